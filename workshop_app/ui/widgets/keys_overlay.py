"""All keys of a screen, in a sheet over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.i18n import _
from workshop_app.ui.widgets.card import Card
from workshop_app.ui.widgets.keycap import KeyCap
from workshop_app.ui.widgets.labels import label
from workshop_app.ui.widgets.overlay import Overlay
from workshop_app.ui.widgets.scroll_area import ScrollArea

Keys = Sequence[tuple[str, str]]
LINE = 40
"""Pixels that an arrow scrolls."""
ABREAST = 3
"""Ways to the same thing beside each other."""
ROW, HEAD = 1.0, 2.0
"""How much of a column a key takes, and a heading with the air above it."""


class KeyGroup(NamedTuple):
    """Keys that belong together, under a heading."""

    title: str
    keys: Keys


class KeysOverlay(Overlay):
    """Lists (keys, what they do) in groups. `Ctrl+K` is a combination; `N / B` are two ways to the same thing."""

    def __init__(self, window: QWidget, groups: Sequence[KeyGroup], title: str = "") -> None:
        super().__init__(window)
        title = title or _("Keys on this screen")
        self.setAccessibleName(title)
        self.setAccessibleDescription("; ".join(f"{key}: {text}" for group in groups for key, text in group.keys))
        self._sheet = Card(padding=28, spacing=16, parent=self)
        self._sheet.body.addWidget(label(title, "heading"))
        self._area = ScrollArea()
        self._area.body.setContentsMargins(0, 0, 16, 0)  # where the scroll bar comes
        count = sum(len(group.keys) for group in groups)
        room = window.width() - 96
        most = 3 if count > 24 and room >= 1400 else 2 if count > 8 and room >= 640 else 1
        columns = in_columns(groups, most)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(40)
        for column in columns:
            self._columns.addLayout(_column(column), 1)
        self._area.body.addLayout(self._columns)
        self._area.body.addStretch(1)
        self._sheet.body.addWidget(self._area, 1)
        self._sheet.body.addWidget(label(_("Esc closes"), "small"))
        self._wanted = min({1: 560, 2: 1000, 3: 1560}[len(columns)], room)
        self._place()

    def _place(self) -> None:
        width = min(self._wanted, self.width() - 48)
        wanted = self._columns.totalHeightForWidth(width - 72) + 144
        height = min(wanted, self.height() - 48)
        bar = Qt.ScrollBarPolicy  # one that was there while all found its place would itself take the room for it
        self._area.setVerticalScrollBarPolicy(bar.ScrollBarAlwaysOff if height == wanted else bar.ScrollBarAsNeeded)
        self._sheet.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay in the middle."""
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that open also close; where there is more than fits, one scrolls as in a page."""
        bar = self._area.verticalScrollBar()
        scrolls = {
            Qt.Key.Key_Down: LINE,
            Qt.Key.Key_Up: -LINE,
            Qt.Key.Key_PageDown: bar.pageStep() - LINE,
            Qt.Key.Key_PageUp: LINE - bar.pageStep(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_Home: -bar.maximum(),
        }
        if event.key() in (Qt.Key.Key_F1, Qt.Key.Key_Question):
            self.close_overlay()
        elif event.key() in scrolls:
            bar.setValue(bar.value() + scrolls[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def in_columns(groups: Sequence[KeyGroup], most: int) -> list[list[KeyGroup]]:
    """Groups in so many columns at most, in their order and about equally high; a lone group is cut in two."""
    if len(groups) == 1 and most > 1:
        title, keys = groups[0]
        half = (len(keys) + 1) // 2
        return [[KeyGroup(title, keys[:half])], [KeyGroup("", keys[half:])]]

    def parts(cuts: Sequence[int]) -> list[list[KeyGroup]]:
        return [list(groups[low:high]) for low, high in pairwise((0, *cuts, len(groups)))]

    cuts = combinations(range(1, len(groups)), min(most, len(groups)) - 1)
    return min(map(parts, cuts), key=lambda columns: max(map(_height, columns)))


def _height(column: Iterable[KeyGroup]) -> float:
    return sum(HEAD + ROW * len(group.keys) for group in column)


def _column(groups: Sequence[KeyGroup]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    row = 0
    for group in groups:
        if group.title:
            heading = label(group.title, "strong")
            heading.setContentsMargins(0, 12 if row else 0, 0, 0)
            grid.addWidget(heading, row, 0, 1, 2)
            row += 1
        for key, text in group.keys:
            grid.addWidget(_caps(key), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(text, "body", wrap=True), row, 1, Qt.AlignmentFlag.AlignTop)
            row += 1
    grid.setRowStretch(row, 1)
    return grid


def _caps(keys: str) -> QWidget:
    """The ways to the same thing; many of them in several lines."""
    holder, ways = QWidget(), keys.split(" / ")
    lines = QVBoxLayout(holder)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(6)
    for first in range(0, len(ways), ABREAST):
        line = QHBoxLayout()
        line.setSpacing(5)
        for number, way in enumerate(ways[first : first + ABREAST], first + 1):
            line.addWidget(KeyCap(way))
            if number < len(ways):
                line.addWidget(label("/", "small"))
        line.addStretch(1)
        lines.addLayout(line)
    return holder


def show_keys(window: QWidget, keys: Keys | Sequence[KeyGroup], title: str = "") -> KeysOverlay:
    """Show the keys of a screen over its window."""
    groups = [part for part in keys if isinstance(part, KeyGroup)]
    plain = [part for part in keys if not isinstance(part, KeyGroup)]
    overlay = KeysOverlay(window, [*groups, *([KeyGroup("", plain)] if plain else [])], title)
    overlay.open()
    return overlay
