"""What those who cannot see the board hear, asked of Qt as a screen reader does, while the arrow keys walk over it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, shown
from tests.helpers.keys import CONTROL, SHIFT
from workshop_app import i18n
from workshop_app.commands.agenda import AddStep
from workshop_app.commands.links import LinkNotes
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.themes import GroupNotes
from workshop_app.commands.voting import CastBallot, CloseRound, OpenRound, Reveal
from workshop_app.domain.board import notes_in_lane
from workshop_app.domain.enums import CandidateKind, NoteKind, StepKind
from workshop_app.domain.records import Round, Step
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.theme_stage import ThemeStage


def heard(widget: QWidget) -> tuple[str, str]:
    """Name and description of what has the keyboard."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    assert interface.state().focused
    return interface.text(QAccessible.Text.Name), interface.text(QAccessible.Text.Description)


def voted(case: BoardCase, text: str) -> None:
    """A vote on the notes, shown to the end, in which one got three dots."""
    run = case.session.run
    run(AddStep(StepKind.VOTE, "Vote", values={"candidates": CandidateKind.NOTE, "dots": 5, "cap": 5}))
    step = case.state.ordered(Step)[-1].id
    assert run(OpenRound(step, 1))
    [round_] = case.state.of(Round).values()
    number = next(candidate.number for candidate in round_.candidates if candidate.label == text)
    assert run(CastBallot(round_.id, ((number, 3),)))
    assert run(CloseRound(round_.id))
    assert run(Reveal(round_.id))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "P4, Problem, Problems, theme 1, Buzz group 2, Too few hands, Care, 3 dots, linked to I1"),
        ("sv", "P4, Problem, Problems, tema 1, Buzz group 2, Too few hands, Care, 3 prickar, länkad till I1"),
    ],
)
def test_a_note_says_its_number_kind_lane_theme_group_text_area_dots_and_links(
    case: BoardCase, board: BoardWidget, language: str, said: str
) -> None:
    case.session.run(AddNotes(case.lane(NoteKind.PROBLEM), ("Too few hands #Care",), group=2))
    note = notes_in_lane(case.state, case.lane(NoteKind.PROBLEM))[-1].id
    board.deeds.move((note,), case.lane(NoteKind.PROBLEM), case.note(PROBLEMS[0]))
    case.session.run(GroupNotes((note,), "Staff"))
    case.session.run(LinkNotes((case.note(IDEAS[0]),), note))
    voted(case, "Too few hands")
    i18n.use(language)  # of the program; the workshop itself is in English
    board.choose((note,))
    name, chosen = heard(board)
    assert name == said
    assert chosen.startswith("1 ")


def test_what_a_theme_holds_is_heard_with_its_number_and_name(case: BoardCase, qtbot: QtBot) -> None:
    case.session.run(GroupNotes((case.note(PROBLEMS[0]), case.note(IDEAS[0])), "Speed"))
    stage = shown(ThemeStage(case.session, case.step(StepKind.THEME)), qtbot)
    stage.activateWindow()
    stage.board.setFocus()
    qtbot.waitUntil(stage.board.hasFocus)
    QTest.keyClick(stage.board, Qt.Key.Key_Home)
    assert heard(stage.board) == ("Theme 1: Speed", "")
    QTest.keyClick(stage.board, Qt.Key.Key_Right)
    assert heard(stage.board) == (f"P1, Problem, Speed, {PROBLEMS[0]}", "1 note chosen")


def test_the_arrow_keys_read_a_large_board_as_it_is_seen_and_every_note_is_seen_and_heard(
    case: BoardCase, board: BoardWidget
) -> None:
    texts = tuple(f"Something said as number {number}" + ", and more" * (number % 4) for number in range(40))
    case.session.run(AddNotes(case.lane(NoteKind.PROBLEM), texts))
    case.session.run(AddNotes(case.lane(NoteKind.IDEA), texts[:25]))
    QTest.keyClick(board, Qt.Key.Key_Home)
    codes, boxes = [], []
    for _ in board.cards:
        here = board.choice.current
        codes.append(heard(board)[0].split(", ")[0])
        box = board.box_of(here)
        assert box is not None
        boxes.append((board.layout_.places[here].section, box.y, box.x))
        assert board.viewport().rect().contains(board.in_view(box))
        QTest.keyClick(board, Qt.Key.Key_Right)
    assert codes == [card.code for section in board.picture.sections for card in section.notes]
    assert all(one < other for one, other in pairwise(boxes)), "by lane, then from the top, then from the left"
    assert len({*codes}) == len(board.cards)


def test_how_many_are_chosen_and_what_is_asked_is_heard(case: BoardCase, board: BoardWidget) -> None:
    QTest.keyClick(board, Qt.Key.Key_Home)
    QTest.keyClick(board, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(board, Qt.Key.Key_Right, SHIFT)
    assert heard(board)[1] == "3 notes chosen"
    QTest.keyClick(board, Qt.Key.Key_A, CONTROL)
    assert heard(board)[1] == "5 notes chosen"
    QTest.keyClick(board, Qt.Key.Key_K)
    assert heard(board)[0] == "Change to: P Problem   I Idea   Q Question"
    QTest.keyClick(board, Qt.Key.Key_Escape)
    assert heard(board)[0].startswith("P")


def test_what_is_written_in_says_what_it_is(case: BoardCase, board: BoardWidget) -> None:
    board.choose((case.note(IDEAS[1]),))
    QTest.keyClick(board, Qt.Key.Key_F2)
    assert board.editor is not None
    assert heard(board.editor)[0] == "Text of note I2"
