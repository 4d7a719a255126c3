"""Scrolling without a frame."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class ScrollArea(QScrollArea):
    """A column that scrolls; put things in `body`. It never scrolls sideways, and is at most `widest` pixels wide."""

    def __init__(self, *, padding: int = 0, spacing: int = 12, widest: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        if widest:
            inside.setMaximumWidth(widest)
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(spacing)
        # Its own viewport to begin with: to look at the one Qt makes takes 10 ms of finding out what it is.
        self.setViewport(QWidget())
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
