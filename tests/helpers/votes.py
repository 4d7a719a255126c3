"""Votes for tests: a workshop with so many themes, a round that is open, and ballots in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tests.helpers.workshops import Ids, context, done, planned, small, theme
from workshop_app.commands.agenda import EditStep, GoToStep, SetParticipants
from workshop_app.commands.base import Command
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.voting import CastBallot, CloseRound, OpenRound, Reveal
from workshop_app.domain.enums import CandidateKind, StepKind, TieRule
from workshop_app.domain.records import Lane, Round, Step
from workshop_app.domain.state import State
from workshop_app.domain.voting import Tally, tally
from workshop_app.services.audience import AudienceView, ResultRow, ResultView

STEP = "vote"


def themed(count: int, rule: TieRule = TieRule.MORE_VOTERS, **values: int) -> State:
    """A workshop with a vote step and this many themes, called A, B, C ..."""
    state = small(*(theme(chr(64 + number), number) for number in range(1, count + 1)))
    step = replace(state.need(Step, STEP), tie_rule=rule, **values)  # type: ignore[arg-type]
    return State.of_records([*(record for record in state.records() if record.id != STEP), step])


def act(state: State, *commands: Command) -> State:
    """The state after commands, with ids that are not there yet."""
    return done(state, *commands, using=context(Ids(f"n{sum(1 for _ in state.records())}")))


def opened(count: int = 4, voters: int = 5, rule: TieRule = TieRule.MORE_VOTERS, **values: int) -> State:
    """The same with an open round."""
    return act(themed(count, rule, **values), OpenRound(STEP, voters))


def round_of(state: State) -> Round:
    """The newest round."""
    return state.ordered(Round)[-1]


def cast(state: State, *ballots: Mapping[int, int]) -> State:
    """The state after these ballots."""
    return act(state, *casting(state, ballots))


def casting(state: State, ballots: Iterable[Mapping[int, int]]) -> list[Command]:
    """The commands that cast them."""
    return [CastBallot(round_of(state).id, tuple(ballot.items())) for ballot in ballots]


def shown(state: State) -> State:
    """Closed and shown to the end."""
    return act(state, CloseRound(round_of(state).id), Reveal(round_of(state).id))


def count(state: State) -> Tally:
    """The tally of the newest round."""
    return tally(state, round_of(state))


def order(result: Tally) -> list[tuple[int, str]]:
    """Rank and label, best first."""
    return [(standing.rank, standing.candidate.label) for standing in result.standings]


def vote_on(count: int, words: str = "", longest: str = "", asks: str = "Vilka?", voters: int = 9) -> State:
    """A workshop of a shipped template with an open vote on so many notes."""
    state = State.of_records(planned("ledningsgrupp", "sv"))
    lane = next(iter(state.of(Lane)))
    vote = next(step for step in state.ordered(Step) if step.kind is StepKind.VOTE)
    return done(
        state,
        SetParticipants((), voters),
        AddNotes(lane, tuple(f"Förslag {number} {words}".strip() for number in range(count))),
        *([AddNotes(lane, (longest,))] if longest else []),
        EditStep(vote.id, {"candidates": CandidateKind.NOTE, "lanes": (), "question": asks}),
        GoToStep(vote.id),
        OpenRound(vote.id, voters),
        using=context(Ids("many")),
    )


def latest(view: AudienceView) -> tuple[ResultRow | None, ...]:
    """The rows of the result, as far as they have been shown."""
    assert isinstance(view, ResultView)
    return view.rows
