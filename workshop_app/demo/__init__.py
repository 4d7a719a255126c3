"""The example workshop, played through the real windows with real keys and mouse, from an empty library to the PDF."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from workshop_app.domain.errors import DomainError

MARK = "verkstad-demo.txt"
"""Lies in a folder that a demo has made, so that a library which is somebody's work is never replaced."""


def play_demo(folder: Path, lang: str) -> None:
    """Play into `folder`: library.db, minutes.pdf, NN-screen.png.

    DomainError: not_a_demo_folder, file_not_written.
    """
    try:
        _clear(folder)
    except OSError as error:
        raise DomainError("file_not_written", path=folder, reason=error.strerror or str(error)) from error
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["VERKSTAD_REDUCED_MOTION"] = "1"
    os.environ["VERKSTAD_DATA"] = str(folder)
    from workshop_app.demo.player import play  # Qt reads the platform when it is imported

    play(folder, lang)


def _clear(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    mark = folder / MARK
    if not mark.exists() and any((folder / name).exists() for name in ("library.db", "minutes.pdf")):
        raise DomainError("not_a_demo_folder", path=str(folder))
    mark.write_text("Made by `workshop-app demo`. The next demo replaces what is here.\n", encoding="utf-8")
    made = (
        *folder.glob("library.db*"),
        *folder.glob("[0-9][0-9]-*.png"),
        folder / "minutes.pdf",
        folder / "library.example",
    )
    for path in made:
        path.unlink(missing_ok=True)
