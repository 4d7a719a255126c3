"""Arrows that lead to notes: an end that lies on a note goes where the note goes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from math import hypot, inf

from workshop_app.domain.board_geometry import Box
from workshop_app.domain.canvas import Point, box_of_note, path_of
from workshop_app.domain.changes import Change, updated
from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.records import Note, Shape
from workshop_app.domain.state import State
from workshop_app.domain.strokes import boxed
from workshop_app.frozen import frozen

REACH = 12.0
"""An end this near a note lies on it: arrows are drawn to a little outside its edge."""


@frozen
class Tied:
    """An arrow with an end, or both, on notes that are moved."""

    arrow: Shape
    ends: Mapping[int, str]
    """The note that the first point (0) or the last (-1) lies on."""

    def led(self, moved: Mapping[str, tuple[int, int]]) -> Shape:
        """The arrow when the notes are moved by so much."""
        path = path_of(self.arrow)
        for end, note in self.ends.items():
            path[end] = (path[end][0] + moved[note][0], path[end][1] + moved[note][1])
        box, points = boxed(path)
        return replace(self.arrow, **box._asdict(), points=points)


def tied(state: State, lane_id: str, notes: Collection[str], but: Collection[str] = ()) -> list[Tied]:
    """The arrows of a lane that go along when notes there are moved; without those left out."""
    arrows = [
        shape
        for shape in state.of(Shape).values()
        if shape.lane_id == lane_id and shape.kind is ShapeKind.ARROW and shape.id not in but
    ]
    if not arrows or not notes:
        return []
    boxes = {note.id: box_of_note(state, note) for note in state.of(Note).values() if note.lane_id == lane_id}
    moving = {note: boxes[note] for note in notes if note in boxes}  # one in somebody's hand may be gone
    found = []
    for arrow in arrows:
        path = path_of(arrow)
        ends = {end: note for end in (0, -1) if (note := _holder(moving, boxes, path[end]))}
        if ends:
            found.append(Tied(arrow, ends))
    return found


def led_along(
    state: State, lane_id: str, moved: Mapping[str, tuple[int, int]], but: Collection[str] = ()
) -> Iterator[Change]:
    """The changes of the arrows of a lane whose ends lie on notes that are moved by so much; not of those left out."""
    for one in tied(state, lane_id, [note for note, by in moved.items() if by != (0, 0)], but):
        arrow = one.led(moved)
        yield from updated(one.arrow, x=arrow.x, y=arrow.y, w=arrow.w, h=arrow.h, points=arrow.points)


def _holder(moving: Mapping[str, Box], boxes: Mapping[str, Box], end: Point) -> str:
    """The note in the hand that an end lies on, unless one that stays is nearer; or empty."""
    off, note = _nearest(moving, end)
    return note if note and off <= _nearest(boxes, end)[0] else ""


def _nearest(boxes: Mapping[str, Box], end: Point) -> tuple[float, str]:
    """How far away the nearest of the notes is that an end lies on, and which it is."""
    x, y = end
    near = [
        (away(box, end), note)
        for note, box in boxes.items()
        if -REACH <= x - box.x <= box.w + REACH and -REACH <= y - box.y <= box.h + REACH
    ]
    return min((one for one in near if one[0] <= REACH), default=(inf, ""))


def away(box: Box, point: Point) -> float:
    """How far a point is from a box; 0 inside."""
    x, y = point
    return hypot(max(box.x - x, 0.0, x - box.right), max(box.y - y, 0.0, y - box.bottom))
