"""The tools of a free canvas, as a state chart without a window."""

from __future__ import annotations

from itertools import pairwise
from math import cos, sin, tau

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.board_geometry import Box
from workshop_app.domain.canvas import LEAST, Point, distance
from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.records import Shape
from workshop_app.domain.strokes import boxed
from workshop_app.ui.board.canvas.scene import Grip, Scene, grips, resized
from workshop_app.ui.board.canvas.tools import Act, Drawn, Moved, Resized, Tool, Tools


def shape(item: str, kind: ShapeKind, box: Box, points: tuple[int, ...] = ()) -> Shape:
    x, y, w, h = box
    return Shape(id=item, workshop_id="w", position="1", lane_id="l", kind=kind, x=x, y=y, w=w, h=h, points=points)


NOTES = {
    "a": Box(100, 100, 220, 100),
    "b": Box(500, 103, 220, 100),
    "c": Box(900, 600, 220, 100),
}
FRAME = shape("frame", ShapeKind.FRAME, Box(880, 560, 400, 300))
STROKE = shape("stroke", ShapeKind.STROKE, Box(100, 600, 200, 100), (0, 0, 200, 100))
ARROW = shape("arrow", ShapeKind.ARROW, Box(320, 700, 200, 10), (0, 0, 200, 10))
SCENE = Scene("l", NOTES, (FRAME, STROKE, ARROW))


def gesture(tools: Tools, *path: Point, free: bool = False, adds: bool = False) -> Act | None:
    tools.press(SCENE, path[0], adds=adds)
    for start, end in pairwise(path):
        for step in range(1, 5):
            at = (start[0] + (end[0] - start[0]) * step / 4, start[1] + (end[1] - start[1]) * step / 4)
            tools.move(at, free=free)
    return tools.release()


def test_a_click_chooses_one_thing_and_a_click_beside_lets_go() -> None:
    tools = Tools()
    assert gesture(tools, (150, 150)) is None
    assert tools.chosen == {"a"}
    gesture(tools, (600, 150), adds=True)
    assert tools.chosen == {"a", "b"}
    gesture(tools, (150, 150))
    assert tools.chosen == {"a"}
    gesture(tools, (600, 500))
    assert tools.chosen == set()


def test_a_note_is_moved_once_the_pointer_has_left_its_place() -> None:
    tools = Tools()
    assert gesture(tools, (150, 150), (154, 152)) is None
    act = gesture(tools, (150, 150), (190, 350), free=True)
    assert act == Moved(frozenset({"a"}), 40, 200, (190, 350))
    assert tools.state == "idle"


def test_several_chosen_are_moved_together() -> None:
    tools = Tools(chosen={"a", "b"})
    act = gesture(tools, (150, 150), (150, 350), free=True)
    assert isinstance(act, Moved)
    assert act.items == {"a", "b"}
    assert tools.chosen == {"a", "b"}


def test_what_is_moved_is_pulled_into_line_unless_held_free() -> None:
    tools = Tools()
    tools.press(SCENE, (150, 150))
    tools.move((200, 260))
    tools.move((160, 154))
    assert tools.by == (10, 3)  # the top of b is at 103
    assert any(not guide.upright and guide.at == 103 for guide in tools.guides)
    tools.move((160, 154), free=True)
    assert tools.by == (10, 4)
    assert not tools.guides


def test_a_frame_takes_what_it_holds_along() -> None:
    act = gesture(Tools(), (880, 700), (880, 760), free=True)
    assert isinstance(act, Moved)
    assert act.items == {"frame", "c"}


def test_nothing_is_moved_off_the_canvas() -> None:
    act = gesture(Tools(), (150, 150), (-900, -900), free=True)
    assert isinstance(act, Moved)
    assert (act.x, act.y) == (-100, -100)


def test_the_lasso_catches_notes_it_touches_and_shapes_it_holds() -> None:
    tools = Tools()
    gesture(tools, (60, 560), (600, 760))
    assert tools.chosen == {"stroke", "arrow"}
    gesture(tools, (400, 60), (700, 150), adds=True)
    assert tools.chosen == {"stroke", "arrow", "b"}


@pytest.mark.parametrize("tool", ["frame", "axes", "text"])
def test_a_rectangle_is_drawn_from_corner_to_corner_and_the_tool_is_laid_aside(tool: Tool) -> None:
    tools = Tools(tool=tool)
    act = gesture(tools, (700, 500), (400, 300), free=True)
    assert isinstance(act, Drawn)
    assert act.box == Box(400, 300, 300, 200)
    assert tools.tool == "select"


def test_a_click_with_the_axes_makes_them_of_the_usual_size_around_the_point() -> None:
    act = gesture(Tools(tool="axes"), (800, 600))
    assert isinstance(act, Drawn)
    assert act.kind is ShapeKind.AXES
    assert (act.box.x + act.box.w / 2, act.box.y + act.box.h / 2) == (800, 600)


def test_an_arrow_between_notes_ends_at_their_edges() -> None:
    act = gesture(Tools(tool="arrow"), (150, 150), (600, 150))
    assert isinstance(act, Drawn)
    start, end = act.box.x + act.points[0], act.box.x + act.points[2]
    assert 320 <= start <= 332
    assert 488 <= end <= 500


def test_an_arrow_ends_where_it_is_let_go_on_empty_ground() -> None:
    act = gesture(Tools(tool="arrow"), (400, 300), (450, 400))
    assert act == Drawn(ShapeKind.ARROW, Box(400, 300, 50, 100), (0, 0, 50, 100))


def test_a_click_makes_no_arrow() -> None:
    tools = Tools(tool="arrow")
    assert gesture(tools, (400, 300)) is None
    assert tools.tool == "arrow"


def test_strokes_are_drawn_one_after_the_other_with_few_points() -> None:
    tools = Tools(tool="stroke")
    act = gesture(tools, (400, 300), (500, 300), (500, 400))
    assert act == Drawn(ShapeKind.STROKE, Box(400, 300, 100, 100), (0, 0, 100, 0, 100, 100))
    assert tools.tool == "stroke"
    assert isinstance(gesture(tools, (10, 10)), Drawn), "a dot is a drawing too"


def test_a_drawing_of_five_thousand_points_is_kept_in_few_near_where_it_was_drawn() -> None:
    path = [(500 + 300 * cos(tau * n / 2500), 500 + (200 + n / 50) * sin(tau * n / 2500)) for n in range(5000)]
    tools = Tools(tool="stroke")
    tools.press(SCENE, path[0])
    for at in path[1:]:
        tools.move(at)
    act = tools.release()
    assert isinstance(act, Drawn)
    few = [(act.box.x + x, act.box.y + y) for x, y in zip(act.points[::2], act.points[1::2], strict=True)]
    assert len(few) < 250
    for point in path[::50]:
        assert min(distance(point, start, end) for start, end in pairwise(few)) < 2


def test_a_chosen_shape_is_resized_by_its_handles() -> None:
    tools = Tools(chosen={"frame"})
    act = gesture(tools, (1280, 860), (1330, 900), free=True)
    assert act == Resized("frame", Box(880, 560, 450, 340))
    tools = Tools(chosen={"stroke"})
    act = gesture(tools, (300, 700), (500, 800), free=True)
    assert act == Resized("stroke", Box(100, 600, 400, 200), (0, 0, 400, 200))


def test_one_end_of_an_arrow_is_moved() -> None:
    tools = Tools(chosen={"arrow"})
    act = gesture(tools, (520, 710), (420, 800), free=True)
    assert act == Resized("arrow", Box(320, 700, 100, 100), (0, 0, 100, 100))


@pytest.mark.parametrize("tool", ["select", "frame", "text", "arrow", "stroke", "axes"])
def test_escape_in_a_gesture_leaves_everything_as_it_was(tool: Tool) -> None:
    tools = Tools(tool=tool, chosen={"b"})
    tools.press(SCENE, (150, 150))
    tools.move((400, 400))
    assert tools.state != "idle"
    assert tools.escape()
    assert tools.state == "idle"
    assert tools.chosen == {"b"}
    assert tools.release() is None
    assert tools.escape() == (tool != "select")
    assert tools.tool == "select"
    assert not tools.escape()


def test_taking_another_tool_gives_up_what_goes_on() -> None:
    tools = Tools(tool="stroke")
    tools.press(SCENE, (10, 10))
    tools.take("frame")
    assert (tools.state, tools.tool) == ("idle", "frame")


@given(st.sampled_from(sorted(grips(FRAME))), st.integers(-2000, 2000), st.integers(-2000, 2000))
def test_a_resized_box_keeps_its_opposite_edge_and_a_least_size(grip: Grip, x: int, y: int) -> None:
    old = Box(300, 300, 200, 150)
    new = resized(old, grip, x, y)
    assert new.w >= LEAST
    assert new.h >= LEAST
    assert new.x >= 0
    assert new.y >= 0
    assert new.right == old.right if "e" not in grip else new.x == old.x
    assert new.bottom == old.bottom if "s" not in grip else new.y == old.y


MOVES = st.lists(st.tuples(st.integers(-100, 1500), st.integers(-100, 1200)), min_size=1, max_size=12)


@given(
    st.sampled_from(["select", "frame", "text", "arrow", "stroke", "axes"]), MOVES, st.floats(0.2, 4.0), st.booleans()
)
def test_whatever_the_pointer_does_what_comes_of_it_is_on_the_canvas(
    tool: Tool, path: list[tuple[int, int]], zoom: float, free: bool
) -> None:
    tools = Tools(tool=tool, chosen={"frame"})
    tools.press(Scene("l", NOTES, SCENE.shapes, zoom), path[0])
    for at in path[1:]:
        tools.move(at, free=free)
    act = tools.release()
    assert tools.state == "idle"
    match act:
        case Moved():
            boxes = [SCENE.boxes[item] for item in act.items]
            assert all(box.x + act.x >= 0 and box.y + act.y >= 0 for box in boxes)
        case Resized() | Drawn():
            assert act.box.x >= 0
            assert act.box.y >= 0
            points = list(zip((act.points or ())[::2], (act.points or ())[1::2], strict=True))
            assert all(0 <= x <= act.box.w and 0 <= y <= act.box.h for x, y in points)
            if points:
                assert boxed([(act.box.x + x, act.box.y + y) for x, y in points])[0] == act.box
