"""The board too far away to be read: pictures of it in square pieces, and one of the whole to stretch meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from workshop_app.domain.board_geometry import Box
from workshop_app.ui import theme
from workshop_app.ui.board.far import FarNote, FarNotes
from workshop_app.ui.board.near import May, box_of
from workshop_app.ui.board.plates import MARGIN
from workshop_app.ui.board.sections import draw_panels
from workshop_app.ui.board.tiles import SIDE, Place, Tiles

if TYPE_CHECKING:
    from workshop_app.ui.board.wall import Wall


class Pieces:
    """Draws the wall from pieces, in pixels of the board."""

    def __init__(self, wall: Wall, far: FarNotes) -> None:
        self._wall = wall
        self._far = far
        self._tiles: dict[float, Tiles] = {}

    def draw(self, painter: QPainter, dirty: QRect, scale: float, may: May) -> list[Place]:
        """Draw an area; the pieces that there was no time for."""
        tiles, missing = self._at(scale), []
        for place in tiles.at(dirty):
            if not tiles.is_fresh(place):
                if may():
                    self._make(tiles, place)
                else:
                    missing.append(place)
            piece, area = tiles.piece(place), tiles.area(place)
            if piece is not None:
                painter.drawPixmap(area.topLeft(), piece)
            else:
                self.stretch(painter, area, scale)
        return missing

    def missing(self, seen: QRect, scale: float) -> list[Place]:
        """The pieces of an area that are not there as they should be."""
        tiles = self._at(scale)
        return [place for place in tiles.at(seen) if not tiles.is_fresh(place)]

    def area(self, place: Place, scale: float) -> QRect:
        """What a piece covers."""
        return self._at(scale).area(place)

    def make(self, place: Place, scale: float) -> None:
        """Make a piece anew."""
        self._make(self._at(scale), place)

    def renew(self) -> None:
        """Everything looks different."""
        self._tiles.clear()

    def change(self, boxes: Iterable[Box]) -> None:
        """Something has changed in these boxes of the board."""
        for box in boxes:
            for tiles in self._tiles.values():
                tiles.change(box, MARGIN)

    # the whole board

    def whole_scale(self) -> float:
        """The scale at which all of the board is seen."""
        return self._wall.camera.fit_zoom * self._wall.viewport().devicePixelRatioF()

    def keep_whole(self) -> None:
        """Forget the pieces of other scales."""
        whole = self.whole_scale()
        self._tiles = {scale: tiles for scale, tiles in self._tiles.items() if scale == whole}

    def missing_of_whole(self) -> list[Place]:
        """The pieces of the whole board that are not there as they should be."""
        tiles = self._at(self.whole_scale())
        return [place for place in tiles.all() if not tiles.is_fresh(place)]

    def stretch(self, painter: QPainter, area: QRect, scale: float) -> None:
        """An area as the picture of the whole board has it, or only its lanes and themes."""
        whole = self._tiles.get(self.whole_scale())
        if whole is None or whole.scale == scale:
            self._draw_plain(painter, area, scale)
            return
        k = scale / whole.scale
        painter.save()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        source = QRectF(area.x() / k, area.y() / k, area.width() / k, area.height() / k)
        for place in whole.at(source.toAlignedRect()):
            piece, at = whole.piece(place), QRectF(whole.area(place))
            part = at.intersected(source.adjusted(-1, -1, 1, 1))
            target = QRectF(part.x() * k, part.y() * k, part.width() * k, part.height() * k)
            if piece is None:
                self._draw_plain(painter, target.toAlignedRect(), scale)
            else:
                painter.drawPixmap(target, piece, part.translated(-at.topLeft()))
        painter.restore()

    def _draw_plain(self, painter: QPainter, area: QRect, scale: float) -> None:
        color = QColor(theme.palette().sunken)
        for place in self._wall.layout_.sections:
            box = place.box
            if self._wall.picture.sections[place.section].kind != "loose":
                panel = QRectF(box.x * scale, box.y * scale, box.w * scale, box.h * scale)
                painter.fillRect(panel.toRect().intersected(area), color)

    # making

    def _at(self, scale: float) -> Tiles:
        found = self._tiles.get(scale)
        if found is None:
            self.keep_whole()
            camera, ratio = self._wall.camera, self._wall.viewport().devicePixelRatioF()
            seen = round((camera.view[0] * ratio / SIDE + 2) * (camera.view[1] * ratio / SIDE + 2))
            found = self._tiles[scale] = Tiles(scale, *camera.board, round(1.5 * seen))
        return found

    def _make(self, tiles: Tiles, place: Place) -> None:
        piece, area = QPixmap(SIDE, SIDE), tiles.area(place)
        piece.fill(QColor(theme.palette().paper))
        with QPainter(piece) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            painter.translate(-area.topLeft())
            draw_panels(painter, self._wall, box_of(area, tiles.scale), tiles.scale)
            zoom = tiles.scale / self._wall.viewport().devicePixelRatioF()
            self._far.draw(painter, self._notes(box_of(area, tiles.scale, MARGIN)), tiles.scale, zoom)
        tiles.keep(place, piece)

    def _notes(self, box: Box) -> Iterator[FarNote]:
        """The notes in a box that stand still."""
        wall, gliding, solid = self._wall, self._wall.gliding, self._wall.all_solid()
        for place in wall.layout_.notes_in(box):
            if not gliding.holds(place.id):
                opacity = 1.0 if solid else wall.opacity_of(place.id)
                yield FarNote(wall.cards[place.id], place.box, wall.layout_.metrics_of(place), opacity)
