"""The parts of a canvas that the room sees one by one, when not all of it can be read at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from workshop_app.domain.board_geometry import Box
from workshop_app.domain.canvas import around, is_whole_in


def parts(things: Sequence[Box], width: int, height: int, last: Sequence[Box] = ()) -> tuple[Box, ...]:
    """Boxes of a size so that each thing is whole in one of them and none could be left out, as few as are found.

    The `last` ones stay as long as they do: what the room looks at is not moved for what changes elsewhere.
    """
    fitting = [thing._replace(w=min(thing.w, width), h=min(thing.h, height)) for thing in things]
    rows = [
        _around(part, width, height)
        for row in _together(fitting, height, _down)
        for part in _together(row, width, _across)
    ]
    columns = [
        _around(part, width, height)
        for column in _together(fitting, width, _across)
        for part in _together(column, height, _down)
    ]
    found = min(_needed(rows, fitting), _needed(columns, fitting), key=len)
    same_size = all((part.w, part.h) == (width, height) for part in last)
    if same_size and len(last) == len(found) and all(_holding(last, fitting)) and _needed(last, fitting) == [*last]:
        return tuple(last)
    return tuple(found)


def nearest(part: Box, found: Sequence[Box]) -> Box:
    """The part that lies nearest to where another one was."""
    return min(found, key=lambda other: (other.x - part.x) ** 2 + (other.y - part.y) ** 2)


def _holding(found: Sequence[Box], things: Sequence[Box]) -> list[list[int]]:
    """For each thing the numbers of the parts that it is whole in."""
    order = sorted(range(len(found)), key=lambda number: found[number].y)
    tops = [found[number].y for number in order]
    height = found[0].h if found else 0
    beside = [order[bisect_left(tops, thing.bottom - height) : bisect_right(tops, thing.y)] for thing in things]
    return [
        [number for number in near if is_whole_in(thing, found[number])]
        for thing, near in zip(things, beside, strict=True)
    ]


def _needed(found: Sequence[Box], things: Sequence[Box]) -> list[Box]:
    """Parts without those that show nothing which is not whole in others too."""
    holding = _holding(found, things)
    held: list[list[int]] = [[] for _part in found]
    for thing, numbers in enumerate(holding):
        for number in numbers:
            held[number].append(thing)
    times, needed = [len(numbers) for numbers in holding], []
    for part, inside in zip(found, held, strict=True):
        if all(times[thing] > 1 for thing in inside):
            for thing in inside:
                times[thing] -= 1
        else:
            needed.append(part)
    return needed


Along = Callable[[Box], tuple[int, int]]
"""Where a thing begins and ends."""


def _across(thing: Box) -> tuple[int, int]:
    return thing.x, thing.right


def _down(thing: Box) -> tuple[int, int]:
    return thing.y, thing.bottom


def _together(things: Sequence[Box], size: int, along: Along) -> list[list[Box]]:
    """Things in as few groups as can be of which none is longer than a size, one after the other."""
    left, groups = sorted(things, key=along), []
    while left:
        end = along(left[0])[0] + size
        groups.append([thing for thing in left if along(thing)[1] <= end])
        left = [thing for thing in left if along(thing)[1] > end]
    return groups


def _around(things: Sequence[Box], width: int, height: int) -> Box:
    """A part with things in its middle."""
    box = around(things)
    return Box(box.x + (box.w - width) // 2, box.y + (box.h - height) // 2, width, height)
