"""Rounds: the rule of a ballot, the tally, the ranking with ties shown as ties, and the cut."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from workshop_app.domain.board import lanes_shown, themes
from workshop_app.domain.enums import CandidateKind, RoundStage, Stage, TieRule
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import Ballot, BallotBox, Candidate, Count, Note, Round, Step
from workshop_app.domain.state import State
from workshop_app.frozen import frozen

BOOTH_SECONDS = 25
"""One voter in the booth: walk up, place five dots, hand over. An assumption; the room's own pace is not measured."""
CALLED_SECONDS = 12
"""One voter who calls out five numbers while somebody types them. An assumption, as above."""
FEW, MANY = 6, 20
"""Below this many candidates dots say little; above that many nobody reads them all."""

Worth = tuple[int, ...]
"""What decides the rank of a candidate: dots, voters, place in a run-off."""

_CALL = r"(\d{1,6})(?:\s*=\s*(\d{1,6}))?"


def make_ballot(round_: Round, dots: Mapping[int, int]) -> Ballot:
    """A ballot from dots per candidate number; DomainError when it breaks the rule of the round."""
    numbers = {candidate.number for candidate in round_.candidates}
    ballot = tuple(sorted((number, count) for number, count in dots.items() if count))
    for number, count in ballot:
        if number not in numbers or count < 0:
            raise DomainError("no_such_candidate", number=number)
        if count > round_.cap:
            raise DomainError("over_cap", number=number, cap=round_.cap)
    if sum(count for _, count in ballot) > round_.dots:
        raise DomainError("over_budget", dots=round_.dots)
    return ballot


def candidates(state: State, step: Step) -> tuple[Candidate, ...]:
    """What a step votes on, numbered from 1: themes in their order, or the notes of its lanes."""
    if step.candidates is CandidateKind.THEME:
        found = [(numbered.theme.id, numbered.theme.name) for numbered in themes(state)]
    else:
        lanes = {lane.id for lane in lanes_shown(state, step)}
        notes = state.ordered(Note, lambda note: note.lane_id in lanes)
        notes.sort(key=lambda note: (note.kind.value != "problem", note.number))
        found = [(note.id, note.text) for note in notes]
    return tuple(
        Candidate(number=number, kind=step.candidates, ref=ref, label=label)
        for number, (ref, label) in enumerate(found, start=1)
    )


def draft_round(step: Step, on: tuple[Candidate, ...]) -> Round:
    """The round that a step would open, for its rule in words."""
    return Round(
        id="", workshop_id=step.workshop_id, position="", step_id=step.id, candidates=on, dots=step.dots, cap=step.cap,
        tie_rule=step.tie_rule,
    )  # fmt: skip


def ballots_in(state: State, round_: Round) -> int:
    """How many ballots have been cast in the booth."""
    box = state.find(BallotBox, round_.id)
    return len(box.ballots) if box else 0


def counted_dots(state: State, round_: Round) -> dict[int, int]:
    """Dots called out or counted, by candidate number."""
    return {count.number: count.dots for count in state.of(Count).values() if count.round_id == round_.id}


def counting_room(state: State, round_: Round) -> int:
    """How many dots those who have not been in the booth may still place together."""
    outside = max(0, round_.voters - ballots_in(state, round_))
    return max(0, outside * round_.dots - sum(counted_dots(state, round_).values()))


def read_calls(text: str) -> dict[int, tuple[int, bool]]:
    """What was called out: `3 3 7` gives dots one by one, `12=14` says how many there are.

    By candidate number: (dots, whether that is all of them). DomainError('bad_calls') when it is neither.
    """
    calls: dict[int, tuple[int, bool]] = {}
    for word in re.sub(r"\s*=\s*", "=", text).replace(",", " ").split():
        match = re.fullmatch(_CALL, word)
        if match is None:
            raise DomainError("bad_calls", words=word[:20])
        number = int(match[1])
        dots, fixed = calls.get(number, (0, False))
        calls[number] = (int(match[2]), True) if match[2] else (dots + 1, fixed)
    return calls


def most_possible(state: State, round_: Round) -> int:
    """The dots that a candidate can have at most, as far as anybody knows who has seen no dot."""
    ballots = ballots_in(state, round_)
    counted = sum(counted_dots(state, round_).values())
    return ballots * round_.cap + min(counted, max(0, round_.voters - ballots) * round_.cap)


def minutes_needed(voters: int, seconds: int) -> int:
    """Whole minutes for this many voters at so many seconds each, rounded up."""
    return -(-voters * seconds // 60)


@frozen
class Standing:
    """A candidate's result. `voters` is None when some dots were counted without ballots."""

    candidate: Candidate
    dots: int
    voters: int | None
    rank: int
    tied: bool
    advances: bool


@frozen
class Tally:
    """The result of a round, best first."""

    standings: list[Standing]
    ballots: int
    counted: int
    """Dots that were called out or counted."""

    @property
    def dots(self) -> int:
        """All dots placed."""
        return sum(standing.dots for standing in self.standings)

    @property
    def tied_at_cut(self) -> list[Standing]:
        """Those who share the place that the cut line falls within; empty when the cut is clear."""
        going = [standing for standing in self.standings if standing.advances]
        if not going:
            return []
        last = going[-1].rank
        shared = [standing for standing in self.standings if standing.rank == last]
        return shared if any(not standing.advances for standing in shared) else []


def tally(state: State, round_: Round) -> Tally:
    """Count a round. Candidates alike in dots (and in voters, if the rule asks) share their rank until a run-off."""
    counted = counted_dots(state, round_)
    dots, voters = _dots(state, round_), _voters(state, round_)
    worth = _settled(state, round_, _worths(state, round_))
    ranks = _ranks(worth)
    settled = settled_round(state, round_)
    going = _going(state, round_, settled) if settled else set[Candidate]()
    goes = len(going) if settled else cut(sorted(worth.values(), reverse=True), round_)
    order = sorted(round_.candidates, key=lambda one: (ranks[one.number], one not in going, one.number))
    shared = Counter(ranks.values())
    standings = [
        Standing(
            candidate=candidate,
            dots=dots[candidate.number],
            voters=None if counted else voters[candidate.number],
            rank=ranks[candidate.number],
            tied=shared[ranks[candidate.number]] > 1,
            advances=place < goes,
        )
        for place, candidate in enumerate(order)
    ]
    return Tally(standings, ballots_in(state, round_), sum(counted.values()))


def _ranks(worth: Mapping[int, Worth]) -> dict[int, int]:
    """The place of each candidate; those alike share one."""
    falling = sorted(worth.values(), reverse=True)
    return {number: falling.index(own) + 1 for number, own in worth.items()}


def _going(state: State, run_off: Round, settled: Round) -> set[Candidate]:
    """Those of a run-off who go on: its line is that of the round it settles, wherever that has been moved."""
    result = tally(state, settled).standings
    return {standing.candidate for standing in result if standing.advances and standing.candidate in run_off.candidates}


def _placed(state: State, round_: Round) -> Iterator[tuple[int, int]]:
    """What each voter gave each candidate in the booth: its number, and how many dots."""
    box = state.find(BallotBox, round_.id)
    return chain.from_iterable(box.ballots if box else ())


def _dots(state: State, round_: Round) -> Mapping[int, int]:
    """Dots by candidate number."""
    dots = defaultdict(int, counted_dots(state, round_))
    for number, given in _placed(state, round_):
        dots[number] += given
    return dots


def _voters(state: State, round_: Round) -> Mapping[int, int]:
    """Different voters by candidate number."""
    return Counter(number for number, _given in _placed(state, round_))


def _worths(state: State, round_: Round) -> dict[int, Worth]:
    """What each candidate is worth before any run-off: dots, then voters where the rule asks and they are known."""
    dots = _dots(state, round_)
    by_voters = round_.tie_rule is TieRule.MORE_VOTERS and not counted_dots(state, round_)
    voters = _voters(state, round_) if by_voters else Counter[int]()
    return {candidate.number: (dots[candidate.number], voters[candidate.number]) for candidate in round_.candidates}


def _settled(state: State, round_: Round, worth: dict[int, Worth]) -> dict[int, Worth]:
    """The same with the places of a run-off between those who were tied."""
    for later in state.ordered(Round, lambda other: is_told(state, other) and other.position > round_.position):
        if settles(later, round_, worth):
            places = _ranks(_settled(state, later, _worths(state, later)))
            worth = {number: (*parts, -places.get(number, 0)) for number, parts in worth.items()}
    return worth


def settles(run_off: Round, round_: Round, worth: Mapping[int, Worth]) -> bool:
    """Whether a later round is a run-off of this one: one dot each, on exactly those who were tied."""
    if run_off.step_id != round_.step_id or run_off.dots != 1 or len(run_off.candidates) >= len(round_.candidates):
        return False
    numbers = {candidate.number for candidate in run_off.candidates}
    if not set(run_off.candidates) <= set(round_.candidates):
        return False
    worths = {worth[number] for number in numbers}
    return len(worths) == 1 and {number for number, other in worth.items() if other in worths} == numbers


def is_told(state: State, round_: Round) -> bool:
    """Whether all of a result may be told: the room has seen it, or has seen some of it and the meeting is over."""
    seen = round_.shown >= len(round_.candidates) or state.workshop.stage is Stage.DONE
    return round_.stage is RoundStage.REVEALED and seen


def cut(worths: list[Worth], round_: Round) -> int:
    """How many go on: as many as asked for, never one without a dot, and all tied ones if that is the rule."""
    goes = min(round_.advance, sum(1 for dots, *_ in worths if dots))
    if round_.tie_rule is TieRule.ALL_GO_ON:
        while 0 < goes < len(worths) and worths[goes] == worths[goes - 1]:
            goes += 1
    return goes


def settled_round(state: State, round_: Round) -> Round | None:
    """The round that this one is a run-off of, or None."""
    earlier = state.ordered(Round, lambda other: is_told(state, other) and other.position < round_.position)
    return next((other for other in reversed(earlier) if settles(round_, other, _worths(state, other))), None)


def run_offs(state: State, round_: Round) -> list[Round]:
    """The run-offs that settled ties of a round, and those that settled theirs, earliest first."""
    found: list[Round] = []
    for later in state.ordered(Round, lambda other: is_told(state, other)):
        if settled_round(state, later) in (round_, *found):
            found.append(later)
    return found


def latest_round(state: State, step_id: str | None = None) -> Round | None:
    """The newest round, of one step or of the whole workshop; a run-off that is over gives way to what it settled."""
    return _newest(state, state.ordered(Round, lambda round_: step_id is None or round_.step_id == step_id))


def shown_round(state: State) -> Round | None:
    """The same among those that the room has seen the whole ranking of."""
    return _newest(state, state.ordered(Round, lambda round_: is_told(state, round_)))


def _newest(state: State, rounds: list[Round]) -> Round | None:
    newest = rounds[-1] if rounds else None
    while newest is not None and is_told(state, newest) and (settled := settled_round(state, newest)) is not None:
        newest = settled
    return newest


def open_round(state: State) -> Round | None:
    """The round that ballots come in to; there is one at a time."""
    return next((round_ for round_ in state.of(Round).values() if round_.stage is RoundStage.OPEN), None)


def dots_on_notes(state: State) -> dict[str, int]:
    """Dots by note, of the last vote on notes that the room has seen the whole ranking of; not of its run-offs."""
    newest = _newest(state, state.ordered(Round, lambda other: is_told(state, other) and _on_notes(other)))
    if newest is None:
        return {}
    dots = _dots(state, newest)
    return {candidate.ref: dots[candidate.number] for candidate in newest.candidates if dots[candidate.number]}


def _on_notes(round_: Round) -> bool:
    return any(candidate.kind is CandidateKind.NOTE for candidate in round_.candidates)
