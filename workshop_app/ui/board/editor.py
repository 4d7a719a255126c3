"""The one floating editor of a board: for the words of a note and the name of a theme."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from workshop_app.ui import theme
from workshop_app.ui.widgets import TextArea, set_invalid

COMMITS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class InPlaceEditor(TextArea):
    """Enter commits, Shift+Enter makes a new line, Escape leaves everything as it was."""

    left = Signal(bool)
    """The editing is over; True when by a key, so that the board takes the keyboard back."""

    def __init__(
        self,
        name: str,
        text: str,
        parent: QWidget,
        *,
        commit: Callable[[str], bool],
        font: QFont,
        fill: str,
        limit: int,
        lines: bool,
    ) -> None:
        super().__init__(name, text=text, limit=limit, rows=1, parent=parent)
        self._commit = commit
        self._before = self.text()
        self._lines = lines
        self._over = False
        self.setFont(font)
        self.setTabChangesFocus(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        size = font.pixelSize()
        self.setStyleSheet(f"QPlainTextEdit {{ background: {fill}; border-radius: 10px; font-size: {size}px; }}")
        if lines:
            self.moveCursor(QTextCursor.MoveOperation.End)
        else:
            self.selectAll()

    def minimumSizeHint(self) -> QSize:
        """As small as its place."""
        return QSize(60, 30)

    def place(self, area: QRect, room: QRect) -> None:
        """Lie over an area, at least large enough to write in, inside a room."""
        width = min(max(area.width(), 220), room.width())
        height = min(max(area.height(), self.fontMetrics().lineSpacing() + 22), room.height())
        self.setMinimumHeight(0)
        left = max(room.left(), min(area.left(), room.right() - width))
        top = max(room.top(), min(area.top(), room.bottom() - height))
        self.setGeometry(left, top, width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Tab and Escape end the editing."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave(by_key=True)
        elif event.key() in COMMITS and not (
            self._lines and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and event.key() != Qt.Key.Key_Tab
        ):
            self.finish(by_key=True)
        else:
            set_invalid(self, False)
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere keeps what was written, if it can be kept."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.finish(by_key=False)

    def finish(self, *, by_key: bool) -> None:
        """Keep what was written; when it is refused it stays in the editor."""
        if self._over:
            return
        words = self.text() if self._lines else " ".join(self.text().split())
        unchanged = words == self._before or (not by_key and not words.strip())
        if unchanged or self._commit(words):
            self._leave(by_key)
        else:
            set_invalid(self, True)

    def _leave(self, by_key: bool) -> None:
        if not self._over:
            self._over = True
            self.hide()
            self.left.emit(by_key)
            self.deleteLater()


def note_fill(color: str) -> str:
    """The ground to write on: the note's colour, or white where colours must be few."""
    return theme.palette().card if theme.palette().name == "contrast" else color
