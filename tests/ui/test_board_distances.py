"""A board from near and far: no jump on the way, names of themes that can be read, kinds told by shape and word."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.boards import PROBLEMS, BoardCase, shown
from tests.helpers.drawn import words_drawn
from tests.helpers.keys import CONTROL
from tests.ui.test_board_pictures import difference
from workshop_app.commands.themes import GroupNotes
from workshop_app.domain.enums import NoteKind
from workshop_app.i18n import Language
from workshop_app.services.board_view import BoardPicture, BoardSection, NoteCard
from workshop_app.ui import motion, theme
from workshop_app.ui.board.faces import draw_shape
from workshop_app.ui.board.heading_size import heading_size
from workshop_app.ui.board.wall import Wall
from workshop_app.ui.board.widget import BoardWidget

STRETCH, SMOOTH = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
SHAPE, WORD = (4, 32), (66, 90)
"""Where they stand on a note of the board below: from the left, and how wide."""
SAID = "Beslut dröjer för länge för att en idé ska hinna prövas, och ingen äger frågan när mötet är slut"


def lanes(count: int) -> BoardPicture:
    """Three lanes of different kinds with so many notes in all."""
    kinds = (NoteKind.PROBLEM, NoteKind.IDEA, NoteKind.QUESTION)
    sections = []
    for index, kind in enumerate(kinds):
        notes = [
            NoteCard(f"{kind}{n}", kind, f"X{n}", SAID[: 40 + n % 60], group="Bikupa 2")
            for n in range(1, count // 3 + (index < count % 3) + 1)
        ]
        sections.append(BoardSection(f"{kind}", "lane", "Samma", tuple(notes), note_kind=kind))
    return BoardPicture(tuple(sections), by_theme=False)


def opened(picture: BoardPicture, qtbot: QtBot, width: int = 1000, height: int = 700) -> Wall:
    board = Wall(hints=False)
    board.set_picture(picture)
    return shown(board, qtbot, width, height)


def seen(board: Wall) -> QImage:
    board.ground.sharpen()
    QApplication.processEvents()
    return board.viewport().grab().toImage()


@pytest.fixture(autouse=True)
def still(qapp: QApplication) -> Iterator[None]:
    motion.set_reduced(True)
    before, sheet, font = theme.palette().name, qapp.styleSheet(), qapp.font()
    theme.apply(qapp, "light")
    yield
    theme.apply(qapp, before)
    qapp.setStyleSheet(sheet)
    qapp.setFont(font)


def part(board: Wall, image: QImage, width: int) -> QImage:
    """The same part of the board, as seen, without the names of lanes, which keep their size."""
    zoom, origin = board.zoom, board.origin().toPoint()
    area = QRect(origin + QPoint(0, round(220 * zoom)), QSize(round(width * zoom), round(0.6 * width * zoom)))
    return image.copy(area)


def test_nothing_jumps_on_the_way_from_text_to_lines_to_plates(qtbot: QtBot) -> None:
    board, zoom = opened(lanes(240), qtbot), 1.0
    steps: list[tuple[float, QImage]] = []
    while not board.camera.whole:
        board.zoom_by(zoom / board.zoom, QPointF(0, 0))
        steps.append((board.zoom, part(board, seen(board), 700)))
        zoom /= 1.04
    apart = []
    for (_near, before), (_far, after) in pairwise(steps):
        whole = QSize(after.width() // 10 * 10, after.height() // 10 * 10)
        apart.append(difference(before.scaled(whole, STRETCH, SMOOTH), after.scaled(whole, STRETCH, SMOOTH))[1])
    assert len(apart) > 30
    assert max(apart) < 5


def test_names_of_themes_can_be_read_from_any_distance(case: BoardCase, qtbot: QtBot) -> None:
    names = ("Beslut dröjer", "Ingen äger frågan när mötet är slut och alla har gått hem", "", "Tid")
    sections = tuple(
        BoardSection(f"t{n}", "theme", name, lanes(45).sections[n % 3].notes, n + 1) for n, name in enumerate(names)
    )
    board, zoom = opened(BoardPicture(sections, by_theme=True), qtbot), 1.0
    while True:
        board.zoom_by(zoom / board.zoom, QPointF(0, 0))
        assert heading_size(board.picture.sections, board.layout_, board.room(), board.zoom).whole >= 15
        headings = board.ground.headings.all()
        assert all(heading.fitted is None or heading.fitted.size >= 12 for heading in headings)
        areas = [heading.area for heading in headings]
        assert not any(one.intersects(other) for n, one in enumerate(areas) for other in areas[n + 1 :])
        if board.camera.whole:
            break
        zoom /= 1.15


@pytest.mark.parametrize("count", [40, 240, 1000])
def test_names_of_lanes_are_read_from_any_distance_and_cover_no_note(count: int, qtbot: QtBot) -> None:
    board, zoom = opened(lanes(count), qtbot), 1.0
    while True:
        board.zoom_by(zoom / board.zoom, QPointF(0, 0))
        board.pan(0, -10_000)
        assert heading_size(board.picture.sections, board.layout_, board.room(), board.zoom).whole >= 15
        for place, heading in zip(board.layout_.sections, board.ground.headings.all(), strict=True):
            assert heading.fitted is None or heading.fitted.size >= 12
            area = heading.area.translated(*board.camera.origin)
            assert area.top() >= 0
            first = next(note.box for note in board.layout_.notes if note.section == place.section)
            assert area.bottom() <= board.camera.in_view(first.x, first.y)[1]
        if board.camera.whole:
            break
        zoom /= 1.15


@pytest.mark.parametrize("colours", ["light", "dark", "contrast"])
def test_kinds_are_told_apart_without_colour(qapp: QApplication, qtbot: QtBot, colours: str) -> None:
    """By shape, at the left of the number, and by word, at its right: number and text are the same on all."""
    theme.apply(qapp, colours)
    notes_of_all = tuple(note for lane in lanes(3).sections for note in lane.notes)
    board = opened(BoardPicture((BoardSection("t", "theme", "Tid", notes_of_all, 1),), by_theme=True), qtbot, 1000, 300)
    image = seen(board)
    notes = [board.in_view(place.box) for place in board.layout_.notes]
    for left, width in (SHAPE, WORD):
        parts = {ink(image.copy(QRect(box.left() + left, box.top() + 12, width, 28))) for box in notes}
        assert len(parts) == len(notes)


@pytest.mark.parametrize(("group", "area"), [("Buzz group 11", ""), ("", "Lack of time and of resources")])
def test_the_word_for_the_kind_goes_before_the_group_and_the_area_of_a_note(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, group: str, area: str
) -> None:
    drawn = words_drawn(monkeypatch)
    kinds = (NoteKind.PROBLEM, NoteKind.IDEA, NoteKind.QUESTION)
    notes = tuple(NoteCard(f"{n}", kinds[n % 3], f"X{n}", SAID, group=group, tag=area) for n in range(12, 36))
    sections = tuple(BoardSection(f"t{n}", "theme", "Tid", notes[n::4], n) for n in range(4))
    board = Wall(hints=True)
    board.set_language(Language("en"))
    board.set_picture(BoardPicture(sections, by_theme=True))
    shown(board, qtbot, 1240, 640)
    seen(board)
    assert board.layout_.notes[0].box.w < 200
    assert {"Problem", "Idea", "Question"} <= set(drawn)
    assert not group or "group 11" in drawn, "which group it was can be read all the same"


@pytest.mark.usefixtures("qapp")
def test_the_shape_for_a_question_is_as_heavy_as_those_for_a_problem_and_an_idea() -> None:
    weight = {}
    for kind in (NoteKind.PROBLEM, NoteKind.IDEA, NoteKind.QUESTION):
        image = QImage(40, 40, QImage.Format.Format_Grayscale8)
        image.fill(0)
        with QPainter(image) as painter:
            draw_shape(painter, kind, QRectF(10, 10, 20, 20), "white")
        weight[kind] = sum(bytes(image.constBits()))
    assert weight[NoteKind.QUESTION] > 0.75 * weight[NoteKind.PROBLEM]


def ink(note: QImage) -> bytes:
    """What is drawn on a note, whatever its colours: where it differs from its ground."""
    grey = note.convertToFormat(QImage.Format.Format_Grayscale8)
    ground = grey.pixelColor(1, 1).red()
    values = bytes(grey.constBits())
    return bytes(abs(value - ground) > 60 for value in values)


@pytest.mark.parametrize("count", [3, 40, 400, 5000])
def test_a_board_of_any_size_can_be_read_near_and_is_seen_whole_from_afar(qtbot: QtBot, count: int) -> None:
    board = opened(lanes(count), qtbot, 1280, 720)
    assert board.layout_.size >= 13
    assert {place.id for place in board.layout_.notes} == board.cards.keys()
    board.fit()
    assert seen(board).size() == board.viewport().size()
    whole = board.viewport().rect()
    assert all(whole.contains(board.in_view(place.box)) for place in board.layout_.sections)
    board.actual()
    board.reveal(board.layout_.notes[-1].box)
    assert whole.contains(board.in_view(board.layout_.notes[-1].box))


# moving


def glides(board: BoardWidget) -> list[int]:
    """How long what moves just now takes, in milliseconds."""
    moving = board.findChildren(QVariantAnimation)
    return [one.duration() for one in moving if one.state() == QVariantAnimation.State.Running]


def test_what_moves_takes_from_150_to_250_milliseconds(case: BoardCase, board: BoardWidget) -> None:
    motion.set_reduced(False)
    for act in (
        lambda: board.deeds.move((case.note(PROBLEMS[0]),), case.lane(NoteKind.IDEA)),
        lambda: case.session.run(GroupNotes((case.note(PROBLEMS[1]),), "One")) and case.session.undo(),
        lambda: QTest.keyClick(board, Qt.Key.Key_Plus, CONTROL),
    ):
        act()
        assert glides(board)
        assert all(150 <= duration <= 250 for duration in glides(board))


def test_nothing_moves_for_those_who_ask_for_less(case: BoardCase, board: BoardWidget) -> None:
    board.deeds.move((case.note(PROBLEMS[0]),), case.lane(NoteKind.IDEA))
    board.ground.sharpen()  # on a busy computer notes are made sharp a few frames later
    there = board.grab().toImage()
    case.session.undo()
    QTest.keyClick(board, Qt.Key.Key_Plus, CONTROL)
    QTest.keyClick(board, Qt.Key.Key_1, CONTROL)
    board.deeds.move((case.note(PROBLEMS[0]),), case.lane(NoteKind.IDEA))
    assert glides(board) == []
    assert not board.ground.in_gesture
    assert board.zoom == 1
    board.ground.sharpen()
    assert board.grab().toImage() == there


SYSTEM = """
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle
from workshop_app.ui import motion

class Calm(QProxyStyle):
    def styleHint(self, hint, *rest):
        calm = hint == QStyle.StyleHint.SH_Widget_Animation_Duration
        return 0 if calm else super().styleHint(hint, *rest)

app = QApplication([])
before = motion.enabled()
app.setStyle(Calm())
print(before, motion.enabled())
"""


def test_a_system_that_asks_for_less_motion_is_heard() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "VERKSTAD_REDUCED_MOTION": ""}
    ran = subprocess.run(
        [sys.executable, "-c", SYSTEM],
        capture_output=True, text=True, env=environment, cwd=Path(__file__).parents[2], timeout=60,
    )  # fmt: skip
    assert ran.stdout.split() == ["True", "False"], ran.stderr
