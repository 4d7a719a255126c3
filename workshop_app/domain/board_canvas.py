"""Free lanes beside those that flow: their notes lie where they were put, and their panel is as large as that needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from workshop_app.domain.board_content import SectionLike
from workshop_app.domain.board_enlarged import shown
from workshop_app.domain.board_geometry import (
    NARROWEST,
    Block,
    BoardLayout,
    Box,
    NoteMetrics,
    Room,
    SectionPlace,
    Stack,
)
from workshop_app.domain.board_memory import Memory
from workshop_app.domain.canvas import NOTE_METRICS, NOTE_WIDTH

FLOWED_SHARE = 0.45
"""Lanes that flow take at most so much of the width."""
SPARE_SHARE = 0.6
"""They may take so much of it when they need it, or when what lies on the canvas leaves it to them in the room."""
ROOM_EDGE = 10
"""Around what lies on a canvas that the room sees."""

Flow = Callable[[Sequence[SectionLike], Room, Memory, int], BoardLayout]


def with_canvases(sections: Sequence[SectionLike], room: Room, memory: Memory, page: int, flow: Flow) -> BoardLayout:
    """A board with free lanes, which lie to the right of the others; only those may have several pages."""
    flowing, free = flowing_and_free(sections)
    left = 0
    layout = BoardLayout(NOTE_METRICS, 0, room.height)
    if flowing:
        width = _width_of_flowing(len(flowing), [sections[index] for index in free], room)
        layout = renumbered(
            flow([sections[index] for index in flowing], replace(room, width=width), memory, page), flowing
        )
        left = layout.width + room.gap
    across = max(room.width - left, room.width // 3 if room.spare else 0)
    least = Box(left, 0, across // len(free), layout.height)
    canvases = [_canvas(sections[index], index, least, room, memory) for index in free]
    height = max(panel.box.h for panel, _block, _metrics in canvases)
    lowest = max((place.box.bottom for place in layout.sections), default=0)
    flowed = [place._replace(box=_down_to(place.box, height, lowest)) for place in layout.sections]
    panels, blocks = [], []
    for panel, block, _metrics in canvases:
        box = Box(left, 0, panel.box.w, height)
        panels.append(panel._replace(box=box, header=panel.header._replace(x=left + room.pad)))
        blocks.append(replace(block, lefts=[left + x for x in block.lefts]))
        left += box.w + room.gap
    return replace(
        layout,
        width=left - room.gap,
        height=max(layout.height, height),
        sections=(*flowed, *panels),
        blocks=tuple(sorted([*layout.blocks, *blocks], key=lambda block: block.section)),
        canvases={block.section: metrics for _panel, block, metrics in canvases},
    )


def flowing_and_free(sections: Sequence[SectionLike]) -> tuple[list[int], list[int]]:
    """The numbers of the lanes that flow and of those that are free."""
    numbers = range(len(sections))
    return [one for one in numbers if not sections[one].free], [one for one in numbers if sections[one].free]


def renumbered(layout: BoardLayout, numbers: Sequence[int]) -> BoardLayout:
    """A layout of some of the sections of a picture, which have these numbers there."""
    return replace(
        layout,
        sections=tuple([place._replace(section=numbers[place.section]) for place in layout.sections]),
        blocks=tuple([replace(block, section=numbers[block.section]) for block in layout.blocks]),
        canvases={numbers[section]: metrics for section, metrics in layout.canvases.items()},
    )


def _width_of_flowing(count: int, canvases: Sequence[SectionLike], room: Room) -> int:
    """The width of so many lanes beside free ones: what they need, and in the room what those leave to them."""
    least = count * (round(NARROWEST * room.floor) + 2 * room.pad + room.gap) - room.gap
    if room.spare:
        share = round(min(FLOWED_SHARE, count / (count + 2)) * room.width)
        return max(share, min(least, round(SPARE_SHARE * room.width)))
    needed = 0
    for section in canvases:
        start, end = _span(*_across(section), 0)
        needed += end - start + room.gap
    return max(min(least, round(FLOWED_SHARE * room.width)), min(room.width - needed, round(SPARE_SHARE * room.width)))


def _across(section: SectionLike) -> tuple[list[int], list[int]]:
    """Where what lies on a free lane begins and ends from left to right."""
    notes, shapes = section.notes, section.shapes
    starts = [*[note.x for note in notes], *[shape.x for shape in shapes]]
    return starts, [*[note.x + NOTE_WIDTH for note in notes], *[shape.x + shape.w for shape in shapes]]


def _down_to(box: Box, height: int, bottom: int) -> Box:
    """A panel made as high as those beside it, when it ends at the bottom of its own."""
    return box._replace(h=max(box.h, height - box.y)) if box.bottom >= bottom else box


def _canvas(
    section: SectionLike, index: int, least: Box, room: Room, memory: Memory
) -> tuple[SectionPlace, Block, NoteMetrics]:
    """A free lane in the corner of the board, at least so large, and the inside of its notes."""
    notes, shapes = section.notes, section.shapes
    as_seen = shown(section, 0 if room.spare else room.floor, memory)
    lefts, tops = [box.x for box in as_seen.boxes], [box.y for box in as_seen.boxes]
    rights, bottoms = [box.right for box in as_seen.boxes], [box.bottom for box in as_seen.boxes]
    stack = Stack(
        range(len(notes)),
        tops,
        [box.h for box in as_seen.boxes],
        max(bottoms, default=0),
        sorted(range(len(notes)), key=tops.__getitem__),
    )
    from_x, to_x = _span(
        [*lefts, *[shape.x for shape in shapes]], [*rights, *[shape.x + shape.w for shape in shapes]], room.spare
    )
    from_y, to_y = _span(
        [*tops, *[shape.y for shape in shapes]], [*bottoms, *[shape.y + shape.h for shape in shapes]], room.spare
    )
    box = Box(0, 0, max(least.w, to_x - from_x), max(least.h, room.header + to_y - from_y))
    if not room.spare:  # in the middle of what there is
        from_x, from_y = from_x - (box.w - to_x + from_x) // 2, from_y - (box.h - room.header - to_y + from_y) // 2
    header = Box(room.pad, 0, max(1, box.w - 2 * room.pad), min(room.header, box.h))
    numbers = memory.numbers((section.id, "canvas"), notes)
    place = SectionPlace(index, box, header, (from_x, from_y))
    lefts = [x - from_x for x in lefts]
    return place, Block(index, notes, stack, lefts, room.header - from_y, as_seen.width, numbers), as_seen.metrics


def _span(starts: list[int], ends: list[int], spare: int) -> tuple[int, int]:
    """Which part of an axis is shown: in steps with space for more, or closely around what lies there."""
    end = max(ends, default=0)
    if not spare:
        return min(starts, default=0) - ROOM_EDGE, end + ROOM_EDGE
    return 0, -(-(end + spare // 2) // spare) * spare  # a panel that grows seldom is seldom painted
