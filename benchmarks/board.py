"""How quick the board is with a thousand notes and with five thousand, against a bare widget and a naive board.

    python3 dev.py bench board [runs]

Every run is a process of its own: 1920 × 1080, raster, off-screen (the paced rows: on a virtual screen of Xvfb), the
real stage of a collecting step with a real session on a real file. A figure is the median of the runs' medians and of
their 95th percentiles. Prints one JSON line for each figure and then a table for RESULTS.md.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from helpers.figures import Figure, apart, tell  # noqa: E402
from helpers.screen import virtual_screen  # noqa: E402

COUNTS = (1000, 5000)
ROWS: dict[str, tuple[str, float, float, str]] = {
    "pan": ("pan at 1:1", 4, 4, "median"),
    "zoom": ("zoom gesture", 8, 8, "median"),
    "zoom worst": ("zoom, worst single frame", 20, 20, "median"),
    "crisp": ("zoom, from the last turn until crisp", 60, 60, "median"),
    "fit pan": ("whole board in view: pan", 3, 7, "median"),
    "fit repaint": ("whole board in view: full repaint", 3, 7, "median"),
    "drag 1": ("drag one note", 1, 1, "median"),
    "drag 200": ("drag two hundred", 8, 12, "median"),
    "add": ("key press to painted note", 12, 16, "median"),
    "resize": ("full re-layout: resize", 30, 120, "median"),
    "tidy": ("full re-layout: tidy, on disk", 30, 120, "median"),
    "paced": ("60 Hz input, Xvfb: input to paint", 12, 12, "median"),
}
"""What is measured, the goals for 1,000 and 5,000 notes, and what they are goals of."""
MOST_MIB = {1000: 60, 5000: 100}
Runs = dict[str, list[float]]


def task(name: str, count: int) -> object:
    """What a process of its own does."""
    from helpers import naive_scenes, scenes, use

    with tempfile.TemporaryDirectory(prefix="verkstad-bench-") as made:
        folder = Path(made)
        os.environ["VERKSTAD_DATA"] = made
        match name:
            case "bare":
                return scenes.bare()
            case "naive":
                return naive_scenes.naive(count)
            case "scenes":
                return scenes.scenes(folder, count)
            case "paced":
                return scenes.paced(folder, count)
            case "empty":
                return {"memory": [use.empty_program(folder)]}
            case _:
                return {"memory": [use.after_use(folder, count)]}


def ran(name: str, count: int, runs: int = 1, **environment: str) -> list[Runs]:
    """What some processes found, one after the other."""
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    said = (apart(__file__, "task", name, str(count), **environment) for _ in range(runs))
    return [json.loads(text.splitlines()[-1]) for text in said]


def rows(count: int, runs: int, screen: dict[str, str]) -> list[Figure]:
    """Every row of the table for so many notes."""
    floors, found = ran("naive", count, runs), ran("scenes", count, runs)
    if screen:
        for run, other in zip(found, ran("paced", count, runs, **screen), strict=True):
            run |= other
    figures = []
    for key, (name, *goals, judged) in ROWS.items():
        measured = [run[key] for run in found if run.get(key)]
        if not measured:
            continue
        floor = Figure.of_runs("", [run[key] for run in floors], "ms").median if key in floors[0] else None
        goal = float(goals[COUNTS.index(count)])
        figures.append(Figure.of_runs(f"{count}: {name}", measured, "ms", floor, goal=goal, judged=judged))
    return figures


def held(count: int) -> Figure:
    """Memory above the empty program after five minutes of use."""
    empty, used = (ran(name, count)[0]["memory"][0] for name in ("empty", "used"))
    name = f"{count}: memory above the empty program"
    return Figure.of(name, [used - empty], "MiB", empty, goal=MOST_MIB[count])


def main() -> int:
    """Measure and print; 1 when a goal is not reached."""
    if sys.argv[1:2] == ["task"]:
        print(json.dumps(task(sys.argv[2], int(sys.argv[3]))))
        return 0
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    bare = [run["repaint"] for run in ran("bare", 0, runs)]
    figures = [Figure.of_runs("bare widget, full repaint", bare, "ms")]
    with virtual_screen() as screen:
        if not screen:
            print("Xvfb is not installed: the rows of 60 Hz input are left out.")
        for count in COUNTS:
            figures += [*rows(count, runs, screen), held(count)]
    from start import figures as start

    return tell([*figures, *start(16)])


if __name__ == "__main__":
    sys.exit(main())
