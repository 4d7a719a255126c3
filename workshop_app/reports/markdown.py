"""The minutes as Markdown (CommonMark with pipe tables). What people wrote shows as they wrote it, never as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshop_app.reports.content import PlainBlock, blocks_of, cleaned, going_on, group_title, ranking_table, title_of
from workshop_app.reports.model import (
    BulletList,
    NoteGroup,
    Paragraph,
    Ranking,
    Report,
    Section,
    Table,
)
from workshop_app.reports.text import one_line

_ANYWHERE = re.compile(r"[\\`*_\[\]<>~|$^]|&(?=#?\w+;)|!(?=\[)|(?<=\w)@(?=\w)|(?<=\w):(?=//)")
"""What can begin markup in the middle of a line, links that some readers make by themselves among it."""
_AT_START = re.compile(r"[#+\-=:]|\d+(?=[.)])")
"""What can make a line a heading, a list or a rule."""


def render_markdown(report: Report) -> bytes:
    """The report as an .md file. The same report gives the same bytes."""
    return ("\n\n".join(_parts(cleaned(report))) + "\n").encode()


def literal(text: str, between: str = "\\\n") -> str:
    """The text so that every character of it shows; `between` stands where a line ends."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return between.join(_line(line) for line in lines if line)


def _line(text: str) -> str:
    start = _AT_START.match(text)
    rest = text[start.end() :] if start else text
    escaped = _ANYWHERE.sub(lambda found: "\\" + found[0], rest)
    if not start:
        return escaped
    # After digits it is the dot that makes a list; the dot is the first of the rest.
    return f"{start[0]}\\{escaped}" if start[0].isdigit() else f"\\{start[0]}{escaped}"


def _parts(report: Report) -> Iterator[str]:
    if report.logo and report.logo_text:
        yield literal(one_line(report.logo_text))
    if report.organisation:
        yield literal(one_line(report.organisation))
    yield f"# {_heading(title_of(report))}"
    yield _bold(f"{one_line(report.kind)} · {one_line(report.status)}" if report.status else one_line(report.kind))
    if report.purpose:
        yield literal(report.purpose)
    if report.facts:
        yield "\n".join(f"- {_inline(label)}: {_bold(one_line(value))}" for label, value in report.facts)
    for section in report.sections:
        yield from _section(section)
    if report.closing:
        yield literal(report.closing)


def _section(section: Section) -> Iterator[str]:
    yield f"## {_heading(one_line(section.heading))}"
    previous: PlainBlock | None = None
    for block in blocks_of(section):
        if isinstance(block, BulletList) and isinstance(previous, BulletList):
            yield "<!-- -->"  # else two lists after each other are one
        yield from _block(block)
        previous = block


def _block(block: PlainBlock) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _bold(one_line(block.text)) if block.style == "lead" else literal(block.text)
        case BulletList():
            yield "\n".join(_item(item, f"{n}. " if block.numbered else "- ") for n, item in enumerate(block.items, 1))
        case Table():
            yield _table(block)
        case NoteGroup():
            yield from _group(block)
        case Ranking():
            yield _table(ranking_table(block))
            if going_on(block):
                yield _bold(one_line(block.cut_label))


def _item(text: str, mark: str) -> str:
    return mark + literal(text, "\\\n" + " " * len(mark))


def _table(table: Table) -> str:
    lines = {"right": "---:", "center": ":---:"}
    rows = ([column.heading for column in table.columns], *table.rows)
    written = ["| " + " | ".join(_inline(cell) for cell in row) + " |" for row in rows]
    written.insert(1, "| " + " | ".join(lines.get(column.align, "---") for column in table.columns) + " |")
    return "\n".join(written)


def _group(group: NoteGroup) -> Iterator[str]:
    if title := group_title(group):
        yield f"### {_heading(title)}"
    if group.summary:
        yield literal(group.summary)
    if group.notes:
        notes = []
        for note in group.notes:
            asides = " · ".join(word for word in (note.kind_word, note.tag, note.dots_label) if word)
            head = f"- {_bold(one_line(note.code))} {_inline(asides)}"
            notes.append("\\\n  ".join(part for part in (head, literal(note.text, "\\\n  ")) if part))
        yield "\n".join(notes)


def _heading(text: str) -> str:
    """A heading may not end in number signs."""
    return re.sub(r"(#+)$", lambda found: "\\" + "\\".join(found[1]), literal(text))


def _inline(text: str) -> str:
    return literal(one_line(text))


def _bold(text: str) -> str:
    return f"**{literal(text)}**" if text else ""
