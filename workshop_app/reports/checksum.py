"""The text of a report in the order it is read, and a checksum over it that tells whether two copies say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from workshop_app.reports.model import (
    Block,
    BulletList,
    Matrix,
    NoteGroup,
    Paragraph,
    Radar,
    Ranking,
    Report,
    Table,
)
from workshop_app.reports.text import clean, one_line


def checksum(report: Report) -> str:
    """SHA-256 of the report's text in hexadecimal: all of `texts` but the logo's and the closing words, a line each,
    as UTF-8. So it is the same on other paper, at another level, under another logo and at another time."""
    return sha256("\n".join(_filled(_texts(report))).encode()).hexdigest()


def texts(report: Report) -> list[str]:
    """Every text of a report in the order it is read, with single blanks; empty ones are left out."""
    logo = one_line(report.logo_text) or one_line(report.organisation) or "–"
    return _filled((logo if report.logo else "", *_texts(report), report.closing))


def _filled(found: Iterable[str]) -> list[str]:
    return [line for text in found if (line := one_line(text))]


def _texts(report: Report) -> Iterator[str]:
    yield from (report.organisation, report.status)
    title = one_line(report.title) or one_line(report.kind)
    if one_line(report.kind) != title:
        yield report.kind
    yield from (title or "–", report.purpose)
    for fact in report.facts:
        yield from fact
    for section in report.sections:
        yield section.heading
        for block in section.blocks:
            yield from _block_texts(block)


def _block_texts(block: Block) -> Iterable[str]:
    match block:
        case Paragraph():
            return [block.text]
        case BulletList():
            items = [item for item in block.items if clean(item)]
            numbered = [text for number, item in enumerate(items, 1) for text in (f"{number}.", item)]
            return numbered if block.numbered else items
        case Table():
            return _table_texts(block)
        case Ranking():
            return _ranking_texts(block)
        case NoteGroup():
            return _group_texts(block)
        case Matrix():
            drawn = [one_line(block.description) or "–"] if block.points else []
            return [*drawn, *_table_texts(block.as_table())]
        case Radar():
            drawn = [one_line(block.description) or "–"] if len(block.axes) > 2 else []
            return [*drawn, *_table_texts(block.as_table())]


def _table_texts(table: Table) -> Iterator[str]:
    if table.rows:
        yield from (column.heading for column in table.columns)
        for row in table.rows:
            yield from row


def _ranking_texts(ranking: Ranking) -> Iterator[str]:
    if not ranking.rows:
        return
    voters = any(row.voters is not None for row in ranking.rows)
    yield from ranking.headings if voters else ranking.headings[:3]
    last = max((number for number, row in enumerate(ranking.rows) if row.advances), default=-1)
    for number, row in enumerate(ranking.rows):
        yield from (str(row.rank), str(row.number or ""), row.label, ranking.tied_label if row.tied else "")
        yield from (str(row.dots), "" if row.voters is None else str(row.voters))
        if number == last:
            yield ranking.cut_label


def _group_texts(group: NoteGroup) -> Iterator[str]:
    unnamed = "–" if group.number else ""
    yield from (str(group.number or ""), one_line(group.heading) or unnamed, group.summary)
    for note in group.notes:
        yield from (note.code, note.kind_word, note.tag)
        yield note.text if note.picture else ""  # what a figure shows, in words
        yield note.text
        yield (note.dots_label or str(note.dots)) if note.dots else ""
