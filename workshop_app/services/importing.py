"""Statements from files that others made: one a line, or a column of a table. What is read is never trusted."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections import Counter
from pathlib import Path
from typing import Any

from workshop_app.domain.errors import DomainError
from workshop_app.services.lines import cleaned, without_bullets
from workshop_app.services.tables import (
    COLUMN_LIMIT,
    PERHAPS_TEXT_HEADERS,
    TEXT_HEADERS,
    Statement,
    Table,
    capped,
    from_rows,
    header,
)

SIZE_LIMIT = 16 << 20
UNPACKED_LIMIT = 128 << 20
"""An .xlsx file is a zip archive; what would grow beyond this is a trap or no list of statements."""
STATEMENT_LIMIT = 5_000


def read_statements(path: Path) -> Table:
    """The statements of a .txt, .csv or .xlsx file, and how many columns of it are left out.

    DomainError: file_missing, file_kind_unknown, file_too_big, file_not_readable, file_without_statements,
    too_many_statements, line_too_long (with the number of the line).
    """
    readers = {".txt": _from_text, ".csv": _from_csv, ".xlsx": _from_sheet}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise DomainError("file_kind_unknown", suffix=path.suffix or path.name)
    table = reader(read_bytes(path, SIZE_LIMIT))
    if not table.statements:
        raise DomainError("file_without_statements")
    if len(table.statements) > STATEMENT_LIMIT:
        raise DomainError("too_many_statements", limit=STATEMENT_LIMIT)
    return table


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


def _from_text(data: bytes) -> Table:
    lines = (capped(cleaned(line), number) for number, line in enumerate(decode(data).splitlines(), start=1))
    return Table(tuple(Statement(text) for text in without_bullets(line for line in lines if line)))


def _from_csv(data: bytes) -> Table:
    text = decode(data).replace("\0", "")
    try:
        return from_rows(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise DomainError("file_not_readable") from error


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


def _from_sheet(data: bytes) -> Table:
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
