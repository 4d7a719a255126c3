"""The crash path: a bug ends in a report file and a calm sentence, never in a traceback before the room."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from workshop_app import VERSION

log = logging.getLogger(__name__)

REPORTS_KEPT = 20
LOG_BYTES = 500_000
"""A log larger than this is laid aside when the program starts, and the one before it goes."""
PLAIN = {"AttributeError", "NameError", "TypeError", "ImportError", "ModuleNotFoundError", "RuntimeError"}
"""Exceptions whose messages are Python's and Qt's own words about the program."""


def start_log(folder: Path) -> None:
    """Write a log of what the program does (never what users write) in the data folder."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "verkstad.log"
        if path.exists() and path.stat().st_size > LOG_BYTES:
            path.replace(folder / "verkstad.log.1")
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError as error:  # a folder that cannot be written to is told of when the library is opened
        log.info("no log is written: %s", error)
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)


def told(error: BaseException) -> str:
    """An exception, and what it came from, without words that may be the user's: many messages quote what they met."""
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    before = told(earlier) + "\nthen\n" if earlier is not None else ""
    name = type(error).__qualname__
    message = f": {error}" if name in PLAIN else ""
    return before + "".join(traceback.format_tb(error.__traceback__)) + name + message


class CrashReporter:
    """Takes unhandled exceptions of any thread, writes a report and lets the window tell."""

    def __init__(self, folder: Path, tell: Callable[[Path | None], None]) -> None:
        self._folder = folder
        self._tell = tell
        self._busy = threading.Lock()

    def install(self) -> None:
        """Be the place where unhandled exceptions end."""
        sys.excepthook = self.take
        threading.excepthook = lambda args: self.take(args.exc_type, args.exc_value, args.exc_traceback)

    def take(self, kind: type[BaseException], error: BaseException | None, where: TracebackType | None) -> None:
        """Write a report of an exception and tell of it; an exception in here is only logged."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), where)
            return
        story = told((error or kind()).with_traceback(where))
        log.error("unhandled\n%s", story)
        if not self._busy.acquire(blocking=False):
            return  # one is being told of already
        try:
            self._tell(self._write(story))
        finally:
            self._busy.release()

    def _write(self, story: str) -> Path | None:
        import platform

        lines = [
            f"Verkstad {VERSION}, {datetime.now().astimezone().isoformat(timespec='seconds')}",
            f"{platform.platform()}, Python {platform.python_version()}",
            "",
            story,
        ]
        path = self._folder / f"report-{datetime.now():%Y%m%d-%H%M%S-%f}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join(lines), encoding="utf-8")
            for old in sorted(self._folder.glob("report-*.txt"))[:-REPORTS_KEPT]:
                old.unlink()
        except OSError:
            log.exception("no report could be written")
            return None
        return path
