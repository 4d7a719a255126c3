"""How a vote is drawn in the room until its result is shown: what it is on, the rule, and how many ballots are in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from workshop_app.domain.board_columns import filled
from workshop_app.domain.enums import RoundStage
from workshop_app.i18n import Language
from workshop_app.services.audience import VoteView
from workshop_app.ui import theme
from workshop_app.ui.projector.sheet import FLOOR, MARGIN, Sheet, grid, page_of, row_heights


def draw_vote(sheet: Sheet, view: VoteView, language: Language, seconds: float) -> None:
    """What the vote is on, the rule, and how many ballots are in."""
    p = theme.palette()
    asked = QRectF(MARGIN, 56, sheet.width - 2 * MARGIN, 96)
    used = sheet.text(asked, view.heading.question, (64, 56, 48, 40, 34, FLOOR), "bold")
    rule = QRectF(MARGIN, max(150.0, 62 + used), sheet.width - 2 * MARGIN - 140, 84)
    used = sheet.text(rule, view.rule, (34, 30, FLOOR), color=p.ink_2)
    told = QRectF(MARGIN, rule.y() + used + 2, rule.width(), sheet.height_of(2, FLOOR))
    told.setHeight(sheet.text(told, view.heading.instruction, FLOOR, color=p.ink_2) if view.heading.instruction else 0)
    _candidates(sheet, view, max(250.0, told.bottom() + 12), seconds)
    foot = QRectF(MARGIN, sheet.height - 190, sheet.width - 2 * MARGIN, 140)
    sheet.card(foot)
    progress = view.stage is RoundStage.OPEN and (view.ballots > 0 or not view.counted)
    sheet.line(foot.x() + 40, foot.y() + (28 if progress else 40), foot.width() - 80, _now(view, language), 50, "bold")
    if progress:
        share = view.ballots / max(1, view.voters)
        sheet.bar(QRectF(foot.x() + 40, foot.bottom() - 36, foot.width() - 80, 14), share)


def _now(view: VoteView, language: Language) -> str:
    """How far the vote has come. No ballots are waited for where dots are called out."""
    if view.stage is None:
        return language.gettext("The vote opens soon.")
    if view.stage is not RoundStage.OPEN:
        return language.gettext("The vote is closed. The result comes next.")
    if view.counted and not view.ballots:
        return language.gettext("The dots are being counted.")
    return language.gettext("{ballots} of {voters} ballots in").format(ballots=view.ballots, voters=view.voters)


def _candidates(sheet: Sheet, view: VoteView, top: float, seconds: float) -> None:
    if not view.candidates:
        return
    gap = 22.0
    height = sheet.height - 190 - 30 - top
    for most in (4, 3, 2):  # fewer columns where a name would be cut
        columns, rows = grid(len(view.candidates), height, gap, most=most, row=136.0)
        lines = [view.candidates[start : start + columns] for start in range(0, len(view.candidates), columns)]
        rows = min(rows, len(lines))
        width, room = (sheet.width - 2 * MARGIN - (columns - 1) * gap) / columns, height - (rows - 1) * gap
        needed = _needed(sheet, lines, width, FLOOR)
        parts = filled(needed, room, 0, most=rows)  # fewer lines on a page where one would be cut for the others
        if max(needed) <= room and len(parts) == -(-len(lines) // rows):
            break
    each = -(-len(lines) // len(parts))  # as many on the last page as on the others, if all of them have room for that
    alike = filled(needed, height - (each - 1) * gap, 0, most=each)
    if len(alike) == len(parts):
        parts, rows, room = alike, each, height - (each - 1) * gap
    for size in SIZES:  # one for all: no name weighs more than another
        needed = _needed(sheet, lines, width, size)
        if all(sum(needed[line] for line in part) <= room for part in parts):
            break
    page, pages = page_of(len(parts), 1, seconds)
    here = parts[page]
    high = row_heights([needed[line] for line in here] + [0.0] * (rows - len(here)), room, CANDIDATE_MOST)
    for line, row in zip(here, high, strict=False):
        for column, (number, label) in enumerate(lines[line]):
            _candidate(sheet, number, label, QRectF(MARGIN + column * (width + gap), top, width, row), size)
        top += row + gap
    sheet.page_mark(page, pages, 155)  # beside the rule


SIZES = (44, 40, 36, 32, FLOOR)
"""Of names on cards."""
CANDIDATE_MOST = 260.0
"""A candidate with a short name is never higher than this."""
CLOSE, APART = 12.0, 17.0
"""Over and under a name of the least size, and of a larger one, that needs all of its card."""
NUMBER = 52
"""Size of the number of a candidate."""


def _needed(sheet: Sheet, lines: Sequence[Sequence[tuple[int, str]]], width: float, size: float) -> list[float]:
    """The height of each line of cards with which no word of a name is cut."""
    return [max(_candidate_needs(sheet, *candidate, width, size) for candidate in line) for line in lines]


def _candidate_indent(number: int) -> float:
    return 40.0 + 28 * len(str(number))


def _candidate_needs(sheet: Sheet, number: int, label: str, width: float, size: float) -> float:
    lines = sheet.lines(label, size, width - _candidate_indent(number) - 40, "semibold")
    return 2 * (CLOSE if size == FLOOR else APART) + sheet.height_of(lines, size)


def _candidate(sheet: Sheet, number: int, label: str, area: QRectF, size: float) -> None:
    """A name in the middle of its card, on a line with its number."""
    sheet.card(area)
    indent = _candidate_indent(number)
    width = area.width() - indent - 40
    high = min(sheet.height_of(sheet.lines(label, size, width, "semibold"), size), area.height() - 2 * CLOSE)
    words = QRectF(area.x() + 20 + indent, area.center().y() - high / 2, width, high)
    higher = QFontMetricsF(theme.font(NUMBER, "bold")).ascent() - QFontMetricsF(theme.font(size, "semibold")).ascent()
    top = max(area.y() - 5, words.y() - higher)  # a large number keeps off the edge of a card that is full
    sheet.line(area.x() + 26, top, indent, str(number), NUMBER, "bold")
    sheet.text(words, label, size, "semibold")
