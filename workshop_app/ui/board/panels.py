"""How lanes and themes look: their surface, their heading that can be read from everywhere, what an empty one says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from workshop_app.domain.board_geometry import SectionPlace
from workshop_app.domain.enums import NoteKind
from workshop_app.i18n import _
from workshop_app.services.board_view import BoardSection
from workshop_app.ui import theme
from workshop_app.ui.board.areas import rect
from workshop_app.ui.board.faces import LEFT, draw_shape, written
from workshop_app.ui.board.heading_fit import HIGH, LINE, Fitted, fitted_lane, fitted_theme
from workshop_app.ui.board.heading_size import (
    LOW_LINE,
    OWN,
    SMALLER,
    SMALLEST,
    HeadingSize,
    beside_name,
    chip_width,
    in_lines,
    leaves_place,
    number_size,
)
from workshop_app.ui.board.heading_words import ems
from workshop_app.ui.board.plates import kind_colours
from workshop_app.ui.widgets.painting import surface

COVER = 0.96
"""How solid the ground of a heading is that has grown over its notes."""


def draw_section(
    painter: QPainter, section: BoardSection, place: SectionPlace, size: HeadingSize, *, hints: bool
) -> None:
    """A lane or theme with its heading of a size, in the board's coordinates at 100 %."""
    draw_panel(painter, section, place)
    _draw_heading(painter, section, rect(place.header), size, hints=hints)


def draw_panel(
    painter: QPainter, section: BoardSection, place: SectionPlace, hint: str = "", *, line: float = 1.0
) -> None:
    """The surface of a lane or theme, its edge a `line` wide; the `hint` says in an empty one what can be done."""
    if section.kind != "loose":
        surface(painter, rect(place.box), theme.RADIUS, theme.palette().sunken, theme.palette().line, line)
    if hint and not section.notes and not section.shapes:
        _draw_hint(painter, place, hint)


OVER = 18.0
"""The heading of a lane rises so far over the board, into the margin, before it covers notes."""


def heading_area(
    section: BoardSection, place: SectionPlace, sizes: HeadingSize, size: float, zoom: float, most: float
) -> tuple[QRectF, Fitted | None]:
    """Where a heading stands, counted from the board's corner, and how it is written if it has left its own place: of
    at most a size then, and reaching at most so many pixels down from the top of its panel."""
    header, box, inset = place.header, place.box, (place.header.x - place.box.x) * zoom
    own = QRectF(header.x * zoom, header.y * zoom, header.w * zoom, header.h * zoom)
    if own.height() >= OWN * sizes.whole and not leaves_place(section, own.width(), sizes):
        return own, None
    top, width = box.y * zoom, max(1.0, box.w * zoom - 2 * inset)
    if section.kind == "theme":
        down, free = 1.0, not section.notes
        fitted = fitted_theme(section.title, section.number, size, int(width), int(most - down), free=free)
        return QRectF(own.x(), top + down, width, fitted.height), fitted
    left, width = box.x * zoom + 1, box.w * zoom - 2
    if section.kind == "loose" and not box.y and (needed := ems(section.title) * SMALLEST + 1) > width:
        left, width, most = left + width - needed, needed, 0  # over the board there is room beside it
    above = 2 * inset if box.y else OVER  # under another lane there is its edge and the gap
    shape, count = beside_name(section, size) if section.kind != "loose" else (0.0, 0.0)
    beside = round(shape / size, 2), round(count / size, 2)
    fitted = fitted_lane(section.title, *beside, size, int(width), int(most + above))
    used = min(width, fitted.width + (count if fitted.counted else 0.0))
    left = max(left, min(own.x(), left + width - used))
    down = min(2.0, max(min(own.height(), most) - fitted.height - 1, -above))
    return QRectF(left, top + down, used, fitted.height), fitted


def draw_heading(
    painter: QPainter, section: BoardSection, area: QRectF, size: HeadingSize, fitted: Fitted | None, *, hints: bool
) -> None:
    """The heading of a lane or theme, in pixels of the view; one that was `fitted` covers what is behind it."""
    if fitted is None:
        _draw_heading(painter, section, area, size, hints=hints)
    elif section.title or section.number:
        _draw_fitted(painter, section, area, fitted)


def _draw_fitted(painter: QPainter, section: BoardSection, area: QRectF, fitted: Fitted) -> None:
    p, size = theme.palette(), fitted.size
    ground = QColor(p.paper if section.kind == "loose" else p.sunken)
    ground.setAlphaF(COVER)
    surface(painter, area.adjusted(-3, -1, 3, 0), 6, ground.name(QColor.NameFormat.HexArgb))
    line = QRectF(area.x(), area.y(), area.width() + 2, HIGH * size)
    ink = p.ink_2 if section.kind == "loose" else p.ink
    if section.kind == "theme":
        _draw_chip(painter, section.number, line, size, HIGH)
    elif section.note_kind:
        ink = kind_colours(section.note_kind)[1]
        if fitted.marked:
            _draw_mark(painter, section.note_kind, line, size, ink)
    painter.setFont(written(size, "semibold" if section.kind == "loose" else "bold", tabular=True).font)
    painter.setPen(QColor(ink))
    for number, words in enumerate(fitted.lines):
        painter.drawText(line.adjusted(fitted.indents[min(number, 1)], 0, 0, 0), LEFT, words)
        line.translate(0, LINE * size)
    if section.kind not in ("theme", "loose") and fitted.counted:
        after = area.adjusted(fitted.width + 0.5 * size, 1, 2, 1)
        _write(painter, after, str(len(section.notes)), 0.85 * size, "regular", p.ink_2)


def _draw_heading(painter: QPainter, section: BoardSection, area: QRectF, size: HeadingSize, *, hints: bool) -> None:
    if section.kind == "theme":
        _draw_theme_header(painter, section, area, size, hints=hints)
    elif section.kind == "loose":
        if hints or section.notes:
            _write(painter, area, section.title, size.name, "semibold", theme.palette().ink_2)
    else:
        _draw_lane_header(painter, section, area, size)


def _write(
    painter: QPainter,
    area: QRectF,
    text: str,
    size: float,
    weight: theme.Weight,
    color: str,
    *,
    shrinks: bool = True,
) -> float:
    """One line, made a little smaller if it `shrinks` and then cut when it is too long; its width."""
    font, words, width = _fitted(text, size, weight, int(area.width()), shrinks=shrinks)
    painter.setFont(font)
    painter.setPen(QColor(color))
    painter.drawText(area, LEFT, words)
    return width


def _write_in_lines(painter: QPainter, area: QRectF, name: str, sizes: HeadingSize, color: str) -> Sequence[str]:
    """A name in as many lines as it needs, in the middle of an area; those."""
    size = sizes.name
    lines = in_lines(name, size, int(area.width()), sizes.lines)
    painter.setFont(written(size, "bold", tabular=True).font)
    painter.setPen(QColor(color))
    line = QRectF(area.x(), area.center().y() - len(lines) * LOW_LINE * size / 2, area.width(), LOW_LINE * size)
    for words in lines:
        painter.drawText(line, LEFT, words)
        line.translate(0, LOW_LINE * size)
    return lines


@lru_cache(maxsize=1024)
def _fitted(
    text: str, size: float, weight: theme.Weight, room: int, *, shrinks: bool = True
) -> tuple[QFont, str, float]:
    """A line in the font that it fits in, and its width."""
    font, measure = written(size, weight, tabular=True)
    for smaller in SMALLER if shrinks else ():
        if measure.horizontalAdvance(text) <= room or size * smaller < SMALLEST:
            break
        font, measure = written(size * smaller, weight, tabular=True)
    words = text
    if measure.horizontalAdvance(text) > room:
        words = measure.elidedText(text, Qt.TextElideMode.ElideRight, room)
    return font, words, measure.horizontalAdvance(words)


def _draw_mark(painter: QPainter, kind: NoteKind, line: QRectF, size: float, ink: str) -> None:
    side = round(0.52 * size)
    draw_shape(painter, kind, QRectF(line.x() + 1, line.center().y() - side / 2, side, side), ink)


def _draw_lane_header(painter: QPainter, section: BoardSection, header: QRectF, sizes: HeadingSize) -> None:
    size = sizes.whole
    ink = kind_colours(section.note_kind)[1] if section.note_kind else theme.palette().ink
    if section.note_kind:
        _draw_mark(painter, section.note_kind, header, size, ink)
    left, aside = beside_name(section, size)
    name = header.adjusted(left, 0, -aside, 0)
    if sizes.lines > 1:
        lines = _write_in_lines(painter, name, section.title, sizes, ink)
        used = max(map(written(sizes.name, "bold", tabular=True).measure.horizontalAdvance, lines), default=0.0)
    else:
        used = _write(painter, name, section.title, sizes.name, "bold", ink, shrinks=False)
    area = header.adjusted(left + used + 0.5 * size, 1, 0, 1)
    _write(painter, area, f"{len(section.notes)}", 0.85 * size, "regular", theme.palette().ink_2)


def _draw_chip(painter: QPainter, number: int, line: QRectF, size: float, high: float) -> None:
    """The number of a theme at the left of a line, in a chip so many ems high."""
    p, height = theme.palette(), high * size
    chip = QRectF(line.x(), round(line.center().y() - height / 2), chip_width(number, size), height)
    surface(painter, chip, height / 2, p.ink)
    painter.setFont(written(number_size(size), "bold", tabular=True).font)
    painter.setPen(QColor(p.paper))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, str(number))


def _draw_theme_header(
    painter: QPainter, section: BoardSection, header: QRectF, sizes: HeadingSize, *, hints: bool
) -> None:
    p, size = theme.palette(), sizes.whole
    _draw_chip(painter, section.number, header, size, 1.25)
    area = header.adjusted(chip_width(section.number, size) + 0.5 * size, 0, 0, 0)
    if section.title and sizes.lines > 1:
        _write_in_lines(painter, area, section.title, sizes, p.ink)
    elif section.title:
        _write(painter, area, section.title, sizes.name, "bold", p.ink, shrinks=False)
    elif hints:
        _write(painter, area, _("Name the theme"), size, "regular", p.ink_2)


def hint_for(section: BoardSection, *, bare: bool) -> str:
    """What can be done on an empty lane or theme; on a `bare` board there is no note at all."""
    if section.kind == "theme":
        return _("Drag notes here.")
    if section.kind == "loose":
        if bare:
            return _("No notes to group yet. Collect some first.")
        return _("Notes that are in no theme lie here. Drag one here to take it out of its theme.")
    if section.free:
        return _("Double-click to write a note, drag notes here, or take a tool at the left.")
    if section.kind == "parked":
        return _("Nothing is parked. Select a note and press P to put it here.")
    return _("No notes yet. Write below and press Enter, or paste a list.")


def _draw_hint(painter: QPainter, place: SectionPlace, words: str) -> None:
    painter.setFont(theme.font(theme.BODY))
    painter.setPen(QColor(theme.palette().ink_2))
    inset, bottom = place.header.x - place.box.x, place.header.bottom
    area = QRectF(place.header.x, bottom, place.header.w, max(60, place.box.bottom - bottom - inset))
    painter.drawText(area, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft, words)
