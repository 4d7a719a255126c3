"""What always holds of a board's layout, whatever is on it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.board_geometry import BoardLayout, Box, Room, line_height
from workshop_app.domain.board_layout import lay_out


@dataclass(frozen=True)
class FakeNote:
    id: str
    text: str
    x: int = 0
    y: int = 0
    aspect: float = 0.0


@dataclass(frozen=True)
class FakeSection:
    id: str
    kind: str
    notes: tuple[FakeNote, ...]
    free: bool = False
    shapes: tuple[Box, ...] = ()


def measure(text: str, width: float, size: int) -> float:
    """Text of one width for every letter."""
    letters = max(1, int(width / (0.5 * size)))
    return max(1, -(-len(text) // letters)) * line_height(size)


@st.composite
def boards(draw: st.DrawFn) -> tuple[FakeSection, ...]:
    lengths = st.lists(st.integers(1, 400), max_size=30)
    themed = draw(st.booleans())
    kinds = ["theme"] * draw(st.integers(0, 6)) + ["loose"] if themed else ["lane"] * draw(st.integers(1, 7))
    return tuple(
        FakeSection(
            f"s{index}",
            kind,
            tuple(FakeNote(f"s{index}n{number}", "x" * length) for number, length in enumerate(draw(lengths))),
        )
        for index, kind in enumerate(kinds)
    )


rooms = st.builds(
    Room,
    width=st.integers(500, 2400),
    height=st.integers(300, 1400),
    paged=st.booleans(),
    floor=st.sampled_from([13, 19, 28]),
    ceiling=st.sampled_from([26, 30, 56]),
)


def inside(inner: Box, outer: Box) -> bool:
    return inner.x >= outer.x and inner.y >= outer.y and inner.right <= outer.right and inner.bottom <= outer.bottom


def all_pages(board: tuple[FakeSection, ...], room: Room) -> list[BoardLayout]:
    first = lay_out(board, room, measure)
    return [first, *(lay_out(board, room, measure, page) for page in range(1, first.pages))]


@given(boards(), rooms)
def test_nothing_overlaps(board: tuple[FakeSection, ...], room: Room) -> None:
    for page in all_pages(board, room):
        for boxes in ([note.box for note in page.notes], [section.box for section in page.sections]):
            for index, box in enumerate(boxes):
                assert not any(box.meets(other) for other in boxes[index + 1 :])


@given(boards(), rooms)
def test_every_note_is_inside_its_section_and_the_board(board: tuple[FakeSection, ...], room: Room) -> None:
    for page in all_pages(board, room):
        whole = Box(0, 0, page.width, page.height)
        panels: dict[int, list[Box]] = {}
        for section in page.sections:
            assert inside(section.box, whole)
            assert inside(section.header, section.box)
            panels.setdefault(section.section, []).append(section.box)
        for note in page.notes:
            assert any(inside(note.box, panel) for panel in panels[note.section])
            assert not any(note.box.meets(section.header) for section in page.sections)


@given(boards(), rooms)
def test_every_note_is_shown_on_some_page_and_in_order(board: tuple[FakeSection, ...], room: Room) -> None:
    pages = all_pages(board, room)
    shown = {note.id for page in pages for note in page.notes}
    assert shown == {note.id for section in board for note in section.notes}
    for page in pages:
        for index, section in enumerate(board):
            order = [note.id for note in section.notes]
            placed = [note.id for note in page.notes if note.section == index]
            assert placed == [note for note in order if note in placed]


@given(boards(), rooms)
def test_a_page_is_never_higher_than_the_room(board: tuple[FakeSection, ...], room: Room) -> None:
    room = replace(room, paged=True, height=max(700, room.height), width=max(1100, room.width))
    assert all(page.height == room.height for page in all_pages(board, room))


@given(boards(), rooms, st.data())
def test_one_more_note_never_makes_the_text_larger(
    board: tuple[FakeSection, ...], room: Room, data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(board) - 1))
    more = FakeNote("more", "y" * data.draw(st.integers(1, 400)))
    grown = tuple(
        replace(section, notes=(*section.notes, more)) if number == index else section
        for number, section in enumerate(board)
    )
    assert lay_out(grown, room, measure).size <= lay_out(board, room, measure).size


@given(boards(), rooms)
def test_the_same_board_is_laid_out_the_same(board: tuple[FakeSection, ...], room: Room) -> None:
    assert lay_out(board, room, measure) == lay_out(board, room, measure)


@given(boards(), rooms)
def test_text_is_large_enough_for_the_room(board: tuple[FakeSection, ...], room: Room) -> None:
    layout = lay_out(board, room, measure)
    assert layout.size >= room.floor
    assert layout.metrics.small >= room.small
