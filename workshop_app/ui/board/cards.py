"""The pictures of notes, each made at exactly the present scale and kept ready to be copied to the screen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPixmap

from workshop_app.domain.board_geometry import NoteMetrics
from workshop_app.i18n import Language, current
from workshop_app.services.board_view import NoteCard
from workshop_app.ui import theme
from workshop_app.ui.board.faces import draw_face
from workshop_app.ui.board.plates import Plates, edge, radius
from workshop_app.ui.board.text import NoteText
from workshop_app.wording import kind_word

CACHE_BYTES = 24 * 2**20
Thumbnails = Callable[[str, int], QImage | None]
"""The picture with an id for a width in pixels, as far as it has been read."""


class _Kept(NamedTuple):
    card: NoteCard
    metrics: NoteMetrics
    thumbnail: QImage | None
    picture: QPixmap


class CardCache:
    """Pictures of notes, bounded in bytes; those not used longest go first."""

    def __init__(self, text: NoteText, limit: int = CACHE_BYTES, *, tags: bool = False) -> None:
        self._text = text
        self.tags = tags
        """Whether the area of a note is shown rather than its group: for the facilitator, who typed it."""
        self.limit = limit
        self.language: Language | None = None
        """The language that kinds are named in; that of the program when None."""
        self.worded = True
        """Whether all notes name their kind in a word; see `say_kinds`."""
        self.thumbnails: Thumbnails | None = None
        self.plates = Plates()
        self._bytes = 0
        self._kept: OrderedDict[tuple[str, int, int, float, str], _Kept] = OrderedDict()

    def picture(
        self, card: NoteCard, width: int, height: int, metrics: NoteMetrics, scale: float, across: int
    ) -> QPixmap:
        """The picture of a note, so many pixels large and with the `edge` of its scale around it.

        It is broken into lines for its width on the board, `across`: pixels would break it otherwise at some scales.
        """
        found = self.found(card, width, height, metrics, scale)
        if found is not None:
            return found
        thumbnail = self.thumbnail(card, width)
        made = self._draw(card, width, height, metrics, scale, across, thumbnail)
        key = (card.id, width, height, scale, theme.palette().name)
        old = self._kept.pop(key, None)
        self._kept[key] = _Kept(card, metrics, thumbnail, made)
        self._bytes += _size(made) - (_size(old.picture) if old else 0)
        while self._bytes > self.limit and len(self._kept) > 1:
            self._bytes -= _size(self._kept.popitem(last=False)[1].picture)
        return made

    def found(self, card: NoteCard, width: int, height: int, metrics: NoteMetrics, scale: float) -> QPixmap | None:
        """The picture of a note if it is there already."""
        key = (card.id, width, height, scale, theme.palette().name)
        kept = self._kept.get(key)
        if kept is None or kept.metrics != metrics:
            return None
        if kept.card is not card:
            if kept.card != replace(card, x=kept.card.x, y=kept.card.y):
                return None  # one that only lies elsewhere looks the same
            kept = self._kept[key] = kept._replace(card=card)
        if card.picture and self._is_sharper(kept.thumbnail, card, width):
            return None
        self._kept.move_to_end(key)
        return kept.picture

    def say_kinds(self, worded: bool) -> bool:
        """Name the kind of each note in a word, or not; whether that is news, and they all look different."""
        if worded == self.worded:
            return False
        self.worded = worded
        self.clear()
        return True

    def clear(self) -> None:
        """Forget all pictures."""
        self._kept.clear()
        self._bytes = 0

    def _is_sharper(self, shown: QImage | None, card: NoteCard, width: int) -> bool:
        """Whether the picture on a note can be shown sharper than it is; one that is sharp is not asked for again."""
        if shown is not None and shown.width() >= width:
            return False
        now = self.thumbnail(card, width)
        return now is not None and (shown is None or now.width() > shown.width())

    def thumbnail(self, card: NoteCard, width: int) -> QImage | None:
        """The picture on a note for a width in pixels, as far as it has been read."""
        return self.thumbnails(card.picture, width) if card.picture and self.thumbnails else None

    def _draw(
        self,
        card: NoteCard,
        width: int,
        height: int,
        metrics: NoteMetrics,
        scale: float,
        across: int,
        thumbnail: QImage | None,
    ) -> QPixmap:
        made = QPixmap(self.plates.plate(card.kind, width, height, scale, radius(metrics)))
        with QPainter(made) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            around = edge(scale)
            painter.translate(around, around)
            painter.scale(scale, scale)
            area = QRectF(0, 0, across, height / scale)
            word = kind_word(self.language or current(), card.kind) if self.worded else ""
            draw_face(painter, card, area, metrics, self._text, word=word, tagged=self.tags, picture=thumbnail)
        return made


def _size(picture: QPixmap) -> int:
    return picture.width() * picture.height() * 4
