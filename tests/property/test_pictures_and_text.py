"""Pictures on notes get smaller before the text of the whole board does, but none is lower than four lines of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.layouts import a_note, a_section, measure
from workshop_app.domain.board_geometry import BoardLayout, Room
from workshop_app.domain.board_layout import LADDER, lay_out
from workshop_app.services.board_view import BoardSection

LOWEST = 4
"""Lines of text."""
WINDOW, LOW_WINDOW = Room(1330, 890), Room(690, 530)
"""The board in the console's window on a screen of 1920×1080, and of 1280×720."""
PROJECTOR = Room(1816, 862, floor=28, ceiling=56, small=28, title=40, unit=28 / 22, paged=True)


def lanes(count: int, pictured: Sequence[int] = (), lanes: int = 3) -> tuple[BoardSection, ...]:
    """A board with so many notes over its lanes, some of which have a picture."""
    notes = [a_note(f"n{n}", "x" * (30 + 17 * n % 60), aspect=0.75 if n in pictured else 0.0) for n in range(count)]
    return tuple(a_section(f"s{lane}", "lane", notes[lane::lanes]) for lane in range(lanes))


def highs(layout: BoardLayout, board: tuple[BoardSection, ...]) -> list[int]:
    """How high the pictures of a page are."""
    metrics, notes = layout.metrics, [note for section in board for note in section.notes]
    shown = [(layout.places[note.id].box.w, note.aspect) for note in notes if note.aspect and note.id in layout.places]
    return [metrics.picture_height(width, aspect) - metrics.gap for width, aspect in shown]


def with_lowest_pictures(board: tuple[BoardSection, ...], room: Room) -> tuple[BoardSection, ...]:
    """The board with such wide pictures that none is higher than the lowest."""
    plain = lay_out(board, room, measure)
    lowest = LOWEST * plain.metrics.line / (plain.notes[0].box.w - 2 * plain.metrics.pad)
    return tuple(
        replace(section, notes=tuple(replace(note, aspect=min(note.aspect, lowest)) for note in section.notes))
        for section in board
    )


def fits(layout: BoardLayout, room: Room) -> bool:
    return layout.width <= room.width and layout.height <= room.height and layout.pages == 1


@pytest.mark.parametrize(
    ("count", "pictured", "least"), [(12, (5,), 26), (12, (1, 5, 9), 26), (12, (1, 3, 5, 9), 22), (18, (1, 9, 17), 19)]
)
def test_a_few_pictures_hardly_make_the_text_of_the_board_smaller(
    count: int, pictured: Sequence[int], least: int
) -> None:
    layout = lay_out(lanes(count, pictured), WINDOW, measure)
    assert fits(layout, WINDOW)
    assert least <= layout.size <= lay_out(lanes(count), WINDOW, measure).size


@given(st.integers(1, 60), st.integers(1, 5), st.sampled_from([WINDOW, LOW_WINDOW]), st.data())
def test_the_text_is_smaller_only_if_it_would_not_fit_with_the_lowest_pictures(
    count: int, across: int, room: Room, data: st.DataObject
) -> None:
    pictured = data.draw(st.sets(st.integers(0, count - 1), min_size=1))
    board = lanes(count, sorted(pictured), across)
    layout = lay_out(board, room, measure)
    whole = round(0.75 * (layout.notes[0].box.w - 2 * layout.metrics.pad))
    assert all(high >= min(whole, LOWEST * layout.metrics.line) for high in highs(layout, board))
    for size in [size for size in LADDER if layout.size < size <= room.ceiling]:
        larger = replace(room, floor=size, ceiling=size)
        assert not fits(lay_out(with_lowest_pictures(board, larger), larger, measure), room)


def test_pictures_are_as_high_as_their_notes_are_wide_enough_for_where_there_is_room() -> None:
    board = lanes(3, (0, 1, 2))
    layout = lay_out(board, WINDOW, measure)
    width = layout.notes[0].box.w - 2 * layout.metrics.pad
    assert highs(layout, board) == [round(0.75 * width)] * 3


def test_pictures_are_no_lower_on_a_board_that_is_scrolled_anyway() -> None:
    board = lanes(60, range(0, 60, 3))
    layout = lay_out(board, WINDOW, measure)
    assert layout.height > WINDOW.height
    width = layout.notes[0].box.w - 2 * layout.metrics.pad
    assert set(highs(layout, board)) == {round(0.75 * width)}


def test_in_the_room_pictures_are_lower_when_there_are_fewer_pages_then() -> None:
    board = lanes(36, range(0, 36, 4))
    layout = lay_out(board, PROJECTOR, measure)
    assert layout.pages == 4, "six if they were as high as their notes are wide enough for"
    pictures = [high for page in range(4) for high in highs(lay_out(board, PROJECTOR, measure, page), board)]
    assert len(pictures) == 9
    assert min(pictures) >= LOWEST * layout.metrics.line
