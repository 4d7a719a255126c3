"""The filters of the find bar: a small menu for each thing that notes on the board differ in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from workshop_app.frozen import frozen
from workshop_app.i18n import N_, _, current
from workshop_app.services.board_view import BoardPicture
from workshop_app.ui.board.finding import Sought, areas_of, differing, groups, kinds, theme_numbers
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.menu import Menu
from workshop_app.wording import kind_word


@frozen
class Filter:
    """One thing to ask about."""

    called: str
    """In English."""
    values: Callable[[BoardPicture], Sequence[Any]]
    """What it may be on a board."""
    words: Callable[[Any, Sequence[str]], str]
    """What a value is called, given the names of the themes."""


def _theme(number: int, names: Sequence[str]) -> str:
    if not number:
        return _("In no theme")
    name = names[number - 1] if number <= len(names) else ""
    return f"{number} {name or _('no name yet')}"


def _dots(some: bool, _names: Sequence[str]) -> str:
    return _("With dots") if some else _("Without dots")


FILTERS = {
    "kind": Filter(N_("Kind"), kinds, lambda kind, _names: kind_word(current(), kind)),
    "area": Filter(N_("Area"), areas_of, lambda area, _names: area or _("Without area")),
    "group": Filter(N_("Buzz group"), groups, lambda group, _names: group or _("From no group")),
    "theme": Filter(N_("Theme"), theme_numbers, _theme),
    "dots": Filter(N_("Dots"), lambda _picture: (True, False), _dots),
}
"""By what they ask about in `Sought`; in their order."""


class Filters:
    """Buttons, each with the menu of a filter; `seek` is told when something else is to be looked for."""

    def __init__(self, parent: QWidget, seek: Callable[[Sought], object]) -> None:
        self._parent = parent
        self._seek = seek
        self._sought = Sought()
        self._picture = BoardPicture((), by_theme=False)
        self._themes: Sequence[str] = ()
        self.chips = {name: self._chip(name) for name in FILTERS}

    def shown(self) -> list[Button]:
        """Those that can be used."""
        return [chip for chip in self.chips.values() if chip.isVisibleTo(self._parent)]

    def refresh(self, sought: Sought, picture: BoardPicture, themes: Sequence[str]) -> None:
        """Offer what there is; `themes` are the names by number."""
        self._sought, self._picture, self._themes = sought, picture, themes
        there = differing(picture)
        for name, chip in self.chips.items():
            value = getattr(sought, name)
            chip.setText(_(FILTERS[name].called) if value is None else self._words(name, value))
            chip.setChecked(value is not None)
            chip.setVisible(name in there or value is not None)

    def _chip(self, name: str) -> Button:
        chip = Button("", "quiet", icon="chevron-down")
        chip.setCheckable(True)
        chip.clicked.connect(lambda: self._ask(name, chip))
        return chip

    def _ask(self, name: str, chip: Button) -> None:
        """The menu of a filter: everything, or one of its values."""
        now = getattr(self._sought, name)
        chip.setChecked(now is not None)
        menu = Menu(self._parent)
        for value in (None, *FILTERS[name].values(self._picture)):
            words = _("All") if value is None else self._words(name, value)
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(now == value)
            action.triggered.connect(lambda _on=False, value=value: self._seek(replace(self._sought, **{name: value})))
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))

    def _words(self, name: str, value: Any) -> str:
        return FILTERS[name].words(value, self._themes)
