"""How buzz groups are drawn in the room: the question, what to do, and who talks with whom."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from workshop_app.i18n import Language
from workshop_app.services.audience import BuzzView
from workshop_app.ui import theme
from workshop_app.ui.projector.drawing import LONG_QUESTION, RING, head
from workshop_app.ui.projector.sheet import FLOOR, MARGIN, Sheet, page_of

RING_TOP = 120.0
RINGS = (RING, 250.0)
"""The clock gives way where groups need its room."""
ASKED = 124.0
"""Where the question begins."""
PHASE, UNDER, OVER = 50.0, 14.0, 20.0
"""The line of the phase, and the air over it and under the instruction."""
NAMES = (34.0, FLOOR)
NAMES_TOP = 62.0
"""On the card of a group its name is above this, and below it those who are in it."""
NAMELESS = 120.0
"""The height of a card with only the name of its group."""
ALONE_NAMES = (40.0, 34.0, FLOOR)
"""Sizes of that name."""
BESIDE_MARK = 92.0
"""What the mark and the air take of the width of such a card."""
GAP, FOOT = 18.0, 50.0
LOWEST, ALONE = 700.0, 760.0
"""Where few groups begin, and what is asked ends without any."""
MOST_ASKED = 0.55
"""No question and instruction take more of a picture from the groups; they are cut before that."""


class Cards(NamedTuple):
    """How the groups lie, how large the names in them are, or without any those of the groups, and the clock."""

    pages: int
    columns: int
    rows: int
    height: float
    top: float
    size: float
    ring: float


def arranged(view: BuzzView, width: float, height: float) -> Cards:
    """Groups on as few pages as can be, in a picture so large beside one of 1920×1080.

    Fewer columns, in which long names have fewer lines, are only for that; a large clock comes before large names. Of
    groups without names in them the number is what one looks for: none is cut, and it is as large as can be.
    """
    if any(names for _, names in view.groups):
        tried = [_cards(view, columns, size, width, height) for columns in (4, 3) for size in NAMES]
        return max(tried, key=lambda cards: (-cards.pages, cards.columns, cards.ring, cards.size))
    most = 4 if len(view.groups) <= 8 else 6
    tried = [
        _cards(view, columns, size, width, height)
        for columns in range(most, 0, -1)
        for size in ALONE_NAMES
        if _longest(view, size) <= _wide(columns, width) - BESIDE_MARK
    ]
    return max(tried, key=lambda cards: (-cards.pages, cards.size, cards.columns, cards.ring))


def _wide(columns: int, width: float) -> float:
    return (width - 2 * MARGIN - (columns - 1) * GAP) / columns


def _longest(view: BuzzView, size: float) -> float:
    metrics = QFontMetricsF(theme.font(size, "bold", tabular=True))
    return max((metrics.horizontalAdvance(name) for name, _ in view.groups), default=0.0)


def _cards(view: BuzzView, columns: int, size: float, width: float, height: float) -> Cards:
    """With names of a size: one name a line, as high as the largest group needs."""
    named = any(names for _, names in view.groups)
    inner = _wide(columns, width) - 44
    largest = _lines_of_largest(tuple(names for _, names in view.groups), size, inner, *theme.families())
    room = height - FOOT - min(MOST_ASKED * height, _least(view, width, RINGS[-1]))
    high = min(room, NAMES_TOP + Sheet.height_of(largest, size) + 16) if named else NAMELESS
    lines = -(-len(view.groups) // columns)
    rows = min(lines, max(1, int((room + GAP) // (high + GAP))))
    top = min(LOWEST, height - FOOT + GAP - rows * (high + GAP)) if rows else ALONE
    ring = next((ring for ring in RINGS if _least(view, width, ring) <= top), RINGS[-1])
    return Cards(-(-lines // max(1, rows)), columns, rows, high, top, size, ring)


@lru_cache(maxsize=16)
def _lines_of_largest(groups: tuple[tuple[str, ...], ...], size: float, width: float, *_families: str) -> int:
    """Of all groups; they are the same at each tick of the clock."""
    return max((sum(Sheet.lines(name, size, width) for name in names) for names in groups), default=0)


def _least(view: BuzzView, width: float, ring: float) -> float:
    """Where groups may begin: under the clock, and under all that is asked when it is as small as can be."""
    room = _beside(width, ring)
    asked = Sheet.height_of(Sheet.lines(view.heading.question, FLOOR, room, "bold"), FLOOR)
    return max(RING_TOP + ring + GAP, ASKED + asked + UNDER + PHASE + _told(view, room) + OVER)


def _beside(width: float, ring: float) -> float:
    """The room beside a clock."""
    return width - 2 * MARGIN - ring - 90


def _told(view: BuzzView, room: float) -> float:
    """The height of the instruction: a large line, or two smaller ones."""
    return {0: 0.0, 1: 46.0}.get(Sheet.lines(view.heading.instruction, 34, room), 82.0)


def draw_buzz(sheet: Sheet, view: BuzzView, language: Language, seconds: float) -> None:
    """The question, huge; what to do; and who talks with whom. The more groups, the less room for the question."""
    heading = view.heading
    head(sheet, heading, language)
    p = theme.palette()
    cards = arranged(view, sheet.width, sheet.height)
    room = _beside(sheet.width, cards.ring)
    told = _told(view, room)
    lowest = cards.top - OVER - told - PHASE
    used = sheet.text(QRectF(MARGIN, ASKED, room, lowest - UNDER - ASKED), heading.question, LONG_QUESTION, "bold")
    words = min(lowest, ASKED + used + 40)
    sheet.line(MARGIN, words, 700, view.phase_name, 34, "bold", p.brand)
    if heading.instruction:
        width = room if words + PHASE < RING_TOP + cards.ring + GAP else sheet.width - 2 * MARGIN
        sheet.text(QRectF(MARGIN, words + PHASE, width, told), heading.instruction, (34, 30, FLOOR), color=p.ink_2)
    if view.groups:
        _groups(sheet, view, cards, seconds)


def _groups(sheet: Sheet, view: BuzzView, cards: Cards, seconds: float) -> None:
    columns, row = cards.columns, cards.height
    page, pages = page_of(len(view.groups), columns * cards.rows, seconds)
    width = _wide(columns, sheet.width)
    for place, (name, names) in enumerate(view.groups[page * columns * cards.rows :][: columns * cards.rows]):
        line, column = divmod(place, columns)
        area = QRectF(MARGIN + column * (width + GAP), cards.top + line * (row + GAP), width, row)
        sheet.card(area)
        if not names:
            sheet.mark(QPointF(area.x() + 46, area.center().y()), 40)
            middle = area.center().y() - 0.625 * cards.size
            sheet.line(area.x() + 80, middle, width - BESIDE_MARK, name, cards.size, "bold")
            continue
        sheet.mark(QPointF(area.x() + 40, area.y() + 40), 30)
        sheet.line(area.x() + 68, area.y() + 19, width - 84, name, 30, "bold")
        area = QRectF(area.x() + 24, area.y() + NAMES_TOP, width - 44, row - NAMES_TOP)
        sheet.text(area, "\n".join(names), cards.size)
    sheet.page_mark(page, pages)
