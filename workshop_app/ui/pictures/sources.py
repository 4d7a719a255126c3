"""Where pictures come from: files that were chosen or dropped, and the clipboard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths
from PySide6.QtGui import QImage

from workshop_app.frozen import frozen
from workshop_app.i18n import _
from workshop_app.services.lines import cleaned
from workshop_app.ui.board.clip import other_files

SUFFIXES = (".png", ".jpg", ".jpeg", ".jfif", ".webp")
"""Of files that call themselves pictures; what they are is told by what is in them."""
ENCODED = ("image/png", "image/jpeg", "image/webp")
NAME_LIMIT = 200
MOST = 100
"""So many pictures are taken at once."""
_BY_MACHINE = (
    r"(img|dscn?|dsc|pxl|mvimg|image|picture|photo|foto|bild|scan|p|whatsapp image|screen ?shot|skärmbild|namnlös"
    r"|untitled|unnamed)?(at|från|[\s\d._:()-])*"
)
"""Names that cameras and programs make up and that tell nobody anything."""


@frozen
class Source:
    """A picture that may be taken: what it is called, if anything, and what reads it, in a thread."""

    name: str
    read: Callable[[], bytes | QImage]
    file: str = ""
    """The name of the file, if it is one."""


def of_files(paths: Iterable[Path]) -> list[Source]:
    """Files as sources, called by their names."""
    from workshop_app.ui.pictures.decode import read_picture  # with the first picture

    return [Source(name_of(path), partial(read_picture, path), path.name) for path in paths]


def where_to_look() -> tuple[str, str]:
    """Where a dialog for pictures begins, and the files that it shows."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return place, _("Pictures ({patterns})").format(patterns=" ".join(f"*{suffix}" for suffix in SUFFIXES))


def name_of(path: Path) -> str:
    """What a file's name says of the picture; nothing when a camera made it up."""
    name = cleaned(path.stem.replace("_", " "))[:NAME_LIMIT].strip()
    return "" if re.fullmatch(_BY_MACHINE, name, re.IGNORECASE) else name


def in_clipboard(data: QMimeData | None) -> list[Source]:
    """The files on the clipboard but for statements, or its picture. Where there is text too, as from a spreadsheet,
    the text is what is meant."""
    if data is None:
        return []
    if files := other_files(data):
        return of_files(files)
    if not data.hasImage() or (data.hasText() and data.text().strip()):
        return []
    for kind in ENCODED:
        if data.hasFormat(kind):
            return [Source("", partial(bytes, data.data(kind).data()))]
    image = QImage(data.imageData())
    return [] if image.isNull() else [Source("", lambda: image)]
