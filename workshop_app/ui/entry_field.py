"""The field that notes are written in, by the facilitator and by participants."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.i18n import _
from workshop_app.services.lines import cleaned, statements
from workshop_app.ui import theme
from workshop_app.ui.board.clip import offered
from workshop_app.ui.pictures.sources import in_clipboard
from workshop_app.ui.widgets.fields import TextArea
from workshop_app.ui.widgets.text_limits import PASTE_LIMIT, UNITS

LETTERS = 20
"""Pixels of what is written, on the console."""


def _needs_text(event: QEvent) -> bool:
    """A blank, undo and redo, and Ctrl with an arrow, which goes from word to word: nothing for an empty line."""
    keys = QKeySequence.StandardKey
    them = (keys.Undo, keys.Redo, keys.MoveToPreviousWord, keys.MoveToNextWord)
    return isinstance(event, QKeyEvent) and (event.key() == Qt.Key.Key_Space or any(event.matches(key) for key in them))


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
    """Pictures, and files that may turn out to be none, as Sources."""

    def __init__(self, limit: int, parent: QWidget | None = None) -> None:
        super().__init__(_("New note"), placeholder=_("Write what is said"), limit=PASTE_LIMIT, rows=1, parent=parent)
        self._most = limit
        self.setProperty("bare", True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._grow)
        self.set_size(LETTERS)

    def set_size(self, pixels: int) -> None:
        """Write letters so large."""
        self.setFont(theme.font(pixels))
        self.setStyleSheet(f"QPlainTextEdit {{ font-size: {pixels}px; }}")
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
        pictures = in_clipboard(source) if what.files or not what.is_rich else []
        if pictures:
            self.pictured.emit(pictures)
        if what.is_rich:
            self.offered.emit(what)
        elif what.plain and not pictures:
            self._insert(what.plain)

    def _insert(self, words: str) -> None:
        cursor = self.textCursor()
        around = self.text().encode(*UNITS)
        before, after = around[: 2 * cursor.selectionStart()], around[2 * cursor.selectionEnd() :]
        whole = before.decode(*UNITS) + words[: 20 * PASTE_LIMIT] + after.decode(*UNITS)
        lines = statements(whole)
        if len(lines) > 1:
            self.pasted.emit(lines)
        elif lines and len(lines[0]) > self._most:
            self.too_long.emit()
        else:
            cursor.insertText(cleaned(words[:PASTE_LIMIT]))
            self.ensureCursorVisible()

    def event(self, event: QEvent) -> bool:
        """An empty line leaves its keys to the window: the note is undone, not what was typed, and phases follow."""
        if event.type() == QEvent.Type.ShortcutOverride and not self.text() and _needs_text(event):
            event.ignore()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab takes the next lane, Shift+Tab the one before."""
        self.laneWanted.emit(1 if forward else -1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds, Escape and the up arrow in an empty line go to the board. A blank begins nothing."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and not self.text()):
            self.leaving.emit()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) or (not self.text() and _needs_text(event)):
            event.ignore()
        else:
            super().keyPressEvent(event)
