"""What was half written on the board, or by a participant at its picture in the room, as acts that keep it."""

from __future__ import annotations

from workshop_app.commands.base import Command
from workshop_app.commands.canvas import EditShape
from workshop_app.commands.notes import AddNotes, EditNote
from workshop_app.commands.themes import RenameTheme
from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.records import Harvest, Lane, Note, Shape, Theme
from workshop_app.domain.state import State
from workshop_app.services.lines import statements

IN_ROOM = "in the room"
"""Under this name participants half write a note, whatever the step."""


def kept_by(state: State, item: str, words: str, place: str = "") -> Command | None:
    """What makes them the words of the note, theme or shape that they were written on, or a new note of the lane.

    None when they were written elsewhere, or what they were written on is gone.
    """
    if item == IN_ROOM:
        return _note_of_room(state, place, words)
    if state.find(Note, item) is not None:
        return EditNote(item, words)
    if state.find(Theme, item) is not None:
        return RenameTheme(item, words)
    if state.find(Lane, item) is not None:
        return AddNotes(item, (words,))
    shape = state.find(Shape, item)
    has_words = shape is not None and shape.kind in (ShapeKind.FRAME, ShapeKind.TEXT)
    return EditShape(item, text=words) if has_words else None


def _note_of_room(state: State, lane: str, words: str) -> Command | None:
    """A note of the group in turn, whose turn does not pass on for it."""
    lines = statements(words)
    if not lines or state.find(Lane, lane) is None:
        return None
    harvest = state.find(Harvest, state.workshop.current_step)
    return AddNotes(lane, tuple(lines), group=harvest.turn if harvest else 0)
