"""The agenda: clock times that follow from lengths, and where the meeting is against its plan."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Protocol

from workshop_app.domain.enums import Stage, StepKind
from workshop_app.domain.records import Step, Timer, Workshop
from workshop_app.domain.state import State
from workshop_app.domain.timer import remaining
from workshop_app.frozen import frozen

LONGEST = timedelta(hours=16)
"""Longer than any meeting in one day."""


@frozen
class Slot:
    """A step with its number (from 1) and its planned clock times."""

    step: Step
    number: int
    start: time
    end: time


def parse_clock(text: str) -> time:
    """HH:MM as a time; nine o'clock when it cannot be read."""
    try:
        return time.fromisoformat(text)
    except ValueError:
        return time(9, 0)


def schedule(state: State) -> list[Slot]:
    """The steps in order with planned times; after midnight the clock starts over."""
    moment = datetime.combine(datetime.min, begins(state.workshop))
    slots = []
    for number, step in enumerate(state.ordered(Step), start=1):
        end = moment + timedelta(minutes=step.minutes)
        slots.append(Slot(step, number, moment.time(), end.time()))
        moment = end
    return slots


def total_minutes(state: State) -> int:
    """The length of the whole agenda."""
    return sum(step.minutes for step in state.of(Step).values())


def current_slot(state: State) -> Slot | None:
    """The step on the screen, or None when the workshop has not been opened."""
    return next((slot for slot in schedule(state) if slot.step.id == state.workshop.current_step), None)


@frozen
class Pace:
    """When the meeting ends if every step left keeps its length, and how late that is (negative: early)."""

    ends: datetime
    late_minutes: int


def ends_expected(state: State, now: datetime) -> dict[str, datetime]:
    """When the step on the screen, and each after it, ends if all that is left keeps its length; by their ids.

    Empty when the meeting is not open, or was opened another day: then nobody is waiting for it to end.
    """
    workshop = state.workshop
    slot = current_slot(state)
    if workshop.stage is not Stage.OPEN or slot is None or not workshop.opened:
        return {}
    if abs(now - datetime.fromisoformat(workshop.opened)) > LONGEST:
        return {}
    timer = state.find(Timer, slot.step.id)
    left = max(0.0, remaining(slot.step, timer, now)) + _phases_left(slot.step, timer)
    ends = {slot.step.id: now + timedelta(seconds=left)}
    for later in schedule(state)[slot.number :]:
        left += 60 * later.step.minutes
        ends[later.step.id] = now + timedelta(seconds=left)
    return ends


def pace(state: State, now: datetime) -> Pace | None:
    """Where the meeting is against its plan, counted from when it really began; None when nothing is expected of it."""
    ends = list(ends_expected(state, now).values())
    if not ends:
        return None
    planned = datetime.fromisoformat(state.workshop.opened) + timedelta(minutes=total_minutes(state))
    return Pace(ends[-1], round((ends[-1] - planned).total_seconds() / 60))


def _phases_left(step: Step, timer: Timer | None) -> float:
    if step.kind is not StepKind.BUZZ_GROUP:
        return 0.0
    phases = (step.alone_minutes, step.group_minutes, step.harvest_minutes)
    return 60.0 * sum(phases[(timer.phase if timer else 0) + 1 :])


class Held(Protocol):
    """A workshop, or what a list of them tells."""

    @property
    def date(self) -> str:
        """The planned day, ISO, or empty."""
        ...

    @property
    def opened(self) -> str:
        """When it was begun, ISO, or empty."""
        ...

    @property
    def closed(self) -> str:
        """When it was finished, ISO, or empty."""
        ...


def day_held(workshop: Held, now: datetime) -> date | None:
    """The day of the meeting: the planned one, unless it was begun later or was over before; None when nobody knows.

    Who opened it the evening before, or mends something the day after, has not held it another day than planned.
    """
    planned = date.fromisoformat(workshop.date) if workshop.date else None
    if not workshop.opened:
        return planned
    first = datetime.fromisoformat(workshop.opened).date()
    last = (datetime.fromisoformat(workshop.closed) if workshop.closed else now.astimezone()).date()
    return planned if planned and first <= planned <= last else first


def begins(workshop: Workshop) -> time:
    """When it begins: as planned, or when it really began."""
    if workshop.opened:
        return datetime.fromisoformat(workshop.opened).time().replace(second=0, microsecond=0)
    return parse_clock(workshop.start)
