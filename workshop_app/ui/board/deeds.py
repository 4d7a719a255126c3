"""What can be done to a board, as commands on an open workshop. Each says whether it was done."""

from __future__ import annotations

from workshop_app.commands.agenda import Spotlight
from workshop_app.commands.notes import DeleteNotes, EditNote, MoveNotes
from workshop_app.commands.themes import (
    AddToTheme,
    GroupNotes,
    MergeThemes,
    MoveTheme,
    RenameTheme,
    TakeFromTheme,
    Ungroup,
)
from workshop_app.domain.board import parking_lot
from workshop_app.domain.records import Theme
from workshop_app.ui.session import Session

Ids = tuple[str, ...]


class Deeds:
    """The acts of the board."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def edit_note(self, note_id: str, text: str) -> bool:
        """Change the words of a note."""
        done = self._session.run(EditNote(note_id, text))
        self._session.editor.end_bout()
        return done

    def name_theme(self, theme_id: str, name: str) -> bool:
        """Name a theme."""
        done = self._session.run(RenameTheme(theme_id, name))
        self._session.editor.end_bout()
        return done

    def move(self, ids: Ids, lane_id: str, before: str = "") -> bool:
        """Move notes to a lane."""
        return self._session.run(MoveNotes(ids, lane_id, before))

    def parking(self) -> tuple[str, str]:
        """Id and title of the parking lot; empty when there is none."""
        lane = parking_lot(self._session.state)
        return (lane.id, lane.title) if lane else ("", "")

    def group(self, ids: Ids) -> str:
        """Make a theme; its id, or empty when that was refused."""
        before = set(self._session.state.of(Theme))
        if not self._session.run(GroupNotes(ids)):
            return ""
        return next(iter(set(self._session.state.of(Theme)) - before), "")

    def join(self, ids: Ids, theme_id: str) -> bool:
        """Put notes into a theme."""
        return self._session.run(AddToTheme(ids, theme_id))

    def take_out(self, ids: Ids) -> bool:
        """Let notes stand alone again."""
        return self._session.run(TakeFromTheme(ids))

    def merge(self, theme_id: str, into: str) -> bool:
        """Merge a theme into another."""
        return self._session.run(MergeThemes(theme_id, into))

    def move_theme(self, theme_id: str, index: int) -> bool:
        """Give a theme another place among the themes."""
        return self._session.run(MoveTheme(theme_id, index))

    def ungroup(self, theme_id: str) -> bool:
        """Dissolve a theme."""
        return self._session.run(Ungroup(theme_id))

    def delete(self, ids: Ids) -> bool:
        """Remove notes."""
        return self._session.run(DeleteNotes(ids))

    def spotlight(self, note_id: str) -> bool:
        """Let the room look at one note; again, and it sees the whole board."""
        shown = self._session.workshop.spotlight
        return self._session.run(Spotlight("" if shown == note_id else note_id))
