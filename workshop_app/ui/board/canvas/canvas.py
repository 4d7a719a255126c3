"""The free lanes of a board: what pointer and keys do there. The gestures are in `tools`; here they become acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QCursor, QPainter
from PySide6.QtWidgets import QMenu

from workshop_app.commands.canvas import ResizeShape
from workshop_app.domain.arrows import Tied
from workshop_app.domain.board_geometry import Box, SectionPlace
from workshop_app.domain.records import Shape
from workshop_app.ui.board.before import Before
from workshop_app.ui.board.canvas.acts import CanvasActs
from workshop_app.ui.board.canvas.cursor import CanvasCursor
from workshop_app.ui.board.canvas.editing import CanvasEditing
from workshop_app.ui.board.canvas.in_the_way import notes_on
from workshop_app.ui.board.canvas.keys import CanvasKeys
from workshop_app.ui.board.canvas.lanes import FreeLanes, Ids
from workshop_app.ui.board.canvas.menu import canvas_menu
from workshop_app.ui.board.canvas.names import named_at
from workshop_app.ui.board.canvas.overlay import covered, draw_canvas, guided
from workshop_app.ui.board.canvas.scene import merged
from workshop_app.ui.board.canvas.tools import Drawn, Moved, Resized, Tool, Tools
from workshop_app.ui.board.canvas.words import shape_words
from workshop_app.ui.board.drop import Drop, drop_of_notes
from workshop_app.ui.board.edge import EdgeScroll
from workshop_app.ui.board.landing import land, parking_at

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget

ADDS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class Canvas(FreeLanes):
    """What can be done on the free lanes of a board. The board asks here first."""

    changed = Signal()
    """Another tool is taken, or free lanes came or went."""
    erased = Signal(int)
    """So many shapes were deleted."""

    def __init__(self, board: BoardWidget) -> None:
        super().__init__(board)
        self.tools = Tools()
        self.acts = CanvasActs(board, self)
        self.keys = CanvasKeys(board, self)
        self.editing = CanvasEditing(board, self)
        self.place: SectionPlace | None = None
        """The free lane that a gesture is on."""
        self.drop: Drop | None = None
        """Where notes that are dragged off the canvas would land."""
        self.going: Ids = ()
        """The notes that go along when what is chosen is dragged."""
        self.led: list[Shape] = []
        """The arrows that follow the notes in the hand, as they lie now."""
        self._tied: list[Tied] | None = None
        """The arrows that would, once it is known."""
        self._before = Before(board)
        self._covered: list[Box] = []
        self._guides: set[Box] = set()
        self._shown: tuple[Drop | None, bool] = (None, False)
        self._held = Qt.KeyboardModifier.NoModifier
        self._edge = EdgeScroll(board, lambda point: self.move(point, self._held))
        self._cursor = CanvasCursor(board, self)
        board.viewport().setMouseTracking(True)

    @property
    def moving(self) -> frozenset[str]:
        """Notes and shapes in the hand."""
        return self.tools.moving

    @property
    def busy(self) -> bool:
        """Whether a gesture goes on."""
        return self.tools.state != "idle"

    # the pointer

    def press(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """The button goes down at a point of the board; whether it is for the canvas."""
        self.editing.close()  # what is kept may move everything
        self.place = self.lane_at(point)
        if self.place is None:
            return False
        self._before = Before(self._board)
        self.tools.chosen = self._board.choice.notes | set(self.chosen())
        self.tools.press(self.scene(self.place), self.inside(point, self.place), adds=bool(modifiers & ADDS))
        self._follow()
        self.going = self._board.chosen()
        return True

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """The pointer moves; with Alt nothing snaps."""
        if self.place is None or not self.busy:
            self._cursor.follow(point)
            return False
        self._held = modifiers
        self.tools.move(self.inside(point, self.place), free=bool(modifiers & Qt.KeyboardModifier.AltModifier))
        self.drop = self._landing(point) if self.tools.state == "moving" else None
        self._lead(self.place)
        self._follow()
        if self.tools.state not in ("pressed", "drawing"):
            self._edge.at(point)
        return True

    def release(self) -> bool:
        """The button is let go: one act, or none."""
        if self.place is None or not self.busy:
            return False
        place, drop, tool = self.place, self.drop, self.tools.tool
        act = self.tools.release()
        self.drop = self.place = None
        self._let_go()
        self._follow()
        match act:
            case Moved() if drop is not None:
                self._land(place, drop, act)
            case Moved():
                self.acts.shift(place, act.items, act.x, act.y)
            case Resized():
                self._board.deeds.do(ResizeShape(act.shape_id, *act.box, points=act.points))
            case Drawn():
                self.acts.add(place, act.kind, act.box, act.points)
        if self.tools.tool != tool:
            self.changed.emit()
        return True

    def cancel(self) -> bool:
        """Give up what goes on, or lay the tool aside; whether there was anything."""
        busy = self.busy
        gave_up = self.tools.escape()
        self.drop = None
        self._let_go()
        self._repaint()
        if gave_up:
            if busy:
                self._before.bring_back()
            else:
                self._board.choice_changed()
            self.changed.emit()
        self.place = None
        return gave_up

    def give_up(self) -> None:
        """A gesture that goes on is given up; the tool stays in the hand."""
        if self.busy:
            self.cancel()

    def double_click(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Edit what is there; on empty ground write a note. With another tool in the hand it is one more click."""
        place = self.lane_at(point)
        if place is None:
            return False
        if self.tools.tool != "select":
            return self.press(point, modifiers)
        at = self.inside(point, place)
        shapes = self.section(place).shapes
        notes = notes_on(self._board.layout_, place, shapes)
        item = named_at(shapes, at, self._board.zoom, notes) or self.scene(place).at(at)
        if item in self._board.cards:
            return False
        if not item:
            self.editing.new_note(place, at)
        return bool(not item or self.editing.open(item, at) or self.shape(item))

    def menu(self, point: QPointF | None) -> QMenu | None:
        """The menu for a point of the board, or for where the keyboard is; None when that is no affair of a canvas."""
        return canvas_menu(self._board, self, point)

    def take(self, tool: Tool) -> None:
        """Take a tool."""
        self.tools.take(tool)
        view = self._board.viewport()
        self._cursor.follow(self._board.on_board(QPointF(view.mapFromGlobal(QCursor.pos()))))
        self._repaint()
        self.changed.emit()

    def _land(self, place: SectionPlace, drop: Drop, act: Moved) -> None:
        """Let go of notes outside the canvas that they came from."""
        notes, there = self._board.chosen(), self.scene(place).notes
        lead = next((note for note in notes if note in there), "")
        if lead:  # otherwise everything that was dragged is gone from there meanwhile
            box = there[lead]
            corner = QPointF(place.corner[0] + box.x + act.x, place.corner[1] + box.y + act.y)
            land(self._board, drop, notes, lead, corner)

    # while a gesture goes on

    def _landing(self, point: QPointF) -> Drop | None:
        """Where the chosen notes would land when they are dragged off the canvas."""
        board, notes = self._board, self.going
        if not notes or self.place is None:
            return None
        if (parking := parking_at(board, point)) is not None:
            return parking
        if self.place.box.holds(point.x(), point.y()):
            return None
        return drop_of_notes(board.picture, board.layout_, notes, point.x(), point.y())

    def _lead(self, place: SectionPlace) -> None:
        """Let arrows follow the notes in the hand, unless those will leave the canvas."""
        if self.tools.state != "moving":
            return
        if self._tied is None:
            notes = tuple(self.moving & self.tools.scene.notes.keys())
            self._tied = self._board.deeds.tied(self.section(place).id, notes, self.moving)
        by = dict.fromkeys(self.moving, self.tools.by)
        self.led = [] if self.drop else [one.led(by) for one in self._tied]

    def _let_go(self) -> None:
        """Nothing is in the hand any longer."""
        self.led, self._tied = [], None
        self._edge.stop()

    def _follow(self) -> None:
        """The board shows what the tools say."""
        board, there = self._board, self._board.stops()
        chosen = {item for item in self.tools.chosen if item in there}  # not what is gone meanwhile
        if chosen != board.choice.notes:
            board.choice.notes = chosen
            if chosen and board.choice.current not in chosen:
                board.choice.current = board.choice.anchor = next(iter(sorted(chosen)))
            board.choice_changed()
        self._repaint()

    def _repaint(self) -> None:
        """Paint where something in the hand was and is, and what it leaves behind or comes back."""
        board, preview = self._board, self.tools.preview
        held = self.moving | {arrow.id for arrow in self.led}
        held |= {preview.shape_id} if isinstance(preview, Resized) else set()
        if held != board.shapes.hidden:
            changed = held ^ set(board.shapes.hidden)
            board.shapes.hidden = held
            board.repaint_notes([box for item in changed if (box := self._box_of(item)) is not None])
        before, self._covered = self._covered, covered(self)
        old, self._guides = self._guides, guided(self)
        board.repaint_over([*merged([*before, *self._covered]), *(old ^ self._guides)])
        shown = (self.drop, bool(self.moving))
        if shown != self._shown:
            self._shown = shown
            board.viewport().update()

    def _box_of(self, item: str) -> Box | None:
        return self._board.box_of(item) or self.stops().get(item)

    def spoken(self) -> str:
        """The shape that the keyboard is at, in words; empty when it is at none."""
        shape = self.shape(self._board.choice.current)
        return shape_words(shape) if shape is not None else ""

    def laid_out(self) -> None:
        """Everything may lie elsewhere, and free lanes may have come or gone."""
        super().laid_out()
        self._tied = None
        self.editing.follow()
        if self.busy:
            self.place = self.lane(self.tools.scene.lane_id)
            if self.place is None:
                self.give_up()
        if self.tools.tool != "select" and not self.lanes():
            self.take("select")
        self.changed.emit()

    def draw(self, painter: QPainter) -> None:
        """Handles, what is in the hand, guides and the lasso; in the board's coordinates."""
        draw_canvas(painter, self._board, self)
