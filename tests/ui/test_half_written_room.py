"""What a participant half wrote on the room's picture is never lost, whatever becomes of the picture."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.half_written import files, lane
from tests.helpers.program import House, houses, look
from tests.helpers.workshops import planned
from workshop_app.commands.agenda import AddStep
from workshop_app.domain.enums import NoteKind, StepKind
from workshop_app.domain.records import Lane, Note
from workshop_app.services.half_written import file_of, read
from workshop_app.ui.driving import click, press, settle, write
from workshop_app.ui.projector.writing import WritingLine

__all__ = ["look"]  # fixtures


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    yield from houses(tmp_path, qtbot, planned("bikupa-forbattring", "en"))


def line(house: House) -> WritingLine:
    """Where participants write now."""
    return next(one for one in house.window.findChildren(WritingLine) if one.isVisible())


def half_write(house: House) -> str:
    """A participant half writes a note for the second lane of a collecting step; the lane."""
    house.begin()
    house.session.run(AddStep(StepKind.COLLECT, "Once more"))
    house.console.go_to(house.step(StepKind.COLLECT).id)
    settle()
    press("Ctrl+Shift+P")
    click(line(house).lane)
    write("half a sent", line(house).field)
    return house.state.ordered(Lane)[1].id


def notes(house: House) -> list[tuple[str, str]]:
    """What is written on the notes on disk, and the lanes they are in."""
    return [(note.text, note.lane_id) for note in house.on_disk().of(Note).values()]


def test_what_a_participant_half_wrote_stands_there_when_participants_may_write_again(house: House) -> None:
    half_write(house)
    press("Ctrl+Shift+P")
    assert not house.console.shows_room()
    press("Ctrl+Shift+P")
    assert line(house).field.text() == "half a sent"
    write("ence", line(house).field)
    press("Return")
    assert notes(house) == [("half a sentence", house.state.ordered(Lane)[1].id)]
    press("Ctrl+Shift+P")
    press("Ctrl+Shift+P")
    assert line(house).field.text() == "", "what was sent is half written no more"


@pytest.mark.parametrize("picture", ["stays", "is gone"])
def test_what_a_participant_half_wrote_is_a_note_when_the_workshop_is_left(house: House, picture: str) -> None:
    chosen = half_write(house)
    if picture == "is gone":
        press("Ctrl+Shift+P")
    house.window.show_home()
    assert notes(house) == [("half a sent", chosen)]
    assert not files(house.path.parent)


def test_what_a_participant_half_wrote_is_a_note_once_when_the_workshop_is_finished(house: House) -> None:
    chosen = half_write(house)
    house.console.finish()
    assert not any(one.field.text() for one in house.window.findChildren(WritingLine))
    house.window.show_home()
    assert notes(house) == [("half a sent", chosen)]


def test_what_a_participant_half_wrote_waits_while_the_room_looks_at_another_board(house: House) -> None:
    """Nothing is written on a board of themes; the lane is remembered, too."""
    chosen = half_write(house)
    house.session.run(AddStep(StepKind.THEME, "Themes"))
    house.console.go_to(house.step(StepKind.THEME).id)
    settle()
    house.console.go_to(house.step(StepKind.COLLECT).id)
    settle()
    assert line(house).field.text() == "half a sent"
    press("Return", line(house).field)
    assert notes(house) == [("half a sent", chosen)]


def test_what_a_participant_half_wrote_survives_that_the_program_is_killed(house: House, qtbot: QtBot) -> None:
    """Participants may not write when a workshop is opened, so it does not wait in their line: undo takes it back."""
    chosen = half_write(house)
    qtbot.waitUntil(lambda: [words for words, *_ in read(file_of(house.path, house.id)).values()] == ["half a sent"])
    left = house.path.parent / "killed"
    shutil.copytree(house.path.parent, left, ignore=shutil.ignore_patterns("killed"))
    line(house).field.clear()
    house.close()
    for file in left.iterdir():
        file.replace(house.path.parent / file.name)
    house.restart()
    assert notes(house) == [("half a sent", chosen)]
    qtbot.waitUntil(lambda: not files(house.path.parent))
    house.session.undo()
    assert not notes(house)


def test_a_note_that_was_half_written_for_a_lane_that_is_gone_stands_in_the_line(house: House, qtbot: QtBot) -> None:
    half_write(house)
    qtbot.waitUntil(lambda: bool(files(house.path.parent)))
    file = file_of(house.path, house.id)
    kept = file.read_text(encoding="utf-8").replace(house.state.ordered(Lane)[1].id, "gone")
    line(house).field.clear()
    house.close()
    file.write_text(kept, encoding="utf-8")
    house.restart()
    press("Ctrl+Shift+P")
    assert line(house).field.text() == "half a sent"
    press("Return", line(house).field)
    assert notes(house) == [("half a sent", lane(house, NoteKind.PROBLEM))]
