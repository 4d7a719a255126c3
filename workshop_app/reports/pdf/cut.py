"""What is printed to be cut out: sheets of equal cells with cut lines between them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workshop_app.reports.model import ReportNote
from workshop_app.reports.pdf import look
from workshop_app.reports.pdf.cards import card_head, note_picture, picture_within
from workshop_app.reports.pdf.chips import number_chip
from workshop_app.reports.pdf.document import Composition
from workshop_app.reports.pdf.flow import Piece, fill_pages
from workshop_app.reports.pdf.fonts import SEMIBOLD
from workshop_app.reports.pdf.look import Page, Style
from workshop_app.reports.pdf.pieces import Box, Ornament, Row, Text
from workshop_app.reports.pdf.sheet import Sheet
from workshop_app.reports.pdf.structure import Node
from workshop_app.reports.pdf.typesetter import Typesetter
from workshop_app.reports.print_model import BallotPapers, NoteCards
from workshop_app.reports.text import clean, one_line

_PAD = 24.0
"""Between a cut line and what is printed; also more than any printer's unprintable edge."""
_SQUARE = 10.0
_SQUARE_GAP = 4.0
_LAYOUTS = ((2, 1.0), (2, 0.85), (1, 1.0), (1, 0.85), (1, 0.7), (1, 0.55))
"""Ballots beside each other and their scale, from the one that is read most easily."""
_MOST_SQUARES = 12
_CARDS_ACROSS, _CARDS_DOWN = 2, 4
_CARD_SIZES = (21.0, 18.0, 16.0, 14.0, 13.0, 12.0, 11.0, 10.5, 9.0, 8.0, 7.0)
_LEAST_WHOLE = 9.0
"""A word is rather divided than set smaller than this."""
_INSET, _CARD_PAD, _UNDER_HEAD = 14.0, 16.0, 10.0
"""From the cut line to the plate, from there to the text, and from its head to its text."""
_AREA_LINES = 2
"""Lines that the area of a note has on its card."""
_PICTURE_SHARES = (0.45, 0.36, 0.28)
"""How much of the width of a card its picture may take, from the one that is wished for."""
_READABLE = 14.0
"""Words of this size can be read on a wall."""


@dataclass(slots=True, kw_only=True)
class _Cells(Piece):
    """A row of cells of equal size, each with what is printed on it."""

    cells: list[Box]
    across: int
    wide: float
    high: float
    inset: float

    @property
    def height(self) -> float:
        """That of a cell."""
        return self.high

    def paint(self, sheet: Sheet, x: float, y: float) -> None:
        """Paint the cells, with cut lines on every side where another cell may lie."""
        for number, cell in enumerate(self.cells):
            left, top = x + number * self.wide + self.inset, y + self.inset
            cell.paint(sheet, left, top, self.high - 2 * self.inset)
        sheet.line([(x, y + self.high), (x + self.across * self.wide, y + self.high)], look.CUT, 0.6, dashed=True)
        for number in range(1, self.across):
            left = x + number * self.wide
            sheet.line([(left, y), (left, y + self.high)], look.CUT, 0.6, dashed=True)


def _sheets(setter: Typesetter, root: Node, cells: list[Box], across: int, down: int, inset: float) -> Composition:
    """The cells on as many sheets as they need."""
    page = setter.page
    wide, high = page.width / across, page.height / down
    rows: list[Piece] = [
        _Cells(cells=cells[at : at + across], across=across, wide=wide, high=high, inset=inset)
        for at in range(0, len(cells), across)
    ]
    return Composition(setter, root, fill_pages(rows, 0.0, 0.0, page.height))


def _bare(page: Page, scale: float) -> Page:
    return replace(page, margin=0.0, scale=scale, top=0.0, first_top=0.0, foot=0.0)


def ballots(papers: BallotPapers, page: Page) -> Composition:
    """As many to a sheet as can be read; a ballot that is longer than a page goes over several."""
    for across, scale in _LAYOUTS:
        setter = Typesetter(_bare(page, scale))
        wide = setter.page.width / across
        trial = _ballot(setter, papers, Node("Sect"), wide)
        down = int(setter.page.height / _cell(trial, wide).height)
        if down:
            root = Node("Document")
            cells = [_cell(_ballot(setter, papers, root.add("Sect"), wide), wide) for _ in range(papers.count)]
            return _sheets(setter, root, cells, across, down, 0.0)
    return _long_ballots(papers, page)


def _cell(pieces: tuple[Piece, ...], wide: float) -> Box:
    return Box(x=0.0, width=wide, pieces=pieces, pad_x=_PAD, pad_top=_PAD, pad_bottom=_PAD)


def _long_ballots(papers: BallotPapers, page: Page) -> Composition:
    setter = Typesetter(page)
    root = Node("Document")
    pieces: list[Piece] = []
    for _ in range(papers.count):
        ballot = _ballot(setter, papers, root.add("Sect"), page.width + 2 * _PAD)
        ballot[0].breaks = True
        pieces += ballot
    return Composition(setter, root, fill_pages(pieces, page.first_top, page.first_top, page.bottom))


def _ballot(setter: Typesetter, papers: BallotPapers, node: Node, wide: float) -> tuple[Piece, ...]:
    """Question, rule, and each candidate behind its boxes."""
    width = wide - 2 * _PAD
    pieces: list[Piece] = [
        setter.text(clean(papers.question) or "–", look.QUESTION, node.add("P"), width, balanced=True),
        setter.text(clean(papers.rule), look.LABEL, node.add("P"), width, gap=3, balanced=True),
    ]
    listed = node.add("L", ListNumbering="/Decimal")
    squares = min(papers.boxes, _MOST_SQUARES)
    for at, (number, label) in enumerate(papers.rows):
        item = listed.add("LI")
        chip, indent = number_chip(setter, number, item.add("Lbl"), look.BODY.leading)
        before = squares * (_SQUARE + _SQUARE_GAP) + 6
        text = setter.text(clean(label), look.BODY, item.add("LBody"), width, indent=before + max(indent, 26))
        text.ornament = _boxes(squares, chip, before)
        text.gap = 5 if at else 9
        pieces.append(text)
    return tuple(pieces)


def _boxes(count: int, chip: Ornament | None, before: float) -> Ornament:
    def paint(sheet: Sheet, x: float, y: float) -> None:
        for number in range(count):
            sheet.frame(x + 0.5 + number * (_SQUARE + _SQUARE_GAP), y + 2.5, _SQUARE, _SQUARE, 1.5, look.INK)
        if chip:
            chip(sheet, x + before, y)

    return paint


def note_cards(cards: NoteCards, page: Page) -> Composition:
    """Eight to a sheet."""
    setter = Typesetter(_bare(page, 1.0))
    root = Node("Document")
    listed = root.add("L", ListNumbering="/None")
    wide, high = setter.page.width / _CARDS_ACROSS, setter.page.height / _CARDS_DOWN
    cells = [_card(setter, note, listed.add("LI"), wide, high) for note in cards.notes]
    return _sheets(setter, root, cells, _CARDS_ACROSS, _CARDS_DOWN, _INSET)


def _card(setter: Typesetter, note: ReportNote, item: Node, wide: float, high: float) -> Box:
    label, body = item.add("Lbl"), item.add("LBody")
    width, room = wide - 2 * (_INSET + _CARD_PAD), high - 2 * (_INSET + _CARD_PAD)
    *head, last = card_head(setter, note, label, body, width)
    head.append(_cut(last, one_line(note.tag), _AREA_LINES) if isinstance(last, Text) else last)
    room -= sum(piece.height for piece in head) + _UNDER_HEAD
    below = _beside_picture if note.picture else _words
    return Box(
        x=0.0, width=wide - 2 * _INSET, pieces=(*head, below(setter, note, body, width, room)), pad_x=_CARD_PAD,
        pad_top=_CARD_PAD, ground=look.KINDS[note.kind].ground,
    )  # fmt: skip


def _words(setter: Typesetter, note: ReportNote, body: Node, width: float, room: float) -> Piece:
    return replace(_largest(setter, clean(note.text), body.add("P"), width, room), gap=_UNDER_HEAD)


def _beside_picture(setter: Typesetter, note: ReportNote, body: Node, width: float, room: float) -> Piece:
    """The picture at the left, what it shows at the right; it makes room for words that would be small."""
    figure, words = body.add("Figure"), body.add("P")
    for share in _PICTURE_SHARES:
        left = picture_within(note, width * share, room)[0] + _UNDER_HEAD
        text = _largest(setter, clean(note.text), words, width - left, room)
        if _whole(text) and text.style.size >= _READABLE:
            break
    picture = note_picture(note, figure, width * share, room)
    boxes = (Box(x=0.0, width=left, pieces=(picture,)), Box(x=left, width=width - left, pieces=(text,)))
    return Row(boxes=boxes, gap=_UNDER_HEAD)


def _largest(setter: Typesetter, text: str, node: Node, width: float, room: float) -> Text:
    """The text as large as fits in the room, with whole words unless they would be small; what does not fit at the
    smallest size is cut for the eye alone."""
    fitting: Text | None = None
    for size in _CARD_SIZES:
        made = setter.text(text, Style(SEMIBOLD, size, size * 1.28), node, width)
        if fitting is not None and size < _LEAST_WHOLE:
            break
        if made.height <= room:
            fitting = fitting or made
            if _whole(made):
                return made
    return fitting or _cut(made, text, int(room / made.style.leading))


def _whole(made: Text) -> bool:
    """Whether no word of a text is divided."""
    return all(line.end == " " for line in made.lines[:-1])


def _cut(made: Text, text: str, most: int) -> Text:
    """So many lines of a text, at least one; what is more is cut for the eye alone."""
    fitting = made.lines[: max(most, 1)]
    if made.node is not None and len(fitting) < len(made.lines):
        made.node.actual = text
    return replace(made, lines=fitting)
