"""What the room sees, computed by one pure function. The projector can draw nothing else.

There is no ballot before the reveal here, no facilitator's note, and no participant's name outside the buzz groups.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from workshop_app.domain import voting
from workshop_app.domain.agenda import schedule
from workshop_app.domain.buzz_groups import groups_for, head_count
from workshop_app.domain.enums import RoundStage, Stage, StepKind
from workshop_app.domain.records import Action, Harvest, Note, Participant, Picture, Round, Step, Timer
from workshop_app.domain.state import State
from workshop_app.domain.timer import length, remaining
from workshop_app.frozen import frozen
from workshop_app.i18n import Language
from workshop_app.services.board_view import BoardPicture, Boards, NoteCard, board_picture, note_card
from workshop_app.wording import LEVELS, PHASES, buzz_eyebrow, group_name, named, rule_sentence, run_off_words


@frozen
class Clock:
    """The clock of the step: whole seconds left (negative in overtime) of a length in seconds."""

    left: int
    length: int
    running: bool


@frozen
class Heading:
    """What every view has at the top."""

    workshop: str
    eyebrow: str
    question: str
    instruction: str
    step_number: int
    steps: int
    clock: Clock | None


@frozen
class TextView:
    """Only words: information, a break, going round the room, before the start and after the end."""

    heading: Heading
    coming: tuple[tuple[str, str], ...] = ()
    """(clock time, title) of the agenda, shown before the start."""


@frozen
class BuzzView:
    """The question, the phase and the groups with those who are in them."""

    heading: Heading
    phase: int
    phase_name: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    """(name of the group, those who are in it)."""


@frozen
class BoardView:
    """The board; `turn` is the group whose turn it is in a harvest."""

    heading: Heading
    picture: BoardPicture
    turn: str = ""
    spotlight: NoteCard | None = None


@frozen
class VoteView:
    """Before a vote and while ballots come in: the candidates, the rule, and how many are in. Never a dot."""

    heading: Heading
    rule: str
    candidates: tuple[tuple[int, str], ...]
    ballots: int
    voters: int
    stage: RoundStage | None
    """None before the vote has been opened."""
    counted: bool = False
    """Dots have been called out or counted, for which there are no ballots."""


@frozen
class ResultRow:
    """A row of the ranking that has been shown."""

    rank: int
    number: int
    label: str
    dots: int
    voters: int | None
    tied: bool
    advances: bool
    settled: bool = False
    """Was tied until a run-off: its dots do not say why it stands where it stands."""


@frozen
class ResultView:
    """The ranking, staged from the bottom: rows not yet shown are None."""

    heading: Heading
    rows: tuple[ResultRow | None, ...]
    advance: int
    most: int
    """Dots of the longest bar: what the leader has, or until that is shown, what anybody can have at most. So bars keep
    their length while rows are shown from the bottom, and tell nothing of those above."""
    run_offs: tuple[ResultView, ...] = ()
    """The results of those that settled its ties, earliest first; their own headings say what they are."""
    names: tuple[str, ...] = ()
    """Those of all that was voted on, in that order, which tells nothing of the result: room is kept for all."""


@frozen
class ActionRow:
    """A row of the action plan."""

    what: str
    who: str
    due: str
    level: str
    source: str


@frozen
class ActionsView:
    """The action plan."""

    heading: Heading
    rows: tuple[ActionRow, ...]


AudienceView = TextView | BuzzView | BoardView | VoteView | ResultView | ActionsView


def audience_view(state: State, now: datetime, boards: Boards | None = None) -> AudienceView:
    """What the room sees now; `boards` remembers the last one, so that the next is made quickly."""
    workshop = state.workshop
    language = Language(workshop.language)
    step = state.find(Step, workshop.current_step)
    if workshop.stage is Stage.PLANNED or step is None:
        coming = tuple((language.clock(slot.start), slot.step.title) for slot in schedule(state))
        return TextView(_front(state, language.gettext("Welcome"), workshop.title, workshop.purpose), coming)
    if workshop.stage is Stage.DONE:
        return TextView(_front(state, "", language.gettext("Thank you for today"), workshop.title))
    heading = _heading(state, step, language, now)
    spotlight = state.find(Note, workshop.spotlight)
    if spotlight is not None:
        card = note_card(language, spotlight, picture=state.find(Picture, spotlight.picture))
        return BoardView(heading, board_picture(state, step, boards), spotlight=card)
    match step.kind:
        case StepKind.BUZZ_GROUP:
            return _buzz(state, step, heading, language, boards)
        case StepKind.COLLECT:
            return BoardView(heading, board_picture(state, step, boards), _turn(state, step, language))
        case StepKind.THEME:
            return BoardView(heading, board_picture(state, step, boards))
        case StepKind.VOTE:
            return _vote(state, step, heading, language)
        case StepKind.ACTIONS:
            return ActionsView(heading, action_rows(state, language))
        case _:
            return TextView(heading)


def clock_of(state: State, step: Step, now: datetime) -> Clock:
    """The clock of a step."""
    timer = state.find(Timer, step.id)
    left = remaining(step, timer, now)
    return Clock(int(left // 1), length(step, timer), bool(timer and timer.running))


def _front(state: State, eyebrow: str, question: str, instruction: str) -> Heading:
    return Heading(state.workshop.title, eyebrow, question, instruction, 0, len(state.of(Step)), None)


def _heading(state: State, step: Step, language: Language, now: datetime) -> Heading:
    slots = schedule(state)
    number = next(slot.number for slot in slots if slot.step.id == step.id)
    timer = state.find(Timer, step.id)
    phase = timer.phase if timer else 0
    eyebrow = buzz_eyebrow(language, step.group_size, phase) if step.kind is StepKind.BUZZ_GROUP else step.title
    clock = clock_of(state, step, now)
    return Heading(
        state.workshop.title,
        eyebrow if step.question else "",
        step.question or step.title,
        step.instruction,
        number,
        len(slots),
        clock if clock.length else None,
    )


def _buzz(state: State, step: Step, heading: Heading, language: Language, boards: Boards | None) -> AudienceView:
    timer = state.find(Timer, step.id)
    phase = timer.phase if timer else 0
    if phase == 2:
        return BoardView(heading, board_picture(state, step, boards), _turn(state, step, language))
    groups = []
    for group in groups_for(state, step):
        people = [person for person in map(state.of(Participant).get, group.members) if person is not None]
        names = tuple(person.name or person.unit for person in people)
        groups.append((group_name(language, group.number), names))
    return BuzzView(heading, phase, language.gettext(PHASES[phase]), tuple(groups))


def _turn(state: State, step: Step, language: Language) -> str:
    harvest = state.find(Harvest, step.id)
    return group_name(language, harvest.turn) if harvest and harvest.turn else ""


def _vote(state: State, step: Step, heading: Heading, language: Language) -> AudienceView:
    round_ = voting.latest_round(state, step.id)
    if round_ is not None and round_.stage is RoundStage.REVEALED:
        return result_view(state, round_, heading)
    asked = round_ or voting.draft_round(step, voting.candidates(state, step))
    run_off = round_ is not None and voting.settled_round(state, round_) is not None
    return VoteView(
        heading,
        rule_sentence(language, asked, step.candidates, run_off=run_off),
        tuple((one.number, one.label) for one in named(language, asked.candidates)),
        voting.ballots_in(state, asked),
        round_.voters if round_ else head_count(state),
        round_.stage if round_ else None,
        round_ is not None and any(voting.counted_dots(state, round_).values()),
    )


def result_view(state: State, round_: Round, heading: Heading) -> ResultView:
    """The ranking as far as it has been shown, with those of its run-offs; empty before the reveal."""
    view = _ranking_view(state, round_, heading)
    apart = tuple(_ranking_view(state, run_off, heading) for run_off in voting.run_offs(state, round_))
    return replace(view, run_offs=apart)


def _ranking_view(state: State, round_: Round, heading: Heading) -> ResultView:
    language = Language(state.workshop.language)
    if voting.settled_round(state, round_) is not None:
        heading = replace(heading, eyebrow=run_off_words(language))
    shown = round_.shown if round_.stage is RoundStage.REVEALED else 0
    standings = voting.tally(state, round_).standings
    hidden = len(standings) - shown
    names = {one.number: one.label for one in named(language, round_.candidates)}
    settled = {one.number for run_off in voting.run_offs(state, round_) for one in run_off.candidates}
    rows = tuple(
        None
        if place < hidden
        else ResultRow(
            # A place shared with a row that is still hidden, or going on with it, would tell what that row has.
            max(standing.rank, hidden + 1),
            standing.candidate.number,
            names[standing.candidate.number],
            standing.dots,
            standing.voters,
            any(other.rank == standing.rank for other in standings[hidden:] if other is not standing),
            standing.advances and (standing.rank > hidden or place < round_.advance),
            standing.candidate.number in settled,
        )
        for place, standing in enumerate(standings)
    )
    most = voting.most_possible(state, round_) if hidden else max((row.dots for row in rows if row), default=0)
    advance = sum(standing.advances for standing in standings)
    return ResultView(heading, rows, advance if hidden == 0 else 0, most, names=tuple(names.values()))


def action_rows(state: State, language: Language) -> tuple[ActionRow, ...]:
    """The action plan in words."""
    return tuple(
        ActionRow(
            action.what,
            action.who,
            language.date(date.fromisoformat(action.due)) if action.due else "",
            language.gettext(LEVELS[action.level]),
            action.source,
        )
        for action in state.ordered(Action)
    )
