"""The minutes: what they will look like, beside what can be chosen; export at any moment of the meeting."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workshop_app.commands.agenda import FinishWorkshop
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import Stage
from workshop_app.domain.state import State
from workshop_app.i18n import Language, _, current, ngettext
from workshop_app.reports.build import minutes_report
from workshop_app.reports.files import safe_name
from workshop_app.ui import theme
from workshop_app.ui.jobs import Job
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.banner import Banner
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.choices import Segmented
from workshop_app.ui.widgets.clearing import clear
from workshop_app.ui.widgets.keys_overlay import show_keys
from workshop_app.ui.widgets.labels import label
from workshop_app.ui.widgets.marks import Divider, Pill
from workshop_app.ui.widgets.scroll_area import ScrollArea
from workshop_app.ui.widgets.topbar import TopBar
from workshop_app.wording import error_text

log = logging.getLogger(__name__)

PREVIEW_PAGES = 40
"""More than this is counted, not drawn: nobody proofreads a wall of pages in a preview."""
PAGE_WIDTH = 720

Export = Callable[[State, Path, Language], None]
"""Writes a file of a workshop, of the kind that its suffix says, whole or not at all; OSError when it cannot."""


class MinutesPage(QWidget):
    """Preview at the right, choices at the left."""

    homeWanted = Signal()
    consoleWanted = Signal()
    planWanted = Signal()

    def __init__(self, session: Session, export: Export, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._export = export
        self._language = session.language.code
        self._folder = Path.home()
        self._job: Job | None = None
        self._again = False
        self.bar = TopBar(session.workshop.title, _("Minutes"))
        self.bar.homeClicked.connect(self.homeWanted)
        back = Button(_("Back to the workshop"), icon="arrow-left")
        back.clicked.connect(self.consoleWanted)
        plan = Button(_("The plan"))
        plan.clicked.connect(self.planWanted)
        self._save = Button(_("Save as PDF…"), "primary", key="Ctrl+S")
        self._save.clicked.connect(self.save_pdf)
        home = Button(_("Home"), "quiet", icon="home")
        home.clicked.connect(self.homeWanted)
        for button in (home, plan, back, self._save):
            self.bar.addWidget(button)
        self.banner = Banner()
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._choices())
        middle.addWidget(Divider(vertical=True))
        middle.addWidget(self._preview(), 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        notice = QVBoxLayout()
        notice.setContentsMargins(20, 12, 20, 0)
        notice.addWidget(self.banner)
        box.addLayout(notice)
        box.addLayout(middle, 1)
        bar = self._pages.verticalScrollBar()
        for keys, act in (
            ("Ctrl+S", self.save_pdf),
            ("Esc", self.consoleWanted.emit),
            ("Home", lambda: bar.setValue(0)),
            ("End", lambda: bar.setValue(bar.maximum())),
            ("F1", self._show_keys),
            ("?", self._show_keys),
        ):
            QShortcut(QKeySequence(keys), self, act)
        self.setFocusProxy(self._pages)
        session.changed.connect(self.refresh)
        session.refused.connect(self._tell)
        session.not_saved.connect(self._tell)
        self.refresh()

    def _show_keys(self) -> None:
        keys = [
            ("Ctrl+S", _("Save as PDF…")),
            ("PgDn / PgUp", _("Next or previous page")),
            ("Home / End", _("First or last page")),
            ("Esc", _("Back to the workshop")),
        ]
        show_keys(self.window(), keys)

    def _choices(self) -> QWidget:
        holder = QWidget()
        holder.setFixedWidth(330)
        box = QVBoxLayout(holder)
        box.setContentsMargins(24, 24, 24, 24)
        box.setSpacing(10)
        row = QHBoxLayout()
        row.addWidget(label(_("Minutes"), "title"), 1)
        self._status = Pill("", "honey")
        row.addWidget(self._status)
        box.addLayout(row)
        self._count = label("", "small", wrap=True)
        box.addWidget(self._count)
        box.addSpacing(12)
        box.addWidget(label(_("Language of the minutes"), "eyebrow"))
        language = Segmented(_("Language of the minutes"), [("Svenska", "sv"), ("English", "en")], self._language)
        language.valueChanged.connect(self._choose_language)
        box.addWidget(language)
        box.addSpacing(12)
        self._draft = label("", "small", wrap=True)
        box.addWidget(self._draft)
        self._finish = Button(_("Finish the workshop"))
        self._finish.clicked.connect(lambda: self._session.run(FinishWorkshop()))
        box.addWidget(self._finish)
        box.addSpacing(12)
        box.addWidget(label(_("Also as"), "eyebrow"))
        for text, suffix in (
            (_("Notes as a table (CSV)"), ".csv"),
            (_("Everything as data (JSON)"), ".json"),
            (_("Workshop file (.verkstad)"), ".verkstad"),
        ):
            button = Button(text, icon="export")
            button.clicked.connect(lambda checked=False, s=suffix: self.save_as(s))
            box.addWidget(button)
        box.addStretch(1)
        return holder

    def _preview(self) -> QWidget:
        self._pages = ScrollArea(padding=24, spacing=18)
        self._pages.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pages.setAccessibleName(_("Preview of the minutes"))
        return self._pages

    def refresh(self) -> None:
        """Make the preview anew; when one is being made, once more after it."""
        final = self._session.workshop.stage is Stage.DONE
        self._status.setText(_("Final") if final else _("Draft"))
        self._status.setTone("idea" if final else "honey")
        self._draft.setVisible(not final)
        self._finish.setVisible(not final)
        self._draft.setText(_("Every page is marked as a draft until the workshop is finished."))
        self._count.setText(_("Making the preview…"))
        if self._job is not None:
            self._again = True
            return
        report = minutes_report(self._session.state, Language(self._language), datetime.now().astimezone())

        width = round(PAGE_WIDTH * self.devicePixelRatioF())

        def work() -> tuple[list[QImage], int]:
            from workshop_app.reports.pdf import render_pdf  # late: the program starts without ReportLab

            return page_images(render_pdf(report), width)

        self._job = Job(work)
        self._job.succeeded.connect(self._show)
        self._job.failed.connect(self._failed)
        self._job.finished.connect(self._done)
        self._job.begin()

    def _show(self, made: tuple[list[QImage], int]) -> None:
        images, pages = made
        at = self._pages.verticalScrollBar().value()
        clear(self._pages.body)
        for number, image in enumerate(images, start=1):
            self._pages.body.addWidget(_page(image, number, pages), 0, Qt.AlignmentFlag.AlignHCenter)
        if pages > len(images):
            more = label(_("and {n} more pages in the file").format(n=pages - len(images)), "small")
            self._pages.body.addWidget(more, 0, Qt.AlignmentFlag.AlignHCenter)
        self._pages.body.addStretch(1)
        self._pages.verticalScrollBar().setValue(at)
        if self._again:
            return  # it is out of date already
        self._count.setText(
            ngettext("{n} page, A4, readable by a screen reader", "{n} pages, A4, readable by a screen reader", pages)
        )

    def _failed(self, error: Exception) -> None:
        self._count.setText(_("The preview could not be made."))
        raise error

    def _done(self) -> None:
        self._job = None
        if self._again:
            self._again = False
            self.refresh()

    def wait(self) -> None:
        """Let a preview that is being made come to its end."""
        if self._job is not None:
            self._job.wait()

    def _choose_language(self, code: str) -> None:
        self._language = code
        self.refresh()

    def save_pdf(self) -> None:
        """Ask where, and write the file."""
        self.save_as(".pdf")

    def save_as(self, suffix: str) -> None:
        """Ask where, and write a file of a kind."""
        name = safe_name(self._session.workshop.title, _("Workshop")) + suffix
        kinds = {
            ".pdf": _("PDF (*.pdf)"),
            ".csv": _("Table (*.csv)"),
            ".json": _("Data (*.json)"),
            ".verkstad": _("Workshop (*.verkstad)"),
        }
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save"), str(self._folder / name), kinds[suffix])
        if chosen:
            path = Path(chosen)
            self.write(path if path.suffix.casefold() == suffix else path.with_name(path.name + suffix))

    def write(self, path: Path) -> None:
        """Write the file whole or not at all, and say how it went."""
        self._folder = path.parent
        state, language = self._session.state, Language(self._language)

        def work() -> tuple[Path, Exception | None]:
            try:
                self._export(state, path, language)
            except (OSError, DomainError) as error:
                return path, error
            return path, None

        self.banner.say(_("Saving {name}…").format(name=path.name), closable=False)
        job = Job(work)
        job.succeeded.connect(self._written)
        job.failed.connect(self._not_written)
        job.begin()

    def _written(self, outcome: tuple[Path, Exception | None]) -> None:
        path, error = outcome
        if error is None:
            self.banner.say(_("Saved as {path}").format(path=path), "good")
            return
        log.info("%s was not written: %s", path, error)
        if isinstance(error, DomainError):
            self._tell(error_text(current(), error))
            return
        reason = getattr(error, "strerror", "") or str(error)
        text = _("{name} was not saved: {reason}. An older file with that name is as it was. Choose another place.")
        self._tell(text.format(name=path.name, reason=reason))

    def _not_written(self, error: Exception) -> None:
        self.banner.clear()
        raise error

    def _tell(self, text: str) -> None:
        self.banner.say(text, "danger")


def page_images(pdf: bytes, width: int) -> tuple[list[QImage], int]:
    """The first pages of a PDF as pictures `width` pixels wide, and how many pages there are in all."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        images = []
        for index in range(min(len(document), PREVIEW_PAGES)):
            page = document[index]
            bitmap = page.render(scale=width / page.get_width())
            raw = bytes(bitmap.buffer)
            image = QImage(raw, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_BGR888)
            images.append(image.copy())
        return images, len(document)
    finally:
        document.close()


def _page(image: QImage, number: int, pages: int) -> QLabel:
    page = QLabel()
    page.setTextFormat(Qt.TextFormat.PlainText)
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(image.width() / PAGE_WIDTH)
    page.setPixmap(pixmap)
    page.setAccessibleName(_("Page {page} of {pages}").format(page=number, pages=pages))
    page.setStyleSheet(f"border: 1px solid {theme.palette().line}; background: white;")
    return page
