"""How large the headings of lanes and themes are, so that as few of their names as can be are cut."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from workshop_app.domain.board_geometry import BoardLayout, Room
from workshop_app.frozen import frozen
from workshop_app.services.board_view import BoardSection
from workshop_app.ui.board.faces import written
from workshop_app.ui.text_blocks import wrapped

LEAST = 15
"""Headings are never smaller than this on the screen, however far away the board is."""
SMALLEST = 12
"""But where a name would be cut they may become a little smaller first."""
SMALLER = (0.9, 0.82, 0.74)
"""How much."""
OWN = 1.5
"""A heading stands in its own place as long as that is so many times as high as its text."""
LOW_LINE, LOW_SHARE = 1.12, 0.88
"""Height of one of two lines, in ems, and how much of the place of a heading they may fill."""


@frozen
class HeadingSize:
    """How large the headings of a board are."""

    whole: float
    """The size that number, shape and count go by."""
    name: float
    lines: int = 1
    """How many lines a name may take in its own place."""


def whole_size(layout: BoardLayout, room: Room, zoom: float = 1.0) -> float:
    """The size in the view that number, shape and count of headings go by, and with them the place of a heading."""
    return max(max(room.title, layout.size) * zoom, LEAST)


def heading_size(sections: Sequence[BoardSection], layout: BoardLayout, room: Room, zoom: float = 1.0) -> HeadingSize:
    """The size of all headings in the view: that of their names is the largest with which the fewest are cut.

    It is never less than that of the text of the notes; but where names would be cut for the room, which cannot come
    nearer, they may take two lines. Headings that have outgrown their places are fitted one by one.
    """
    size = whole_size(layout, room, zoom)
    if room.header * zoom < OWN * size:
        return HeadingSize(size, size)
    least = max(layout.size * zoom, SMALLEST)
    names = [
        (section.title, place.header.w * zoom - _beside(section, size))
        for place in layout.sections
        if (section := sections[place.section]).kind != "loose"
    ]
    spaces = [(_ems(name), space) for name, space in names]

    def cut(tried: float) -> int:
        return sum([ems * tried > space for ems, space in spaces])

    def cut_in_two(tried: float) -> bool:
        return any(in_two(name, tried, int(space))[-1].endswith("…") for name, space in names)

    sizes = [size, *(share * size for share in SMALLER if share * size >= least)]
    best = min(sizes, key=lambda tried: (cut(tried), -tried))
    low = [share * size for share in SMALLER if _is_low(share * size, room, zoom)]
    if room.paged and low and cut(best):
        return HeadingSize(size, next((tried for tried in low if not cut_in_two(tried)), low[-1]), 2)
    return HeadingSize(size, best)


def _is_low(size: float, room: Room, zoom: float) -> bool:
    """Whether two lines of a size fit the place of a heading, and the room can read them."""
    return 2 * LOW_LINE * size <= LOW_SHARE * room.header * zoom and size >= room.floor * zoom


@lru_cache(maxsize=1024)
def in_two(name: str, size: float, space: int) -> tuple[str, ...]:
    """A name in two lines if it needs them, and cut if that is not enough."""
    return tuple(wrapped(name, written(size, "bold", tabular=True).font, max(1, space), 2))


@lru_cache(maxsize=1024)
def _ems(name: str) -> float:
    """The width of a name, in its size; that of small letters is not quite as even."""
    return written(100, "bold", tabular=True).measure.horizontalAdvance(name) / 99


def _beside(section: BoardSection, size: float) -> float:
    """The width that a heading needs beside its name."""
    if section.kind == "theme":
        return chip_width(section.number, size) + 0.5 * size
    return sum(beside_name(section, size))


def beside_name(section: BoardSection, size: float) -> tuple[float, float]:
    """The width that a lane's shape takes before its name, and the number of its notes after it."""
    count = written(0.85 * size, tabular=True).measure.horizontalAdvance(str(len(section.notes)))
    return round(0.52 * size) + round(0.4 * size), count + 0.5 * size


@lru_cache(maxsize=1024)
def chip_width(number: int, size: float) -> float:
    """The width of the chip with a theme's number, in a heading of this size."""
    measure = written(0.75 * size, "bold", tabular=True).measure
    return max(1.5 * size, measure.horizontalAdvance(str(number)) + 0.9 * size)
