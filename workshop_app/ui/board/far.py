"""How notes look from far away: their words as bars, then their lines, then nothing but a shade."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from workshop_app.domain.board_geometry import Box, NoteMetrics
from workshop_app.services.board_view import NoteCard
from workshop_app.ui import theme
from workshop_app.ui.board.bars import WORDS_FROM, Bars
from workshop_app.ui.board.cards import CardCache
from workshop_app.ui.board.plates import edge, radius
from workshop_app.ui.board.text import NoteText

READABLE = 6.0
"""Pixels of text below which it is bars."""
LINES_FROM, LINES_TO = 3.2, 1.7
"""Pixels of text between which the lines fade away."""
TIGHT = 0.25
"""Scale from where on gaps between notes are whole pixels, all alike: rounded one by one they would make a tartan."""
SHADE = 0.062
"""How much ink there is on a note in the mean."""


class FarNote(NamedTuple):
    """A note to draw: what it says, where it is on the board, and how solid."""

    card: NoteCard
    box: Box
    metrics: NoteMetrics
    opacity: float = 1.0


def pixels(box: Box, scale: float, gap: int = 0) -> tuple[int, int, int, int]:
    """A box of the board in whole pixels: left, top, width and height; `gap` is kept free to the next one."""
    left, top = round(box.x * scale), round(box.y * scale)
    if scale < TIGHT and gap:
        right, bottom = round((box.right + gap) * scale), round((box.bottom + gap) * scale)
        between = max(1, round(gap * scale))
        return left, top, max(1, right - left - between), max(1, bottom - top - between)
    return left, top, round((box.x + box.w) * scale) - left, round((box.y + box.h) * scale) - top


class FarNotes:
    """Draws many notes at once."""

    def __init__(self, text: NoteText, cards: CardCache) -> None:
        self._text = text
        self._cards = cards

    def draw(self, painter: QPainter, notes: Iterable[FarNote], scale: float, zoom: float) -> None:
        """Draw notes in pixels of the board at a scale; `zoom` tells how large they are to the eye."""
        around, plate, bars = edge(scale), self._cards.plates.plate, Bars(self._text, self._cards, scale)
        for card, box, metrics, opacity in notes:
            size = metrics.text * zoom
            strength = min(1.0, max(0.0, (size - LINES_TO) / (LINES_FROM - LINES_TO)))
            left, top, width, height = pixels(box, scale, metrics.gap)
            shade = round(SHADE * (1 - strength), 3)
            picture = plate(card.kind, width, height, scale, radius(metrics), shade)
            if opacity < 1:
                painter.setOpacity(opacity)
            painter.drawPixmap(left - around, top - around, picture)
            if card.picture:
                self._picture(painter, card, box, metrics, scale)
            if opacity < 1:
                painter.setOpacity(1.0)
            if strength:  # near ones stand here for a moment only, until there is time for their pictures
                bars.add(card, box, metrics, strength * opacity, words=WORDS_FROM <= size < READABLE)
        bars.draw(painter)

    def _picture(self, painter: QPainter, card: NoteCard, box: Box, metrics: NoteMetrics, scale: float) -> None:
        """The picture of a note, or a quiet surface until it has been read."""
        room = metrics.picture_height(box.w, card.aspect) - metrics.gap
        width = min(box.w - 2 * metrics.pad, room / card.aspect) * scale
        left = (box.x + box.w / 2) * scale - width / 2
        area = QRectF(left, (box.y + metrics.top + metrics.head) * scale, width, width * card.aspect)
        image = self._cards.thumbnail(card, round(width))
        if image is None or image.isNull():
            painter.fillRect(area, QColor(theme.palette().neutral))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(area, image)
