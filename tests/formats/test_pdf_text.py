"""Any text becomes one that a document can carry, and nothing that is seen is lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.reports.text import MAX_TEXT, clean, one_line


@given(st.text(st.characters(codec=None)))
def test_cleaned_text_can_be_written_anywhere(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not {unicodedata.category(char) for char in cleaned.replace("\n", "")} & {"Cc", "Cs", "Co", "Cn"}
    assert clean(cleaned) == cleaned
    assert "\n" not in one_line(text)


@given(st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="\ufeff")))
def test_letters_digits_and_signs_are_kept(text: str) -> None:
    visible = "".join(char for char in text if not "\ufff0" <= char <= "\ufffb")
    assert clean(text) == unicodedata.normalize("NFC", visible)[:MAX_TEXT]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\rc\u2028d\u2029e\u0085f", "a\nb\nc\nd\ne\nf"),
        ("a\tb", "a b"),
        ("a\x00\x07\x1bb", "ab"),
        ("x\u202egpj\u200b\ufeff", "xgpj"),
        ("👨\u200d👩\u200d👧 a\u200db\u200c \u200d", "👨\u200d👩\u200d👧 ab"),
        ("o\u0308", "ö"),
        ("\ud800", "\ufffd"),
        ("\ue000", "\ufffd"),
        ("  a  ", "a"),
        ("❤️", "❤"),
        ("10\u00a0000 kr", "10\u00a0000 kr"),
    ],
)
def test_what_becomes_of_odd_characters(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_long_text_is_cut_visibly() -> None:
    assert clean("x" * 50, limit=10) == "x" * 9 + "…"
    assert clean("x" * 10, limit=10) == "x" * 10
    assert len(clean("x" * 1_000_000)) == MAX_TEXT
