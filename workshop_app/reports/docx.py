"""The minutes for a word processor: real headings, lists and tables, to be edited.

Imported at the first export: python-docx costs a tenth of a second.
"""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph as WordParagraph

from workshop_app.i18n import right_to_left
from workshop_app.reports import docx_look as look
from workshop_app.reports.colours import LIGHT
from workshop_app.reports.content import (
    blocks_of,
    cleaned,
    going_on,
    group_title,
    held,
    language_of,
    notes_table,
    ranking_table,
    title_of,
)
from workshop_app.reports.model import BulletList, NoteGroup, Paragraph, Ranking, Report, ReportNote, Section, Table
from workshop_app.reports.package import repacked
from workshop_app.reports.pdf.fonts import BOLD, Faces
from workshop_app.reports.text import one_line

PICTURE = Mm(60)
"""The longest side of the picture of a note."""
LONG_WORD = 14
"""Words of more letters are broken where a column is narrow."""
WIDER = 1.32
"""The widest common font that stands in for ours, DejaVu Sans, is so much wider."""
SIDES = Pt(11)
"""The air in a cell."""
INDENT = Mm(34)
"""Where the values of the facts begin."""


def render_docx(report: Report) -> bytes:
    """The report as a .docx file. The same report gives the same bytes."""
    document = docx.Document()
    writer = _Writer(document, cleaned(report))
    writer.write()
    file = io.BytesIO()
    document.save(file)
    return repacked(file.getvalue(), {"word/fontTable.xml": look.FONT_TABLE})


class _Writer:
    """Writes a cleaned report into an empty document."""

    def __init__(self, document: Document, report: Report) -> None:
        self.document, self.report = document, report

    def write(self) -> None:
        """The whole document."""
        look.dress(self.document, self.report)
        self._front()
        for section in self.report.sections:
            self._section(section)
        self._keep_company()
        for (
            paragraph
        ) in self._last_written():  # what minutes close with, or the empty line that Word wants after a table
            paragraph.paragraph_format.keep_with_next = True
        if self.report.closing:
            self._paragraph(self.report.closing, look.QUIET).paragraph_format.space_before = Pt(18)
        look.finish(self.document, self.report)

    def _keep_company(self) -> None:
        """The head and the first row of a table never end a page, and its last row never begins one by itself."""
        for table in self.document.tables:
            rows = list(table.rows)
            for at in {0, 1, len(rows) - 2} & {*range(len(rows) - 1)}:
                for paragraph in (paragraph for cell in rows[at].cells for paragraph in cell.paragraphs):
                    paragraph.paragraph_format.keep_with_next = True

    def _last_written(self) -> list[WordParagraph]:
        """The last paragraph; after a table it is empty, and then those of the table's last row too."""
        last, tables = self.document.paragraphs[-1], self.document.tables
        if not tables or last._p.getprevious() is not tables[-1]._tbl:
            return [last]
        return [last, *(paragraph for cell in tables[-1].rows[-1].cells for paragraph in cell.paragraphs)]

    def _front(self) -> None:
        report = self.report
        if report.logo:
            picture: Any = self.document.add_picture(io.BytesIO(report.logo), height=Mm(14))
            picture._inline.docPr.set("descr", one_line(report.logo_text))
        if report.organisation:
            self._paragraph(one_line(report.organisation), look.ORGANISATION)
        words = f"{report.kind} · {report.status}" if report.status else report.kind
        self._paragraph(one_line(words), look.EYEBROW)
        self._paragraph(title_of(report), "Title")
        if report.purpose:
            self._paragraph(report.purpose)
        for label, value in report.facts:
            paragraph = self._paragraph(f"{one_line(label)}\t")
            paragraph.paragraph_format.space_after = 0
            paragraph.paragraph_format.tab_stops.add_tab_stop(INDENT)
            paragraph.paragraph_format.left_indent = INDENT
            paragraph.paragraph_format.first_line_indent = -INDENT
            paragraph.add_run(value).bold = True

    def _section(self, section: Section) -> None:
        self._paragraph(one_line(section.heading), "Heading 1")
        for block in blocks_of(section):
            match block:
                case Paragraph():
                    self._paragraph(block.text, {"lead": look.LEAD, "quiet": look.QUIET}.get(block.style, ""))
                case BulletList():
                    self._list(block)
                case Table():
                    self._table(block)
                case NoteGroup():
                    self._notes(block)
                case Ranking():
                    self._ranking(block)

    def _paragraph(self, text: str, style: str = "") -> WordParagraph:
        paragraph = self.document.add_paragraph(style=style or None)
        self._fill(paragraph, text)
        return paragraph

    def _fill(self, paragraph: WordParagraph, text: str, *, bold: bool = False, ink: str = "") -> None:
        """Text into a paragraph, which runs from the right when the text does."""
        run = paragraph.add_run(text)
        if bold:
            run.bold = True
        if ink:
            run.font.color.rgb = RGBColor.from_string(ink[1:])
        if right_to_left(text):
            properties: Any = paragraph._p.get_or_add_pPr()
            properties.insert_element_before(look.element("w:bidi"), *look.AFTER_BIDI)
            run.font.rtl = True

    def _list(self, block: BulletList) -> None:
        style = "List Number" if block.numbered else "List Bullet"
        number = self._new_numbering() if block.numbered else 0
        for item in block.items:
            paragraph = self._paragraph(item, style)
            if number:
                properties: Any = paragraph._p.get_or_add_pPr()
                properties = properties.get_or_add_numPr()
                properties.get_or_add_ilvl().val = 0
                properties.get_or_add_numId().val = number

    def _new_numbering(self) -> int:
        """A list of its own that begins at 1; without it, numbers go on from the list before."""
        style = self.document.styles["List Number"].element
        numbering = self.document.part.numbering_part.element
        known = style.pPr.numPr.numId.val
        abstract = next(num.abstractNumId.val for num in numbering.num_lst if num.numId == known)
        added = numbering.add_num(abstract)
        added.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(added.numId)

    def _notes(self, group: NoteGroup) -> None:
        if title := group_title(group):
            self._paragraph(title, "Heading 2")
        if group.summary:
            self._paragraph(group.summary, look.QUIET)
        if not group.notes:
            return
        made = self._table(notes_table(group, language_of(self.report)))
        for row, note in zip(made.rows[1:], group.notes, strict=True):
            ground, ink = LIGHT.kinds[note.kind]
            if note.picture:
                self._picture(row.cells[2], note)
            for cell in row.cells[:2]:
                self._shade(cell, ground)
                for run in cell.paragraphs[0].runs:
                    run.font.color.rgb = RGBColor.from_string(ink[1:])

    def _picture(self, cell: Cell, note: ReportNote) -> None:
        """The picture of a note over its text, with the same words for who cannot see it."""
        paragraph = cell.paragraphs[0].insert_paragraph_before()
        shown: Any = paragraph.add_run().add_picture(io.BytesIO(note.picture), width=PICTURE)
        if shown.height > PICTURE:
            shown.width, shown.height = int(shown.width * PICTURE / shown.height), PICTURE
        shown._inline.docPr.set("descr", one_line(note.text))
        for side in "TBLR":  # some word processors take half a line of air where nothing is said
            shown._inline.set(f"dist{side}", "0")

    def _ranking(self, ranking: Ranking) -> None:
        """The rows that go on stand on a tinted ground over the words of the cut."""
        made = self._table(ranking_table(ranking))
        going = going_on(ranking)
        for row, place in zip(made.rows[1:], ranking.rows, strict=True):
            if place.advances:
                for cell in row.cells:
                    self._shade(cell, LIGHT.honey_soft)
        if going:
            cut = made.add_row()  # type: ignore[no-untyped-call]
            made.rows[going]._tr.addnext(cut._tr)
            cell = cut.cells[0].merge(cut.cells[-1])
            self._fill(cell.paragraphs[0], ranking.cut_label, bold=True, ink=LIGHT.honey_ink)

    def _table(self, table: Table) -> WordTable:
        made: WordTable = self.document.add_table(rows=len(table.rows) + 1, cols=len(table.columns))
        made.autofit = False
        self._frame(made, table.caption)
        widths = _widths(table)
        for column, width in zip(made.columns, widths, strict=True):
            column.width = Emu(width)
        heads = tuple(column.heading for column in table.columns)
        for at, (row, texts) in enumerate(zip(made.rows, (heads, *table.rows), strict=True)):
            properties = row._tr.get_or_add_trPr()
            properties.append(look.element("w:cantSplit"))
            if at == 0:
                properties.append(look.element("w:tblHeader"))
            for cell, text, column, width in zip(row.cells, texts, table.columns, widths, strict=True):
                cell.width = Emu(width)
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = 0
                if column.align != "left":
                    paragraph.alignment = look.ALIGN[column.align]
                self._fill(paragraph, text, bold=at == 0 or column.strong, ink=LIGHT.ink_2 if at == 0 else "")
                if at == 0:
                    self._shade(cell, LIGHT.paper)
        self.document.add_paragraph().paragraph_format.space_after = 0
        return made

    def _frame(self, made: WordTable, caption: str) -> None:
        """Thin lines between the rows, room in the cells, and words for who cannot see the table."""
        properties: Any = made._tbl.tblPr
        borders = look.element("w:tblBorders")
        for side in ("top", "bottom", "insideH"):
            borders.append(look.element(f"w:{side}", val="single", sz="4", space="0", color=LIGHT.line[1:]))
        margins = look.element("w:tblCellMar")
        for side, width in (("top", "60"), ("left", "100"), ("bottom", "60"), ("right", "100")):
            margins.append(look.element(f"w:{side}", w=width, type="dxa"))
        for old in (*properties.findall(qn("w:tblLook")), *properties.findall(qn("w:tblLayout"))):
            properties.remove(old)
        words = look.element("w:tblDescription", val=one_line(caption)[:500])
        properties.extend([borders, look.element("w:tblLayout", type="fixed"), margins])
        properties.append(look.element("w:tblLook", val="0020", firstRow="1", noVBand="1"))
        properties.append(words)

    def _shade(self, cell: Cell, ground: str) -> None:
        shade = look.element("w:shd", val="clear", color="auto", fill=ground[1:])
        cell._tc.get_or_add_tcPr().append(shade)


def _widths(table: Table) -> list[int]:
    """Of each column: its share, or at the cost of wider ones what its longest word or short text needs in any font."""
    wished = [look.TEXT_WIDTH * column.share for column in table.columns]
    texts = zip((column.heading for column in table.columns), *table.rows, strict=True)
    words = [{word[:LONG_WORD] for text in column for word in held(text).split(" ")} for column in texts]
    faces = Faces()
    longest = (max((faces.width(word, BOLD, look.SIZE) for word in each), default=0.0) for each in words)
    needed = [Pt(1) * WIDER * wide + SIDES for wide in longest]
    lacking = sum(max(0.0, need - wish) for need, wish in zip(needed, wished, strict=True))
    spare = sum(max(0.0, wish - need) for need, wish in zip(needed, wished, strict=True))
    if lacking > spare:
        return [int(wish) for wish in wished]
    given = lacking / spare if spare else 0.0
    return [int(max(need, wish - given * (wish - need))) for need, wish in zip(needed, wished, strict=True)]
