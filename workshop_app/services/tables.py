"""Statements from the rows of a table, whoever made it: which column is what, and which are left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workshop_app.domain import participants
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.participants import NAME_HEADERS, NUMBER_HEADERS, UNIT_HEADERS
from workshop_app.domain.rules import NOTE_LIMIT
from workshop_app.frozen import frozen
from workshop_app.services.lines import cleaned, without_bullets

COLUMN_LIMIT = 50
AREA_LIMIT = 40
"""An area has no more letters than this where nothing says that it is one."""
WORD_LIMIT = 200
"""Longest name of a lane, theme or area that is taken over."""

TEXT_HEADERS = {
    "text", "statement", "statements", "påstående", "påståenden", "lapp", "lappar", "note", "notes", "svar", "answer",
    "answers",
}  # fmt: skip
"""What is surely the text. Without one it is in the columns that are called as lanes, else in one of these:"""
PERHAPS_TEXT_HEADERS = {
    "beskrivning", "description", "synpunkt", "synpunkter", "vad", "what", "rubrik", "titel", "title", "innehåll",
    "content", "kommentar", "kommentarer", "comment", "comments",
}  # fmt: skip
LANE_HEADERS = {"sort", "lane", "kolumn", "typ", "type", "kind", "column"}
TAG_HEADERS = {"tag", "tagg", "område", "area"}
THEME_HEADERS = {"tema", "theme"}
"""Taken for the area when there is no column for that."""
OTHER_HEADERS = participants.OTHER_HEADERS | NUMBER_HEADERS | NAME_HEADERS | UNIT_HEADERS | {
    "vem", "who", "ansvarig", "responsible", "när", "when", "datum", "date", "prio", "prioritet", "priority", "status",
    "bikupa", "buzz group",
}  # fmt: skip
"""Columns that nothing is made of."""
LANE_WORDS = {
    NoteKind.PROBLEM: {"problem", "problems", "p", "hinder", "obstacle"},
    NoteKind.IDEA: {"idea", "ideas", "idé", "idéer", "ide", "ideer", "i", "förslag", "suggestion", "suggestions"},
    NoteKind.QUESTION: {"question", "questions", "fråga", "frågor", "q", "f"},
    NoteKind.PARKED: {"parked", "parking", "parking lot", "parkering", "parkerad", "x"},
}

Row = Sequence[str]


@frozen
class Statement:
    """One statement, with its lane and area when the table says them."""

    text: str
    lane_kind: NoteKind | None = None
    tag: str = ""
    theme: str = ""
    lane: str = ""
    """The word for its lane, known or not."""


@frozen
class Table:
    """What was found in a table."""

    statements: tuple[Statement, ...] = ()
    left_out: int = 0
    """How many columns have words that nothing was made of."""


def from_rows(rows: Iterable[Row], lanes: Iterable[str] = ()) -> Table:
    """The statements of a table; `lanes` are the names that there are. DomainError: line_too_long."""
    # Cells far too long for a note are cut to just too long, so that a hostile file cannot fill the memory.
    table = ([cleaned(cell[: 4 * NOTE_LIMIT]) for cell in row[:COLUMN_LIMIT]] for row in rows)
    filled = [(number, row) for number, row in enumerate(table, start=1) if any(row)]
    if not filled:
        return Table()
    width = max(len(row) for _number, row in filled)
    columns = [[row[index] if index < len(row) else "" for _number, row in filled] for index in range(width)]
    roles = _roles(columns, {header(name) for name in lanes})
    start = 1 if roles.headed else 0
    numbers = [number for number, _row in filled[start:]]
    statements = [found for index in roles.texts for found in _statements(columns, roles, index, numbers)]
    used = {*roles.texts, roles.tag, roles.theme, None if roles.named else roles.lane}
    rest = (column for index, column in enumerate(columns) if index not in used and any(column[start:]))
    return Table(tuple(statements), sum(not _only_numbers(column, headed=roles.headed) for column in rest))


def header(cell: str) -> str:
    """The word that may stand above a column, or for a lane."""
    return cleaned(cell).casefold().strip(" :")


@frozen
class _Roles:
    """Which column is what."""

    texts: tuple[int, ...]
    lane: int | None
    tag: int | None
    theme: int | None
    headed: bool
    """The first row says what the columns are."""
    named: bool
    """The columns with the text are called as lanes."""


def _roles(columns: list[list[str]], lanes: set[str]) -> _Roles:
    """By the words in the first row, else by what stands in the columns."""
    heads = [header(column[0]) for column in columns]
    known = {word for word in lanes.union(*LANE_WORDS.values()) if len(word) > 1}  # an x may mean anything

    def called(names: set[str]) -> int | None:
        return next((index for index, head in enumerate(heads) if head in names), None)

    text, lane, tag, theme = map(called, (TEXT_HEADERS, LANE_HEADERS, TAG_HEADERS, THEME_HEADERS))
    if tag is None:
        tag, theme = theme, None
    named = [index for index, column in enumerate(columns) if _is_called(column, known)]
    several = len(columns) > 1  # a lone “problem” among statements is a statement, “text” is a heading
    plain = {*heads} <= PERHAPS_TEXT_HEADERS | OTHER_HEADERS
    headed = text is not None or (several and (bool(named) or plain or lane is not None or tag is not None))
    if not headed:
        lane = tag = theme = None
    elif text is None and not named:
        text = called(PERHAPS_TEXT_HEADERS)
    if text is None and named and several:
        return _Roles(tuple(named), lane, tag, theme, headed, named=True)
    bodies = [column[1:] if headed else column for column in columns]
    if lane is None and several:
        lane = next((i for i, body in enumerate(bodies) if i != text and _names_lanes(body, known)), None)
        tag = None if tag == lane else tag
    if text is None:
        text = _wordiest(bodies, heads if headed else [], {lane, tag, theme})
    if not headed:
        tag = next((i for i, body in enumerate(bodies) if i not in (text, lane) and _is_area(body)), None)
    return _Roles((text,), lane, tag, theme, headed, named=False)


def _is_called(column: list[str], known: set[str]) -> bool:
    """Whether a column has the name of a lane above it, and is not a list of such names."""
    below = [cell for cell in column[1:] if cell]
    return header(column[0]) in known and 2 * sum(header(cell) in known for cell in below) < len(below)


def _names_lanes(cells: list[str], known: set[str]) -> bool:
    """Whether every word in a column is a lane or a kind, and not only its letter."""
    return any(cells) and all(header(cell) in known for cell in cells if cell)


def _is_area(cells: list[str]) -> bool:
    """Whether a column without a heading looks like areas: short words, most of them more than once, and no codes."""
    words = [cell for cell in cells if cell]
    return (
        2 * len(words) > len(cells)
        and all(len(word) <= AREA_LIMIT and word[0].isalpha() and not word[-1].isdigit() for word in words)
        and 2 * len(set(words)) <= len(words)
    )


def _wordiest(bodies: list[list[str]], heads: list[str], taken: set[int | None]) -> int:
    """The column with most words, the first of equal ones; no areas and no column called otherwise if there is another.

    Not the one with most letters: that is as often the unit or the remark beside what was said in two short words.
    """

    def worth(index: int) -> tuple[bool, bool, int]:
        words = sum(word[0].isalpha() for cell in bodies[index] for word in cell.split())
        return heads[index : index + 1] == [] or heads[index] not in OTHER_HEADERS, not _is_area(bodies[index]), words

    return max((index for index in range(len(bodies)) if index not in taken), key=worth, default=0)


def _only_numbers(column: list[str], *, headed: bool) -> bool:
    """Whether a column only numbers the rows, as in a list."""
    cells = [cell.rstrip(".)") for cell in column[1 if headed else 0 :]]
    counted = len(cells) > 1 and cells == [str(at + 1) for at in range(len(cells))]
    return counted or (headed and header(column[0]) in NUMBER_HEADERS)


def _statements(columns: list[list[str]], roles: _Roles, text: int, numbers: list[int]) -> list[Statement]:
    """The statements in one column."""
    start = 1 if roles.headed else 0

    def cells(index: int | None) -> list[str]:
        return [cell[:WORD_LIMIT] for cell in columns[index][start:]] if index is not None else [""] * len(numbers)

    lanes = [columns[text][0].strip(" :")] * len(numbers) if roles.named else cells(roles.lane)
    words = without_bullets(map(capped, columns[text][start:], numbers))
    return [
        Statement(said, kind_called(lane), tag, theme, lane)
        for said, lane, tag, theme in zip(words, lanes, cells(roles.tag), cells(roles.theme), strict=True)
        if said
    ]


def kind_called(lane: str) -> NoteKind | None:
    """The kind of note that a word stands for."""
    return next((kind for kind, words in LANE_WORDS.items() if header(lane) in words), None)


def capped(text: str, line: int) -> str:
    """The text when it is not too long for a note; DomainError: line_too_long with the number of the line."""
    if len(text) > NOTE_LIMIT:
        raise DomainError("line_too_long", line=line, limit=NOTE_LIMIT)
    return text
