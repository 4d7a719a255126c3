"""Free lanes beside those that flow: their notes lie where they were put, and their panel is as large as that needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from workshop_app.domain.board_content import SectionLike
from workshop_app.domain.board_geometry import LINES, Block, BoardLayout, Box, NoteMetrics, Room, SectionPlace, Stack
from workshop_app.domain.board_grid import Ruler
from workshop_app.domain.board_memory import Memory
from workshop_app.domain.canvas import NOTE_METRICS, NOTE_WIDTH

AROUND = 120
"""Empty space to the right of and below what lies on a canvas, so that there is always room for more."""
FLOWED_SHARE = 0.45
"""Lanes that flow take at most so much of the width."""

Flow = Callable[[Sequence[SectionLike], Room, Memory], BoardLayout]


def with_canvases(sections: Sequence[SectionLike], room: Room, memory: Memory, flow: Flow) -> BoardLayout:
    """A board with free lanes, which lie to the right of the others."""
    flowing = [index for index, section in enumerate(sections) if not section.free]
    free = [index for index, section in enumerate(sections) if section.free]
    left = 0
    layout = BoardLayout(NoteMetrics(room.floor, room.small), 0, room.height)
    if flowing:
        share = min(FLOWED_SHARE, len(flowing) / (len(flowing) + 2))
        layout = flow([sections[index] for index in flowing], replace(room, width=round(share * room.width)), memory)
        left = layout.width + room.gap
    least = Box(left, 0, max(0, room.width - left) // len(free), layout.height)
    canvases = [_canvas(sections[index], index, least, room, memory) for index in free]
    height = max(panel.box.h for panel, _block in canvases)
    panels, blocks = [], []
    for panel, block in canvases:
        box = Box(left, 0, panel.box.w, height)
        panels.append(SectionPlace(panel.section, box, panel.header._replace(x=left + room.pad)))
        blocks.append(replace(block, lefts=[left + x for x in block.lefts]))
        left += box.w + room.gap
    return replace(
        layout,
        width=left - room.gap,
        height=max(layout.height, height),
        sections=(*(place._replace(section=flowing[place.section]) for place in layout.sections), *panels),
        blocks=tuple(
            sorted(
                [*(replace(block, section=flowing[block.section]) for block in layout.blocks), *blocks],
                key=lambda block: block.section,
            )
        ),
        canvases=dict.fromkeys(free, NOTE_METRICS),
    )


def _canvas(section: SectionLike, index: int, least: Box, room: Room, memory: Memory) -> tuple[SectionPlace, Block]:
    """A free lane in the corner of the board, at least so large."""
    notes = section.notes
    ruler = Ruler(NOTE_METRICS, NOTE_WIDTH, LINES, 0, memory)
    heights = memory.heights((section.id, "canvas"), notes, ruler.height)
    tops = [note.y for note in notes]
    bottoms = [top + height for top, height in zip(tops, heights, strict=True)]
    falling = sorted(range(len(notes)), key=tops.__getitem__)
    stack = Stack(range(len(notes)), tops, heights, max(bottoms, default=0), falling)
    right = max([*(note.x + NOTE_WIDTH for note in notes), *(shape.x + shape.w for shape in section.shapes)], default=0)
    bottom = max([*bottoms, *(shape.y + shape.h for shape in section.shapes)], default=0)
    box = Box(0, 0, max(least.w, right + AROUND), max(least.h, room.header + bottom + AROUND))
    header = Box(room.pad, 0, max(1, box.w - 2 * room.pad), min(room.header, box.h))
    numbers = memory.numbers((section.id, "canvas"), notes)
    lefts = [note.x for note in notes]
    return SectionPlace(index, box, header), Block(index, notes, stack, lefts, room.header, NOTE_WIDTH, numbers)
