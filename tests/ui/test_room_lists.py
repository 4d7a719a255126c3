"""How lists stand in the room's picture: the agenda before the start, who talks with whom, and the actions."""

from __future__ import annotations

from collections.abc import Callable

from tests.helpers.planning import look
from tests.helpers.room import Shown, show
from tests.helpers.workshops import done, planned
from workshop_app.commands.actions import AddAction
from workshop_app.commands.agenda import EditStep, GoToStep, SetParticipants
from workshop_app.commands.buzz_groups import DrawGroups
from workshop_app.domain.enums import StepKind
from workshop_app.domain.records import BuzzGroup, Step
from workshop_app.domain.state import State

__all__ = ["look", "show"]  # fixtures


def test_an_agenda_in_two_columns_has_as_many_on_the_left_as_on_the_right(show: Callable[[State], Shown]) -> None:
    state = State.of_records(planned("ledningsgrupp"))
    shown = show(state)
    shown.picture()
    titles = [step.title for step in state.ordered(Step)]
    assert len(titles) == 12
    left = [title for title in titles if shown.places[title].x() < 1920 / 3]
    assert left == titles[:6]


def test_everybody_in_a_buzz_group_has_a_line_though_a_name_is_long_and_one_came_late(
    show: Callable[[State], Shown],
) -> None:
    names = ["Anna Lind", "Kristina Bergström-Andersson af Wennerberg", "Omar Haddad", "Bo Ek", "Lo Ny"]
    state = State.of_records(planned("ledningsgrupp"))
    step = next(step for step in state.ordered(Step) if step.kind is StepKind.BUZZ_GROUP)
    come = [(name, "") for name in names]
    acts = SetParticipants(come[:4]), GoToStep(step.id), DrawGroups(step.id), SetParticipants(come)
    state = done(state, *acts)
    (group,) = state.of(BuzzGroup).values()
    assert len(group.members) == 5, "who came late joined them"
    shown = show(state)
    shown.picture()
    assert not [text for text in shown.sizes if "…" in text]
    assert all(name in shown.places for name in names if name != names[1])


def test_a_long_question_is_whole_over_the_actions(show: Callable[[State], Shown]) -> None:
    question = " ".join(f"vilka{number}" for number in range(24))
    state = State.of_records(planned("ledningsgrupp"))
    step = next(step for step in state.ordered(Step) if step.kind is StepKind.ACTIONS)
    shown = show(done(state, EditStep(step.id, {"question": question}), GoToStep(step.id)))
    shown.picture()
    lines = [text for text in shown.places if "vilka" in text]
    assert " ".join(lines) == question
    assert all(shown.sizes[line] >= 40 for line in lines), "there is room for them"


def test_an_action_that_says_only_what_leaves_no_empty_line_under_it(show: Callable[[State], Shown]) -> None:
    state = State.of_records(planned("ledningsgrupp"))
    step = next(step for step in state.ordered(Step) if step.kind is StepKind.ACTIONS)
    acts = AddAction("Answer"), AddAction("Ask", who="HR"), AddAction("Tell")
    shown = show(done(state, *acts, GoToStep(step.id)))
    shown.picture()
    answer, ask, tell = (shown.places[what].y() for what in ("Answer", "Ask", "Tell"))
    assert ask - answer < tell - ask - 28
