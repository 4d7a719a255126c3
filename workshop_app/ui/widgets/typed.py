"""Telling what is written from what is a shortcut."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def is_written(event: QKeyEvent) -> bool:
    """Whether a key writes something, rather than being a shortcut. Windows says Ctrl+Alt for AltGr."""
    held = event.modifiers() & (_ALT_GR | Qt.KeyboardModifier.MetaModifier)
    return event.text().isprintable() and bool(event.text().strip()) and held in (Qt.KeyboardModifier(0), _ALT_GR)
