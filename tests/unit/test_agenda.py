"""The agenda: clock times follow from lengths, the meeting knows its pace, and going back destroys nothing."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from tests.helpers.workshops import MORNING, Clock, context, done, note, small
from workshop_app.commands.agenda import (
    AddStep,
    AddTime,
    DeleteStep,
    DuplicateStep,
    EditStep,
    EditWorkshop,
    FinishWorkshop,
    GoToPhase,
    GoToStep,
    MoveStep,
    ReopenWorkshop,
    RunTimer,
    SetParticipants,
    Spotlight,
)
from workshop_app.commands.buzz_groups import DrawGroups
from workshop_app.commands.notes import DeleteNotes
from workshop_app.domain.agenda import Pace, current_slot, pace, parse_clock, schedule, total_minutes
from workshop_app.domain.enums import Stage, StepKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import BuzzGroup, Harvest, Note, Participant, Step, Timer
from workshop_app.domain.state import State


def times(state: State) -> list[str]:
    return [f"{slot.number} {slot.start:%H:%M}–{slot.end:%H:%M} {slot.step.title}" for slot in schedule(state)]


def test_clock_times_follow_from_the_start_and_the_lengths() -> None:
    assert times(small()) == ["1 09:00–09:10 Bikupa", "2 09:10–09:20 Samla", "3 09:20–09:25 Rösta"]
    assert total_minutes(small()) == 25


def test_changing_a_length_or_the_order_moves_the_times_that_follow() -> None:
    state = done(small(), EditStep("collect", {"minutes": 25}), MoveStep("vote", 0))
    assert times(state) == ["1 09:00–09:05 Rösta", "2 09:05–09:15 Bikupa", "3 09:15–09:40 Samla"]


def test_a_meeting_may_pass_midnight() -> None:
    state = done(small(), EditWorkshop({"start": "23:55"}))
    assert times(state)[0] == "1 23:55–00:05 Bikupa"


@pytest.mark.parametrize(
    ("text", "clock"), [("13:30", time(13, 30)), ("", time(9)), ("nio", time(9)), ("25:00", time(9))]
)
def test_a_start_that_cannot_be_read_is_nine_o_clock(text: str, clock: time) -> None:
    assert parse_clock(text) == clock


def test_a_buzz_group_step_is_as_long_as_its_phases() -> None:
    state = done(small(), EditStep("buzz", {"alone_minutes": 4, "harvest_minutes": 8}))
    assert state.of(Step)["buzz"].minutes == 17


def test_no_step_is_shorter_than_nothing() -> None:
    with pytest.raises(DomainError, match="minutes_negative"):
        done(small(), EditStep("collect", {"minutes": -1}))


def test_steps_are_added_after_another_copied_and_removed() -> None:
    state = done(
        small(), AddStep(StepKind.BREAK, "Rast", 10, after="buzz"), DuplicateStep("collect"), DeleteStep("vote")
    )
    assert [step.title for step in state.ordered(Step)] == ["Bikupa", "Rast", "Samla", "Samla"]
    assert len({step.id for step in state.ordered(Step)}) == 4


def test_moving_beyond_the_ends_stops_at_them_and_to_where_it_stands_is_nothing() -> None:
    assert [s.id for s in done(small(), MoveStep("vote", -5)).ordered(Step)] == ["vote", "buzz", "collect"]
    assert [s.id for s in done(small(), MoveStep("buzz", 99)).ordered(Step)] == ["collect", "vote", "buzz"]
    assert done(small(), MoveStep("collect", 1)) == small()


def test_going_to_a_step_opens_the_workshop_and_starts_its_clock() -> None:
    state = done(small(), GoToStep("buzz"))
    assert state.workshop.stage is Stage.OPEN
    assert state.workshop.opened
    assert state.of(Timer)["buzz"].running
    slot = current_slot(state)
    assert slot is not None
    assert slot.number == 1


def test_a_workshop_that_was_finished_before_it_had_begun_begins_when_it_is_gone_on_with() -> None:
    clock = Clock()
    state = done(small(), FinishWorkshop(), ReopenWorkshop(), GoToStep("buzz"), using=context(clock=clock))
    assert pace(state, clock.now()) == Pace(MORNING + timedelta(minutes=25), 0)


def test_going_back_destroys_nothing_and_the_clock_goes_on_from_where_it_was() -> None:
    clock = Clock()
    using = context(clock=clock)
    state = done(small(note("n1")), GoToStep("collect"), using=using)
    clock.forward(120)
    state = done(state, GoToStep("vote"), using=using)
    clock.forward(60)
    state = done(state, GoToStep("collect"), using=using)
    assert state.of(Timer)["collect"].elapsed == 120
    assert state.of(Timer)["collect"].running
    assert not state.of(Timer)["vote"].running
    assert set(state.of(Note)) == {"n1"}


def test_the_step_on_the_screen_cannot_be_removed() -> None:
    state = done(small(), GoToStep("vote"))
    with pytest.raises(DomainError, match="step_is_on_screen"):
        done(state, DeleteStep("vote"))
    assert "vote" not in done(state, GoToStep("buzz"), DeleteStep("vote")).of(Step)


def test_a_removed_step_takes_its_clock_groups_and_harvest_and_leaves_its_notes() -> None:
    state = done(small(note("n1")), SetParticipants(count=5), GoToStep("buzz"))
    state = done(state, DrawGroups("buzz"), GoToPhase("buzz", 2), GoToStep("vote"), DeleteStep("buzz"))
    assert "buzz" not in state.of(Timer)
    assert not state.of(BuzzGroup)
    assert not state.of(Harvest)
    assert set(state.of(Note)) == {"n1"}


def test_pace_tells_when_it_ends_and_how_late_that_is() -> None:
    clock = Clock()
    using = context(clock=clock)
    assert pace(small(), MORNING) is None
    state = done(small(), GoToStep("buzz"), using=using)
    start = pace(state, clock.now())
    assert start is not None
    assert (start.ends, start.late_minutes) == (MORNING + timedelta(minutes=25), 0)
    clock.forward(13 * 60)
    state = done(state, GoToStep("collect"), using=using)
    late = pace(state, clock.now())
    assert late is not None
    assert late.late_minutes == 3
    clock.forward(2 * 60)
    early = pace(done(state, GoToStep("vote"), using=using), clock.now())
    assert early is not None
    assert early.late_minutes == -5
    assert pace(done(state, FinishWorkshop(), using=using), clock.now()) is None


@pytest.mark.parametrize("opened", ["0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00"])
def test_a_workshop_of_another_age_has_no_pace(opened: str) -> None:
    state = done(done(small(), GoToStep("buzz")), EditWorkshop({"opened": opened}))
    assert pace(state, MORNING) is None


def test_phases_not_yet_reached_count_as_time_left() -> None:
    state = done(small(), GoToStep("buzz"), GoToPhase("buzz", 1))
    found = pace(state, MORNING)
    assert found is not None
    assert found.ends == MORNING + timedelta(minutes=5 + 3 + 15)


def test_only_buzz_groups_have_phases_left() -> None:
    state = done(small(), EditStep("collect", {"group_minutes": 30}), GoToStep("collect"))
    found = pace(state, MORNING)
    assert found is not None
    assert found.ends == MORNING + timedelta(minutes=15)


def test_finishing_stops_the_clock_and_keeps_everything() -> None:
    state = done(small(note("n1")), GoToStep("collect"), FinishWorkshop())
    assert state.workshop.stage is Stage.DONE
    assert not state.of(Timer)["collect"].running
    assert set(state.of(Note)) == {"n1"}


def test_there_are_only_three_phases_and_only_in_buzz_groups() -> None:
    for command in (GoToPhase("buzz", 3), GoToPhase("collect", 1)):
        with pytest.raises(DomainError, match="no_such_phase"):
            done(small(), command)


def test_more_time_can_be_given_before_and_while_the_clock_runs() -> None:
    state = done(small(), AddTime("collect", 60), AddTime("collect", 300), RunTimer("collect", True))
    assert (state.of(Timer)["collect"].extra, state.of(Timer)["collect"].running) == (360, True)


def test_who_stays_on_the_list_stays_the_same_person() -> None:
    """A latecomer pasted into the list must not empty the buzz groups that have been drawn."""
    state = done(small(), SetParticipants((("Åsa", "Vård"), ("Bo", "Skola"), ("Bo", "Skola"))))
    before = {person.id for person in state.ordered(Participant)}
    state = done(state, SetParticipants((("Cy", ""), ("Bo", "Skola"), ("Åsa", "Vård"), ("Bo", "Skola"))))
    assert [person.name for person in state.ordered(Participant)] == ["Cy", "Bo", "Åsa", "Bo"]
    assert before < {person.id for person in state.ordered(Participant)}


def test_the_list_has_a_limit() -> None:
    with pytest.raises(DomainError, match="too_many_participants"):
        done(small(), SetParticipants(count=2001))


def test_the_spotlight_is_on_a_note_and_goes_out_with_it() -> None:
    state = done(small(note("n1")), Spotlight("n1"))
    assert state.workshop.spotlight == "n1"
    assert done(state, DeleteNotes(("n1",))).workshop.spotlight == ""
    assert done(state, Spotlight("")).workshop.spotlight == ""
    with pytest.raises(DomainError, match="gone"):
        done(state, Spotlight("n2"))


def test_a_date_must_be_a_date() -> None:
    assert done(small(), EditWorkshop({"date": "2026-06-10"})).workshop.date == "2026-06-10"
    with pytest.raises(DomainError, match="bad_date"):
        done(small(), EditWorkshop({"date": "10 juni"}))
