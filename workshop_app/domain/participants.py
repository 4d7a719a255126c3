"""A list of participants as people paste it: one on each line, name and unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from workshop_app.domain.records import Participant

CELL_LIMIT = 200
"""Longest name or unit: what is longer is not one."""

NAME_HEADERS = {
    "namn", "förnamn", "efternamn", "deltagare", "name", "first name", "last name", "surname", "participant",
    "participants",
}  # fmt: skip
UNIT_HEADERS = {
    "enhet", "avdelning", "förvaltning", "verksamhet", "organisation", "unit", "department", "organization",
}  # fmt: skip
NUMBER_HEADERS = {"nr", "nr.", "nummer", "no", "no.", "number", "#"}
OTHER_HEADERS = {
    "", "roll", "befattning", "titel", "role", "title", "e-post", "epost", "mejl", "mail", "e-mail", "email", "telefon",
    "phone",
}  # fmt: skip
"""Columns that nothing is read from."""
_LINES = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_NUMBERING = re.compile(r"\s*(?:\d{1,4}\s*[.):;\t]|[-*•–—](?=\s|$))[ \u00a0]*")


def parse_participants(text: str) -> list[tuple[str, str]]:
    """(name, unit) of each line: `name, unit`, or with a tab or semicolon between; `, unit` is only a unit.

    Empty lines are left out, numbering and bullets at the beginning are taken away, the same line twice is two people.
    A first line of headings is no person; it says in which columns the names and units are.
    """
    lines = [line for line in _LINES.split(text) if any(map(str.strip, _cells(line)))]
    heads = _headings(lines[0]) if lines else []
    names = [at for at, head in enumerate(heads) if head in NAME_HEADERS]
    units = [at for at, head in enumerate(heads) if head in UNIT_HEADERS][:1]
    if names or units:
        found = (_person(_cells_under(heads, line), names, units) for line in lines[1:])
    else:
        found = (_person(_cells(line), [0], [1]) for line in lines)
    return [pair for pair in found if pair != ("", "")]


def participants_text(people: Iterable[tuple[str, str]]) -> str:
    """The list as it can be read back by parse_participants."""
    return "\n".join(_line(name, unit) for name, unit in people)


def who_stay(before: Sequence[Participant], people: Sequence[tuple[str, str]]) -> list[Participant | None]:
    """On each line of a list the same person as before, who so stays in the same buzz group; None for somebody new.

    They are called the same, or in a list that is no longer and no shorter their line was corrected.
    """
    left, found = list(before), []
    for called in people:
        same = next((person for person in left if (person.name, person.unit) == called), None)
        if same is not None:
            left.remove(same)
        found.append(same)
    if len(people) != len(before):
        return found
    return [same or (there if there in left else None) for same, there in zip(found, before, strict=True)]


def _cells(line: str, most: int = 2) -> list[str]:
    """The cells of a line; where commas part them, a comma after the `most` is part of the last."""
    line = "".join(c if c.isprintable() or c == "\t" else " " for c in line[: 4 * CELL_LIMIT])
    line = _unnumbered(line)
    return next((line.split(mark) for mark in "\t;" if mark in line), line.split(",", most - 1))


def _headings(line: str) -> list[str]:
    """What a line calls the columns; nothing when it is no line of headings."""
    heads = [_clean(cell).casefold().strip(" :") for cell in _cells(line, most=len(line))]
    return heads if set(heads) <= NUMBER_HEADERS | NAME_HEADERS | UNIT_HEADERS | OTHER_HEADERS else []


def _cells_under(heads: list[str], line: str) -> list[str]:
    """The cells of a line as there are headings; a number may have been taken away as numbering."""
    cells = _cells(line, len(heads))
    return ["", *cells] if heads[0] in NUMBER_HEADERS and not cells[0].strip().isdecimal() else cells


def _person(cells: list[str], names: list[int], units: list[int]) -> tuple[str, str]:
    name = " ".join(_name(cells[at]) for at in names if at < len(cells)).strip()
    return name[:CELL_LIMIT].strip(), "".join(_clean(cells[at]) for at in units if at < len(cells))


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
