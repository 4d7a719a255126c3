"""The clock of a step: it counts down, pauses, takes more time, goes into overtime and survives a restart."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.helpers.workshops import MORNING, Clock, context, done, small
from workshop_app.commands.agenda import AddTime, EditStep, FinishWorkshop, GoToPhase, GoToStep, RunTimer
from workshop_app.domain.enums import StepKind
from workshop_app.domain.records import Step, Timer
from workshop_app.domain.state import State
from workshop_app.domain.timer import length, remaining, used
from workshop_app.services.audience import clock_of


def left(state: State, clock: Clock, step: str = "collect") -> float:
    return remaining(state.of(Step)[step], state.find(Timer, step), clock.now())


def test_a_clock_that_was_never_started_has_all_its_time() -> None:
    assert left(small(), Clock()) == 600
    assert used(None, MORNING) == 0


def test_it_counts_down_stands_still_when_paused_and_goes_on() -> None:
    clock = Clock()
    using = context(clock=clock)
    state = done(small(), GoToStep("collect"), using=using)
    clock.forward(100)
    assert left(state, clock) == 500
    state = done(state, RunTimer("collect", False), using=using)
    clock.forward(1000)
    assert left(state, clock) == 500
    state = done(state, RunTimer("collect", True), using=using)
    clock.forward(30)
    assert left(state, clock) == 470


def test_more_time_is_added_to_what_is_left() -> None:
    clock = Clock()
    using = context(clock=clock)
    state = done(small(), GoToStep("collect"), using=using)
    clock.forward(590)
    state = done(state, AddTime("collect", 60), AddTime("collect", 300), using=using)
    assert left(state, clock) == 370
    assert length(state.of(Step)["collect"], state.of(Timer)["collect"]) == 960


def test_overtime_counts_up() -> None:
    clock = Clock()
    state = done(small(), GoToStep("collect"), using=context(clock=clock))
    clock.forward(660)
    assert left(state, clock) == -60
    assert clock_of(state, state.of(Step)["collect"], clock.now()).left == -60


def test_the_clocks_of_a_finished_workshop_stand_still() -> None:
    clock = Clock()
    using = context(clock=clock)
    state = done(small(), GoToStep("collect"), FinishWorkshop(), using=using)
    buzz = next(step.id for step in state.ordered(Step) if step.kind is StepKind.BUZZ_GROUP)
    assert done(state, AddTime("collect", 60), using=using) == state
    after = done(state, RunTimer("collect", True), GoToStep(buzz), GoToPhase(buzz, 2), using=using)
    assert not any(timer.running for timer in after.of(Timer).values())


def test_starting_twice_or_stopping_twice_is_nothing() -> None:
    clock = Clock()
    using = context(clock=clock)
    state = done(small(), GoToStep("collect"), using=using)
    clock.forward(10)
    assert done(state, RunTimer("collect", True), using=using) == state
    stopped = done(state, RunTimer("collect", False), using=using)
    assert done(stopped, RunTimer("collect", False), using=using) == stopped


def test_after_a_restart_it_has_gone_on_while_the_program_was_closed() -> None:
    """What the clock needs is in the record: another clock, in another process, comes to the same."""
    state = done(small(), GoToStep("collect"))
    assert left(state, Clock(MORNING + timedelta(seconds=90))) == 510


def test_a_system_clock_that_was_set_back_gives_no_time_back() -> None:
    state = done(small(), GoToStep("collect"))
    assert left(state, Clock(MORNING - timedelta(hours=2))) == 600


@pytest.mark.parametrize(("phase", "seconds"), [(0, 120), (1, 300), (2, 180)])
def test_each_phase_of_a_buzz_group_has_its_own_time(phase: int, seconds: int) -> None:
    clock = Clock()
    using = context(clock=clock)
    state = done(small(), GoToStep("buzz"), using=using)
    clock.forward(77)
    state = done(state, AddTime("buzz", 60), GoToPhase("buzz", phase), using=using)
    assert left(state, clock, "buzz") == seconds


def test_a_buzz_group_without_time_alone_begins_in_the_groups() -> None:
    state = done(small(), EditStep("buzz", {"alone_minutes": 0}), GoToStep("buzz"))
    assert state.of(Timer)["buzz"].phase == 1
