"""What a picture of the board is made of: rectangles, shapes, lines and words, each with its place and colour."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from workshop_app.frozen import frozen
from workshop_app.reports.pdf.fonts import Run

BEND = 6
"""Straight pieces that a bend is painted with."""


@frozen(kw_only=True)
class Plate:
    """A rectangle with round corners, and perhaps a thin line around it."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    fill: str
    line: str = ""


@frozen(kw_only=True)
class Polygon:
    """A filled shape with straight sides."""

    points: tuple[tuple[float, float], ...]
    fill: str


@frozen(kw_only=True)
class Words:
    """One line of text from x to the right; `y` is its base line."""

    x: float
    y: float
    runs: tuple[Run, ...]
    width: float
    size: float
    fill: str
    mirrored: bool = False
    """The letters are in the order they are seen, as those of some scripts are not in the order they are read."""


@frozen(kw_only=True)
class Thread:
    """A line with round ends through its points; one that is `smooth` only passes between them, in bends."""

    points: tuple[tuple[float, float], ...]
    width: float
    colour: str
    smooth: bool = False


@frozen(kw_only=True)
class Photo:
    """The picture of a note, a JPEG."""

    x: float
    y: float
    width: float
    height: float
    data: bytes


Shape = Plate | Polygon | Words | Thread | Photo


@frozen(kw_only=True)
class Group:
    """Shapes that are one thing, such as a note, and what it says in full."""

    title: str
    shapes: tuple[Shape, ...]


@frozen(kw_only=True)
class Drawing:
    """The whole picture, and what it is in words."""

    width: int
    height: int
    language: str
    title: str
    description: str
    groups: tuple[Group, ...]


def middles(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points half way from each to the next."""
    return [((x + next_x) / 2, (y + next_y) / 2) for (x, y), (next_x, next_y) in pairwise(points)]


def flattened(thread: Thread) -> list[tuple[float, float]]:
    """A smooth line as many short straight ones."""
    points = thread.points
    if not thread.smooth or len(points) < 3:
        return list(points)
    found, start = [points[0]], points[0]
    for (x, y), end in zip(points[1:-1], middles(points[1:]), strict=True):
        for part in range(1, BEND + 1):
            t = part / BEND
            near, far = (1 - t) ** 2, t**2
            bent = 2 * t * (1 - t)
            found.append((near * start[0] + bent * x + far * end[0], near * start[1] + bent * y + far * end[1]))
        start = end
    return [*found, points[-1]]
