"""A lane can be a free canvas: its notes lie where they are put, and things are drawn between them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from random import Random
from time import perf_counter

import pytest

from workshop_app.commands.base import Command, Context
from workshop_app.commands.canvas import (
    SHAPE_LIMIT,
    AddShape,
    DeleteShapes,
    EditShape,
    MakeLaneFlow,
    MakeLaneFree,
    PlaceOnCanvas,
    ResizeShape,
    RestackShapes,
    shapes_on,
)
from workshop_app.commands.copies import PasteOnCanvas
from workshop_app.commands.lanes import RemoveLane
from workshop_app.commands.notes import AddNotes, MoveNotes
from workshop_app.commands.pasting import NewNote
from workshop_app.domain.board import notes_in_lane
from workshop_app.domain.board_geometry import Box
from workshop_app.domain.canvas import FAR, LEAST, NOTE_WIDTH, box_of, held, hits, note_box
from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.enums import NoteKind, ShapeKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.ordering import keys_between
from workshop_app.domain.records import Lane, Note, Shape, Workshop
from workshop_app.domain.rules import enforce
from workshop_app.domain.state import State

NUMBERS = count(1)
CONTEXT = Context(new_id=lambda: f"id{next(NUMBERS):05}", now=lambda: datetime.now(UTC), random=Random(1))


@pytest.fixture
def state() -> State:
    lanes = [
        Lane(id="flow", workshop_id="w", position="1", kind=NoteKind.PROBLEM, title="Problems"),
        Lane(id="free", workshop_id="w", position="2", kind=NoteKind.IDEA, title="Canvas", free=True),
        Lane(id="lot", workshop_id="w", position="3", kind=NoteKind.PARKED, title="Lot"),
    ]
    return State.of_records([Workshop(id="w", workshop_id="w"), *lanes])


def after(state: State, *commands: Command) -> State:
    """The state after the commands, as the editor would have it."""
    for command in commands:
        _, state = enforce(state, ChangeSet.of(command.plan(state, CONTEXT)))
    return state


def refused(state: State, command: Command) -> str:
    with pytest.raises(DomainError) as error:
        after(state, command)
    return error.value.code


def drawn(state: State) -> list[Shape]:
    return shapes_on(state, "free")


def test_a_note_is_written_where_it_was_asked_for(state: State) -> None:
    state = after(state, AddNotes("free", ("here",), at=(330, 470)))
    note = notes_in_lane(state, "free")[0]
    assert (note.x, note.y) == (330, 470)


def test_notes_moved_to_a_canvas_by_key_find_room(state: State) -> None:
    state = after(state, AddNotes("free", ("one",)), AddNotes("flow", ("two", "three")))
    ids = tuple(note.id for note in notes_in_lane(state, "flow"))
    state = after(state, MoveNotes(ids, "free"))
    boxes = [note_box(note) for note in notes_in_lane(state, "free")]
    assert len(boxes) == 3
    assert not any(a.meets(b) for n, a in enumerate(boxes) for b in boxes[:n])


def test_a_note_on_a_lane_that_flows_has_no_place(state: State) -> None:
    state = after(state, AddNotes("flow", ("one",), at=(330, 470)))
    note = notes_in_lane(state, "flow")[0]
    assert (note.x, note.y) == (0, 0)


def test_notes_are_placed_only_on_a_free_lane(state: State) -> None:
    state = after(state, AddNotes("flow", ("one",)))
    note = notes_in_lane(state, "flow")[0].id
    assert refused(state, PlaceOnCanvas("flow", ((note, 10, 10),))) == "lane_not_free"
    assert refused(state, AddShape("flow", ShapeKind.FRAME, 0, 0, 100, 100)) == "lane_not_free"


def test_a_placed_note_stays_on_the_canvas(state: State) -> None:
    state = after(state, AddNotes("free", ("one",)))
    note = notes_in_lane(state, "free")[0].id
    state = after(state, PlaceOnCanvas("free", ((note, -80, FAR + 5),)))
    placed = state.need(Note, note)
    assert placed.x == 0
    assert placed.y == FAR - NOTE_WIDTH


def test_notes_of_any_kind_lie_on_a_canvas_as_what_they_are(state: State) -> None:
    state = after(state, AddNotes("flow", ("one", "two")))
    first, second = (note.id for note in notes_in_lane(state, "flow"))
    state = after(state, PlaceOnCanvas("free", ((first, 50, 60),)), MoveNotes((second,), "free"))
    assert [(note.kind, note.number) for note in notes_in_lane(state, "free")] == [
        (NoteKind.PROBLEM, 1),
        (NoteKind.PROBLEM, 2),
    ]


def test_steps_of_the_keyboard_are_one_bout_and_a_drag_is_none() -> None:
    step = PlaceOnCanvas("free", (("a", 1, 1),), nudge=True)
    assert step.bout == PlaceOnCanvas("free", (("a", 9, 1),), nudge=True).bout != ""
    assert step.bout != PlaceOnCanvas("free", (("b", 1, 1),), nudge=True).bout
    assert PlaceOnCanvas("free", (("a", 1, 1),)).bout == ""


def test_shapes_are_drawn_moved_named_restacked_and_deleted(state: State) -> None:
    state = after(
        state,
        AddShape("free", ShapeKind.FRAME, 40, 40, 400, 300, text=" Now "),
        AddShape("free", ShapeKind.AXES, 500, 40, 400, 300, labels=("Low", "High", "Low", "High")),
    )
    frame, axes = drawn(state)
    assert frame.text == "Now"
    state = after(
        state,
        PlaceOnCanvas("free", (), ((frame.id, 60, 70),)),
        EditShape(frame.id, text="Later"),
        EditShape(axes.id, labels=("Small", "Large", "Small", "Large")),
        RestackShapes((frame.id,), over=True),
    )
    assert [shape.id for shape in drawn(state)] == [axes.id, frame.id]
    assert (drawn(state)[1].text, drawn(state)[1].x, drawn(state)[1].y) == ("Later", 60, 70)
    assert drawn(state)[0].labels[0] == "Small"
    state = after(state, RestackShapes((frame.id,), over=False), DeleteShapes((axes.id,)))
    assert [shape.id for shape in drawn(state)] == [frame.id]


def test_several_shapes_are_restacked_as_one_and_keep_their_order(state: State) -> None:
    state = after(state, *(AddShape("free", ShapeKind.TEXT, 60 * at, 0, 50, 50, text=str(at)) for at in range(5)))
    first, second, third, fourth, fifth = (shape.id for shape in drawn(state))
    state = after(state, RestackShapes((fourth, second), over=True))
    assert [shape.id for shape in drawn(state)] == [first, third, fifth, second, fourth]
    state = after(state, RestackShapes((fourth, third), over=False))
    assert [shape.id for shape in drawn(state)] == [third, fourth, first, fifth, second]
    assert not RestackShapes((fourth, third), over=False).plan(state, CONTEXT), "they lie there already"


def test_as_many_shapes_as_there_can_be_are_restacked_in_a_blink(state: State) -> None:
    keys = keys_between("", "", SHAPE_LIMIT)
    shapes = [replace(shape(ShapeKind.FRAME), id=f"s{at:04}", position=key) for at, key in enumerate(keys)]
    state = State.of_records([*state.records(), *shapes])
    before = perf_counter()
    changes = list(RestackShapes(tuple(one.id for one in shapes[::2]), over=True).plan(state, CONTEXT))
    assert perf_counter() - before < 0.2
    assert len(changes) == SHAPE_LIMIT / 2


def test_a_frame_drawn_around_others_lies_under_them_and_one_inside_over_them(state: State) -> None:
    state = after(
        state,
        AddShape("free", ShapeKind.TEXT, 0, 0, 50, 50, text="first"),
        AddShape("free", ShapeKind.AXES, 100, 100, 300, 300, text="axes"),
        AddShape("free", ShapeKind.FRAME, 50, 50, 500, 500, text="around"),
        AddShape("free", ShapeKind.FRAME, 150, 150, 100, 100, text="inside"),
        AddShape("free", ShapeKind.FRAME, 20, 20, 900, 900, text="around all"),
    )
    assert [shape.text for shape in drawn(state)] == ["first", "around all", "around", "axes", "inside"]


def test_a_line_is_stretched_with_its_box(state: State) -> None:
    state = after(state, AddShape("free", ShapeKind.STROKE, 10, 20, 100, 50, points=(0, 0, 50, 50, 100, 0)))
    state = after(state, ResizeShape(drawn(state)[0].id, 10, 20, 200, 100))
    assert drawn(state)[0].points == (0, 0, 100, 100, 200, 0)


def test_a_line_has_no_points_off_the_canvas(state: State) -> None:
    assert refused(state, AddShape("free", ShapeKind.STROKE, 0, 0, 9, 9, points=(0, 0, FAR + 1, 9))) == "bad_drawing"
    drawn = after(state, AddShape("free", ShapeKind.STROKE, 0, 0, 1, 1, points=(0, 0, 900, 1)))
    (stroke,) = drawn.of(Shape).values()
    assert refused(drawn, ResizeShape(stroke.id, 0, 0, 900, 1)) == "bad_drawing"


def test_what_is_too_small_to_grip_is_made_larger_and_lines_are_checked(state: State) -> None:
    state = after(state, AddShape("free", ShapeKind.FRAME, 10, 10, 1, 1))
    assert (drawn(state)[0].w, drawn(state)[0].h) == (LEAST, LEAST)
    assert refused(state, AddShape("free", ShapeKind.ARROW, 0, 0, 5, 5, points=(1, 1))) == "bad_drawing"
    assert refused(state, AddShape("free", ShapeKind.STROKE, 0, 0, 5, 5, points=(1, -1))) == "bad_drawing"
    assert refused(state, AddShape("free", ShapeKind.STROKE, 0, 0, 5, 5, points=(1,) * 30_000)) == "drawing_too_long"


def test_a_canvas_holds_so_many_shapes_and_no_more(state: State) -> None:
    shapes = [
        Shape(id=f"s{n}", workshop_id="w", position="1", lane_id="free", kind=ShapeKind.TEXT, x=0, y=0, w=50, h=50)
        for n in range(SHAPE_LIMIT)
    ]
    state = State.of_records([*state.records(), *shapes])
    assert refused(state, AddShape("free", ShapeKind.TEXT, 0, 0, 50, 50, text="x")) == "canvas_full"
    room_for_one = State.of_records([*state.records()][:-1])
    drawn = AddShape("", ShapeKind.TEXT, 0, 0, 50, 50, text="x")
    assert refused(room_for_one, PasteOnCanvas("free", (), (drawn, drawn), (0, 0))) == "canvas_full"
    assert len(shapes_on(after(room_for_one, PasteOnCanvas("free", (), (drawn,), (0, 0))), "free")) == SHAPE_LIMIT


@pytest.mark.parametrize("middle", [(0, 0), (500, 500), (FAR, FAR)])
def test_what_is_pasted_at_an_edge_keeps_the_places_that_all_had_to_each_other(
    state: State, middle: tuple[int, int]
) -> None:
    lay = (NewNote("ett", at=(1000, 1000)), NewNote("två", at=(1400, 1090)))
    one, two = (note for note in notes_in_lane(after(state, PasteOnCanvas("free", lay, (), middle)), "free")
                if note.text in ("ett", "två"))  # fmt: skip
    assert (two.x - one.x, two.y - one.y) == (400, 90)


def test_a_lane_that_flows_keeps_its_drawing_for_later_and_reads_from_the_top(state: State) -> None:
    state = after(
        state,
        AddNotes("free", ("right",), at=(500, 20)),
        AddNotes("free", ("below",), at=(20, 400)),
        AddNotes("free", ("left",), at=(20, 30)),
        AddShape("free", ShapeKind.FRAME, 0, 0, 300, 300),
        MakeLaneFlow("free"),
    )
    assert [note.text for note in notes_in_lane(state, "free")] == ["left", "right", "below"]
    places = {note.text: (note.x, note.y) for note in notes_in_lane(state, "free")}
    state = after(state, AddNotes("free", ("new",)), MakeLaneFree("free"))
    notes = {note.text: note for note in notes_in_lane(state, "free")}
    assert {text: (notes[text].x, notes[text].y) for text in places} == places
    assert not any(note_box(notes["new"]).meets(note_box(note)) for text, note in notes.items() if text != "new")
    assert len(drawn(state)) == 1


def test_a_removed_canvas_takes_what_is_drawn_on_it(state: State) -> None:
    state = after(state, AddShape("free", ShapeKind.FRAME, 0, 0, 300, 300), RemoveLane("free"))
    assert not state.of(Shape)


def test_notes_and_shapes_chosen_together_are_deleted_together(state: State) -> None:
    state = after(state, AddNotes("free", ("one",)), AddShape("free", ShapeKind.FRAME, 0, 0, 300, 300))
    note = notes_in_lane(state, "free")[0].id
    act = DeleteShapes((drawn(state)[0].id,), (note,))
    state = after(state, act)
    assert not state.of(Shape)
    assert not state.of(Note)


def shape(kind: ShapeKind, **values: object) -> Shape:
    return Shape(id="s", workshop_id="w", position="1", lane_id="free", kind=kind, x=100, y=100, w=400, h=300, **values)  # type: ignore[arg-type]


def test_a_frame_is_gripped_by_its_edge_and_its_name_but_not_inside() -> None:
    frame = shape(ShapeKind.FRAME, text="Now")
    assert hits(frame, 100, 250, 6)
    assert hits(frame, 497, 396, 6)
    assert hits(frame, 140, 120, 6)
    assert not hits(frame, 300, 250, 6)
    assert not hits(shape(ShapeKind.FRAME), 140, 120, 6)


def test_axes_are_gripped_by_their_lines_and_a_text_anywhere() -> None:
    axes = shape(ShapeKind.AXES)
    assert hits(axes, 300, 180, 6)
    assert hits(axes, 150, 250, 6)
    assert not hits(axes, 200, 180, 6)
    assert hits(shape(ShapeKind.TEXT), 250, 210, 6)


def test_a_frame_holds_what_lies_wholly_inside_it() -> None:
    frame = shape(ShapeKind.FRAME)
    things = [("in", Box(120, 150, 220, 100)), ("half", Box(400, 150, 220, 100)), ("out", Box(900, 0, 10, 10))]
    assert held(box_of(frame), [*things, ("itself", box_of(frame))]) == ["in"]
