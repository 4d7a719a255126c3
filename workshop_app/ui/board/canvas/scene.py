"""What lies on a canvas while a gesture goes on: what is hit, what goes along, what the edges snap to. No Qt."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from typing import Literal

from workshop_app.domain.board_geometry import Box
from workshop_app.domain.canvas import FAR, LEAST, OPEN, UNDER, Point, around, box_of, held, path_of, shape_at
from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.records import Shape
from workshop_app.frozen import frozen
from workshop_app.ui.handles import CORNERS, HANDLES, Handle, pulled, spot_of

Grip = Handle | Literal["", "start", "end"]
REACH = 7.0
"""Pixels on the screen from which a line is gripped."""
GRIP = 12.0
"""And a handle."""


@frozen
class Scene:
    """The notes and shapes of a free lane, in its own coordinates, at a certain zoom."""

    lane_id: str = ""
    notes: Mapping[str, Box] = field(default_factory=dict)
    shapes: Sequence[Shape] = ()
    zoom: float = 1.0
    seen: Box | None = None
    """The part of the canvas that is seen; nothing snaps to what is not."""

    def shape(self, item: str) -> Shape | None:
        """A shape by its id."""
        return next((shape for shape in self.shapes if shape.id == item), None)

    @cached_property
    def boxes(self) -> dict[str, Box]:
        """Everything with its rectangle: the shapes, then the notes."""
        return {**{shape.id: box_of(shape) for shape in self.shapes}, **self.notes}

    def at(self, point: Point) -> str:
        """Id of the uppermost thing at a point: what lies over the notes, a note, what lies under them."""
        x, y = point
        reach = REACH / self.zoom
        over = shape_at([shape for shape in self.shapes if shape.kind not in UNDER], x, y, reach)
        return over or self.note_at(point) or shape_at([s for s in self.shapes if s.kind in UNDER], x, y, reach)

    def note_at(self, point: Point) -> str:
        """Id of the uppermost note at a point."""
        return next((note for note, box in reversed(list(self.notes.items())) if box.holds(*point)), "")

    def grip_at(self, item: str, point: Point) -> Grip:
        """The handle of a chosen shape at a point."""
        shape = self.shape(item)
        if shape is None:
            return ""
        reach = GRIP / self.zoom
        near = [
            (abs(point[0] - x) + abs(point[1] - y), grip)
            for grip, (x, y) in grips(shape).items()
            if abs(point[0] - x) <= reach and abs(point[1] - y) <= reach
        ]
        return min(near, key=lambda found: found[0])[1] if near else ""

    def with_held(self, chosen: Collection[str]) -> set[str]:
        """What moves when these are moved: also what lies in the frames and axes among them."""
        things = self.boxes
        moving = {item for item in chosen if item in things}
        for shape in self.shapes:
            if shape.id in chosen and shape.kind in UNDER:
                moving.update(held(box_of(shape), things.items()))
        return moving

    def caught(self, lasso: Box) -> set[str]:
        """Notes that a lasso touches, and shapes that lie wholly inside it."""
        shapes = ((shape.id, box_of(shape)) for shape in self.shapes)
        return {note for note, box in self.notes.items() if box.meets(lasso)} | set(held(lasso, shapes))

    def still(self, moving: Collection[str]) -> list[Box]:
        """What there is to snap to; lines drawn by hand are nothing to line up with."""
        shapes = [box_of(shape) for shape in self.shapes if shape.id not in moving and shape.kind not in OPEN]
        boxes = [*shapes, *(box for note, box in self.notes.items() if note not in moving)]
        return boxes if self.seen is None else [box for box in boxes if box.meets(self.seen)]


def grips(shape: Shape) -> dict[Grip, Point]:
    """The handles of a shape and where they are."""
    if shape.kind is ShapeKind.ARROW:
        path = path_of(shape)
        return {"start": path[0], "end": path[-1]}
    return {grip: spot_of(box_of(shape), grip) for grip in (CORNERS if shape.kind is ShapeKind.STROKE else HANDLES)}


def resized(box: Box, grip: Grip, x: float, y: float, least: int = LEAST) -> Box:
    """A box whose edge or corner is moved by so much; the opposite one stays."""
    return pulled(box, grip, x, y, least=least, within=(FAR, FAR))


def whole_box(start: Point, end: Point) -> Box:
    """The box between two corners, in whole pixels and on the canvas."""
    left, right = sorted((round(max(0.0, start[0])), round(max(0.0, end[0]))))
    top, bottom = sorted((round(max(0.0, start[1])), round(max(0.0, end[1]))))
    return Box(left, top, right - left, bottom - top)


def merged(boxes: Sequence[Box]) -> list[Box]:
    """The boxes with those made one that nearly cover each other."""
    found: list[Box] = []
    for box in boxes:
        near = next(
            (other for other in found if _area(around((box, other))) <= 1.4 * max(_area(box), _area(other))), None
        )
        if near is not None:
            found.remove(near)
        found.append(around((box, near)) if near is not None else box)
    return found


def _area(box: Box) -> int:
    return box.w * box.h
