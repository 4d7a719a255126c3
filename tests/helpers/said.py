"""What a workshop says, without the ids, positions and times that no two workshops share."""

from __future__ import annotations

from typing import Any

from workshop_app.domain.enums import NoteKind
from workshop_app.domain.records import Action, BallotBox, Decision, Lane, Note, Participant, Round, Step, Theme
from workshop_app.domain.state import State

Said = dict[str, Any]


def said(state: State) -> Said:
    """Everything people have said, chosen and voted, in order."""
    workshop, lanes, themes = state.workshop, state.of(Lane), state.of(Theme)
    return {
        "facts": (workshop.title, workshop.place, workshop.purpose, workshop.organisation, workshop.language),
        "lanes": [(lane.kind, lane.title) for lane in state.ordered(Lane)],
        "steps": [_step(state, step) for step in state.ordered(Step)],
        "participants": [(person.name, person.unit) for person in state.ordered(Participant)],
        "notes": {
            (note.kind, note.number): (note.text, note.tag, lanes[note.lane_id].kind, _name(themes, note))
            for note in state.of(Note).values()
        },
        "groups": {
            (note.kind, note.number): note.group for note in state.of(Note).values() if note.kind is not NoteKind.PARKED
        },
        "themes": [theme.name for theme in state.ordered(Theme)],
        "rounds": [_round(state, round_) for round_ in state.ordered(Round)],
        "actions": [_action(themes, action) for action in state.ordered(Action)],
        "decisions": [decision.text for decision in state.ordered(Decision)],
    }


def _name(themes: Any, note: Note) -> str:
    return themes[note.theme_id].name if note.theme_id else ""


def _step(state: State, step: Step) -> tuple[Any, ...]:
    lanes = tuple(state.need(Lane, lane).kind for lane in step.lanes)
    words = step.kind, step.title, step.question, step.instruction, step.notes
    times = step.minutes, step.alone_minutes, step.group_minutes, step.harvest_minutes
    return *words, *times, lanes, step.dots, step.cap, step.advance, step.candidates


def _round(state: State, round_: Round) -> tuple[Any, ...]:
    candidates = [(candidate.number, candidate.label) for candidate in round_.candidates]
    rule = round_.question, round_.dots, round_.cap, round_.voters, round_.advance, round_.stage
    return *rule, candidates, state.need(BallotBox, round_.id).ballots


def _action(themes: Any, action: Action) -> tuple[Any, ...]:
    theme = themes[action.theme_id].name if action.theme_id else ""
    return action.what, action.who, action.due, action.level, theme, action.source
