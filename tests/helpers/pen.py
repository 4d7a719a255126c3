"""A pen for tests: real tablet events to the window, and the mouse that is made of those that nobody takes.

Where there are pens Qt makes that mouse itself, with the pen as its device; on its off-screen screen there are none.
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QPointingDeviceUniqueId, QTabletEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.helpers.keys import LEFT, NONE

End = QPointingDevice.PointerType
NO_BUTTON = Qt.MouseButton.NoButton
MOUSE = {
    QEvent.Type.TabletPress: QEvent.Type.MouseButtonPress,
    QEvent.Type.TabletMove: QEvent.Type.MouseMove,
    QEvent.Type.TabletRelease: QEvent.Type.MouseButtonRelease,
}


class _Tablet:
    """The two ends of the one pen of the test run; Qt keeps asking a device that it has seen."""

    ends: ClassVar[dict[End, QPointingDevice]] = {}


def _device(end: End) -> QPointingDevice:
    can = QInputDevice.Capability
    if end not in _Tablet.ends:
        _Tablet.ends[end] = QPointingDevice(
            "pen",
            70 + end.value,
            QInputDevice.DeviceType.Stylus,
            end,
            can.Position | can.Pressure | can.Hover,
            1,
            3,
            "",
            QPointingDeviceUniqueId.fromNumericId(7),
        )
    return _Tablet.ends[end]


class Pen:
    """A pen over a widget, held by its tip or the other way round."""

    def __init__(self, widget: QWidget, end: End = End.Pen) -> None:
        self._widget = widget
        self._device = _device(end)
        self._at = QPoint()
        self._held = NO_BUTTON
        self._now = 1000

    def wait(self, seconds: float) -> None:
        """It lies still, or is away, for so long."""
        self._now += round(1000 * seconds)

    def hover(self, at: QPoint) -> None:
        """The pen is above the glass, and moves there."""
        self._at = at
        self._send(QEvent.Type.TabletMove, NO_BUTTON)

    def down(self, at: QPoint, button: Qt.MouseButton = LEFT) -> None:
        """It comes down, or the button on its barrel is pressed."""
        self.hover(at)
        self._held = button
        self._send(QEvent.Type.TabletPress, button)

    def move(self, at: QPoint) -> None:
        """It moves straight to a place, in a few steps."""
        start = self._at
        for part in range(1, 6):
            self._at = start + (at - start) * part / 5
            self._send(QEvent.Type.TabletMove, NO_BUTTON)

    def up(self) -> None:
        """It is lifted where it is."""
        button, self._held = self._held, NO_BUTTON
        self._send(QEvent.Type.TabletRelease, button)

    def squeeze(self) -> None:
        """The button on its barrel is pressed and let go while the tip is down."""
        tip = self._held
        self._held = tip | Qt.MouseButton.RightButton
        self._send(QEvent.Type.TabletPress, Qt.MouseButton.RightButton)
        self._held = tip
        self._send(QEvent.Type.TabletRelease, Qt.MouseButton.RightButton)

    def tap(self, at: QPoint, button: Qt.MouseButton = LEFT) -> None:
        """Down and up again."""
        self.down(at, button)
        self.up()

    def tap_twice(self, at: QPoint) -> None:
        """What is a double click of a mouse."""
        self.tap(at)
        self._held = LEFT
        self._send(QEvent.Type.TabletPress, LEFT, QEvent.Type.MouseButtonDblClick)
        self.up()

    def _send(self, what: QEvent.Type, button: Qt.MouseButton, mouse: QEvent.Type | None = None) -> None:
        window, there = self._widget.window().windowHandle(), QPointF(self._widget.mapToGlobal(self._at))
        place, pressure = QPointF(window.mapFromGlobal(there)), 0.6 if self._held & LEFT else 0.0
        self._now += 20
        event = QTabletEvent(
            what, self._device, place, there, pressure, 20, -10, 0, 0, 0, NONE, button, self._held
        )  # fmt: skip
        event.setTimestamp(self._now)
        event.ignore()
        QApplication.sendEvent(window, event)
        if not event.isAccepted():
            made = QMouseEvent(mouse or MOUSE[what], place, place, there, button, self._held, NONE, self._device)
            made.setTimestamp(self._now)
            QApplication.sendEvent(window, made)
        QApplication.processEvents()
