"""The menu of the console: what is done now and then, with the keys that do it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workshop_app.domain.enums import Stage
from workshop_app.domain.records import Workshop
from workshop_app.i18n import _
from workshop_app.ui.console.board_stage import BoardStage
from workshop_app.ui.widgets.keycap import split_keys
from workshop_app.ui.widgets.menu import Menu

if TYPE_CHECKING:
    from workshop_app.ui.console.page import ConsolePage

Entry = tuple[str, str, Callable[[], object]]


def console_menu(page: ConsolePage, workshop: Workshop) -> Menu:
    """The menu for the step on the screen."""
    menu = Menu(page)
    stage = page.stage
    board = _board(stage) if isinstance(stage, BoardStage) else ()
    for part in (_steps(page), board, _around(page), _away(page, finished=workshop.stage is Stage.DONE)):
        if not menu.isEmpty():
            menu.addSeparator()
        for words, keys, act in part:
            menu.addAction(f"{words}\t{'+'.join(split_keys(keys))}" if keys else words, act)
    return menu


def _steps(page: ConsolePage) -> tuple[Entry, ...]:
    less: Entry = (_("One minute less"), "Ctrl+Shift+F9", lambda: page.side.clock.add(-60))
    return (
        (_("Previous step"), "PgUp", page.previous_step),
        (_("Do again"), "Ctrl+Y", page.redo),
        *((less,) if page.side.clock.is_steered() else ()),
        (page.room.words(), "Ctrl+Shift+P", page.room.toggle_participants),
    )


def _board(stage: BoardStage) -> tuple[Entry, ...]:
    """What one would look for at the edges of a board."""
    board = stage.board
    links: Entry = (_("Show or hide all links"), "", board.links.toggle)
    return (
        (_("Find and filter"), "Ctrl+F", board.finder.open),
        (_("Find duplicates…"), "", board.duplicates.open),
        *((links,) if board.picture.links else ()),
    )


def _around(page: ConsolePage) -> tuple[Entry, ...]:
    return (
        (_("Change the plan"), "", page.planWanted.emit),
        (_("Photo of a wall…"), "", page.wall_photo.open),
        (_("Minutes (PDF)…"), "", page.minutesWanted.emit),
        (_("Keys on this screen"), "F1", page.show_keys),
    )


def _away(page: ConsolePage, *, finished: bool) -> tuple[Entry, ...]:
    return (
        (_("Home"), "", page.homeWanted.emit),
        (_("Open it again"), "", page.reopen) if finished else (_("Finish the workshop"), "", page.finish),
    )
