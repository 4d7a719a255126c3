"""What can be done to a board, as commands on an open workshop. Each says whether it was done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from workshop_app.commands.base import Command
from workshop_app.commands.copies import PasteOnCanvas
from workshop_app.commands.links import LinkNotes, Unlink
from workshop_app.commands.notes import DeleteNotes, EditNote, MoveNotes
from workshop_app.commands.pasting import PasteNotes
from workshop_app.commands.reshaping import ChangeKind, DuplicateNotes, JoinNotes, MergeTwins, SplitNote
from workshop_app.commands.themes import (
    AddToTheme,
    GroupNotes,
    MergeThemes,
    MoveTheme,
    RenameTheme,
    TakeFromTheme,
    Ungroup,
)
from workshop_app.commands.tidying import Order, TidyNotes
from workshop_app.domain.arrows import Tied, tied
from workshop_app.domain.board import notes_in_lane, parking_lot
from workshop_app.domain.duplicates import Twins, find_twins
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import Lane, Note, Theme
from workshop_app.i18n import Language, _, current
from workshop_app.services.board_view import NoteCard, note_card
from workshop_app.services.recovered import kept_by
from workshop_app.ui.session import Draft, Session
from workshop_app.wording import error_text

if TYPE_CHECKING:
    from workshop_app.services.clipboard import Clipping, Offered, Pasted

Ids = tuple[str, ...]


class Deeds:
    """The acts of the board; with `only` certain ones."""

    def __init__(self, session: Session, only: tuple[type[Command], ...] = (Command,)) -> None:
        self._session = session
        self._only = only

    @property
    def language(self) -> Language:
        """The language of the workshop's own texts."""
        return self._session.language

    def do(self, command: Command) -> bool:
        """Any act, named here or not, if it is one of those allowed."""
        return isinstance(command, self._only) and self._session.run(command)

    def rest(self) -> None:
        """What comes next is undone apart from what was done just now."""
        self._session.editor.end_bout()

    def half_written(self, item: str, words: str) -> None:
        """This is being written on a note, theme or shape, or anew in a lane: a crash does not take it."""
        self._session.write_draft(item, Draft(words))

    def put_off(self, item: str, words: str) -> None:
        """Keep what was refused on a note or theme until one comes back or the workshop is left; say so, and why."""
        keep = kept_by(self._session.state, item, words)
        if keep is not None and (why := self._session.attempt(keep)):
            self._session.write_draft(item, Draft(words, keep=keep))
            self._session.refused.emit(" ".join((why, _("What you wrote stands there again when you come back."))))

    def left_half_written(self) -> dict[str, str]:
        """What was put off, or found after a crash, and on what."""
        return {item: draft.words for item, draft in self._session.drafts.items() if draft.words.strip()}

    def aside(self) -> str:
        """What was given up when something new was written."""
        return self._session.aside

    def put_aside(self, words: str) -> None:
        """Keep what was given up, also while another step is on the screen."""
        self._session.aside = words

    def edit_note(self, note_id: str, text: str) -> bool:
        """Change the words of a note."""
        done = self.do(EditNote(note_id, text))
        self.rest()
        return done

    def name_theme(self, theme_id: str, name: str) -> bool:
        """Name a theme."""
        done = self.do(RenameTheme(theme_id, name))
        self.rest()
        return done

    def move(self, ids: Ids, lane_id: str, before: str = "") -> bool:
        """Move notes to a lane."""
        return self.do(MoveNotes(ids, lane_id, before))

    def lane_of(self, note_id: str) -> str:
        """The title of the lane that a note is in."""
        state = self._session.state
        return state.need(Lane, state.need(Note, note_id).lane_id).title

    def parking(self) -> tuple[str, str]:
        """Id and title of the parking lot; empty when there is none."""
        lane = parking_lot(self._session.state)
        return (lane.id, lane.title) if lane else ("", "")

    def parked(self) -> list[NoteCard]:
        """The notes in the parking lot."""
        lot, state = self.parking()[0], self._session.state
        return [note_card(self.language, note) for note in notes_in_lane(state, lot)] if lot else []

    def group(self, ids: Ids) -> str:
        """Make a theme; its id, or empty when that was refused."""
        before = set(self._session.state.of(Theme))
        if not self.do(GroupNotes(ids)):
            return ""
        return next(iter(set(self._session.state.of(Theme)) - before), "")

    def join(self, ids: Ids, theme_id: str) -> bool:
        """Put notes into a theme."""
        return self.do(AddToTheme(ids, theme_id))

    def take_out(self, ids: Ids) -> bool:
        """Let notes stand alone again."""
        return self.do(TakeFromTheme(ids))

    def merge(self, theme_id: str, into: str) -> bool:
        """Merge a theme into another."""
        return self.do(MergeThemes(theme_id, into))

    def move_theme(self, theme_id: str, index: int) -> bool:
        """Give a theme another place among the themes."""
        return self.do(MoveTheme(theme_id, index))

    def ungroup(self, theme_id: str) -> bool:
        """Dissolve a theme."""
        return self.do(Ungroup(theme_id))

    def delete(self, ids: Ids) -> bool:
        """Remove notes."""
        return self.do(DeleteNotes(ids))

    def spotlight(self, note_id: str) -> bool:
        """Let the room look at one note; again, and it sees the whole board."""
        from workshop_app.commands.agenda import Spotlight  # not before the first paint

        shown = self._session.workshop.spotlight
        return self.do(Spotlight("" if shown == note_id else note_id))

    def change_kind(self, ids: Ids, kind: NoteKind) -> bool:
        """Let notes be of another kind."""
        return self.do(ChangeKind(ids, kind))

    def duplicate(self, ids: Ids) -> Ids:
        """Write notes once more; the copies."""
        return self._made(DuplicateNotes(ids)) if ids else ()

    def split(self, note_id: str) -> Ids:
        """Make several notes of one; those that are new."""
        return self._made(SplitNote(note_id))

    def join_notes(self, ids: Ids) -> bool:
        """Make one note of several."""
        return self.do(JoinNotes(ids))

    def tidy(self, section_ids: Ids, by: Order) -> bool:
        """Put lanes in order; on a board with themes all lanes, which decide the order in themes."""
        lanes = tuple(lane for lane in section_ids if self._session.state.find(Lane, lane) is not None)
        every = tuple(lane.id for lane in self._session.state.ordered(Lane))
        return self.do(TidyNotes(lanes or every, by))

    def link(self, ids: Ids, to: str) -> bool:
        """Link notes to another."""
        return self.do(LinkNotes(ids, to))

    def unlink(self, ids: Ids, other: str = "") -> bool:
        """Take links away."""
        return self.do(Unlink(ids, other))

    def clipping(self, ids: Ids, shapes: Ids = ()) -> Clipping:
        """Notes and shapes for the clipboard."""
        from workshop_app.services.clipboard import clipping

        return clipping(self._session.state, ids, self._session.language, shapes)

    def paste(
        self, what: Offered, lane_id: str, theme_id: str | None = None, *, group: int = 0, sort: bool = False
    ) -> tuple[Ids, int]:
        """Make notes of what a clipboard offers, in a lane and a theme if these are given; the new ones, and how many
        columns of a table were left out.

        With `sort` notes of several kinds go to the lanes of their kinds instead.
        """
        read = self._read(what)
        if what.shapes:
            self._refuse(DomainError("shapes_need_canvas"))
        if read is None or not read.notes:
            return (), 0
        notes = tuple(replace(new, group=new.group or group) for new in read.notes)
        if sort and len({new.kind for new in notes if new.kind}) > 1:
            lane_id = ""
        return self._made(PasteNotes(notes, lane_id, theme_id=theme_id)), read.left_out

    def paste_on_canvas(self, what: Offered, lane_id: str, middle: tuple[int, int]) -> bool:
        """Draw what a clipboard offers on a free lane, around a point, with notes where they lay."""
        read = self._read(what)
        return read is not None and self.do(PasteOnCanvas(lane_id, read.notes, what.shapes, middle))

    def _read(self, what: Offered) -> Pasted | None:
        """The notes that a clipboard offers; None when that is refused."""
        from workshop_app.services.clipboard import pasted

        lanes = [lane.title for lane in self._session.state.ordered(Lane)]
        try:
            return pasted(what, self._session.workshop.id, self._session.editor.take_picture, lanes)
        except DomainError as error:
            self._refuse(error)
            return None

    def _refuse(self, error: DomainError) -> None:
        self._session.refused.emit(error_text(current(), error))

    def tied(self, lane_id: str, ids: Ids, but: Collection[str]) -> list[Tied]:
        """The arrows on a free lane that go along when notes are moved there; without those left out."""
        return tied(self._session.state, lane_id, ids, but)

    def twins(self, among: Ids | None = None) -> list[Twins]:
        """Notes that say the same, best first; only pairs with one of these when they are named."""
        notes = self._session.state.ordered(Note)
        fresh = set(among or ())
        texts = {note.id: note.text for note in sorted(notes, key=lambda note: note.id in fresh)}
        return find_twins(texts, among, {note.id: note.picture for note in notes})

    def merge_twins(self, pairs: tuple[tuple[str, str], ...]) -> bool:
        """Let the first of each pair take the second up."""
        return self.do(MergeTwins(pairs))

    def theme_names(self) -> list[str]:
        """The names of the themes, in the order of their numbers."""
        return [theme.name for theme in self._session.state.ordered(Theme)]

    def _made(self, command: Command) -> Ids:
        """The notes that a command makes, in order; none when it is refused."""
        before = self._session.state.of(Note)
        if not self.do(command):
            return ()
        return tuple(note.id for note in self._session.state.of(Note).values() if note.id not in before)
