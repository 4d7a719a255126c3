"""Steps without a board: the console shows what the room sees, and for buzz groups what one may do about it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from workshop_app.commands.agenda import EditStep, SetParticipants
from workshop_app.commands.buzz_groups import DrawGroups
from workshop_app.domain.buzz_groups import group_sizes, groups_for, head_count
from workshop_app.domain.records import Note, Participant, Step, Timer
from workshop_app.i18n import _, ngettext
from workshop_app.ui import theme
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.projector.surface import ProjectorSurface
from workshop_app.ui.session import Session
from workshop_app.ui.undo_offer import offer_undo
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.card import Card
from workshop_app.ui.widgets.choices import CheckBox, Segmented
from workshop_app.ui.widgets.flow_layout import FlowLayout
from workshop_app.ui.widgets.labels import label
from workshop_app.ui.widgets.numbers import Stepper
from workshop_app.ui.widgets.painting import paint_safely, surface

BESIDE = 560
"""From this width the draw stands beside its choices."""


class RoomPreview(QWidget):
    """The room's picture, 16:9, as large as there is space."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._surface = ProjectorSurface(session, self)
        self._surface.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(64, 36)  # in a low window what one can press below it is whole

    def sizeHint(self) -> QSize:
        """16:9."""
        return QSize(960, 540)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shape of a projector."""
        width = min(self.width(), round(self.height() * 16 / 9)) - 2
        height = round(width * 9 / 16)
        self._surface.setGeometry((self.width() - width) // 2, 1, width, height - 2)
        corner = theme.RADIUS + 2  # a picture less round than this would stand on the corners of the hairline
        self._surface.setMask(_rounded(self._surface.rect(), corner))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline round the picture."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        edge = QRectF(self._surface.geometry()).adjusted(-1, -1, 1, 1)
        surface(painter, edge, theme.RADIUS, theme.palette().paper, theme.palette().line)


def _rounded(area: QRect, radius: int) -> QRegion:
    path = QPainterPath()
    path.addRoundedRect(QRectF(area), radius, radius)
    return QRegion(path.toFillPolygon().toPolygon())


class RoomStage(QWidget):
    """Information, breaks, going round the room: the question and nothing to press."""

    def __init__(self, session: Session, step_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 14, 20, 20)
        box.setSpacing(12)
        box.addWidget(label(_("This is what the room sees"), "small"))
        box.addWidget(RoomPreview(session), 1)


class GroupsBar(Card):
    """Drawing buzz groups: how many in each, mix units, draw again; without a list, how many you are."""

    def __init__(self, session: Session, step_id: str, parent: QWidget | None = None) -> None:
        super().__init__(horizontal=True, padding=14, spacing=12, parent=parent)
        self._session = session
        self._step_id = step_id
        step = session.state.need(Step, step_id)
        self._size = Segmented(_("Groups of"), [("2", 2), ("3", 3), ("4", 4)], step.group_size)
        self._size.valueChanged.connect(self._resize)
        self._mix = CheckBox(_("Mix units"))
        self._mix.setChecked(step.mix_units)
        self._mix.toggled.connect(lambda on: session.run(EditStep(step_id, {"mix_units": on})))
        self._count = Stepper(_("How many are you?"), minimum=0, maximum=2000)
        self._count.valueChanged.connect(lambda number: session.run(SetParticipants(count=number)))
        self._how_many = _pair(label(_("How many are you?"), "body"), self._count)
        self._told = label("", "small")
        self._again = Button("", "primary", key="F6", icon="shuffle")
        self._again.clicked.connect(self.draw_groups)
        choices = QWidget()
        flow = FlowLayout(choices, spacing=12)  # wraps in a narrow window, where one row would squash the buttons
        for widget in (_pair(label(_("Groups of"), "strong"), self._size), self._mix, self._how_many):
            flow.addWidget(widget)
        self.body.addWidget(choices, 1)
        act = QHBoxLayout()
        act.setSpacing(12)
        act.addStretch(1)
        act.addWidget(self._told)
        act.addWidget(self._again)
        self.body.addLayout(act)
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is drawn now."""
        state = self._session.state
        step = state.find(Step, self._step_id)
        if step is None:
            return
        listed = bool(state.of(Participant))
        self._how_many.setVisible(not listed)
        self._mix.setVisible(listed)
        if self._count.value() != state.workshop.participant_count:
            self._count.blockSignals(True)
            self._count.setValue(state.workshop.participant_count)
            self._count.blockSignals(False)
        groups = groups_for(state, step)
        self._again.setText(_("Draw again") if groups else _("Draw groups"))
        self._again.setKind("secondary" if groups else "primary")
        expected = len(groups) or len(group_sizes(head_count(state), step.group_size))
        self._told.setText(ngettext("{n} group", "{n} groups", expected) if expected else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window what one does stands below what one chooses."""
        way = QBoxLayout.Direction
        self.body.setDirection(way.LeftToRight if self.width() >= BESIDE else way.TopToBottom)

    def _resize(self, size: int) -> None:
        self._session.run(EditStep(self._step_id, {"group_size": size}))
        if groups_for(self._session.state, self._session.state.need(Step, self._step_id)):
            self.draw_groups()

    def draw_groups(self) -> None:
        """Draw groups. When that takes others apart, say so: they may sit together, and have given notes."""
        state = self._session.state
        there = groups_for(state, state.need(Step, self._step_id))
        if self._session.run(DrawGroups(self._step_id)) and there:
            words = _("New groups are drawn.")
            if any(note.group for note in state.of(Note).values()):
                words = _("New groups are drawn. Notes keep the number of the group that gave them.")
            offer_undo(self.window(), self._session, words)


def _pair(words: QWidget, control: QWidget) -> QWidget:
    """A control with its words before it, kept together."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(words)
    row.addWidget(control)
    return holder


class BuzzStage(QWidget):
    """Buzz groups: the room's picture with the draw under it, then the harvest on the board."""

    def __init__(self, session: Session, step_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._step_id = step_id
        self._talk = QWidget()
        box = QVBoxLayout(self._talk)
        box.setContentsMargins(20, 14, 20, 20)
        box.setSpacing(12)
        box.addWidget(label(_("This is what the room sees"), "small"))
        box.addWidget(RoomPreview(session), 1)
        self.groups = GroupsBar(session, step_id)
        box.addWidget(self.groups)
        self._collect: CollectStage | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._talk)
        session.changed.connect(self.refresh)
        self.refresh()

    def draw_groups(self) -> None:
        """Draw new groups, but not while they are giving their notes."""
        if self._stack.currentWidget() is self._talk:
            self.groups.draw_groups()

    def show_note(self, note_id: str) -> None:
        """Show a note on the board of the harvest."""
        if self._collect is not None:
            self._collect.show_note(note_id)

    def leads(self) -> bool:
        """Whether the main thing to do is here: draw the groups."""
        step = self._session.state.find(Step, self._step_id)
        return step is not None and not self._harvests() and not groups_for(self._session.state, step)

    def _harvests(self) -> bool:
        timer = self._session.state.find(Timer, self._step_id)
        return timer is not None and timer.phase == 2

    def refresh(self) -> None:
        """The harvest has the board; before it, the groups have the floor."""
        if self._harvests():
            if self._stack.currentWidget() is self._collect:
                return
            if self._collect is None:
                self._collect = CollectStage(self._session, self._step_id)
                self._stack.addWidget(self._collect)
            self._stack.setCurrentWidget(self._collect)
            self.setFocusProxy(self._collect)
            self._collect.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._stack.setCurrentWidget(self._talk)
