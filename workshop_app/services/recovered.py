"""What was being written on the board when the program died, as acts that keep it."""

from __future__ import annotations

from workshop_app.commands.base import Command
from workshop_app.commands.canvas import EditShape
from workshop_app.commands.notes import AddNotes, EditNote
from workshop_app.commands.themes import RenameTheme
from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.records import Lane, Note, Shape, Theme
from workshop_app.domain.state import State


def kept_by(state: State, item: str, words: str) -> Command | None:
    """What makes them the words of the note, theme or shape that they were written on, or a new note of the lane.

    None when they were written elsewhere, or what they were written on is gone.
    """
    if state.find(Note, item) is not None:
        return EditNote(item, words)
    if state.find(Theme, item) is not None:
        return RenameTheme(item, words)
    if state.find(Lane, item) is not None:
        return AddNotes(item, (words,))
    shape = state.find(Shape, item)
    has_words = shape is not None and shape.kind in (ShapeKind.FRAME, ShapeKind.TEXT)
    return EditShape(item, text=words) if has_words else None
