"""The program's own line icons, from `resources/icons`, in any colour and size."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workshop_app.resources import resource
from workshop_app.ui import theme


def icon(name: str) -> QIcon:
    """An icon for menus and Qt's own widgets, in the colour of the text."""
    result = QIcon()
    for ratio in (1.0, 2.0):
        result.addPixmap(QPixmap.fromImage(_image(name, theme.palette().ink, 20, ratio)))
    return result


def pixmap(name: str, color: str | None = None, size: int = 20) -> QPixmap:
    """An icon as a picture, sharp on the sharpest screen there is."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return QPixmap.fromImage(_image(name, color or theme.palette().ink, size, ratio))


def paint_icon(painter: QPainter, name: str, centre: QPointF, size: int, color: str) -> None:
    """Draw an icon with its middle at `centre`."""
    image = _image(name, color, size, painter.device().devicePixelRatio())
    painter.drawImage(QPointF(round(centre.x() - size / 2), round(centre.y() - size / 2)), image)


@lru_cache(maxsize=512)
def _image(name: str, color: str, size: int, ratio: float) -> QImage:
    image = QImage(round(size * ratio), round(size * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))
    with QPainter(image) as painter:
        renderer.render(painter, QRectF(0, 0, size, size))
    return image


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return (resource("icons") / f"{name}.svg").read_text(encoding="utf-8")
