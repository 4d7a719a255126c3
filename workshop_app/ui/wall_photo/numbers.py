"""The number of a box on a photo, in the same colours in every theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from workshop_app.ui import theme
from workshop_app.ui.palette import LIGHT
from workshop_app.ui.widgets.painting import surface


def draw_number(painter: QPainter, x: float, y: float, number: int, *, chosen: bool = False) -> None:
    """Draw it with its upper left corner at a point."""
    painter.setFont(theme.font(theme.SMALL, "bold", tabular=True))
    width = max(26.0, painter.fontMetrics().horizontalAdvance(str(number)) + 14.0)
    chip = QRectF(x, y, width, 24)
    surface(painter, chip, 12, LIGHT.honey if chosen else LIGHT.brand, LIGHT.card, 1.5)
    painter.setPen(QColor(LIGHT.ink if chosen else LIGHT.on_brand))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, str(number))
