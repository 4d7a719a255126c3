"""Small pictures for the screen: made in a thread when they are first asked for, kept as long as there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from workshop_app.domain.errors import DomainError
from workshop_app.ui.jobs import Job

LIMIT = 32 << 20
WIDTHS = (40, 80, 160, 320, 640, 1280, 2000)
"""Pixels; the next larger one is kept and drawn smaller."""
AT_ONCE = 8
"""So many are made before the first of them are shown."""
Key = tuple[str, int]
"""Id of a picture and width."""


class Thumbnails(QObject):
    """The pictures of a workshop in the sizes they are shown in."""

    arrived = Signal(str)
    """A picture, by its id, can be shown larger than before."""

    def __init__(self, read: Callable[[str], Callable[[], bytes]], parent: QObject, limit: int = LIMIT) -> None:
        super().__init__(parent)
        self._read = read
        """By the id of a picture, what reads its bytes in a thread."""
        self._limit = limit
        self._bytes = 0
        self._kept: OrderedDict[Key, QImage] = OrderedDict()
        self._wanted: dict[Key, None] = {}
        self._working = False

    def picture(self, picture_id: str, width: int) -> QImage | None:
        """A picture for a width in pixels: sharp, or the best there is until then, or None. One that cannot be read is
        a null image."""
        key = (picture_id, next((size for size in WIDTHS if size >= width), WIDTHS[-1]))
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        self._wanted.pop(key, None)
        self._wanted[key] = None  # what was asked for last is made first
        self._go_on()
        others = (self._kept.get((picture_id, size)) for size in reversed(WIDTHS))
        return next((other for other in others if other is not None), None)

    def _go_on(self) -> None:
        if self._working or not self._wanted:
            return
        self._working = True
        keys = list(reversed(self._wanted))[:AT_ONCE]
        for key in keys:
            del self._wanted[key]
        work = [(key, self._read(key[0])) for key in keys]
        job = Job(lambda: [(key, _made_of(read, key[1])) for key, read in work])
        job.succeeded.connect(self._made)
        job.failed.connect(self._failed)
        job.begin()

    def _made(self, made: list[tuple[Key, QImage]]) -> None:
        self._working = False
        for key, image in made:
            old = self._kept.pop(key, None)
            self._bytes += image.sizeInBytes() - (old.sizeInBytes() if old else 0)
            self._kept[key] = image
        while self._bytes > self._limit and len(self._kept) > len(made):
            self._bytes -= self._kept.popitem(last=False)[1].sizeInBytes()
        for picture_id in dict.fromkeys(key[0] for key, _image in made):
            self.arrived.emit(picture_id)
        self._go_on()

    def _failed(self, error: Exception) -> None:
        self._working = False
        raise error


def _made_of(read: Callable[[], bytes], width: int) -> QImage:
    """In a thread: a picture, or a null image when the library cannot be read either."""
    from workshop_app.ui.pictures.decode import thumbnail  # with the first picture

    try:
        return thumbnail(read(), width)
    except DomainError:
        return QImage()
