"""A board seen from far away: even gaps between notes, and names of themes that can be read."""

from __future__ import annotations

from itertools import pairwise

import pytest

from workshop_app.domain.board_geometry import Box, Room, SectionPlace
from workshop_app.services.board_view import BoardSection
from workshop_app.ui.board.far import pixels
from workshop_app.ui.board.panels import heading_area


@pytest.mark.parametrize("scale", [0.06, 0.087, 0.11, 0.17, 0.23])
def test_gaps_between_far_notes_are_all_alike(scale: float) -> None:
    width, height, gap = 204, 91, 10
    boxes = [Box(14 + n * (width + gap), 45 + n * (height + gap), width, height) for n in range(60)]
    seen = [pixels(box, scale, gap) for box in boxes]
    across = {later[0] - (first[0] + first[2]) for first, later in pairwise(seen)}
    down = {later[1] - (first[1] + first[3]) for first, later in pairwise(seen)}
    assert across == down == {max(1, round(gap * scale))}


@pytest.mark.usefixtures("qapp")
def test_a_name_that_is_too_long_far_away_takes_more_lines_and_never_most_of_its_theme() -> None:
    room = Room(1400, 800)
    place = SectionPlace(0, Box(0, 0, 420, 560), Box(14, 0, 392, room.header))
    areas = {}
    for name in ("Tid", "Idéer saknar ägare och återkoppling", "Idéer saknar ägare och återkoppling " * 5):
        area, grown = heading_area(BoardSection("t", "theme", name, (), 1), place, 15.0, (0, 0), 0.3)
        assert grown
        areas[name] = area.height()
    short, long, endless = areas.values()
    assert short < long <= endless < 0.5 * place.box.h * 0.3
