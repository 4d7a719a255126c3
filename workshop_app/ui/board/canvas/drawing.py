"""How shapes on a free lane look: for the facilitator and, a moment later, for the room."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF

from workshop_app.domain.board_geometry import BoardLayout, SectionPlace
from workshop_app.domain.canvas import UNDER, axes_of, box_of
from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.records import Shape
from workshop_app.services.board_view import BoardPicture, BoardSection
from workshop_app.ui import theme
from workshop_app.ui.board.areas import box_around, rect
from workshop_app.ui.board.canvas.in_the_way import Notes, notes_on
from workshop_app.ui.board.canvas.names import (
    draw_far_labels,
    draw_far_name,
    draw_labels,
    draw_name,
    is_near,
    zoom_of,
)
from workshop_app.ui.board.canvas.strokes import PEN, StrokePictures, paint_stroke, pen
from workshop_app.ui.board.heading_fit import HIGH
from workshop_app.ui.board.heading_size import LEAST
from workshop_app.ui.widgets.painting import surface

Layer = Literal["under", "over"]
LINE = 3.0
"""Width of arrows."""
THIN = 1.5
"""Lines are at least so wide on the screen, from however far one looks."""
HEAD = 15.0
"""Length of an arrow's head."""
LEAST_TEXT, MOST_TEXT = 12, 160
HEADING = 4 + HIGH * LEAST
"""So far down in the window reaches the heading of a lane that is far away."""
SPECK = 0.2
"""From further away than this the name of a frame is no more than a speck, but for the one that has grown."""
WORDS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def draw_shapes(
    painter: QPainter,
    shapes: Iterable[Shape],
    layer: Layer,
    strokes: StrokePictures,
    *,
    notes: Notes,
    seen: QRectF | None = None,
    hidden: Collection[str] = (),
    covered: float = 0.0,
    floor: float = 0.0,
    sight: QRectF | None = None,
) -> None:
    """The shapes that lie under the notes or over them, with the painter's origin in the canvas's corner.

    The canvas is `covered` by its lane's heading down to there. No words are under the `floor` on the screen: those
    that would be too large where they stand are not written. The names of axes are kept in `sight`.
    """
    near = box_around(seen.adjusted(-HEAD, -HEAD, HEAD, HEAD)) if seen else None
    for shape in shapes:
        named = sight is not None and shape.kind is ShapeKind.AXES  # it may be beyond its box
        if shape.id in hidden or (near and not named and not near.meets(box_of(shape))):
            continue
        if layer == "over" and shape.kind is ShapeKind.AXES:
            draw_far_labels(painter, shape, notes, covered, floor, sight)
        elif layer == "over" and shape.kind is ShapeKind.FRAME:
            draw_far_name(painter, shape, covered, floor)
        elif (shape.kind in UNDER) == (layer == "under"):
            draw_shape(painter, shape, strokes, notes=notes, floor=floor, sight=sight)


class ShapeLayers:
    """Draws the shapes of all free lanes of a wall, in the board's coordinates."""

    def __init__(self) -> None:
        self.hidden: Collection[str] = ()
        """Shapes that are drawn elsewhere: in the hand."""
        self.floor = 0.0
        """For the room: the least size of words on the screen."""
        self.sight: QRectF | None = None
        """The part of the board that the room sees, when it is but a part."""
        self._strokes = StrokePictures()

    def sight_on(self, place: SectionPlace) -> QRectF | None:
        """What the room sees of a canvas, counted from its corner."""
        panel = rect(place.box).adjusted(0, place.header.h, 0, 0)
        return (self.sight & panel).translated(-place.corner[0], -place.corner[1]) if self.sight else None

    def under(self, painter: QPainter, section: BoardSection, place: SectionPlace, layout: BoardLayout) -> None:
        """What lies under the notes of a lane."""
        self._draw(painter, section, place, layout, "under")

    def over(self, painter: QPainter, picture: BoardPicture, layout: BoardLayout) -> None:
        """What lies over the notes of all lanes."""
        self._strokes.look(painter)
        for place in layout.sections:
            if picture.sections[place.section].shapes:
                self._draw(painter, picture.sections[place.section], place, layout, "over")

    def _draw(
        self, painter: QPainter, section: BoardSection, place: SectionPlace, layout: BoardLayout, layer: Layer
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(*place.corner)
        seen = painter.clipBoundingRect() if painter.hasClipping() else None
        sight, framed = self.sight_on(place), [area_of(shape) for shape in section.shapes if shape.kind in UNDER]
        if sight and len(framed) > 1 and all(map(sight.contains, framed)):
            sight = None  # a name beside its axes would stand on those beside them
        covered = place.box.y + HEADING / zoom_of(painter) - place.corner[1]
        draw_shapes(
            painter,
            section.shapes,
            layer,
            self._strokes,
            notes=notes_on(layout, place, section.shapes),
            seen=seen,
            hidden=self.hidden,
            covered=covered,
            floor=self.floor,
            sight=sight,
        )
        painter.restore()


def area_of(shape: Shape) -> QRectF:
    """The rectangle of a shape, for Qt."""
    return rect(box_of(shape))


def draw_shape(
    painter: QPainter,
    shape: Shape,
    strokes: StrokePictures | None = None,
    *,
    held: bool = False,
    notes: Notes = lambda _box: (),
    floor: float = 0.0,
    sight: QRectF | None = None,
) -> None:
    """One shape; one that is `held` in the hand hides nothing under it. Without `strokes` lines are painted anew."""
    match shape.kind:
        case ShapeKind.FRAME:
            _draw_frame(painter, shape, "" if held else theme.palette().card, floor)
        case ShapeKind.AXES:
            _draw_axes(painter, shape, "" if held else theme.palette().card)
            draw_labels(painter, shape, notes, floor=floor, sight=sight)
        case ShapeKind.TEXT:
            _draw_text(painter, shape, floor)
        case ShapeKind.ARROW:
            _draw_arrow(painter, shape)
        case ShapeKind.STROKE:
            draw_stroke = paint_stroke if strokes is None else strokes.draw
            draw_stroke(painter, shape, theme.palette().brand, max(PEN, THIN / zoom_of(painter)))


# frames and axes


def _draw_frame(painter: QPainter, shape: Shape, fill: str, floor: float) -> None:
    surface(painter, area_of(shape), theme.RADIUS, fill, theme.palette().field_line, 2)
    if shape.text and zoom_of(painter) > SPECK and is_near(zoom_of(painter), floor):
        draw_name(painter, shape)


def _draw_axes(painter: QPainter, shape: Shape, fill: str) -> None:
    p = theme.palette()
    surface(painter, area_of(shape), theme.RADIUS, fill, p.line)
    for line in axes_of(box_of(shape)):
        start, end = QPointF(*line[0]), QPointF(*line[1])
        _draw_line(painter, [start, end], p.ink_2, LINE)


# lines


def _draw_arrow(painter: QPainter, shape: Shape) -> None:
    points = [QPointF(shape.x + x, shape.y + y) for x, y in zip(shape.points[::2], shape.points[1::2], strict=False)]
    _draw_line(painter, points, theme.palette().ink, LINE)


def _draw_line(painter: QPainter, points: list[QPointF], color: str, width: float) -> None:
    """A line with a head at its end; the line stops inside the head so that the point is sharp."""
    end, before = points[-1], points[-2]
    angle = math.atan2(end.y() - before.y(), end.x() - before.x())
    along = QPointF(math.cos(angle), math.sin(angle))
    straight = pen(color, max(width, THIN / zoom_of(painter)))
    straight.setCapStyle(Qt.PenCapStyle.SquareCap)  # such lines, one by one, are painted sixteen times as quickly
    painter.setPen(straight)
    for start, stop in pairwise([*points[:-1], end - along * HEAD * 0.7]):
        painter.drawLine(start, stop)
    painter.setPen(pen(color, 1.5))
    painter.setBrush(QColor(color))
    painter.drawPolygon(QPolygonF([end, *head_of(end, angle)]))


def head_of(end: QPointF, angle: float) -> list[QPointF]:
    """The two rear corners of an arrow's head."""
    return [
        end - QPointF(math.cos(angle + turn), math.sin(angle + turn)) * HEAD for turn in (-math.pi / 7, math.pi / 7)
    ]


# words


def _draw_text(painter: QPainter, shape: Shape, floor: float) -> None:
    """Words on the canvas; a plate where they would be, when they are too far away for the room."""
    area, zoom = area_of(shape), zoom_of(painter)
    size = read_text_size(shape, zoom, floor)
    if not size:
        surface(painter, area, 6, theme.palette().neutral)
        return
    area.setHeight(max(area.height(), text_box(shape.text, size, shape.w)[1]))
    painter.setFont(theme.font(size, "semibold"))
    painter.setPen(QColor(theme.palette().ink))
    painter.drawText(area, WORDS, shape.text)


def read_text_size(shape: Shape, zoom: float, floor: float) -> int:
    """The size of words on the canvas; 0 when under the `floor` on the screen, or too large for their box there."""
    size = max(text_size(shape.text, shape.w, shape.h), math.ceil(floor / zoom - 0.01))
    fits = is_near(zoom, floor) or text_box(shape.text, size, shape.w)[1] <= shape.h
    return size if fits else 0


@lru_cache(maxsize=1024)
def text_size(words: str, width: int, height: int) -> int:
    """The largest text with which the words have room in a box."""
    low, high = LEAST_TEXT, MOST_TEXT
    while low < high:
        middle = (low + high + 1) // 2
        needed = text_box(words, middle, width)
        if needed[0] <= width and needed[1] <= height:
            low = middle
        else:
            high = middle - 1
    return low


def text_box(words: str, size: int, width: int) -> tuple[int, int]:
    """The width and height that words of a size need in lines of at most a width."""
    measure = QFontMetricsF(theme.font(size, "semibold"))
    bounds = measure.boundingRect(QRectF(0, 0, width, 1_000_000), int(WORDS), words or "x")
    return math.ceil(bounds.width()) + 1, math.ceil(bounds.height())
