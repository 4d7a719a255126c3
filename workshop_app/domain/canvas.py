"""A free lane as a canvas: where things lie on it, where there is room, what is hit and what a frame holds.

Everything is in the lane's own pixels at 100 %, from its upper left corner.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil, hypot, sqrt
from operator import is_, itemgetter
from typing import TypeVar

from workshop_app.domain.board_geometry import LINES, Box, NoteMetrics
from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.records import Lane, Note, Picture, Shape
from workshop_app.domain.state import State

NOTE_WIDTH = 220
"""All notes of a canvas are equally wide."""
NOTE_METRICS = NoteMetrics(18, 14)
"""The inside of a note on a canvas: text does not grow and shrink where position matters."""
EDGE = 24
"""The first note lies so far from the canvas's edges."""
GAP = 20
"""Between notes that the program places."""
COLUMNS = 5
"""A canvas is at least so many notes wide before the program begins a new row."""
FAR = 20_000
"""Nothing lies further out than this: a canvas larger than that can be neither seen nor printed."""
LEAST = 24
"""The least side of a frame, a text or axes."""
TITLE = 44
"""Height of the row with a frame's name, inside its upper edge."""
LETTER = 9.4
"""Width of a letter on a note, on the wide side."""
LETTERS = int((NOTE_WIDTH - 2 * NOTE_METRICS.pad) / LETTER)
LINE, FRAME = NOTE_METRICS.line, NOTE_METRICS.frame
"""Height of a line of a note, and of all that is no text: asked for thousands of notes at a time."""

Point = tuple[float, float]
Named = TypeVar("Named")

OPEN = (ShapeKind.ARROW, ShapeKind.STROKE)
"""What is a line, without an inside."""
UNDER = (ShapeKind.FRAME, ShapeKind.AXES)
"""What lies under the notes; the rest lies over them."""


def box_of(shape: Shape) -> Box:
    """The rectangle that a shape is in."""
    return Box(shape.x, shape.y, shape.w, shape.h)


def around(boxes: Collection[Box]) -> Box:
    """The box around several."""
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)


def is_whole_in(thing: Box, box: Box) -> bool:
    """Whether no edge of a box cuts a thing, and it is not beside it."""
    return box.x <= thing.x and thing.right <= box.right and box.y <= thing.y and thing.bottom <= box.bottom


def inside(value: float, size: int = 0) -> int:
    """A coordinate that is on the canvas, for something of a certain size."""
    return max(0, min(round(value), FAR - size))


def note_box(note: Note, picture: Picture | None = None) -> Box:
    """About the rectangle of a note: rather too high than too low, as letters cannot be measured here."""
    return Box(note.x, note.y, NOTE_WIDTH, note_height(note.text, picture))


def box_of_note(state: State, note: Note) -> Box:
    """The same of a note with the picture it may have."""
    return note_box(note, state.find(Picture, note.picture))


def note_height(text: str, picture: Picture | None = None) -> int:
    """About how high a note gets."""
    above = NOTE_METRICS.picture_height(NOTE_WIDTH, picture.height / picture.width) if picture else 0
    return FRAME + above + _lines(text) * LINE


@lru_cache(maxsize=16_384)
def _lines(text: str) -> int:
    """About how many lines a text gets on a note; of a very long one no more are shown."""
    return min(LINES, sum(max(1, ceil(1.12 * len(line) / LETTERS)) for line in text.split("\n")))


def boxes_on(state: State, lane_id: str) -> list[Box]:
    """Everything that takes room on a canvas. A frame does not; axes do: a place between them says something."""
    notes = [note for note in state.of(Note).values() if note.lane_id == lane_id]
    shapes = [
        shape for shape in state.of(Shape).values() if shape.lane_id == lane_id and shape.kind is not ShapeKind.FRAME
    ]
    return [*_KNOWN.boxes(notes, state.of(Picture)), *map(box_of, shapes)]


class _Known:
    """The notes that were last asked for: of thousands only those that came or changed since are measured."""

    def __init__(self) -> None:
        self._notes: list[Note] = []
        self._boxes: list[Box] = []

    def boxes(self, notes: list[Note], pictures: Mapping[str, Picture]) -> list[Box]:
        """The box of each note; a picture is never changed."""
        old, before = self._notes, self._boxes
        head = [*map(is_, old, notes), False].index(False)
        tail = [*map(is_, reversed(old[head:]), reversed(notes[head:])), False].index(False)
        between = [note_box(note, pictures.get(note.picture)) for note in notes[head : len(notes) - tail]]
        self._notes, self._boxes = notes, [*before[:head], *between, *before[len(before) - tail :]]
        return self._boxes


_KNOWN = _Known()


# room for notes


def places_for(
    state: State, lane: Lane, notes: Sequence[tuple[str, str]], at: tuple[int, int] | None = None
) -> list[tuple[int, int]]:
    """Where new notes (text, id of picture) get on a lane: `at` a certain place or where there is room.

    On a lane that flows all is the same.
    """
    if not lane.free:
        return [(0, 0)] * len(notes)
    heights = [note_height(text, state.find(Picture, picture)) for text, picture in notes]
    if at is not None:
        found = grid(heights, inside(at[0], NOTE_WIDTH), inside(at[1], NOTE_WIDTH))
    else:
        found = spots(heights, boxes_on(state, lane.id))
    return [(inside(x, NOTE_WIDTH), inside(y, NOTE_WIDTH)) for x, y in found]


def landing(state: State, lane: Lane, notes: Sequence[Note]) -> list[dict[str, int]]:
    """What changes in notes that come to a lane: where they lie on a free one, nothing on one that flows."""
    if not lane.free:
        return [{} for _ in notes]
    return [{"x": x, "y": y} for x, y in places_for(state, lane, [(note.text, note.picture) for note in notes])]


def free_spot(height: int, taken: Sequence[Box]) -> tuple[int, int]:
    """The first place for a note in a grid of columns, as high up as there is room, then to the left."""
    step = NOTE_WIDTH + GAP
    right = max([box.right for box in taken], default=0)
    tops = [EDGE] * max(COLUMNS, (right - EDGE + GAP) // step)
    found: dict[int, int] = {}
    beside: dict[tuple[int, int], range] = {}
    for x, y, w, h in sorted(taken, key=itemgetter(1)):
        columns = beside.get((x, w))
        if columns is None:
            first = max(0, (x - EDGE - NOTE_WIDTH - GAP) // step + 1)
            columns = beside[x, w] = range(first, min(len(tops), -(-(x + w + GAP - EDGE) // step)))
        for column in columns:
            top = tops[column]
            if y - GAP >= top + height:
                found.setdefault(column, top)
            if y + h + GAP > top:
                tops[column] = y + h + GAP
    top, column = min([(found.get(column, top), column) for column, top in enumerate(tops)])
    return EDGE + column * step, top


def spots(heights: Sequence[int], taken: Sequence[Box]) -> list[tuple[int, int]]:
    """Places for notes that come together: one where there is room, several in a block of their own below."""
    if len(heights) == 1:
        return [free_spot(heights[0], taken)]
    return grid(heights, EDGE, max((box.bottom + GAP for box in taken), default=EDGE))


def grid(heights: Sequence[int], left: int, top: int) -> list[tuple[int, int]]:
    """Places for notes in rows, about as wide as a window when there are many."""
    if not heights:
        return []
    step = NOTE_WIDTH + GAP
    high = sum(heights) / len(heights) + GAP
    across = max(1, min(len(heights), max(COLUMNS, ceil(sqrt(len(heights) * 1.7 * high / step)))))
    found = []
    for first in range(0, len(heights), across):
        row = heights[first : first + across]
        found += [(left + column * step, top) for column in range(len(row))]
        top += max(row) + GAP
    return found


def reading_order(things: Iterable[tuple[Named, Box]]) -> list[Named]:
    """Things on a canvas as they are read: row by row, where a row is what begins beside its first half."""
    row: list[tuple[Named, Box]] = []
    found: list[Named] = []
    for name, box in sorted(things, key=lambda thing: (thing[1].y, thing[1].x)):
        if row and box.y >= row[0][1].y + max(1, row[0][1].h // 2):
            found += _along(row)
            row = []
        row.append((name, box))
    return [*found, *_along(row)]


def _along(row: list[tuple[Named, Box]]) -> list[Named]:
    return [name for name, _box in sorted(row, key=lambda thing: thing[1].x)]


# what is hit, and what is held


def hits(shape: Shape, x: float, y: float, reach: float) -> bool:
    """Whether a point is on a shape: on its line, on a text, or on the name of a frame."""
    box = box_of(shape)
    if not (box.x - reach <= x <= box.right + reach and box.y - reach <= y <= box.bottom + reach):
        return False
    match shape.kind:
        case ShapeKind.TEXT:
            return True
        case ShapeKind.FRAME:
            on_name = bool(shape.text) and y < box.y + TITLE and x < box.x + max(120, 12 * len(shape.text))
            return on_name or _near_path(corners(box), x, y, reach)
        case ShapeKind.AXES:
            across, up = axes_of(box)
            return _near_path(across, x, y, reach) or _near_path(up, x, y, reach)
        case _:
            return _near_path(path_of(shape), x, y, reach)


def path_of(shape: Shape) -> list[Point]:
    """The points of an arrow or stroke, on the canvas."""
    return [(shape.x + x, shape.y + y) for x, y in zip(shape.points[::2], shape.points[1::2], strict=False)]


def corners(box: Box) -> list[Point]:
    """Round a rectangle and back."""
    left, top, right, bottom = box.x, box.y, box.right, box.bottom
    return [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]


def axes_of(box: Box) -> tuple[list[Point], list[Point]]:
    """The two axes through the middle: from left to right, and from bottom to top."""
    middle_x, middle_y = box.x + box.w / 2, box.y + box.h / 2
    return [(box.x, middle_y), (box.right, middle_y)], [(middle_x, box.bottom), (middle_x, box.y)]


def _near_path(path: Sequence[Point], x: float, y: float, reach: float) -> bool:
    if len(path) == 1:
        return hypot(x - path[0][0], y - path[0][1]) <= reach
    return any(distance((x, y), start, end) <= reach for start, end in pairwise(path))


def distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the nearest point of a line between two."""
    along_x, along_y = end[0] - start[0], end[1] - start[1]
    length = along_x * along_x + along_y * along_y
    share = ((point[0] - start[0]) * along_x + (point[1] - start[1]) * along_y) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return hypot(point[0] - start[0] - share * along_x, point[1] - start[1] - share * along_y)


def shape_at(shapes: Sequence[Shape], x: float, y: float, reach: float) -> str:
    """Id of the uppermost shape at a point, or empty."""
    return next((shape.id for shape in reversed(shapes) if hits(shape, x, y, reach)), "")


def held(frame: Box, things: Iterable[tuple[str, Box]]) -> list[str]:
    """What lies wholly inside a frame, and goes where it goes."""
    return [name for name, box in things if is_whole_in(box, frame) and box != frame]
