"""One try at laying out a board with a certain text size; how sections are arranged is up to its subclasses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from heapq import heapify, heapreplace
from math import ceil

from workshop_app.domain.board_content import NoteLike, SectionLike
from workshop_app.domain.board_geometry import (
    NARROWEST,
    WIDEST,
    Block,
    BoardLayout,
    Box,
    NoteMetrics,
    Room,
    SectionPlace,
    Stack,
)
from workshop_app.domain.board_memory import Memory

ALIKE = 2
"""Notes that flow and begin beside each other get the same height when they differ by at most so many lines."""
PICTURE_MOST = 0.75
"""A picture is shown at most so many times as high as it is wide, as most photos are: rows stay alike."""

ALL_LINES = 10_000
"""Of a note of which nothing is left out."""
ALL = slice(None)
"""All notes of a section."""


class Attempt:
    """A layout with a certain text size."""

    def __init__(self, sections: Sequence[SectionLike], room: Room, memory: Memory, size: int) -> None:
        self.sections = sections
        self.room = room
        self.size = size
        self.metrics = NoteMetrics(size, max(room.small, round(0.74 * size)), PICTURE_MOST, room.picture_lines)
        self.memory = memory
        self.note_width = 1
        self.gap = self.metrics.gap
        """Between notes."""
        self.least = self.metrics.frame + self.metrics.line
        self._heights: dict[int, list[int]] = {}
        self._sums: dict[int, int] = {}
        self._panels: list[SectionPlace] = []
        self._blocks: list[Block] = []

    def fits(self) -> bool:
        """Whether everything has room."""
        raise NotImplementedError

    def least_height(self) -> int:
        """The board cannot be lower than this: known without measuring."""
        raise NotImplementedError

    def widened(self, room: Room) -> Attempt:
        """The same in a larger room, with notes of the same width."""
        raise NotImplementedError

    def place(self, page: int) -> tuple[int, int]:
        """Place everything of a page; (height, pages)."""
        raise NotImplementedError

    def result(self, page: int) -> BoardLayout:
        """The finished layout."""
        self._panels, self._blocks = [], []
        height, pages = self.place(page)
        if page >= pages:
            self._panels, self._blocks, page = [], [], pages - 1
            self.place(page)
        blocks = tuple(sorted(self._blocks, key=lambda block: block.section))
        return BoardLayout(self.metrics, self.room.width, height, tuple(self._panels), blocks, page, pages)

    # notes

    def width_of_notes(self, inner: int, columns: int) -> int:
        """The width of each note when so many stand beside each other."""
        width = (inner - (columns - 1) * self.gap) // columns
        return max(1, min(width, round(WIDEST * self.metrics.text)))

    def columns_in(self, inner: int) -> int:
        """How many notes can stand beside each other."""
        least = round(NARROWEST * self.metrics.text)
        return max(1, (inner + self.gap) // (least + self.gap))

    def most_lines(self) -> int:
        """How many lines of a note are shown: on a page all that the page can hold, as nobody can open one there."""
        if not self.room.paged:
            return self.room.lines
        return max(1, (self.page_space() - self.metrics.frame) // self.metrics.line)

    def page_space(self) -> int:
        """The height for notes on a page."""
        return self.room.height - self.room.header - self.room.pad

    def heights(self, index: int) -> list[int]:
        """The heights of the notes of a section."""
        found = self._heights.get(index)
        if found is None:
            section, most = self.sections[index], self.most_lines()
            space = max(self.least, self.page_space()) if self.room.paged else 0
            key = (section.id, self.metrics, self.note_width, most, space)
            ruler = Ruler(self.metrics, self.note_width, most, space, self.memory)
            found = self._heights[index] = self.memory.heights(key, section.notes, ruler.height)
            self._sums[index] = sum(found) + len(found) * self.gap
        return found

    def cut(self) -> int:
        """How many notes need more than a page can hold."""
        if not self.room.paged:
            return 0
        found = 0
        for index, section in enumerate(self.sections):
            whole = Ruler(self.metrics, self.note_width, ALL_LINES, 0, self.memory)
            key = (section.id, self.metrics, self.note_width, "whole")
            needed = self.memory.heights(key, section.notes, whole.height)
            found += sum([high > shown for high, shown in zip(needed, self.heights(index), strict=True)])
        return found

    # notes under each other

    def least_of(self, index: int, columns: int) -> int:
        """The height of a section's notes if all had one line: known without measuring them."""
        rows = ceil(len(self.sections[index].notes) / columns)
        return max(0, rows * (self.least + self.gap) - self.gap)

    def columns_for(self, index: int, height: int) -> int:
        """In fewer columns the notes of a section do not fit, however they are put into them."""
        self.heights(index)
        return -(-self._sums[index] // max(1, height + self.gap))

    def too_much(self, index: int, columns: int, height: int) -> bool:
        """Whether the notes cannot fit however they are put into columns: quicker than putting them there."""
        if self.least_of(index, columns) > height:
            return True
        return self.columns_for(index, height) > columns

    def rows(self, index: int, columns: int, part: slice = ALL) -> Stack:
        """The notes of a section, or a part of them, in rows."""
        gap = self.gap
        key = (self.sections[index].id, part.start, part.stop, "rows", columns, self.metrics)
        return self.memory.stack(key, self.heights(index)[part], lambda heights: rows(heights, columns, gap))

    def flow(self, index: int, columns: int, part: slice = ALL) -> Stack:
        """The notes of a section, or a part of them, in columns that flow by themselves."""
        gap, alike = self.gap, ALIKE * self.metrics.line
        key = (self.sections[index].id, part.start, part.stop, "flow", columns, self.metrics)
        return self.memory.stack(key, self.heights(index)[part], lambda heights: flow(heights, columns, gap, alike))

    def flowing_parts(self, index: int, columns: int, space: int) -> list[slice]:
        """The notes of a section in parts that have room on a page in columns that flow, at least one in each."""
        heights, gap, alike = self.heights(index), self.gap, ALIKE * self.metrics.line
        found: list[slice] = []
        start = stop = 0
        while start < len(heights):
            stop += 1
            if stop == len(heights) or flow(heights[start : stop + 1], columns, gap, alike).height > space:
                found.append(slice(start, stop))
                start = stop
        return _evened(found, lambda part: flow(heights[part], columns, gap, alike).height <= space)

    def parts(self, index: int, columns: int, space: int) -> list[slice]:
        """The notes of a section in parts that have room on a page: whole rows, at least one in each."""
        heights, gap = self.heights(index), self.gap
        found: list[slice] = []
        left = 0
        for start in range(0, len(heights), columns):
            row = heights[start : start + columns]
            high, stop = max(row), start + len(row)
            if found and high + gap <= left:
                found[-1] = slice(found[-1].start, stop)
                left -= high + gap
            else:
                found.append(slice(start, stop))
                left = space - high
        return _evened(found, lambda part: rows(heights[part], columns, gap).height <= space)

    # what is placed

    def section(self, index: int, box: Box) -> None:
        """Place a section's panel; its heading is at the top."""
        pad = self.room.pad
        header = Box(box.x + pad, box.y, max(1, box.w - 2 * pad), min(self.room.header, box.h))
        self._panels.append(SectionPlace(index, box, header))

    def put(self, index: int, stack: Stack, lefts: Sequence[int], top: int, part: slice = ALL) -> None:
        """Place the notes of a section, or a part of them, from `top` down."""
        section = self.sections[index]
        notes = section.notes[part]
        numbers = self.memory.numbers((section.id, part.start, part.stop), notes)
        self._blocks.append(Block(index, notes, stack, tuple(lefts), top, self.note_width, numbers))


class Ruler:
    """Measures notes of a certain width and text size."""

    def __init__(self, metrics: NoteMetrics, width: int, most_lines: int, most: int, memory: Memory) -> None:
        self._metrics = metrics
        self._text, self._line, self._frame = metrics.text, metrics.line, metrics.frame
        self._width = width
        self._inner = max(1, width - 2 * metrics.pad)
        self._most_text = most_lines * metrics.line
        self._most = most
        self._measure = memory.measure

    def height(self, note: NoteLike) -> int:
        """How high a note is."""
        text = max(self._line, ceil(self._measure(note.text, self._inner, self._text)))
        whole = self._frame + min(self._most_text, text)
        if note.aspect:
            whole += self._metrics.picture_height(self._width, note.aspect)
        return min(whole, self._most) if self._most else whole


def _evened(parts: list[slice], fits: Callable[[slice], bool]) -> list[slice]:
    """The parts of a section, the last of which is not a note or two that the one before had no room for."""
    if len(parts) < 2:
        return parts or [slice(0, 0)]
    *before, one, last = parts
    return [*before, *shared(one, last, fits)]


def shared(one: slice, last: slice, fits: Callable[[slice], bool], share: float = 0.5) -> tuple[slice, slice]:
    """Two parts, the first of which gives notes to the last while those have room there, until it has but its share."""
    fewest = one.start + ceil((last.stop - one.start) * share)
    stops = range(fewest, last.start)
    stop = next((stop for stop in stops if fits(slice(stop, last.stop))), last.start)
    return slice(one.start, stop), slice(stop, last.stop)


def rows(heights: Sequence[int], columns: int, gap: int) -> Stack:
    """Notes row by row. Those beside each other are as high as the highest, so that rows are seen as rows."""
    tops: list[int] = []
    high: list[int] = []
    top = 0
    for start in range(0, len(heights), columns):
        row = heights[start : start + columns]
        most = max(row)
        high += [most] * len(row)
        tops += [top] * len(row)
        top += most + gap
    across = [*range(columns)] * ceil(len(heights) / columns)
    return Stack(across[: len(heights)], tops, high, max(0, top - gap))


def flow(heights: Sequence[int], columns: int, gap: int, alike: int) -> Stack:
    """Notes where a column ends first.

    So none begins higher than the one before it, and they are still read row by row. Notes that are alike stand in
    rows, as in `rows`, until a long one breaks them. So they never need more height than in rows.
    """
    across: list[int] = []
    tops: list[int] = []
    high: list[int] = []
    ends = [*range(columns)]  # where a column ends, times the number of columns, plus its number
    heapify(ends)
    longest = stop = row = 0
    for number, height in enumerate(heights):
        top, column = divmod(ends[0], columns)
        if top == longest:
            stop, row = number + columns, max(heights[number : number + columns])
        if number < stop and row - height <= alike:
            height = row
        across.append(column)
        tops.append(top)
        high.append(height)
        end = top + height + gap
        heapreplace(ends, end * columns + column)
        longest = max(longest, end)
    return Stack(across, tops, high, max(0, longest - gap))
