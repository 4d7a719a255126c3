"""The lanes and themes of a wall as they are painted: surfaces under the notes, headings over them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter

from workshop_app.domain.board_geometry import Block, BoardLayout, Box, SectionPlace
from workshop_app.services.board_view import BoardPicture, BoardSection
from workshop_app.ui.board.bars import WORDS_FROM
from workshop_app.ui.board.far import LINES_FROM, READABLE
from workshop_app.ui.board.heading_fit import Fitted, height_of
from workshop_app.ui.board.heading_size import LEAST, SMALLEST, HeadingSize, heading_size
from workshop_app.ui.board.panels import draw_heading, draw_panel, heading_area, hint_for

if TYPE_CHECKING:
    from workshop_app.ui.board.wall import Wall


HALF, MOST = 0.5, 0.66
"""So much of a note a heading may cover where each word is seen, and where only lines are."""
COVERED, MOST_LINES = 0.48, 3
"""From where lines fade names of themes take so many of their own, and cover no more than this of their panel."""
EMPTY = 0.94
"""So much of an empty theme its name may fill."""


class Heading(NamedTuple):
    """Where a heading stands, counted from the board's corner, and how it is written if it has left its own place."""

    section: BoardSection
    area: QRectF
    fitted: Fitted | None


class Headings:
    """The headings of a wall as they are drawn in its view: found anew for each distance, and kept while one pans."""

    def __init__(self, wall: Wall) -> None:
        self._wall = wall
        self._of: tuple[BoardPicture, BoardLayout, float] | None = None
        self._all: list[Heading] = []
        self._size = HeadingSize(LEAST, LEAST)

    def all(self) -> list[Heading]:
        """Every heading; those that have left their places have one size."""
        wall = self._wall
        of = (wall.picture, wall.layout_, wall.zoom)
        if self._of is None or any(one is not other for one, other in zip(of, self._of, strict=True)):
            self._of = of
            self._size = heading_size(wall.picture.sections, wall.layout_, wall.room(), wall.zoom)
            size, self._all = self._size.whole, []
            for heading in self._found(size):
                self._all.append(heading)
                if heading.fitted and heading.section.kind != "loose":
                    size = min(size, heading.fitted.size)
                if size <= SMALLEST:
                    break
            if size < self._size.whole:
                self._all = list(self._found(size))
        return self._all

    def place_of(self, section: str) -> tuple[QRectF, bool] | None:
        """Where in the view a heading is, and whether it has left its place."""
        found = next((one for one in self.all() if one.section.id == section), None)
        return (self._in_view(found), found.fitted is not None) if found else None

    def at(self, point: QPointF) -> str:
        """The name that is written at a point of the view."""
        return next((one.section.title for one in self.all() if self._in_view(one).contains(point)), "")

    def draw(self, painter: QPainter, dirty: QRect) -> None:
        """The headings that meet a part of the viewport, in its pixels."""
        around = dirty.adjusted(-4, -4, 4, 4).toRectF()
        for heading in self.all():
            area = self._in_view(heading)
            if area.intersects(around):
                draw_heading(painter, heading.section, area, self._size, heading.fitted, hints=self._wall.hints)

    def _in_view(self, heading: Heading) -> QRectF:
        zoom, (left, top) = self._wall.zoom, self._wall.camera.origin
        x, y = self._wall.gliding.of(heading.section.id)
        return heading.area.translated(left + x * zoom, top + y * zoom)

    def _found(self, size: float) -> Iterator[Heading]:
        layout, sections, zoom = self._wall.layout_, self._wall.picture.sections, self._wall.zoom
        firsts = {block.section: block for block in reversed(layout.blocks)}
        for place in layout.sections:
            section = sections[place.section]
            most = _most(section, layout, place, firsts.get(place.section), zoom)
            yield Heading(section, *heading_area(section, place, self._size, size, zoom, most))


def _most(section: BoardSection, layout: BoardLayout, place: SectionPlace, first: Block | None, zoom: float) -> float:
    """How many pixels of its panel a heading may reach down: it covers no words that can be read, and no whole note as
    long as anything is seen on it."""
    own, text, metrics = place.header.h * zoom, layout.size * zoom, layout.metrics
    if section.free:
        return own
    if text >= READABLE:
        two = height_of(2, SMALLEST) + 2
        return min(own + (metrics.top + metrics.head) * zoom, max(own + metrics.top * zoom, two))
    if first is None or not first.notes:
        return EMPTY * place.box.h * zoom
    row = first.stack.heights[: bisect_right(first.stack.tops, first.stack.tops[0])]
    over_note = own + (HALF if text >= WORDS_FROM else MOST) * min(row) * zoom
    if text >= LINES_FROM:
        return over_note
    return max(over_note, min(COVERED * place.box.h * zoom, height_of(MOST_LINES, SMALLEST) + 2))


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
            hint = hint_for(section, bare=not wall.cards) if wall.hints and not wall.ground.is_far() else ""
            draw_panel(painter, section, place, hint, line=max(1.0, 1 / wall.zoom))
            if section.free:
                wall.shapes.under(painter, section, place, wall.layout_)
            painter.translate(-x, -y)
    painter.restore()
