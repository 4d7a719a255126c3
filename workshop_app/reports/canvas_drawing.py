"""What is drawn on a free lane, for the pictures of the board. Looks like it does on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import atan2, cos, pi, sin

from workshop_app.domain.board_geometry import line_height
from workshop_app.domain.canvas import TITLE, UNDER, Point, axes_of, box_of, path_of
from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.records import Shape as Drawn
from workshop_app.reports.board_pieces import Group, Plate, Polygon, Shape, Thread, Words
from workshop_app.reports.colours import LIGHT
from workshop_app.reports.lettering import CAP, Lettering
from workshop_app.reports.pdf.fonts import BOLD, SEMIBOLD
from workshop_app.reports.text import clean, one_line

LINE, PEN, HEAD, NAME = 3.0, 4.5, 15.0, 25.0
EDGE = "#938C7C"
LEAST_TEXT, MOST_TEXT = 12, 160


class CanvasArtist:
    """Draws the shapes of free lanes."""

    def __init__(self, letters: Lettering) -> None:
        self._letters = letters

    def groups(self, shapes: Iterable[Drawn], x: int, y: int, *, under: bool) -> Iterator[Group]:
        """The shapes under the notes or over them; the canvas's corner is at x and y of the picture."""
        for shape in shapes:
            moved = _moved(shape, x, y)
            words = one_line(clean(" · ".join(part for part in (shape.text, *shape.labels) if part)))
            if shape.kind is ShapeKind.AXES and not under:
                yield Group(title=words, shapes=tuple(self._labels(moved)))
            elif (shape.kind in UNDER) == under:
                title = "" if shape.kind is ShapeKind.AXES else words
                yield Group(title=title, shapes=tuple(self._draw(moved)))

    def _draw(self, shape: Drawn) -> Iterator[Shape]:
        match shape.kind:
            case ShapeKind.FRAME:
                yield _plate(shape, EDGE)
                middle = shape.y + 4 + TITLE / 2
                yield from self._letters.words(shape.text, shape.x + 16, middle, shape.w - 32, NAME, BOLD, LIGHT.ink)
            case ShapeKind.AXES:
                yield from self._axes(shape)
            case ShapeKind.TEXT:
                yield from self._text(shape)
            case ShapeKind.ARROW:
                yield from _arrow(path_of(shape), LIGHT.ink)
            case _:
                yield Thread(points=tuple(path_of(shape)), width=PEN, colour=LIGHT.brand, smooth=True)

    def _axes(self, shape: Drawn) -> Iterator[Shape]:
        yield _plate(shape, LIGHT.line)
        for line in axes_of(box_of(shape)):
            yield from _arrow(line, LIGHT.ink_2)

    def _labels(self, shape: Drawn) -> Iterator[Shape]:
        """What the axes mean, over the notes."""
        size = min(36.0, max(18.0, min(shape.w, shape.h) * 0.045))
        high, pad = 1.5 * size, 0.5 * size
        across, down = shape.x + shape.w / 2, shape.y + shape.h / 2
        places = (
            (shape.x + pad, down - high / 2 - 2),
            (across + pad, down - high / 2 - 2),
            (across + pad, shape.y + shape.h - high / 2),
            (across + pad, shape.y + high / 2),
        )
        room = max(20.0, shape.w / 2 - 2 * pad)
        for end, ((x, y), words) in enumerate(zip(places, shape.labels, strict=False)):
            for line in self._letters.words(words, x, y, room, size, BOLD, LIGHT.ink, right=end == 1):
                if isinstance(line, Words):
                    wide, tall = line.width + 0.5 * size, high - 6
                    yield Plate(
                        x=line.x - 0.25 * size, y=y - tall / 2, width=wide, height=tall, radius=6, fill=LIGHT.card
                    )
                yield line

    def _text(self, shape: Drawn) -> Iterator[Shape]:
        """As large as it fits in its box."""
        text = clean(shape.text)
        sizes = range(MOST_TEXT, LEAST_TEXT - 1, -1)
        size = next((size for size in sizes if self._fits(text, shape, size)), LEAST_TEXT)
        for number, line in enumerate(self._letters.lines(text, shape.w, size, SEMIBOLD)):
            base = shape.y + (number + 0.5) * line_height(size) + CAP * size
            indent = shape.w - line.width if line.right else 0.0
            yield self._letters.set(line, shape.x + indent, base, size, LIGHT.ink)

    def _fits(self, text: str, shape: Drawn, size: int) -> bool:
        if line_height(size) > max(shape.h, line_height(LEAST_TEXT)) + 2:
            return False
        lines = self._letters.lines(text, shape.w, size, SEMIBOLD)
        whole = all(self._letters.faces.width(word, SEMIBOLD, size) <= shape.w for word in text.split())
        return whole and len(lines) * line_height(size) <= shape.h + 2


def _moved(shape: Drawn, x: int, y: int) -> Drawn:

    return replace(shape, x=shape.x + x, y=shape.y + y)


def _plate(shape: Drawn, line: str) -> Plate:
    return Plate(x=shape.x, y=shape.y, width=shape.w, height=shape.h, radius=14, fill=LIGHT.card, line=line)


def _arrow(points: list[Point], colour: str) -> Iterator[Shape]:
    (x, y), (before_x, before_y) = points[-1], points[-2]
    angle = atan2(y - before_y, x - before_x)
    end = (x - cos(angle) * HEAD * 0.7, y - sin(angle) * HEAD * 0.7)
    yield Thread(points=(*points[:-1], end), width=LINE, colour=colour)
    rear = ((x - cos(angle + turn) * HEAD, y - sin(angle + turn) * HEAD) for turn in (-pi / 7, pi / 7))
    yield Polygon(points=((x, y), *rear), fill=colour)
