"""Commands on the lanes of the board."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from workshop_app.commands.base import Command, Context
from workshop_app.commands.places import key_at, moved
from workshop_app.domain.board import parking_lot
from workshop_app.domain.changes import Change, created, removed, updated
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import Lane, Step
from workshop_app.domain.state import State
from workshop_app.frozen import frozen
from workshop_app.i18n import N_

LANE_LIMIT = 8
"""More lanes than this cannot be read beside each other."""


@frozen
class AddLane(Command):
    """Add a lane last, before the parking lot."""

    label: ClassVar[str] = N_("Add lane")
    kind: NoteKind
    title: str

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        lanes = state.ordered(Lane)
        if len(lanes) >= LANE_LIMIT:
            raise DomainError("too_many_lanes", limit=LANE_LIMIT)
        if self.kind is NoteKind.PARKED and parking_lot(state):
            raise DomainError("one_parking_lot")
        index = len(lanes) - 1 if lanes and lanes[-1].kind is NoteKind.PARKED else len(lanes)
        return created(
            Lane(
                id=context.new_id(),
                workshop_id=state.workshop.id,
                position=key_at(lanes, index),
                kind=self.kind,
                title=_named(self.title),
            )
        )


@frozen
class EditLane(Command):
    """Give a lane another name."""

    label: ClassVar[str] = N_("Rename lane")
    lane_id: str
    title: str

    @property
    def bout(self) -> str:
        return f"lane:{self.lane_id}"

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        return updated(state.need(Lane, self.lane_id), title=_named(self.title))


@frozen
class MoveLane(Command):
    """Move a lane so that it becomes number `index` (from 0)."""

    label: ClassVar[str] = N_("Move lane")
    lane_id: str
    index: int

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        return moved(state, state.need(Lane, self.lane_id), self.index)


@frozen
class RemoveLane(Command):
    """Remove an empty lane; steps that named it no longer do."""

    label: ClassVar[str] = N_("Remove lane")
    lane_id: str

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        lane = state.need(Lane, self.lane_id)
        if lane.kind is NoteKind.PARKED:
            raise DomainError("parking_lot_stays")
        if sum(other.kind is not NoteKind.PARKED for other in state.of(Lane).values()) == 1:
            raise DomainError("last_lane")
        changes = list(removed(lane))
        for step in state.of(Step).values():
            changes += updated(step, lanes=tuple(other for other in step.lanes if other != lane.id))
        return changes


def _named(title: str) -> str:
    if not title.strip():
        raise DomainError("lane_unnamed")
    return title
