"""All keys of a screen, in a sheet over it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from workshop_app.i18n import _
from workshop_app.ui.widgets.card import Card
from workshop_app.ui.widgets.keycap import KeyCap
from workshop_app.ui.widgets.labels import label
from workshop_app.ui.widgets.overlay import Overlay
from workshop_app.ui.widgets.scroll_area import ScrollArea

Keys = Sequence[tuple[str, str]]


class KeysOverlay(Overlay):
    """Lists (keys, what they do). `Ctrl+K` is a combination; `N / B` are two ways to the same thing."""

    def __init__(self, window: QWidget, keys: Keys, title: str = "") -> None:
        super().__init__(window)
        title = title or _("Keys on this screen")
        self.setAccessibleName(title)
        self.setAccessibleDescription("; ".join(f"{key}: {text}" for key, text in keys))
        self._sheet = Card(padding=28, spacing=16, parent=self)
        self._sheet.body.addWidget(label(title, "heading"))
        area = ScrollArea()
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        half = (len(keys) + 1) // 2 if len(keys) > 8 else len(keys)
        for number, (key, text) in enumerate(keys):
            column, row = divmod(number, half)
            grid.addWidget(_caps(key), row, column * 3)
            grid.addWidget(label(text, "body", wrap=True), row, column * 3 + 1)
            grid.setColumnStretch(column * 3 + 1, 1)
        grid.setColumnMinimumWidth(2, 16)
        area.body.addLayout(grid)
        area.body.addStretch(1)
        self._sheet.body.addWidget(area, 1)
        self._sheet.body.addWidget(label(_("Esc closes"), "small"))
        self._wanted = (900 if len(keys) > 8 else 560, 160 + half * 40)
        self._place()

    def _place(self) -> None:
        width = min(self._wanted[0], self.width() - 48)
        height = min(self._wanted[1], self.height() - 48)
        self._sheet.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay in the middle."""
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that open also close."""
        if event.key() in (Qt.Key.Key_F1, Qt.Key.Key_Question):
            self.close_overlay()
            return
        super().keyPressEvent(event)


def _caps(keys: str) -> QWidget:
    holder = QWidget()
    box = QHBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(5)
    for number, way in enumerate(keys.split(" / ")):
        if number:
            box.addWidget(label("/", "small"))
        box.addWidget(KeyCap(way))
    box.addStretch(1)
    return holder


def show_keys(window: QWidget, keys: Keys, title: str = "") -> KeysOverlay:
    """Show the keys of a screen over its window."""
    overlay = KeysOverlay(window, keys, title)
    overlay.open()
    return overlay
