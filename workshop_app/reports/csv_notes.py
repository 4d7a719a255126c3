"""The notes of a workshop as a table for spreadsheets."""

from __future__ import annotations

import csv
import io

from workshop_app.reports.tables import DataTables, Value
from workshop_app.services.cells import as_text


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
