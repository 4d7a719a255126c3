"""Office files are zip archives; the libraries that write them put the clock of the moment into every entry."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)


def repacked(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The same archive without times, so that the same content gives the same bytes, some entries changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, changed.get(name) or old.read(name), compresslevel=6)
    return made.getvalue()
