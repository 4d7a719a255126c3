"""The ring that shows how much time is left, readable from the back row."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.i18n import _
from workshop_app.ui import theme
from workshop_app.ui.widgets.numbers import minutes_text
from workshop_app.ui.widgets.painting import paint_safely


def clock_text(seconds: float) -> str:
    """`3:18`; below zero what is over, `+0:42`. A second is shown until it has passed."""
    whole = math.ceil(seconds) if seconds > 0 else math.ceil(-seconds - 1e-9)
    minutes, rest = divmod(whole, 60)
    return f"{'+' if seconds < 0 and whole else ''}{minutes}:{rest:02}"


class TimerRing(QWidget):
    """A ring of honey that empties; past the end it counts up in the colour of danger."""

    def __init__(self, size: int = 280, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._left = 0.0
        self._total = 0.0
        self._paused = False
        self._floor = 14.0
        self.setMinimumSize(96, 96)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setTime(0, 0)

    def setTime(self, left: float, total: float, *, paused: bool = False) -> None:
        """Seconds left (below zero: over time) of how many in all."""
        before = (clock_text(self._left), self._paused, self._total)
        self._left, self._total, self._paused = left, total, paused
        if before != (clock_text(left), paused, total):
            self.setAccessibleName(f"{clock_text(left)}, {self.caption()}")
        self.update()

    def setFloor(self, floor: float) -> None:
        """The least size of any text in it; a caption that does not fit then is left out."""
        self._floor = floor
        self.update()

    def text(self) -> str:
        """The time as it stands in the ring."""
        return clock_text(self._left)

    def caption(self) -> str:
        """The line below the time."""
        if self._paused:
            return _("paused")
        if self._left < 0:
            return _("over time")
        return _("of {length}").format(length=minutes_text(round(self._total / 60)))

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ring, time and caption."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        p = theme.palette()
        side = min(self.width(), self.height())
        stroke = max(6.0, side * 0.062)
        ring = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        arc = ring.adjusted(stroke / 2 + 1, stroke / 2 + 1, -stroke / 2 - 1, -stroke / 2 - 1)
        over = self._left < 0
        painter.setPen(QPen(QColor(p.track), stroke))
        painter.drawEllipse(arc)
        share = 1.0 if over else (min(1.0, self._left / self._total) if self._total > 0 else 0.0)
        if share > 0:
            colour = p.danger if over else (p.bar_muted if self._paused else p.honey)
            inside = stroke - max(2.0, 0.2 * stroke)
            pale = p.name == "contrast" and not over
            edged = ((p.honey_line, stroke), (colour, inside)) if pale else ((colour, stroke),)
            for drawn, width in edged:
                painter.setPen(QPen(QColor(drawn), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.drawArc(arc, 90 * 16, -round(share * 360 * 16))
        self._draw_words(painter, ring, p.danger if over else p.ink)

    def _draw_words(self, painter: QPainter, ring: QRectF, ink: str) -> None:
        side = ring.width()
        size = side * 0.278
        room = side * 0.74
        font = theme.font(size, "bold", tabular=True)
        width = QFontMetricsF(font).horizontalAdvance(self.text())
        if width > room:
            font = theme.font(max(self._floor, size * room / width), "bold", tabular=True)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        centre = Qt.AlignmentFlag.AlignCenter
        caption = theme.font(max(self._floor, side * 0.077))
        small = side >= 150 and QFontMetricsF(caption).horizontalAdvance(self.caption()) <= room
        painter.drawText(ring.translated(0, -side * 0.055 if small else 0), centre, self.text())
        if small:
            painter.setFont(caption)
            painter.setPen(QColor(theme.palette().ink_2))
            painter.drawText(ring.translated(0, side * 0.142), centre, self.caption())
