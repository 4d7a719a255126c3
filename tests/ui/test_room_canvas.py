"""A free canvas in the room: read from the back row, in parts when not all of it can be, and never turned by a move."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import ceil, sqrt
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.program import House, houses, look
from tests.helpers.room import FULL_HD, Shown, show
from workshop_app.commands.agenda import Spotlight
from workshop_app.commands.canvas import PlaceOnCanvas
from workshop_app.commands.notes import AddNotes
from workshop_app.domain.enums import NoteKind, ShapeKind, Stage, StepKind
from workshop_app.domain.ordering import keys_between
from workshop_app.domain.records import Lane, Note, Record, Shape, Step, Workshop
from workshop_app.domain.state import State
from workshop_app.ui import theme
from workshop_app.ui.board.canvas.in_the_way import notes_on
from workshop_app.ui.board.canvas.names import free_label_areas
from workshop_app.ui.driving import press, settle
from workshop_app.ui.projector.room_wall import RoomWall
from workshop_app.ui.projector.surface import ProjectorSurface

__all__ = ["look", "show"]  # fixtures

SMALL = (1280, 720)
SAID = "A note of about as many words as people say in a meeting, number {number}"
ENDS = ("Small effort", "Large effort", "Small benefit", "Large benefit")
LONG_ENDS = (
    "Little work for those who already work with this",
    "Much work, and several units have to take part in it",
    "Little benefit for the citizens within the next year",
    "Great benefit for the citizens and for our own staff",
)
COMMON: dict[str, Any] = {"workshop_id": "w"}


def canvas(count: int, *, matrix: bool = True, lane: int = 0, shapes: tuple[Shape, ...] = ()) -> list[Record]:
    """A canvas with so many notes in rows, on axes if it is a matrix, and with so many more in a lane that flows."""
    across = max(4, ceil(sqrt(1.2 * count)))
    notes = [
        Note(
            id=f"n{number}",
            position=key,
            lane_id="free",
            kind=(NoteKind.PROBLEM, NoteKind.IDEA)[number % 2],
            number=1 + number // 2,
            text=SAID.format(number=number),
            x=60 + number % across * 260,
            y=60 + number // across * 190 + number % 3 * 20,
            **COMMON,
        )
        for number, key in enumerate(keys_between("", "", count))
    ]
    high = 160 + 190 * ceil(count / across)
    axes = Shape(id="axes", position="a", lane_id="free", kind=ShapeKind.AXES, x=20, y=20, w=100 + 260 * across, h=high,
                 labels=ENDS, **COMMON)  # fmt: skip
    flowing = [
        Note(id=f"l{number}", position=key, lane_id="lane", kind=NoteKind.PROBLEM, number=100 + number,
             text=SAID.format(number=number), **COMMON)
        for number, key in enumerate(keys_between("", "", lane) if lane else ())
    ]  # fmt: skip
    lanes = [
        Lane(id="lane", position="1", kind=NoteKind.PROBLEM, title="Problems", **COMMON),
        Lane(id="free", position="2", kind=NoteKind.IDEA, title="Effort and benefit", free=True, **COMMON),
    ]
    step = Step(id="step", position="1", kind=StepKind.COLLECT, title="Place the ideas", minutes=20, **COMMON)
    workshop = Workshop(id="w", title="Better ideas", language="en", stage=Stage.OPEN, current_step="step", **COMMON)
    return [workshop, *lanes[not lane :], step, *notes, *flowing, *([axes] if matrix else []), *shapes]


def drawn(kind: ShapeKind, box: tuple[int, int, int, int], text: str = "", **more: Any) -> Shape:
    x, y, w, h = box
    key = f"b{x}-{y}"
    return Shape(id=key, position=key, lane_id="free", kind=kind, x=x, y=y, w=w, h=h, text=text, **COMMON, **more)


DRAWN = (
    drawn(ShapeKind.FRAME, (2400, 60, 420, 320), "This autumn"),
    drawn(ShapeKind.FRAME, (2400, 500, 90, 60), "Tiny"),
    drawn(ShapeKind.TEXT, (2400, 700, 300, 40), "Do not forget the union"),
    drawn(ShapeKind.TEXT, (2400, 900, 200, 30), "Small words that somebody squeezed into a small box"),
    drawn(ShapeKind.AXES, (3000, 60, 180, 120), labels=("a", "b", "c", "d")),
)


def board_of(shown: Shown) -> RoomWall:
    """The room's board, once it is drawn sharply."""
    shown.picture()
    return wall_of(shown.surface)


def wall_of(surface: ProjectorSurface) -> RoomWall:
    board = surface.findChild(RoomWall)
    assert isinstance(board, RoomWall)
    return board


def turn(shown: Shown, board: RoomWall, page: int) -> None:
    """Press the key that turns the page until it is the one that is wanted."""
    for _turn in range(board.pages()):
        if board.page() == page:
            break
        QTest.keyClick(shown.surface, Qt.Key.Key_Right)
    assert board.page() == page
    shown.picture()


def seen_whole(board: RoomWall, note: str) -> bool:
    box = board.box_of(note)
    return box is not None and board.viewport().rect().contains(board.in_view(box))


SCENES = {
    "three": canvas(3),
    "twelve on axes": canvas(12),
    "twelve": canvas(12, matrix=False),
    "forty on axes": canvas(40),
    "forty": canvas(40, matrix=False),
    "drawn": canvas(12, shapes=DRAWN),
    "beside a lane": canvas(12, lane=9),
    "nothing but names": canvas(1, matrix=False, shapes=DRAWN),
}


@pytest.mark.parametrize("size", [FULL_HD, SMALL])
@pytest.mark.parametrize("scene", SCENES)
def test_on_no_page_of_a_canvas_text_is_smaller_than_the_back_row_can_read(
    scene: str, size: tuple[int, int], show: Callable[[State], Shown]
) -> None:
    shown = show(State.of_records(SCENES[scene]))
    shown.surface.resize(*size)
    board = board_of(shown)
    for page in range(board.pages()):
        turn(shown, board, page)
    floor = 28 * size[0] / 1920
    assert {words: drawn for words, drawn in shown.sizes.items() if drawn < floor - 0.01} == {}
    said = " ".join(shown.sizes)
    for record in SCENES[scene]:
        if isinstance(record, Note):
            assert all(word in said for word in record.text.split()), "each word is on some page"
        elif isinstance(record, Shape):
            assert all(name in said for name in (*record.labels, *record.text.split()))


@pytest.mark.parametrize("size", [FULL_HD, SMALL])
@pytest.mark.parametrize("count", [12, 40, 400])
def test_the_first_page_shows_where_all_lies_and_the_others_each_note_whole(
    count: int, size: tuple[int, int], show: Callable[[State], Shown]
) -> None:
    shown = show(State.of_records(canvas(count)))
    shown.surface.resize(*size)
    board = board_of(shown)
    notes = {f"n{number}" for number in range(count)}
    assert all(seen_whole(board, note) for note in notes)
    assert {"P1", "I2", *ENDS} <= set(shown.sizes)
    assert min(shown.sizes.values()) > 28 * size[0] / 1920 - 0.01
    left = set(notes)
    for page in range(1, board.pages()):
        turn(shown, board, page)
        here = {note for note in notes if seen_whole(board, note)}
        assert here & left, "no page for nothing"
        left -= here
    assert not left
    assert board.pages() <= 2 + count / 6


def test_a_canvas_that_can_be_read_whole_has_one_page_with_its_words(show: Callable[[State], Shown]) -> None:
    shown = show(State.of_records(canvas(3)))
    board = board_of(shown)
    assert board.pages() == 1
    assert not [words for words in shown.sizes if "/" in words]
    assert any("meeting" in words for words in shown.sizes)


def test_a_canvas_without_a_matrix_that_is_read_on_one_page_has_no_overview(show: Callable[[State], Shown]) -> None:
    shown = show(State.of_records(canvas(12, matrix=False)))
    board = board_of(shown)
    shown.session.run(place(1, 290, 80))  # so near to its neighbour that they cannot be larger
    assert (board.pages(), board.where()) == (1, None)
    assert all(seen_whole(board, f"n{number}") for number in range(12))
    assert any("meeting" in words for words in shown.sizes)
    shown.session.run(place(7, 2000, 300))
    assert board.pages() == 3
    assert board.page() > 0, "the room goes on reading"


def test_on_the_overview_notes_are_numbers_and_the_page_is_told(show: Callable[[State], Shown]) -> None:
    shown = show(State.of_records(canvas(20)))
    board = board_of(shown)
    assert {"P1", "I6", "1 / 5", *ENDS} <= set(shown.sizes)
    assert not any("meeting" in words for words in shown.sizes)
    shown.sizes.clear()
    turn(shown, board, 1)
    assert "2 / 5" in shown.sizes
    assert any("meeting" in words for words in shown.sizes)


def test_keys_turn_the_pages_and_they_turn_by_themselves(show: Callable[[State], Shown]) -> None:
    shown = show(State.of_records(canvas(20)))
    board = board_of(shown)
    QTest.keyClick(shown.surface, Qt.Key.Key_Right)
    assert board.page() == 1
    QTest.keyClick(shown.surface, Qt.Key.Key_Left)
    assert board.page() == 0
    pages = []
    for _each in range(board.pages()):
        shown.forward(12)
        pages.append(board.page())
    assert pages == [1, 2, 3, 4, 0]


def place(number: int, x: int, y: int) -> PlaceOnCanvas:
    return PlaceOnCanvas("free", ((f"n{number}", x, y),))


def test_the_room_goes_on_looking_at_its_part_when_notes_are_moved(show: Callable[[State], Shown]) -> None:
    shown = show(State.of_records(canvas(40)))
    board = board_of(shown)
    turn(shown, board, 3)
    before = board.where()
    assert before is not None
    shown.session.run(place(39, 700, 700))  # within its page
    assert (board.page(), board.where()) == (3, before)
    shown.forward(8)
    shown.session.run(place(38, 60, 1400))
    assert board.page() == 3
    shown.forward(8)
    assert board.page() == 3, "who looks has the whole time from the last change"
    shown.session.run(place(0, 4000, 2500))  # far away: the canvas gets larger, and a page more
    now = board.where()
    assert now is not None
    canvas_moved = before[1].center() - now[1].center()
    assert abs(canvas_moved.x()) < 300
    assert abs(canvas_moved.y()) < 300


def test_a_note_that_comes_is_looked_at_where_it_lies(show: Callable[[State], Shown]) -> None:
    shown = show(State.of_records(canvas(40)))
    board = board_of(shown)
    for at in ((60, 1300), (1500, 80)):
        known = set(shown.session.state.of(Note))
        shown.session.run(AddNotes("free", ("Something new",), at=at))
        (new,) = set(shown.session.state.of(Note)) - known
        assert board.page() > 0
        assert seen_whole(board, new)


def test_the_page_is_still_there_after_a_spotlight_a_freeze_and_black(show: Callable[[State], Shown]) -> None:
    shown = show(State.of_records(canvas(40)))
    board = board_of(shown)
    turn(shown, board, 2)
    shown.session.run(Spotlight("n7"))
    for _each in range(2):
        shown.forward(13)
    shown.session.run(Spotlight(""))
    assert board.page() == 2
    for moved in (False, True):
        shown.surface.setFrozen(True)
        frozen = shown.picture()
        if moved:
            shown.session.run(place(0, 700, 300))
        shown.forward(30)
        assert shown.picture() == frozen
        shown.surface.setFrozen(False)
        assert board.page() == 2
    shown.surface.setBlack(True)
    for _each in range(2):
        shown.forward(13)
    shown.surface.setBlack(False)
    assert board.page() == 2
    shown.forward(13)
    assert board.page() == 3


def test_lanes_turn_their_pages_beside_the_overview_and_then_the_parts_come(show: Callable[[State], Shown]) -> None:
    shown = show(State.of_records(canvas(20, lane=9)))
    board = board_of(shown)
    seen: set[str] = set()
    page = 0
    while board.where() is None:
        assert seen_whole(board, "n0")
        seen |= {f"l{number}" for number in range(9) if seen_whole(board, f"l{number}")}
        page += 1
        turn(shown, board, page)
    assert len(seen) == 9
    assert page > 1
    assert all(board.box_of(f"l{number}") is None for number in range(9)), "a part is all the room sees"
    assert board.in_view(board.layout_.sections[0].box).left() < 60, "and nothing of where the lane was"


def test_the_mark_says_where_on_the_canvas_the_part_is(show: Callable[[State], Shown]) -> None:
    shown = show(State.of_records(canvas(400)))
    board = board_of(shown)
    assert board.where() is None
    centres = []
    for page in range(1, board.pages()):
        turn(shown, board, page)
        where = board.where()
        assert where is not None
        whole, part = where
        assert whole.contains(part)
        assert part.width() * part.height() < whole.width() * whole.height() / 4
        centres.append((part.center().x() / whole.width(), part.center().y() / whole.height()))
    for along in zip(*centres, strict=True):
        assert min(along) < 0.3
        assert max(along) > 0.7


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_the_pages_look_different_in_every_theme(name: str, show: Callable[[State], Shown], qapp: QApplication) -> None:
    theme.apply(qapp, name)
    shown = show(State.of_records(canvas(20)))
    board = board_of(shown)
    pages = []
    for page in range(board.pages()):
        turn(shown, board, page)
        pages.append(shown.picture())
    assert pages[0] != pages[1] != pages[2] != pages[0]
    assert pages[1].pixelColor(4, 400).name().upper() == theme.palette().paper.upper()


def test_what_the_axis_through_a_part_means_is_said_at_its_edge(show: Callable[[State], Shown]) -> None:
    shown = show(State.of_records(canvas(400)))
    board = board_of(shown)
    section = board.picture.sections[0]
    axes = next(shape for shape in section.shapes if shape.kind is ShapeKind.AXES)
    named = set()
    for page in range(1, board.pages()):
        turn(shown, board, page)
        place = board.layout_.sections[0]
        left, top = place.corner
        sight = board.seen(board.viewport().rect()).translated(-left, -top)
        middle = axes.x + axes.w / 2, axes.y + axes.h / 2
        lying = notes_on(board.layout_, place, section.shapes)
        areas = free_label_areas(axes, board.zoom, lying, 28, board.shapes.sight_on(place))
        if sight.left() + 300 < middle[0] < sight.right() - 300:
            end = 3 if sight.bottom() < middle[1] - 300 else 2 if sight.top() > middle[1] + 300 else None
            if end is not None:
                named.add(end)
                assert sight.top() <= areas[end][0].top() <= areas[end][0].bottom() <= sight.bottom()
    assert named == {2, 3}


@pytest.mark.parametrize("size", [FULL_HD, SMALL])
@pytest.mark.parametrize("count", [4, 12, 16, 40])
def test_long_names_of_axes_are_read_whole_on_the_overview_and_on_its_parts(
    count: int, size: tuple[int, int], show: Callable[[State], Shown]
) -> None:
    axes = [replace(one, labels=LONG_ENDS) for one in canvas(count) if isinstance(one, Shape)]
    others = [one for one in canvas(count) if not isinstance(one, Shape)]
    said = [replace(one, text=f"Said by us: {one.number}") if isinstance(one, Note) else one for one in others]
    shown = show(State.of_records([*axes, *said]))
    shown.surface.resize(*size)
    board = board_of(shown)
    for page in range(board.pages()):
        turn(shown, board, page)
        shown.sizes.clear()
        shown.picture()
        drawn = [text for text in shown.sizes if any(text in name for name in LONG_ENDS)]
        assert [text for text in shown.sizes if text.endswith("…")] == []
        assert page or {word for name in LONG_ENDS for word in name.split()} <= set(" ".join(drawn).split())
        assert min(shown.sizes.values()) > 28 * size[0] / 1920 - 0.01


@pytest.mark.parametrize("size", [FULL_HD, SMALL])
@pytest.mark.parametrize("count", [3, 6])
def test_long_names_of_axes_beside_lanes_are_read_whole_over_and_under_what_is_crowded(
    count: int, size: tuple[int, int], show: Callable[[State], Shown]
) -> None:
    records = [replace(one, labels=LONG_ENDS) if isinstance(one, Shape) else one for one in canvas(count, lane=4)]
    shown = show(State.of_records(records))
    shown.surface.resize(*size)
    board = board_of(shown)
    assert len(board.layout_.sections) == 2, "the lane and the canvas"
    shown.sizes.clear()
    shown.picture()
    assert [text for text in shown.sizes if text.endswith("…")] == []
    said = set(" ".join(shown.sizes).split())
    assert {word for name in LONG_ENDS for word in name.split()} <= said


def test_between_notes_no_half_name_stands_on_a_part(show: Callable[[State], Shown]) -> None:
    shown = show(State.of_records(canvas(40)))
    board = board_of(shown)
    shown.sizes.clear()
    turn(shown, board, 1)
    assert ENDS[3] in shown.sizes
    axes = next(iter(shown.session.state.of(Shape).values()))
    for number in range(30):  # a wall of notes along the upright axis
        x, y = axes.x + axes.w // 2 - 320 + 160 * (number % 5), 100 * (number // 5)
        shown.session.run(place(number, x, y))
    shown.sizes.clear()
    turn(shown, board, 1)
    assert ENDS[3] not in shown.sizes


# --- one screen ---


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    yield from houses(tmp_path, qtbot, canvas(20))


def test_with_one_screen_the_pages_turn_too_and_the_console_keeps_its_own_board(house: House) -> None:
    house.window.open_workshop(house.id)
    settle()
    console = house.console
    press("F5")
    room = console.findChild(ProjectorSurface, "room")
    assert isinstance(room, ProjectorSurface)
    board = wall_of(room)
    assert board.pages() > 2
    press("Right")
    assert board.page() == 1
    house.session.run(place(3, 700, 300))
    assert board.page() == 1
    press("Escape")
    assert not console.shows_room()
