"""What the minutes will look like, page by page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel

from workshop_app.i18n import _
from workshop_app.reports.choices import ReportChoices
from workshop_app.reports.model import Report
from workshop_app.ui import theme
from workshop_app.ui.jobs import Job
from workshop_app.ui.widgets.clearing import clear
from workshop_app.ui.widgets.labels import label
from workshop_app.ui.widgets.scroll_area import ScrollArea

PREVIEW_PAGES = 40
"""More than this is counted, not drawn: nobody proofreads a wall of pages in a preview."""
PAGE_WIDTH = 720

Made = tuple[bytes, list[QImage], int, set[str]]


class Preview(ScrollArea):
    """The pages of a PDF below each other. `begun`, then `counted` with how many pages there are, or `failed`."""

    begun = Signal()
    counted = Signal(int)
    failed = Signal()

    def __init__(self) -> None:
        super().__init__(padding=24, spacing=18)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Preview of the minutes"))
        self.pdf = b""
        """What is shown."""
        self.missing: set[str] = set()
        """The characters in it that no font has."""
        self._job: Job | None = None
        self._next: tuple[Callable[[], Report], ReportChoices] | None = None

    def preview(self, report: Callable[[], Report], choices: ReportChoices) -> None:
        """Make the preview anew; when one is being made, after it, and only the last that was asked for."""
        self._next = (report, choices)
        self.begun.emit()
        if self._job is None:
            self._start()

    def wait(self) -> None:
        """Let a preview that is being made come to its end."""
        if self._job is not None:
            self._job.wait()

    def busy(self) -> bool:
        """Whether what is shown is not yet what was asked for last."""
        return self._job is not None

    def _start(self) -> None:
        assert self._next is not None
        report, choices = self._next
        self._next = None
        width = round(PAGE_WIDTH * self.devicePixelRatioF())

        def work() -> Made:
            from workshop_app.reports.pdf import render_pdf  # late: the program starts without ReportLab

            missing: set[str] = set()
            pdf = render_pdf(report(), choices, missing)
            return pdf, *page_images(pdf, width), missing

        self._job = Job(work)
        self._job.succeeded.connect(self._show)
        self._job.failed.connect(self._not_made)
        self._job.finished.connect(self._done)
        self._job.begin()

    def _show(self, made: Made) -> None:
        self.pdf, images, pages, self.missing = made
        at = self.verticalScrollBar().value()
        clear(self.body)
        for number, image in enumerate(images, start=1):
            self.body.addWidget(_Page(image, number, pages), 0, Qt.AlignmentFlag.AlignHCenter)
        if pages > len(images):
            more = label(_("and {n} more pages in the file").format(n=pages - len(images)), "small")
            self.body.addWidget(more, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(1)
        self.verticalScrollBar().setValue(at)
        self._fit()
        if self._next is None:
            self.counted.emit(pages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the pages are narrower too."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        margins = self.body.contentsMargins()
        width = min(PAGE_WIDTH, self.viewport().width() - margins.left() - margins.right())
        for page in self.findChildren(_Page):
            page.show_wide(max(200, width))

    def _not_made(self, error: Exception) -> None:
        self.failed.emit()
        raise error

    def _done(self) -> None:
        self._job = None
        if self._next is not None:
            self._start()


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


class _Page(QLabel):
    """A page as a picture."""

    def __init__(self, image: QImage, number: int, pages: int) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setPixmap(QPixmap.fromImage(image))
        self.setAccessibleName(_("Page {page} of {pages}").format(page=number, pages=pages))
        self.setStyleSheet(f"border: 1px solid {theme.palette().line}; background: white;")

    def show_wide(self, width: int) -> None:
        """Take so much of the window."""
        pixmap = self.pixmap()
        if round(pixmap.width() / pixmap.devicePixelRatio()) != width:
            pixmap.setDevicePixelRatio(pixmap.width() / width)
            self.setPixmap(pixmap)
