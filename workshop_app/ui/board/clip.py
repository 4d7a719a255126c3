"""Notes to and from the clipboard of the system. What writes and reads them is imported with the first of them: the
board is not kept waiting for it."""

from __future__ import annotations

from collections.abc import Collection
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


def put(clipping: Clipping) -> None:
    """Put notes on the clipboard in all their forms."""
    data = QMimeData()
    data.setText(clipping.plain)
    data.setHtml(clipping.html)
    data.setData(TABLE, QByteArray(clipping.table.encode()))
    data.setData(OWN, QByteArray(clipping.own))
    QGuiApplication.clipboard().setMimeData(data)


def files_in(data: QMimeData, suffixes: Collection[str]) -> list[Path]:
    """Files in what is dragged or pasted, when all of them are of these kinds and on this computer."""
    urls = data.urls() if data.hasUrls() else []
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return paths if len(paths) == len(urls) and all(path.suffix.casefold() in suffixes for path in paths) else []


def statement_files(data: QMimeData) -> list[Path]:
    """Files of statements in what is dragged or pasted."""
    from workshop_app.services.importing import STATEMENT_FILES

    return files_in(data, STATEMENT_FILES)


def offered(data: QMimeData | None = None) -> Offered:
    """What the clipboard, or what is dragged, offers."""
    from workshop_app.services.clipboard import Offered

    data = data or QGuiApplication.clipboard().mimeData()
    if data is None:
        return Offered()
    if files := statement_files(data):
        return Offered(files=tuple(files))
    own = bytes(data.data(OWN).data()) if data.hasFormat(OWN) else b""
    return Offered(
        plain=data.text()[:SIZE_LIMIT] if data.hasText() else "",
        html=data.html()[:SIZE_LIMIT] if data.hasHtml() else "",
        own=own[:SIZE_LIMIT],
    )
