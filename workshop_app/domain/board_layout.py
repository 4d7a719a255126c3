"""Where everything lies on a board: lanes side by side, or themes in columns with the loose notes to the right.

Pure: whole pixels in, whole pixels out, and text is measured by a function that is passed in. The text size is the
largest of a fixed ladder with which everything fits, so a note added last never makes it larger; pictures on notes get
smaller before it does. What never fits gets a larger room of the same proportions, to be looked at from near and far.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from workshop_app.domain.board_canvas import renumbered, with_canvases
from workshop_app.domain.board_content import SectionLike
from workshop_app.domain.board_geometry import BoardLayout, Room
from workshop_app.domain.board_grid import Attempt
from workshop_app.domain.board_lanes import Lanes, SharedLanes
from workshop_app.domain.board_memory import Measure, Memory
from workshop_app.domain.board_themes import Themes

LADDER = (96, 84, 72, 64, 56, 48, 44, 40, 36, 34, 32, 30, 28, 26, 24, 22, 21, 20, 19, 18, 17, 16, 15)
"""Sizes of text on notes; the floor of a room is always one more."""
WINDOWS = 4
"""A board of up to so many windows in height is scrolled; what needs more becomes wider too."""
WIDER = (1.5, 1.75, 2, 2.35, 2.7, 3.1, 3.6, 4.1, 4.7, 5.4, 6.2, 7.2, 8.3, 9.5, 11, 12.6, 14.5, 16.7, 19, 22, 25, 30)
"""How many windows wide and high such a board may be."""
LOW_WINDOW = 800
"""A lower window counts as one of this height before its lanes become wider, as they are to be seen beside
each other. Themes become wider sooner, as from far their names can then be read, though not because something stands
over the board: where they are concerned no window is lower than half its width."""
LEAST_WINDOW = (600, 400)
"""A window that is smaller than this counts as one of this size."""
MANY = 200
"""Notes of lanes flow on pages when they are not more than this, where that makes fewer pages; and pictures are made
lower than their width allows on boards of not more."""
PICTURE_LINES = (inf, 6, 4)
"""How many lines of text high pictures are at most. The lowest still says which picture it is."""


def lay_out(
    sections: Sequence[SectionLike], room: Room, measure: Measure, page: int = 0, last: BoardLayout | None = None
) -> BoardLayout:
    """Lay out a board with the largest text that fits. It comes out the same without the `last` one, but slower."""
    memory = Memory(measure, last.kept if last else None)
    if any(section.free for section in sections):
        paged = room.paged and not room.spare  # only the room turns pages beside a free lane
        layout = with_canvases(sections, replace(room, paged=paged), memory, page, _flowed)
    else:
        layout = _flowed(sections, room, memory, page)
    memory.forget()
    return replace(layout, kept=memory)


def lay_out_some(
    sections: Sequence[SectionLike],
    numbers: Sequence[int],
    room: Room,
    measure: Measure,
    page: int = 0,
    last: BoardLayout | None = None,
) -> BoardLayout:
    """Lay out only the sections that have these numbers."""
    return renumbered(lay_out([sections[number] for number in numbers], room, measure, page, last), numbers)


def _flowed(sections: Sequence[SectionLike], room: Room, memory: Memory, page: int = 0) -> BoardLayout:
    rooms = _rooms(sections, room)
    for size in (*(one for one in LADDER if room.floor < one <= room.ceiling), room.floor):
        fitting = _fitting(sections, rooms[-1], memory, size)
        if fitting is not None:
            larger = (_fitting(sections, each, memory, size) for each in rooms[:-1])
            return next(filter(None, larger), fitting).result(page)
    if room.paged:
        return _in_pages([way for each in rooms for way in _attempts(sections, each, memory, room.floor)], page)
    attempts = _attempts(sections, room, memory, room.floor)
    if not room.widens:
        return attempts[0].result(page)
    lowest = max(LEAST_WINDOW[1], room.width // 2) if isinstance(attempts[0], Themes) else LOW_WINDOW
    most = WINDOWS * max(room.height, lowest)
    if attempts[0].least_height() <= most:
        layout = attempts[0].result(page)
        if layout.height <= most:
            return layout
    return _widened(attempts[-1], room)


def _rooms(sections: Sequence[SectionLike], room: Room) -> list[Room]:
    """The room with pictures as high as their width allows, and when there are any, with lower ones."""
    few = sum([len(section.notes) for section in sections]) <= MANY
    pictured = few and any(note.aspect for section in sections for note in section.notes)
    return [replace(room, picture_lines=lines) for lines in PICTURE_LINES] if pictured else [room]


def _fitting(sections: Sequence[SectionLike], room: Room, memory: Memory, size: int) -> Attempt | None:
    """The best way in which everything has room with a certain text size, if there is one."""
    ways = _attempts(sections, room, memory, size)
    return next((way for way in ways if way.fits() and not way.cut()), None)


def _in_pages(attempts: list[Attempt], page: int) -> BoardLayout:
    """A page of what does not fit on one: as few pages as can be, or one more so that fewer notes are cut."""
    results = [(way.cut(), way.result(page)) for attempt in attempts for way in _alike(attempt)]
    most = 1 + min(layout.pages for _cut, layout in results)
    near = [(cut, layout) for cut, layout in results if layout.pages <= most]
    return min(near, key=lambda result: (result[0], result[1].pages))[1]


def _alike(attempt: Attempt) -> list[Attempt]:
    """Ways to lay it out on pages: lanes and the notes in them are equally wide, unless other widths are better."""
    if not isinstance(attempt, Lanes):
        return [attempt]
    few = sum([len(section.notes) for section in attempt.sections]) <= MANY
    alike = [attempt, *attempt.with_wider_notes()]
    ways: list[Attempt] = [*alike, *(way.flowing() for way in alike if few)]
    if attempt.bands == 1:
        shared = attempt.sections, attempt.room, attempt.memory, attempt.size
        ways += [SharedLanes(*shared, flows=flows) for flows in ((False, True) if few else (False,))]
    return ways


def _widened(attempt: Attempt, room: Room) -> BoardLayout:
    """The least larger room in which everything fits with the smallest text; notes are as wide as in a window."""
    width, height = max(room.width, LEAST_WINDOW[0]), max(room.height, LEAST_WINDOW[1])
    for times in WIDER:
        wider = attempt.widened(replace(room, width=round(times * width), height=round(times * height)))
        if wider.fits():
            break
    return wider.result(0)


def _attempts(sections: Sequence[SectionLike], room: Room, memory: Memory, size: int) -> list[Attempt]:
    """The ways to lay out a board with a certain text size, the best first."""
    if not any(section.kind == "theme" for section in sections):
        return [Lanes(sections, room, memory, size)]
    wide = Themes(sections, room, memory, size)
    all_grouped = not any(section.notes for section in sections if section.kind != "theme")
    return [Themes(sections, room, memory, size, slim=True), wide] if all_grouped else [wide]
