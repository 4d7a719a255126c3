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
    from workshop_app.ui.board.widget import BoardWidget
    from workshop_app.ui.console.page import ConsolePage

Entry = tuple[str, str, Callable[[], object]]


def console_menu(page: ConsolePage, workshop: Workshop) -> Menu:
    """The menu for the step on the screen."""
    menu = Menu(page)
    for part in (_steps(page), _board(page), _around(page), _away(page, finished=workshop.stage is Stage.DONE)):
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


def _board(page: ConsolePage) -> tuple[Entry, ...]:
    """What one would look for at the edges of a board, if the step has one."""
    board = _board_of(page)
    if board is None:
        return ()

    def then(act: Callable[[BoardWidget], object]) -> Callable[[], object]:
        # Another step may be on the screen by then: it was called for in the room's window.
        return lambda: act(now) if (now := _board_of(page)) is not None else None

    links: Entry = (_("Show or hide all links"), "", then(lambda board: board.links.toggle()))
    return (
        (_("Find and filter"), "Ctrl+F", then(lambda board: board.finder.open())),
        (_("Find duplicates…"), "", then(lambda board: board.duplicates.open())),
        *((links,) if board.picture.links else ()),
    )


def _board_of(page: ConsolePage) -> BoardWidget | None:
    return page.stage.board if isinstance(page.stage, BoardStage) else None


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
