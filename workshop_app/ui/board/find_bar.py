"""The bar of the search on a board: the field, how many were found, and the filters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.i18n import _, ngettext
from workshop_app.ui import theme
from workshop_app.ui.board.bar import BoardBar
from workshop_app.ui.board.filters import Filters
from workshop_app.ui.board.finding import Sought
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.fields import TextField
from workshop_app.ui.widgets.labels import label

if TYPE_CHECKING:
    from workshop_app.ui.board.find import Finder
    from workshop_app.ui.board.widget import BoardWidget

WIDTH, SLIM = 210, 140
"""Of the field, at least; where the bar is narrow."""
ALL = "Ctrl+Enter"


class FindBar(BoardBar):
    """A field, how many were found, the way through them, and a small menu for each filter."""

    def __init__(self, board: BoardWidget, finder: Finder) -> None:
        super().__init__(board, name=_("Find and filter"))
        self._notes = board
        self._finder = finder
        self.field = _Field()
        self.count = label("", "body", tone="ink_2")
        self.count.setFont(theme.font(theme.BODY, tabular=True))
        self._count_width = self.count.fontMetrics().horizontalAdvance("500 av 5000")
        before, after = (
            IconButton("chevron-up", _("The one before"), "Shift+Enter"),
            IconButton("chevron-down", _("Next"), "Enter"),
        )
        close = IconButton("close", _("Close"), "Esc")
        self.field.textEdited.connect(lambda words: finder.seek(replace(finder.sought, words=words)))
        self.field.stepped.connect(finder.step)
        self.field.taken.connect(finder.choose)
        self.all = Button(_("Choose all"), "quiet", key=ALL)
        self.all.clicked.connect(finder.choose)
        self.field.left.connect(self.leave)
        before.clicked.connect(lambda: finder.step(-1))
        after.clicked.connect(lambda: finder.step(1))
        close.clicked.connect(self.leave)
        self.count.setContentsMargins(8, 0, 0, 0)
        self._head = _row(self.field, self.count, before, after, self.all)
        self._closing = _row(close)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addLayout(self._head)
        top.addStretch(1)
        top.addLayout(self._closing)
        self.body.addLayout(top)
        self._filters = Filters(self, finder.seek)
        self._below = _row(*self._filters.chips.values())
        self._below.addStretch(1)
        self.body.addLayout(self._below)

    def place(self) -> None:
        """In one row where there is room for it; in two the way to all hits goes without its keys, for the words."""
        self.all.setKey(ALL)
        widths = (button.sizeHint().width() + 4 for button in (self.all, *self._filters.shown()))
        said = self.count.minimumWidth() - self._count_width
        into = self._head if WIDTH + 295 + said + sum(widths) < self._notes.viewport().width() * 0.9 else self._below
        self.all.setKey(ALL if into is self._head else "")
        self.field.setMinimumWidth(WIDTH if into is self._head else SLIM)
        for index, chip in enumerate(self._filters.chips.values()):
            into.insertWidget(index + (5 if into is self._head else 0), chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.activate()
        super().place()

    def leave(self) -> None:
        """Put everything back and close."""
        self.field.clear()
        self._finder.seek(Sought())
        super().leave()

    def refresh(self) -> None:
        """Show how many were found and which filters there are."""
        self._filters.refresh(self._finder.sought, self._notes.picture, self._notes.deeds.theme_names())
        self.all.setVisible(bool(self._finder.sought and self._finder.hits))
        self.tell()
        if self.isVisible():
            self.place()

    def tell(self) -> None:
        """Say which hit one is at, or how many there are."""
        finder = self._finder
        order = finder.order()
        here = order.index(self._notes.choice.current) + 1 if self._notes.choice.current in finder.hits else 0
        words = _("{n} of {all}").format(n=here, all=len(order)) if here else ""
        if finder.sought and not here:
            words = ngettext("{n} hit", "{n} hits", len(order)) if order else _("No hits")
        if parked := finder.parked():
            words = _("{hits}, {n} parked").format(hits=words, n=parked)
        self.count.setText(words)
        self.count.setMinimumWidth(max(self._count_width, self.count.sizeHint().width()))
        self.field.setAccessibleDescription(words)


class _Field(TextField):
    """Enter goes on, Shift+Enter goes back, Ctrl+Enter takes all, Escape leaves."""

    stepped = Signal(int)
    taken = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(_("Find notes"), placeholder=_("Find notes"), limit=200)
        self.setFont(theme.font(theme.BODY))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See above; the arrows up and down go through the hits too."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.taken.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.stepped.emit(-1 if back else 1)
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            case _:
                super().keyPressEvent(event)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    for widget in widgets:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
