"""How benchmarks tell what they measured: a JSON line for each figure, then a table with goals and date."""

from __future__ import annotations

import json
from datetime import date

import pytest

from benchmarks.helpers.figures import Figure, tell

FIELDS = ["name", "n", "median", "p95", "floor", "ratio", "unit"]


def test_each_figure_is_one_json_line_and_a_row_with_its_goal(capsys: pytest.CaptureFixture[str]) -> None:
    runs = [[1.0, 2.0, 3.0], [2.0, 3.0, 40.0], [3.0, 4.0, 5.0]]
    figures = [
        Figure.of_runs("pan, 1,000 notes", runs, "ms", 1.5, goal=4),
        Figure.of("whole board", [9.0] * 60, "ms", goal=7),
    ]
    assert tell(figures) == 1
    lines = capsys.readouterr().out.splitlines()
    told = [json.loads(line) for line in lines if line.startswith("{")]
    assert [list(line) for line in told] == [FIELDS, FIELDS]
    assert told[0] == {
        "name": "pan, 1,000 notes", "n": 9, "median": 3.0, "p95": 4.9, "floor": 1.5, "ratio": 2.0, "unit": "ms",
    }  # fmt: skip
    assert (told[1]["n"], told[1]["floor"], told[1]["ratio"]) == (60, None, None)
    table = [line for line in lines if not line.startswith("{")]
    assert any(line.startswith("pan, 1,000 notes") and "median ≤ 4" in line and "MISSED" not in line for line in table)
    assert any(line.startswith("whole board") and "MISSED" in line for line in table)
    assert any(line.startswith(str(date.today())) for line in table)
    assert lines[-1] == "Over the goal: whole board"


def test_goals_that_are_kept_are_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        tell([Figure.of("pan", [1.0, 3.9], "ms", goal=4), Figure.of("start", [30], "ms", 20, goal=1.5, judged="ratio")])
        == 0
    )
    assert "Over the goal" not in capsys.readouterr().out
