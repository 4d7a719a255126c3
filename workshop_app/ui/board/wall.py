"""The wall of notes as it is drawn: for the room as it is, and for the facilitator with `BoardWidget` on top."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from workshop_app.domain.board_geometry import BoardLayout, Box, NoteMetrics, NotePlace, Room
from workshop_app.domain.board_layout import lay_out
from workshop_app.services.board_view import BoardPicture, NoteCard
from workshop_app.ui import theme
from workshop_app.ui.board.camera import Camera
from workshop_app.ui.board.cards import MARGIN, CardCache
from workshop_app.ui.board.gliding import Drawn, Gliding
from workshop_app.ui.board.panels import draw_section
from workshop_app.ui.board.text import NoteText
from workshop_app.ui.widgets import paint_safely

BAND = 256
"""Notes are found for painting by the bands of this height that they touch."""


class Wall(QAbstractScrollArea):
    """Draws a `BoardPicture` as large as it fits, to be looked at from near and far. What moves glides.

    Points of the board are pixels of its layout at 100 %; `origin`, `on_board` and `in_view` lead to the viewport.
    """

    camera_changed = Signal()
    """It is looked at from elsewhere: scrolled, nearer or further away."""

    def __init__(self, *, hints: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints = hints
        self._floor = 0.0
        self._page = 0
        self.picture = BoardPicture((), by_theme=False)
        self.layout_ = BoardLayout(NoteMetrics(13, 12), 0, 0)
        self.text = NoteText()
        self.pictures = CardCache(self.text, tags=hints)
        self.cards: dict[str, NoteCard] = {}
        self._bands: dict[int, list[NotePlace]] = {}
        self.camera = Camera()
        self.gliding = Gliding(self, self.viewport().update)
        self.spotlit = ""
        self._placing = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setSingleStep(40)

    # what is shown

    def set_picture(self, picture: BoardPicture) -> None:
        """Show a board; what is the same stays as it is."""
        if picture == self.picture:
            return
        before = self._drawn()
        self.picture = picture
        self.cards = {card.id: card for section in picture.sections for card in section.notes}
        self._lay_out(before)

    def set_floor(self, floor: float) -> None:
        """The least size of any text, for the room: what does not fit then comes on further pages."""
        if floor != self._floor:
            self._floor = floor
            self._lay_out()

    def set_page(self, page: int) -> None:
        """Turn to a page, from 0. On the last one every lane shows its newest notes."""
        self._page = page
        self._lay_out()

    def pages(self) -> int:
        """How many pages there are."""
        return self.layout_.pages

    def page(self) -> int:
        """The page that is shown, from 0."""
        return self.layout_.page

    def room(self) -> Room:
        """The space for the board, and how large text may be in it."""
        width, height = max(1, self.width() - 2 * self.margin), max(1, self.height() - 2 * self.margin)
        if not self._floor:
            return Room(width, height)
        floor = round(self._floor)
        return Room(
            width,
            height,
            floor=floor,
            ceiling=2 * floor,
            small=floor,
            title=round(1.34 * floor),  # the number of a theme is three quarters of it
            unit=max(0.8, floor / 22),
            paged=True,
        )

    @property
    def margin(self) -> int:
        """Around the board."""
        return round(1.6 * self._floor) if self._floor else 20

    def box_of(self, item: str) -> Box | None:
        """Where a note is."""
        place = self.layout_.places.get(item)
        return place.box if place else None

    def is_cut(self, note: str) -> bool:
        """Whether a note is longer than what is shown of it."""
        place = self.layout_.places[note]
        metrics = self.layout_.metrics
        needed = self.text.height(self.cards[note].text, place.box.w - 2 * metrics.pad, metrics.text)
        return needed > place.box.h - metrics.frame

    def section_of(self, item: str) -> int:
        """The index of the section that has this id, or -1."""
        return next((index for index, section in enumerate(self.picture.sections) if section.id == item), -1)

    # where it is looked at from

    @property
    def zoom(self) -> float:
        """How near: 1 is 100 %."""
        return self.camera.zoom

    def origin(self) -> QPointF:
        """Where the board's corner is in the viewport."""
        return QPointF(*self.camera.origin)

    def on_board(self, point: QPointF) -> QPointF:
        """A point of the viewport as a point of the board."""
        return QPointF(*self.camera.on_board(point.x(), point.y()))

    def in_view(self, box: Box) -> QRect:
        """A box of the board as a rectangle of the viewport."""
        left, top = self.camera.in_view(box.x, box.y)
        right, bottom = self.camera.in_view(box.right, box.bottom)
        return QRect(round(left), round(top), round(right) - round(left), round(bottom) - round(top))

    def seen(self, area: QRect) -> QRectF:
        """A rectangle of the viewport as one of the board."""
        return QRectF(self.on_board(QPointF(area.topLeft())), area.toRectF().size() / self.zoom)

    def look(self, camera: Camera) -> None:
        """Look from elsewhere."""
        if camera == self.camera:
            return
        before, self.camera = self.camera, camera
        self._set_bars()
        if (before.origin, before.zoom) != (camera.origin, camera.zoom):
            self.viewport().update()
        self.camera_changed.emit()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Come nearer or go further away; what is at a point of the viewport, or in its middle, stays there."""
        point = at if at is not None else QPointF(self.width() / 2, self.height() / 2)
        self.look(self.camera.zoomed(self.zoom * factor, point.x(), point.y()))

    def fit(self) -> None:
        """Look at the whole board."""
        self.look(self.camera.fitted())

    def actual(self) -> None:
        """Look at 100 %."""
        self.look(self.camera.actual())

    def pan(self, x: float, y: float) -> None:
        """Scroll by so much: right and down when positive."""
        self.look(self.camera.panned(x, y))

    def reveal(self, box: Box) -> None:
        """Scroll so that a box is seen."""
        self.look(self.camera.revealing(*box))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """A scroll bar was moved."""
        if not self._placing:
            self.look(self.camera.at(self.horizontalScrollBar().value(), self.verticalScrollBar().value()))

    def _set_bars(self) -> None:
        """The scroll bars say where one looks; they stand in the margin of the board and take nothing from it."""
        self._placing = True
        camera = self.camera
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        for bar, most, at, page in zip(bars, camera.most, (camera.x, camera.y), camera.view, strict=True):
            bar.setPageStep(max(1, page - 2 * self.margin))
            bar.setRange(0, most)
            bar.setValue(round(at))
        self._placing = False

    # layout

    def _lay_out(self, before: Drawn | None = None) -> None:
        """Lay out anew; what was drawn `before` glides from there."""
        self.layout_ = lay_out(self.picture.sections, self.room(), self.text.height, self._page)
        self._bands = {}
        for note in self.layout_.notes:
            for band in range(note.box.y // BAND, note.box.bottom // BAND + 1):
                self._bands.setdefault(band, []).append(note)
        height = min(self.layout_.height, self.room().height) if self._floor else self.layout_.height
        view = (max(1, self.width()), max(1, self.height()))
        self.look(self.camera.on((self.layout_.width, height), view, self.margin))
        self.gliding.begin(before or {}, self._targets())
        self.laid_out()
        self.viewport().update()

    def laid_out(self) -> None:
        """Everything may lie elsewhere; for those who put something on top."""

    def _targets(self) -> dict[str, Box]:
        found = {self.picture.sections[place.section].id: place.box for place in self.layout_.sections}
        found.update((note.id, note.box) for note in self.layout_.notes)
        return found

    def _drawn(self) -> Drawn:
        """Where everything is drawn just now; nothing when nothing can be seen."""
        return self.gliding.drawn(self._targets()) if self.isVisible() else {}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay out for the size it has now."""
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """New colours: paint again."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.viewport().update()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what can be seen."""
        paint_safely(self.viewport(), lambda painter: self._draw(painter, event.rect()))

    def _draw(self, painter: QPainter, dirty: QRect) -> None:
        painter.fillRect(dirty, QColor(theme.palette().paper))
        corner = self.origin()
        painter.translate(corner)
        painter.scale(self.zoom, self.zoom)
        seen = self.seen(dirty)
        room = self.room()
        for place in self.layout_.sections:
            section = self.picture.sections[place.section]
            x, y = self.gliding.of(section.id)
            if QRectF(place.box.x + x, place.box.y + y, place.box.w, place.box.h).intersects(seen):
                painter.translate(x, y)
                draw_section(painter, section, place, room, hints=self._hints)
                painter.translate(-x, -y)
        for note in self._seen_notes(seen):
            self.draw_card(painter, note)
        self.draw_over(painter)

    def _seen_notes(self, seen: QRectF) -> list[NotePlace]:
        first, last = int(seen.top() - MARGIN) // BAND, int(seen.bottom() + MARGIN) // BAND
        near = {note.id: note for band in range(first, last + 1) for note in self._bands.get(band, ())}
        offsets = self.gliding.offsets
        moving = [self.layout_.places[item] for item in offsets if item in self.layout_.places]
        still = [note for item, note in near.items() if item not in offsets]
        return [*still, *(moving if self.gliding.left else (note for note in moving if note.id in near))]

    def opacity_of(self, note: str) -> float:
        """How solid a note is drawn."""
        return self.gliding.opacity(note)

    def draw_card(
        self, painter: QPainter, note: NotePlace, x: float = 0.0, y: float = 0.0, *, held: bool = False
    ) -> None:
        """A note where it is, or moved by x and y and `held` in the hand."""
        card = self.cards.get(note.id)
        if card is None:
            return
        dx, dy = self.gliding.of(note.id)
        ratio = self.viewport().devicePixelRatioF() * self.zoom
        picture = self.pictures.picture(card, note.box.w, note.box.h, self.layout_.metrics, ratio)
        painter.setOpacity(0.96 if held else self.opacity_of(note.id))
        painter.drawPixmap(QPointF(note.box.x + dx + x - MARGIN, note.box.y + dy + y - MARGIN), picture)
        painter.setOpacity(1.0)

    def draw_over(self, painter: QPainter) -> None:
        """What lies on top; in the board's coordinates."""
