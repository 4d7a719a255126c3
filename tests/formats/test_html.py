"""The minutes as a web page: one file into which nothing can be smuggled, with the marks a reader needs."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.helpers.hostile import ALL, numbered, reports
from tests.helpers.sample_report import empty_report
from workshop_app.reports.checksum import texts
from workshop_app.reports.html import render_html
from workshop_app.reports.html_look import style_sheet
from workshop_app.reports.model import Table
from workshop_app.reports.text import one_line
from workshop_app.ui.palette import DARK, LIGHT

REPORTS = reports()
VOID = {"meta", "br", "img"}
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "section", "footer", "h1", "h2", "h3", "p", "b",
    "i", "span", "dl", "dt", "dd", "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "ol", "ul", "li",
    "br", "img",
}  # fmt: skip


class Page(HTMLParser):
    """The elements of a page, and the text of each that has text."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.notes: list[str] = []
        self.feed(data.decode())
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)
        elif tag == "br":
            self.handle_data(" ")
        if tag == "p" and self.open[-2:] == ["li", "p"]:
            self.notes.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "body" in self.open:
            self.words.append(data)
        if self.open[-2:] == ["li", "p"]:
            self.notes[-1] += data

    def of(self, *tags: str) -> list[dict[str, str]]:
        return [values for tag, values in self.elements if tag in tags]


def page(name: str) -> Page:
    return Page(render_html(REPORTS[name]))


@pytest.mark.parametrize("name", REPORTS)
def test_every_text_of_the_report_is_in_it(name: str) -> None:
    found = " ".join(" ".join(page(name).words).split())
    for text in texts(REPORTS[name]):
        assert text in found or re.fullmatch(r"\d\.", text), "the browser numbers lists"


def test_every_note_is_there_once_and_literally() -> None:
    notes = [one_line(text) for text in page("hostile").notes]
    for text in numbered(ALL):
        assert notes.count(one_line(text)) == 1


@pytest.mark.parametrize("name", REPORTS)
def test_there_is_nothing_but_our_own_elements(name: str) -> None:
    for tag, values in page(name).elements:
        assert tag in ALLOWED
        assert not any(attribute.startswith("on") or attribute in ("href", "src") for attribute in values)
    assert "url(" not in style_sheet()
    assert "@import" not in style_sheet()
    (policy,) = [values["content"] for values in page(name).of("meta") if "http-equiv" in values]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")


@pytest.mark.parametrize("name", REPORTS)
def test_a_screen_reader_finds_its_way(name: str) -> None:
    found = page(name)
    assert found.of("html")[0]["lang"] == REPORTS[name].language
    assert [len(found.of(tag)) for tag in ("header", "main", "h1", "title")] == [1, 1, 1, 1]
    levels = [int(tag[1]) for tag, _ in found.elements if re.fullmatch(r"h\d", tag)]
    assert all(later <= level + 1 for level, later in pairwise(levels))
    named = {values["id"] for values in found.of("h2")}
    assert [values["aria-labelledby"] in named for values in found.of("section")] == [True] * len(named)
    assert len(found.of("caption")) == len(found.of("table")) > 0
    assert all(values["scope"] in ("col", "row") for values in found.of("th"))
    assert all(values["aria-hidden"] == "true" for values in found.of("span") if values.get("class") == "bar")
    people = [
        values for tag, values in found.elements if tag in ("li", "td", "dd", "h2") or values.get("class") == "note"
    ]
    assert all(values.get("dir") == "auto" for values in people if "class" not in values)


@pytest.mark.parametrize("name", REPORTS)
def test_on_a_phone_each_cell_stands_under_its_row_and_says_its_column(name: str) -> None:
    """Nothing has to be scrolled to; it is a table also to a screen reader where it no longer looks like one."""
    found = page(name)
    tables = [block for section in REPORTS[name].sections for block in section.blocks if isinstance(block, Table)]
    assert len([one for one in found.of("table") if one.get("class") == "rows"]) >= len(tables) > 0
    said = [values["data-head"] for values in found.of("td") if "data-head" in values]
    for table in tables:
        for column in table.columns[1:]:
            assert said.count(one_line(column.heading)) >= len(table.rows)
    roles = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
    assert all(values["role"] == roles[tag] for tag, values in found.elements if tag in roles)
    assert {values["role"] for values in found.of("th")} == {"columnheader", "rowheader"}
    phone = style_sheet().partition("@media screen and (max-width: 40rem) {")[2].partition("\n}\n")[0]
    assert re.search(r"\.rows td \{ display: block; \}", phone)
    assert 'content: attr(data-head) ": "' in phone


def test_long_words_of_headings_are_parted_with_a_hyphen_as_the_language_of_the_page_does() -> None:
    [rule] = re.findall(r"^h1, h2, h3 \{([^}]*)\}", style_sheet(), re.MULTILINE)
    assert " hyphens: auto;" in rule


def test_its_colours_are_those_of_the_program_in_light_and_dark() -> None:
    light, dark = re.findall(r":root \{(.*?)\}", style_sheet(), re.DOTALL)
    for block, palette in ((light, LIGHT), (dark, DARK)):
        for name, colour in re.findall(r"--([\w-]+): (#\w+);", block):
            assert getattr(palette, name.replace("-", "_")) == colour
    assert "@media screen and (prefers-color-scheme: dark)" in style_sheet()
    assert "@media print" in style_sheet()


def test_the_bars_are_as_long_as_the_dots_are_many() -> None:
    widths = [values["style"] for values in page("plain").of("i")]
    assert widths == [f"width: {round(100 * dots / 31)}%" for dots in (31, 24, 19, 13, 13, 8, 5, 2)]


def test_a_logo_is_within_the_file_and_has_words() -> None:
    data = render_html(replace(REPORTS["plain"], logo=b"\xff\xd8\xff", logo_text='Åmåls "vapen"'))
    (logo,) = Page(data).of("img")
    assert logo["src"] == "data:image/jpeg;base64,/9j/"
    assert logo["alt"] == 'Åmåls "vapen"'


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render_html(reports()["hostile"]) == render_html(REPORTS["hostile"])
    assert Page(render_html(empty_report())).of("h1")
