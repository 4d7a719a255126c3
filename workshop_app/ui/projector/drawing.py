"""How each view of the room is drawn. Only what `audience_view` gives can be drawn here."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from workshop_app.domain.board_columns import filled
from workshop_app.domain.enums import RoundStage
from workshop_app.i18n import Language
from workshop_app.services.audience import ActionRow, ActionsView, BoardView, BuzzView, Heading, TextView, VoteView
from workshop_app.ui import theme
from workshop_app.ui.projector.sheet import FLOOR, MARGIN, Sheet, grid, page_of, row_heights
from workshop_app.ui.widgets.painting import surface

QUESTION = (88, 80, 72, 64, 56, 48)
RING = 340.0
TOP = 68.0
GAP = 18.0
NAMES_TOP = 62.0
"""On the card of a group its name is above this, and below it those who are in it."""
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


def draw_text(sheet: Sheet, view: TextView, language: Language) -> None:
    """Words in the middle of the page; the agenda under them before the start."""
    heading = view.heading
    head(sheet, heading, language)
    p = theme.palette()
    room = sheet.width - 2 * MARGIN - (RING + 80 if heading.clock else 0)
    top = 230.0 if view.coming else sheet.height * 0.3
    used = sheet.text(QRectF(MARGIN, top, room, 330), heading.question, QUESTION, "bold")
    if heading.instruction:
        area = QRectF(MARGIN, top + used + 36, room, 220)
        used += 36 + sheet.text(area, heading.instruction, (44, 38, 32, FLOOR), color=p.ink_2)
    if view.coming:
        _coming(sheet, view, top + used + 60)


def _coming(sheet: Sheet, view: TextView, top: float) -> None:
    p = theme.palette()
    height = sheet.height - top - 70
    most = max(1, int(height // 52))
    columns = 2 if len(view.coming) > most else 1
    rows = min(most, -(-len(view.coming) // columns))  # as many on the left as on the right
    width = (sheet.width - 2 * MARGIN - (columns - 1) * 60) / columns
    for index, (clock, title) in enumerate(view.coming[: rows * columns]):
        column, row = divmod(index, rows)
        x, y = MARGIN + column * (width + 60), top + row * 52
        sheet.line(x, y, 110, clock, 30, "regular", p.ink_2)
        sheet.line(x + 120, y, width - 120, title, 32, "semibold")


def draw_buzz(sheet: Sheet, view: BuzzView, language: Language, seconds: float) -> None:
    """The question, huge; what to do; and who talks with whom. The more groups, the less room for the question."""
    heading = view.heading
    head(sheet, heading, language)
    p = theme.palette()
    columns, row = _group_grid(sheet, view)
    lines = -(-len(view.groups) // columns)
    groups = sheet.height - 50 - lines * (row + GAP)
    top = max(430.0, min(700.0, groups)) if view.groups else 760.0
    ring = ring_size(view)
    room = sheet.width - 2 * MARGIN - ring - 90
    question = QRectF(MARGIN, 136, room, top - 136 - 150)
    used = sheet.text(question, heading.question, QUESTION, "bold")
    words = min(top - 130, 136 + used + 40)
    sheet.line(MARGIN, words, 700, view.phase_name, 34, "bold", p.brand)
    if heading.instruction:
        width = sheet.width - 2 * MARGIN - (ring + 60 if words < 150 + ring else 0)
        sheet.text(QRectF(MARGIN, words + 50, width, 76), heading.instruction, (34, 30, FLOOR), color=p.ink_2)
    if view.groups:
        _groups(sheet, view, top, columns, row, seconds)


def ring_size(view: BuzzView) -> float:
    """The clock gives way when there are many groups."""
    return RING if len(view.groups) <= 8 else 250.0


def _group_grid(sheet: Sheet, view: BuzzView) -> tuple[int, float]:
    """(columns, height of a card): one name a line, as high as the largest group needs."""
    named = any(names for _, names in view.groups)
    columns = 4 if named or len(view.groups) <= 8 else 6
    width = (sheet.width - 2 * MARGIN - (columns - 1) * GAP) / columns - 44
    size = name_size(view)
    lines = max((sum(sheet.lines(name, size, width) for name in names) for _, names in view.groups), default=0)
    return columns, NAMES_TOP + sheet.height_of(min(lines, 4), size) + 16 if named else 120.0


def name_size(view: BuzzView) -> float:
    """Names are larger when there are few groups."""
    return 34.0 if len(view.groups) <= 8 else FLOOR


def _groups(sheet: Sheet, view: BuzzView, top: float, columns: int, row: float, seconds: float) -> None:
    rows = max(1, int((sheet.height - top - 40 + GAP) // (row + GAP)))
    page, pages = page_of(len(view.groups), columns * rows, seconds)
    width = (sheet.width - 2 * MARGIN - (columns - 1) * GAP) / columns
    for place, (name, names) in enumerate(view.groups[page * columns * rows : (page + 1) * columns * rows]):
        line, column = divmod(place, columns)
        area = QRectF(MARGIN + column * (width + GAP), top + line * (row + GAP), width, row)
        sheet.card(area)
        if not names:
            sheet.mark(QPointF(area.x() + 46, area.center().y()), 40)
            sheet.line(area.x() + 80, area.center().y() - 25, width - 92, name, 40, "bold")
            continue
        sheet.mark(QPointF(area.x() + 40, area.y() + 40), 30)
        sheet.line(area.x() + 68, area.y() + 19, width - 84, name, 30, "bold")
        sheet.text(
            QRectF(area.x() + 24, area.y() + NAMES_TOP, width - 44, row - NAMES_TOP),
            "\n".join(names),
            (name_size(view),),
        )
    _page_mark(sheet, page, pages)


def draw_board_head(
    sheet: Sheet, view: BoardView, page: int, pages: int, where: tuple[QRectF, QRectF] | None = None
) -> None:
    """The line over the board: the question and whose turn it is, the page, and `where` on the canvas it is."""
    p = theme.palette()
    right = 136.0 if view.heading.clock else 0.0
    turn = 330.0 if view.turn else 0.0
    mark = (120.0 if pages > 1 else 0.0) + (MAP.width() + 20 if where else 0.0)
    width = sheet.width - 2 * 44 - right - turn - mark
    if pages > 1:
        area = QRectF(sheet.width - 44 - right - 120, 46, 100, 44)
        sheet.text(area, f"{page + 1} / {pages}", FLOOR, color=p.ink_2, align=Qt.AlignmentFlag.AlignRight)
    if where:
        _draw_map(sheet, *where, sheet.width - 44 - right - mark)
    question = view.heading.question
    height = 90 if sheet.lines(question, 34, width, "bold") == 1 else 75  # two lines end above the board
    sheet.text(QRectF(44, 20, width, height), question, (46, 40, 34, FLOOR), "bold", middle=True)
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


def draw_vote(sheet: Sheet, view: VoteView, language: Language, seconds: float) -> None:
    """What the vote is on, the rule, and how many ballots are in."""
    p = theme.palette()
    sheet.text(QRectF(MARGIN, 56, sheet.width - 2 * MARGIN, 140), view.heading.question, (64, 56, 48, 40), "bold")
    sheet.text(QRectF(MARGIN, 150, sheet.width - 2 * MARGIN - 140, 90), view.rule, (34, 30, FLOOR), color=p.ink_2)
    _candidates(sheet, view, seconds)
    foot = QRectF(MARGIN, sheet.height - 190, sheet.width - 2 * MARGIN, 140)
    sheet.card(foot)
    words = {
        None: language.gettext("The vote opens soon."),
        RoundStage.OPEN: language.gettext("{ballots} of {voters} ballots in"),
    }.get(view.stage, language.gettext("The vote is closed. The result comes next."))
    words = words.format(ballots=view.ballots, voters=view.voters)
    sheet.line(foot.x() + 40, foot.y() + (28 if view.stage else 40), foot.width() - 80, words, 50, "bold")
    if view.stage:
        share = view.ballots / max(1, view.voters)
        sheet.bar(QRectF(foot.x() + 40, foot.bottom() - 36, foot.width() - 80, 14), share)


def _candidates(sheet: Sheet, view: VoteView, seconds: float) -> None:
    top, gap = 250.0, 22.0
    height = sheet.height - 190 - 30 - top
    columns, rows = grid(len(view.candidates), height, gap, most=4, row=136.0)
    rows = min(rows, -(-len(view.candidates) // columns))
    page, pages = page_of(len(view.candidates), columns * rows, seconds)
    width = (sheet.width - 2 * MARGIN - (columns - 1) * gap) / columns
    shown = view.candidates[page * columns * rows : (page + 1) * columns * rows]
    lines = [shown[start : start + columns] for start in range(0, len(shown), columns)]
    needed = [max(_candidate_needs(sheet, *candidate, width) for candidate in line) for line in lines]
    needed += [0.0] * (rows - len(lines))
    for line, row in zip(lines, row_heights(needed, height - (rows - 1) * gap, CANDIDATE_MOST), strict=False):
        for column, (number, label) in enumerate(line):
            _candidate(sheet, number, label, QRectF(MARGIN + column * (width + gap), top, width, row))
        top += row + gap
    _page_mark(sheet, page, pages, 155)  # beside the rule


CANDIDATE_MOST = 200.0
"""A candidate with a short name is never higher than this."""
CLOSE = 12.0
"""Over and under a name that needs all of its card."""
NUMBER = 52
"""Size of the number of a candidate."""


def _candidate_indent(number: int) -> float:
    return 40.0 + 28 * len(str(number))


def _candidate_needs(sheet: Sheet, number: int, label: str, width: float) -> float:
    """The height with which no word of a name is cut."""
    lines = sheet.lines(label, FLOOR, width - _candidate_indent(number) - 40, "semibold")
    return 2 * CLOSE + sheet.height_of(lines, FLOOR)


def _candidate(sheet: Sheet, number: int, label: str, area: QRectF) -> None:
    """A name in the middle of its card, on a line with its number."""
    sheet.card(area)
    indent = _candidate_indent(number)
    width = area.width() - indent - 40
    highs = {size: sheet.height_of(sheet.lines(label, size, width, "semibold"), size) for size in (36, 32, FLOOR)}
    size = next((size for size, high in highs.items() if high <= area.height() - 34), FLOOR)
    high = min(highs[size], area.height() - 2 * CLOSE)
    words = QRectF(area.x() + 20 + indent, area.center().y() - high / 2, width, high)
    higher = QFontMetricsF(theme.font(NUMBER, "bold")).ascent() - QFontMetricsF(theme.font(size, "semibold")).ascent()
    top = max(area.y() - 5, words.y() - higher)  # a large number keeps off the edge of a card that is full
    sheet.line(area.x() + 26, top, indent, str(number), NUMBER, "bold")
    sheet.text(words, label, size, "semibold")


def draw_actions(sheet: Sheet, view: ActionsView, language: Language, seconds: float) -> None:
    """The action plan: what, who, when and where."""
    head(sheet, view.heading, language)
    p = theme.palette()
    right = RING * 0.4 + 40 if view.heading.clock else 0
    sheet.text(QRectF(MARGIN, 130, sheet.width - 2 * MARGIN - right, 90), view.heading.question, (64, 56, 48), "bold")
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
    _page_mark(sheet, page, pages)


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


def _page_mark(sheet: Sheet, page: int, pages: int, y: float | None = None) -> None:
    if pages > 1:
        area = QRectF(MARGIN, (y if y is not None else sheet.height - 50), sheet.width - 2 * MARGIN, 40)
        text = f"{page + 1} / {pages}"
        sheet.text(area, text, FLOOR, color=theme.palette().ink_2, align=Qt.AlignmentFlag.AlignRight)
