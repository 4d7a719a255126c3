"""What stands on the home page where no workshop, and no hit of the search, does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.i18n import _
from workshop_app.ui.widgets.empty_state import EmptyState
from workshop_app.ui.widgets.labels import label


class NoWorkshops(EmptyState):
    """Says how the first one is made."""

    def __init__(self) -> None:
        text = _("Choose a template above. It is a ready plan that you can change.")
        super().__init__(_("No workshops yet"), text, icon="note")


class NothingFound(QWidget):
    """Says that nothing was found, and what is searched."""

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "heading", wrap=True)
        text = label(_("Titles and notes are searched, by the beginning of words."), tone="ink_2", wrap=True)
        box = QVBoxLayout(self)
        box.addStretch(1)
        for line in (self._title, text):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.addWidget(line)
        box.addStretch(2)

    def setTitle(self, title: str) -> None:
        """Say what was searched for."""
        self._title.setText(title)
