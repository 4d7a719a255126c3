"""Statements from files that others made: one a line, or a column of a table. What is read is never trusted."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from workshop_app.domain.enums import NoteKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.rules import NOTE_LIMIT
from workshop_app.frozen import frozen

SIZE_LIMIT = 16 << 20
UNPACKED_LIMIT = 128 << 20
"""An .xlsx file is a zip archive; what would grow beyond this is a trap or no list of statements."""
STATEMENT_LIMIT = 5_000
COLUMN_LIMIT = 50
AREA_LIMIT = 40
"""An area has no more letters than this where nothing says that it is one."""

TEXT_HEADERS = {"text", "statement", "statements", "påstående", "påståenden", "lapp", "lappar", "note", "notes"}
LANE_HEADERS = {"sort", "lane", "kolumn", "typ", "type", "kind", "column"}
TAG_HEADERS = {"tag", "tagg", "område", "area"}
THEME_HEADERS = {"tema", "theme"}
"""Taken for the area when there is no column for that."""
LANE_WORDS = {
    NoteKind.PROBLEM: {"problem", "problems", "p", "hinder", "obstacle"},
    NoteKind.IDEA: {"idea", "ideas", "idé", "idéer", "ide", "ideer", "i", "förslag", "suggestion"},
    NoteKind.QUESTION: {"question", "questions", "fråga", "frågor", "q", "f"},
    NoteKind.PARKED: {"parked", "parking", "parking lot", "parkering", "parkerad", "x"},
}

_BULLET = re.compile(r"^(?:[-–—*+•·‣▪◦●○■□▲►✓✔☐☑]|\(?(?:\d{1,3}|[a-zåäöA-ZÅÄÖ])\))\s+")
"""A mark, or a number or letter with a bracket, before a line of a list."""
_COUNTED = re.compile(r"^(?:(\d{1,3})|([a-zåäö]))([.:])\s+")
"""What is a number or letter of a list only if the lines count: “3. kvartalet”, “t. ex.” and “s. 14” are none."""
_ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"
_DIRECTION = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

Row = list[str]


@frozen
class Statement:
    """One statement, with its lane and area when the file says them."""

    text: str
    lane_kind: NoteKind | None = None
    tag: str = ""
    theme: str = ""
    lane: str = ""
    """The word for its lane, known or not."""


def read_statements(path: Path) -> list[Statement]:
    """The statements of a .txt, .csv or .xlsx file.

    DomainError: file_missing, file_kind_unknown, file_too_big, file_not_readable, file_without_statements,
    too_many_statements, line_too_long (with the number of the line).
    """
    readers = {".txt": _from_text, ".csv": _from_csv, ".xlsx": _from_sheet}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise DomainError("file_kind_unknown", suffix=path.suffix or path.name)
    statements = reader(read_bytes(path, SIZE_LIMIT))
    if not statements:
        raise DomainError("file_without_statements")
    if len(statements) > STATEMENT_LIMIT:
        raise DomainError("too_many_statements", limit=STATEMENT_LIMIT)
    return statements


def read_bytes(path: Path, limit: int) -> bytes:
    """The content of a file that is not larger than `limit`; DomainError: file_missing, file_too_big."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise DomainError("file_missing", path=str(path)) from error
    except OSError as error:
        raise DomainError("file_not_readable") from error
    if len(data) > limit:
        raise DomainError("file_too_big", limit=limit >> 20)
    return data


def decode(data: bytes) -> str:
    """Text in UTF-8 or UTF-16 with a mark, else UTF-8, else what Swedish Windows writes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def cleaned(text: str) -> str:
    """The text on one line, without control characters and marks that turn its direction."""
    composed = unicodedata.normalize("NFC", _DIRECTION.sub("", text))
    spaced = "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in composed)
    return " ".join("".join(char for char in spaced if unicodedata.category(char) != "Cs").split())


def without_bullets(lines: Iterable[str]) -> list[str]:
    """The lines of a list without bullets and numbering.

    “3.” and “c.” belong to a list when a line before has the number before, or a later one the next; alone they are
    what somebody wrote.
    """
    plain = [_BULLET.sub("", line) for line in lines]
    numbers = [_number(line) for line in plain]
    last = {number: at for at, number in enumerate(numbers)}
    first = {number: at for at, number in reversed([*enumerate(numbers)])}

    def counts(at: int) -> bool:
        form, number = numbers[at]
        return first.get((form, number - 1), at) < at or last.get((form, number + 1), at) > at

    return [_COUNTED.sub("", line) if counts(at) else line for at, line in enumerate(plain)]


def _number(line: str) -> tuple[str, int]:
    """How a line is numbered (no words when it is not) and with which number."""
    found = _COUNTED.match(line)
    if found is None:
        return "", 0
    digits, letter, mark = found.groups()
    return (f"1{mark}", int(digits)) if digits else (f"a{mark}", _ALPHABET.index(letter))


def _from_text(data: bytes) -> list[Statement]:
    lines = (_capped(cleaned(line), number) for number, line in enumerate(decode(data).splitlines(), start=1))
    return [Statement(text) for text in without_bullets(line for line in lines if line)]


def _capped(text: str, line: int) -> str:
    if len(text) > NOTE_LIMIT:
        raise DomainError("line_too_long", line=line, limit=NOTE_LIMIT)
    return text


def _from_csv(data: bytes) -> list[Statement]:
    text = decode(data).replace("\0", "")
    try:
        return from_rows(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise DomainError("file_not_readable") from error


def _delimiter(text: str) -> str:
    """The separator that gives the rows of the beginning a width they share; a comma in a sentence does not."""
    start = "".join(text.splitlines(keepends=True)[:50])
    best, score = ";", 0.0
    for mark in ";\t,":
        rows = [row for row in csv.reader(io.StringIO(start, newline=""), delimiter=mark) if any(row)]
        width, shared = Counter(map(len, rows)).most_common(1)[0] if rows else (1, 0)
        known = bool(rows) and len(rows[0]) > 1 and any(_header(cell) in TEXT_HEADERS for cell in rows[0])
        found = (2.0 if known else 0.0) + (shared / len(rows) if width > 1 else 0.0)
        if found > max(score, 0.85):
            best, score = mark, found
    return best


def _header(cell: str) -> str:
    return cleaned(cell).casefold().strip(" :")


def _from_sheet(data: bytes) -> list[Statement]:
    from openpyxl import load_workbook  # only when somebody imports a sheet

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > UNPACKED_LIMIT:
                raise DomainError("file_too_big", limit=UNPACKED_LIMIT >> 20)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            rows = book.worksheets[0].iter_rows(max_row=4 * STATEMENT_LIMIT, max_col=COLUMN_LIMIT, values_only=True)
            return from_rows([_cell(value) for value in row] for row in rows)
        finally:
            book.close()
    # What a broken archive makes openpyxl, zipfile and the XML parser raise.
    except (
        zipfile.BadZipFile, zlib.error, SyntaxError, KeyError, IndexError, ValueError, TypeError,
        AttributeError, OSError, EOFError, RuntimeError, NotImplementedError, OverflowError,
    ) as error:  # fmt: skip
        raise DomainError("file_not_readable") from error


def _cell(value: Any) -> str:
    return "" if value is None else str(value)


def from_rows(rows: Iterable[Row], lanes: Iterable[str] = ()) -> list[Statement]:
    """The statements of a table, whoever made it; `lanes` are the names that there are. DomainError: line_too_long."""
    # Cells far too long for a note are cut to just too long, so that a hostile file cannot fill the memory.
    table = [[cell[: 4 * NOTE_LIMIT] for cell in row[:COLUMN_LIMIT]] for row in rows]
    filled = [(number, row) for number, row in enumerate(table, start=1) if any(cell.strip() for cell in row)]
    if not filled:
        return []
    columns = _columns([row for _number, row in filled], {_header(name) for name in lanes})
    body = filled[1:] if columns.headed else filled
    found = [_statement(row, columns, number) for number, row in body]
    texts = without_bullets(statement.text for statement in found)
    return [replace(statement, text=text) for statement, text in zip(found, texts, strict=True) if text]


@frozen
class _Columns:
    text: int
    lane: int | None
    tag: int | None
    theme: int | None
    headed: bool


def _columns(rows: list[Row], lanes: set[str]) -> _Columns:
    """Which column is what: by the words in the first row, else by what stands in it; the one with most text is it."""
    heads = [_header(cell) for cell in rows[0]]

    def named(names: set[str]) -> int | None:
        return next((index for index, head in enumerate(heads) if head in names), None)

    text, lane, tag, theme = map(named, (TEXT_HEADERS, LANE_HEADERS, TAG_HEADERS, THEME_HEADERS))
    if tag is None:
        tag, theme = theme, None
    # One column called "text" is a heading; a lone "problem" among statements is a statement.
    headed = text is not None or (len(heads) > 1 and (lane is not None or tag is not None))
    if not headed:
        lane = tag = theme = None
    body = rows[1:] if headed else rows
    if lane is None:
        lane = next((index for index in range(len(heads)) if index != text and _names_lanes(body, index, lanes)), None)
        tag = None if tag == lane else tag
    if text is None:
        amount = Counter({index: 0 for index in range(len(heads)) if index not in (lane, tag)})
        for row in body:
            amount.update({index: len(cell) for index, cell in enumerate(row) if index not in (lane, tag)})
        text = amount.most_common(1)[0][0] if amount else 0
    if not headed:
        tag = next((i for i in range(len(heads)) if i not in (text, lane) and _is_area(rows, i)), None)
    return _Columns(text, lane, tag, theme, headed)


def _names_lanes(rows: list[Row], index: int, lanes: set[str]) -> bool:
    """Whether every word in a column is a lane or a kind, and not only its letter: an x may mean anything."""
    words = {word for row in rows if index < len(row) and (word := _header(row[index]))}
    known = lanes.union(*LANE_WORDS.values())
    return len(rows[0] if rows else ()) > 1 and bool(words) and all(len(w) > 1 and w in known for w in words)


def _is_area(rows: list[Row], index: int) -> bool:
    """Whether a column without a heading looks like areas: short words, most of them more than once, and no codes."""
    cells = [word for row in rows if index < len(row) and (word := cleaned(row[index]))]
    return (
        2 * len(cells) > len(rows)
        and all(len(cell) <= AREA_LIMIT and cell[0].isalpha() and not cell[-1].isdigit() for cell in cells)
        and 2 * len(set(cells)) <= len(cells)
    )


def _statement(row: Row, columns: _Columns, number: int) -> Statement:
    def cell(index: int | None) -> str:
        return cleaned(row[index]) if index is not None and index < len(row) else ""

    text = _capped(cell(columns.text), number)
    lane = cell(columns.lane)[:200]
    kind = next((kind for kind, words in LANE_WORDS.items() if _header(lane) in words), None)
    return Statement(text, kind, cell(columns.tag)[:200], cell(columns.theme)[:200], lane)
