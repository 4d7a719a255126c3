"""Breaking notes into lines."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from workshop_app.domain.board_geometry import line_height
from workshop_app.ui import theme
from workshop_app.ui.board.text import NoteText
from workshop_app.ui.text_blocks import draw_block, right_to_left, wrapped

words = st.text("abcdefåäöÅÄÖijlmw-.,0123 \n", min_size=1, max_size=300)


@pytest.fixture
def text(qtbot: QtBot) -> NoteText:
    theme.load_fonts()
    return NoteText()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words, st.integers(60, 500), st.integers(13, 56))
def test_no_line_is_wider_than_the_note(text: NoteText, said: str, width: int, size: int) -> None:
    metrics = QFontMetricsF(theme.font(size))
    widest = max(map(metrics.horizontalAdvance, "WÅm")) + metrics.horizontalAdvance("-")
    for line in text.lines(said, width, size):
        assert metrics.horizontalAdvance(line) <= max(1.02 * width + 1, widest)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words, st.integers(60, 500), st.integers(13, 56))
def test_every_letter_is_there(text: NoteText, said: str, width: int, size: int) -> None:
    shown = "".join(text.lines(said, width, size))
    assert "".join(said.split()).replace("-", "") == shown.replace(" ", "").replace("-", "")
    assert text.height(said, width, size) == len(text.lines(said, width, size)) * line_height(size)


def test_a_long_word_is_broken_with_a_hyphen_and_never_leaves_a_crumb(text: NoteText) -> None:
    lines = text.lines("brukarundersökningarna", 120, 14)
    assert len(lines) == 2
    assert lines[0].endswith("-")
    assert len(lines[1]) >= 4


def test_a_parted_word_that_is_cut_short_shows_no_hyphen_inside_its_line(text: NoteText) -> None:
    for width in range(90, 320, 10):
        for lines in (1, 2):
            said = wrapped("Hinder: förvaltningsövergripande samordningsansvar", theme.font(28), width, lines)
            assert "-" not in said[-1]


@pytest.mark.parametrize(
    "address", ["https://www.kommunen.se/bygg-och-bo/handlaggningstider", "bygglovskontoret@exempelkommunen.se"]
)
def test_an_address_gets_no_hyphens_of_ours_and_breaks_after_its_marks(text: NoteText, address: str) -> None:
    lines = text.lines(address, 150, 20)
    assert len(lines) > 1
    assert "".join(lines) == address == "".join(wrapped(address, theme.font(20), 150, 9))
    assert all(line[-1] in "-/.@" for line in text.lines("www.exempelkommunen.se/bygga", 230, 20)[:-1])


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("https://www.kommunen.se/bygg-och-bo", "/.-"),
        ("日本語のテキストは空白なしで折り返されます", "日本語のテキストは空白なしで折り返されます"),
    ],
)
def test_a_block_of_text_parts_a_word_as_a_note_does(text: NoteText, said: str, ends: str) -> None:
    lines = wrapped(said, theme.font(20), 150, 9)
    assert lines == list(text.lines(said, 150, 20))
    assert len(lines) > 1
    assert all(line[-1] in ends for line in lines[:-1])


def test_a_letter_keeps_its_marks(text: NoteText) -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    lines = text.lines(family * 30, 100, 20)
    assert len(lines) > 1
    assert all(line.count("\u200d") % 2 == 0 and not line.startswith("\u200d") for line in lines)


def test_arabic_and_hebrew_begin_at_the_right(text: NoteText) -> None:
    assert right_to_left("שלום")
    assert right_to_left("1. مرحبا")
    assert not right_to_left("Hej שלום")


@pytest.mark.parametrize(("said", "at_the_right"), [("שלום 12", True), ("مرحبا", True), ("Hej שלום", False)])
def test_a_block_of_text_begins_where_its_script_does(qtbot: QtBot, said: str, at_the_right: bool) -> None:
    sheet = QImage(400, 40, QImage.Format.Format_RGB32)
    sheet.fill("white")
    with QPainter(sheet) as painter:
        draw_block(painter, QRectF(0, 0, 400, 40), said, theme.font(18), lines=1)
    inked = [x for x in range(400) if any(sheet.pixelColor(x, y).lightness() < 128 for y in range(40))]
    assert (min(inked) > 200, max(inked) < 200) == (at_the_right, not at_the_right)


def test_a_block_of_text_breaks_between_words_whatever_signs_there_are(qtbot: QtBot) -> None:
    said = "👍 Mer tid till 👩‍🚒 och 🚒 varje vecka, inte bara när det brinner"
    lines = wrapped(said, theme.font(18), 150, 9)
    assert len(lines) > 3
    assert " ".join(lines) == said


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        (
            "Arbetsmiljöverksamhetsutvecklingssamordnare behövs",
            ["Arbetsmiljöverk-", "samhetsutveck-", "lingssamordnare", "behövs"],
        ),
        ("Upphandlingsorganisationssamordningen", ["Upphandlings-", "organisations-", "samordningen"]),
        ("Brukarundersökningsresultat", ["Brukarundersök-", "ningsresultat"]),
        ("Interdepartmentalprocurement", ["Interdepartmen-", "talprocurement"]),
    ],
)
def test_a_word_that_is_too_long_for_a_line_is_parted_where_its_language_parts_it(
    text: NoteText, said: str, lines: list[str]
) -> None:
    font = theme.font(18)
    assert wrapped(said, font, 150, 9) == lines
    assert list(text.lines(said, 150, 18)) == lines
    assert all(QFontMetricsF(font).horizontalAdvance(line) <= 150 for line in lines)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words, st.integers(60, 500), st.integers(13, 56))
def test_a_block_of_text_has_every_letter_in_lines_that_fit(text: NoteText, said: str, width: int, size: int) -> None:
    metrics = QFontMetricsF(theme.font(size))
    widest = max(map(metrics.horizontalAdvance, "WÅm")) + metrics.horizontalAdvance("-")
    lines = wrapped(said, theme.font(size), width, 999)
    assert "".join("".join(lines).split()).replace("-", "") == "".join(said.split()).replace("-", "")
    assert all(metrics.horizontalAdvance(line) <= max(1.02 * width + 1, widest) for line in lines)
