"""The commands that draw shapes once more: beside themselves, or from the clipboard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar, TypeVar

from workshop_app.commands.base import Command, Context
from workshop_app.commands.canvas import SHAPE_LIMIT, AddShape
from workshop_app.commands.pasting import NewNote, PasteNotes
from workshop_app.commands.places import BESIDE, aside
from workshop_app.commands.reshaping import DuplicateNotes
from workshop_app.domain.board import notes_in_lane, shapes_on
from workshop_app.domain.board_geometry import Box
from workshop_app.domain.canvas import FAR, NOTE_WIDTH, around, inside, note_height
from workshop_app.domain.changes import Change, created
from workshop_app.domain.errors import DomainError
from workshop_app.domain.ordering import keys_between
from workshop_app.domain.records import Lane, Record, Shape
from workshop_app.domain.state import State
from workshop_app.frozen import frozen
from workshop_app.i18n import N_

R = TypeVar("R", bound=Record)


@frozen
class DuplicateShapes(Command):
    """Draw shapes once more, over the others and a little beside, with the notes that were chosen with them."""

    label: ClassVar[str] = N_("Duplicate shape")
    shape_ids: tuple[str, ...]
    note_ids: tuple[str, ...] = ()

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        chosen = [state.need(Shape, shape_id) for shape_id in self.shape_ids]
        copies: list[Shape] = []
        for lane_id in dict.fromkeys(shape.lane_id for shape in chosen):
            present = shapes_on(state, lane_id)
            mine = [shape for shape in present if shape in chosen]
            if len(present) + len(mine) > SHAPE_LIMIT:
                raise DomainError("canvas_full", limit=SHAPE_LIMIT)
            keys = keys_between(present[-1].position, "", len(mine))
            copies += [
                replace(
                    shape,
                    id=context.new_id(),
                    position=key,
                    x=inside(shape.x + BESIDE, shape.w),
                    y=inside(shape.y + BESIDE, shape.h),
                )
                for shape, key in zip(mine, keys, strict=True)
            ]
        return [*created(*copies), *DuplicateNotes(self.note_ids).plan(state, context)]


@frozen
class PasteOnCanvas(Command):
    """Draw shapes on a free lane, over what is there, with notes in the places that all of these had to each other.

    Their middle comes to a point, or a little beside when the same lies there already. Notes that lay nowhere get
    places where there is room.
    """

    label: ClassVar[str] = N_("Paste on canvas")
    lane_id: str
    notes: tuple[NewNote, ...]
    shapes: tuple[AddShape, ...]
    middle: tuple[int, int]

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        lane, present = state.need(Lane, self.lane_id), shapes_on(state, self.lane_id)
        if len(present) + len(self.shapes) > SHAPE_LIMIT:
            raise DomainError("canvas_full", limit=SHAPE_LIMIT)
        x, y = self._by(state)
        drawn: list[Shape] = []
        keys = keys_between(present[-1].position if present else "", "", len(self.shapes))
        for shape, key in zip(self.shapes, keys, strict=True):
            there = replace(shape, lane_id=lane.id, x=shape.x + x, y=shape.y + y)
            drawn += [replace(made, position=key) for made in _made(there.plan(state, context), Shape)]
        notes = tuple(
            replace(new, lane="", at=(new.at[0] + x, new.at[1] + y) if new.at else None) for new in self.notes
        )
        return [*created(*drawn), *PasteNotes(notes, lane.id).plan(state, context)]

    def _by(self, state: State) -> tuple[int, int]:
        """How far everything is moved: not off the canvas, and to where nothing lies in the very same place."""
        corners = [(shape.x, shape.y) for shape in self.shapes] + [new.at for new in self.notes if new.at]
        boxes = [Box(shape.x, shape.y, shape.w, shape.h) for shape in self.shapes]
        boxes += [Box(*new.at, NOTE_WIDTH, note_height(new.text)) for new in self.notes if new.at]
        if not boxes:
            return 0, 0
        box = around(boxes)
        size = (box.w, box.h)
        x, y = (max(0, min(middle - side // 2, FAR - side)) for middle, side in zip(self.middle, size, strict=True))
        taken = {(shape.x, shape.y) for shape in shapes_on(state, self.lane_id)}
        taken |= {(note.x, note.y) for note in notes_in_lane(state, self.lane_id)}
        by = aside([(left + x - box.x, top + y - box.y) for left, top in corners], taken)
        return x - box.x + by, y - box.y + by


def _made(changes: Iterable[Change], kind: type[R]) -> list[R]:
    """The records of a kind that are made."""
    return [change.after for change in changes if isinstance(change.after, kind)]
