"""Fingers on the board: Qt's touch events go to `touch_chart`, and what they mean is done to the board."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QEventPoint, QTouchEvent

from workshop_app.ui.board.camera import Camera
from workshop_app.ui.board.touch_chart import (
    Carry,
    DoubleTap,
    Hold,
    Intent,
    Land,
    Look,
    Menu,
    PutBack,
    Take,
    Tap,
    TouchChart,
)

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget

State = QEventPoint.State
MOUSE, PEN = -1, -2
"""On a board that several people share mouse and pen are two more fingers."""
TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)


class Fingers:
    """The fingers on one board. What is told here does not come once more as a mouse."""

    def __init__(self, board: BoardWidget, clock: Callable[[], float] = monotonic) -> None:
        self._board = board
        self.clock = clock
        self.chart = TouchChart()
        self._from: Camera | None = None
        """Where one looked from before the fingers that are on the board moved it."""
        # Qt's own panning with two fingers would scroll the board a second time.
        board.viewport().ungrabGesture(Qt.GestureType.PanGesture)
        self._timer = QTimer(board)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    def event(self, event: QTouchEvent) -> bool:
        """Fingers have come, moved, gone, or been taken away; whether it is done with."""
        alone = self._board.participants or not self._pen_works()
        if event.type() == QEvent.Type.TouchBegin and alone:
            if self._is_drawn_with(event.points()[0].position()):
                event.ignore()  # Qt then makes a mouse of it
                return False
            self._begin()
        if event.type() == QEvent.Type.TouchCancel:
            self.forget()
        else:
            self.follow([(point.id(), point.state(), point.position()) for point in event.points()])
        event.accept()
        return True

    def _is_drawn_with(self, point: QPointF) -> bool:
        """Whether a finger holds a tool of the canvas or comes down on a shape: then it is a pointer like the mouse."""
        board = self._board
        place = board.canvas.lane_at(board.on_board(point))
        if place is None or board.participants:
            return False
        if board.canvas.tools.tool != "select":
            return True
        at = board.canvas.inside(board.on_board(point), place)
        return board.canvas.shape(board.canvas.scene(place).at(at)) is not None

    def _begin(self) -> None:
        """The first finger of all: nobody is left from before."""
        self._do([intent for finger in self._touching() for intent in self.chart.lost(finger)])
        if not self._board.participants:
            self._board.keys.forget()
            self._board.editing.close()
            self._board.setFocus(Qt.FocusReason.MouseFocusReason)

    def _touching(self) -> list[int]:
        return [finger for finger in self.chart.fingers if finger not in (MOUSE, PEN)]

    def follow(self, points: list[tuple[int, State, QPointF]]) -> None:
        """What fingers do, all at the same time."""
        now, moved = self.clock(), {}
        for finger, state, at in points:
            if state == State.Pressed and self._board.viewport().childAt(at.toPoint()) is not None:
                continue  # Qt gives the board also what is on its buttons, while another finger is on the board
            if state == State.Pressed:
                self._come(finger, at, now)
            elif state in (State.Updated, State.Released):
                moved[finger] = (at.x(), at.y())
        self._do(self.chart.move(moved))
        for finger, state, _at in points:
            if state == State.Released:
                self._do(self.chart.up(finger, now))
        if not self.chart.fingers:
            self._from = None
        self._wait()

    def _come(self, finger: int, at: QPointF, now: float) -> None:
        item = self._item_at(at)
        if finger in (MOUSE, PEN):
            self.beside_pen()
        elif self._pen_works() and not (self._board.participants and item):
            return  # the hand that holds the pen; of several people another may come and take a note
        self._do(self.chart.down(finger, item, at.x(), at.y(), now))

    def _pen_works(self) -> bool:
        """Whether a pen or mouse is down on the board."""
        shared = not self.chart.fingers.keys().isdisjoint((MOUSE, PEN))
        return shared or self._board.hand.mode != "idle" or self._board.canvas.busy

    def beside_pen(self) -> None:
        """A pen or mouse comes down on the board: fingers no longer look about beside it."""
        self._do(self.chart.beside_pen())

    def _item_at(self, point: QPointF) -> str:
        """What a finger takes hold of: a note, or the heading of a theme; nobody takes what another holds."""
        board, at = self._board, self._board.on_board(point)
        note = board.note_at(at)
        if note in board.hands.dragged():
            return ""
        return note or ("" if board.participants else board.heading_at(at))

    def tick(self) -> None:
        """Time has passed."""
        self._do(self.chart.tick(self.clock()))
        self._wait()

    def _wait(self) -> None:
        due = self.chart.due()
        if due is None:
            self._timer.stop()
        else:
            self._timer.start(max(1, round(1000 * (due - self.clock()))))

    def give_up(self) -> bool:
        """Everything back that is in a hand; fingers mean nothing more until they are lifted."""
        self.chart.give_up()
        self._timer.stop()
        held, before, self._from = self._board.hands.give_up(), self._from, None
        if before is not None:
            self._board.look_back(before)
        return held or before is not None

    def forget(self) -> None:
        """The fingers were taken away, or cannot see the board any longer: what they held goes back."""
        self._do(self.chart.clear())
        self._timer.stop()
        self._from = None

    def stay(self) -> None:
        """The board was scrolled or laid out anew: what is dragged stays under its finger."""
        board = self._board
        for number, finger in self.chart.fingers.items():
            if finger.state == "dragging":
                board.hands.carry(number, board.on_board(QPointF(*finger.at)))

    # what it means

    def _do(self, intents: list[Intent]) -> None:
        hands, on_board = self._board.hands, self._board.on_board
        for intent in intents:
            match intent:
                case Take(finger, item, x, y):
                    hands.take(finger, item, on_board(QPointF(x, y)))
                case Carry(finger, x, y):
                    hands.carry(finger, on_board(QPointF(x, y)))
                case Land(finger):
                    hands.land(finger)
                case PutBack(finger):
                    hands.put_back(finger)
                case Look():
                    self._look(intent)
                case _ if self._board.participants:
                    pass  # they choose, write over and open nothing
                case Tap(item):
                    self._tap(item)
                case DoubleTap(item):
                    self._board.edit(item)
                case Hold(item):
                    self._hold(item)
                case Menu(item, x, y):
                    self._board.open_menu(item, self._board.viewport().mapToGlobal(QPoint(round(x), round(y))))

    def _look(self, look: Look) -> None:
        board = self._board
        self._from = self._from or board.camera
        camera = board.camera.zoomed(board.zoom * look.factor, look.x, look.y).panned(-look.by_x, -look.by_y)
        board.look(camera, gesture=look.factor != 1)
        self.stay()

    def _hold(self, item: str) -> None:
        """The finger may be lifted: what it is on is chosen, unless it is chosen with others."""
        if item not in self._board.choice.notes:
            self._choose(item)

    def _choose(self, item: str) -> None:
        board = self._board
        if item:
            board.choice.only(item, note=item in board.cards)
        else:
            board.choice.clear()
        board.choice_changed()

    def _tap(self, item: str) -> None:
        self._choose(item)
        self._board.tools.name_unnamed(item)
