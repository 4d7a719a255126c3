"""Names of frames and of the ends of axes: where they stand, and large enough to be read from far away too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from math import ceil, inf

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from workshop_app.domain.axes_names import Place, first_places, freest, places_from, usual_size
from workshop_app.domain.board_geometry import Box
from workshop_app.domain.canvas import TITLE, Point
from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.records import Shape
from workshop_app.ui import theme
from workshop_app.ui.board.areas import box_around
from workshop_app.ui.board.canvas.in_the_way import Notes
from workshop_app.ui.text_blocks import wrapped
from workshop_app.ui.widgets.painting import surface

NAME = 25
"""Size of a frame's name: read from the back row."""
LEGIBLE = 14.0
"""Names are at least so large on the screen, from however far one looks, while there is room."""
SECOND = 1.2
"""Each line after the first makes the room for a name so much higher, in its size."""
MOST_LINES = 4
SHORTER, WIDER, SMALLER = (1.0, 0.7, 0.5), 1.5, (0.7,)
"""Lines of a name may be so much shorter or wider than its room; and names so much smaller, for the back row."""
LEAST_WIDTH = 6
"""In ems, the part of the room for a name that is seen when words are put there."""
SHARE, ROOM_SHARE = 0.14, 0.3
"""A name grows to at most so much of the lesser side of its shape; for the room it may grow more."""
LEVEL = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter
RIGHT, LEFT = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft


def zoom_of(painter: QPainter) -> float:
    """How near one looks."""
    return max(0.01, abs(painter.worldTransform().m11()))


def is_near(zoom: float, floor: float) -> bool:
    """Whether words of the usual size are at least as large as the `floor` on the screen."""
    return floor <= NAME * zoom + 0.01


def _grown(size: float, shape: Shape, zoom: float, floor: float) -> float:
    """The size of a name; 0 when it would be under the `floor` on the screen, or too large for its shape there."""
    side = min(shape.w, shape.h)
    if not floor:
        return max(size, min(LEGIBLE / zoom, SHARE * side))
    needed = ceil(floor / zoom - 0.01)
    return max(size, needed) if is_near(zoom, floor) or needed <= ROOM_SHARE * side else 0.0


def name_size(shape: Shape, zoom: float, floor: float = 0.0) -> float:
    """Size of the name of a frame."""
    return _grown(NAME, shape, zoom, floor)


def name_area(shape: Shape) -> QRectF:
    """Where the name of a frame stands."""
    return QRectF(shape.x + 16, shape.y + 4, max(20, shape.w - 32), TITLE - 2)


def draw_name(painter: QPainter, shape: Shape) -> None:
    """The name of a frame."""
    write(painter, name_area(shape), shape.text, NAME, LEFT)


def draw_far_name(painter: QPainter, shape: Shape, covered: float = 0.0, floor: float = 0.0) -> None:
    """The name of a frame over the notes, where it is too far away to be read as it is.

    It stands below what is `covered` of the canvas, by the lane's heading, but inside the frame.
    """
    size = name_size(shape, zoom_of(painter), floor)
    if not shape.text or size <= NAME:
        return
    top = min(max(shape.y + 0.2 * size, covered), shape.y + shape.h - 1.5 * size)
    area = QRectF(shape.x + 0.5 * size, top, shape.w - size, 1.5 * size)
    _write_on_plate(painter, area, shape.text, size, LEFT)


def axes_size(shape: Shape, zoom: float = 1.0, floor: float = 0.0) -> float:
    """Size of the names at the ends of axes."""
    return _grown(usual_size(shape), shape, zoom, floor)


def label_areas(shape: Shape, zoom: float = 1.0, floor: float = 0.0) -> tuple[tuple[QRectF, Qt.AlignmentFlag], ...]:
    """Where the four ends are named, left, right, bottom and top, when nothing is in the way."""
    size = axes_size(shape, zoom, floor)
    labels = (*shape.labels, "", "", "", "")
    ends = enumerate(first_places(shape, size))
    return tuple([_area(next(_ways(place, labels[end], size, end), place)) for end, place in ends])


def _ways(place: Place, words: str, size: float, end: int, *, across: bool = False) -> Iterator[Place]:
    """The room for a whole name in as few lines as it needs, in more that are shorter, or one `across` the other axis.

    What is too long for a line goes on further from the end of the axis.
    """
    fewest = 0
    for share in SHORTER if words else ():
        width = share * place.w
        lines = len(_lines(words, size, width, MOST_LINES + 1))
        if fewest < lines <= MOST_LINES:
            more, left = (lines - 1) * SECOND * size, place.x + (place.w - width if place.right else 0.0)
            yield Place(left, place.y - (more if end < 3 else 0.0), width, place.h + more, place.right)
        fewest = max(fewest, lines)
    width = WIDER * place.w
    if across and fewest > 1 and len(_lines(words, size, width, 2)) == 1:
        yield place._replace(x=place.x if end == 0 else place.x + place.w - width, w=width)


def _area(place: Place) -> tuple[QRectF, Qt.AlignmentFlag]:
    return QRectF(place.x, place.y, place.w, place.h), RIGHT if place.right else LEFT


def free_label_areas(
    shape: Shape, zoom: float, notes: Notes, floor: float = 0.0, sight: QRectF | None = None
) -> list[tuple[QRectF, Qt.AlignmentFlag]]:
    """Where the four ends are named when names make way for notes and for each other; else where they cover least."""
    return _sized_names(shape, zoom, notes, floor, sight)[1]


def _sized_names(
    shape: Shape, zoom: float, notes: Notes, floor: float, sight: QRectF | None
) -> tuple[float, list[tuple[QRectF, Qt.AlignmentFlag]]]:
    """The size of the names at the ends, and where they stand.

    For the room they are made smaller before one is cut, or covers a note: down to its floor. Only the name that has
    no place for its lines then has one.
    Where only a part of the axes is in `sight`, names stand at its edges when their ends are beyond; where all is, and
    there is no room between the notes, over the axes and under them.
    """
    size = axes_size(shape, zoom, floor)
    least = ceil(floor / zoom - 0.01) if floor else size
    sizes = [size, *(share * size for share in SMALLER if share * size > least), least]
    for tried in dict.fromkeys(sizes):
        found, whole = _freed(shape, tried, notes, sight, across=tried == sizes[-1])
        if whole:
            break
    return tried, found


def _freed(
    shape: Shape, size: float, notes: Notes, sight: QRectF | None, *, across: bool
) -> tuple[list[tuple[QRectF, Qt.AlignmentFlag]], bool]:
    """Where names of a size stand, and whether all are whole and cover nothing."""
    found: list[tuple[QRectF, Qt.AlignmentFlag]] = []
    taken: list[Box] = []
    whole, part = True, sight if sight and not _all_in(sight, shape) else None

    def standing(ways: Iterable[Place], words: str, end: int) -> Iterator[tuple[Box, tuple[QRectF, Qt.AlignmentFlag]]]:
        for place in ways:
            if part:
                area, align = _area(place)
                by = _into(part, shape, plate(area, words, size, align), end)
                place = place._replace(x=place.x + by.x(), y=place.y + by.y())
            around = _around(place, shape, end) if sight and not part else ()
            for area, align in map(_area, chain(places_from(place, shape, end), around)):
                covered = plate(area, words, size, align)
                if not sight or sight.contains(covered):
                    yield box_around(covered), (area, align)

    for end, (place, words) in enumerate(zip(first_places(shape, size), shape.labels, strict=False)):
        if not words:
            found.append(_area(place))
            continue
        place = _in_sight(place, part, size) if part else place
        best = freest(standing(_ways(place, words, size, end, across=across), words, end), notes, taken)
        if not best or notes(best[0]) or any(best[0].meets(other) for other in taken):
            whole = False
            best = freest(standing([place], words, end), notes, taken)
        found.append(best[1] if best else _area(place))
        taken += [best[0]] if best else []
    return found, whole


def _all_in(sight: QRectF, shape: Shape) -> bool:
    return sight.contains(QRectF(shape.x, shape.y, shape.w, shape.h))


def _around(place: Place, shape: Shape, end: int) -> Iterator[Place]:
    """Over the axes for what is at the upper end, and under them for the others, in two rows."""
    for row in (0, 1):
        yield place._replace(y=shape.y - (1 + row) * place.h if end == 3 else shape.y + shape.h + row * place.h)


def _in_sight(place: Place, sight: QRectF, size: float) -> Place:
    """The part of the room for a name that is seen, if it is wide enough for words."""
    left, right = max(place.x, sight.left() + size), min(place.x + place.w, sight.right() - size)
    return place._replace(x=left, w=right - left) if right - left >= LEAST_WIDTH * size else place


def _into(sight: QRectF, shape: Shape, name: QRectF, end: int) -> QPointF:
    """How far the name of an end goes along its axis to be in sight: at most to the middle."""
    middle = QRectF(shape.x, shape.y, shape.w, shape.h).center()
    if end == 0:
        return QPointF(max(0.0, min(sight.left(), middle.x() - name.width()) - name.left()), 0)
    if end == 1:
        return QPointF(min(0.0, max(sight.right(), middle.x() + name.width()) - name.right()), 0)
    if end == 2:
        return QPointF(0, min(0.0, max(sight.bottom(), middle.y() + name.height()) - name.bottom()))
    return QPointF(0, max(0.0, min(sight.top(), middle.y() - name.height()) - name.top()))


def draw_labels(
    painter: QPainter,
    shape: Shape,
    notes: Notes = lambda _box: (),
    covered: float = -inf,
    floor: float = 0.0,
    sight: QRectF | None = None,
) -> None:
    """What axes mean, where no notes lie if there is such a place. None stands on what is `covered`.

    Of a part in `sight` half a name would say nothing: the whole is shown before its parts.
    """
    zoom = zoom_of(painter)
    if not axes_size(shape, zoom, floor):
        return
    size, areas = _sized_names(shape, zoom, notes, floor, sight)
    for (area, align), words in zip(areas, shape.labels, strict=False):
        covering, shown = plate(area, words, size, align), _lines(words, size, area.width(), _lines_in(area, size))
        half = notes(box_around(covering)) or shown[-1].endswith("…")
        if words and not (sight and not _all_in(sight, shape) and (half or not sight.contains(covering))):
            lowest = shape.y + shape.h / 2 - 2 * area.height()
            area.moveTop(max(area.top(), min(covered, lowest)))
            _write_on_plate(painter, area, words, size, align)


def draw_far_labels(
    painter: QPainter,
    shape: Shape,
    notes: Notes,
    covered: float,
    floor: float = 0.0,
    sight: QRectF | None = None,
) -> None:
    """What axes mean, over the notes, where they are too far away to be read: without it no place means anything."""
    if axes_size(shape, zoom_of(painter), floor) > axes_size(shape):
        draw_labels(painter, shape, notes, covered, floor, sight)


def named_at(shapes: Iterable[Shape], at: Point, zoom: float, notes: Notes) -> str:
    """Id of the axes that name an end at a point, or empty."""
    for shape in shapes:
        size = axes_size(shape, zoom)
        areas = free_label_areas(shape, zoom, notes) if shape.kind is ShapeKind.AXES else ()
        for (area, align), words in zip(areas, shape.labels, strict=False):
            if words and plate(area, words, size, align).contains(*at):
                return shape.id
    return ""


def plate(area: QRectF, words: str, size: float, align: Qt.AlignmentFlag) -> QRectF:
    """What a name covers that stands in an area."""
    wide = _width(words, size, area.width(), _lines_in(area, size))
    left = area.right() - wide if align == RIGHT else area.left()
    return QRectF(left, area.top(), wide, area.height()).adjusted(-0.25 * size, 3, 0.25 * size, -3)


def _write_on_plate(painter: QPainter, area: QRectF, words: str, size: float, align: Qt.AlignmentFlag) -> None:
    surface(painter, plate(area, words, size, align), 6, theme.palette().card)
    write(painter, area, words, size, align)


def write(painter: QPainter, area: QRectF, words: str, size: float, align: Qt.AlignmentFlag) -> None:
    """As many lines as there is room for; cut where those are too few."""
    lines = _lines(words, size, area.width(), _lines_in(area, size))
    painter.setFont(theme.font(size, "bold"))
    painter.setPen(QColor(theme.palette().ink))
    line = area.adjusted(0, 0, 0, -SECOND * size * (len(lines) - 1))
    for shown in lines:
        painter.drawText(line, LEVEL | align, shown)
        line.translate(0, SECOND * size)


def _lines_in(area: QRectF, size: float) -> int:
    """How many lines of a name there is room for, one at least."""
    return max(1, 1 + int((area.height() - 1.5 * size + 1) / (SECOND * size)))


@lru_cache(maxsize=1024)
def _width(words: str, size: float, width: float, most: int) -> float:
    """How wide the longest line of a name is."""
    measure = QFontMetricsF(theme.font(size, "bold"))
    return max(measure.horizontalAdvance(line) for line in _lines(words, size, width, most))


@lru_cache(maxsize=1024)
def _lines(words: str, size: float, width: float, most: int) -> tuple[str, ...]:
    """A name in so many lines at most, the last of which is cut if there is more."""
    return tuple(wrapped(words, theme.font(max(1.0, size), "bold"), width + 1, most))
