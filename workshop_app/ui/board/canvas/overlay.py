"""What a canvas shows while one works on it: rings and handles, what is in the hand, guides, the lasso."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from workshop_app.domain.board_geometry import Box, SectionPlace
from workshop_app.domain.canvas import OPEN, UNDER, around, box_of
from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.records import Shape
from workshop_app.ui import theme
from workshop_app.ui.board.areas import rect
from workshop_app.ui.board.canvas.drawing import area_of, draw_shape
from workshop_app.ui.board.canvas.scene import grips
from workshop_app.ui.board.canvas.tools import Drawn, Resized
from workshop_app.ui.board.landing import draw_landing
from workshop_app.ui.board.lasso import draw_lasso
from workshop_app.ui.widgets.painting import surface

if TYPE_CHECKING:
    from workshop_app.ui.board.canvas.canvas import Canvas
    from workshop_app.ui.board.widget import BoardWidget

HANDLE = 5.0
"""Half the side of a handle on the screen."""


def draw_canvas(painter: QPainter, board: BoardWidget, canvas: Canvas) -> None:
    """Everything on top of the free lanes, in the board's coordinates."""
    _draw_held_shapes(painter, canvas, under=True)
    _draw_held_notes(painter, board, canvas)
    _draw_held_shapes(painter, canvas, under=False)
    for place in canvas.lanes():
        painter.save()
        painter.translate(*place.corner)
        _draw_chosen(painter, board, canvas, place)
        if canvas.busy and canvas.place is not None and canvas.place.section == place.section:
            _draw_gesture(painter, canvas, 1 / board.zoom)
        painter.restore()
    if canvas.tools.state == "moving":
        draw_landing(painter, board, canvas.drop, strip=bool(canvas.going))


def covered(canvas: Canvas) -> list[Box]:
    """The boxes of the board that a gesture draws in just now."""
    tools = canvas.tools
    if not canvas.busy or canvas.place is None:
        return []
    found: list[Box] = []
    if tools.moving:
        box = around([tools.scene.boxes[item] for item in tools.moving])
        found.append(box._replace(x=box.x + tools.by[0], y=box.y + tools.by[1]))
    found += map(box_of, canvas.led)
    found += [tools.preview.box] if tools.preview is not None else []
    found += [tools.lasso] if tools.lasso is not None else []
    left, top = canvas.place.corner
    return [Box(box.x + left - 8, box.y + top - 8, box.w + 16, box.h + 16) for box in found]


def guided(canvas: Canvas) -> set[Box]:
    """The boxes of the board that guides are drawn in just now."""
    found: set[Box] = set()
    left, top = canvas.place.corner if canvas.place is not None else (0, 0)
    for guide in canvas.tools.guides:
        at, start, length = round(guide.at) - 1, int(guide.start), int(guide.end - guide.start) + 2
        found.add(Box(at + left, start + top, 2, length) if guide.upright else Box(start + left, at + top, length, 2))
    return found


def _draw_held_shapes(painter: QPainter, canvas: Canvas, *, under: bool) -> None:
    (x, y), place = canvas.tools.by, canvas.place
    if place is None:
        return
    painter.save()
    painter.translate(place.corner[0] + x, place.corner[1] + y)
    for shape in canvas.section(place).shapes if canvas.moving else ():
        if shape.id in canvas.moving and (shape.kind in UNDER) == under:
            draw_shape(painter, shape, held=True)
    painter.translate(-x, -y)
    for arrow in () if under else canvas.led:
        draw_shape(painter, arrow, held=True)
    painter.restore()


def _draw_held_notes(painter: QPainter, board: BoardWidget, canvas: Canvas) -> None:
    """The notes in the hand, those of them that are seen."""
    x, y = canvas.tools.by
    seen = board.seen(board.viewport().rect())
    for item in canvas.moving:
        place = board.layout_.places.get(item)
        if place is not None and rect(place.box).translated(x, y).intersects(seen):
            board.draw_held(painter, place, x, y)


def _draw_chosen(painter: QPainter, board: BoardWidget, canvas: Canvas, place: SectionPlace) -> None:
    """A ring around each chosen shape; handles when it is the only one. While one draws they would be in the way."""
    chosen = canvas.chosen() if canvas.tools.tool != "stroke" else ()
    for shape in canvas.section(place).shapes:
        if shape.id in chosen and shape.id not in board.shapes.hidden:
            _ring(painter, shape, 1 / board.zoom)
            if len(chosen) == 1 and not board.chosen():
                _draw_handles(painter, shape, 1 / board.zoom)


def _ring(painter: QPainter, shape: Shape, pixel: float) -> None:
    if shape.kind is ShapeKind.ARROW:
        return
    out = (8 if shape.kind in OPEN else 3) * pixel
    area = area_of(shape).adjusted(-out, -out, out, out)
    surface(painter, area, theme.RADIUS * min(1.0, 1 / pixel), "", theme.palette().brand, 2 * pixel)


def _draw_handles(painter: QPainter, shape: Shape, pixel: float) -> None:
    p = theme.palette()
    side = HANDLE * pixel
    for x, y in grips(shape).values():
        area = QRectF(x - side, y - side, 2 * side, 2 * side)
        surface(painter, area, 3 * pixel, p.card, p.brand, 2 * pixel)


def _draw_gesture(painter: QPainter, canvas: Canvas, pixel: float) -> None:
    tools, p = canvas.tools, theme.palette()
    shown = tools.preview
    if isinstance(shown, Resized):
        shape_now = canvas.shape(shown.shape_id)
        if shape_now is not None:
            new = _placed(shape_now, shown)
            draw_shape(painter, new, held=True)
            _draw_handles(painter, new, pixel)
    elif isinstance(shown, Drawn):
        _draw_new(painter, shown, pixel)
    if tools.lasso is not None:
        draw_lasso(painter, rect(tools.lasso), pixel)
    painter.setPen(QPen(QColor(p.honey_line), 1.5 * pixel, Qt.PenStyle.DashLine))
    for guide in tools.guides:
        ends = ((guide.at, guide.start), (guide.at, guide.end)) if guide.upright else (
            (guide.start, guide.at), (guide.end, guide.at))  # fmt: skip
        painter.drawLine(QLineF(QPointF(*ends[0]), QPointF(*ends[1])))


def _placed(shape: Shape, new: Resized) -> Shape:
    x, y, w, h = new.box
    return replace(shape, x=x, y=y, w=w, h=h, points=new.points or shape.points)


def _draw_new(painter: QPainter, new: Drawn, pixel: float) -> None:
    x, y, w, h = new.box
    if new.kind is ShapeKind.TEXT:
        surface(painter, QRectF(x, y, w, h), 6 * pixel, "", theme.palette().brand, 1.5 * pixel, dashed=True)
        return
    draw_shape(
        painter,
        Shape(id="", workshop_id="", position="", lane_id="", kind=new.kind, x=x, y=y, w=w, h=h, points=new.points),
        held=True,
    )
