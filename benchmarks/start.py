"""How long the program takes to its first painted window, against a bare Qt window in the same run.

    python3 dev.py bench start [rounds]

Fresh processes on a virtual screen, from before the process is begun until the frame has been flushed; the variants
take turns. Byte code is kept, as it is for users, whatever PYTHONDONTWRITEBYTECODE says here. A start opens a workshop
where the program was killed in the middle of it: nobody can choose one sooner.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from helpers.figures import Figure, tell  # noqa: E402
from helpers.screen import virtual_screen  # noqa: E402

GOALS = {"home": 1.5, "1000": 2.0, "5000": 2.5}
HOME = "home"
RESTED = 1.0
"""Seconds on the home page before a workshop is opened from it."""
BARE = """
from PySide6.QtWidgets import QApplication, QWidget
from helpers.first_paint import told_when_painted
app = QApplication([])
window = QWidget()
window.resize(1440, 860)
window.show()
told_when_painted(window)
"""
OURS = """
import gc, sys
gc.disable()  # as main does before it imports what is imported here
import workshop_app.pyside as pyside
def begin(begun=pyside.begin):
    begun()
    from helpers.first_paint import instead_of_running
    instead_of_running(sys.argv[1], float(sys.argv[2]))
pyside.begin = begin
from workshop_app.cli import main
main([])
"""


def begin(code: str, *given: str, folder: Path) -> float:
    """Milliseconds until the window is painted: from the first moment that the process tells, or before it begins."""
    environment = {
        **os.environ,
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'benchmarks'}",
        "XDG_DATA_HOME": str(folder),
        "LANG": "sv_SE.UTF-8",
        "PYTHONPYCACHEPREFIX": str(folder / "byte-code"),
    }
    for name in ("PYTHONDONTWRITEBYTECODE", "VERKSTAD_DATA"):
        environment.pop(name, None)
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, *given], capture_output=True, text=True, env=environment, cwd=folder
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    *begun, painted = map(float, done.stdout.split())
    return (painted - (begun[0] if begun else began)) * 1000


def measured(rounds: int) -> list[Figure]:
    """The bare window, the home page and two workshops, in turns."""
    from helpers.crowds import crowd

    from workshop_app.services.settings import Settings, SettingsFile
    from workshop_app.storage.store import SqliteStore

    with tempfile.TemporaryDirectory(prefix="verkstad-bench-") as name:
        folder = Path(name)
        store = SqliteStore(folder / "verkstad" / "library.db")
        ids = {HOME: ""}
        for count in (1000, 5000):
            records = crowd(count)
            store.add(records)
            ids[str(count)] = records[0].workshop_id
        store.close()
        settings = SettingsFile(folder / "verkstad" / "settings.json")
        times: dict[str, list[float]] = {"bare": [], **{which: [] for which in ids}}
        opened: list[float] = []
        for _ in range(rounds + 1):  # the first round writes the byte code
            times["bare"].append(begin(BARE, folder=folder))
            for which, workshop_id in ids.items():
                settings.save(Settings(workshop=workshop_id))  # as it stands there when the program has been killed
                times[which].append(begin(OURS, "", "0", folder=folder))
            settings.save(Settings())
            opened.append(begin(OURS, ids["1000"], str(RESTED), folder=folder))
    floor = median(times["bare"][1:])
    figures = [Figure.of("start: bare Qt window", times["bare"][1:], "ms")]
    for which in ids:
        called = "start: home page" if which == HOME else f"start: workshop of {which} notes, board painted"
        figures.append(Figure.of(called, times[which][1:], "ms", floor, goal=GOALS[which], judged="ratio"))
    return [*figures, Figure.of("from the home page to a board of 1000 notes", opened[1:], "ms", floor)]


def figures(rounds: int) -> list[Figure]:
    """On a virtual screen where there is one; else off-screen, which says so."""
    with virtual_screen() as screen:
        os.environ.update(screen or {"QT_QPA_PLATFORM": "offscreen"})
        if not screen:
            print("Xvfb is not installed: the start is measured off-screen.")
        return measured(rounds)


if __name__ == "__main__":
    sys.exit(tell(figures(int(sys.argv[1]) if len(sys.argv) > 1 else 16)))
