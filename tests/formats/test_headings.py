"""No kind of minutes has a heading that says nothing: parked notes stand right under the heading of their section."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx

from tests.helpers.sample_report import sample_report
from workshop_app.reports.docx import render_docx
from workshop_app.reports.html import render_html
from workshop_app.reports.markdown import render_markdown
from workshop_app.reports.model import NoteGroup, Report, Section


def parked() -> Report:
    """Minutes with parked notes: their section has the only heading that they need."""
    report = sample_report("sv")
    groups = (block for section in report.sections for block in section.blocks if isinstance(block, NoteGroup))
    group = NoteGroup(heading="", notes=next(groups).notes)
    return replace(report, sections=(Section(heading="Parkering", blocks=(group,)),))


def test_in_word() -> None:
    document = docx.Document(io.BytesIO(render_docx(parked())))
    headings = [p.text for p in document.paragraphs if p.style and (p.style.name or "").startswith("Heading")]
    assert headings == ["Parkering"]


def test_on_the_web_page() -> None:
    assert re.findall(r"<h[23][^>]*>(.*?)</h", render_html(parked()).decode()) == ["Parkering"]


def test_in_markdown() -> None:
    assert re.findall(r"(?m)^##+ ?(.*)$", render_markdown(parked()).decode()) == ["Parkering"]
