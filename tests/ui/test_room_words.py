"""How words are set in lines for the room."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.helpers.drawn import words_drawn
from workshop_app.ui import theme
from workshop_app.ui.projector.sheet import Sheet
from workshop_app.ui.text_blocks import wrapped

ASKED = "What would make the largest difference in everything that we do here every day of the year?"


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Callable[[float], list[str]]:
    """The lines of a question in a room so wide."""
    lines = words_drawn(monkeypatch)

    def in_lines(width: float) -> list[str]:
        lines.clear()
        image = QImage(1920, 1080, QImage.Format.Format_RGB32)
        with QPainter(image) as painter:
            Sheet(painter, 1920, 1080).text(QRectF(0, 0, width, 400), ASKED, (46,), "bold")
        return list(lines)

    return in_lines


def test_the_last_word_of_a_question_does_not_stand_alone(drawn: Callable[[float], list[str]]) -> None:
    alone = 0
    for width in range(900, 1900, 20):
        plain = wrapped(ASKED, theme.font(46, "bold"), width, 9)
        lines = drawn(width)
        assert (" ".join(lines), len(lines)) == (ASKED, len(plain)), "in no more lines for that"
        assert " " in lines[-1]
        alone += " " not in plain[-1]
    assert alone, "it would, where lines are filled one after the other"
