"""Whether words that are shown can be read to their end."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel


def is_whole(label: QLabel) -> bool:
    """Whether all words of a label have room in it, on as many lines as they need."""
    width = label.contentsRect().width()
    flags = int(Qt.TextFlag.TextWordWrap)
    needed = QFontMetrics(label.font()).boundingRect(QRect(0, 0, width, 10_000), flags, label.text())
    return needed.height() <= label.contentsRect().height() and needed.width() <= width
