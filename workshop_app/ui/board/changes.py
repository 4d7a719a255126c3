"""What is different on a board that was laid out anew, so that nothing else glides or is painted again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from operator import eq, is_

from workshop_app.domain.board_geometry import Block, BoardLayout, Box
from workshop_app.domain.enums import ShapeKind
from workshop_app.frozen import mutable
from workshop_app.services.board_view import BoardPicture, BoardSection

MOST = 600
"""So many things are looked at one by one; of more it is only said that everything changed."""


@mutable
class Changes:
    """Ids of notes and sections with where they were and are."""

    moved: dict[str, tuple[Box, Box]] = field(default_factory=dict)
    came: dict[str, Box] = field(default_factory=dict)
    other: list[Box] = field(default_factory=list)
    """Where something went away, or looks different in its place."""

    def boxes(self) -> Iterator[Box]:
        """Everywhere that something changed."""
        for before, after in self.moved.values():
            yield from (before, after)
        yield from self.came.values()
        yield from self.other


class Shown:
    """A board and its layout, to be compared with another."""

    def __init__(self, picture: BoardPicture, layout: BoardLayout) -> None:
        self.sections: Mapping[str, BoardSection] = {section.id: section for section in picture.sections}
        self.layout = layout
        ids = [section.id for section in picture.sections]
        self.blocks = {ids[block.section]: block for block in layout.blocks}
        self.panels: dict[str, list[Box]] = {}
        self.headers: dict[str, Box] = {}
        self.corners: dict[str, tuple[int, int]] = {}
        for place in layout.sections:
            self.panels.setdefault(ids[place.section], []).append(place.box)
            self.headers[ids[place.section]] = place.header
            self.corners[ids[place.section]] = place.corner


def compare(before: Shown, after: Shown) -> Changes | None:
    """What has changed; None when that is too much to tell."""
    found = Changes()
    _compare_sections(before, after, found)
    for section, block in after.blocks.items():
        different = _different(block, before.blocks.get(section))
        if len(different) + len(found.moved) + len(found.came) > MOST:
            return None
        for number in different:
            _compare_note(before, block, number, found)
    for section, block in before.blocks.items():
        different = _different(block, after.blocks.get(section))
        if len(different) > MOST:
            return None
        gone = (number for number in different if block.notes[number].id not in after.layout.places)
        found.other += (block.place(number).box for number in gone)
    return found


def _compare_sections(before: Shown, after: Shown, found: Changes) -> None:
    for section, panels in after.panels.items():
        was = before.panels.get(section)
        if was is None:
            found.came[section] = panels[0]
        elif was != panels:
            found.moved[section] = (was[0], panels[0])
            found.other += (*was[1:], *panels[1:])
        elif before.sections[section] is not after.sections[section]:
            _compare_inside(before, after, section, found)
    for section, panels in before.panels.items():
        if section not in after.panels:
            found.other += panels


def _compare_inside(before: Shown, after: Shown, section: str, found: Changes) -> None:
    """What is different on a panel that lies where it lay, beside its notes."""
    was, now = before.sections[section], after.sections[section]
    emptied = bool(was.notes) != bool(now.notes) or bool(was.shapes) != bool(now.shapes)
    if emptied or before.corners[section] != after.corners[section]:
        found.other.append(after.panels[section][0])  # with what it says when it is empty
        return
    found.other.append(after.headers[section])
    left, top = after.corners[section]
    axes = (shape for shape in now.shapes if shape.kind is ShapeKind.AXES and any(shape.labels))
    found.other += (Box(one.x + left, one.y + top, one.w, one.h) for one in axes)  # their names make way for notes
    if was.shapes is not now.shapes:
        order = [shape.id for shape in now.shapes], [shape.id for shape in was.shapes]
        same = set(was.shapes) & set(now.shapes) if order[0][: len(order[1])] == order[1] else set()
        changed = (shape for shape in (*was.shapes, *now.shapes) if shape not in same)
        found.other += (Box(shape.x + left, shape.y + top, shape.w, shape.h) for shape in changed)


def _compare_note(before: Shown, block: Block, number: int, found: Changes) -> None:
    note, box = block.notes[number], block.place(number).box
    was = before.layout.places.get(note.id)
    if was is None:
        found.came[note.id] = box
    elif was.box != box:
        found.moved[note.id] = (was.box, box)
    else:
        found.other.append(box)


def _different(block: Block, other: Block | None) -> Sequence[int]:
    """The numbers of the notes of a section that may not be the same and at the same place in another layout."""
    if other is None or not block.stack.scattered or not other.stack.scattered:
        return range(_same(block, other), len(block.notes))
    if _corner(block) != _corner(other):
        return range(len(block.notes))
    head = _alike(block.notes, other.notes, identical=True)
    left = min(len(block.notes), len(other.notes)) - head
    tail = min(left, _alike(block.notes[::-1], other.notes[::-1], identical=True))
    between = range(head, len(block.notes) - tail)
    if len(block.notes) != len(other.notes):
        return between
    return [number for number in between if block.notes[number] is not other.notes[number]]


def _corner(block: Block) -> tuple[int, int]:
    """The corner of a free lane; where a note lies on it, and how high it is, is all in the note."""
    return block.lefts[0] - block.notes[0].x, block.top


def _same(one: Block | None, two: Block | None) -> int:
    """How many notes at the beginning of a section are the same and at the same place."""
    if one is None or two is None or (one.lefts, one.top, one.width) != (two.lefts, two.top, two.width):
        return 0
    if one.notes is two.notes and one.stack is two.stack:
        return len(one.notes)
    alike = [_alike(one.notes, two.notes, identical=True)]
    for a, b in zip(one.stack[:3], two.stack[:3], strict=True):
        alike.append(_alike(a, b))
    return min(alike)


def _alike(one: Sequence[object], two: Sequence[object], *, identical: bool = False) -> int:
    """How many elements at the beginning are alike."""
    return [*map(is_ if identical else eq, one, two), False].index(False)
