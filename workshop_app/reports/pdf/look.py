"""How the minutes look: the page, the colours and the type, from design/ui.md."""

from __future__ import annotations

from workshop_app.domain.enums import NoteKind
from workshop_app.frozen import frozen
from workshop_app.reports.pdf.fonts import BOLD, REGULAR, SEMIBOLD

GUTTER = 9.0
"""Between cards beside each other."""
COLUMN_GAP = 16.0


@frozen
class Page:
    """A sheet of paper and the column on it. All but the paper is measured before painting, which is by `scale`."""

    paper: tuple[float, float]
    margin: float = 60.0
    scale: float = 1.0
    top: float = 82.0
    """Where the text begins under the running head; the first page has none and begins higher."""
    first_top: float = 56.0
    foot: float = 70.0
    """Room left below, for the foot."""
    air: float = 1.0
    """How much of the usual room there is between things."""
    columns: int = 1
    """How many columns stand beside each other."""

    @property
    def height(self) -> float:
        """That of the paper."""
        return self.paper[1] / self.scale

    @property
    def left(self) -> float:
        """Where the first column begins."""
        return self.margin / self.scale

    @property
    def room(self) -> float:
        """The width between the margins."""
        return (self.paper[0] - 2 * self.margin) / self.scale

    @property
    def width(self) -> float:
        """That of a column."""
        return (self.room - (self.columns - 1) * COLUMN_GAP) / self.columns

    @property
    def bottom(self) -> float:
        """Where the column ends."""
        return self.height - self.foot


A4 = Page((595.276, 841.89))
LETTER = Page((612.0, 792.0))
A3_ACROSS = Page((1190.551, 841.89))

WHITE = "#FFFFFF"
PAPER = "#F6F4EE"
LINE = "#DDD8CC"
CUT = "#8A8577"
"""Lines to cut along."""
INK = "#17222D"
INK_2 = "#51606F"
BRAND = "#0E5A67"
HONEY = "#F2B01E"
HONEY_LINE = "#B57E06"
BEIGE = "#E4D3A4"
TINT = "#DCECEC"
"""Of the brand, under what the brand's own colour draws."""


@frozen
class Plate:
    """A tinted ground and the ink that stands on it."""

    ground: str
    ink: str


PILL = Plate(TINT, BRAND)
DRAFT = Plate("#FBEBC4", "#6F4A00")
CHIP = Plate(INK, WHITE)
KINDS = {
    NoteKind.PROBLEM: Plate("#FFDCD0", "#9A3416"),
    NoteKind.IDEA: Plate("#DDF0D2", "#2F6B1E"),
    NoteKind.QUESTION: Plate("#DBE8FB", "#1F4E8C"),
    NoteKind.PARKED: Plate("#E7E3DA", "#5B5546"),
}


@frozen
class Style:
    """How a text is set."""

    font: str
    size: float
    leading: float
    colour: str = INK


BODY = Style(REGULAR, 10.5, 15)
LIST_NUMBER = Style(SEMIBOLD, 10.5, 15, BRAND)
QUIET = Style(REGULAR, 9, 12.5, INK_2)
LEAD = Style(REGULAR, 13, 19, INK_2)
SECTION_LEAD = Style(SEMIBOLD, 11.5, 16.5)
TITLE = Style(BOLD, 28, 33)
LONG_TITLE = Style(BOLD, 20, 25)
EYEBROW = Style(SEMIBOLD, 12, 16, BRAND)
ORGANISATION = Style(SEMIBOLD, 11, 14)
HEADING = Style(BOLD, 17, 22)
GROUP_HEADING = Style(BOLD, 12.5, 17)
CONTENTS = Style(SEMIBOLD, 10.5, 15)
CONTENTS_BELOW = Style(REGULAR, 10, 14, INK_2)
CHIP_NUMBER = Style(BOLD, 9.5, 15, CHIP.ink)
LABEL = Style(REGULAR, 8.5, 12, INK_2)
FACT = Style(SEMIBOLD, 10.5, 14.5)
CELL = Style(REGULAR, 9.5, 13)
CELL_STRONG = Style(SEMIBOLD, 9.5, 13)
COLUMN_HEAD = Style(SEMIBOLD, 8.5, 12, INK_2)
PILL_TEXT = Style(SEMIBOLD, 8.5, 13, PILL.ink)
NOTE = Style(REGULAR, 10, 13.5)
NOTE_HEAD = Style(BOLD, 8.5, 12)
NOTE_KIND = Style(REGULAR, 8.5, 12)
NOTE_DETAIL = Style(REGULAR, 8.5, 12, "#3F4C59")
CLOCK = Style(BOLD, 15, 17, BRAND)
QUESTION = Style(SEMIBOLD, 11.5, 15.5)
MEMO_LABEL = Style(REGULAR, 8.5, 12, DRAFT.ink)
MEMO = Style(REGULAR, 10, 14)
POSTER = Style(SEMIBOLD, 13, 18)
WALL_TITLE = Style(BOLD, 22, 30)
FIELD = Style(SEMIBOLD, 9.5, 13, INK_2)
AXIS = Style(SEMIBOLD, 9, 12, INK_2)
POINT = Style(REGULAR, 8.5, 11)
SCALE = Style(REGULAR, 7.5, 10, INK_2)
RANK = Style(BOLD, 13, 14)
RANK_BELOW = Style(BOLD, 13, 14, INK_2)
CANDIDATE = Style(SEMIBOLD, 10.5, 14)
CANDIDATE_BELOW = Style(REGULAR, 10.5, 14)
DOTS = Style(BOLD, 11, 14)
VOTERS = Style(REGULAR, 9.5, 14)
