"""Letting go of notes: what is lit up where they would land, the strip to park on, and the act itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from workshop_app.i18n import _
from workshop_app.ui import theme
from workshop_app.ui.board.areas import rect
from workshop_app.ui.board.drop import Drop
from workshop_app.ui.board.plates import radius
from workshop_app.ui.widgets.painting import surface

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget

PARKS = "parks"
"""A widget with this property shows the parking lot: notes can be let go on it."""
STRIP = 88
"""Width of the strip at the right edge where notes can be parked."""


def strip_area(board: BoardWidget) -> QRectF:
    """The parking strip, in the viewport; above the zoom bar when that is seen."""
    view = QRectF(board.viewport().rect())
    foot = board.zoom_bar.y() if board.zoom_bar.isVisible() else view.bottom()
    return QRectF(view.right() - STRIP, view.top() + 12, STRIP - 8, foot - view.top() - 24)


def parking_at(board: BoardWidget, point: QPointF) -> Drop | None:
    """Letting go at a point of the board where it is covered by the strip, or beside it on what shows the lot."""
    at = QPointF(*board.camera.in_view(point.x(), point.y()))
    lane, on_strip = board.deeds.parking()[0], bool(board.strip_lane()) and strip_area(board).contains(at)
    return Drop("park", lane) if lane and (on_strip or _shows_lot(board, at)) else None


def _shows_lot(board: BoardWidget, at: QPointF) -> bool:
    """Whether what shows the parking lot is at a point of the viewport, or rather beside that."""
    view, window = board.viewport(), board.window()
    beside = None if view.rect().contains(at.toPoint()) else window.childAt(view.mapTo(window, at).toPoint())
    while beside is not None and not beside.property(PARKS):
        beside = beside.parentWidget()
    return beside is not None


def land(board: BoardWidget, drop: Drop, notes: tuple[str, ...], lead: str, corner: QPointF) -> None:
    """Let go of notes; the upper left corner of the one that leads is at `corner` of the board."""
    deeds = board.deeds
    match drop.landing:
        case "lane":
            deeds.move(notes, drop.target, drop.before)
        case "canvas":
            board.canvas.acts.put((lead, *(note for note in notes if note != lead)), drop.target, corner)
        case "theme":
            deeds.join(notes, drop.target)
        case "note":
            board.tools.group((drop.target, *notes))
        case "loose":
            deeds.take_out(notes)
        case _:
            deeds.move(notes, drop.target)


def draw_landing(painter: QPainter, board: BoardWidget, drop: Drop | None, *, strip: bool) -> None:
    """The parking strip, when notes are held, and where they would land."""
    lit = drop is not None and drop.landing == "park"
    if strip and board.strip_lane():
        _draw_strip(painter, board, lit=lit)
    if drop is not None and not lit:
        _draw_mark(painter, board, drop)


def _draw_mark(painter: QPainter, board: BoardWidget, drop: Drop) -> None:
    p = theme.palette()
    area = rect(drop.mark)
    if drop.landing == "lane":
        surface(painter, area, 2, p.brand)
    elif drop.landing == "note":
        ring = area.adjusted(-6, -6, 6, 6)
        surface(painter, ring, radius(board.layout_.metrics) + 6, "", p.brand, 3)
    else:
        surface(painter, area, theme.RADIUS, "", p.brand, 3)


def _draw_strip(painter: QPainter, board: BoardWidget, *, lit: bool) -> None:
    p = theme.palette()
    area = strip_area(board)
    line, width = (p.brand, 3) if lit else (p.field_line, 1)
    painter.save()
    painter.resetTransform()
    surface(painter, area, theme.RADIUS, p.parked, line, width, dashed=not lit)
    painter.translate(area.center())
    painter.rotate(-90)
    painter.setFont(theme.font(theme.BODY, "semibold"))
    painter.setPen(QColor(p.parked_ink))
    words = board.deeds.parking()[1] or _("Parking lot")
    painter.drawText(QRectF(-area.height() / 2, -20, area.height(), 40), Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
