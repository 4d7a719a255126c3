"""The first page comes first: at its first paint nothing is there that only other pages, commands or acts need."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.helpers.workshops import done, library, small
from workshop_app.commands.agenda import GoToStep
from workshop_app.commands.notes import AddNotes
from workshop_app.services.settings import Settings, SettingsFile
from workshop_app.storage.store import SqliteStore

HEAVY = {
    "PIL", "babel", "click", "csv", "docx", "html", "openpyxl", "pikepdf", "pypdfium2", "reportlab", "sqlite_utils",
    "uuid", "workshop_app.cli.commands", "workshop_app.outlet", "workshop_app.reports",
    "workshop_app.services.clipboard", "workshop_app.ui.minutes", "workshop_app.ui.plan", "workshop_app.ui.projector",
}  # fmt: skip
OF_WORKSHOPS = {
    "workshop_app.commands", "workshop_app.services.editor", "workshop_app.ui.board", "workshop_app.ui.console",
}  # fmt: skip
PROGRAM = """
import json, linecache, sys
import workshop_app.pyside as pyside

def until_painted():
    from PySide6 import QtWidgets
    from PySide6.QtCore import QEvent, QObject

    class Witness(QObject):
        painted = False
        def eventFilter(self, watched, event):
            self.painted = self.painted or event.type() == QEvent.Type.Paint
            return False

    witness = Witness()
    [window] = [widget for widget in QtWidgets.QApplication.topLevelWidgets() if widget.isVisible()]
    board = window.page.stage.board if window.session else None
    (board.viewport() if board else window.front.home).installEventFilter(witness)
    while not witness.painted:
        QtWidgets.QApplication.processEvents()
    kinds = [name for name, kind in vars(QtWidgets).items() if isinstance(kind, type)]
    shown = len(board.cards) if board else window.front.home.list.rows.rowCount()
    print(json.dumps([sorted(sys.modules), sorted(linecache.cache), kinds, shown]))
    return 0

def begin(begun=pyside.begin):
    begun()
    import workshop_app.app
    from PySide6.QtWidgets import QApplication
    workshop_app.app.SHOWN_MS = 10 ** 6  # what comes later never comes here, however slow the machine is
    QApplication.exec = staticmethod(until_painted)

pyside.begin = begin
from workshop_app.cli import main
main([])
"""


def at_first_paint(folder: Path) -> tuple[set[str], Any]:
    """The modules that are there when the first page is painted, and how many things it shows."""
    environment = {**os.environ, "VERKSTAD_DATA": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, env=environment, cwd=Path(__file__).parents[2]
    )
    assert ran.returncode == 0, ran.stderr
    modules, sources, kinds, shown = json.loads(ran.stdout)
    assert [path for path in sources if "workshop_app" in path] == [], "no source is read, only byte code"
    assert "QCalendarWidget" not in kinds, "PySide was asked what something of Qt's own is, and made all it might be"
    return set(modules), shown


def test_what_is_heavy_is_imported_after_the_first_paint(tmp_path: Path) -> None:
    SqliteStore(tmp_path / "library.db").close()
    modules, shown = at_first_paint(tmp_path)
    assert shown == 1, "the example is listed"
    assert modules & (HEAVY | OF_WORKSHOPS) == set()


def test_a_workshop_that_the_program_died_in_is_painted_before_what_is_heavy_is_imported(tmp_path: Path) -> None:
    state = done(small(), GoToStep("collect"), AddNotes("problem", ("Beslut tar för lång tid", "Ingen vet vem")))
    with closing(library(tmp_path, state.records())) as store:
        workshop_id = store.workshops()[0].id
    SettingsFile(tmp_path / "settings.json").save(Settings(workshop=workshop_id))
    modules, shown = at_first_paint(tmp_path)
    assert shown == 2, "the notes are on the board"
    assert modules & OF_WORKSHOPS
    assert modules & HEAVY == set()
