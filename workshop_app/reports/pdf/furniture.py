"""What stands on every page around the text: running head and foot. Decoration to a screen reader."""

from __future__ import annotations

from workshop_app.reports.model import Report
from workshop_app.reports.pdf import look
from workshop_app.reports.pdf.fonts import SEMIBOLD
from workshop_app.reports.pdf.front import title_of
from workshop_app.reports.pdf.sheet import Sheet
from workshop_app.reports.pdf.typesetter import Typesetter
from workshop_app.reports.text import one_line

_RUNNING = look.Style(SEMIBOLD, 9, 12, look.INK_2)
_FOOT = look.Style(look.LABEL.font, 8.5, 12, look.INK_2)
_DRAFT = look.Style(SEMIBOLD, 8.5, 14, look.DRAFT.ink)
_HEAD_Y = 36.0
_FOOT_Y = 48.0
"""From the edge below."""


def furnish(sheet: Sheet, setter: Typesetter, report: Report, page: int, pages: int) -> None:
    """Paint the running head (not on the first page) and the foot."""
    if page > 1:
        with sheet.furniture("Header"):
            _head(sheet, setter, report)
    with sheet.furniture("Footer"):
        _foot(sheet, setter, report, page, pages)


def _head(sheet: Sheet, setter: Typesetter, report: Report) -> None:
    sheet.hexagon(setter.page.left + 5, _HEAD_Y + 6, 5.5, look.HONEY)
    room = setter.page.room - 16
    if report.draft:
        status = setter.shortened(one_line(report.status), _DRAFT, 120)
        wide = status.line.width + 14
        x = setter.page.left + setter.page.room - wide
        sheet.plate(x, _HEAD_Y - 1, wide, 14, 7, look.DRAFT.ground)
        sheet.text(status.line, x + 7, _HEAD_Y - 1, _DRAFT, None)
        room -= wide + 20
    title = setter.shortened(title_of(report), _RUNNING, room)
    sheet.text(title.line, setter.page.left + 16, _HEAD_Y, _RUNNING, None)
    sheet.rule(setter.page.left, _HEAD_Y + 20, setter.page.room, look.LINE)


def _foot(sheet: Sheet, setter: Typesetter, report: Report, page: int, pages: int) -> None:
    top = setter.page.height - _FOOT_Y
    sheet.rule(setter.page.left, top, setter.page.room, look.LINE)
    parts = (one_line(report.organisation), one_line(report.kind), one_line(report.status))
    left = setter.shortened("  ·  ".join(part for part in parts if part), _FOOT, setter.page.room - 120)
    sheet.text(left.line, setter.page.left, top + 8, _FOOT, None)
    number = setter.shortened(one_line(report.page_label.format(page=page, pages=pages)), _FOOT, 110)
    sheet.text(number.line, setter.page.left + setter.page.room - number.line.width, top + 8, _FOOT, None)
