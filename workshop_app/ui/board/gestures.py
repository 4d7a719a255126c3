"""Looking about with wheel, touchpad, middle button, Space and keys. What fingers on the glass do is in `fingers`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, QVariantAnimation
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from shiboken6 import isValid

from workshop_app.ui import motion
from workshop_app.ui.board.camera import MOST

if TYPE_CHECKING:
    from workshop_app.ui.board.outlook import Outlook

NOTCH = 120
"""What a wheel turns by in one notch."""
NEARER = 1.2
"""How much nearer one notch or key press leads."""
LINES = 80
"""Pixels that one notch scrolls."""
TAP = 450
"""Milliseconds: Space held longer is no tap, and says nothing when it is let go."""
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Gestures:
    """How one looks about on a wall."""

    def __init__(self, wall: Outlook) -> None:
        self._wall = wall
        self._grip: QPointF | None = None
        """Where the pointer was last while it drags the board itself."""
        self._from = wall.camera
        """Where one looked from when the board was taken."""
        self._button = Qt.MouseButton.NoButton
        self._space = False
        self._dragged = False
        self._held_since = 0
        """When Space went down, in milliseconds of the window system."""
        self._glide: QVariantAnimation | None = None

    @property
    def shows_hand(self) -> bool:
        """Whether the pointer is a hand: the board is dragged, or will be by the next press."""
        return self._space or self._grip is not None

    # wheel and touchpad

    def wheel(self, event: QWheelEvent) -> None:
        """With Ctrl nearer or further away, else scrolling; with Shift sideways."""
        event.accept()
        if event.modifiers() & CONTROL:
            turned = event.angleDelta().y() or event.angleDelta().x()
            self._wall.zoom_by(NEARER ** (turned / NOTCH), event.position())
            return
        by = event.pixelDelta()
        if by.isNull():
            by = event.angleDelta() * LINES / NOTCH
        sideways = bool(event.modifiers() & SHIFT) and not by.x()
        self._wall.pan(-by.y() if sideways else -by.x(), 0 if sideways else -by.y())

    def event(self, event: QEvent) -> bool:
        """Two fingers on a touchpad come together or go apart; whether it was that."""
        if event.type() != QEvent.Type.NativeGesture or not isinstance(event, QNativeGestureEvent):
            return False
        match event.gestureType():
            case Qt.NativeGestureType.ZoomNativeGesture:
                self._wall.zoom_by(1 + event.value(), event.position())
            case Qt.NativeGestureType.SmartZoomNativeGesture:
                self.glide_to(1.0 if self._wall.camera.whole else 0.0, event.position())
            case Qt.NativeGestureType.PanNativeGesture:
                self._wall.pan(-event.delta().x(), -event.delta().y())
            case _:
                return False
        event.accept()
        return True

    # dragging the board itself

    def press(self, event: QMouseEvent) -> bool:
        """A button goes down: the middle one, or the left one while Space is held, takes the board."""
        if self._grip is not None and event.buttons() & self._button:
            return True  # held by one button already
        self._grip = None
        left = self._space and event.button() == Qt.MouseButton.LeftButton
        if not left and event.button() != Qt.MouseButton.MiddleButton:
            return False
        self._grip, self._button, self._dragged = event.position(), event.button(), True
        self._from = self._wall.camera
        self._wall.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        return True

    def move(self, event: QMouseEvent) -> bool:
        """The board is dragged, as long as the button is down."""
        if self._grip is not None and not event.buttons() & self._button:
            self._grip = None
            self._show_hand()
        if self._grip is None:
            return False
        by, self._grip = self._grip - event.position(), event.position()
        self._wall.pan(by.x(), by.y())
        return True

    def release(self, event: QMouseEvent) -> bool:
        """The board is let go."""
        if self._grip is None:
            return False
        if event.button() == self._button:
            self._grip = None
            self._show_hand()
        return True

    def _show_hand(self) -> None:
        if self._space:
            self._wall.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self._wall.viewport().unsetCursor()

    # keys

    def hold(self, event: QKeyEvent) -> bool:
        """Space goes down: until it is known whether the board is dragged it means nothing else."""
        if event.key() != Qt.Key.Key_Space or event.modifiers() & ~SHIFT:
            return False
        if not event.isAutoRepeat():
            self._held_since, self._dragged = event.timestamp(), self._grip is not None
        self._space = True  # also again: X11 lets go of a held key before it repeats it
        if self._grip is None:
            self._show_hand()
        return True

    def let_go(self, event: QKeyEvent) -> bool:
        """Space comes up; whether it was only tapped."""
        if event.key() != Qt.Key.Key_Space or event.isAutoRepeat() or not self._space:
            return False
        self._space = False
        if self._grip is None:
            self._show_hand()
        return not self._dragged and event.timestamp() - self._held_since <= TAP

    def forget(self) -> None:
        """The keyboard or the window went elsewhere."""
        self._space, self._grip = False, None
        self._show_hand()

    def key(self, event: QKeyEvent) -> bool:
        """Ctrl and 0, 1, + or -, or Escape that puts back a board that is dragged; whether it was one of them."""
        if event.key() == Qt.Key.Key_Escape and self._grip is not None:
            self._grip = None
            self._show_hand()
            self._wall.look_back(self._from)
            return True
        if not event.modifiers() & CONTROL or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        match event.key():
            case Qt.Key.Key_0:
                self.glide_to(0.0)
            case Qt.Key.Key_1:
                self.glide_to(1.0)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.glide_to(self._wall.zoom * NEARER)
            case Qt.Key.Key_Minus:
                self.glide_to(self._wall.zoom / NEARER)
            case _:
                return False
        return True

    def glide_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Come nearer or go away in a short glide, to the whole board with 0."""
        wall, start = self._wall, self._wall.zoom
        goal = min(max(zoom, wall.camera.fit_zoom), MOST)
        if self._glide is not None and isValid(self._glide):
            self._glide.stop()

        def step(done: float) -> None:
            wall.zoom_to(goal if done == 1 else start * (goal / start) ** done, at)

        self._glide = motion.glide_value(wall, 0.0, 1.0, step, motion.SHORT)
