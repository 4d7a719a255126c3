"""Notes on the clipboard: written for other workshops and for spreadsheets, read from anywhere and never trusted."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from workshop_app.commands.canvas import AddShape
from workshop_app.commands.pasting import NewNote
from workshop_app.domain.board import split_tag
from workshop_app.domain.errors import DomainError
from workshop_app.domain.pictures import Facts
from workshop_app.domain.records import Note, Shape, Theme
from workshop_app.domain.rules import NOTE_LIMIT
from workshop_app.domain.state import State
from workshop_app.frozen import frozen
from workshop_app.i18n import N_, Language
from workshop_app.services.cells import as_text, from_text
from workshop_app.services.importing import read_statements
from workshop_app.services.lines import SIZE_LIMIT, STATEMENT_LIMIT, statements
from workshop_app.services.own_clipboard import FORMAT, TakePicture, lay_on_canvas, notes_in, shapes_in, written
from workshop_app.services.tables import Statement, Table, from_rows
from workshop_app.wording import group_name, kind_word, note_code

TABLE_LIMIT = 4 << 20
_HEADS = (N_("Kind"), N_("Number"), N_("Text"), N_("Theme"), N_("Buzz group"), N_("Area"))
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
    files: tuple[Path, ...] = ()
    """Files of statements; then there is nothing else."""

    @property
    def is_rich(self) -> bool:
        """Whether more than lines of text is there: notes of our own, files, or a table of more than one cell."""
        return bool(self.own or self.files) or sum(bool(cell.strip()) for row in _rows(self) for cell in row) > 1

    @property
    def shapes(self) -> tuple[AddShape, ...]:
        """What was drawn on a canvas, as it would be drawn on a lane that is still to be named."""
        return shapes_in(self.own)

    @property
    def lay_on_canvas(self) -> bool:
        """Whether it lay on a canvas: shapes, or notes at certain places."""
        return lay_on_canvas(self.own)


@frozen
class Pasted:
    """The notes that a clipboard holds."""

    notes: tuple[NewNote, ...]
    left_out: int = 0
    """How many columns of a table have words that no note was made of."""


def no_picture(workshop_id: str, digest: str) -> Facts | None:
    """Where no pictures are taken over."""
    return None


# writing


def clipping(state: State, note_ids: Iterable[str], language: Language, shape_ids: Iterable[str] = ()) -> Clipping:
    """Notes for the clipboard, in the order they are named, and shapes for another canvas."""
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
        html=_html(heads, rows) if rows else "",
        own=written(state, notes, themes, [state.need(Shape, shape_id) for shape_id in shape_ids]),
    )


def _html(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    def row(cells: Iterable[str], tag: str) -> str:
        # The format says "text" to Excel and to LibreOffice; the apostrophe says it to the rest.
        form = 'style="mso-number-format:\'\\@\'" sdnum="0;0;@"'
        return "<tr>" + "".join(f"<{tag} {form}>{html.escape(as_text(cell))}</{tag}>" for cell in cells) + "</tr>"

    body = "".join(row(cells, "td") for cells in rows)
    return f'<meta charset="utf-8"><table data-from="{FORMAT}">{row(heads, "th")}{body}</table>'


# reading


def pasted(offered: Offered, workshop_id: str, take: TakePicture = no_picture, lanes: Iterable[str] = ()) -> Pasted:
    """What a clipboard holds: our own notes, else what files hold, the rows of a table, or the lines of a text. `take`
    brings pictures that are in the library into the workshop; by the names of its `lanes` a table may sort.

    There may be none where shapes are.

    DomainError: clipboard_not_notes, clipboard_too_much, note_too_long, line_too_long, and those of `read_statements`.
    """
    notes, left_out = notes_in(offered.own, workshop_id, take), 0
    if not notes:
        table = _table(offered, lanes)
        notes, left_out = [_new(statement) for statement in table.statements], table.left_out
    notes = notes or _from_lines(offered.plain)
    if not notes and not offered.shapes:
        raise DomainError("clipboard_not_notes")
    if len(notes) > STATEMENT_LIMIT:
        raise DomainError("clipboard_too_much", limit=STATEMENT_LIMIT)
    if any(len(note.text) > NOTE_LIMIT for note in notes):
        raise DomainError("note_too_long", limit=NOTE_LIMIT)
    return Pasted(tuple(notes), left_out)


def _table(offered: Offered, lanes: Iterable[str]) -> Table:
    lanes = tuple(lanes)
    if offered.files:
        return _joined(read_statements(file, lanes) for file in offered.files)
    rows = [row for row in _rows(offered) if any(cell.strip() for cell in row)]
    if len(rows) > STATEMENT_LIMIT + 1:  # one may be the heading
        raise DomainError("clipboard_too_much", limit=STATEMENT_LIMIT)
    return from_rows(rows, lanes)


def _joined(tables: Iterable[Table]) -> Table:
    """What several files hold together; no more of them are read when it is too much."""
    statements: list[Statement] = []
    left_out = 0
    for table in tables:
        statements += table.statements
        left_out += table.left_out
        if len(statements) > STATEMENT_LIMIT:
            raise DomainError("too_many_statements", limit=STATEMENT_LIMIT)
    return Table(tuple(statements), left_out)


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
