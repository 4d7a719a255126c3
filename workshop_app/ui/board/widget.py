"""The board: the wall of notes, and for the facilitator everything that can be done to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from workshop_app.domain.board_geometry import Box, NotePlace
from workshop_app.services.board_view import BoardPicture
from workshop_app.ui.board.canvas.canvas import Canvas
from workshop_app.ui.board.deeds import Deeds, Ids
from workshop_app.ui.board.editing import Editing
from workshop_app.ui.board.editor import InPlaceEditor
from workshop_app.ui.board.find import FAINT, Finder
from workshop_app.ui.board.fingers import TOUCHES, Fingers
from workshop_app.ui.board.hands import Hands
from workshop_app.ui.board.in_sight import InSight
from workshop_app.ui.board.keys import BY_TAB, BoardKeys
from workshop_app.ui.board.links import Links
from workshop_app.ui.board.menu import board_menu
from workshop_app.ui.board.overlay import draw_overlay
from workshop_app.ui.board.pointer import LEAVING, Pointer
from workshop_app.ui.board.speech import told, whole_at
from workshop_app.ui.board.tools import Tools
from workshop_app.ui.board.twins import Duplicates
from workshop_app.ui.board.walk import Choice, Stops
from workshop_app.ui.board.wall import MANY, Wall
from workshop_app.ui.board.zoom_bar import BELOW, ZoomBar
from workshop_app.ui.widgets.labels import for_tooltip

if TYPE_CHECKING:
    from workshop_app.ui.pictures.on_board import OnBoard


class BoardWidget(Wall):
    """A board to work on; `deeds` are what can be done."""

    deleted = Signal(int)
    """So many notes were deleted: say so, and offer to undo."""
    told = Signal(str, bool)
    """What was done, in words; and whether to offer to undo it."""
    pasted = Signal(tuple, int)
    """These notes have come from the clipboard; of so many columns of a table none were made."""
    leaving = Signal()
    """Escape with nothing chosen: back to where one writes."""

    def __init__(self, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(hints=True, parent=parent)
        self.deeds: Deeds = deeds
        self.camera = replace(self.camera, below=BELOW)
        self.zoom_bar = ZoomBar(self, self.gestures)
        self.choice = Choice()
        self.hands = Hands(self)
        self.hand = self.hands.mouse
        self.fingers = Fingers(self)
        self.keys: BoardKeys = BoardKeys(self)
        self.tools: Tools = Tools(self)
        self.links: Links = Links(self)
        self.finder: Finder = Finder(self)
        self.duplicates: Duplicates = Duplicates(self)
        self.editing = Editing(self)
        self.canvas = Canvas(self)
        self.participants = False
        """Others than the facilitator work on it: notes can be moved, and nothing else."""
        self.pictures: OnBoard | None = None
        """Takes pictures onto the board of an open workshop."""
        self.pointer = Pointer(self)
        self.in_sight: InSight = InSight(self)
        self._stops: Mapping[str, Box] | None = None
        self._marked: tuple[str, set[str], str] = ("", set(), "")
        """The question, what is chosen and where the keyboard is, as they were last shown."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        for follow in (self.editing.follow, self.canvas.editing.follow, self.fingers.stay):
            self.camera_changed.connect(follow)
        self._tell()

    # what is chosen

    def chosen(self) -> Ids:
        """The chosen notes in reading order."""
        return tuple([note for note in self.layout_.order if note in self.choice.notes])

    def choose(self, notes: Ids) -> None:
        """Choose notes; the keyboard goes to the first."""
        self.choice.notes = set(notes)
        if notes and self.choice.current not in notes:
            self.choice.current = self.choice.anchor = notes[0]
        self.choice_changed()

    def choice_changed(self) -> None:
        """Show and tell what is chosen now."""
        self._tell()
        words, now = self.keys.words(), self.choice.notes | {self.choice.current}
        changed = (now ^ self._marked[1] | {self.choice.current, self._marked[2]}) - {""}
        if words != self._marked[0] or len(changed) > MANY or self.over_reaches() or not changed <= self.cards.keys():
            self.viewport().update()
        else:
            self.repaint_over(box for item in changed if (box := self.stops().get(item)) is not None)
        self._marked = (words, now, self.choice.current)

    def set_picture(self, picture: BoardPicture) -> None:
        """Show a board; choice and scrolling stay."""
        if picture == self.picture:
            return
        before = self.stops()
        super().set_picture(picture)
        self.finder.follow()
        self.choice.stay_near(before, self.stops(), self.finder.clear())
        self.duplicates.follow()
        self.choice_changed()

    def stops(self) -> Mapping[str, Box]:
        """Everything the keyboard can go to, in reading order."""
        if self._stops is None:
            self._stops = Stops(self.picture, self.layout_, self.canvas.stops())
        return self._stops

    def show_item(self, item: str) -> None:
        """Bring a note or a theme into sight."""
        self.in_sight.show(item)

    def laid_out(self) -> None:
        """Everything may lie elsewhere."""
        self._stops = None
        self.editing.follow()
        self.canvas.laid_out()
        self.hands.stay()
        self.in_sight.follow()

    def set_spotlit(self, note: str) -> None:
        """Mark the note that the room sees alone."""
        if note != self.spotlit:
            boxes = [box for item in (self.spotlit, note) if (box := self.box_of(item)) is not None]
            self.spotlit = note
            self.repaint_over(boxes)

    def note_at(self, point: QPointF) -> str:
        """Id of the note at a point of the board, or empty."""
        place = self.layout_.note_at(point.x(), point.y())
        return place.id if place is not None else ""

    def heading_at(self, point: QPointF) -> str:
        """Id of the theme whose heading is at a point of the board, or empty."""
        for place in self.layout_.sections:
            section = self.picture.sections[place.section]
            if section.kind == "theme" and place.header.holds(point.x(), point.y()):
                return section.id
        return ""

    def strip_lane(self) -> str:
        """Id of the parking lot when it is not on the board, so that it needs a strip to drop on."""
        lane = self.deeds.parking()[0]
        return lane if lane and self.section(lane) is None and not self.participants else ""

    # what can be done to it

    def edit(self, item: str) -> None:
        """Edit a note, or the name of a theme, in its place."""
        if not self.canvas.editing.open(item):
            self.editing.open(item)

    @property
    def editor(self) -> InPlaceEditor | None:
        """The editor that is open."""
        return self.editing.editor or self.canvas.editing.editor

    # what Qt tells

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See `pointer`."""
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """See `pointer`."""
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See `pointer`."""
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See `pointer`."""
        self.pointer.double_click(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The zoom buttons stay in their corner."""
        self.zoom_bar.refresh()
        super().resizeEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """See `pointer`."""
        self.pointer.menu(event)

    def open_menu(self, item: str, at: QPoint) -> None:
        """Show what can be done to an item and what is chosen with it."""
        if item not in self.choice.notes:
            self.choice.only(item, note=item in self.cards)
        self.choice.current = item
        self.choice_changed()
        if not self.participants:
            board_menu(self).popup(at)

    def viewportEvent(self, event: QEvent) -> bool:
        """Fingers; and a pointer that rests tells the whole of what is cut."""
        if event.type() in TOUCHES and isinstance(event, QTouchEvent):
            return self.fingers.event(event)
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = whole_at(self, self.on_board(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), for_tooltip(words), self.viewport())
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See `keys`; only when Space comes up is it known whether it was tapped or held to drag the board."""
        if self.gestures.key(event) or self._pressed(event):
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.leaving.emit()
        else:
            event.ignore()

    def _pressed(self, event: QKeyEvent) -> bool:
        return self.gestures.hold(event) or self.canvas.keys.press(event) or self.keys.press(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A tapped Space is a key like any other."""
        if self.gestures.let_go(event) and not self.canvas.keys.press(event):
            self.keys.press(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard comes to where it was, with Tab to the first note; when a step comes one may still write."""
        if not self.choice.current and event.reason() in BY_TAB:
            self.choice.current = self.choice.anchor = next(iter(self.stops()), "")
        self.choice_changed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A question is not left open."""
        self.keys.forget()
        self.gestures.forget()
        self.choice_changed()

    def changeEvent(self, event: QEvent) -> None:
        """A gesture ends when the window is left, or the room's picture lies over the board."""
        if event.type() in LEAVING and not (self.isActiveWindow() and self.isEnabled()):
            self.fingers.give_up()
            self.canvas.give_up()
        super().changeEvent(event)

    # how it looks and reads

    def all_solid(self) -> bool:
        """Whether no note is dragged or passed over by a search."""
        return super().all_solid() and not (self.canvas.moving or self.hands.dragged() or self.finder.sought)

    def opacity_of(self, note: str) -> float:
        """What is dragged stays behind as a shadow of itself; what is not looked for is faint."""
        if self.finder.dims(note):
            return FAINT
        held = note in self.canvas.moving or note in self.hands.dragged()
        return 0.3 if held else super().opacity_of(note)

    def draw_held(self, painter: QPainter, place: NotePlace, x: float, y: float) -> None:
        """A note in the hand."""
        self.ground.draw_note(painter, place.id, x, y, 0.96)

    def over_stays(self) -> bool:
        """A question, the parking strip and the lasso do not scroll with the board."""
        return bool(self.keys.words() or self.hands.busy() or self.canvas.busy)

    def draw_over(self, painter: QPainter) -> None:
        """Rings, what is dragged, and the question."""
        draw_overlay(painter, self)
        self.canvas.draw(painter)

    def over_reaches(self) -> bool:
        """Links lead from note to note."""
        return self.links.reach()

    def _tell(self) -> None:
        """Say to assistive technology, and where one looks for something, what the keyboard is at."""
        self.finder.tell()
        name, description = told(self)
        if (name, description) != (self.accessibleName(), self.accessibleDescription()):
            self.setAccessibleName(name)
            self.setAccessibleDescription(description)
