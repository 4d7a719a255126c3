"""What an action can belong to: what was voted on, or without a vote the themes, or without themes the notes."""

from __future__ import annotations

from textwrap import shorten

from workshop_app.domain.board import loose_notes, themes
from workshop_app.domain.enums import CandidateKind
from workshop_app.domain.records import Action, Note
from workshop_app.domain.state import State
from workshop_app.domain.voting import Standing, shown_round, tally
from workshop_app.frozen import frozen
from workshop_app.i18n import current
from workshop_app.wording import note_code, theme_name

HEADING = 140
"""So many letters of a note are enough to know it by."""


@frozen
class Thread:
    """A theme or a note that actions belong to: its words, and what stands before them (rank, number or code)."""

    theme_id: str | None
    note_id: str | None
    words: str
    mark: str
    standing: Standing | None = None
    """Its place in the ranking, when there was a vote."""

    @property
    def key(self) -> str:
        """The id that tells it from others; empty for no thread."""
        return self.theme_id or self.note_id or ""

    @property
    def short(self) -> str:
        """The words, cut where they are long."""
        return shorten(self.words, HEADING, placeholder="…")


NO_THREAD = Thread(None, None, "", "")


def threads(state: State) -> list[Thread]:
    """All there are to choose from, in the order of the ranking or of the board."""
    standings = _standings(state)
    if standings:
        return [_of_standing(standing) for standing in standings]
    found = [Thread(item.theme.id, None, _named(item.theme.name), str(item.number)) for item in themes(state)]
    return found or [Thread(None, note.id, note.text, note_code(current(), note)) for note in loose_notes(state)]


def thread_of(state: State, action: Action) -> Thread:
    """Where an action comes from: its own thread, or that of the theme that its note is in; else none."""
    note = state.find(Note, action.note_id)
    keys = [key for key in (action.note_id, action.theme_id, note.theme_id if note else None) if key]
    found = {thread.key: thread for thread in threads(state)}
    return next((found[key] for key in keys if key in found), NO_THREAD)


def worked_on(state: State, found: list[Thread]) -> str | None:
    """Key of the thread that the latest action since the vote belongs to, empty for none; before there is one, that of
    the winner. None when there was no vote either."""
    round_ = shown_round(state)
    latest = max((key for key in state.of(Action) if round_ is None or key > round_.id), default="")  # ids tell of time
    if latest:
        return thread_of(state, state.need(Action, latest)).key
    return found[0].key if round_ and found else None


def _named(theme: str) -> str:
    return theme_name(current(), theme)


def _standings(state: State) -> list[Standing]:
    round_ = shown_round(state)
    return tally(state, round_).standings if round_ else []


def _of_standing(standing: Standing) -> Thread:
    candidate = standing.candidate
    themed = candidate.kind is CandidateKind.THEME
    words, rank = _named(candidate.label), str(standing.rank)
    return Thread(candidate.ref if themed else None, None if themed else candidate.ref, words, rank, standing)
