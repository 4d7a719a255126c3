"""Free lanes beside those that flow: their notes lie where they were put, and their panel is as large as that needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from workshop_app.domain.board_content import SectionLike
from workshop_app.domain.board_geometry import LINES, Block, BoardLayout, Box, Room, SectionPlace, Stack
from workshop_app.domain.board_grid import Ruler
from workshop_app.domain.board_memory import Memory
from workshop_app.domain.canvas import EDGE, NOTE_METRICS, NOTE_WIDTH

FLOWED_SHARE = 0.45
"""Lanes that flow take at most so much of the width."""

Flow = Callable[[Sequence[SectionLike], Room, Memory], BoardLayout]


def with_canvases(sections: Sequence[SectionLike], room: Room, memory: Memory, flow: Flow) -> BoardLayout:
    """A board with free lanes, which lie to the right of the others."""
    flowing = [index for index, section in enumerate(sections) if not section.free]
    free = [index for index, section in enumerate(sections) if section.free]
    left = 0
    layout = BoardLayout(NOTE_METRICS, 0, room.height)
    if flowing:
        share = min(FLOWED_SHARE, len(flowing) / (len(flowing) + (2 if room.spare else 3)))
        layout = flow([sections[index] for index in flowing], replace(room, width=round(share * room.width)), memory)
        left = layout.width + room.gap
    least = Box(left, 0, max(0, room.width - left) // len(free), layout.height)
    canvases = [_canvas(sections[index], index, least, room, memory) for index in free]
    height = max(panel.box.h for panel, _block in canvases)
    flowed = [
        place._replace(section=flowing[place.section], box=_down_to(place.box, height, layout.height))
        for place in layout.sections
    ]
    panels, blocks = [], []
    for panel, block in canvases:
        box = Box(left, 0, panel.box.w, height)
        panels.append(panel._replace(box=box, header=panel.header._replace(x=left + room.pad)))
        blocks.append(replace(block, lefts=[left + x for x in block.lefts]))
        left += box.w + room.gap
    return replace(
        layout,
        width=left - room.gap,
        height=max(layout.height, height),
        sections=(*flowed, *panels),
        blocks=tuple(
            sorted(
                [*(replace(block, section=flowing[block.section]) for block in layout.blocks), *blocks],
                key=lambda block: block.section,
            )
        ),
        canvases=dict.fromkeys(free, NOTE_METRICS),
    )


def _down_to(box: Box, height: int, bottom: int) -> Box:
    """A panel made as high as those beside it, when it ends at the bottom of its own."""
    return box._replace(h=max(box.h, height - box.y)) if box.bottom >= bottom else box


def _canvas(section: SectionLike, index: int, least: Box, room: Room, memory: Memory) -> tuple[SectionPlace, Block]:
    """A free lane in the corner of the board, at least so large."""
    notes, shapes = section.notes, section.shapes
    ruler = Ruler(NOTE_METRICS, NOTE_WIDTH, LINES, 0, memory)
    heights = memory.heights((section.id, "canvas"), notes, ruler.height)
    lefts, tops = [note.x for note in notes], [note.y for note in notes]
    bottoms = [top + height for top, height in zip(tops, heights, strict=True)]
    stack = Stack(
        range(len(notes)), tops, heights, max(bottoms, default=0), sorted(range(len(notes)), key=tops.__getitem__)
    )
    from_x, to_x = _span(
        [*lefts, *[shape.x for shape in shapes]],
        [max(lefts, default=-NOTE_WIDTH) + NOTE_WIDTH, *[shape.x + shape.w for shape in shapes]],
        room.spare,
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
    return place, Block(index, notes, stack, [x - from_x for x in lefts], room.header - from_y, NOTE_WIDTH, numbers)


def _span(starts: list[int], ends: list[int], spare: int) -> tuple[int, int]:
    """Which part of an axis is shown: in steps with space for more, or closely around what lies there."""
    end = max(ends, default=0)
    if not spare:
        return max(0, min(starts, default=0) - EDGE), end + EDGE
    return 0, -(-(end + spare // 2) // spare) * spare  # a panel that grows seldom is seldom painted
