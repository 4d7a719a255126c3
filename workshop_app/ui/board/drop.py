"""Where something that is dragged would land. Knows nothing of windows."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from workshop_app.domain.board_geometry import Block, BoardLayout, Box, NotePlace, SectionPlace
from workshop_app.frozen import frozen
from workshop_app.services.board_view import BoardPicture

NOWHERE = Box(0, 0, 0, 0)
Landing = Literal["lane", "canvas", "theme", "note", "loose", "park", "merge"]


@frozen
class Drop:
    """What letting go here would do, and what is lit up to say so."""

    landing: Landing
    target: str = ""
    """Id of the lane, theme or note."""
    before: str = ""
    """In a lane: the note it lands before; empty is last."""
    mark: Box = NOWHERE


def drop_of_notes(
    picture: BoardPicture, layout: BoardLayout, dragged: tuple[str, ...], x: float, y: float, *, groups: bool = True
) -> Drop | None:
    """Where notes land; None when letting go there changes nothing. With `groups` a note on a note makes a theme."""
    place = layout.section_at(x, y)
    if place is None:
        return None
    section = picture.sections[place.section]
    if not picture.by_theme:
        return _into_lane(picture, layout, place, dragged, x, y)
    inside = {note.id for note in section.notes}
    if section.kind == "theme":
        return None if inside.issuperset(dragged) else Drop("theme", section.id, mark=place.box)
    note = layout.note_at(x, y) if groups else None
    if note is not None and note.id not in dragged:
        return Drop("note", note.id, mark=note.box)
    return None if inside.issuperset(dragged) else Drop("loose", mark=place.box)


def drop_of_theme(picture: BoardPicture, layout: BoardLayout, theme_id: str, x: float, y: float) -> Drop | None:
    """Where a theme lands: on another, to be merged with it."""
    place = layout.section_at(x, y)
    if place is None:
        return None
    section = picture.sections[place.section]
    if section.kind != "theme" or section.id == theme_id:
        return None
    return Drop("merge", section.id, mark=place.box)


def _into_lane(
    picture: BoardPicture, layout: BoardLayout, place: SectionPlace, dragged: tuple[str, ...], x: float, y: float
) -> Drop | None:
    section = picture.sections[place.section]
    if section.free:
        return Drop("canvas", section.id, mark=place.box)
    block = next(block for block in layout.blocks if block.section == place.section)
    after, held = _number_at(block, x, y), frozenset(dragged)
    following = range(after, len(block.notes))
    before = next((block.notes[number].id for number in following if block.notes[number].id not in held), "")
    if _stays(tuple([note.id for note in section.notes]), dragged, before):
        return None
    return Drop("lane", section.id, before, _mark(place, block, after))


def _number_at(block: Block, x: float, y: float) -> int:
    """Which note of a lane, in reading order, is the first that a point lies before."""
    down = y - block.top
    below = bisect_right(block.stack.tops, down)
    beside = block.between(int(y), int(y) + 1)
    return next((number for number in beside if number < below and _is_left_of(block.place(number), x, y)), below)


def _is_left_of(note: NotePlace, x: float, y: float) -> bool:
    """Whether a point lies beside a note or on its left half."""
    return y < note.box.bottom and x < note.box.x + note.box.w / 2


def _stays(order: tuple[str, ...], dragged: tuple[str, ...], before: str) -> bool:
    """Whether the lane would look the same afterwards."""
    held = frozenset(dragged)
    if not held.issubset(order):
        return False
    rest = [note for note in order if note not in held]
    index = rest.index(before) if before else len(rest)
    return (*rest[:index], *dragged, *rest[index:]) == order


def _mark(place: SectionPlace, block: Block, index: int) -> Box:
    """A bar between two notes, or under the heading of an empty lane."""
    if not block.notes:
        header = place.header
        return Box(header.x, header.bottom, header.w, 4)
    tops = block.stack.tops
    if index == len(tops) or (index > 0 and tops[index - 1] == tops[index]):
        box = block.place(index - 1).box
        return Box(box.right + 4, box.y, 4, box.h)
    box = block.place(index).box
    return Box(box.x - 8, box.y, 4, box.h)
