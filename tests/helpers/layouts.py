"""Boards to lay out without a window: cards and sections as they are drawn, and letters that are equally wide."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from workshop_app.domain.board_geometry import line_height
from workshop_app.domain.enums import NoteKind, ShapeKind
from workshop_app.domain.records import Shape
from workshop_app.services.board_view import BoardSection, NoteCard


def measure(text: str, width: float, size: int) -> float:
    """Text of one width for every letter."""
    letters = max(1, int(width / (0.5 * size)))
    return max(1, -(-len(text) // letters)) * line_height(size)


def a_note(name: str, text: str, **values: Any) -> NoteCard:
    """A note that says this."""
    return NoteCard(name, NoteKind.IDEA, "", text, **values)


def a_section(name: str, kind: str, notes: Iterable[NoteCard], **values: Any) -> BoardSection:
    """A lane or theme with these notes."""
    return BoardSection(name, kind, "", tuple(notes), **values)


def a_shape(kind: ShapeKind, x: int, y: int, w: int, h: int) -> Shape:
    """Something drawn."""
    return Shape(id="shape", workshop_id="w", position="1", lane_id="lane", kind=kind, x=x, y=y, w=w, h=h)
