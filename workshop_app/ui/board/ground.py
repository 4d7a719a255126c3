"""Paints the board itself – panels, notes, headings – at every distance, never much of it anew in one frame.

Near, each note is a picture made at exactly the present scale. From where no text can be read any more the whole board
is a picture in square pieces. What is not made yet is drawn stretched from what there is, and made between frames.
"""

from __future__ import annotations

from collections.abc import Iterable
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap

from workshop_app.domain.board_geometry import Box
from workshop_app.ui import theme
from workshop_app.ui.board.camera import Camera
from workshop_app.ui.board.cards import CACHE_BYTES, CardCache
from workshop_app.ui.board.far import READABLE, FarNote, FarNotes
from workshop_app.ui.board.lens import Lens
from workshop_app.ui.board.near import Near, box_of
from workshop_app.ui.board.pieces import Pieces
from workshop_app.ui.board.sections import Headings, draw_panels
from workshop_app.ui.board.tiles import Place

if TYPE_CHECKING:
    from workshop_app.ui.board.wall import Wall

MOVING, SETTLING, RESTING = 0.0025, 0.006, 0.01
"""Seconds of a frame in which pictures are made anew: while one looks about, right after zooming, and else."""
SMALL = 30
"""So many pictures are always made at rest: a small board is never seen half done, however slow the computer is."""
LOOKING_ABOUT = 0.15
"""Seconds after the last movement of the camera that it is taken to be moving."""
IDLE = 300
"""Milliseconds of rest until what will be needed next is made: the notes around, and the picture of the whole board."""
AROUND = 1 / 3
"""How much of a view around it is made ready."""


class Ground:
    """Paints a wall."""

    def __init__(self, wall: Wall, *, tags: bool) -> None:
        self._wall = wall
        self.cards = CardCache(wall.text, tags=tags)
        self._far = FarNotes(wall.text, self.cards)
        self._near = Near(wall, self.cards, self._far)
        self._pieces = Pieces(wall, self._far)
        self.headings = Headings(wall)
        self._pending: dict[str | Place, None] = {}
        self._until, self._moved, self._sure = 0.0, 0.0, 0
        self._painted = self._due = False
        self._lens = Lens(wall, self._prepare, self._settle)
        self._filler, self._idle = QTimer(wall), QTimer(wall)
        for timer, act in ((self._filler, self._fill), (self._idle, self._make_ready)):
            timer.setSingleShot(True)
            timer.timeout.connect(act)

    # what has happened

    def moved(self, before: Camera, *, gesture: bool) -> None:
        """The camera has moved; in a gesture what was seen is drawn nearer or further away for a while."""
        self._moved, self._painted = perf_counter(), False
        if gesture and before.zoom != self._wall.zoom and not self._lens.looking:
            self._look(before)
        elif not gesture and before.zoom != self._wall.zoom:
            self._lens.end()
        if before.zoom != self._wall.zoom or self._lens.looking:
            self._pending.clear()
        if self._lens.looking:
            self._due = False
            self._lens.step()
        self._rest()

    def renew(self) -> None:
        """Everything may look different."""
        self._lens.end()
        self._pieces.renew()
        ratio, view = self._wall.viewport().devicePixelRatioF(), self._wall.viewport()
        self.cards.limit = max(CACHE_BYTES, round(3 * 4 * view.width() * view.height() * ratio * ratio))
        self._painted = False
        self._pending.clear()
        self._rest()

    def change(self, boxes: Iterable[Box]) -> None:
        """What is in these boxes of the board looks different."""
        if self._lens.looking:  # and all else must become sharp
            self._wall.viewport().update()
        self._lens.end()
        self._pieces.change(boxes)
        self._rest()

    # whether all is done

    @property
    def crisp(self) -> bool:
        """Whether everything that is seen is sharp."""
        return self._painted and not self._pending and not self._lens.looking

    @property
    def in_gesture(self) -> bool:
        """Whether one comes nearer or goes away just now."""
        return self._lens.looking

    def sharpen(self) -> None:
        """Make everything that is seen sharp, however long it takes."""
        self._lens.end()
        self._prepare()
        while self._pending:
            self._make(self._pending.popitem()[0])
        self._wall.viewport().update()

    # painting

    @property
    def scale(self) -> float:
        """Pixels of the screen for one of the board."""
        return self._wall.zoom * self._wall.viewport().devicePixelRatioF()

    def is_far(self) -> bool:
        """Whether one is too far away to read."""
        return self._wall.layout_.size * self._wall.zoom < READABLE

    def paint(self, painter: QPainter, dirty: QRect) -> None:
        """Paint a part of the viewport."""
        now, self._painted = perf_counter(), True
        about = now - self._moved < LOOKING_ABOUT
        self._until, self._sure = now + (MOVING if about else RESTING), 0 if about else SMALL
        ratio = self._wall.viewport().devicePixelRatioF()
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        pixel = QRect(dirty.topLeft() * ratio, dirty.size() * ratio).adjusted(-1, -1, 1, 1)
        painter.fillRect(pixel, QColor(theme.palette().paper))  # whole pixels, also at 150 %
        if self._lens.looking:
            self._lens.draw(painter, pixel, self._corner(self._wall.camera), self.scale, self._pieces.stretch)
        else:
            self._draw(painter, pixel)
        painter.restore()
        self.headings.draw(painter, dirty)
        if self._pending and not self._filler.isActive():
            self._filler.start(0)

    def draw_note(self, painter: QPainter, note: str, x: float, y: float, opacity: float) -> None:
        """A note moved by so much of the board, in the board's coordinates, whatever the distance."""
        place = self._wall.layout_.places[note]
        if self.is_far():
            box = Box(round(place.box.x + x), round(place.box.y + y), place.box.w, place.box.h)
            painter.save()
            painter.scale(1 / self.scale, 1 / self.scale)
            far = FarNote(self._wall.cards[note], box, self._wall.layout_.metrics_of(place), opacity)
            self._far.draw(painter, [far], self.scale, self._wall.zoom)
            painter.restore()
        else:
            self._near.draw_moved(painter, place, self.scale, x, y, opacity)

    def _corner(self, camera: Camera) -> QPoint:
        """Where the board's corner is, in pixels of the screen."""
        ratio, (x, y) = self._wall.viewport().devicePixelRatioF(), camera.origin
        return QPoint(round(x * ratio), round(y * ratio))

    def _draw(self, painter: QPainter, dirty: QRect) -> None:
        corner, scale = self._corner(self._wall.camera), self.scale
        painter.translate(corner)
        dirty = dirty.translated(-corner)
        if self.is_far():
            missing: Iterable[str | Place] = self._pieces.draw(painter, dirty, scale, self._may)
        else:
            draw_panels(painter, self._wall, box_of(dirty, scale), scale)
            missing = self._near.draw(painter, dirty, scale, self._may)
        self._pending.update(dict.fromkeys(missing))
        painter.scale(scale, scale)
        wall, seen = self._wall, box_of(dirty, scale, 16)
        for note in wall.gliding.moving(fresh=self.is_far()):  # a whole lane may be moving out of sight
            (x, y), place = wall.gliding.of(note), wall.layout_.places.get(note)
            if place is not None and place.box._replace(x=int(place.box.x + x), y=int(place.box.y + y)).meets(seen):
                self.draw_note(painter, note, x, y, wall.opacity_of(note))

    def _may(self) -> bool:
        self._sure -= 1
        return self._sure >= 0 or perf_counter() < self._until

    def _look(self, before: Camera) -> None:
        """Keep what was seen from `before` while a gesture goes on."""
        wall, ratio = self._wall, self._wall.viewport().devicePixelRatioF()
        view = QPixmap(wall.viewport().size() * ratio)
        view.fill(QColor(theme.palette().paper))
        now, wall.camera = wall.camera, before
        with QPainter(view) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            self._until, self._sure = perf_counter(), 0
            self._draw(painter, view.rect())
        self._lens.look(view, self._corner(before), self.scale)
        wall.camera = now
        self._pending.clear()

    # making what is missing

    def _prepare(self) -> None:
        """Find what will have to be made to see sharply from here, and begin."""
        seen = self._seen()
        if self.is_far():
            self._pending = dict.fromkeys(self._pieces.missing(seen, self.scale))
        else:
            self._pending = dict.fromkeys(self._near.missing(seen, self.scale))
        self._filler.start(0)

    def _settle(self) -> None:
        """The gesture is over: see sharply as soon as everything is there."""
        self._due = True
        if not self._pending:
            self._lens.end()
            self._wall.viewport().update()

    def _seen(self) -> QRect:
        """What is seen, in pixels of the board."""
        view, ratio = self._wall.viewport(), self._wall.viewport().devicePixelRatioF()
        return QRect(QPoint(0, 0), view.size() * ratio).translated(-self._corner(self._wall.camera))

    def _fill(self) -> None:
        """Make some of what is missing, and show it; at the end of a gesture all of it at once."""
        seen, until = self._seen(), perf_counter() + (SETTLING if self._lens.looking else MOVING)
        while self._pending and perf_counter() < until:
            key = next(iter(self._pending))
            del self._pending[key]
            area = self._make(key)
            if area is not None and area.intersects(seen) and not self._lens.looking:
                self._show(area)
        if self._pending:
            self._filler.start(0)
        elif self._lens.looking and self._due:
            self._settle()

    def _make(self, key: str | Place) -> QRect | None:
        """Make one thing if it is still wanted; what it covers, in pixels of the board."""
        if isinstance(key, str):
            if key not in self._wall.layout_.places:
                return None
            self._near.make(key, self.scale)
            return self._near.area(key, self.scale)
        self._pieces.make(key, self.scale)
        return self._pieces.area(key, self.scale)

    def _show(self, area: QRect) -> None:
        ratio = self._wall.viewport().devicePixelRatioF()
        area = area.translated(self._corner(self._wall.camera))
        top_left = QPoint(int(area.left() / ratio) - 1, int(area.top() / ratio) - 1)
        self._wall.viewport().update(QRect(top_left, area.size() / ratio).adjusted(0, 0, 3, 3))

    def _rest(self) -> None:
        if self._wall.camera.fit_zoom < 1 or self._wall.zoom > 1:
            self._idle.start(IDLE)

    def _make_ready(self) -> None:
        """Make some of what will be needed when one scrolls or zooms out."""
        if not self._wall.isVisible() or self._lens.looking:
            return
        until, scale, whole = perf_counter() + MOVING, self.scale, self._pieces.whole_scale()
        if not self.is_far():
            self._pieces.keep_whole()
            seen = self._seen()
            x, y = round(AROUND * seen.width()), round(AROUND * seen.height())
            for note in self._near.missing(seen.adjusted(-x, -y, x, y), scale):
                self._near.make(note, scale)
                if perf_counter() > until:
                    self._idle.start(5)
                    return
        for place in self._pieces.missing_of_whole():
            self._pieces.make(place, whole)
            if perf_counter() > until:
                self._idle.start(5)
                return
