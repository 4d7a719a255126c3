"""How a heading is written that has outgrown its place: whole if that can be, then low, then large."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import Qt

from workshop_app.frozen import frozen
from workshop_app.ui.board.faces import written
from workshop_app.ui.board.heading_size import SMALLEST, chip_width
from workshop_app.ui.board.heading_words import ems, lines_of

SHRINKS = 0.8
"""A name becomes so much smaller before it takes more lines or is cut."""
HIGH, LINE = 1.12, 1.08
"""Height of a heading of one line, and of each further one, in ems."""
GAP, LEAST_ROOM, NARROW = 0.5, 2.0, 10.0
"""Between number and name, the least room for something to be written, and a heading without room to waste, in ems."""


@frozen
class Fitted:
    """A heading in its lines; each stands so far from the left."""

    size: float
    lines: tuple[str, ...]
    indents: tuple[float, float]
    """Of the first and of all others."""
    marked: bool = True
    """Whether the shape of a kind is shown."""
    counted: bool = True
    """Whether the number of notes is told."""

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last."""
        return height_of(len(self.lines), self.size)

    @property
    def width(self) -> float:
        """As far as its words reach."""
        measure = written(self.size, "bold", tabular=True).measure
        first, other = self.indents
        reached = [measure.horizontalAdvance(line) + (other if at else first) for at, line in enumerate(self.lines)]
        return max(reached)


def height_of(lines: int, size: float) -> float:
    """Of a heading in so many lines."""
    return (HIGH + (lines - 1) * LINE) * size


@lru_cache(maxsize=1024)
def fitted_theme(name: str, number: int, size: float, width: int, most: int, *, free: bool) -> Fitted:
    """The name of a theme beside its number, at most so high: in one line if it can become small enough.

    Else it takes more lines of the least size, to cover little, or of the largest where what is behind is `free`. They
    stand under the first, and begin under the number only where they are fewer then, or would else be parted or cut.
    """
    sizes = _sizes(size, most)
    for tried in sizes:
        indents = _indents(number, tried, under=False)
        if ems(name) * tried <= width - indents[0]:
            return Fitted(tried, (name,), indents)
    for parts in (False, True):
        ways = [
            found
            for under in (False, True)
            for tried in (sizes if free else sizes[-1:])
            if (found := _whole(name, tried, width, _indents(number, tried, under=under), most, parts=parts))
        ]
        if ways:
            return ways[0] if free else min(ways, key=lambda found: len(found.lines))
    indents = _indents(number, sizes[-1], under=width < NARROW * sizes[-1])
    return Fitted(sizes[-1], _cut(name, sizes[-1], width, indents, most), indents)


def _indents(number: int, size: float, *, under: bool) -> tuple[float, float]:
    """Where lines beside a number begin: the first, and the others, which may stand `under` it."""
    left = chip_width(number, size) + GAP * size
    return left, 0.0 if under else left


@lru_cache(maxsize=1024)
def fitted_lane(name: str, shape: float, count: float, size: float, width: int, most: int) -> Fitted:
    """The name of a lane between its `shape` and the `count` of its notes, whose widths are told in ems.

    The count gives way to the name, then the shape does, then it takes more lines.
    """
    sizes = _sizes(size, most)
    for tried in sizes:
        if (ems(name) + shape + count) * tried <= width:
            return Fitted(tried, (name,), (shape * tried, shape * tried))
    least = sizes[-1]
    lefts = (shape * least, 0.0) if shape else (0.0,)
    for left in lefts:
        if ems(name) * least <= width - left:
            return Fitted(least, (name,), (left, left), marked=left > 0, counted=False)
    for parts in (False, True):
        for left in lefts:
            found = _whole(name, least, width, (left, left), most, parts=parts, marked=left > 0, counted=False)
            if found is not None:
                return found
    return Fitted(least, _cut(name, least, width, (0.0, 0.0), most), (0.0, 0.0), marked=False, counted=False)


def _sizes(size: float, most: float) -> Sequence[int]:
    """The sizes that one line may have, largest first: whole pixels, as letters have."""
    found = range(int(size), max(round(SHRINKS * size), SMALLEST) - 1, -1) or [int(size)]
    return [tried for tried in found if height_of(1, tried) <= most] or found[-1:]


def _whole(
    name: str,
    size: float,
    width: float,
    indents: tuple[float, float],
    most: float,
    *,
    parts: bool,
    marked: bool = True,
    counted: bool = True,
) -> Fitted | None:
    """All of a name in its lines, if they are not too high; words are parted only if that is allowed."""
    lines: list[str] = []
    for line, _rest, parted in lines_of(name, size, width, indents):
        lines.append(line)
        if height_of(len(lines), size) > most or (parted and not parts):
            return None
    return Fitted(size, tuple(lines), indents, marked, counted)


def _cut(name: str, size: float, width: float, indents: tuple[float, float], most: float) -> tuple[str, ...]:
    """As much of a name as there is room for."""
    lines: list[str] = []
    for line, rest, _parted in lines_of(name, size, width, indents):
        if height_of(len(lines) + 2, size) > most:
            room = width - indents[1 if lines else 0]
            shown = written(size, "bold", tabular=True).measure.elidedText(rest, Qt.TextElideMode.ElideRight, room)
            return (*lines, shown if room > LEAST_ROOM * size else "")
        lines.append(line)
    return tuple(lines)
