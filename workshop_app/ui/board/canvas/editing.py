"""Words of a canvas written in their place: a new note, a text, the name of a frame, the ends of axes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workshop_app.commands.canvas import AddShape, DeleteShapes, EditShape
from workshop_app.commands.notes import AddNotes
from workshop_app.domain.board_geometry import Box, SectionPlace
from workshop_app.domain.canvas import NOTE_METRICS, NOTE_WIDTH, Point, box_of
from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.records import Shape
from workshop_app.domain.rules import NOTE_LIMIT
from workshop_app.i18n import _
from workshop_app.ui import theme
from workshop_app.ui.board.areas import box_around
from workshop_app.ui.board.canvas.drawing import text_box, text_size
from workshop_app.ui.board.canvas.names import NAME, axes_size, label_areas, name_area
from workshop_app.ui.board.canvas.words import end_names
from workshop_app.ui.board.editor import InPlaceEditor, OneEditor
from workshop_app.ui.widgets.marks import tone_colours

if TYPE_CHECKING:
    from workshop_app.ui.board.canvas.canvas import Canvas
    from workshop_app.ui.board.widget import BoardWidget

NAME_LIMIT = 200
TEXT_SIZE = 28
"""Of a text that is only clicked: read from the back row."""
TEXT_WIDTH = 560
"""Lines of such a text are at most so wide."""
NOTE_BOX = (NOTE_WIDTH, 96)
NOWHERE = Box(0, 0, 0, 0)


class CanvasEditing(OneEditor):
    """The editor of new notes and of shapes."""

    def __init__(self, board: BoardWidget, canvas: Canvas) -> None:
        super().__init__(board)
        self._canvas = canvas
        self._area = NOWHERE
        """Where the editor lies, on the canvas that the item, a shape or a lane, is on."""
        self._next: Callable[[], None] | None = None
        self._fresh = False
        """What is written is something new."""

    # what can be edited

    def has_words(self, shape: Shape) -> bool:
        """Whether a shape has words to change."""
        return shape.kind in (ShapeKind.FRAME, ShapeKind.TEXT, ShapeKind.AXES)

    def open(self, item: str, at: Point | None = None) -> bool:
        """Edit the words of a shape, of axes the end at a point or all four in turn; whether it has any."""
        shape = self._canvas.shape(item)
        if shape is None or not self.has_words(shape):
            return False
        if shape.kind is ShapeKind.AXES:
            self._label(item, _end_at(shape, at) if at else 0, on=at is None)
        elif shape.kind is ShapeKind.FRAME:
            self._frame(shape)
        else:
            self._text(shape)
        return True

    def new_note(self, place: SectionPlace, at: Point) -> None:
        """Write a note with its corner at a point of the canvas."""
        section = self._canvas.section(place)
        x, y = round(max(0.0, at[0])), round(max(0.0, at[1]))
        fill = tone_colours(section.note_kind.value)[0] if section.note_kind else theme.palette().card
        plain = theme.palette().name == "contrast"
        self._show(
            _("Text of a new note in {lane}").format(lane=section.title),
            "",
            lambda text: self._board.deeds.do(AddNotes(section.id, (text,), at=(x, y))),
            Box(x, y, *NOTE_BOX),
            section.id,
            size=NOTE_METRICS.text,
            fill=theme.palette().card if plain else fill,
            lines=True,
        )

    def new_text(self, place: SectionPlace, box: Box) -> None:
        """Write a text: as large as a box that was drawn, or of the usual size where one clicked."""
        lane = self._canvas.section(place).id
        drawn = box.w > TEXT_SIZE and box.h > TEXT_SIZE

        def commit(text: str) -> bool:
            size = (box.w, box.h) if drawn else text_box(text.strip(), TEXT_SIZE, TEXT_WIDTH)
            return not text.strip() or self._board.deeds.do(
                AddShape(lane, ShapeKind.TEXT, box.x, box.y, *size, text=text)
            )

        size = max(TEXT_SIZE, min(box.h // 2, 72)) if drawn else TEXT_SIZE
        area = box if drawn else Box(box.x, box.y, 360, 56)
        self._show(_("Text"), "", commit, area, lane, size=size, lines=True)

    def _text(self, shape: Shape) -> None:
        size = text_size(shape.text, shape.w, shape.h)

        def commit(text: str) -> bool:
            deeds = self._board.deeds
            if not text.strip():
                return deeds.do(DeleteShapes((shape.id,)))
            wide, high = text_box(text.strip(), size, max(shape.w, TEXT_WIDTH))
            return deeds.do(EditShape(shape.id, text=text, size=(wide, high)))

        self._show(_("Text"), shape.text, commit, box_of(shape), shape.id, size=size, lines=True)

    def _frame(self, shape: Shape) -> None:
        self._show(
            _("Name of the frame"),
            shape.text,
            lambda text: self._board.deeds.do(EditShape(shape.id, text=text)),
            box_around(name_area(shape)),
            shape.id,
            size=NAME,
        )

    def _label(self, item: str, end: int, *, on: bool) -> None:
        """One end of axes; with `on` Enter goes on to the next."""
        shape = self._canvas.shape(item)
        if shape is None or end > 3:
            return
        labels = (*shape.labels, "", "", "", "")[:4]

        def commit(text: str) -> bool:
            changed = (*labels[:end], text, *labels[end + 1 :])
            return self._board.deeds.do(EditShape(item, labels=changed))

        area = box_around(label_areas(shape)[end][0])
        self._show(end_names()[end], labels[end], commit, area, item, size=round(axes_size(shape)))
        if on:
            self._next = lambda: self._label(item, end + 1, on=True)

    # the editor

    def _show(
        self,
        name: str,
        text: str,
        commit: Callable[[str], bool],
        area: Box,
        item: str,
        *,
        size: int,
        fill: str = "",
        lines: bool = False,
    ) -> None:
        """Open the editor over an area of the canvas that `item`, a shape or a lane, is on."""
        if not self.close():
            return
        board = self._board
        self._item, self._area = item, area
        self._begin(
            InPlaceEditor(
                name,
                text,
                board.viewport(),
                commit=commit,
                font=theme.font(max(12.0, size * board.zoom), "regular" if fill else "semibold"),
                fill=fill or theme.palette().card,
                limit=NOTE_LIMIT if lines else NAME_LIMIT,
                lines=lines,
            )
        )
        self._fresh = lines and not text
        if self._fresh and (aside := board.deeds.aside()) and self.editor is not None:
            self.editor.insertPlainText(aside)
            self.editor.selectAll()  # for those who have thought of something else

    def _box(self) -> Box | None:
        place = self._canvas.lane(self._item) or self._canvas.home_of(self._item)
        return (
            self._area._replace(x=self._area.x + place.corner[0], y=self._area.y + place.corner[1]) if place else None
        )

    def _left(self, by_key: bool) -> None:
        if self._fresh and self.editor is not None:
            aside = "" if self.editor.kept else self.editor.text().strip()
            self._board.deeds.put_aside(aside)
            if aside:
                self._board.told.emit(_("What you wrote is kept: the next new note begins with it."), False)
        self._fresh = False
        goes_on = self._next if by_key and self.editor is not None and self.editor.kept else None
        self._next = None
        super()._left(by_key)
        if goes_on is not None:
            goes_on()
        if self.editor is None:
            self._board.deeds.rest()


def _end_at(shape: Shape, at: Point) -> int:
    """The end of axes that is nearest to a point."""
    middle_x, middle_y = shape.x + shape.w / 2, shape.y + shape.h / 2
    ends = ((shape.x, middle_y), (shape.x + shape.w, middle_y), (middle_x, shape.y + shape.h), (middle_x, shape.y))
    return min(range(4), key=lambda end: abs(ends[end][0] - at[0]) + abs(ends[end][1] - at[1]))
