"""The minutes as Markdown: read back by a parser, they say what the report says, and nothing was taken for markup."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.helpers.hostile import ALL, MARKUP, numbered, reports
from tests.helpers.sample_report import empty_report, sample_report
from workshop_app.reports.checksum import texts
from workshop_app.reports.markdown import literal, render_markdown
from workshop_app.reports.text import clean, one_line

REPORTS = reports()
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {"softbreak", "hardbreak", "text", "text_special", "strong_open", "strong_close"}


def inlines(source: str) -> list[Token]:
    return [token for token in PARSER.parse(source) if token.type == "inline"]


def words(token: Token) -> str:
    """What a reader sees of a paragraph, heading, item or cell."""
    assert {child.type for child in token.children or []} <= OURS, token.content
    parts = [" " if child.type.endswith("break") else child.content for child in token.children or []]
    return " ".join("".join(parts).split())


def seen(source: str) -> list[str]:
    return [words(token) for token in inlines(source)]


@pytest.mark.parametrize("name", REPORTS)
def test_every_text_of_the_report_is_in_it(name: str) -> None:
    found = " ".join(seen(render_markdown(REPORTS[name]).decode()))
    for text in texts(REPORTS[name]):
        assert " ".join(text.split()) in found or re.fullmatch(r"\d\.", text), "a reader numbers lists"


def test_every_note_is_there_once_and_literally() -> None:
    lines = seen(render_markdown(REPORTS["hostile"]).decode())
    for text in numbered(ALL):
        assert sum(line.endswith(" " + one_line(text)) for line in lines) == 1


@pytest.mark.parametrize("name", REPORTS)
def test_it_has_the_structure_of_the_report_and_no_other(name: str) -> None:
    counts = Counter((token.type, token.tag) for token in PARSER.parse(render_markdown(REPORTS[name]).decode()))
    plain = {"plain": 24, "hostile": len(ALL), "large": 120}[name]
    assert counts["heading_open", "h1"] == 1
    assert counts["heading_open", "h2"] == len(REPORTS[name].sections)
    assert counts["table_open", "table"] == (4 if name == "plain" else 2)
    assert counts["list_item_open", "li"] == plain + 6 + 3 + 2
    assert {kind for kind, _ in counts} <= {
        "heading_open", "heading_close", "inline", "paragraph_open", "paragraph_close", "bullet_list_open",
        "bullet_list_close", "ordered_list_open", "ordered_list_close", "list_item_open", "list_item_close",
        "table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close",
        "th_open", "th_close", "td_open", "td_close",
    }  # fmt: skip


SIGNS = st.text(alphabet="ab åé1290 \n\\`*_{}[]()<>#+-.!|~&;:=^$\"'/@?%", max_size=40)


@given(st.one_of(SIGNS, st.text(max_size=30), st.sampled_from(MARKUP)))
def test_any_text_shows_as_it_was_written(text: str) -> None:
    shown = " ".join(clean(text).split())
    assert seen(literal(clean(text))) == ([shown] if shown else [])


@given(st.lists(st.one_of(SIGNS, st.sampled_from(ALL)), min_size=1, max_size=4))
def test_any_notes_show_as_they_were_written(notes: list[str]) -> None:
    lines = seen(render_markdown(sample_report("sv", len(notes), 0, texts=tuple(notes), themes=1)).decode())
    for text in notes:
        assert any(line.endswith(" ".join(one_line(text).split())) for line in lines)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render_markdown(reports()["hostile"]) == render_markdown(REPORTS["hostile"])
    assert seen(render_markdown(empty_report()).decode())[0] == "Protokoll"
