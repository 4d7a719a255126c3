"""Finding notes: what does not match is dimmed and keeps its place. The room's picture stays as it is."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from workshop_app.domain.board_geometry import Box
from workshop_app.ui.board.areas import box_around
from workshop_app.ui.board.finding import Sought, found

if TYPE_CHECKING:
    from workshop_app.ui.board.find_bar import FindBar
    from workshop_app.ui.board.widget import BoardWidget

FAINT = 0.16
"""How solid a note is drawn that is not looked for."""


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
        from workshop_app.ui.board.find_bar import FindBar

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
