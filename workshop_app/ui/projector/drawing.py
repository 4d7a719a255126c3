"""How each view of the room is drawn. Only what `audience_view` gives can be drawn here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt

from workshop_app.domain.board_columns import filled
from workshop_app.i18n import Language
from workshop_app.services.audience import ActionRow, ActionsView, BoardView, Heading, TextView
from workshop_app.ui import theme
from workshop_app.ui.projector.sheet import FLOOR, MARGIN, Sheet, page_of
from workshop_app.ui.widgets.painting import surface

QUESTION = (88, 80, 72, 64, 56, 48)
LONG_QUESTION = (*QUESTION, 40, 34, FLOOR)
"""One that would be cut goes on shrinking."""
RING = 340.0
TOP = 68.0
HEAD = 96.0
"""Height of the line over a board of which nothing more is told."""
CLOCK, TURN, PAGE = 136.0, 330.0, 120.0
"""What stands at the right end of that line takes so much of its width from the question."""
ASKED, ONE, TWO = 5.0, 60.0, 75.0
"""Where a question begins that has an instruction under it, and the height of its line or two."""
TOLD_LINES = 2
"""The board is what the room looks at: what is told in more lines ends with a mark."""
MAP = QRectF(0, 36, 110, 60)
"""Where in the line over a board it is told which part of a canvas is seen."""


def head(sheet: Sheet, heading: Heading, language: Language) -> None:
    """The line at the top: what this is, and where in the agenda."""
    p = theme.palette()
    sheet.line(MARGIN, TOP, sheet.width * 0.6, heading.eyebrow, 30, "bold", p.brand)
    if heading.step_number:
        where = language.gettext("Step {number} of {steps}").format(number=heading.step_number, steps=heading.steps)
        area = QRectF(sheet.width * 0.6, TOP, sheet.width * 0.4 - MARGIN, 44)
        sheet.text(area, where, FLOOR, color=p.ink_2, align=Qt.AlignmentFlag.AlignRight)


def draw_text(sheet: Sheet, view: TextView, language: Language, seconds: float) -> None:
    """Words in the middle of the page; the agenda under them before the start."""
    heading = view.heading
    head(sheet, heading, language)
    p = theme.palette()
    room = sheet.width - 2 * MARGIN - (RING + 80 if heading.clock else 0)
    top, asked, told = sheet.height * 0.3, 330.0, 220.0
    if view.coming:  # more room for the agenda, as far as no word is cut
        least = sheet.height_of(sheet.lines(heading.question, QUESTION[-1], room, "bold"), QUESTION[-1])
        top, asked = 230.0, max(230.0, min(asked, least))
        told = max(120.0, min(told, sheet.height_of(sheet.lines(heading.instruction, FLOOR, room), FLOOR)))
    used = sheet.text(QRectF(MARGIN, top, room, asked), heading.question, LONG_QUESTION, "bold")
    if heading.instruction:
        area = QRectF(MARGIN, top + used + 36, room, told)
        used += 36 + sheet.text(area, heading.instruction, (44, 38, 32, FLOOR), color=p.ink_2)
    if view.coming:
        _coming(sheet, view.coming, top + used + 60, seconds)


def _coming(sheet: Sheet, steps: Sequence[tuple[str, str]], top: float, seconds: float) -> None:
    """Every step with its whole title: in two columns where one is too low, then smaller, and then page by page."""
    most = sheet.height - top - 70
    for columns, size in ((1, 32.0), (2, 32.0), (2, FLOOR)):
        width = (sheet.width - 2 * MARGIN - (columns - 1) * 60) / columns
        lines = max(sheet.lines(title, size, width - 120, "semibold") for _clock, title in steps)
        row = sheet.height_of(max(1, lines), size) + 14
        rows = max(1, int(most // row))
        if rows * columns >= len(steps):
            break
    page, pages = page_of(len(steps), rows * columns, seconds)
    here = steps[page * rows * columns : (page + 1) * rows * columns]
    rows = min(rows, -(-len(steps) // columns))  # as many on the left as on the right
    for index, (clock, title) in enumerate(here):
        column, place = divmod(index, rows)
        x, y = MARGIN + column * (width + 60), top + place * row
        sheet.line(x, y, 110, clock, min(30.0, size), "regular", theme.palette().ink_2)
        sheet.text(QRectF(x + 120, y, width - 120, row), title, size, "semibold")
    sheet.page_mark(page, pages)


def board_top(view: BoardView, told: str, width: float) -> float:
    """Where a board begins in a picture so wide, under its question and what is `told` under that."""
    lines = min(TOLD_LINES, Sheet.lines(told, FLOOR, _least_beside(view, width)))
    return _told_top(view, width) + Sheet.height_of(lines, FLOOR) if lines else HEAD


def _told_top(view: BoardView, width: float) -> float:
    one = Sheet.lines(view.heading.question, 34, _least_beside(view, width), "bold") == 1
    return ASKED + (ONE if one else TWO)


def _least_beside(view: BoardView, width: float) -> float:
    """The room left of all that may come to stand over a board: it does not move when that has more pages."""
    return width - 2 * 44 - (CLOCK if view.heading.clock else 0) - (TURN if view.turn else 0) - PAGE - MAP.width() - 20


def draw_board_head(
    sheet: Sheet, view: BoardView, told: str, page: int, pages: int, where: tuple[QRectF, QRectF] | None = None
) -> None:
    """Over the board: the question and whose turn it is, the page, `where` on the canvas it is, and what is `told`."""
    p = theme.palette()
    right = CLOCK if view.heading.clock else 0.0
    turn = TURN if view.turn else 0.0
    mark = (PAGE if pages > 1 else 0.0) + (MAP.width() + 20 if where else 0.0)
    width = sheet.width - 2 * 44 - right - turn - mark
    if pages > 1:
        area = QRectF(sheet.width - 44 - right - 120, 46, 100, 44)
        sheet.text(area, f"{page + 1} / {pages}", FLOOR, color=p.ink_2, align=Qt.AlignmentFlag.AlignRight)
    if where:
        _draw_map(sheet, *where, sheet.width - 44 - right - mark)
    question = view.heading.question
    height = 90 if sheet.lines(question, 34, width, "bold") == 1 else 75  # two lines end above the board
    asked = QRectF(44, 20, width, height)
    if told:
        top = _told_top(view, sheet.width)
        asked = QRectF(44, ASKED, width, top - ASKED)
        area = QRectF(44, top, _least_beside(view, sheet.width), sheet.height_of(TOLD_LINES, FLOOR))
        sheet.text(area, told, FLOOR, color=p.ink_2)
    sheet.text(asked, question, (46, 40, 34, FLOOR), "bold", middle=True)
    if view.turn:
        area = QRectF(sheet.width - 44 - right - mark - turn + 20, 35, turn - 40, 60)
        surface(sheet.painter, area, 30, p.honey_soft)
        sheet.text(area.adjusted(0, 10, 0, 0), view.turn, 30, "bold", p.honey_ink, Qt.AlignmentFlag.AlignHCenter)


def _draw_map(sheet: Sheet, whole: QRectF, seen: QRectF, left: float) -> None:
    """A canvas, small, and the part of it that is seen."""
    scale = min(MAP.width() / whole.width(), MAP.height() / whole.height())
    area = QRectF(0, 0, whole.width() * scale, whole.height() * scale)
    area.moveCenter(MAP.center() + QPointF(left, 0))
    part = QRectF((seen.topLeft() - whole.topLeft()) * scale + area.topLeft(), seen.size() * scale)
    p = theme.palette()
    surface(sheet.painter, area, 4, p.card, p.field_line, 1.5)
    surface(sheet.painter, part, 4, p.brand_soft, p.brand, 3)


def draw_actions(sheet: Sheet, view: ActionsView, language: Language, seconds: float) -> None:
    """The action plan: what, who, when and where."""
    head(sheet, view.heading, language)
    p = theme.palette()
    right = RING * 0.4 + 40 if view.heading.clock else 0
    asked = QRectF(MARGIN, 130, sheet.width - 2 * MARGIN - right, 116)
    sheet.text(asked, view.heading.question, (64, 56, 48, 40, 34, FLOOR), "bold")
    if not view.rows:
        sheet.text(QRectF(MARGIN, 330, sheet.width - 2 * MARGIN, 120), view.heading.instruction, 40, color=p.ink_2)
        return
    width, room = sheet.width - 2 * MARGIN, sheet.height - ACTIONS_TOP - 60
    drawn = [_action(sheet, action, width, room) for action in view.rows]
    parts = filled([one.height for one in drawn], int(room), 0)
    page, pages = page_of(len(parts), 1, seconds)
    y = ACTIONS_TOP
    for one in [drawn[number] for number in parts[page]]:
        sheet.hairline(MARGIN, y, width)
        sheet.text(QRectF(MARGIN, y + 16, width, one.what), one.action.what, WHAT, "semibold")
        sheet.text(QRectF(MARGIN, y + 16 + one.what, width, one.facts), one.words, FACTS, color=p.ink_2)
        y += one.height
    sheet.page_mark(page, pages)


ACTIONS_TOP = 270.0
WHAT, FACTS = 38, 30
"""Sizes of what an action is, and of who does it when and where."""
AROUND_ACTION = 28.0
"""Air over and under those."""


class _Action(NamedTuple):
    action: ActionRow
    words: str
    """Who, when and where."""
    what: float
    facts: float
    """How high the two are."""

    @property
    def height(self) -> int:
        return round(self.what + self.facts + AROUND_ACTION)


def _action(sheet: Sheet, action: ActionRow, width: float, room: float) -> _Action:
    """An action with all its words, as far as a page can hold them."""
    words = "   ·   ".join(part for part in (action.who, action.due, action.level) if part)
    facts = sheet.height_of(min(3, sheet.lines(words, FACTS, width)), FACTS)
    what = sheet.height_of(max(1, sheet.lines(action.what, WHAT, width, "semibold")), WHAT)
    return _Action(action, words, min(what, room - facts - AROUND_ACTION), facts)
