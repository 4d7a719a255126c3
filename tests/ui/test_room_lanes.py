"""Lanes beside a free canvas in the room: who has most to say gets the room, and long notes are read to their end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.helpers.room import FULL_HD, Shown, show
from tests.ui.test_room_canvas import SMALL, board_of, canvas, seen_whole, turn
from workshop_app.commands.agenda import Spotlight
from workshop_app.commands.notes import AddNotes
from workshop_app.domain.records import Lane, Note, Record
from workshop_app.domain.state import State
from workshop_app.ui.projector.room_wall import RoomWall

__all__ = ["show"]  # fixture

LONG = " ".join(f"Word{number}" for number in range(50))
"""Longer than what the facilitator's board shows of a note."""


def saying(records: list[Record], note: str, words: str) -> State:
    return State.of_records(
        [replace(one, text=words) if isinstance(one, Note) and one.id == note else one for one in records]
    )


def panels(board: RoomWall) -> dict[str, int]:
    """The width of each lane that is seen."""
    sections = board.picture.sections
    return {sections[place.section].id: board.in_view(place.box).width() for place in board.layout_.sections}


@pytest.mark.parametrize("size", [FULL_HD, SMALL])
@pytest.mark.parametrize("lying", [0, 3, 40])
def test_lanes_that_have_much_to_say_get_all_the_width_and_the_canvas_its_pages_after_them(
    lying: int, size: tuple[int, int], show: Callable[[State], Shown]
) -> None:
    shown = show(State.of_records(canvas(lying, matrix=lying > 0, lane=60)))
    shown.surface.resize(*size)
    board = board_of(shown)
    order: list[str] = []
    notes = {f"l{number}" for number in range(60)} | {f"n{number}" for number in range(lying)}
    whole: set[str] = set()
    for page in range(board.pages()):
        turn(shown, board, page)
        ((lane, width),) = panels(board).items()
        order.append(lane)
        assert width > 0.9 * size[0]
        assert f"{page + 1} / {board.pages()}" in shown.sizes
        whole |= {note for note in notes if seen_whole(board, note)}
    lanes = order.count("lane")
    assert order == ["lane"] * lanes + ["free"] * (len(order) - lanes)
    assert 1 < lanes < 6
    assert (len(order) > lanes) == (lying > 0), "there is no page for nothing"
    assert whole == notes
    assert min(shown.sizes.values()) > 28 * size[0] / 1920 - 0.01
    assert lying == 0 or "Effort and benefit" in shown.sizes, "it is said what the canvas is"


@pytest.mark.parametrize("size", [FULL_HD, SMALL])
@pytest.mark.parametrize("lying", [0, 3, 20])
def test_the_long_name_of_a_lane_is_read_whole_beside_a_canvas(
    lying: int, size: tuple[int, int], show: Callable[[State], Shown]
) -> None:
    name = "What already works well in all of our units, and why it does"
    records = canvas(lying, matrix=lying > 0, lane=3)
    shown = show(
        State.of_records([replace(r, title=name) if isinstance(r, Lane) and r.id == "lane" else r for r in records])
    )
    shown.surface.resize(*size)
    board = board_of(shown)
    assert set(panels(board)) == {"lane", "free"}
    words = {word for text in shown.sizes if text in name for word in text.split()}
    assert words >= set(name.split())
    assert not any(text.endswith("…") and text[:-1] in name for text in shown.sizes)
    assert min(shown.sizes.values()) > 28 * size[0] / 1920 - 0.01


def test_a_note_that_comes_is_seen_where_it_is_lane_or_canvas(show: Callable[[State], Shown]) -> None:
    for lying in (3, 40):
        shown = show(State.of_records(canvas(lying, lane=60)))
        board = board_of(shown)
        for lane in ("lane", "free", "lane"):
            known = set(shown.session.state.of(Note))
            shown.session.run(AddNotes(lane, ("Something new",)))
            (new,) = set(shown.session.state.of(Note)) - known
            assert set(panels(board)) == {lane}
            assert seen_whole(board, new)


def test_one_note_more_does_not_turn_the_page_that_lanes_and_canvas_share(show: Callable[[State], Shown]) -> None:
    shown = show(State.of_records(canvas(3, lane=2)))
    board = board_of(shown)
    assert set(panels(board)) == {"lane", "free"}
    shown.session.run(AddNotes("lane", tuple(f"Said in a hurry {number}" for number in range(60))))
    assert set(panels(board)) == {"lane"}
    assert board.page() == board.pages() - 2, "the newest notes, and after them the canvas"
    turn(shown, board, board.pages() - 1)
    assert set(panels(board)) == {"free"}


@pytest.mark.parametrize("count", [3, 40])
def test_a_long_note_is_read_to_its_end_on_the_board(count: int, show: Callable[[State], Shown]) -> None:
    shown = show(saying(canvas(0, matrix=False, lane=count), "l1", LONG))
    board = board_of(shown)
    assert not board.is_cut("l1")
    assert any("Word49" in words for words in shown.sizes)
    assert min(shown.sizes.values()) > 27.9


def test_what_is_longer_than_a_page_is_read_in_the_spotlight(show: Callable[[State], Shown]) -> None:
    words = ("Word " * 395) + "and this is the end"
    shown = show(saying(canvas(0, matrix=False, lane=40), "l1", words))
    board = board_of(shown)
    assert board.is_cut("l1")
    assert any(said.endswith("…") for said in shown.sizes), "that it goes on is seen"
    shown.session.run(Spotlight("l1"))
    shown.picture()
    assert any(said.endswith("the end") for said in shown.sizes)
    assert min(shown.sizes.values()) > 27.9
