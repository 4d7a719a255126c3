"""Says which picture is being read, whatever step is on the screen meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workshop_app.i18n import _
from workshop_app.ui.pictures.desk import Pictures
from workshop_app.ui.widgets.toast import show_toast

READING = 600.0
"""Seconds that the words on reading stay, unless it ends before."""


class ReadingToast(QObject):
    """Belongs to a page that outlives its steps; what it shows goes away with the next picture, or with the last."""

    def __init__(self, pictures: Pictures, page: QWidget) -> None:
        super().__init__(page)
        self._pictures = pictures
        self._page = page
        pictures.progress.connect(self._tell)

    def _tell(self, number: int, count: int) -> None:
        if number and self._page.isVisible():
            words = _("Reading picture {number} of {count}…") if count > 1 else _("Reading the picture…")
            words = words.format(number=number, count=count)
            toast = show_toast(self._page.window(), words, _("Cancel"), self._pictures.cancel, READING)
            self._pictures.progress.connect(toast.leave)
