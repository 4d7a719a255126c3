"""The words of a note, or the name of a theme, written in their place."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from workshop_app.domain.board_geometry import Box
from workshop_app.domain.rules import NOTE_LIMIT
from workshop_app.i18n import _
from workshop_app.services.board_view import BoardSection, NoteCard
from workshop_app.ui import theme
from workshop_app.ui.board.editor import EDGE, LOW, InPlaceEditor, OneEditor
from workshop_app.ui.board.heading_size import HeadingSize, chip_width, heading_size
from workshop_app.ui.board.plates import kind_colours
from workshop_app.wording import SHAPES

NAME_LIMIT = 200


class Editing(OneEditor):
    """The editor of notes and of the names of themes."""

    def open(self, item: str) -> None:
        """Edit a note, or the name of a theme, in its place."""
        board = self._board
        if not self.close():
            return
        self._item = item
        if (card := board.cards.get(item)) is not None:
            self._begin(self._note_editor(card))
        elif (section := board.section(item)) is not None:
            self._begin(self._name_editor(section))

    def follow(self) -> None:
        """Keep the editor over the words, also when a picture comes above them."""
        if self.editor is not None and (card := self._board.cards.get(self._item)) is not None and card.picture:
            self.editor.stand_below()
        super().follow()

    def put_off(self) -> None:
        """The board goes: what cannot be kept waits until one comes back, as nobody can see it meanwhile."""
        if not self.close() and (editor := self.editor) is not None:
            item, words = self._item, editor.words()
            editor.give_up()
            self._board.deeds.put_off(item, words)

    def go_on(self) -> None:
        """Show what was put off where it was written, to be kept or given up now."""
        board = self._board
        if board.editor is not None:
            return
        for item, words in board.deeds.left_half_written().items():
            place = board.place_of(item)
            if item in board.layout_.places or (place and board.picture.sections[place.section].kind == "theme"):
                self.open(item)
                if self.editor is not None:
                    self.editor.setPlainText(words)
                    # Nothing is chosen: a key that was meant for the board takes nothing away.
                    self.editor.moveCursor(QTextCursor.MoveOperation.End)
                    told = _("What you wrote stands here again: Enter keeps it, Esc leaves all as it was.")
                    board.told.emit(told, False)
                return

    @property
    def covered(self) -> str:
        """The note that all of lies under the editor, or empty."""
        card = self._board.cards.get(self._item)
        return self._item if self.editor is not None and card is not None and not card.picture else ""

    def _note_editor(self, card: NoteCard) -> InPlaceEditor:
        plain = theme.palette().name == "contrast"
        board = self._board
        metrics = board.layout_.metrics_of(board.layout_.places[card.id])
        size, above = metrics.text * board.zoom, 0 if card.picture else round((metrics.top + metrics.head) * board.zoom)
        return InPlaceEditor(
            _("Text of note {code}").format(code=card.code),
            card.text,
            self._board.viewport(),
            commit=lambda text: self._board.deeds.edit_note(card.id, text),
            font=theme.font(max(theme.SMALL, size)),
            fill=theme.palette().card if plain else kind_colours(card.kind)[0],
            limit=NOTE_LIMIT,
            lines=True,
            # The words stay where they stand on the note.
            inside=(max(LOW, round(metrics.pad * board.zoom) - EDGE), max(LOW, above - EDGE)),
            code=f"{SHAPES[card.kind]} {card.code}" if above >= theme.SMALL + EDGE else "",
            small=max(11, metrics.small * board.zoom),
            ink=kind_colours(card.kind)[1],
        )

    def _name_editor(self, section: BoardSection) -> InPlaceEditor:
        return InPlaceEditor(
            _("Name of theme {number}").format(number=section.number),
            section.title,
            self._board.viewport(),
            commit=lambda text: self._board.deeds.name_theme(section.id, text),
            font=theme.font(round(self._heading().name), "bold"),
            fill=theme.palette().card,
            limit=NAME_LIMIT,
            lines=False,
        )

    def _heading(self) -> HeadingSize:
        return heading_size(self._board.picture.sections, self._board.layout_, self._board.room())

    def _left(self, by_key: bool) -> None:
        super()._left(by_key)
        self._board.keys.name_left, self._item = self._item if by_key else "", ""

    def _below_picture(self) -> Box | None:
        """A note; of one with a picture its text alone, so that one sees what one writes about."""
        place, card = self._board.layout_.places.get(self._item), self._board.cards.get(self._item)
        if place is None or card is None:
            return None
        metrics, box = self._board.layout_.metrics_of(place), place.box
        high = metrics.picture_height(box.w, card.aspect)
        down = metrics.top + metrics.head + high - metrics.gap if high else 0
        return Box(box.x, box.y + down, box.w, box.h - down)

    def _box(self) -> Box | None:
        board = self._board
        place = board.place_of(self._item)
        if place is None:
            return self._below_picture()
        header, number = place.header, board.picture.sections[place.section].number
        size = self._heading()
        left, above = round(chip_width(number, size.whole)) + 2, max(1, round(header.h / 2 - 0.85 * size.name))
        return Box(header.x + left, header.y + above, header.w - left, header.h - 2 * above)
