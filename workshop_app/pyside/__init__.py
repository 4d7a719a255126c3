"""Beginning PySide: what it does anew in every process at its first import is done once, or quickly, or not at all
(docs/decisions.md says what each part is worth)."""

from __future__ import annotations

import builtins
import os
import sys

from workshop_app.pyside.enumerations import make_enumerations_quickly
from workshop_app.pyside.errors import contain_errors
from workshop_app.pyside.support_code import support_code_kept


def begin() -> None:
    """Import PySide. Afterwards importing is Python's own again: PySide would read the source of every module that
    follows, to see whether that wants `from __feature__ import`, which nothing here does."""
    if hasattr(sys, "setdlopenflags"):  # not on Windows
        # Each of fourteen thousand functions of Qt is looked up when it is first called, not all of them now.
        sys.setdlopenflags(os.RTLD_LAZY)
    make_enumerations_quickly()
    with support_code_kept():
        import PySide6.QtCore  # noqa: F401
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    contain_errors()
