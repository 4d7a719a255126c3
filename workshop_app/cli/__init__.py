"""The command line. With nothing said the windows open, and nothing is read that only commands need."""

from __future__ import annotations

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
        from workshop_app import paths
        from workshop_app.pyside import begin
        from workshop_app.storage.checking import check_ahead

        check_ahead(paths.library_path())  # by a thread of its own, while this one imports
        begin()
        from workshop_app.app import run_program

        sys.exit(run_program(None, None))
