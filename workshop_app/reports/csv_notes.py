"""The notes of a workshop as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
import unicodedata

from workshop_app.reports.tables import DataTables, Value

_INVISIBLE = " \u00a0\u200b\u2060\ufeff\x00\t\r\n"


def render_csv(tables: DataTables) -> bytes:
    """The notes in UTF-8 with a mark, and with the separator that spreadsheets in that language expect."""
    text = io.StringIO(newline="")
    separator = ";" if tables.language.startswith("sv") else ","
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerow([column.heading for column in tables.notes.columns])
    writer.writerows([_cell(value) for value in row] for row in tables.notes.rows)
    return text.getvalue().encode("utf-8-sig", errors="replace")


def _cell(value: Value) -> Value:
    return as_text(value) if isinstance(value, str) else value


def as_text(cell: str) -> str:
    """The cell with an apostrophe before it when a spreadsheet would take it for a formula."""
    return f"'{cell}" if is_formula(cell) else cell


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet might take a text for a formula."""
    seen = unicodedata.normalize("NFKC", cell).lstrip(_INVISIBLE)
    return seen[:1] in ("=", "+", "-", "@") or cell[:1] in ("\t", "\r", "\n")
