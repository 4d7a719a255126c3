"""The lanes and themes of a wall as they are painted: surfaces under the notes, headings over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from workshop_app.domain.board_geometry import Box
from workshop_app.ui.board.heading_size import heading_size, whole_size
from workshop_app.ui.board.panels import draw_heading, draw_panel, heading_area, hint_for

if TYPE_CHECKING:
    from workshop_app.ui.board.wall import Wall


def draw_headings(painter: QPainter, wall: Wall, dirty: QRect) -> None:
    """The headings that meet a part of the viewport, in its pixels."""
    sections = wall.picture.sections
    room, zoom, around = wall.room(), wall.zoom, dirty.adjusted(-4, -4, 4, 4).toRectF()
    whole, size = whole_size(wall.layout_, room, zoom), None
    for place in wall.layout_.sections:
        section = sections[place.section]
        dx, dy = wall.gliding.of(section.id)
        area, grown = heading_area(section, place, whole, wall.camera.origin, zoom)
        area.translate(dx * zoom, dy * zoom)
        if area.intersects(around):
            size = size or heading_size(sections, wall.layout_, room, zoom)
            draw_heading(painter, section, area, size, grown=grown, hints=wall.hints)


def draw_panels(painter: QPainter, wall: Wall, seen: Box, scale: float) -> None:
    """The surfaces of lanes and themes that meet a box, in pixels of the board."""
    painter.save()
    painter.scale(scale, scale)
    for place in wall.layout_.sections:
        section = wall.picture.sections[place.section]
        x, y = wall.gliding.of(section.id)
        box = Box(int(place.box.x + x) - 1, int(place.box.y + y) - 1, place.box.w + 2, place.box.h + 2)
        if box.meets(seen):
            painter.translate(x, y)
            hint = hint_for(section, bare=not wall.cards) if wall.hints else ""
            draw_panel(painter, section, place, hint, line=max(1.0, 1 / wall.zoom))
            if section.free:
                wall.shapes.under(painter, section, place, wall.layout_)
            painter.translate(-x, -y)
    painter.restore()
