"""The panel at the right of the console, with its cards."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workshop_app.i18n import _
from workshop_app.ui.console.parking_card import ParkingCard
from workshop_app.ui.console.side_cards import ClockCard, HarvestCard, NotesCard
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.scroll_area import ScrollArea
from workshop_app.ui.widgets.side_panel import SidePanel


class CardsPanel(SidePanel):
    """Clock, notes to self, harvest and parking lot, one below the other."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("Clock and notes"), "right", 280, parent=parent)
        area = ScrollArea(spacing=12)
        # Cards hide and show themselves: without a parent that would be a window of its own.
        self.clock = ClockCard(session, area)
        self.harvest, self.parking = HarvestCard(session, area), ParkingCard(session, area)
        self.parking.sought.connect(area.ensureWidgetVisible)
        for card in (self.clock, NotesCard(session, area), self.harvest, self.parking):
            area.body.addWidget(card)
        area.body.addStretch(1)
        # The cards scroll to the very edge of the window, with air below the last.
        area.body.setContentsMargins(0, 0, 0, 16)
        self.body.setContentsMargins(16, 0, 16, 0)
        self.body.addWidget(area)
