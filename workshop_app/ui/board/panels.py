"""How lanes and themes look: their surface, their heading, and what an empty one says."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from workshop_app.domain.board_geometry import Box, Room, SectionPlace
from workshop_app.i18n import _
from workshop_app.services.board_view import BoardSection
from workshop_app.ui import theme
from workshop_app.ui.board.cards import draw_shape, kind_colours
from workshop_app.ui.widgets import surface

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def rect(box: Box) -> QRectF:
    """A box for Qt."""
    return QRectF(box.x, box.y, box.w, box.h)


def draw_section(painter: QPainter, section: BoardSection, place: SectionPlace, room: Room, *, hints: bool) -> None:
    """A lane or theme with its heading; `hints` says in an empty one what can be done."""
    p = theme.palette()
    if section.kind != "loose":
        surface(painter, rect(place.box), theme.RADIUS, p.sunken, p.line)
    header = rect(place.header)
    if section.kind == "theme":
        _draw_theme_header(painter, section, header, room, hints=hints)
    elif section.kind == "loose":
        if hints or section.notes:
            _write(painter, header, section.title, 0.8 * room.title if hints else room.title, "semibold", p.ink_2)
    else:
        _draw_lane_header(painter, section, header, room)
    if hints and not section.notes:
        _draw_hint(painter, section, place, room)


def _write(painter: QPainter, area: QRectF, text: str, size: float, weight: theme.Weight, color: str) -> float:
    """One line, made a little smaller and then cut when it is too long; its width."""
    font = theme.font(size, weight, tabular=True)
    for smaller in (1.0, 0.9, 0.8):
        font = theme.font(size * smaller, weight, tabular=True)
        if QFontMetricsF(font).horizontalAdvance(text) <= area.width():
            break
    words = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.setFont(font)
    painter.setPen(QColor(color))
    painter.drawText(area, LEFT, words)
    return QFontMetricsF(font).horizontalAdvance(words)


def _draw_lane_header(painter: QPainter, section: BoardSection, header: QRectF, room: Room) -> None:
    ink = kind_colours(section.note_kind)[1] if section.note_kind else theme.palette().ink
    size = room.title
    side = round(0.52 * size)
    if section.note_kind:
        shape = QRectF(header.x() + 1, header.center().y() - side / 2, side, side)
        draw_shape(painter, section.note_kind, shape, ink)
    left = side + round(0.4 * size)
    count = f"{len(section.notes)}"
    aside = QFontMetricsF(theme.font(0.85 * size, tabular=True)).horizontalAdvance(count) + 0.5 * size
    used = _write(painter, header.adjusted(left, 0, -aside, 0), section.title, size, "bold", ink)
    area = header.adjusted(left + used + 0.5 * size, 1, 0, 1)
    _write(painter, area, count, 0.85 * size, "regular", theme.palette().ink_2)


def chip_width(number: int, room: Room) -> float:
    """The width of the chip with a theme's number."""
    font = theme.font(0.75 * room.title, "bold", tabular=True)
    return max(1.5 * room.title, QFontMetricsF(font).horizontalAdvance(str(number)) + 0.9 * room.title)


def _draw_theme_header(painter: QPainter, section: BoardSection, header: QRectF, room: Room, *, hints: bool) -> None:
    p = theme.palette()
    height = 1.25 * room.title
    width = chip_width(section.number, room)
    chip = QRectF(header.x(), round(header.center().y() - height / 2), width, height)
    surface(painter, chip, height / 2, p.ink)
    painter.setFont(theme.font(0.75 * room.title, "bold", tabular=True))
    painter.setPen(QColor(p.paper))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, str(section.number))
    area = header.adjusted(width + 0.5 * room.title, 0, 0, 0)
    if section.title:
        _write(painter, area, section.title, room.title, "bold", p.ink)
    elif hints:
        _write(painter, area, _("Name the theme"), room.title, "regular", p.ink_2)


def _draw_hint(painter: QPainter, section: BoardSection, place: SectionPlace, room: Room) -> None:
    if section.kind == "theme":
        words = _("Drag notes here.")
    elif section.kind == "loose":
        words = _("Every note is in a theme. Drag one here to take it out again.")
    elif section.kind == "parked":
        words = _("Nothing is parked. Select a note and press P to put it here.")
    else:
        words = _("No notes yet. Write below and press Enter, or paste a list.")
    painter.setFont(theme.font(theme.BODY))
    painter.setPen(QColor(theme.palette().ink_2))
    area = QRectF(place.header.x, place.header.bottom, place.header.w, max(60, place.box.h - place.header.h - room.pad))
    painter.drawText(area, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft, words)
