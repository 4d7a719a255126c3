"""The hand on the board as a state chart, without a window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.ui.board.hand_chart import Choosing, HandChart, Released

A, FAR = (10.0, 10.0), (90.0, 60.0)


def pressed(item: str, *, is_note: bool = True, chosen: tuple[str, ...] = (), **held: bool) -> HandChart:
    chart = HandChart()
    chart.press(A, item, is_note=is_note, chosen=chosen, **held)
    return chart


@pytest.mark.parametrize(
    ("item", "is_note", "chosen", "held", "choosing"),
    [
        ("n", True, (), {}, Choosing("only", "n")),
        ("n", True, ("m",), {}, Choosing("only", "n")),
        ("n", True, ("n", "m"), {}, Choosing("go", "n")),
        ("n", True, ("m",), {"control": True}, Choosing("toggle", "n")),
        ("n", True, ("m",), {"shift": True}, Choosing("extend", "n")),
        ("t", False, ("m",), {}, Choosing("only", "t")),
        ("", False, ("m",), {}, Choosing("clear")),
        ("", False, ("m",), {"shift": True}, None),
        ("n", True, ("m",), {"control": True, "alt": True}, Choosing("only", "n")),
        ("n", True, ("n", "m"), {"control": True, "alt": True}, None),
    ],
)
def test_what_a_press_chooses(
    item: str, is_note: bool, chosen: tuple[str, ...], held: dict[str, bool], choosing: Choosing | None
) -> None:
    assert HandChart().press(A, item, is_note=is_note, chosen=chosen, **held) == choosing


def test_a_click_on_one_of_several_chosen_notes_chooses_it_alone_when_it_is_let_go() -> None:
    chart = pressed("n", chosen=("n", "m"))
    assert chart.release() == Released("pressed", "n", (), Choosing("only", "n"))
    assert pressed("n").release().choosing is None
    assert pressed("n", chosen=("n", "m"), control=True).release().choosing is None


def test_a_tremble_is_no_drag() -> None:
    chart = pressed("n")
    assert not chart.move((11.0, 10.0), far=False)
    assert chart.mode == "pressed"
    assert chart.move(FAR, far=True)


def test_what_is_dragged() -> None:
    notes = pressed("n", chosen=("n", "m"))
    notes.begin(("n", "m"))
    assert notes.release() == Released("notes", "n", ("n", "m"), None)
    theme = pressed("t", is_note=False)
    theme.begin(())
    assert theme.mode == "theme"
    link = pressed("n", control=True, alt=True)
    link.begin(("n",))
    assert link.release() == Released("link", "n", ("n",), None)
    empty = pressed("", is_note=False, shift=True, chosen=("m",))
    empty.begin(())
    assert (empty.mode, empty.adds, empty.before) == ("lasso", True, {"m"})
    taken_out = pressed("n", chosen=("n",), control=True)
    taken_out.begin(())
    assert taken_out.mode == "lasso"


def test_a_finger_takes_at_once() -> None:
    chart = HandChart()
    chart.take(A, "n", is_note=True, chosen={"n", "m"}, notes=("n", "m"))
    assert (chart.mode, chart.held, chart.start) == ("notes", ("n", "m"), A)


def test_what_is_gone_leaves_the_hand_and_without_the_one_that_leads_all_is_let_go() -> None:
    chart = pressed("n", chosen=("n", "m"))
    chart.begin(("n", "m"))
    assert chart.keep({"n"})
    assert chart.held == ("n",)
    assert not chart.keep(set())
    theme = pressed("t", is_note=False)
    theme.begin(())
    assert theme.keep({"t"})
    assert not theme.keep({"n"})
    lasso = pressed("", is_note=False)
    lasso.begin(())
    assert lasso.keep(set())


ITEMS = ("", "n", "m", "t")
STEPS = st.one_of(
    st.tuples(st.just("press"), st.sampled_from(ITEMS), st.booleans(), st.booleans(), st.booleans()),
    st.tuples(st.just("move"), st.booleans()),
    st.tuples(st.just("release")),
    st.tuples(st.just("rest")),
    st.tuples(st.just("keep"), st.sets(st.sampled_from(ITEMS))),
)


@given(st.lists(STEPS, max_size=30))
def test_whatever_happens_the_hand_holds_only_what_it_drags_and_lets_go_of_all(steps: list[tuple[object, ...]]) -> None:
    chart = HandChart()
    for name, *more in steps:
        match name, more:
            case "press", [str(item), bool(shift), bool(control), bool(alt)] if chart.mode == "idle":
                is_note = item in ("n", "m")
                chart.press(A, item, is_note=is_note, chosen=("n",), shift=shift, control=control, alt=alt)
            case "move", [bool(far)] if chart.mode != "idle":
                if chart.move(FAR, far=far):
                    chart.begin((chart.item,) if chart.item in ("n", "m") else ())
            case "keep", [set() as present]:
                if not chart.keep(present):
                    chart.rest()
            case "release", _:
                chart.release()
            case "rest", _:
                chart.rest()
        assert bool(chart.held) <= (chart.mode in ("notes", "link"))
        assert (chart.mode == "idle") <= (chart.item == "")
        assert (chart.mode == "theme") <= (chart.item == "t")
    chart.rest()
    assert (chart.mode, chart.item, chart.held) == ("idle", "", ())
