"""The head of the first page: who, what, how far, why and the facts."""

from __future__ import annotations

from workshop_app.reports.model import Report
from workshop_app.reports.pdf import look
from workshop_app.reports.pdf.flow import Piece
from workshop_app.reports.pdf.pieces import Box, Drawing, Pill, Row
from workshop_app.reports.pdf.sheet import Sheet, picture_size
from workshop_app.reports.pdf.structure import Node
from workshop_app.reports.pdf.typesetter import Typesetter
from workshop_app.reports.text import clean, one_line

_PANEL_PAD = 16.0
_LOGO = (150.0, 40.0)
"""A logo is as large as fits in this."""
_FACT = 155.0
"""The least width of a fact."""
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
        pieces.append(setter.text(kind, look.EYEBROW, document.add("P"), setter.page.width, gap=38, keep=True))
    pieces.append(_title(setter, title_of(report), document, gap=2 if len(pieces) > 1 else 38))
    purpose = clean(report.purpose)
    if purpose:
        width = setter.page.width - 40
        pieces.append(setter.text(purpose, look.LEAD, document.add("P"), width, gap=9, balanced=True))
    facts = [(one_line(label), clean(value)) for label, value in report.facts]
    filled = [(label, value) for label, value in facts if label or value]
    return [*pieces, _facts(setter, filled, document)] if filled else pieces


def _masthead(setter: Typesetter, report: Report, document: Node) -> Piece:
    """The logo, or else our own mark, and the organisation on the left, the status on the right."""
    boxes: list[Box] = []
    shift, high = 28.0, 16.0
    if report.logo:
        logo, wide = _logo(report, document.add("Figure"))
        boxes.append(Box(x=0, width=wide, pieces=(logo,)))
        shift, high = wide + 12, logo.height

    def mark(sheet: Sheet, x: float, y: float) -> None:
        sheet.hexagon(x + 9, y + 8, 10, look.HONEY)

    room = setter.page.width - 140
    organisation = setter.text(
        one_line(report.organisation), look.ORGANISATION, document.add("P"), room, indent=shift,
        ornament=None if report.logo else mark,
    )  # fmt: skip
    taken = max(organisation.height, look.ORGANISATION.leading)  # our mark stands on a line of its own without one
    boxes.append(Box(x=0, width=room, pieces=(organisation,), pad_top=max(high - taken, 2) / 2))
    plate = look.DRAFT if report.draft else look.PILL
    style = look.Style(look.PILL_TEXT.font, 9.5, 16, plate.ink)
    status = setter.pill(one_line(report.status), style, plate, document.add("P"), 130)
    wide = status.line.width + 14 if isinstance(status, Pill) else 130.0
    boxes.append(Box(x=setter.page.width - wide, width=wide, pieces=(status,), pad_top=(high - 16) / 2))
    return Row(boxes=tuple(boxes))


def _logo(report: Report, node: Node) -> tuple[Piece, float]:
    """The logo and how wide it is."""
    across, down = picture_size(report.logo)
    scale = min(_LOGO[0] / across, _LOGO[1] / down)
    wide, high = across * scale, down * scale
    node.alternative = one_line(report.logo_text) or one_line(report.organisation) or "–"

    def paint(sheet: Sheet, x: float, y: float) -> None:
        with sheet.figure(node, x, y, wide, high):
            sheet.picture(report.logo, x, y, wide, high)

    return Drawing(size=high, painter=paint), wide


def _title(setter: Typesetter, title: str, document: Node, gap: float) -> Piece:
    """Large, and smaller when it is long."""
    node = document.add("H1")

    def bookmark(sheet: Sheet, x: float, y: float) -> None:
        sheet.bookmark(title, 0, y, node)

    style = look.TITLE if len(title) < 90 else look.LONG_TITLE
    return setter.text(title, style, node, setter.page.width, gap=gap, balanced=True, keep=True, ornament=bookmark)


def _facts(setter: Typesetter, facts: list[tuple[str, str]], document: Node) -> Piece:
    """A panel with two facts on a line, or more where it is wide."""
    lists = document.add("L", ListNumbering="/None")
    inner = setter.page.width - 2 * _PANEL_PAD
    columns = max(int(inner // (_FACT * (0.6 + 0.4 * setter.page.air))), 1)
    column = (inner - (columns - 1) * 2 * _PANEL_PAD) / columns
    rows: list[list[Box]] = []
    for label, value in facts:
        item = lists.add("LI")
        whole = len(value) > _SHORT_FACT or len(label) > _SHORT_FACT
        beside = not whole and rows and len(rows[-1]) < columns and rows[-1][0].width == column
        width = inner if whole else column
        texts = (
            setter.text(label, look.LABEL, item.add("Lbl"), width, keep=True),
            setter.text(value, look.FACT, item.add("LBody"), width),
        )
        x = len(rows[-1]) * (column + 2 * _PANEL_PAD) if beside else 0.0
        box = Box(x=x, width=width, pieces=texts)
        if beside:
            rows[-1].append(box)
        else:
            rows.append([box])
    panel = tuple(Row(boxes=tuple(boxes), gap=9) for boxes in rows)
    box = Box(
        x=0, width=setter.page.width, pieces=panel, pad_x=_PANEL_PAD, pad_top=13, pad_bottom=14, ground=look.PAPER
    )
    return Row(boxes=(box,), gap=20)
