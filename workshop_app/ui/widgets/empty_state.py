"""What stands where there is nothing yet: what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.ui import icons, theme
from workshop_app.ui.widgets.labels import label


class EmptyState(QWidget):
    """A title and a sentence, perhaps below an icon."""

    def __init__(self, title: str, text: str, *, icon: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(8)
        box.addStretch(1)
        self._picture = QLabel()
        self._picture.setTextFormat(Qt.TextFormat.PlainText)
        self._picture.setContentsMargins(0, 0, 0, 8)
        if icon:
            self._picture.setPixmap(icons.pixmap(icon, theme.palette().honey_line, 48))
        box.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for line in (label(title, "heading", wrap=True), label(text, wrap=True, tone="ink_2")):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            line.setMaximumWidth(520)
            box.addWidget(line, 0, Qt.AlignmentFlag.AlignHCenter)
            width = min(520, line.fontMetrics().horizontalAdvance(line.text()) + 8)
            line.setMinimumWidth(width)
            # Qt guesses the height of wrapped text from another width, and cuts the second line.
            line.setMinimumHeight(line.heightForWidth(width))
        box.addStretch(2)
        self._whole = box.minimumSize().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room for its words only, it has no icon."""
        self._picture.setVisible(not self._picture.pixmap().isNull() and self.height() >= self._whole)
