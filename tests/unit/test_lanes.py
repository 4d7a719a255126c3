"""Lanes can be added, named, moved and, when empty, removed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from random import Random

import pytest

from workshop_app.commands.agenda import EditStep
from workshop_app.commands.base import Command, Context
from workshop_app.commands.lanes import LANE_LIMIT, AddLane, EditLane, MoveLane, RemoveLane
from workshop_app.commands.notes import AddNotes
from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.codec import changes_to_plain
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.rebase import undo_of
from workshop_app.domain.records import Lane, Step
from workshop_app.domain.rules import enforce
from workshop_app.domain.state import State
from workshop_app.domain.templates import from_template

PLAN = {
    "id": "t",
    "name": {"sv": "T"},
    "lanes": [
        {"kind": "problem", "title": {"sv": "Problem"}},
        {"kind": "idea", "title": {"sv": "Idéer"}},
        {"kind": "parked", "title": {"sv": "Parkering"}},
    ],
    "steps": [{"kind": "collect", "minutes": 5, "title": {"sv": "Tavlan"}}],
}
NUMBERS = count(1)
CONTEXT = Context(new_id=lambda: f"id{next(NUMBERS):05}", now=lambda: datetime.now(UTC), random=Random(1))


@pytest.fixture
def state() -> State:
    return State.of_records(from_template(PLAN, "sv", date(2026, 6, 10), CONTEXT.new_id))


def after(state: State, *commands: Command) -> State:
    """The state after the commands, as the editor would have it."""
    for command in commands:
        _, state = enforce(state, ChangeSet.of(command.plan(state, CONTEXT)))
    return state


def titles(state: State) -> list[str]:
    return [lane.title for lane in state.ordered(Lane)]


def lane(state: State, title: str) -> str:
    return next(lane.id for lane in state.ordered(Lane) if lane.title == title)


def test_a_new_lane_stands_before_the_parking_lot(state: State) -> None:
    state = after(state, AddLane(NoteKind.QUESTION, "Frågor"))
    assert titles(state) == ["Problem", "Idéer", "Frågor", "Parkering"]


def test_lanes_move_and_stop_at_the_ends(state: State) -> None:
    moved = after(state, MoveLane(lane(state, "Idéer"), 0))
    assert titles(moved) == ["Idéer", "Problem", "Parkering"]
    assert titles(after(moved, MoveLane(lane(state, "Idéer"), 99))) == ["Problem", "Parkering", "Idéer"]


def test_renaming_keeps_the_notes_and_typing_is_one_bout(state: State) -> None:
    first, second = (EditLane(lane(state, "Idéer"), text) for text in ("Förslag", "Förslag och tips"))
    assert first.bout == second.bout != ""
    assert titles(after(state, first, second))[1] == "Förslag och tips"


@pytest.mark.parametrize("title", ["", "   "])
def test_a_lane_is_never_without_a_name(state: State, title: str) -> None:
    with pytest.raises(DomainError, match="lane_unnamed"):
        after(state, EditLane(lane(state, "Idéer"), title))


def test_an_empty_lane_can_be_removed_and_steps_let_go_of_it(state: State) -> None:
    step, ideas = state.ordered(Step)[0], lane(state, "Idéer")
    named = after(state, EditStep(step.id, {"lanes": (ideas,)}))
    gone = after(named, RemoveLane(ideas))
    assert titles(gone) == ["Problem", "Parkering"]
    assert gone.need(Step, step.id).lanes == ()


def test_removing_a_lane_is_undone_whole(state: State) -> None:
    step, ideas = state.ordered(Step)[0], lane(state, "Idéer")
    named = after(state, EditStep(step.id, {"lanes": (ideas,)}))
    changes, _ = enforce(named, ChangeSet.of(RemoveLane(ideas).plan(named, CONTEXT)))
    removed = named.apply(changes)
    assert removed.apply(undo_of(changes_to_plain(changes), removed)) == named


def test_a_lane_with_notes_stays(state: State) -> None:
    written = after(state, AddNotes(lane(state, "Idéer"), ("Pröva i liten skala",)))
    with pytest.raises(DomainError, match="lane_not_empty"):
        after(written, RemoveLane(lane(state, "Idéer")))


def test_the_parking_lot_and_the_last_lane_stay(state: State) -> None:
    with pytest.raises(DomainError, match="parking_lot_stays"):
        after(state, RemoveLane(lane(state, "Parkering")))
    alone = after(state, RemoveLane(lane(state, "Idéer")))
    with pytest.raises(DomainError, match="last_lane"):
        after(alone, RemoveLane(lane(state, "Problem")))
    with pytest.raises(DomainError, match="one_parking_lot"):
        after(state, AddLane(NoteKind.PARKED, "En till"))


def test_there_is_an_end_to_lanes(state: State) -> None:
    full = after(state, *(AddLane(NoteKind.IDEA, f"Lane {n}") for n in range(LANE_LIMIT - 3)))
    with pytest.raises(DomainError, match="too_many_lanes"):
        after(full, AddLane(NoteKind.IDEA, "En till"))
