"""Scrolling without a frame."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from workshop_app.ui.widgets.marks import Divider


class ScrollArea(QScrollArea):
    """A column that scrolls; put things in `body`. It never scrolls sideways, and is at most `widest` pixels wide.

    With an `edge` a hairline says that there is more below: a line of text that is cut there is not taken for a fault.
    """

    def __init__(
        self,
        *,
        padding: int = 0,
        spacing: int = 12,
        widest: int = 0,
        edge: bool = False,
        parent: QWidget | None = None,
    ) -> None:
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
        self._edge = Divider(parent=self) if edge else None
        if edge:
            self.verticalScrollBar().rangeChanged.connect(self._show_edge)
            self.verticalScrollBar().valueChanged.connect(self._show_edge)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hairline stays lowest."""
        super().resizeEvent(event)
        self._show_edge()

    def _show_edge(self) -> None:
        if self._edge is not None:
            bar = self.verticalScrollBar()
            self._edge.setGeometry(0, self.height() - 1, self.viewport().width(), 1)
            self._edge.setVisible(bar.value() < bar.maximum())
