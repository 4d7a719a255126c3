"""How large the headings of lanes and themes are, so that as few of their names as can be are cut."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from workshop_app.domain.board_geometry import BoardLayout, Room
from workshop_app.frozen import frozen
from workshop_app.services.board_view import BoardSection
from workshop_app.ui.board.faces import written
from workshop_app.ui.board.heading_words import ems, lines_of
from workshop_app.ui.text_blocks import wrapped

LEAST = 15
"""Headings are never smaller than this on the screen, however far away the board is."""
SMALLEST = 12
"""But where a name would be cut they may become a little smaller first."""
SMALLER = (0.9, 0.82, 0.74)
"""How much."""
OWN = 1.5
"""A heading stands in its own place as long as that is so many times as high as its text."""
LOW_LINE, LOW_SHARE, NEAR_SHARE = 1.12, 0.88, 0.91
"""Height of one of several lines, in ems, and how much of the place of a heading they may fill in the room and here."""
LEAST_NUMBER = 10.5
"""The number of a theme is never smaller."""


@frozen
class HeadingSize:
    """How large the headings of a board are."""

    whole: float
    """The size that number, shape and count go by."""
    name: float
    lines: int = 1
    """How many lines a name may take in its own place."""
    cut: bool = False
    """Whether a name is cut all the same."""
    leaves: bool = False
    """Whether a name that would be cut in its own place does not stay there."""


def whole_size(layout: BoardLayout, room: Room, zoom: float = 1.0) -> float:
    """The size in the view that number, shape and count of headings go by, and with them the place of a heading."""
    return max(max(room.title, layout.size) * zoom, LEAST)


def heading_size(sections: Sequence[BoardSection], layout: BoardLayout, room: Room, zoom: float = 1.0) -> HeadingSize:
    """The size of all headings in the view: that of their names is the largest with which the fewest are cut.

    It is never less than that of the text of the notes; but where names would be cut they may take as many lines as
    there is place for, and for the room, which cannot come nearer, become smaller then. Headings that have outgrown
    their place are fitted one by one (`heading_fit`).
    """
    size, high = whole_size(layout, room, zoom), _place(layout, room) * zoom
    if high < OWN * size:
        return HeadingSize(size, size)
    least = max(layout.size * zoom, SMALLEST)
    names = [
        (section.title, place.header.w * zoom - _beside(section, size))
        for place in layout.sections
        if (section := sections[place.section]).kind != "loose"
    ]

    def cut(tried: float) -> int:
        return sum([ems(name) * tried > space for name, space in names])

    def cut_in_lines(tried: float) -> int:
        return sum([_is_longer(name, tried, space, lines_at(tried)) for name, space in names])

    def lines_at(tried: float) -> int:
        return int((LOW_SHARE if room.paged else NEAR_SHARE) * high / (LOW_LINE * tried))

    sizes = [size, *(share * size for share in SMALLER if share * size >= least)]
    best = min(sizes, key=lambda tried: (cut(tried), -tried))
    floor = room.floor * zoom if room.paged else least
    low = [tried for tried in (*(share * size for share in SMALLER), floor) if lines_at(tried) > 1 and tried >= floor]
    if not cut(best):
        return HeadingSize(size, best)
    if low:
        fewest, best = min((cut_in_lines(tried), -tried) for tried in low)
        return HeadingSize(size, -best, lines_at(-best), cut=fewest > 0)
    return HeadingSize(size, best, cut=True, leaves=not room.paged)


def leaves_place(section: BoardSection, width: float, size: HeadingSize) -> bool:
    """Whether a heading does not stay in its own place, which is so wide, as its name would be cut there."""
    return size.leaves and ems(section.title) * size.name > width - _beside(section, size.whole)


def _is_longer(name: str, size: float, space: float, most: int) -> bool:
    """Whether a name needs more lines than so many; that of most is known without finding their lines."""
    whole, tried = ems(name), round(size)
    if whole * tried <= space or whole * tried > most * space:
        return whole * tried > space
    return any(number >= most for number, _line in enumerate(lines_of(name, tried, space, (0.0, 0.0))))


def _place(layout: BoardLayout, room: Room) -> int:
    """The height of the place of a heading: all have the same."""
    return layout.sections[0].header.h if layout.sections else room.header


@lru_cache(maxsize=1024)
def in_lines(name: str, size: float, space: int, most: int) -> tuple[str, ...]:
    """A name in as many lines as it needs, and cut if so many are not enough."""
    lines = [line for line, _rest, _parted in lines_of(name, round(size), space, (0.0, 0.0))]
    return tuple(
        lines if len(lines) <= most else wrapped(name, written(size, "bold", tabular=True).font, max(1, space), most)
    )


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
    measure = written(number_size(size), "bold", tabular=True).measure
    return max(1.5 * size, measure.horizontalAdvance(str(number)) + 0.9 * size)


def number_size(size: float) -> float:
    """The size of a theme's number in a heading of this size."""
    return max(0.75 * size, LEAST_NUMBER)
