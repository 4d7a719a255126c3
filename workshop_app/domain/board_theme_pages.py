"""Themes on pages: column after column, and one that is longer than a column in a panel of several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from workshop_app.domain.board_grid import shared


class Panel(NamedTuple):
    """A theme on a page, or the part of it that is there."""

    section: int
    part: slice
    page: int
    slot: int
    span: int
    """Over so many columns."""
    top: int
    height: int


class ThemePages:
    """Pages that are filled column after column, each with so many columns, here called slots.

    `panel_height` gives the height of a panel by section, which of its notes, and over how many columns. When they
    stand `apart`, a theme that is longer than a column shares none with others, so that it can be one panel.
    """

    def __init__(
        self, slots: int, height: int, gap: int, panel_height: Callable[[int, slice, int], int], *, apart: bool
    ) -> None:
        self._panels: list[Panel] = []
        self._slots, self._height, self._gap, self._panel_height = slots, height, gap, panel_height
        self._apart = apart
        self._page = self._slot = self._top = 0

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._page + 1

    def panels(self, page: int) -> list[Panel]:
        """The panels of a page.

        Columns of a theme beside each other are one panel. Where nothing stands under its end, that shows as much as
        the page or column before it: no note comes alone that another could be beside.
        """
        near = [panel for panel in self._panels if page - 1 <= panel.page <= page + 2]
        panels: list[Panel] = []
        for panel, after in zip_longest(near, near[1:]):
            one = panels[-1] if panels else None
            under = after is not None and after.page == panel.page and after.slot < panel.slot + panel.span
            if one is None or one.section != panel.section or under:
                panels.append(panel)
                continue
            joined = self._joined(one, panel)
            if joined is not None:
                panels[-1] = joined
            elif after is None or after.section != panel.section:
                panels[-1:] = self._evened(one, panel)
            else:
                panels.append(panel)
        return [panel for panel in panels if panel.page == page]

    def _joined(self, one: Panel, other: Panel) -> Panel | None:
        """Two panels on the same page as one, if there is room for it."""
        part, span = slice(one.part.start, other.part.stop), one.span + other.span
        if one.page != other.page or one.top:
            return None
        high = self._panel_height(one.section, part, span)
        return one._replace(part=part, span=span, height=high) if high <= self._height else None

    def _evened(self, one: Panel, last: Panel) -> list[Panel]:
        """Two panels that have as much to show for their width."""

        def fits(part: slice) -> bool:
            return self._panel_height(last.section, part, last.span) <= self._height

        parts = shared(one.part, last.part, fits, one.span / (one.span + last.span))
        return [
            panel._replace(part=part, height=self._panel_height(panel.section, part, panel.span))
            for panel, part in zip((one, last), parts, strict=True)
        ]

    def add(self, section: int, parts: Sequence[slice]) -> None:
        """The next theme, in parts that a column has room for: under the last one if it is whole there."""
        closed = self._apart and len(parts) > 1
        for number, part in enumerate(parts):
            high = self._panel_height(section, part, 1)
            self._find(self._height if number or closed else high)
            self._panels.append(Panel(section, part, self._page, self._slot, 1, self._top, high))
            self._top += high + self._gap
        if closed:
            self._top = self._height

    def _find(self, height: int) -> None:
        """Go to the column where the next panel begins."""
        if self._top and self._top + height > self._height:
            self._top, self._slot = 0, self._slot + 1
        if self._slot == self._slots:
            self._slot, self._page = 0, self._page + 1
