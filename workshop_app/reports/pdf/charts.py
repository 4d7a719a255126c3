"""Matrix and radar as vectors. To a screen reader each is one figure in words, and the same as a table follows."""

from __future__ import annotations

from math import cos, hypot, pi, sin

from workshop_app.reports.model import Matrix, MatrixPoint, Radar
from workshop_app.reports.pdf import look
from workshop_app.reports.pdf.flow import Piece
from workshop_app.reports.pdf.outlines import Spot
from workshop_app.reports.pdf.pieces import Drawing, Squeezable, Text
from workshop_app.reports.pdf.sheet import Sheet
from workshop_app.reports.pdf.structure import Node
from workshop_app.reports.pdf.typesetter import Typesetter
from workshop_app.reports.text import clean, one_line

Area = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Size = tuple[float, float]
"""Width and height."""

_MATRIX, _LOWEST = 250.0, 160.0
"""The height of the fields, and when only so the table of the points begins on the same page."""
_BAND = 20.0
"""Above and below the fields, for the names of the axes."""
_FIELD_GAP = 4.0
_POINT = 9.5
_LABEL, _LEAST_LABEL = 150.0, 45.0
"""The longest name of a point, and the least room worth putting one in."""
_LINES = 5
"""So many lines a name of a point may have."""
_FIELD_NAME, _FIELD_LINE = 110.0, 22.0
"""The corners where the names of the fields stand."""
_RADIUS = 104.0
_NAME = 118.0
_MOST_TURNS = 60


def matrix(setter: Typesetter, content: Matrix, parent: Node) -> list[Piece]:
    """The drawing; nothing without points."""
    if not content.points:
        return []
    node = _figure(content.description, parent)
    width = setter.page.width

    def paint(sheet: Sheet, x: float, y: float, height: float) -> None:
        size = width, height - 2 * _BAND
        spots = _spots(content.points, size)
        with sheet.figure(node, x, y, width, height):
            _fields(sheet, setter, content, x, y + _BAND, size)
            _axes(sheet, setter, content, x, y, size)
            for label, (right, down) in _labels(setter, content.points, spots, size):
                label.paint(sheet, x + right, y + _BAND + down)
            for point, (right, down) in zip(content.points, spots, strict=True):
                sheet.disc(x + right, y + _BAND + down, _POINT, look.CHIP.ground, look.WHITE)
                word = setter.word(str(point.number), look.CHIP_NUMBER, None)
                sheet.text(word.line, x + right - word.line.width / 2, y + _BAND + down - 7.5, look.CHIP_NUMBER, None)

    return [Squeezable(size=_MATRIX + 2 * _BAND, least_size=_LOWEST + 2 * _BAND, painter=paint, gap=12)]


def _figure(description: str, parent: Node) -> Node:
    node = parent.add("Figure")
    node.alternative = one_line(description) or "–"
    return node


def _fields(sheet: Sheet, setter: Typesetter, content: Matrix, x: float, y: float, size: Size) -> None:
    """The four grounds with what to do in each; then the upper left, most for least, stands out."""
    wide, high = (size[0] - _FIELD_GAP) / 2, (size[1] - _FIELD_GAP) / 2
    for place, label in enumerate(content.fields):
        left = x + (wide + _FIELD_GAP) * (place % 2)
        top = y + (high + _FIELD_GAP) * (place // 2)
        sheet.plate(left, top, wide, high, 7, look.TINT if label and place == 0 else look.PAPER)
        word = setter.shortened(one_line(label), look.FIELD, wide - 24)
        sheet.text(word.line, left + 12, top + 8 if place < 2 else top + high - 21, look.FIELD, None)


def _axes(sheet: Sheet, setter: Typesetter, content: Matrix, x: float, y: float, size: Size) -> None:
    """Names and ends: upwards over the upper left corner, to the right under the lower right one."""
    width, high = size
    up = setter.shortened(f"↑ {_end(content.up, 2)}", look.AXIS, width / 2)
    sheet.text(up.line, x, y + 2, look.AXIS, None)
    below = y + _BAND + high + 4
    low = setter.shortened(f"{_end(content.up, 1)} · {_end(content.right, 1)}", look.AXIS, width / 2)
    sheet.text(low.line, x, below, look.AXIS, None)
    right = setter.shortened(f"{_end(content.right, 2)} →", look.AXIS, width / 2)
    sheet.text(right.line, x + width - right.line.width, below, look.AXIS, None)


def _end(axis: tuple[str, str, str], at: int) -> str:
    """An end of an axis, after the name of the axis when it has one."""
    return ": ".join(part for part in (one_line(axis[0]), one_line(axis[at])) if part)


def _spots(points: tuple[MatrixPoint, ...], size: Size) -> list[Spot]:
    """Where each point is drawn: at its place, or as near it as there is room beside the others."""
    edge = _POINT + 3
    taken: list[Spot] = []
    for point in points:
        right = edge + min(max(point.right, 0), 1) * (size[0] - 2 * edge)
        down = edge + (1 - min(max(point.up, 0), 1)) * (size[1] - 2 * edge)
        taken.append(_free((right, down), taken, size, edge))
    return taken


def _free(wished: Spot, taken: list[Spot], size: Size, edge: float) -> Spot:
    for turn in range(_MOST_TURNS):
        away, angle = turn * 2.4, turn * 2.4  # a spiral outwards
        right = min(max(wished[0] + away * cos(angle), edge), size[0] - edge)
        down = min(max(wished[1] + away * sin(angle), edge), size[1] - edge)
        if all(hypot(right - other[0], down - other[1]) >= 2 * _POINT + 1 for other in taken):
            return right, down
    return wished


def _labels(
    setter: Typesetter, points: tuple[MatrixPoint, ...], spots: list[Spot], size: Size
) -> list[tuple[Text, Spot]]:  # fmt: skip
    """The name of each point beside it in its field, wherever it covers nothing; the table names them all.

    First as many as there is room for on one line each, cut where they must be; then those that can be whole are.
    """
    taken: dict[int, Area] = {}
    found: dict[int, tuple[Text, Spot]] = {}
    edges = [(right - _POINT, down - _POINT, right + _POINT, down + _POINT) for right, down in spots]
    for left in (0.0, size[0] / 2):
        edges += [(left, top, left + _FIELD_NAME, top + _FIELD_LINE) for top in (0.0, size[1] - _FIELD_LINE)]
    for most in (1, _LINES):
        for number, (point, spot) in enumerate(zip(points, spots, strict=True)):
            others = [*edges, *(area for other, area in taken.items() if other != number)]
            label = _label(setter, clean(one_line(point.label)), spot, size, most, others)
            if label:
                found[number], taken[number] = label
    return [found[number] for number in sorted(found)]


def _label(
    setter: Typesetter, name: str, spot: Spot, size: Size, most: int, others: list[Area]
) -> tuple[tuple[Text, Spot], Area] | None:
    """A name on the roomier side of its point, or else on the other: cut on one line, or whole on several."""
    (right, down), (width, high) = spot, size
    field = 0.0 if right < width / 2 else width / 2
    rooms = (field + width / 2 - right - _POINT - 9, right - field - _POINT - 9)
    for after in sorted((True, False), key=lambda side: -min(rooms[not side], _LABEL)):
        room = min(rooms[not after], _LABEL)
        if room <= _LEAST_LABEL:
            continue
        text = setter.text(name, look.POINT, None, room, align="left" if after else "right", balanced=True)
        if most == 1 and len(text.lines) > 1:
            text.lines = (setter.shortened(name, look.POINT, room).line,)
        text.width = wide = max((line.width for line in text.lines), default=0.0)
        left = right + _POINT + 3 if after else right - _POINT - 3 - wide
        top = down - text.height / 2
        box = (left, top, left + wide, top + text.height)
        inside = len(text.lines) <= most and top >= 0 and top + text.height <= high
        if inside and not any(_overlap(box, other) for other in others):
            return (text, (left, top)), box
    return None


def _overlap(one: Area, other: Area) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def radar(setter: Typesetter, content: Radar, parent: Node) -> list[Piece]:
    """The drawing; nothing with fewer than three axes, which make no surface."""
    if len(content.axes) < 3:
        return []
    node = _figure(content.description, parent)
    width = setter.page.width
    names = [setter.text(clean(axis.name, 90), look.AXIS, None, _NAME) for axis in content.axes]
    high = 2 * _RADIUS + 2 * max(name.height for name in names) + 24

    def paint(sheet: Sheet, x: float, y: float) -> None:
        with sheet.figure(node, x, y, width, high):
            _Web(sheet, content, x + width / 2, y + high / 2).draw(setter, names)

    return [Drawing(size=high, painter=paint, gap=12)]


class _Web:
    """Draws one radar around its centre."""

    def __init__(self, sheet: Sheet, content: Radar, x: float, y: float) -> None:
        self.sheet, self.content, self.x, self.y = sheet, content, x, y

    def draw(self, setter: Typesetter, names: list[Text]) -> None:
        """The spread as a band, the scale over it, the mean over that, the names around."""
        axes, content = self.content.axes, self.content
        self.sheet.polygon([self.spot(at, axis.high) for at, axis in enumerate(axes)], look.TINT)
        self.sheet.polygon([self.spot(at, axis.low) for at, axis in enumerate(axes)], look.WHITE)
        for step in range(content.least, content.most + 1):
            self.sheet.line([self.spot(at, step) for at in range(len(axes))], look.LINE, 0.6, closed=True)
        for at in range(len(axes)):
            self.sheet.line([(self.x, self.y), self.spot(at, content.most)], look.LINE, 0.6)
        self.sheet.line([self.spot(at, axis.mean) for at, axis in enumerate(axes)], look.BRAND, 1.8, closed=True)
        for at, axis in enumerate(axes):
            self.sheet.disc(*self.spot(at, axis.mean), 3.2, look.BRAND, look.WHITE)
            self._name(at, names[at])
        for step in range(content.least, content.most + 1):
            word = setter.word(str(step), look.SCALE, None)
            right, down = self.spot(0, step)
            self.sheet.text(word.line, right + 4, down - 5, look.SCALE, None)

    def spot(self, axis: int, value: float) -> Spot:
        """Where a value stands on an axis; the lowest is not in the middle, so that it has a shape too."""
        steps = max(self.content.most - self.content.least + 1, 1)
        reach = min(max(value - self.content.least + 1, 0), steps) / steps * _RADIUS
        angle = 2 * pi * axis / len(self.content.axes) - pi / 2
        return self.x + reach * cos(angle), self.y + reach * sin(angle)

    def _name(self, at: int, name: Text) -> None:
        """Outside the end of its axis, away from the web."""
        angle = 2 * pi * at / len(self.content.axes) - pi / 2
        right, down = self.x + (_RADIUS + 9) * cos(angle), self.y + (_RADIUS + 9) * sin(angle)
        side = cos(angle)
        name.align = "center" if abs(side) < 0.2 else "left" if side > 0 else "right"
        left = right - {"center": _NAME / 2, "left": 0.0, "right": _NAME}[name.align]
        name.paint(self.sheet, left, down - name.height * (1 - sin(angle)) / 2)
