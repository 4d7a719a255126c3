"""A board by lane: lanes side by side, equally wide in a window, and in a larger room as wide as they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from workshop_app.domain.board_content import SectionLike
from workshop_app.domain.board_geometry import Box, Room
from workshop_app.domain.board_grid import ALL, Attempt
from workshop_app.domain.board_memory import Memory

LANE_LEAST = 170
"""The least width of a lane; more lanes than fit beside each other stand in several rows."""


class Lanes(Attempt):
    """Lanes side by side, equally wide; or loose notes alone over the whole width. On pages their notes may `flow`."""

    def __init__(
        self,
        sections: Sequence[SectionLike],
        room: Room,
        memory: Memory,
        size: int,
        columns: int = 0,
        *,
        flows: bool = False,
    ) -> None:
        super().__init__(sections, room, memory, size)
        self.flows = flows
        self.across = max(1, min(len(sections), (room.width + room.gap) // (LANE_LEAST + room.gap)))
        self.bands = max(1, -(-len(sections) // self.across))
        self.lane_width = max(1, (room.width - (self.across - 1) * room.gap) // self.across)
        least = room.header + self.least + room.pad
        self.lane_height = max(least, (room.height - (self.bands - 1) * room.gap) // self.bands)
        inner = max(1, self.lane_width - 2 * room.pad)
        self.columns = columns or self.columns_in(inner)
        self.note_width = self.width_of_notes(inner, self.columns)

    def flowing(self) -> Lanes:
        """The same with notes in columns that flow: beside a long one nothing stays empty."""
        return Lanes(self.sections, self.room, self.memory, self.size, self.columns, flows=True)

    def widened(self, room: Room) -> Attempt:
        return WideLanes(self.sections, room, self.memory, self.size, self.note_width)

    def with_wider_notes(self) -> list[Lanes]:
        """The same with fewer notes beside each other, while notes are cut."""
        if self.columns == 1 or not self.cut():
            return []
        wider = Lanes(self.sections, self.room, self.memory, self.size, self.columns - 1)
        return [wider, *wider.with_wider_notes()]

    def pages_of(self, index: int) -> list[slice]:
        """The notes of a lane that are on each page."""
        parts = self.flowing_parts if self.flows else self.parts
        return parts(index, self.columns, self.page_space())

    def page_space(self) -> int:
        return self.lane_height - self.room.header - self.room.pad

    def least_height(self) -> int:
        return max((self.least_of(index, self.columns) for index in range(len(self.sections))), default=0)

    def fits(self) -> bool:
        space, every = self.page_space(), range(len(self.sections))
        if self.least_height() > space or any(self.too_much(index, self.columns, space) for index in every):
            return False
        return all(self.rows(index, self.columns).height <= space for index in every)

    def place(self, page: int) -> tuple[int, int]:
        room, pages, top = self.room, 1, 0
        step = self.note_width + self.gap
        for first in range(0, len(self.sections), self.across):
            band = range(first, min(first + self.across, len(self.sections)))
            shown: list[slice] = []
            for index in band:
                parts = self.pages_of(index) if room.paged else [ALL]
                pages = max(pages, len(parts))
                shown.append(parts[min(page, len(parts) - 1)])
            stacked = self.flow if self.flows else self.rows
            stacks = [stacked(index, self.columns, part) for index, part in zip(band, shown, strict=True)]
            needed = [room.header + stack.height + room.pad for stack in stacks]
            height = self.lane_height if room.paged else max(self.lane_height, *needed)
            for index, part, stack in zip(band, shown, stacks, strict=True):
                left = (index - first) * (self.lane_width + room.gap)
                self.section(index, Box(left, top, self.lane_width, height))
                lefts = [left + room.pad + column * step for column in range(self.columns)]
                self.put(index, stack, lefts, top + room.header, part)
            top += height + room.gap
        return max(room.height, top - room.gap), pages


class SharedLanes(Attempt):
    """Lanes side by side on pages: one that has more to say than the others is wider, so that there are fewer pages."""

    def __init__(
        self, sections: Sequence[SectionLike], room: Room, memory: Memory, size: int, *, flows: bool = False
    ) -> None:
        super().__init__(sections, room, memory, size)
        self.flows = flows
        lanes = len(sections)
        edges = 2 * lanes * room.pad + (lanes - 1) * room.gap
        every = max(lanes, self.columns_in(room.width - edges + (lanes - 1) * self.gap))
        self.note_width = self.width_of_notes(max(1, room.width - edges + (lanes - 1) * self.gap), every)
        self.columns = [1] * lanes
        for _more in range(every - lanes):
            pages = [len(self.pages_of(index)) for index in range(lanes)]
            self.columns[pages.index(max(pages))] += 1

    def pages_of(self, index: int) -> list[slice]:
        """The notes of a lane that are on each page."""
        parts = self.flowing_parts if self.flows else self.parts
        return parts(index, self.columns[index], self.page_space())

    def place(self, page: int) -> tuple[int, int]:
        room, left, pages = self.room, 0, 1
        step = self.note_width + self.gap
        for index, columns in enumerate(self.columns):
            parts = self.pages_of(index)
            part, pages = parts[min(page, len(parts) - 1)], max(pages, len(parts))
            width = columns * step - self.gap + 2 * room.pad
            if index == len(self.columns) - 1:
                width = max(width, room.width - left)
            self.section(index, Box(left, 0, width, room.height))
            lefts = [left + room.pad + column * step for column in range(columns)]
            stack = (self.flow if self.flows else self.rows)(index, columns, part)
            self.put(index, stack, lefts, room.header, part)
            left += width + room.gap
        return room.height, pages


COLUMNS = (2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 22, 27, 33, 40, 48, 58, 70, 84, 100, 120, 150)
"""How many notes wide a lane may be: one that grows becomes wider seldom, and then by a good deal."""


class WideLanes(Attempt):
    """Lanes side by side in a large room, each as wide as it needs."""

    def __init__(self, sections: Sequence[SectionLike], room: Room, memory: Memory, size: int, note_width: int) -> None:
        super().__init__(sections, room, memory, size)
        self.note_width = note_width
        self.step = note_width + self.gap

    @cached_property
    def columns(self) -> list[int]:
        """How many notes wide the lanes must be for this height."""
        return [self._columns(index, self.page_space()) for index in range(len(self.sections))]

    def _columns(self, index: int, space: int) -> int:
        fitting = (columns for columns in COLUMNS if not self.too_much(index, columns, space))
        return next((columns for columns in fitting if self.rows(index, columns).height <= space), COLUMNS[-1])

    def _width(self, columns: int) -> int:
        return columns * self.step - self.gap + 2 * self.room.pad

    def fits(self) -> bool:
        space, every = self.page_space(), range(len(self.sections))
        width = self.room.width - (len(self.sections) - 1) * self.room.gap
        if sum([self._width(self.columns_for(index, space)) for index in every]) > width:
            return False  # known without putting any note anywhere
        if sum([self._width(columns) for columns in self.columns]) > width:
            return False
        return all(self.rows(index, self.columns[index]).height <= space for index in every)

    def place(self, page: int) -> tuple[int, int]:
        room, left = self.room, 0
        stacks = [self.rows(index, columns) for index, columns in enumerate(self.columns)]
        height = max(room.height, *(room.header + stack.height + room.pad for stack in stacks))
        for index, stack in enumerate(stacks):
            width = self._width(self.columns[index])
            self.section(index, Box(left, 0, width, height))
            lefts = [left + room.pad + column * self.step for column in range(self.columns[index])]
            self.put(index, stack, lefts, room.header)
            left += width + room.gap
        self.room = replace(room, width=left - room.gap)
        return height, 1
