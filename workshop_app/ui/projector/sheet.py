"""Drawing for the room: text that is as large as fits and never smaller than the back row can read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from workshop_app.ui import theme
from workshop_app.ui.text_blocks import wrapped
from workshop_app.ui.theme import Weight
from workshop_app.ui.widgets.painting import hexagon, surface

WIDTH, HEIGHT = 1920.0, 1080.0
"""Everything is designed at this size and scaled; a narrower or lower window scales by the smaller side."""
FLOOR = 28.0
"""The smallest text at 1920×1080."""
MARGIN = 88.0
LEADING = 0.94
"""Lines of large text stand closer than the font's own measure."""
SHIFT = {Qt.AlignmentFlag.AlignRight: 1.0, Qt.AlignmentFlag.AlignHCenter: 0.5}


def scale_of(width: float, height: float) -> float:
    """How large a picture is beside the one that everything is designed at."""
    return min(width / WIDTH, height / HEIGHT)


class Sheet:
    """A painter with the room's measures: lengths are given as at 1920×1080."""

    def __init__(self, painter: QPainter, width: float, height: float) -> None:
        self.painter = painter
        self.scale = scale_of(width, height)
        self.width = width / self.scale
        self.height = height / self.scale
        painter.scale(self.scale, self.scale)

    def text(
        self,
        area: QRectF,
        text: str,
        size: float | Sequence[float],
        weight: Weight = "regular",
        color: str = "",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        *,
        middle: bool = False,
    ) -> float:
        """Draw wrapped text in the largest of the sizes that fits `area`; how far down in it the text reaches.

        It stands at the top of the area or in its `middle`. What does not fit at the smallest size ends with an
        ellipsis on the last line.
        """
        sizes = [size] if isinstance(size, int | float) else list(size)
        font, lines = theme.font(sizes[-1], weight), 1
        for candidate in sizes:
            font = theme.font(candidate, weight)
            lines = max(1, int((area.height() + 2) / (QFontMetricsF(font).height() * LEADING)))
            if len(wrapped(text, font, area.width(), lines + 1)) <= lines:
                break
        metrics = QFontMetricsF(font)
        self.painter.setFont(font)
        self.painter.setPen(QColor(color or theme.palette().ink))
        broken = (_evened if weight == "bold" else wrapped)(text, font, area.width(), lines)
        spare = area.height() - len(broken) * metrics.height() * LEADING
        y = area.top() + (spare / 2 if middle else 0.0)
        for words in broken:
            x = area.left() + (area.width() - metrics.horizontalAdvance(words)) * SHIFT.get(align, 0.0)
            self.painter.drawText(QPointF(x, y + metrics.ascent()), words)
            y += metrics.height() * LEADING
        return y - area.top()

    @staticmethod
    def lines(text: str, size: float, width: float, weight: Weight = "regular") -> int:
        """How many lines a text takes."""
        return len(wrapped(text, theme.font(size, weight), width, 99)) if text else 0

    @staticmethod
    def height_of(lines: int, size: float) -> float:
        """How high so many lines are."""
        return lines * QFontMetricsF(theme.font(size)).height() * LEADING

    def line(self, x: float, y: float, width: float, text: str, size: float, weight: Weight, color: str = "") -> None:
        """One line of text, cut with an ellipsis."""
        font = theme.font(size, weight, tabular=True)
        metrics = QFontMetricsF(font)
        self.painter.setFont(font)
        self.painter.setPen(QColor(color or theme.palette().ink))
        shown = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, width)
        self.painter.drawText(QPointF(x, y + metrics.ascent()), shown)

    def card(self, area: QRectF) -> None:
        """A rounded surface with a hairline."""
        p = theme.palette()
        surface(self.painter, area, 16, p.card, p.line, 1.5)

    def mark(self, centre: QPointF, size: float) -> None:
        """The hexagon."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(theme.palette().honey))
        self.painter.drawPath(hexagon(centre, size))

    def bar(self, area: QRectF, share: float) -> None:
        """A part of a whole."""
        p = theme.palette()
        surface(self.painter, area, area.height() / 2, p.track)
        if share > 0:
            width = max(area.height(), area.width() * min(1.0, share))
            surface(self.painter, QRectF(area.x(), area.y(), width, area.height()), area.height() / 2, p.honey)

    def hairline(self, x: float, y: float, width: float) -> None:
        """A rule between rows."""
        self.painter.setPen(QPen(QColor(theme.palette().line), 1.5))
        self.painter.drawLine(QPointF(x, y), QPointF(x + width, y))

    def page_mark(self, page: int, pages: int, y: float | None = None) -> None:
        """Which page (from 0) of how many, low on the sheet or where it is said; one page is not told."""
        if pages > 1:
            self.part_mark(f"{page + 1} / {pages}", y)

    def part_mark(self, words: str, y: float | None = None) -> None:
        """What part is seen of what is too much for the sheet, low on it or where it is said."""
        area = QRectF(MARGIN, (y if y is not None else self.height - 50), self.width - 2 * MARGIN, 40)
        self.text(area, words, FLOOR, color=theme.palette().ink_2, align=Qt.AlignmentFlag.AlignRight)


def _evened(text: str, font: QFont, width: float, most: int) -> list[str]:
    """Words in lines, as few as they need; the last word does not stand alone where that can be helped."""
    lines = wrapped(text, font, width, most)
    for share in (1.0, 0.92, 0.84, 0.76):
        tried = wrapped(text, font, share * width, most + 1)
        if len(tried) == len(lines) and (len(tried) == 1 or " " in tried[-1]):
            return tried
    return lines


def grid(count: int, height: float, gap: float, *, most: int = 4, row: float = 150) -> tuple[int, int]:
    """(columns, rows on a page) for cards at least `row` high in an area."""
    columns = max(1, min(most, count))
    if count > most:
        for tried in range(2, most + 1):
            if -(-count // tried) * (row + gap) - gap <= height:
                columns = tried
                break
    rows = max(1, int((height + gap) // (row + gap)))
    return columns, rows


def row_heights(needed: Sequence[float], height: float, most: float) -> list[float]:
    """Rows in a height, alike and at most so high; one that needs more takes it from those that need less."""
    found, left = [0.0] * len(needed), height
    order = sorted(range(len(needed)), key=needed.__getitem__, reverse=True)
    for place, row in enumerate(order):
        share = left / (len(order) - place)
        free = left - sum(min(needed[other], share) for other in order[place + 1 :])
        found[row] = max(min(most, share), min(needed[row], free))
        left -= found[row]
    return found


EACH = 12.0
"""Seconds that a page is shown."""


def page_of(count: int, per_page: int, seconds: float) -> tuple[int, int]:
    """(page, pages) shown now when `count` things do not fit one page: pages turn by themselves."""
    pages = max(1, -(-count // max(1, per_page)))
    return int(seconds // EACH) % pages, pages
