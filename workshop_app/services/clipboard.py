"""Notes on the clipboard: written for other workshops and for spreadsheets, read from anywhere and never trusted."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Any

from workshop_app.commands.pasting import NewNote
from workshop_app.domain.board import split_tag
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.pictures import Facts
from workshop_app.domain.records import Lane, Note, Picture, Theme
from workshop_app.domain.rules import NOTE_LIMIT
from workshop_app.domain.state import State
from workshop_app.frozen import frozen
from workshop_app.i18n import N_, Language
from workshop_app.services.cells import as_text, from_text
from workshop_app.services.importing import STATEMENT_LIMIT, Statement, cleaned, from_rows, without_bullets
from workshop_app.wording import group_name, kind_word, note_code

OWN = "application/x-verkstad-notes"
"""The type of our own clipboard content: JSON."""
SIZE_LIMIT = 16 << 20
"""No more of anything on the clipboard is read, in bytes or letters."""
TABLE_LIMIT = 4 << 20
WORD_LIMIT = 200
"""Longest name of a theme or area that is taken over."""
_HEADS = (N_("Kind"), N_("Number"), N_("Text"), N_("Theme"), N_("Buzz group"), N_("Area"))
_FORMAT, _VERSION = "verkstad-notes", 1
_TAG = re.compile("<([/!?a-zA-Z][^<>]*)>")
_NAME = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9]*)")
_SPREADSHEET = re.compile(r"office:excel|office:spreadsheet|LibreOffice|google-sheets|verkstad-notes", re.IGNORECASE)


@frozen
class Clipping:
    """What is put on the clipboard: the same notes in four forms."""

    plain: str
    """One note a line."""
    table: str
    """Columns parted by tabs."""
    html: str
    own: bytes


@frozen
class Offered:
    """What the clipboard offers; what it does not have is empty."""

    plain: str = ""
    html: str = ""
    own: bytes = b""


TakePicture = Callable[[str, str], Facts | None]
"""(id of a workshop, digest) -> the facts of its picture, now kept where it is pasted too; None when there is none."""


def no_picture(workshop_id: str, digest: str) -> Facts | None:
    """Where no pictures are taken over."""
    return None


def statements(text: str) -> list[str]:
    """The lines of a pasted list as statements, without bullets and numbering; empty lines are left out.

    Of a list or line that is too long only so much is read that this can be seen.
    """
    lines = (cleaned(line[: 2 * NOTE_LIMIT]) for line in text[:SIZE_LIMIT].splitlines())
    return without_bullets(islice((line for line in lines if line), STATEMENT_LIMIT + 1))


# writing


def clipping(state: State, note_ids: Iterable[str], language: Language) -> Clipping:
    """Notes for the clipboard, in the order they are named."""
    notes = [state.need(Note, note_id) for note_id in note_ids]
    themes = {theme.id: theme.name for theme in state.of(Theme).values()}
    heads = [language.gettext(word) for word in _HEADS]
    rows = [
        (
            kind_word(language, note.kind),
            note_code(language, note),
            " ".join(note.text.split()),
            themes.get(note.theme_id or "", ""),
            group_name(language, note.group) if note.group else "",
            note.tag,
        )
        for note in notes
    ]
    table = io.StringIO()
    csv.writer(table, delimiter="\t", lineterminator="\n").writerows([heads, *([as_text(c) for c in r] for r in rows)])
    return Clipping(
        plain="\n".join(text for _kind, _code, text, *_rest in rows),
        table=table.getvalue(),
        html=_html(heads, rows),
        own=_own(state, notes, themes),
    )


def _html(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    def row(cells: Iterable[str], tag: str) -> str:
        # The format says "text" to Excel and to LibreOffice; the apostrophe says it to the rest.
        form = 'style="mso-number-format:\'\\@\'" sdnum="0;0;@"'
        return "<tr>" + "".join(f"<{tag} {form}>{html.escape(as_text(cell))}</{tag}>" for cell in cells) + "</tr>"

    body = "".join(row(cells, "td") for cells in rows)
    return f'<meta charset="utf-8"><table data-from="{_FORMAT}">{row(heads, "th")}{body}</table>'


def _own(state: State, notes: Iterable[Note], themes: Mapping[str, str]) -> bytes:
    pictures = state.of(Picture)
    plain = [
        {
            "text": note.text,
            "kind": note.kind.value,
            "lane": state.need(Lane, note.lane_id).title,
            "area": note.tag,
            "theme": themes.get(note.theme_id or "", ""),
            "group": note.group,
            "picture": pictures[note.picture].digest if note.picture in pictures else "",
        }
        for note in notes
    ]
    whole = {"format": _FORMAT, "version": _VERSION, "workshop": state.workshop.id, "notes": plain}
    return json.dumps(whole, ensure_ascii=False).encode()


# reading


def pasted(
    offered: Offered, workshop_id: str, take: TakePicture = no_picture, lanes: Iterable[str] = ()
) -> tuple[NewNote, ...]:
    """The notes that a clipboard holds: our own, else the rows of a table, else the lines of a text. `take` brings
    pictures that are in the library into the workshop; `lanes` are the names of its lanes, by which a table may sort.

    DomainError: clipboard_not_notes, clipboard_too_much, note_too_long, line_too_long.
    """
    notes = _from_own(offered.own, workshop_id, take) or _from_table(offered, lanes) or _from_lines(offered.plain)
    if not notes:
        raise DomainError("clipboard_not_notes")
    if len(notes) > STATEMENT_LIMIT:
        raise DomainError("clipboard_too_much", limit=STATEMENT_LIMIT)
    if any(len(note.text) > NOTE_LIMIT for note in notes):
        raise DomainError("note_too_long", limit=NOTE_LIMIT)
    return tuple(notes)


def is_rich(offered: Offered) -> bool:
    """Whether more than lines of text is there: notes of our own, or a table of more than one cell."""
    return bool(offered.own) or sum(bool(cell.strip()) for row in _rows(offered) for cell in row) > 1


def _from_own(data: bytes, workshop_id: str, take: TakePicture) -> list[NewNote]:
    if not 0 < len(data) <= SIZE_LIMIT:
        return []
    try:
        whole = json.loads(data.decode())
    except (ValueError, RecursionError):
        return []
    if not isinstance(whole, dict) or whole.get("format") != _FORMAT or whole.get("version") != _VERSION:
        return []
    notes, source = whole.get("notes"), whole.get("workshop")
    taken = cache(take)  # thousands of notes may show one picture

    def with_picture(plain: Any) -> NewNote | None:
        new = _note_from(plain, source == workshop_id)
        digest = _word(plain.get("picture")) if new is not None and isinstance(source, str) else ""
        return replace(new, picture=taken(source, digest)) if new is not None and digest else new

    found = map(with_picture, notes if isinstance(notes, list) else ())
    return list(islice((new for new in found if new is not None), STATEMENT_LIMIT + 1))


def _note_from(plain: Any, here: bool) -> NewNote | None:
    """A note of somebody's JSON, or None when it is not one.

    A group means something only where it was formed. Elsewhere than there a note looks for a lane like its own.
    """
    if not isinstance(plain, dict):
        return None
    text = plain.get("text")
    if not isinstance(text, str):
        return None
    lines = (cleaned(line) for line in text[: 4 * NOTE_LIMIT].splitlines())
    words = "\n".join(line for line in lines if line)
    if not words:
        return None
    word, group = plain.get("kind"), plain.get("group")
    kind = NoteKind(word) if isinstance(word, str) and word in tuple(NoteKind) else None
    return NewNote(
        words,
        kind,
        _word(plain.get("area")),
        _word(plain.get("theme")),
        group if here and type(group) is int and 0 < group < 1000 else 0,  # True is an int as well
        lane=_word(plain.get("lane")) or kind.value if kind and not here else "",
    )


def _word(value: Any) -> str:
    return cleaned(value[: 4 * WORD_LIMIT])[:WORD_LIMIT] if isinstance(value, str) else ""


def _from_table(offered: Offered, lanes: Iterable[str]) -> list[NewNote]:
    rows = [row for row in _rows(offered) if any(cell.strip() for cell in row)]
    if len(rows) > STATEMENT_LIMIT + 1:  # one may be the heading
        raise DomainError("clipboard_too_much", limit=STATEMENT_LIMIT)
    return [_new(statement) for statement in from_rows(rows, lanes)]


def _new(statement: Statement) -> NewNote:
    text = from_text(statement.text)
    tag, theme, lane = map(from_text, (statement.tag, statement.theme, statement.lane))
    return NewNote(text, statement.lane_kind, tag, theme, lane=lane)


def _rows(offered: Offered) -> list[list[str]]:
    """The rows of a table from a spreadsheet, of two columns or more or with its cells told apart by HTML."""
    start = offered.html[:2000]
    if "<table" in offered.html[:TABLE_LIMIT].lower() and (_SPREADSHEET.search(start) or not offered.plain.strip()):
        return _cells(offered.html[:TABLE_LIMIT])
    lines = offered.plain[:SIZE_LIMIT]
    filled = [line for line in lines[:100_000].splitlines() if line.strip()]
    if sum("\t" in line.strip(" ") for line in filled) * 2 <= len(filled):
        return []
    try:
        return list(csv.reader(io.StringIO(lines.replace("\0", ""), newline=""), delimiter="\t"))
    except csv.Error:
        return []


def _from_lines(text: str) -> list[NewNote]:
    return [NewNote(words, tag=tag) for words, tag in map(split_tag, statements(text))]


def _cells(source: str) -> list[list[str]]:
    """The cells of the tables in a piece of HTML, as plain text.

    In one pass: the parser of the library takes minutes for a few kilobytes of tags that are never ended.
    """
    rows: list[list[list[str]]] = []
    inside = False
    for at, part in enumerate(_TAG.split(source)):
        tag = _NAME.match(part) if at % 2 else None
        name, ends = (tag[2].lower(), bool(tag[1])) if tag else ("", False)
        if name in ("tr", "td", "th", "table"):
            inside = name in ("td", "th") and not ends
            if (name == "tr" and not ends) or (inside and not rows):
                rows.append([])
            if inside:
                rows[-1].append([])
        elif inside and (name in ("br", "p", "div") or at % 2 == 0):
            rows[-1][-1].append(" " if name else part)
    return [[_unescaped("".join(cell)) for cell in row] for row in rows]


def _unescaped(cell: str) -> str:
    try:
        return html.unescape(cell)
    except ValueError:  # a letter whose number has thousands of digits
        return cell
