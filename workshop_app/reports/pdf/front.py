"""The head of the first page: who, what, how far, why and the facts."""

from __future__ import annotations

from workshop_app.reports.model import Report
from workshop_app.reports.pdf import look
from workshop_app.reports.pdf.flow import Piece
from workshop_app.reports.pdf.pieces import Box, Pill, Row
from workshop_app.reports.pdf.sheet import Sheet
from workshop_app.reports.pdf.structure import Node
from workshop_app.reports.pdf.typesetter import Typesetter
from workshop_app.reports.text import clean, one_line

_PANEL_PAD = 16.0
_SHORT_FACT = 60
"""Longer facts take the whole width of the panel."""


def title_of(report: Report) -> str:
    """The title, which a document must have."""
    return one_line(report.title) or one_line(report.kind) or "–"


def front(setter: Typesetter, report: Report, document: Node) -> list[Piece]:
    """The pieces of the head."""
    pieces = [_masthead(setter, report, document)]
    kind = one_line(report.kind)
    if kind and kind != title_of(report):
        pieces.append(setter.text(kind, look.EYEBROW, document.add("P"), look.WIDTH, gap=38, keep=True))
    pieces.append(_title(setter, title_of(report), document, gap=2 if len(pieces) > 1 else 38))
    purpose = clean(report.purpose)
    if purpose:
        pieces.append(setter.text(purpose, look.LEAD, document.add("P"), look.WIDTH - 40, gap=9))
    facts = [(one_line(label), clean(value)) for label, value in report.facts]
    filled = [(label, value) for label, value in facts if label or value]
    return [*pieces, _facts(setter, filled, document)] if filled else pieces


def _masthead(setter: Typesetter, report: Report, document: Node) -> Piece:
    """The mark and the organisation on the left, the status on the right."""

    def mark(sheet: Sheet, x: float, y: float) -> None:
        sheet.hexagon(x + 9, y + 8, 10, look.HONEY)

    organisation = setter.text(
        one_line(report.organisation), look.ORGANISATION, document.add("P"), look.WIDTH - 150, indent=28, ornament=mark
    )
    plate = look.DRAFT if report.draft else look.PILL
    style = look.Style(look.PILL_TEXT.font, 9.5, 16, plate.ink)
    status = setter.pill(one_line(report.status), style, plate, document.add("P"), 130)
    wide = status.line.width + 14 if isinstance(status, Pill) else 130
    return Row(
        boxes=(
            Box(x=0, width=look.WIDTH - 150, pieces=(organisation,), pad_top=1),
            Box(x=look.WIDTH - wide, width=wide, pieces=(status,)),
        )
    )


def _title(setter: Typesetter, title: str, document: Node, gap: float) -> Piece:
    """Large, and smaller when it is long."""

    def bookmark(sheet: Sheet, x: float, y: float) -> None:
        sheet.bookmark(title, 0, y)

    style = look.TITLE if len(title) < 90 else look.LONG_TITLE
    node = document.add("H1")
    return setter.text(title, style, node, look.WIDTH, gap=gap, balanced=True, keep=True, ornament=bookmark)


def _facts(setter: Typesetter, facts: list[tuple[str, str]], document: Node) -> Piece:
    """A panel with two facts on a line."""
    lists = document.add("L", ListNumbering="/None")
    inner = look.WIDTH - 2 * _PANEL_PAD
    column = (inner - 2 * _PANEL_PAD) / 2
    rows: list[list[Box]] = []
    for label, value in facts:
        item = lists.add("LI")
        whole = len(value) > _SHORT_FACT or len(label) > _SHORT_FACT
        beside = not whole and rows and len(rows[-1]) == 1 and rows[-1][0].width == column
        width = inner if whole else column
        texts = (
            setter.text(label, look.LABEL, item.add("Lbl"), width, keep=True),
            setter.text(value, look.FACT, item.add("LBody"), width),
        )
        box = Box(x=column + 2 * _PANEL_PAD if beside else 0.0, width=width, pieces=texts)
        if beside:
            rows[-1].append(box)
        else:
            rows.append([box])
    panel = tuple(Row(boxes=tuple(boxes), gap=9) for boxes in rows)
    box = Box(x=0, width=look.WIDTH, pieces=panel, pad_x=_PANEL_PAD, pad_top=13, pad_bottom=14, ground=look.PAPER)
    return Row(boxes=(box,), gap=20)
