"""Copy and paste without a window: what goes to a spreadsheet and to another workshop, and what comes from anywhere."""

from __future__ import annotations

import csv
import io
import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.hostile import FORMULAS
from tests.helpers.workshops import Ids, context, done, note, small, theme
from workshop_app.commands.canvas import AddShape, MakeLaneFree
from workshop_app.commands.copies import PasteOnCanvas
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.pasting import NewNote
from workshop_app.domain.enums import NoteKind, ShapeKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import Note, Shape
from workshop_app.domain.rules import NOTE_LIMIT
from workshop_app.domain.state import State
from workshop_app.domain.whole import check_whole
from workshop_app.i18n import Language
from workshop_app.services.cells import is_formula
from workshop_app.services.clipboard import Offered, clipping, pasted
from workshop_app.services.lines import statements
from workshop_app.services.own_clipboard import lay_on_canvas, shapes_in

EXCEL = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>'
    "<tr><td>Påstående</td><td>Område</td></tr>"
    "<tr><td>Beslut &amp; ansvar<br>dröjer</td><td>Ledning</td></tr><tr><td></td></tr>"
    "<tr><td>=SUMMA(A1)</td><td>Ekonomi</td></tr></table></body></html>"
)


def board() -> State:
    notes = (
        replace(note("a", theme="T", text="Sent\noch fel"), group=2, tag="Tid"),
        note("b", number=2, text="<b>=1+1</b>"),
        note("x", "idea", text="=HYPERLINK(1)"),
    )
    return small(*notes, theme("T", title="Beslut"))


def read(plain: str = "", html: str = "", own: bytes = b"", here: str = "w") -> list[NewNote]:
    return list(pasted(Offered(plain, html, own), here).notes)


def ours(*notes: object) -> bytes:
    return json.dumps({"format": "verkstad-notes", "version": 1, "workshop": "w", "notes": notes}).encode()


def test_copied_notes_are_a_line_each_and_columns_in_a_spreadsheet() -> None:
    made = clipping(board(), ("a", "x", "b"), Language("sv"))
    assert made.plain == "Sent och fel\n=HYPERLINK(1)\n<b>=1+1</b>"
    rows = list(csv.reader(io.StringIO(made.table), delimiter="\t"))
    assert rows[0] == ["Sort", "Nummer", "Text", "Tema", "Bikupa", "Område"]
    assert rows[1] == ["Problem", "P1", "Sent och fel", "Beslut", "Bikupa 2", "Tid"]
    assert "<td" in made.html
    assert "&lt;b&gt;=1+1&lt;/b&gt;" in made.html


@pytest.mark.parametrize("payload", FORMULAS)
def test_no_cell_begins_like_a_formula(payload: str) -> None:
    made = clipping(small(note("a", text=payload)), ("a",), Language("en"))
    rows = list(csv.reader(io.StringIO(made.table), delimiter="\t"))
    assert not any(is_formula(cell) for row in rows for cell in row)
    assert not any(is_formula(part.split("<")[0]) for part in made.html.split('sdnum="0;0;@">')[1:])


def test_notes_go_between_workshops_with_kind_area_and_theme_and_home_with_their_group() -> None:
    own = clipping(board(), ("a", "x"), Language("sv")).own
    home = [NewNote("Sent\noch fel", NoteKind.PROBLEM, "Tid", "Beslut", 2), NewNote("=HYPERLINK(1)", NoteKind.IDEA)]
    away = [replace(home[0], group=0, lane="Problem"), replace(home[1], lane="Idéer")]
    assert read("anything", own=own, here="other") == away
    assert read(own=own) == home


def test_through_a_spreadsheet_and_back() -> None:
    made = clipping(board(), ("a", "x"), Language("sv"))
    there = [
        NewNote("Sent och fel", NoteKind.PROBLEM, "Tid", "Beslut", lane="Problem"),
        NewNote("=HYPERLINK(1)", NoteKind.IDEA, lane="Idé"),
    ]
    assert read(made.table) == there
    assert read(made.plain, made.html) == there


@pytest.mark.parametrize(
    "own",
    [
        b"\xff\xfe", b"[]", b"{}", b"[" * 100_000, 
        b'{"format": "verkstad-notes", "version": 2, "notes": [{"text": "x"}]}',
        json.dumps({"format": "verkstad-notes", "version": 1, "notes": [1, None, {"text": 5}, {"text": " "}]}).encode(),
    ],
)  # fmt: skip
def test_json_that_is_not_ours_gives_way_to_the_text(own: bytes) -> None:
    assert read("Bara text", own=own) == [NewNote("Bara text")]


def test_strange_values_in_our_own_json_are_left_out() -> None:
    plain = {"text": "A\x00\u202eB\r\n\n C", "kind": "boss", "area": ["x"], "theme": "T" * 9999, "group": -4}
    own = json.dumps({"format": "verkstad-notes", "version": 1, "workshop": "w", "notes": [plain]}).encode()
    assert read(own=own) == [NewNote("A B\nC", theme="T" * 200)]


def test_a_table_gives_a_note_a_row_with_its_area() -> None:
    assert read("x\ty", EXCEL) == [
        NewNote("Beslut & ansvar dröjer", tag="Ledning"),
        NewNote("=SUMMA(A1)", tag="Ekonomi"),
    ]
    assert Offered("x\ty", EXCEL).is_rich
    tabbed = "Sent\tTid\nFel\tTid\nDyrt\tPengar\n\nSlut på pengar\tPengar\n"
    assert [(new.text, new.tag) for new in read(tabbed)] == [
        ("Sent", "Tid"), ("Fel", "Tid"), ("Dyrt", "Pengar"), ("Slut på pengar", "Pengar"),
    ]  # fmt: skip
    assert [new.tag for new in read("Sent\tAnna Ek\nFel\tBo Al\n")] == ["", ""]


def test_a_column_that_names_lanes_or_kinds_is_one_whatever_stands_above_it() -> None:
    def lanes(plain: str, *names: str) -> list[tuple[str, NoteKind | None, str, str]]:
        found = pasted(Offered(plain), "w", lanes=names).notes
        return [(new.text, new.kind, new.tag, new.lane) for new in found]

    for head in ("Kolumn", "Lane", "Typ", "Sort", "Kind"):
        assert lanes(f"Text\t{head}\tOmråde\nFör sent\tFråga\tTid\n") == [
            ("För sent", NoteKind.QUESTION, "Tid", "Fråga")
        ]
    assert lanes("Text\tKategori\nFör sent\tHinder\nTidigare\tIdéer\n") == [
        ("För sent", NoteKind.PROBLEM, "", "Hinder"), ("Tidigare", NoteKind.IDEA, "", "Idéer"),
    ]  # fmt: skip
    assert lanes("För sent varje dag\tStyrkor\nFör tidigt\tSvagheter\n", "Styrkor", "Svagheter") == [
        ("För sent varje dag", None, "", "Styrkor"), ("För tidigt", None, "", "Svagheter"),
    ]  # fmt: skip
    assert lanes("Område\tText\nProblem\tKö\n") == [("Kö", NoteKind.PROBLEM, "", "Problem")]
    assert [lane for *_rest, lane in lanes("För sent\tx\nFör tidigt\tx\nFör dyrt\t\n")] == ["", "", ""]


@pytest.mark.parametrize(
    ("table", "found", "left_out"),
    [
        ("Problem\tIdé\nKö\tLuckor\nDyrt\t\n", ["Problem: Kö", "Problem: Dyrt", "Idé: Luckor"], 0),
        ("Styrkor\tVem\tSvagheter\nVi kan\tBo\tVi är få\n", ["Styrkor: Vi kan", "Svagheter: Vi är få"], 1),
        ("Förslag\tVem\tKommentar\tPrio\nTolk\tAnna\tviktigt nu, säger alla\t1\n", ["Förslag: Tolk"], 3),
        ("Förslag\tKostnad\nTolk\tRätt mycket pengar\n", ["Förslag: Tolk"], 1),
        ("Nr\tBeskrivning\tOmråde\n1\tLång kö\tReception\n2\tDyrt\tHus\n", ["Lång kö", "Dyrt"], 0),
        ("Fråga\tSvar\nVad skaver mest?\tKön\nVad skaver mest?\tPriset\n", ["Kön", "Priset"], 1),
        ("Vem\tNär\tVad\nAnna Ek\ti maj\tRing\n", ["Ring"], 2),
        ("Kö A\tReception\nTolk B\tIT-stöd\n", ["Kö A", "Tolk B"], 1),
        ("1\tAnna\tOnt om tid\n2\tBo\tLånga möten\n", ["Ont om tid", "Långa möten"], 1),
        ("7\tTid\n8\tPengar\n", ["Tid", "Pengar"], 1),
        ("Problem\tOnt om tid\nIdé\tKortare möten\n", ["Problem: Ont om tid", "Idé: Kortare möten"], 0),
        ("Problem\tOnt om tid\nUtmaning\tDyra hus\nIdé\tFler rum\n", ["Ont om tid", "Dyra hus", "Fler rum"], 1),
        ("Beskrivning\tKommentar\nDyrt\tdet säger nästan alla\n", ["Dyrt"], 1),
        ("Ort och plats\tKö\nOrt och plats\tTolk\n", ["Kö", "Tolk"], 0),
        ("Område\tÖnskemål\tVem\nReception\tTolk\tAnna Ek\n", ["Tolk"], 1),
        ("Nr\tText\n7\tTid\n9\tPengar\n", ["Tid", "Pengar"], 0),
        ("Problem\tNär\nParkering\ti maj\nKö\t\nBrus\t\n", ["Problem: Parkering", "Problem: Kö", "Problem: Brus"], 1),
    ],
)  # fmt: skip
def test_nothing_of_a_table_disappears_without_a_word(table: str, found: list[str], left_out: int) -> None:
    what = pasted(Offered(table), "w", lanes=("Styrkor", "Svagheter"))
    assert [f"{new.lane}: {new.text}" if new.lane else new.text for new in what.notes] == found
    assert what.left_out == left_out


def test_themes_of_a_table_are_its_areas_when_it_has_no_other() -> None:
    assert [(new.tag, new.theme) for new in read("Text\tTema\nKö\tLuckor\n")] == [("Luckor", "")]
    assert [(new.tag, new.theme) for new in read("Text\tTema\tOmråde\nKö\tLuckor\tHus\n")] == [("Hus", "Luckor")]


def test_a_single_cell_is_text_for_the_line_and_a_note_on_the_board() -> None:
    cell = Offered("En cell\n", EXCEL[: EXCEL.index("<tr>")] + "<tr><td>En cell</td></tr></table>")
    assert not cell.is_rich
    assert read(cell.plain, cell.html) == [NewNote("En cell")]


def test_what_is_drawn_leaves_no_empty_table_on_the_clipboard_and_is_known_to_have_lain_on_a_canvas() -> None:
    state = done(small(), MakeLaneFree("idea"), AddShape("idea", ShapeKind.FRAME, 10, 10, 300, 200))
    state = done(state, AddNotes("idea", ("På ytan",)), AddNotes("problem", ("I raden",)), using=context(Ids("n")))
    ids = {each.text: each.id for each in state.of(Note).values()}
    (shape,) = state.of(Shape)
    drawn = clipping(state, (), Language("sv"), (shape,))
    assert (drawn.plain, drawn.html) == ("", "")
    assert lay_on_canvas(drawn.own)
    assert lay_on_canvas(clipping(state, (ids["På ytan"],), Language("sv")).own)
    assert not lay_on_canvas(clipping(state, (ids["I raden"],), Language("sv")).own)


def test_a_text_that_says_nothing_is_not_drawn() -> None:
    place = {"x": 0, "y": 0, "w": 90, "h": 40, "points": []}
    shapes = [{"kind": "text", "text": text, **place} for text in ("Hej", " \u200b ")]
    own = json.dumps({"format": "verkstad-notes", "version": 1, "workshop": "w", "shapes": shapes}).encode()
    assert [shape.text for shape in shapes_in(own)] == ["Hej"]


def test_of_many_files_no_more_are_read_than_can_be_pasted(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(3)]
    for number, file in enumerate(files[:2]):
        file.write_text("".join(f"Rad {number} {line} om tid\n" for line in range(3000)), encoding="utf-8")
    assert len(pasted(Offered(files=tuple(files[:1])), "w").notes) == 3000
    with pytest.raises(DomainError, match="too_many_statements"):
        pasted(Offered(files=tuple(files)), "w")  # the last is not even there


def test_a_web_page_is_pasted_as_its_text() -> None:
    page = "<table><tr><td>Meny</td><td>Logga in</td></tr></table>"
    assert read("- Ett\n- Två", page) == [NewNote("Ett"), NewNote("Två")]
    assert not Offered("- Ett\n- Två", page).is_rich


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("- one\n* two\n• three\n☐ four", ["one", "two", "three", "four"]),
        ("- [ ] one\n- [x] two\n• • three\n- 4) four\n-\n- \n[ ]\n* B)", ["one", "two", "three", "four", "B)"]),
        ("-5 degrees\n[sic] it says\n*now*", ["-5 degrees", "[sic] it says", "*now*"]),
        ("1) one\n2) two\n(3) three\na) four\nB) five", ["one", "two", "three", "four", "five"]),
        ("1. one\n\n2. two\n  a. three\n  b. four\n3. five", ["one", "two", "three", "four", "five"]),
        (
            "Priorities:\n2. Buy coffee\nas always\n3. Köp kaffe",
            ["Priorities:", "Buy coffee", "as always", "Köp kaffe"],
        ),
        ("7: seven\n8: eight", ["seven", "eight"]),
        ("3. kvartalet gick bra", ["3. kvartalet gick bra"]),
        (
            "Mer tid\n3. kvartalet gick bra\n1. maj är vi lediga",
            ["Mer tid", "3. kvartalet gick bra", "1. maj är vi lediga"],
        ),
        ("2. två\n3: tre", ["2. två", "3: tre"]),
        ("2026 was a good year\n\n  \n3.5 million", ["2026 was a good year", "3.5 million"]),
        ("one\r\ntwo\u2028three\x00", ["one", "two", "three"]),
        ("a. one\nb. two\nt. ex. möten\np. g. a. tid", ["one", "two", "t. ex. möten", "p. g. a. tid"]),
        ("s. 14 saknas\nÅ. Svensson", ["s. 14 saknas", "Å. Svensson"]),
    ],
)
def test_lists_lose_their_bullets_and_numbers_and_sentences_keep_theirs(text: str, lines: list[str]) -> None:
    assert statements(text) == lines


def test_words_after_a_hash_are_the_area_of_a_line() -> None:
    assert read("Tiden tar slut #Tid\nNummer #1") == [NewNote("Tiden tar slut", tag="Tid"), NewNote("Nummer #1")]


def test_too_much_is_refused_quickly() -> None:
    start = perf_counter()
    for offered, code in (
        (Offered("x" * 1_000_000), "note_too_long"),
        (Offered("x" * (NOTE_LIMIT + 1) + "\tb\n"), "line_too_long"),
        (Offered("line\n" * 1_000_000), "clipboard_too_much"),
        (Offered(html="<table>" + "<tr><td>x" * 300_000), "clipboard_too_much"),
        (Offered(" \n\t\n"), "clipboard_not_notes"),
        (Offered(), "clipboard_not_notes"),
    ):
        with pytest.raises(DomainError, match=code):
            pasted(offered, "w")
    assert perf_counter() - start < 20


@given(st.text(), st.text(), st.binary())
def test_whatever_is_on_the_clipboard_becomes_notes_or_is_refused(plain: str, html: str, own: bytes) -> None:
    for offered in (Offered(plain, html, own), Offered(html=f"<table>{html}"), Offered(f"{plain}\tx\n{html}\t")):
        try:
            notes = pasted(offered, "w").notes
        except DomainError:
            continue
        assert all(new.text.strip() and len(new.text) <= NOTE_LIMIT for new in notes)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(list(ShapeKind)),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from(("kind", "x", "labels")), inner),
    max_leaves=20,
)
DRAWN_SO = st.fixed_dictionaries(
    {name: st.integers(-5, 30_000) for name in ("x", "y", "w", "h")}
    | {
        "kind": st.sampled_from(list(ShapeKind)),
        "text": st.text(),
        "labels": st.lists(st.text(), max_size=6),
        "points": st.lists(st.integers(-5, 30_000), max_size=9),
    }
)


@given(st.lists(JSON | DRAWN_SO, max_size=4), st.lists(JSON, max_size=2))
def test_whatever_is_said_to_be_drawn_is_drawn_whole_or_refused(shapes: list[object], places: list[object]) -> None:
    notes = [{"text": "A", "at": place} for place in places]
    whole = {"format": "verkstad-notes", "version": 1, "workshop": "w", "notes": notes, "shapes": shapes}
    offered = Offered(own=json.dumps(whole).encode())
    state = done(small(), MakeLaneFree("idea"))
    try:
        state = done(state, PasteOnCanvas("idea", pasted(offered, "w").notes, shapes_in(offered.own), (400, 300)))
    except DomainError:
        return
    check_whole(state.records())


@given(st.text(min_size=1))
def test_what_is_copied_can_be_pasted(text: str) -> None:
    state = small(note("a", text=text))
    try:
        (back,) = pasted(Offered(own=clipping(state, ("a",), Language("sv")).own), "w").notes
    except DomainError:
        return
    assert back.kind is NoteKind.PROBLEM


@pytest.mark.parametrize(
    "piece", ["<", "<a ", "<a x='", "<!--", "<!", "</", "<?", "<td", "&", "&#", "<td><br>", "<tr>"]
)
def test_no_html_takes_long(piece: str) -> None:
    start = perf_counter()
    with suppress(DomainError):
        read(html="office:excel <table><tr><td>" + piece * (400_000 // len(piece)))
    assert perf_counter() - start < 5  # the parser of the library took minutes


def test_a_letter_by_a_number_that_nobody_can_count_to_is_refused_as_too_long() -> None:
    with pytest.raises(DomainError, match="line_too_long"):
        read(html=f"<table><tr><td>Nej&#{'9' * 5000};</td></tr></table>")


def test_what_only_looks_like_a_tag_stays_in_a_cell() -> None:
    html = "<table><tr><td>Färre än < 5 <!-- x --><b>eller</b> 7 > 3</td></tr></table>"
    assert [note.text for note in read(html=html)] == ["Färre än < 5 eller 7 > 3"]


def test_true_is_no_buzz_group() -> None:
    (new,) = read(own=ours({"text": "Ett", "group": True}))
    assert new.group == 0
    assert type(new.group) is int


def test_a_picture_is_taken_over_once_and_no_more_than_can_be_pasted() -> None:
    asked: list[str] = []

    def take(workshop_id: str, digest: str) -> None:
        asked.append(digest)

    pasted(Offered(own=ours(*[{"text": "Ett", "picture": "p"}] * 3)), "w", take)
    assert asked == ["p"]
    with pytest.raises(DomainError, match="clipboard_too_much"):
        pasted(Offered(own=ours(*({"text": "Ett", "picture": f"p{number}"} for number in range(9000)))), "w", take)
    assert len(asked) < 5100
