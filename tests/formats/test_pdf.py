"""The minutes as PDF say what the report says in its order, and are the same every time."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers.sample_report import empty_report, sample_report
from tests.helpers.structure import read, set_apart, shown, texts_of
from workshop_app.domain.enums import NoteKind
from workshop_app.reports.model import (
    BulletList,
    Column,
    Matrix,
    MatrixPoint,
    NoteGroup,
    Paragraph,
    Radar,
    RadarAxis,
    Ranking,
    RankingRow,
    Report,
    ReportNote,
    Section,
    Table,
)
from workshop_app.reports.pdf import render_pdf

HOSTILE = (
    "x" * 240,
    "Flaggstångsknoppsförgyllarutbildningsansökan" * 6,
    "https://www.example.se/" + "a/b-c.d_e?f=1&" * 20,
    "Fler träd 🌳 och mindre asfalt 👍🏽 🧑‍🦽 ♿ 1️⃣ 👨‍👩‍👧‍👦 🏳️‍🌈",
    "نريد طرقًا أكثر أمانًا للمشاة على طول النهر لأن كبار السن يشعرون بعدم الأمان. " * 6,
    "Citat: ”شكرا جزيلا” sade deltagaren nr 12 (اسمي علي).",
    "שלום עולם, שלום לכולם",
    "ድልዱል መንገዲ ንእግረኛታት።",
    "Davvisámegiella: Čáppa šaddu, ŋálbmi, đákta, Ŧ ŧ ž. Türkçe: güvenli ışık. Українська: безпечний шлях. Ελληνικά.",
    "漢字 かな ไทย ქართული \U0001f9ff \ue000 \ud800 \U0010ffff \ufffe",
    "a\x00b\x07c\x1b[31m\u202eabc\ufeff\u200b",
    "",
    "\n\n \t",
    "rad ett\nrad två\r\nrad tre\u2028rad fyra",
    "M" * 1_000_000,
    "ord " * 800,
    "∑ ∫ √ ∂ ⇒ ★ ☆ ☐ ☑ ✓ ✗ ﷽ اﷲ",
    "   a    b   ",
    "e\u0301" * 200,
    "a" + "\u0301" * 3000,
    "\u0301",
    "<b>x</b></para>",
    "&lt;&#0; %s {x} \\n (a)(b\\",
)


def hostile_report(texts: tuple[str, ...] = HOSTILE) -> Report:
    """Every text of a report in every place where text can stand."""
    columns = (
        Column(heading=texts[0][:200], share=0.1),
        Column(heading=texts[-1][:200], share=0.6, strong=True),
        Column(heading="", share=0, align="right", pill=True),
    )
    rows = tuple(
        RankingRow(
            rank=number + 1, number=number * 1000, label=text, dots=900 - number, voters=None, advances=number < 2,
            tied=number % 2 == 0,
        )
        for number, text in enumerate(texts)
    )  # fmt: skip
    kinds = list(NoteKind)
    notes = tuple(
        ReportNote(code=text[:50], kind=kinds[number % 4], kind_word=text[:90], text=text, tag=text[:300], dots=number)
        for number, text in enumerate(texts)
    )
    blocks = (
        Paragraph(text=texts[0], style="lead"),
        BulletList(items=texts, numbered=True),
        Table(caption=texts[0], columns=columns, rows=tuple((text[:40], text, text[:60]) for text in texts)),
        Ranking(rows=rows, description=texts[0], cut_label=texts[0], headings=("", texts[0], "", ""), tied_label="x"),
        NoteGroup(heading=texts[0], notes=notes, number=12345, summary=texts[0]),
        *hostile_charts(texts),
    )
    return replace(
        sample_report("sv", 3, 0, draft=True, texts=texts),
        title=" ".join(text[:60] for text in texts),
        organisation=texts[0],
        purpose=texts[0],
        status=texts[0][:80],
        facts=tuple((text[:80], text[:2000]) for text in texts),
        sections=(
            Section(heading=texts[0], blocks=blocks),
            Section(heading="", blocks=(NoteGroup(heading=texts[-1], notes=notes[:3]),)),
            Section(heading="Inget", blocks=()),
        ),
    )


def hostile_charts(texts: tuple[str, ...]) -> tuple[Matrix, Radar]:
    """Values far outside their scales too."""
    words = (texts[0], texts[-1], "")
    points = tuple(
        MatrixPoint(number=number * 1000, label=text, right=number - 3, up=number / len(texts))
        for number, text in enumerate(texts)
    )
    axes = tuple(
        RadarAxis(name=text, mean=number - 2, low=-1, high=number, mean_text=text[:20], spread_text="")
        for number, text in enumerate(texts)
    )
    return (
        Matrix(points=points, description="", right=words, up=words, fields=(*words, texts[0]), headings=words),
        Radar(axes=axes, description=texts[0], headings=words),
    )


def assert_says_what_the_report_says(report: Report, data: bytes) -> None:
    reading = read(data)
    expected = texts_of(report)
    assert reading.faults == []
    # What a figure shows is said in words, so that even characters without a font are.
    found = [shown(text) if tag == "Figure" else set_apart(text) for tag, text in reading.elements]
    assert found[: len(expected)] == expected
    rest = found[len(expected) :]
    assert len(rest) <= 1, "only the list of characters that no font has may follow"
    assert all(text.startswith(report.missing_label.split("{")[0].strip()) for text in rest)


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(empty_report(), id="empty"),
        pytest.param(sample_report("en", 3, 3), id="small"),
        pytest.param(sample_report("sv", 60, 28, draft=True), id="middle"),
        pytest.param(sample_report("sv", 400, 3), id="large"),
        pytest.param(hostile_report(), id="hostile"),
    ],
)
def test_is_read_out_in_the_order_of_the_report(report: Report) -> None:
    assert_says_what_the_report_says(report, render_pdf(report))


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(st.characters(codec=None), max_size=300), min_size=2, max_size=6))
def test_any_text_is_read_out_as_written(texts: list[str]) -> None:
    report = hostile_report(tuple(texts))
    assert_says_what_the_report_says(report, render_pdf(report))


def test_same_report_gives_same_bytes() -> None:
    report = sample_report("sv", 24, 3)
    first = render_pdf(report)
    render_pdf(sample_report("en", 30, 5, texts=HOSTILE))
    assert render_pdf(report) == first


def test_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from tests.helpers.sample_report import sample_report;"
        "from workshop_app.reports.pdf import render_pdf;"
        "print(hashlib.sha256(render_pdf(sample_report('sv', 24, 3, texts=('漢 ქ ไ 🌳 ∑ ★',)))).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_program_can_start_without_importing_reportlab() -> None:
    code = "import sys, workshop_app.reports.pdf; print('reportlab' in sys.modules or 'pikepdf' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_characters_without_a_font_are_shown_and_named() -> None:
    report = sample_report("sv", 1, 0, texts=("Vi säger 漢字 och ไ här",))
    texts = read(render_pdf(report)).texts
    assert "Vi säger □□ och □ här" in texts
    assert texts[-1] == "Tecken som inte kunde visas: U+0E44, U+5B57, U+6F22"


def test_nothing_is_named_when_all_could_be_shown() -> None:
    assert not any("kunde visas" in text for text in read(render_pdf(sample_report("sv", 24, 3))).texts)


def test_text_of_a_million_characters_is_cut_where_it_is_seen() -> None:
    report = sample_report("sv", 1, 0, texts=("M" * 1_000_000,))
    longest = max(read(render_pdf(report)).texts, key=len)
    assert len(longest) == 10_000
    assert longest.endswith("M…")
