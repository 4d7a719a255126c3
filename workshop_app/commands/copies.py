"""The command that draws shapes once more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from workshop_app.commands.base import Command, Context
from workshop_app.commands.canvas import SHAPE_LIMIT
from workshop_app.commands.reshaping import BESIDE, DuplicateNotes
from workshop_app.domain.board import shapes_on
from workshop_app.domain.canvas import inside
from workshop_app.domain.changes import Change, created
from workshop_app.domain.errors import DomainError
from workshop_app.domain.ordering import keys_between
from workshop_app.domain.records import Shape
from workshop_app.domain.state import State
from workshop_app.frozen import frozen
from workshop_app.i18n import N_


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
