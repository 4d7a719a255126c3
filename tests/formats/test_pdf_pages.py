"""The pages of the minutes: nothing runs over an edge, nothing stands alone, every page says what it is."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest
from pikepdf import Dictionary, Pdf, parse_content_stream

from tests.formats.test_pdf import hostile_report
from tests.helpers.pages import page_texts
from tests.helpers.pictures import kept
from tests.helpers.sample_report import sample_matrix, sample_report
from tests.helpers.structure import read, texts_of
from workshop_app.reports.model import BulletList, Column, NoteGroup, Paragraph, Ranking, Report, Section, Table
from workshop_app.reports.pdf import look, render_pdf
from workshop_app.reports.pictures import printable

pdfium: Any = pypdfium2

EDGE = 4.0
"""How far a slanting letter may reach over the margin."""


def painted_tags(data: bytes) -> list[list[str]]:
    """For each page the tags of its marked content, in the order it is painted."""
    with Pdf.open(BytesIO(data)) as pdf:
        return [
            [
                str(found.operands[0])[1:]
                for found in parse_content_stream(page, "BDC")
                if isinstance(found.operands[1], Dictionary) and "/MCID" in found.operands[1]
            ]
            for page in pdf.pages
        ]


@pytest.mark.parametrize(
    "report", [pytest.param(sample_report("sv", 60, 28), id="middle"), pytest.param(hostile_report(), id="hostile")]
)
def test_text_stays_inside_the_margins(report: Report) -> None:
    with pdfium.PdfDocument(render_pdf(report)) as pdf:
        for page in pdf:
            text = page.get_textpage()
            for number in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(number)
                assert left > look.A4.left - EDGE
                assert right < look.A4.left + look.A4.width + EDGE
                assert bottom > 20
                assert top < look.A4.height - 20


@pytest.mark.parametrize("notes", range(4, 40, 5))
def test_no_heading_ends_a_page(notes: int) -> None:
    for tags in painted_tags(render_pdf(sample_report("sv", notes, notes % 9))):
        assert tags[-1] not in {"H1", "H2", "H3", "Span"}  # the texts of a theme's heading are spans


def test_no_lead_is_parted_from_what_it_leads_to() -> None:
    parted = 0
    for count in range(20, 60):
        blocks = (
            BulletList(items=("Det här beslutade vi",) * count),
            Paragraph(text="Vilka idéer blir vårt första steg?", style="lead"),
            Paragraph(text="Var och en hade tre prickar, högst en på samma förslag, och alla röstade i valbåset. " * 3),
        )
        report = replace(sample_report("sv"), sections=(Section(heading="Så gick omröstningen till", blocks=blocks),))
        texts = page_texts(render_pdf(report))
        assert ["Vilka idéer" in text for text in texts] == ["Var och en hade" in text for text in texts], count
        parted += not any("Det här" in text and "Vilka idéer" in text for text in texts)
    assert parted, "a page was turned between the list and the lead"


def test_the_table_of_a_matrix_begins_on_the_page_of_the_matrix() -> None:
    chart, turned = sample_matrix(), set()
    for count in range(8, 44):
        blocks = (BulletList(items=("Det här beslutade vi",) * count), chart)
        report = replace(sample_report("sv"), sections=(Section(heading="Matrisen", blocks=blocks),))
        tags = painted_tags(render_pdf(report))
        drawn = next(number for number, page in enumerate(tags) if "Figure" in page)
        after = tags[drawn][tags[drawn].index("Figure") + 1 :]
        assert after.count("TH") >= len(chart.as_table().columns) + 2, (count, "the head and two rows")
        turned.add(drawn)
    assert len(turned) > 1


@pytest.mark.parametrize("last", ["bullets", "actions", "notes"])
def test_what_minutes_close_with_never_stands_alone_on_a_page(last: str) -> None:
    pages = set()
    for count in range(12, 36):
        report = sample_report("sv", count if last == "notes" else 0, count)
        blocks = {
            "bullets": (BulletList(items=("Det här beslutade vi",) * count),),
            "actions": report.sections[1].blocks,
            "notes": report.sections[-2].blocks,
        }[last]
        report = replace(
            report, sections=(Section(heading="Sist", blocks=blocks),), closing="Kontrollsumma av texten: 123"
        )
        tags = painted_tags(render_pdf(report))
        assert len(tags[-1]) > 1, count
        pages.add(len(tags))
    assert len(pages) > 1, "pages were turned"


def test_those_who_advance_stand_on_one_page() -> None:
    result = sample_report("sv").sections[2]
    assert isinstance(result.blocks[0], Ranking)
    first, cut = result.blocks[0].rows[0].label, result.blocks[0].cut_label
    turned = 0
    for count in range(1, 40):
        decisions = Section(heading="Beslut", blocks=(BulletList(items=("Det här beslutade vi",) * count),))
        texts = page_texts(render_pdf(replace(sample_report("sv"), sections=(decisions, result))))
        assert [first in text for text in texts] == [cut in text for text in texts], count
        turned += not any(first in text and result.blocks[0].rows[-1].label in text for text in texts)
    assert turned, "a ranking was divided"


def free_below(page: Any) -> float:
    """The room between what stands lowest on a page and its foot."""
    bottoms = (thing.get_bounds()[1] for thing in page.get_objects())
    return min(bottom for bottom in bottoms if bottom > look.A4.foot - 1) - look.A4.foot


def test_cards_with_pictures_leave_no_hole_for_the_sake_of_the_last_ones() -> None:
    many = sample_report("sv", 60, 0, themes=1).sections[-2].blocks[0]
    assert isinstance(many, NoteGroup)
    picture = printable(kept(400, 400)[0])
    for count in range(1, 40, 2):
        before, (one, two, last) = many.notes[: 2 * count], many.notes[-3:]
        notes = (*before, replace(one, picture=picture), two, last)
        section = Section(heading="Tavlan", blocks=(replace(many, notes=notes),))
        with pdfium.PdfDocument(render_pdf(replace(sample_report("sv"), sections=(section,)))) as pdf:
            assert max([free_below(page) for page in pdf][:-1], default=0) < 195, count


def test_a_matrix_stands_where_it_has_room_also_when_its_table_has_not() -> None:
    for count in range(1, 60, 2):
        list_ = Section(heading="Beslut", blocks=(BulletList(items=("Det här beslutade vi",) * count),))
        chart = Section(heading="Nytta mot insats", blocks=(sample_matrix("sv"),))
        with pdfium.PdfDocument(render_pdf(replace(sample_report("sv"), sections=(list_, chart)))) as pdf:
            assert max([free_below(page) for page in pdf][:-1], default=0) < 365, count


def test_table_has_its_heads_on_every_page_but_once_for_a_screen_reader() -> None:
    data = render_pdf(sample_report("sv", 0, 90))
    with_rows = [text for text in page_texts(data) if "Utse en ägare" in text]
    assert len(with_rows) > 2
    assert all("Nivå" in text for text in with_rows)
    heads = sum(tags.count("TH") for tags in painted_tags(data))
    assert heads == 4 + 90 + 4  # of the actions the columns and rows; of the ranking the columns


def test_first_and_last_row_of_a_table_have_company() -> None:
    for actions in range(20, 50):
        texts = page_texts(render_pdf(sample_report("sv", 0, actions)))
        rows = [len(re.findall(r"(jun|sep) 2026", text)) for text in texts]
        assert 1 not in rows, actions


@pytest.mark.parametrize(
    "who", ["Kommunstyrelsens ordförande", "Förvaltningarnas chefer", "Arbetsmarknadsförvaltningen"]
)
def test_no_word_of_a_table_is_broken_while_another_column_has_room_to_spare(who: str) -> None:
    rows = (("Svara inom fem arbetsdagar på varje förslag", who, "1 sep 2026"),)
    columns = (Column(heading="Vad", share=0.68), Column(heading="Vem", share=0.2), Column(heading="När", share=0.12))
    actions = Section(heading="Åtgärder", blocks=(Table(caption="Åtgärder", columns=columns, rows=rows),))
    [page] = page_texts(render_pdf(replace(sample_report("sv"), sections=(actions,))))
    assert set(who.split()) <= set(page.split())


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("Upphandlingsorganisationssamordningsansvarig", ["Upphandlingsorgani-", "sationssamordnings-", "ansvarig"]),
        ("https://www.exempelkommun.se/rapporter/brukare", ["https://www.", "exempelkommun.se/", "rapporter/brukare"]),
        ("Mellankommunal-samordningsgrupp", ["Mellankommunal-", "samordningsgrupp"]),
        (
            "Kommunförvaltnings-organisationssamordningsansvarig",
            ["Kommunförvaltnings-", "organisations-", "samordnings-", "ansvarig"],
        ),
        ("ሰላምለሁላችሁምእንኳንደህናመጣችሁወደዚህስብሰባ", ["ሰላምለሁላችሁምእንኳን", "ደህናመጣችሁወደዚህ", "ስብሰባ"]),
    ],
)
def test_a_word_too_long_for_its_column_is_parted_as_on_the_screen_and_read_whole(word: str, lines: list[str]) -> None:
    columns = (Column(heading="Vad", share=0.81), Column(heading="Vem", share=0.19))
    table = Table(caption="Åtgärder", columns=columns, rows=(("Ja" * 40, word),))
    report = replace(sample_report("sv"), sections=(Section(heading="Åtgärder", blocks=(table,)),))
    data = render_pdf(report)
    seen = page_texts(data)[0].replace("\ufffe", "-\n").split()
    at = seen.index(lines[0])
    assert seen[at : at + len(lines)] == lines
    assert read(data).texts == texts_of(report)


@pytest.mark.parametrize("day", ["15 Sept 2026", "30 Sept 2026", "28 juni 2026"])
def test_a_date_stands_on_one_line(day: str) -> None:
    columns = tuple(Column(heading=str(share), share=share) for share in (0.36, 0.2, 0.12, 0.14, 0.18))
    rows = (("Pröva en halv dag i månaden utan löpande ärenden", "Kommundirektörens stab", day, "Enhet", "Tid"),)
    actions = Section(heading="Åtgärder", blocks=(Table(caption="Åtgärder", columns=columns, rows=rows),))
    [page] = page_texts(render_pdf(replace(sample_report("sv"), sections=(actions,))))
    assert day in page


def test_draft_is_marked_on_every_page_and_pages_are_numbered() -> None:
    texts = page_texts(render_pdf(sample_report("sv", 60, 28, draft=True)))
    assert len(texts) > 5
    for number, text in enumerate(texts, 1):
        assert text.count("Utkast") >= 2
        assert f"Sida {number} av {len(texts)}" in text


def test_final_minutes_do_not_say_draft() -> None:
    assert not any("Utkast" in text for text in page_texts(render_pdf(sample_report("sv", 12, 3))))


def test_more_notes_make_more_pages_but_not_many() -> None:
    counts = [len(page_texts(render_pdf(sample_report("sv", notes, 3)))) for notes in (20, 100, 400)]
    assert all(fewer < more for fewer, more in pairwise(counts))
    assert counts[-1] <= 30


def test_outline_leads_to_title_sections_and_themes() -> None:
    with pdfium.PdfDocument(render_pdf(sample_report("sv", 24, 3))) as pdf:
        outline = [(entry.level, entry.get_title()) for entry in pdf.get_toc()]
    assert outline[:3] == [(0, "Ständiga förbättringar – ledningsgruppen"), (1, "Sammanfattning"), (1, "Åtgärder")]
    assert (2, "1 Idéer saknar ägare och återkoppling") in outline


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_text_has_contrast() -> None:
    plates = [*look.KINDS.values(), *(value for value in vars(look).values() if isinstance(value, look.Plate))]
    assert min(contrast(plate.ink, plate.ground) for plate in plates) >= 4.5
    styles = [style for name, style in vars(look).items() if isinstance(style, look.Style) and name != "CHIP_NUMBER"]
    assert min(contrast(style.colour, look.WHITE) for style in styles) >= 4.5
    on_paper = [look.LABEL, look.FACT]
    assert min(contrast(style.colour, look.PAPER) for style in on_paper) >= 4.5
    on_tint = [look.FIELD, look.SCALE]
    assert min(contrast(style.colour, look.TINT) for style in on_tint) >= 4.5
    on_memo = [look.MEMO, look.MEMO_LABEL]
    assert min(contrast(style.colour, look.DRAFT.ground) for style in on_memo) >= 4.5
    for kind in look.KINDS.values():
        assert min(contrast(style.colour, kind.ground) for style in (look.NOTE, look.NOTE_DETAIL)) >= 4.5
