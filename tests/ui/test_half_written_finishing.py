"""What is half written is in the workshop when that is finished, and comes neither twice nor too late to its file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.half_written import field, files, planning
from tests.helpers.program import House, houses, look
from tests.helpers.workshops import planned
from workshop_app.commands.agenda import AddStep
from workshop_app.commands.themes import GroupNotes
from workshop_app.commands.voting import OpenRound
from workshop_app.domain.enums import Stage, StepKind
from workshop_app.domain.records import Action, Decision, Note
from workshop_app.services.half_written import file_of
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.driving import click, press, settle, write
from workshop_app.ui.widgets.buttons import Button

__all__ = ["look"]  # fixtures


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    yield from houses(tmp_path, qtbot, planned("bikupa-forbattring", "en"))


@pytest.mark.parametrize("by", ["console", "minutes"])
def test_what_is_half_written_is_in_the_workshop_that_is_finished(house: House, by: str) -> None:
    planning(house)
    write("Ask the school", field(house, "What is to be done?"))
    write("We beg", field(house, "New decision"))
    house.session.run(AddStep(StepKind.COLLECT, "Once more"))
    house.console.go_to(house.step(StepKind.COLLECT).id)
    settle()
    write("half a sent")
    if by == "console":
        press("Ctrl+PgDown")
    else:
        house.window.show_minutes()
        settle()
        click(next(one for one in house.window.page.findChildren(Button) if one.text() == "Finish the workshop"))

    def kept() -> tuple[object, ...]:
        state = house.on_disk()
        notes, actions = state.of(Note).values(), state.of(Action).values()
        decisions = [one.text for one in state.of(Decision).values()]
        return state.workshop.stage, [one.text for one in notes], [one.what for one in actions], decisions

    assert kept() == (Stage.DONE, ["half a sent"], ["Ask the school"], ["We beg"])
    house.window.show_console()
    settle()
    assert isinstance(house.console.stage, CollectStage)
    assert not house.console.stage.entry.field.text()
    house.window.show_home()
    assert kept() == (Stage.DONE, ["half a sent"], ["Ask the school"], ["We beg"]), "once only"
    assert not files(house.path.parent)


def test_a_workshop_that_goes_on_behind_the_picture_of_the_room_has_no_line_left(house: House) -> None:
    """With one screen the minutes wait, and the page that was written on stays."""
    planning(house)
    write("Ask the school", field(house, "What is to be done?"))
    write("We beg", field(house, "New decision"))
    house.console.show_room(True)
    house.console.finish()
    assert [field(house, name).text() for name in ("What is to be done?", "New decision")] == ["", ""]
    house.window.show_home()
    assert len(house.on_disk().of(Decision)) == len(house.on_disk().of(Action)) == 1


def test_a_line_stays_half_written_when_the_workshop_cannot_be_finished(house: House) -> None:
    planning(house, "One", "Two", "Three", "Four")
    notes = [note.id for note in house.state.ordered(Note)]
    assert house.session.run(GroupNotes((notes[0], notes[1]), "Light"))
    assert house.session.run(GroupNotes((notes[2], notes[3]), "Air"))
    assert house.session.run(OpenRound(house.step(StepKind.VOTE).id, 3))
    write("We beg", field(house, "New decision"))
    house.console.finish()
    assert field(house, "New decision").text() == "We beg"
    assert not house.on_disk().of(Decision)


def test_a_decision_found_after_a_crash_is_kept_though_its_line_is_not_touched(house: House) -> None:
    planning(house)
    house.close()
    file_of(house.path, house.id).write_text(json.dumps({"decision": ["We beg", ""]}), encoding="utf-8")
    house.restart()
    house.console.finish()
    assert [decision.text for decision in house.on_disk().of(Decision).values()] == ["We beg"]
    assert not files(house.path.parent)


@pytest.mark.parametrize("name", ["What is to be done?", "New decision", "a note"])
def test_a_line_that_is_used_is_not_found_again_after_a_crash(house: House, qtbot: QtBot, name: str) -> None:
    planning(house)
    if name == "a note":
        house.session.run(AddStep(StepKind.COLLECT, "Once more"))
        house.console.go_to(house.step(StepKind.COLLECT).id)
        settle()
        write("We beg")
    else:
        write("We beg", field(house, name))
    qtbot.waitUntil(lambda: bool(files(house.path.parent)))
    press("Return")
    assert not files(house.path.parent), "at once"


def test_what_is_half_written_is_kept_while_one_types_without_a_pause(house: House, qtbot: QtBot) -> None:
    planning(house)
    entry = field(house, "New decision")

    def typing() -> bool:
        write("a", entry)
        return bool(files(house.path.parent))

    qtbot.waitUntil(typing, timeout=4000)
    assert len(entry.text()) < 1000, "there was room for more all the time"
