"""What is half written is kept: it stands there when one comes back, and is part of the workshop when that is left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.program import House, houses, look
from tests.helpers.workshops import planned
from workshop_app.commands.actions import AddAction
from workshop_app.commands.agenda import GoToStep, SetParticipants
from workshop_app.commands.notes import AddNotes
from workshop_app.domain.enums import Level, NoteKind, StepKind
from workshop_app.domain.records import Action, Decision, Lane, Note
from workshop_app.ui.console.actions_rows import ActionItem
from workshop_app.ui.console.actions_winners import WinnerRow
from workshop_app.ui.driving import click, press, settle, write
from workshop_app.ui.widgets import TextField

__all__ = ["look"]  # fixtures


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    yield from houses(tmp_path, qtbot, planned("bikupa-forbattring", "en"))


def lane(house: House, kind: NoteKind) -> str:
    return next(found.id for found in house.state.of(Lane).values() if found.kind is kind)


def planning(house: House, *problems: str) -> None:
    """The step of actions is on the screen."""
    house.begin()
    if problems:
        house.session.run(AddNotes(lane(house, NoteKind.PROBLEM), problems))
    house.console.go_to(house.step(StepKind.ACTIONS).id)
    settle()


def field(house: House, name: str) -> TextField:
    """The field of a name on the console."""
    return next(one for one in house.console.findChildren(TextField) if one.accessibleName() == name)


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


def test_a_half_written_decision_stands_there_when_one_comes_back_and_is_kept(house: House) -> None:
    planning(house)
    write("We beg", field(house, "New decision"))
    press("PgUp")
    press("PgDown")
    assert field(house, "New decision").text() == "We beg"
    house.window.close()
    assert [decision.text for decision in house.on_disk().of(Decision).values()] == ["We beg"]


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
