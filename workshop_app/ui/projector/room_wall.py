"""The board as the room sees it: text of a least size, and pages for what does not fit then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from workshop_app.domain.board_canvas import flowing_and_free
from workshop_app.domain.board_geometry import BoardLayout, Box, Room
from workshop_app.domain.board_layout import lay_out_some
from workshop_app.domain.canvas import box_of, is_whole_in
from workshop_app.domain.canvas_parts import nearest, parts
from workshop_app.i18n import _
from workshop_app.services.board_view import BoardPicture, BoardSection
from workshop_app.ui import theme
from workshop_app.ui.board.areas import rect
from workshop_app.ui.board.camera import Camera
from workshop_app.ui.board.heading_size import heading_size
from workshop_app.ui.board.wall import Wall
from workshop_app.ui.projector.room_canvas import is_read, nearness, numbered, unread
from workshop_app.ui.projector.rooms import free_room, paged_room
from workshop_app.ui.projector.sheet import FLOOR

LARGEST = 40 / 28
"""Little on a free lane is shown so large that its text is at most so many times the floor."""
TRIES = 5
"""So often a board with a free lane is laid out, until it is as wide and high as what is seen of it."""
PART_EDGE = 0.9
"""Around a part of a canvas, in floors."""
MOST_LINES = 7
"""In so many ways headings are made higher for long names of lanes: those have from two lines to eight."""
MOST_BESIDE = 3
"""Lanes turn at most so many pages beside what lies on a canvas; when they have more to say they get all the width."""


class RoomWall(Wall):
    """A page is seen as it is. Nobody can do anything to it.

    A board with a free lane is seen whole. Where its notes cannot be read then, they are numbers, and the parts of the
    canvas follow as pages of their own. When the lanes beside it would turn many pages they come first, by themselves.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(hints=False, parent=parent)
        self._floor = self.shapes.floor = FLOOR
        self._page = 0
        """The page before the parts that was seen last."""
        self._lanes = 0
        """How many pages lanes have by themselves; with none they are seen beside the canvas."""
        self._near = 1.0
        """From so near a board with a free lane is seen."""
        self._parts: tuple[Box, ...] = ()
        """Of the canvas, counted from the corner of its first lane."""
        self._part: Box | None = None
        """The one that is seen."""
        self._first = 0
        """How many pages come before the parts; as many as lanes have by themselves when all of it is in one part."""
        self._lying: dict[str, Box] = {}
        """Where notes are on a canvas that has parts, counted from the same corner."""
        self._made: dict[tuple[int, ...], BoardLayout] = {}
        """The last layouts by the numbers of the sections that they are of: the next ones are made from them."""
        for turned_off in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            turned_off(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Board"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_floor(self, floor: float) -> None:
        """The least size of any text."""
        if floor != self._floor:
            self._floor = self.shapes.floor = floor
            self.lay_out()

    # pages

    def set_page(self, page: int) -> None:
        """Turn to a page, from 0: those of the lanes, on the last of which all show their newest notes, then parts."""
        if page != self.page():
            self._part = self._parts[page - self._first] if self._first <= page < self.pages() else None
            self._page = page if self._part is None else self._page
            self.lay_out()

    def pages(self) -> int:
        """How many pages there are."""
        return self._first + len(self._parts)

    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._page if self._part is None else self._first + self._parts.index(self._part)

    def page_with_news(self, before: BoardPicture) -> int:
        """The page to look at when the board was another one `before`: where a note came, on a canvas else the same."""
        if not self.is_free():
            return 0 if self.picture.by_theme or before.by_theme else self.pages() - 1
        if not {section.id for section in self.picture.sections} & {section.id for section in before.sections}:
            return 0
        known = {card.id for section in before.sections for card in section.notes}
        came = [note for note in self.cards if note not in known]
        if not came:
            return self.page()
        lying = self._lying.get(came[-1])
        if self._lanes and not any(card.id == came[-1] for lane in self._free() for card in lane.notes):
            return self._lanes - 1
        holding = (number for number, part in enumerate(self._parts) if lying and is_whole_in(lying, part))
        return self._first + next(holding, -1)

    def where(self) -> tuple[QRectF, QRectF] | None:
        """All of the canvas and the part of it that is seen, if it is one."""
        if self._part is None or not self._has_overview():
            return None
        whole = rect(self._canvas())
        return whole, self.seen(self._frame()) & whole

    def _has_overview(self) -> bool:
        return self._first > self._lanes

    def _free(self) -> list[BoardSection]:
        return [section for section in self.picture.sections if section.free]

    def _canvas(self) -> Box:
        """All canvases, while a part of them is seen."""
        first, last = self.layout_.sections[0].box, self.layout_.sections[-1].box
        return first._replace(w=last.right - first.x)

    def _frame(self) -> QRect:
        """Where a part of the canvas is seen."""
        edge = round(PART_EDGE * self._floor)
        return QRect(0, 0, *self.view()).adjusted(edge, edge, -edge, -edge)

    # layout

    @property
    def margin(self) -> int:
        """Around the board."""
        return round(1.6 * self._floor)

    def room(self) -> Room:
        """The space for the board, and how large text must be in it."""
        if self.is_free() and (self._part or self._page >= self._lanes):
            return free_room(*self.space(), self._floor, self._near)
        return paged_room(*self.space(), self._floor)

    def _arrange(self) -> Camera:
        """Lay out the page; where it is looked at from."""
        flowing, free = flowing_and_free(self.picture.sections)
        camera = self._arrange_all(flowing, free) if free else self._arrange_lanes(flowing)
        if not free:
            self._first, self._lanes, self._parts, self._part = self.layout_.pages, 0, (), None
        self._page = min(self._page, max(0, self._first - 1))
        return camera

    def _arrange_all(self, flowing: Sequence[int], free: Sequence[int]) -> Camera:
        """Lay out lanes beside a canvas, or first the ones and then the other."""
        every = sorted([*flowing, *free])
        whole, empty = self._arrange_whole(every), not any(lane.notes or lane.shapes for lane in self._free())
        self._lanes, self._first = 0, self.layout_.pages
        if self._first <= (1 if empty else MOST_BESIDE):
            return self._arrange_canvas(every, whole)
        camera, lanes = self._arrange_lanes(flowing), self.layout_
        self._lanes, self._first = lanes.pages, lanes.pages + (not empty)
        canvas = self._arrange_canvas(free, self._arrange_whole(free))
        if self._part is not None or min(self._page, self._first - 1) >= self._lanes:
            return canvas
        self.layout_ = lanes
        return camera

    def _arrange_lanes(self, flowing: Sequence[int]) -> Camera:
        """Lay out a page of what flows alone."""
        layout = self._lay_out(flowing)
        return Camera((layout.width, min(layout.height, self.space()[1])), self.view(), self.margin)

    def _arrange_canvas(self, seen: Sequence[int], whole: Camera) -> Camera:
        """Lay out a canvas, and what is seen beside it, that has been laid out whole: that way if it can be read."""
        if is_read(self.layout_, self.picture, whole.zoom, self._floor):
            self._parts, self._part, self._lying = (), None, {}
            return whole
        layout, self._near = self.layout_, nearness(self._floor)
        self._lay_out(seen, self._near)
        self._divide(whole.zoom)
        if self._part is not None:
            return self._arrange_part(self._part)
        self._near = whole.zoom
        self.layout_ = numbered(layout, self.picture, whole.zoom, self._floor)
        return whole

    def _lay_out(self, seen: Sequence[int], near: float = 0.0) -> BoardLayout:
        """Lay out the sections that have these numbers, to be seen from so `near` with a canvas or else in pages.

        The last layout of the same ones is what it is made from. Headings are so high that no name of a lane is cut.
        """
        sections, space, key = self.picture.sections, self.space(), tuple(seen)
        room = free_room(*space, self._floor, near) if near else paged_room(*space, self._floor)
        for more in range(1 if self.picture.by_theme else MOST_LINES):
            tall = replace(room, more_lines=more)
            made = lay_out_some(sections, seen, tall, self.text.height, self._page, self._made.get(key))
            self.layout_ = self._made[key] = made
            if not heading_size(sections, made, tall, near or 1.0).cut:
                break
        return made

    def _arrange_whole(self, seen: Sequence[int]) -> Camera:
        """Lay out a board with a free lane to be seen whole, as near as can be."""
        self._near = max(1.0, LARGEST * nearness(self._floor))
        for _try in range(TRIES):
            layout = self._lay_out(seen, self._near)
            camera = Camera((layout.width, layout.height), self.view(), self.margin, nearest=self._near).fitted()
            if camera.zoom >= self._near:
                break
            self._near = camera.zoom
        return camera

    def _divide(self, far: float) -> None:
        """Find the parts of the canvas that is laid out: of its notes, and of words that cannot be read from afar."""
        layout, sections, frame = self.layout_, self.picture.sections, self._frame()
        places = [place for place in layout.sections if sections[place.section].free]
        left, top = places[0].corner
        notes = {note.id: note.box for note in layout.notes if note.section in layout.canvases}
        self._lying = {note: _moved(box, -left, -top) for note, box in notes.items()}
        things, shapes = [*self._lying.values()], []
        for place in places:
            x, y = place.corner[0] - left, place.corner[1] - top
            drawn = sections[place.section].shapes
            things += [_moved(box, x, y) for box in unread(drawn, far, self._near, self._floor)]
            shapes += [_moved(box_of(shape), x, y) for shape in drawn]
            if self._lanes:  # the name of the canvas is seen nowhere else
                shapes.append(_moved(place.header, -left, -top)._replace(w=1))
        width, height = int(frame.width() / self._near), int(frame.height() / self._near)
        last, self._parts = self._parts, parts(things, width, height, self._parts)
        if len(places) == len(layout.sections) == 1 == len(self._parts):
            whole = parts([*things, *shapes], width, height, last)
            if all(is_whole_in(one, whole[0]) for one in (*things, *shapes)):
                self._first, self._parts = self._lanes, whole
                self._part = self._part or (whole[0] if self._page >= self._lanes else None)
        self._part = nearest(self._part, self._parts) if self._part else None

    def _arrange_part(self, part: Box) -> Camera:
        """Leave only the canvas on the board, and look at a part of it."""
        layout, sections = self.layout_, self.picture.sections
        places = tuple([place for place in layout.sections if sections[place.section].free])
        blocks = tuple([block for block in layout.blocks if sections[block.section].free])
        self.layout_ = replace(layout, sections=places, blocks=blocks)
        camera = Camera((layout.width, layout.height), self.view(), self.margin, self._near)
        (left, top), (wide, high) = places[0].corner, self.view()
        left = max(left + part.x, places[0].box.x)  # nothing is seen of where the lanes that flow would be
        x, y = camera.in_view(left + part.w / 2, top + part.y + part.h / 2)
        return camera.panned(x - wide / 2, y - high / 2)

    def laid_out(self) -> None:
        """Names of axes are kept in sight, on a part of a canvas too."""
        part = self._part is not None and self._has_overview()
        self.shapes.sight = self.seen(self._frame() if part else QRect(0, 0, *self.view())) if self.is_free() else None

    def over_stays(self) -> bool:
        """The frame around a part of a canvas does."""
        return self._part is not None

    def draw_over(self, painter: QPainter) -> None:
        """A part of a canvas ends within the window: what goes on is seen to go on."""
        if self._part is None or self.viewport().rect().contains(self.in_view(self._canvas())):
            return
        p, frame, around = theme.palette(), QPainterPath(), QPainterPath()
        frame.addRoundedRect(self._frame(), theme.RADIUS, theme.RADIUS)
        around.addRect(self.viewport().rect())
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(around - frame, QColor(p.paper))
        painter.strokePath(frame, QPen(QColor(p.line), 1.5))


def _moved(box: Box, x: int, y: int) -> Box:
    return box._replace(x=box.x + x, y=box.y + y)
