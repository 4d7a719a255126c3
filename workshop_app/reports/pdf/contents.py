"""The table of contents: headings that lead to their pages."""

from __future__ import annotations

from collections.abc import Mapping

from workshop_app.reports.pdf import look
from workshop_app.reports.pdf.flow import PageOfPieces, Piece
from workshop_app.reports.pdf.pieces import Text
from workshop_app.reports.pdf.sheet import Sheet
from workshop_app.reports.pdf.structure import Node
from workshop_app.reports.pdf.typesetter import Heading, Typesetter
from workshop_app.reports.text import clean, one_line

LEAST_PAGES = 10
"""Shorter documents are leafed through sooner than looked up in."""
_MOST_ENTRIES = 40
"""With more, only the sections are listed."""
_LONGEST = 160
_INDENT = 16.0
_NUMBER = 44.0


def contents(
    setter: Typesetter, label: str, headings: list[Heading], parent: Node, pages: Mapping[Node, int]
) -> list[Piece]:  # fmt: skip
    """The pieces of a table of contents; `pages` is only read when they are painted."""
    listed = _listed(headings)
    words = one_line(label)
    pieces: list[Piece] = []
    if words:
        caption = parent.add("Caption")
        pieces.append(setter.text(words, look.SECTION_LEAD, caption, setter.page.width, gap=30, keep=True))
    for number, heading in enumerate(listed):
        entry = _entry(setter, heading, parent.add("TOCI").add("Reference").add("Link"), pages)
        entry.gap = 9.0 if heading.level == 2 or not number else 3.0
        pieces.append(entry)
    return pieces


def pages_of(filled: list[PageOfPieces], headings: list[Heading]) -> dict[Node, int]:
    """On which page each heading stands."""
    words = {heading.words: heading.node for heading in headings}
    found: dict[Node, int] = {}
    for number, page in enumerate(filled, 1):
        for _, piece in page.placed:
            if isinstance(piece, Text) and piece.node in words:
                found.setdefault(words[piece.node], number)
    return found


def _listed(headings: list[Heading]) -> list[Heading]:
    """Those worth an entry: not one that says again what its section is called."""
    sections = [heading for heading in headings if heading.level == 2]
    if len(headings) > _MOST_ENTRIES:
        return sections
    names = {heading.title for heading in sections}
    return [heading for heading in headings if heading.level == 2 or heading.title not in names]


def _entry(setter: Typesetter, heading: Heading, link: Node, pages: Mapping[Node, int]) -> Text:
    indent = _INDENT * (heading.level - 2)
    style = look.CONTENTS if heading.level == 2 else look.CONTENTS_BELOW
    title, number = link.add("Span"), link.add("Span")
    width = setter.page.width
    text = setter.text(clean(heading.title, _LONGEST), style, title, width - _NUMBER, indent=indent)

    def paint(sheet: Sheet, x: float, y: float) -> None:
        word = setter.word(str(pages[heading.node]), style, number)
        last = y + text.height - style.leading
        used = indent + text.lines[-1].width
        sheet.rule(x + used + 6, last + 11, width - used - word.line.width - 12, look.LINE, 0.6, dashed=True)
        sheet.text(word.line, x + width - word.line.width, last, style, number)
        sheet.link(link, heading.node, clean(heading.title, _LONGEST), x, y, width, text.height)

    text.ornament = paint
    return text
