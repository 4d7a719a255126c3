"""The minutes for a word processor: real styles, lists and tables; everything that people wrote, as they wrote it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from xml.etree import ElementTree

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph
from PIL import Image

from tests.helpers.hostile import ALL, numbered, reports
from tests.helpers.sample_report import empty_report, sample_report
from workshop_app.reports.checksum import texts
from workshop_app.reports.docx import render_docx
from workshop_app.reports.model import Column, NoteGroup, Ranking, Report, Section
from workshop_app.reports.model import Paragraph as Running
from workshop_app.reports.model import Table as Rows
from workshop_app.reports.pdf.fonts import BOLD, Faces
from workshop_app.reports.text import clean, one_line

REPORTS = reports()


def opened(name: str) -> Document:
    return docx.Document(io.BytesIO(render_docx(REPORTS[name])))


def said(document: Document) -> Iterator[str]:
    """The text of all paragraphs and cells in reading order, a merged cell once."""
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            for row in block.rows:
                yield from (cell.text for cell in dict.fromkeys(row.cells))


@pytest.mark.parametrize("name", REPORTS)
def test_every_text_of_the_report_is_in_it(name: str) -> None:
    found = " ".join(one_line(text) for text in said(opened(name)))
    marks = {f"{number}." for number in range(1, 10)}  # the word processor numbers lists
    for text in texts(REPORTS[name]):
        assert text in found or text in marks


def test_every_note_is_there_once_and_literally() -> None:
    cells = [one_line(text) for text in said(opened("hostile"))]
    for text in numbered(ALL):
        assert cells.count(one_line(text)) == 1


def test_line_breaks_within_a_text_stay() -> None:
    assert any(cell == clean(numbered(ALL)[ALL.index("två\nrader")]) for cell in said(opened("hostile")))


@pytest.mark.parametrize("name", REPORTS)
def test_headings_are_headings_and_lists_are_lists(name: str) -> None:
    report, document = REPORTS[name], opened(name)
    styles = [(p.style.name, one_line(p.text)) for p in document.paragraphs if p.style]
    groups = [block for section in report.sections for block in section.blocks if isinstance(block, NoteGroup)]
    assert [text for style, text in styles if style == "Heading 1"] == [one_line(s.heading) for s in report.sections]
    assert [text for style, text in styles if style == "Heading 2"] == [
        f"{group.number or ''} {group.heading}".strip() for group in groups
    ]
    assert [text for style, text in styles if style == "Title"] == [one_line(report.title)]
    assert sum(style == "List Number" for style, _ in styles) == 3


def test_every_numbered_list_begins_at_one() -> None:
    sections = sample_report().sections
    twice = docx.Document(io.BytesIO(render_docx(_with_sections(sections[0], sections[0]))))
    numbers = [p._p.pPr.numPr.numId.val for p in twice.paragraphs if p.style and p.style.name == "List Number"]
    assert len(numbers) == 6
    assert len(set(numbers)) == 2
    numbering = twice.part.numbering_part.element
    for number in set(numbers):
        (start,) = numbering.num_having_numId(number).xpath("w:lvlOverride/w:startOverride/@w:val")
        assert start == "1"


def _with_sections(*sections: Section) -> Report:
    return replace(sample_report(), sections=sections)


@pytest.mark.parametrize("name", REPORTS)
def test_tables_repeat_their_head_and_fill_the_page(name: str) -> None:
    document = opened(name)
    assert document.tables
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows if row._tr.trPr is not None)
        assert sum(column.width for column in table.columns) == pytest.approx(Mm(166), abs=Mm(0.2))


def test_no_common_word_of_a_table_is_broken_even_in_a_wide_font() -> None:
    faces = Faces()
    for table in opened("plain").tables:
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                for word in cell.text.split() if cell.width == column.width else ():
                    wide = 1.3 * faces.width(word, BOLD, 10.5) + 10  # DejaVu Sans is so much wider than our font
                    assert len(word) > 14 or wide <= column.width.pt, word


@pytest.mark.parametrize("day", ["15 Sept 2026", "30 Sept 2026", "28 juni 2026"])
def test_a_date_stands_on_one_line_beside_four_other_columns_even_in_a_wide_font(day: str) -> None:
    columns = tuple(Column(heading=str(share), share=share) for share in (0.35, 0.2, 0.12, 0.14, 0.19))
    rows = (("Pröva en halv dag i månaden utan löpande ärenden", "Kommundirektörens stab", day, "Enhet", "Tid"),)
    report = _with_sections(Section(heading="Åtgärder", blocks=(Rows(caption="", columns=columns, rows=rows),)))
    [table] = docx.Document(io.BytesIO(render_docx(report))).tables
    widths = [column.width for column in table.columns]
    assert 1.3 * Faces().width(day, BOLD, 10.5) + 10 <= widths[2].pt
    assert sum(widths) == pytest.approx(Mm(166), abs=Mm(0.2))


def test_the_page_is_a4_with_its_number_and_draft_marked_on_each() -> None:
    draft = opened("hostile")
    section = draft.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.header.paragraphs[0].text.endswith("\tDraft")
    footer = section.footer.paragraphs[0]._p
    assert [field.get(qn("w:instr")) for field in footer.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert "".join(text.text or "" for text in footer.iter(qn("w:t"))).endswith("Page 1 of 1")
    assert "Utkast" not in opened("plain").sections[0].header.paragraphs[0].text


def test_language_fonts_and_properties_are_said() -> None:
    data = render_docx(REPORTS["plain"])
    document = docx.Document(io.BytesIO(data))
    language = document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "sv-SE"
    properties = document.core_properties
    assert (properties.title, properties.author) == ("Ständiga förbättringar – ledningsgruppen", "Åmåls kommun")
    assert (properties.language, properties.created.replace(tzinfo=None)) == ("sv-SE", datetime(2026, 6, 10, 12, 5))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        fonts = archive.read("word/fontTable.xml").decode()
    assert 'w:name="Source Sans 3"' in fonts
    assert 'w:altName w:val="Calibri"' in fonts


def test_text_from_the_right_runs_from_the_right() -> None:
    document = opened("hostile")
    cells = [p for table in document.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]
    for paragraph in cells:
        hebrew = "שלום" in paragraph.text or "مرحبا" in paragraph.text
        assert (paragraph._p.get_or_add_pPr().find(qn("w:bidi")) is not None) == hebrew


ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs bidi spacing ind jc rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs color spacing kern sz szCs u rtl cs lang",
    "tcPr": "tcW gridSpan vMerge tcBorders shd",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
}
"""The order in which Word wants properties (ECMA-376), as far as we use them."""


@pytest.mark.parametrize("name", REPORTS)
def test_properties_stand_in_the_order_that_word_wants(name: str) -> None:
    for kind, order in ORDERS.items():
        for properties in opened(name).element.body.iter(qn(f"w:{kind}")):
            tags = [order.split().index(child.tag.partition("}")[2]) for child in properties]
            assert tags == sorted(set(tags))


def test_the_same_report_gives_the_same_bytes_and_every_part_is_sound() -> None:
    data = render_docx(REPORTS["hostile"])
    assert render_docx(REPORTS["hostile"]) == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))
        assert not any("hyperlink" in archive.read(name).decode() for name in archive.namelist() if "_rels" in name)


def test_what_minutes_close_with_stays_on_the_page_of_the_paragraph_before_it() -> None:
    section = Section(heading="Beslut", blocks=(Running(text="Ett"), Running(text="Två")))
    report = replace(sample_report("sv"), sections=(section,), closing="Kontrollsumma 123")
    *_more, one, two, closing = docx.Document(io.BytesIO(render_docx(report))).paragraphs
    assert (one.text, two.text, closing.text) == ("Ett", "Två", "Kontrollsumma 123")
    assert two.paragraph_format.keep_with_next
    assert not one.paragraph_format.keep_with_next


def test_what_minutes_close_with_stays_on_the_page_of_the_last_row_of_a_table_before_it() -> None:
    last = sample_report("sv").sections[1].blocks[-1]
    assert isinstance(last, Rows)
    section = Section(heading="Åtgärder", blocks=(replace(last, rows=last.rows * 2),))
    report = replace(sample_report("sv"), sections=(section,), closing="Kontrollsumma 123")
    document = docx.Document(io.BytesIO(render_docx(report)))
    empty, closing = document.paragraphs[-2:]
    assert (empty.text, closing.text) == ("", "Kontrollsumma 123")
    assert empty.paragraph_format.keep_with_next
    kept = [
        {cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells} for row in document.tables[-1].rows
    ]
    assert kept[-1] == kept[-2] == {True}
    assert True not in kept[-3]


@pytest.mark.parametrize(
    ("rows", "kept"),
    [(1, [True, None]), (2, [True, True, None]), (4, [True, True, None, True, None])],
)
def test_the_first_row_of_a_table_has_company_and_so_has_the_last(rows: int, kept: list[bool | None]) -> None:
    table = Rows(caption="", columns=(Column(heading="Vad", share=1.0),), rows=(("Ring",),) * rows)
    sections = (Section(heading="Åtgärder", blocks=(table,)), Section(heading="Sist", blocks=(Running(text="Slut"),)))
    [made] = docx.Document(io.BytesIO(render_docx(replace(sample_report("sv"), sections=sections)))).tables[-1:]
    assert [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in made.rows] == kept


def test_the_words_of_the_cut_and_the_row_with_a_picture_do_not_stand_alone_on_a_page() -> None:
    picture = io.BytesIO()
    Image.new("RGB", (60, 30), "#0E5A67").save(picture, "PNG")
    notes = [
        block for section in sample_report("sv").sections for block in section.blocks if isinstance(block, NoteGroup)
    ]
    rankings = [
        block for section in sample_report("sv").sections for block in section.blocks if isinstance(block, Ranking)
    ]
    rows = tuple(replace(row, advances=True) for row in rankings[0].rows)
    shown = tuple(replace(note, picture=picture.getvalue()) for note in notes[0].notes)
    blocks = (replace(notes[0], notes=shown), replace(rankings[0], rows=rows))
    section = Section(heading="Allt", blocks=blocks)
    tables = docx.Document(
        io.BytesIO(render_docx(replace(sample_report("sv"), sections=(section,), closing="")))
    ).tables
    assert tables[1].rows[-1].cells[0].text == rankings[0].cut_label
    for table in tables:
        paragraphs = [paragraph for cell in table.rows[-2].cells for paragraph in cell.paragraphs]
        assert all(paragraph.paragraph_format.keep_with_next for paragraph in paragraphs)
    last = tables[1].rows[-1].cells[0].paragraphs[0]
    assert last.paragraph_format.keep_with_next, "the empty line that ends a document has no page of its own"


def test_an_empty_report_is_a_document_too() -> None:
    assert [p.text for p in docx.Document(io.BytesIO(render_docx(empty_report()))).paragraphs][-1] == "Protokoll"


def test_a_logo_stands_first_and_has_words() -> None:
    picture = io.BytesIO()
    Image.new("RGB", (60, 30), "#0E5A67").save(picture, "JPEG")
    report = replace(REPORTS["plain"], logo=picture.getvalue(), logo_text="Åmåls vapen")
    document = docx.Document(io.BytesIO(render_docx(report)))
    (logo,) = document.inline_shapes
    assert (round(logo.height.mm), round(logo.width.mm)) == (14, 28)
    assert logo._inline.docPr.get("descr") == "Åmåls vapen"
    assert document.paragraphs[0]._p.xpath(".//w:drawing")
