"""What is printed for the room: run sheet, candidates and ballots, cards, actions by person, the board as a wall.

All are made alike, so that whoever prints one need not know which of them show pictures.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from workshop_app.domain.agenda import Slot, schedule
from workshop_app.domain.buzz_groups import head_count
from workshop_app.domain.enums import StepKind
from workshop_app.domain.records import Action, Candidate, Round, Step
from workshop_app.domain.state import State
from workshop_app.domain.voting import candidates, latest_round, settled_round
from workshop_app.i18n import Language
from workshop_app.reports.build import Minutes
from workshop_app.reports.model import NoteGroup, Report, Section
from workshop_app.reports.print_model import BallotPapers, CandidateSheet, NoteCards, Printout, RunSheet, RunStep, Wall
from workshop_app.services.ports import PictureSource, without_pictures
from workshop_app.wording import PHASES, STEP_KINDS, length_text, named, rule_sentence


def run_sheet(state: State, language: Language, now: datetime, pictures: PictureSource = without_pictures) -> Printout:
    """The agenda with clock times, questions, phases and notes to self."""
    steps = tuple(_run_step(slot, language) for slot in schedule(state))
    head = _head(Minutes(state, language, pictures), language.gettext("Run sheet"), now)
    return Printout(head=head, body=RunSheet(steps=steps, notes_label=language.gettext("Notes to self")))


def _run_step(slot: Slot, language: Language) -> RunStep:
    step = slot.step
    lengths = (step.alone_minutes, step.group_minutes, step.harvest_minutes)
    phases = [
        f"{language.gettext(phase)} {length_text(language, minutes)}"
        for phase, minutes in zip(PHASES, lengths, strict=True)
        if minutes and step.kind is StepKind.BUZZ_GROUP
    ]
    kind = language.gettext(STEP_KINDS[step.kind])
    return RunStep(
        title=step.title,
        start=language.clock(slot.start),
        length=length_text(language, step.minutes),
        details=" · ".join(phases if step.title == kind else (kind, *phases)),
        question=step.question,
        instruction=step.instruction,
        notes=step.notes,
    )


def actions_by_person(
    state: State, language: Language, now: datetime, pictures: PictureSource = without_pictures
) -> Report:
    """The action plan, a section for each who does something, in the order they are first met. What is due soonest
    comes first, what has no day last."""
    minutes = Minutes(state, language, pictures)
    found: dict[str, list[Action]] = {}
    for action in state.ordered(Action):
        found.setdefault(" ".join(action.who.split()), []).append(action)
    for actions in found.values():
        actions.sort(key=lambda action: (not action.due, action.due))
    nobody = found.pop("", [])
    owners = [*found.items(), *([(language.gettext("Nobody yet"), nobody)] if nobody else [])]
    sections = tuple(Section(heading=who, blocks=(minutes.plan(actions, who=False),)) for who, actions in owners)
    return replace(_head(minutes, language.gettext("Actions by person"), now), sections=sections)


def candidate_sheet(
    state: State, language: Language, now: datetime, pictures: PictureSource = without_pictures
) -> Printout:
    """What is voted on in the latest round, or else in the next vote of the agenda."""
    round_ = _round(state)
    head = replace(
        _head(Minutes(state, language, pictures), language.gettext("What we vote on"), now),
        title=round_.question or state.workshop.title,
        purpose="",
        facts=(),
    )
    rule = _rule(state, round_, language) if round_.candidates else ""
    return Printout(head=head, body=CandidateSheet(rule=rule, rows=_rows(round_, language)))


def ballots(state: State, language: Language, now: datetime, pictures: PictureSource = without_pictures) -> Printout:
    """A paper ballot for each voter, or one where nobody is known yet."""
    round_ = _round(state)
    body = BallotPapers(
        question=round_.question or state.workshop.title,
        rule=_rule(state, round_, language),
        rows=_rows(round_, language),
        boxes=round_.cap,
        count=max(round_.voters, 1) if round_.candidates else 0,
    )
    return Printout(head=_head(Minutes(state, language, pictures), language.gettext("Ballots"), now), body=body)


def something_to_vote_on(state: State) -> bool:
    """Whether ballots and the candidate sheet would say anything."""
    return bool(_round(state).candidates)


def note_cards(state: State, language: Language, now: datetime, pictures: PictureSource = without_pictures) -> Printout:
    """Every note of the board as a card."""
    minutes = Minutes(state, language, pictures)
    notes = tuple(note for group in _groups(minutes) for note in group.notes)
    return Printout(head=_head(minutes, language.gettext("Note cards"), now), body=NoteCards(notes=notes))


def wall(state: State, language: Language, now: datetime, pictures: PictureSource = without_pictures) -> Printout:
    """The board on A3."""
    from workshop_app.reports.board_drawing import draw_canvases  # late: it measures with ReportLab

    minutes = Minutes(state, language, pictures)
    body = Wall(groups=_groups(minutes), canvases=draw_canvases(state, language, pictures))
    return Printout(head=_head(minutes, language.gettext("The board"), now), body=body)


def _head(minutes: Minutes, kind: str, now: datetime) -> Report:
    """As in the minutes, but nothing that is printed for the room is a draft or final."""
    return replace(minutes.head(kind, now), status="", draft=False)


def _groups(minutes: Minutes) -> tuple[NoteGroup, ...]:
    """The themes or lanes with their notes, and the parking lot last."""
    parking = minutes.parking()
    parked = [replace(block, heading=parking.heading) for block in parking.blocks if isinstance(block, NoteGroup)]
    return (*(block for block in minutes.board().blocks if isinstance(block, NoteGroup)), *parked)


def _rule(state: State, round_: Round, language: Language) -> str:
    return rule_sentence(language, round_, run_off=settled_round(state, round_) is not None)


def _rows(round_: Round, language: Language) -> tuple[tuple[int, str], ...]:
    return tuple((one.number, one.label) for one in named(language, round_.candidates))


def _round(state: State) -> Round:
    """The latest round; where there has been none, the one that the first vote of the agenda would open now."""
    found = latest_round(state)
    if found:
        return found
    step = next(iter(state.ordered(Step, lambda step: step.kind is StepKind.VOTE)), None)
    would: tuple[Candidate, ...] = candidates(state, step) if step else ()
    rule = step or Step(id="", workshop_id="", position="", kind=StepKind.VOTE, title="")
    return Round(
        id="", workshop_id=state.workshop.id, position="", step_id=rule.id, question=rule.question or rule.title,
        candidates=would, dots=rule.dots, cap=rule.cap, voters=head_count(state), advance=rule.advance,
    )  # fmt: skip
