"""Where one goes on writing on the planning page after undo and redo: where one was, also among emoji."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.helpers.keys import CONTROL, SHIFT
from tests.helpers.planning import DAY, library, look, open_session, press, show, store, write
from workshop_app.commands.agenda import EditStep
from workshop_app.domain.records import Step
from workshop_app.services.library import Library
from workshop_app.storage.store import SqliteStore
from workshop_app.ui.plan.page import PlanPage
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.fields import TextArea, TextField

__all__ = ["library", "look", "store"]  # fixtures

WORDS = "👍👍 now 🎉"


@pytest.fixture
def session(store: SqliteStore, library: Library) -> Iterator[Session]:
    session = open_session(store, library.create_from_template("bikupa", "en", DAY))
    step = session.state.ordered(Step)[0]
    session.run(EditStep(step.id, {"title": WORDS, "notes": WORDS}))
    session.editor.end_bout()
    yield session
    session.close()


@pytest.fixture(params=["title", "notes"])
def name(request: pytest.FixtureRequest) -> str:
    """Of what is written in."""
    return str(request.param)


@pytest.fixture(autouse=True)
def page(name: str, qtbot: QtBot, session: Session) -> PlanPage:
    """The keyboard is in the field of that name, of the first step, with the cursor at its end."""
    page = PlanPage(session)
    show(qtbot, page)
    page.agenda.select(session.state.ordered(Step)[0].id)
    kind, called = (TextField, "Title") if name == "title" else (TextArea, "Your notes")
    next(one for one in page.findChildren(kind) if one.accessibleName() == called and one.isVisible()).setFocus()
    press(Qt.Key.Key_End)
    return page


def now(session: Session, name: str) -> str:
    return str(getattr(session.state.ordered(Step)[0], name))


@pytest.mark.parametrize(("back", "rest"), [(0, ""), (1, "🎉"), (3, "w 🎉"), (7, "👍 now 🎉"), (8, WORDS)])
def test_after_undo_one_goes_on_writing_where_one_was(session: Session, name: str, back: int, rest: str) -> None:
    before = WORDS.removesuffix(rest)
    for _ in range(back):
        press(Qt.Key.Key_Left)
    write("xy")
    assert now(session, name) == f"{before}xy{rest}"
    press(Qt.Key.Key_Z, CONTROL)
    assert now(session, name) == WORDS
    write("z")
    assert now(session, name) == f"{before}z{rest}"


@pytest.mark.parametrize(("back", "rest"), [(0, ""), (1, "🎉"), (7, "👍 now 🎉")])
def test_after_redo_one_goes_on_writing_after_what_came_back(session: Session, name: str, back: int, rest: str) -> None:
    before = WORDS.removesuffix(rest)
    for _ in range(back):
        press(Qt.Key.Key_Left)
    write("xy")
    press(Qt.Key.Key_Z, CONTROL)
    press(Qt.Key.Key_Z, CONTROL | SHIFT)
    write("z")
    assert now(session, name) == f"{before}xyz{rest}"


def test_what_was_taken_away_comes_back_before_the_cursor(session: Session, name: str) -> None:
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Backspace)
    assert now(session, name) == "👍👍 no🎉"
    press(Qt.Key.Key_Z, CONTROL)
    assert now(session, name) == WORDS
    write("z")
    assert now(session, name) == "👍👍 now z🎉"


def test_one_who_has_gone_elsewhere_meanwhile_stays_there(session: Session, name: str) -> None:
    write("xy")
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Z, CONTROL)
    write("z")
    assert now(session, name) == "👍z👍 now 🎉"
