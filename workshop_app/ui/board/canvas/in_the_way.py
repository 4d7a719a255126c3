"""What names on a canvas make way for: notes, texts and arrows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import ceil, dist

from PySide6.QtCore import QLineF

from workshop_app.domain.board_geometry import BoardLayout, Box, SectionPlace
from workshop_app.domain.canvas import box_of, path_of
from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.records import Shape

PIECE, FEW_ARROWS = 40, 60
"""An arrow is looked at in pieces of this length; where there are more arrows than so, names do not mind them."""

Notes = Callable[[Box], Sequence[Box]]
"""The notes, and what else names make way for, that share a point with a box; counted from the canvas's corner."""


def notes_on(layout: BoardLayout, place: SectionPlace, shapes: Sequence[Shape]) -> Notes:
    """What names make way for on a free lane: its notes, its texts and, where they are few, its arrows."""
    left, top = place.corner
    drawn = cache(lambda: [*_drawn(shapes)])  # only where there are axes to be named

    def within(box: Box) -> list[Box]:
        found = layout.notes_in(box._replace(x=box.x + left, y=box.y + top))
        boxes = [note.box for note in found if note.section == place.section]
        boxes = [note._replace(x=note.x - left, y=note.y - top) for note in boxes]
        return [*boxes, *(piece for piece in drawn() if piece.meets(box))]

    return within


def _drawn(shapes: Iterable[Shape]) -> Iterator[Box]:
    """The boxes of texts and of the pieces of arrows."""
    arrows = []
    for shape in shapes:
        if shape.kind is ShapeKind.TEXT:
            yield box_of(shape)
        elif shape.kind is ShapeKind.ARROW:
            arrows.append(shape)
    for arrow in arrows if len(arrows) <= FEW_ARROWS else ():
        for start, end in pairwise(path_of(arrow)):
            count = ceil(dist(start, end) / PIECE) or 1
            line = QLineF(*start, *end)
            points = (line.pointAt(step / count).toPoint().toTuple() for step in range(count + 1))
            for (x, y), (to_x, to_y) in pairwise(points):
                yield Box(min(x, to_x), min(y, to_y), abs(to_x - x) + 1, abs(to_y - y) + 1)
