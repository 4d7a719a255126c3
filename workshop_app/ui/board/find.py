"""Finding notes: what does not match is dimmed and keeps its place. The room's picture stays as it is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.board_geometry import Box
from workshop_app.i18n import _, ngettext
from workshop_app.ui import theme
from workshop_app.ui.board.areas import box_around
from workshop_app.ui.board.bar import BoardBar
from workshop_app.ui.board.filters import Filters
from workshop_app.ui.board.finding import Sought, found
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.fields import TextField
from workshop_app.ui.widgets.labels import label

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget

FAINT = 0.16
"""How solid a note is drawn that is not looked for."""
WIDTH, SLIM = 210, 140
"""Of the field, at least; where the bar is narrow."""
ALL = "Ctrl+Enter"


class Finder:
    """What is looked for on a board; the bar is made when it is first opened."""

    def __init__(self, board: BoardWidget) -> None:
        self._board = board
        self._bar: FindBar | None = None
        self.sought = Sought()
        self.hits: frozenset[str] = frozenset()
        self._written: frozenset[str] = frozenset()
        """Notes that one has written here meanwhile: they are seen, whether they are looked for or not."""

    @property
    def bar(self) -> FindBar | None:
        """The bar, when it is open."""
        return self._bar if self._bar is not None and self._bar.isVisibleTo(self._board) else None

    def open(self) -> None:
        """Show the bar and take the keyboard there."""
        if self._bar is None:
            self._bar = FindBar(self._board, self)
        self._board.duplicates.close()
        self._bar.refresh()
        self._bar.appear()
        self._bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._bar.field.selectAll()

    def close(self) -> bool:
        """Put everything back. Whether there was anything to put back."""
        if self.bar is None:
            return False
        self.bar.leave()
        return True

    def dims(self, note: str) -> bool:
        """Whether a note is not among what is looked for."""
        return bool(self.sought) and note not in self.hits and note not in self._written

    def clear(self) -> Collection[str]:
        """The notes that are not dimmed."""
        return self.hits | self._written if self.sought else self._board.cards

    def _dimmed(self) -> set[str]:
        return set(self._board.cards).difference(self.clear())

    def seek(self, sought: Sought, written: tuple[str, ...] = ()) -> None:
        """Look for something else, and show the first hit when none is in sight."""
        anew, before = sought != self.sought, self._dimmed()
        self.sought = sought
        self.hits = found(sought, self._board.picture) if sought else frozenset()
        self._written = frozenset() if anew else self._written | set(written)
        boxes = [self._board.box_of(note) for note in before ^ self._dimmed()]
        self._board.repaint_notes([box for box in boxes if box is not None])
        if self._bar is not None:
            self._bar.refresh()
            seen = box_around(self._board.seen(self._board.viewport().rect()))
            places = [place for place in self._board.layout_.notes_in(seen) if place.id in self.hits]
            self._bar.avoid([self._board.in_view(place.box) for place in places])
            if anew and self.hits and not places:
                self._board.show_item(self.order()[0])

    def show_written(self, notes: tuple[str, ...]) -> None:
        """Show notes that one has just written here, the last of them if need be."""
        self.seek(self.sought, notes)
        self._board.show_item(notes[-1])

    def make_way(self, box: Box) -> None:
        """Do not lie on what is shown."""
        if self.bar is not None:
            self.bar.avoid([self._board.in_view(box)])

    def follow(self) -> None:
        """The board has changed: look again."""
        if self.sought:
            self.seek(self.sought)
        elif self.bar is not None:
            self.bar.refresh()

    def parked(self) -> int:
        """How many are looked for in the parking lot, when that is not on the board."""
        aside = self._board.deeds.parked() if self.sought and self._board.strip_lane() else ()
        return sum(self.sought.meets(card, 0) for card in aside)

    def order(self) -> list[str]:
        """The hits in reading order."""
        return [note for note in self._board.layout_.order if note in self.hits]

    def tell(self) -> None:
        """The keyboard has gone elsewhere, or something beside the board is another."""
        if self.sought and self._bar is not None:
            self._bar.tell()

    def choose(self) -> None:
        """Choose all that was found, and go there with the keyboard."""
        if self.hits:
            self._board.tools.choose_all()
            self._board.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """Go to the next hit (1), or to the one before (-1), and show it."""
        order = self.order()
        if not order:
            return
        here = self._board.choice.current
        place = order.index(here) + by if here in order else 0 if by > 0 else -1
        to = order[place % len(order)]
        self._board.choice.only(to)
        self._board.show_item(to)
        self._board.choice_changed()


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
