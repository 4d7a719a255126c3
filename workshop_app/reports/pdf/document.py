"""A report as a PDF: compose the pieces, fill the pages, paint them, finish the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from workshop_app.frozen import frozen
from workshop_app.reports.choices import Paper, ReportChoices
from workshop_app.reports.model import Report
from workshop_app.reports.pdf import look
from workshop_app.reports.pdf.blocks import section
from workshop_app.reports.pdf.contents import LEAST_PAGES, contents, pages_of
from workshop_app.reports.pdf.finish import Properties, finish
from workshop_app.reports.pdf.flow import PageOfPieces, Piece, fill_pages
from workshop_app.reports.pdf.front import front, title_of
from workshop_app.reports.pdf.furniture import furnish
from workshop_app.reports.pdf.look import Page
from workshop_app.reports.pdf.sheet import Sheet
from workshop_app.reports.pdf.structure import Node
from workshop_app.reports.pdf.typesetter import Typesetter
from workshop_app.reports.text import clean, one_line

PAPERS = {Paper.A4: look.A4, Paper.LETTER: look.LETTER}
_ONE_PAGE = ((1.0, 1.0), (0.92, 0.8), (0.85, 0.7), (0.78, 0.6), (0.72, 0.4), (0.85, 0.7))
"""Scale and air of a document that is to fit on one page; what does not fit then is better read on two."""
_ONE_PAGE_MARGIN = 44.0
_MOST_LISTED = 60
"""Characters without a font that are named; the rest are counted in by '…'."""

Furniture = Callable[[Sheet, Typesetter, Report, int, int], None]
"""Paints what stands around the text of a page, given its number and how many there are."""


@frozen
class Composition:
    """A document that has its pages but is not painted yet. `columns` are filled one after another, page by page."""

    setter: Typesetter
    root: Node
    columns: list[PageOfPieces]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return -(-len(self.columns) // self.setter.page.columns)


def document(report: Report, choices: ReportChoices, missing: set[str]) -> bytes:
    """The finished file; `missing` takes up the characters that no font has."""
    page = PAPERS[choices.paper]
    sizes = [replace(page, margin=_ONE_PAGE_MARGIN, scale=scale, air=air) for scale, air in _ONE_PAGE]
    made = fitted(sizes if report.one_page else [page], lambda size: composed(report, size))
    missing |= made.setter.faces.missing
    return painted(made, report, choices, furnish)


def fitted(sizes: list[Page], compose: Callable[[Page], Composition]) -> Composition:
    """The composition of the first size that makes one page, or else of the last."""
    for size in sizes[:-1]:
        made = compose(size)
        if made.pages == 1:
            return made
    return compose(sizes[-1])


def painted(made: Composition, report: Report, choices: ReportChoices, furniture: Furniture) -> bytes:
    """The composition as a file."""
    page = made.setter.page
    sheet = Sheet(page)
    pages = made.pages
    for number in range(pages):
        if number:
            sheet.next_page()
        for at, column in enumerate(made.columns[number * page.columns : (number + 1) * page.columns]):
            x = page.left + at * (page.width + look.COLUMN_GAP)
            for y, piece in column.placed:
                piece.paint(sheet, x, y)
        furniture(sheet, made.setter, report, number + 1, pages)
    made.columns.clear()  # finishing needs the memory
    properties = Properties(
        title=title_of(report),
        author=one_line(report.organisation),
        subject=one_line(report.kind),
        language=report.language,
        created=report.created,
        level=choices.level,
    )
    return finish(sheet, made.root, properties)


def composed(report: Report, page: Page) -> Composition:
    """A report on pages of a size, with a table of contents where there are many."""
    setter = Typesetter(page)
    root = Node("Document")
    pieces = front(setter, report, root)
    table = root.add("TOC")
    before = len(pieces)
    for content in report.sections:
        pieces += section(setter, content, root)
    pieces = closed(setter, report, root, pieces)
    columns = fill_pages(pieces, page.first_top, page.top, page.bottom, page.air)
    if len(columns) >= LEAST_PAGES and len(setter.headings) > 1:
        numbers: dict[Node, int] = {}
        pieces[before].breaks = True
        pieces[before:before] = _contents(setter, report, pieces[:before], table, numbers)
        columns = fill_pages(pieces, page.first_top, page.top, page.bottom)
        numbers.update(pages_of(columns, setter.headings))
    return Composition(setter, root, columns)


def _contents(
    setter: Typesetter, report: Report, head: list[Piece], table: Node, numbers: dict[Node, int]
) -> list[Piece]:  # fmt: skip
    """The table of contents; only of the sections, when all headings would not fit on the first page."""
    page, headings = setter.page, setter.headings
    trial = contents(setter, report.contents_label, headings, Node("TOC"), numbers)
    if len(fill_pages([*head, *trial], page.first_top, page.top, page.bottom)) > 1:
        headings = [heading for heading in headings if heading.level == 2]
    return contents(setter, report.contents_label, headings, table, numbers)


def closed(setter: Typesetter, report: Report, root: Node, pieces: list[Piece]) -> list[Piece]:
    """The pieces, and last which characters no font has, by their code points, and what the report closes with: on the
    page of what stands before."""
    texts = [clean(report.closing)]
    if setter.faces.missing:
        codes = [f"U+{ord(char):04X}" for text in sorted(setter.faces.missing) for char in text]
        listed = ", ".join(codes[:_MOST_LISTED]) + (" …" if len(codes) > _MOST_LISTED else "")
        texts.append(one_line(report.missing_label.format(characters=listed)))
    last = [setter.text(text, look.QUIET, root.add("P"), setter.page.width, gap=28) for text in texts if text]
    whole = [*pieces, *last]
    for piece in whole[-len(last) - 1 : -1]:
        piece.keep = True
    return whole
