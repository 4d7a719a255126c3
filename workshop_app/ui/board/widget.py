"""The board: the wall of notes, and for the facilitator everything that can be done to it."""

from __future__ import annotations

import html

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QTouchEvent
from PySide6.QtWidgets import QToolTip, QWidget

from workshop_app.domain.board_geometry import Box, NotePlace, SectionPlace
from workshop_app.i18n import _, ngettext
from workshop_app.services.board_view import BoardPicture
from workshop_app.ui.board.deeds import Deeds, Ids
from workshop_app.ui.board.editing import Editing
from workshop_app.ui.board.editor import InPlaceEditor
from workshop_app.ui.board.fingers import TOUCHES, Fingers
from workshop_app.ui.board.hands import Hands
from workshop_app.ui.board.keys import BoardKeys
from workshop_app.ui.board.menu import board_menu
from workshop_app.ui.board.overlay import draw_overlay
from workshop_app.ui.board.panels import draw_section
from workshop_app.ui.board.speech import spoken, whole_of
from workshop_app.ui.board.walk import Choice, stops
from workshop_app.ui.board.wall import Wall


class BoardWidget(Wall):
    """A board to look at, or with `interactive` and `deeds` to work on."""

    deleted = Signal(int)
    """So many notes were deleted: say so, and offer to undo."""
    leaving = Signal()
    """Escape with nothing chosen: back to where one writes."""

    def __init__(self, *, interactive: bool = True, deeds: Deeds | None = None, parent: QWidget | None = None) -> None:
        super().__init__(hints=interactive, parent=parent)
        self._interactive = interactive and deeds is not None
        self._deeds = deeds
        self.choice = Choice()
        self.hands = Hands(self)
        self.hand = self.hands.mouse
        self.fingers = Fingers(self)
        self.keys = BoardKeys(self)
        self.editing = Editing(self)
        self.participants = False
        """Others than the facilitator work on it: notes can be moved, and nothing else."""
        self._stops: dict[str, Box] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._interactive else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not self._interactive)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents, self._interactive)
        self.camera_changed.connect(self.editing.follow)
        self.camera_changed.connect(self.fingers.stay)
        self._tell()

    @property
    def deeds(self) -> Deeds:
        """What can be done."""
        assert self._deeds is not None
        return self._deeds

    # what is chosen

    def chosen(self) -> Ids:
        """The chosen notes in reading order."""
        return tuple(place.id for place in self.layout_.notes if place.id in self.choice.notes)

    def choose(self, notes: Ids) -> None:
        """Choose notes; the keyboard goes to the first."""
        self.choice.notes = set(notes)
        if notes and self.choice.current not in notes:
            self.choice.current = self.choice.anchor = notes[0]
        self.choice_changed()

    def choice_changed(self) -> None:
        """Show and tell what is chosen now."""
        self._tell()
        self.viewport().update()

    def set_picture(self, picture: BoardPicture) -> None:
        """Show a board; choice and scrolling stay."""
        if picture == self.picture:
            return
        order = list(self.stops())
        super().set_picture(picture)
        self._stay_near(order)
        self._tell()

    def _stay_near(self, order: list[str]) -> None:
        """When what the keyboard was at is gone, it goes to what came next."""
        here = self.stops()
        was, held = self.choice.current, bool(self.choice.notes)
        self.choice.keep([*here, *self.cards])
        if not was or self.choice.current or was not in order:
            return
        place = order.index(was)
        near = next((item for item in [*order[place:], *reversed(order[:place])] if item in here), "")
        self.choice.only(near, note=held and near in self.cards)

    def stops(self) -> dict[str, Box]:
        """Everything the keyboard can go to, in reading order."""
        if self._stops is None:
            self._stops = stops(self.picture, self.layout_)
        return self._stops

    def laid_out(self) -> None:
        """Everything may lie elsewhere."""
        self._stops = None
        self.editing.follow()
        self.hands.stay()

    def set_spotlit(self, note: str) -> None:
        """Mark the note that the room sees alone."""
        if note != self.spotlit:
            self.spotlit = note
            self.viewport().update()

    def note_at(self, point: QPointF) -> str:
        """Id of the note at a point of the board, or empty."""
        return next((note.id for note in self.layout_.notes if note.box.holds(point.x(), point.y())), "")

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
        return lane if lane and self.section_of(lane) < 0 and not self.participants else ""

    # deeds

    def group(self, notes: Ids) -> None:
        """Make a theme of notes, and let it be named at once."""
        if notes:
            made = self.deeds.group(notes)
            if made and self.section_of(made) >= 0:
                self.choice.only(made, note=False)
                self.choice_changed()
                self.edit(made)

    def ungroup(self) -> None:
        """Dissolve the theme the keyboard is at, or take the chosen notes out of theirs."""
        if self.section_of(self.choice.current) >= 0:
            self.deeds.ungroup(self.choice.current)
        elif self.chosen():
            self.deeds.take_out(self.chosen())

    def merge(self, theme_id: str, into: str) -> None:
        """Merge a theme into another and stay there."""
        if theme_id != into and self.deeds.merge(theme_id, into):
            self.choice.only(into, note=False)
            self.choice_changed()

    def park(self) -> None:
        """Put the chosen notes into the parking lot."""
        lane = self.deeds.parking()[0]
        if lane and self.chosen():
            self.deeds.move(self.chosen(), lane)

    def delete(self) -> None:
        """Delete the chosen notes."""
        notes = self.chosen()
        if notes and self.deeds.delete(notes):
            self.deleted.emit(len(notes))

    def spotlight(self) -> None:
        """Show the room only the note the keyboard is at."""
        if self.choice.current in self.cards:
            self.deeds.spotlight(self.choice.current)

    def edit(self, item: str) -> None:
        """Edit a note, or the name of a theme, in its place."""
        self.editing.open(item)

    @property
    def editor(self) -> InPlaceEditor | None:
        """The editor that is open."""
        return self.editing.editor

    # what Qt tells

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose, or begin to drag."""
        if self._interactive and event.button() == Qt.MouseButton.LeftButton:
            self.keys.question = None
            self.hand.press(self.on_board(event.position()), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag."""
        if self._interactive and self.hand.mode != "idle":
            self.hand.move(self.on_board(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop; a click on the empty name of a theme lets it be written."""
        if not self._interactive or event.button() != Qt.MouseButton.LeftButton or self.hand.mode == "idle":
            return
        clicked = self.hand.mode == "pressed"
        self.hand.release()
        heading = self.heading_at(self.on_board(event.position()))
        if clicked and heading and not self.picture.sections[self.section_of(heading)].title:
            self.edit(heading)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit."""
        if self._interactive and event.button() == Qt.MouseButton.LeftButton:
            self.hand.cancel()
            point = self.on_board(event.position())
            self.edit(self.note_at(point) or self.heading_at(point))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The acts with their keys, for what is under the pointer or where the keyboard is."""
        if not self._interactive:
            return
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            point = self.on_board(QPointF(self.viewport().mapFromGlobal(event.globalPos())))
            self.open_menu(self.note_at(point) or self.heading_at(point), event.globalPos())
        elif self.choice.current:
            self.open_menu(self.choice.current, event.globalPos())

    def open_menu(self, item: str, at: QPoint) -> None:
        """Show what can be done to an item and what is chosen with it."""
        if item not in self.choice.notes:
            self.choice.only(item, note=item in self.cards)
        self.choice.current = item
        self.choice_changed()
        if item and not self.participants:
            board_menu(self).popup(at)

    def viewportEvent(self, event: QEvent) -> bool:
        """Fingers; and a pointer that rests tells the whole of what is cut."""
        if event.type() in TOUCHES and isinstance(event, QTouchEvent) and self._interactive:
            return self.fingers.event(event)
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self._whole(self.on_board(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), f"<qt>{html.escape(words)}</qt>" if words else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def _whole(self, point: QPointF) -> str:
        note, heading = self.note_at(point), self.heading_at(point)
        if heading:
            return self.picture.sections[self.section_of(heading)].title
        return whole_of(self.cards[note], cut=self.is_cut(note)) if note else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See `keys`."""
        if self._interactive and self.keys.press(event):
            event.accept()
        elif self._interactive and event.key() == Qt.Key.Key_Escape:
            self.leaving.emit()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard comes to where it was, or to the first note."""
        if self._interactive and not self.choice.current:
            first = next(iter(self.stops()), "")
            self.choice.current = self.choice.anchor = first
        self.choice_changed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A question is not left open."""
        self.keys.question = None
        self.choice_changed()

    def changeEvent(self, event: QEvent) -> None:
        """A gesture ends when the window is left."""
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.fingers.give_up()
        super().changeEvent(event)

    # how it looks and reads

    def opacity_of(self, note: str) -> float:
        """What is dragged stays behind as a shadow of itself."""
        return 0.3 if note in self.hands.dragged() else super().opacity_of(note)

    def draw_held(self, painter: QPainter, place: NotePlace, x: float, y: float) -> None:
        """A note in the hand."""
        self.ground.draw_note(painter, place.id, x, y, 0.96)

    def draw_heading(self, painter: QPainter, place: SectionPlace) -> None:
        """A theme's heading in the hand."""
        section = self.picture.sections[place.section]
        painter.setOpacity(0.92)
        draw_section(painter, section, place, self.room(), hints=bool(section.notes))
        painter.setOpacity(1.0)

    def draw_over(self, painter: QPainter) -> None:
        """Rings, what is dragged, and the question."""
        if self._interactive:
            draw_overlay(painter, self)

    def _tell(self) -> None:
        """Say to assistive technology what the keyboard is at."""
        if not self._interactive:
            self.setAccessibleName(_("Board"))
            return
        words = self.keys.words() or spoken(self.picture, self.layout_, self.choice.current)
        if words != self.accessibleName():
            self.setAccessibleName(words or _("Board"))
            count = len(self.choice.notes)
            self.setAccessibleDescription(ngettext("{n} note chosen", "{n} notes chosen", count) if count else "")
