"""What the keys do beside the table of acts: moving by Alt and arrows, and all of a free canvas. One act, one undo."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.bench import Bench, Journal
from tests.helpers.boards import IDEAS, PROBLEMS, BoardCase
from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.records import Shape
from workshop_app.ui.driving import press, settle, write


class Scene(NamedTuple):
    """A board, what is chosen on it, and what is pressed; words after a colon are written."""

    where: str
    at: tuple[str | ShapeKind, ...]
    keys: tuple[str, ...]


SCENES: dict[str, Scene] = {
    "a note later in its lane": Scene("lanes", (PROBLEMS[0],), ("Alt+Down",)),
    "notes to another lane": Scene("lanes", (PROBLEMS[0], PROBLEMS[1]), ("Alt+Right",)),
    "a theme before another": Scene("themes", ("Answers",), ("Alt+Left",)),
    "a note on the canvas": Scene("canvas", (IDEAS[0],), ("Alt+Right",)),
    "a note by one pixel": Scene("canvas", (IDEAS[0],), ("Alt+Shift+Down",)),
    "notes and a shape": Scene("canvas", (*IDEAS, ShapeKind.TEXT), ("Alt+Right", "Alt+Right", "Alt+Down")),
    "a shape larger": Scene("canvas", (ShapeKind.FRAME,), ("Ctrl+Shift+Right",)),
    "a frame": Scene("canvas", (), ("F", "Enter", "Esc")),
    "axes": Scene("canvas", (), ("Q", "Enter")),
    "an arrow between notes": Scene("canvas", IDEAS, ("A", "Enter")),
    "a text": Scene("canvas", (), ("X", "Enter", ":Later", "Enter")),
    "the name of a frame": Scene("canvas", (ShapeKind.FRAME,), ("Enter", ":Soon", "Enter")),
    "other words of a text": Scene("canvas", (ShapeKind.TEXT,), ("Enter", ":More", "Enter")),
    "deleting shapes and notes": Scene("canvas", (ShapeKind.FRAME, ShapeKind.STROKE, IDEAS[0]), ("Del",)),
    "drawing shapes once more": Scene("canvas", (ShapeKind.FRAME, ShapeKind.ARROW, IDEAS[0]), ("Ctrl+D",)),
}


def choose(bench: Bench, at: tuple[str | ShapeKind, ...]) -> None:
    board = bench.board
    shapes = {shape.kind: shape.id for shape in bench.case.state.of(Shape).values()}
    notes = {card.text: card.id for card in board.cards.values()}
    found = [shapes[one] if isinstance(one, ShapeKind) else notes.get(one) or bench.theme(one) for one in at]
    board.choice.only(found[-1] if found else "", note=False)
    board.choice.notes = {one for one in found if one in board.cards or one in shapes.values()}
    board.choice_changed()
    board.setFocus()


@pytest.mark.parametrize("name", SCENES)
def test_by_key_it_is_one_act_and_one_undo(name: str, case: BoardCase, qtbot: QtBot) -> None:
    scene = SCENES[name]
    bench = Bench(case, scene.where)
    qtbot.addWidget(bench.stage)
    choose(bench, scene.at)
    journal, before = Journal(case), case.state
    for key in scene.keys:
        if key.startswith(":"):
            write(key[1:])
        else:
            press(key)
    settle()
    assert journal.written() == 1
    journal.close()
    after = case.state
    assert bench.board.hasFocus()
    assert case.on_disk() == after != before
    case.session.undo()
    assert case.on_disk() == case.state == before
    case.session.redo()
    assert case.on_disk() == case.state == after
