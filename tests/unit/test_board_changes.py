"""What a board says has changed after it was laid out anew: everything that has, and little else."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.board_geometry import Room, line_height
from workshop_app.domain.board_layout import lay_out
from workshop_app.domain.enums import NoteKind, ShapeKind
from workshop_app.domain.records import Shape
from workshop_app.services.board_view import BoardPicture, BoardSection, NoteCard
from workshop_app.ui.board.changes import MOST, Shown, compare

texts = st.lists(st.text("abc ", min_size=1, max_size=90), max_size=12)


def measure(text: str, width: float, size: int) -> int:
    return max(1, -(-len(text) * size // (2 * max(1, int(width))))) * line_height(size)


def board(lanes: list[list[NoteCard]]) -> BoardPicture:
    sections = (BoardSection(f"l{n}", "lane", "Lane", tuple(notes)) for n, notes in enumerate(lanes))
    return BoardPicture(tuple(sections), by_theme=False)


def shown(picture: BoardPicture, before: Shown | None = None) -> Shown:
    room = Room(1200, 700, floor=15, ceiling=15)
    return Shown(picture, lay_out(picture.sections, room, measure, last=before.layout if before else None))


def cards(lane: int, said: list[str]) -> list[NoteCard]:
    return [NoteCard(f"{lane}-{n}", NoteKind.IDEA, f"I{n}", text) for n, text in enumerate(said)]


@given(st.lists(texts, min_size=1, max_size=3), st.data())
def test_everything_that_looks_different_is_told(said: list[list[str]], data: st.DataObject) -> None:
    lanes = [cards(n, lane) for n, lane in enumerate(said)]
    first = shown(board(lanes))
    after = [list(lane) for lane in lanes]
    for _ in range(data.draw(st.integers(1, 4))):
        lane = after[data.draw(st.integers(0, len(after) - 1))]
        at = data.draw(st.integers(0, len(lane)))
        match data.draw(st.sampled_from(("add", "take", "change", "turn"))):
            case "add":
                lane.insert(at, NoteCard(f"new{data.draw(st.integers(0, 9**9))}", NoteKind.IDEA, "I", "new"))
            case "take" if lane:
                del lane[at - 1]
            case "change" if lane:
                lane[at - 1] = replace(lane[at - 1], text="changed " * 9)
            case "turn":
                lane.reverse()
    second = shown(board(after), first)
    found = compare(first, second)
    assert found is not None
    told = set(found.boxes())
    old = {note.id: note for lane in lanes for note in lane}
    for note in (note for lane in after for note in lane):
        place, was = second.layout.places[note.id].box, first.layout.places.get(note.id)
        if was is None:
            assert found.came[note.id] == place
        elif was.box != place:
            assert found.moved[note.id] == (was.box, place)
        elif old[note.id] is not note:
            assert place in told
    for note_id in old.keys() - second.layout.places.keys():
        assert first.layout.places[note_id].box in told


def test_a_note_added_last_changes_its_own_place_and_the_heading() -> None:
    lanes = [cards(0, ["one", "two"]), cards(1, ["three"])]
    first = shown(board(lanes))
    one = first.sections["l0"]
    added = replace(board(lanes), sections=(one, BoardSection("l1", "lane", "Lane", (*lanes[1], *cards(2, ["four"])))))
    found = compare(first, shown(added, first))
    assert found is not None
    assert list(found.came) == ["2-0"]
    assert not found.moved
    assert [box.h < 100 for box in found.other] == [True]


def canvas(notes: list[NoteCard], shapes: tuple[Shape, ...] = ()) -> BoardPicture:
    lane = BoardSection("free", "lane", "Canvas", tuple(notes), free=True, shapes=shapes)
    return BoardPicture((lane,), by_theme=False)


@given(st.data())
def test_on_a_canvas_of_thousands_what_looks_different_is_told_and_nothing_else(data: st.DataObject) -> None:
    notes = [
        replace(card, x=240 * (number % 50), y=200 * (number // 50))
        for number, card in enumerate(cards(0, ["said"] * (2 * MOST)))
    ]
    first = shown(canvas(notes))
    after = list(notes)
    for at in data.draw(st.lists(st.integers(0, len(notes) - 1), max_size=6)):
        after[at] = replace(after[at], x=after[at].x + data.draw(st.integers(0, 900)))
    at = data.draw(st.integers(0, len(notes) - 1))
    match data.draw(st.sampled_from(("keep", "add", "take"))):
        case "add":
            after.insert(at, NoteCard("new", NoteKind.IDEA, "I", "new", x=90, y=90))
        case "take":
            del after[at]
    second = shown(canvas(after), first)
    found = compare(first, second)
    if found is None:  # taken away at one end and moved at the other
        assert len(after) != len(notes)
        return
    was, now = first.layout.places, second.layout.places
    assert {item: boxes for item, boxes in found.moved.items() if item != "free"} == {
        note.id: (was[note.id].box, now[note.id].box)
        for note in after
        if note.id in was and was[note.id].box != now[note.id].box
    }
    assert set(found.came) == now.keys() - was.keys()
    assert {was[note].box for note in was.keys() - now.keys()} <= set(found.other)
    panel = second.layout.sections[0].box
    assert panel not in found.other or first.layout.sections[0].box != panel


def test_of_what_is_drawn_on_a_canvas_only_what_changed_is_told() -> None:
    common = {"workshop_id": "w", "lane_id": "free"}
    shapes = [
        Shape(id=f"s{n}", position=str(n), kind=ShapeKind.FRAME, x=500 * n, y=100, w=300, h=200, **common)
        for n in range(3)
    ]
    first = shown(canvas(cards(0, ["one"]), tuple(shapes)))
    moved = replace(shapes[1], y=300)
    second = shown(canvas(cards(0, ["one"]), (shapes[0], moved, shapes[2])), first)
    found = compare(first, second)
    assert found is not None
    left, top = second.layout.sections[0].corner
    told = {(box.x - left, box.y - top) for box in found.other}
    assert {(500, 100), (500, 300)} <= told
    assert not told & {(0, 100), (1000, 100)}


def test_of_very_much_it_is_only_said_that_all_has_changed() -> None:
    many = cards(0, ["said"] * (MOST + 10))
    first = shown(board([many]))
    assert compare(first, shown(board([many[1:]]), first)) is None
    assert compare(first, shown(board([many]), first)) is not None
