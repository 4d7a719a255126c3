"""Where everything lies on a board: lanes side by side, or themes in columns with the loose notes to the right.

Pure: whole pixels in, whole pixels out, and text is measured by a function that is passed in. The text size is the
largest of a fixed ladder with which everything fits, so a note added last never makes it larger. What never fits gets
a larger room of the same proportions, to be looked at from near and far.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workshop_app.domain.board_canvas import with_canvases
from workshop_app.domain.board_columns import evened, filled, masonry, tallest
from workshop_app.domain.board_content import SectionLike
from workshop_app.domain.board_geometry import (
    LANE_LEAST,
    NARROWEST,
    SLIM,
    BoardLayout,
    Box,
    Measure,
    Room,
)
from workshop_app.domain.board_grid import ALL, Attempt
from workshop_app.domain.board_memory import Memory

WINDOWS = 4
"""A board of up to so many windows in height is scrolled; what needs more becomes wider too."""
WIDER = (1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
"""How many windows wide and high such a board may be."""


def lay_out(
    sections: Sequence[SectionLike], room: Room, measure: Measure, page: int = 0, last: BoardLayout | None = None
) -> BoardLayout:
    """Lay out a board with the largest text that fits. It comes out the same without the `last` one, but slower."""
    memory = Memory(measure, last.kept if last else None)
    if any(section.free for section in sections):
        layout = with_canvases(sections, replace(room, paged=False), memory, _flowed)
    else:
        layout = _flowed(sections, room, memory, page)
    memory.forget()
    return replace(layout, kept=memory)


def _flowed(sections: Sequence[SectionLike], room: Room, memory: Memory, page: int = 0) -> BoardLayout:
    for size in room.sizes():
        attempts = _attempts(sections, room, memory, size)
        fitting = next((attempt for attempt in attempts if attempt.fits()), None)
        if fitting is not None:
            return fitting.result(page)
    if room.paged or not room.widens:
        return attempts[0].result(page)
    most = WINDOWS * room.height
    if attempts[0].least_height() <= most:
        layout = attempts[0].result(page)
        if layout.height <= most:
            return layout
    return _widened(sections, room, memory)


def _widened(sections: Sequence[SectionLike], room: Room, memory: Memory) -> BoardLayout:
    """The least larger room in which everything fits with the smallest text."""
    for times in WIDER:
        larger = replace(room, width=round(times * room.width), height=round(times * room.height))
        attempts = _attempts(sections, larger, memory, room.floor)
        fitting = next((attempt for attempt in attempts if attempt.fits()), None)
        if fitting is not None:
            return fitting.result(0)
    return attempts[0].result(0)


def _attempts(sections: Sequence[SectionLike], room: Room, memory: Memory, size: int) -> list[Attempt]:
    """The ways to lay out a board with a certain text size, the best first."""
    if not any(section.kind == "theme" for section in sections):
        return [_Lanes(sections, room, memory, size)]
    wide = _Themes(sections, room, memory, size)
    all_grouped = not any(section.notes for section in sections if section.kind != "theme")
    return [_Themes(sections, room, memory, size, slim=True), wide] if all_grouped else [wide]


class _Lanes(Attempt):
    """Lanes side by side, equally wide; or loose notes alone over the whole width."""

    def __init__(self, sections: Sequence[SectionLike], room: Room, memory: Memory, size: int) -> None:
        super().__init__(sections, room, memory, size)
        self.across = max(1, min(len(sections), (room.width + room.gap) // (LANE_LEAST + room.gap)))
        self.bands = max(1, -(-len(sections) // self.across))
        self.lane_width = max(1, (room.width - (self.across - 1) * room.gap) // self.across)
        least = room.header + self.least + room.pad
        self.lane_height = max(least, (room.height - (self.bands - 1) * room.gap) // self.bands)
        inner = max(1, self.lane_width - 2 * room.pad)
        self.columns = self.columns_in(inner)
        self.note_width = self.width_of_notes(inner, self.columns)

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
        step = self.note_width + self.metrics.gap
        for first in range(0, len(self.sections), self.across):
            band = range(first, min(first + self.across, len(self.sections)))
            shown: list[slice] = []
            for index in band:
                parts = self.parts(index, self.columns, self.page_space()) if room.paged else [ALL]
                pages = max(pages, len(parts))
                shown.append(parts[min(page, len(parts) - 1)])
            stacks = [self.rows(index, self.columns, part) for index, part in zip(band, shown, strict=True)]
            needed = [room.header + stack.height + room.pad for stack in stacks]
            height = self.lane_height if room.paged else max(self.lane_height, *needed)
            for index, part, stack in zip(band, shown, stacks, strict=True):
                left = (index - first) * (self.lane_width + room.gap)
                self.section(index, Box(left, top, self.lane_width, height))
                lefts = [left + room.pad + column * step for column in range(self.columns)]
                self.put(index, stack, lefts, top + room.header, part)
            top += height + room.gap
        return max(room.height, top - room.gap), pages


class _Themes(Attempt):
    """Themes in columns, two notes wide, and the loose notes in as many columns of their own as they need.

    When there are no loose notes a `slim` strip is enough for them; the room does not see it.
    """

    def __init__(
        self, sections: Sequence[SectionLike], room: Room, memory: Memory, size: int, *, slim: bool = False
    ) -> None:
        super().__init__(sections, room, memory, size)
        self.themes = [index for index, section in enumerate(sections) if section.kind == "theme"]
        self.others = [index for index, section in enumerate(sections) if section.kind != "theme" and not slim]
        strips = [index for index, section in enumerate(sections) if section.kind != "theme" and slim]
        self.strips = [] if room.paged else strips
        self.width = max(1, room.width - (SLIM + room.gap if self.strips else 0))
        least = round(NARROWEST * size)
        self.columns = 2
        slots = (self.width + room.gap) // (2 * least + self.metrics.gap + 2 * room.pad + room.gap)
        if slots < 2:
            self.columns = 1
            slots = (self.width + room.gap) // (least + 2 * room.pad + room.gap)
        self.slots = max(2 if self.others else 1, slots)
        self.slot_width = max(1, (self.width + room.gap) // self.slots - room.gap)
        self.note_width = self.width_of_notes(max(1, self.slot_width - 2 * room.pad), self.columns)

    def _panel(self, notes: int) -> int:
        return self.room.header + (notes or self.least) + self.room.pad

    def _flowed(self, index: int, part: slice = ALL) -> int:
        """The height of the notes of a theme."""
        return self.flow(index, self.columns, part).height

    def least_height(self) -> int:
        room, shown = self.room, [*self.themes, *self.others]
        least = sum(self._panel(self.least_of(index, self.columns)) + room.gap for index in shown)
        return least // self.slots - room.gap

    def _loose_fits(self, slots: int) -> bool:
        space, columns = self.page_space(), self.columns * slots
        return all(
            not self.too_much(index, columns, space) and self.flow(index, columns).height <= space
            for index in self.others
        )

    def _shares(self) -> list[int]:
        """How many columns the loose notes may get: those the themes do not need first, then as few as possible."""
        if not self.others:
            return [0]
        most = self.slots - 1
        spare = min(max(1, self.slots - len(self.themes)), most)
        return [spare, *(share for share in range(1, most + 1) if share != spare)]

    def _share(self) -> int | None:
        height = self.room.height
        if sum(self._panel(self.least_of(index, self.columns)) for index in self.themes) > self.slots * height:
            return None
        if any(self.too_much(index, self.columns, self.page_space()) for index in self.themes):
            return None
        panels = [self._panel(self._flowed(index)) for index in self.themes]
        needed = len(filled(panels, height, self.room.gap))
        if max(panels) > height:
            return None
        for share in self._shares():
            if needed <= self.slots - share and self._loose_fits(share):
                return share
        return None

    def fits(self) -> bool:
        return self._share() is not None

    def place(self, page: int) -> tuple[int, int]:
        share = self._share()
        if share is None and self.room.paged:
            return self._place_paged(page)
        panels = [self._panel(self._flowed(index)) for index in self.themes]
        if share is None:
            share = min(self._shares(), key=lambda tried: (self._height(panels, tried), tried))
        columns = masonry(panels, self.slots - share, self.room.gap)
        if tallest(panels, columns, self.room.gap) > self.room.height:
            columns = evened(panels, self.slots - share, self.room.gap)
        for slot, column in enumerate(columns):
            top = 0
            for number in column:
                index = self.themes[number]
                self.section(index, Box(self._left(slot), top, self.slot_width, panels[number]))
                self.put(index, self.flow(index, self.columns), self._lefts(slot), top + self.room.header)
                top += panels[number] + self.room.gap
        end = max(self.room.height, tallest(panels, columns, self.room.gap))
        for index in self.others:
            end = max(end, self.room.header + self.flow(index, self.columns * share).height + self.room.pad)
            self._put_loose(index, share, end)
        for index in self.strips:
            self.section(index, Box(self.width + self.room.gap, 0, SLIM, end))
        return end, 1

    def _height(self, panels: list[int], share: int) -> int:
        """How high the board gets with so many columns for the loose notes."""
        loose = [self.flow(index, self.columns * share).height for index in self.others]
        themes = tallest(panels, evened(panels, self.slots - share, self.room.gap), self.room.gap)
        return max([themes, *(self.room.header + height + self.room.pad for height in loose)])

    def _left(self, slot: int) -> int:
        return slot * (self.slot_width + self.room.gap)

    def _lefts(self, slot: int) -> list[int]:
        step = self.note_width + self.metrics.gap
        return [self._left(slot) + self.room.pad + column * step for column in range(self.columns)]

    def _put_loose(self, index: int, share: int, height: int) -> None:
        first = self.slots - share
        width = share * (self.slot_width + self.room.gap) - self.room.gap
        self.section(index, Box(self._left(first), 0, width, height))
        lefts = [left for slot in range(first, self.slots) for left in self._lefts(slot)]
        self.put(index, self.flow(index, self.columns * share), lefts, self.room.header)

    def _place_paged(self, page: int) -> tuple[int, int]:
        """Themes, and the loose notes last, column after column and page after page."""
        room = self.room
        shown = [*self.themes, *(index for index in self.others if self.sections[index].notes)]
        pieces = [(index, part) for index in shown for part in self.parts(index, self.columns, self.page_space())]
        heights = [self._panel(self._flowed(index, part)) for index, part in pieces]
        columns = filled(heights, room.height, room.gap)
        for slot, column in enumerate(columns[page * self.slots : (page + 1) * self.slots]):
            top = 0
            for number in column:
                index, part = pieces[number]
                self.section(index, Box(self._left(slot), top, self.slot_width, heights[number]))
                self.put(index, self.flow(index, self.columns, part), self._lefts(slot), top + room.header, part)
                top += heights[number] + room.gap
        return max(room.height, *heights), -(-len(columns) // self.slots)
