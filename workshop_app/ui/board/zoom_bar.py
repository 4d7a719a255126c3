"""How near one looks at the board, in its lower right corner: seen only when there is more than the window shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QInputDevice, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.i18n import _
from workshop_app.ui import theme
from workshop_app.ui.board.gestures import NEARER, Gestures
from workshop_app.ui.widgets.buttons import Button, IconButton, Pressable
from workshop_app.ui.widgets.labels import set_tooltip
from workshop_app.ui.widgets.painting import paint_safely, surface

if TYPE_CHECKING:
    from workshop_app.ui.board.outlook import Outlook

SIDE = 34
"""Pixels of a button for a mouse; a finger gets `theme.TARGET`."""
WORDS = 1.65
"""The width of the percents, in sides."""
ASIDE, ABOVE = 28, 12
"""From the right edge, scroll bar or not, so that it lies within the last lane; from the bottom of the viewport."""
BELOW = 40
"""Pixels kept free below the board, so that nothing lies under the buttons at its end."""


class ZoomBar(QWidget):
    """Further away, how near it is (back to 100 %), nearer, the whole board."""

    def __init__(self, wall: Outlook, gestures: Gestures) -> None:
        super().__init__(wall.viewport())
        self._wall = wall
        self.setCursor(Qt.CursorShape.ArrowCursor)
        touch = any(device.type() == QInputDevice.DeviceType.TouchScreen for device in QInputDevice.devices())
        self._away = IconButton("minus", _("Zoom out"), "Ctrl+-")
        self._near = IconButton("plus", _("Zoom in"), "Ctrl++")
        self._whole = IconButton("fit", _("Show the whole board"), "Ctrl+0")
        self._actual = Button("100 %", "quiet")
        set_tooltip(self._actual, _("Back to 100 %") + " (Ctrl+1)")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(0)
        goals = (
            (self._away, lambda: wall.zoom / NEARER),
            (self._actual, lambda: 1.0),
            (self._near, lambda: wall.zoom * NEARER),
            (self._whole, lambda: 0.0),
        )
        for button, goal in goals:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, goal=goal: gestures.glide_to(goal()))
            row.addWidget(button)
        self.set_side(theme.TARGET if touch else SIDE)
        wall.camera_changed.connect(self.refresh)

    def set_side(self, side: int) -> None:
        """How high the buttons are."""
        self._actual.set_size(round(theme.BODY * side / theme.TARGET))
        for button in self.buttons():
            button.setFixedSize(QSize(max(72, round(WORDS * side)) if button is self._actual else side, side))
        self.refresh()

    def buttons(self) -> list[Pressable]:
        """Its buttons from left to right."""
        return [self._away, self._actual, self._near, self._whole]

    def refresh(self) -> None:
        """Say how near it is, when there is more to see than the window shows."""
        camera = self._wall.camera
        self.setVisible(camera.zoom != 1 or camera.most != (0, 0))
        if self.isHidden():
            return
        words = _("{percent} %").format(percent=max(1, round(100 * camera.zoom)))
        if words != self._actual.text():
            self._actual.setText(words)
            self._actual.setAccessibleName(_("Zoom {percent} %").format(percent=max(1, round(100 * camera.zoom))))
        self._away.setEnabled(not camera.whole)
        self._whole.setEnabled(not camera.whole)
        size = self.sizeHint()
        left = self._wall.width() - ASIDE - size.width()
        self.setGeometry(left, self._wall.viewport().height() - ABOVE - size.height(), *size.toTuple())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A quiet surface."""
        p = theme.palette()
        paint_safely(self, lambda painter: self._draw(painter, p.card, p.line))

    def _draw(self, painter: QPainter, fill: str, line: str) -> None:
        surface(painter, QRectF(self.rect()), 12, fill, line)
