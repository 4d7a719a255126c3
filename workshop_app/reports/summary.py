"""What the meeting came to, short enough for an e-mail: as plain text and as rich text.

Made of a report with `Scope.SHORT`: what goes on, decisions and actions.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from workshop_app.reports.content import blocks_of, cleaned, title_of
from workshop_app.reports.model import BulletList, Paragraph, Report, Table
from workshop_app.reports.text import one_line

Part = tuple[str, tuple[str, ...], bool]
"""A heading or sentence, what is listed under it, and whether the list is numbered."""


def summary_text(report: Report) -> str:
    """Title, date, results, decisions and actions as plain text."""
    lines = [title_of(report), *_under(report)]
    for heading, items, numbered in _parts(cleaned(report)):
        lines += ["", heading]
        lines += [f"{number}. {item}" if numbered else f"– {item}" for number, item in enumerate(items, start=1)]
    return "\n".join(line for at, line in enumerate(lines) if line or at) + "\n"


def summary_html(report: Report) -> str:
    """The same as rich text, for the clipboard."""
    parts = [f"<h1>{escape(title_of(report))}</h1>", *(f"<p>{escape(line)}</p>" for line in _under(report))]
    for heading, items, numbered in _parts(cleaned(report)):
        parts.append(f"<h2>{escape(heading)}</h2>" if items else f"<p>{escape(heading)}</p>")
        if items:
            tag = "ol" if numbered else "ul"
            parts.append(f"<{tag}>" + "".join(f"<li>{escape(item)}</li>" for item in items) + f"</{tag}>")
    return "\n".join(parts) + "\n"


def _under(report: Report) -> list[str]:
    """What stands under the title: what the document is and when and where the meeting was."""
    kind = " · ".join(one_line(text) for text in (report.organisation, report.kind, report.status) if text)
    facts = " · ".join(f"{one_line(label)}: {one_line(value)}" for label, value in report.facts[:3])
    return [line for line in (kind, facts) if line]


def _parts(report: Report) -> Iterator[Part]:
    """A list with the words that lead to it; a table as a list of its rows."""
    for section in report.sections:
        lead = one_line(section.heading)
        for block in blocks_of(section):
            match block:
                case Paragraph(style="lead"):
                    lead = one_line(block.text)
                case Paragraph():
                    yield one_line(block.text), (), False
                case BulletList():
                    yield lead, tuple(one_line(item) for item in block.items), block.numbered
                case Table():
                    yield one_line(section.heading), tuple(_row(row) for row in block.rows), False
                case _:
                    pass  # pictures are for the minutes themselves


def _row(row: tuple[str, ...]) -> str:
    """An action: what, who and when."""
    return " – ".join(one_line(cell) for cell in row[:3] if cell)
