"""What the mouse does on a board: to the board itself, on a free lane, or to notes and themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QInputDevice, QMouseEvent

from workshop_app.ui.board.touch_chart import HOLD

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget

LEAVING = (QEvent.Type.ActivationChange, QEvent.Type.EnabledChange)
"""After these the release may be told to another window, or to nobody."""


class Pointer:
    """Asks in turn those who may want a press, a movement or a release."""

    def __init__(self, board: BoardWidget) -> None:
        self._board = board
        self._since = 0
        """When the button went down, in milliseconds of the window system."""

    def press(self, event: QMouseEvent) -> None:
        """Choose, or begin to drag a note or the board itself."""
        board = self._board
        left = event.button() == Qt.MouseButton.LeftButton
        if (not left and self._busy()) or board.gestures.press(event) or not left:
            return
        self._since = event.timestamp()
        board.keys.forget()
        board.fingers.beside_pen()
        point = board.on_board(event.position())
        if not board.canvas.press(point, event.modifiers()):
            board.hand.press(point, event.modifiers())

    def move(self, event: QMouseEvent) -> None:
        """Drag; with no button down what was taken goes back, as the window system told another of the release."""
        board = self._board
        if board.gestures.move(event):
            return
        if not event.buttons() & Qt.MouseButton.LeftButton:
            board.hand.cancel()
            board.canvas.give_up()
        point = board.on_board(event.position())
        if not board.canvas.move(point, event.modifiers()) and board.hand.mode != "idle":
            board.hand.move(point)

    def release(self, event: QMouseEvent) -> None:
        """Drop; a click on the empty name of a theme lets it be written."""
        board = self._board
        if board.gestures.release(event) or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._asks_for_menu(event):
            board.hand.cancel()
            board.canvas.give_up()
            self._open_menu(event.globalPosition().toPoint())
            return
        if board.canvas.release() or board.hand.mode == "idle":
            return
        clicked = board.hand.mode == "pressed"
        board.hand.release()
        if clicked:
            board.tools.name_unnamed(board.heading_at(board.on_board(event.position())))

    def _asks_for_menu(self, event: QMouseEvent) -> bool:
        """Whether it is a pen that has lain still, as a finger does: not every pen has a button on its barrel."""
        board, is_pen = self._board, event.device().type() == QInputDevice.DeviceType.Stylus
        tools = board.canvas.tools
        still = board.hand.mode == "pressed" or (tools.state == "pressed" and tools.tool == "select")
        return is_pen and still and event.timestamp() - self._since >= 1000 * HOLD

    def double_click(self, event: QMouseEvent) -> None:
        """Edit."""
        board = self._board
        if event.button() == Qt.MouseButton.LeftButton:
            board.hand.cancel()
            point = board.on_board(event.position())
            if not board.canvas.double_click(point, event.modifiers()):
                board.edit(board.note_at(point) or board.heading_at(point))

    def menu(self, event: QContextMenuEvent) -> None:
        """The acts with their keys, for what is under the pointer or where the keyboard is."""
        board = self._board
        if self._busy():
            return
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._open_menu(event.globalPos())
        elif (menu := board.canvas.menu(None)) is not None:
            menu.popup(event.globalPos())
        else:
            board.open_menu(board.choice.current, event.globalPos())

    def _open_menu(self, place: QPoint) -> None:
        """For what is at a place of the screen."""
        board = self._board
        point = board.on_board(QPointF(board.viewport().mapFromGlobal(place)))
        if (menu := board.canvas.menu(point)) is not None:
            menu.popup(place)
        else:
            board.open_menu(board.note_at(point) or board.heading_at(point), place)

    def _busy(self) -> bool:
        """Whether something is in a hand: a menu, or the board being dragged, would keep it from being let go."""
        return self._board.canvas.busy or bool(self._board.hands.busy())
