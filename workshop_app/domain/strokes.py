"""What is drawn by hand, made into few points; and the lines of arrows."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from workshop_app.domain.board_geometry import Box
from workshop_app.domain.canvas import Point, distance, inside

TOLERANCE = 0.9
"""So many pixels a stroke may be from where the hand drew it."""


def simplified(path: Sequence[Point], tolerance: float = TOLERANCE) -> list[Point]:
    """A line with as few of its points as keep it within a tolerance (Ramer, Douglas and Peucker)."""
    if len(path) < 3:
        return list(path)
    kept = {0, len(path) - 1}
    waiting = [(0, len(path) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, most = first, tolerance
        for index in range(first + 1, last):
            away = distance(path[index], path[first], path[last])
            if away > most:
                far, most = index, away
        if far != first:
            kept.add(far)
            waiting += [(first, far), (far, last)]
    return [path[index] for index in sorted(kept)]


def boxed(path: Sequence[Point]) -> tuple[Box, tuple[int, ...]]:
    """The box around a line, and its points counted from the box's corner, in whole pixels."""
    whole = [(inside(x), inside(y)) for x, y in path]
    left, top = min(x for x, _y in whole), min(y for _x, y in whole)
    box = Box(left, top, max(x for x, _y in whole) - left, max(y for _x, y in whole) - top)
    return box, tuple(part for x, y in whole for part in (x - left, y - top))


def scaled(points: Sequence[int], old: Box, new: Box) -> tuple[int, ...]:
    """The points of a line whose box gets another size."""
    across = new.w / old.w if old.w else 1.0
    down = new.h / old.h if old.h else 1.0
    return tuple(round(value * (down if at % 2 else across)) for at, value in enumerate(points))


def on_edge(box: Box, toward: Point, away: float = 6.0) -> Point:
    """Where a line from the middle of a box towards a point leaves the box, a little outside."""
    x, y = box.x + box.w / 2, box.y + box.h / 2
    along_x, along_y = toward[0] - x, toward[1] - y
    length = hypot(along_x, along_y)
    if not length:
        return x, float(box.bottom)
    shares = [
        (size / 2 + away) / abs(along) for size, along in ((box.w, along_x), (box.h, along_y)) if abs(along) > 1e-9
    ]
    share = min(shares)
    return x + share * along_x, y + share * along_y
