"""Notes to and from the clipboard of the system."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from workshop_app.services.clipboard import Clipping, Offered
from workshop_app.services.own_clipboard import OWN, SIZE_LIMIT

TABLE = "text/tab-separated-values"


def put(clipping: Clipping) -> None:
    """Put notes on the clipboard in all their forms."""
    data = QMimeData()
    data.setText(clipping.plain)
    data.setHtml(clipping.html)
    data.setData(TABLE, QByteArray(clipping.table.encode()))
    data.setData(OWN, QByteArray(clipping.own))
    QGuiApplication.clipboard().setMimeData(data)


def offered(data: QMimeData | None = None) -> Offered:
    """What the clipboard, or what is dragged, offers."""
    data = data or QGuiApplication.clipboard().mimeData()
    if data is None:
        return Offered()
    own = bytes(data.data(OWN).data()) if data.hasFormat(OWN) else b""
    return Offered(
        plain=data.text()[:SIZE_LIMIT] if data.hasText() else "",
        html=data.html()[:SIZE_LIMIT] if data.hasHtml() else "",
        own=own[:SIZE_LIMIT],
    )
