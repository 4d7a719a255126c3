"""What always holds of a board's layout, whatever is on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.layouts import a_note, a_section, a_shape, measure
from workshop_app.domain.board_geometry import BoardLayout, Box, NoteMetrics, Room
from workshop_app.domain.board_layout import LEAST_WINDOW, LOW_WINDOW, lay_out
from workshop_app.domain.enums import ShapeKind
from workshop_app.services.board_view import BoardSection


@st.composite
def boards(draw: st.DrawFn) -> tuple[BoardSection, ...]:
    lengths = st.lists(st.integers(1, 400), max_size=30)
    aspects = st.sampled_from([0.0, 0.0, 0.5, 0.75, 1.4] if draw(st.booleans()) else [0.0])
    themed = draw(st.booleans())
    kinds = ["theme"] * draw(st.integers(0, 6)) + ["loose"] if themed else ["lane"] * draw(st.integers(1, 7))
    return tuple(
        a_section(
            f"s{index}",
            kind,
            tuple(
                a_note(f"s{index}n{number}", "x" * length, aspect=draw(aspects))
                for number, length in enumerate(draw(lengths))
            ),
        )
        for index, kind in enumerate(kinds)
    )


rooms = st.builds(
    Room,
    width=st.integers(500, 2400),
    height=st.integers(300, 1400),
    paged=st.booleans(),
    floor=st.sampled_from([13, 19, 28]),
    ceiling=st.sampled_from([26, 30, 56]),
)


def inside(inner: Box, outer: Box) -> bool:
    return inner.x >= outer.x and inner.y >= outer.y and inner.right <= outer.right and inner.bottom <= outer.bottom


def all_pages(board: tuple[BoardSection, ...], room: Room) -> list[BoardLayout]:
    first = lay_out(board, room, measure)
    return [first, *(lay_out(board, room, measure, page) for page in range(1, first.pages))]


@given(boards(), rooms)
def test_nothing_overlaps(board: tuple[BoardSection, ...], room: Room) -> None:
    for page in all_pages(board, room):
        for boxes in ([note.box for note in page.notes], [section.box for section in page.sections]):
            for index, box in enumerate(boxes):
                assert not any(box.meets(other) for other in boxes[index + 1 :])


@given(boards(), rooms)
def test_every_note_is_inside_its_section_and_the_board(board: tuple[BoardSection, ...], room: Room) -> None:
    for page in all_pages(board, room):
        whole = Box(0, 0, page.width, page.height)
        panels: dict[int, list[Box]] = {}
        for section in page.sections:
            assert inside(section.box, whole)
            assert inside(section.header, section.box)
            panels.setdefault(section.section, []).append(section.box)
        for note in page.notes:
            assert any(inside(note.box, panel) for panel in panels[note.section])
            assert not any(note.box.meets(section.header) for section in page.sections)


@given(boards(), rooms)
def test_every_note_is_shown_on_some_page_and_in_order(board: tuple[BoardSection, ...], room: Room) -> None:
    pages = all_pages(board, room)
    shown = {note.id for page in pages for note in page.notes}
    assert shown == {note.id for section in board for note in section.notes}
    for page in pages:
        for index, section in enumerate(board):
            order = [note.id for note in section.notes]
            placed = [note.id for note in page.notes if note.section == index]
            assert placed == [note for note in order if note in placed]


@given(boards(), rooms)
def test_a_page_is_never_higher_than_the_room(board: tuple[BoardSection, ...], room: Room) -> None:
    room = replace(room, paged=True, height=max(700, room.height), width=max(1100, room.width))
    assert all(page.height == room.height for page in all_pages(board, room))


@given(boards(), rooms, st.data())
def test_one_more_note_never_makes_the_text_larger(
    board: tuple[BoardSection, ...], room: Room, data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(board) - 1))
    more = a_note("more", "y" * data.draw(st.integers(1, 400)), aspect=data.draw(st.sampled_from([0.0, 0.0, 0.75])))
    grown = tuple(
        replace(section, notes=(*section.notes, more)) if number == index else section
        for number, section in enumerate(board)
    )
    assert lay_out(grown, room, measure).size <= lay_out(board, room, measure).size


@given(boards(), rooms)
def test_the_same_board_is_laid_out_the_same(board: tuple[BoardSection, ...], room: Room) -> None:
    assert lay_out(board, room, measure) == lay_out(board, room, measure)


@given(boards(), rooms)
def test_text_is_large_enough_for_the_room(board: tuple[BoardSection, ...], room: Room) -> None:
    layout = lay_out(board, room, measure)
    assert layout.size >= room.floor
    assert layout.metrics.small >= room.small


def test_a_board_of_many_windows_is_wider_too() -> None:
    room = Room(1200, 700)
    layout = lay_out(lanes(400), room, measure)
    assert layout.size == room.floor
    assert layout.width > room.width
    assert layout.height < layout.width


def test_lanes_of_a_usual_workshop_stand_beside_each_other_in_a_low_window_too() -> None:
    room = Room(690, 530)
    assert lay_out(lanes(52, ("lane", "lane")), room, measure).width == room.width


def test_themes_become_wider_sooner_than_lanes_so_that_their_names_can_be_read_from_far() -> None:
    room = Room(690, 530)
    layout = lay_out(lanes(36, ["theme"] * 5 + ["loose"]), room, measure)
    assert layout.width > room.width
    assert layout.height < 4 * room.height


def test_themes_stay_beside_the_loose_notes_in_a_low_window_when_a_banner_comes_over_them() -> None:
    board = lanes(42, ["theme"] * 8 + ["loose"])
    open_, with_banner = (lay_out(board, Room(1136, height), measure) for height in (567, 483))
    assert open_.height > 4 * 483
    assert with_banner.sections == open_.sections
    assert with_banner.width == 1136


@given(boards(), rooms)
def test_a_board_is_not_higher_than_four_windows_unless_it_is_wider(
    board: tuple[BoardSection, ...], room: Room
) -> None:
    layout = lay_out(board, replace(room, paged=False), measure)
    themes = any(section.kind == "theme" for section in board)
    lowest = max(LEAST_WINDOW[1], room.width // 2) if themes else LOW_WINDOW
    assert layout.height <= 4 * max(lowest, room.height) or layout.width != room.width
    steady = lay_out(board, replace(room, paged=False, widens=False), measure)
    assert steady.width == room.width


@given(st.integers(100, 400))
def test_one_more_note_never_makes_a_wide_board_lower(count: int) -> None:
    room = Room(900, 500)
    assert lay_out(lanes(count), room, measure).height <= lay_out(lanes(count + 1), room, measure).height


# pages


@given(boards(), rooms, st.integers(1, 3000))
def test_on_pages_a_note_is_cut_only_where_it_needs_more_than_a_page(
    board: tuple[BoardSection, ...], room: Room, length: int
) -> None:
    room = replace(room, paged=True, height=max(700, room.height), width=max(1100, room.width))
    board = (replace(board[0], notes=(*board[0].notes, a_note("long", "y" * length))), *board[1:])
    texts = {note.id: note.text for section in board for note in section.notes}
    for page in all_pages(board, room):
        lanes = [place.box.h for place in page.sections if board[place.section].kind == "lane"]
        space, metrics = min(lanes, default=room.height) - room.header - room.pad, page.metrics
        for note in page.notes:
            needed = metrics.frame + measure(texts[note.id], note.box.w - 2 * metrics.pad, metrics.text)
            assert note.box.h >= needed or needed > space


@given(st.lists(st.integers(0, 60), min_size=2, max_size=4))
def test_on_pages_a_lane_that_has_more_to_say_is_not_narrower_and_there_are_no_more_pages(counts: list[int]) -> None:
    room = Room(1820, 860, floor=28, ceiling=28, paged=True)
    board = tuple(
        a_section(f"s{index}", "lane", [a_note(f"s{index}n{number}", "x" * 60) for number in range(count)])
        for index, count in enumerate(counts)
    )
    pages = all_pages(board, room)
    alike = tuple(replace(section, notes=max(board, key=lambda one: len(one.notes)).notes) for section in board)
    assert len(pages) <= lay_out(alike, room, measure).pages
    widths = [place.box.w for place in pages[0].sections]
    if len(pages) > 1:
        most, least = counts.index(max(counts)), counts.index(min(counts))
        assert widths[most] >= widths[least] - 2
    assert sum(widths) + (len(widths) - 1) * room.gap <= room.width


def test_one_lane_of_many_notes_and_one_of_few_share_the_room_as_they_need() -> None:
    room = Room(1820, 860, floor=28, ceiling=28, paged=True)
    board = tuple(
        a_section(name, "lane", [a_note(f"{name}{number}", "x" * 60) for number in range(count)])
        for name, count in (("many", 66), ("few", 3))
    )
    layout = lay_out(board, room, measure)
    many, few = (place.box for place in layout.sections)
    assert many.w > 3 * few.w
    assert few.right == room.width
    assert layout.pages <= 5


def test_beside_a_long_note_on_a_page_others_stand_under_each_other() -> None:
    room = Room(1820, 860, floor=28, ceiling=56, paged=True)
    said = ["x" * 60, "x" * 60, "x" * 330, "x" * 60, "x" * 60, "x" * 60]
    board = tuple(
        a_section(name, "lane", [a_note(f"{name}{number}", text) for number, text in enumerate(said)]) for name in "pi"
    )
    layout = lay_out(board, room, measure)
    assert layout.pages == 1
    long = layout.places["p2"].box
    beside = [note.box for note in layout.notes if note.section == 0 and note.box.x != long.x]
    assert len({box.y for box in beside if long.y <= box.y < long.bottom}) > 1


def saying_little(counts: Sequence[int], kind: str, last: str = "") -> tuple[BoardSection, ...]:
    """Sections with so many notes of two lines each."""
    kinds = [kind] * (len(counts) - 1) + [last or kind]
    return tuple(
        a_section(f"s{index}", one, [a_note(f"s{index}n{number}", "x" * 50) for number in range(count)])
        for index, (one, count) in enumerate(zip(kinds, counts, strict=True))
    )


@pytest.mark.parametrize("count", [11, 12, 13, 14, 15, 16])
def test_a_theme_that_a_column_has_no_room_for_is_one_panel_in_the_room(count: int) -> None:
    room = Room(1820, 860, floor=28, ceiling=28, paged=True)
    pages = all_pages(saying_little([count, 6, 6], "theme", "loose"), room)
    first = pages[0]
    assert [place.section for place in first.sections] == [0]
    assert first.sections[0].box.w == room.width
    assert len(first.notes) == count
    beside = [sum(note.box.x == left for note in first.notes) for left in sorted({note.box.x for note in first.notes})]
    assert max(beside) - min(beside) <= 1, "all columns have as much to show"
    assert [place.section for place in pages[1].sections] == [1, 2]


@given(st.lists(st.integers(0, 60), min_size=1, max_size=9), st.sampled_from(["theme", "lane"]))
def test_no_page_of_the_room_begins_or_ends_with_one_note_that_another_had_room_beside(
    counts: list[int], kind: str
) -> None:
    room = Room(1820, 860, floor=28, ceiling=28, paged=True)
    if kind == "lane":
        counts = counts[:4]
    board = saying_little(counts, kind, "loose" if kind == "theme" else "")
    for page in all_pages(board, room)[1:]:
        for place in page.sections:
            shown = [note for note in page.notes if note.section == place.section and place.box.meets(note.box)]
            alone = place.box.bottom == max(one.box.bottom for one in page.sections if one.box.x == place.box.x)
            if len(board[place.section].notes) > 1 and alone:
                assert len(shown) != 1


# from one layout to the next


def edited(board: tuple[BoardSection, ...], data: st.DataObject, name: str) -> tuple[BoardSection, ...]:
    """The board after something has happened to it: one section has other notes, or sections have changed places."""
    if not board or data.draw(st.integers(0, 5)) == 0:
        return board[1:] + board[:1]
    index = data.draw(st.integers(0, len(board) - 1))
    notes = list(board[index].notes)
    at = data.draw(st.integers(0, len(notes)))
    text = "z" * data.draw(st.integers(1, 400))
    match data.draw(st.sampled_from(["add", "edit", "remove", "turn"])):
        case "edit" if at < len(notes):
            notes[at] = replace(notes[at], text=text, aspect=data.draw(st.sampled_from([0.0, 0.5, 9.0])))
        case "remove":
            del notes[at : at + data.draw(st.integers(1, 3))]
        case "turn":
            notes.reverse()
        case _:
            notes.insert(at, a_note(name, text))
    return (*board[:index], replace(board[index], notes=tuple(notes)), *board[index + 1 :])


@given(boards(), rooms, st.data())
def test_a_layout_made_of_the_last_one_is_the_same_as_one_made_afresh(
    board: tuple[BoardSection, ...], room: Room, data: st.DataObject
) -> None:
    last = None
    for number in range(4):
        page = data.draw(st.integers(0, 2))
        layout = lay_out(board, room, measure, page, last)
        assert layout == lay_out(board, room, measure, page)
        assert layout.notes == lay_out(board, room, measure, page).notes
        last = layout
        board = edited(board, data, f"new{number}")
        room = data.draw(st.sampled_from([room, replace(room, width=room.width + 7)]))


def test_a_layout_measured_otherwise_takes_nothing_from_the_last_one() -> None:
    def high(text: str, width: float, size: int) -> float:
        return 3 * measure(text, width, size)

    board, room = lanes(20), Room(1200, 700)
    assert lay_out(board, room, high, 0, lay_out(board, room, measure)) == lay_out(board, room, high)


# finding


@given(boards(), rooms, st.integers(-50, 3000), st.integers(-50, 3000), st.integers(1, 900), st.integers(1, 900))
def test_notes_are_found_by_where_they_are_and_by_what_they_are_called(
    board: tuple[BoardSection, ...], room: Room, x: int, y: int, w: int, h: int
) -> None:
    for layout in all_pages(board, room):
        area = Box(x, y, w, h)
        assert layout.notes_in(area) == [note for note in layout.notes if note.box.meets(area)]
        assert layout.order == tuple(note.id for note in layout.notes)
        assert dict(layout.places) == {note.id: note for note in layout.notes}
        assert "nowhere" not in layout.places
        for note in layout.notes:
            assert layout.note_at(note.box.x + 0.5, note.box.bottom - 0.5) == note
            assert layout.metrics_of(note) == layout.metrics
            section = layout.section_at(note.box.x, note.box.y)
            assert section is not None
            assert section.section == note.section


# pictures and free lanes


@given(st.floats(0.1, 5.0), st.integers(1, 300))
def test_a_note_with_a_picture_is_as_much_higher_as_its_picture_needs(aspect: float, length: int) -> None:
    plain = a_note("a", "x" * length)
    with_picture = replace(plain, aspect=aspect)
    room = Room(1000, 2000, floor=16, ceiling=16)
    without, layout = (lay_out((a_section("s", "lane", (note,)),), room, measure) for note in (plain, with_picture))
    before, after = without.places["a"].box, layout.places["a"].box
    assert after.h - before.h == layout.metrics.picture_height(after.w, aspect) > 0
    assert layout.metrics.picture_height(after.w, aspect) <= 1.3 * after.w + layout.metrics.gap


@given(st.floats(0.1, 5.0), st.integers(1, 60))
def test_notes_beside_one_with_a_picture_are_as_high_as_it_is(aspect: float, length: int) -> None:
    notes = tuple(a_note(f"n{number}", "x" * length, aspect=aspect if number == 1 else 0.0) for number in range(4))
    layout = lay_out((a_section("s", "lane", notes),), Room(1000, 2000, floor=16, ceiling=16), measure)
    assert len({place.box.y for place in layout.notes}) == 1
    assert len({place.box.h for place in layout.notes}) == 1
    width = layout.notes[1].box.w
    assert layout.metrics.picture_height(width, aspect) <= 0.75 * width + layout.metrics.gap


@st.composite
def canvases(draw: st.DrawFn) -> tuple[BoardSection, ...]:
    """Lanes of which some are free."""
    made = []
    for section in draw(boards()):
        if section.kind != "lane":
            continue
        far, side = st.integers(0, 4000), st.integers(1, 900)
        notes = tuple(replace(note, x=draw(far), y=draw(far)) for note in section.notes[:6])
        kinds = st.sampled_from(ShapeKind)
        shapes = tuple(draw(st.lists(st.builds(a_shape, kinds, far, far, side, side), max_size=3)))
        free = draw(st.booleans())
        made.append(replace(section, notes=notes, free=free, shapes=shapes if free else ()))
    return (*made, a_section("canvas", "lane", (), free=True))


@given(canvases(), rooms)
def test_notes_of_a_free_lane_lie_where_they_were_put(board: tuple[BoardSection, ...], room: Room) -> None:
    layout = lay_out(board, room, measure)
    panels = {place.section: place for place in layout.sections}
    assert layout.pages == 1
    assert set(layout.places) == {note.id for section in board for note in section.notes}
    for index, section in enumerate(board):
        left, top = panels[index].corner
        if not section.free:
            continue
        for note in section.notes:
            place = layout.places[note.id]
            assert (place.box.x, place.box.y) == (left + note.x, top + note.y)
            assert inside(place.box, panels[index].box)
            assert layout.metrics_of(place) == NoteMetrics(18, 14)
            assert place in layout.notes_in(place.box)
        for shape in section.shapes:
            assert inside(Box(left + shape.x, top + shape.y, shape.w, shape.h), panels[index].box)


@given(canvases(), rooms)
def test_panels_lie_beside_each_other_and_free_ones_to_the_right(board: tuple[BoardSection, ...], room: Room) -> None:
    layout = lay_out(board, room, measure)
    boxes = [place.box for place in layout.sections]
    for index, box in enumerate(boxes):
        assert inside(box, Box(0, 0, layout.width, layout.height))
        assert not any(box.meets(other) for other in boxes[index + 1 :])
    flowed = [place.box.right for place in layout.sections if not board[place.section].free]
    free = [place.box.x for place in layout.sections if board[place.section].free]
    assert not flowed or max(flowed) <= min(free)
    assert layout.width >= room.width - len(board)
    assert layout == lay_out(board, room, measure, 0, layout)


@given(canvases(), rooms)
def test_in_the_room_a_free_lane_is_no_larger_than_what_lies_there_or_the_space(
    board: tuple[BoardSection, ...], room: Room
) -> None:
    layout = lay_out(board, replace(room, spare=0), measure)
    alone = [place for place in layout.sections if board[place.section].free]
    for place in alone:
        section, (left, top) = board[place.section], place.corner
        things = [Box(left + shape.x, top + shape.y, shape.w, shape.h) for shape in section.shapes]
        things += [layout.places[note.id].box for note in section.notes]
        assert all(inside(box, place.box) and box.y >= place.header.bottom for box in things)
        if things and place.box.w > room.width:
            assert min(box.x for box in things) - place.box.x <= 24
            assert place.box.right - max(box.right for box in things) <= 24


@given(canvases(), rooms)
def test_the_room_sees_notes_of_a_free_lane_larger_where_they_mean_the_same(
    board: tuple[BoardSection, ...], room: Room
) -> None:
    layout = lay_out(board, replace(room, spare=0), measure)
    as_put = lay_out(board, replace(room, paged=False), measure)
    for index, section in enumerate(board):
        if not section.free:
            continue
        seen, put = ([found.places[note.id] for note in section.notes] for found in (layout, as_put))
        corners = [
            next(place.corner for place in found.sections if place.section == index) for found in (layout, as_put)
        ]
        larger, before = (
            [place.box._replace(x=place.box.x - left, y=place.box.y - top) for place in places]
            for places, (left, top) in zip((seen, put), corners, strict=True)
        )
        for number, (now, was) in enumerate(zip(larger, before, strict=True)):
            assert 18 <= layout.metrics_of(seen[number]).text <= max(18, room.floor)
            assert abs(now.x + now.w / 2 - was.x - was.w / 2) <= 1
            others = zip(larger[number + 1 :], before[number + 1 :], strict=True)
            assert not any(now.meets(other) and not was.meets(old) for other, old in others)
            for shape in section.shapes:
                middle = Box(shape.x + shape.w // 2, shape.y, 1, shape.h)
                if shape.kind is ShapeKind.AXES:
                    assert was.meets(middle) or not now.meets(middle)


@given(canvases(), rooms)
def test_lanes_beside_a_free_one_are_as_high_as_it_is(board: tuple[BoardSection, ...], room: Room) -> None:
    layout = lay_out(board, room, measure)
    flowed = [place.box for place in layout.sections if not board[place.section].free]
    free = [place.box for place in layout.sections if board[place.section].free]
    assert len({box.bottom for box in free}) == 1
    assert not flowed or max(box.bottom for box in flowed) >= free[0].bottom


# large boards


def lanes(count: int, kinds: Sequence[str] = ("lane", "lane", "lane")) -> tuple[BoardSection, ...]:
    """A board with so many notes, spread over its sections."""
    random = Random(5)
    lengths = [random.randint(60, 120) for _ in range(count)]
    return tuple(
        a_section(
            f"s{index}",
            kind,
            tuple(a_note(f"s{index}n{n}", "x" * length) for n, length in enumerate(lengths[index :: len(kinds)])),
        )
        for index, kind in enumerate(kinds)
    )


@pytest.mark.parametrize("kinds", [["lane"] * 4, ["theme"] * 30 + ["loose"], ["theme"] * 3 + ["loose"]])
def test_five_thousand_notes_lie_inside_and_apart(kinds: list[str]) -> None:
    board = lanes(5000, kinds)
    layout = lay_out(board, Room(1400, 900), measure)
    panels = {place.section: place.box for place in layout.sections}
    assert len({note.id for note in layout.notes}) == 5000
    for note in layout.notes:
        assert inside(note.box, panels[note.section])
        assert layout.notes_in(note.box) == [note]
    assert layout.height < 25 * 900
    assert layout.width < 25 * 1400


@pytest.mark.parametrize("kinds", [["lane"] * 4, ["theme"] * 30 + ["loose"]])
def test_a_note_that_is_added_last_moves_no_other(kinds: list[str]) -> None:
    board = lanes(1000, kinds)
    room = Room(1400, 900)
    before = lay_out(board, room, measure)
    grown = (*board[:-1], replace(board[-1], notes=(*board[-1].notes, a_note("more", "y" * 90))))
    after = lay_out(grown, room, measure, 0, before)
    assert [after.places[note.id] for note in before.notes] == list(before.notes)
