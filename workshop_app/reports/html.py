"""The minutes as one web page: no script, nothing fetched, to be read in any browser and by a screen reader."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape

from workshop_app.reports.content import SHORT, PlainBlock, blocks_of, cleaned, going_on, ranking_table, title_of
from workshop_app.reports.html_look import style_sheet
from workshop_app.reports.model import (
    BulletList,
    Column,
    NoteGroup,
    Paragraph,
    Ranking,
    Report,
    ReportNote,
    Section,
    Table,
)
from workshop_app.reports.text import one_line

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""Nothing is fetched and no script runs, even if some text were taken for markup."""


def render_html(report: Report) -> bytes:
    """The report as an .html file. The same report gives the same bytes."""
    return ("\n".join(_page(cleaned(report))) + "\n").encode()


def _page(report: Report) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escape(report.language)}">'
    yield '<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield f'<meta name="author" content="{escape(one_line(report.organisation))}">'
    yield f"<title>{escape(title_of(report))}</title>"
    yield f"<style>\n{style_sheet()}</style>\n</head>\n<body>"
    yield from _front(report)
    yield "<main>"
    for number, section in enumerate(report.sections, start=1):
        yield from _section(section, number)
    if report.closing:
        yield f"<footer>{_tag('p', report.closing, 'quiet')}</footer>"
    yield "</main>\n</body>\n</html>"


def _front(report: Report) -> Iterator[str]:
    yield "<header>"
    if report.logo:
        yield f'<img class="logo" src="{_jpeg(report.logo)}" alt="{escape(one_line(report.logo_text))}">'
    if report.organisation:
        yield _tag("p", one_line(report.organisation), "organisation")
    tone = "status draft" if report.draft else "status"
    status = f' <span class="{tone}">{escape(one_line(report.status))}</span>' if report.status else ""
    yield f'<p class="kind">{escape(one_line(report.kind))}{status}</p>'
    yield _tag("h1", title_of(report))
    if report.purpose:
        yield _tag("p", report.purpose)
    if report.facts:
        pairs = (_tag("dt", one_line(label)) + _tag("dd", value) for label, value in report.facts)
        yield '<dl class="facts">' + "\n".join(pairs) + "</dl>"
    yield "</header>"


def _section(section: Section, number: int) -> Iterator[str]:
    yield f'<section aria-labelledby="s{number}">'
    yield f'<h2 id="s{number}" dir="auto">{_text(one_line(section.heading))}</h2>'
    for block in blocks_of(section):
        yield from _block(block)
    yield "</section>"


def _block(block: PlainBlock) -> Iterable[str]:
    match block:
        case Paragraph():
            return (_tag("p", block.text, "" if block.style == "body" else block.style),)
        case BulletList():
            kind = "ol" if block.numbered else "ul"
            return (f"<{kind}>", *(_tag("li", item) for item in block.items), f"</{kind}>")
        case Table():
            return _table(block)
        case NoteGroup():
            return _group(block)
        case Ranking():
            return _ranking(block)


def _table(table: Table, bars: Ranking | None = None) -> Iterator[str]:
    """A table whose first cells name their rows; in a ranking, bars under the candidates and the words of the cut.

    On a phone the cells of any other stand under each other. It says all roles, which browsers forget then.
    """
    yield f'<div class="wide"><table role="table"{_class("" if bars else "rows")}>'
    yield _tag("caption", one_line(table.caption))
    heads = (
        f'<th scope="col" role="columnheader"{_class(column.align)}>{_text(column.heading)}</th>'
        for column in table.columns
    )
    yield f'<thead role="rowgroup"><tr role="row">{"".join(heads)}</tr></thead>\n<tbody role="rowgroup">'
    for at, row in enumerate(table.rows):
        pairs = enumerate(zip(row, table.columns, strict=True))
        cells = [_cell(text, column, first=place == 0) for place, (text, column) in pairs]
        if bars:
            cells[1] = cells[1].removesuffix("</td>") + _bar(bars, at) + "</td>"
        yield f'<tr role="row"{_class("going" if bars and bars.rows[at].advances else "")}>{"".join(cells)}</tr>'
        if bars and at + 1 == going_on(bars):
            words = f'<td role="cell" colspan="{len(table.columns)}" dir="auto">{_text(bars.cut_label)}</td>'
            yield f'<tr role="row" class="cut">{words}</tr>'
    yield "</tbody>\n</table></div>"


def _bar(ranking: Ranking, at: int) -> str:
    """The dots of a candidate as a bar; its number stands beside it, so it is nothing to read."""
    most = max(row.dots for row in ranking.rows)
    width = round(100 * ranking.rows[at].dots / most) if most else 0
    return f'<span class="bar" aria-hidden="true"><i style="width: {width}%"></i></span>'


def _ranking(ranking: Ranking) -> Iterator[str]:
    return _table(ranking_table(ranking), ranking)


def _cell(text: str, column: Column, *, first: bool) -> str:
    align = column.align if column.align != "left" else ""
    kept = "whole" if len(text) <= SHORT else ""
    classes = " ".join(word for word in (align, "strong" if column.strong else "", kept) if word)
    words = f'<span class="pill">{_text(text)}</span>' if column.pill and text else _text(text)
    if first:
        return f'<th scope="row" role="rowheader" dir="auto"{_class(classes)}>{words}</th>'
    head = escape(one_line(column.heading))
    return f'<td role="cell" data-head="{head}" dir="auto"{_class(classes)}>{words}</td>'


def _group(group: NoteGroup) -> Iterator[str]:
    yield '<div class="group">'
    number = f'<span class="number">{group.number}</span> ' if group.number else ""
    if number or one_line(group.heading):
        yield f'<h3 dir="auto">{number}{_text(one_line(group.heading))}</h3>'
    if group.summary:
        yield _tag("p", group.summary, "quiet")
    if group.notes:
        yield '<ul class="notes">'
        yield from (_note(note) for note in group.notes)
        yield "</ul>"
    yield "</div>"


def _note(note: ReportNote) -> str:
    asides = " · ".join(word for word in (note.tag, note.dots_label) if word)
    aside = f' <span class="aside" dir="auto">{_text(asides)}</span>' if asides else ""
    head = f'<p class="head"><b>{_text(note.code)}</b> <span>{_text(note.kind_word)}</span>{aside}</p>'
    shown = f'<img src="{_jpeg(note.picture)}" alt="{escape(one_line(note.text))}">' if note.picture else ""
    return f'<li class="{note.kind.value}">{head}{shown}{_tag("p", note.text)}</li>'


def _jpeg(data: bytes) -> str:
    """The address of a picture that is part of the page."""
    return f"data:image/jpeg;base64,{b64encode(data).decode()}"


def _tag(name: str, text: str, style: str = "") -> str:
    return f'<{name}{_class(style)} dir="auto">{_text(text)}</{name}>'


def _class(names: str) -> str:
    return f' class="{names}"' if names and names != "left" else ""


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
