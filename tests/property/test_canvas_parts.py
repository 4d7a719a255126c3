"""The parts of a canvas that the room sees one by one: every note is whole in one, none is for nothing, none jumps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.board_geometry import Box
from workshop_app.domain.canvas import is_whole_in
from workshop_app.domain.canvas_parts import nearest, parts

WIDE, HIGH = 1200, 600
SIZES = st.integers(20, 400)
PLACES = st.integers(0, 5000)
NOTES = st.lists(st.builds(Box, PLACES, PLACES, SIZES, SIZES), min_size=1, max_size=30)


def divided(notes: list[Box], last: tuple[Box, ...] = ()) -> tuple[Box, ...]:
    return parts(notes, WIDE, HIGH, last)


@given(NOTES)
def test_every_note_is_whole_in_a_part_and_all_parts_are_equally_large(notes: list[Box]) -> None:
    found = divided(notes)
    assert all(any(is_whole_in(note, part) for part in found) for note in notes)
    assert {(part.w, part.h) for part in found} == {(WIDE, HIGH)}


@given(NOTES)
def test_no_part_is_empty_or_could_be_left_out(notes: list[Box]) -> None:
    found = divided(notes)
    for part in found:
        others = [other for other in found if other is not part]
        assert any(not any(is_whole_in(note, other) for other in others) for note in notes)


@given(NOTES)
def test_there_are_no_more_parts_than_a_plain_grid_would_need(notes: list[Box]) -> None:
    """Cells that reach over each other by as much as the largest note, so that each note is whole in one of them."""
    across, down = (WIDE - 400, HIGH - 400)
    columns = (max(note.x for note in notes) - min(note.x for note in notes)) // across + 1
    rows = (max(note.y for note in notes) - min(note.y for note in notes)) // down + 1
    assert len(divided(notes)) <= min(columns * rows, len(notes))


@given(NOTES)
def test_what_fits_on_one_page_is_on_one_page_in_its_middle(notes: list[Box]) -> None:
    close = [note._replace(x=note.x % 800, y=note.y % 200) for note in notes]
    (part,) = divided(close)
    left, right = min(note.x for note in close), max(note.right for note in close)
    assert abs((left - part.x) - (part.right - right)) <= 1


@given(NOTES, st.data())
def test_parts_stay_where_they_are_while_they_do(notes: list[Box], data: st.DataObject) -> None:
    found = divided(notes)
    assert divided(notes, found) == found
    number = data.draw(st.integers(0, len(notes) - 1))
    part = next(part for part in found if is_whole_in(notes[number], part))
    note = notes[number]
    x, y = data.draw(st.integers(part.x, part.right - note.w)), data.draw(st.integers(part.y, part.bottom - note.h))
    moved = [*notes[:number], note._replace(x=x, y=y), *notes[number + 1 :]]
    after = divided(moved, found)
    do_without = [
        one
        for one in found
        if all(not is_whole_in(note, one) or sum(is_whole_in(note, each) for each in found) > 1 for note in moved)
    ]
    assert after == found or len(after) != len(found) or do_without
    assert all(any(is_whole_in(note, one) for one in after) for note in moved)


@given(NOTES, NOTES)
def test_the_room_stays_at_the_part_that_lies_nearest(before: list[Box], after: list[Box]) -> None:
    seen, found = divided(before)[0], divided(after)
    there = nearest(seen, found)
    assert there in found
    assert seen not in found or there == seen


def test_a_part_that_shows_nothing_of_its_own_is_left_out() -> None:
    assert len(divided([Box(0, 300, 200, 100), Box(1000, 1000, 200, 100), Box(1300, 800, 200, 100)])) == 2


def test_it_is_divided_across_first_where_that_gives_fewer_parts() -> None:
    assert len(divided([Box(300, 800, 200, 100), Box(1800, 1300, 200, 100), Box(2400, 1700, 200, 100)])) == 2


def test_in_another_window_parts_are_as_large_as_what_is_seen_of_it() -> None:
    notes = [Box(100, 100, 200, 100)]
    (part,) = divided(notes, parts(notes, 1000, 500))
    assert (part.w, part.h) == (WIDE, HIGH)


def test_what_is_larger_than_a_page_is_seen_from_its_corner() -> None:
    (part,) = divided([Box(100, 100, 5000, 3000)])
    assert part == Box(100, 100, WIDE, HIGH)


def test_pages_follow_each_other_as_one_reads() -> None:
    notes = [Box(x, y, 200, 100) for y in (0, 2000) for x in (0, 2000, 4000)]
    corners = [(part.x // 1000, part.y // 1000) for part in divided(notes)]
    assert corners == sorted(corners, key=lambda corner: corner[::-1])
