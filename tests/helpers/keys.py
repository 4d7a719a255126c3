"""Short names for what is held and clicked with."""

from __future__ import annotations

from PySide6.QtCore import Qt

NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
