"""Where everything lies on a board: lanes side by side, or themes in columns with the loose notes to the right.

Pure: whole pixels in, whole pixels out, and text is measured by a function that is passed in. The text size is the
largest of a fixed ladder with which everything fits, so a note added last never makes it larger.
"""

from __future__ import annotations

from collections.abc import Sequence

from workshop_app.domain.board_geometry import (
    LANE_LEAST,
    LINES,
    NARROWEST,
    SLIM,
    BoardLayout,
    Box,
    Measure,
    Room,
    SectionLike,
)
from workshop_app.domain.board_grid import Attempt, Row


def lay_out(sections: Sequence[SectionLike], room: Room, measure: Measure, page: int = 0) -> BoardLayout:
    """Lay out a board with the largest text that fits."""
    for size in room.sizes():
        attempts = _attempts(sections, room, measure, size)
        fitting = next((attempt for attempt in attempts if attempt.fits()), None)
        if fitting is not None:
            return fitting.result(page)
    return attempts[0].result(page)


def _attempts(sections: Sequence[SectionLike], room: Room, measure: Measure, size: int) -> list[Attempt]:
    """The ways to lay out a board with a certain text size, the best first."""
    if not any(section.kind == "theme" for section in sections):
        return [_Lanes(sections, room, measure, size)]
    wide = _Themes(sections, room, measure, size)
    all_grouped = not any(section.notes for section in sections if section.kind != "theme")
    return [_Themes(sections, room, measure, size, slim=True), wide] if all_grouped else [wide]


class _Lanes(Attempt):
    """Lanes side by side, equally wide; or loose notes alone over the whole width."""

    def __init__(self, sections: Sequence[SectionLike], room: Room, measure: Measure, size: int) -> None:
        super().__init__(sections, room, measure, size)
        self.across = max(1, min(len(sections), (room.width + room.gap) // (LANE_LEAST + room.gap)))
        self.bands = max(1, -(-len(sections) // self.across))
        self.lane_width = max(1, (room.width - (self.across - 1) * room.gap) // self.across)
        least = room.header + self.least + room.pad
        self.lane_height = max(least, (room.height - (self.bands - 1) * room.gap) // self.bands)
        inner = max(1, self.lane_width - 2 * room.pad)
        self.columns = self.columns_in(inner)
        self.note_width = self.width_of_notes(inner, self.columns)

    def _space(self) -> int:
        return self.lane_height - self.room.header - self.room.pad

    def most_lines(self) -> int:
        if not self.room.paged:
            return LINES
        return max(1, min(LINES, (self._space() - self.metrics.frame) // self.metrics.line))

    def fits(self) -> bool:
        space, every = self._space(), range(len(self.sections))
        if any(self.hopeless(index, self.columns, space) for index in every):
            return False
        return all(self.needed(index, self.columns) <= space for index in every)

    def place(self, page: int) -> tuple[int, int]:
        room, pages, top = self.room, 1, 0
        step = self.note_width + self.metrics.gap
        for first in range(0, len(self.sections), self.across):
            band = range(first, min(first + self.across, len(self.sections)))
            shown: list[list[Row]] = []
            for index in band:
                rows = self.rows(index, self.columns)
                pieces = self.split(rows, self._space()) if room.paged else [rows]
                pages = max(pages, len(pieces))
                shown.append(pieces[min(page, len(pieces) - 1)])
            needed = [room.header + self.stacked(rows) + room.pad for rows in shown]
            height = self.lane_height if room.paged else max(self.lane_height, *needed)
            for index, rows in zip(band, shown, strict=True):
                left = (index - first) * (self.lane_width + room.gap)
                self.section(index, Box(left, top, self.lane_width, height))
                lefts = [left + room.pad + column * step for column in range(self.columns)]
                self.put(index, rows, lefts, top + room.header)
            top += height + room.gap
        return max(room.height, top - room.gap), pages


class _Themes(Attempt):
    """Themes in columns, two notes wide, and the loose notes in as many columns of their own as they need.

    When there are no loose notes a `slim` strip is enough for them; the room does not see it.
    """

    def __init__(
        self, sections: Sequence[SectionLike], room: Room, measure: Measure, size: int, *, slim: bool = False
    ) -> None:
        super().__init__(sections, room, measure, size)
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

    def _loose_fits(self, slots: int) -> bool:
        space = self.room.height - self.room.header - self.room.pad
        columns = self.columns * slots
        return all(
            not self.hopeless(index, columns, space) and self.flowed(index, columns) <= space for index in self.others
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
        space = height - self.room.header - self.room.pad
        if len(self.themes) * self._panel(0) > self.slots * height:
            return None
        if any(self.hopeless(index, self.columns, space) for index in self.themes):
            return None
        panels = [self._panel(self.flowed(index, self.columns)) for index in self.themes]
        needed = len(_filled(panels, height, self.room.gap))
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
        panels = [self._panel(self.flowed(index, self.columns)) for index in self.themes]
        if share is None:
            share = min(self._shares(), key=lambda tried: (self._height(panels, tried), tried))
        columns = _masonry(panels, self.slots - share, self.room.gap)
        if _tallest(panels, columns, self.room.gap) > self.room.height:
            columns = _evened(panels, self.slots - share, self.room.gap)
        for slot, column in enumerate(columns):
            top = 0
            for number in column:
                index = self.themes[number]
                self.section(index, Box(self._left(slot), top, self.slot_width, panels[number]))
                self.pour(index, self._lefts(slot), top + self.room.header)
                top += panels[number] + self.room.gap
        end = max(self.room.height, _tallest(panels, columns, self.room.gap))
        for index in self.others:
            end = max(end, self.room.header + self.flowed(index, self.columns * share) + self.room.pad)
            self._put_loose(index, share, end)
        for index in self.strips:
            self.section(index, Box(self.width + self.room.gap, 0, SLIM, end))
        return end, 1

    def _height(self, panels: list[int], share: int) -> int:
        """How high the board gets with so many columns for the loose notes."""
        loose = [self.flowed(index, self.columns * share) for index in self.others]
        themes = _tallest(panels, _evened(panels, self.slots - share, self.room.gap), self.room.gap)
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
        self.pour(index, lefts, self.room.header)

    def _place_paged(self, page: int) -> tuple[int, int]:
        """Themes, and the loose notes last, column after column and page after page."""
        room = self.room
        space = room.height - room.header - room.pad
        shown = [*self.themes, *(index for index in self.others if self.sections[index].notes)]
        pieces = [(index, part) for index in shown for part in self._parts(index, space)]
        heights = [self._panel(self.flowed(index, self.columns, part)) for index, part in pieces]
        columns = _filled(heights, room.height, room.gap)
        for slot, column in enumerate(columns[page * self.slots : (page + 1) * self.slots]):
            top = 0
            for number in column:
                index, part = pieces[number]
                self.section(index, Box(self._left(slot), top, self.slot_width, heights[number]))
                self.pour(index, self._lefts(slot), top + room.header, part)
                top += heights[number] + room.gap
        return max(room.height, *heights), -(-len(columns) // self.slots)

    def _parts(self, index: int, space: int) -> list[slice]:
        """The notes of a section in parts that have room on a page."""
        pieces = self.split(self.rows(index, self.columns), space)
        return [slice(rows[0].start, rows[-1].stop) for rows in pieces if rows] or [slice(0)]


def _masonry(heights: list[int], columns: int, gap: int) -> list[list[int]]:
    """Each in turn under the shortest column."""
    filled: list[list[int]] = [[] for _ in range(max(1, columns))]
    ends = [0] * len(filled)
    for number, height in enumerate(heights):
        shortest = ends.index(min(ends))
        filled[shortest].append(number)
        ends[shortest] += height + gap
    return filled


def _filled(heights: list[int], height: int, gap: int) -> list[list[int]]:
    """Column after column filled in order: needs as few columns as any way that keeps the order."""
    columns: list[list[int]] = []
    left = 0
    for number, needed in enumerate(heights):
        if columns and needed + gap <= left:
            columns[-1].append(number)
            left -= needed + gap
        else:
            columns.append([number])
            left = height - needed
    return columns


def _evened(heights: list[int], columns: int, gap: int) -> list[list[int]]:
    """In order, column after column, with the longest column as short as can be."""
    low, high = max(heights), sum(heights) + gap * len(heights)
    while low < high:
        middle = (low + high) // 2
        if len(_filled(heights, middle, gap)) <= columns:
            high = middle
        else:
            low = middle + 1
    return _filled(heights, high, gap)


def _tallest(heights: list[int], columns: list[list[int]], gap: int) -> int:
    """Where the longest column ends."""
    return max((sum(heights[n] for n in column) + gap * (len(column) - 1) for column in columns if column), default=0)
