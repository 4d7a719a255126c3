"""What words are painted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QPainter


def words_drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that is painted from now on, in the order that it is; it may be emptied."""
    drawn: list[str] = []
    original: Callable[..., Any] = QPainter.drawText

    def draw(painter: QPainter, *what: Any) -> Any:
        drawn.extend(part for part in what if isinstance(part, str))
        return original(painter, *what)

    monkeypatch.setattr(QPainter, "drawText", draw)
    return drawn
