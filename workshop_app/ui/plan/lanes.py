"""The lanes of the board: named, moved, added, and removed when empty."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app import i18n
from workshop_app.commands.canvas import MakeLaneFlow, MakeLaneFree
from workshop_app.commands.lanes import LANE_LIMIT, AddLane, EditLane, MoveLane, RemoveLane
from workshop_app.domain.board import notes_in_lane
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.records import Lane
from workshop_app.i18n import _, ngettext
from workshop_app.ui.plan.binding import Binder
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.buttons import Bin, Button, IconButton
from workshop_app.ui.widgets.choices import Choice
from workshop_app.ui.widgets.fields import TextField
from workshop_app.ui.widgets.labels import label
from workshop_app.ui.widgets.marks import Pill, Tone
from workshop_app.ui.widgets.menu import Menu
from workshop_app.wording import SHAPES, kind_word

ABREAST = 600
"""From this width all about a lane stands in one row."""
TONES: dict[NoteKind, Tone] = {
    NoteKind.PROBLEM: "problem",
    NoteKind.IDEA: "idea",
    NoteKind.QUESTION: "question",
    NoteKind.PARKED: "parked",
}


class LanesEditor(QWidget):
    """A row for each lane."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rows: list[LaneRow] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self.add = Button(_("Add lane"), "quiet", icon="plus")
        self.add.clicked.connect(self._open_menu)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        self._box.addLayout(foot)

    def refresh(self) -> None:
        """Show the lanes as they are."""
        lanes = self._session.state.ordered(Lane)
        if [row.lane_id for row in self.rows] != [lane.id for lane in lanes]:
            self._arrange(lanes)
        for number, row in enumerate(self.rows):
            row.refresh(number, len(self.rows))
        widest = max((row.count.sizeHint().width() for row in self.rows if row.count.text()), default=0)
        for row in self.rows:  # so that what comes after stands in line
            row.count.setFixedWidth(widest)
            row.count.setVisible(widest > 0)
        self.add.setEnabled(len(lanes) < LANE_LIMIT)

    def _arrange(self, lanes: list[Lane]) -> None:
        """The rows of these lanes, in this order; the keyboard stays with its row, or goes to the one in its place."""
        before, focused = self.rows, QApplication.focusWidget()
        old = {row.lane_id: row for row in before}
        self.rows = [old.pop(lane.id) if lane.id in old else LaneRow(self._session, lane) for lane in lanes]
        for number, row in enumerate(self.rows):
            self._box.insertWidget(number, row)
        for row in old.values():
            if focused is not None and row.isAncestorOf(focused) and self.rows:
                self.rows[min(before.index(row), len(self.rows) - 1)].name.setFocus(Qt.FocusReason.TabFocusReason)
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        stops = [stop for row in self.rows for stop in (row.name, row.lies, row.up, row.down, row.remove)]
        for first, second in pairwise([*stops, self.add]):
            QWidget.setTabOrder(first, second)

    def _open_menu(self) -> None:
        menu = Menu(self)
        for kind in (NoteKind.PROBLEM, NoteKind.IDEA, NoteKind.QUESTION):
            menu.addAction(f"{SHAPES[kind]}  {kind_word(i18n.current(), kind)}", partial(self.add_lane, kind))
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    def add_lane(self, kind: NoteKind) -> None:
        """Add a lane with the word of its kind as its name, ready to be changed."""
        before = {row.lane_id for row in self.rows}
        if self._session.run(AddLane(kind, kind_word(self._session.language, kind))):
            for row in self.rows:
                if row.lane_id not in before:
                    row.name.setFocus()
                    row.name.selectAll()


class LaneRow(QWidget):
    """Kind, name, how many notes, and buttons."""

    def __init__(self, session: Session, lane: Lane) -> None:
        super().__init__()
        self._session = session
        self.lane_id = lane.id
        self._binder = Binder(
            session,
            self,
            lambda: session.state.find(Lane, self.lane_id),
            lambda values: EditLane(self.lane_id, values["title"]),
        )
        self.name = TextField(_("Name of the lane"), limit=80)
        self._binder.line(self.name, "title")
        pill = Pill(f"{SHAPES[lane.kind]} {kind_word(i18n.current(), lane.kind)}", TONES[lane.kind])
        self.count = label("", "small")
        self.lies = Choice(_("How notes lie in the lane"), [(_("Flows"), False), (_("Free canvas"), True)], lane.free)
        self.lies.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)  # both words whole, in any language
        self.lies.valueChanged.connect(self._lie)
        self.up = IconButton("chevron-up", _("Move the lane up"))
        self.down = IconButton("chevron-down", _("Move the lane down"))
        self.remove = Bin(_("Remove the lane"))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.remove.clicked.connect(lambda: session.run(RemoveLane(self.lane_id)))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        pill.setMinimumWidth(110)
        for column, widget in enumerate((pill, self.name, self.count, self.lies, self.up, self.down, self.remove)):
            self._grid.addWidget(widget, 0, column)
        self._grid.setColumnStretch(1, 1)
        self.lies.setVisible(lane.kind is not NoteKind.PARKED)  # now that it lies in something: else it is a window

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the name would have no room, how notes lie stands below it."""
        abreast = self.width() >= ABREAST
        policy = self.lies.sizePolicy()
        policy.setRetainSizeWhenHidden(abreast)  # so that the rows stand in line
        self.lies.setSizePolicy(policy)
        if abreast:
            self._grid.addWidget(self.lies, 0, 3)
        else:
            self._grid.addWidget(self.lies, 1, 1)

    def refresh(self, number: int, count: int) -> None:
        """Show the lane as it is, and what can be done with it."""
        self._binder.show()
        lane = self._session.state.need(Lane, self.lane_id)
        notes = len(notes_in_lane(self._session.state, self.lane_id))
        self.count.setText(ngettext("{n} note", "{n} notes", notes) if notes else "")
        self.lies.setValue(lane.free)
        parked = lane.kind is NoteKind.PARKED
        others = [other for other in self._session.state.of(Lane).values() if other.kind is not NoteKind.PARKED]
        for button, other, usable in ((self.up, self.down, number > 0), (self.down, self.up, number < count - 1)):
            if button.hasFocus() and not usable:  # or the keyboard would be at what removes the lane
                other.setEnabled(True)
                other.setFocus(Qt.FocusReason.TabFocusReason)
            button.setEnabled(usable)
        self.remove.setEnabled(not notes and not parked and len(others) > 1)

    def _lie(self, free: bool) -> None:
        self._session.run(MakeLaneFree(self.lane_id) if free else MakeLaneFlow(self.lane_id))

    def _move(self, step: int) -> None:
        place = [lane.id for lane in self._session.state.ordered(Lane)].index(self.lane_id)
        self._session.run(MoveLane(self.lane_id, max(0, place + step)))
