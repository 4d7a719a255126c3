"""What lies in a theme that is voted on: how many notes of each kind, and the words of some."""

from __future__ import annotations

from workshop_app.domain.board import notes_in_theme
from workshop_app.domain.records import Candidate
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.wording import kinds_summary

SOME = 3


def some_notes(state: State, candidate: Candidate) -> tuple[str, ...]:
    """The words of a theme's first notes; none for a note."""
    return tuple(" ".join(note.text.split()) for note in notes_in_theme(state, candidate.ref)[:SOME])


def content_of(state: State, candidate: Candidate, language: Language) -> str:
    """How many notes of each kind a theme holds; nothing for a note."""
    return kinds_summary(language, notes_in_theme(state, candidate.ref))
