"""The names at the ends of axes make way for notes, for arrows and for each other."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.helpers.drawn import words_drawn
from tests.helpers.workshops import planned
from workshop_app.domain.board_geometry import BoardLayout, Box, NoteMetrics, SectionPlace
from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.records import Shape
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.ui.board.areas import box_around
from workshop_app.ui.board.canvas.in_the_way import Notes, notes_on
from workshop_app.ui.board.canvas.names import (
    RIGHT,
    axes_size,
    draw_labels,
    free_label_areas,
    label_areas,
    named_at,
    plate,
)
from workshop_app.ui.board.canvas.words import axes_labels

AXES = Shape(
    id="axes",
    workshop_id="w",
    lane_id="lane",
    position="a",
    kind=ShapeKind.AXES,
    x=0,
    y=0,
    w=1000,
    h=600,
    labels=("Little", "Much", "Low", "High"),
)


def lying(*boxes: Box) -> Notes:
    return lambda area: [box for box in boxes if box.meets(area)]


def test_without_notes_they_stand_at_the_ends(qtbot: QtBot) -> None:
    assert tuple(free_label_areas(AXES, 1.0, lying())) == label_areas(AXES)


@pytest.mark.parametrize("end", range(4))
def test_a_name_under_a_note_moves_and_is_found_where_it_is(qtbot: QtBot, end: int) -> None:
    usual = box_around(label_areas(AXES)[end][0])
    notes = lying(usual)
    area, align = free_label_areas(AXES, 1.0, notes)[end]
    moved = box_around(area)
    assert moved != usual
    assert moved.x >= AXES.x
    assert moved.right <= AXES.x + AXES.w + 1
    assert moved.y >= AXES.y
    assert moved.bottom <= AXES.y + AXES.h + 1
    across = area.right() - 8 if align == RIGHT else area.left() + 8
    assert named_at([AXES], (across, area.center().y()), 1.0, notes) == "axes"


def test_where_notes_lie_everywhere_it_stays(qtbot: QtBot) -> None:
    assert tuple(free_label_areas(AXES, 1.0, lying(Box(0, 0, 1000, 600)))) == label_areas(AXES)


def test_a_name_does_not_stand_on_another_where_there_is_hardly_room(qtbot: QtBot) -> None:
    notes = lying(Box(0, 0, 1000, 100), Box(0, 160, 1000, 440))
    shown = free_label_areas(AXES, 1.0, notes, 28)
    plates = [
        box_around(plate(area, words, axes_size(AXES, 1.0, 28), align))
        for (area, align), words in zip(shown, AXES.labels, strict=True)
    ]
    assert not any(one.meets(other) for one, other in combinations(plates, 2))


def test_a_name_is_not_struck_through_by_an_arrow(qtbot: QtBot) -> None:
    usual = label_areas(AXES)[1][0]
    left, middle, right = round(usual.left()), round(usual.center().y()), round(usual.right())
    arrow = replace(AXES, id="arrow", kind=ShapeKind.ARROW, labels=(), points=(left, middle, right, middle - 1))
    place = SectionPlace(0, Box(0, 0, 1000, 600), Box(0, 0, 1000, 0))
    layout = BoardLayout(NoteMetrics(18, 16), 1000, 600, (place,))
    lying_there = notes_on(layout, place, (AXES, arrow))
    area, align = free_label_areas(AXES, 1.0, lying_there)[1]
    size = axes_size(AXES)
    assert box_around(plate(usual, "Much", size, RIGHT)).meets(Box(left, middle, right - left, 1))
    assert not lying_there(box_around(plate(area, "Much", size, align)))


@pytest.mark.parametrize("end", range(4))
def test_a_long_name_is_read_whole_in_two_lines_and_has_one_where_notes_leave_no_room(
    qtbot: QtBot, end: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "What the unit can do by itself without a decision of others"
    axes = replace(AXES, labels=(*AXES.labels[:end], name, *AXES.labels[end + 1 :]))
    drawn = words_drawn(monkeypatch)

    def written(notes: Notes) -> str:
        drawn.clear()
        image = QImage(1000, 600, QImage.Format.Format_RGB32)
        with QPainter(image) as painter:
            draw_labels(painter, axes, notes, floor=28.0)
        return " ".join(words for words in drawn if words not in AXES.labels)

    area = free_label_areas(axes, 1.0, lying(), 28.0)[end][0]
    assert written(lying()) == name
    assert QRectF(0, 0, 1000, 600).contains(area)
    assert not any(
        area.intersects(other) for other, _align in free_label_areas(axes, 1.0, lying(), 28.0) if other != area
    )
    rows = [Box(0, y, 1000, 25) for y in range(0, 600, 75)]
    assert written(lying(*rows, Box(496, 0, 8, 600))).endswith("…")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_axes_of_a_template_are_called_as_those_one_draws(language: str) -> None:
    records = State.of_records(planned("ledningsgrupp", language))
    (axes,) = records.of(Shape).values()
    assert axes.labels == axes_labels(Language(language))
