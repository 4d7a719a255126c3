"""Where one looks at the board from, without a window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.ui.board.camera import MOST, Camera

sizes = st.integers(200, 20_000)
views = st.tuples(st.integers(320, 3840), st.integers(240, 2160))
zooms = st.floats(0.01, 9)


def camera(board: tuple[int, int] = (4000, 3000), view: tuple[int, int] = (1000, 800), margin: int = 20) -> Camera:
    return Camera(board, view, margin)


def test_a_board_of_the_size_of_the_view_stands_still() -> None:
    still = camera((960, 760))
    assert still.origin == (20, 20)
    assert still.most == (0, 0)
    assert still.fit_zoom == 1
    assert still.panned(100, 100) == still


@given(zooms, st.floats(0, 1), st.floats(0, 1))
def test_what_is_under_the_pointer_stays_there(zoom: float, across: float, down: float) -> None:
    """The pointer in the middle half of the view and in the middle of the board, so that no edge is in the way."""
    start = replace(camera((40_000, 30_000)), zoom=1.0).at(19_000, 14_000)
    x, y = 250 + 500 * across, 200 + 400 * down
    near = start.zoomed(max(zoom, 0.2), x, y)
    before, after = start.on_board(x, y), near.on_board(x, y)
    assert after == pytest.approx(before, abs=1.2 / min(near.zoom, 1))


def test_many_small_steps_do_not_drift() -> None:
    start = at = camera((40_000, 30_000)).at(19_000, 14_000)
    for step in [1.01] * 60 + [1 / 1.01] * 60:
        at = at.zoomed(at.zoom * step, 333, 271)
    assert (at.x, at.y) == pytest.approx((start.x, start.y), abs=1e-3)


@given(sizes, sizes, views, zooms)
def test_the_whole_board_is_the_farthest_and_four_times_the_nearest(
    width: int, height: int, view: tuple[int, int], zoom: float
) -> None:
    at = camera((width, height), view).zoomed(zoom, 10, 10)
    assert min(at.fit_zoom, 1) <= at.zoom <= MOST


@given(sizes, sizes, views)
def test_fit_shows_the_whole_board_and_its_margin(width: int, height: int, view: tuple[int, int]) -> None:
    at = camera((width, height), view).panned(50, 70).fitted()
    left, top = at.in_view(0, 0)
    right, bottom = at.in_view(width, height)
    assert left >= 19
    assert top >= 19
    assert right <= view[0] - 19
    assert bottom <= view[1] - 19
    assert at.most == (0, 0)


@given(sizes, sizes, views, zooms, st.floats(-9e4, 9e4), st.floats(-9e4, 9e4))
def test_nothing_but_the_board_can_be_scrolled_to(
    width: int, height: int, view: tuple[int, int], zoom: float, x: float, y: float
) -> None:
    at = camera((width, height), view).zoomed(zoom, 0, 0).panned(x, y)
    assert 0 <= at.x <= at.most[0]
    assert 0 <= at.y <= at.most[1]
    left, top = at.in_view(0, 0)
    right, bottom = at.in_view(width, height)
    assert left <= max(20, view[0] - right + 2)
    assert top <= max(20, view[1] - bottom + 2)


@given(zooms, st.floats(0, 9000), st.floats(0, 9000), st.floats(-50, 1100), st.floats(-50, 900))
def test_points_lead_there_and_back(zoom: float, x: float, y: float, left: float, top: float) -> None:
    at = camera().zoomed(zoom, 0, 0).panned(x, y)
    assert at.in_view(*at.on_board(left, top)) == pytest.approx((left, top), abs=1e-6)


def test_100_percent_keeps_the_middle() -> None:
    far = camera().fitted()
    near = far.actual()
    assert near.zoom == 1
    assert near.on_board(500, 400) == pytest.approx(far.on_board(500, 400), abs=2 / far.zoom)


def test_it_is_scrolled_no_further_than_needed_to_see_something() -> None:
    start = camera()
    assert start.revealing(10, 10, 200, 100) == start
    low = start.revealing(100, 2000, 200, 100)
    assert (low.x, low.y) == (0, 2000 + 100 + 40 - 800)
    assert low.revealing(100, 1500, 200, 100) == low
    assert low.revealing(100, 900, 200, 100).y == 900
    assert start.revealing(1500, 1000, 3000, 3000).in_view(1500, 1000) == (20, 20)


def test_a_larger_window_keeps_the_middle_and_the_top_stays_the_top() -> None:
    start = camera().panned(1500, 900)
    middle = start.on_board(500, 400)
    larger = start.on((4000, 3000), (1400, 1000), 20)
    assert larger.on_board(700, 500) == pytest.approx(middle, abs=1)
    assert camera().on((4000, 3000), (700, 500), 20).origin == (20, 20)


def test_what_showed_the_whole_board_still_does() -> None:
    start = camera().fitted()
    for board, view in (((8000, 9000), (1000, 800)), ((4000, 3000), (300, 1200)), ((500, 400), (1000, 800))):
        assert start.on(board, view, 20).whole


def test_notes_that_are_added_do_not_move_what_one_looks_at() -> None:
    start = camera().panned(100, 700)
    assert start.on((4000, 5000), (1000, 800), 20).origin == start.origin
