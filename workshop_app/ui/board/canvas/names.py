"""Names of frames and of the ends of axes: where they stand, and large enough to be read from far away too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from workshop_app.domain.board_geometry import BoardLayout, Box, SectionPlace
from workshop_app.domain.canvas import TITLE, Point
from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.records import Shape
from workshop_app.ui import theme
from workshop_app.ui.board.areas import box_around
from workshop_app.ui.widgets import surface

NAME = 25
"""Size of a frame's name: read from the back row."""
LEGIBLE = 14.0
"""Names are at least so large on the screen, from however far one looks, while there is room."""
LEVEL = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter
RIGHT, LEFT = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
ASIDE = 0.3
"""A name makes way for notes at most so much of the height of its axes."""

Notes = Callable[[Box], Sequence[Box]]
"""The notes that share a point with a box, all counted from the canvas's corner."""


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


def notes_on(layout: BoardLayout, place: SectionPlace) -> Notes:
    """The notes of a free lane."""
    left, top = place.corner

    def within(box: Box) -> list[Box]:
        found = layout.notes_in(box._replace(x=box.x + left, y=box.y + top))
        boxes = [note.box for note in found if note.section == place.section]
        return [note._replace(x=note.x - left, y=note.y - top) for note in boxes]

    return within


def free_label_areas(shape: Shape, zoom: float, notes: Notes) -> list[tuple[QRectF, Qt.AlignmentFlag]]:
    """Where the four ends are named when names make way for notes, if they can."""
    size, found = axes_size(shape, zoom), []
    for end, ((area, align), words) in enumerate(zip(label_areas(shape, zoom), shape.labels, strict=False)):
        places = _beside(shape, area) if end > 1 else _along(shape, area, align)
        plates = ((place, side, box_around(_plate(place, words, size, side))) for place, side in places)
        free = ((place, side) for place, side, plate in plates if not words or not notes(plate))
        found.append(next(free, (area, align)))
    return found


def _along(shape: Shape, area: QRectF, align: Qt.AlignmentFlag) -> Iterable[tuple[QRectF, Qt.AlignmentFlag]]:
    """Over the level axis and under it, then further and further away."""
    high = area.height()
    for step in range(1 + int(2 * ASIDE * shape.h / high)):
        yield area.translated(0, -step * high / 2), align
        yield area.translated(0, high + 4 + step * high / 2), align


def _beside(shape: Shape, area: QRectF) -> Iterable[tuple[QRectF, Qt.AlignmentFlag]]:
    """At the right of the upright axis and at the left."""
    yield area, LEFT
    yield area.translated(2 * (shape.x + shape.w / 2 - area.center().x()), 0), RIGHT


def draw_labels(painter: QPainter, shape: Shape, notes: Notes = lambda _box: (), covered: float = 0.0) -> None:
    """What axes mean, where no notes lie if there is such a place. None stands on what is `covered`."""
    zoom = zoom_of(painter)
    for (area, align), words in zip(free_label_areas(shape, zoom, notes), shape.labels, strict=False):
        if words:
            lowest = shape.y + shape.h / 2 - 2 * area.height()
            area.moveTop(max(area.top(), min(covered, lowest)))
            _write_on_plate(painter, area, words, axes_size(shape, zoom), align)


def draw_far_labels(painter: QPainter, shape: Shape, notes: Notes, covered: float) -> None:
    """What axes mean, over the notes, where they are too far away to be read: without it no place means anything."""
    if axes_size(shape, zoom_of(painter)) > axes_size(shape):
        draw_labels(painter, shape, notes, covered)


def named_at(shapes: Iterable[Shape], at: Point, zoom: float, notes: Notes) -> str:
    """Id of the axes that name an end at a point, or empty."""
    for shape in shapes:
        size = axes_size(shape, zoom)
        areas = free_label_areas(shape, zoom, notes) if shape.kind is ShapeKind.AXES else ()
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
