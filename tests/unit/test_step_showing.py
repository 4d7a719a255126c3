"""Which step a note is shown in when it is looked up."""

from __future__ import annotations

import pytest

from tests.helpers.workshops import done, note, small
from workshop_app.commands.agenda import EditStep, GoToPhase, GoToStep
from workshop_app.domain.board import step_showing
from workshop_app.domain.enums import StepKind
from workshop_app.domain.records import Step
from workshop_app.domain.state import State

PROBLEM, IDEA, PARKED = note("n"), note("i", "idea"), note("x", "parked")


@pytest.fixture
def state() -> State:
    steps = (
        Step(id="theme", workshop_id="w", position="4", kind=StepKind.THEME, title="Tema"),
        Step(id="again", workshop_id="w", position="5", kind=StepKind.COLLECT, title="Igen", lanes=("idea",)),
        Step(id="actions", workshop_id="w", position="6", kind=StepKind.ACTIONS, title="Åtgärder"),
    )
    return small(PROBLEM, IDEA, PARKED, *steps)


def shown_in(state: State, left_in: str, idea: bool = False) -> str:
    """The step in which a problem, or an idea, is shown when the workshop was left in another."""
    step = step_showing(done(state, GoToStep(left_in)), IDEA if idea else PROBLEM)
    return step.id if step is not None else ""


def test_it_is_the_step_nearest_to_where_the_workshop_was_left(state: State) -> None:
    assert [shown_in(state, left) for left in ("collect", "vote", "theme", "actions")] == [
        "collect", "collect", "theme", "theme",
    ]  # fmt: skip
    assert shown_in(state, "actions", idea=True) == "again"


def test_a_plan_shows_it_in_the_first_step_that_will(state: State) -> None:
    found = step_showing(state, PROBLEM)
    assert found is not None
    assert found.id == "collect"


def test_a_step_shows_the_lanes_it_names(state: State) -> None:
    assert shown_in(done(state, EditStep("collect", {"lanes": ("idea",)})), "collect") == "theme"


def test_buzz_groups_have_a_board_in_their_harvest(state: State) -> None:
    assert shown_in(state, "buzz") == "collect"
    assert shown_in(done(state, GoToStep("buzz"), GoToPhase("buzz", 2)), "buzz") == "buzz"


def test_what_is_parked_is_on_no_board_unless_a_step_names_the_parking_lot(state: State) -> None:
    assert step_showing(state, PARKED) is None
    named = step_showing(done(state, EditStep("again", {"lanes": ("parked",)})), PARKED)
    assert named is not None
    assert named.id == "again"
