"""A board in a window: which part of it is seen, from how near, and how a hand on wheel or touchpad changes that."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from workshop_app.domain.board_geometry import Box
from workshop_app.ui.board.camera import Camera
from workshop_app.ui.board.gestures import Gestures


class Outlook(QAbstractScrollArea):
    """Holds the camera. Points of the board are pixels of its layout at 100 %."""

    camera_changed = Signal()
    """It is looked at from elsewhere: scrolled, nearer or further away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.camera = Camera()
        self.gestures = Gestures(self)
        self._placing = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewport(QWidget())  # asked for one of Qt's own, PySide makes all 49 kinds it might be: 5 ms
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setSingleStep(40)

    @property
    def zoom(self) -> float:
        """How near: 1 is 100 %."""
        return self.camera.zoom

    def origin(self) -> QPointF:
        """Where the board's corner is in the viewport."""
        return QPointF(*self.camera.origin)

    def on_board(self, point: QPointF) -> QPointF:
        """A point of the viewport as a point of the board."""
        return QPointF(*self.camera.on_board(point.x(), point.y()))

    def in_view(self, box: Box) -> QRect:
        """A box of the board as a rectangle of the viewport."""
        left, top = self.camera.in_view(box.x, box.y)
        right, bottom = self.camera.in_view(box.right, box.bottom)
        return QRect(round(left), round(top), round(right) - round(left), round(bottom) - round(top))

    def seen(self, area: QRect) -> QRectF:
        """A rectangle of the viewport as one of the board."""
        return QRectF(self.on_board(QPointF(area.topLeft())), area.toRectF().size() / self.zoom)

    def look(self, camera: Camera, *, gesture: bool = False) -> None:
        """Look from elsewhere; in a `gesture` of many steps it is drawn sharply only after the last of them."""
        if camera == self.camera:
            return
        before, self.camera = self.camera, camera
        self._set_bars()
        if (before.origin, before.zoom) != (camera.origin, camera.zoom):
            self.moved(before, gesture=gesture)
        self.camera_changed.emit()

    def moved(self, before: Camera, *, gesture: bool) -> None:
        """It is looked at from elsewhere: paint."""
        self.viewport().update()

    def look_back(self, before: Camera) -> None:
        """Look from where one looked before, if neither board nor window has another size by now."""
        if (before.board, before.view) == (self.camera.board, self.camera.view):
            self.look(before)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Come nearer or go further away in a gesture; what is at a point of the viewport stays there."""
        self.zoom_to(self.zoom * factor, at)

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Come as near as this in a gesture, around a point of the viewport or its middle."""
        point = at if at is not None else QPointF(self.width() / 2, self.height() / 2)
        self.look(self.camera.zoomed(zoom, point.x(), point.y()), gesture=True)

    def fit(self) -> None:
        """Look at the whole board."""
        self.look(self.camera.fitted())

    def actual(self) -> None:
        """Look at 100 %."""
        self.look(self.camera.actual())

    def pan(self, x: float, y: float) -> None:
        """Scroll by so much: right and down when positive."""
        self.look(self.camera.panned(x, y))

    def reveal(self, box: Box) -> None:
        """Scroll so that a box is seen."""
        self.look(self.camera.revealing(*box))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """A scroll bar was moved."""
        if not self._placing:
            self.look(self.camera.at(self.horizontalScrollBar().value(), self.verticalScrollBar().value()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or come nearer."""
        self.gestures.wheel(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Fingers on a touchpad."""
        if event.type() == QEvent.Type.NativeGesture and self.gestures.event(event):
            return True
        return super().viewportEvent(event)

    def _set_bars(self) -> None:
        """The scroll bars say where one looks; they stand in the margin of the board and take nothing from it."""
        self._placing = True
        camera = self.camera
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        for bar, most, at, page in zip(bars, camera.most, (camera.x, camera.y), camera.view, strict=True):
            bar.setPageStep(max(1, page - 2 * camera.margin))
            bar.setRange(0, most)
            bar.setValue(round(at))
        self._placing = False
