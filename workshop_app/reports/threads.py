"""Where an action comes from, in words."""

from __future__ import annotations

from workshop_app.domain.records import Action, Note, Theme
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
