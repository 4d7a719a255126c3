"""What is chosen for an export is what one gets: how much, on which paper, at which level, under which logo."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from pikepdf import Dictionary, Name, Pdf
from PIL import Image

from tests.helpers.sample_report import sample_logo, sample_report
from tests.helpers.structure import read
from tests.helpers.workshops import example
from workshop_app.domain.enums import Stage
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import Action
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.reports.build import minutes_report
from workshop_app.reports.checksum import checksum, texts
from workshop_app.reports.choices import ArchiveLevel, Paper, ReportChoices, Scope, clean_logo
from workshop_app.reports.model import Report
from workshop_app.reports.pdf import render_pdf

pdfium: Any = pypdfium2

NOW = datetime(2026, 6, 10, 12, 5, tzinfo=UTC)
SWEDISH = Language("sv")


def held(actions: int = 6) -> State:
    """The example with so many actions."""
    state = State.of_records(example("sv"))
    given = state.ordered(Action)
    more = [
        replace(given[number % len(given)], id=f"more{number}", position=f"z{number:03}")
        for number in range(actions - len(given))
    ]
    return State.of_records([*state.records(), *more])


def headings(report: Report) -> list[str]:
    return [section.heading for section in report.sections]


def page_sizes(data: bytes) -> list[tuple[float, float]]:
    with pdfium.PdfDocument(data) as pdf:
        return [page.get_size() for page in pdf]


@pytest.mark.parametrize("actions", [3, 6, 12, 20, 28])
def test_short_minutes_fit_on_one_page(actions: int) -> None:
    report = minutes_report(held(actions), SWEDISH, NOW, ReportChoices(scope=Scope.SHORT))
    data = render_pdf(report)
    assert len(page_sizes(data)) == 1
    assert headings(report) == ["Sammanfattning", "Åtgärder"]
    assert read(data).texts == texts(report)


def test_what_does_not_fit_on_one_page_in_readable_type_takes_more() -> None:
    report = replace(sample_report("sv", 60, 28), one_page=True)
    assert len(page_sizes(render_pdf(report))) > 1


def test_short_minutes_are_still_large_enough_to_read() -> None:
    data = render_pdf(minutes_report(held(28), SWEDISH, NOW, ReportChoices(scope=Scope.SHORT)))
    with pdfium.PdfDocument(data) as pdf:
        text = pdf[0].get_textpage()
        sizes = [pdfium.raw.FPDFText_GetFontSize(text, at) for at in range(text.count_chars())]
        scale = pdfium.raw.FS_MATRIX()
        pdfium.raw.FPDFText_GetMatrix(text, 0, scale)
    assert min(size for size in sizes if size > 1) * scale.a >= 6


def test_appendix_has_what_happened_but_not_what_was_decided() -> None:
    full = minutes_report(held(), SWEDISH, NOW)
    appendix = minutes_report(held(), SWEDISH, NOW, ReportChoices(scope=Scope.APPENDIX))
    assert {"Sammanfattning", "Åtgärder"} < set(headings(full)) - set(headings(appendix))
    assert set(headings(appendix)) < set(headings(full))
    assert appendix.kind == "Bilaga till protokollet"


def test_language_is_chosen_per_export() -> None:
    report = minutes_report(held(), SWEDISH, NOW, ReportChoices(language="en"))
    assert report.language == "en-GB"
    assert report.kind == "Minutes"


def test_paper() -> None:
    report = sample_report("sv", 30, 3)
    assert {(round(wide), round(high)) for wide, high in page_sizes(render_pdf(report))} == {(595, 842)}
    letter = render_pdf(report, ReportChoices(paper=Paper.LETTER))
    assert set(page_sizes(letter)) == {(612, 792)}
    assert read(letter).texts == texts(report)


def test_level_stands_in_the_file_and_does_not_change_its_text() -> None:
    report = sample_report("sv", 30, 3, charts=True)
    new, old = (render_pdf(report, ReportChoices(level=level)) for level in (ArchiveLevel.A2, ArchiveLevel.A1))
    assert read(new).texts == read(old).texts == texts(report)
    with Pdf.open(BytesIO(new)) as pdf, Pdf.open(BytesIO(old)) as pdf_1:
        assert (pdf.pdf_version, pdf_1.pdf_version) == ("1.7", "1.4")
        assert b"<pdfaid:part>2<" in pdf.Root.Metadata.read_bytes()
        assert b"<pdfaid:part>1<" in pdf_1.Root.Metadata.read_bytes()


def test_logo_is_a_picture_with_words() -> None:
    report = replace(sample_report("sv", 3, 0), logo=clean_logo(sample_logo()), logo_text="Logotyp för Åmåls kommun")
    data = render_pdf(report)
    assert read(data).elements[0] == ("Figure", "Logotyp för Åmåls kommun")
    with Pdf.open(BytesIO(data)) as pdf:
        (picture,) = pdf.pages[0].Resources.XObject.values()
        assert Name.DCTDecode in list(picture.Filter)
        assert picture.ColorSpace == Name.DeviceRGB
        assert "/SMask" not in picture
        figures = [found for found in pdf.objects if isinstance(found, Dictionary) and found.get("/S") == Name.Figure]
        left, bottom, right, top = map(float, figures[0].A.BBox)
    assert 60 <= left < right <= 60 + 150.1
    assert 700 < bottom < top < 842


def test_logo_is_made_harmless() -> None:
    with Image.open(BytesIO(clean_logo(sample_logo()))) as picture:
        assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (420, 160))
        white: Any = picture.getpixel((300, 8))
    assert min(white) > 250, "what was transparent is white, as the paper"
    huge = Image.new("RGB", (5000, 1000))
    written = BytesIO()
    huge.save(written, "PNG")
    with Image.open(BytesIO(clean_logo(written.getvalue()))) as picture:
        assert max(picture.size) <= 1000


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg/>", b"\x89PNG\r\n\x1a\n" + b"x" * 99, sample_logo()[:200]])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(DomainError, match="logo_unreadable"):
        clean_logo(data)


def test_contents_from_ten_pages_on() -> None:
    by_pages: dict[int, bool] = {}
    for notes in range(20, 150, 10):
        data = render_pdf(sample_report("sv", notes, 28))
        reading = read(data)
        by_pages[len(page_sizes(data))] = bool(reading.contents)
    assert by_pages == {pages: pages >= 10 for pages in by_pages}
    assert {True, False} == set(by_pages.values())


def test_contents_that_would_go_over_the_first_page_list_the_sections_alone() -> None:
    """One line of them on a page of its own is no contents."""
    lengths = set()
    for facts in (2, 14):
        report = sample_report("sv", 110, 28)
        report = replace(report, facts=tuple((f"Uppgift {number}", "något") for number in range(facts)))
        data = render_pdf(report)
        titles = read(data).contents[1::2]
        with pdfium.PdfDocument(data) as pdf:
            first = pdf[0].get_textpage().get_text_range()
        assert all(title[:20] in first for title in titles)
        lengths.add(len(titles))
    assert len(lengths) == 2, "all headings where they fit, else the sections"


def test_contents_name_the_page_that_they_lead_to() -> None:
    data = render_pdf(sample_report("sv", 150, 28, charts=True))
    assert read(data).faults == []
    contents = read(data).contents
    assert contents[0] == "Innehåll"
    entries = dict(zip(contents[1::2], map(int, contents[2::2]), strict=True))
    with pdfium.PdfDocument(data) as pdf:
        outline = {entry.get_title(): entry.get_dest().get_index() + 1 for entry in pdf.get_toc()}
        pages = [page.get_textpage().get_text_range() for page in pdf]
    assert len(entries) > 10
    assert all(outline[title] == page for title, page in entries.items())
    for title, page in entries.items():
        assert re.sub(r"^\d+ ", "", title)[:20] in pages[page - 1]
    with Pdf.open(BytesIO(data)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        links = [link for page in pdf.pages for link in page.obj.get("/Annots", [])]
        assert [numbers[link.Dest[0].objgen] for link in links] == list(entries.values())
        assert [str(link.Contents) for link in links] == list(entries)


def test_final_minutes_say_when_and_their_checksum() -> None:
    report = minutes_report(held(), SWEDISH, NOW)
    assert checksum(report) in report.closing
    assert read(render_pdf(report)).texts[-1] == report.closing


def test_draft_has_no_checksum() -> None:
    state = held()
    open_again = State.of_records(
        [replace(state.workshop, stage=Stage.OPEN), *(record for record in state.records() if record != state.workshop)]
    )
    assert minutes_report(open_again, SWEDISH, NOW).closing == ""


def test_checksum_can_be_checked_with_nothing_but_the_pdf() -> None:
    report = minutes_report(held(), SWEDISH, NOW)
    found = read(render_pdf(report, ReportChoices(paper=Paper.LETTER, level=ArchiveLevel.A1))).texts
    assert sha256("\n".join(found[:-1]).encode()).hexdigest() == checksum(report)


def test_checksum_covers_the_text_and_nothing_else() -> None:
    state = held()
    report = minutes_report(state, SWEDISH, NOW)
    later = minutes_report(state, SWEDISH, NOW + timedelta(days=2), ReportChoices(logo=clean_logo(sample_logo())))
    assert checksum(later) == checksum(report)
    action = state.ordered(Action)[0]
    changed = State.of_records([*state.records(), replace(action, what=action.what + ".")])
    assert checksum(minutes_report(changed, SWEDISH, NOW)) != checksum(report)
