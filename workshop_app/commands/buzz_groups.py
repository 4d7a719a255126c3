"""Commands that draw buzz groups."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from workshop_app.commands.base import Command, Context
from workshop_app.domain.buzz_groups import draw, group_sizes, head_count
from workshop_app.domain.changes import Change, created, removed, updated
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import BuzzGroup, Harvest, Participant, Step
from workshop_app.domain.state import State
from workshop_app.frozen import frozen
from workshop_app.i18n import N_


@frozen
class DrawGroups(Command):
    """Draw new groups for a step: of the participants, or numbered groups when there is only a number.

    Its harvest begins anew: whose turn it was, and who had nothing more, was said of other groups.
    """

    label: ClassVar[str] = N_("Draw buzz groups")
    step_id: str

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        step = state.need(Step, self.step_id)
        sizes = group_sizes(head_count(state), step.group_size)
        if not sizes:
            raise DomainError("nobody_to_group")
        people = state.ordered(Participant)
        drawn = draw(people, step.group_size, mix_units=step.mix_units, random=context.random) or [[]] * len(sizes)
        groups = [
            BuzzGroup(
                id=context.new_id(),
                workshop_id=step.workshop_id,
                step_id=step.id,
                number=number,
                members=tuple(person.id for person in group),
                size=size,
            )
            for number, (group, size) in enumerate(zip(drawn, sizes, strict=True), start=1)
        ]
        old = (group for group in state.of(BuzzGroup).values() if group.step_id == step.id)
        harvest = state.find(Harvest, step.id)
        anew = updated(harvest, lap=1, turn=1, empty=()) if harvest else ()
        return [*removed(*old), *created(*groups), *anew]
