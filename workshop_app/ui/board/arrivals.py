"""Where on a board what is pasted, dropped or chosen among files goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.services.board_view import BoardSection

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget


def section_here(board: BoardWidget) -> BoardSection | None:
    """The lane or theme that the keyboard is in."""
    return section_of(board, board.choice.current)


def section_of(board: BoardWidget, item: str) -> BoardSection | None:
    """The lane or theme that something is in, or that it is."""
    place = board.layout_.places.get(item) or board.canvas.home_of(item)
    return board.picture.sections[place.section] if place else board.section(item)


def lane_and_theme(section: BoardSection | None) -> tuple[str, str]:
    """The ids of the lane and theme that new notes of a section get; empty where the section does not say."""
    if section is None or section.kind == "loose":
        return "", ""
    return ("", section.id) if section.kind == "theme" else (section.id, "")
