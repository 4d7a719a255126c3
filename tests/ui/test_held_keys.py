"""Keys that are held down, as the system sends them to a window: an act is done once, walking and writing go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.keys import CONTROL, NONE
from tests.helpers.program import House, houses, in_the_booth, label_texts, look
from tests.helpers.workshops import example
from workshop_app.commands.agenda import GoToStep, ReopenWorkshop
from workshop_app.domain.enums import NoteKind, StepKind
from workshop_app.domain.records import Lane, Note, Timer
from workshop_app.services.clock import new_id
from workshop_app.services.library import Library
from workshop_app.ui.application import make_application
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.driving import settle, write
from workshop_app.ui.held_keys import HeldKeys
from workshop_app.ui.widgets.toast import Toast

__all__ = ["look"]  # fixtures
Key = Qt.Key
PRESSES = count(1)


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    """The example, collecting, in the application as it is made for the program."""
    make_application()
    for made in houses(tmp_path, qtbot, example()):
        made.begin()
        made.session.run(GoToStep(made.step(StepKind.COLLECT).id))
        settle()
        yield made


def hold(key: Qt.Key, held: Qt.KeyboardModifier = NONE, text: str = "", times: int = 6) -> None:
    """A key goes down, is repeated by the system, and comes up."""
    window = QGuiApplication.focusWindow()
    for repeats in range(times + 1):
        QTest.simulateEvent(window, True, key, held, text, repeats > 0)
        settle(1)
    QTest.simulateEvent(window, False, key, held, text, False)
    settle()


def hold_unmarked(key: Qt.Key, text: str = "", times: int = 6) -> None:
    """The same as X11 sends it now and then: let go and pressed in the same moment, with no word of a repetition."""
    window = QGuiApplication.focusWindow()
    assert window is not None
    begin = 10_000 * next(PRESSES)
    for moment in range(begin, begin + 40 * times, 40):
        for kind, at in ((QEvent.Type.KeyPress, moment), (QEvent.Type.KeyRelease, moment + 40)):
            event = QKeyEvent(kind, key, NONE, text)
            event.setTimestamp(at)
            QApplication.sendEvent(window, event)
        settle(1)


def stage_of(house: House) -> CollectStage:
    stage = house.console.stage
    assert isinstance(stage, CollectStage)
    return stage


def chosen_board(house: House) -> BoardWidget:
    """The board, with its first note chosen and the keyboard."""
    board = stage_of(house).board
    board.setFocus()
    board.choose(board.layout_.order[:1])
    return board


def parked(house: House) -> int:
    lot = next(lane.id for lane in house.state.of(Lane).values() if lane.kind is NoteKind.PARKED)
    return sum(note.lane_id == lot for note in house.on_disk().of(Note).values())


@pytest.mark.parametrize("held", [hold, hold_unmarked])
def test_a_letter_held_down_parks_one_note(house: House, held: Callable[..., None]) -> None:
    chosen_board(house)
    before = parked(house)
    held(Key.Key_P, text="p")
    assert parked(house) == before + 1
    assert stage_of(house).entry.field.text() == ""


@pytest.mark.parametrize("held", [hold, hold_unmarked])
@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_delete_held_down_deletes_one_note_and_is_told_so(house: House, held: Callable[..., None], key: Qt.Key) -> None:
    chosen_board(house)
    before = len(house.on_disk().of(Note))
    held(key)
    assert len(house.on_disk().of(Note)) == before - 1
    assert [toast.text for toast in house.window.findChildren(Toast)] == ["1 note deleted"]


@pytest.mark.parametrize("held", [hold, hold_unmarked])
def test_keys_of_the_meeting_held_down_act_once(house: House, held: Callable[..., None]) -> None:
    assert house.session.run(ReopenWorkshop()), "in one that is finished the clock stands still"
    step = house.state.workshop.current_step
    timer = house.state.find(Timer, step)
    before = timer.extra if timer else 0
    held(Key.Key_F9)
    assert house.on_disk().need(Timer, step).extra == before + 60
    held(Key.Key_PageDown)
    after = house.on_disk().workshop.current_step
    held(Key.Key_PageUp)
    assert (after != step, house.on_disk().workshop.current_step) == (True, step)


@pytest.mark.parametrize(("system", "acts"), [("windows", True), ("xcb", False)])
def test_a_key_that_is_pressed_twice_at_once_is_held_only_where_qt_may_not_say_so(
    qtbot: QtBot, system: str, acts: bool
) -> None:
    """As when the program was busy in between on Windows, where keys have the time at which they are read."""
    window = QWidget()
    qtbot.addWidget(window)
    keys = HeldKeys(window, system)
    passed = []
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, Key.Key_Delete, NONE)
        event.setTimestamp(1000)
        passed.append(not keys.eventFilter(window, event))
    assert passed == [True, True, acts]


def test_undo_held_down_takes_back_one_act_and_nothing_that_was_written(house: House) -> None:
    field = stage_of(house).entry.field
    field.setFocus()
    for words in ("First", "Second"):
        write(words)
        QTest.keyClick(field, Key.Key_Return)
    write("Half")
    for _letter in "Half":
        QTest.keyClick(field, Key.Key_Backspace)
    hold(Key.Key_Z, CONTROL, times=1)
    texts = [note.text for note in house.on_disk().of(Note).values()]
    assert ("First" in texts, "Second" in texts, field.text()) == (True, False, "")


@pytest.mark.parametrize("held", [hold, hold_unmarked])
def test_walking_and_writing_go_on_for_as_long_as_a_key_is_held(house: House, held: Callable[..., None]) -> None:
    board = chosen_board(house)
    held(Key.Key_Right, times=3)
    assert board.choice.current in board.layout_.order[3:]
    field = stage_of(house).entry.field
    field.setFocus()
    held(Key.Key_A, text="a", times=3)
    assert len(field.text()) >= 3
    held(Key.Key_Backspace, times=5)
    assert field.text() == ""


def test_a_letter_that_begins_a_note_goes_on_in_the_line(house: House) -> None:
    board = chosen_board(house)
    board.choice.clear()
    hold(Key.Key_A, text="a", times=3)
    assert stage_of(house).entry.field.text() == "aaaa"


@pytest.mark.parametrize("held", [hold, hold_unmarked])
def test_enter_held_down_hands_one_ballot_in_and_thanks_for_it(house: House, held: Callable[..., None]) -> None:
    booth = in_the_booth(house)
    QTest.keyClicks(booth, "11")
    held(Key.Key_Return)
    assert "Tack – nästa person" in label_texts(booth)
    held(Key.Key_Return)
    assert "Röstande 2 av 3" in label_texts(booth)
    assert "Du har inte lagt någon prick. Tryck A för att avstå." not in label_texts(booth)


@pytest.mark.parametrize("held", [hold, hold_unmarked])
def test_delete_held_down_deletes_one_workshop(house: House, held: Callable[..., None]) -> None:
    library = Library(house.store, new_id)
    for template in ("bikupa", "tom-tavla"):
        library.create_from_template(template, "en", date(2026, 6, 10))
    house.window.show_home()
    house.window.front.home.list.take_focus()
    held(Key.Key_Delete)
    assert house.window.front.home.list.rows.rowCount() == 2
