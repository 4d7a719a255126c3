"""What the room sees of buzz groups: who talks with whom, under the question and the clock."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.helpers.planning import look
from tests.helpers.room import Shown, show
from tests.helpers.workshops import Ids, context, done, planned
from workshop_app.commands.agenda import EditStep, GoToPhase, GoToStep, SetParticipants
from workshop_app.commands.buzz_groups import DrawGroups
from workshop_app.domain.enums import StepKind
from workshop_app.domain.records import Step
from workshop_app.domain.state import State
from workshop_app.ui.projector.room_ring import RoomRing
from workshop_app.ui.projector.sheet import EACH

__all__ = ["look", "show"]  # fixtures

ABOVE_A_NAME = 50
"""From the line that the name of a group stands on to the edge of its card."""
DOUBLE = "Andersson-Lindgren-Bergstrand"
"""A name in two lines."""
ASKED = "What makes it hard to try something new?"


def in_groups(groups: int, size: int, surname: str = "Andersson", asked: str = ASKED, told: str = "Talk!") -> State:
    """So many groups, of so many people each, in which one talks."""
    state = State.of_records(planned("ledningsgrupp", "en"))
    people = tuple((f"Person{number} {surname}", f"Unit {number}") for number in range(groups * size))
    buzz = next(step for step in state.ordered(Step) if step.kind is StepKind.BUZZ_GROUP)
    return done(
        state,
        SetParticipants(people),
        EditStep(buzz.id, {"group_size": size, "question": asked, "instruction": told}),
        GoToStep(buzz.id),
        DrawGroups(buzz.id),
        GoToPhase(buzz.id, 1),
        using=context(Ids("groups")),
    )


def highest_card(shown: Shown) -> float:
    return min(place.y() for words, place in shown.places.items() if words.startswith("Buzz group ")) - ABOVE_A_NAME


@pytest.mark.parametrize("size", range(2, 9))
@pytest.mark.parametrize("groups", [4, 5, 8, 9, 14])
def test_the_clock_lies_on_no_group(groups: int, size: int, show: Callable[[State], Shown]) -> None:
    shown = show(in_groups(groups, size))
    shown.picture()
    ring = shown.surface.findChild(RoomRing)
    assert isinstance(ring, RoomRing)
    assert ring.isVisible()
    assert highest_card(shown) >= ring.geometry().bottom() + 10


@pytest.mark.parametrize(("groups", "size", "surname"), [(8, 3, DOUBLE), (8, 5, "Ek")])
def test_everybody_in_eight_groups_finds_their_name_at_once(
    groups: int, size: int, surname: str, show: Callable[[State], Shown]
) -> None:
    """On one page, as long as names can be read there from the back row."""
    shown = show(in_groups(groups, size, surname))
    shown.picture()
    said = " ".join(shown.sizes).split()
    assert {f"Person{number}" for number in range(groups * size)} <= set(said)
    assert min(shown.sizes.values()) >= 28


def test_many_groups_of_long_names_stand_in_two_rows(show: Callable[[State], Shown]) -> None:
    shown = show(in_groups(14, 3, DOUBLE))
    shown.picture()
    assert len([words for words in shown.sizes if words.startswith("Person")]) == 8 * 3
    assert "1 / 2" in shown.sizes or "2 / 2" in shown.sizes


def test_names_that_need_many_lines_get_wider_cards_before_more_pages(show: Callable[[State], Shown]) -> None:
    """A name in two parts is not parted where a line has room for it."""
    shown = show(in_groups(14, 3, "Constantinopoulos-Featherstonehaugh"))
    for _page in range(3):
        shown.picture()
        shown.forward(EACH)
    said = " ".join(shown.sizes).split()
    assert {f"Person{number}" for number in range(14 * 3)} <= set(said)
    assert "1 / 3" in shown.sizes


def test_a_page_of_one_row_leaves_its_room_to_the_question(show: Callable[[State], Shown]) -> None:
    shown = show(in_groups(8, 8))
    shown.picture()
    assert highest_card(shown) > 540


LONG = (
    "How can we, as a management team for all our departments and companies, take care of every single idea that our "
    "staff send in – and give an answer within five working days, even when the answer is no?"
)


@pytest.mark.parametrize("groups", [8, 9, 14, 30])
def test_a_long_question_and_what_to_do_are_read_whole_over_the_groups(
    groups: int, show: Callable[[State], Shown]
) -> None:
    shown = show(in_groups(groups, 2, asked=LONG, told=f"Then this: {LONG}"))
    shown.picture()
    assert not [words for words in shown.sizes if "…" in words]
    told = max(place.y() for words, place in shown.places.items() if words in LONG)
    assert told + 20 < highest_card(shown), "and neither touches them"


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("people", [6, 16, 18, 23, 80, 240])
def test_of_groups_without_names_everybody_reads_the_number(
    people: int, language: str, show: Callable[[State], Shown]
) -> None:
    state = State.of_records(planned("ledningsgrupp", language))
    buzz = next(step for step in state.ordered(Step) if step.kind is StepKind.BUZZ_GROUP)
    values = {"group_size": 2, "question": ASKED}
    acts = SetParticipants((), people), EditStep(buzz.id, values), GoToStep(buzz.id), DrawGroups(buzz.id)
    shown = show(done(state, *acts, using=context(Ids("numbered"))))
    for _page in range(10):
        shown.picture()
        shown.forward(EACH)
    name = "Buzz group" if language == "en" else "Bikupa"
    assert {f"{name} {number}" for number in range(1, people // 2 + 1)} <= set(shown.sizes)
    assert people > 80 or shown.sizes[f"{name} 1"] >= 34
