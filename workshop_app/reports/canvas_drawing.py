"""What is drawn on a free lane, for the pictures of the board. Looks like it does on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import atan2, ceil, cos, floor, pi, sin

from workshop_app.domain.axes_names import Place, first_places, freest, places_from, usual_size
from workshop_app.domain.board_geometry import Box, line_height
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

    def groups(
        self, shapes: Iterable[Drawn], x: int, y: int, notes: Sequence[Box], *, under: bool
    ) -> Iterator[Group]:  # fmt: skip
        """The shapes under the notes or over them; the canvas's corner is at x and y of the picture, where the notes
        are too."""
        for shape in shapes:
            moved = _moved(shape, x, y)
            words = one_line(clean(" · ".join(part for part in (shape.text, *shape.labels) if part)))
            if shape.kind is ShapeKind.AXES and not under:
                yield Group(title=words, shapes=tuple(self._labels(moved, notes)))
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

    def _labels(self, shape: Drawn, notes: Sequence[Box]) -> Iterator[Shape]:
        """What the axes mean, over the notes: as near its end as nothing is covered, or else where least is."""
        size = usual_size(shape)
        taken: list[Box] = []
        for end, (place, words) in enumerate(zip(first_places(shape, size), shape.labels, strict=False)):
            names = (self._name(words, size, each) for each in places_from(place, shape, end))
            best = freest(filter(None, names), lambda _box: notes, taken)
            if best:
                taken.append(best[0])
                yield from best[1]

    def _name(self, words: str, size: float, place: Place) -> tuple[Box, tuple[Plate, Words]] | None:
        """What a name covers, its plate and its words; nothing without words."""
        middle = place.y + place.h / 2
        line = next(
            iter(self._letters.words(words, place.x, middle, place.w, size, BOLD, LIGHT.ink, right=place.right)), None
        )
        if not isinstance(line, Words):
            return None
        left, top, wide, high = line.x - 0.25 * size, place.y + 3, line.width + 0.5 * size, place.h - 6
        plate = Plate(x=left, y=top, width=wide, height=high, radius=6, fill=LIGHT.card)
        return Box(floor(left), floor(top), ceil(wide), ceil(high)), (plate, line)

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
