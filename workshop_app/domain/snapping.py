"""Things on a canvas pulled into line with others, and the guides that show it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from workshop_app.domain.board_geometry import Box
from workshop_app.frozen import frozen

PULL = 6.0
"""Pixels on the screen from which an edge or middle is pulled into line."""
SAME = 0.51
"""Lines that are no further from each other than this are one."""


@frozen
class Guide:
    """A thin line that shows what is in line; `upright` at x, else level at y, from start to end."""

    upright: bool
    at: float
    start: float
    end: float


@frozen
class Snap:
    """How far to move to be in line, and why."""

    x: float = 0.0
    y: float = 0.0
    guides: tuple[Guide, ...] = ()


class Lines:
    """The edges and middles of what lies still, put in order once so that every move among thousands is quick."""

    def __init__(self, boxes: Sequence[Box] = ()) -> None:
        self._across = _Axis(boxes)
        self._down = _Axis([_turned(box) for box in boxes])

    def snap(self, moving: Box, pull: float = PULL) -> Snap:
        """Pull a box into line with the edges and middles of others, or to the distance that they keep."""
        by_x = self._across.pull(moving, pull)
        by_y = self._down.pull(_turned(moving), pull)
        x, y = by_x or 0.0, by_y or 0.0
        left, top, right, bottom = moving.x + x, moving.y + y, moving.right + x, moving.bottom + y
        upright = self._across.guides(left, moving.w, top, bottom) if by_x is not None else []
        level = self._down.guides(top, moving.h, left, right) if by_y is not None else []
        return Snap(x, y, (*(Guide(True, *line) for line in upright), *(Guide(False, *line) for line in level)))

    def snap_point(self, x: float, y: float, pull: float = PULL) -> tuple[float | None, float | None]:
        """How far to move a corner, as of a frame that is drawn, to be in line; None where there is no line."""
        return self._across.nearest((x,), pull), self._down.nearest((y,), pull)


class _Axis:
    """The lines that cross one axis, in order, each with its box; and the boxes in the order they begin beside it."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        lined = sorted(
            [(line, box) for box in boxes for line in (box.x, box.x + box.w / 2, box.right)], key=itemgetter(0)
        )
        self._lines = [line for line, _box in lined]
        self._boxes = [box for _line, box in lined]
        self._falling = sorted(boxes, key=itemgetter(1))
        self._tops = [box.y for box in self._falling]
        self._highest = max((box.h for box in boxes), default=0)

    def pull(self, moving: Box, pull: float) -> float | None:
        """How far to move a box to be in line with others, or else to the distance that they keep."""
        found = self.nearest((moving.x, moving.x + moving.w / 2, moving.right), pull)
        return found if found is not None else _least(_gaps(moving, self._beside(moving)), pull)

    def nearest(self, own: Sequence[float], pull: float) -> float | None:
        """How far it is from one's own lines to the nearest of these."""
        if not pull:
            return None
        return _least((line - at for at in own for line in self._around(at)), pull)

    def _around(self, at: float) -> list[float]:
        place = bisect_left(self._lines, at)
        return self._lines[max(0, place - 1) : place + 1]

    def _beside(self, moving: Box) -> list[Box]:
        """The boxes in the same row."""
        first = bisect_right(self._tops, moving.y - self._highest)
        row = self._falling[first : bisect_left(self._tops, moving.bottom)]
        return sorted([box for box in row if moving.y < box.bottom], key=itemgetter(0))

    def guides(self, start: float, size: float, low: float, high: float) -> list[tuple[float, float, float]]:
        """Where, from where and to where there is a line of something on one's own lines."""
        found: dict[float, tuple[float, float, float]] = {}
        for own in (start, start + size / 2, start + size):
            first, last = bisect_right(self._lines, own - SAME), bisect_left(self._lines, own + SAME)
            for line, box in zip(self._lines[first:last], self._boxes[first:last], strict=True):
                _at, top, bottom = found.get(line, (line, low, high))
                found[line] = (line, min(top, box.y), max(bottom, box.bottom))
        return list(found.values())


def _gaps(moving: Box, row: Iterable[Box]) -> Iterator[float]:
    """How far it is to where the distance to a neighbour is that between two others in the same row."""
    for first, second in pairwise(row):
        gap = second.x - first.right
        if gap > 0:
            yield second.right + gap - moving.x
            yield first.x - gap - moving.w - moving.x
            yield first.right + (gap - moving.w) / 2 - moving.x


def _turned(box: Box) -> Box:
    return Box(box.y, box.x, box.h, box.w)


def _least(found: Iterable[float], pull: float) -> float | None:
    best = min(found, key=abs, default=None)
    return best if best is not None and abs(best) <= pull else None
