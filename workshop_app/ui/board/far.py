"""How notes look from far away: their text as lines of the same length and weight, then as nothing but a shade."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from workshop_app.domain.board_geometry import Box, NoteMetrics
from workshop_app.services.board_view import NoteCard
from workshop_app.ui import theme
from workshop_app.ui.board.plates import Plates, edge, kind_colours, radius
from workshop_app.ui.board.text import NoteText

READABLE = 6.0
"""Pixels of text below which it is lines."""
LINES_FROM, LINES_TO = 3.2, 1.7
"""Pixels of text between which the lines fade away."""
LETTER = 0.47
"""Width of a common letter, in ems."""
BAR, INKED = 0.46, 0.31
"""Height of a line's bar in ems, and how much of the ink is in it: what the letters would be in the mean."""
SHADE = 0.055
"""How much ink there is on a note in the mean."""


class FarNote(NamedTuple):
    """A note to draw: what it says, where it is on the board, and how solid."""

    card: NoteCard
    box: Box
    metrics: NoteMetrics
    opacity: float = 1.0


def pixels(box: Box, scale: float) -> tuple[int, int, int, int]:
    """A box of the board in whole pixels: left, top, width and height."""
    left, top = round(box.x * scale), round(box.y * scale)
    return left, top, max(1, round((box.x + box.w) * scale) - left), max(1, round((box.y + box.h) * scale) - top)


class FarNotes:
    """Draws many notes at once."""

    def __init__(self, text: NoteText, plates: Plates) -> None:
        self._text = text
        self._plates = plates

    def draw(self, painter: QPainter, notes: Iterable[FarNote], scale: float, zoom: float) -> None:
        """Draw notes in pixels of the board at a scale; `zoom` tells how large they are to the eye."""
        bars: dict[str, list[QRectF]] = {}
        around = edge(scale)
        for note in notes:
            size = note.metrics.text * zoom
            strength = min(1.0, max(0.0, (size - LINES_TO) / (LINES_FROM - LINES_TO)))
            left, top, width, height = pixels(note.box, scale)
            shade = round(SHADE * (1 - strength), 3)
            plate = self._plates.plate(note.card.kind, width, height, scale, radius(note.metrics), shade)
            if note.opacity < 1:
                painter.setOpacity(note.opacity)
            painter.drawPixmap(left - around, top - around, plate)
            if note.opacity < 1:
                painter.setOpacity(1.0)
            if strength:
                self._bars(bars, note, scale, left, top, strength * note.opacity)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for color, areas in bars.items():
            painter.setBrush(QColor(color))
            painter.drawRects(areas)

    def _bars(
        self, bars: dict[str, list[QRectF]], note: FarNote, scale: float, left: int, top: int, strength: float
    ) -> None:
        """The bars of one note, added to those of the same colour."""
        card, metrics = note.card, note.metrics
        ink = bars.setdefault(_thin(theme.palette().ink, INKED * strength), [])
        head = bars.setdefault(_thin(kind_colours(card.kind)[1], 1.6 * INKED * strength), [])
        width = note.box.w - 2 * metrics.pad
        x, y = left + metrics.pad * scale, top + (metrics.top + 0.5 * (metrics.head - BAR * metrics.small)) * scale
        high = BAR * metrics.small * scale
        head.append(QRectF(x, y, (0.6 + LETTER * len(card.code)) * metrics.small * scale, high))
        if card.group:
            aside = min(LETTER * len(card.group) * metrics.small, 0.5 * width) * scale
            ink.append(QRectF(x + width * scale - aside, y, aside, high))
        lines = self._text.lines(card.text, width, metrics.text)
        most = round((note.box.h - metrics.frame) / metrics.line)
        step, high = metrics.line * scale, BAR * metrics.text * scale
        y = top + (metrics.top + metrics.head + 0.5 * metrics.line - 0.4 * BAR * metrics.text) * scale
        if card.picture:
            y += metrics.picture_height(note.box.w, card.aspect) * scale
        em = LETTER * metrics.text
        for line in lines[:most]:
            ink.append(QRectF(x, y, min(width, len(line) * em) * scale, high))
            y += step


def _thin(color: str, share: float) -> str:
    """A colour with so much of its strength."""
    made = QColor(color)
    made.setAlphaF(min(1.0, share))
    return made.name(QColor.NameFormat.HexArgb)
