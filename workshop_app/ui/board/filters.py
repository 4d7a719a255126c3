"""The filters of the find bar: a small menu for each thing that notes on the board differ in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from workshop_app.i18n import N_, _, current
from workshop_app.services.board_view import BoardPicture
from workshop_app.ui.board.finding import Sought, areas_of, differing, groups, kinds, theme_numbers
from workshop_app.ui.widgets import Button, Menu
from workshop_app.wording import kind_word

PLAIN = {"kind": N_("Kind"), "area": N_("Area"), "group": N_("Buzz group"), "theme": N_("Theme"), "dots": N_("Dots")}
"""What each filter is called, by what it asks about in `Sought`; in their order."""


class Filters:
    """Buttons, each with the menu of a filter; `seek` is told when something else is to be looked for."""

    def __init__(self, parent: QWidget, seek: Callable[[Sought], object]) -> None:
        self._parent = parent
        self._seek = seek
        self._sought = Sought()
        self._picture = BoardPicture((), by_theme=False)
        self._themes: Sequence[str] = ()
        self.chips = {name: self._chip(name) for name in PLAIN}

    def shown(self) -> list[Button]:
        """Those that can be used."""
        return [chip for chip in self.chips.values() if chip.isVisibleTo(self._parent)]

    def refresh(self, sought: Sought, picture: BoardPicture, themes: Sequence[str]) -> None:
        """Offer what there is; `themes` are the names by number."""
        self._sought, self._picture, self._themes = sought, picture, themes
        there = differing(picture)
        for name, chip in self.chips.items():
            value = getattr(sought, name)
            chip.setText(_(PLAIN[name]) if value is None else self._words(name, value))
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
        for value in (None, *self._values(name)):
            words = _("All") if value is None else self._words(name, value)
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(now == value)
            action.triggered.connect(lambda _on=False, value=value: self._seek(replace(self._sought, **{name: value})))
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))

    def _values(self, name: str) -> Sequence[Any]:
        match name:
            case "kind":
                return kinds(self._picture)
            case "area":
                return areas_of(self._picture)
            case "group":
                return groups(self._picture)
            case "theme":
                return theme_numbers(self._picture)
            case _:
                return (True, False)

    def _words(self, name: str, value: Any) -> str:
        match name:
            case "kind":
                return kind_word(current(), value)
            case "area":
                return value or _("Without area")
            case "group":
                return value or _("From no group")
            case "theme":
                return self._theme(value)
            case _:
                return _("With dots") if value else _("Without dots")

    def _theme(self, number: int) -> str:
        if not number:
            return _("In no theme")
        name = self._themes[number - 1] if number <= len(self._themes) else ""
        return f"{number} {name or _('no name yet')}"
