"""What is refused on the board, because it is being voted on, is told, and stands there again when one comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.half_written import files, lane
from tests.helpers.program import House, houses, label_texts, look
from tests.helpers.workshops import planned
from workshop_app.commands.agenda import EditStep, SetParticipants
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.themes import GroupNotes
from workshop_app.commands.voting import CancelRound, OpenRound
from workshop_app.domain.enums import CandidateKind, NoteKind, StepKind
from workshop_app.domain.records import Note, Round, Theme
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.board_stage import BoardStage
from workshop_app.ui.driving import click, named, press, settle, write
from workshop_app.ui.widgets.toast import Toast

__all__ = ["look"]  # fixtures

REASON = "This is being voted on. Show the result first; then it can be changed."
THERE = "What you wrote stands there again when you come back."
HERE = "What you wrote stands here again: Enter keeps it, Esc leaves all as it was."


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    yield from houses(tmp_path, qtbot, planned("bikupa-forbattring", "en"))


def board(house: House) -> BoardWidget:
    stage = house.console.stage
    assert isinstance(stage, BoardStage)
    return stage.board


def names(house: House) -> list[str]:
    return [theme.name for theme in house.on_disk().ordered(Theme)]


def told(window: QWidget) -> list[str]:
    return [toast.text for toast in window.findChildren(Toast) if toast.isVisible()]


def go(house: House, kind: StepKind) -> None:
    house.console.go_to(house.step(kind).id)
    settle()


def voting_on(house: House) -> None:
    """A vote on two themes is open, and the step of themes on the screen."""
    house.begin()
    house.session.run(SetParticipants((), 3))
    house.session.run(AddNotes(lane(house, NoteKind.PROBLEM), ("One", "Two", "Three", "Four")))
    notes = [note.id for note in house.state.ordered(Note)]
    house.session.run(GroupNotes((notes[0], notes[1]), "Light"))
    house.session.run(GroupNotes((notes[2], notes[3]), "Air"))
    assert house.session.run(OpenRound(house.step(StepKind.VOTE).id, 3))
    go(house, StepKind.THEME)


def change(house: House, item: str, words: str) -> None:
    """Enter on a note or the name of a theme, and other words."""
    board(house).choice.only(item, note=item in board(house).cards)
    press("Return", board(house))
    press("Ctrl+A")
    write(words)


def rename(house: House) -> str:
    """The facilitator writes another name on the first theme, and is not yet ready; the theme."""
    theme = house.state.ordered(Theme)[0].id
    change(house, theme, "Brighter")
    return theme


def test_a_name_that_is_refused_when_the_step_changes_is_told_and_stands_there_again(house: House) -> None:
    voting_on(house)
    rename(house)
    press("PgDown")
    assert house.session.workshop.current_step != house.step(StepKind.THEME).id
    assert told(house.window) == [f"{REASON} {THERE}"]
    assert names(house) == ["Light", "Air"]
    press("PgUp")
    editor = board(house).editor
    assert editor is not None
    assert editor.hasFocus()
    assert editor.text() == "Brighter"
    assert told(house.window) == [HERE]
    house.session.run(CancelRound(next(iter(house.state.of(Round)))))
    press("Return")
    assert names(house) == ["Brighter", "Air"]
    go(house, StepKind.VOTE)
    go(house, StepKind.THEME)
    assert board(house).editor is None, "once only"


def test_escape_gives_up_the_name_that_stands_there_again(house: House) -> None:
    voting_on(house)
    rename(house)
    press("PgDown")
    press("PgUp")
    press("Escape")
    assert board(house).editor is None
    press("PgDown")
    press("PgUp")
    assert board(house).editor is None
    assert not files(house.path.parent)
    assert names(house) == ["Light", "Air"]


def test_a_refused_name_stands_there_again_though_the_workshop_was_closed_meanwhile(house: House) -> None:
    voting_on(house)
    rename(house)
    house.restart()
    editor = board(house).editor
    assert editor is not None
    assert editor.text() == "Brighter"
    house.window.show_home()
    assert names(house) == ["Light", "Air"]


def test_a_refused_name_is_that_of_the_theme_when_the_vote_is_over_and_the_workshop_is_left(house: House) -> None:
    voting_on(house)
    rename(house)
    go(house, StepKind.VOTE)
    house.session.run(CancelRound(next(iter(house.state.of(Round)))))
    house.window.show_home()
    assert names(house) == ["Brighter", "Air"]
    assert not files(house.path.parent)


def test_words_of_a_note_that_is_voted_on_are_treated_alike(house: House) -> None:
    voting_on(house)
    vote = house.step(StepKind.VOTE)
    house.session.run(CancelRound(next(iter(house.state.of(Round)))))
    house.session.run(EditStep(vote.id, {"candidates": CandidateKind.NOTE}))
    assert house.session.run(OpenRound(vote.id, 3))
    note = house.state.ordered(Note)[0].id
    change(house, note, "One and a half")
    press("PgDown")
    assert told(house.window) == [f"{REASON} {THERE}"]
    press("PgUp")
    editor = board(house).editor
    assert editor is not None
    assert editor.text() == "One and a half"
    assert house.state.need(Note, note).text == "One"


def test_what_is_refused_when_one_goes_home_is_told_there_and_stands_there_again(house: House) -> None:
    voting_on(house)
    rename(house)
    click(mark(house))
    settle()
    assert house.window.page is house.window.front
    assert told(house.window) == [f"{REASON} {THERE}"]
    house.window.open_workshop(house.id)
    settle()
    editor = board(house).editor
    assert editor is not None
    assert editor.text() == "Brighter"
    assert told(house.window) == [HERE]


def mark(house: House) -> QWidget:
    """What one goes home with."""
    return named(house.console, QWidget, "Home")


def test_what_is_refused_when_one_goes_to_the_plan_is_told_there(house: House) -> None:
    voting_on(house)
    rename(house)
    house.window.show_plan()
    settle()
    assert told(house.window) == [f"{REASON} {THERE}"]


def test_what_is_refused_when_one_goes_to_the_minutes_is_told_there_once(house: House) -> None:
    voting_on(house)
    rename(house)
    house.window.show_minutes()
    settle()
    assert told(house.window) == []
    assert f"{REASON} {THERE}" in label_texts(house.window.page)


def test_what_is_offered_on_the_board_goes_with_it(house: House) -> None:
    voting_on(house)
    note = house.state.ordered(Note)[0].id
    house.session.run(CancelRound(next(iter(house.state.of(Round)))))
    board(house).choice.only(note)
    board(house).setFocus()
    press("Delete", board(house))
    assert told(house.window) == ["1 note deleted"]
    click(mark(house))
    settle()
    assert told(house.window) == []
