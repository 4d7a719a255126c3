"""The board: a theme or lane with its notes as cards in two columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workshop_app.domain.enums import NoteKind
from workshop_app.reports.model import NoteGroup, ReportNote
from workshop_app.reports.pdf import look
from workshop_app.reports.pdf.chips import number_chip
from workshop_app.reports.pdf.flow import Piece
from workshop_app.reports.pdf.pieces import Box, Drawing, Ornament, Row, Strip, Word
from workshop_app.reports.pdf.sheet import Sheet, picture_size
from workshop_app.reports.pdf.structure import Node
from workshop_app.reports.pdf.typesetter import Heading, Typesetter
from workshop_app.reports.text import clean, one_line

_PAD = 10.0
_NARROW = 300.0
"""A column no wider than this has its cards under each other."""
_LONG = 500
"""A note of more characters takes the whole width, so that its neighbour is not stretched over pages."""
_COMPANY = 110.0
"""Cards higher than this, as with pictures, are not moved so that the last ones have company: it leaves a hole."""
_SHAPE = 11.0
_MOST_DRAWN = 10
_DOT = 8.6
_PICTURE, _PICTURE_HIGH = 170.0, 128.0
"""The picture of a note is 60 mm wide and 45 mm high at most."""


def note_group(setter: Typesetter, group: NoteGroup, parent: Node, level: int) -> list[Piece]:
    """The pieces of a group; `level` is that of its heading."""
    heading = one_line(group.heading)
    pieces = _heading(setter, group.number, heading, one_line(group.summary), parent, level)
    again = _heading_again(setter, group.number, heading) if heading or group.number else None
    if not group.notes:
        return pieces
    notes = parent.add("L", ListNumbering="/None")
    rows = [Row(boxes=boxes, gap=8, head=again) for boxes in _pairs(setter, group.notes, notes)]
    if len(rows) > 1:
        rows[-2].keep = rows[-2].height <= _COMPANY  # the last cards do not stand alone on a page
    return [*pieces, *rows]


def _heading(
    setter: Typesetter, number: int, heading: str, summary: str, parent: Node, level: int
) -> list[Piece]:  # fmt: skip
    style = look.GROUP_HEADING
    pieces: list[Piece] = []
    indent = 0.0
    if heading or number:
        node = parent.add(f"H{level}")
        title = f"{number} {heading}".strip() if number else heading
        chip, indent = number_chip(setter, number, node.add("Span"), style.leading)

        def ornament(sheet: Sheet, x: float, y: float) -> None:
            sheet.bookmark(title, level - 1, y, node)
            if chip:
                chip(sheet, x, y)

        words = node.add("Span")
        text = setter.text(
            heading or "–", style, words, setter.page.width, indent=indent, balanced=True, ornament=ornament
        )
        pieces.append(replace(text, gap=22.0, keep=True))
        setter.headings.append(Heading(title, level, node, words))
    if summary:
        text = setter.text(summary, look.QUIET, parent.add("P"), setter.page.width, indent=indent)
        pieces.append(replace(text, gap=0.0 if pieces else 22.0, keep=True))
    return pieces


def _heading_again(setter: Typesetter, number: int, heading: str) -> Piece:
    """The heading of a group that goes on, small and for the eye alone."""
    text = f"{number}  {heading}" if number else heading
    word = setter.shortened(text, look.COLUMN_HEAD, setter.page.width)
    return Strip(words=(word,), leading=22)


def _pairs(setter: Typesetter, notes: tuple[ReportNote, ...], parent: Node) -> Iterator[tuple[Box, ...]]:
    """The cards of each row: two, or one that is long."""
    waiting: Box | None = None
    narrow = setter.page.width <= _NARROW
    for note in notes:
        wide = narrow or len(note.text) > _LONG
        if wide and waiting:
            yield (waiting,)
            waiting = None
        card = _card(setter, note, parent.add("LI"), wide, bool(waiting))
        if wide:
            yield (card,)
        elif waiting:
            yield waiting, card
            waiting = None
        else:
            waiting = card
    if waiting:
        yield (waiting,)


def _card(setter: Typesetter, note: ReportNote, item: Node, wide: bool, second: bool) -> Box:
    half = (setter.page.width - look.GUTTER) / 2
    width = setter.page.width if wide else half
    inner = width - 2 * _PAD
    label, body = item.add("Lbl"), item.add("LBody")
    pieces = card_head(setter, note, label, body, inner)
    if note.picture:
        pieces.append(replace(note_picture(note, body.add("Figure"), min(inner, _PICTURE), _PICTURE_HIGH), gap=4))
    pieces.append(setter.text(clean(note.text), look.NOTE, body.add("P"), inner, gap=6 if note.picture else 2))
    if note.dots:
        pieces.append(_dots(setter, note, body.add("P")))
    return Box(
        x=half + look.GUTTER if second else 0.0,
        width=width,
        pieces=tuple(pieces),
        pad_x=_PAD,
        pad_top=7,
        pad_bottom=9,
        ground=look.KINDS[note.kind].ground,
        slack=4 * look.NOTE.leading,
    )


def card_head(setter: Typesetter, note: ReportNote, label: Node, body: Node, width: float) -> list[Piece]:
    """Shape, code, kind and tag on one line, or under each other where they do not fit."""
    ink = look.KINDS[note.kind].ink
    bold = look.Style(look.NOTE_HEAD.font, look.NOTE_HEAD.size, look.NOTE_HEAD.leading, ink)
    plain = look.Style(look.NOTE_KIND.font, look.NOTE_KIND.size, look.NOTE_KIND.leading, ink)
    code, kind, tag = one_line(note.code), one_line(note.kind_word), one_line(note.tag)
    first = setter.word(code, bold, label, _SHAPE)
    kind_node, tag_node = body.add("P"), body.add("P")
    second = setter.word(kind, plain, kind_node, first.x + first.line.width + (6 if code else 0))
    third = setter.word(tag, look.NOTE_DETAIL, tag_node)
    used = second.x + second.line.width
    if used > width:
        texts = ((code, bold, label), (kind, plain, kind_node), (tag, look.NOTE_DETAIL, tag_node))
        return [setter.text(text, style, node, width) for text, style, node in texts]
    words = [first, second]
    if used + 12 + third.line.width <= width:
        words.append(Word(line=third.line, style=third.style, node=tag_node, x=width - third.line.width))
        return [Strip(words=words, leading=bold.leading, ornament=_shape(setter, note.kind))]
    strip = Strip(words=words, leading=bold.leading, ornament=_shape(setter, note.kind))
    return [strip, setter.text(tag, look.NOTE_DETAIL, tag_node, width)]


def picture_within(note: ReportNote, width: float, height: float) -> tuple[float, float]:
    """How wide and high the picture of a note is, as large as it fits."""
    across, down = picture_size(note.picture)
    scale = min(width / across, height / down)
    return across * scale, down * scale


def note_picture(note: ReportNote, node: Node, width: float, height: float) -> Drawing:
    """The picture of a note as a figure, as large as it fits; its words are those of the note."""
    wide, high = picture_within(note, width, height)
    node.alternative = one_line(note.text) or one_line(note.code) or "–"

    def paint(sheet: Sheet, x: float, y: float) -> None:
        with sheet.figure(node, x, y, wide, high):
            sheet.picture(note.picture, x, y, wide, high)

    return Drawing(size=high, painter=paint)


def _shape(setter: Typesetter, kind: NoteKind) -> Ornament:
    """▲ ● ? or ▮: the kind for those who do not see the colour."""
    ink = look.KINDS[kind].ink

    def paint(sheet: Sheet, x: float, y: float) -> None:
        if kind is NoteKind.PROBLEM:
            sheet.polygon([(x, y + 9.2), (x + 3.7, y + 2.6), (x + 7.4, y + 9.2)], ink)
        elif kind is NoteKind.IDEA:
            sheet.disc(x + 3.6, y + 6, 3.5, ink)
        elif kind is NoteKind.PARKED:
            sheet.plate(x + 1.2, y + 2.4, 4.4, 7.2, 0.8, ink)
        else:
            sheet.disc(x + 3.6, y + 6, 4.4, ink)
            style = look.Style(look.NOTE_HEAD.font, 7, 12, look.KINDS[kind].ground)
            mark = setter.word("?", style, None)
            sheet.text(mark.line, x + 3.6 - mark.line.width / 2, y, style, None)

    return paint


def _dots(setter: Typesetter, note: ReportNote, node: Node) -> Strip:
    """A disc for each dot, up to a row of them, and their number in words."""
    drawn = note.dots if note.dots <= _MOST_DRAWN else 1
    label = one_line(note.dots_label) or str(note.dots)

    def paint(sheet: Sheet, x: float, y: float) -> None:
        for number in range(drawn):
            sheet.disc(x + 3.4 + number * _DOT, y + 6, 3.1, look.HONEY, look.HONEY_LINE)

    word = setter.word(label, look.NOTE_DETAIL, node, drawn * _DOT + 4)
    return Strip(words=(word,), leading=12, gap=5, ornament=paint)
