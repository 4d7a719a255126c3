"""What was pasted and is there already: the offer to merge it, and where one writes after that."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.boards import PROBLEMS, BoardCase, paste, shown
from tests.helpers.keys import CONTROL, LEFT
from workshop_app import i18n
from workshop_app.commands.notes import AddNotes
from workshop_app.domain.enums import NoteKind, StepKind
from workshop_app.ui.board.twins import TwinsBar
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.console.parking_card import ParkingCard
from workshop_app.ui.widgets.buttons import Button, IconButton

Key = Qt.Key


@pytest.fixture
def beside(case: BoardCase, qtbot: QtBot) -> Iterator[CollectStage]:
    """The step of collecting with the parking lot at its right, and something in it."""
    case.session.run(AddNotes(case.lane(NoteKind.PARKED), ("Parked",)))
    window = QWidget()
    row = QHBoxLayout(window)
    parked = ParkingCard(case.session, window)  # the panels are there before the step
    stage = CollectStage(case.session, case.step(StepKind.COLLECT), window)
    row.addWidget(stage, 1)
    row.addWidget(parked)
    shown(window, qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    stage.entry.field.setFocus()
    yield stage
    window.close()


def offered(stage: CollectStage, text: str) -> TwinsBar:
    """What is offered after a paste into the line."""
    paste(text)
    QTest.keyClick(stage.entry.field, Key.Key_V, CONTROL)
    bar = stage.board.duplicates.bar
    assert bar is not None
    return bar


@pytest.mark.parametrize("answer", ["merge", "merge by keyboard", "keep", "close", "escape"])
def test_one_goes_on_writing_after_the_offer(case: BoardCase, beside: CollectStage, answer: str) -> None:
    bar = offered(beside, f"{PROBLEMS[0]}!\nNew")
    buttons: dict[str, Button | IconButton] = {"keep": bar.keep, "close": bar.findChildren(IconButton)[0]}
    pressed = buttons.get(answer, bar.merge)
    if answer in ("merge by keyboard", "escape"):
        pressed.setFocus()
        QTest.keyClick(pressed, Key.Key_Escape if answer == "escape" else Key.Key_Space)
    else:
        QTest.mouseClick(pressed, LEFT)
    assert beside.board.duplicates.bar is None
    focused = QApplication.focusWidget()
    assert focused is beside.entry.field
    QTest.keyClicks(focused, "said")
    QTest.keyClick(focused, Key.Key_Return)
    assert case.texts(NoteKind.PROBLEM)[-1] == "said"


def test_an_offer_stays_with_its_notes_when_something_else_is_pasted_and_goes_with_the_last(
    case: BoardCase, stage: CollectStage
) -> None:
    bar = offered(stage, f"{PROBLEMS[0]}!\nNew")
    told = bar.words.text()
    paste("Other\nThings")
    QTest.keyClick(stage.entry.field, Key.Key_V, CONTROL)
    case.session.undo()
    assert (stage.board.duplicates.bar, bar.words.text()) == (bar, told)
    QTest.mouseClick(bar.merge, LEFT)
    assert case.texts(NoteKind.PROBLEM) == [f"{PROBLEMS[0]}!", *PROBLEMS[1:], "New"]
    case.session.undo()
    paste(f"{PROBLEMS[0]}?\nNewer")
    QTest.keyClick(stage.entry.field, Key.Key_V, CONTROL)
    assert bar.isVisible()
    paste("Quite\nelse")
    QTest.keyClick(stage.entry.field, Key.Key_V, CONTROL)
    while case.session.undo():
        pass
    assert stage.board.duplicates.bar is None


def test_one_offer_speaks_of_all_pastes_that_wait_for_an_answer(case: BoardCase, stage: CollectStage) -> None:
    bar = offered(stage, f"{PROBLEMS[0]}!\nNew")
    assert offered(stage, f"{PROBLEMS[1]}!\nNewer") is bar
    assert bar.words.text() == "2 of 4 pasted notes say the same as another note."
    case.session.undo()
    assert bar.words.text() == "1 of 2 pasted notes says the same as another note."
    QTest.mouseClick(bar.merge, LEFT)
    assert case.texts(NoteKind.PROBLEM) == [f"{PROBLEMS[0]}!", *PROBLEMS[1:], "New"]


def test_a_pasted_note_that_is_rewritten_is_no_longer_offered(case: BoardCase, stage: CollectStage) -> None:
    bar = offered(stage, f"{PROBLEMS[0]}!\n{PROBLEMS[1]}!")
    stage.board.deeds.edit_note(case.note(f"{PROBLEMS[0]}!"), "Something else entirely")
    assert bar.words.text() == "1 of 2 pasted notes says the same as another note."
    stage.board.deeds.edit_note(case.note(PROBLEMS[1]), "Quite different")
    assert stage.board.duplicates.bar is None


@pytest.mark.parametrize(
    ("language", "alike", "both"),
    [
        (
            "en",
            "1 of 2 pasted notes looks like another note.",
            "1 of 3 pasted notes says the same as another note. 1 more looks like another note.",
        ),
        (
            "sv",
            "En av 2 inklistrade lappar liknar en annan lapp.",
            "En av 3 inklistrade lappar säger samma sak som en annan lapp. En till liknar en annan lapp.",
        ),
    ],
)
def test_what_only_looks_alike_is_not_said_to_be_the_same(
    case: BoardCase, stage: CollectStage, language: str, alike: str, both: str
) -> None:
    i18n.use(language)
    longer = f"{PROBLEMS[0]} every single month"
    assert offered(stage, f"{longer}\nNew").words.text() == alike
    case.session.undo()
    assert offered(stage, f"{longer}\nNew\n{PROBLEMS[1]}!").words.text() == both


def test_only_what_says_the_same_is_merged_at_once_and_what_is_alike_is_asked_about(
    case: BoardCase, stage: CollectStage
) -> None:
    """Of notes that are alike each may say something of its own: merging them at once would lose words."""
    longer = f"{PROBLEMS[1]} on Mondays"
    bar = offered(stage, f"{PROBLEMS[0]}!\n{longer}\nQuite new")
    assert bar.words.text() == ("1 of 3 pasted notes says the same as another note. 1 more looks like another note.")
    QTest.mouseClick(bar.merge, LEFT)
    assert case.texts(NoteKind.PROBLEM) == [f"{PROBLEMS[0]}!", *PROBLEMS[1:], longer, "Quite new"]
    assert bar.words.text() == "1 of 2 pasted notes looks like another note."
    assert (bar.merge.text(), bar.each.isVisibleTo(bar)) == ("One by one", False)
    QTest.mouseClick(bar.merge, LEFT)
    assert set(stage.board.chosen()) == {case.note(PROBLEMS[1]), case.note(longer)}
    assert case.texts(NoteKind.PROBLEM)[-2:] == [longer, "Quite new"]
