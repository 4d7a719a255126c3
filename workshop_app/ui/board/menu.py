"""The menu on a note or theme: the same acts as the keys, with the keys beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from workshop_app.i18n import _

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget

Entry = tuple[str, str, Callable[[], object]]


def board_menu(board: BoardWidget) -> QMenu:
    """The menu for what the keyboard is at and the notes that are chosen."""
    menu = QMenu(board)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    entries = _of_theme(board) if board.section_of(board.choice.current) >= 0 else _of_notes(board)
    for words, key, act in entries:
        action = menu.addAction(f"{words}\t{key}")
        action.triggered.connect(act)
    return menu


def _of_theme(board: BoardWidget) -> list[Entry]:
    return [
        (_("Name the theme"), "Enter", lambda: board.edit(board.choice.current)),
        (_("Merge with another…"), "M", board.keys.ask_where),
        (_("Dissolve the theme"), "Ctrl+Shift+G", board.ungroup),
    ]


def _of_notes(board: BoardWidget) -> list[Entry]:
    entries: list[Entry] = [
        (_("Change"), "Enter", lambda: board.edit(board.choice.current)),
        (_("Show only this to the room"), "Space", board.spotlight),
        (_("Move…"), "M", board.keys.ask_where),
    ]
    if board.picture.by_theme:
        entries += [
            (_("Make a theme"), "G", lambda: board.group(board.chosen())),
            (_("Take out of the theme"), "0", lambda: board.deeds.take_out(board.chosen())),
        ]
    return [*entries, (_("Park"), "P", board.park), (_("Delete"), "Del", board.delete)]
