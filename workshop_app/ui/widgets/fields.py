"""Fields to write in. They take plain text only, and never more than they can show at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.ui import theme
from workshop_app.ui.icons import paint_icon
from workshop_app.ui.widgets.keycap import draw_keys, keys_width
from workshop_app.ui.widgets.labels import label
from workshop_app.ui.widgets.painting import paint_safely
from workshop_app.ui.widgets.text_limits import OneLine, one_line, tame


def set_invalid(widget: QWidget, invalid: bool) -> None:
    """Show or take away the edge that says the content cannot be understood."""
    if bool(widget.property("invalid")) != invalid:
        widget.setProperty("invalid", invalid)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _writes(event: QKeyEvent) -> bool:
    """Whether a key writes a letter; Ctrl with Alt is AltGr."""
    alone = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return alone != Qt.KeyboardModifier.ControlModifier and event.text() >= " " and event.text() != "\x7f"


def _aside(hint: str) -> str:
    """A hint for an empty field, without the cursor in its first letter."""
    return f"\u2009{hint}" if hint else ""


class TextField(QLineEdit):
    """One line of plain text. Signals as QLineEdit: textEdited, editingFinished, returnPressed."""

    problemChanged = Signal(str)
    """What to write instead of what stands there, empty when all is well: for a `Field` to show below."""

    def __init__(
        self, name: str, *, text: str = "", placeholder: str = "", limit: int = 500, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self._limit = limit
        self.setValidator(OneLine(limit, self))
        self.setFixedHeight(theme.TARGET)
        self.setText(text)

    def setPlaceholderText(self, text: str) -> None:
        """A hair away from the cursor."""
        super().setPlaceholderText(_aside(text))

    def setText(self, text: str | None) -> None:
        """Show a text, in one line and capped."""
        super().setText(one_line((text or "")[: self._limit], self._limit))

    def setProblem(self, text: str) -> None:
        """Say that the text cannot be understood and what to write instead; the empty string takes it back."""
        if bool(text) != bool(self.property("invalid")):
            set_invalid(self, bool(text))
            self.problemChanged.emit(text)

    def event(self, event: QEvent) -> bool:
        """Where nothing has been typed there is nothing to undo: the keys are left to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
            if (undo and not self.isUndoAvailable()) or (redo and not self.isRedoAvailable()):
                event.ignore()
                return True
        return super().event(event)


class SearchField(TextField):
    """A field to search with, with an icon first and key caps last. Escape empties it."""

    def __init__(self, name: str, *, placeholder: str = "", keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder=placeholder, parent=parent)
        self._keys = keys
        right = round(keys_width(keys)) + 8 if keys else 0
        self.setTextMargins(28, 0, right, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties; a second one goes on to the window."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.textEdited.emit("")
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, then its icon and caps."""
        super().paintEvent(event)
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        middle = self.height() / 2
        paint_icon(painter, "search", QPointF(25, middle), 20, theme.palette().ink_2)
        if self._keys:
            draw_keys(painter, self._keys, self.width() - keys_width(self._keys) - 14, middle)


class TextArea(QPlainTextEdit):
    """Several lines of plain text, at most `limit` characters. Tab leaves it; Ctrl+Enter is `submitted`."""

    editingFinished = Signal()
    """The text has changed and the focus has left, or Ctrl+Enter was pressed."""
    submitted = Signal()
    too_long = Signal()
    """More was written than there is room for: it was not taken in."""

    def __init__(
        self,
        name: str,
        *,
        text: str = "",
        placeholder: str = "",
        limit: int = 10_000,
        rows: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._limit = limit
        self._rows = rows
        self._finished = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(self.sizeHint().height())
        self.setPlainText(text)

    def setPlaceholderText(self, text: str) -> None:
        """A hair away from the cursor."""
        super().setPlaceholderText(_aside(text))
        if self.isVisible():
            self.viewport().update()  # Qt paints only one that comes or goes

    def text(self) -> str:
        """What is written, to the letter: Qt's own plain text lets every space break."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def setPlainText(self, text: str) -> None:
        """Show a text, tamed and capped."""
        super().setPlainText(tame(text, self._limit))
        self._finished = self.text()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(240, QFontMetrics(self.font()).lineSpacing() * self._rows + 26)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste and drop: the plain text only, tamed, and only as much as there is room for."""
        if source.hasText() and (room := self.room()) > 0:
            self.textCursor().insertText(tame(source.text(), room))
            self.ensureCursorVisible()

    def room(self) -> int:
        """How many letters can be written, in the place of what is chosen: as a limit counts, not as Qt does."""
        return self._limit - len(self.text()) + len(self.textCursor().selectedText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter says that the text is ready. A letter there is no room for is not written."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._finish()
            self.submitted.emit()
        elif (enter or _writes(event)) and self.room() < len(event.text()):
            if not event.isAutoRepeat():
                self.too_long.emit()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Letters made of several keys: as many as there is room for."""
        words, room = event.commitString(), self.room() + event.replacementLength()
        if len(words) > room:
            event.setCommitString(words[:room], event.replacementStart(), event.replacementLength())
            self.too_long.emit()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving ends the editing."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._finish()

    def _finish(self) -> None:
        if self.text() != self._finished:
            self._finished = self.text()
            self.editingFinished.emit()


class Field(QWidget):
    """A field with its name above and, when something is wrong, the reason below."""

    def __init__(self, text: str, control: QWidget, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self._error = label("", "small", wrap=True, tone="danger")
        self._error.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(_head(text, hint, control))
        grows = control.sizePolicy().verticalPolicy() != QSizePolicy.Policy.Fixed
        box.addWidget(control, 1 if grows else 0)
        box.addWidget(self._error)
        if not grows:
            box.addStretch(1)
        if isinstance(control, TextField):
            control.problemChanged.connect(self.setError)
        if not control.accessibleName():
            control.setAccessibleName(text)
        if hint:
            control.setAccessibleDescription(hint)

    def setError(self, text: str) -> None:
        """Say what is wrong, where it is; the empty string takes it away."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        set_invalid(self.control, bool(text))


def _head(text: str, hint: str, control: QWidget) -> QLabel:
    head = _Head(text, hint)
    head.setBuddy(control)
    return head


class _Head(QLabel):
    """The name in bold with a hint in grey after it."""

    def __init__(self, text: str, hint: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(theme.SMALL, "semibold"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._hint = hint
        self.setText(text.replace("&", "&&"))

    def event(self, event: QEvent) -> bool:
        """A press on the name goes to the field."""
        buddy = self.buddy()
        if event.type() == QEvent.Type.MouseButtonPress and buddy is not None:
            buddy.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The name by Qt, the hint by us."""
        super().paintEvent(event)
        if self._hint:
            paint_safely(self, self._draw_hint)

    def _draw_hint(self, painter: QPainter) -> None:
        left = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 6
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(QColor(theme.palette().ink_2))
        room = QRect(left, 0, self.width() - left, self.height())
        hint = QFontMetrics(painter.font()).elidedText(self._hint, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), hint)
