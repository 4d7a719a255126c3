"""The board: the wall of notes, and for the facilitator everything that can be done to it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from workshop_app.domain.board_geometry import Box, NotePlace, SectionPlace
from workshop_app.domain.rules import NOTE_LIMIT
from workshop_app.i18n import _, current, ngettext
from workshop_app.services.audience import BoardPicture
from workshop_app.ui import theme
from workshop_app.ui.board.cards import kind_colours, radius
from workshop_app.ui.board.deeds import Deeds, Ids
from workshop_app.ui.board.editor import InPlaceEditor, note_fill
from workshop_app.ui.board.hand import Hand
from workshop_app.ui.board.keys import BoardKeys
from workshop_app.ui.board.panels import chip_width, draw_section, rect
from workshop_app.ui.board.walk import Choice, stops
from workshop_app.ui.board.wall import Wall
from workshop_app.ui.widgets import surface
from workshop_app.wording import kind_word

NAME_LIMIT = 200


class BoardWidget(Wall):
    """A board to look at, or with `interactive` and `deeds` to work on."""

    chosenChanged = Signal()
    """Other notes are chosen, or the keyboard is somewhere else."""
    deleted = Signal(int)
    """So many notes were deleted: say so, and offer to undo."""
    leaving = Signal()
    """Escape with nothing chosen: back to where one writes."""

    def __init__(self, *, interactive: bool = True, deeds: Deeds | None = None, parent: QWidget | None = None) -> None:
        super().__init__(hints=interactive, parent=parent)
        self._interactive = interactive and deeds is not None
        self._deeds = deeds
        self.choice = Choice()
        self.hand = Hand(self)
        self.keys = BoardKeys(self)
        self.editor: InPlaceEditor | None = None
        self._edited = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._interactive else Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().valueChanged.connect(self._follow)
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
        self.chosenChanged.emit()

    def set_picture(self, picture: BoardPicture) -> None:
        """Show a board; choice and scrolling stay."""
        if picture == self.picture:
            return
        order = list(stops(self.picture, self.layout_))
        super().set_picture(picture)
        self._stay_near(order)
        if self._edited and self._edited not in self.cards and self.section_of(self._edited) < 0 and self.editor:
            self.editor.finish(by_key=False)
        self._follow()
        self._tell()

    def _stay_near(self, order: list[str]) -> None:
        """When what the keyboard was at is gone, it goes to what came next."""
        here = stops(self.picture, self.layout_)
        was, held = self.choice.current, bool(self.choice.notes)
        self.choice.keep([*here, *self.cards])
        if not was or self.choice.current or was not in order:
            return
        place = order.index(was)
        near = next((item for item in [*order[place:], *reversed(order[:place])] if item in here), "")
        self.choice.only(near, note=held and near in self.cards)

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
        return lane if lane and self.section_of(lane) < 0 else ""

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
        card, index = self.cards.get(item), self.section_of(item)
        if self.editor is not None:
            self.editor.finish(by_key=False)
        if card is not None:
            self.editor = InPlaceEditor(
                _("Text of note {code}").format(code=card.code),
                card.text,
                self.viewport(),
                commit=lambda text: self.deeds.edit_note(item, text),
                font=theme.font(self.layout_.size),
                fill=note_fill(kind_colours(card.kind)[0]),
                limit=NOTE_LIMIT,
                lines=True,
            )
        elif index >= 0:
            self.editor = InPlaceEditor(
                _("Name of theme {number}").format(number=self.picture.sections[index].number),
                self.picture.sections[index].title,
                self.viewport(),
                commit=lambda text: self.deeds.name_theme(item, text),
                font=theme.font(self.room().title, "bold"),
                fill=theme.palette().card,
                limit=NAME_LIMIT,
                lines=False,
            )
        else:
            return
        self._edited = item
        self.editor.left.connect(self._edited_away)
        self._follow()
        self.editor.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edited_away(self, by_key: bool) -> None:
        self.editor, self._edited = None, ""
        if by_key:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.viewport().update()

    def _follow(self) -> None:
        """Keep the editor over what it edits."""
        box = self._edit_box()
        if self.editor is not None and box is not None:
            self.editor.place(self.in_view(box), self.viewport().rect())

    def _edit_box(self) -> Box | None:
        index = self.section_of(self._edited) if self._edited else -1
        if index < 0:
            return self.box_of(self._edited)
        header = next((place.header for place in self.layout_.sections if place.section == index), None)
        if header is None:
            return None
        left = round(chip_width(self.picture.sections[index].number, self.room()))
        return Box(header.x + left, header.y + 4, header.w - left, header.h - 8)

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
            first = next(iter(stops(self.picture, self.layout_)), "")
            self.choice.current = self.choice.anchor = first
        self.choice_changed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A question is not left open."""
        self.keys.question = None
        self.choice_changed()

    def changeEvent(self, event: QEvent) -> None:
        """A gesture ends when the window is left."""
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.hand.cancel()
        super().changeEvent(event)

    # how it looks and reads

    def opacity_of(self, note: str) -> float:
        """What is dragged stays behind as a shadow of itself."""
        return 0.3 if note in self.hand.dragged else super().opacity_of(note)

    def draw_held(self, painter: QPainter, place: NotePlace, x: float, y: float) -> None:
        """A note in the hand."""
        mode, self.hand.mode = self.hand.mode, "idle"
        self.draw_card(painter, place, x, y)
        self.hand.mode = mode

    def draw_heading(self, painter: QPainter, place: SectionPlace) -> None:
        """A theme's heading in the hand."""
        section = self.picture.sections[place.section]
        painter.setOpacity(0.92)
        draw_section(painter, section, place, self.room(), hints=False)
        painter.setOpacity(1.0)

    def draw_over(self, painter: QPainter) -> None:
        """Rings, what is dragged, and the question."""
        if not self._interactive:
            return
        brand = theme.palette().brand
        round_by = radius(self.layout_.metrics)
        for note in self.choice.notes:
            box = self.box_of(note)
            if box is not None and note not in self.hand.dragged:
                surface(painter, rect(box).adjusted(-5, -5, 5, 5), round_by + 5, "", brand, 3)
        if self.hasFocus():
            self._draw_focus(painter, brand, round_by)
        self.hand.draw(painter)
        words = self.keys.words()
        if words:
            self._draw_question(painter, words)

    def _draw_focus(self, painter: QPainter, brand: str, round_by: float) -> None:
        item = self.choice.current
        box = stops(self.picture, self.layout_).get(item)
        if box is None or item in self.hand.dragged:
            return
        if item in self.cards:
            if item not in self.choice.notes or len(self.choice.notes) > 1:
                surface(painter, rect(box).adjusted(-2, -2, 2, 2), round_by + 2, "", brand, 2, dashed=True)
        else:
            surface(painter, rect(box).adjusted(-6, 5, 6, -5), 10, "", brand, 2)

    def _draw_question(self, painter: QPainter, words: str) -> None:
        p = theme.palette()
        view = QRectF(self.viewport().rect()).translated(-self.origin())
        painter.setFont(theme.font(theme.BODY, "semibold", tabular=True))
        width = painter.fontMetrics().horizontalAdvance(words) + 48
        area = QRectF(view.center().x() - width / 2, view.bottom() - 68, width, 48)
        surface(painter, area, theme.RADIUS, p.ink)
        painter.setPen(QColor(p.paper))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)

    def _tell(self) -> None:
        """Say to assistive technology what the keyboard is at."""
        if not self._interactive:
            self.setAccessibleName(_("Board"))
            return
        words = self.keys.words() or self._spoken(self.choice.current)
        if words != self.accessibleName():
            self.setAccessibleName(words or _("Board"))
            count = len(self.choice.notes)
            self.setAccessibleDescription(ngettext("{n} note chosen", "{n} notes chosen", count) if count else "")

    def _spoken(self, item: str) -> str:
        card, index = self.cards.get(item), self.section_of(item)
        if card is not None:
            place = self.layout_.places.get(item)
            section = self.picture.sections[place.section] if place else None
            where = section.title if section else ""
            parts = [card.code, kind_word(current(), card.kind), where, card.group, card.text]
            return ", ".join(part for part in parts if part)
        if index >= 0:
            section = self.picture.sections[index]
            name = section.title or _("no name yet")
            return _("Theme {number}: {name}").format(number=section.number, name=name)
        return ""
