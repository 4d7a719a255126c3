"""Double clicks as the system sends them to a window: where the second press lands depends on what is there by then."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.keys import LEFT, NONE
from tests.helpers.program import House, houses, in_the_booth, label_texts, look
from tests.helpers.workshops import example, planned
from workshop_app.commands.actions import AddDecision, EditAction
from workshop_app.commands.agenda import GoToStep
from workshop_app.domain.enums import StepKind
from workshop_app.domain.records import Action, Decision, Step
from workshop_app.ui.console.actions_decisions import DecisionItem
from workshop_app.ui.console.actions_stage import ActionsStage
from workshop_app.ui.driving import named, settle
from workshop_app.ui.widgets.buttons import Pressable
from workshop_app.ui.widgets.toast import Toast

__all__ = ["look"]  # fixtures


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    """The example at its actions, with three decisions."""
    for made in houses(tmp_path, qtbot, example()):
        made.begin()
        made.session.run(GoToStep(made.step(StepKind.ACTIONS).id))
        for text in ("First", "Second", "Third"):
            made.session.run(AddDecision(text))
        settle()
        yield made


@pytest.fixture(autouse=True)
def quick(qapp: QApplication) -> Iterator[None]:
    """QTest's clicks are half a second apart: let that be quick enough."""
    usual = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(800)
    yield
    QApplication.setDoubleClickInterval(usual)


def clicks(house: House, at: QWidget, times: int = 2) -> None:
    """Click quickly, where a widget is at first, with a hand that is not quite still."""
    window, place = house.window.windowHandle(), at.mapTo(house.window, at.rect().center())
    for _later in range(3):
        QTest.mouseRelease(window, LEFT, NONE, QPoint(1, 1))
    for _click in range(times):
        QTest.mouseMove(window, place + QPoint(1, 0))
        QTest.mouseMove(window, place)
        settle()
        QTest.mousePress(window, LEFT, NONE, place)
        QTest.mouseRelease(window, LEFT, NONE, place)
        settle()


def bin_of(house: House, row: QWidget, name: str) -> Pressable:
    """The bin of a row, which comes with the pointer."""
    QTest.mouseMove(house.window.windowHandle(), QPoint(1, 1))
    QTest.mouseMove(house.window.windowHandle(), row.mapTo(house.window, row.rect().center()))
    settle()
    return named(row, Pressable, name)


def told(house: House) -> list[str]:
    return [toast.text for toast in house.window.findChildren(Toast)]


@pytest.mark.parametrize("times", [2, 3])
def test_clicks_on_the_bin_of_a_decision_delete_that_decision_alone(house: House, times: int) -> None:
    rows = house.console.findChildren(DecisionItem)
    before = [decision.text for decision in house.on_disk().ordered(Decision)]
    clicks(house, bin_of(house, rows[0], "Delete the decision"), times)
    assert [decision.text for decision in house.on_disk().ordered(Decision)] == before[1:]
    assert told(house) == ["The decision is deleted"]


@pytest.mark.parametrize("times", [2, 3])
@pytest.mark.parametrize("words", ["Short", "Long enough for four lines " * 12], ids=["bin", "row"])
def test_clicks_on_the_bin_of_an_action_delete_it_and_change_no_other(house: House, times: int, words: str) -> None:
    """What lies there next is another bin, or of a higher row the row itself."""
    stage = house.console.stage
    assert isinstance(stage, ActionsStage)
    first, second = list(stage.items)[:2]
    for action, what in ((first, "Short"), (second, words)):
        house.session.run(EditAction(action, {"what": what}))
    settle()
    before = len(house.on_disk().of(Action))
    clicks(house, bin_of(house, stage.items[first], "Delete the action"), times)
    assert len(house.on_disk().of(Action)) == before - 1
    assert len(stage.items) == before - 1, "no row has become a form"


def test_a_double_click_on_a_row_changes_it_still(house: House) -> None:
    stage = house.console.stage
    assert isinstance(stage, ActionsStage)
    before = len(stage.items)
    clicks(house, next(iter(stage.items.values())))
    assert len(stage.items) == before - 1


@pytest.mark.parametrize("times", [2, 3])
def test_clicks_on_the_bin_of_a_step_in_the_plan_remove_that_step_alone(
    tmp_path: Path, qtbot: QtBot, times: int
) -> None:
    for house in houses(tmp_path, qtbot, planned("bikupa", "en")):
        house.window.open_workshop(house.id)
        settle()
        before = len(house.on_disk().of(Step))
        clicks(house, named(house.window, Pressable, "Remove the step"), times)
        assert len(house.on_disk().of(Step)) == before - 1
        clicks(house, named(house.window, Pressable, "Undo"), 1)
        assert len(house.on_disk().of(Step)) == before


def test_a_double_click_that_hands_a_ballot_in_meets_nobody_but_the_thanks(house: House) -> None:
    booth = in_the_booth(house)
    QTest.keyClicks(booth, "11")
    clicks(house, named(booth, Pressable, "Klar – nästa person"))
    assert "Tack – nästa person" in label_texts(booth)
    QTest.mouseClick(booth.childAt(9, 9), LEFT)
    assert "Röstande 2 av 3" in label_texts(booth)
