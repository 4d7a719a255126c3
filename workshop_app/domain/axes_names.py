"""Where the ends of axes are named, on the screen and on paper: near them, and where nothing else is covered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import inf
from typing import NamedTuple, TypeVar

from workshop_app.domain.board_geometry import Box
from workshop_app.domain.records import Shape

ASIDE = 0.3
"""A name makes way for notes at most so much of the height of its axes."""
NAMES_FIRST = 100
"""A name on a name is so much worse than one on a note."""

Name = TypeVar("Name")


class Place(NamedTuple):
    """The room for a name: its corner and its sides."""

    x: float
    y: float
    w: float
    h: float
    right: bool = False
    """The name ends at its right side; else it begins at its left one."""


def usual_size(axes: Shape) -> float:
    """The size of the names: larger on larger axes."""
    return min(36.0, max(18.0, min(axes.w, axes.h) * 0.045))


def first_places(axes: Shape, size: float) -> tuple[Place, ...]:
    """Where the four ends are named, left, right, bottom and top: above the level axis and beside the upright one."""
    high, pad = 1.5 * size, 0.5 * size
    across, down = axes.x + axes.w / 2, axes.y + axes.h / 2
    room = max(20.0, axes.w / 2 - 2 * pad)
    return (
        Place(axes.x + pad, down - high - 2, room, high),
        Place(across + pad, down - high - 2, room, high, right=True),
        Place(across + pad, axes.y + axes.h - high, room, high),
        Place(across + pad, axes.y, room, high),
    )


def places_from(place: Place, axes: Shape, end: int) -> Iterator[Place]:
    """Over the level axis and under it, or at the right of the upright one and at the left; then further and further
    away."""
    beside = 2 * (axes.x + axes.w / 2) - place.x - place.w
    for step in range(1 + int(2 * ASIDE * axes.h / place.h)):
        away = step * place.h / 2
        if end < 2:
            yield place._replace(y=place.y - away)
            yield place._replace(y=place.y + place.h + 4 + away)
        else:
            y = place.y + (away if end == 3 else -away)
            yield place._replace(y=y)
            yield place._replace(x=beside, y=y, right=True)


def freest(
    names: Iterable[tuple[Box, Name]], notes: Callable[[Box], Sequence[Box]], taken: Sequence[Box]
) -> tuple[Box, Name] | None:
    """The first name that covers neither notes nor what other names have taken, or else the one that covers least."""
    least, best = inf, None
    for box, name in names:
        hidden = _shared(box, notes(box)) + NAMES_FIRST * _shared(box, taken)
        if hidden < least:
            least, best = hidden, (box, name)
        if not hidden:
            break
    return best


def _shared(box: Box, others: Iterable[Box]) -> int:
    """How much of a box these cover."""
    sides = ((min(box.right, o.right) - max(box.x, o.x), min(box.bottom, o.bottom) - max(box.y, o.y)) for o in others)
    return sum(max(0, width) * max(0, height) for width, height in sides)
