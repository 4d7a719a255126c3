"""What a benchmark measures, and how it is told: one JSON line for each figure, then a table."""

from __future__ import annotations

import gc
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Figure:
    """One thing measured: `floor` is what it is compared with, `ratio` the median against that."""

    name: str
    n: int
    median: float
    p95: float
    floor: float | None
    ratio: float | None
    unit: str
    goal: float | None = None
    """The most the measure may be: of the ratio, of p95 or of the median, as `judged` says."""
    judged: str = "median"

    @classmethod
    def of(
        cls,
        name: str,
        values: Sequence[float],
        unit: str,
        floor: float | None = None,
        *,
        goal: float | None = None,
        judged: str = "median",
    ) -> Figure:
        """The figure of some measurements."""
        middle = median(values)
        high = quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else middle
        ratio = round(middle / floor, 3) if floor else None
        return cls(
            name,
            len(values),
            round(middle, 3),
            round(high, 3),
            round(floor, 3) if floor else None,
            ratio,
            unit,
            goal,
            judged,
        )

    @classmethod
    def of_runs(
        cls,
        name: str,
        runs: Sequence[Sequence[float]],
        unit: str,
        floor: float | None = None,
        *,
        goal: float | None = None,
        judged: str = "median",
    ) -> Figure:
        """The figure of several runs: the median of their medians, and of their 95th percentiles."""
        each = [cls.of(name, values, unit, floor, goal=goal, judged=judged) for values in runs]
        middle = cls.of(name, [figure.median for figure in each], unit, floor, goal=goal, judged=judged)
        return replace(middle, n=sum(figure.n for figure in each), p95=median(figure.p95 for figure in each))

    @property
    def kept(self) -> bool:
        """Whether the goal is kept; what has none keeps it."""
        measured = {"median": self.median, "p95": self.p95, "ratio": self.ratio}[self.judged]
        return self.goal is None or (measured is not None and measured <= self.goal)


def timed(work: Callable[[], object], *, clean: bool = True) -> float:
    """Milliseconds; first the garbage of others is collected, which for what takes less than one is a burden itself."""
    if clean:
        gc.collect()
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def apart(script: str, *task: str, **environment: str) -> str:
    """What a task of a benchmark prints in a process of its own."""
    done = subprocess.run(
        [sys.executable, script, *task],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, **environment},
    )
    return done.stdout


def memory(field: str = "VmRSS") -> float:
    """MiB that this process holds; with VmHWM the most it has held."""
    # Not ru_maxrss: a process that was just begun still has that of its parent.
    return int(Path("/proc/self/status").read_text().partition(f"{field}:")[2].split()[0]) / 1024


def tell(figures: Sequence[Figure]) -> int:
    """Print the figures, what they mean together, and what is over its goal; the exit code."""
    for figure in figures:
        fields = asdict(figure)
        print(json.dumps({name: fields[name] for name in FIELDS}, ensure_ascii=False))
    print(f"\n{date.today()}, {machine()}\n\n```\n{table(figures)}\n```")
    broken = [figure.name for figure in figures if not figure.kept]
    if broken:
        print("\nOver the goal: " + "; ".join(broken))
    return 1 if broken else 0


FIELDS = ("name", "n", "median", "p95", "floor", "ratio", "unit")


def table(figures: Sequence[Figure]) -> str:
    """The figures under each other, ready for RESULTS.md."""
    width = max(len(figure.name) for figure in figures) + 1
    lines = [f"{'':{width}}{'n':>5}{'median':>9}{'p95':>9}{'floor':>9}{'ratio':>8}  {'unit':6}goal"]
    for figure in figures:
        floor = "" if figure.floor is None else f"{figure.floor:.{_digits(figure.floor)}f}"
        ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
        shown = "".join(f"{value:9.{_digits(value)}f}" for value in (figure.median, figure.p95))
        goal = "" if figure.goal is None else f"{figure.judged} ≤ {figure.goal:g}{'' if figure.kept else '  MISSED'}"
        lines.append(f"{figure.name:{width}}{figure.n:5}{shown}{floor:>9}{ratio:>8}  {figure.unit:6}{goal}".rstrip())
    return "\n".join(lines)


def _digits(value: float) -> int:
    return 1 if value >= 10 else 2 if value >= 1 else 3


def machine() -> str:
    """What it was measured on."""
    about = Path("/proc/cpuinfo")
    known = about.read_text() if about.exists() else ""
    model = next((line.partition(":")[2].strip() for line in known.splitlines() if line.startswith("model name")), "")
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} × {model or platform.machine()}, Python {platform.python_version()}{load}"
