"""Notes of a free lane as the room sees them: larger around their middles, where what they say by their place stays so.

None comes upon another, onto the lines of axes or over the edge of a frame that it is not on already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from workshop_app.domain.board_content import SectionLike, ShapeLike
from workshop_app.domain.board_geometry import LINES, Box, NoteMetrics
from workshop_app.domain.board_grid import Ruler
from workshop_app.domain.board_memory import Memory
from workshop_app.domain.canvas import NOTE_METRICS, NOTE_WIDTH
from workshop_app.domain.enums import ShapeKind

MOST = 26
"""The largest text on a note: larger, notes would reach far from where they were put."""
APART = 8
"""Notes that did not cover each other stay so far apart."""
MANY = 400
"""More notes are shown as they are: there is no room for larger ones."""


class Shown(NamedTuple):
    """The inside, the width and the boxes of the notes of a free lane."""

    metrics: NoteMetrics
    width: int
    boxes: list[Box]


def shown(section: SectionLike, text: int, memory: Memory) -> Shown:
    """The notes of a lane for the room with text of at most this size, or as they are; with 0 just as they are.

    For the room the row over the text is as large as the text; there is room for that under the text.
    """
    found = as_they_are = _with_text(NOTE_METRICS.text, section, memory)
    if not text:
        return as_they_are
    lines = [line for shape in section.shapes for line in _lines(shape)]
    for size in range(min(text, MOST), NOTE_METRICS.text, -1) if len(section.notes) <= MANY else ():
        larger = _with_text(size, section, memory)
        if not _covers_more(larger.boxes, as_they_are.boxes) and not _crosses(larger.boxes, as_they_are.boxes, lines):
            found = larger
            break
    return found._replace(metrics=replace(found.metrics, small=found.metrics.text))


def _with_text(size: int, section: SectionLike, memory: Memory) -> Shown:
    metrics, width = NOTE_METRICS, NOTE_WIDTH
    if size != NOTE_METRICS.text:
        metrics = NoteMetrics(size, round(size * NOTE_METRICS.small / NOTE_METRICS.text))
        width = round(size * NOTE_WIDTH / NOTE_METRICS.text)
    ruler = Ruler(metrics, width, LINES, 0, memory)
    heights = memory.heights((section.id, "canvas", size), section.notes, ruler.height)
    times = 1 - NOTE_METRICS.text / size  # the middle stays where it is
    left = (width - NOTE_WIDTH) // 2
    return Shown(
        metrics,
        width,
        [
            Box(note.x - left, note.y - round(height * times / 2), width, height)
            for note, height in zip(section.notes, heights, strict=True)
        ],
    )


def _covers_more(larger: Sequence[Box], before: Sequence[Box]) -> bool:
    """Whether notes come upon each other that did not."""
    order = sorted(range(len(larger)), key=lambda number: larger[number].y)
    for place, one in enumerate(order):
        near = larger[one]._replace(w=larger[one].w + APART, h=larger[one].h + APART)
        for other in order[place + 1 :]:
            if larger[other].y >= near.bottom:
                break
            beside = larger[other]._replace(w=larger[other].w + APART)
            if near.meets(beside) and not before[one].meets(before[other]):
                return True
    return False


def _lines(shape: ShapeLike) -> Sequence[Box]:
    """The lines of a shape that mean something for a note by its side."""
    x, y, w, h = shape.x, shape.y, shape.w, shape.h
    if shape.kind is ShapeKind.AXES:
        return Box(x + w // 2, y, 1, h), Box(x, y + h // 2, w, 1)
    if shape.kind is ShapeKind.FRAME:
        return Box(x, y, w, 1), Box(x, y + h, w, 1), Box(x, y, 1, h), Box(x + w, y, 1, h)
    return ()


def _crosses(larger: Sequence[Box], before: Sequence[Box], lines: Sequence[Box]) -> bool:
    """Whether a note comes upon a line that it was not on."""
    return any(
        now.meets(line) and not was.meets(line) for now, was in zip(larger, before, strict=True) for line in lines
    )
