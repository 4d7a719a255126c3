"""The shapes a board is laid out with: boxes, the room there is, and the inside of a note. Whole pixels, no Qt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from math import inf
from typing import NamedTuple

from workshop_app.domain.board_content import NoteLike
from workshop_app.frozen import frozen

LINES = 12
NARROWEST, WIDEST = 11.0, 24.0
"""Width of a note in ems of its text. A second column begins before the widest, so that lanes are always filled."""


class Box(NamedTuple):
    """A rectangle."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        """The first column outside."""
        return self.x + self.w

    @property
    def bottom(self) -> int:
        """The first row outside."""
        return self.y + self.h

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def meets(self, other: Box) -> bool:
        """Whether the two share a point."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom


class NotePlace(NamedTuple):
    """A note and its rectangle; `section` is the index of its section in the picture."""

    id: str
    section: int
    box: Box


class SectionPlace(NamedTuple):
    """A lane or theme by its index in the picture; a long one may go on in a second column or page."""

    section: int
    box: Box
    header: Box
    scrolled: tuple[int, int] = (0, 0)
    """So much of a free lane, at the left and above, is left out; where less than nothing is, there is space."""

    @property
    def corner(self) -> tuple[int, int]:
        """Where the positions of what lies on a free lane are counted from."""
        return self.box.x - self.scrolled[0], self.header.bottom - self.scrolled[1]


@frozen
class Room:
    """The space there is, and how large text may and must be."""

    width: int
    height: int
    floor: int = 15
    ceiling: int = 26
    small: int = 12
    """The least size of code and group name."""
    title: int = 21
    """Size of the headings."""
    more_lines: int = 0
    """So many lines more than two have long names room for in headings."""
    unit: float = 1.0
    """How much wider than on a common screen gaps are."""
    paged: bool = False
    """What does not fit comes on the next page; else the board grows."""
    widens: bool = True
    """A board that would be many windows high grows to the right too; else only downwards."""
    spare: int = 120
    """On a free lane the space for more, to the right and below; with 0 only what lies there is shown."""
    lines: int = LINES
    """Lines of a note that are shown where there are no pages: one note does not make a board high for all others."""
    picture_lines: float = inf
    """Pictures on notes are at most so many lines of their text high."""

    @property
    def gap(self) -> int:
        """Between lanes and themes."""
        return round(16 * self.unit)

    @property
    def pad(self) -> int:
        """Between the edge of a lane or theme and its notes."""
        return round(14 * self.unit)

    @property
    def header(self) -> int:
        """Height of a heading."""
        return round(2.15 * self.title + 1.3 * self.floor * self.more_lines)


@frozen
class NoteMetrics:
    """The inside of a note with a certain text size; with 0 nothing is shown but its number, of the `small` size."""

    text: int
    small: int
    picture_most: float = 1.3
    """A picture is shown at most so many times as high as it is wide."""
    picture_lines: float = inf
    """It is shown at most so many lines high."""

    @property
    def line(self) -> int:
        """Height of a line."""
        return line_height(self.text)

    @property
    def pad(self) -> int:
        """At the sides."""
        return max(9, round(0.8 * self.text))

    @property
    def top(self) -> int:
        """Over the code."""
        return round(4 + 0.38 * self.text)

    @property
    def head(self) -> int:
        """Height of the row with code and group, with air to the text."""
        return round(1.45 * self.small + 0.2 * self.text)

    @property
    def gap(self) -> int:
        """Between notes."""
        return min(14, max(8, round(0.65 * self.text)))

    @property
    def frame(self) -> int:
        """All height that is neither text nor picture."""
        return self.top + self.head + round(5 + 0.4 * self.text)

    def picture_height(self, width: int, aspect: float) -> int:
        """Height of the picture of a note of this width, with the gap under it; 0 when there is none."""
        shown = max(1, width - 2 * self.pad)
        high = round(min(shown * min(aspect, self.picture_most), self.picture_lines * self.line))
        return high + self.gap if aspect > 0 else 0


def line_height(size: int) -> int:
    """Height of a line of a note's text."""
    return round(1.3 * size)


class Stack(NamedTuple):
    """Notes beside and under each other: the column of each, how far down it begins, and how high it is."""

    columns: Sequence[int]
    tops: Sequence[int]
    """Rising, unless they are `scattered`."""
    heights: Sequence[int]
    height: int
    """Where the last one ends."""
    scattered: Sequence[int] = ()
    """The numbers of scattered notes, those that begin highest up first."""


@frozen
class Block:
    """The notes of a section, or those of them that are on a page, and where they lie."""

    section: int
    notes: Sequence[NoteLike]
    stack: Stack
    lefts: Sequence[int]
    """Where the columns begin."""
    top: int
    width: int
    """Of each note."""
    numbers: Mapping[str, int] = field(compare=False, repr=False)
    """By id, which of the notes it is."""

    def place(self, number: int) -> NotePlace:
        """One note by its number."""
        columns, tops, heights = self.stack.columns, self.stack.tops, self.stack.heights
        box = Box(self.lefts[columns[number]], self.top + tops[number], self.width, heights[number])
        return NotePlace(self.notes[number].id, self.section, box)

    def places(self) -> Iterator[NotePlace]:
        """All its notes."""
        return map(self.place, range(len(self.notes)))

    @cached_property
    def _highest(self) -> int:
        return max(self.stack.heights, default=0)

    def between(self, top: int, bottom: int) -> Iterable[int]:
        """The numbers of the notes that may lie between two heights of the board, rising."""
        tops, scattered = self.stack.tops, self.stack.scattered
        above, below = top - self.top - self._highest, bottom - self.top
        if not scattered:
            return range(bisect_right(tops, above), bisect_left(tops, below))
        first = bisect_right(scattered, above, key=tops.__getitem__)
        return sorted(scattered[first : bisect_left(scattered, below, key=tops.__getitem__)])

    def within(self, box: Box) -> Iterator[NotePlace]:
        """The notes that share a point with a rectangle."""
        columns, tops, heights = self.stack.columns, self.stack.tops, self.stack.heights
        most, least = box.right, box.x - self.width
        top, bottom = box.y - self.top, box.bottom - self.top
        for number in self.between(box.y, box.bottom):
            beside = least < self.lefts[columns[number]] < most
            if beside and tops[number] < bottom and top < tops[number] + heights[number]:
                yield self.place(number)


class Places(Mapping[str, NotePlace]):
    """Every note's place by its id, made when it is asked for."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks

    def __getitem__(self, note: str) -> NotePlace:
        for block in self._blocks:
            number = block.numbers.get(note)
            if number is not None:
                return block.place(number)
        raise KeyError(note)

    def __iter__(self) -> Iterator[str]:
        return (note for block in self._blocks for note in block.numbers)

    def __len__(self) -> int:
        return sum(len(block.notes) for block in self._blocks)


@frozen
class BoardLayout:
    """Where everything lies. Notes are in reading order; only those of the page are there."""

    metrics: NoteMetrics
    width: int
    height: int
    sections: tuple[SectionPlace, ...] = ()
    blocks: tuple[Block, ...] = ()
    """By section."""
    page: int = 0
    pages: int = 1
    canvases: Mapping[int, NoteMetrics] = field(default_factory=dict)
    """The inside of notes on free lanes, by section."""
    kept: object = field(default=None, compare=False, repr=False)
    """What the next layout can be made of; see `lay_out`."""

    @property
    def size(self) -> int:
        """The size of the text."""
        return self.metrics.text

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The ids of all notes in reading order."""
        return tuple([note.id for block in self.blocks for note in block.notes])

    @cached_property
    def notes(self) -> tuple[NotePlace, ...]:
        """All notes in reading order. Takes time when there are thousands: see `order`, `places` and `notes_in`."""
        return tuple([place for block in self.blocks for place in block.places()])

    @cached_property
    def places(self) -> Mapping[str, NotePlace]:
        """A note's place by its id."""
        return Places(self.blocks)

    def notes_in(self, box: Box) -> list[NotePlace]:
        """The notes that share a point with a rectangle, in reading order."""
        panels = {place.section for place in self.sections if place.box.meets(box)}
        return [place for block in self.blocks if block.section in panels for place in block.within(box)]

    def note_at(self, x: float, y: float) -> NotePlace | None:
        """The note at a point; the uppermost where they lie on each other."""
        return next(reversed(self.notes_in(Box(int(x // 1), int(y // 1), 1, 1))), None)

    def section_at(self, x: float, y: float) -> SectionPlace | None:
        """The lane or theme at a point."""
        return next((place for place in self.sections if place.box.holds(x, y)), None)

    def metrics_of(self, place: NotePlace) -> NoteMetrics:
        """The inside of a note: the same for all but those on free lanes."""
        return self.canvases.get(place.section, self.metrics)
