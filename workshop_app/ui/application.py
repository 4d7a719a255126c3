"""Qt itself, set up for the program."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from workshop_app import VERSION, i18n
from workshop_app.ui import theme
from workshop_app.ui.held_keys import HeldKeys
from workshop_app.ui.widgets.marks import program_icon


class _Once:
    """What the application has one of. Asked for it by `findChild`, PySide makes all that Qt's children might be."""

    code = ""
    translator: QTranslator | None = None
    held: HeldKeys | None = None


def make_application() -> QApplication:
    """Qt, with our name and icon, in the language of the program; a key that is held acts once."""
    if (os.cpu_count() or 1) <= 4:
        # Qt's raster threads cost more than they give on a small machine: docs/decisions.md.
        os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    # As an argument: QApplication.setStyle() gives the style back, and PySide makes its 4 ms of names.
    app = QApplication.instance() or QApplication([sys.argv[0], "-style", "Fusion"])
    assert isinstance(app, QApplication)
    app.setApplicationName("Verkstad")
    app.setApplicationVersion(VERSION)
    app.setDesktopFileName("verkstad")
    theme.load_fonts()
    app.setWindowIcon(program_icon())
    _Once.held = _Once.held or HeldKeys(app, app.platformName())
    speak(app)
    return app


def speak(app: QApplication) -> None:
    """Let Qt's own dialogs speak the language of the program."""
    if _Once.code == i18n.current().code:
        return
    if _Once.translator is not None:
        app.removeTranslator(_Once.translator)
    _Once.code, _Once.translator = i18n.current().code, QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if _Once.translator.load(QLocale(i18n.current().locale), "qtbase", "_", folder):
        app.installTranslator(_Once.translator)
