"""What spreadsheets do with text: a cell that begins like a formula is worked out, unless it is marked as text."""

from __future__ import annotations

import unicodedata

_INVISIBLE = " \u00a0\u200b\u2060\ufeff\x00\t\r\n"


def as_text(cell: str) -> str:
    """The cell with an apostrophe before it when a spreadsheet would take it for a formula."""
    return f"'{cell}" if is_formula(cell) else cell


def from_text(cell: str) -> str:
    """The cell as it was before `as_text`."""
    return cell[1:] if cell[:1] == "'" and is_formula(cell[1:]) else cell


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet might take a text for a formula."""
    seen = unicodedata.normalize("NFKC", cell).lstrip(_INVISIBLE)
    return seen[:1] in ("=", "+", "-", "@") or cell[:1] in ("\t", "\r", "\n")
