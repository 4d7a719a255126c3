"""The notes of a workshop as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import Counter

from workshop_app.domain import voting
from workshop_app.domain.records import Lane, Note, Round, RoundStage, Theme
from workshop_app.domain.state import State
from workshop_app.i18n import N_, Language
from workshop_app.wording import kind_word, note_code

HEADS = (N_("Number"), N_("Kind"), N_("Lane"), N_("Theme"), N_("Text"), N_("Group"), N_("Area"), N_("Dots"))
_INVISIBLE = " \u00a0\u200b\u2060\ufeff\x00\t\r\n"


def notes_csv(state: State, language: Language) -> bytes:
    """UTF-8 with a mark, and the separator that spreadsheets in that language expect."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if language.code == "sv" else ",", lineterminator="\r\n")
    writer.writerow([language.gettext(head) for head in HEADS])
    dots = _dots(state)
    lanes, themes = state.of(Lane), state.of(Theme)
    order = {lane.id: place for place, lane in enumerate(state.ordered(Lane))}
    for note in sorted(state.ordered(Note), key=lambda note: order.get(note.lane_id, 0)):
        theme = themes.get(note.theme_id or "")
        row = (
            note_code(language, note),
            kind_word(language, note.kind),
            lanes[note.lane_id].title,
            theme.name if theme else "",
            note.text,
            note.group or "",
            note.tag,
            dots.get(note.id, dots.get(note.theme_id or "", "")),
        )
        writer.writerow([as_text(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig", errors="replace")


def as_text(cell: str) -> str:
    """The cell with an apostrophe before it when a spreadsheet would take it for a formula."""
    seen = unicodedata.normalize("NFKC", cell).lstrip(_INVISIBLE)
    return f"'{cell}" if seen[:1] in ("=", "+", "-", "@") or cell[:1] in ("\t", "\r", "\n") else cell


def _dots(state: State) -> dict[str, int]:
    """Dots by note or theme in the rounds that have been revealed, as far as they have been shown."""
    found: Counter[str] = Counter()
    for round_ in state.ordered(Round, lambda round_: round_.stage is RoundStage.REVEALED):
        standings = voting.tally(state, round_).standings
        for standing in standings[len(standings) - round_.shown :]:
            found[standing.candidate.ref] += standing.dots
    return dict(found)
