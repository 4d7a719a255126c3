"""Whether the pages of a library are whole: asked before it is opened to be written to."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from threading import Thread
from typing import ClassVar

from workshop_app.domain.errors import StorageError

CHECK_LIMIT = 64 << 20
"""Libraries up to this many bytes are checked at each opening (about 0.1 s)."""
BUSY_WAIT_MS = 5000


def check(path: Path) -> None:
    """StorageError('library_damaged') when a page is; sqlite3.Error when the file cannot be read as a library."""
    begun = _Ahead.begun.pop(path, None)
    if begun is not None and begun.found_whole():
        return
    if path.stat().st_size <= CHECK_LIMIT and not _is_whole(path):
        raise StorageError("library_damaged", path=str(path))


def check_ahead(path: Path) -> None:
    """Begin to check while the program is still being imported; `check` waits for the answer."""
    _Ahead(path).start()


class _Ahead(Thread):
    """A check that runs beside imports. It counts when all was whole and nobody has written since; else it is done
    again, by whoever has the library's lock."""

    begun: ClassVar[dict[Path, _Ahead]] = {}

    def __init__(self, path: Path) -> None:
        super().__init__(name="check of the library", daemon=True)
        self._path = path
        self._whole: list[tuple[int, int]] | None = None
        """When what was found whole had been written."""
        self.begun[path] = self

    def run(self) -> None:
        with suppress(OSError, sqlite3.Error):  # what is wrong is found out, and told, when it is opened
            before = _written(self._path)
            if self._path.stat().st_size <= CHECK_LIMIT and _is_whole(self._path):
                self._whole = before

    def found_whole(self) -> bool:
        """Wait for the answer."""
        self.join()
        return self._whole == _written(self._path)


def _is_whole(path: Path) -> bool:
    """Asked over a connection that cannot write: a damaged file is left exactly as it is."""
    # Without a WAL beside it nobody has it open, and then not even the files of a reader need be made.
    mode = "mode=ro" if _wal(path).exists() else "mode=ro&immutable=1"
    uri = f"{path.absolute().as_uri()}?{mode}"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_WAIT_MS / 1000)) as conn:
        conn.execute("pragma cell_size_check = on")
        return bool(conn.execute("pragma quick_check(1)").fetchone()[0] == "ok")


def _written(path: Path) -> list[tuple[int, int]]:
    """When the library and its WAL were written to, and how long they are; what is not there is left out."""
    return [(file.stat().st_mtime_ns, file.stat().st_size) for file in (path, _wal(path)) if file.exists()]


def _wal(path: Path) -> Path:
    return path.with_name(path.name + "-wal")
