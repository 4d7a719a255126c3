"""What is done to the notes that are chosen on a board, by key, by menu or by pointer. Each is one act to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from workshop_app.commands.tidying import Order
from workshop_app.domain.board import areas
from workshop_app.domain.enums import NoteKind
from workshop_app.i18n import _, ngettext
from workshop_app.services.board_view import BoardPicture, BoardSection
from workshop_app.ui.board.arrivals import lane_and_theme, section_of
from workshop_app.ui.board.clip import offered, put
from workshop_app.ui.board.deeds import Ids
from workshop_app.ui.board.finding import differing

if TYPE_CHECKING:
    from workshop_app.services.clipboard import Offered
    from workshop_app.ui.board.widget import BoardWidget


class Tools:
    """The acts on the notes that are chosen, and on the theme that the keyboard is at."""

    def __init__(self, board: BoardWidget) -> None:
        self._board = board

    # themes

    def group(self, notes: Ids) -> None:
        """Make a theme of notes, and let it be named at once."""
        board = self._board
        made = board.deeds.group(notes) if notes else ""
        if board.section(made) is not None:
            self._go_to_theme(made)
            board.edit(made)

    def name_unnamed(self, theme_id: str) -> None:
        """Let a theme be named that has no name yet."""
        theme = self._board.section(theme_id)
        if theme is not None and not theme.title:
            self._board.edit(theme_id)

    def ungroup(self) -> None:
        """Dissolve the theme the keyboard is at, or take the chosen notes out of theirs."""
        board = self._board
        if board.section(board.choice.current) is not None:
            board.deeds.ungroup(board.choice.current)
        elif board.chosen():
            board.deeds.take_out(board.chosen())

    def merge(self, theme_id: str, into: str) -> None:
        """Merge a theme into another and stay there."""
        if theme_id != into and self._board.deeds.merge(theme_id, into):
            self._go_to_theme(into)

    def _go_to_theme(self, theme_id: str) -> None:
        self._board.choice.only(theme_id, note=False)
        self._board.choice_changed()

    # notes

    def park(self) -> None:
        """Put the chosen notes into the parking lot, and say so: a letter meant for the line may have done it."""
        board, lane = self._board, self._board.deeds.parking()[0]
        there = {card.id for card in board.deeds.parked()}
        notes = tuple(note for note in board.chosen() if note not in there)
        if lane and notes and board.deeds.move(notes, lane):
            board.told.emit(ngettext("{n} note parked", "{n} notes parked", len(notes)), True)

    def delete(self) -> bool:
        """Delete the chosen notes."""
        notes = self._board.chosen()
        if not notes or not self._board.deeds.delete(notes):
            return False
        self._board.deleted.emit(len(notes))
        return True

    def spotlight(self) -> None:
        """Show the room only the note the keyboard is at."""
        if self._board.choice.current in self._board.cards:
            self._board.deeds.spotlight(self._board.choice.current)

    def change_kind(self, kind: NoteKind) -> None:
        """Let the chosen notes be of another kind."""
        board, notes = self._board, self._board.chosen()
        if not notes or not board.deeds.change_kind(notes, kind):
            return
        self._show(notes)
        away = next((note for note in notes if note not in board.cards), "")
        if away:
            words = _("Moved to {lane}, which this step does not show")
            board.told.emit(words.format(lane=board.deeds.lane_of(away)), True)

    def duplicate(self) -> None:
        """Write the chosen notes once more, and choose the copies."""
        self._show(self._board.deeds.duplicate(self._board.chosen()))

    def split(self) -> None:
        """Make several notes of the one the keyboard is at, choose them all, and say so."""
        note = self._board.choice.current
        made = self._board.deeds.split(note) if note in self._board.cards else ()
        if made:
            self._show((note, *made))
            self._board.told.emit(_("Split into {n} notes").format(n=len(made) + 1), True)

    def join(self) -> None:
        """Make one note of those chosen."""
        notes = self._board.chosen()
        if len(notes) > 1 and self._board.deeds.join_notes(notes):
            self._show(notes[:1])

    def orders(self) -> list[Order]:
        """What the notes can be put in order by: in some lane they differ in it."""
        picture = self._board.picture
        alone = [BoardPicture((section,), by_theme=False) for section in picture.sections if not section.free]
        there = differing(picture) if picture.by_theme else frozenset().union(*map(differing, alone))
        return [by for by in Order if by.value in there]

    def tidy(self, by: Order) -> None:
        """Put the notes of every lane in order."""
        board = self._board
        board.deeds.tidy(tuple(section.id for section in board.picture.sections), by)
        board.choice_changed()

    def _show(self, notes: Ids) -> None:
        """Choose notes and bring the first into sight."""
        board = self._board
        here = tuple(note for note in notes if note in board.cards)
        if here:
            board.choice.current = ""
            board.choose(here)
            board.show_item(here[0])

    # choosing

    def choose_all(self) -> None:
        """All notes; while something is looked for, those found."""
        board = self._board
        board.choose(tuple(note for note in board.layout_.order if not board.finder.dims(note)))

    def choose_kind(self) -> None:
        """All notes of the kind of the one the keyboard is at."""
        here = self._board.cards.get(self._board.choice.current)
        if here is not None:
            self._choose({note for note, card in self._board.cards.items() if card.kind is here.kind})

    def choose_theme(self) -> None:
        """All notes in the same theme as the one the keyboard is at, or in the theme itself."""
        board, here = self._board, self._board.choice.current
        if board.picture.by_theme:
            sections = [s for s in board.picture.sections if s.id == here or any(card.id == here for card in s.notes)]
            self._choose({card.id for section in sections for card in section.notes})
        elif here in board.cards:
            number = board.cards[here].theme
            self._choose({note for note, card in board.cards.items() if card.theme == number})

    def choose_area(self) -> None:
        """All notes of an area that the one the keyboard is at is of; without one all without."""
        here = self._board.cards.get(self._board.choice.current)
        if here is not None:
            mine = set(areas(here.tag))
            theirs = {note: set(areas(card.tag)) for note, card in self._board.cards.items()}
            self._choose({note for note, found in theirs.items() if found & mine or found == mine})

    def choose_group(self) -> None:
        """All notes from the same buzz group."""
        here = self._board.cards.get(self._board.choice.current)
        if here is not None:
            self._choose({note for note, card in self._board.cards.items() if card.group == here.group})

    def _choose(self, notes: set[str]) -> None:
        board = self._board
        board.choice.notes = notes
        if board.choice.current not in board.cards:
            board.choice.current = board.choice.anchor = next(iter(board.chosen()), "")
        board.choice_changed()

    # clipboard

    def copy(self) -> bool:
        """Put the chosen notes on the clipboard."""
        notes = self._board.chosen()
        if not notes:
            return False
        put(self._board.deeds.clipping(notes))
        self._board.told.emit(ngettext("{n} note copied", "{n} notes copied", len(notes)), False)
        return True

    def cut(self) -> None:
        """Put the chosen notes on the clipboard and take them from the board."""
        notes = self._board.chosen()
        clipping = self._board.deeds.clipping(notes)
        if notes and self._board.deeds.delete(notes):
            put(clipping)
            self._board.told.emit(ngettext("{n} note cut out", "{n} notes cut out", len(notes)), True)

    def paste(self) -> None:
        """Make notes of what is on the clipboard, pictures among it, where the keyboard is."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, data: QMimeData, item: str = "") -> None:
        """Make notes of what is pasted, pictures among it, where an item is, or else the keyboard."""
        board, what = self._board, offered(data)
        section, pictured = section_of(board, item or board.choice.current), False
        if board.pictures is not None and (what.files or not what.is_rich):
            pictured = board.pictures.take(data, item)
        if what.is_rich or not pictured:
            self.put(what, section)

    def put(self, what: Offered, section: BoardSection | None) -> None:
        """Make notes of what the clipboard or another program offers, in a lane or theme if one is given."""
        lane_id, theme_id = lane_and_theme(section)
        if self._board.canvas.acts.paste(what, lane_id):
            return
        made, left_out = self._board.deeds.paste(what, lane_id, theme_id or None)
        if made:
            self._show(made)
            self._board.pasted.emit(made, left_out)

    # links

    def link(self, sources: Ids, target: str) -> None:
        """Link notes to another; when all of them are linked to it already, take those links away."""
        board = self._board
        sources = tuple(note for note in sources if note != target)
        if not sources or target not in board.cards:
            return
        linked = all(target in board.links.ends(note) for note in sources)
        done = board.deeds.unlink(sources, target) if linked else board.deeds.link(sources, target)
        if done:
            code = board.cards[target].code
            words = _("No longer linked to {code}") if linked else _("Linked to {code}")
            board.told.emit(words.format(code=code), True)

    def unlink(self) -> None:
        """Take away all links of the chosen notes."""
        if self._board.chosen():
            self._board.deeds.unlink(self._board.chosen())

    def follow(self) -> None:
        """Go to the other end of a link."""
        to = self._board.links.next_end(self._board.choice.current)
        if not to:
            self._board.told.emit(_("The note it is linked to is not on this board"), False)
            return
        self._board.choice.only(to)
        self._board.show_item(to)
        self._board.choice_changed()
