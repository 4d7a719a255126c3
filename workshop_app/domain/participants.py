"""A list of participants as people paste it: one on each line, name and unit."""

from __future__ import annotations

import re
from collections.abc import Iterable

CELL_LIMIT = 200
"""Longest name or unit: what is longer is not one."""

_LINES = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_NUMBERING = re.compile(r"\s*(?:\d{1,4}\s*[.):;\t]|[-*•–—](?=\s|$))[ \u00a0]*")


def parse_participants(text: str) -> list[tuple[str, str]]:
    """(name, unit) of each line: `name, unit`, or with a tab or semicolon between; `, unit` is only a unit.

    Empty lines are left out, numbering and bullets at the beginning are taken away, the same line twice is two people.
    """
    found = (_parse_line(line) for line in _LINES.split(text))
    return [pair for pair in found if pair != ("", "")]


def participants_text(people: Iterable[tuple[str, str]]) -> str:
    """The list as it can be read back by parse_participants."""
    return "\n".join(_line(name, unit) for name, unit in people)


def _parse_line(line: str) -> tuple[str, str]:
    line = "".join(c if c.isprintable() or c == "\t" else " " for c in line[: 4 * CELL_LIMIT])
    line = _unnumbered(line)
    for separator in "\t;":
        if separator in line:
            cells = line.split(separator)
            return _name(cells[0]), _clean(cells[1])
    name, _comma, unit = line.partition(",")
    return _name(name), _clean(unit)


def _unnumbered(text: str) -> str:
    while match := _NUMBERING.match(text):
        text = text[match.end() :]
    return text


def _clean(cell: str) -> str:
    words = " ".join(cell.split())
    while len(words) > 1 and words[0] == words[-1] == '"':
        words = words[1:-1].strip()
    return words[:CELL_LIMIT].strip()


def _name(cell: str) -> str:
    """A cleaned name; what numbering a quotation mark hid is taken away too."""
    name = _clean(_unnumbered(cell))
    return name if name == cell else _name(name)


def _line(name: str, unit: str) -> str:
    if ";" in name or ";" in unit:
        return f'"{name}"\t{unit}'
    if "," in name:
        return f"{name}; {unit}"
    return f"{name}, {unit}" if unit else name
