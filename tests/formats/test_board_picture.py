"""Pictures of the board: all of it is there, in words too; the same board gives the same picture; nothing runs."""

from __future__ import annotations

import io
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops

from tests.helpers.hostile import ALL, NOW, voting, workshop
from tests.helpers.workshops import Ids, context, done, example, note, planned, small, theme
from workshop_app.commands.canvas import AddShape, MakeLaneFree
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.themes import GroupNotes
from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.enums import NoteKind, ShapeKind, Stage
from workshop_app.domain.records import Lane, Note, Theme
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.reports.board_drawing import draw_board
from workshop_app.reports.board_picture import MOST_PIXELS, render_png, render_svg
from workshop_app.reports.board_pieces import Plate, Words
from workshop_app.reports.board_sections import sections_of
from workshop_app.reports.colours import LIGHT
from workshop_app.reports.text import clean, one_line

SVG = "{http://www.w3.org/2000/svg}"
SV = Language("sv")
BOARDS = {
    "example": State.of_records(example()),
    "planned": State.of_records(planned()),
    "empty": small(),
    "hostile": workshop(*ALL, title="<b>&"),
}


def root(state: State) -> ElementTree.Element:
    return ElementTree.fromstring(render_svg(draw_board(state, SV, NOW)))


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def test_the_example_stands_by_theme_with_what_is_loose_and_parked() -> None:
    titles = [(section.kind, section.number, section.title) for section in sections_of(BOARDS["example"], SV)]
    assert titles[0] == ("theme", 1, "Tid för annat än det akuta")
    assert titles[-2:] == [("theme", 0, "Parkering"), ("loose", 0, "Inte grupperade")]
    assert [section.title for section in sections_of(small(), SV)] == ["Problem", "Idéer"]


def test_the_picture_says_when_the_meeting_was_held_as_the_minutes_do() -> None:
    planned_for = replace(small().workshop, date="2026-06-12")
    held = replace(planned_for, stage=Stage.OPEN, opened="2026-06-10T09:10:00+00:00")
    for record, day in ((small().workshop, ""), (planned_for, "12 juni 2026"), (held, "10 juni 2026")):
        others = [other for other in small().records() if other.id != record.id]
        drawn = [text.text or "" for text in root(State.of_records([record, *others])).iter(f"{SVG}text")]
        assert [words for words in drawn if "2026" in words] == [day] * bool(day)


def test_every_note_can_be_read_in_the_picture_and_behind_it() -> None:
    found = root(BOARDS["example"])
    drawn = " ".join(text.text or "" for text in found.iter(f"{SVG}text"))
    behind = [title.text or "" for title in found.iter(f"{SVG}title")]
    for written in BOARDS["example"].of(Note).values():
        assert sum(title.endswith(f": {written.text}") for title in behind) == 1
        if len(written.text) < 100:
            for word in written.text.split():
                assert word[:12] in drawn


@pytest.mark.parametrize("grouped", [True, False])
def test_long_notes_and_names_are_whole_in_the_picture(grouped: bool) -> None:
    said = " ".join(f"ord{number}" for number in range(150))
    name = "Kompetensförsörjning och bemanning inom samtliga förvaltningar – på riktigt ”nu”"
    other = [note(f"n{number}", number=number, text="Kort") for number in range(2, 40)]
    state = small(theme("t1", title=name), note("n1", text=said, theme="t1" if grouped else None), *other)
    lanes = [replace(lane, title=name[:60]) for lane in state.ordered(Lane)] if not grouped else []
    records = [record for record in state.records() if grouped or not isinstance(record, Theme)]
    drawn = [text.text or "" for text in root(State.of_records([*records, *lanes])).iter(f"{SVG}text")]
    assert not any("…" in words for words in drawn)
    assert {*said.split(), *(name if grouped else name[:60]).split()} <= set(" ".join(drawn).split())


@pytest.mark.parametrize(
    ("said", "parted"),
    [
        ("Läs brukarundersökningarna ihop", ["Läs", "brukarundersöknin-", "garna ihop"]),
        ("Arbetsmarknadsförvaltningen", ["Arbetsmarknadsför-", "valtningen"]),
        ("https://www.exempelkommun.se/rapporter", ["https://www.", "exempelkommun.se/", "rapporter"]),
    ],
)
def test_words_too_long_for_their_note_are_parted_as_on_the_board(said: str, parted: list[str]) -> None:
    others = [note(f"n{number}", number=number, text="Kort") for number in range(2, 30)]
    drawn = [text.text or "" for text in root(small(note("n1", text=said), *others)).iter(f"{SVG}text")]
    at = drawn.index(parted[0])
    assert drawn[at : at + len(parted)] == parted


def test_a_long_note_on_a_canvas_is_whole_where_it_covers_no_other() -> None:
    said = " ".join(f"ord{number}" for number in range(80))
    state = done(small(), MakeLaneFree("idea"), AddNotes("idea", (said,), at=(100, 100)))
    whole = [text.text or "" for text in root(state).iter(f"{SVG}text")]
    assert set(said.split()) <= set(" ".join(whole).split())
    crowded = done(state, AddNotes("idea", ("Under",), at=(150, 460)), using=context(Ids("m")))
    drawn = [text.text or "" for text in root(crowded).iter(f"{SVG}text")]
    assert "Under" in drawn
    assert any(words.endswith("…") for words in drawn), "it says itself that there is more"


def test_the_names_of_axes_make_way_for_notes_as_on_the_screen() -> None:
    labels = ("Liten insats", "Stor insats", "Liten nytta", "Stor nytta")
    state = done(small(), MakeLaneFree("idea"), AddShape("idea", ShapeKind.AXES, 100, 100, 800, 800, labels=labels))
    state = done(state, *(AddNotes("idea", ("En lapp",), at=at) for at in ((510, 110), (110, 400), (300, 820))))
    drawn = [shape for group in draw_board(state, SV, NOW).groups for shape in group.shapes]
    names = [shape for shape in drawn if isinstance(shape, Words) and shape.runs[0].text in labels]
    cards = [shape for shape in drawn if isinstance(shape, Plate) and shape.fill == LIGHT.kinds[NoteKind.IDEA][0]]
    assert (len(names), len(cards)) == (4, 3)
    for name in names:
        for card in cards:
            beside = name.x + name.width <= card.x or card.x + card.width <= name.x
            assert beside or name.y <= card.y or card.y + card.height <= name.y - 0.7 * name.size


def test_what_people_wrote_is_text_and_nothing_else() -> None:
    found = root(BOARDS["hostile"])
    assert {element.tag.removeprefix(SVG) for element in found.iter()} == {
        "svg", "title", "desc", "rect", "polygon", "text", "g",
    }  # fmt: skip
    behind = [title.text or "" for title in found.iter(f"{SVG}title")]
    for number, text in enumerate(ALL, start=1):
        assert f"P{number} Problem: {clean(text)}" in behind


@pytest.mark.parametrize("name", ["<b>a</b>\x00\x07c", "]]> & \ud800", "\x1b[0m"])
def test_names_of_lanes_and_themes_are_text_and_nothing_else(name: str) -> None:
    state = small(theme("t1", title=name), note("n1", theme="t1"))
    lanes = [replace(lane, title=name) for lane in state.ordered(Lane)]
    for drawn in (State.of_records([*state.records(), *lanes]), State.of_records([*small().records(), *lanes])):
        assert one_line(name) in [title.text for title in root(drawn).iter(f"{SVG}title")]


@pytest.mark.parametrize("name", BOARDS)
def test_it_says_what_it_is_to_those_who_do_not_see_it(name: str) -> None:
    found = root(BOARDS[name])
    assert found.get("{http://www.w3.org/XML/1998/namespace}lang") == "sv-SE"
    assert [found.find(f"{SVG}{tag}").get("id") for tag in ("title", "desc")] == ["title", "desc"]
    assert found.get("aria-labelledby") == "title desc"
    assert all(section.title in found.find(f"{SVG}desc").text for section in sections_of(BOARDS[name], SV))


@pytest.mark.parametrize("name", BOARDS)
def test_words_stay_on_what_they_are_written_on(name: str) -> None:
    drawing = draw_board(BOARDS[name], SV, NOW)
    for group in drawing.groups[1:]:
        plates = [shape for shape in group.shapes if isinstance(shape, Plate)]
        for words in (shape for shape in group.shapes if isinstance(shape, Words)):
            assert words.size >= 12
            assert words.x + words.width <= drawing.width
            if plates:
                assert plates[0].x <= words.x
                assert words.x + words.width <= plates[0].x + plates[0].width + 0.5
                assert plates[0].y <= words.y <= plates[0].y + plates[0].height


@pytest.mark.parametrize("name", BOARDS)
def test_the_png_is_the_same_picture_in_pixels(name: str) -> None:
    drawing = draw_board(BOARDS[name], SV, NOW)
    data = render_png(drawing)
    picture = opened(data)
    assert picture.width * picture.height <= MOST_PIXELS + 10_000
    assert picture.width / picture.height == pytest.approx(drawing.width / drawing.height, rel=0.01)
    assert data == render_png(draw_board(BOARDS[name], SV, NOW))
    assert render_svg(drawing) == render_svg(draw_board(BOARDS[name], SV, NOW))


def test_a_heading_is_never_smaller_than_the_notes_below_it() -> None:
    drawing = draw_board(small(note("a", text="Kort")), SV, NOW)
    sizes = {
        words.runs[0].text: words.size for group in drawing.groups for words in group.shapes if isinstance(words, Words)
    }
    assert sizes["Problem"] >= sizes["Kort"]


def test_the_kinds_have_their_colours() -> None:
    colours = {
        colour for _, colour in opened(render_png(draw_board(BOARDS["example"], SV, NOW))).getcolors(1 << 20) or ()
    }
    for kind in (NoteKind.PROBLEM, NoteKind.IDEA, NoteKind.PARKED):
        ground = LIGHT.kinds[kind][0]
        assert tuple(bytes.fromhex(ground[1:])) in colours


def test_a_secret_vote_leaves_no_trace_in_it() -> None:
    before, after = workshop("a", "b"), voting(workshop("a", "b"))
    assert render_svg(draw_board(before, SV, NOW)) == render_svg(draw_board(after, SV, NOW))


def test_another_script_is_drawn_with_a_font_that_has_it() -> None:
    pictures = [
        opened(render_png(draw_board(workshop(text), SV, NOW))) for text in ("שלום", "مرحبا", "👍", "ሰላም", "□□□□")
    ]
    for number, one in enumerate(pictures):
        for other in pictures[number + 1 :]:
            assert ImageChops.difference(one, other).getbbox()


def test_five_hundred_notes_still_make_a_picture_that_opens() -> None:
    state = workshop(*(f"Lapp nummer {number} med lite mer text än så" for number in range(500)))
    picture = opened(render_png(draw_board(state, SV, NOW)))
    assert picture.width * picture.height <= MOST_PIXELS + 10_000


def test_a_free_lane_is_drawn_as_it_lies_also_under_themes() -> None:
    case = with_canvas(small())
    lane = case.ordered(Lane)[1]
    notes = case.ordered(Note, lambda note: note.lane_id == lane.id)
    found = root(case)
    behind = [title.text or "" for title in found.iter(f"{SVG}title")]
    assert {"Do now", "Little · Much · Low · High", "First?"} <= set(behind)
    assert len(list(found.iter(f"{SVG}path"))) == 4, "two axes, an arrow and a stroke"
    plates = {(float(rect.get("x", 0)), float(rect.get("y", 0))) for rect in found.iter(f"{SVG}rect")}
    by_x, by_y = notes[1].x - notes[0].x, notes[1].y - notes[0].y
    assert any((x + by_x, y + by_y) in plates for x, y in plates), "the notes lie as far apart as they were put"
    themed = case.apply(ChangeSet.of(GroupNotes((notes[0].id, notes[1].id), "T").plan(case, context())))
    again = [title.text or "" for title in root(themed).iter(f"{SVG}title")]
    assert {"T", "Do now"} <= set(again)
    assert sum(title.endswith(f": {notes[0].text}") for title in again) == 2, "in its theme, and where it lies"


def test_lines_are_painted_where_they_are_drawn() -> None:
    picture = opened(render_png(draw_board(with_canvas(small()), SV, NOW)))
    colours = {colour for _, colour in picture.getcolors(1 << 20) or ()}
    brand = tuple(int(LIGHT.brand[at : at + 2], 16) for at in (1, 3, 5))
    assert brand in colours


def with_canvas(state: State) -> State:
    """The same with its second lane free, two notes on it and something of each kind drawn."""
    lane, where = state.ordered(Lane)[1].id, context()
    for command in (
        MakeLaneFree(lane),
        AddNotes(lane, ("Upper note",), at=(60, 80)),
        AddNotes(lane, ("Lower note",), at=(420, 330)),
        AddShape(lane, ShapeKind.AXES, 20, 20, 800, 500, labels=("Little", "Much", "Low", "High")),
        AddShape(lane, ShapeKind.FRAME, 850, 20, 300, 300, text="Do now"),
        AddShape(lane, ShapeKind.TEXT, 860, 360, 300, 60, text="First?"),
        AddShape(lane, ShapeKind.ARROW, 300, 120, 200, 200, points=(0, 0, 200, 200)),
        AddShape(lane, ShapeKind.STROKE, 860, 430, 200, 80, points=(0, 0, 100, 80, 200, 0)),
    ):
        state = state.apply(ChangeSet.of(command.plan(state, where)))
    return state
