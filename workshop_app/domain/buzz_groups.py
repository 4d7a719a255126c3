"""Random buzz groups: two to four in each, nobody alone, units mixed when wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from random import Random

from workshop_app.domain.changes import Change, updated
from workshop_app.domain.enums import StepKind
from workshop_app.domain.records import BuzzGroup, Harvest, Participant, Step
from workshop_app.domain.state import State


def group_sizes(people: int, size: int) -> list[int]:
    """How many in each group, as even as can be; a pair that would leave one alone becomes a three."""
    if people <= 0:
        return []
    groups = max(1, people // 2 if size == 2 else -(-people // size))
    base, more = divmod(people, groups)
    return [base + 1] * more + [base] * (groups - more)


def draw(participants: list[Participant], size: int, *, mix_units: bool, random: Random) -> list[list[Participant]]:
    """Groups of participants in random order; with `mix_units` colleagues are spread as far as numbers allow."""
    sizes = group_sizes(len(participants), size)
    shuffled = random.sample(participants, len(participants))
    if mix_units:
        many = Counter(person.unit for person in shuffled)
        # Dealing the largest units first, one to each group in turn, keeps colleagues apart.
        shuffled.sort(key=lambda person: (-many[person.unit], person.unit))
    groups: list[list[Participant]] = [[] for _ in sizes]
    turn = 0
    for person in shuffled:
        while len(groups[turn % len(sizes)]) >= sizes[turn % len(sizes)]:
            turn += 1
        groups[turn % len(sizes)].append(person)
        turn += 1
    return groups


def head_count(state: State) -> int:
    """How many are in the room: the list of participants, or else the number given."""
    return len(state.of(Participant)) or state.workshop.participant_count


def groups_for(state: State, step: Step) -> list[BuzzGroup]:
    """The groups that hold in a step: its own, or those last drawn in an earlier step."""
    found: list[BuzzGroup] = []
    for earlier in state.ordered(Step):
        own = [group for group in state.of(BuzzGroup).values() if group.step_id == earlier.id]
        found = own or found
        if earlier.id == step.id:
            break
    return sorted(found, key=lambda group: group.number)


def joined(state: State, late: Sequence[str], gone: Collection[str]) -> Iterator[Change]:
    """Participants who come after the draw join the smallest groups: those that hold now, and in steps to come.

    Groups that have only a number share themselves out.
    """
    steps = state.ordered(Step)
    at = next((place for place, step in enumerate(steps) if step.id == state.workshop.current_step), 0)
    drawn = {groups[0].step_id: groups for step in steps[at:] if (groups := groups_for(state, step))}
    for groups in drawn.values():
        members = [[person for person in group.members if person not in gone] for group in groups]
        if late and any(group.members for group in groups):
            for person in late:
                min(members, key=len).append(person)
            for group, now in zip(groups, members, strict=True):
                yield from updated(group, members=tuple(now), size=len(now))


def harvests(state: State, step: Step) -> bool:
    """Whether the buzz groups are heard lap by lap in this step: in a step of buzz groups, or in one of collecting when
    the groups come from a step that has no harvest of its own."""
    groups = groups_for(state, step)
    if step.kind is StepKind.COLLECT and groups:
        return not state.need(Step, groups[0].step_id).harvest_minutes
    return step.kind is StepKind.BUZZ_GROUP and bool(groups)


def next_turn(groups: list[int], harvest: Harvest, *, empty: bool) -> tuple[int, int, tuple[int, ...]]:
    """(lap, turn, empty groups) after the group in turn gave a note or, when `empty`, had none left."""
    gone = tuple(sorted({*harvest.empty, harvest.turn})) if empty else harvest.empty
    left = [number for number in groups if number not in gone]
    if not left:
        return harvest.lap, 0, gone
    later = [number for number in left if number > harvest.turn]
    return (harvest.lap, later[0], gone) if later else (harvest.lap + 1, left[0], gone)
