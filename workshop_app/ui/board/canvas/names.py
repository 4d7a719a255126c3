"""Names of frames and of the ends of axes: where they stand, and large enough to be read from far away too."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from workshop_app.domain.canvas import TITLE, Point
from workshop_app.domain.records import Shape, ShapeKind
from workshop_app.ui import theme
from workshop_app.ui.widgets import surface

NAME = 25
"""Size of a frame's name: read from the back row."""
LEGIBLE = 14.0
"""Names are at least so large on the screen, from however far one looks, while there is room."""
LEVEL = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter
RIGHT, LEFT = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft


def zoom_of(painter: QPainter) -> float:
    """How near one looks."""
    return max(0.01, abs(painter.worldTransform().m11()))


def _grown(size: float, shape: Shape, zoom: float) -> float:
    return max(size, min(LEGIBLE / zoom, 0.14 * min(shape.w, shape.h)))


def name_area(shape: Shape) -> QRectF:
    """Where the name of a frame stands."""
    return QRectF(shape.x + 16, shape.y + 4, max(20, shape.w - 32), TITLE - 2)


def draw_name(painter: QPainter, shape: Shape) -> None:
    """The name of a frame."""
    write(painter, name_area(shape), shape.text, NAME, LEFT)


def draw_far_name(painter: QPainter, shape: Shape, covered: float = 0.0) -> None:
    """The name of a frame over the notes, where it is too far away to be read as it is.

    It stands below what is `covered` of the canvas, by the lane's heading, but inside the frame.
    """
    size = _grown(NAME, shape, zoom_of(painter))
    if not shape.text or size == NAME:
        return
    top = min(max(shape.y + 0.2 * size, covered), shape.y + shape.h - 1.5 * size)
    area = QRectF(shape.x + 0.5 * size, top, shape.w - size, 1.5 * size)
    _write_on_plate(painter, area, shape.text, size, LEFT)


def axes_size(shape: Shape, zoom: float = 1.0) -> float:
    """Size of the names at the ends of axes: larger on larger axes."""
    return _grown(min(36.0, max(18.0, min(shape.w, shape.h) * 0.045)), shape, zoom)


def label_areas(shape: Shape, zoom: float = 1.0) -> tuple[tuple[QRectF, Qt.AlignmentFlag], ...]:
    """Where the four ends are named, left, right, bottom and top: above the level axis and beside the upright one."""
    size = axes_size(shape, zoom)
    high, pad = 1.5 * size, 0.5 * size
    middle_x, middle_y = shape.x + shape.w / 2, shape.y + shape.h / 2
    half = max(20.0, shape.w / 2 - 2 * pad)
    return (
        (QRectF(shape.x + pad, middle_y - high - 2, half, high), LEFT),
        (QRectF(middle_x + pad, middle_y - high - 2, half, high), RIGHT),
        (QRectF(middle_x + pad, shape.y + shape.h - high, half, high), LEFT),
        (QRectF(middle_x + pad, shape.y, half, high), LEFT),
    )


def draw_labels(painter: QPainter, shape: Shape, covered: float = 0.0) -> None:
    """What axes mean; notes that are put there lie over it. None stands on what is `covered`."""
    zoom = zoom_of(painter)
    for (area, align), words in zip(label_areas(shape, zoom), shape.labels, strict=False):
        if words:
            lowest = shape.y + shape.h / 2 - 2 * area.height()
            area.moveTop(max(area.top(), min(covered, lowest)))
            _write_on_plate(painter, area, words, axes_size(shape, zoom), align)


def draw_far_labels(painter: QPainter, shape: Shape, covered: float) -> None:
    """What axes mean, over the notes, where they are too far away to be read: without it no place means anything."""
    if axes_size(shape, zoom_of(painter)) > axes_size(shape):
        draw_labels(painter, shape, covered)


def named_at(shapes: Iterable[Shape], at: Point, zoom: float) -> str:
    """Id of the axes that name an end at a point, or empty."""
    for shape in shapes:
        size = axes_size(shape, zoom)
        areas = label_areas(shape, zoom) if shape.kind is ShapeKind.AXES else ()
        for (area, align), words in zip(areas, shape.labels, strict=False):
            if words and _plate(area, words, size, align).contains(*at):
                return shape.id
    return ""


def _plate(area: QRectF, words: str, size: float, align: Qt.AlignmentFlag) -> QRectF:
    wide = min(area.width(), QFontMetricsF(theme.font(size, "bold")).horizontalAdvance(words))
    left = area.right() - wide if align == RIGHT else area.left()
    return QRectF(left, area.top(), wide, area.height()).adjusted(-0.25 * size, 3, 0.25 * size, -3)


def _write_on_plate(painter: QPainter, area: QRectF, words: str, size: float, align: Qt.AlignmentFlag) -> None:
    surface(painter, _plate(area, words, size, align), 6, theme.palette().card)
    write(painter, area, words, size, align)


def write(painter: QPainter, area: QRectF, words: str, size: float, align: Qt.AlignmentFlag) -> None:
    """One line, cut where it is too long."""
    font = theme.font(size, "bold")
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width() + 1)
    painter.setFont(font)
    painter.setPen(QColor(theme.palette().ink))
    painter.drawText(area, LEVEL | align, shown)
