"""The clock of the room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from workshop_app.i18n import Language
from workshop_app.ui import theme
from workshop_app.ui.widgets.painting import surface
from workshop_app.ui.widgets.timer_ring import TimerRing

INSIDE = 0.78
"""The share of a ring that figures in its middle may take."""
PILL = 2.2
"""The height of a pill, in its figures."""


class RoomRing(TimerRing):
    """The clock in the language of the workshop."""

    def __init__(self, language: Language, parent: QWidget) -> None:
        self.language = language
        super().__init__(parent=parent)
        self.setMinimumSize(0, 0)  # it keeps its share of a small picture too

    def caption(self) -> str:
        """The line below the time."""
        if self._paused:
            return self.language.gettext("paused")
        if self._left < 0:
            return self.language.gettext("over time")
        minutes = round(self._total / 60)
        return self.language.gettext("of {length}").format(
            length=self.language.gettext("{minutes} min").format(minutes=minutes)
        )

    def place(self, right: float, top: float, size: float, floor: float) -> None:
        """Stand at a right edge, so large. Figures of a least size that a small ring has no room for are in a pill."""
        self.setFloor(floor)
        figures = QFontMetricsF(theme.font(floor, "bold", tabular=True)).horizontalAdvance(self.text())
        width, height = size, size
        if figures > INSIDE * size:
            width, height = figures + floor, PILL * floor
        self.setGeometry(round(right - width), round(top + (size - height) / 2), round(width), round(height))

    def _draw(self, painter: QPainter) -> None:
        if self.width() <= self.height():
            super()._draw(painter)
            return
        p = theme.palette()
        over, height = self._left < 0, self.height()
        surface(painter, QRectF(self.rect()), height / 2, "", p.danger if over else p.honey_line, 0.1 * height)
        painter.setFont(theme.font(self._floor, "bold", tabular=True))
        painter.setPen(QColor(p.danger if over else p.ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
