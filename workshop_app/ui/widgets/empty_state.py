"""What stands where there is nothing yet: what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.ui import icons, theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import label


class EmptyState(QWidget):
    """A title, a sentence and perhaps a button (`acted`)."""

    acted = Signal()

    def __init__(
        self, title: str, text: str, action: str = "", *, icon: str = "", key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 24, 24, 24)
        box.setSpacing(8)
        box.addStretch(1)
        if icon:
            picture = QLabel()
            picture.setTextFormat(Qt.TextFormat.PlainText)
            picture.setPixmap(icons.pixmap(icon, theme.palette().honey_line, 48))
            box.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
            box.addSpacing(8)
        for words, role, tone in ((title, "heading", "ink"), (text, "body", "ink_2")):
            line = label(words, "heading" if role == "heading" else "body", wrap=True, tone=tone)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            line.setMaximumWidth(520)
            box.addWidget(line, 0, Qt.AlignmentFlag.AlignHCenter)
            width = min(520, line.fontMetrics().horizontalAdvance(words) + 8)
            line.setMinimumWidth(width)
            # Qt guesses the height of wrapped text from another width, and cuts the second line.
            line.setMinimumHeight(line.heightForWidth(width))
        if action:
            button = Button(action, "primary", key)
            button.clicked.connect(self.acted)
            box.addSpacing(8)
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)
