"""What the tests of the kit share: a dressed window to put things in, and an ear for signals."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workshop_app import i18n
from workshop_app.ui import theme


@pytest.fixture(autouse=True)
def look(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERKSTAD_REDUCED_MOTION", "1")
    i18n.use("en")
    theme.apply(qapp, "light")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with a column to put things in."""
    result = QWidget()
    qtbot.addWidget(result)
    QVBoxLayout(result)
    result.resize(900, 700)
    result.show()
    return result


def put(window: QWidget, *widgets: QWidget) -> None:
    box = window.layout()
    assert box is not None
    for widget in widgets:
        box.addWidget(widget)
    window.activateWindow()
    QApplication.processEvents()


def heard(signal: object) -> list[object]:
    got: list[object] = []
    signal.connect(lambda *values: got.append(values[0] if values else None))  # type: ignore[attr-defined]
    return got
