"""What was deleted on the home page: it is hidden there at once, but on disk until the page is left."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workshop_app import i18n
from workshop_app.domain.errors import DomainError
from workshop_app.i18n import _
from workshop_app.services.library import Library
from workshop_app.ui.widgets.toast import show_toast
from workshop_app.wording import error_text

TOAST_SECONDS = 8.0


class Deletions(QObject):
    """The workshops that wait for being deleted: undo is simply not deleting."""

    over = Signal()
    """What was deleted last has been brought back, or is gone."""
    brought_back = Signal()

    def __init__(self, library: Library, page: QWidget) -> None:
        super().__init__(page)
        self._library, self._page = library, page
        self._waiting: dict[str, str] = {}
        """Their titles by their ids, the last one last."""

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def __contains__(self, workshop_id: str) -> bool:
        return workshop_id in self._waiting

    def add(self, workshop_id: str, title: str) -> None:
        """One more, which can be brought back."""
        self._waiting[workshop_id] = title if len(title) <= 60 else title[:59] + "…"
        words = _("“{title}” will be deleted").format(title=self._waiting[workshop_id])
        toast = show_toast(self._page.window(), words, _("Undo"), self.keep, TOAST_SECONDS)
        self.over.connect(toast.leave)

    def keep(self) -> None:
        """Bring back what was deleted last."""
        if self._waiting:
            self._waiting.popitem()
            self.brought_back.emit()
            self.over.emit()

    def finish(self) -> str:
        """Delete for good what could be brought back until now; what of it is still there, and why."""
        waiting, self._waiting = self._waiting, {}
        refusals = []
        for workshop_id, title in waiting.items():
            try:
                self._library.delete(workshop_id)
            except DomainError as error:
                reason = error_text(i18n.current(), error)
                refusals.append(_("“{title}” was not deleted. {reason}").format(title=title, reason=reason))
        self.over.emit()
        return "\n".join(refusals)
