"""A picture as large as the window, for the facilitator to read what is on it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workshop_app.services.board_view import NoteCard
from workshop_app.ui import theme
from workshop_app.ui.palette import DARK, LIGHT
from workshop_app.ui.pictures.desk import Pictures
from workshop_app.ui.text_blocks import draw_block
from workshop_app.ui.widgets.overlay import Overlay
from workshop_app.ui.widgets.painting import paint_safely, surface

AIR, WORDS = 40, 84


class PictureOverlay(Overlay):
    """Shows the picture of a note with its words below; any press, Escape, Enter or the same key closes."""

    def __init__(self, window: QWidget, pictures: Pictures, card: NoteCard) -> None:
        super().__init__(window)
        self._pictures = pictures
        self._card = card
        self.setAccessibleName(f"{card.code} {card.text}")
        pictures.thumbnails.arrived.connect(self._arrived)

    def _arrived(self, picture_id: str) -> None:
        if picture_id == self._card.picture:
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that open also close."""
        if event.key() in (Qt.Key.Key_I, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.close_overlay()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture on a dark ground, whatever the theme: that is how pictures are looked at."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        ground = QColor(DARK.paper)
        ground.setAlphaF(0.94)
        painter.fillRect(self.rect(), ground)
        room = QRectF(self.rect()).adjusted(AIR, AIR, -AIR, -AIR - WORDS)
        width = min(room.width(), room.height() / max(self._card.aspect, 0.01))
        area = QRectF(0, 0, width, width * self._card.aspect)
        area.moveCenter(room.center())
        image = self._pictures.thumbnails.picture(self._card.picture, round(width * self.devicePixelRatioF()))
        if image is None or image.isNull():
            surface(painter, area, theme.RADIUS, theme.palette().neutral)
        else:
            painter.drawImage(area, image)
        painter.setPen(QColor(LIGHT.on_brand))
        words = QRectF(area.left(), area.bottom() + 14, max(area.width(), room.right() - area.left()), WORDS)
        draw_block(
            painter, words, f"{self._card.code}  {self._card.text}", theme.font(22, "semibold"), lines=2, top=True
        )
