"""What the writers of all formats do alike with a report: clean its texts, and say in words what is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from workshop_app.i18n import N_, Language
from workshop_app.reports.model import (
    BulletList,
    Column,
    Matrix,
    NoteGroup,
    Paragraph,
    Radar,
    Ranking,
    Report,
    Section,
    Table,
)
from workshop_app.reports.text import clean, one_line

T = TypeVar("T")

PlainBlock = Paragraph | BulletList | Table | Ranking | NoteGroup
"""What is left for a writer that draws nothing."""
NOTHING = "–"
"""Stands for a name that must be there and is not."""

SHORT = 14
"""A text of so few letters stands on one line of a table: it is a name, a number or a date."""
NOTE_HEADS = (N_("Number"), N_("Kind"), N_("Text"), N_("Area"), N_("Dots"))
SHARES = (0.11, 0.12, 0.48, 0.18, 0.11)


def cleaned(content: T) -> T:
    """The same with every text in it as `clean` makes it."""
    made: Any = content
    if type(made) is str:  # kinds are strings too, and stay as they are
        made = clean(made)
    elif isinstance(content, tuple):
        made = tuple(cleaned(part) for part in content)
    elif is_dataclass(content) and not isinstance(content, type):
        made = replace(content, **{field.name: cleaned(getattr(content, field.name)) for field in fields(content)})
    result: T = made
    return result


def held(text: str) -> str:
    """The text of a cell as it is measured: no line is broken within a short one."""
    text = text.replace("\n", " ")
    return text.replace(" ", "\u00a0") if len(text) <= SHORT else text


def language_of(report: Report) -> Language:
    """The language that the report is written in."""
    return Language(report.language.partition("-")[0])


def title_of(report: Report) -> str:
    """The title, or what the document is when it has none."""
    return one_line(report.title) or one_line(report.kind) or NOTHING


def page_label(report: Report) -> tuple[str, str, str]:
    """What stands before the page's number, between it and the number of pages, and after that."""
    before, _page, rest = report.page_label.partition("{page}")
    between, _pages, after = rest.partition("{pages}")
    return before, between, after


def group_title(group: NoteGroup) -> str:
    """The heading of a theme with its number, of a lane without."""
    return f"{group.number} {one_line(group.heading) or NOTHING}" if group.number else one_line(group.heading)


def blocks_of(section: Section) -> Iterator[PlainBlock]:
    """The blocks of a section that say something: lists without their empty items, drawings in words."""
    for block in section.blocks:
        match block:
            case BulletList():
                items = tuple(item for item in block.items if clean(item))
                if items:
                    yield replace(block, items=items)
            case Matrix() | Radar():
                yield Paragraph(text=block.description, style="quiet")
                yield block.as_table()
            case Paragraph() if not clean(block.text):
                pass
            case Table() | Ranking() if not block.rows:
                pass
            case _:
                yield block


def ranking_table(ranking: Ranking) -> Table:
    """A ranking in words: place, candidate with its number, dots, and voters where they are known."""
    place, candidate, dots, voters = ranking.headings
    known = any(row.voters is not None for row in ranking.rows)
    columns = (
        Column(heading=place, share=0.18),
        Column(heading=candidate, share=0.52, strong=True),
        Column(heading=dots, share=0.15, align="right"),
        Column(heading=voters, share=0.15, align="right"),
    )
    rows = tuple(
        (
            f"{row.rank} ({ranking.tied_label})" if row.tied else str(row.rank),
            f"{row.number} {row.label}",
            str(row.dots),
            "" if row.voters is None else str(row.voters),
        )
        for row in ranking.rows
    )
    if known:
        return Table(caption=ranking.description, columns=columns, rows=rows)
    wider = (*columns[:1], replace(columns[1], share=0.67), columns[2])
    return Table(caption=ranking.description, columns=wider, rows=tuple(row[:3] for row in rows))


def going_on(ranking: Ranking) -> int:
    """How many rows stand over the cut line; 0 when there is none."""
    return sum(row.advances for row in ranking.rows) if ranking.cut_label else 0


def notes_table(group: NoteGroup, language: Language) -> Table:
    """The notes of a theme or lane; area and dots only where some note has them."""
    heads = [language.gettext(head) for head in NOTE_HEADS]
    rows = [(note.code, note.kind_word, note.text, note.tag, note.dots_label) for note in group.notes]
    used = [at for at in range(len(heads)) if at < 3 or any(row[at] for row in rows)]
    spare = 1 - sum(SHARES[at] for at in used)
    columns = tuple(
        Column(heading=heads[at], share=SHARES[at] + (spare if at == 2 else 0), strong=at == 0) for at in used
    )
    return Table(caption=group_title(group), columns=columns, rows=tuple(tuple(row[at] for at in used) for row in rows))
