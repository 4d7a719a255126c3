"""The slim strip of tools beside a board with a free lane."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.i18n import _
from workshop_app.ui import theme
from workshop_app.ui.board.canvas.tools import Tool
from workshop_app.ui.board.canvas.words import TOOLS
from workshop_app.ui.widgets.buttons import IconButton
from workshop_app.ui.widgets.painting import paint_safely, surface

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget

PAD = 6


class ToolStrip(QWidget):
    """A button for each tool; only there while a free lane is on the board."""

    def __init__(self, board: BoardWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self.setAccessibleName(_("Tools of the canvas"))
        self.setFixedWidth(theme.TARGET + 2 * PAD + 8)
        box = QVBoxLayout(self)
        box.setContentsMargins(PAD + 8, PAD, PAD, PAD)
        box.setSpacing(4)
        box.addStretch(1)
        self.buttons: dict[Tool, IconButton] = {}
        for tool, (key, icon, name) in TOOLS.items():
            button = IconButton(icon, _(name), key)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self._take, tool))
            self.buttons[tool] = button
            box.addWidget(button)
        box.addStretch(1)
        board.canvas.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Mark the tool in hand; be there only when there is something to use it on."""
        self.setVisible(bool(self._board.canvas.lanes()))
        for tool, button in self.buttons.items():
            button.setChecked(tool == self._board.canvas.tools.tool)

    def _take(self, tool: Tool) -> None:
        self._board.canvas.take(tool)
        self.refresh()
        self._board.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A quiet surface behind the buttons."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        p = theme.palette()
        painter.fillRect(self.rect(), p.paper)
        first, last = self.buttons["select"].geometry(), self.buttons["axes"].geometry()
        area = QRectF(first.united(last)).adjusted(-PAD, -PAD, PAD, PAD)
        surface(painter, area, theme.RADIUS, p.card, p.line)
