"""The wall of notes as it is drawn: for the room as it is, and for the facilitator with `BoardWidget` on top."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from shiboken6 import isValid

from workshop_app.domain.board_geometry import BoardLayout, Box, NoteMetrics, NotePlace, Room
from workshop_app.domain.board_layout import lay_out
from workshop_app.services.board_view import BoardPicture, NoteCard
from workshop_app.ui import motion, theme
from workshop_app.ui.board.cards import MARGIN, CardCache
from workshop_app.ui.board.panels import draw_section
from workshop_app.ui.board.text import NoteText
from workshop_app.ui.widgets import paint_safely

BAND = 256
"""Notes are found for painting by the bands of this height that they touch."""
Drawn = dict[str, tuple[float, float]]
MOVING = 600
"""So many things can glide at once; more than that jump."""


class Wall(QAbstractScrollArea):
    """Draws a `BoardPicture` as large as it fits. What moves glides."""

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
        self._offsets: dict[str, tuple[float, float]] = {}
        self._fresh: set[str] = set()
        self._left = 0.0
        self.spotlit = ""
        self._gliding: QVariantAnimation | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().setSingleStep(40)

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

    # coordinates

    def origin(self) -> QPointF:
        """Where the board's corner is in the viewport."""
        return QPointF(self.margin, self.margin - self.verticalScrollBar().value())

    def on_board(self, point: QPointF) -> QPointF:
        """A point of the viewport as a point of the board."""
        return point - self.origin()

    def in_view(self, box: Box) -> QRect:
        """A box of the board as a rectangle of the viewport."""
        corner = self.origin()
        return QRect(box.x + round(corner.x()), box.y + round(corner.y()), box.w, box.h)

    def reveal(self, box: Box) -> None:
        """Scroll so that a box is seen."""
        bar = self.verticalScrollBar()
        top, bottom = box.y, box.bottom + 2 * self.margin - self.viewport().height()
        bar.setValue(max(min(bar.value(), top), bottom) if box.h < self.viewport().height() else top)

    # layout

    def _lay_out(self, before: Drawn | None = None) -> None:
        """Lay out anew; what was drawn `before` glides from there."""
        self.layout_ = lay_out(self.picture.sections, self.room(), self.text.height, self._page)
        self._bands = {}
        for note in self.layout_.notes:
            for band in range(note.box.y // BAND, note.box.bottom // BAND + 1):
                self._bands.setdefault(band, []).append(note)
        bar = self.verticalScrollBar()
        bar.setPageStep(max(1, self.height() - 2 * self.margin))
        bar.setRange(0, 0 if self._floor else max(0, self.layout_.height + 2 * self.margin - self.height()))
        self._glide(before or {})
        self.laid_out()
        self.viewport().update()

    def laid_out(self) -> None:
        """Everything may lie elsewhere; for those who put something on top."""

    def _targets(self) -> dict[str, Box]:
        found = {self.picture.sections[place.section].id: place.box for place in self.layout_.sections}
        found.update((note.id, note.box) for note in self.layout_.notes)
        return found

    def _drawn(self) -> Drawn:
        """Where everything is drawn just now; nothing when nothing may glide."""
        if not self.isVisible() or not motion.enabled():
            return {}
        return {item: (box.x + self._off(item)[0], box.y + self._off(item)[1]) for item, box in self._targets().items()}

    def _off(self, item: str) -> tuple[float, float]:
        x, y = self._offsets.get(item, (0.0, 0.0)) if self._left else (0.0, 0.0)
        return x * self._left, y * self._left

    def _glide(self, before: Drawn) -> None:
        if self._gliding is not None and isValid(self._gliding):
            self._gliding.stop()
        self._gliding, self._offsets, self._fresh, self._left = None, {}, set(), 0.0
        if not before:
            return
        targets = self._targets()
        for item, box in targets.items():
            old = before.get(item)
            if old is None:
                self._fresh.add(item)
            elif old != (box.x, box.y):
                self._offsets[item] = (old[0] - box.x, old[1] - box.y)
        if 0 < len(self._offsets) + len(self._fresh) <= MOVING:
            self._left = 1.0
            self._gliding = motion.glide_value(self, 1.0, 0.0, self._slide, motion.NORMAL)

    def _slide(self, left: float) -> None:
        self._left = left
        self.viewport().update()

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
        seen = QRectF(dirty).translated(-corner)
        room = self.room()
        for place in self.layout_.sections:
            section = self.picture.sections[place.section]
            x, y = self._off(section.id)
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
        moving = [self.layout_.places[item] for item in self._offsets if item in self.layout_.places]
        still = [note for item, note in near.items() if item not in self._offsets]
        return [*still, *(moving if self._left else (note for note in moving if note.id in near))]

    def opacity_of(self, note: str) -> float:
        """How solid a note is drawn."""
        return 1.0 - self._left if self._left and note in self._fresh else 1.0

    def draw_card(
        self, painter: QPainter, note: NotePlace, x: float = 0.0, y: float = 0.0, *, held: bool = False
    ) -> None:
        """A note where it is, or moved by x and y and `held` in the hand."""
        card = self.cards.get(note.id)
        if card is None:
            return
        dx, dy = self._off(note.id)
        ratio = self.viewport().devicePixelRatioF()
        picture = self.pictures.picture(card, note.box.w, note.box.h, self.layout_.metrics, ratio)
        painter.setOpacity(0.96 if held else self.opacity_of(note.id))
        painter.drawPixmap(QPointF(note.box.x + dx + x - MARGIN, note.box.y + dy + y - MARGIN), picture)
        painter.setOpacity(1.0)

    def draw_over(self, painter: QPainter) -> None:
        """What lies on top; in the board's coordinates."""
