"""The immutable content of an export. A writer (pdf, csv ...) turns it into a file and knows nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workshop_app.domain.records import NoteKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text; `quiet` is secondary text, `lead` the sentence that opens a section."""

    text: str
    style: str = "body"
    """body, lead or quiet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletList:
    """Short statements, numbered or not."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its heading, its share of the width and how its cells are set."""

    heading: str
    share: float
    align: str = "left"
    """left, right or center."""
    strong: bool = False
    pill: bool = False
    """Cells are short labels set on a tinted plate (such as the level of an action)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of text; the first column names the row. `caption` describes it for a screen reader."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingRow:
    """A candidate's place. Tied candidates share their rank."""

    rank: int
    number: int
    label: str
    dots: int
    voters: int | None
    """How many different voters, or None when dots were counted without ballots."""
    advances: bool
    tied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Drawn as bars with a cut line under the last that advances; `description` sums it up for a screen reader."""

    rows: tuple[RankingRow, ...]
    description: str
    cut_label: str
    headings: tuple[str, str, str, str]
    """Of the place, the candidate, its dots and its voters, as the rows are read out as a table."""
    tied_label: str
    """Stands by candidates that share their place, such as 'tied'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportNote:
    """A note as the reader meets it; `kind_word` and `code` say the kind in words, as colour alone must not."""

    code: str
    kind: NoteKind
    kind_word: str
    text: str
    tag: str = ""
    dots: int = 0
    dots_label: str = ""
    """Such as '3 dots', when there are any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteGroup:
    """A theme or lane of the board with its notes; `number` is 0 for lanes and loose notes."""

    heading: str
    notes: tuple[ReportNote, ...]
    number: int = 0
    summary: str = ""
    """Such as '3 problems, 2 ideas'."""


Block = Paragraph | BulletList | Table | Ranking | NoteGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with what stands under it."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything that is in the minutes, in the order it is read."""

    language: str
    """BCP 47, such as sv-SE: what the document declares and what hyphens and dates follow."""
    kind: str
    """What the document is, such as Minutes."""
    title: str
    organisation: str
    purpose: str
    status: str
    """Draft or Final, in the report's language."""
    draft: bool
    facts: tuple[tuple[str, str], ...]
    """(label, value): date, time, place, participants ..."""
    sections: tuple[Section, ...]
    created: datetime
    """Aware; the only time in the document, so that the same input gives the same bytes."""
    page_label: str
    """Such as 'Page {page} of {pages}', in the report's language."""
    missing_label: str
    """Such as 'Characters that could not be shown: {characters}'."""
