"""The rule of a ballot, the tally, ties, the cut and run-offs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.helpers.votes import STEP, act, cast, count, opened, order, round_of, shown, themed
from workshop_app.commands.agenda import FinishWorkshop, ReopenWorkshop
from workshop_app.commands.base import Command
from workshop_app.commands.voting import (
    CallOut,
    CancelRound,
    CastBallot,
    ChangeRule,
    CloseRound,
    CountDots,
    MoveCut,
    OpenRound,
    ReopenRound,
    Reveal,
)
from workshop_app.domain.enums import RoundStage, Stage, TieRule
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import BallotBox, Round
from workshop_app.domain.state import State
from workshop_app.domain.voting import (
    ballots_in,
    counted_dots,
    counting_room,
    latest_round,
    minutes_needed,
    read_calls,
    run_offs,
    settled_round,
    tally,
)
from workshop_app.i18n import Language
from workshop_app.wording import error_text


def refused(state: State, command: Command) -> str:
    with pytest.raises(DomainError) as caught:
        act(state, command)
    return caught.value.code


def test_no_ballot_comes_into_a_finished_workshop_until_it_is_open_again() -> None:
    state = cast(opened(), {1: 1})
    state = act(state, CloseRound(round_of(state).id), FinishWorkshop())
    for command in (CastBallot(round_of(state).id, ()), ReopenRound(round_of(state).id), OpenRound(STEP, 3)):
        assert refused(state, command) == "workshop_finished"
    again = act(state, ReopenWorkshop(), ReopenRound(round_of(state).id))
    assert ballots_in(cast(again, {1: 1}), round_of(again)) == 2


def test_a_workshop_is_not_finished_while_a_vote_is_open() -> None:
    state = cast(opened(), {1: 1})
    with pytest.raises(DomainError) as caught:
        act(state, FinishWorkshop())
    sentence = error_text(Language("en"), caught.value)
    assert sentence == "The vote in “Rösta” is still open. Close it before you finish."
    assert act(state, CloseRound(round_of(state).id), FinishWorkshop()).workshop.stage is Stage.DONE


# The ballot


@pytest.mark.parametrize(
    ("dots", "code"),
    [
        (((1, 3),), "over_cap"),
        (((1, 2), (2, 2), (3, 2)), "over_budget"),
        (((9, 1),), "no_such_candidate"),
        (((1, -1),), "no_such_candidate"),
    ],
)
def test_a_ballot_that_breaks_the_rule_is_refused(dots: tuple[tuple[int, int], ...], code: str) -> None:
    state = opened()
    assert refused(state, CastBallot(round_of(state).id, dots)) == code


def test_all_dots_may_be_used_and_none_need_be() -> None:
    state = cast(opened(), {1: 2, 2: 2, 3: 1}, {}, {4: 1})
    assert ballots_in(state, round_of(state)) == 3
    assert [(s.candidate.label, s.dots, s.voters) for s in count(state).standings] == [
        ("A", 2, 1),
        ("B", 2, 1),
        ("C", 1, 1),
        ("D", 1, 1),
    ]


def test_no_more_ballots_than_voters() -> None:
    state = cast(opened(voters=2), {1: 1}, {})
    assert refused(state, CastBallot(round_of(state).id, ())) == "all_ballots_in"


def test_the_box_is_the_same_whoever_came_first() -> None:
    first, second = {1: 2, 3: 1}, {2: 1}
    one, other = cast(opened(), first, second), cast(opened(), second, first)
    assert one.of(BallotBox) == other.of(BallotBox)


# Ties and the cut


def test_more_different_voters_go_first_when_that_is_the_rule() -> None:
    ballots: list[dict[int, int]] = [{1: 2}, {2: 1}, {2: 1}]
    broad = count(cast(opened(rule=TieRule.MORE_VOTERS), *ballots))
    assert order(broad)[:2] == [(1, "B"), (2, "A")]
    assert not broad.standings[0].tied
    plain = count(cast(opened(rule=TieRule.RUN_OFF), *ballots))
    assert order(plain)[:2] == [(1, "A"), (1, "B")]
    assert plain.standings[0].tied


def test_ties_share_a_rank_and_the_next_one_skips() -> None:
    state = cast(opened(rule=TieRule.CHAIR), {1: 2, 2: 1, 3: 1}, {1: 1, 4: 1})
    assert order(count(state)) == [(1, "A"), (2, "B"), (2, "C"), (2, "D")]


def test_a_tie_across_the_cut_is_told_and_one_below_it_is_not() -> None:
    ballots: list[dict[int, int]] = [{1: 2, 2: 1, 3: 1}, {1: 1, 4: 2}]
    state = cast(opened(rule=TieRule.RUN_OFF, advance=3), *ballots)
    assert [standing.candidate.label for standing in count(state).tied_at_cut] == ["B", "C"]
    clear = cast(opened(rule=TieRule.RUN_OFF, advance=2), *ballots)
    assert count(clear).tied_at_cut == []


def test_all_tied_go_on_when_that_is_the_rule() -> None:
    state = cast(opened(rule=TieRule.ALL_GO_ON, advance=1), {1: 1, 2: 1, 3: 1})
    assert [standing.advances for standing in count(state).standings] == [True, True, True, False]
    assert count(state).tied_at_cut == []


def test_nobody_goes_on_without_a_dot() -> None:
    state = cast(opened(advance=3), {2: 1})
    assert [s.candidate.label for s in count(state).standings if s.advances] == ["B"]


def test_the_cut_can_be_moved_and_stays_within_the_list() -> None:
    state = shown(cast(opened(), {1: 1, 2: 1}))
    assert round_of(act(state, MoveCut(round_of(state).id, 99))).advance == 4
    assert round_of(act(state, MoveCut(round_of(state).id, -1))).advance == 0


# Dots that are called out


def test_calls_are_read_as_they_are_typed() -> None:
    assert read_calls("3 3 7 12") == {3: (2, False), 7: (1, False), 12: (1, False)}
    assert read_calls(" 12 = 14 , 3") == {12: (14, True), 3: (1, False)}
    assert read_calls("5=0") == {5: (0, True)}


@pytest.mark.parametrize("words", ["tre", "3;4", "-1", "3=", "1.5", "٣x", "9999999"])
def test_what_is_not_a_number_is_refused_with_the_word(words: str) -> None:
    with pytest.raises(DomainError) as caught:
        read_calls("1 " + words)
    assert caught.value.code == "bad_calls"


def test_a_call_is_taken_down_whole_or_not_at_all() -> None:
    state = opened()
    assert refused(state, CallOut(round_of(state).id, "1 2 9")) == "no_such_candidate"
    state = act(state, CallOut(round_of(state).id, "1 1 2"), CallOut(round_of(state).id, "1 3=4"))
    assert counted_dots(state, round_of(state)) == {1: 3, 2: 1, 3: 4}
    state = act(state, CallOut(round_of(state).id, "3=0"), CountDots(round_of(state).id, 2, 0))
    assert counted_dots(state, round_of(state)) == {1: 3}


def test_the_room_has_its_dots_and_no_more() -> None:
    state = cast(opened(voters=3), {1: 1})
    assert counting_room(state, round_of(state)) == 10
    state = act(state, CallOut(round_of(state).id, "1=4 2=4 3=1"))
    assert counting_room(state, round_of(state)) == 1
    assert refused(state, CallOut(round_of(state).id, "3 4")) == "over_room"
    assert refused(state, CountDots(round_of(state).id, 1, 5)) == "over_cap_together"
    assert counting_room(act(state, CountDots(round_of(state).id, 1, 3)), round_of(state)) == 2


def test_counted_dots_hide_how_many_voters_there_were() -> None:
    state = act(cast(opened(), {1: 2}), CallOut(round_of(opened()).id, "2 2"))
    result = count(state)
    assert (result.ballots, result.counted, result.dots) == (1, 2, 4)
    assert {standing.voters for standing in result.standings} == {None}
    assert order(result)[:2] == [(1, "A"), (1, "B")]


# The course of a round


def test_a_rule_that_breaks_ballots_already_cast_is_refused() -> None:
    state = cast(opened(), {1: 2, 2: 2, 3: 1})
    round_ = round_of(state)
    assert refused(state, ChangeRule(round_.id, 4, 2, 5)) == "ballots_over_rule"
    assert refused(state, ChangeRule(round_.id, 5, 1, 5)) == "ballots_over_rule"
    assert refused(state, ChangeRule(round_.id, 5, 6, 5)) == "bad_rule"
    changed = round_of(act(state, ChangeRule(round_.id, 6, 3, 0)))
    assert (changed.dots, changed.cap, changed.voters) == (6, 3, 1)


def test_a_round_opens_closes_reopens_and_is_shown_from_the_bottom() -> None:
    state = cast(opened(), {1: 1})
    round_id = round_of(state).id
    assert refused(state, Reveal(round_id)) == "round_still_open"
    assert refused(state, CancelRound(round_id)) == "round_has_ballots"
    state = act(state, CloseRound(round_id), ReopenRound(round_id), CloseRound(round_id), Reveal(round_id, 1))
    assert (round_of(state).stage, round_of(state).shown) == (RoundStage.REVEALED, 1)
    assert refused(state, ReopenRound(round_id)) == "round_revealed"
    assert refused(state, CastBallot(round_id, ())) == "round_closed"
    assert round_of(act(state, Reveal(round_id, 99))).shown == 4


def test_there_is_one_vote_at_a_time_whether_another_is_opened_or_reopened() -> None:
    state = opened()
    first = round_of(state).id
    state = act(state, OpenRound(STEP, 3))
    assert [round_.stage for round_ in state.ordered(Round)] == [RoundStage.CLOSED, RoundStage.OPEN]
    state = act(state, ReopenRound(first))
    assert [round_.stage for round_ in state.ordered(Round)] == [RoundStage.OPEN, RoundStage.CLOSED]


def test_a_vote_is_not_reopened_when_something_that_is_voted_on_is_gone() -> None:
    state = act(cast(opened(), {1: 1}), CloseRound(round_of(opened()).id))
    round_ = round_of(state)
    first = round_.candidates[0].ref
    gone = State.of_records(record for record in state.records() if record.id != first)  # as in earlier libraries
    assert refused(gone, ReopenRound(round_.id)) == "candidate_gone"
    assert round_of(act(gone, Reveal(round_.id))).candidates == round_.candidates, "what was cast is still counted"


def test_a_round_that_nobody_voted_in_can_be_cancelled() -> None:
    state = opened()
    assert not act(state, CancelRound(round_of(state).id)).of(Round)


def test_a_vote_needs_two_candidates_and_a_voter() -> None:
    assert refused(themed(1), OpenRound(STEP, 5)) == "too_few_candidates"
    assert refused(themed(2), OpenRound(STEP)) == "no_voters"


def test_time_is_rounded_up() -> None:
    assert [minutes_needed(voters, 25) for voters in (1, 2, 3, 23)] == [1, 1, 2, 10]


# Run-offs


@pytest.fixture
def tied() -> State:
    """A won; B, C and D are tied for two places."""
    state = opened(5, voters=3, rule=TieRule.RUN_OFF, advance=3)
    return shown(cast(state, {1: 2, 2: 1, 3: 1, 4: 1}, {1: 1, 5: 0}, {}))


def test_a_run_off_is_among_the_tied_with_their_numbers_and_one_dot(tied: State) -> None:
    state = act(tied, OpenRound(STEP, 3, run_off=round_of(tied).id))
    run_off = round_of(state)
    assert [(candidate.number, candidate.label) for candidate in run_off.candidates] == [(2, "B"), (3, "C"), (4, "D")]
    assert (run_off.dots, run_off.cap, run_off.advance) == (1, 1, 2)
    assert settled_round(state, run_off) == round_of(tied)


def test_a_run_off_that_has_been_shown_settles_the_tie(tied: State) -> None:
    first = round_of(tied)
    state = cast(act(tied, OpenRound(STEP, 3, run_off=first.id)), {4: 1}, {4: 1}, {2: 1})
    assert order(tally(state, first)) == [(1, "A"), (2, "B"), (2, "C"), (2, "D"), (5, "E")]
    assert latest_round(state, STEP) == round_of(state)
    state = shown(state)
    assert order(tally(state, first)) == [(1, "A"), (2, "D"), (3, "B"), (4, "C"), (5, "E")]
    assert [s.candidate.label for s in tally(state, first).standings if s.advances] == ["A", "D", "B"]
    assert latest_round(state, STEP) == first


def test_a_run_off_of_a_run_off_settles_both(tied: State) -> None:
    first = round_of(tied)
    state = shown(cast(act(tied, OpenRound(STEP, 3, run_off=first.id)), {4: 1}, {4: 1}))
    second = round_of(state)
    assert [standing.candidate.label for standing in tally(state, first).tied_at_cut] == ["B", "C"]
    state = shown(cast(act(state, OpenRound(STEP, 3, run_off=first.id)), {3: 1}))
    assert order(tally(state, second)) == [(1, "D"), (2, "C"), (3, "B")]
    assert order(tally(state, first)) == [(1, "A"), (2, "D"), (3, "C"), (4, "B"), (5, "E")]
    assert latest_round(state, STEP) == first


def going(state: State, round_: Round) -> list[str]:
    return [standing.candidate.label for standing in tally(state, round_).standings if standing.advances]


def test_the_line_of_a_run_off_is_that_of_the_round_it_settles(tied: State) -> None:
    first = round_of(tied)
    state = shown(cast(act(tied, OpenRound(STEP, 3, run_off=first.id)), {4: 1}, {4: 1}, {2: 1}))
    run_off = round_of(state)
    assert (going(state, first), going(state, run_off)) == (["A", "D", "B"], ["D", "B"])
    for advance, on in ((2, ["D"]), (1, []), (4, ["D", "B", "C"])):
        moved = act(state, MoveCut(first.id, advance))
        assert (going(moved, moved.need(Round, first.id)), going(moved, run_off)) == (["A", *on], on)
    moved = act(state, MoveCut(run_off.id, 1))
    assert (going(moved, moved.need(Round, first.id)), going(moved, run_off)) == (["A", "D"], ["D"])


def test_those_without_a_dot_in_a_run_off_share_what_is_left_there_and_in_the_round(tied: State) -> None:
    first = round_of(tied)
    state = shown(cast(act(tied, OpenRound(STEP, 3, run_off=first.id)), {4: 1}))
    for round_ in (first, round_of(state)):
        assert [standing.candidate.label for standing in tally(state, round_).tied_at_cut] == ["B", "C"]


def test_the_line_of_a_run_off_of_a_run_off_is_moved_in_all_of_them(tied: State) -> None:
    first = round_of(tied)
    state = shown(cast(act(tied, OpenRound(STEP, 3, run_off=first.id)), {4: 1}, {4: 1}))
    second = round_of(state)
    state = shown(cast(act(state, OpenRound(STEP, 3, run_off=second.id)), {3: 1}))
    third = round_of(state)
    assert run_offs(state, first) == [second, third]
    assert run_offs(state, second) == [third]
    assert [going(state, round_) for round_ in (first, second, third)] == [["A", "D", "C"], ["D", "C"], ["C"]]
    state = act(state, MoveCut(third.id, 2))
    first = state.need(Round, first.id)
    assert [going(state, one) for one in (first, second, third)] == [["A", "D", "C", "B"], ["D", "C", "B"], ["C", "B"]]


def test_a_run_off_that_ends_even_says_who_goes_on_as_the_one_held_again_between_the_same(tied: State) -> None:
    first = round_of(tied)
    state = shown(cast(act(tied, OpenRound(STEP, 3, run_off=first.id)), {2: 1}, {3: 1}, {4: 1}))
    again = shown(cast(act(state, OpenRound(STEP, 3, run_off=first.id)), {4: 1}, {4: 1}, {3: 1}))
    assert going(again, first) == ["A", "D", "C"]
    for run_off in run_offs(again, first):
        assert set(going(again, run_off)) == {"C", "D"}
    assert len(run_offs(again, first)) == 2


def test_a_run_off_that_the_room_has_begun_to_see_counts_when_the_meeting_is_over(tied: State) -> None:
    first = round_of(tied)
    state = cast(act(tied, OpenRound(STEP, 3, run_off=first.id)), {4: 1}, {4: 1}, {2: 1})
    state = act(state, CloseRound(round_of(state).id), Reveal(round_of(state).id, 1))
    assert going(state, first) == ["A", "B", "C"]
    assert run_offs(state, first) == []
    state = act(state, FinishWorkshop())
    assert (going(state, first), going(state, round_of(state))) == (["A", "D", "B"], ["D", "B"])


def test_a_new_vote_on_everything_settles_nothing(tied: State) -> None:
    first = round_of(tied)
    state = shown(cast(act(tied, OpenRound(STEP, 3)), {4: 1}))
    assert order(tally(state, first)) == order(tally(tied, first))
    assert latest_round(state, STEP) == round_of(state) != first


def test_an_old_run_off_does_not_settle_a_later_vote(tied: State) -> None:
    state = shown(cast(act(tied, OpenRound(STEP, 3, run_off=round_of(tied).id)), {4: 1}))
    state = shown(cast(act(state, OpenRound(STEP, 3)), {1: 2, 2: 1, 3: 1, 4: 1}))
    assert order(count(state)) == [(1, "A"), (2, "B"), (2, "C"), (2, "D"), (5, "E")]


def test_without_a_tie_there_is_no_run_off() -> None:
    state = shown(cast(opened(), {1: 2, 2: 1}))
    assert refused(state, OpenRound(STEP, 3, run_off=round_of(state).id)) == "no_tie"


def test_nothing_of_a_run_off_is_told_before_it_is_shown(tied: State) -> None:
    first = round_of(tied)
    steps: list[Callable[[State], State]] = [
        lambda state: act(state, CloseRound(round_of(state).id)),
        lambda state: act(state, Reveal(round_of(state).id, 2)),
    ]
    state = cast(act(tied, OpenRound(STEP, 3, run_off=first.id)), {4: 1})
    for step in steps:
        state = step(state)
        assert order(tally(state, first)) == order(tally(tied, first))
