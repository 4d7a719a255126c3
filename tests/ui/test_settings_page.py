"""The settings page tells of every choice, once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.helpers.planning import look, press, show, write
from workshop_app import VERSION
from workshop_app.services.settings import Settings
from workshop_app.ui.settings_page import SettingsPage
from workshop_app.ui.widgets.buttons import Pressable

__all__ = ["look"]  # fixtures

LIBRARY, BACKUPS = Path("/data/verkstad/library.db"), Path("/data/verkstad/backups")


@pytest.fixture
def page(qtbot: QtBot) -> SettingsPage:
    page = SettingsPage(Settings(organisation="Ånge"), LIBRARY, BACKUPS)
    show(qtbot, page)
    return page


def told(page: SettingsPage) -> list[Settings]:
    heard: list[Settings] = []
    page.changed.connect(heard.append)
    return heard


def test_language_theme_and_movement_are_told_at_once(page: SettingsPage) -> None:
    heard = told(page)
    for words in ("English", "Dark"):
        button = next(one for one in page.findChildren(Pressable) if one.text() == words)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    page.reduced_motion.setFocus()
    press(Qt.Key.Key_Space)
    assert heard == [
        Settings(language="en", organisation="Ånge"),
        Settings(language="en", theme="dark", organisation="Ånge"),
        Settings(language="en", theme="dark", organisation="Ånge", reduced_motion=True),
    ]


def test_the_organisation_is_told_when_it_is_written_and_not_for_each_letter(page: SettingsPage) -> None:
    heard = told(page)
    page.organisation.setFocus()
    page.organisation.selectAll()
    write("  New Town ")
    assert heard == []
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab)
    assert heard == [Settings(organisation="New Town")]


def test_it_says_where_things_lie_and_which_version_this_is(page: SettingsPage) -> None:
    shown = " ".join(label.text() for label in page.findChildren(QLabel))
    assert str(LIBRARY) in shown
    assert str(BACKUPS) in shown
    assert VERSION in shown
