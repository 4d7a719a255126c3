"""What lies on top of the notes: rings around what is chosen, what is in the hand, and the question of a key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from workshop_app.domain.board_geometry import Box
from workshop_app.ui import theme
from workshop_app.ui.board.areas import box_around, rect
from workshop_app.ui.board.plates import radius
from workshop_app.ui.widgets.keycap import draw_keys, keys_width
from workshop_app.ui.widgets.painting import surface

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget


APART = 20
"""Between the answers to a question."""
FEW = 60
"""So many chosen things are drawn wherever they are."""


def draw_overlay(painter: QPainter, board: BoardWidget) -> None:
    """Everything on top, in the board's coordinates."""
    p = theme.palette()
    dragged = board.hands.dragged()
    board.links.draw(painter)
    if lit := board.box_of(board.spotlit):
        _ring(painter, board, lit, 4, p.honey_line, 4)
    for note in _chosen(painter, board):
        elsewhere = note in board.canvas.shapes or note == board.editing.covered
        box = None if elsewhere else board.stops().get(note)
        if box is not None and note not in dragged and note not in board.canvas.moving:
            _ring(painter, board, box, 5, p.brand, 3)
    if board.hasFocus() and board.choice.current not in dragged:
        _draw_focus(painter, board)
    board.hands.draw(painter)
    if question := board.keys.question:
        _draw_question(painter, board, question.parts())


def _chosen(painter: QPainter, board: BoardWidget) -> Iterable[str]:
    """What is chosen; of very much only what is painted just now."""
    if len(board.choice.notes) <= FEW:
        return board.choice.notes
    seen = board.layout_.notes_in(box_around(painter.clipBoundingRect().adjusted(-16, -16, 16, 16)))
    return [place.id for place in seen if place.id in board.choice.notes]


def _ring(painter: QPainter, board: BoardWidget, box: Box, out: float, color: str, width: float) -> None:
    """A ring that can be seen from afar too."""
    width = max(width, 1.6 / board.zoom)
    out = max(out, 0.8 * width)
    area = rect(box).adjusted(-out, -out, out, out)
    surface(painter, area, radius(board.layout_.metrics) + out, "", color, width)


def _draw_focus(painter: QPainter, board: BoardWidget) -> None:
    """Where the keyboard is, when the ring of the choice does not say it already."""
    item, brand = board.choice.current, theme.palette().brand
    box = board.stops().get(item)
    if box is None or item in board.canvas.shapes or item in board.canvas.moving:
        return
    if item not in board.cards:
        _ring_heading(painter, board, item)
    elif item not in board.choice.notes:
        _ring(painter, board, box, 4, brand, 1.5)
    elif len(board.choice.notes) > 1:
        _ring(painter, board, box, 8, brand, 1.5)


def _ring_heading(painter: QPainter, board: BoardWidget, item: str) -> None:
    """The keyboard is at a heading: it keeps its size in the view, however far away the board is."""
    found = board.ground.headings.place_of(item)
    if found is None:
        return
    area, left = found
    painter.save()
    painter.resetTransform()
    around = area.adjusted(-3, -1, 3, 1) if left else area.adjusted(-6, 5, 6, -5)
    surface(painter, around, 6 if left else 10, "", theme.palette().brand, 2)
    painter.restore()


def _draw_question(painter: QPainter, board: BoardWidget, parts: Sequence[tuple[str, str]]) -> None:
    p = theme.palette()
    view = QRectF(board.viewport().rect())
    painter.save()
    painter.resetTransform()
    painter.setFont(theme.font(theme.BODY, "semibold", tabular=True))
    measure = painter.fontMetrics()
    wide = sum(measure.horizontalAdvance(words) + _cap(key) for key, words in parts) + APART * (len(parts) - 1)
    width = min(wide + 48, view.width() - 16)
    area = QRectF(view.center().x() - width / 2, view.bottom() - 68, width, 48)
    if board.zoom_bar.isVisible() and area.right() > board.zoom_bar.x() - 12:
        beside = QRectF(area)
        beside.moveCenter(QRectF(board.zoom_bar.geometry()).center())
        beside.moveRight(board.zoom_bar.x() - 12)
        if beside.left() >= 8:
            area = beside
        else:
            area.moveBottom(board.zoom_bar.y() - 12)
    surface(painter, area, theme.RADIUS, p.toast)
    painter.setPen(QColor(p.on_toast))
    left, end = area.left() + (area.width() - min(wide, area.width() - 32)) / 2, area.right() - 16
    for key, words in parts:
        if key:
            draw_keys(painter, key, left, area.center().y(), on_brand=True)
            left += _cap(key)
        shown = measure.elidedText(words, Qt.TextElideMode.ElideRight, max(0, round(end - left)))
        painter.drawText(QRectF(left, area.y() - 1, end - left, area.height()), Qt.AlignmentFlag.AlignVCenter, shown)
        left += measure.horizontalAdvance(words) + APART
    painter.restore()


def _cap(key: str) -> float:
    """The room of a key before its words."""
    return keys_width(key) + 8 if key else 0
