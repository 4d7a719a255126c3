"""Every act of a board's table by each of its keys, or from the menu by keys alone: one act on disk, one undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from tests.helpers import pictures
from tests.helpers.bench import Bench, Journal
from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase, open_menus, paste
from workshop_app.commands.links import LinkNotes
from workshop_app.commands.notes import AddNotes
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.records import Picture
from workshop_app.ui.board.acts import ACTS, Act
from workshop_app.ui.driving import press, settle

FILE = "whiteboard.jpg"


class Scene(NamedTuple):
    """Where the keyboard is, what is pressed after the key of the act, and how many acts that makes."""

    where: str
    at: tuple[str, ...]
    """What is chosen: texts of notes, or the name of a theme."""
    then: tuple[str, ...] = ()
    acts: int = 1
    undoable: bool = True


LINES = "Too late\nToo far away"
PICTURED = "whiteboard"
SCENES: dict[tuple[str, str], Scene] = {
    ("at_theme", "Return"): Scene("themes", ("Answers",), ("X", "Return")),
    ("on_something", "Return"): Scene("lanes", (PROBLEMS[1],), ("X", "Return")),
    ("on_something", "Space"): Scene("lanes", (PROBLEMS[1],), undoable=False),
    ("at_theme", "M"): Scene("themes", ("Answers",), ("1",)),
    ("on_notes", "M"): Scene("lanes", (PROBLEMS[1], PROBLEMS[2]), ("2",)),
    ("themed_notes", "T"): Scene("themes", (PROBLEMS[2], IDEAS[1]), ("1",)),
    ("on_notes", "K"): Scene("lanes", (PROBLEMS[1], PROBLEMS[2]), ("I",)),
    ("on_notes", "P"): Scene("lanes", (PROBLEMS[1], PROBLEMS[2])),
    ("themed_notes", "G"): Scene("themes", (PROBLEMS[2], IDEAS[1]), ("Esc",)),
    ("themed_notes", "0"): Scene("themes", (PROBLEMS[0], IDEAS[0])),
    ("at_theme", "Ctrl+Shift+G"): Scene("themes", ("Speed",)),
    ("themed_notes", "Ctrl+Shift+G"): Scene("themes", (PROBLEMS[0], PROBLEMS[1])),
    ("on_notes", "Ctrl+L"): Scene("lanes", (PROBLEMS[1], PROBLEMS[2]), ("I", "2")),
    ("linked", "J"): Scene("lanes", (PROBLEMS[0],), acts=0),
    ("linked", "Remove the links"): Scene("lanes", (PROBLEMS[0],)),
    ("at_note", "S"): Scene("lanes", (LINES,)),
    ("on_several", "Ctrl+J"): Scene("lanes", PROBLEMS),
    ("on_notes", "Ctrl+D"): Scene("lanes", PROBLEMS),
    ("on_notes", "Ctrl+C"): Scene("lanes", PROBLEMS, acts=0),
    ("on_notes", "Ctrl+X"): Scene("lanes", PROBLEMS),
    ("always", "Ctrl+V"): Scene("lanes", (PROBLEMS[1],)),
    ("takes_pictures", "Ctrl+Shift+I"): Scene("lanes", (PROBLEMS[1],)),
    ("at_picture", "I"): Scene("lanes", (PICTURED,), ("Esc",), acts=0),
    ("with_picture", "Remove picture"): Scene("lanes", (PICTURED,)),
    ("on_notes", "Del"): Scene("lanes", PROBLEMS),
    ("always", "Ctrl+F"): Scene("lanes", (PROBLEMS[1],), ("Esc",), acts=0),
    ("with_links", "L"): Scene("lanes", (PROBLEMS[1],), acts=0),
    ("always", "Find duplicates…"): Scene("lanes", (PROBLEMS[1],), acts=0),
    ("takes_pictures", "Photo of a wall…"): Scene("lanes", (PROBLEMS[1],), acts=0),
    ("always", "Ctrl+A"): Scene("lanes", (PROBLEMS[1],), acts=0),
    ("on_something", "Ctrl+Shift+A"): Scene("lanes", (PROBLEMS[1],), ("K",), acts=0),
    ("lane_notes", "T"): Scene("lanes", (PROBLEMS[1],), ("A",)),
}
BY_KEY = [(*name, key) for act in ACTS for name in [(act.when.__name__, (*act.keys, act.menu)[0])] for key in act.keys]
# What asks a question ("M") loses it off-screen, where a window is left when its menu closes; tried under X11.
BY_MENU = [(act.when.__name__, (*act.keys, act.menu)[0]) for act in ACTS if act.menu and "M" not in act.keys]


def act_of(when: str, first: str) -> Act:
    return next(act for act in ACTS if (act.when.__name__, (*act.keys, act.menu)[0]) == (when, first))


@pytest.fixture
def journal(case: BoardCase) -> Iterator[Journal]:
    made = Journal(case)
    yield made
    made.close()


@pytest.fixture
def bench(
    case: BoardCase, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Bench:
    """Everything is there that the acts are about: links, areas, lines, a picture, texts on the clipboard."""
    scene = SCENES[request.getfixturevalue("when"), request.getfixturevalue("first")]
    bench = Bench(case, scene.where)
    qtbot.addWidget(bench.stage)
    problems = bench.case.lane(NoteKind.PROBLEM)
    case.session.run(AddNotes(problems, (LINES, "Dear #Money", "Slow #Care")))
    case.session.run(LinkNotes((case.note(PROBLEMS[0]),), case.note(IDEAS[0])))
    (tmp_path / FILE).write_bytes(pictures.photo())
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(tmp_path / FILE)], ""))
    if scene.at == (PICTURED,):
        bench.board.choice.only("", note=False)
        press("Ctrl+Shift+I", bench.board)
        read(bench, qtbot)
    paste("Pasted one\nPasted two")
    choose(bench, scene.at)
    return bench


def read(bench: Bench, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(bench.case.state.of(Picture)) == 1)


def choose(bench: Bench, at: tuple[str, ...]) -> None:
    board, texts = bench.board, {note.text: note.id for note in bench.board.cards.values()}
    if at[0] in texts:
        board.choice.clear()
        board.choice.current = ""
        board.choose(tuple(texts[text] for text in at))
    else:
        board.choice.only(bench.theme(at[0]), note=False)
        board.choice_changed()
    board.setFocus()


def pressed(bench: Bench, *keys: str) -> None:
    for key in keys:
        # Off-screen no window manager gives the keyboard back to the window when a menu closes.
        press(key, QApplication.focusWidget() or bench.stage.focusWidget())


def proven(bench: Bench, journal: Journal, scene: Scene, qtbot: QtBot, does: Callable[[], None]) -> None:
    """Do it: so many acts on disk, and one undo and one redo lead back and there again."""
    session, before = bench.case.session, bench.case.state
    journal.begin()
    does()
    pressed(bench, *scene.then)
    settle()
    if scene.acts and bench.case.state is before:
        read(bench, qtbot)
    after = bench.case.state
    assert journal.written() == scene.acts
    assert (after is before) == (scene.acts == 0)
    assert bench.case.on_disk() == after
    if scene.acts and scene.undoable:
        session.undo()
        assert bench.case.on_disk() == session.state == before
        session.redo()
        assert bench.case.on_disk() == session.state == after


def test_every_act_is_proven_here_and_has_a_key_or_a_place_in_the_menu() -> None:
    acts = [(act.when.__name__, (*act.keys, act.menu)[0]) for act in ACTS]
    assert sorted(acts) == sorted(SCENES)
    assert all(act.keys or act.menu for act in ACTS)


@pytest.mark.parametrize(("when", "first", "key"), BY_KEY)
def test_each_key_does_its_act_as_one(
    when: str, first: str, key: str, bench: Bench, journal: Journal, qtbot: QtBot
) -> None:
    proven(bench, journal, SCENES[when, first], qtbot, lambda: press(key, bench.board))
    assert open_menus() == []


@pytest.mark.parametrize(("when", "first"), BY_MENU)
def test_the_menu_does_each_act_by_keys_alone(
    when: str, first: str, bench: Bench, journal: Journal, qtbot: QtBot
) -> None:
    act = act_of(when, first)

    def does() -> None:
        # What a window system makes of the menu key, or of Shift+F10.
        asked = QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), bench.board.mapToGlobal(QPoint(5, 5))
        )
        QApplication.sendEvent(bench.board, asked)
        [menu] = open_menus()
        walk(menu, act.menu)

    proven(bench, journal, SCENES[when, first], qtbot, does)
    assert open_menus() == []


def walk(menu: QMenu, words: str) -> None:
    """Down to an entry, into the menu that it is in if need be, and Enter."""
    here = next(one for one in (menu, *menu.findChildren(QMenu)) if entry(one, words) is not None)
    if here is not menu:
        down(menu, here.menuAction())
        QTest.keyClick(menu, Qt.Key.Key_Right)
        QApplication.processEvents()
    goal = entry(here, words)
    assert goal is not None
    down(here, goal)
    QTest.keyClick(here, Qt.Key.Key_Return)
    QApplication.processEvents()


def entry(menu: QMenu, words: str) -> QAction | None:
    return next((action for action in menu.actions() if action.text().split("\t")[0] == words), None)


def down(menu: QMenu, goal: QAction) -> None:
    for _ in menu.actions():
        if menu.activeAction() != goal:
            QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction() == goal
