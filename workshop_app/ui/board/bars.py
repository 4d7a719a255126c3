"""What stands on notes that are too far away to read, as bars: of the same length, weight and place as the words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from workshop_app.domain.board_geometry import Box, NoteMetrics
from workshop_app.domain.enums import NoteKind
from workshop_app.i18n import current
from workshop_app.services.board_view import NoteCard
from workshop_app.ui import theme
from workshop_app.ui.board.cards import CardCache
from workshop_app.ui.board.plates import kind_colours
from workshop_app.ui.board.text import NoteText
from workshop_app.wording import kind_word

WORDS_FROM = 3.9
"""Pixels of text from where on each word has its bar; smaller, the space between two could not be seen."""
LETTER = 0.47
"""Width of a common letter, in ems."""
BAR = 0.46
"""Height of a bar in ems."""
INKED, WORD_INKED = 0.37, 0.46
"""How much of the ink is in the bar of a line and of a word: what the letters would be in the mean."""
HEAVIER = 1.6
"""How much more ink there is in a code, which is bold."""
SOLID = 0.85
"""How much of its colour a small disc has."""


class Bars:
    """Collects the bars of many notes and draws those of a colour at once."""

    def __init__(self, text: NoteText, cards: CardCache, scale: float) -> None:
        self._text = text
        self._cards = cards
        self._scale = scale
        self._ink = theme.palette().ink
        self._kinds = {kind: kind_colours(kind)[1] for kind in NoteKind}
        self._areas: dict[tuple[str, float, bool], list[QRectF]] = {}

    def draw(self, painter: QPainter) -> None:
        """Draw them all."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for (name, share, disc), areas in self._areas.items():
            color = QColor(name)
            color.setAlphaF(min(1.0, share))
            painter.setBrush(color)
            if disc:
                for area in areas:
                    painter.drawEllipse(area)
            else:
                painter.drawRects(areas)

    def add(self, card: NoteCard, box: Box, metrics: NoteMetrics, strength: float, *, words: bool) -> None:
        """Add a note: its code, its group, its lines or each of their words."""
        self._add_head(card, box, metrics, strength, words)
        scale, text, pad = self._scale, metrics.text, metrics.pad
        width, line = box.w - 2 * pad, metrics.line
        down = metrics.top + metrics.head + 0.5 * line - 0.4 * BAR * text
        if card.picture:
            down += metrics.picture_height(box.w, card.aspect)
        x, y = (box.x + pad) * scale, (box.y + down) * scale
        step, high = line * scale, BAR * text * scale
        ink = self._of(self._ink, strength * (WORD_INKED if words else INKED))
        shown = self._text.lines(card.text, width, text)[: int((box.h - down) / line + 0.6)]
        em, letter, most = text * scale, LETTER * text * scale, width * scale
        for row in shown:
            if words:
                ink += [QRectF(x + start * em, y, length * em, high) for start, length in self._text.spans(row)]
            else:
                ink.append(QRectF(x, y, min(most, len(row) * letter), high))
            y += step

    def _of(self, name: str, share: float, *, disc: bool = False) -> list[QRectF]:
        key = name, share, disc
        areas = self._areas.get(key)
        if areas is None:
            areas = self._areas[key] = []
        return areas

    def _add_head(self, card: NoteCard, box: Box, metrics: NoteMetrics, strength: float, words: bool) -> None:
        scale, small, pad = self._scale, metrics.small, metrics.pad
        x, high = (box.x + pad) * scale, BAR * small * scale
        middle = (box.y + metrics.top + 0.5 * metrics.head) * scale
        kind = self._kinds[card.kind]
        share = (WORD_INKED if words else INKED) * strength
        code = (0.6 + LETTER * len(card.code)) * small * scale
        self._of(kind, HEAVIER * share).append(QRectF(x, middle - high / 2, code, high))
        if words:
            self._add_marks(card, x + code, middle, small * scale, strength)
        if card.group:
            width = (box.w - 2 * pad) * scale
            aside = min(LETTER * len(card.group) * small * scale, 0.5 * width)
            self._of(self._ink, share).append(QRectF(x + width - aside, middle - high / 2, aside, high))

    def _add_marks(self, card: NoteCard, x: float, middle: float, small: float, strength: float) -> None:
        """What comes after the code: the number of the theme, the dots, the word for the kind."""
        x += 0.6 * small
        if card.theme:
            side = 1.25 * small
            chip = QRectF(x, middle - side / 2, side, side)
            self._of(self._ink, SOLID * strength, disc=True).append(chip)
            x += side + 0.5 * small
        if card.dots:
            side = 0.78 * small
            dot = QRectF(x, middle - side / 2, side, side)
            self._of(theme.palette().honey, strength, disc=True).append(dot)
            x += side + 1.4 * small
        if self._cards.worded:
            length = LETTER * len(kind_word(self._cards.language or current(), card.kind)) * small
            word = QRectF(x, middle - BAR * small / 2, length, BAR * small)
            self._of(self._kinds[card.kind], WORD_INKED * strength).append(word)
