"""Arrows that lead to notes: an end that lies on a note goes where the note goes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from math import hypot

from workshop_app.domain.board_geometry import Box
from workshop_app.domain.canvas import Point, box_of_note, path_of
from workshop_app.domain.changes import Change, updated
from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.records import Note, Shape
from workshop_app.domain.state import State
from workshop_app.domain.strokes import boxed

REACH = 12.0
"""An end this near a note lies on it: arrows are drawn to a little outside its edge."""


def led_along(
    state: State, lane_id: str, moved: Mapping[str, tuple[int, int]], but: Collection[str] = ()
) -> Iterator[Change]:
    """The changes of the arrows of a lane whose ends lie on notes that are moved by so much; not of those left out."""
    arrows = [
        shape
        for shape in state.of(Shape).values()
        if shape.lane_id == lane_id and shape.kind is ShapeKind.ARROW and shape.id not in but
    ]
    boxes = {note: box_of_note(state, state.need(Note, note)) for note in moved} if arrows else {}
    for arrow in arrows:
        path = path_of(arrow)
        for end in (0, -1):
            note = _holder(boxes, path[end])
            if note and not _is_nearer(state, lane_id, boxes, note, path[end]):
                path[end] = (path[end][0] + moved[note][0], path[end][1] + moved[note][1])
        if path != path_of(arrow):
            box, points = boxed(path)
            yield from updated(arrow, **box._asdict(), points=points)


def _holder(boxes: Mapping[str, Box], end: Point) -> str:
    """The note nearest an end that lies on one, or empty."""
    near = min(boxes, key=lambda note: away(boxes[note], end), default="")
    return near if near and away(boxes[near], end) <= REACH else ""


def _is_nearer(state: State, lane_id: str, boxes: Mapping[str, Box], note: str, end: Point) -> bool:
    """Whether another note of the lane, which stays, is nearer an end."""
    off = away(boxes[note], end)
    others = (other for other in state.of(Note).values() if other.lane_id == lane_id and other.id not in boxes)
    return any(away(box_of_note(state, other), end) < off for other in others)


def away(box: Box, point: Point) -> float:
    """How far a point is from a box; 0 inside."""
    x, y = point
    return hypot(max(box.x - x, 0.0, x - box.right), max(box.y - y, 0.0, y - box.bottom))
