"""The line at the bottom of the board where the facilitator writes what the room says: type, Enter, type, Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.domain.records import Lane
from workshop_app.i18n import _
from workshop_app.services.clipboard import is_rich, statements
from workshop_app.services.importing import cleaned
from workshop_app.ui import theme
from workshop_app.ui.board.clip import offered
from workshop_app.ui.pictures.sources import in_clipboard
from workshop_app.ui.widgets import Card, KeyCap, Pill, TextArea, label
from workshop_app.ui.widgets.text_limits import PASTE_LIMIT
from workshop_app.wording import SHAPES

NARROW = 800


def _is_undo(event: QEvent) -> bool:
    keys = QKeySequence.StandardKey
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in (keys.Undo, keys.Redo))


class EntryField(TextArea):
    """One line that grows to three when what is said is long. Enter is `entered`, Tab and Shift+Tab `laneWanted`."""

    entered = Signal()
    laneWanted = Signal(int)
    """The next lane (1), or the one before (-1)."""
    leaving = Signal()
    pasted = Signal(list)
    """Several statements at once."""
    offered = Signal(object)
    """Notes from a board, or a table from a spreadsheet."""
    pictured = Signal(list)
    """Pictures, as Sources."""
    too_long = Signal()
    """One pasted line is longer than anything that can be a note."""

    def __init__(self, limit: int, parent: QWidget | None = None) -> None:
        super().__init__(_("New note"), placeholder=_("Write what is said"), limit=PASTE_LIMIT, rows=1, parent=parent)
        self._most = limit
        self.setProperty("bare", True)
        self.setFont(theme.font(20))
        self.setStyleSheet("QPlainTextEdit { font-size: 20px; }")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._grow)
        self._grow()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(240, self.fontMetrics().lineSpacing() + 2)

    def _grow(self) -> None:
        lines = max(1, min(3, round(self.document().size().height())))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 2)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste and drop: several lines are several notes; one line is just text."""
        what = offered(source)
        pictures = [] if is_rich(what) else in_clipboard(source)
        if is_rich(what):
            self.offered.emit(what)
        elif pictures:
            self.pictured.emit(pictures)
        if is_rich(what) or pictures or not what.plain:
            return
        cursor = self.textCursor()
        around = self.text()
        whole = around[: cursor.selectionStart()] + what.plain[: 20 * PASTE_LIMIT] + around[cursor.selectionEnd() :]
        lines = statements(whole)
        if len(lines) > 1:
            self.pasted.emit(lines)
        elif lines and len(lines[0]) > self._most:
            self.too_long.emit()
        else:
            cursor.insertText(cleaned(what.plain[:PASTE_LIMIT]))
            self.ensureCursorVisible()

    def event(self, event: QEvent) -> bool:
        """An empty line leaves undo and redo to the window: the note is undone, not what was typed."""
        if event.type() == QEvent.Type.ShortcutOverride and not self.text() and _is_undo(event):
            event.ignore()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab takes the next lane, Shift+Tab the one before."""
        self.laneWanted.emit(1 if forward else -1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds, Escape and the up arrow in an empty line go to the board."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and not self.text()):
            self.leaving.emit()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            event.ignore()
        else:
            super().keyPressEvent(event)


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

    def change_lane(self, by: int = 1) -> None:
        """Take the next lane, after the last the first; with -1 the one before."""
        if self._lanes:
            self._index = (self._index + by) % len(self._lanes)
            self._show_lane()

    def begin(self, text: str) -> None:
        """Take the keyboard with what was typed elsewhere."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.insertPlainText(text)

    def paste(self) -> None:
        """Take the keyboard and what is on the clipboard."""
        self.begin("")
        self.field.paste()

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
