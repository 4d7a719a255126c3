"""Nothing stays in the hand on a board, whoever is told that the button was let go: the next movement drags nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.bench import Bench
from tests.helpers.boards import PROBLEMS, BoardCase, drag, middle, spot
from tests.helpers.gestures import GESTURES
from tests.helpers.half_written import lane
from tests.helpers.keys import LEFT, NONE, SHIFT
from tests.helpers.program import House, houses, look
from tests.helpers.workshops import planned
from workshop_app.commands.agenda import AddStep
from workshop_app.commands.canvas import AddShape, MakeLaneFree
from workshop_app.commands.notes import AddNotes, DeleteNotes
from workshop_app.domain.enums import NoteKind, ShapeKind, StepKind
from workshop_app.domain.records import Note, Shape, Step
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.board_stage import BoardStage
from workshop_app.ui.driving import press, settle

__all__ = ["look"]  # fixtures

PULLED = (
    "a note to another lane",
    "a lasso",
    "the board by the middle button",
    "a theme onto a theme",
    "a note on the canvas",
    "a frame",
    "a frame by its corner",
    "drawing a frame",
    "drawing by hand",
)


def hover(board: BoardWidget, at: QPoint) -> None:
    """The pointer passes with no button down."""
    view, button = board.viewport(), Qt.MouseButton.NoButton
    place = QPointF(view.mapToGlobal(at))
    QApplication.sendEvent(view, QMouseEvent(QEvent.Type.MouseMove, QPointF(at), place, button, button, NONE))


def in_hand(board: BoardWidget) -> bool:
    return bool(board.canvas.busy or board.hands.busy() or board.gestures.shows_hand)


@pytest.mark.parametrize("name", PULLED)
def test_a_pointer_that_comes_back_with_no_button_down_drags_nothing(name: str, case: BoardCase, qtbot: QtBot) -> None:
    bench = Bench(case, GESTURES[name].where)
    qtbot.addWidget(bench.stage)
    GESTURES[name].ready(bench)
    before = case.on_disk()
    let_go = GESTURES[name].begin(bench)
    assert in_hand(bench.board)
    hover(bench.board, QPoint(400, 400))
    looked, chosen = bench.board.camera, set(bench.board.choice.notes)
    hover(bench.board, QPoint(300, 200))
    assert not in_hand(bench.board)
    let_go()
    assert not in_hand(bench.board)
    assert (bench.board.camera, bench.board.choice.notes) == (looked, chosen)
    assert case.on_disk() == before


def _frame(bench: Bench) -> QPoint:
    shape = bench.shape(ShapeKind.FRAME)
    return bench.at(shape.x + 30, shape.y + 14)


WRITTEN: dict[str, tuple[str, Callable[[Bench], QPoint]]] = {
    "a note": ("lanes", lambda bench: bench.on(PROBLEMS[1])),
    "a new note of a canvas": ("canvas", lambda bench: bench.at(100, 560)),
    "a note of a canvas": ("canvas", lambda bench: bench.on("Answers within five days")),
    "a frame": ("canvas", _frame),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_press_on_the_rim_of_what_one_writes_in_takes_nothing(name: str, case: BoardCase, qtbot: QtBot) -> None:
    where, at = WRITTEN[name]
    bench = Bench(case, where)
    qtbot.addWidget(bench.stage)
    board = bench.board
    bench.click(at(bench), twice=True)
    settle()
    editor = board.editor
    assert editor is not None
    QTest.keyClicks(editor, "Said ")
    before, window = case.on_disk(), bench.stage.windowHandle()
    rim = editor.mapTo(bench.stage, QPoint(1, editor.height() // 2))
    QTest.mousePress(window, LEFT, NONE, rim)
    assert not in_hand(board)
    QTest.mouseRelease(window, LEFT, NONE, rim)
    QTest.mouseMove(window, rim + QPoint(60, 60))
    settle()
    assert not in_hand(board)
    assert case.on_disk() == before
    assert board.editor is editor, "one writes on"
    assert QApplication.focusWidget() is editor
    QTest.keyClicks(editor, "here")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    state = case.on_disk()
    words = [note.text for note in state.of(Note).values()] + [shape.text for shape in state.of(Shape).values()]
    assert [one for one in words if one.endswith("Said here")]


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    """At a step of collecting, with a note in a lane and a frame on a canvas."""
    for made in houses(tmp_path, qtbot, planned("bikupa-forbattring", "en")):
        made.begin()
        run, free = made.session.run, lane(made, NoteKind.IDEA)
        run(AddStep(StepKind.COLLECT, "Collect"))
        run(AddNotes(lane(made, NoteKind.PROBLEM), ("Said",)))
        run(MakeLaneFree(free))
        run(AddShape(free, ShapeKind.FRAME, 40, 40, 300, 200, text="Now"))
        made.console.go_to(made.state.ordered(Step)[-1].id)
        settle()
        yield made


@pytest.mark.parametrize("what", ["note", "frame"])
def test_what_is_dragged_when_the_rooms_picture_comes_goes_back(what: str, house: House) -> None:
    stage = house.console.stage
    assert isinstance(stage, BoardStage)
    board, before = stage.board, house.on_disk()
    start = middle(board, next(iter(house.state.of(Note)))) if what == "note" else spot(board, 60, 54)
    drag(board, start, start + QPoint(120, 90), release=False)
    assert in_hand(board)
    press("F5")
    assert house.console.shows_room()
    assert not in_hand(board)
    press("F5")
    QTest.mouseMove(board.viewport(), start + QPoint(30, 30))
    QTest.mouseRelease(board.viewport(), LEFT, NONE, start + QPoint(30, 30))
    assert house.on_disk() == before


@pytest.mark.parametrize("where", ["lanes", "canvas"])
def test_a_lasso_that_adds_chooses_no_note_that_is_deleted_meanwhile(where: str, case: BoardCase, qtbot: QtBot) -> None:
    bench = Bench(case, where)
    qtbot.addWidget(bench.stage)
    board, gone = bench.board, case.note(PROBLEMS[0])
    assert gone in board.choice.notes
    start = bench.at(100, 560) if where == "canvas" else bench.low(NoteKind.IDEA)
    drag(board, start, start - QPoint(30, 30), keys=SHIFT, release=False)
    case.session.run(DeleteNotes((gone,)))
    QTest.mouseMove(board.viewport(), start - QPoint(40, 50))
    QTest.mouseRelease(board.viewport(), LEFT, SHIFT, start - QPoint(40, 50))
    assert board.choice.notes == {case.note(PROBLEMS[2])}
    assert board.choice.current in board.stops()
