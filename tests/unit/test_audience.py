"""What the room can never see: a ballot before the reveal, the facilitator's notes, a name outside a buzz group."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers.acts import one_act, running
from tests.helpers.votes import STEP, act, cast, opened, round_of, shown
from tests.helpers.workshops import MORNING, done, note, small, theme
from workshop_app.commands.agenda import EditStep, GoToPhase, GoToStep, SetParticipants
from workshop_app.commands.base import Command
from workshop_app.commands.buzz_groups import DrawGroups
from workshop_app.commands.voting import CallOut, CastBallot, CloseRound, CountDots, OpenRound, Reveal
from workshop_app.domain.enums import CandidateKind, RoundStage, Stage, StepKind, TieRule
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import BallotBox, Count, Record, Round, Step
from workshop_app.domain.state import State
from workshop_app.services.audience import BuzzView, ResultView, VoteView, audience_view

NOTE_TO_SELF, NAME = "FÖR-MIG-SJÄLV", "HEMLIGT-NAMN"
BALLOTS = st.lists(
    st.dictionaries(st.integers(1, 4), st.integers(1, 2), max_size=2).map(lambda ballot: tuple(sorted(ballot.items()))),
    max_size=5,
)


def room() -> State:
    """Notes to vote on, named participants in drawn groups, and a note to self in every step."""
    state = small(*(note(f"n{number}", number=number) for number in (1, 2, 3, 4)))
    people = tuple((f"{NAME}-{number}", "Vård") for number in range(5))
    state = done(state, SetParticipants(people), DrawGroups("buzz"))
    for step in state.ordered(Step):
        state = done(state, EditStep(step.id, {"notes": NOTE_TO_SELF, "candidates": CandidateKind.NOTE}))
    return state


def with_ballots(state: State, ballots: list[tuple[tuple[int, int], ...]], counts: dict[int, int]) -> State:
    """The same workshop after other ballots: as many, and other dots counted if any were, in every round that is not
    revealed."""
    records: list[Record] = [record for record in state.records() if not isinstance(record, BallotBox | Count)]
    for round_ in state.of(Round).values():
        box = state.of(BallotBox)[round_.id]
        found = [count for count in state.of(Count).values() if count.round_id == round_.id]
        if round_.stage is not RoundStage.REVEALED:
            box = replace(box, ballots=tuple((ballots * 5)[: len(box.ballots)]) if ballots else box.ballots)
            found = [
                Count(id=f"{round_.id}:{number}", workshop_id="w", round_id=round_.id, number=number, dots=dots)
                for number, dots in (counts if found else {}).items()
            ]
        records += [box, *found]
    return State.of_records(records)


def as_far_as_it_goes(state: State, command: Command) -> State:
    try:
        return done(state, command)
    except DomainError:
        return state


@given(data=st.data())
@settings(max_examples=150, suppress_health_check=list(HealthCheck))
def test_nothing_hidden_reaches_the_room_in_any_workshop(data: st.DataObject) -> None:
    state = room()
    for _ in range(data.draw(st.integers(1, 8))):
        kind = data.draw(st.sampled_from(["run", "vote", "cast", "count", "close", "reveal"]))
        rounds = sorted(state.of(Round)) or ["gone"]
        round_id = data.draw(st.sampled_from(rounds))
        commands = {
            "run": one_act(running(state)),
            "vote": st.just(OpenRound("vote")),
            "cast": st.builds(CastBallot, st.just(round_id), BALLOTS.filter(bool).map(lambda found: found[0])),
            "count": st.builds(CountDots, st.just(round_id), st.integers(1, 4), st.integers(1, 3)),
            "close": st.just(CloseRound(round_id)),
            "reveal": st.builds(Reveal, st.just(round_id), st.sampled_from([0, 1, 2, -1])),
        }
        state = as_far_as_it_goes(state, data.draw(commands[kind]))
        state = as_far_as_it_goes(state, GoToStep("vote")) if kind != "run" else state
    seen = audience_view(state, MORNING)
    assert NOTE_TO_SELF not in repr(seen)
    if not isinstance(seen, BuzzView):
        assert NAME not in repr(seen)
    other = with_ballots(
        state, data.draw(BALLOTS), data.draw(st.dictionaries(st.integers(1, 4), st.integers(1, 9), min_size=1))
    )
    assert audience_view(other, MORNING) == seen, "what was voted shows through before the reveal"


def test_names_are_shown_in_their_buzz_groups_and_gone_at_the_harvest() -> None:
    state = done(room(), GoToStep("buzz"))
    assert repr(audience_view(state, MORNING)).count(NAME) == 5
    assert NAME not in repr(audience_view(done(state, GoToPhase("buzz", 2)), MORNING))


def test_the_room_is_told_to_talk_only_when_it_is_to_talk() -> None:
    state = done(room(), GoToStep("buzz"), EditStep("buzz", {"question": "Vad skaver?"}))
    said = [audience_view(done(state, GoToPhase("buzz", phase)), MORNING).heading.eyebrow for phase in (0, 1, 2)]
    assert said == ["Bikupa · tänk var för sig", "Bikupa · prata två och två", "Bikupa · insamling"]


def vote(*ballots: tuple[tuple[int, int], ...]) -> State:
    state = done(room(), GoToStep("vote"), OpenRound("vote"))
    round_id = next(iter(state.of(Round)))
    return done(state, *(CastBallot(round_id, ballot) for ballot in ballots))


@pytest.mark.parametrize("closed", [False, True])
def test_the_room_sees_how_many_ballots_are_in_and_nothing_else(closed: bool) -> None:
    one, other = vote(((1, 2), (2, 1))), vote(())
    if closed:
        one, other = (done(state, CloseRound(next(iter(state.of(Round))))) for state in (one, other))
    seen = audience_view(one, MORNING)
    assert isinstance(seen, VoteView)
    assert (seen.ballots, seen.voters) == (1, 5)
    assert audience_view(other, MORNING) == seen


def staged(shown: int, *ballots: tuple[tuple[int, int], ...]) -> ResultView:
    state = vote(*ballots)
    round_id = next(iter(state.of(Round)))
    seen = audience_view(done(state, CloseRound(round_id), Reveal(round_id, shown)), MORNING)
    assert isinstance(seen, ResultView)
    return seen


def test_a_staged_reveal_shows_the_same_whatever_the_rows_above_have() -> None:
    narrow = staged(2, ((1, 2), (2, 1)), ((3, 1),))
    wide = staged(2, ((1, 2), (2, 1)), ((1, 2), (3, 1)))
    assert [row is None for row in narrow.rows] == [True, True, False, False]
    assert narrow == wide


def test_a_staged_reveal_shows_the_same_whichever_comes_first() -> None:
    """Room is kept for all names, and tells nothing of their order."""
    assert staged(0, ((1, 1),)) == staged(0, ((2, 1),))
    assert staged(1, ((1, 2), (2, 1))) == staged(1, ((2, 2), (1, 1)))


def test_bars_keep_their_length_while_rows_are_shown_and_the_last_one_is_full() -> None:
    ballots = ((1, 2), (2, 1)), ((1, 1), (3, 1))
    assert [staged(shown, *ballots).most for shown in (1, 2, 3, 4)] == [4, 4, 4, 3]


@pytest.mark.parametrize(("ballots", "most"), [(1, 1 * 2 + 3), (4, 4 * 2 + 1 * 2)])
def test_bars_have_room_for_what_was_called_out_but_for_no_more_than_the_others_may_place(
    ballots: int, most: int
) -> None:
    state = vote(*[()] * ballots)
    round_id = next(iter(state.of(Round)))
    state = done(state, CallOut(round_id, "1 2 3"), CloseRound(round_id), Reveal(round_id, 1))
    seen = audience_view(state, MORNING)
    assert isinstance(seen, ResultView)
    assert seen.most == most


def test_a_theme_without_a_name_has_words_before_during_and_after_the_vote_on_it() -> None:
    state = done(small(theme("T", title=""), theme("U", 2), note("a", theme="T"), note("b", theme="U")), GoToStep(STEP))
    before = audience_view(state, MORNING)
    state = act(state, OpenRound(STEP, 2))
    during = audience_view(state, MORNING)
    after = audience_view(shown(state), MORNING)
    assert isinstance(before, VoteView)
    assert isinstance(during, VoteView)
    assert isinstance(after, ResultView)
    assert before.candidates == during.candidates == ((1, "Tema utan namn"), (2, "U"))
    assert {row.label for row in after.rows if row} == {"Tema utan namn", "U"}


def test_a_tie_is_told_when_both_of_it_are_shown() -> None:
    tied = ((1, 2), (2, 1)), ((3, 1),)
    assert [row and row.tied for row in staged(2, *tied).rows] == [None, None, False, False]
    assert [row and row.tied for row in staged(3, *tied).rows] == [None, True, True, False]


def test_the_place_of_a_row_tells_nothing_of_those_that_are_still_hidden() -> None:
    """All three that got nothing share the second place, but that is not known before all three are shown."""
    ballots = (((1, 2),),)
    ranks = [[row.rank for row in staged(shown, *ballots).rows if row] for shown in (1, 2, 3, 4)]
    assert ranks == [[4], [3, 3], [2, 2, 2], [1, 2, 2, 2]]


def test_that_all_of_a_tie_go_on_is_told_when_the_tie_is() -> None:
    state = cast(opened(4, voters=3, rule=TieRule.ALL_GO_ON, advance=2), {1: 2, 2: 1, 3: 1}, {1: 1}, {})
    state = act(state, GoToStep(STEP), CloseRound(round_of(state).id))
    goes = []
    for shown_rows in (2, 3, 4):
        state = act(state, Reveal(round_of(state).id, shown_rows))
        view = audience_view(state, MORNING)
        assert isinstance(view, ResultView)
        goes.append([row.advances for row in view.rows if row])
    assert goes == [[False, False], [True, True, False], [True, True, True, False]]


def test_a_vote_that_is_a_run_off_says_so_while_it_is_open() -> None:
    state = act(opened(5, voters=3, rule=TieRule.RUN_OFF), GoToStep(STEP))
    first = audience_view(state, MORNING)
    state = shown(cast(state, {1: 2, 2: 1, 3: 1, 4: 1}, {1: 1}, {}))
    again = audience_view(act(state, OpenRound(STEP, 3, run_off=round_of(state).id)), MORNING)
    assert isinstance(first, VoteView)
    assert isinstance(again, VoteView)
    assert first.rule.startswith("5 prickar var.")
    assert again.rule.startswith("En omröstning mellan dem som delade plats. 1 prick var.")


def test_a_run_off_is_shown_apart_from_the_round_that_it_settles() -> None:
    state = shown(cast(opened(5, voters=3, rule=TieRule.RUN_OFF), {1: 2, 2: 1, 3: 1, 4: 1}, {1: 1}, {}))
    state = cast(act(state, GoToStep(STEP), OpenRound(STEP, 3, run_off=round_of(state).id)), {4: 1}, {4: 1}, {2: 1})
    run_off = round_of(state)

    def seen() -> ResultView:
        view = audience_view(state, MORNING)
        assert isinstance(view, ResultView)
        return view

    state = act(state, CloseRound(run_off.id), Reveal(run_off.id, 2))
    assert seen().heading.eyebrow == "Omröstning mellan dem som delade plats"
    assert [row and row.label for row in seen().rows] == [None, "B", "C"]
    state = act(state, Reveal(run_off.id))
    assert [(row.label, row.dots) for row in seen().rows if row] == [("A", 3), ("D", 1), ("B", 1), ("C", 1), ("E", 0)]
    assert seen().advance == 3
    (apart,) = seen().run_offs
    assert apart.heading.eyebrow == "Omröstning mellan dem som delade plats" != seen().heading.eyebrow
    assert [(row.label, row.dots) for row in apart.rows if row] == [("D", 2), ("B", 1), ("C", 0)]
    assert apart.advance == 2


def test_before_the_start_and_after_the_end_the_room_sees_no_more() -> None:
    state = room()
    assert NAME not in repr(audience_view(state, MORNING))
    workshop = replace(state.workshop, stage=Stage.DONE)
    ended = State.of_records([*(r for r in state.records() if r != state.workshop), workshop])
    assert NAME not in repr(audience_view(ended, MORNING))
    assert NOTE_TO_SELF not in repr(audience_view(ended, MORNING))


def test_every_kind_of_step_keeps_the_note_to_self() -> None:
    for kind in StepKind:
        state = room()
        state = done(state, EditStep("collect", {"kind": kind}), GoToStep("collect"))
        assert NOTE_TO_SELF not in repr(audience_view(state, MORNING)), kind
