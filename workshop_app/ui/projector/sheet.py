"""Drawing for the room: text that is as large as fits and never smaller than the back row can read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from workshop_app.ui import theme
from workshop_app.ui.theme import Weight
from workshop_app.ui.widgets.painting import hexagon, surface

WIDTH, HEIGHT = 1920.0, 1080.0
"""Everything is designed at this size and scaled; a narrower or lower window scales by the smaller side."""
FLOOR = 28.0
"""The smallest text at 1920×1080."""
MARGIN = 88.0
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)


class Sheet:
    """A painter with the room's measures: lengths are given as at 1920×1080."""

    def __init__(self, painter: QPainter, width: float, height: float) -> None:
        self.painter = painter
        self.scale = min(width / WIDTH, height / HEIGHT)
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
        tabular: bool = False,
    ) -> float:
        """Draw wrapped text in the largest of the sizes that fits `area`; the height it took.

        What does not fit at the smallest size ends with an ellipsis on the last line.
        """
        sizes = [size] if isinstance(size, int | float) else list(size)
        for candidate in sizes:
            font = theme.font(candidate, weight, tabular=tabular)
            bounds = QFontMetricsF(font).boundingRect(area, WRAP | int(align), text)
            if bounds.height() <= area.height() + 1:
                break
        else:
            text = self._cut(text, QFontMetricsF(font), area)
            bounds = QFontMetricsF(font).boundingRect(area, WRAP | int(align), text)
        self.painter.setFont(font)
        self.painter.setPen(QColor(color or theme.palette().ink))
        self.painter.drawText(area, WRAP | int(align), text)
        return bounds.height()

    def _cut(self, text: str, metrics: QFontMetricsF, area: QRectF) -> str:
        low, high = 0, min(len(text), 4000)
        while low < high:
            middle = (low + high + 1) // 2
            tried = text[:middle].rstrip() + "…"
            if metrics.boundingRect(area, WRAP, tried).height() <= area.height() + 1:
                low = middle
            else:
                high = middle - 1
        return text[:low].rstrip() + "…"

    def line(self, x: float, y: float, width: float, text: str, size: float, weight: Weight, color: str = "") -> None:
        """One line of text, cut with an ellipsis."""
        font = theme.font(size, weight, tabular=True)
        metrics = QFontMetricsF(font)
        self.painter.setFont(font)
        self.painter.setPen(QColor(color or theme.palette().ink))
        shown = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, width)
        self.painter.drawText(QPointF(x, y + metrics.ascent()), shown)

    def card(self, area: QRectF, fill: str = "", line: str = "", width: float = 1.5) -> None:
        """A rounded surface with a hairline."""
        p = theme.palette()
        surface(self.painter, area, 16, fill or p.card, line or p.line, width)

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


def grid(count: int, width: float, height: float, gap: float, *, most: int = 4, row: float = 150) -> tuple[int, int]:
    """(columns, rows on a page) for cards at least `row` high in an area."""
    columns = max(1, min(most, count))
    if count > most:
        for tried in range(2, most + 1):
            if -(-count // tried) * (row + gap) - gap <= height:
                columns = tried
                break
    rows = max(1, int((height + gap) // (row + gap)))
    return columns, rows


def page_of(count: int, per_page: int, seconds: float, each: float = 12.0) -> tuple[int, int]:
    """(page, pages) shown now when `count` things do not fit one page: pages turn by themselves."""
    pages = max(1, -(-count // max(1, per_page)))
    return int(seconds / each) % pages, pages
