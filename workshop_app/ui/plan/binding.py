"""Fields tied to the values of a record: what is typed becomes commands, what changes elsewhere is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from workshop_app.commands.base import Command
from workshop_app.domain.records import Record
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.choices import CheckBox, Choice, Segmented
from workshop_app.ui.widgets.fields import TextArea, TextField, set_invalid
from workshop_app.ui.widgets.numbers import Stepper
from workshop_app.ui.widgets.text_limits import UNITS

Read = Callable[[], Record | None]
Make = Callable[[dict[str, Any]], Command]


class LeaveUndo(QObject):
    """Lets Ctrl+Z and its friends pass a field by, so that the page undoes what the field has already saved."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim the key for nobody here; then the page's shortcut gets it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if control and event.key() in (Qt.Key.Key_Z, Qt.Key.Key_Y):
                event.ignore()
                return True
        return False


class GrowingArea(TextArea):
    """A text area as high as its text, from `rows` to `most` lines; beyond that it scrolls."""

    def __init__(self, name: str, *, rows: int = 2, most: int = 7, limit: int = 1000) -> None:
        super().__init__(name, rows=rows, limit=limit)
        self._least, self._most = rows, most
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()

    def _grow(self) -> None:
        lines = max(self._least, min(self._most, round(self.document().size().height())))
        height = lines * (QFontMetrics(self.font()).lineSpacing() + 1) + 28
        if height != self.height():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._grow()


class Binder:
    """The fields of one record. A field whose text was refused keeps it, is marked, and is tried again."""

    def __init__(self, session: Session, owner: QWidget, read: Read, make: Make) -> None:
        self._session = session
        self._read = read
        self._make = make
        self._leave_undo = LeaveUndo(owner)
        self._shows: list[Callable[[Any], None]] = []
        self._refused: dict[QWidget, Callable[[], dict[str, Any]]] = {}

    def line(self, field: TextField, name: str) -> None:
        """A line of text."""
        field.installEventFilter(self._leave_undo)
        field.textEdited.connect(lambda _text: self._typed(field, lambda: {name: field.text()}))
        field.editingFinished.connect(self._session.editor.end_bout)
        self._shows.append(lambda record: self._show_line(field, getattr(record, name)))

    def area(self, field: TextArea, name: str) -> None:
        """Several lines of text."""
        field.installEventFilter(self._leave_undo)
        field.setUndoRedoEnabled(False)
        field.textChanged.connect(lambda: self._typed(field, lambda: {name: field.text()}))
        field.editingFinished.connect(self._session.editor.end_bout)
        self._shows.append(lambda record: self._show_area(field, getattr(record, name)))

    def number(self, field: Stepper, name: str, also: Callable[[int], dict[str, Any]] | None = None) -> None:
        """A number; `also` says what else must change with it."""
        field.valueChanged.connect(lambda value: self.change({name: value, **(also(value) if also else {})}))
        self._shows.append(lambda record: quietly(field, lambda: field.setValue(getattr(record, name))))

    def choice(self, field: Segmented | Choice, name: str) -> None:
        """One of a few."""
        field.valueChanged.connect(lambda value: self.change({name: value}))
        self._shows.append(lambda record: field.setValue(getattr(record, name)))

    def tick(self, field: CheckBox, name: str) -> None:
        """Yes or no."""
        field.toggled.connect(lambda on: self.change({name: on}))
        self._shows.append(lambda record: quietly(field, lambda: field.setChecked(getattr(record, name))))

    def custom(self, show: Callable[[Any], None]) -> None:
        """Something that shows the record in its own way."""
        self._shows.append(show)

    def change(self, values: dict[str, Any]) -> None:
        """Run the command; when it is refused the fields go back to what holds."""
        if not self._session.run(self._make(values)):
            self.show()

    def show(self) -> None:
        """Show the record as it is now, except where refused text stands."""
        record = self._read()
        if record is not None:
            for show in self._shows:
                show(record)

    def flush(self) -> bool:
        """Try again what was refused; whether nothing is left that could be saved."""
        if self._read() is None:
            return True
        for field, values in tuple(self._refused.items()):
            self._typed(field, values)
        return not self._refused

    def _typed(self, field: QWidget, values: Callable[[], dict[str, Any]]) -> None:
        self._refused.pop(field, None)
        if not self._session.run(self._make(values())):
            self._refused[field] = values
        set_invalid(field, field in self._refused)

    def _show_line(self, field: TextField, text: str) -> None:
        if field.text() != text and field not in self._refused:
            before, place = field.text(), field.cursorPosition()
            field.setText(text)
            field.setCursorPosition(_moved(before, field.text(), place))

    def _show_area(self, field: TextArea, text: str) -> None:
        if field.text() != text and field not in self._refused:
            before, place = field.text(), field.textCursor().position()
            quietly(field, lambda: field.setPlainText(text))
            cursor = field.textCursor()
            cursor.setPosition(_moved(before, field.text(), place))
            field.setTextCursor(cursor)


def _moved(before: str, after: str, place: int) -> int:
    """Where the cursor is when a text has changed around it: between the same words, or after what is new there.

    Places are as Qt counts them, in units of which 👍 has two.
    """
    here = len(before.encode(*UNITS)[: 2 * place].decode(*UNITS))
    same = _alike(before, after)
    behind = _alike(before[same:][::-1], after[same:][::-1])
    if here >= same:
        here = len(after) - min(behind, len(before) - here)
    return len(after[:here].encode(*UNITS)) // 2


def _alike(one: str, other: str) -> int:
    """How many letters they have in common before they differ."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))


def quietly(field: QWidget, act: Callable[[], object]) -> None:
    """Do something with a field without its signals being heard."""
    before = field.blockSignals(True)
    act()
    field.blockSignals(before)
