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
    """How wide and high themes are, whatever room they come to lie in."""

    def __init__(
        self, sections: Sequence[SectionLike], room: Room, memory: Memory, size: int, columns: int, note_width: int
    ) -> None:
        super().__init__(sections, room, memory, size)
        self.columns = columns
        """The narrowest theme is so many notes wide."""
        self.note_width = note_width
        self.step = note_width + self.gap
        """From note to note."""

    @cached_property
    def sizes(self) -> dict[int, tuple[int, int]]:
        """Notes beside each other and height of every theme: as narrow as makes it no higher than a window, or of a
        window's shape."""
        themes = [index for index, section in enumerate(self.sections) if section.kind == "theme"]
        across = {index: self.across(index, self._high) for index in themes}
        return {index: (columns, self.height(index, columns)) for index, columns in across.items()}

    def _high(self, columns: int) -> int:
        """How high a theme of so many columns may be."""
        return max(self.room.height, self.width(columns) * self.room.height // self.room.width)

    def across(self, index: int, high: Callable[[int], int]) -> int:
        """How many notes wide a section must be to be no higher than it may."""
        around, count, columns = self.room.header + self.room.pad, len(self.sections[index].notes), self.columns
        while columns < count and (
            self.columns_for(index, high(columns) - around) > columns or self.height(index, columns) > high(columns)
        ):
            columns += 1
        return columns

    def width(self, columns: int) -> int:
        """Width of a section of so many columns."""
        return columns * self.step - self.gap + 2 * self.room.pad

    def height(self, index: int, columns: int) -> int:
        """Height of a section of so many columns."""
        return self.room.header + (self.flow(index, columns).height or self.least) + self.room.pad


class ThemeMap(Attempt):
    """Themes line by line, as wide as they need; the loose notes at the right as narrow as they can be."""

    def __init__(self, panels: Panels, room: Room) -> None:
        super().__init__(panels.sections, room, panels.memory, panels.size)
        self.panels = panels
        self.note_width = panels.note_width
        self.loose = [index for index, section in enumerate(self.sections) if section.kind != "theme"]

    @cached_property
    def loose_columns(self) -> int:
        """How many columns the loose notes need."""
        return max((self.panels.across(index, lambda _columns: self.room.height) for index in self.loose), default=0)

    @cached_property
    def width(self) -> int:
        """Of all themes together."""
        return self.room.width - (self.panels.width(self.loose_columns) + self.room.gap if self.loose else 0)

    @cached_property
    def lines(self) -> list[list[int]]:
        """The themes line by line."""
        lines: list[list[int]] = []
        left = 0
        for index, (columns, _height) in self.panels.sizes.items():
            needed = self.panels.width(columns) + self.room.gap
            if not lines or needed > left:
                lines.append([])
                left = self.width + self.room.gap
            lines[-1].append(index)
            left -= needed
        return lines

    def _high(self, line: list[int]) -> int:
        return max(self.panels.sizes[index][1] for index in line)

    def _too_small(self) -> bool:
        """Whether even the bare areas of the themes are more than there is: quicker than putting them there."""
        gap, panels = self.room.gap, self.panels
        themes = sum([(panels.width(columns) + gap) * (height + gap) for columns, height in panels.sizes.values()])
        return themes > (self.room.width + gap) * (self.room.height + gap)

    def fits(self) -> bool:
        gap, panels = self.room.gap, self.panels
        if self._too_small() or panels.width(max(columns for columns, _height in panels.sizes.values())) > self.width:
            return False
        if sum(self._high(line) + gap for line in self.lines) - gap > self.room.height:
            return False
        return all(panels.height(index, self.loose_columns) <= self.room.height for index in self.loose)

    def place(self, page: int) -> tuple[int, int]:
        gap, top, right = self.room.gap, 0, 0
        for line in self.lines:
            left = 0
            for index in line:
                columns = self.panels.sizes[index][0]
                self._put(index, left, top, columns, self._high(line))
                left += self.panels.width(columns) + gap
            top += self._high(line) + gap
            right = max(right, left)
        loose = max((self.panels.height(index, self.loose_columns) for index in self.loose), default=0)
        height = max(self.room.height, top - gap, loose)
        right = max(right, self.width + gap)
        for index in self.loose:
            self._put(index, right, 0, self.loose_columns, height)
            right += self.panels.width(self.loose_columns) + gap
        self.room = replace(self.room, width=right - gap)
        return height, 1

    def _put(self, index: int, left: int, top: int, columns: int, height: int) -> None:
        panels = self.panels
        self.section(index, Box(left, top, panels.width(columns), height))
        lefts = [left + self.room.pad + column * panels.step for column in range(columns)]
        self.put(index, panels.flow(index, columns), lefts, top + self.room.header)
