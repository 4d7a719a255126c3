"""Buttons that are touched while other fingers are busy: Qt makes a mouse only of the first finger on the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

MOUSE = {
    QEvent.Type.TouchBegin: QEvent.Type.MouseButtonPress,
    QEvent.Type.TouchUpdate: QEvent.Type.MouseMove,
    QEvent.Type.TouchEnd: QEvent.Type.MouseButtonRelease,
    QEvent.Type.TouchCancel: QEvent.Type.MouseButtonRelease,
}
OUTSIDE = QPointF(-1, -1)


class OwnFinger(QObject):
    """Gives a widget a mouse of its own for the finger that is on it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A finger comes, moves and goes."""
        kind = MOUSE.get(event.type())
        if kind is None or not isinstance(event, QTouchEvent) or not isinstance(watched, QWidget):
            return False
        cancelled = event.type() == QEvent.Type.TouchCancel
        at = OUTSIDE if cancelled or not event.points() else event.points()[0].position()
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        there = QPointF(watched.mapToGlobal(at.toPoint()))
        QCoreApplication.sendEvent(watched, QMouseEvent(kind, at, there, button, held, event.modifiers()))
        event.accept()
        return True
