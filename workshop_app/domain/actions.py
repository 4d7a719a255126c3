"""What actions are about, and how those about the same stand together."""

from __future__ import annotations

from workshop_app.domain.board import loose_notes, themes
from workshop_app.domain.records import Action
from workshop_app.domain.state import State
from workshop_app.domain.voting import shown_round, tally


def by_thread(state: State) -> dict[str, list[Action]]:
    """The actions by what they are about: in the order of the ranking or of the board, then what is there no more, and
    last, under an empty name, those about nothing."""
    places = {thread: place for place, thread in enumerate(_threads(state))}
    groups: dict[str, list[Action]] = {}
    for action in state.ordered(Action):
        groups.setdefault(action.theme_id or action.note_id or action.source, []).append(action)
    order = sorted(groups, key=lambda thread: (not thread, places.get(thread, len(places))))
    return {thread: groups[thread] for thread in order}


def in_order(state: State) -> list[Action]:
    """The actions with those about the same together."""
    return [action for group in by_thread(state).values() for action in group]


def _threads(state: State) -> list[str]:
    """Ids of what was voted on, or without a vote the themes, or without themes the notes."""
    round_ = shown_round(state)
    if round_ is not None and (standings := tally(state, round_).standings):
        return [standing.candidate.ref for standing in standings]
    return [item.theme.id for item in themes(state)] or [note.id for note in loose_notes(state)]
