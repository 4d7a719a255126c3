"""Fingers for tests: real touch events through Qt, for as many fingers as one likes."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

SCREEN = (790, 790)
"""Qt's off-screen screen is 800 pixels wide and high, and has no fingers beyond it."""


class _Glass:
    """The one touch screen of the test run; Qt never forgets a device."""

    device: QPointingDevice | None = None


class Touch:
    """Fingers on a widget. Each call is one event in which the others lie still, and those `beside` it elsewhere."""

    def __init__(self, widget: QWidget, beside: Touch | None = None) -> None:
        _Glass.device = _Glass.device or QTest.createTouchDevice()
        self._widget = widget
        self._beside = beside
        self._at: dict[int, QPoint] = {}

    def down(self, points: dict[int, QPoint]) -> None:
        """Fingers come down, all at the same time."""
        self._send(points, "press")

    def move(self, points: dict[int, QPoint]) -> None:
        """Fingers move straight to a place, in a few steps."""
        start = {finger: self._at[finger] for finger in points}
        for part in range(1, 6):
            self._send({f: start[f] + (to - start[f]) * part / 5 for f, to in points.items()}, "move")

    def up(self, *fingers: int) -> None:
        """Fingers are lifted where they are."""
        self._send({finger: self._at[finger] for finger in fingers}, "release")

    def tap(self, at: QPoint, finger: int = 0) -> None:
        """A short touch."""
        self.down({finger: at})
        self.up(finger)

    def _send(self, points: dict[int, QPoint], how: str) -> None:
        assert _Glass.device is not None
        sequence = QTest.touchEvent(self._widget, _Glass.device, False)
        for finger in (*self._at, *(self._beside._at if self._beside else ())):
            if finger not in points:
                sequence.stationary(finger)
        for finger, point in points.items():
            getattr(sequence, how)(finger, point, self._widget)
            self._at[finger] = point
            if how == "release":
                del self._at[finger]
        sequence.commit()
        QApplication.processEvents()
