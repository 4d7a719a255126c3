"""A report set by plain platypus in the plainest way that shows the same: what the minutes are measured against.

No structure, no metadata, no fallback fonts, and cells that are strings where a line is enough.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.graphics.charts.barcharts import HorizontalBarChart
from reportlab.graphics.shapes import Drawing
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle

from workshop_app.reports import model
from workshop_app.resources import resource

REGULAR, BOLD = "SourceSans3-Regular", "SourceSans3-Bold"
BODY = ParagraphStyle("body", fontName=REGULAR, fontSize=10, leading=13.5)
STRONG = ParagraphStyle("strong", fontName=BOLD, fontSize=10, leading=13.5)
TITLE = ParagraphStyle("title", fontName=BOLD, fontSize=26, leading=32, spaceAfter=12)
HEADING = ParagraphStyle("heading", fontName=BOLD, fontSize=16, leading=22, spaceBefore=18, spaceAfter=8)
GROUP = ParagraphStyle("group", fontName=BOLD, fontSize=12, leading=16, spaceBefore=12, spaceAfter=6)
MARGIN = 60.0
WIDTH = A4[0] - 2 * MARGIN
LINES = TableStyle(
    [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("FONTNAME", (0, 0), (-1, 0), BOLD),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey),
        ("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.white, colors.whitesmoke]),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ]
)


def plain_pdf(report: model.Report) -> bytes:
    """The file."""
    for name in (REGULAR, BOLD):
        pdfmetrics.registerFont(ttfonts.TTFont(name, str(resource(f"fonts/{name}.ttf"))))
    story: list[Any] = [text(report.organisation), text(report.kind), text(report.title, TITLE), text(report.purpose)]
    story.append(LongTable([[text(name), text(value)] for name, value in report.facts], colWidths=[110, WIDTH - 110]))
    for section in report.sections:
        story.append(text(section.heading, HEADING))
        for block in section.blocks:
            story += set_block(block)
    written = BytesIO()

    def around(canvas: Any, document: Any) -> None:
        canvas.setFont(REGULAR, 8.5)
        canvas.drawString(MARGIN, A4[1] - 40, report.title)
        canvas.line(MARGIN, A4[1] - 48, A4[0] - MARGIN, A4[1] - 48)
        canvas.drawRightString(A4[0] - MARGIN, 40, report.page_label.format(page=document.page, pages=""))

    margins = {"leftMargin": MARGIN, "rightMargin": MARGIN, "topMargin": 76, "bottomMargin": 64}
    template = SimpleDocTemplate(written, pagesize=A4, pageCompression=1, **margins)
    template.build(story, onFirstPage=around, onLaterPages=around)
    return written.getvalue()


def text(words: str, style: ParagraphStyle = BODY) -> Paragraph:
    """A paragraph."""
    return Paragraph(escape(words), style)


def set_block(block: model.Block) -> list[Any]:
    """One block of a section."""
    match block:
        case model.Paragraph():
            return [text(block.text), Spacer(1, 6)]
        case model.BulletList():
            return [text(f"• {item}") for item in block.items]
        case model.Table():
            return [table(block)]
        case model.Ranking():
            return [chart(block), table(ranking_table(block))]
        case model.NoteGroup():
            rows = [["", "", "", ""]]
            rows += [
                [note.code, [text(note.kind_word), text(note.text)], note.tag, note.dots_label] for note in block.notes
            ]
            notes = LongTable(rows, colWidths=[40, WIDTH - 170, 70, 60], repeatRows=1, style=LINES)
            return [text(f"{block.number} {block.heading}", GROUP), text(block.summary), notes]
        case model.Matrix() | model.Radar():
            return [text(block.description), table(block.as_table())]


def table(block: model.Table) -> LongTable:
    """A table with its heads on every page."""
    total = sum(column.share for column in block.columns)
    rows: list[list[Any]] = [[column.heading for column in block.columns]]
    rows += [[text(row[0], STRONG), *(text(cell) for cell in row[1:])] for row in block.rows]
    return LongTable(
        rows, colWidths=[WIDTH * column.share / total for column in block.columns], repeatRows=1, style=LINES
    )


def ranking_table(block: model.Ranking) -> model.Table:
    """The figures of a ranking."""
    columns = tuple(model.Column(heading=heading, share=0.2) for heading in block.headings)
    rows = tuple((str(row.rank), row.label, str(row.dots), str(row.voters or "")) for row in block.rows)
    return model.Table(caption="", columns=columns, rows=rows)


def chart(block: model.Ranking) -> Drawing:
    """Bars."""
    drawing = Drawing(WIDTH, 24 * len(block.rows))
    bars = HorizontalBarChart()
    bars.x, bars.y, bars.width, bars.height = 200, 0, WIDTH - 200, 24 * len(block.rows)
    bars.data = [[row.dots for row in reversed(block.rows)]]
    bars.categoryAxis.categoryNames = [row.label[:40] for row in reversed(block.rows)]
    bars.categoryAxis.labels.fontName = bars.valueAxis.labels.fontName = REGULAR
    bars.valueAxis.valueMin = 0
    drawing.add(bars)
    return drawing
