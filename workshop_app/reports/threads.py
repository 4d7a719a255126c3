"""What hangs together: actions about the same, where an action comes from, and which notes a note is linked to."""

from __future__ import annotations

from workshop_app.domain.board import loose_notes, themes
from workshop_app.domain.records import Action, Link, Note, Theme
from workshop_app.domain.state import State
from workshop_app.domain.voting import shown_round, tally
from workshop_app.i18n import Language
from workshop_app.wording import note_code


def grouped_actions(state: State) -> list[Action]:
    """The actions as they stand on the screen: those about the same together, in the order of the ranking or of the
    board, and last those about nothing."""
    round_ = shown_round(state)
    voted = [standing.candidate.ref for standing in tally(state, round_).standings] if round_ else []
    themed = [item.theme.id for item in themes(state)] or [note.id for note in loose_notes(state)]
    places = {ref: place for place, ref in enumerate(voted or themed)}
    groups: dict[str, list[Action]] = {}
    for action in state.ordered(Action):
        groups.setdefault(action.theme_id or action.note_id or action.source, []).append(action)
    order = sorted(groups, key=lambda about: (not about, places.get(about, len(places))))
    return [action for about in order for action in groups[about]]


def thread_words(state: State, language: Language, action: Action) -> str:
    """The theme or note that an action comes from, or its words when that is gone."""
    theme = state.find(Theme, action.theme_id)
    if theme:
        number = 1 + state.ordered(Theme).index(theme)
        return theme.name or language.gettext("Theme {number}").format(number=number)
    note = state.find(Note, action.note_id)
    return note_code(language, note) if note else action.source


def linked_codes(state: State, language: Language) -> dict[str, list[str]]:
    """By note that a link begins at: the codes of those that it is linked to."""
    ends: dict[str, list[Note]] = {}
    for link in state.of(Link).values():
        ends.setdefault(link.source, []).append(state.need(Note, link.target))
    return {
        source: [note_code(language, end) for end in sorted(notes, key=lambda end: (end.kind, end.number))]
        for source, notes in ends.items()
    }
