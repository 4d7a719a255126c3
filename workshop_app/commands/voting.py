"""Commands of a round: open, cast, count, close, reveal, move the cut."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from workshop_app.commands.base import Command, Context
from workshop_app.commands.places import key_last
from workshop_app.domain.buzz_groups import head_count
from workshop_app.domain.changes import Change, created, removed, updated
from workshop_app.domain.enums import CandidateKind, RoundStage, Stage
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import BallotBox, Candidate, Count, Note, Record, Round, Step, Theme
from workshop_app.domain.state import State
from workshop_app.domain.voting import (
    ballots_in,
    candidates,
    counted_dots,
    counting_room,
    make_ballot,
    read_calls,
    settled_round,
    tally,
)
from workshop_app.frozen import frozen
from workshop_app.i18n import N_

VOTED_ON: dict[CandidateKind, type[Record]] = {CandidateKind.NOTE: Note, CandidateKind.THEME: Theme}


@frozen
class OpenRound(Command):
    """Open a round with the rule of its step. Earlier rounds are kept."""

    label: ClassVar[str] = N_("Open the vote")
    undoable: ClassVar[bool] = False
    step_id: str
    voters: int = 0
    """How many ballots to expect; 0 means everybody in the room."""
    run_off: str = ""
    """Id of a round whose tie at the cut is to be settled: one dot each, on those tied, with the numbers they had."""

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        _refuse_finished(state)
        step = state.need(Step, self.step_id)
        tied = _tied(state, self.run_off) if self.run_off else None
        on = tied[0] if tied else candidates(state, step)
        if len(on) < 2:
            raise DomainError("too_few_candidates")
        voters = self.voters or head_count(state)
        if voters < 1:
            raise DomainError("no_voters")
        rounds = state.ordered(Round)
        round_ = Round(
            id=context.new_id(),
            workshop_id=step.workshop_id,
            position=key_last(rounds),
            step_id=step.id,
            question=step.question or step.title,
            candidates=on,
            dots=1 if tied else step.dots,
            cap=1 if tied else step.cap,
            voters=voters,
            advance=tied[1] if tied else step.advance,
            shuffle=step.shuffle,
            tie_rule=step.tie_rule,
        )
        return [*_left_open(state), *created(round_, BallotBox(id=round_.id, workshop_id=step.workshop_id))]


def _tied(state: State, round_id: str) -> tuple[tuple[Candidate, ...], int]:
    """Those tied at the cut of a round, and how many places there are for them."""
    round_ = state.need(Round, round_id)
    result = tally(state, round_)
    tied = result.tied_at_cut
    if round_.stage is not RoundStage.REVEALED or not tied:
        raise DomainError("no_tie")
    return tuple(standing.candidate for standing in tied), sum(standing.advances for standing in tied)


@frozen
class CancelRound(Command):
    """Take back a round that nobody has voted in yet."""

    label: ClassVar[str] = N_("Cancel the vote")
    undoable: ClassVar[bool] = False
    round_id: str

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        round_ = _open(state, self.round_id)
        if ballots_in(state, round_) or counted_dots(state, round_):
            raise DomainError("round_has_ballots")
        return removed(round_)


@frozen
class CastBallot(Command):
    """Put one ballot in the box: (candidate number, dots) pairs; none of them is abstaining."""

    label: ClassVar[str] = N_("Cast ballot")
    undoable: ClassVar[bool] = False
    secret: ClassVar[bool] = True
    round_id: str
    dots: tuple[tuple[int, int], ...]

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        _refuse_finished(state)
        round_ = _open(state, self.round_id)
        if ballots_in(state, round_) >= round_.voters:
            raise DomainError("all_ballots_in", voters=round_.voters)
        box = state.need(BallotBox, round_.id)
        ballot = make_ballot(round_, dict(self.dots))
        # Sorted by what they say: the box is the same in whichever order the ballots came.
        return updated(box, ballots=tuple(sorted((*box.ballots, ballot))))


@frozen
class CountDots(Command):
    """Set how many dots a candidate got by called out or counted numbers."""

    label: ClassVar[str] = N_("Count dots")
    round_id: str
    number: int
    dots: int

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        return _counted(state, _open(state, self.round_id), {self.number: self.dots})


@frozen
class CallOut(Command):
    """Take down what is called out: `3 3 7` gives a dot each time, `12=14` says how many 12 has. All or nothing."""

    label: ClassVar[str] = N_("Count dots")
    round_id: str
    words: str

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        round_ = _open(state, self.round_id)
        now = counted_dots(state, round_)
        calls = read_calls(self.words)
        wanted = {number: dots if fixed else now.get(number, 0) + dots for number, (dots, fixed) in calls.items()}
        return _counted(state, round_, wanted)


def _counted(state: State, round_: Round, wanted: Mapping[int, int]) -> list[Change]:
    """The changes that give candidates so many counted dots; DomainError when the room has not got that many."""
    numbers = {candidate.number for candidate in round_.candidates}
    now = counted_dots(state, round_)
    outside = round_.voters - ballots_in(state, round_)
    for number, dots in wanted.items():
        if number not in numbers:
            raise DomainError("no_such_candidate", number=number)
        if dots > outside * round_.cap and dots > now.get(number, 0):
            raise DomainError("over_cap_together", cap=round_.cap, voters=outside, number=number)
    more = sum(max(0, dots) - now.get(number, 0) for number, dots in wanted.items())
    if more > 0 and more > counting_room(state, round_):
        raise DomainError("over_room", room=counting_room(state, round_))
    changes: list[Change] = []
    for number, dots in wanted.items():
        record_id = f"{round_.id}:{number}"
        count = state.find(Count, record_id)
        if count is None and dots > 0:
            count = Count(id=record_id, workshop_id=round_.workshop_id, round_id=round_.id, number=number, dots=dots)
            changes += created(count)
        elif count is not None:
            changes += updated(count, dots=dots) if dots > 0 else removed(count)
    return changes


@frozen
class ChangeRule(Command):
    """Change a round while it goes on: dots, cap or the number of voters. Ballots already cast are kept."""

    label: ClassVar[str] = N_("Change the rule of the vote")
    undoable: ClassVar[bool] = False
    round_id: str
    dots: int
    cap: int
    voters: int

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        round_ = _open(state, self.round_id)
        if self.dots < 1 or self.cap < 1 or self.cap > self.dots:
            raise DomainError("bad_rule")
        box = state.need(BallotBox, round_.id)
        over = sum(
            sum(dots for _, dots in ballot) > self.dots or any(dots > self.cap for _, dots in ballot)
            for ballot in box.ballots
        )
        if over:
            raise DomainError("ballots_over_rule", count=over)
        voters = max(self.voters, len(box.ballots), 1)
        return updated(round_, dots=self.dots, cap=self.cap, voters=voters)


@frozen
class CloseRound(Command):
    """No more ballots; the result is still hidden."""

    label: ClassVar[str] = N_("Close the vote")
    undoable: ClassVar[bool] = False
    round_id: str

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        round_ = _open(state, self.round_id)
        return updated(round_, stage=RoundStage.CLOSED)


@frozen
class ReopenRound(Command):
    """Let in more ballots, as long as nothing has been shown and all that is voted on is still there. Another round
    that was left open is closed."""

    label: ClassVar[str] = N_("Reopen the vote")
    undoable: ClassVar[bool] = False
    round_id: str

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        round_ = state.need(Round, self.round_id)
        _refuse_finished(state)
        if round_.stage is RoundStage.REVEALED:
            raise DomainError("round_revealed")
        if any(candidate.ref not in state.of(VOTED_ON[candidate.kind]) for candidate in round_.candidates):
            raise DomainError("candidate_gone")
        return [*_left_open(state, but=round_.id), *updated(round_, stage=RoundStage.OPEN)]


@frozen
class Reveal(Command):
    """Show rows of the ranking to the room, counted from the bottom; -1 shows all."""

    label: ClassVar[str] = N_("Show the result")
    undoable: ClassVar[bool] = False
    round_id: str
    shown: int = -1

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        round_ = state.need(Round, self.round_id)
        if round_.stage is RoundStage.OPEN:
            raise DomainError("round_still_open")
        everything = len(round_.candidates)
        shown = everything if self.shown < 0 else min(self.shown, everything)
        return updated(round_, stage=RoundStage.REVEALED, shown=shown)


@frozen
class MoveCut(Command):
    """Let another number of candidates go on to actions; the line of a run-off is that of the round it settles."""

    label: ClassVar[str] = N_("Move the cut line")
    round_id: str
    advance: int

    @property
    def bout(self) -> str:
        return f"cut:{self.round_id}"

    def plan(self, state: State, context: Context) -> Iterable[Change]:
        round_ = state.need(Round, self.round_id)
        advance = max(0, min(self.advance, len(round_.candidates)))
        while (settled := settled_round(state, round_)) is not None:
            order = [standing.candidate for standing in tally(state, settled).standings]
            round_, advance = settled, min(map(order.index, round_.candidates)) + advance
        return updated(round_, advance=advance)


def _left_open(state: State, but: str = "") -> list[Change]:
    """The changes that close what was left open: there is one vote at a time, and a closed one can be reopened."""
    others = [other for other in state.of(Round).values() if other.stage is RoundStage.OPEN and other.id != but]
    return [change for other in others for change in updated(other, stage=RoundStage.CLOSED)]


def _refuse_finished(state: State) -> None:
    """A finished workshop is backed up and exported whatever is in its boxes, so no more ballots may come in."""
    if state.workshop.stage is Stage.DONE:
        raise DomainError("workshop_finished")


def _open(state: State, round_id: str) -> Round:
    round_ = state.need(Round, round_id)
    if round_.stage is not RoundStage.OPEN:
        raise DomainError("round_closed")
    return round_
