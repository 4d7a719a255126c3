"""Commands on a free lane: where its notes lie, and what is drawn between them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import ClassVar

from workshop_app.commands.base import Command, Context
from workshop_app.commands.notes import DeleteNotes
from workshop_app.commands.places import key_at, key_last, keys_last
from workshop_app.domain.arrows import led_along
from workshop_app.domain.board import notes_in_lane, shapes_on
from workshop_app.domain.board_geometry import Box
from workshop_app.domain.canvas import (
    FAR,
    LEAST,
    NOTE_WIDTH,
    OPEN,
    UNDER,
    box_of,
    box_of_note,
    held,
    inside,
    note_height,
    reading_order,
    spots,
)
from workshop_app.domain.changes import Change, created, removed, updated
from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.ordering import keys_between
from workshop_app.domain.records import Lane, Note, Picture, Shape
from workshop_app.domain.state import State
from workshop_app.domain.strokes import scaled
from workshop_app.domain.whole import LEAST_POINTS, POINT_LIMIT
from workshop_app.frozen import frozen
from workshop_app.i18n import N_

SHAPE_LIMIT = 2000
"""More shapes than this on one lane are no drawing, and slow every window down."""
Place = tuple[str, int, int]
"""Id, x and y."""


@frozen
class PlaceOnCanvas(Command):
    """Put notes and shapes on certain places of a free lane, the notes perhaps from another lane.

    A note that comes from another lane keeps its kind and number: position is what matters here. Arrows that lead to a
    note follow it.
    """

    label: ClassVar[str] = N_("Move note")
    lane_id: str
    notes: tuple[Place, ...]
    shapes: tuple[Place, ...] = ()
    nudge: bool = False
    """One of several small steps by the keyboard, undone as one."""

    @property
    def deed(self) -> str:
        return self.label if self.notes else N_("Move shape")

    @property
    def bout(self) -> str:
        return " ".join(("nudge", *(place[0] for place in (*self.notes, *self.shapes)))) if self.nudge else ""

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        lane = _free(state, self.lane_id)
        coming = [note for note, _x, _y in self.notes if state.need(Note, note).lane_id != lane.id]
        keys = iter(keys_last(state, lane.id, len(coming)))
        changes, moved = list[Change](), dict[str, tuple[int, int]]()
        for note_id, x, y in self.notes:
            note, left, top = state.need(Note, note_id), inside(x, NOTE_WIDTH), inside(y, NOTE_WIDTH)
            values: dict[str, object] = {"x": left, "y": top}
            if note.lane_id == lane.id:
                moved[note.id] = (left - note.x, top - note.y)
            else:
                values |= {"lane_id": lane.id, "position": next(keys)}
            changes += updated(note, **values)
        for shape_id, x, y in self.shapes:
            shape = state.need(Shape, shape_id)
            changes += updated(shape, x=inside(x, shape.w), y=inside(y, shape.h))
        return [*changes, *led_along(state, lane.id, moved, {place[0] for place in self.shapes})]


@frozen
class AddShape(Command):
    """Draw something on a free lane, over what is there; a frame or axes under the frames and axes that it holds.

    `points` are an arrow's or stroke's, from its corner.
    """

    label: ClassVar[str] = N_("Add shape")
    lane_id: str
    kind: ShapeKind
    x: int
    y: int
    w: int
    h: int
    text: str = ""
    labels: tuple[str, ...] = ()
    points: tuple[int, ...] = ()

    @property
    def deed(self) -> str:
        return N_("Draw") if self.kind is ShapeKind.STROKE else self.label

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        lane = _free(state, self.lane_id)
        present = shapes_on(state, lane.id)
        if len(present) >= SHAPE_LIMIT:
            raise DomainError("canvas_full", limit=SHAPE_LIMIT)
        size = _size(self.kind, self.x, self.y, self.w, self.h)
        shape = Shape(
            id=context.new_id(),
            workshop_id=lane.workshop_id,
            position=_key_under(present, self.kind, Box(**size)),
            lane_id=lane.id,
            kind=self.kind,
            text=self.text.strip(),
            labels=tuple(label.strip() for label in self.labels),
            **size,
            points=_checked(self.kind, self.points),
        )
        return created(shape)


@frozen
class EditShape(Command):
    """Change the words of a text, the name of a frame, or the ends of axes; None leaves them. A text may need room."""

    label: ClassVar[str] = N_("Change text of shape")
    shape_id: str
    text: str | None = None
    labels: tuple[str, ...] | None = None
    size: tuple[int, int] | None = None

    @property
    def bout(self) -> str:
        return f"shape:{self.shape_id}"

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        shape = state.need(Shape, self.shape_id)
        w, h = self.size or (shape.w, shape.h)
        return updated(
            shape,
            **_size(shape.kind, shape.x, shape.y, w, h),
            text=shape.text if self.text is None else self.text.strip(),
            labels=shape.labels if self.labels is None else tuple(label.strip() for label in self.labels),
        )


@frozen
class ResizeShape(Command):
    """Give a shape another size; a line is stretched with its box, or gets new `points`."""

    label: ClassVar[str] = N_("Resize shape")
    shape_id: str
    x: int
    y: int
    w: int
    h: int
    points: tuple[int, ...] | None = None

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        shape = state.need(Shape, self.shape_id)
        size = _size(shape.kind, self.x, self.y, self.w, self.h)
        points = scaled(shape.points, box_of(shape), Box(**size)) if self.points is None else self.points
        return updated(shape, **size, points=_checked(shape.kind, points))


@frozen
class DeleteShapes(Command):
    """Remove shapes, and notes that were chosen with them."""

    label: ClassVar[str] = N_("Delete shape")
    shape_ids: tuple[str, ...]
    note_ids: tuple[str, ...] = ()

    @property
    def deed(self) -> str:
        return N_("Delete notes and shapes") if self.note_ids else self.label

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        return [
            *removed(*(state.need(Shape, shape_id) for shape_id in self.shape_ids)),
            *DeleteNotes(self.note_ids).plan(state, context),
        ]


@frozen
class RestackShapes(Command):
    """Put shapes over all others of their lanes, or under them; between themselves they lie as they did."""

    label: ClassVar[str] = N_("Change order of shapes")
    shape_ids: tuple[str, ...]
    over: bool

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        ids, chosen = set(self.shape_ids), [state.need(Shape, shape_id) for shape_id in self.shape_ids]
        changes: list[Change] = []
        for lane_id in dict.fromkeys(shape.lane_id for shape in chosen):
            present = shapes_on(state, lane_id)
            mine, others = [s for s in present if s.id in ids], [s for s in present if s.id not in ids]
            if present == ([*others, *mine] if self.over else [*mine, *others]):
                continue
            low, high = (others[-1].position, "") if self.over else ("", others[0].position)
            for shape, key in zip(mine, keys_between(low, high, len(mine)), strict=True):
                changes += updated(shape, position=key)
        return changes


@frozen
class MakeLaneFree(Command):
    """Let a lane be a canvas. Notes that had places on it keep them; the others are put in rows below, and so is one
    that lay in the very corner."""

    label: ClassVar[str] = N_("Make lane a canvas")
    lane_id: str

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        lane = state.need(Lane, self.lane_id)
        if lane.free:
            return ()
        taken = [box_of(shape) for shape in shapes_on(state, lane.id) if shape.kind not in OPEN]
        kept: dict[int, list[Box]] = {}  # by column as wide as a note: what meets a note is in its own or one beside
        waiting: list[Note] = []
        for note in notes_in_lane(state, lane.id):
            box, column = box_of_note(state, note), note.x // NOTE_WIDTH
            beside = (other for each in range(column - 1, column + 2) for other in kept.get(each, ()))
            if (note.x or note.y) and not any(map(box.meets, beside)):
                kept.setdefault(column, []).append(box)
            else:
                waiting.append(note)
        heights = [note_height(note.text, state.find(Picture, note.picture)) for note in waiting]
        changes = list(updated(lane, free=True))
        for note, (x, y) in zip(waiting, spots(heights, [*taken, *chain(*kept.values())]), strict=True):
            changes += updated(note, x=inside(x, NOTE_WIDTH), y=inside(y, NOTE_WIDTH))
        return changes


@frozen
class MakeLaneFlow(Command):
    """Let the notes of a canvas flow again, in the order they were read in. What is drawn waits unseen."""

    label: ClassVar[str] = N_("Let lane flow")
    lane_id: str

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        lane = state.need(Lane, self.lane_id)
        if not lane.free:
            return ()
        notes = notes_in_lane(state, lane.id)
        order = reading_order((note, box_of_note(state, note)) for note in notes)
        changes = list(updated(lane, free=False))
        if order != notes:
            for note, key in zip(order, keys_between("", "", len(order)), strict=True):
                changes += updated(note, position=key)
        return changes


def _key_under(present: list[Shape], kind: ShapeKind, box: Box) -> str:
    """The position of a new shape, so that it hides nothing that lies wholly inside it."""
    inner = set(held(box, ((shape.id, box_of(shape)) for shape in present if shape.kind in UNDER)))
    first = next((index for index, shape in enumerate(present) if shape.id in inner), len(present))
    if kind not in UNDER or first == len(present):
        return key_last(present)
    between = first > 0 and present[first - 1].position < present[first].position
    return key_at(present, first if between else 0)


def _free(state: State, lane_id: str) -> Lane:
    lane = state.need(Lane, lane_id)
    if not lane.free:
        raise DomainError("lane_not_free")
    return lane


def _size(kind: ShapeKind, x: int, y: int, w: int, h: int) -> dict[str, int]:
    """Where a shape is and how large, on the canvas."""
    least = 0 if kind in OPEN else LEAST
    w, h = max(least, min(w, FAR)), max(least, min(h, FAR))
    return {"x": inside(x, w), "y": inside(y, h), "w": w, "h": h}


def _checked(kind: ShapeKind, points: tuple[int, ...]) -> tuple[int, ...]:
    """The points of a line; DomainError when there are too few or too many, or one lies nowhere."""
    if kind not in OPEN:
        return ()
    if len(points) % 2 or len(points) < LEAST_POINTS[kind] or not 0 <= min(points) <= max(points) <= FAR:
        raise DomainError("bad_drawing")
    if len(points) > POINT_LIMIT:
        raise DomainError("drawing_too_long")
    return points
