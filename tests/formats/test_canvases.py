"""Where notes lie on a free lane is in the minutes: between its axes, and in its frames."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.helpers.structure import read, texts_of
from tests.helpers.workshops import context, small
from workshop_app.commands.base import Command
from workshop_app.commands.canvas import AddShape, MakeLaneFlow, MakeLaneFree, PlaceOnCanvas
from workshop_app.commands.notes import AddNotes, MoveNotes
from workshop_app.commands.pasting import NewNote, PasteNotes
from workshop_app.commands.themes import GroupNotes
from workshop_app.domain.board import notes_in_lane
from workshop_app.domain.canvas import NOTE_WIDTH, note_height
from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.enums import ShapeKind
from workshop_app.domain.records import Lane, Note, Shape
from workshop_app.domain.state import State
from workshop_app.domain.whole import check_whole
from workshop_app.i18n import Language
from workshop_app.reports.build import minutes_report
from workshop_app.reports.choices import ReportChoices, Scope
from workshop_app.reports.html import render_html
from workshop_app.reports.markdown import render_markdown
from workshop_app.reports.model import BulletList, Matrix, Paragraph, Section, Table
from workshop_app.reports.pdf import render_pdf

SV = Language("sv")
NOW = datetime(2026, 6, 10, 12, 5, tzinfo=UTC)
SIDE = 1000
NAMES = ("Liten insats", "Stor insats", "Liten nytta", "Stor nytta")


def at(right: float, up: float, text: str = "x") -> tuple[int, int]:
    """The corner of a note whose middle is there between the axes."""
    return round(right * SIDE - NOTE_WIDTH / 2 + 100), round((1 - up) * SIDE - note_height(text) / 2 + 100)


def board(*commands: Command, labels: tuple[str, ...] = NAMES) -> State:
    """A workshop whose second lane is free and has axes, after commands."""
    state = small()
    lane = state.ordered(Lane)[1].id
    axes = AddShape(lane, ShapeKind.AXES, 100, 100, SIDE, SIDE, labels=labels)
    return after(state, MakeLaneFree(lane), axes, *commands)


def after(state: State, *commands: Command) -> State:
    where = context()
    for command in commands:
        state = state.apply(ChangeSet.of(command.plan(state, where)))
    return state


def lane() -> str:
    return small().ordered(Lane)[1].id


def section(state: State, scope: Scope = Scope.FULL) -> Section | None:
    """That of the free lane."""
    sections = minutes_report(state, SV, NOW, ReportChoices(scope=scope)).sections
    return next((one for one in sections if one.heading == state.need(Lane, lane()).title), None)


PLACED = (AddNotes(lane(), ("Först",), at=at(0.2, 0.9)), AddNotes(lane(), ("Sist",), at=at(0.8, 0.1)))


def test_notes_between_axes_are_a_matrix() -> None:
    found = section(board(*PLACED))
    assert found is not None
    (matrix,) = found.blocks
    assert isinstance(matrix, Matrix)
    assert [point.label for point in matrix.points] == ["I1 Först", "I2 Sist"]
    first, last = matrix.points
    assert (first.right, first.up) == pytest.approx((0.2, 0.9), abs=0.03)
    assert (last.right, last.up) == pytest.approx((0.8, 0.1), abs=0.03)
    assert matrix.as_table().rows == (
        ("1", "I1 Först", "Stor nytta", "Liten insats"),
        ("2", "I2 Sist", "Liten nytta", "Stor insats"),
    )
    assert "2 lappar placerade mellan ”Liten insats” och ”Stor insats”" in matrix.description


def test_what_lies_outside_the_axes_is_not_in_the_matrix() -> None:
    found = section(board(*PLACED, AddNotes(lane(), ("Utanför",), at=(1600, 60))))
    assert found is not None
    (matrix,) = found.blocks
    assert isinstance(matrix, Matrix)
    assert len(matrix.points) == 2


def test_new_notes_lie_beside_the_axes_until_somebody_says_where_they_belong() -> None:
    written = (AddNotes(lane(), ("Ensam",)), AddNotes(lane(), tuple(f"Rad {number}" for number in range(12))))
    pasted = PasteNotes((NewNote("Klistrad"), NewNote("Också")), lane())
    elsewhere = next(one.id for one in small().ordered(Lane) if one.id != lane())
    brought = (AddNotes(elsewhere, ("Flyttad",)),)
    state = board(*written, pasted, *brought)
    moved = next(note.id for note in state.ordered(Note) if note.text == "Flyttad")
    state = after(state, MoveNotes((moved,), lane()))
    assert len(notes_in_lane(state, lane())) == 16
    assert section(state) is None
    first = notes_in_lane(state, lane())[0]
    found = section(after(state, PlaceOnCanvas(lane(), ((first.id, *at(0.8, 0.9)),))))
    assert found is not None
    (matrix,) = found.blocks
    assert isinstance(matrix, Matrix)
    assert [point.label for point in matrix.points] == ["I1 Ensam"]


def test_a_frame_with_a_name_lists_what_it_holds() -> None:
    frame = AddShape(lane(), ShapeKind.FRAME, 1400, 100, 400, 400, text="Görs i höst")
    found = section(board(frame, AddNotes(lane(), ("I ramen",), at=(1420, 160))))
    assert found is not None
    assert found.blocks == (Paragraph(text="Görs i höst", style="lead"), BulletList(items=("I1 I ramen",)))


@pytest.mark.parametrize("grouped", [False, True])
def test_it_is_there_with_themes_and_without(grouped: bool) -> None:
    state = board(*PLACED)
    if grouped:
        state = after(state, GroupNotes(tuple(note.id for note in state.ordered(Note)), "Tema"))
    assert section(state) is not None
    assert section(state, Scope.APPENDIX) is not None
    assert section(state, Scope.SHORT) is None


def test_a_lane_that_flows_or_says_nothing_has_no_section() -> None:
    state = board(*PLACED)
    assert section(after(state, MakeLaneFlow(lane()))) is None
    assert section(board()) is None, "no notes"
    assert section(after(small(), MakeLaneFree(lane()), *PLACED)) is None, "no axes"


def test_ends_without_names_are_told_by_where_they_are() -> None:
    found = section(board(*PLACED, labels=("", "", "", "Hög")))
    assert found is not None
    (matrix,) = found.blocks
    assert isinstance(matrix, Matrix)
    assert matrix.as_table().rows[0][2:] == ("Hög", "Vänster ände")


def test_axes_without_any_width_from_elsewhere_are_no_obstacle() -> None:
    state = board(AddNotes(lane(), ("Lapp",), at=(100, 100)))
    flat = {axes.id: replace(axes, w=0, h=0) for axes in state.of(Shape).values()}
    records = [flat.get(record.id, record) for record in state.records()]
    check_whole(records)
    assert section(State.of_records(records)) is None


def test_more_notes_than_can_be_told_apart_are_only_listed() -> None:
    texts = tuple(f"Lapp {number}" for number in range(80))
    found = section(board(*(AddNotes(lane(), (text,), at=at(0.5, 0.5)) for text in texts)))
    assert found is not None
    (table,) = found.blocks
    assert isinstance(table, Table)
    assert len(table.rows) == 80


def test_every_format_reads_it_out() -> None:
    report = minutes_report(board(*PLACED), SV, NOW)
    reading = read(render_pdf(report))
    assert reading.faults == []
    assert reading.texts == texts_of(report)
    for words in (render_html(report).decode(), render_markdown(report).decode()):
        assert all(name in words for name in ("I1 Först", "I2 Sist", *NAMES))
