"""The line at the bottom of the board where the facilitator writes what the room says: type, Enter, type, Enter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from workshop_app.domain.records import Lane
from workshop_app.i18n import _
from workshop_app.services.lines import statements
from workshop_app.ui.entry_field import EntryField
from workshop_app.ui.widgets.card import Card
from workshop_app.ui.widgets.keycap import KeyCap
from workshop_app.ui.widgets.labels import label
from workshop_app.ui.widgets.marks import Pill
from workshop_app.wording import SHAPES

NARROW = 800


class _LanePill(Pill):
    """The lane that notes go to; a press takes the next."""

    pressed = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the next lane."""
        self.pressed.emit()


class EntryLine(Card):
    """Lane, text, the group in turn, and what the keys do."""

    entered = Signal(list)
    """Statements to add; call `clear` when they are safely on disk."""
    offered = Signal(object)
    tooLong = Signal()
    laneChanged = Signal()
    leaving = Signal()

    def __init__(self, lanes: list[Lane], limit: int, parent: QWidget | None = None) -> None:
        super().__init__(horizontal=True, padding=0, spacing=10, parent=parent)
        self._lanes = lanes
        self._index = 0
        self.field = EntryField(limit)
        self._pill = _LanePill("")
        self._pill.setCursor(Qt.CursorShape.PointingHandCursor)
        self._group = Pill("", "neutral")
        self.body.setContentsMargins(14, 10, 14, 10)
        self._words = (label(_("changes"), tone="ink_2"), label(_("adds"), tone="ink_2"))
        before: tuple[QWidget, ...] = (self._pill, KeyCap("Tab"), self._words[0])
        after: tuple[QWidget, ...] = (self._group, KeyCap("Enter"), self._words[1])
        for part in (*before, self.field, *after):
            self.body.addWidget(part, 1 if part is self.field else 0)
        self.setMinimumHeight(54)
        self.setFocusProxy(self.field)
        self.field.entered.connect(self._enter)
        self.field.pasted.connect(self.entered)
        self.field.offered.connect(self.offered)
        self.field.too_long.connect(self.tooLong)
        self.field.laneWanted.connect(self.change_lane)
        self.field.leaving.connect(self.leaving)
        self._pill.pressed.connect(self.change_lane)
        self.set_group("")
        self._show_lane()

    @property
    def lane(self) -> Lane | None:
        """The lane that notes go to."""
        return self._lanes[self._index] if self._lanes else None

    def set_lanes(self, lanes: list[Lane]) -> None:
        """The lanes there are now; the chosen one stays."""
        chosen = self.lane.id if self.lane else ""
        self._lanes = lanes
        self._index = next((index for index, lane in enumerate(lanes) if lane.id == chosen), 0)
        self._show_lane()

    def set_group(self, name: str) -> None:
        """The group whose turn it is to give a note."""
        self._group.setText(name)
        self._group.setVisible(bool(name))

    def set_spotlit(self, code: str) -> None:
        """The note that the room sees alone, if it does, and the key that ends it."""
        words = _("The room sees only {code} – Space shows all").format(code=code)
        self.field.setPlaceholderText(words if code else _("Write what is said"))

    def change_lane(self, by: int = 1) -> None:
        """Take the next lane, after the last the first; with -1 the one before."""
        if self._lanes:
            self._index = (self._index + by) % len(self._lanes)
            self._show_lane()
            self.laneChanged.emit()

    def restore(self, words: str, lane_id: str) -> None:
        """Go on with what was half written."""
        self._index = next((index for index, lane in enumerate(self._lanes) if lane.id == lane_id), 0)
        self._show_lane()
        self.field.setPlainText(words)
        self.field.moveCursor(QTextCursor.MoveOperation.End)

    def begin(self, text: str) -> None:
        """Take the keyboard with what was typed elsewhere."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.insertPlainText(text)

    def clear(self) -> None:
        """Empty the line for the next statement."""
        self.field.clear()

    def keep(self, statements: list[str]) -> None:
        """Leave in the line what could not be added."""
        self.field.setPlainText("\n".join(statements))

    def _enter(self) -> None:
        lines = statements(self.field.text())
        if lines:
            self.entered.emit(lines)

    def _show_lane(self) -> None:
        lane = self.lane
        if lane is not None:
            self._pill.setTone(lane.kind.value)
            self._pill.setText(f"{SHAPES[lane.kind]} {lane.title}")
            self.field.setAccessibleDescription(lane.title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow line the keys stand without words."""
        for words in self._words:
            words.setVisible(self.width() >= NARROW)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Writing is what it is for."""
        self.field.setFocus(event.reason())
