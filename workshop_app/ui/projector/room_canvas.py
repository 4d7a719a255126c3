"""A canvas as the room sees it that cannot all be read at once: numbers in their places first, then part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import ceil

from workshop_app.domain.board_geometry import BoardLayout, Box, NoteMetrics
from workshop_app.domain.canvas import NOTE_METRICS, box_of
from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.records import Shape
from workshop_app.services.board_view import BoardPicture
from workshop_app.ui.board.areas import box_around
from workshop_app.ui.board.canvas.drawing import read_text_size, text_box
from workshop_app.ui.board.canvas.names import axes_size, label_areas, name_area, name_size, plate
from workshop_app.ui.board.faces import number_width

NUMBERS = (2.0, 1.8, 1.6, 1.4, 1.2, 1.0)
"""How large the numbers of notes may be, in floors."""
AROUND_NUMBER = 1.35
"""A note is so many times as high as its number."""


def nearness(floor: float) -> float:
    """From so near everything on a canvas can be read, however crowded it is."""
    return floor / NOTE_METRICS.text


def is_read(layout: BoardLayout, picture: BoardPicture, zoom: float, floor: float) -> bool:
    """Whether every word on canvases can be read at a distance."""
    shapes = (shape for section in picture.sections if section.free for shape in section.shapes)
    written = {block.section for block in layout.blocks if block.notes} & layout.canvases.keys()
    legible = all(layout.canvases[section].text * zoom >= floor - 0.01 for section in written)
    return legible and not any(unread(shapes, zoom, nearness(floor), floor))


def unread(shapes: Iterable[Shape], zoom: float, near: float, floor: float) -> Iterator[Box]:
    """Where words are that cannot be written at a distance, as large as they are from near."""
    for shape in shapes:
        if shape.kind is ShapeKind.FRAME and shape.text and not name_size(shape, zoom, floor):
            yield box_around(name_area(shape))
        elif shape.kind is ShapeKind.TEXT and not read_text_size(shape, zoom, floor):
            size = read_text_size(shape, near, floor)
            yield box_of(shape)._replace(h=max(shape.h, text_box(shape.text, size, shape.w)[1]))
        elif shape.kind is ShapeKind.AXES and not axes_size(shape, zoom, floor):
            size_near = axes_size(shape, near, floor)
            for (area, align), words in zip(label_areas(shape, near, floor), shape.labels, strict=False):
                if words:
                    yield box_around(plate(area, words, size_near, align))


def numbered(layout: BoardLayout, picture: BoardPicture, zoom: float, floor: float) -> BoardLayout:
    """The same with nothing but numbers on the notes of canvases, as large as there is room for and not smaller."""
    blocks = [block for block in layout.blocks if block.section in layout.canvases and block.notes]
    codes = [card.code for section in picture.sections if section.free for card in section.notes]
    longest = max(codes, key=len, default="")
    width = min((block.width for block in blocks), default=0) * zoom
    height = min((min(block.stack.heights) for block in blocks), default=0) * zoom
    fitting = (
        times * floor
        for times in NUMBERS
        if AROUND_NUMBER * times * floor <= height and number_width(longest, (times + 0.5) * floor) <= width
    )
    size = ceil(next(fitting, floor) / zoom)
    alone = all(picture.sections[place.section].free for place in layout.sections)
    return replace(
        layout,
        metrics=NoteMetrics(size, size) if alone else layout.metrics,
        canvases=dict.fromkeys(layout.canvases, NoteMetrics(0, size)),
    )
