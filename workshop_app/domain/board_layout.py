"""Where everything lies on a board: lanes side by side, or themes in columns with the loose notes to the right.

Pure: whole pixels in, whole pixels out, and text is measured by a function that is passed in. The text size is the
largest of a fixed ladder with which everything fits, so a note added last never makes it larger. What never fits gets
a larger room of the same proportions, to be looked at from near and far.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workshop_app.domain.board_canvas import renumbered, with_canvases
from workshop_app.domain.board_content import SectionLike
from workshop_app.domain.board_geometry import LADDER, BoardLayout, Measure, Room
from workshop_app.domain.board_grid import Attempt
from workshop_app.domain.board_lanes import Lanes, SharedLanes
from workshop_app.domain.board_memory import Memory
from workshop_app.domain.board_themes import Themes

WINDOWS = 4
"""A board of up to so many windows in height is scrolled; what needs more becomes wider too."""
WIDER = (1.5, 1.75, 2, 2.35, 2.7, 3.1, 3.6, 4.1, 4.7, 5.4, 6.2, 7.2, 8.3, 9.5, 11, 12.6, 14.5, 16.7, 19, 22, 25, 30)
"""How many windows wide and high such a board may be."""
LOW_WINDOW = 800
"""A lower window counts as one of this height before its lanes become wider, as they are to be seen beside
each other. Themes become wider sooner: from far their names can then be read."""
LEAST_WINDOW = (600, 400)
"""A window that is smaller than this counts as one of this size."""


MANY = 200
"""Notes of lanes flow on pages when they are not more than this, where that makes fewer pages."""


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
    for size in (*(one for one in LADDER if room.floor < one <= room.ceiling), room.floor):
        attempts = _attempts(sections, room, memory, size)
        fitting = next((attempt for attempt in attempts if attempt.fits() and not attempt.cut()), None)
        if fitting is not None:
            return fitting.result(page)
    if room.paged:
        return _in_pages(attempts, page)
    if not room.widens:
        return attempts[0].result(page)
    themes = isinstance(attempts[0], Themes)
    most = WINDOWS * max(room.height, LEAST_WINDOW[1] if themes else LOW_WINDOW)
    if attempts[0].least_height() <= most:
        layout = attempts[0].result(page)
        if layout.height <= most:
            return layout
    return _widened(attempts[-1], room)


def _in_pages(attempts: list[Attempt], page: int) -> BoardLayout:
    """A page of what does not fit on one: as few pages as can be, or one more so that fewer notes are cut.

    Lanes and the notes in them are equally wide, unless other widths are better.
    """
    ways = attempts
    for lanes in [attempt for attempt in attempts if isinstance(attempt, Lanes)]:
        few = sum([len(section.notes) for section in lanes.sections]) <= MANY
        alike = [lanes, *lanes.with_wider_notes()]
        ways = [*alike, *(way.flowing() for way in alike if few)]
        if lanes.bands == 1:
            shared = lanes.sections, lanes.room, lanes.memory, lanes.size
            ways += [SharedLanes(*shared, flows=flows) for flows in ((False, True) if few else (False,))]
    results = [(way.cut(), way.result(page)) for way in ways]
    most = 1 + min(layout.pages for _cut, layout in results)
    near = [(cut, layout) for cut, layout in results if layout.pages <= most]
    return min(near, key=lambda result: (result[0], result[1].pages))[1]


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
