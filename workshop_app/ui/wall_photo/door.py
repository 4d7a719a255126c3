"""Where a photo of a wall comes in, and where it is kept while it is put aside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from workshop_app.domain.errors import DomainError
from workshop_app.i18n import _, current, ngettext
from workshop_app.ui.jobs import Job
from workshop_app.ui.pictures.sources import where_to_look
from workshop_app.ui.session import Session
from workshop_app.ui.undo_offer import offer_undo
from workshop_app.ui.widgets.toast import show_toast
from workshop_app.wording import error_text

# What cuts photos is imported with the first photo: the console opens without it.
if TYPE_CHECKING:
    from workshop_app.ui.wall_photo.draft import Draft
    from workshop_app.ui.wall_photo.page import WallPhotoPage

READING = 60.0
LONGEST = 4000
"""Pixels of the longer side while a photo is cut: each note is then still sharp."""


class WallPhotoDoor(QObject):
    """Opens a page for cutting a photo, over the whole of a widget."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over)
        self._session = session
        self._over = over
        self.page: WallPhotoPage | None = None
        over.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._keep_focus)
        session.pictures.wall_wanted.connect(self.open)

    def open(self) -> None:
        """Go on with the photo that was put aside, or ask for one."""
        if self._drafts:
            self._show(self._drafts[-1])
        else:
            self.ask()

    def ask(self) -> None:
        """Ask for a photo."""
        title = _("Choose a photo of the wall")
        chosen, _kind = QFileDialog.getOpenFileName(self._over.window(), title, *where_to_look())
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Read a photo in a thread, and show it."""
        toast = show_toast(self._over.window(), _("Reading the photo…"), seconds=READING)
        job = Job(lambda: _photo(path))
        job.succeeded.connect(self._read)
        job.failed.connect(self._failed)
        job.finished.connect(toast.leave)
        job.begin()

    def _read(self, outcome: QImage | DomainError) -> None:
        if isinstance(outcome, DomainError):
            show_toast(self._over.window(), error_text(current(), outcome))
            return
        from workshop_app.ui.wall_photo.chart import Cutting
        from workshop_app.ui.wall_photo.draft import Draft

        earlier = self.page.draft if self.page is not None else None
        self._show(Draft(outcome, Cutting(outcome.width(), outcome.height())))
        if earlier is not None and earlier in self._drafts:
            self._say_aside(earlier)

    def _failed(self, error: Exception) -> None:
        raise error

    @property
    def _drafts(self) -> list[Draft]:
        """The photo on the page, and those that have boxes and have not become notes yet; the newest last."""
        return self._session.pictures.drafts

    def _show(self, draft: Draft) -> None:
        from workshop_app.ui.wall_photo.page import WallPhotoPage

        self._close()
        if draft not in self._drafts:
            self._drafts.append(draft)
        self.page = WallPhotoPage(self._session, draft, self._over)
        self.page.aside.connect(self._put_aside)
        self.page.another.connect(self.ask)
        self.page.made.connect(self._made)
        self.page.setGeometry(self._over.rect())
        self.page.show()
        self.page.raise_()
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        """Take the page away; a photo that has boxes is kept."""
        if self.page is not None:
            self.page.stop()
            if not self.page.draft.cutting.boxes.pieces:
                self._drafts.remove(self.page.draft)
            self.page.hide()
            self.page.deleteLater()
            self.page = None

    def _put_aside(self) -> None:
        draft = self.page.draft if self.page is not None else None
        self._close()
        if draft is not None and draft in self._drafts:
            self._say_aside(draft)

    def _say_aside(self, draft: Draft) -> None:
        words = _("The photo is put aside with its boxes.")
        show_toast(self._over.window(), words, _("Come back"), lambda: self._come_back(draft))

    def _come_back(self, draft: Draft) -> None:
        """Unless its boxes have become notes meanwhile, as the workshop was finished."""
        if draft in self._drafts:
            self._show(draft)

    def _made(self, count: int) -> None:
        self._close()
        words = ngettext("{n} note made of the photo", "{n} notes made of the photo", count)
        offer_undo(self._over.window(), self._session, words)

    def _keep_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """What lies below the page may change, but does not take the keyboard from it."""
        page = self.page
        if page is not None and now is not None and self._over.isAncestorOf(now) and not page.isAncestorOf(now):
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the whole of it, however large."""
        if event.type() == QEvent.Type.Resize and self.page is not None:
            self.page.setGeometry(self._over.rect())
        return False


def _photo(path: Path) -> QImage | DomainError:
    """In a thread: the photo, or why it is none."""
    from workshop_app.ui.pictures.decode import decoded, read_picture

    try:
        return decoded(read_picture(path), LONGEST)
    except DomainError as error:
        return error
