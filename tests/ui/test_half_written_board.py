"""What was being written on the board when the program was killed is there when the workshop is opened again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.half_written import files, lane
from tests.helpers.program import House, houses, look
from tests.helpers.workshops import planned
from workshop_app.commands.agenda import AddStep
from workshop_app.commands.canvas import AddShape, MakeLaneFree
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.themes import GroupNotes
from workshop_app.domain.enums import NoteKind, ShapeKind, StepKind
from workshop_app.domain.records import Note, Shape, Theme
from workshop_app.services.half_written import file_of, read
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.board_stage import BoardStage
from workshop_app.ui.driving import press, settle, write
from workshop_app.ui.projector.surface import ProjectorSurface

__all__ = ["look"]  # fixtures


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    yield from houses(tmp_path, qtbot, planned("bikupa-forbattring", "en"))


def board_of(house: House, kind: StepKind) -> BoardWidget:
    house.begin()
    house.session.run(AddStep(kind, "Once more"))
    house.console.go_to(house.step(kind).id)
    settle()
    stage = house.console.stage
    assert isinstance(stage, BoardStage)
    return stage.board


def a_note(house: House) -> None:
    board = board_of(house, StepKind.COLLECT)
    house.session.run(AddNotes(lane(house, NoteKind.PROBLEM), ("before",)))
    board.editing.open(next(iter(house.state.of(Note))))


def a_theme(house: House) -> None:
    board = board_of(house, StepKind.THEME)
    house.session.run(AddNotes(lane(house, NoteKind.PROBLEM), ("one", "another")))
    house.session.run(GroupNotes(tuple(house.state.of(Note)), name="before"))
    settle()
    board.editing.open(next(iter(house.state.of(Theme))))


def a_new_note_of_a_canvas(house: House) -> None:
    board = board_of(house, StepKind.COLLECT)
    house.session.run(MakeLaneFree(lane(house, NoteKind.PROBLEM)))
    board.canvas.editing.new_note(board.canvas.lanes()[0], (40.0, 40.0))


def a_text_of_a_canvas(house: House) -> None:
    board, problems = board_of(house, StepKind.COLLECT), lane(house, NoteKind.PROBLEM)
    house.session.run(MakeLaneFree(problems))
    house.session.run(AddShape(problems, ShapeKind.TEXT, 40, 40, 300, 60, text="before"))
    board.canvas.editing.open(next(iter(house.state.of(Shape))))


def an_end_of_axes(house: House) -> None:
    board, problems = board_of(house, StepKind.COLLECT), lane(house, NoteKind.PROBLEM)
    house.session.run(MakeLaneFree(problems))
    house.session.run(AddShape(problems, ShapeKind.AXES, 40, 40, 600, 400, labels=("before", "", "", "")))
    board.canvas.editing.open(next(iter(house.state.of(Shape))))


WRITTEN_ON = pytest.mark.parametrize("begin", [a_note, a_theme, a_new_note_of_a_canvas, a_text_of_a_canvas])


def words(house: House) -> list[str]:
    state = house.on_disk()
    notes, themes, shapes = state.of(Note).values(), state.of(Theme).values(), state.of(Shape).values()
    shown = [words for shape in shapes for words in (shape.text, *shape.labels)]
    return [*(n.text for n in notes), *(t.name for t in themes), *shown]


def kept_after_a_kill(house: House) -> list[str]:
    return [words for words, *_more in read(file_of(house.path, house.id)).values()]


def reopened_as_after_a_kill(house: House) -> None:
    """What lies on disk now is what the next program finds."""
    left = house.path.parent / "killed"
    shutil.copytree(house.path.parent, left, ignore=shutil.ignore_patterns("killed"))
    press("Escape")
    house.close()
    for file in left.iterdir():
        file.replace(house.path.parent / file.name)
    house.restart()


@WRITTEN_ON
def test_what_is_being_written_on_the_board_survives_that_the_program_is_killed(
    house: House, qtbot: QtBot, begin: Callable[[House], None]
) -> None:
    begin(house)
    settle()
    before = words(house)
    press("Ctrl+A")
    write("half a sent")
    qtbot.waitUntil(lambda: kept_after_a_kill(house) == ["half a sent"])
    reopened_as_after_a_kill(house)
    assert "half a sent" in words(house)
    assert "before" not in words(house)
    qtbot.waitUntil(lambda: not files(house.path.parent))
    house.session.undo()
    assert words(house) == before, "it is one act, as if one had gone elsewhere"


@WRITTEN_ON
@pytest.mark.parametrize("key", ["Return", "Escape"])
def test_what_has_been_written_on_the_board_is_half_written_no_more(
    house: House, qtbot: QtBot, begin: Callable[[House], None], key: str
) -> None:
    begin(house)
    settle()
    press("Ctrl+A")
    write("half a sent")
    qtbot.waitUntil(lambda: kept_after_a_kill(house) == ["half a sent"])
    press(key)
    assert not files(house.path.parent)


def test_what_was_written_on_a_note_that_is_gone_harms_nobody(house: House, qtbot: QtBot) -> None:
    a_note(house)
    settle()
    press("Ctrl+A")
    write("half a sent")
    qtbot.waitUntil(lambda: kept_after_a_kill(house) == ["half a sent"])
    file = file_of(house.path, house.id)
    kept = file.read_text(encoding="utf-8").replace(next(iter(house.state.of(Note))), "gone")
    press("Escape")
    house.close()
    file.write_text(kept, encoding="utf-8")
    house.restart()
    assert words(house) == ["before"]


@pytest.mark.parametrize("begin", [a_note, a_theme, a_new_note_of_a_canvas, a_text_of_a_canvas, an_end_of_axes])
def test_what_is_being_written_is_kept_when_another_step_is_called_for_in_the_rooms_window(
    house: House, qtbot: QtBot, begin: Callable[[House], None]
) -> None:
    begin(house)
    settle()
    press("Ctrl+A")
    write("half a sent")
    room = ProjectorSurface(house.session)
    qtbot.addWidget(room)
    room.show()
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    house.console.previous_step()
    settle()
    assert "half a sent" in words(house)
    assert "before" not in words(house)
    assert not any(draft.words for draft in house.session.drafts.values())
