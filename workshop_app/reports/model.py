"""The immutable content of an export. A writer (pdf, csv ...) turns it into a file and knows nothing else."""

from __future__ import annotations

from datetime import datetime

from workshop_app.domain.enums import NoteKind
from workshop_app.frozen import frozen


@frozen(kw_only=True)
class Paragraph:
    """Running text; `quiet` is secondary text, `lead` the sentence that opens a section."""

    text: str
    style: str = "body"
    """body, lead or quiet."""


@frozen(kw_only=True)
class BulletList:
    """Short statements, numbered or not."""

    items: tuple[str, ...]
    numbered: bool = False


@frozen(kw_only=True)
class Column:
    """A column of a table: its heading, its share of the width and how its cells are set."""

    heading: str
    share: float
    align: str = "left"
    """left, right or center."""
    strong: bool = False
    pill: bool = False
    """Cells are short labels set on a tinted plate (such as the level of an action)."""


@frozen(kw_only=True)
class Table:
    """Rows of text; the first column names the row. `caption` describes it for a screen reader."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@frozen(kw_only=True)
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


@frozen(kw_only=True)
class Ranking:
    """Drawn as bars with a cut line under the last that advances; `description` sums it up for a screen reader."""

    rows: tuple[RankingRow, ...]
    description: str
    cut_label: str
    headings: tuple[str, str, str, str]
    """Of the place, the candidate, its dots and its voters, as the rows are read out as a table."""
    tied_label: str
    """Stands by candidates that share their place, such as 'tied'."""


@frozen(kw_only=True)
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
    picture: bytes = b""
    """A small JPEG (see pictures.py), or nothing; the text says what it shows."""


@frozen(kw_only=True)
class NoteGroup:
    """A theme or lane of the board with its notes; `number` is 0 for lanes and loose notes."""

    heading: str
    notes: tuple[ReportNote, ...]
    number: int = 0
    summary: str = ""
    """Such as '3 problems, 2 ideas'."""


@frozen(kw_only=True)
class MatrixPoint:
    """Something placed by how far to the right and how far up it is, both from 0 to 1."""

    number: int
    label: str
    right: float
    up: float


@frozen(kw_only=True)
class Matrix:
    """Four fields between two axes, such as effort and benefit, with what the group placed in them."""

    points: tuple[MatrixPoint, ...]
    description: str
    """Sums it up for those who do not see it."""
    right: tuple[str, str, str]
    """The name of the axis to the right, or nothing, and the words for its low and its high half."""
    up: tuple[str, str, str]
    fields: tuple[str, str, str, str]
    """What to do with each field, or nothing: upper left, upper right, lower left, lower right."""
    headings: tuple[str, str, str]
    """Of the number, the thing and its field, as the points are read out as a table."""

    def as_table(self) -> Table:
        """The same in words."""
        number, thing, field = self.headings
        advised = any(self.fields)
        wide = 0.14 if advised else 0.25
        up, right = (name or f"{low} – {high}" for name, low, high in (self.up, self.right))
        columns = (
            Column(heading=number, share=0.1),
            Column(heading=thing, share=0.4, strong=True),
            Column(heading=up, share=wide),
            Column(heading=right, share=wide),
            Column(heading=field, share=0.22),
        )
        rows = tuple(
            (
                str(point.number),
                point.label,
                self.up[2 if point.up >= 0.5 else 1],
                self.right[2 if point.right >= 0.5 else 1],
                self.fields[(0 if point.up >= 0.5 else 2) + (point.right >= 0.5)],
            )
            for point in self.points
        )
        shown = 5 if advised else 4
        return Table(caption=self.description, columns=columns[:shown], rows=tuple(row[:shown] for row in rows))


@frozen(kw_only=True)
class RadarAxis:
    """A question that was answered on a scale: the mean, and the lowest and highest answer, in figures and words."""

    name: str
    mean: float
    low: float
    high: float
    mean_text: str
    """Such as 2,6."""
    spread_text: str
    """Such as 1–4."""


@frozen(kw_only=True)
class Radar:
    """Answers on a common scale, an axis for each question."""

    axes: tuple[RadarAxis, ...]
    description: str
    """Sums it up for those who do not see it."""
    headings: tuple[str, str, str]
    """Of the axis, the mean and the spread, as it is read out as a table."""
    least: int = 1
    most: int = 4

    def as_table(self) -> Table:
        """The same in words."""
        axis, mean, spread = self.headings
        columns = (
            Column(heading=axis, share=0.6, strong=True),
            Column(heading=mean, share=0.2, align="right"),
            Column(heading=spread, share=0.2, align="right"),
        )
        rows = tuple((axis.name, axis.mean_text, axis.spread_text) for axis in self.axes)
        return Table(caption=self.description, columns=columns, rows=rows)


Block = Paragraph | BulletList | Table | Ranking | NoteGroup | Matrix | Radar


@frozen(kw_only=True)
class Section:
    """A heading with what stands under it."""

    heading: str
    blocks: tuple[Block, ...]


@frozen(kw_only=True)
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
    logo: bytes = b""
    """The organisation's mark, a JPEG without transparency (see choices.py), or nothing."""
    logo_text: str = ""
    """What the logo is to those who do not see it; read out before everything else, when there is a logo."""
    contents_label: str = ""
    """The heading of the table of contents that long documents get."""
    closing: str = ""
    """Read out last: when final minutes were made and their checksum."""
    one_page: bool = False
    """Set small enough for one page, as far as it can be read."""
