"""Notes to and from the clipboard of the system. What writes and reads them is imported with the first of them: the
board is not kept waiting for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from workshop_app.services.lines import SIZE_LIMIT

if TYPE_CHECKING:
    from workshop_app.services.clipboard import Clipping, Offered

OWN = "application/x-verkstad-notes"
"""The type of our own content."""
TABLE = "text/tab-separated-values"
LINKS = ("http", "https", "mailto")
"""Addresses of what is no file; as text they are somebody's words."""


def put(clipping: Clipping) -> None:
    """Put notes on the clipboard in all their forms."""
    data = QMimeData()
    data.setText(clipping.plain)
    data.setHtml(clipping.html)
    data.setData(TABLE, QByteArray(clipping.table.encode()))
    data.setData(OWN, QByteArray(clipping.own))
    QGuiApplication.clipboard().setMimeData(data)


def statement_files(data: QMimeData) -> list[Path]:
    """Files of statements in what is dragged or pasted."""
    return [path for path in _files(data) if _has_statements(path)]


def other_files(data: QMimeData) -> list[Path]:
    """The rest of the files in what is dragged or pasted: pictures, and what may turn out to be none."""
    return [path for path in _files(data) if not _has_statements(path)]


def is_written(data: QMimeData) -> bool:
    """Whether what is pasted can be written where one writes: files, and a picture without words, cannot."""
    pictured = data.hasImage() and not (data.hasText() and data.text().strip())
    return not pictured and not _files(data)


def _files(data: QMimeData) -> list[Path]:
    """One that is not on this computer, as on a telephone, has its whole address for a path: nothing is found there."""
    urls = (url for url in data.urls() if url.scheme() not in LINKS) if data.hasUrls() else ()
    return [Path(url.toLocalFile() or url.toString()) for url in urls]


def _has_statements(path: Path) -> bool:
    from workshop_app.services.importing import STATEMENT_FILES

    return path.suffix.casefold() in STATEMENT_FILES


def offered(data: QMimeData | None = None) -> Offered:
    """What the clipboard, or what is dragged, offers."""
    from workshop_app.services.clipboard import Offered

    data = data or QGuiApplication.clipboard().mimeData()
    if data is None:
        return Offered()
    if files := statement_files(data):
        return Offered(files=tuple(files))
    if other_files(data):
        return Offered()  # what is there as text are their addresses
    own = bytes(data.data(OWN).data()) if data.hasFormat(OWN) else b""
    return Offered(
        plain=data.text()[:SIZE_LIMIT] if data.hasText() else "",
        html=data.html()[:SIZE_LIMIT] if data.hasHtml() else "",
        own=own[:SIZE_LIMIT],
    )
