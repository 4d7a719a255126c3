"""The menu of a board: what the keys do, in the same words, with the keys beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from workshop_app.commands.tidying import Order
from workshop_app.i18n import _
from workshop_app.ui.board.acts import ACTS, keys_of
from workshop_app.ui.board.keys import KINDS
from workshop_app.wording import NOTE_KINDS

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget

Entry = tuple[str, Callable[[], object]]


def board_menu(board: BoardWidget) -> QMenu:
    """The menu for what the keyboard is at and the notes that are chosen."""
    menu = QMenu(board)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for part in range(7):
        acts = [act for act in ACTS if act.menu and act.part == part and act.when(board)]
        done: set[str] = set()
        for act in acts:
            if act.keys[:1] and act.keys[0] in done:
                continue  # the key does what stands above
            done.update(act.keys[:1])
            action = menu.addAction(f"{_(act.menu)}\t{_written(keys_of(act))}")
            action.triggered.connect(lambda _on=False, act=act: act.does(board))
        if part == 3 and board.chosen():
            _add(menu, _("Change kind"), _kinds(board))
        if part == 6:
            _add(menu, _("Choose all…"), _likes(board))
            _add(menu, _("Tidy"), _orders(board))
        if part < 6 and not menu.isEmpty() and not menu.actions()[-1].isSeparator():
            menu.addSeparator()
    return menu


def _written(keys: str) -> str:
    """Keys as the system writes them; words of our own stay."""
    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) if "+" in keys else ""
    return native or keys


def _add(menu: QMenu, title: str, entries: Iterable[Entry]) -> None:
    more = menu.addMenu(title)
    for words, act in entries:
        more.addAction(words).triggered.connect(lambda _on=False, act=act: act())


def _kinds(board: BoardWidget) -> list[Entry]:
    return [(_(NOTE_KINDS[kind]), lambda kind=kind: board.tools.change_kind(kind)) for kind in KINDS]  # type: ignore[misc]


def _likes(board: BoardWidget) -> list[Entry]:
    tools = board.tools
    alike: list[Entry] = [
        (_("Of the same kind"), tools.choose_kind),
        (_("In the same theme"), tools.choose_theme),
        (_("From the same group"), tools.choose_group),
    ]
    return [(_("Notes on the board") + "\tCtrl+A", tools.choose_all), *(alike if board.choice.current else [])]


def _orders(board: BoardWidget) -> list[Entry]:
    tidy = board.tools.tidy
    return [
        (_("By kind"), lambda: tidy(Order.KIND)),
        (_("By theme"), lambda: tidy(Order.THEME)),
        (_("By group"), lambda: tidy(Order.GROUP)),
        (_("By dots"), lambda: tidy(Order.DOTS)),
    ]
