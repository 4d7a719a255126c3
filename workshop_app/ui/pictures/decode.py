"""Pictures that somebody chose, pasted or dropped, made safe: the one place where foreign pictures are decoded.

Everything here may be called in a thread.
"""

from __future__ import annotations

from os.path import isdir  # of any name; Path's own fails on some
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from workshop_app.domain.errors import DomainError
from workshop_app.domain.pictures import BYTES_LIMIT, JPEG, PNG, SIDE_LIMIT, Facts, facts_of
from workshop_app.frozen import frozen
from workshop_app.services.importing import read_bytes
from workshop_app.ui.pictures.sources import SUFFIXES

FILE_LIMIT = 30 << 20
PIXEL_LIMIT = 40_000_000
"""More pixels than any telephone's camera takes by itself."""
MEMORY_LIMIT = 192
"""Megabytes that Qt may use for one picture: as many pixels, at four bytes each, and a little."""
QUALITY = 85
FEW_COLOURS = 256
"""A picture with no more colours is drawn, not photographed: as PNG it stays sharp."""
PNG_LIMIT = 2 << 20
_SAMPLES = 64
"""Colours are counted in so many rows and columns."""


@frozen
class Prepared:
    """A picture ready to be kept: encoded anew, so that nothing but what is seen is left of the file it came from."""

    data: bytes
    facts: Facts


def read_picture(path: Path) -> bytes:
    """The bytes of a file that may be a picture.

    DomainError: file_missing, file_not_readable, picture_too_large, picture_unknown (a folder, or a large file of
    another kind).
    """
    if isdir(path):
        raise DomainError("picture_unknown")
    try:
        return read_bytes(path, FILE_LIMIT)
    except DomainError as error:
        if error.code != "file_too_big":
            raise
        named_so = path.suffix.casefold() in SUFFIXES
        raise _too_large() if named_so else DomainError("picture_unknown") from error


def prepared(source: bytes | QImage) -> Prepared:
    """A foreign picture as it is kept. DomainError: picture_unknown, picture_too_large, picture_broken."""
    return encoded(decoded(source) if isinstance(source, bytes) else source)


def decoded(data: bytes, longest: int = SIDE_LIMIT) -> QImage:
    """A foreign picture upright and no longer than `longest`; errors as `prepared`."""
    if len(data) > FILE_LIMIT:
        raise _too_large()
    reader, device = _reader(data)
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        raise DomainError("picture_broken")
    if size.width() * size.height() > PIXEL_LIMIT:
        raise _too_large()
    if max(size.width(), size.height()) > longest:
        reader.setScaledSize(_within(size, longest))
    image = reader.read()
    device.close()
    if image.isNull():
        raise DomainError("picture_broken")
    return image


def encoded(image: QImage) -> Prepared:
    """A picture in memory as it is kept."""
    if image.isNull():
        raise DomainError("picture_broken")
    plain = _plain(image)
    data = _written(plain, b"png") if _colours(plain) <= FEW_COLOURS else b""
    if not data or len(data) > PNG_LIMIT:
        data = _written(plain, b"jpeg", QUALITY)
    return Prepared(data, facts_of(data))


def thumbnail(data: bytes, width: int) -> QImage:
    """A kept picture `width` pixels wide, or as wide as it is; a null image when it cannot be read."""
    try:
        reader, _device = _reader(data)
    except DomainError:
        return QImage()
    reader.setAutoTransform(False)  # it is upright: what a file from elsewhere says of itself does not count
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > SIDE_LIMIT or len(data) > BYTES_LIMIT:
        return QImage()
    if size.width() > width:
        reader.setScaledSize(QSize(width, max(1, round(size.height() * width / size.width()))))
    return reader.read().convertToFormat(QImage.Format.Format_RGB32)


def _reader(data: bytes) -> tuple[QImageReader, QBuffer]:
    """A reader of the one kind of picture that the bytes begin as, whatever the file is called; and what it reads."""
    QImageReader.setAllocationLimit(MEMORY_LIMIT)
    device = QBuffer()
    device.setData(QByteArray(data))
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(device, QByteArray(_kind(data)))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    return reader, device


def _kind(data: bytes) -> bytes:
    if data.startswith(PNG):
        return b"png"
    if data.startswith(JPEG):
        return b"jpeg"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return b"webp"
    raise DomainError("picture_unknown")


def _within(size: QSize, longest: int) -> QSize:
    return size.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def _plain(image: QImage) -> QImage:
    """The same picture on white and in common colours, without anything that was written beside it."""
    if image.colorSpace().isValid():
        image = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    size = image.size()
    if max(size.width(), size.height()) > SIDE_LIMIT:
        size = _within(size, SIDE_LIMIT)
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    image.setDevicePixelRatio(1)
    plain = QImage(size, QImage.Format.Format_RGB32)
    plain.fill(Qt.GlobalColor.white)
    with QPainter(plain) as painter:
        painter.drawImage(QPoint(0, 0), image)
    return plain


def _colours(image: QImage) -> int:
    """How many colours there are in a sample of the picture."""
    across, down = max(1, image.width() // _SAMPLES), max(1, image.height() // _SAMPLES)
    rows, columns = range(0, image.height(), down), range(0, image.width(), across)
    return len({image.pixel(x, y) for y in rows for x in columns})


def _written(image: QImage, kind: bytes, quality: int = -1) -> bytes:
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(device, kind)
    writer.setQuality(quality)
    writer.setOptimizedWrite(True)
    if not writer.write(image):
        raise DomainError("picture_broken")
    return bytes(device.data().data())


def _too_large() -> DomainError:
    return DomainError("picture_too_large", pixels=PIXEL_LIMIT // 1_000_000, limit=FILE_LIMIT >> 20)
