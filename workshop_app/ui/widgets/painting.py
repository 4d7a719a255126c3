"""What all widgets of our own draw with. A paint method never lets an exception out: that can end the program.

Nor is a painter left to itself (`with QPainter(...)`): an error would take its picture away under it, and Qt crashes.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPainterPath, QPen, QRegion
from PySide6.QtWidgets import QWidget

from workshop_app.ui import theme

log = logging.getLogger(__name__)


def paint_safely(widget: QWidget, draw: Callable[[QPainter], None]) -> None:
    """Call `draw` with a painter for the widget; an error in it is logged and the painter put back."""
    with QPainter(widget) as painter:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.save()
        try:
            draw(painter)
        except Exception:
            log.exception("%s could not be painted", type(widget).__name__)
        finally:
            painter.restore()


def surface(
    painter: QPainter, rect: QRectF, radius: float, fill: str, line: str = "", width: float = 1, *, dashed: bool = False
) -> None:
    """A rounded surface with a line inside its edge; an empty colour is left out."""
    half = width / 2 if line else 0
    pen = QPen(Qt.PenStyle.NoPen)
    if line:
        pen = QPen(QColor(line), width)
        if dashed:
            pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)


def focus_ring(painter: QPainter, rect: QRectF, radius: float) -> None:
    """The ring that says where the keyboard is, just inside `rect`: wider where all edges are dark."""
    p = theme.palette()
    surface(painter, rect, radius, "", p.brand, 4 if p.name == "contrast" else 2)


def _sees_through() -> bool:
    """X11 may have no compositor, and then what is see-through is black: there the corners are cut off."""
    return QGuiApplication.platformName() != "xcb"


def round_window(window: QWidget) -> None:
    """Take the frame and the ground from a window that draws a rounded surface itself; before it is shown."""
    frameless = Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
    window.setWindowFlags(window.windowFlags() | frameless)
    window.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, _sees_through())


def trim_corners(window: QWidget, radius: float) -> None:
    """Cut the corners of such a window, where nothing can be see-through; when its size has changed."""
    if not _sees_through():
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(window.rect()), radius, radius)
        window.setMask(QRegion(shape.toFillPolygon().toPolygon()))


def hexagon(centre: QPointF, size: float) -> QPainterPath:
    """A hexagon that stands on its point, `size` high."""
    path = QPainterPath()
    for corner in range(6):
        angle = math.radians(60 * corner - 90)
        point = centre + QPointF(math.cos(angle), math.sin(angle)) * size / 2
        if corner:
            path.lineTo(point)
        else:
            path.moveTo(point)
    path.closeSubpath()
    return path
