"""What is painted again on a board: what has changed, and not the rest."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, drag, middle, on_screen, shown
from tests.helpers.keys import LEFT, NONE
from workshop_app.commands.canvas import AddShape, MakeLaneFree, PlaceOnCanvas
from workshop_app.commands.notes import AddNotes, DeleteNotes
from workshop_app.domain.enums import NoteKind, ShapeKind, StepKind
from workshop_app.services.board_view import BoardPicture, BoardSection, NoteCard, board_picture
from workshop_app.ui import motion
from workshop_app.ui.board.deeds import Deeds
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.projector.room_wall import RoomWall


class Painted(QObject):
    """The region of a board's viewport that has been painted since it was last asked."""

    def __init__(self, board: BoardWidget) -> None:
        super().__init__(board)
        self._view = board.viewport()
        self._region = QRegion()
        self._view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self._region += event.region()
        return False

    def share(self) -> float:
        """How much of the viewport it was, from 0 to 1."""
        for _ in range(3):
            QApplication.processEvents()
        found, self._region = self._region, QRegion()
        area = sum(rect.width() * rect.height() for rect in found)
        return area / (self._view.width() * self._view.height())


@pytest.fixture
def board(case: BoardCase, board: BoardWidget) -> BoardWidget:
    """With more notes than fit in the window, and nothing left to paint."""
    lane = case.lane(NoteKind.PROBLEM)
    case.session.run(AddNotes(lane, tuple(f"Something said as number {n}, and why it matters" for n in range(40))))
    board.ground.sharpen()
    return board


@pytest.fixture
def painted(board: BoardWidget) -> Painted:
    made = Painted(board)
    made.share()
    return made


def test_dragging_a_note_paints_only_around_it(case: BoardCase, board: BoardWidget, painted: Painted) -> None:
    start = middle(board, case.note(PROBLEMS[0]))
    drag(board, start, start + QPoint(40, 40), release=False)
    painted.share()
    for step in range(1, 6):
        QTest.mouseMove(board.viewport(), start + QPoint(40 + 4 * step, 40 + 2 * step))
        assert 0 < painted.share() < 0.12
    QTest.keyClick(board, Qt.Key.Key_Escape)
    QTest.mouseRelease(board.viewport(), LEFT, NONE, start)


def test_choosing_a_note_paints_its_ring_and_the_one_that_goes(
    case: BoardCase, board: BoardWidget, painted: Painted
) -> None:
    QTest.mouseClick(board.viewport(), LEFT, NONE, middle(board, case.note(PROBLEMS[0])))
    assert 0 < painted.share() < 0.1
    QTest.mouseClick(board.viewport(), LEFT, NONE, middle(board, case.note(IDEAS[1])))
    assert 0 < painted.share() < 0.1


def test_a_note_that_is_added_last_paints_nothing_else(case: BoardCase, board: BoardWidget, painted: Painted) -> None:
    lane = case.lane(NoteKind.IDEA)
    size = board.layout_.size
    case.session.run(AddNotes(lane, ("One more",)))
    assert board.layout_.size == size
    assert 0 < painted.share() < 0.15


def test_what_is_painted_in_part_looks_as_if_painted_whole(case: BoardCase, board: BoardWidget) -> None:
    QTest.mouseClick(board.viewport(), LEFT, NONE, middle(board, case.note(PROBLEMS[0])))
    QTest.keyClick(board, Qt.Key.Key_Right)
    lane = case.lane(NoteKind.IDEA)
    case.session.run(AddNotes(lane, ("One more",)))
    board.deeds.edit_note(case.note(PROBLEMS[1]), "Shorter")
    QApplication.processEvents()
    in_part = board.viewport().grab().toImage()
    board.ground.renew()
    board.ground.sharpen()
    assert board.viewport().grab().toImage() == in_part


def test_notes_glide_to_their_places_however_near_one_looks(case: BoardCase, board: BoardWidget, qtbot: QtBot) -> None:
    board.zoom_by(0.8)
    board.ground.sharpen()
    motion.set_reduced(False)
    lane = case.lane(NoteKind.IDEA)
    board.deeds.move((case.note(PROBLEMS[0]),), lane)
    assert board.gliding.left
    qtbot.waitUntil(lambda: not board.gliding.left, timeout=2000)
    QApplication.processEvents()
    after = board.viewport().grab().toImage()
    board.ground.renew()
    board.ground.sharpen()
    assert board.viewport().grab().toImage() == after


def test_notes_written_faster_than_they_fade_in_are_solid(case: BoardCase, board: BoardWidget, qtbot: QtBot) -> None:
    motion.set_reduced(False)
    lane = case.lane(NoteKind.IDEA)
    case.session.run(AddNotes(lane, ("One more",)))
    qtbot.waitUntil(lambda: 0 < board.gliding.left < 1, timeout=2000)
    QApplication.processEvents()
    case.session.run(AddNotes(lane, ("And one",)))
    qtbot.waitUntil(lambda: not board.gliding.left, timeout=2000)
    after = on_screen(board)
    board.viewport().update()
    assert on_screen(board) == after


def test_headings_are_painted_whole_when_another_lane_gives_them_another_size(case: BoardCase, qtbot: QtBot) -> None:
    board = shown(BoardWidget(Deeds(case.session)), qtbot, 1300, 830)
    free = BoardSection("f", "lane", "Benefit against effort", (), note_kind=NoteKind.IDEA, free=True)
    for count in (*range(1, 12), *range(12, 0, -1)):
        notes = tuple(NoteCard(f"{n}", NoteKind.IDEA, f"I{n}", f"An idea, the {n}th") for n in range(count))
        flowing = BoardSection("i", "lane", "Ideas", notes, note_kind=NoteKind.IDEA)
        board.set_picture(BoardPicture((flowing, free), by_theme=False))
        QApplication.processEvents()
        qtbot.waitUntil(lambda: board.ground.crisp, timeout=2000)
        after = on_screen(board)
        board.viewport().update()
        assert on_screen(board) == after, f"{count} notes"


def test_the_room_sees_all_of_a_board_with_a_free_lane(case: BoardCase, qtbot: QtBot) -> None:
    room = RoomWall()
    room.set_floor(28)
    notes = (
        NoteCard("a", NoteKind.IDEA, "I1", "Here", x=40, y=30),
        NoteCard("b", NoteKind.IDEA, "I2", "There", x=1900),
    )
    free = BoardSection("f", "lane", "Free", notes, note_kind=NoteKind.IDEA, free=True)
    shown(room, qtbot, 1280, 640)
    room.set_picture(BoardPicture((free,), by_theme=False))
    assert room.page() == 0
    for note in ("a", "b"):
        box = room.box_of(note)
        assert box is not None
        assert room.viewport().rect().contains(room.in_view(box))
    few = BoardSection("f", "lane", "Free", notes[:1], note_kind=NoteKind.IDEA, free=True)
    room.set_picture(BoardPicture((few,), by_theme=False))
    assert room.zoom == pytest.approx(40 / 18, abs=0.02), "little is shown large, its text in 40 px"
    room.set_picture(board_picture(case.state, None))
    assert room.zoom == 1


@pytest.mark.parametrize("act", ["drawText", "drawRoundedRect", "drawPath"])
def test_an_error_in_the_picture_of_a_note_or_line_is_logged_and_does_not_end_the_program(
    case: BoardCase, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, expect_warning: Callable[[str], None], act: str
) -> None:
    def fail(painter: QPainter, *what: object) -> None:
        if isinstance(painter.device(), QPixmap):
            raise RuntimeError("no")
        paint(painter, *what)

    lane, paint = case.lane(NoteKind.IDEA), getattr(QPainter, act)
    case.session.run(MakeLaneFree(lane))
    case.session.run(AddShape(lane, ShapeKind.STROKE, 60, 300, 200, 100, points=(0, 0, 90, 10, 200, 100)))
    expect_warning("QWidget could not be painted")
    expect_warning("Painter ended with")
    with monkeypatch.context() as broken:
        broken.setattr(QPainter, act, fail)
        board = shown(CollectStage(case.session, case.step(StepKind.COLLECT)), qtbot).board
        board.grab()
    sound = shown(CollectStage(case.session, case.step(StepKind.COLLECT)), qtbot).board
    for each in (board, sound):
        each.grab()
    assert board.grab().toImage() == sound.grab().toImage(), "nothing is missing when it can be painted again"


def test_the_ring_is_whole_around_the_note_that_is_chosen_when_another_is_deleted(
    case: BoardCase, qtbot: QtBot
) -> None:
    """On a canvas the next note may lie far from the one that is gone."""
    lane = case.lane(NoteKind.IDEA)
    case.session.run(MakeLaneFree(lane))
    assert case.session.run(PlaceOnCanvas(lane, ((case.note(IDEAS[0]), 30, 40), (case.note(IDEAS[1]), 500, 300))))
    board = shown(CollectStage(case.session, case.step(StepKind.COLLECT)), qtbot, 1500, 860).board
    board.setFocus()
    QTest.mouseClick(board.viewport(), LEFT, NONE, middle(board, case.note(IDEAS[0])))
    board.ground.sharpen()
    on_screen(board)
    QTest.keyClick(board, Qt.Key.Key_Delete)
    assert board.choice.current == case.note(IDEAS[1])
    qtbot.waitUntil(lambda: board.ground.crisp, timeout=3000)
    now = on_screen(board)
    board.viewport().update()
    assert on_screen(board) == now


def test_the_names_of_axes_are_painted_whole_when_a_note_in_their_way_is_deleted(case: BoardCase, qtbot: QtBot) -> None:
    lane, labels = case.lane(NoteKind.IDEA), ("Small", "Large", "Low", "High")
    case.session.run(MakeLaneFree(lane))
    case.session.run(AddShape(lane, ShapeKind.AXES, 40, 40, 500, 400, labels=labels))
    assert case.session.run(PlaceOnCanvas(lane, ((case.note(IDEAS[0]), 240, 390), (case.note(IDEAS[1]), 600, 40))))
    board = shown(CollectStage(case.session, case.step(StepKind.COLLECT)), qtbot, 1500, 860).board
    board.ground.sharpen()
    on_screen(board)
    case.session.run(DeleteNotes((case.note(IDEAS[0]),)))
    qtbot.waitUntil(lambda: board.ground.crisp, timeout=3000)
    now = on_screen(board)
    board.viewport().update()
    assert on_screen(board) == now
