"""The home page comes first: at its first paint nothing has been imported that only commands or open workshops need."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from workshop_app.storage.store import SqliteStore

LATER = {
    "PIL", "babel", "click", "docx", "openpyxl", "pikepdf", "pypdfium2", "reportlab", "sqlite_utils", "uuid",
    "workshop_app.cli.commands", "workshop_app.commands", "workshop_app.outlet", "workshop_app.reports",
    "workshop_app.services.editor", "workshop_app.ui.board", "workshop_app.ui.console", "workshop_app.ui.minutes",
    "workshop_app.ui.plan", "workshop_app.ui.projector",
}  # fmt: skip
PROGRAM = """
import json, linecache, sys
import workshop_app.pyside as pyside

def until_painted():
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    class Witness(QObject):
        painted = False
        def eventFilter(self, watched, event):
            self.painted = self.painted or event.type() == QEvent.Type.Paint
            return False

    witness = Witness()
    [window] = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    window.front.home.installEventFilter(witness)
    while not witness.painted:
        QApplication.processEvents()
    print(json.dumps([sorted(sys.modules), sorted(linecache.cache), window.front.home.list.rows.rowCount()]))
    return 0

def begin(begun=pyside.begin):
    begun()
    from PySide6.QtWidgets import QApplication
    QApplication.exec = staticmethod(until_painted)

pyside.begin = begin
from workshop_app.cli import main
main([])
"""


def test_what_is_heavy_is_imported_after_the_first_paint(tmp_path: Path) -> None:
    SqliteStore(tmp_path / "library.db").close()
    environment = {**os.environ, "VERKSTAD_DATA": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, env=environment, cwd=Path(__file__).parents[2]
    )
    assert ran.returncode == 0, ran.stderr
    modules, sources, rows = json.loads(ran.stdout)
    assert rows == 1, "the example is listed"
    assert LATER & set(modules) == set()
    assert [path for path in sources if "workshop_app" in path] == [], "no source is read, only byte code"
