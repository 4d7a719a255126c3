"""How the minutes look in a word processor: the page, its header and footer, and the styles a reader can change."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from workshop_app.reports.colours import LIGHT
from workshop_app.reports.content import page_label, title_of
from workshop_app.reports.model import Report
from workshop_app.reports.text import one_line

FONT = "Source Sans 3"
FALLBACK = "Calibri"
"""What a word processor takes where Source Sans 3 is not installed."""
TEXT_WIDTH = Mm(166)
SIZE = 10.5
ALIGN = {"right": WD_ALIGN_PARAGRAPH.RIGHT, "center": WD_ALIGN_PARAGRAPH.CENTER}
AFTER_BIDI = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr")
"""What must stand after a paragraph's direction: Word refuses properties in another order."""
LEAD, QUIET, EYEBROW, ORGANISATION = "Lead", "Quiet", "Eyebrow", "Organisation"

_PART = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FONT_TABLE = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    f'<w:fonts xmlns:w="{_PART}"><w:font w:name="{FONT}"><w:altName w:val="{FALLBACK}"/>'
    '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
).encode()


def element(tag: str, **values: str) -> Any:
    """An element such as `w:shd` with its attributes."""
    made: Any = OxmlElement(tag)
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    return made


def dress(document: Document, report: Report) -> None:
    """Give an empty document the page, the styles, the header and the footer of a report."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(27), Mm(24)
    section.header_distance = section.footer_distance = Mm(12)
    _set_defaults(document, report.language)
    _set_styles(document)
    _write_header(section.header.paragraphs[0], report)
    _write_footer(section.footer.paragraphs[0], report)


def _set_defaults(document: Document, language: str) -> None:
    """The document's language and font; the template's own follow a theme, which would win over a style's font."""
    styles: Any = document.styles.element
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for name in ("w:rFonts", "w:lang"):
        for old in defaults.findall(qn(name)):
            defaults.remove(old)
    defaults.insert(0, _fonts())
    defaults.append(element("w:lang", val=language, eastAsia=language, bidi="ar-SA"))
    settings: Any = document.settings.element
    theme = settings.find(qn("w:themeFontLang"))
    theme.set(qn("w:val"), language)


def _fonts() -> Any:
    return element("w:rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT)


def _set_styles(document: Document) -> None:
    ink, quiet, brand = LIGHT.ink, LIGHT.ink_2, LIGHT.brand
    _style(document, "Normal", SIZE, ink, after=6)
    _style(document, "Title", 26, ink, bold=True, after=8)
    _style(document, "Heading 1", 16, ink, bold=True, before=20, after=6)
    _style(document, "Heading 2", 12.5, ink, bold=True, before=14, after=4)
    _style(document, "List Bullet", 10.5, ink, after=3)
    _style(document, "List Number", 10.5, ink, after=3)
    _style(document, "Header", 9, quiet)
    _style(document, "Footer", 9, quiet)
    _style(document, LEAD, 11.5, ink, bold=True, before=6, after=4, new=True).paragraph_format.keep_with_next = True
    _style(document, QUIET, 9.5, quiet, after=6, new=True).paragraph_format.keep_with_next = True
    _style(document, EYEBROW, 11.5, brand, bold=True, after=2, new=True)
    _style(document, ORGANISATION, 11, ink, bold=True, after=18, new=True)


def _style(
    document: Document, name: str, size: float, ink: str, *, bold: bool = False, before: float = 0, after: float = 0,
    new: bool = False,
) -> ParagraphStyle:  # fmt: skip
    styles = document.styles
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH) if new else styles[name]
    assert isinstance(style, ParagraphStyle)
    if new:
        style.base_style = styles["Normal"]
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    properties.insert(0, _fonts())
    for old in style.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
        old.getparent().remove(old)  # the template draws a line under titles
    style.paragraph_format.tab_stops.clear_all()
    style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, RGBColor.from_string(ink[1:])
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.08 if size < 12 else 1.0
    return style


def _write_header(paragraph: Paragraph, report: Report) -> None:
    """What the document is, and at the right whether it is a draft."""
    paragraph.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    words = [one_line(text) for text in (report.kind, report.title) if text]
    paragraph.add_run(" · ".join(words)[:90])
    if report.draft:
        paragraph.add_run("\t")
        mark = paragraph.add_run(one_line(report.status))
        mark.bold = True
        mark.font.color.rgb = RGBColor.from_string(LIGHT.honey_ink[1:])


def _write_footer(paragraph: Paragraph, report: Report) -> None:
    """The page's number and how many there are, counted by the word processor."""
    paragraph.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    before, between, after = page_label(report)
    paragraph.add_run(one_line(report.organisation)[:90] + "\t" + before)
    _add_field(paragraph, "PAGE")
    paragraph.add_run(between)
    _add_field(paragraph, "NUMPAGES")
    paragraph.add_run(after)


def _add_field(paragraph: Paragraph, code: str) -> None:
    field = element("w:fldSimple", instr=code)
    run: Any = OxmlElement("w:r")
    text: Any = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def finish(document: Document, report: Report) -> None:
    """The properties a search or an archive goes by."""
    properties = document.core_properties
    moment = report.created.replace(tzinfo=None)
    properties.title = title_of(report)[:255]
    properties.author = properties.last_modified_by = one_line(report.organisation)[:255]
    properties.subject = one_line(report.purpose)[:255]
    properties.category = one_line(report.kind)[:255]
    properties.content_status = one_line(report.status)[:255]
    properties.language = report.language
    properties.comments = ""
    properties.created = properties.modified = moment
    for name, relation in list(document.part.package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del document.part.package.rels[name]  # a picture of the library's empty page
