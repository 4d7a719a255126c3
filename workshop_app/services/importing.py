"""Statements from files that others made: one a line, or a column of a table. What is read is never trusted."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from workshop_app.domain.errors import DomainError
from workshop_app.domain.rules import NOTE_LIMIT
from workshop_app.services.lines import SIZE_LIMIT, STATEMENT_LIMIT, cleaned, without_bullets
from workshop_app.services.tables import (
    COLUMN_LIMIT,
    PERHAPS_TEXT_HEADERS,
    TEXT_HEADERS,
    Row,
    Statement,
    Table,
    capped,
    from_rows,
    header,
)

UNPACKED_LIMIT = 128 << 20
"""An .xlsx file is a zip archive; what would grow beyond this is a trap or no list of statements."""
ROW_LIMIT = 1 << 20
"""No spreadsheet has more rows; where it says nothing in most of them, they are all in its file."""
LINE_FILES = (".txt", ".md")
STATEMENT_FILES = (*LINE_FILES, ".csv", ".tsv", ".xlsx")


def read_statements(path: Path, lanes: Iterable[str] = ()) -> Table:
    """The statements of a file, and how many columns of it are left out; a table may sort by the names of `lanes`.

    DomainError: file_missing, file_kind_unknown, file_too_big, file_not_readable, file_without_statements,
    too_many_statements, line_too_long (with the number of the line).
    """
    kind = path.suffix.lower()
    if kind not in STATEMENT_FILES:
        raise DomainError("file_kind_unknown", suffix=path.suffix or path.name)
    data = read_bytes(path, SIZE_LIMIT)
    if kind in LINE_FILES:
        table = _from_text(data)
    elif kind == ".xlsx":
        table = _from_sheet(data, lanes)
    else:
        table = _from_separated(decode(data).replace("\0", ""), lanes, "\t" if kind == ".tsv" else "")
    if not table.statements:
        raise DomainError("file_without_statements")
    if len(table.statements) > STATEMENT_LIMIT:
        raise DomainError("too_many_statements", limit=STATEMENT_LIMIT)
    return table


def read_bytes(path: Path, limit: int) -> bytes:
    """The content of a file that is not larger than `limit`; DomainError: file_missing, file_too_big."""
    try:
        if path.exists() and not path.is_file():  # a pipe would never end
            raise DomainError("file_not_readable")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise DomainError("file_missing", path=str(path)) from error
    except (OSError, ValueError) as error:  # ValueError: no file is called so
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


def _from_text(data: bytes) -> Table:
    filled = ((number, line.strip()) for number, line in enumerate(decode(data).splitlines(), start=1) if line.strip())
    lines = (capped(cleaned(line) if len(line) < 4 * NOTE_LIMIT else line, number) for number, line in filled)
    words = filter(None, without_bullets(islice(filter(None, lines), STATEMENT_LIMIT + 1)))
    return Table(tuple(map(Statement, words)))


def _from_separated(text: str, lanes: Iterable[str], mark: str) -> Table:
    try:
        return from_rows(_few(csv.reader(io.StringIO(text, newline=""), delimiter=mark or _delimiter(text))), lanes)
    except csv.Error as error:
        raise DomainError("file_not_readable") from error


def _few(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows of a table, until it is plain that they are too many."""
    filled = 0
    for number, row in enumerate(rows, start=1):
        says = any(map(str.strip, row))
        filled += says
        if filled > 4 * STATEMENT_LIMIT or number > ROW_LIMIT:
            raise DomainError("too_many_statements", limit=STATEMENT_LIMIT)
        yield row if says else ()


def _delimiter(text: str) -> str:
    """The separator that gives the rows of the beginning a width they share; a comma in a sentence does not."""
    start = "".join(text.splitlines(keepends=True)[:50])
    best, score, texts = ";", 0.0, TEXT_HEADERS | PERHAPS_TEXT_HEADERS
    for mark in ";\t,":
        rows = [row for row in csv.reader(io.StringIO(start, newline=""), delimiter=mark) if any(row)]
        width, shared = Counter(map(len, rows)).most_common(1)[0] if rows else (1, 0)
        known = bool(rows) and len(rows[0]) > 1 and any(header(cell) in texts for cell in rows[0])
        found = (2.0 if known else 0.0) + (shared / len(rows) if width > 1 else 0.0)
        if found > max(score, 0.85):
            best, score = mark, found
    return best


def _from_sheet(data: bytes, lanes: Iterable[str]) -> Table:
    from openpyxl import load_workbook  # only when somebody imports a sheet

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > UNPACKED_LIMIT:
                raise DomainError("file_too_big", limit=UNPACKED_LIMIT >> 20)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            rows = book.worksheets[0].iter_rows(max_row=4 * STATEMENT_LIMIT, max_col=COLUMN_LIMIT, values_only=True)
            return from_rows(([_cell(value) for value in row] for row in rows), lanes)
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
