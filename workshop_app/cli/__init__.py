"""The command line. With nothing said the windows open, and nothing is read that only commands need."""

from __future__ import annotations

import builtins
import gc
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Open the program, or run the command on the command line, and exit."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given:
        from workshop_app.cli.commands import run

        run(given)
    else:
        gc.disable()  # nothing that is imported is garbage; looking for it begins when the window is there
        _begin_pyside()
        from workshop_app.app import run_program

        sys.exit(run_program(None, None))


def _begin_pyside() -> None:
    """Import PySide, and end what it does at every import that follows: reading the module's source to see whether that
    wants `from __feature__ import`, which nothing here does (docs/decisions.md)."""
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
