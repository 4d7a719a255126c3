"""The wall of notes as it is drawn: for the room with `RoomWall`, and for the facilitator with `BoardWidget`."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from workshop_app.domain import board_layout
from workshop_app.domain.board_geometry import BoardLayout, Box, NoteMetrics, Room, SectionPlace
from workshop_app.i18n import Language, current
from workshop_app.services.board_view import BoardPicture, BoardSection, NoteCard
from workshop_app.ui.board.areas import few_areas
from workshop_app.ui.board.camera import Camera
from workshop_app.ui.board.canvas.drawing import ShapeLayers
from workshop_app.ui.board.changes import Shown, compare
from workshop_app.ui.board.gliding import Gliding
from workshop_app.ui.board.ground import Ground
from workshop_app.ui.board.heading_size import HeadingSize, heading_size
from workshop_app.ui.board.kind_words import KindWords
from workshop_app.ui.board.outlook import Outlook
from workshop_app.ui.board.text import note_text
from workshop_app.ui.widgets.painting import paint_safely

EDGE = 24
"""Pixels of the board seen below what lies on a free lane."""
RESIZED = QEvent.Type(QEvent.registerEventType())
"""What a wall tells itself when it has another size."""
AROUND = 14
"""Pixels around a note in which rings and shadows may be drawn."""
MARGIN = 20
"""Around a board."""
MANY = 60
"""More places than this are repainted as the whole."""


class Wall(Outlook):
    """Draws a `BoardPicture` as large as it fits, to be looked at from near and far. What moves glides."""

    def __init__(self, *, hints: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hints = hints
        self._looked: Camera | None = None
        """Where somebody looked from last."""
        self._arranged: Camera | None = None
        """Where it was looked at from when it was laid out last."""
        self._came = False
        """It came with a free lane, and nobody has looked elsewhere yet. A lane made free later moves nothing."""
        self.picture = BoardPicture((), by_theme=False)
        self.layout_ = BoardLayout(NoteMetrics(13, 12), 0, 0)
        self.text = note_text()
        self.cards: dict[str, NoteCard] = {}
        self.gliding = Gliding(self, self._glided)
        self.ground = Ground(self, tags=hints)
        self.shapes = ShapeLayers()
        self._words = KindWords()
        self.spotlit = ""
        self._laid_out_in = QSize()
        self._resized = False
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def least_text(self) -> int:
        """No text of a free lane is smaller on the screen when one comes to it."""
        return 12

    # what is shown

    def set_picture(self, picture: BoardPicture) -> None:
        """Show a board; what is the same stays as it is."""
        if picture == self.picture:
            return
        before = Shown(self.picture, self.layout_)
        self.picture = picture
        self.cards = {card.id: card for section in picture.sections for card in section.notes}
        if self.isVisible() or self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.lay_out(before)  # else when it has been given its place

    def come_back(self, left: Camera | None) -> None:
        """Begin where this board was looked at from when it was left, if it was."""
        self._looked = left

    def set_language(self, language: Language) -> None:
        """The language that kinds are named in; until it is told, that of the program."""
        if language != self.ground.cards.language:
            self.ground.cards.language = language
            self.ground.cards.clear()
            self._name_kinds()
            self.viewport().update()

    def _name_kinds(self) -> None:
        """Name the kind of each note in a word where there is room on all of them."""
        cards = self.ground.cards
        if cards.say_kinds(self._words.fit(self.picture, self.layout_, cards.language or current())):
            self.ground.renew()
            self.viewport().update()

    @property
    def margin(self) -> int:
        """Around the board."""
        return MARGIN

    def view(self) -> tuple[int, int]:
        """The size of the window on the board."""
        return max(1, self.width()), max(1, self.height())

    def space(self) -> tuple[int, int]:
        """What the margin leaves of it."""
        return max(1, self.width() - 2 * self.margin), max(1, self.height() - 2 * self.margin)

    def room(self) -> Room:
        """The space for the board, and how large text may be in it."""
        return Room(*self.space())

    def is_free(self) -> bool:
        """Whether there is a free lane."""
        return any(section.free for section in self.picture.sections)

    def box_of(self, item: str) -> Box | None:
        """Where a note is."""
        place = self.layout_.places.get(item)
        return place.box if place else None

    def is_cut(self, note: str) -> bool:
        """Whether a note is longer than what is shown of it."""
        place = self.layout_.places[note]
        metrics, card = self.layout_.metrics_of(place), self.cards[note]
        needed = self.text.height(card.text, place.box.w - 2 * metrics.pad, metrics.text)
        return needed > place.box.h - metrics.frame - metrics.picture_height(place.box.w, card.aspect)

    def section(self, item: str) -> BoardSection | None:
        """The lane or theme that has this id."""
        return next((section for section in self.picture.sections if section.id == item), None)

    def place_of(self, item: str) -> SectionPlace | None:
        """Where the lane or theme that has this id begins."""
        sections = self.picture.sections
        return next((place for place in self.layout_.sections if sections[place.section].id == item), None)

    # layout

    def lay_out(self, before: Shown | None = None) -> None:
        """Lay out anew; what was elsewhere `before` glides from there."""
        self._laid_out_in = self.size()
        self.look(self._arrange())
        self._name_kinds()
        after = Shown(self.picture, self.layout_)
        changes = compare(before, after) if before and self.isVisible() else None
        if before is None or changes is None:
            self.gliding.stop()
            self.ground.renew()
            self.viewport().update()
        else:
            self.gliding.begin(changes)
            self.repaint_notes(changes.boxes())
            if self._headings(before) != self._headings(after):  # notes in one lane have a say in those of all
                self.viewport().update()
        self.laid_out()

    def _headings(self, shown: Shown) -> HeadingSize:
        return heading_size([*shown.sections.values()], shown.layout, self.room(), self.zoom)

    def _arrange(self) -> Camera:
        """Lay out for the room there is; where it is looked at from. Sizes in between leave no trace in that."""
        first = not self.layout_.sections
        self.layout_ = board_layout.lay_out(self.picture.sections, self.room(), self.text.height, 0, self.layout_)
        if self._arranged is not None and self.camera != self._arranged:
            self._looked = self.camera
        size, before = (self.layout_.width, self.layout_.height), self._arranged
        camera = (self._looked or self.camera).on(size, self.view(), self.margin)
        self._came = self._looked is None and self.is_free() and (self._came or first)
        if self._came and (first or before is None or before.view != self.view()):
            camera = self._first_look(camera)
        self._arranged = camera
        return camera

    def _first_look(self, camera: Camera) -> Camera:
        """So that all that lies on free lanes is seen if it can be read then, or else where that begins."""
        layout, sections, boxes = self.layout_, self.picture.sections, self._on_canvas()
        height = min(layout.height, EDGE + max((box.bottom for box in boxes), default=0))
        least = self.least_text / min(metrics.text for metrics in layout.canvases.values())
        lane = next(place.box for place in layout.sections if sections[place.section].free)
        first = min(boxes, key=lambda box: box.x + box.y, default=lane)
        return camera.seeing(layout.width, height, least=least, start=(lane.x, lane.y), first=first)

    def _on_canvas(self) -> list[Box]:
        """What lies on free lanes."""
        layout, sections = self.layout_, self.picture.sections
        free = [block for block in layout.blocks if sections[block.section].free]
        boxes = [note.box for block in free for note in block.places()]
        for place in layout.sections:
            left, top = place.corner
            shapes = sections[place.section].shapes
            boxes += [Box(left + shape.x, top + shape.y, shape.w, shape.h) for shape in shapes]
        return boxes

    def laid_out(self) -> None:
        """Everything may lie elsewhere; for those who put something on top."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew before the next frame."""
        if self.size() == self._laid_out_in:
            return  # only a scroll bar came or went: those take nothing from the board
        if not self.isVisible():
            self.lay_out()
        elif not self._resized:
            self._resized = True
            QCoreApplication.postEvent(self, QEvent(RESIZED))

    def event(self, event: QEvent) -> bool:
        """Lay out once for all sizes it has had since the last frame; Qt paints after this."""
        if event.type() != RESIZED:
            return super().event(event)
        self._resized = False
        if self.size() != self._laid_out_in:
            self.lay_out()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Lay out for the size it has now."""
        if self.size() != self._laid_out_in:
            self.lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """New colours: paint again."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.ground.renew()
            self.viewport().update()

    # painting

    def moved(self, before: Camera, *, gesture: bool) -> None:
        """It is looked at from elsewhere; when it was but scrolled only what comes in is painted."""
        self.ground.moved(before, gesture=gesture)
        view, (x, y), (old_x, old_y) = self.viewport(), self.camera.origin, before.origin
        whole_pixels = view.devicePixelRatioF().is_integer()
        if before.zoom != self.zoom or not whole_pixels or self.ground.in_gesture or self.over_stays():
            view.update()
            return
        view.scroll(x - old_x, y - old_y, view.rect())  # with a rectangle, children stay where they are
        for child in view.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if child.isVisible():
                view.update(child.geometry())
                view.update(child.geometry().translated(x - old_x, y - old_y))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what can be seen."""
        paint_safely(self.viewport(), lambda painter: self._draw(painter, event.region()))

    def _draw(self, painter: QPainter, dirty: QRegion) -> None:
        for area in few_areas(dirty):
            painter.setClipRect(area)
            self.ground.paint(painter, area)
        painter.setClipRegion(dirty)
        painter.translate(self.origin())
        painter.scale(self.zoom, self.zoom)
        self.shapes.over(painter, self.picture, self.layout_)
        self.draw_over(painter)

    def repaint_notes(self, boxes: Iterable[Box]) -> None:
        """What lies in these boxes of the board looks different."""
        places = list(boxes)
        self.ground.change(places)
        self.repaint_over(places)

    def repaint_over(self, boxes: Iterable[Box]) -> None:
        """What lies on top of these boxes of the board, or moves there, looks different."""
        places = list(boxes)
        if len(places) > MANY or self.over_reaches():
            self.viewport().update()
            return
        for box in places:
            self.viewport().update(self.in_view(box).adjusted(-AROUND, -AROUND, AROUND, AROUND))

    def _glided(self, paths: list[Box]) -> None:
        if self.gliding.left:
            self.repaint_over(paths)
        else:
            self.repaint_notes(paths)

    def all_solid(self) -> bool:
        """Whether no note is fainter than others: then none of them is asked."""
        return not self.gliding.left

    def opacity_of(self, note: str) -> float:
        """How solid a note is drawn."""
        return self.gliding.opacity(note)

    def draw_over(self, painter: QPainter) -> None:
        """What lies on top; in the board's coordinates."""

    def over_stays(self) -> bool:
        """Whether something on top stays where it is when the board is scrolled."""
        return False

    def over_reaches(self) -> bool:
        """Whether what lies on top reaches beyond the notes it belongs to, so that all is painted when those change."""
        return False
