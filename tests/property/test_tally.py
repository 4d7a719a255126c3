"""What holds for every tally, whatever the ballots are."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.votes import act, cast, count, opened, round_of
from workshop_app.commands.voting import CastBallot, CountDots
from workshop_app.domain.enums import TieRule
from workshop_app.domain.errors import DomainError
from workshop_app.domain.state import State
from workshop_app.domain.voting import counted_dots, counting_room

CANDIDATES, DOTS, CAP, VOTERS = 5, 5, 2, 8


@st.composite
def ballot(draw: st.DrawFn) -> dict[int, int]:
    """A ballot within the rule; empty is abstaining."""
    placed = Counter(draw(st.lists(st.integers(1, CANDIDATES), max_size=DOTS)))
    return {number: min(CAP, dots) for number, dots in placed.items()}


Ballots = list[dict[int, int]]
BALLOTS = st.lists(ballot(), max_size=VOTERS)
RULES = st.sampled_from(TieRule)


def voted(ballots: Ballots, rule: TieRule = TieRule.MORE_VOTERS, advance: int = 3) -> State:
    return cast(opened(CANDIDATES, VOTERS, rule, advance=advance), *ballots)


@given(BALLOTS, RULES)
def test_every_dot_is_counted_once(ballots: Ballots, rule: TieRule) -> None:
    result = count(voted(ballots, rule))
    assert result.dots == sum(sum(one.values()) for one in ballots)
    assert result.ballots == len(ballots)
    for standing in result.standings:
        number = standing.candidate.number
        assert standing.dots == sum(one.get(number, 0) for one in ballots)
        assert standing.voters == sum(1 for one in ballots if one.get(number))


@given(st.data(), BALLOTS, RULES)
def test_the_order_of_ballots_says_nothing(data: st.DataObject, ballots: Ballots, rule: TieRule) -> None:
    shuffled = data.draw(st.permutations(ballots))
    assert count(voted(ballots, rule)) == count(voted(shuffled, rule))


@given(BALLOTS, RULES, st.integers(0, CANDIDATES + 1))
def test_ranks_follow_the_dots(ballots: Ballots, rule: TieRule, advance: int) -> None:
    standings = count(voted(ballots, rule, advance)).standings
    assert [standing.rank for standing in standings] == sorted(standing.rank for standing in standings)
    for place, (better, worse) in enumerate(pairwise(standings), start=2):
        assert better.dots >= worse.dots
        assert worse.rank == better.rank or worse.rank == place
        if better.dots > worse.dots:
            assert better.rank < worse.rank
        assert better.advances or not worse.advances
    ranks = Counter(standing.rank for standing in standings)
    assert all(standing.tied == (ranks[standing.rank] > 1) for standing in standings)


@given(BALLOTS, RULES, st.integers(0, CANDIDATES + 1))
def test_the_cut_takes_no_more_than_asked_but_for_ties(ballots: Ballots, rule: TieRule, advance: int) -> None:
    result = count(voted(ballots, rule, advance))
    going = [standing for standing in result.standings if standing.advances]
    assert all(standing.dots for standing in going)
    if rule is TieRule.ALL_GO_ON:
        assert not result.tied_at_cut
    else:
        assert len(going) == min(advance, sum(1 for standing in result.standings if standing.dots))


@given(BALLOTS, ballot())
def test_one_more_ballot_never_takes_a_dot_away(ballots: Ballots, more: dict[int, int]) -> None:
    before = {s.candidate.number: s.dots for s in count(voted(ballots[: VOTERS - 1])).standings}
    after = {s.candidate.number: s.dots for s in count(voted([*ballots[: VOTERS - 1], more])).standings}
    assert all(after[number] == dots + more.get(number, 0) for number, dots in before.items())


@given(BALLOTS, st.lists(st.tuples(st.integers(0, CANDIDATES + 1), st.integers(-1, 40)), max_size=12), ballot())
def test_the_room_never_gets_more_dots_than_it_has(
    ballots: Ballots, counts: list[tuple[int, int]], late: dict[int, int]
) -> None:
    state = voted(ballots)
    round_ = round_of(state)
    for command in (*(CountDots(round_.id, *one) for one in counts), CastBallot(round_.id, tuple(late.items()))):
        try:
            state = act(state, command)
        except DomainError:
            continue
        counted = sum(counted_dots(state, round_).values())
        outside = VOTERS - count(state).ballots
        assert counted + counting_room(state, round_) == outside * DOTS
        assert all(dots <= outside * CAP for dots in counted_dots(state, round_).values())
        assert count(state).dots == counted + sum(s.dots for s in count(voted_as(state)).standings)


def voted_as(state: State) -> State:
    """The same ballots without what was counted."""
    return State({kind: records for kind, records in state.tables.items() if kind != "count"})
