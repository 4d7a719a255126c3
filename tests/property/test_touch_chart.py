"""Whatever fingers do, in whatever order: none is stuck, and what was begun is ended exactly once."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import hypot, inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.ui.board.touch_chart import (
    HOLD,
    STILL,
    Carry,
    DoubleTap,
    Hold,
    Intent,
    Land,
    Look,
    Menu,
    PutBack,
    Take,
    Tap,
    TouchChart,
)

FINGERS = st.integers(0, 3)
PLACES = st.tuples(st.integers(0, 300).map(float), st.integers(0, 300).map(float))
ITEMS = st.sampled_from(["", "", "a", "b", "c"])
HAPPENINGS = st.lists(
    st.one_of(
        st.tuples(st.just("down"), FINGERS, ITEMS, PLACES),
        st.tuples(st.just("move"), st.dictionaries(FINGERS, PLACES, min_size=1)),
        st.tuples(st.just("up"), FINGERS),
        st.tuples(st.just("wait"), st.sampled_from([0.1, 0.3, 0.6])),
        st.tuples(st.just("pen")),
        st.tuples(st.just("give up")),
        st.tuples(st.just("gone")),
    ),
    max_size=40,
)


@dataclass
class Watched:
    """A chart with a clock, that complains when what comes out makes no sense."""

    chart: TouchChart
    now: float = 0.0
    held: dict[int, str] = field(default_factory=dict)
    taken: int = 0
    ended: int = 0

    def do(self, happening: tuple) -> list[Intent]:  # type: ignore[type-arg]
        match happening:
            case ("down", finger, item, (x, y)):
                return self._check(self.chart.down(finger, item, x, y, self.now))
            case ("move", points):
                return self._check(self.chart.move(points))
            case ("up", finger):
                return self._check(self.chart.up(finger, self.now))
            case ("wait", seconds):
                self.now += seconds
                return self._check(self.chart.tick(self.now))
            case ("pen",):
                return self._check(self.chart.beside_pen())
            case ("give up",):
                return self._check(self.chart.give_up())
            case _:
                return self._check(self.chart.clear())

    def _check(self, intents: list[Intent]) -> list[Intent]:
        for intent in intents:
            match intent:
                case Take(finger, item):
                    assert finger not in self.held
                    self.held[finger] = item
                    self.taken += 1
                case Carry(finger):
                    assert finger in self.held
                case Land(finger) | PutBack(finger):
                    del self.held[finger]
                    self.ended += 1
                case Look(factor=factor):
                    assert 0 < factor < inf
        return intents


@given(HAPPENINGS, st.booleans())
def test_no_finger_is_stuck_and_every_drag_ends_once(happenings: list, apart: bool) -> None:  # type: ignore[type-arg]
    watched = Watched(TouchChart(apart=apart))
    for happening in happenings:
        watched.do(happening)
        assert set(watched.held) <= set(watched.chart.fingers)
    for finger in list(watched.chart.fingers):
        watched.do(("up", finger))
    assert not watched.held
    assert watched.taken == watched.ended
    assert not watched.chart.fingers
    assert watched.chart.due() is None


@given(HAPPENINGS, st.booleans())
def test_after_giving_up_fingers_mean_nothing_until_they_are_lifted(happenings: list, apart: bool) -> None:  # type: ignore[type-arg]
    watched = Watched(TouchChart(apart=apart))
    for happening in happenings:
        watched.do(happening)
    watched.do(("give up",))
    there = list(watched.chart.fingers)
    assert not watched.held
    assert watched.do(("move", dict.fromkeys(there, (999.0, 999.0)))) == []
    assert watched.do(("wait", 2 * HOLD)) == []
    assert [intent for finger in there for intent in watched.do(("up", finger))] == []


@given(st.lists(st.tuples(PLACES, PLACES), min_size=2, max_size=12))
def test_what_is_between_two_fingers_stays_between_them(steps: list) -> None:  # type: ignore[type-arg]
    chart = TouchChart()
    (ax, ay), (bx, by) = steps[0]
    chart.down(0, "", ax, ay, 0.0)
    chart.down(1, "", bx, by, 0.0)
    middle = ((ax + bx) / 2, (ay + by) / 2)
    for first, second in steps[1:]:
        for look in chart.move({0: first, 1: second}):
            assert isinstance(look, Look)
            x, y = look.x + (middle[0] - look.x) * look.factor, look.y + (middle[1] - look.y) * look.factor
            middle = (x + look.by_x, y + look.by_y)
        assert middle == pytest.approx(((first[0] + second[0]) / 2, (first[1] + second[1]) / 2))


def test_fingers_that_go_apart_come_nearer_by_as_much() -> None:
    chart = TouchChart()
    chart.down(0, "a", 100, 100, 0.0)
    chart.down(1, "", 200, 100, 0.0)
    factor = 1.0
    for step in range(1, 101):
        for intent in chart.move({0: (100 - step, 100), 1: (200 + step, 100)}):
            assert isinstance(intent, Look)
            factor *= intent.factor
    assert factor == pytest.approx(3, rel=0.15)  # the first few pixels are a trembling


def test_two_fingers_side_by_side_pan_and_do_not_zoom() -> None:
    chart = TouchChart()
    chart.down(0, "", 100, 100, 0.0)
    chart.down(1, "", 200, 100, 0.0)
    assert chart.move({0: (130, 150), 1: (232, 150)}) == [Look(150, 100, 1.0, 31, 50)]


def test_one_finger_on_the_ground_pans_once_it_moves() -> None:
    chart = TouchChart()
    chart.down(0, "", 100, 100, 0.0)
    assert chart.move({0: (104, 104)}) == []
    assert chart.move({0: (150, 100)}) == []
    assert chart.move({0: (170, 90)}) == [Look(150, 100, 1.0, 20, -10)]
    assert chart.up(0, 0.3) == []


def test_one_finger_on_a_note_drags_it_from_where_it_came_down() -> None:
    chart = TouchChart()
    chart.down(0, "a", 100, 100, 0.0)
    assert chart.move({0: (100, 100 + STILL)}) == [Take(0, "a", 100, 100), Carry(0, 100, 110)]
    assert chart.up(0, 0.3) == [Land(0)]


def test_tap_and_double_tap_and_a_third_tap() -> None:
    chart = TouchChart()
    told: list[Intent] = []
    for now in (0.0, 0.2, 0.4):
        chart.down(0, "a", 100, 100, now)
        told += chart.up(0, now + 0.05)
    assert told == [Tap("a"), DoubleTap("a"), Tap("a")]


@pytest.mark.parametrize(("item", "x", "after"), [("b", 100.0, 0.2), ("a", 170.0, 0.2), ("a", 100.0, 0.6)])
def test_a_tap_on_another_thing_elsewhere_or_later_is_no_double_tap(item: str, x: float, after: float) -> None:
    chart = TouchChart()
    chart.down(0, "a", 100, 100, 0.0)
    chart.up(0, 0.0)
    chart.down(0, item, x, 100, after)
    assert chart.up(0, after) == [Tap(item)]


def test_a_finger_that_has_lain_still_on_a_note_opens_the_menu_when_it_is_lifted() -> None:
    chart = TouchChart()
    chart.down(0, "a", 100, 100, 0.0)
    assert chart.tick(HOLD - 0.01) == []
    assert chart.tick(HOLD) == [Hold("a")]
    assert chart.move({0: (104, 104)}) == []
    assert chart.up(0, 2.0) == [Menu("a", 100, 100)]


def test_a_finger_that_has_lain_still_on_a_note_drags_it_when_it_moves() -> None:
    chart = TouchChart()
    chart.down(0, "a", 100, 100, 0.0)
    chart.tick(HOLD)
    assert chart.move({0: (130, 100)}) == [Take(0, "a", 100, 100), Carry(0, 130, 100)]
    assert chart.up(0, 2.0) == [Land(0)]


def test_a_finger_that_lies_still_on_the_ground_begins_a_lasso() -> None:
    chart = TouchChart()
    chart.down(0, "", 100, 100, 0.0)
    assert chart.tick(HOLD) == [Take(0, "", 100, 100)]
    assert chart.move({0: (300, 300)}) == [Carry(0, 300, 300)]
    assert chart.up(0, 2.0) == [Land(0)]


def test_no_menu_opens_while_somebody_drags() -> None:
    chart = TouchChart()
    chart.down(0, "a", 100, 100, 0.0)
    chart.move({0: (200, 200)})
    chart.down(1, "b", 300, 100, 0.0)
    assert chart.tick(HOLD) == []
    assert chart.move({1: (300, 200)}) == [Take(1, "b", 300, 100), Carry(1, 300, 200)]


def test_what_participants_hold_still_means_nothing() -> None:
    chart = TouchChart(apart=True)
    chart.down(0, "a", 100, 100, 0.0)
    assert chart.due() is None
    assert chart.tick(2 * HOLD) == []


def test_fingers_of_one_person_pinch_over_notes_and_those_of_several_drag_one_each() -> None:
    for apart in (False, True):
        chart = TouchChart(apart=apart)
        chart.down(0, "a", 100, 100, 0.0)
        chart.down(1, "b", 200, 100, 0.0)
        kinds = {type(intent) for intent in chart.move({0: (50, 100), 1: (250, 100)})}
        assert kinds == ({Take, Carry} if apart else {Look})


def test_a_second_finger_takes_its_own_note_while_the_first_drags() -> None:
    chart = TouchChart()
    chart.down(0, "a", 100, 100, 0.0)
    chart.move({0: (150, 100)})
    chart.down(1, "b", 200, 100, 0.0)
    assert chart.move({1: (200, 150)}) == [Take(1, "b", 200, 100), Carry(1, 200, 150)]
    assert chart.up(0, 1.0) == [Land(0)]
    assert chart.up(1, 1.0) == [Land(1)]


def test_the_finger_that_is_left_of_a_pinch_pans_on_without_a_jump() -> None:
    chart = TouchChart()
    chart.down(0, "", 100, 100, 0.0)
    chart.down(1, "", 300, 100, 0.0)
    chart.move({0: (100, 200), 1: (300, 200)})
    chart.up(1, 0.5)
    (look,) = chart.move({0: (110, 200)})
    assert isinstance(look, Look)
    assert hypot(look.by_x, look.by_y) == 10
    assert look.factor == 1.0


@pytest.mark.parametrize(("item", "wait"), [("", 0.0), ("a", 0.0), ("", 2 * HOLD), ("a", 2 * HOLD)])
def test_a_finger_that_drags_nothing_is_the_hand_that_holds_the_pen(item: str, wait: float) -> None:
    watched = Watched(TouchChart())
    watched.do(("down", 0, item, (100.0, 100.0)))
    watched.do(("wait", wait))
    watched.do(("pen",))
    assert not watched.held
    assert watched.do(("move", {0: (200.0, 200.0)})) == []
    assert watched.do(("wait", 2 * HOLD)) == []
    assert watched.do(("up", 0)) == []


@pytest.mark.parametrize(("apart", "moved"), [(False, True), (True, False), (True, True)])
def test_a_finger_that_drags_a_note_or_is_somebody_elses_goes_on_beside_a_pen(apart: bool, moved: bool) -> None:
    watched = Watched(TouchChart(apart=apart))
    watched.do(("down", 0, "a", (100.0, 100.0)))
    if moved:
        watched.do(("move", {0: (150.0, 150.0)}))
    assert watched.do(("pen",)) == []
    watched.do(("move", {0: (200.0, 200.0)}))
    assert watched.do(("up", 0)) == [Land(0)]
