"""The shapes a board is laid out with: boxes, the room there is, and the inside of a note. Whole pixels, no Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

LADDER = (96, 84, 72, 64, 56, 48, 44, 40, 36, 34, 32, 30, 28, 26, 24, 22, 21, 20, 19, 18, 17, 16, 15)
LINES = 12
"""Lines of a note that are shown: a longer one ends in an ellipsis, so that one note does not shrink all others."""
NARROWEST, WIDEST = 11.0, 17.0
"""Width of a note in ems of its text."""
SLIM = 176
"""Width of the strip that notes are dragged to when all are in themes."""
LANE_LEAST = 170
"""The least width of a lane; more lanes than fit beside each other stand in several rows."""

Measure = Callable[[str, float, int], float]
"""(text, width, size) -> height of the wrapped text."""


class NoteLike(Protocol):
    """What the layout needs to know of a note."""

    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...


class SectionLike(Protocol):
    """What the layout needs to know of a lane or theme; `kind` is lane, parked, theme or loose."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def notes(self) -> Sequence[NoteLike]: ...


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


@dataclass(frozen=True, slots=True)
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
    unit: float = 1.0
    """How much wider than on a common screen gaps are."""
    paged: bool = False
    """What does not fit comes on the next page; else the board grows downwards."""

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
        return round(2.15 * self.title)

    def sizes(self) -> list[int]:
        """The text sizes that may be used, largest first; the floor is always there."""
        return [size for size in LADDER if self.floor < size <= self.ceiling] + [self.floor]


@dataclass(frozen=True, slots=True)
class NoteMetrics:
    """The inside of a note with a certain text size."""

    text: int
    small: int

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
        """Height of the row with code and group."""
        return round(1.45 * self.small)

    @property
    def gap(self) -> int:
        """Between notes."""
        return min(14, max(8, round(0.65 * self.text)))

    @property
    def frame(self) -> int:
        """All height that is not text."""
        return self.top + self.head + round(5 + 0.4 * self.text)


def line_height(size: int) -> int:
    """Height of a line of a note's text."""
    return round(1.3 * size)


@dataclass(frozen=True, slots=True)
class BoardLayout:
    """Where everything lies. Notes are in reading order; only those of the page are there."""

    metrics: NoteMetrics
    width: int
    height: int
    sections: tuple[SectionPlace, ...] = ()
    notes: tuple[NotePlace, ...] = ()
    page: int = 0
    pages: int = 1
    places: dict[str, NotePlace] = field(default_factory=dict, compare=False)

    @property
    def size(self) -> int:
        """The size of the text."""
        return self.metrics.text
