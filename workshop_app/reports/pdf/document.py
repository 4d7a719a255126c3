"""A report as a PDF: compose the pieces, fill the pages, paint them, finish the file."""

from __future__ import annotations

from workshop_app.reports.model import Report
from workshop_app.reports.pdf import look
from workshop_app.reports.pdf.blocks import section
from workshop_app.reports.pdf.finish import Properties, finish
from workshop_app.reports.pdf.flow import Piece, fill_pages
from workshop_app.reports.pdf.front import front, title_of
from workshop_app.reports.pdf.furniture import furnish
from workshop_app.reports.pdf.sheet import Sheet
from workshop_app.reports.pdf.structure import Node
from workshop_app.reports.pdf.typesetter import Typesetter
from workshop_app.reports.text import one_line

_MOST_LISTED = 60
"""Characters without a font that are named; the rest are counted in by '…'."""


def document(report: Report) -> bytes:
    """The finished file."""
    setter = Typesetter()
    root = Node("Document")
    pieces = front(setter, report, root)
    for content in report.sections:
        pieces += section(setter, content, root)
    pieces += _missing(setter, report, root)
    sheet = Sheet()
    pages = fill_pages(pieces, look.FIRST_TOP, look.TOP, look.BOTTOM)
    for number, page in enumerate(pages, 1):
        if number > 1:
            sheet.next_page()
        for y, piece in page.placed:
            piece.paint(sheet, look.LEFT, y)
        furnish(sheet, setter, report, number, len(pages))
    properties = Properties(
        title=title_of(report),
        author=one_line(report.organisation),
        subject=one_line(report.kind),
        language=report.language,
        created=report.created,
    )
    return finish(sheet.finish(), root, sheet.marked, properties)


def _missing(setter: Typesetter, report: Report, root: Node) -> list[Piece]:
    """Says by their code points which characters no font has, since they cannot be shown here either."""
    if not setter.faces.missing:
        return []
    codes = [f"U+{ord(char):04X}" for text in sorted(setter.faces.missing) for char in text]
    listed = ", ".join(codes[:_MOST_LISTED]) + (" …" if len(codes) > _MOST_LISTED else "")
    text = one_line(report.missing_label.format(characters=listed))
    return [setter.text(text, look.QUIET, root.add("P"), look.WIDTH, gap=28)]
