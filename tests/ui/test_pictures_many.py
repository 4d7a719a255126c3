"""More pictures than are taken at once: how many came is told, and that the rest can come in another go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers import pictures
from tests.helpers.boards import PROBLEMS, BoardCase, cases, drop, middle, shown
from tests.helpers.keys import CONTROL
from workshop_app import i18n
from workshop_app.commands.agenda import GoToStep
from workshop_app.domain.enums import NoteKind, StepKind
from workshop_app.domain.records import Lane
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.console.collect import CollectStage
from workshop_app.ui.console.page import ConsolePage
from workshop_app.ui.widgets.toast import Toast


@pytest.fixture
def case(tmp_path: Path) -> Iterator[BoardCase]:
    yield from cases(tmp_path)


@pytest.fixture
def console(case: BoardCase, qtbot: QtBot) -> ConsolePage:
    case.session.run(GoToStep(case.step(StepKind.COLLECT)))
    return shown(ConsolePage(case.session), qtbot)


def board(console: ConsolePage) -> BoardWidget:
    assert isinstance(console.stage, CollectStage)
    return console.stage.board


def many(folder: Path, count: int, no_picture: str = "") -> QMimeData:
    """So many files, numbered; one of them may be no picture."""
    data, drawn = QMimeData(), pictures.photo(16, 12)
    paths = [folder / f"{number} a.png" for number in range(1, count + 1)]
    for path in paths:
        path.write_bytes(pictures.SVG if path.name == no_picture else drawn)
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def paste(console: ConsolePage, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    board(console).setFocus()
    QTest.keyClick(board(console), Qt.Key.Key_V, CONTROL)


def dropped(console: ConsolePage, case: BoardCase, data: QMimeData) -> None:
    lane = next(found.id for found in case.state.of(Lane).values() if found.kind is NoteKind.PROBLEM)
    assert drop(board(console), data, middle(board(console), lane))


def taken(case: BoardCase) -> list[str]:
    return [text for text in case.texts(NoteKind.PROBLEM) if text not in PROBLEMS]


def said(console: ConsolePage) -> list[str]:
    return [toast.text for toast in console.findChildren(Toast) if toast.isVisible()]


def numbered(first: int, last: int) -> list[str]:
    return [f"{number} a" for number in range(first, last + 1)]


@pytest.mark.parametrize(
    ("language", "count", "words"),
    [
        ("en", 101, "Verkstad has added 100 of 101 pictures; it takes no more than 100 at once. "
                    "Add the one that is left, 101 a.png, in another go."),
        ("en", 103, "Verkstad has added 100 of 103 pictures; it takes no more than 100 at once. "
                    "Add the 3 that are left in another go. The first of them is 101 a.png."),
        ("sv", 101, "Verkstad har lagt till 100 av 101 bilder. Fler än 100 går inte på en gång. "
                    "Lägg till den som är kvar, 101 a.png, i en ny omgång."),
        ("sv", 103, "Verkstad har lagt till 100 av 103 bilder. Fler än 100 går inte på en gång. "
                    "Lägg till de 3 som är kvar i en ny omgång. Den första av dem är 101 a.png."),
    ],
)  # fmt: skip
def test_how_many_pictures_came_is_told_and_which_one_to_go_on_with(
    case: BoardCase, console: ConsolePage, qtbot: QtBot, tmp_path: Path, language: str, count: int, words: str
) -> None:
    i18n.use(language)
    paste(console, many(tmp_path, count))
    qtbot.waitUntil(lambda: not case.session.pictures.busy)
    assert taken(case) == numbered(1, 100)
    assert said(console) == [words]


def test_those_that_are_left_come_in_another_go_and_nothing_more_is_said(
    case: BoardCase, console: ConsolePage, qtbot: QtBot, tmp_path: Path
) -> None:
    data = many(tmp_path, 105)
    dropped(console, case, data)
    qtbot.waitUntil(lambda: not case.session.pictures.busy)
    assert len(said(console)) == 1
    data.setUrls(data.urls()[100:])
    dropped(console, case, data)
    qtbot.waitUntil(lambda: not case.session.pictures.busy)
    assert taken(case) == numbered(1, 105)
    assert said(console) == []


def test_a_hundred_pictures_all_come_and_nothing_is_said(
    case: BoardCase, console: ConsolePage, qtbot: QtBot, tmp_path: Path
) -> None:
    paste(console, many(tmp_path, 100))
    qtbot.waitUntil(lambda: not case.session.pictures.busy)
    assert len(taken(case)) == 100
    assert said(console) == []


def test_one_that_is_no_picture_is_told_beside_and_not_counted_among_those_that_came(
    case: BoardCase, console: ConsolePage, qtbot: QtBot, tmp_path: Path
) -> None:
    paste(console, many(tmp_path, 102, no_picture="7 a.png"))
    qtbot.waitUntil(lambda: not case.session.pictures.busy)
    assert len(taken(case)) == 99
    (words,) = said(console)
    assert words.startswith("7 a.png is neither a picture nor a list that Verkstad can read.")
    assert words.endswith(
        "Verkstad has added 99 of 102 pictures; it takes no more than 100 at once. "
        "Add the 2 that are left in another go. The first of them is 101 a.png."
    )


def test_of_pictures_that_are_given_up_nothing_is_said(
    case: BoardCase, console: ConsolePage, qtbot: QtBot, tmp_path: Path
) -> None:
    paste(console, many(tmp_path, 101))
    case.session.pictures.cancel()
    qtbot.wait(50)
    assert taken(case) == []
    assert said(console) == []
