"""A board by theme that is larger than a window: themes line by line, and the loose notes to the right of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property

from workshop_app.domain.board_content import SectionLike
from workshop_app.domain.board_geometry import Box, Room
from workshop_app.domain.board_grid import Attempt
from workshop_app.domain.board_memory import Memory


class Panels(Attempt):
    """How wide and high themes are, whatever room they come to lie in. A slot is the width of the narrowest."""

    def __init__(
        self, sections: Sequence[SectionLike], room: Room, memory: Memory, size: int, slot_width: int, note_width: int
    ) -> None:
        super().__init__(sections, room, memory, size)
        self.slot_width = slot_width
        self.note_width = note_width
        self.step = note_width + self.gap
        """From note to note."""
        self.edges = room.gap + 2 * room.pad - self.gap
        """What is taken from the width of slots before notes stand in it."""

    @cached_property
    def sizes(self) -> dict[int, tuple[int, int]]:
        """Slots and height of every theme: as few slots as make it no higher than a window, or of a window's shape."""
        themes = [index for index, section in enumerate(self.sections) if section.kind == "theme"]
        spans = {index: self.span(index, self._high) for index in themes}
        return {index: (span, self.height(index, span)) for index, span in spans.items()}

    def _high(self, span: int) -> int:
        """How high a theme of so many slots may be."""
        return max(self.room.height, self.width(span) * self.room.height // self.room.width)

    def span(self, index: int, high: Callable[[int], int]) -> int:
        """How many slots wide a section must be to be no higher than it may."""
        around, count, span = self.room.header + self.room.pad, len(self.sections[index].notes), 1
        while self.across(span) < count and (
            self.columns_for(index, high(span) - around) > self.across(span) or self.height(index, span) > high(span)
        ):
            span += 1
        return span

    def across(self, span: int) -> int:
        """How many notes stand beside each other in so many slots."""
        return max(1, (span * (self.slot_width + self.room.gap) - self.edges) // self.step)

    def width(self, span: int) -> int:
        """Width of so many slots."""
        return span * (self.slot_width + self.room.gap) - self.room.gap

    def height(self, index: int, span: int) -> int:
        """Height of a section that is so many slots wide."""
        return self.room.header + (self.flow(index, self.across(span)).height or self.least) + self.room.pad


class ThemeMap(Attempt):
    """Themes in rows, as many slots wide as they need; the loose notes have as few slots as they need at the right."""

    def __init__(self, panels: Panels, room: Room) -> None:
        super().__init__(panels.sections, room, panels.memory, panels.size)
        self.panels = panels
        self.note_width = panels.note_width
        self.loose = [index for index, section in enumerate(self.sections) if section.kind != "theme"]
        self.slots = max(2, (room.width + room.gap) // (panels.slot_width + room.gap))

    @cached_property
    def share(self) -> int:
        """How many slots the loose notes need."""
        return max((self.panels.span(index, lambda _span: self.room.height) for index in self.loose), default=0)

    def _too_small(self) -> bool:
        """Whether even the bare areas of everything are more than there is: quicker than putting it there."""
        gap = self.room.gap
        themes = sum([span * (height + gap) for span, height in self.panels.sizes.values()])
        return themes > self.slots * (self.room.height + gap)

    @cached_property
    def lines(self) -> list[list[int]]:
        """The themes line by line."""
        lines: list[list[int]] = []
        left = 0
        for index, (span, _height) in self.panels.sizes.items():
            if not lines or span > left:
                lines.append([])
                left = self.slots - self.share
            lines[-1].append(index)
            left -= span
        return lines

    def _high(self, line: list[int]) -> int:
        return max(self.panels.sizes[index][1] for index in line)

    def fits(self) -> bool:
        sizes, gap = self.panels.sizes, self.room.gap
        if self._too_small():
            return False
        if max(span for span, _height in sizes.values()) > self.slots - self.share:
            return False
        if sum(self._high(line) + gap for line in self.lines) - gap > self.room.height:
            return False
        return all(self.panels.height(index, self.share) <= self.room.height for index in self.loose)

    def place(self, page: int) -> tuple[int, int]:
        gap, top = self.room.gap, 0
        step = self.panels.slot_width + gap
        for line in self.lines:
            slot = 0
            for index in line:
                span = self.panels.sizes[index][0]
                self._put(index, slot * step, top, span, self._high(line))
                slot += span
            top += self._high(line) + gap
        loose = max((self.panels.height(index, self.share) for index in self.loose), default=0)
        height = max(self.room.height, top - gap, loose)
        slots = max(self.slots - self.share, *(span for span, _height in self.panels.sizes.values()))
        for index in self.loose:
            self._put(index, slots * step, 0, self.share, height)
        self.room = replace(self.room, width=self.panels.width(slots + self.share))
        return height, 1

    def _put(self, index: int, left: int, top: int, span: int, height: int) -> None:
        panels = self.panels
        self.section(index, Box(left, top, panels.width(span), height))
        across = panels.across(span)
        lefts = [left + self.room.pad + column * panels.step for column in range(across)]
        self.put(index, panels.flow(index, across), lefts, top + self.room.header)
