"""Several kinds of file at once: which?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from workshop_app.i18n import _
from workshop_app.ui.minutes_exports import KINDS
from workshop_app.ui.widgets.choices import CheckBox
from workshop_app.ui.widgets.dialog import Dialog


class SeveralSheet(Dialog):
    """A check box for each kind; `kinds` are those that are ticked."""

    def __init__(self, parent: QWidget, chosen: Sequence[str], dated: bool) -> None:
        text = _("They come together in a new folder, named by the date and the title.")
        super().__init__(parent, _("Save several at once"), text, width=760)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(0)
        self._boxes: dict[str, CheckBox] = {}
        rows = (len(KINDS) + 1) // 2
        for number, (suffix, (words, _files)) in enumerate(KINDS.items()):
            box = CheckBox(_(words), suffix in chosen)
            box.toggled.connect(self._look)
            if suffix == ".ics" and not dated:
                box.setChecked(False)
                box.setEnabled(False)
                box.setToolTip(_("No action has a date yet."))
            self._boxes[suffix] = box
            grid.addWidget(box, number % rows, number // rows)
        self.body.addLayout(grid)
        self.addButton(_("Cancel"))
        self._choose = self.addButton(_("Choose a folder…"), "primary")
        self._look()

    def kinds(self) -> tuple[str, ...]:
        """What is ticked."""
        return tuple(suffix for suffix, box in self._boxes.items() if box.isChecked())

    def _look(self) -> None:
        self._choose.setEnabled(bool(self.kinds()))
