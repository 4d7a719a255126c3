"""How a lasso looks, around notes and on a canvas."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from workshop_app.ui import theme
from workshop_app.ui.widgets.painting import surface


def draw_lasso(painter: QPainter, area: QRectF, pixel: float) -> None:
    """Draw it, its line as wide on the screen from however far one looks; a `pixel` of the screen on the board."""
    brand = theme.palette().brand
    glow = QColor(brand)
    glow.setAlphaF(0.10)
    surface(painter, area, 6 * pixel, glow.name(QColor.NameFormat.HexArgb), brand, 1.5 * pixel)
