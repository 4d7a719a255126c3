"""Sections and the blocks under them, each turned into pieces and a part of the structure."""

from __future__ import annotations

from itertools import zip_longest

from workshop_app.reports.model import Block, BulletList, Matrix, NoteGroup, Paragraph, Radar, Ranking, Section, Table
from workshop_app.reports.pdf import look
from workshop_app.reports.pdf.cards import note_group
from workshop_app.reports.pdf.charts import matrix, radar
from workshop_app.reports.pdf.flow import Piece
from workshop_app.reports.pdf.pieces import Ornament, Text
from workshop_app.reports.pdf.ranking import ranking
from workshop_app.reports.pdf.sheet import Sheet
from workshop_app.reports.pdf.structure import Node
from workshop_app.reports.pdf.tables import table
from workshop_app.reports.pdf.typesetter import Heading, Typesetter
from workshop_app.reports.text import clean, one_line

_STYLES = {"body": look.BODY, "lead": look.SECTION_LEAD, "quiet": look.QUIET}
_AFTER_HEADING = 9.0
_BULLET_INDENT = 16.0
_NUMBER_INDENT = 22.0


def section(setter: Typesetter, content: Section, document: Node) -> list[Piece]:
    """The heading and all blocks of a section."""
    node = document.add("Sect")
    heading = one_line(content.heading)
    pieces: list[Piece] = [_heading(setter, heading, node)] if heading else []
    level = 3 if heading else 2  # headings must not skip a level
    for block, after in zip_longest(content.blocks, content.blocks[1:]):
        made = _block(setter, block, node, level)
        if made and len(pieces) == 1 and heading:
            made[0].gap = min(made[0].gap, _AFTER_HEADING)
            made[0].keep = made[0].keep or (isinstance(block, Paragraph) and after is not None)
        if made and after is not None and isinstance(block, Paragraph) and block.style == "lead":
            made[-1].keep = True  # it is the heading of what follows
        pieces += made
    return pieces


def _heading(setter: Typesetter, heading: str, node: Node) -> Text:
    h2 = node.add("H2")

    def ornament(sheet: Sheet, x: float, y: float) -> None:
        sheet.bookmark(heading, 1, y, h2)
        sheet.plate(x, y - 7, 26, 3, 1.5, look.HONEY)

    setter.headings.append(Heading(heading, 2, h2, h2))
    return setter.text(
        heading, look.HEADING, h2, setter.page.width, gap=38, keep=True, balanced=True, ornament=ornament
    )


def _block(setter: Typesetter, block: Block, node: Node, level: int) -> list[Piece]:
    match block:
        case Paragraph():
            return _paragraph(setter, block, node)
        case BulletList():
            return _bullets(setter, block, node)
        case Table():
            return table(setter, block, node)
        case Ranking():
            return ranking(setter, block, node)
        case NoteGroup():
            return note_group(setter, block, node, level)
        case Matrix():
            return [*matrix(setter, block, node), *table(setter, block.as_table(), node)]
        case Radar():
            return [*radar(setter, block, node), *table(setter, block.as_table(), node)]


def _paragraph(setter: Typesetter, block: Paragraph, node: Node) -> list[Piece]:
    text = clean(block.text)
    style = _STYLES[block.style]
    return [setter.text(text, style, node.add("P"), setter.page.width, gap=7)] if text else []


def _bullets(setter: Typesetter, block: BulletList, node: Node) -> list[Piece]:
    """Statements behind a honey disc or a number."""
    texts = [text for item in block.items if (text := clean(item))]
    listed = node.add("L", ListNumbering="/Decimal" if block.numbered else "/Disc")
    pieces: list[Piece] = []
    indent = _NUMBER_INDENT if block.numbered else _BULLET_INDENT
    for number, text in enumerate(texts, 1):
        item = listed.add("LI")
        label = _number(setter, number, item.add("Lbl")) if block.numbered else _disc
        body = item.add("LBody")
        pieces.append(setter.text(text, look.BODY, body, setter.page.width, indent=indent, gap=5, ornament=label))
    return pieces


def _disc(sheet: Sheet, x: float, y: float) -> None:
    sheet.disc(x + 4, y + 7.5, 2.2, look.HONEY, look.HONEY_LINE)


def _number(setter: Typesetter, number: int, node: Node) -> Ornament:
    word = setter.word(f"{number}.", look.LIST_NUMBER, node)

    def paint(sheet: Sheet, x: float, y: float) -> None:
        sheet.text(word.line, x, y, look.LIST_NUMBER, node)

    return paint
