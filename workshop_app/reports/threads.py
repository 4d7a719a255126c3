"""What hangs together: where an action comes from, and which notes a note is linked to."""

from __future__ import annotations

from workshop_app.domain.records import Action, Link, Note, Theme
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.wording import note_code


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
