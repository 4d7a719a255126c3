"""Names of frames and of the ends of axes: where they stand, and large enough to be read from far away too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise, zip_longest
from math import ceil, dist

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from workshop_app.domain.axes_names import Place, first_places, freest, places_from, usual_size
from workshop_app.domain.board_geometry import BoardLayout, Box, SectionPlace
from workshop_app.domain.canvas import TITLE, Point, box_of, path_of
from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.records import Shape
from workshop_app.ui import theme
from workshop_app.ui.board.areas import box_around
from workshop_app.ui.text_blocks import wrapped
from workshop_app.ui.widgets.painting import surface

NAME = 25
"""Size of a frame's name: read from the back row."""
LEGIBLE = 14.0
"""Names are at least so large on the screen, from however far one looks, while there is room."""
SECOND = 1.2
"""A second line makes the room for a name so much higher, in its size."""
SHARE, ROOM_SHARE = 0.14, 0.3
"""A name grows to at most so much of the lesser side of its shape; for the room it may grow more."""
LEVEL = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter
RIGHT, LEFT = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
PIECE, FEW_ARROWS = 40, 60
"""An arrow is looked at in pieces of this length; where there are more arrows than so, names do not mind them."""

Notes = Callable[[Box], Sequence[Box]]
"""The notes, and what else names make way for, that share a point with a box; counted from the canvas's corner."""


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
    return tuple(map(_area, _first_places(shape, axes_size(shape, zoom, floor))))


def _first_places(shape: Shape, size: float) -> Iterator[Place]:
    """Where names stand first; what is too long for a line gets a second one, further from the end of the axis."""
    measure, more = QFontMetricsF(theme.font(max(1.0, size), "bold")), SECOND * size
    for end, (place, words) in enumerate(zip_longest(first_places(shape, size), shape.labels, fillvalue="")):
        if isinstance(place, Place):
            two = measure.horizontalAdvance(words) > place.w + 1
            yield place._replace(y=place.y - (more if end < 3 else 0.0), h=place.h + more) if two else place


def _area(place: Place) -> tuple[QRectF, Qt.AlignmentFlag]:
    return QRectF(place.x, place.y, place.w, place.h), RIGHT if place.right else LEFT


def notes_on(layout: BoardLayout, place: SectionPlace, shapes: Sequence[Shape]) -> Notes:
    """What names make way for on a free lane: its notes, its texts and, where they are few, its arrows."""
    left, top = place.corner
    drawn = cache(lambda: [*_drawn(shapes)])  # only where there are axes to be named

    def within(box: Box) -> list[Box]:
        found = layout.notes_in(box._replace(x=box.x + left, y=box.y + top))
        boxes = [note.box for note in found if note.section == place.section]
        boxes = [note._replace(x=note.x - left, y=note.y - top) for note in boxes]
        return [*boxes, *(piece for piece in drawn() if piece.meets(box))]

    return within


def _drawn(shapes: Iterable[Shape]) -> Iterator[Box]:
    """The boxes of texts and of the pieces of arrows."""
    arrows = []
    for shape in shapes:
        if shape.kind is ShapeKind.TEXT:
            yield box_of(shape)
        elif shape.kind is ShapeKind.ARROW:
            arrows.append(shape)
    for arrow in arrows if len(arrows) <= FEW_ARROWS else ():
        for start, end in pairwise(path_of(arrow)):
            count = ceil(dist(start, end) / PIECE) or 1
            line = QLineF(*start, *end)
            points = (line.pointAt(step / count).toPoint().toTuple() for step in range(count + 1))
            for (x, y), (to_x, to_y) in pairwise(points):
                yield Box(min(x, to_x), min(y, to_y), abs(to_x - x) + 1, abs(to_y - y) + 1)


def free_label_areas(
    shape: Shape, zoom: float, notes: Notes, floor: float = 0.0, sight: QRectF | None = None
) -> list[tuple[QRectF, Qt.AlignmentFlag]]:
    """Where the four ends are named when names make way for notes and for each other; else where they cover least.

    Where only a part of the canvas is in `sight`, names stand at its edges when the ends of their axes are beyond.
    Where notes leave no room for two lines, all names have one.
    """
    size = axes_size(shape, zoom, floor)
    for places in dict.fromkeys((tuple(_first_places(shape, size)), first_places(shape, size))):
        found, taken = _freed(shape, places, size, notes, sight)
        if not any(notes(box) for box in taken):
            break
    return found


def _freed(
    shape: Shape, places: Iterable[Place], size: float, notes: Notes, sight: QRectF | None
) -> tuple[list[tuple[QRectF, Qt.AlignmentFlag]], list[Box]]:
    """Where names stand that would stand in these places, and what they cover."""
    found: list[tuple[QRectF, Qt.AlignmentFlag]] = []
    taken: list[Box] = []
    for end, (place, words) in enumerate(zip(places, shape.labels, strict=False)):
        if sight:
            area, align = _area(place)
            by = _into(sight, shape, plate(area, words, size, align), end)
            place = place._replace(x=place.x + by.x(), y=place.y + by.y())
        areas = map(_area, places_from(place, shape, end)) if words else ()
        names = ((box_around(plate(area, words, size, align)), (area, align)) for area, align in areas)
        best = freest(names, notes, taken)
        if best:
            taken.append(best[0])
        found.append(best[1] if best else _area(place))
    return found, taken


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
    covered: float = 0.0,
    floor: float = 0.0,
    sight: QRectF | None = None,
) -> None:
    """What axes mean, where no notes lie if there is such a place. None stands on what is `covered`.

    Of a part in `sight` half a name between notes would say nothing: the whole is shown before its parts.
    """
    zoom = zoom_of(painter)
    size = axes_size(shape, zoom, floor)
    if not size:
        return
    for (area, align), words in zip(free_label_areas(shape, zoom, notes, floor, sight), shape.labels, strict=False):
        if words and not (sight and notes(box_around(plate(area, words, size, align)))):
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
    wide = min(area.width(), QFontMetricsF(theme.font(size, "bold")).horizontalAdvance(words))
    left = area.right() - wide if align == RIGHT else area.left()
    return QRectF(left, area.top(), wide, area.height()).adjusted(-0.25 * size, 3, 0.25 * size, -3)


def _write_on_plate(painter: QPainter, area: QRectF, words: str, size: float, align: Qt.AlignmentFlag) -> None:
    surface(painter, plate(area, words, size, align), 6, theme.palette().card)
    write(painter, area, words, size, align)


def write(painter: QPainter, area: QRectF, words: str, size: float, align: Qt.AlignmentFlag) -> None:
    """One line, or two where there is room for them; cut where it is too long."""
    font = theme.font(size, "bold")
    lines = wrapped(words, font, area.width() + 1, 2 if area.height() > (1 + SECOND) * size else 1)
    painter.setFont(font)
    painter.setPen(QColor(theme.palette().ink))
    line = area.adjusted(0, 0, 0, -SECOND * size * (len(lines) - 1))
    for shown in lines:
        painter.drawText(line, LEVEL | align, shown)
        line.translate(0, SECOND * size)
