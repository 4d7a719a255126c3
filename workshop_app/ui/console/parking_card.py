"""The parking lot at the right of the console, and the way from it back to the board."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from workshop_app.commands.notes import MoveNotes
from workshop_app.domain import board
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.records import Lane
from workshop_app.i18n import _
from workshop_app.ui import theme
from workshop_app.ui.board.landing import PARKS
from workshop_app.ui.session import Session
from workshop_app.ui.text_blocks import breakable
from workshop_app.ui.widgets.card import Card, CardButton
from workshop_app.ui.widgets.clearing import clear
from workshop_app.ui.widgets.labels import label, set_tooltip
from workshop_app.ui.widgets.menu import Menu
from workshop_app.ui.widgets.painting import focus_ring, surface
from workshop_app.wording import SHAPES

MOST = 12
"""So many parked notes are shown, the last."""


class ParkedNote(CardButton):
    """A note that is parked, small. A press offers the lanes it can go to."""

    def __init__(self, text: str) -> None:
        super().__init__(text, padding=10)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click takes no words from the line one writes in
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.click)
        set_tooltip(self, _("Move it to the board"))
        self.body.addWidget(label(breakable(text[:300]), "small", wrap=True, tone="parked_ink"))

    def draw(self, painter: QPainter) -> None:
        """Its surface, and an edge when it can be pressed."""
        p = theme.palette()
        edge = p.line if p.name == "contrast" else ""
        lit = self.hovered() or self.isDown()
        surface(painter, QRectF(self.rect()), 8, p.parked, p.field_line if lit else edge)
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), 8)


class ParkingCard(Card):
    """What has been parked; a note that is dragged here is parked, too."""

    sought = Signal(QWidget)
    """A note that should be in sight."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(padding=16, spacing=8, parent=parent)
        self._session = session
        self.setProperty(PARKS, True)
        self._shown: object = None
        self.rows: dict[str, ParkedNote] = {}
        self._sought = ""
        """A note that is shown however many have been parked since."""
        self.body.addWidget(label(_("Parking lot"), "strong"))
        self._rows = Card(look="plain", padding=0, spacing=8)
        self.body.addWidget(self._rows)
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is parked now."""
        lot = board.parking_lot(self._session.state)
        notes = board.notes_in_lane(self._session.state, lot.id) if lot else []
        self.setVisible(lot is not None)
        if notes == self._shown:
            return
        self._shown = notes
        clear(self._rows.body)
        if not notes:
            self._rows.body.addWidget(label(_("Nothing parked yet."), "small", wrap=True))
        self.rows = {}
        for note in [*(note for note in notes[:-MOST] if note.id == self._sought), *notes[-MOST:]]:
            self.rows[note.id] = row = ParkedNote(note.text)
            row.clicked.connect(partial(self._offer_lanes, note.id, row))
            self._rows.body.addWidget(row)
        if len(notes) > MOST:
            self._rows.body.addWidget(label(_("and {n} more").format(n=len(notes) - len(self.rows)), "small"))

    def show_note(self, note_id: str) -> None:
        """Show a note, if it is parked, and go there with the keyboard."""
        self._sought, self._shown = note_id, None
        self.refresh()
        if note_id in self.rows:
            self.rows[note_id].setFocus(Qt.FocusReason.TabFocusReason)
            self._reach_soon()

    def showEvent(self, event: QShowEvent) -> None:
        """The panel has been unfolded."""
        self._reach_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A note that was sought stays in sight while the keyboard is there."""
        self._reach_soon()

    def _reach_soon(self) -> None:
        QTimer.singleShot(0, self, self._reach)  # once the rows have their places

    def _reach(self) -> None:
        row = self.rows.get(self._sought)
        if row is not None and row.hasFocus():
            self.sought.emit(row)

    def _offer_lanes(self, note_id: str, row: ParkedNote) -> None:
        menu = Menu(self)
        for lane in self._session.state.ordered(Lane):
            if lane.kind is not NoteKind.PARKED:
                words = _("Move to {lane}").format(lane=f"{SHAPES[lane.kind]} {lane.title}")
                menu.addAction(words.replace("&", "&&"), partial(self._move, note_id, lane.id))
        menu.popup(row.mapToGlobal(QPoint(0, row.height())))

    def _move(self, note_id: str, lane_id: str) -> None:
        self._session.run(MoveNotes((note_id,), lane_id))
