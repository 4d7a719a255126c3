"""Commands on the plan and on where the meeting is in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import datetime
from typing import Any, ClassVar

from workshop_app.commands.base import Command, Context
from workshop_app.commands.places import key_at, moved
from workshop_app.domain.buzz_groups import harvests, joined
from workshop_app.domain.changes import Change, created, removed, updated
from workshop_app.domain.enums import Stage, StepKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.ordering import keys_between
from workshop_app.domain.participants import who_stay
from workshop_app.domain.records import Harvest, Note, Participant, Step, Timer
from workshop_app.domain.state import State
from workshop_app.domain.timer import used
from workshop_app.domain.voting import open_round
from workshop_app.frozen import frozen
from workshop_app.i18n import N_

PARTICIPANT_LIMIT = 2000


@frozen
class EditWorkshop(Command):
    """Change facts of the workshop, such as its title or date."""

    label: ClassVar[str] = N_("Change the workshop's facts")
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def bout(self) -> str:
        return "workshop:" + ",".join(sorted(self.values))

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        return updated(state.workshop, **self.values)


@frozen
class AddStep(Command):
    """Add a step after another, or last."""

    label: ClassVar[str] = N_("Add step")
    kind: StepKind
    title: str
    minutes: int = 5
    after: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        steps = state.ordered(Step)
        index = next((i for i, step in enumerate(steps) if step.id == self.after), len(steps) - 1) + 1
        return created(
            Step(
                id=context.new_id(),
                workshop_id=state.workshop.id,
                position=key_at(steps, index),
                kind=self.kind,
                title=self.title,
                minutes=self.minutes,
                **self.values,
            )
        )


@frozen
class EditStep(Command):
    """Change fields of a step."""

    label: ClassVar[str] = N_("Change step")
    step_id: str
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def bout(self) -> str:
        return f"step:{self.step_id}:" + ",".join(sorted(self.values))

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        return updated(state.need(Step, self.step_id), **self.values)


@frozen
class MoveStep(Command):
    """Move a step so that it becomes number `index` (from 0)."""

    label: ClassVar[str] = N_("Move step")
    step_id: str
    index: int

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        return moved(state, state.need(Step, self.step_id), self.index)


@frozen
class DuplicateStep(Command):
    """Put a copy of a step right after it."""

    label: ClassVar[str] = N_("Duplicate step")
    step_id: str

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        steps = state.ordered(Step)
        step = state.need(Step, self.step_id)
        key = key_at(steps, steps.index(step) + 1)
        return created(replace(step, id=context.new_id(), position=key))


@frozen
class DeleteStep(Command):
    """Remove a step; what was made in it (notes, rounds, actions) stays."""

    label: ClassVar[str] = N_("Delete step")
    step_id: str

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        return removed(state.need(Step, self.step_id))


@frozen
class SetParticipants(Command):
    """Replace the list of participants, (name, unit) pairs, or only their number. Who is late joins a buzz group."""

    label: ClassVar[str] = N_("Change the participants")
    people: tuple[tuple[str, str], ...] = ()
    count: int = 0

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        if max(len(self.people), self.count) > PARTICIPANT_LIMIT:
            raise DomainError("too_many_participants", limit=PARTICIPANT_LIMIT)
        before, home = state.ordered(Participant), state.workshop.id
        people = [(name.strip(), unit.strip()) for name, unit in self.people]
        changes, late = list(updated(state.workshop, participant_count=self.count)), []
        stay = who_stay(before, people)
        for key, (name, unit), same in zip(keys_between("", "", len(people)), people, stay, strict=True):
            if same is not None:
                changes += updated(same, position=key, name=name, unit=unit)
            else:
                late += [Participant(id=context.new_id(), workshop_id=home, position=key, name=name, unit=unit)]
        left = [person for person in before if person not in stay]
        into = joined(state, [person.id for person in late], {person.id for person in left})
        return [*removed(*left), *changes, *created(*late), *into]


@frozen
class GoToStep(Command):
    """Put a step on the screen and let its clock run. Opens a planned workshop; a finished one stays finished."""

    label: ClassVar[str] = N_("Go to step")
    undoable: ClassVar[bool] = False
    step_id: str

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        step, workshop, now = state.need(Step, self.step_id), state.workshop, context.now()
        if workshop.stage is Stage.DONE:
            return updated(workshop, current_step=step.id)
        changes = list(_stop(state, workshop.current_step, now)) if workshop.current_step != step.id else []
        opened = workshop.opened or _local(now)
        changes += updated(workshop, current_step=step.id, spotlight="", stage=Stage.OPEN, opened=opened)
        changes += _run(state, step, now)
        return changes


@frozen
class FinishWorkshop(Command):
    """Close the meeting; everything can still be read, exported and corrected. A vote that goes on is not cut off."""

    label: ClassVar[str] = N_("Finish the workshop")
    undoable: ClassVar[bool] = False

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        if state.workshop.stage is Stage.DONE:
            return ()
        if round_ := open_round(state):
            step = state.find(Step, round_.step_id)
            raise DomainError("vote_goes_on", step=step.title if step else round_.question)
        return [
            *_stop(state, state.workshop.current_step, context.now()),
            *updated(state.workshop, stage=Stage.DONE, spotlight="", closed=_local(context.now())),
        ]


@frozen
class ReopenWorkshop(Command):
    """Go on with a finished workshop; its minutes are a draft again."""

    label: ClassVar[str] = N_("Open the workshop again")
    undoable: ClassVar[bool] = False

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        step = state.find(Step, state.workshop.current_step)
        running = _run(state, step, context.now()) if step else []
        return [*updated(state.workshop, stage=Stage.OPEN, closed=""), *running]


@frozen
class RunTimer(Command):
    """Start the clock of a step, or let it stand; those of a finished workshop stand still."""

    label: ClassVar[str] = N_("Run or pause the clock")
    undoable: ClassVar[bool] = False
    step_id: str
    running: bool

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        step = state.need(Step, self.step_id)
        if not self.running:
            return _stop(state, step.id, context.now())
        return _run(state, step, context.now()) if state.workshop.stage is not Stage.DONE else ()


@frozen
class AddTime(Command):
    """Give a step more seconds, unless the workshop is finished."""

    label: ClassVar[str] = N_("Add time")
    undoable: ClassVar[bool] = False
    step_id: str
    seconds: int

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        step = state.need(Step, self.step_id)
        if state.workshop.stage is Stage.DONE:
            return ()
        timer = state.find(Timer, step.id)
        if timer is None:
            return created(Timer(id=step.id, workshop_id=step.workshop_id, extra=self.seconds))
        return updated(timer, extra=timer.extra + self.seconds)


@frozen
class GoToPhase(Command):
    """Move a buzz group step to alone (0), in groups (1) or harvest (2); its clock starts anew."""

    label: ClassVar[str] = N_("Go to phase")
    undoable: ClassVar[bool] = False
    step_id: str
    phase: int

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        step = state.need(Step, self.step_id)
        if step.kind is not StepKind.BUZZ_GROUP or self.phase not in (0, 1, 2):
            raise DomainError("no_such_phase")
        runs = state.workshop.stage is not Stage.DONE  # the clocks of a finished workshop stand still
        started = _stamp(context.now()) if runs else ""
        anew: dict[str, Any] = {
            "phase": self.phase, "elapsed": 0.0, "extra": 0, "running": runs, "started": started,
        }  # fmt: skip
        timer = state.find(Timer, step.id)
        clock = updated(timer, **anew) if timer else created(Timer(id=step.id, workshop_id=step.workshop_id, **anew))
        return [*clock, *(_harvest(state, step) if self.phase == 2 else [])]


@frozen
class Spotlight(Command):
    """Let the room look at one note; an empty id shows the whole board again."""

    label: ClassVar[str] = N_("Show one note")
    undoable: ClassVar[bool] = False
    note_id: str

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        note_id = state.need(Note, self.note_id).id if self.note_id else ""
        return updated(state.workshop, spotlight=note_id)


def _run(state: State, step: Step, now: datetime) -> list[Change]:
    timer = state.find(Timer, step.id)
    changes: list[Change] = []
    if timer is None:
        first = next((i for i, m in enumerate((step.alone_minutes, step.group_minutes, step.harvest_minutes)) if m), 0)
        phase = first if step.kind is StepKind.BUZZ_GROUP else 0
        timer = Timer(id=step.id, workshop_id=step.workshop_id, running=True, started=_stamp(now), phase=phase)
        changes += created(timer)
    elif not timer.running:
        changes += updated(timer, running=True, started=_stamp(now))
    return changes + (_harvest(state, step) if step.kind is StepKind.COLLECT or timer.phase == 2 else [])


def _stop(state: State, step_id: str, now: datetime) -> tuple[Change, ...]:
    timer = state.find(Timer, step_id)
    if timer is None or not timer.running:
        return ()
    return updated(timer, running=False, started="", elapsed=used(timer, now))


def _harvest(state: State, step: Step) -> list[Change]:
    """A harvest begins when there are groups to go round."""
    if not harvests(state, step) or state.find(Harvest, step.id):
        return []
    return list(created(Harvest(id=step.id, workshop_id=step.workshop_id)))


def _local(now: datetime) -> str:
    return now.astimezone().isoformat(timespec="seconds")


def _stamp(now: datetime) -> str:
    return now.isoformat()
