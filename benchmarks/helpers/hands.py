"""Hands for the benchmarks: real events to a widget, and how long it takes until it has been painted."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
PATIENCE = 0.5
"""Seconds that a change may take to be painted."""


class Hands(QObject):
    """Counts the paints of a widget and times what leads to them."""

    def __init__(self, view: QWidget) -> None:
        super().__init__()
        self.view = view
        self.paints = 0
        self.last_paint = 0.0
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count."""
        if event.type() == QEvent.Type.Paint:
            self.paints += 1
            self.last_paint = time.perf_counter()
        return False

    def frame(self, change: Callable[[], object]) -> float:
        """Milliseconds from a change until it has been painted and flushed; negative when nothing was painted."""
        before = self.paints
        began = time.perf_counter()
        change()
        while self.paints == before:
            QApplication.processEvents()
            if time.perf_counter() - began > PATIENCE:
                return -1.0
        return (time.perf_counter() - began) * 1000

    def frames(self, changes: Iterable[Callable[[], object]]) -> list[float]:
        """The frames of some changes, one after the other; those that changed nothing are left out."""
        gc.collect()
        return [ms for ms in map(self.frame, changes) if ms >= 0]

    def paced(self, changes: Iterable[Callable[[], object]], hertz: int = 60) -> list[float]:
        """The same with an input at a steady pace and time for what is done in between."""
        times = []
        gc.collect()
        for change in changes:
            began = time.perf_counter()
            taken = self.frame(change)
            if taken >= 0:
                times.append(taken)
            while time.perf_counter() - began < 1 / hertz:
                QApplication.processEvents()
                time.sleep(0.0005)
        return times

    def rest(self, quiet: float = 0.15, most: float = 5.0) -> None:
        """Let everything that is on its way be finished: nothing painted for so many seconds."""
        began = time.perf_counter()
        self.last_paint = began
        while (now := time.perf_counter()) - self.last_paint < quiet and now - began < most:
            QTest.qWait(5)

    def wheel(self, angle: int, modifiers: Qt.KeyboardModifier = NONE, at: QPoint | None = None) -> None:
        """Turn the wheel in the middle of the view."""
        spot = QPointF(at or self.view.rect().center())
        event = QWheelEvent(
            spot,
            QPointF(self.view.mapToGlobal(spot.toPoint())),
            QPoint(),
            QPoint(0, angle),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.view, event)

    def mouse(self, kind: QEvent.Type, at: QPoint) -> None:
        """Press, move or release the left button."""
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
        spot = QPointF(at)
        event = QMouseEvent(kind, spot, QPointF(self.view.mapToGlobal(at)), button, held, NONE)
        QApplication.sendEvent(self.view, event)

    def key(self, key: Qt.Key, text: str = "", target: QWidget | None = None) -> None:
        """Press a key where the keyboard is, or in a widget."""
        where = target or QApplication.focusWidget() or self.view
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(where, QKeyEvent(kind, key, NONE, text))
