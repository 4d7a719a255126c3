"""Lines drawn by hand: smooth, and kept as pictures, since painting hundreds of them anew takes longer than a frame."""

from __future__ import annotations

import math
from collections import OrderedDict
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QTransform

from workshop_app.domain.records import Shape

PEN = 4.5
"""Width of what is drawn by hand."""
KEPT_BYTES = 24 * 2**20
LARGEST = 2_000_000
"""A line whose picture would have more pixels is painted anew each time."""
AROUND = 6
"""Pixels of the canvas around a line that its width needs."""
Key = tuple[tuple[int, ...], int, int, str, float, float]


def pen(color: str, width: float) -> QPen:
    """A pen with round ends."""
    return QPen(QColor(color), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def smooth_path(points: tuple[int, ...]) -> QPainterPath:
    """A smooth line: it bends at each point and passes through the middles between them."""
    path = QPainterPath()
    corners = [QPointF(x, y) for x, y in zip(points[::2], points[1::2], strict=False)]
    path.moveTo(corners[0])
    for corner, following in pairwise(corners[1:]):
        path.quadTo(corner, (corner + following) / 2)
    path.lineTo(corners[-1] if len(corners) > 1 else corners[0] + QPointF(0.1, 0.0))
    return path


class StrokePictures:
    """Pictures of lines at some scales; those not used longest go first."""

    def __init__(self, limit: int = KEPT_BYTES) -> None:
        self._limit = limit
        self._bytes = 0
        self._exact, self._last = False, 0.0
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()

    def look(self, painter: QPainter) -> None:
        """All lines are about to be drawn: exactly when the scale is that of last time, else from near enough ones."""
        scale = _scale(painter)
        self._exact, self._last = scale == self._last, scale

    def draw(self, painter: QPainter, shape: Shape, color: str, width: float) -> None:
        """Draw a line, with the painter's origin in the canvas's corner."""
        scale = _scale(painter)
        exact = self._exact and scale == self._last
        scale = scale if exact else _level(scale)
        if (shape.w + 2 * AROUND) * (shape.h + 2 * AROUND) * scale**2 > LARGEST or width > 2 * AROUND:
            paint_stroke(painter, shape, color, width)
            return
        picture = self._picture(shape, color, width, scale)
        if exact:
            _copy(painter, QPointF(shape.x - AROUND, shape.y - AROUND), picture)
        else:
            picture.setDevicePixelRatio(1.0)
            area = QRectF(shape.x - AROUND, shape.y - AROUND, picture.width() / scale, picture.height() / scale)
            painter.drawPixmap(area, picture, QRectF(picture.rect()))

    def _picture(self, shape: Shape, color: str, width: float, scale: float) -> QPixmap:
        key = (shape.points, shape.w, shape.h, color, width, scale)
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        made = QPixmap(math.ceil((shape.w + 2 * AROUND) * scale), math.ceil((shape.h + 2 * AROUND) * scale))
        made.fill(Qt.GlobalColor.transparent)
        with QPainter(made) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(scale, scale)
            painter.translate(AROUND - shape.x, AROUND - shape.y)
            paint_stroke(painter, shape, color, width)
        self._kept[key] = made
        self._bytes += _size(made)
        while self._bytes > self._limit and len(self._kept) > 1:
            self._bytes -= _size(self._kept.popitem(last=False)[1])
        return made


def _scale(painter: QPainter) -> float:
    """Pixels of the screen for one of the canvas."""
    return abs(painter.worldTransform().m11()) * painter.device().devicePixelRatio()


def _copy(painter: QPainter, corner: QPointF, picture: QPixmap) -> None:
    """Draw a picture pixel by pixel, which is much faster than anything between the pixels."""
    ratio, view = painter.device().devicePixelRatio(), painter.worldTransform()
    at = view.map(corner) * ratio
    picture.setDevicePixelRatio(ratio)
    painter.setWorldTransform(QTransform())
    painter.drawPixmap(QPointF(round(at.x()), round(at.y())) / ratio, picture)
    painter.setWorldTransform(view)


def _level(scale: float) -> float:
    """The scale of a picture that is never stretched, and shrunk by a fifth at most."""
    return float(2.0 ** (math.ceil(math.log2(max(scale, 1e-3)) * 3 - 1e-6) / 3))


def paint_stroke(painter: QPainter, shape: Shape, color: str, width: float) -> None:
    """Paint a line anew, with the painter's origin in the canvas's corner."""
    painter.setPen(pen(color, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(smooth_path(shape.points).translated(shape.x, shape.y))


def _size(picture: QPixmap) -> int:
    return picture.width() * picture.height() * 4
