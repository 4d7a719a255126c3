"""A board that several people move notes on at once. What is not said here cannot be done there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEventPoint, QHideEvent, QKeyEvent, QMouseEvent, QTabletEvent
from PySide6.QtWidgets import QWidget

from workshop_app.commands.canvas import PlaceOnCanvas
from workshop_app.commands.notes import AddNotes, MoveNotes
from workshop_app.commands.themes import AddToTheme, TakeFromTheme
from workshop_app.domain.board_geometry import Room
from workshop_app.ui import theme
from workshop_app.ui.board.deeds import Deeds
from workshop_app.ui.board.fingers import MOUSE, PEN, TOUCHES
from workshop_app.ui.board.wall import Wall
from workshop_app.ui.board.widget import BoardWidget
from workshop_app.ui.session import Session

MOVES = (AddNotes, MoveNotes, AddToTheme, TakeFromTheme, PlaceOnCanvas)
"""All that participants may do: write, and give a note another place."""
EDGE = 45
"""Pixels around the board on a picture of 1920×1080: as around the one that nobody touches."""
SIDE = 56
"""Pixels of a button that leads near and far, on the same picture."""
State = QEventPoint.State


class SharedBoard(BoardWidget):
    """Notes are dragged, and the board is looked at from near and far. Nothing is chosen, changed or deleted."""

    lifted = Signal()
    """The last finger has left."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self._scale = 1.0
        super().__init__(Deeds(session, only=MOVES), parent)
        self.participants = True
        self.fingers.chart.apart = True
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.zoom_bar.set_side(SIDE)
        self.hints = self.ground.cards.tags = False  # what it says is for the room, as on the projector

    def set_scale(self, scale: float) -> None:
        """How large the room's picture is beside one of 1920×1080: text is read from further away than a console."""
        if scale != self._scale:
            self._scale = scale
            self.zoom_bar.set_side(max(theme.TARGET, round(SIDE * scale)))
            self.lay_out()

    @property
    def margin(self) -> int:
        """In step with the heading over it."""
        return max(16, round(EDGE * self._scale))

    @property
    def least_text(self) -> int:
        """All of a canvas is seen at first: everybody works somewhere on it."""
        return 0

    def room(self) -> Room:
        """Larger text than on the console."""
        scale, room = self._scale, super().room()
        return Room(
            room.width,
            room.height,
            floor=max(12, round(18 * scale)),
            ceiling=max(20, round(44 * scale)),
            small=max(10, round(14 * scale)),
            title=max(16, round(32 * scale)),
            unit=max(0.8, scale),
        )

    # the mouse is one more finger

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a note or the board."""
        if not self.gestures.press(event) and event.button() == Qt.MouseButton.LeftButton:
            self.fingers.follow([(MOUSE, State.Pressed, event.position())])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag."""
        if not self.gestures.move(event):
            self.fingers.follow([(MOUSE, State.Updated, event.position())])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if not self.gestures.release(event) and event.button() == Qt.MouseButton.LeftButton:
            self.fingers.follow([(MOUSE, State.Released, event.position())])
            self.lifted.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Only the second of two presses."""
        self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """There is no menu."""

    def open_menu(self, item: str, at: QPoint) -> None:
        """There is no menu."""

    def edit(self, item: str) -> None:
        """The words of others are theirs."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys are for writing."""
        event.ignore()

    def viewportEvent(self, event: QEvent) -> bool:
        """A pen is a finger too; and say when nobody touches it any longer."""
        done = self._pen(event) if isinstance(event, QTabletEvent) else super().viewportEvent(event)
        if done and event.type() in (*TOUCHES, QEvent.Type.TabletRelease) and not self.fingers.chart.fingers:
            self.lifted.emit()
        return done

    def _pen(self, event: QTabletEvent) -> bool:
        """As a mouse it would lose its note as soon as the facilitator uses the other one, on another screen."""
        tip, at = Qt.MouseButton.LeftButton, event.position()
        if event.type() == QEvent.Type.TabletPress and event.button() == tip:
            mine, state = self.viewport().childAt(at.toPoint()) is None, State.Pressed
        else:
            mine, state = PEN in self.fingers.chart.fingers, State.Updated if event.buttons() & tip else State.Released
        event.setAccepted(mine)  # of others Qt makes a mouse
        if mine:
            self.fingers.follow([(PEN, state, at)])
        return mine

    def hideEvent(self, event: QHideEvent) -> None:
        """The picture is turned off, or shows something else, while notes are in the hands of people."""
        self.fingers.forget()

    def changeEvent(self, event: QEvent) -> None:
        """A gesture goes on when another window is used: that is what the facilitator does meanwhile."""
        Wall.changeEvent(self, event)
