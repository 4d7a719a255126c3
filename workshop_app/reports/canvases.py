"""What lies on free lanes, in the minutes: notes between axes as a matrix, and what a named frame holds as a list."""

from __future__ import annotations

from collections.abc import Iterator

from workshop_app.domain.board import lanes_shown, notes_in_lane, shapes_on
from workshop_app.domain.board_geometry import Box
from workshop_app.domain.canvas import box_of, box_of_note, held, reading_order
from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.records import Lane, Note, Shape
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.reports.model import Block, BulletList, Matrix, MatrixPoint, Paragraph, Section
from workshop_app.reports.text import one_line
from workshop_app.wording import note_code

MOST_DRAWN = 60
"""Points of a matrix that can be told apart; more are only listed."""

Placed = list[tuple[Note, Box]]
"""Notes as they are read on the canvas, with where they lie."""


def canvases(state: State, language: Language) -> list[Section]:
    """A section for each free lane on which something says where the notes lie."""
    lanes = (lane for lane in lanes_shown(state, None) if lane.free)
    made = (Section(heading=lane.title, blocks=tuple(_blocks(state, language, lane))) for lane in lanes)
    return [section for section in made if section.blocks]


def places(state: State, language: Language) -> dict[str, str]:
    """By note on a free lane: the upper or lower and the left or right end of the axes it lies between, and the named
    frames that hold it."""
    found: dict[str, list[str]] = {}
    for lane in state.ordered(Lane, lambda lane: lane.free):
        placed = _placed(state, lane)
        for shape in shapes_on(state, lane.id):
            if shape.kind is ShapeKind.AXES:
                left, right, low, high = _ends(language, shape)
                for note, across, up in _between(shape, placed):
                    ends = (high if up >= 0.5 else low, right if across >= 0.5 else left)
                    found.setdefault(note.id, []).append(", ".join(ends))
            elif shape.kind is ShapeKind.FRAME and one_line(shape.text):
                for note in _held(shape, placed):
                    found.setdefault(note.id, []).append(one_line(shape.text))
    return {note_id: "; ".join(words) for note_id, words in found.items()}


def _placed(state: State, lane: Lane) -> Placed:
    boxes = [(note, box_of_note(state, note)) for note in notes_in_lane(state, lane.id)]
    return [(note, box_of_note(state, note)) for note in reading_order(boxes)]


def _blocks(state: State, language: Language, lane: Lane) -> list[Block]:
    placed = _placed(state, lane)
    blocks: list[Block] = []
    for shape in shapes_on(state, lane.id):
        if shape.kind is ShapeKind.AXES and (points := _points(language, shape, placed)):
            matrix = _matrix(language, shape, points)
            blocks.append(matrix if len(points) <= MOST_DRAWN else matrix.as_table())
        elif shape.kind is ShapeKind.FRAME and one_line(shape.text) and (inside := _held(shape, placed)):
            blocks.append(Paragraph(text=shape.text, style="lead"))
            blocks.append(BulletList(items=tuple(_named(language, note) for note in inside)))
    return blocks


def _held(frame: Shape, placed: Placed) -> list[Note]:
    found = set(held(box_of(frame), [(note.id, box) for note, box in placed]))
    return [note for note, _box in placed if note.id in found]


def _between(axes: Shape, placed: Placed) -> Iterator[tuple[Note, float, float]]:
    """The notes whose middle is between the axes' ends, and how far to the right and up it is, from 0 to 1."""
    for note, box in placed:
        right = (box.x + box.w / 2 - axes.x) / max(1, axes.w)
        up = 1 - (box.y + box.h / 2 - axes.y) / max(1, axes.h)
        if 0 <= right <= 1 and 0 <= up <= 1:
            yield note, right, up


def _points(language: Language, axes: Shape, placed: Placed) -> tuple[MatrixPoint, ...]:
    return tuple(
        MatrixPoint(number=number, label=_named(language, note), right=right, up=up)
        for number, (note, right, up) in enumerate(_between(axes, placed), start=1)
    )


def _ends(language: Language, axes: Shape) -> list[str]:
    """What the left, right, lower and upper ends mean."""
    plain = (language.gettext(word) for word in ("Left end", "Right end", "Lower end", "Upper end"))
    return [one_line(label) or word for label, word in zip((*axes.labels, "", "", "", ""), plain, strict=False)]


def _named(language: Language, note: Note) -> str:
    return f"{note_code(language, note)} {note.text}".strip()


def _matrix(language: Language, axes: Shape, points: tuple[MatrixPoint, ...]) -> Matrix:
    left, right, low, high = _ends(language, axes)
    description = language.ngettext(
        "{n} note placed between “{left}” and “{right}”, and between “{low}” and “{high}”",
        "{n} notes placed between “{left}” and “{right}”, and between “{low}” and “{high}”",
        len(points),
        left=left, right=right, low=low, high=high,
    )  # fmt: skip
    return Matrix(
        points=points,
        description=description,
        right=("", left, right),
        up=("", low, high),
        fields=("", "", "", ""),
        headings=(language.gettext("Number"), language.gettext("Text"), ""),
    )
