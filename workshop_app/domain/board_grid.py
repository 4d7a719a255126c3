"""One try at laying out a board with a certain text size; how sections are arranged is up to its subclasses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from workshop_app.domain.board_geometry import (
    LINES,
    NARROWEST,
    WIDEST,
    BoardLayout,
    Box,
    Measure,
    NoteMetrics,
    NotePlace,
    Room,
    SectionLike,
    SectionPlace,
)

ALIKE = 2
"""Notes in a row that differ by at most so many lines get the same height."""


ALL = slice(None)
"""All notes of a section."""


class Row(NamedTuple):
    """Notes beside each other, from `start` up to `stop`."""

    start: int
    stop: int
    height: int


class Spot(NamedTuple):
    """A note in a column that flows: how far down, and how high."""

    column: int
    top: int
    height: int


class Attempt:
    """A layout with a certain text size."""

    def __init__(self, sections: Sequence[SectionLike], room: Room, measure: Measure, size: int) -> None:
        self.sections = sections
        self.room = room
        self.metrics = NoteMetrics(size, max(room.small, round(0.74 * size)))
        self._measure = measure
        self._heights: dict[int, list[int]] = {}
        self.note_width = 1
        self.least = self.metrics.frame + self.metrics.line
        self.placed_sections: list[SectionPlace] = []
        self.placed_notes: list[NotePlace] = []

    def fits(self) -> bool:
        """Whether everything has room."""
        raise NotImplementedError

    def place(self, page: int) -> tuple[int, int]:
        """Place everything of a page; (height, pages)."""
        raise NotImplementedError

    def result(self, page: int) -> BoardLayout:
        """The finished layout."""
        height, pages = self.place(page)
        if page >= pages:
            self.placed_sections, self.placed_notes, page = [], [], pages - 1
            self.place(page)
        notes = tuple(sorted(self.placed_notes, key=lambda note: note.section))
        return BoardLayout(
            self.metrics,
            self.room.width,
            height,
            tuple(self.placed_sections),
            notes,
            page,
            pages,
            {note.id: note for note in notes},
        )

    def width_of_notes(self, inner: int, columns: int) -> int:
        """The width of each note when so many stand beside each other."""
        width = (inner - (columns - 1) * self.metrics.gap) // columns
        return max(1, min(width, round(WIDEST * self.metrics.text)))

    def columns_in(self, inner: int) -> int:
        """How many notes can stand beside each other."""
        least = round(NARROWEST * self.metrics.text)
        return max(1, (inner + self.metrics.gap) // (least + self.metrics.gap))

    def heights(self, index: int) -> list[int]:
        """The heights of the notes of a section."""
        if index not in self._heights:
            metrics, inner = self.metrics, max(1, self.note_width - 2 * self.metrics.pad)
            most = self.most_lines() * metrics.line
            self._heights[index] = [
                metrics.frame + min(most, max(metrics.line, -int(-self._measure(note.text, inner, metrics.text) // 1)))
                for note in self.sections[index].notes
            ]
        return self._heights[index]

    def most_lines(self) -> int:
        """How many lines of a note are shown: on a page never more than the page holds."""
        if not self.room.paged:
            return LINES
        space = self.room.height - self.room.header - self.room.pad - self.metrics.frame
        return max(1, min(LINES, space // self.metrics.line))

    def needed(self, index: int, columns: int) -> int:
        """The height that the notes of a section need."""
        return self.stacked(self.rows(index, columns))

    def hopeless(self, index: int, columns: int, height: int) -> bool:
        """Whether not even notes of one line would fit: saves measuring them."""
        rows = -(-len(self.sections[index].notes) // columns)
        return rows * (self.least + self.metrics.gap) - self.metrics.gap > height

    def rows(self, index: int, columns: int) -> list[Row]:
        """The notes of a section in rows."""
        heights = self.heights(index)
        starts = range(0, len(heights), columns)
        return [
            Row(start, min(start + columns, len(heights)), max(heights[start : start + columns])) for start in starts
        ]

    def put(self, index: int, rows: Iterable[Row], lefts: Sequence[int], top: int) -> int:
        """Place rows from `top` down; where the last one ends."""
        notes, heights, y, end = self.sections[index].notes, self.heights(index), top, top
        for row in rows:
            for number, left in zip(range(row.start, row.stop), lefts, strict=False):
                # Notes beside each other are alike, but beside a very long one they would be mostly empty.
                alike = row.height - heights[number] <= ALIKE * self.metrics.line
                box = Box(left, y, self.note_width, row.height if alike else heights[number])
                self.placed_notes.append(NotePlace(notes[number].id, index, box))
            end = y + row.height
            y = end + self.metrics.gap
        return end

    def flow(self, index: int, columns: int, part: slice = ALL) -> list[Spot]:
        """Where the notes of a section, or a part of them, come when its columns flow by themselves.

        Each comes where a column ends first. So none begins higher than the one before it, and they are still read row
        by row. Notes that are alike stand in rows, as in `put`, until a long one breaks them.
        """
        heights, ends = self.heights(index)[part], [0] * columns
        spots: list[Spot] = []
        start = row = 0
        for number, height in enumerate(heights):
            if min(ends) == max(ends):
                start, row = number, max(heights[number : number + columns])
            if number < start + columns and row - height <= ALIKE * self.metrics.line:
                height = row
            column = ends.index(min(ends))
            spots.append(Spot(column, ends[column], height))
            ends[column] += height + self.metrics.gap
        return spots

    def pour(self, index: int, lefts: Sequence[int], top: int, part: slice = ALL) -> None:
        """Place the notes of a section, or a part of them, in columns that flow from `top` down."""
        notes = self.sections[index].notes[part]
        for note, spot in zip(notes, self.flow(index, len(lefts), part), strict=True):
            box = Box(lefts[spot.column], top + spot.top, self.note_width, spot.height)
            self.placed_notes.append(NotePlace(note.id, index, box))

    def stacked(self, rows: Sequence[Row]) -> int:
        """The height of rows under each other."""
        return sum(row.height for row in rows) + max(0, len(rows) - 1) * self.metrics.gap

    def split(self, rows: Sequence[Row], height: int) -> list[list[Row]]:
        """Rows in pieces that are at most so high, at least one row in each."""
        pieces: list[list[Row]] = []
        left = 0
        for row in rows:
            if pieces and row.height + self.metrics.gap <= left:
                pieces[-1].append(row)
                left -= row.height + self.metrics.gap
            else:
                pieces.append([row])
                left = height - row.height
        return pieces or [[]]

    def section(self, index: int, box: Box) -> None:
        """Place a section's panel; its heading is at the top."""
        pad = self.room.pad
        header = Box(box.x + pad, box.y, max(1, box.w - 2 * pad), min(self.room.header, box.h))
        self.placed_sections.append(SectionPlace(index, box, header))

    def flowed(self, index: int, columns: int, part: slice = ALL) -> int:
        """The height that they need so: never more than in rows."""
        return max((spot.top + spot.height for spot in self.flow(index, columns, part)), default=0)
