"""A board by theme in a window: themes in columns, and the loose notes to the right of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from workshop_app.domain.board_columns import evened, filled, masonry, tallest
from workshop_app.domain.board_content import SectionLike
from workshop_app.domain.board_geometry import NARROWEST, Box, Room
from workshop_app.domain.board_grid import ALL, Attempt
from workshop_app.domain.board_map import Panels, ThemeMap
from workshop_app.domain.board_memory import Memory
from workshop_app.domain.board_theme_pages import ThemePages

SLIM = 176
"""Width of the strip that notes are dragged to when all are in themes."""


class Themes(Attempt):
    """Themes in columns, two notes wide, and the loose notes in as many columns of their own as they need.

    When there are no loose notes a `slim` strip is enough for them; the room does not see it.
    """

    def __init__(
        self,
        sections: Sequence[SectionLike],
        room: Room,
        memory: Memory,
        size: int,
        *,
        slim: bool = False,
    ) -> None:
        super().__init__(sections, room, memory, size)
        self.themes = [index for index, section in enumerate(sections) if section.kind == "theme"]
        self.others = [index for index, section in enumerate(sections) if section.kind != "theme" and not slim]
        strips = [index for index, section in enumerate(sections) if section.kind != "theme" and slim]
        self.strips = [] if room.paged else strips
        self.width = max(1, room.width - (SLIM + room.gap if self.strips else 0))
        self.columns = 2
        least = round(NARROWEST * size)
        slots = (self.width + room.gap) // (2 * least + self.gap + 2 * room.pad + room.gap)
        if slots < 2:
            self.columns = 1
            slots = (self.width + room.gap) // (least + 2 * room.pad + room.gap)
        self.slots = max(2 if self.others else 1, slots)
        self.slot_width = max(1, (self.width + room.gap) // self.slots - room.gap)
        self.note_width = self.width_of_notes(max(1, self.slot_width - 2 * room.pad), self.columns)

    @cached_property
    def panels(self) -> Panels:
        """The themes for a larger room."""
        return Panels(self.sections, self.room, self.memory, self.size, self.columns, self.note_width)

    def widened(self, room: Room) -> Attempt:
        return ThemeMap(self.panels, room)

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
        least_rows = sum([len(self.sections[index].notes) for index in self.themes]) // self.columns
        if least_rows * (self.least + self.gap) > self.slots * (height + self.gap):
            return None
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
        step = self.note_width + self.gap
        return [self._left(slot) + self.room.pad + column * step for column in range(self.columns)]

    def _put_loose(self, index: int, share: int, height: int) -> None:
        first = self.slots - share
        width = share * (self.slot_width + self.room.gap) - self.room.gap
        self.section(index, Box(self._left(first), 0, width, height))
        lefts = [left for slot in range(first, self.slots) for left in self._lefts(slot)]
        self.put(index, self.flow(index, self.columns * share), lefts, self.room.header)

    @cached_property
    def _pages(self) -> ThemePages:
        """Themes, and the loose notes last, page after page: as few pages as can be."""

        def panel_height(index: int, part: slice, span: int) -> int:
            return self._panel(self.flow(index, self.columns * span, part).height)

        room = self.room
        ways = [ThemePages(self.slots, room.height, room.gap, panel_height, apart=apart) for apart in (True, False)]
        for index in [*self.themes, *(index for index in self.others if self.sections[index].notes)]:
            parts = self._filling(index)
            for pages in ways:
                pages.add(index, parts)
        return min(ways, key=lambda pages: pages.count)

    def _filling(self, index: int) -> list[slice]:
        """The notes of a theme in parts that fill a column each, at least one in each."""
        ends = [0, *accumulate(height + self.gap for height in self.heights(index))]
        space, last = self.page_space(), len(ends) - 1
        found = [slice(0, 0)]
        while (start := found[-1].stop) < last:
            brim = bisect_right(ends, ends[start] + self.columns * (space + self.gap)) - 1
            stops = range(max(brim, start + 1), start, -1)
            fitting = (stop for stop in stops if self._flowed(index, slice(start, stop)) <= space)
            found.append(slice(start, next(fitting, start + 1)))
        return found[1:] or found

    def _place_paged(self, page: int) -> tuple[int, int]:
        room, panels = self.room, self._pages.panels(page)
        for index, part, _page, slot, span, top, high in panels:
            self.section(index, Box(self._left(slot), top, span * (self.slot_width + room.gap) - room.gap, high))
            lefts = [left for each in range(slot, slot + span) for left in self._lefts(each)]
            self.put(index, self.flow(index, self.columns * span, part), lefts, top + room.header, part)
        return max([room.height, *(panel.height for panel in panels)]), self._pages.count
