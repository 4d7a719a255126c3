"""How long minutes take, against the same content set by plain platypus in the same run; memory and size.

    python3 dev.py bench minutes [rounds]

Prints one JSON line for each figure and then a table for RESULTS.md.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from helpers.figures import Figure, apart, memory, tell, timed  # noqa: E402

from tests.helpers.sample_report import IDEAS, PROBLEMS, sample_report  # noqa: E402
from workshop_app.domain.enums import Stage  # noqa: E402
from workshop_app.domain.records import Action, Lane, Note, Record, Theme, Workshop  # noqa: E402
from workshop_app.domain.state import State  # noqa: E402
from workshop_app.domain.templates import from_template  # noqa: E402
from workshop_app.i18n import Language  # noqa: E402
from workshop_app.reports.build import minutes_report  # noqa: E402
from workshop_app.reports.model import Report  # noqa: E402
from workshop_app.resources import resource  # noqa: E402

NOW = datetime(2026, 6, 10, 12, 5, tzinfo=UTC)
NOTES, THEMES, ACTIONS = 500, 6, 28
MOST_RATIO, MOST_BIKUPA_MS, MOST_MIB, MOST_FRAME_MS = 1.3, 500.0, 40.0, 20.0


def reference() -> Report:
    """500 notes of one or two sentences in six themes, 28 actions, a chart."""
    pool = (*PROBLEMS["sv"], *IDEAS["sv"])
    texts = tuple(
        ". ".join(pool[(number * 5 + more) % len(pool)] for more in range(1 + number % 2)) + "."
        for number in range(NOTES)
    )
    return sample_report("sv", NOTES, ACTIONS, themes=THEMES, texts=texts)


def bikupa() -> State:
    """A buzz group of 25 minutes that has been held: 24 notes in four themes, and three actions."""
    numbers = count(1)
    template = json.loads((resource("templates") / "bikupa.json").read_text("utf-8"))
    records: list[Record] = from_template(template, "sv", date(2026, 6, 10), lambda: f"{next(numbers):06}")
    workshop = next(record for record in records if isinstance(record, Workshop))
    lane = next(record for record in records if isinstance(record, Lane))
    here = workshop.id
    records[records.index(workshop)] = replace(workshop, stage=Stage.DONE, organisation="Åmåls kommun")
    pool = (*PROBLEMS["sv"], *IDEAS["sv"])
    themes = [Theme(id=f"theme{at}", workshop_id=here, position=f"{at}", name=pool[at]) for at in range(4)]
    notes = [
        Note(
            id=f"note{at}", workshop_id=here, position=f"{at:03}", lane_id=lane.id, kind=lane.kind, number=at + 1,
            text=pool[at % len(pool)], theme_id=f"theme{at % 4}",
        )
        for at in range(24)
    ]  # fmt: skip
    actions = [Action(id=f"action{at}", workshop_id=here, position=f"{at}", what=pool[at], who="HR") for at in range(3)]
    return State.of_records([*records, *themes, *notes, *actions])


def first_export() -> float:
    """Milliseconds of the first export of a bikupa's minutes in a program that has just been started."""
    state = bikupa()

    def export() -> None:
        from workshop_app.reports.pdf import render_pdf

        render_pdf(minutes_report(state, Language("sv"), NOW))

    return timed(export)


def peak() -> float:
    """MiB at the peak of the reference document's export above the idle program."""
    report = reference()
    idle = memory()
    from workshop_app.reports.pdf import render_pdf

    render_pdf(report)
    return memory("VmHWM") - idle


def frames() -> list[float]:
    """Milliseconds of each frame of the minutes page, drawn whole 60 times a second while the reference is exported."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["VERKSTAD_DATA"] = tempfile.mkdtemp()
    from workshop_app.app import Program
    from workshop_app.reports.pdf import render_pdf
    from workshop_app.services.settings import SettingsFile
    from workshop_app.storage.store import SqliteStore
    from workshop_app.ui.application import make_application
    from workshop_app.ui.jobs import Job
    from workshop_app.ui.minutes import MinutesPage

    folder = Path(os.environ["VERKSTAD_DATA"])
    app = make_application()
    program = Program(app, SqliteStore(folder / "library.db"), SettingsFile(folder / "settings.json"), "sv")
    program.start()
    window, report, times = program.window, reference(), []
    window.resize(1920, 1080)
    window.open_workshop(program.library.workshops()[0].id)
    page = window.page
    assert isinstance(page, MinutesPage)
    page.wait()
    for _ in range(5):
        done: list[object] = []
        job = Job(lambda: render_pdf(report))
        job.succeeded.connect(done.append)
        job.begin()
        while not done:
            began = time.perf_counter()
            page.repaint()
            app.processEvents()
            times.append((time.perf_counter() - began) * 1000)
            time.sleep(max(0.0, 1 / 60 - (time.perf_counter() - began)))
        job.wait()
    program.stop()
    return times


def measured(rounds: int) -> list[Figure]:
    """All figures. The two engines take turns, so that whatever else the machine does meets both."""
    from against.plain_platypus import plain_pdf
    from pikepdf import Pdf

    from workshop_app.reports.pdf import render_pdf

    report, state = reference(), bikupa()
    path = ROOT / "benchmarks" / "reference.pdf"
    path.write_bytes(render_pdf(report))
    with Pdf.open(path) as pdf:
        pages = len(pdf.pages)
    size = path.stat().st_size / 1024
    path.unlink()
    plain_size = len(plain_pdf(report)) / 1024
    ours, plain = [], []
    for _ in range(rounds):
        plain.append(timed(lambda: plain_pdf(report)))
        ours.append(timed(lambda: render_pdf(report)))
    small = [timed(lambda: render_pdf(minutes_report(state, Language("sv"), NOW))) for _ in range(rounds)]
    drawn: list[float] = json.loads(apart(__file__, "frames"))
    first = [float(apart(__file__, "first")) for _ in range(3)]
    most = [float(apart(__file__, "peak")) for _ in range(3)]
    return [
        Figure.of("reference, plain platypus", plain, "ms"),
        Figure.of("reference, tagged PDF/UA-1 + 2a", ours, "ms", median(plain), goal=MOST_RATIO, judged="ratio"),
        Figure.of("reference, pages", [pages], "pages"),
        Figure.of("reference, file", [size], "KiB", plain_size),
        Figure.of("bikupa, again", small, "ms", goal=MOST_BIKUPA_MS),
        Figure.of("bikupa, first export of the day", first, "ms", goal=MOST_BIKUPA_MS),
        Figure.of("reference, peak memory above idle", most, "MiB", goal=MOST_MIB),
        Figure.of("frame of the window during it", drawn, "ms", goal=MOST_FRAME_MS, judged="p95"),
    ]


def main() -> int:
    """Measure, print, and fail when a goal is not reached."""
    tasks: dict[str, Callable[[], object]] = {"first": first_export, "peak": peak, "frames": frames}
    if len(sys.argv) > 1 and sys.argv[1] in tasks:
        print(json.dumps(tasks[sys.argv[1]]()))
        return 0
    return tell(measured(int(sys.argv[1]) if len(sys.argv) > 1 else 9))


if __name__ == "__main__":
    sys.exit(main())
