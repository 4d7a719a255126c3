"""How notes look from far away: their text as lines of the same length and weight, then as nothing but a shade."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from workshop_app.domain.board_geometry import Box, NoteMetrics
from workshop_app.domain.records import NoteKind
from workshop_app.services.board_view import NoteCard
from workshop_app.ui import theme
from workshop_app.ui.board.plates import Plates, edge, kind_colours, radius
from workshop_app.ui.board.text import NoteText

READABLE = 6.0
"""Pixels of text below which it is lines."""
LINES_FROM, LINES_TO = 3.2, 1.7
"""Pixels of text between which the lines fade away."""
TIGHT = 0.25
"""Scale from where on gaps between notes are whole pixels, all alike: rounded one by one they would make a tartan."""
LETTER = 0.47
"""Width of a common letter, in ems."""
BAR, INKED = 0.46, 0.37
"""Height of a line's bar in ems, and how much of the ink is in it: what the letters would be in the mean."""
HEAVIER = 1.6
"""How much more ink there is in a code, which is bold, than in a line."""
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

    def __init__(self, text: NoteText, plates: Plates, thumbnail: Callable[[NoteCard, int], QImage | None]) -> None:
        self._text = text
        self._plates = plates
        self._thumbnail = thumbnail

    def draw(self, painter: QPainter, notes: Iterable[FarNote], scale: float, zoom: float) -> None:
        """Draw notes in pixels of the board at a scale; `zoom` tells how large they are to the eye."""
        bars: dict[tuple[NoteKind | None, float], list[QRectF]] = {}
        around, plate = edge(scale), self._plates.plate
        for card, box, metrics, opacity in notes:
            strength = min(1.0, max(0.0, (metrics.text * zoom - LINES_TO) / (LINES_FROM - LINES_TO)))
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
            if strength:
                ink = bars.setdefault((None, strength * opacity), [])
                head = bars.setdefault((card.kind, strength * opacity), [])
                self._bars(ink, head, card, box, metrics, scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for (kind, strength), areas in bars.items():
            color = QColor(kind_colours(kind)[1] if kind else theme.palette().ink)
            color.setAlphaF(min(1.0, (HEAVIER if kind else 1.0) * INKED * strength))
            painter.setBrush(color)
            painter.drawRects(areas)

    def _picture(self, painter: QPainter, card: NoteCard, box: Box, metrics: NoteMetrics, scale: float) -> None:
        """The picture of a note, or a quiet surface until it has been read."""
        room = metrics.picture_height(box.w, card.aspect) - metrics.gap
        width = min(box.w - 2 * metrics.pad, room / card.aspect) * scale
        left = (box.x + box.w / 2) * scale - width / 2
        area = QRectF(left, (box.y + metrics.top + metrics.head) * scale, width, width * card.aspect)
        image = self._thumbnail(card, round(width))
        if image is None or image.isNull():
            painter.fillRect(area, QColor(theme.palette().neutral))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(area, image)

    def _bars(
        self, ink: list[QRectF], head: list[QRectF], card: NoteCard, box: Box, metrics: NoteMetrics, scale: float
    ) -> None:
        """The bars of one note, added to those of the same colour: its code, its group, its lines."""
        text, small, pad = metrics.text, metrics.small, metrics.pad
        width = box.w - 2 * pad
        x, y = (box.x + pad) * scale, box.y * scale
        high = BAR * small * scale
        row = y + (metrics.top + 0.5 * (metrics.head - BAR * small)) * scale
        head.append(QRectF(x, row, (0.6 + LETTER * len(card.code)) * small * scale, high))
        if card.group:
            aside = min(LETTER * len(card.group) * small, 0.5 * width) * scale
            ink.append(QRectF(x + width * scale - aside, row, aside, high))
        lines = self._text.lines(card.text, width, text)
        line = metrics.line
        down = metrics.top + metrics.head + 0.5 * line - 0.4 * BAR * text
        if card.picture:
            down += metrics.picture_height(box.w, card.aspect)
        y += down * scale
        step, high, em, most = line * scale, BAR * text * scale, LETTER * text * scale, width * scale
        for words in lines[: int((box.h - down) / line + 0.6)]:
            ink.append(QRectF(x, y, min(most, len(words) * em), high))
            y += step
