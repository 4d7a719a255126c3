"""The largest legible text is used: with any larger one the board would not fit the window, and it never gets smaller
in a larger window."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.helpers.layouts import a_note, a_section, measure
from workshop_app.domain.board_geometry import BoardLayout, Room
from workshop_app.domain.board_layout import LADDER, lay_out
from workshop_app.services.board_view import BoardSection


@st.composite
def boards(draw: st.DrawFn) -> tuple[BoardSection, ...]:
    """Lanes. Themes stand in columns that are filled in their order, where one size larger might fit otherwise."""
    lengths = st.lists(st.integers(1, 300), max_size=25)
    aspects = st.sampled_from([0.0, 0.0, 0.5, 0.75, 1.4] if draw(st.booleans()) else [0.0])
    return tuple(
        a_section(
            f"s{index}",
            "lane",
            (a_note(f"s{index}n{n}", "x" * length, aspect=draw(aspects)) for n, length in enumerate(draw(lengths))),
        )
        for index in range(draw(st.integers(1, 5)))
    )


rooms = st.builds(
    Room,
    width=st.integers(700, 2400),
    height=st.integers(400, 1400),
    floor=st.just(13),
    ceiling=st.sampled_from([26, 30, 56]),
)


def fits(layout: BoardLayout, room: Room) -> bool:
    return layout.width <= room.width and layout.height <= room.height


@given(boards(), rooms)
def test_no_larger_text_would_fit(board: tuple[BoardSection, ...], room: Room) -> None:
    layout = lay_out(board, room, measure)
    assume(fits(layout, room))
    larger = [size for size in LADDER if layout.size < size <= room.ceiling]
    for size in larger:
        assert not fits(lay_out(board, replace(room, floor=size, ceiling=size), measure), room)


@given(boards(), rooms, st.integers(0, 600))
def test_in_a_larger_window_the_text_is_no_smaller(board: tuple[BoardSection, ...], room: Room, high: int) -> None:
    before = lay_out(board, room, measure)
    assume(fits(before, room))
    larger = replace(room, height=room.height + high)
    assert lay_out(board, larger, measure).size >= before.size
