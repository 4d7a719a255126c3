"""One note for the room, with its picture as large as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainterPath

from workshop_app.i18n import Language
from workshop_app.services.board_view import NoteCard
from workshop_app.ui import theme
from workshop_app.ui.board.faces import draw_shape
from workshop_app.ui.projector.sheet import FLOOR, Sheet
from workshop_app.ui.widgets.marks import tone_colours
from workshop_app.ui.widgets.painting import surface
from workshop_app.wording import kind_word

SIZES = (96, 84, 72, 64, 56, 48, 40, 34, FLOOR)
BESIDE = (56, 48, 40, 34, FLOOR)
SMALL, LARGE = (0.76, 0.72), (0.94, 0.92)
"""Shares of the picture that a note takes: a large one if it has a picture or very many words."""
WORDS_IN = (56.0, 130.0, -56.0, -56.0)
"""Where in it words are that have no picture."""
PAD, GAP = 44.0, 40.0
CODE, GROUP, MARK = 44, 34, 28.0
"""Sizes of the code, of the group and of the shape that tells the kind."""
HEAD = 84.0
WORDS = 0.3
"""The share of the width that words beside a picture have."""
MOST_LINES, LINE = 3, 70.0
"""Lines under a picture, and the height of each."""


def draw_spotlight(sheet: Sheet, note: NoteCard, image: QImage | None, language: Language) -> None:
    """The note on its own, its words as large as they may be."""
    p = theme.palette()
    fill, ink = tone_colours(note.kind.value)
    area = _area(sheet, *SMALL)
    if note.picture or not _is_read(sheet, note.text, area.adjusted(*WORDS_IN)):
        area = _area(sheet, *LARGE)
    surface(sheet.painter, area, 28, fill, ink if p.name == "contrast" else "", 3)
    pad = PAD if note.picture else 56.0
    top = area.y() + (26 if note.picture else 46)
    draw_shape(sheet.painter, note.kind, QRectF(area.x() + pad, top + 20, MARK, MARK), ink)
    left = area.x() + pad + MARK + 14
    sheet.line(left, top, 400, note.code, CODE, "bold", ink)
    head = QFontMetricsF(theme.font(CODE, "bold", tabular=True))
    left += head.horizontalAdvance(note.code) + 16
    sheet.line(left, top, 400, kind_word(language, note.kind), CODE, "regular", ink)
    lower = head.ascent() - QFontMetricsF(theme.font(GROUP)).ascent()  # on the line that the code stands on
    right = QRectF(area.center().x(), top + lower, area.width() / 2 - pad, 50)
    sheet.text(right, note.group, GROUP, color=p.ink if not p.dark else ink, align=Qt.AlignmentFlag.AlignRight)
    if note.picture:
        _draw_both(sheet, note, image, area.adjusted(pad, HEAD, -pad, -pad))
    else:
        sheet.text(area.adjusted(*WORDS_IN), note.text, SIZES, "semibold")


def _area(sheet: Sheet, wide: float, high: float) -> QRectF:
    """So much of the picture, in its middle."""
    width, height = sheet.width * wide, sheet.height * high
    return QRectF((sheet.width - width) / 2, (sheet.height - height) / 2, width, height)


def _is_read(sheet: Sheet, words: str, room: QRectF) -> bool:
    """Whether words can be shown whole."""
    return sheet.height_of(sheet.lines(words, FLOOR, room.width(), "semibold"), FLOOR) <= room.height() + 2


def _draw_both(sheet: Sheet, note: NoteCard, image: QImage | None, room: QRectF) -> None:
    """The words under the picture or beside it, whichever leaves it larger."""
    lines = min(MOST_LINES, sheet.lines(note.text, BESIDE[0], room.width() * (1 - WORDS)))
    under = _fitted(room.adjusted(0, 0, 0, -lines * LINE - GAP / 2), note.aspect)
    beside = _fitted(room.adjusted(0, 0, -room.width() * WORDS - GAP, 0), note.aspect)
    if under.width() >= beside.width():
        shown = under.translated((room.width() - under.width()) / 2, 0)
        left = max(room.left(), min(shown.left(), room.left() + room.width() * WORDS))
        words = QRectF(left, shown.bottom() + GAP / 2, room.right() - left, room.bottom() - shown.bottom() - GAP / 2)
    else:
        shown = beside.translated(0, (room.height() - beside.height()) / 2)
        words = QRectF(shown.right() + GAP, shown.top(), room.right() - shown.right() - GAP, shown.height())
    _draw_picture(sheet, shown, image)
    sheet.text(words, note.text, BESIDE, "semibold")


def _fitted(room: QRectF, aspect: float) -> QRectF:
    """A picture, whole and as large as can be, in the upper left corner of a room."""
    width = min(room.width(), room.height() / aspect)
    return QRectF(room.x(), room.y(), width, width * aspect)


def _draw_picture(sheet: Sheet, area: QRectF, image: QImage | None) -> None:
    """The picture, or a plate of its shape until it has been read."""
    if image is None or image.isNull():
        surface(sheet.painter, area, 14, theme.palette().neutral)
        return
    shape = QPainterPath()
    shape.addRoundedRect(area, 14, 14)
    sheet.painter.save()
    sheet.painter.setClipPath(shape)
    sheet.painter.drawImage(area, image)
    sheet.painter.restore()
