"""Buzz groups: random, two to four, nobody alone, units mixed; and a harvest in which every group gets its word."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.workshops import Ids, context, done, small
from workshop_app.commands.agenda import EditStep, GoToPhase, GoToStep, SetParticipants
from workshop_app.commands.buzz_groups import DrawGroups
from workshop_app.commands.notes import AddNotes, GiveTurn, SkipGroup
from workshop_app.domain.buzz_groups import draw, group_sizes, groups_for, head_count
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import BuzzGroup, Harvest, Note, Participant, Step
from workshop_app.domain.state import State

SIZES = st.integers(2, 4)


@given(st.integers(0, 300), SIZES)
def test_nobody_is_alone_and_no_group_is_larger_than_asked_but_to_spare_one_that(people: int, size: int) -> None:
    sizes = group_sizes(people, size)
    assert sum(sizes) == people
    if people >= 2:
        assert min(sizes) >= 2
        assert max(sizes) <= max(size, 3)
        assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize(
    ("people", "size", "sizes"),
    [
        (1, 2, [1]),
        (2, 3, [2]),
        (5, 2, [3, 2]),
        (23, 2, [3, *[2] * 10]),
        (5, 4, [3, 2]),
        (7, 3, [3, 2, 2]),
        (9, 4, [3, 3, 3]),
    ],
)
def test_uneven_numbers_are_spread(people: int, size: int, sizes: list[int]) -> None:
    assert group_sizes(people, size) == sizes


def crowd(units: list[str]) -> list[Participant]:
    return [Participant(id=f"p{n}", workshop_id="w", position=str(n), unit=unit) for n, unit in enumerate(units)]


@given(
    st.lists(st.sampled_from("ABCD"), min_size=2, max_size=40), SIZES, st.booleans(), st.randoms(use_true_random=False)
)
def test_everybody_is_in_one_group_and_only_one(units: list[str], size: int, mix: bool, random: Random) -> None:
    people = crowd(units)
    groups = draw(people, size, mix_units=mix, random=random)
    assert [len(group) for group in groups] == group_sizes(len(people), size)
    assert Counter(person.id for group in groups for person in group) == Counter(person.id for person in people)


@given(st.lists(st.sampled_from("ABCD"), min_size=2, max_size=40), SIZES, st.randoms(use_true_random=False))
def test_colleagues_are_kept_apart_as_far_as_numbers_allow(units: list[str], size: int, random: Random) -> None:
    groups = draw(crowd(units), size, mix_units=True, random=random)
    many = Counter(units)
    for group in groups:
        for unit, count in Counter(person.unit for person in group).items():
            # With no more colleagues than groups, two of them never need to sit together.
            assert count == 1 or many[unit] > len(groups)


def test_drawing_again_gives_other_groups_in_the_place_of_the_old() -> None:
    state = done(small(), SetParticipants(tuple((f"N{n}", "") for n in range(12))), using=(using := context()))
    first = done(state, DrawGroups("buzz"), using=using)
    second = done(first, DrawGroups("buzz"), using=using)
    assert len(first.of(BuzzGroup)) == len(second.of(BuzzGroup)) == 6
    assert {group.members for group in first.of(BuzzGroup).values()} != {
        group.members for group in second.of(BuzzGroup).values()
    }


def test_with_only_a_number_the_groups_are_numbered() -> None:
    state = done(small(), SetParticipants(count=7), EditStep("buzz", {"group_size": 3}), DrawGroups("buzz"))
    groups = groups_for(state, state.of(Step)["buzz"])
    assert [(group.number, group.size, group.members) for group in groups] == [(1, 3, ()), (2, 2, ()), (3, 2, ())]
    assert head_count(state) == 7


def test_nobody_cannot_be_grouped() -> None:
    with pytest.raises(DomainError, match="nobody_to_group"):
        done(small(), DrawGroups("buzz"))


def test_the_groups_hold_in_later_steps_until_new_ones_are_drawn() -> None:
    state = done(small(), SetParticipants(count=4), DrawGroups("buzz"))
    assert len(groups_for(state, state.of(Step)["collect"])) == 2
    assert not groups_for(done(small(), SetParticipants(count=4)), state.of(Step)["collect"])


def test_who_leaves_the_list_leaves_the_group() -> None:
    people = tuple((f"N{n}", "") for n in range(4))
    state = done(small(), SetParticipants(people), DrawGroups("buzz"))
    state = done(state, SetParticipants(people[1:]))
    members = [person for group in state.of(BuzzGroup).values() for person in group.members]
    assert sorted(members) == sorted(state.of(Participant))


def group_members(state: State) -> list[list[str]]:
    """Names in each group of the buzz group step."""
    groups = groups_for(state, state.need(Step, "buzz"))
    return [[state.need(Participant, person).name for person in group.members] for group in groups]


def in_groups(state: State) -> list[str]:
    return sorted(name for names in group_members(state) for name in names)


def test_who_comes_late_joins_the_smallest_group_and_leaves_the_others_as_they_are() -> None:
    people = tuple((f"N{n}", "") for n in range(5))
    state = done(small(), SetParticipants(people), DrawGroups("buzz"), GoToStep("buzz"), GoToPhase("buzz", 2))
    before = group_members(state)
    sizes = [len(names) for names in before]
    assert sorted(sizes) == [2, 3]
    late = (*people, ("Doris", "Finance"), ("Ed", ""))
    state = done(state, SetParticipants(late), using=context(Ids("late")))
    small_one = sizes.index(2)
    after = group_members(state)
    assert after[small_one][:2] == before[small_one]
    assert after[1 - small_one][:3] == before[1 - small_one]
    assert [len(names) for names in after] == [4, 3]
    assert "Doris" in after[small_one], "the two were fewest"
    gone = done(state, SetParticipants(late[1:]))
    assert in_groups(gone) == sorted(name for name, _unit in late[1:])


def test_who_comes_late_joins_the_groups_that_hold_now_and_those_of_steps_to_come() -> None:
    people = tuple((f"N{n}", "") for n in range(4))
    state = done(small(), SetParticipants(people), DrawGroups("buzz"), GoToStep("vote"))
    state = done(state, DrawGroups("vote"), GoToStep("vote"), using=context(Ids("more")))
    state = done(state, SetParticipants((*people, ("Doris", ""))), using=context(Ids("late")))
    assert "Doris" not in in_groups(state), "that step is over"
    assert len([person for group in groups_for(state, state.need(Step, "vote")) for person in group.members]) == 5


def test_who_is_only_called_something_else_stays_in_the_group() -> None:
    people = tuple((f"N{n}", "") for n in range(9))
    state = done(small(), SetParticipants(people), EditStep("buzz", {"group_size": 3}), DrawGroups("buzz"))
    state = done(state, SetParticipants(tuple(person for person in people if person[0] != group_members(state)[0][0])))
    groups = group_members(state)
    assert [len(names) for names in groups] == [2, 3, 3]
    wrong, listed = groups[2][0], [person.name for person in state.ordered(Participant)]
    corrected = tuple(("Doris" if name == wrong else name, "Finance") for name in listed)
    state = done(state, SetParticipants(corrected), using=context(Ids("late")))
    assert group_members(state) == [["Doris" if name == wrong else name for name in names] for names in groups]
    assert {person.unit for person in state.of(Participant).values()} == {"Finance"}
    turned = done(state, SetParticipants(corrected[::-1]))
    assert group_members(turned) == group_members(state)


def test_numbered_groups_stay_numbered_when_a_list_comes() -> None:
    state = done(small(), SetParticipants(count=4), DrawGroups("buzz"), SetParticipants((("Anna", ""), ("Bo", ""))))
    assert group_members(state) == [[], []]


def harvesting(groups: int = 3) -> State:
    state = done(small(), SetParticipants(count=2 * groups), DrawGroups("buzz"))
    return done(state, GoToStep("buzz"), GoToPhase("buzz", 2))


def give(state: State, text: str = "en lapp") -> State:
    turn = state.of(Harvest)["buzz"].turn
    return done(
        state, AddNotes("problem", (text,), group=turn, step_id="buzz"), using=context(seed=len(state.of(Note)))
    )


def where(state: State) -> tuple[int, int]:
    harvest = state.of(Harvest)["buzz"]
    return harvest.lap, harvest.turn


def test_the_harvest_goes_round_group_by_group_and_lap_by_lap() -> None:
    using, state = context(), harvesting()
    seen = [where(state)]
    for _ in range(4):
        turn = where(state)[1]
        state = done(state, AddNotes("problem", ("en",), group=turn, step_id="buzz"), using=using)
        seen.append(where(state))
    assert seen == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]
    assert [note.group for note in state.ordered(Note)] == [1, 2, 3, 1]


def test_the_groups_are_heard_on_the_board_after_their_step_only_when_that_has_no_harvest() -> None:
    """Else what everybody writes later would be told as the words of buzz group 1, 2, 3."""
    assert "collect" not in done(harvesting(), GoToStep("collect")).of(Harvest)
    drawn = done(small(), SetParticipants(count=6), DrawGroups("buzz"), EditStep("buzz", {"harvest_minutes": 0}))
    assert done(drawn, GoToStep("collect")).of(Harvest)["collect"].turn == 1


def test_a_group_with_nothing_more_is_passed_by_until_all_are_empty() -> None:
    state = done(harvesting(), SkipGroup("buzz"))
    assert where(state) == (1, 2)
    state = give(state)
    assert where(state) == (1, 3)
    state = done(state, SkipGroup("buzz"))
    assert where(state) == (2, 2)
    state = done(state, SkipGroup("buzz"))
    assert where(state) == (2, 0)
    assert state.of(Harvest)["buzz"].empty == (1, 2, 3)
    assert done(state, SkipGroup("buzz")) == state


def test_a_group_that_thought_of_one_more_gets_the_turn_back() -> None:
    state = done(harvesting(), SkipGroup("buzz"), SkipGroup("buzz"), SkipGroup("buzz"), GiveTurn("buzz", 2))
    assert where(state)[1] == 2
    assert state.of(Harvest)["buzz"].empty == (1, 3)


def test_notes_written_beside_the_harvest_do_not_take_the_turn() -> None:
    assert where(done(harvesting(), AddNotes("problem", ("utanför",)))) == (1, 1)


def test_a_harvest_that_was_left_goes_on_where_it_was() -> None:
    state = done(give(harvesting()), GoToStep("vote"), GoToStep("buzz"))
    assert where(state) == (1, 2)


def test_a_step_that_is_nothing_but_harvest_begins_with_the_first_group() -> None:
    only = EditStep("buzz", {"alone_minutes": 0, "group_minutes": 0})
    assert where(done(small(), SetParticipants(count=6), DrawGroups("buzz"), only, GoToStep("buzz"))) == (1, 1)


def test_new_groups_begin_the_harvest_anew() -> None:
    state = done(small(), SetParticipants(count=12), DrawGroups("buzz"), GoToStep("buzz"), GoToPhase("buzz", 2))
    state = done(state, SkipGroup("buzz"), GiveTurn("buzz", 6), SetParticipants(count=4), DrawGroups("buzz"))
    harvest = state.of(Harvest)["buzz"]
    assert (harvest.lap, harvest.turn, harvest.empty) == (1, 1, ())
