"""How the arrow keys walk over any board: every stop once, in reading order, and there and back again."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.layouts import measure
from workshop_app.domain.board_geometry import BoardLayout, Box, Room
from workshop_app.domain.board_layout import lay_out
from workshop_app.domain.enums import NoteKind
from workshop_app.services.board_view import BoardPicture, BoardSection, NoteCard
from workshop_app.ui.board.walk import Stops, step


@st.composite
def pictures(draw: st.DrawFn) -> BoardPicture:
    themed, free = draw(st.booleans()), draw(st.booleans())
    kinds = ["theme"] * draw(st.integers(0, 5)) + ["loose"] if themed else ["lane"] * draw(st.integers(1, 4))
    lengths, places = st.lists(st.integers(1, 300), max_size=14), st.integers(0, 2000)
    sections = []
    for index, kind in enumerate(kinds):
        cards = [
            NoteCard(f"s{index}n{n}", NoteKind.IDEA, f"I{n}", "x" * length, x=draw(places), y=draw(places))
            for n, length in enumerate(draw(lengths), 1)
        ]
        lies_free = free and not themed and index == len(kinds) - 1
        number = index + 1 if kind == "theme" else 0
        sections.append(BoardSection(f"s{index}", kind, "Title", tuple(cards), number, free=lies_free))
    return BoardPicture(tuple(sections), by_theme=themed)


rooms = st.builds(
    Room,
    width=st.integers(500, 2400),
    height=st.integers(300, 1400),
    floor=st.sampled_from([13, 19]),
    ceiling=st.sampled_from([26, 30]),
)


def walked(places: Mapping[str, Box], start: str, way: str) -> list[str]:
    """The stops from the first on, until the keyboard stays where it is."""
    found = [start]
    while (to := step(places, found[-1], way)) != found[-1]:  # type: ignore[arg-type]
        found.append(to)
        assert len(found) <= len(places)
    return found


def panel_of(layout: BoardLayout, box: Box) -> int:
    """The place among the panels of the one that something lies in."""
    return next(
        place
        for place, panel in enumerate(layout.sections)
        if panel.box.x <= box.x < panel.box.right and panel.box.y <= box.y < panel.box.bottom
    )


@given(pictures(), rooms)
def test_right_and_left_read_every_stop_once(picture: BoardPicture, room: Room) -> None:
    layout = lay_out(picture.sections, room, measure)
    places = Stops(picture, layout, {})
    assert {*places} == {
        *(card.id for section in picture.sections for card in section.notes),
        *(section.id for section in picture.sections if section.kind == "theme"),
    }
    if places:
        forth = walked(places, step(places, "", "first"), "right")
        assert forth == list(places)
        assert walked(places, step(places, forth[0], "last"), "left") == forth[::-1]
        assert [panel_of(layout, places[item]) for item in forth] == sorted(
            panel_of(layout, places[item]) for item in forth
        )


@given(pictures(), rooms)
def test_in_a_lane_or_theme_one_reads_from_the_left_and_downwards(picture: BoardPicture, room: Room) -> None:
    layout = lay_out(picture.sections, room, measure)
    places = Stops(picture, layout, {})
    for before, after in pairwise(places):
        one, two = places[before], places[after]
        if panel_of(layout, one) == panel_of(layout, two) and not picture.sections[panel_of(layout, one)].free:
            assert two.y > one.y or (two.y == one.y and two.x > one.x)


@given(pictures(), rooms)
def test_down_leads_lower_and_up_higher_as_long_as_there_is_something(picture: BoardPicture, room: Room) -> None:
    layout = lay_out(picture.sections, room, measure)
    places = Stops(picture, layout, {})
    for item, box in places.items():
        down, up = places[step(places, item, "down")], places[step(places, item, "up")]
        lower = any(other.y >= box.bottom for other in places.values())
        higher = any(other.bottom <= box.y for other in places.values())
        assert down.y >= box.bottom if lower else down == box
        assert up.bottom <= box.y if higher else up == box


def test_where_the_keyboard_is_nowhere_yet_end_leads_to_the_last_stop() -> None:
    places = {name: Box(100 * at, 0, 80, 40) for at, name in enumerate("abc")}
    assert [step(places, "", way) for way in ("first", "last", "down")] == ["a", "c", "a"]
