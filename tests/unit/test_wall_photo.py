"""The boxes on a photo of a wall, without a window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.board_geometry import Box
from workshop_app.ui.board.camera import Camera
from workshop_app.ui.handles import HANDLES
from workshop_app.ui.wall_photo.boxes import MOST, Boxes
from workshop_app.ui.wall_photo.chart import Cutting

REACH = 10.0


def drawn(*areas: tuple[int, int, int, int]) -> Cutting:
    """A photo of 1,000 by 600 with boxes dragged on it."""
    cutting = Cutting(1000, 600)
    for x, y, w, h in areas:
        drag(cutting, x, y, x + w, y + h)
    return cutting


def drag(cutting: Cutting, x: float, y: float, to_x: float, to_y: float) -> None:
    cutting.press(x, y, REACH)
    cutting.move((x + to_x) / 2, (y + to_y) / 2)
    cutting.move(to_x, to_y)
    cutting.release()


def areas(cutting: Cutting) -> list[tuple[int, ...]]:
    return [tuple(piece.area) for piece in cutting.boxes.pieces]


def test_dragging_draws_a_box_in_any_direction_and_chooses_it() -> None:
    cutting = drawn((100, 100, 200, 150))
    drag(cutting, 700, 500, 500, 300)
    assert areas(cutting) == [(100, 100, 200, 150), (500, 300, 200, 200)]
    assert cutting.boxes.chosen == 1


def test_a_click_or_a_tiny_drag_draws_nothing_and_lets_go_of_the_choice() -> None:
    cutting = drawn((100, 100, 200, 150))
    drag(cutting, 600, 400, 604, 403)
    assert areas(cutting) == [(100, 100, 200, 150)]
    assert cutting.boxes.chosen == -1


def test_a_box_ends_at_the_edge_of_the_photo() -> None:
    cutting = Cutting(1000, 600)
    drag(cutting, 900, 500, 2000, 900)
    assert areas(cutting) == [(900, 500, 100, 100)]
    drag(cutting, 950, 550, 100, 5000)
    assert areas(cutting) == [(50, 500, 100, 100)], "moved, and held at the lower edge"


def test_a_box_is_moved_by_its_inside_and_pulled_by_its_corners_and_sides() -> None:
    cutting = drawn((100, 100, 200, 150))
    drag(cutting, 200, 170, 250, 190)
    assert areas(cutting) == [(150, 120, 200, 150)]
    drag(cutting, 350, 270, 400, 300)
    assert areas(cutting) == [(150, 120, 250, 180)]
    drag(cutting, 275, 120, 300, 100)
    assert areas(cutting) == [(150, 100, 250, 200)]
    drag(cutting, 150, 100, 900, 900)
    assert areas(cutting) == [
        (400 - cutting.boxes.least, 300 - cutting.boxes.least, cutting.boxes.least, cutting.boxes.least)
    ]


def test_escape_in_the_middle_puts_everything_back() -> None:
    cutting = drawn((100, 100, 200, 150))
    before = cutting.boxes
    for x, y in ((200, 150), (300, 250), (600, 400)):
        cutting.press(x, y, REACH)
        cutting.move(x + 90, y + 90)
        assert cutting.cancel()
        assert cutting.boxes.pieces == before.pieces
    assert not cutting.cancel()


def test_every_drag_is_one_step_back() -> None:
    cutting = drawn((100, 100, 200, 150), (500, 100, 200, 150))
    drag(cutting, 600, 170, 700, 300)
    assert cutting.undo()
    assert areas(cutting) == [(100, 100, 200, 150), (500, 100, 200, 150)]
    assert cutting.undo()
    assert cutting.undo()
    assert not cutting.undo()
    assert areas(cutting) == []
    assert cutting.redo()
    assert cutting.redo()
    assert cutting.redo()
    assert not cutting.redo()
    assert areas(cutting) == [(100, 100, 200, 150), (600, 230, 200, 150)]


def test_what_is_written_in_one_field_is_one_step() -> None:
    cutting = drawn((100, 100, 200, 150), (500, 100, 200, 150))
    for text in ("K", "Kö", "Kön"):
        cutting.say(0, text)
    cutting.say(1, "B")
    cutting.undo()
    assert [piece.text for piece in cutting.boxes.pieces] == ["Kön", ""]
    cutting.undo()
    assert [piece.text for piece in cutting.boxes.pieces] == ["", ""]


def test_choosing_is_no_step() -> None:
    cutting = drawn((100, 100, 200, 150))
    cutting.do(cutting.boxes.choose(-1))
    cutting.do(cutting.boxes.choose(0))
    cutting.undo()
    assert areas(cutting) == []


def test_deleting_chooses_the_next_and_numbers_follow() -> None:
    boxes = drawn((0, 0, 100, 100), (200, 0, 100, 100), (400, 0, 100, 100)).boxes.choose(1)
    after = boxes.without()
    assert [piece.area.x for piece in after.pieces] == [0, 400]
    assert after.chosen == 1
    assert after.without().without().chosen == -1
    assert after.without().without().without().pieces == ()


def test_a_small_box_in_a_large_one_can_be_reached() -> None:
    cutting = drawn((100, 100, 100, 100))
    cutting.do(cutting.boxes.with_box(Box(50, 50, 400, 400)).choose(-1))
    assert cutting.boxes.at(150, 150) == 0
    assert cutting.boxes.at(60, 60) == 1
    assert cutting.boxes.choose(1).at(150, 150) == 1, "what is chosen already is meant first"


def test_a_new_box_by_key_stands_beside_the_last_one_and_takes_its_lane() -> None:
    cutting = drawn((100, 50, 200, 150))
    cutting.do(cutting.boxes.put(0, "idea"))
    for _ in range(9):
        cutting.do(cutting.boxes.with_box(cutting.boxes.next_area()))
    found = [piece.area for piece in cutting.boxes.pieces]
    assert found[1].y == 50
    assert found[1].x > 300
    assert all(area[2:] == (200, 150) for area in found)
    assert not any(one.meets(other) for index, one in enumerate(found) for other in found[:index])
    assert {piece.lane_id for piece in cutting.boxes.pieces} == {"idea"}


def test_there_is_a_first_box_by_key_and_an_end_to_them() -> None:
    boxes = Boxes(1000, 600)
    for _ in range(MOST + 20):
        boxes = boxes.with_box(boxes.next_area())
    assert len(boxes.pieces) == MOST
    assert all(
        area.x >= 0 and area.y >= 0 and area.right <= 1000 and area.bottom <= 600
        for area in (piece.area for piece in boxes.pieces)
    )


points = st.tuples(st.floats(-500, 1500), st.floats(-500, 1100))
steps = st.one_of(
    st.tuples(st.just("drag"), points, points),
    st.tuples(st.just("cancel"), points, points),
    st.tuples(st.just("new"), points, points),
    st.tuples(st.just("delete"), points, points),
    st.tuples(st.just("undo"), points, points),
    st.tuples(st.just("redo"), points, points),
    st.tuples(st.just("pull"), points, points),
)


@given(st.lists(steps, max_size=30))
def test_whatever_is_done_all_boxes_are_inside_large_enough_and_one_at_most_is_chosen(
    done: list[tuple[str, tuple[float, float], tuple[float, float]]],
) -> None:
    cutting = Cutting(1000, 600)
    for what, start, end in done:
        if what == "drag":
            drag(cutting, *start, *end)
        elif what == "cancel":
            cutting.press(*start, REACH)
            cutting.move(*end)
            cutting.cancel()
        elif what == "new":
            cutting.do(cutting.boxes.with_box(cutting.boxes.next_area()))
        elif what == "delete":
            cutting.do(cutting.boxes.without())
        elif what == "pull":
            handle = HANDLES[int(abs(start[0])) % len(HANDLES)]
            cutting.do(cutting.boxes.pulled(handle, round(end[0]), round(end[1])))
        else:
            (cutting.undo if what == "undo" else cutting.redo)()
        boxes = cutting.boxes
        assert cutting.mode == "idle"
        assert -1 <= boxes.chosen < len(boxes.pieces)
        for piece in boxes.pieces:
            area = piece.area
            assert area.x >= 0
            assert area.y >= 0
            assert area.right <= 1000
            assert area.bottom <= 600
            assert min(area.w, area.h) >= boxes.least


# looking at the photo

cameras = st.builds(
    lambda photo, window, factor, x, y: (whole := Camera(photo, window, 16, nearest=2.0).fitted()).zoomed(
        whole.zoom * factor, x, y
    ),
    st.tuples(st.integers(1, 6000), st.integers(1, 6000)),
    st.tuples(st.integers(60, 3000), st.integers(60, 2000)),
    st.floats(1, 8),
    st.floats(0, 3000),
    st.floats(0, 2000),
)


@given(cameras)
def test_a_photo_is_first_seen_whole_and_a_point_there_and_back_is_the_same(camera: Camera) -> None:
    whole = camera.fitted()
    for corner in ((0, 0), whole.board):
        x, y = whole.in_view(*corner)
        assert -1 <= x <= whole.view[0] + 1
        assert -1 <= y <= whole.view[1] + 1
    assert camera.on_board(*camera.in_view(12.5, 7.25)) == pytest.approx((12.5, 7.25), abs=1e-3)


@given(cameras, st.floats(0.1, 10), st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_coming_nearer_never_loses_the_photo_and_stays_within_bounds(
    camera: Camera, factor: float, at: tuple[float, float]
) -> None:
    near = camera.zoomed(camera.zoom * factor, at[0] * camera.view[0], at[1] * camera.view[1])
    assert near.fit_zoom <= near.zoom <= 4.0
    left, top = near.origin
    right, bottom = near.in_view(*near.board)
    assert left < near.view[0]
    assert top < near.view[1]
    assert right > 0
    assert bottom > 0


WHOLE = Camera((4000, 3000), (800, 600), 16, nearest=2.0).fitted()


def test_what_is_under_the_pointer_stays_there_when_one_comes_nearer() -> None:
    near = WHOLE.zoomed(2 * WHOLE.zoom, 400, 300)
    spot = near.on_board(200, 450)
    assert near.zoomed(1.5 * near.zoom, 200, 450).in_view(*spot) == pytest.approx((200, 450), abs=1)


def test_a_box_out_of_sight_is_brought_into_view_and_one_in_sight_moves_nothing() -> None:
    near = WHOLE.zoomed(5 * WHOLE.zoom, 0, 0)
    assert near.revealing(100, 100, 50, 50).origin == near.origin
    moved = near.revealing(3700, 2800, 200, 150)
    x, y = moved.in_view(3700, 2800)
    right, bottom = moved.in_view(3900, 2950)
    assert x >= 0
    assert y >= 0
    assert right <= 801
    assert bottom <= 601
