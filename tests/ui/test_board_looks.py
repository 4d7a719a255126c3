"""A board as a whole: the kind's word on all notes or on none, and where it is looked at from at first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.boards import PROBLEMS, BoardCase, shown
from tests.helpers.drawn import words_drawn
from workshop_app.commands.canvas import AddShape, MakeLaneFree, PlaceOnCanvas
from workshop_app.commands.notes import AddNotes
from workshop_app.domain.board_geometry import NoteMetrics
from workshop_app.domain.enums import NoteKind, ShapeKind, StepKind
from workshop_app.domain.records import Shape
from workshop_app.i18n import Language
from workshop_app.services.board_view import BoardPicture, BoardSection, NoteCard
from workshop_app.ui.board.faces import draw_face
from workshop_app.ui.board.landing import strip_area
from workshop_app.ui.board.text import NoteText
from workshop_app.ui.board.wall import Wall
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.collect import CollectStage


def collected(case: BoardCase, qtbot: QtBot, width: int, height: int = 700) -> BoardWidget:
    board = shown(CollectStage(case.session, case.step(StepKind.COLLECT)), qtbot, width, height).board
    qtbot.waitUntil(lambda: board.camera.view == (board.width(), board.height()))
    return board


def mixed(qtbot: QtBot, width: int, group: str = "") -> Wall:
    """A lane of questions with an idea in it."""
    kinds = (NoteKind.QUESTION, NoteKind.IDEA)
    notes = tuple(NoteCard(kind.value, kind, "Q1", "Why?", group) for kind in kinds)
    section = BoardSection("l1", "lane", "Questions", notes, note_kind=NoteKind.QUESTION)
    wall = Wall(hints=True)
    qtbot.addWidget(wall)
    wall.resize(width, 600)
    wall.set_language(Language("en"))
    wall.set_picture(BoardPicture((section,), by_theme=False))
    return wall


def test_all_notes_name_their_kind_where_each_has_room_for_it_and_else_none(qtbot: QtBot) -> None:
    assert mixed(qtbot, 600).ground.cards.worded
    assert mixed(qtbot, 260).ground.cards.worded
    assert mixed(qtbot, 600, "Group 8").ground.cards.worded
    assert mixed(qtbot, 260, "Group 8").ground.cards.worded, "the word goes before the group"
    assert not mixed(qtbot, 200, "Group 8").ground.cards.worded
    assert not mixed(qtbot, 200).ground.cards.worded


def test_where_each_lane_holds_one_kind_its_heading_names_it_for_all(case: BoardCase, qtbot: QtBot) -> None:
    board = collected(case, qtbot, 1400)
    assert not board.ground.cards.worded
    case.session.run(MakeLaneFree(case.lane(NoteKind.IDEA)))
    assert not board.ground.cards.worded
    case.session.run(PlaceOnCanvas(case.lane(NoteKind.IDEA), ((case.note(PROBLEMS[0]), 40, 400),)))
    assert board.ground.cards.worded  # a problem among ideas


def test_the_word_has_room_in_the_language_it_is_said_in(qtbot: QtBot) -> None:
    differs = 0
    for width in range(200, 280, 5):
        wall = mixed(qtbot, width, "Group 1")
        wall.set_language(Language("sv"))
        short = wall.ground.cards.worded
        wall.set_language(Language("en"))
        long = wall.ground.cards.worded
        wall.lay_out()
        assert wall.ground.cards.worded is long
        differs += short is not long
    assert differs, "Fråga is shorter than Question"


@pytest.mark.parametrize("size", [(1500, 860), (1200, 780)])
def test_all_that_lies_on_a_canvas_is_seen_at_first(case: BoardCase, qtbot: QtBot, size: tuple[int, int]) -> None:
    lane = case.lane(NoteKind.IDEA)
    case.session.run(MakeLaneFree(lane))
    case.session.run(AddShape(lane, ShapeKind.AXES, 40, 40, 1040, 800))
    board = collected(case, qtbot, *size)
    place = next(p for p in board.layout_.sections if board.picture.sections[p.section].free)
    (axes,) = case.on_disk().ordered(Shape)
    left, top = board.camera.in_view(place.corner[0] + axes.x, place.corner[1] + axes.y)
    area = QRect(round(left), round(top), round(axes.w * board.zoom), round(axes.h * board.zoom))
    assert board.zoom < 1
    assert board.viewport().rect().contains(area)
    assert not area.intersects(board.zoom_bar.geometry())


def test_where_notes_are_parked_by_dragging_is_not_under_the_zoom_bar(case: BoardCase, qtbot: QtBot) -> None:
    board = collected(case, qtbot, 700, 360)
    case.session.run(AddNotes(case.lane(NoteKind.IDEA), tuple(f"Idea {number}" for number in range(40))))
    qtbot.waitUntil(board.zoom_bar.isVisible)
    assert strip_area(board).height() > 100
    assert not strip_area(board).intersects(QRectF(board.zoom_bar.geometry()))


def test_what_comes_later_does_not_change_where_one_looks(case: BoardCase, qtbot: QtBot) -> None:
    lane = case.lane(NoteKind.IDEA)
    case.session.run(MakeLaneFree(lane))
    board = collected(case, qtbot, 1500, 860)
    before = board.zoom
    case.session.run(AddShape(lane, ShapeKind.FRAME, 40, 2400, 200, 100))
    assert board.zoom == before


def test_of_a_buzz_group_the_number_is_left_where_there_is_little_room(qtbot: QtBot) -> None:
    def picture(group: str) -> QImage:
        image = QImage(190, 80, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        with QPainter(image) as painter:
            card = NoteCard("p", NoteKind.PROBLEM, "P11", "Time", group, theme=4)
            draw_face(painter, card, QRectF(0, 0, 190, 80), NoteMetrics(text=18, small=16), NoteText())
        return image

    assert picture("Buzz group 11") != picture("Buzz group 12")


@pytest.mark.parametrize(("wide", "seen"), [(600, "School · Buzz group 3"), (190, "School")])
def test_a_note_shows_both_its_area_and_its_group_where_there_is_room(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, wide: int, seen: str
) -> None:
    drawn = words_drawn(monkeypatch)
    card = NoteCard("n", NoteKind.IDEA, "I1", "Ask", group="Buzz group 3", tag="School")
    picture = QImage(wide, 80, QImage.Format.Format_ARGB32)
    with QPainter(picture) as painter:
        draw_face(painter, card, QRectF(0, 0, wide, 80), NoteMetrics(text=18, small=16), NoteText(), tagged=True)
    assert drawn.count(seen) == 1
