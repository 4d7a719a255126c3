"""The board at 150 and 200 %: each scale in a program of its own, beside the same board at 100 %."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from tests.helpers.scaled import SCALES
from tests.ui.test_board_pictures import difference

ROOT = Path(__file__).parents[2]
SMOOTH = Qt.TransformationMode.SmoothTransformation
STRETCH = Qt.AspectRatioMode.IgnoreAspectRatio


class Seen:
    """What a program of its own saw."""

    def __init__(self, folder: Path, scale: float) -> None:
        self.folder = folder / str(scale)
        self.folder.mkdir()
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale)}
        ran = subprocess.run(
            [sys.executable, "-m", "tests.helpers.scaled", str(self.folder)],
            capture_output=True, text=True, env=environment, cwd=ROOT, timeout=120,
        )  # fmt: skip
        assert ran.returncode == 0, ran.stderr
        self.said: dict[str, Any] = json.loads(ran.stdout)

    def image(self, name: str) -> QImage:
        """One of its pictures, in pixels of the screen."""
        image = QImage(str(self.folder / f"{name}.png"))
        assert not image.isNull()
        return image


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    return Seen(tmp_path_factory.mktemp("plain"), 1.0)


@pytest.fixture(scope="module", params=SCALES)
def scaled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    return Seen(tmp_path_factory.mktemp("scaled"), request.param)


def edges(image: QImage) -> float:
    """How steep the edges in a picture are, squared: of letters that were blown up they are gentle."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    values, width = bytes(grey.constBits()), grey.bytesPerLine()
    rows = (values[start : start + grey.width()] for start in range(0, width * grey.height(), width))
    return sum((one - other) ** 2 for row in rows for one, other in pairwise(row)) / (grey.width() * grey.height())


def test_everything_is_where_it_is_at_100_percent(plain: Seen, scaled: Seen, request: pytest.FixtureRequest) -> None:
    assert (plain.said["ratio"], scaled.said["ratio"]) == (1.0, request.node.callspec.params["scaled"])
    for what in ("notes", "editor", "bar", "zoom"):
        assert scaled.said[what] == plain.said[what]
    assert plain.said["bar"][0], "the zoom bar is there when one looks from afar"


@pytest.mark.parametrize("name", ["chosen", "held", "whole"])
def test_rings_notes_in_the_hand_and_the_zoom_bar_look_the_same(plain: Seen, scaled: Seen, name: str) -> None:
    small, large = plain.image(name), scaled.image(name)
    assert large.width() == round(small.width() * scaled.said["ratio"])
    worst, mean = difference(small, large.scaled(small.size(), STRETCH, SMOOTH))
    assert worst <= 16
    assert mean <= 0.6


def test_text_is_as_sharp_as_the_screen_can_show_it(plain: Seen, scaled: Seen) -> None:
    note, ratio = scaled.image("note"), scaled.said["ratio"]
    as_near = plain.image(f"note at {ratio}")  # drawn as large, for a screen that is not scaled
    blown_up = plain.image("note").scaled(note.size(), STRETCH, SMOOTH)
    assert edges(note) >= 0.95 * edges(as_near)
    assert edges(note) >= 1.5 * edges(blown_up)


def test_nothing_is_left_behind_where_it_was_dragged_or_scrolled(plain: Seen, scaled: Seen) -> None:
    for seen in (plain, scaled):
        assert (seen.said["let go"], seen.said["scrolled"]) == (True, True)
