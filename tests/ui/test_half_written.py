"""What is half written is kept: it stands there when one comes back, and is part of the workshop when that is left."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.half_written import field, files, lane, planning
from tests.helpers.program import House, houses, look
from tests.helpers.workshops import planned
from workshop_app.commands.actions import AddAction
from workshop_app.commands.agenda import AddStep, GoToStep, SetParticipants
from workshop_app.domain.enums import Level, NoteKind, StepKind
from workshop_app.domain.records import Action, Decision, Lane, Note
from workshop_app.services.clock import new_id
from workshop_app.services.half_written import file_of, read
from workshop_app.services.library import Library
from workshop_app.storage.store import SqliteStore
from workshop_app.ui.console.actions_rows import ActionItem
from workshop_app.ui.console.actions_stage import ActionsStage
from workshop_app.ui.console.actions_winners import WinnerRow
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.driving import click, press, settle, write
from workshop_app.ui.widgets.fields import TextField

__all__ = ["look"]  # fixtures


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    yield from houses(tmp_path, qtbot, planned("bikupa-forbattring", "en"))


@pytest.mark.parametrize("elsewhere", [False, True])
def test_what_is_half_written_is_a_note_of_its_lane_when_the_workshop_is_left(house: House, elsewhere: bool) -> None:
    house.begin()
    house.session.run(SetParticipants((), 9))
    house.session.run(GoToStep(house.step(StepKind.BUZZ_GROUP).id))
    for key in ("F6", "Ctrl+Right", "Ctrl+Right"):
        press(key)
    write("half a sent")
    press("Tab")
    if elsewhere:
        press("PgDown")
    parking = lane(house, NoteKind.PARKED)
    house.window.show_home()
    assert [(note.text, note.lane_id) for note in house.on_disk().of(Note).values()] == [("half a sent", parking)]


@pytest.mark.parametrize("leaves", ["step", "workshop"])
def test_a_half_written_decision_stands_there_when_one_comes_back_and_is_none_yet(house: House, leaves: str) -> None:
    """Nobody has agreed on half a sentence because somebody looked at another workshop."""
    planning(house)
    write("We beg", field(house, "New decision"))
    if leaves == "step":
        press("PgUp")
        press("PgDown")
    else:
        house.restart()
    assert field(house, "New decision").text() == "We beg"
    assert not house.on_disk().of(Decision)


def test_what_is_typed_while_one_looks_at_a_finished_workshop_is_not_in_its_minutes(house: House) -> None:
    planning(house)
    house.console.finish()
    house.window.show_console()
    settle()
    write("x", field(house, "What is to be done?"))
    house.restart()
    assert not house.on_disk().of(Action)
    house.window.show_console()
    settle()
    assert field(house, "What is to be done?").text() == "x", "it is not lost either"


def after_a_crash(house: House) -> dict[str, tuple[str, ...]]:
    """What another program would find half written if this one were killed now."""
    kept = read(file_of(house.path, house.id))
    return {step: (words, *more) for step, (words, _place, *more) in kept.items()}


def killed(house: House) -> Path:
    """The folder as it would be if the program were killed now."""
    left = house.path.parent / "killed"
    shutil.copytree(house.path.parent, left, ignore=shutil.ignore_patterns("killed"))
    assert len(files(left)) == 1
    return left


def test_what_is_half_written_survives_that_the_program_is_killed(house: House, qtbot: QtBot) -> None:
    """Once typing has rested a second: it stands in its line again, in its lane, whichever step it was."""
    planning(house)
    action = house.session.workshop.current_step
    write("Ask the school", field(house, "What is to be done?"))
    write("Ann", field(house, "Who"))
    house.session.run(AddStep(StepKind.COLLECT, "Once more"))
    collect = house.step(StepKind.COLLECT).id
    house.console.go_to(collect)
    settle()
    press("Tab")
    write("half a sent")
    written = {action: ("Ask the school", "Ann", "", ""), collect: ("half a sent",)}
    qtbot.waitUntil(lambda: after_a_crash(house) == written)
    left = killed(house)
    press("Return")
    qtbot.waitUntil(lambda: collect not in after_a_crash(house))
    house.restart()
    assert not files(house.path.parent), "it is part of the workshop now"
    house.close()
    for file in left.iterdir():
        file.replace(house.path.parent / file.name)
    house.restart()
    stage = house.console.stage
    assert isinstance(stage, CollectStage)
    assert stage.entry.field.text() == "half a sent"
    assert stage.entry.lane == stage.session.state.ordered(Lane)[1]
    house.console.go_to(action)
    settle()
    assert [field(house, name).text() for name in ("What is to be done?", "Who")] == ["Ask the school", "Ann"]


def test_what_was_half_written_goes_with_the_workshop_that_is_deleted(house: House, qtbot: QtBot) -> None:
    planning(house)
    write("We beg", field(house, "New decision"))
    qtbot.waitUntil(lambda: bool(after_a_crash(house)))
    left = killed(house)
    store = SqliteStore(left / house.path.name)
    Library(store, new_id).delete(house.id)
    store.close()
    assert not files(left)


@pytest.mark.parametrize(
    ("what", "who", "when", "kept"),
    [
        ("Ask the sch", "", "", ("Ask the sch", "", "")),
        ("Ask the school", "Ann", "24/12", ("Ask the school", "Ann", "12-24")),
        ("Ask the school", "", "in the aut", ("Ask the school in the aut", "", "")),
        ("", "Ann", "", ("Ann", "Ann", "")),
    ],
)
def test_a_half_written_action_is_there_when_the_workshop_is_opened_again(
    house: House, what: str, who: str, when: str, kept: tuple[str, str, str]
) -> None:
    planning(house)
    for name, words in (("What is to be done?", what), ("Who", who), ("When", when)):
        write(words, field(house, name))
    house.window.close()
    (action,) = house.on_disk().of(Action).values()
    assert (action.what, action.who, action.due[5:]) == kept


def test_a_half_written_action_stands_in_its_fields_when_one_comes_back(house: House) -> None:
    planning(house, "One", "Two")
    click(house.console.findChildren(WinnerRow)[1])
    written = {"What is to be done?": "Ask the school", "Who": "Ann", "When": "in the aut"}
    for name, words in written.items():
        write(words, field(house, name))
    press("Tab")
    write("U")
    press("PgUp")
    press("PgDown")
    assert {name: field(house, name).text() for name in written} == written
    field(house, "When").clear()
    write("24/12", field(house, "When"))
    press("Return")
    (action,) = house.on_disk().of(Action).values()
    note = house.state.need(Note, action.note_id)
    assert (action.what, action.who, action.level, note.text) == ("Ask the school", "Ann", Level.UNIT, "Two")
    press("PgUp")
    press("PgDown")
    assert [field(house, name).text() for name in written] == ["", "", ""], (
        "what has been added is half written no more"
    )


@pytest.mark.parametrize(("words", "more"), [("Ask", ["x"]), ("Ask", ["Ann", "", "nowhere"]), ("", ["", "", "", ""])])
def test_an_action_that_another_program_left_half_written_is_read_as_far_as_can_be(
    house: House, words: str, more: list[str]
) -> None:
    planning(house)
    file = file_of(house.path, house.id)
    step = house.session.workshop.current_step
    house.close()
    file.write_text(json.dumps({step: [words, "", *more]}), encoding="utf-8")
    house.restart()
    assert field(house, "What is to be done?").text() == words


def changing(house: House, name: str, words: str) -> TextField:
    """The field of a name of the only action, which is being changed to these words."""
    press("F2", next(iter(house.console.findChildren(ActionItem))))
    changed = next(one for one in house.console.findChildren(TextField) if one.accessibleName() == name)
    changed.clear()
    write(words, changed)
    return changed


def test_what_is_changed_in_an_action_stays_in_its_fields_while_the_plan_changes(house: House) -> None:
    planning(house)
    house.session.run(AddAction("Ask the school"))
    changed = changing(house, "What is to be done?", "Ask all sch")
    house.session.run(AddAction("Another"))
    settle()
    assert changed.text() == "Ask all sch"
    assert changed.hasFocus()
    press("Escape")
    assert sorted(action.what for action in house.on_disk().of(Action).values()) == ["Another", "Ask the school"]


@pytest.mark.parametrize("goes_on", ["adds", "leaves"])
def test_a_day_that_cannot_be_read_takes_nothing_of_what_is_changed_in_an_action(house: House, goes_on: str) -> None:
    """Who adds another action first sees to the day; who leaves finds it after the words."""
    planning(house)
    house.session.run(AddAction("Ask the school"))
    day = changing(house, "When", "in the aut")
    if goes_on == "adds":
        stage = house.console.stage
        assert isinstance(stage, ActionsStage)
        write("Another", stage.form.what)
        press("Return")
        assert day.hasFocus()
        assert (day.text(), stage.form.what.text()) == ("in the aut", "Another")
    else:
        press("PgUp")
    (action,) = house.on_disk().of(Action).values()
    assert action.what == ("Ask the school" if goes_on == "adds" else "Ask the school in the aut")


@pytest.mark.parametrize("how", ["PgUp", "home", "close"])
def test_what_is_changed_in_an_action_is_kept_when_one_goes_elsewhere(house: House, how: str) -> None:
    planning(house)
    house.session.run(AddAction("Ask the school"))
    item = next(iter(house.console.findChildren(ActionItem)))
    item.setFocus()
    press("F2")
    write("Ask all schools")
    if how == "PgUp":
        press("PgUp")
    else:
        (house.window.close if how == "close" else house.window.show_home)()
    assert [action.what for action in house.on_disk().of(Action).values()] == ["Ask all schools"]


def test_a_window_that_is_made_small_leaves_what_is_changed_in_an_action_as_it_is(house: House) -> None:
    planning(house)
    house.session.run(AddAction("Ask the school"))
    day = changing(house, "When", "in the aut")
    house.window.showMinimized()
    settle()
    house.window.showNormal()
    settle()
    assert [action.what for action in house.on_disk().of(Action).values()] == ["Ask the school"]
    assert day.text() == "in the aut"
