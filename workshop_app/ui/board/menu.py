"""The menu of a board: what the keys do, in the same words, with the keys beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from workshop_app.commands.tidying import Order
from workshop_app.i18n import N_, _
from workshop_app.ui.board.acts import ACTS, Part, keys_of
from workshop_app.ui.board.finding import differing
from workshop_app.ui.board.keys import KINDS
from workshop_app.ui.widgets.keycap import split_keys
from workshop_app.ui.widgets.menu import Menu
from workshop_app.wording import NOTE_KINDS

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget

Entry = tuple[str, Callable[[], object]]

MORE = {Part.LINKS: N_("Links"), Part.SHAPE: N_("Reshape"), Part.BOARD: N_("The whole board")}
"""Parts that have a menu of their own, so that the whole stays short enough for a small screen."""
LINES = (Part.LINKS, Part.CLIPBOARD, Part.BOARD, Part.DELETE)
"""Parts with a line before them."""


def board_menu(board: BoardWidget) -> Menu:
    """The menu for what the keyboard is at and the notes that are chosen."""
    menu = Menu(board)
    for part in Part:
        if part in LINES and not menu.isEmpty():
            menu.addSeparator()
        if part not in MORE:
            _add_acts(menu, part, board)
            continue
        more = Menu(menu, _(MORE[part]))
        _add_acts(more, part, board)
        if part is Part.SHAPE and board.chosen():
            _add(more, _("Change kind"), _kinds(board))
        if part is Part.BOARD:
            _add(more, _("Choose all…"), _likes(board))
            if orders := _orders(board):
                _add(more, _("Tidy"), orders)
        if not more.isEmpty():
            menu.addMenu(more)
    return menu


def _add_acts(menu: Menu, part: Part, board: BoardWidget) -> None:
    """The acts of a part that mean something now; of those with the same key the first."""
    taken: set[str] = set()
    for act in ACTS:
        key = act.keys[0] if act.keys else act.menu
        if act.menu and act.part is part and act.when(board) and key not in taken:
            taken.add(key)
            action = menu.addAction(f"{_(act.menu)}\t{'+'.join(split_keys(keys_of(act)))}")
            action.triggered.connect(lambda _on=False, act=act: act.does(board))


def _add(menu: Menu, title: str, entries: Iterable[Entry]) -> None:
    more = menu.addSubmenu(title)
    for words, act in entries:
        more.addAction(words).triggered.connect(lambda _on=False, act=act: act())


def _kinds(board: BoardWidget) -> list[Entry]:
    return [(_(NOTE_KINDS[kind]), lambda kind=kind: board.tools.change_kind(kind)) for kind in KINDS]  # type: ignore[misc]


def _likes(board: BoardWidget) -> list[Entry]:
    tools, there = board.tools, differing(board.picture)
    alike: list[Entry] = [
        (_("Of the same kind"), tools.choose_kind),
        *([(_("Of the same area"), tools.choose_area)] if "area" in there else []),
        *([(_("In the same theme"), tools.choose_theme)] if "theme" in there else []),
        *([(_("From the same group"), tools.choose_group)] if "group" in there else []),
    ]
    return [(_("Notes on the board") + "\tCtrl+A", tools.choose_all), *(alike if board.choice.current else [])]


def _orders(board: BoardWidget) -> list[Entry]:
    words = {
        Order.KIND: _("By kind"),
        Order.AREA: _("By area"),
        Order.THEME: _("By theme"),
        Order.GROUP: _("By group"),
        Order.DOTS: _("By dots"),
    }
    return [(words[by], partial(board.tools.tidy, by)) for by in board.tools.orders()]
