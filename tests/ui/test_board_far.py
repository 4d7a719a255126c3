"""A board seen from far away: even gaps between notes, and names of themes that can be read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from tests.ui.test_board_distances import lanes, opened
from workshop_app.domain.board_geometry import Box
from workshop_app.services.board_view import BoardPicture, BoardSection
from workshop_app.ui.board.far import pixels


@pytest.mark.parametrize("scale", [0.06, 0.087, 0.11, 0.17, 0.23])
def test_gaps_between_far_notes_are_all_alike(scale: float) -> None:
    width, height, gap = 204, 91, 10
    boxes = [Box(14 + n * (width + gap), 45 + n * (height + gap), width, height) for n in range(60)]
    seen = [pixels(box, scale, gap) for box in boxes]
    across = {later[0] - (first[0] + first[2]) for first, later in pairwise(seen)}
    down = {later[1] - (first[1] + first[3]) for first, later in pairwise(seen)}
    assert across == down == {max(1, round(gap * scale))}


def test_a_name_that_is_too_long_far_away_takes_more_lines_and_never_most_of_its_theme(qtbot: QtBot) -> None:
    names = ("Tid", "Idéer saknar ägare och återkoppling", "Idéer saknar ägare och återkoppling " * 5)
    notes = [lane.notes for lane in lanes(36).sections]
    sections = tuple(BoardSection(f"t{n}", "theme", name, notes[n], n + 1) for n, name in enumerate(names))
    board = opened(BoardPicture(sections, by_theme=True), qtbot, 1000, 200)
    board.zoom_by(0.2 / board.zoom, QPointF(0, 0))
    headings = board.ground.headings.all()
    assert all(heading.fitted for heading in headings)
    short, long, endless = (heading.area.height() for heading in headings)
    assert short < long <= endless
    assert all(
        heading.area.height() < 0.5 * place.box.h * board.zoom
        for heading, place in zip(headings, board.layout_.sections, strict=True)
    )
