"""How lanes and themes look: their surface, their heading that can be read from everywhere, what an empty one says."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from workshop_app.domain.board_geometry import SectionPlace
from workshop_app.i18n import _
from workshop_app.services.board_view import BoardSection
from workshop_app.ui import theme
from workshop_app.ui.board.areas import rect
from workshop_app.ui.board.faces import LEFT, draw_shape, written
from workshop_app.ui.board.heading_size import (
    LOW_LINE,
    OWN,
    SMALLER,
    SMALLEST,
    HeadingSize,
    beside_name,
    chip_width,
    in_lines,
)
from workshop_app.ui.board.plates import kind_colours
from workshop_app.ui.widgets.painting import surface

COVER = 0.96
"""How solid the ground of a heading is that has grown over its notes."""
MOST_LINES, COVERED, LINE = 3, 0.45, 1.22
"""The name of a theme far away takes so many lines, covers no more than this of its panel; height of a line in ems."""


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


LOW = 1.2
"""Height of a lane's heading that has outgrown its place, in ems: it covers as little as can be."""
OVER = 18.0
"""It rises so far over the board, into the margin, before it covers notes."""


def heading_area(
    section: BoardSection, place: SectionPlace, size: float, corner: tuple[int, int], zoom: float
) -> tuple[QRectF, bool]:
    """Where in the view a heading of a size stands, and whether it has outgrown its own place."""
    header, box = place.header, place.box
    left, top = corner
    if header.h * zoom >= OWN * size:
        own = QRectF(left + header.x * zoom, top + header.y * zoom, header.w * zoom, header.h * zoom)
        return own, False
    inset = (header.x - box.x) * zoom
    width = max(1.0, box.w * zoom - 2 * inset)
    if section.kind != "theme":
        above = 2 * inset if box.y else OVER  # under another lane there is its edge and the gap
        down = min(2.0, max(header.h * zoom - LOW * size - 1, -above))
        return QRectF(left + box.x * zoom + inset, top + box.y * zoom + down, width, LOW * size), True
    lines = 1
    if section.title:
        most = max(1, min(MOST_LINES, int(COVERED * box.h * zoom / (LINE * size))))
        lines = len(_wrapped(section.title, size, _beside_chip(section.number, size, width), most))
    high = 1.55 * size + (lines - 1) * LINE * size
    return QRectF(left + box.x * zoom + inset, top + box.y * zoom + 2, width, high), True


def draw_heading(
    painter: QPainter, section: BoardSection, area: QRectF, size: HeadingSize, *, grown: bool, hints: bool
) -> None:
    """The heading of a lane or theme, in pixels of the view; one that has `grown` covers what is behind it."""
    p = theme.palette()
    if grown and (section.title or section.number):
        ground = QColor(p.paper if section.kind == "loose" else p.sunken)
        ground.setAlphaF(COVER)
        covered = QRectF(area.x(), area.y(), _width_of(section, area, size.whole), area.height())
        surface(painter, covered.adjusted(-3, -1, 3, 1), 6, ground.name(QColor.NameFormat.HexArgb))
    _draw_heading(painter, section, area, size, hints=hints and not grown, grown=grown)


def _draw_heading(
    painter: QPainter, section: BoardSection, area: QRectF, size: HeadingSize, *, hints: bool, grown: bool = False
) -> None:
    if section.kind == "theme":
        lines = 1 + round((area.height() - 1.55 * size.whole) / (LINE * size.whole)) if grown else 0
        _draw_theme_header(painter, section, area, size, hints=hints, lines=lines)
    elif section.kind == "loose":
        if hints or section.notes:
            _write(painter, area, section.title, size.name, "semibold", theme.palette().ink_2)
    else:
        _draw_lane_header(painter, section, area, size, grown=grown)


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


def _write_in_lines(painter: QPainter, area: QRectF, name: str, sizes: HeadingSize, color: str) -> float:
    """A name in as many lines as it needs, in the middle of an area; the width of the longest one."""
    size = sizes.name
    font, measure = written(size, "bold", tabular=True)
    lines = in_lines(name, size, int(area.width()), sizes.lines)
    painter.setFont(font)
    painter.setPen(QColor(color))
    line = QRectF(area.x(), area.center().y() - len(lines) * LOW_LINE * size / 2, area.width(), LOW_LINE * size)
    for words in lines:
        painter.drawText(line, LEFT, words)
        line.translate(0, LOW_LINE * size)
    return max(measure.horizontalAdvance(words) for words in lines)


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


@lru_cache(maxsize=1024)
def _wrapped(text: str, size: float, room: int, most: int) -> tuple[str, ...]:
    """A name in lines of whole words; the last is cut when there is more."""
    measure = written(size, "bold", tabular=True).measure
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        taken = 1
        while taken < len(words) and measure.horizontalAdvance(" ".join(words[: taken + 1])) <= room:
            taken += 1
        lines.append(measure.elidedText(" ".join(words[:taken]), Qt.TextElideMode.ElideRight, room))
        words = words[taken:]
    last = measure.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, room)
    return (*lines, last) if words else tuple(lines)


def _beside_chip(number: int, size: float, width: float) -> int:
    """The room for the name beside the chip with the number."""
    return max(1, int(width - chip_width(number, size) - 0.5 * size))


def _width_of(section: BoardSection, area: QRectF, size: float) -> float:
    """How wide a heading is that has outgrown its place: the notes beside its words are left alone."""
    if section.kind == "theme":
        return area.width()
    if section.kind == "loose":
        return _fitted(section.title, size, "semibold", int(area.width()))[2]
    left, aside = beside_name(section, size)
    return left + _fitted(section.title, size, "bold", int(area.width() - left - aside))[2] + aside


def _draw_lane_header(
    painter: QPainter, section: BoardSection, header: QRectF, sizes: HeadingSize, *, grown: bool
) -> None:
    size = sizes.whole
    ink = kind_colours(section.note_kind)[1] if section.note_kind else theme.palette().ink
    side = round(0.52 * size)
    if section.note_kind:
        shape = QRectF(header.x() + 1, header.center().y() - side / 2, side, side)
        draw_shape(painter, section.note_kind, shape, ink)
    left, aside = beside_name(section, size)
    name = header.adjusted(left, 0, -aside, 0)
    if sizes.lines > 1 and not grown:
        used = _write_in_lines(painter, name, section.title, sizes, ink)
    else:
        used = _write(painter, name, section.title, sizes.name, "bold", ink, shrinks=grown)
    area = header.adjusted(left + used + 0.5 * size, 1, 0, 1)
    _write(painter, area, f"{len(section.notes)}", 0.85 * size, "regular", theme.palette().ink_2)


def _draw_theme_header(
    painter: QPainter, section: BoardSection, header: QRectF, sizes: HeadingSize, *, hints: bool, lines: int
) -> None:
    """In so many `lines`; with 0 in one in its own place."""
    p, size = theme.palette(), sizes.whole
    height = 1.25 * size
    width = chip_width(section.number, size)
    first = header.adjusted(0, 0, 0, min(0, 1 - lines) * LINE * size)
    chip = QRectF(header.x(), round(first.center().y() - height / 2), width, height)
    surface(painter, chip, height / 2, p.ink)
    painter.setFont(written(0.75 * size, "bold", tabular=True).font)
    painter.setPen(QColor(p.paper))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, str(section.number))
    area = first.adjusted(width + 0.5 * size, 0, 0, 0)
    if lines > 1:
        painter.setFont(written(size, "bold", tabular=True).font)
        painter.setPen(QColor(p.ink))
        for line in _wrapped(section.title, size, _beside_chip(section.number, size, header.width()), lines):
            painter.drawText(area, LEFT, line)
            area.translate(0, LINE * size)
    elif section.title:
        if not lines and sizes.lines > 1:
            _write_in_lines(painter, area, section.title, sizes, p.ink)
        elif area.width() > 2 * size:
            _write(painter, area, section.title, sizes.name, "bold", p.ink, shrinks=lines > 0)
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
