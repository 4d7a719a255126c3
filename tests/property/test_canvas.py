"""A free canvas keeps its promises whatever lies on it: room without overlap, gentle snapping, faithful strokes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import count, pairwise
from math import cos, sin, tau
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.commands.base import Context
from workshop_app.commands.canvas import AddShape, MakeLaneFlow, MakeLaneFree, PlaceOnCanvas, ResizeShape
from workshop_app.commands.notes import AddNotes
from workshop_app.domain.board import notes_in_lane
from workshop_app.domain.board_geometry import Box
from workshop_app.domain.canvas import (
    GAP,
    NOTE_WIDTH,
    distance,
    free_spot,
    grid,
    note_box,
    path_of,
    reading_order,
    shape_at,
    spots,
)
from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.codec import changes_to_plain
from workshop_app.domain.enums import NoteKind, ShapeKind
from workshop_app.domain.rebase import undo_of
from workshop_app.domain.records import Lane, Note, Shape, Workshop
from workshop_app.domain.rules import enforce
from workshop_app.domain.snapping import PULL, Lines
from workshop_app.domain.state import State
from workshop_app.domain.strokes import boxed, on_edge, scaled, simplified

BOXES = st.builds(Box, st.integers(0, 2000), st.integers(0, 2000), st.integers(1, 500), st.integers(1, 500))
POINTS = st.tuples(st.integers(0, 900), st.integers(0, 900))
PATHS = st.lists(POINTS, min_size=1, max_size=60)
WORDS = st.text(alphabet="abcåäö ", min_size=1, max_size=300).filter(lambda text: bool(text.strip()))


def grown(box: Box, by: int) -> Box:
    return Box(box.x - by, box.y - by, box.w + 2 * by, box.h + 2 * by)


@given(st.integers(60, 400), st.lists(BOXES, max_size=30))
def test_a_free_spot_never_touches_what_is_there(height: int, taken: list[Box]) -> None:
    x, y = free_spot(height, taken)
    assert x >= 0
    assert y >= 0
    spot = grown(Box(x, y, NOTE_WIDTH, height), GAP - 1)
    assert not any(spot.meets(box) for box in taken)


@given(st.lists(st.integers(60, 400), min_size=1, max_size=40), st.lists(BOXES, max_size=10))
def test_notes_that_come_together_overlap_neither_each_other_nor_what_is_there(
    heights: list[int], taken: list[Box]
) -> None:
    made = [Box(x, y, NOTE_WIDTH, h) for (x, y), h in zip(spots(heights, taken), heights, strict=True)]
    for index, box in enumerate(made):
        assert not any(box.meets(other) for other in [*taken, *made[:index]])


@given(st.lists(st.integers(60, 400), min_size=1, max_size=60))
def test_a_grid_is_read_in_the_order_it_was_laid(heights: list[int]) -> None:
    boxes = [Box(x, y, NOTE_WIDTH, h) for (x, y), h in zip(grid(heights, 0, 0), heights, strict=True)]
    assert reading_order(list(enumerate(boxes))) == list(range(len(heights)))


@given(BOXES, st.lists(BOXES, max_size=12))
def test_snapping_moves_at_most_its_pull_and_shows_what_it_lined_up_with(moving: Box, others: list[Box]) -> None:
    found = Lines(others).snap(moving)
    assert abs(found.x) <= PULL
    assert abs(found.y) <= PULL
    for guide in found.guides:
        at, size = (moving.x + found.x, moving.w) if guide.upright else (moving.y + found.y, moving.h)
        assert min(abs(guide.at - own) for own in (at, at + size / 2, at + size)) < 1
        start, end = (moving.y + found.y, moving.bottom + found.y) if guide.upright else (
            moving.x + found.x, moving.right + found.x)  # fmt: skip
        assert guide.start <= start < end <= guide.end, "it reaches over all of what is held"


@given(BOXES, BOXES, st.integers(-6, 6))
def test_an_edge_within_the_pull_is_lined_up(other: Box, moving: Box, off: int) -> None:
    moving = moving._replace(x=other.x + off)
    found = Lines([other]).snap(moving)
    lines = [other.x, other.x + other.w / 2, other.right]
    assert any(
        abs(line - own) < 1e-6
        for line in lines
        for own in (moving.x + found.x, moving.x + found.x + moving.w / 2, moving.right + found.x)
    )


def test_a_note_between_two_others_is_pulled_to_the_middle() -> None:
    row = [Box(0, 0, 100, 80), Box(400, 0, 100, 80)]
    assert Lines(row).snap(Box(204, 7, 98, 60)).x == -3  # 101 to the left as to the right


@given(PATHS, st.floats(0.5, 20))
def test_a_simplified_stroke_stays_within_the_tolerance_and_keeps_its_ends(
    path: list[tuple[int, int]], tolerance: float
) -> None:
    few = simplified(path, tolerance)
    assert few[0] == path[0]
    assert few[-1] == path[-1]
    assert len(few) <= len(path)
    for point in path:
        ends = list(pairwise(few)) or [(few[0], few[0])]
        assert min(distance(point, start, end) for start, end in ends) <= tolerance + 1e-9


def test_a_drawing_of_five_thousand_points_becomes_few() -> None:
    circle = [(500 + 300 * cos(tau * n / 5000), 500 + 300 * sin(tau * n / 5000)) for n in range(5001)]
    assert len(simplified(circle)) < 120


@given(PATHS)
def test_a_stroke_in_its_box_is_the_stroke(path: list[tuple[int, int]]) -> None:
    box, points = boxed(path)
    assert [(box.x + x, box.y + y) for x, y in zip(points[::2], points[1::2], strict=True)] == path
    assert min(points) == 0
    assert scaled(points, box, box) == points


@given(BOXES, POINTS)
def test_an_arrow_leaves_a_note_at_its_edge(box: Box, toward: tuple[int, int]) -> None:
    x, y = on_edge(box, toward, 0.0)
    on_side = min(abs(x - box.x), abs(x - box.right), abs(y - box.y), abs(y - box.bottom))
    assert on_side < 1e-6
    assert box.x - 1e-6 <= x <= box.right + 1e-6
    assert box.y - 1e-6 <= y <= box.bottom + 1e-6


# acts

NUMBERS = count(1)
CONTEXT = Context(new_id=lambda: f"id{next(NUMBERS):06}", now=lambda: datetime.now(UTC), random=Random(1))


def canvas() -> State:
    """Two lanes, the second one free."""
    common = {"workshop_id": "w"}
    lanes = [
        Lane(id="flow", position="1", kind=NoteKind.PROBLEM, title="Problems", **common),
        Lane(id="free", position="2", kind=NoteKind.IDEA, title="Canvas", free=True, **common),
    ]
    return State.of_records([Workshop(id="w", **common), *lanes])


def run(state: State, command: object) -> State:
    changes, _ = enforce(state, ChangeSet.of(command.plan(state, CONTEXT)))  # type: ignore[attr-defined]
    after = state.apply(changes)
    back = enforce(after, undo_of(changes_to_plain(changes), after))[1]
    assert back.tables == state.tables, "undo puts everything back"
    return after


@given(st.lists(WORDS, min_size=1, max_size=12))
def test_notes_written_one_after_the_other_never_lie_on_each_other(texts: list[str]) -> None:
    state = canvas()
    for text in texts:
        state = run(state, AddNotes("free", (text,)))
    boxes = [note_box(note) for note in state.ordered(Note)]
    for index, box in enumerate(boxes):
        assert not any(box.meets(other) for other in boxes[:index])


@given(st.lists(st.tuples(st.integers(-500, 99_999), st.integers(-500, 99_999)), min_size=1, max_size=6))
def test_notes_are_placed_and_put_back_and_never_outside(places: list[tuple[int, int]]) -> None:
    state = run(canvas(), AddNotes("flow", tuple(f"note {n}" for n in range(len(places)))))
    notes = notes_in_lane(state, "flow")
    state = run(
        state, PlaceOnCanvas("free", tuple((note.id, x, y) for note, (x, y) in zip(notes, places, strict=True)))
    )
    for number, (note, (x, y)) in enumerate(zip(notes_in_lane(state, "free"), places, strict=True), 1):
        assert (note.kind, note.number) == (NoteKind.PROBLEM, number), "kept where position is what matters"
        assert note.x >= 0
        assert note.y >= 0
        if 0 <= x < 10_000 and 0 <= y < 10_000:
            assert (note.x, note.y) == (x, y)


@given(st.lists(WORDS, min_size=1, max_size=14, unique=True))
def test_a_lane_made_free_and_flowing_again_keeps_its_order(texts: list[str]) -> None:
    state = run(canvas(), AddNotes("flow", tuple(texts)))
    order = [note.id for note in notes_in_lane(state, "flow")]
    state = run(state, MakeLaneFree("flow"))
    boxes = [note_box(note) for note in notes_in_lane(state, "flow")]
    for index, box in enumerate(boxes):
        assert not any(box.meets(other) for other in boxes[:index])
    state = run(state, MakeLaneFlow("flow"))
    assert [note.id for note in notes_in_lane(state, "flow")] == order


@given(PATHS.filter(lambda path: len(path) > 1), st.sampled_from([ShapeKind.ARROW, ShapeKind.STROKE]), BOXES)
def test_lines_are_drawn_hit_and_resized(path: list[tuple[int, int]], kind: ShapeKind, size: Box) -> None:
    box, points = boxed(path)
    state = run(canvas(), AddShape("free", kind, *box, points=points))
    shape = state.ordered(Shape)[0]
    assert path_of(shape) == path
    assert all(shape_at([shape], x, y, 4) == shape.id for x, y in path)
    assert not shape_at([shape], box.right + 50, box.bottom + 50, 4)
    state = run(state, ResizeShape(shape.id, *size))
    new = state.ordered(Shape)[0]
    assert replace(new, x=0, y=0, w=0, h=0, points=()) == replace(shape, x=0, y=0, w=0, h=0, points=())
    assert all(size.x - 1 <= x <= size.right + 1 and size.y - 1 <= y <= size.bottom + 1 for x, y in path_of(new))


@given(
    st.tuples(st.integers(300, 900), st.integers(300, 900)),
    st.tuples(st.integers(1400, 2000), st.integers(300, 900)),
    st.tuples(st.integers(-250, 250), st.integers(-250, 250)),
    st.sampled_from((0, 1)),
)
def test_an_arrow_follows_the_note_that_it_leads_to(
    first: tuple[int, int], second: tuple[int, int], by: tuple[int, int], which: int
) -> None:
    state = canvas()
    for text, place in (("From here", first), ("To here", second), ("Beside it", (first[0], 2000))):
        state = run(state, AddNotes("free", (text,), at=place))
    notes = notes_in_lane(state, "free")
    boxes = [note_box(note) for note in notes]
    middles = [(box.x + box.w / 2, box.y + box.h / 2) for box in boxes]
    path = [on_edge(boxes[0], middles[1]), on_edge(boxes[1], middles[0])]
    for line in (path, [(40.0, 40.0), (90.0, 60.0)]):
        box, points = boxed(line)
        state = run(state, AddShape("free", ShapeKind.ARROW, *box, points=points))
    arrow, other = state.ordered(Shape)
    note = notes[which]
    moved = run(state, PlaceOnCanvas("free", ((note.id, note.x + by[0], note.y + by[1]),)))
    ends, before = path_of(moved.need(Shape, arrow.id)), path_of(arrow)
    assert ends[which] == (before[which][0] + by[0], before[which][1] + by[1])
    assert ends[1 - which] == before[1 - which]
    assert moved.need(Shape, other.id) == other
    third = notes[2]
    assert run(state, PlaceOnCanvas("free", ((third.id, 30, 30),))).need(Shape, arrow.id) == arrow


def test_an_arrow_that_is_moved_with_its_note_is_moved_once() -> None:
    state = run(canvas(), AddNotes("free", ("Here",), at=(100, 100)))
    note = notes_in_lane(state, "free")[0]
    state = run(state, AddShape("free", ShapeKind.ARROW, 326, 130, 200, 50, points=(0, 0, 200, 50)))
    arrow = state.ordered(Shape)[0]
    moved = run(state, PlaceOnCanvas("free", ((note.id, 140, 160),), ((arrow.id, 366, 190),)))
    assert path_of(moved.need(Shape, arrow.id)) == [(366, 190), (566, 240)]
