"""What the tests of home and planning share: a library in a temporary folder and a window to use it in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.keys import NONE
from workshop_app import i18n
from workshop_app.services.clock import SteadyClock, new_id
from workshop_app.services.editor import Editor, system_context
from workshop_app.services.library import Library
from workshop_app.storage.store import SqliteStore
from workshop_app.ui import theme
from workshop_app.ui.session import Session

DAY = date(2026, 6, 10)


@pytest.fixture(autouse=True)
def look(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """English, light, nothing glides."""
    monkeypatch.setenv("VERKSTAD_REDUCED_MOTION", "1")
    i18n.use("en")
    theme.apply(qapp, "light")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """An empty library on disk."""
    store = SqliteStore(tmp_path / "library.db")
    yield store
    store.close()


@pytest.fixture
def library(store: SqliteStore) -> Library:
    """The workshops in it."""
    return Library(store, new_id)


def open_session(store: SqliteStore, workshop_id: str) -> Session:
    """A workshop opened as the program opens it."""
    return Session(Editor(store, workshop_id, system_context(new_id, SteadyClock().now)))


def show(qtbot: QtBot, page: QWidget, width: int = 1280, height: int = 720) -> None:
    """Put a page in a window of its own and give that the keyboard."""
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the keyboard is."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifiers)


def write(text: str) -> None:
    """Type where the keyboard is."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)
