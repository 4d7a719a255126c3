"""Which lanes a step works with."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.domain.board import lanes_shown
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.records import Lane, Step
from workshop_app.ui import theme
from workshop_app.ui.plan.binding import Binder
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.choices import CheckBox
from workshop_app.ui.widgets.clearing import clear
from workshop_app.ui.widgets.flow_layout import FlowLayout
from workshop_app.ui.widgets.labels import label


class LaneChoice(QWidget):
    """A tick for each lane. At least one stays; all but the parking lot are what holds when nobody chooses."""

    def __init__(self, title: str, binder: Binder, session: Session) -> None:
        super().__init__()
        self._binder = binder
        self._session = session
        self._boxes: dict[str, CheckBox] = {}
        self._shown: list[tuple[str, str]] = []
        self.setAccessibleName(title)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        head = label(title, "eyebrow")
        head.setFont(theme.font(theme.SMALL, "semibold"))
        box.addWidget(head)
        self._ticks = QWidget()
        self._flow = FlowLayout(self._ticks, spacing=12, between=0)
        box.addWidget(self._ticks)
        binder.custom(self._show)

    def _show(self, step: Step) -> None:
        lanes = self._session.state.ordered(Lane)
        now = [(lane.id, lane.title) for lane in lanes]
        if now != self._shown:
            self._shown = now
            self._rebuild(lanes)
        chosen = {lane.id for lane in lanes_shown(self._session.state, step)}
        for lane_id, tick in self._boxes.items():
            before = tick.blockSignals(True)
            tick.setChecked(lane_id in chosen)
            tick.blockSignals(before)

    def _rebuild(self, lanes: list[Lane]) -> None:
        clear(self._flow)
        self._boxes = {lane.id: CheckBox(lane.title) for lane in lanes}
        for tick in self._boxes.values():
            tick.toggled.connect(self._choose)
            self._flow.addWidget(tick)

    def _choose(self) -> None:
        chosen = tuple(lane_id for lane_id, tick in self._boxes.items() if tick.isChecked())
        usual = tuple(lane.id for lane in self._session.state.ordered(Lane) if lane.kind is not NoteKind.PARKED)
        if chosen:
            self._binder.change({"lanes": () if chosen == usual else chosen})
        else:
            self._binder.show()
