"""Things on a canvas pulled into line with others, and the guides that show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from workshop_app.domain.board_geometry import Box

PULL = 6.0
"""Pixels on the screen from which an edge or middle is pulled into line."""


class Guide(NamedTuple):
    """A thin line that shows what is in line; `upright` at x, else level at y, from start to end."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Snap:
    """How far to move to be in line, and why."""

    x: float = 0.0
    y: float = 0.0
    guides: tuple[Guide, ...] = ()


def snap(moving: Box, others: Sequence[Box], pull: float = PULL) -> Snap:
    """Pull a box into line with the edges and middles of others, or to the distance that they keep."""
    by_x = _nearest(_lines(moving.x, moving.w, [(other.x, other.w) for other in others], pull), pull)
    by_y = _nearest(_lines(moving.y, moving.h, [(other.y, other.h) for other in others], pull), pull)
    if by_x is None:
        by_x = _nearest(_gaps(moving, others), pull)
    if by_y is None:
        by_y = _nearest(_gaps(_turned(moving), [_turned(other) for other in others]), pull)
    x, y = by_x or 0.0, by_y or 0.0
    there = (moving.x + x, moving.y + y, moving.w, moving.h)
    upright = _guides(there, others, upright=True) if by_x is not None else ()
    level = _guides(there, others, upright=False) if by_y is not None else ()
    return Snap(x, y, (*upright, *level))


def snap_point(at: float, lines: Sequence[float], pull: float = PULL) -> float:
    """How far to move one edge, as of a frame that is drawn, to be in line."""
    return _nearest((line - at for line in lines), pull) or 0.0


def lines_of(boxes: Sequence[Box]) -> tuple[list[float], list[float]]:
    """The edges and middles of boxes: their x and their y."""
    across = [line for box in boxes for line in (box.x, box.x + box.w / 2, box.right)]
    return across, [line for box in boxes for line in (box.y, box.y + box.h / 2, box.bottom)]


def _lines(start: float, size: float, others: Sequence[tuple[int, int]], pull: float) -> Iterator[float]:
    """How far it is to edges and middles in line with one's own."""
    mine = (start, start + size / 2, start + size)
    for other, length in others:
        if other > start + size + pull or other + length < start - pull:
            continue
        for line in (other, other + length / 2, other + length):
            for own in mine:
                yield line - own


def _gaps(moving: Box, others: Sequence[Box]) -> Iterator[float]:
    """How far it is to where the distance to a neighbour is that between two others in the same row."""
    row = sorted((other for other in others if other.y < moving.bottom and moving.y < other.bottom), key=_left)
    for first, second in pairwise(row):
        gap = second.x - first.right
        if gap > 0:
            yield second.right + gap - moving.x
            yield first.x - gap - moving.w - moving.x
            yield first.right + (gap - moving.w) / 2 - moving.x


def _left(box: Box) -> int:
    return box.x


def _turned(box: Box) -> Box:
    return Box(box.y, box.x, box.h, box.w)


def _nearest(found: Iterator[float], pull: float) -> float | None:
    best = min(found, key=abs, default=None)
    return best if best is not None and abs(best) <= pull else None


def _guides(there: tuple[float, float, float, float], others: Sequence[Box], *, upright: bool) -> tuple[Guide, ...]:
    """A guide for each of one's lines on which a line of something else lies."""
    x, y, w, h = there
    start, size, low, high = (x, w, y, y + h) if upright else (y, h, x, x + w)
    found: dict[float, Guide] = {}
    for other in others:
        box = other if upright else _turned(other)
        for line in (box.x, box.x + box.w / 2, box.right):
            if any(abs(line - own) < 0.51 for own in (start, start + size / 2, start + size)):
                old = found.get(line, Guide(upright, line, low, high))
                found[line] = Guide(upright, line, min(old.start, box.y), max(old.end, box.bottom))
    return tuple(found.values())
