"""Acts that link, reshape, paste and tidy notes: one change set each, and nothing that was said is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.workshops import context, done, note, small, theme
from workshop_app.commands.actions import AddAction
from workshop_app.commands.base import Command
from workshop_app.commands.links import LinkNotes, Unlink
from workshop_app.commands.notes import DeleteNotes, MoveNotes
from workshop_app.commands.pasting import NewNote, PasteNotes
from workshop_app.commands.reshaping import ChangeKind, DuplicateNotes, JoinNotes, MergeTwins, SplitNote
from workshop_app.commands.themes import GroupNotes
from workshop_app.commands.tidying import Order, TidyNotes
from workshop_app.domain.board import notes_in_lane, themes
from workshop_app.domain.canvas import note_box
from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.codec import changes_to_plain
from workshop_app.domain.enums import CandidateKind, NoteKind, RoundStage
from workshop_app.domain.errors import DomainError
from workshop_app.domain.ordering import keys_between
from workshop_app.domain.rebase import undo_of
from workshop_app.domain.records import Action, BallotBox, Candidate, Lane, Link, Note, Picture, Round
from workshop_app.domain.rules import enforce
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.services.clipboard import Offered, clipping, pasted
from workshop_app.services.own_clipboard import LINK_LIMIT

FREE = Lane(id="free", workshop_id="w", position="25", kind=NoteKind.QUESTION, title="Yta", free=True)


def board() -> State:
    return small(note("a"), note("b", number=2), note("c", number=3), note("x", "idea"), note("y", "idea", number=2))


def links(state: State) -> set[tuple[str, str]]:
    return {(link.source, link.target) for link in state.of(Link).values()}


def texts(state: State, lane: str) -> list[str]:
    return [note.text for note in notes_in_lane(state, lane)]


def on_notes(stage: RoundStage, *refs: str, dots: dict[int, int] | None = None) -> tuple[Round, BallotBox]:
    candidates = tuple(
        Candidate(number=number, kind=CandidateKind.NOTE, ref=ref, label=ref) for number, ref in enumerate(refs, 1)
    )
    round_ = Round(
        id="r", workshop_id="w", position="1", step_id="vote", candidates=candidates, voters=9, stage=stage,
        shown=len(refs),
    )  # fmt: skip
    return round_, BallotBox(id="r", workshop_id="w", ballots=(tuple((dots or {}).items()),))


def test_a_link_goes_from_idea_to_problem_whichever_was_named_first() -> None:
    assert links(done(board(), LinkNotes(("x",), "a"))) == {("x", "a")}
    assert links(done(board(), LinkNotes(("a", "b"), "x"))) == {("x", "a"), ("x", "b")}
    assert links(done(board(), LinkNotes(("b",), "a"))) == {("b", "a")}


def test_what_is_linked_is_not_linked_twice_and_nothing_to_itself() -> None:
    state = done(board(), LinkNotes(("x",), "a"))
    assert done(state, LinkNotes(("a",), "x")) == state
    assert links(done(state, LinkNotes(("a", "x"), "a"))) == {("x", "a")}
    with pytest.raises(DomainError, match="link_to_itself"):
        done(state, LinkNotes(("a",), "a"))


def test_links_are_taken_away_one_or_all_and_go_with_their_note() -> None:
    state = done(board(), LinkNotes(("x", "y"), "a"), LinkNotes(("x",), "b"))
    assert links(done(state, Unlink(("x",), "a"))) == {("y", "a"), ("x", "b")}
    assert links(done(state, Unlink(("x",)))) == {("y", "a")}
    assert links(done(state, DeleteNotes(("a",)))) == {("x", "b")}


def test_a_note_of_another_kind_gets_a_number_and_the_lane_of_that_kind() -> None:
    state = done(board(), ChangeKind(("a", "c", "x"), NoteKind.IDEA))
    assert [(n.id, n.number) for n in notes_in_lane(state, "idea")] == [("x", 1), ("y", 2), ("a", 3), ("c", 4)]
    asked = done(board(), ChangeKind(("b",), NoteKind.QUESTION))
    assert [(n.id, n.kind.value, n.number) for n in notes_in_lane(asked, "problem")][1] == ("b", "question", 1)


def test_a_parked_note_and_one_on_a_free_lane_stay_where_they_are_when_their_kind_changes() -> None:
    state = done(
        small(note("a"), FREE, replace(note("q", number=2), lane_id="free", x=70)), MoveNotes(("a",), "parked")
    )
    state = done(state, ChangeKind(("a", "q"), NoteKind.IDEA))
    found = {n.id: (n.lane_id, n.kind, n.x) for n in state.of(Note).values()}
    assert found == {"a": ("parked", NoteKind.IDEA, 0), "q": ("free", NoteKind.IDEA, 70)}
    with pytest.raises(DomainError, match="parked_is_no_kind"):
        done(state, ChangeKind(("a",), NoteKind.PARKED))


def test_copies_stand_after_what_they_are_copies_of() -> None:
    state = done(board(), DuplicateNotes(("a", "c", "x")))
    assert texts(state, "problem") == ["a", "a", "b", "c", "c"]
    assert texts(state, "idea") == ["x", "x", "y"]
    assert sorted(n.number for n in notes_in_lane(state, "problem")) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One\n\n two \nthree", ["One", "two", "three"]),
        ("It is late. Nobody knows why! Åke asks? ", ["It is late.", "Nobody knows why!", "Åke asks?"]),
    ],
)
def test_a_note_is_split_by_lines_or_else_by_sentences(text: str, parts: list[str]) -> None:
    start = small(theme("T"), note("a", theme="T", text=text), note("b", number=2), note("x", "idea"))
    state = done(start, LinkNotes(("x",), "a"), SplitNote("a"))
    assert texts(state, "problem") == [*parts, "b"]
    assert links(state) == {("x", "a")}
    assert [n.text for n in themes(state)[0].notes] == parts


def test_one_sentence_is_not_split() -> None:
    for text in ("Only this, e.g. when 3.5 million. sometimes", "word"):
        with pytest.raises(DomainError, match="nothing_to_split"):
            done(small(note("a", text=text)), SplitNote("a"))


def test_joined_notes_keep_every_word_link_action_and_theme() -> None:
    start = small(
        note("a"), note("b", theme="T", number=2), note("c", number=3), note("x", "idea"), theme("T", title="")
    )
    state = done(start, LinkNotes(("x",), "b"), LinkNotes(("x",), "c"), LinkNotes(("b",), "a"))
    state = done(state, AddAction("Göra", note_id="c"), JoinNotes(("a", "b", "c")))
    assert texts(state, "problem") == ["a\nb\nc"]
    assert links(state) == {("x", "a")}
    assert [action.note_id for action in state.of(Action).values()] == ["a"]
    assert [n.id for n in themes(state)[0].notes] == ["a"]
    for too_few in (("a",), ()):
        with pytest.raises(DomainError, match="nothing_to_join"):
            done(start, JoinNotes(too_few))


def test_notes_that_are_voted_on_are_not_joined_away() -> None:
    state = small(note("a"), note("b", number=2), *on_notes(RoundStage.OPEN, "a", "b"))
    for command in (JoinNotes(("a", "b")), MergeTwins((("a", "b"),))):
        with pytest.raises(DomainError, match="candidate_in_open_round"):
            done(state, command)


def test_twins_leave_the_longer_words_and_pairs_may_hang_together() -> None:
    start = small(
        note("a", text="Sent"), note("b", number=2, text="Allt för sent"), note("c", number=3, text="För sent"),
        note("d", number=4, text="Annat"),
    )  # fmt: skip
    assert texts(
        done(
            start,
            MergeTwins((("a", "b"), ("b", "c"))),
        ),
        "problem",
    ) == ["Allt för sent", "Annat"]
    assert texts(done(start, MergeTwins((("b", "c"), ("a", "b"), ("c", "a")))), "problem") == ["Allt för sent", "Annat"]


def test_pasted_notes_go_where_one_is_or_else_to_the_lane_of_their_kind() -> None:
    new = (NewNote("En"), NewNote("Två", NoteKind.IDEA, "Tid"), NewNote("Tre #Pengar", NoteKind.QUESTION))
    state = done(board(), PasteNotes(new))
    assert [(n.text, n.kind) for n in notes_in_lane(state, "problem")][3:] == [
        ("En", NoteKind.PROBLEM), ("Tre", NoteKind.QUESTION),
    ]  # fmt: skip
    assert [(n.text, n.tag) for n in notes_in_lane(state, "idea")][2:] == [("Två", "Tid")]
    state = done(board(), PasteNotes(new, "idea"))
    assert [(n.text, n.number) for n in notes_in_lane(state, "idea")][2:] == [("En", 3), ("Två", 4), ("Tre", 5)]
    parked = notes_in_lane(done(board(), PasteNotes(new, "parked")), "parked")
    assert [n.kind for n in parked] == [NoteKind.PARKED, NoteKind.IDEA, NoteKind.QUESTION]


def test_pasted_rows_that_name_a_lane_go_there_and_lose_no_word_for_it() -> None:
    new = (
        NewNote("En", NoteKind.PROBLEM, lane="Hinder"), NewNote("Två", NoteKind.QUESTION, lane="Fråga"),
        NewNote("Tre", lane="idéer"), NewNote("Fyra", tag="Tid", lane="Ekonomi"), NewNote("Fem"),
    )  # fmt: skip
    state = done(small(), PasteNotes(new, "idea"))
    assert texts(state, "problem") == ["En"]
    assert [(n.text, n.kind, n.tag) for n in notes_in_lane(state, "idea")] == [
        ("Två", NoteKind.QUESTION, ""), ("Tre", NoteKind.IDEA, ""), ("Fyra", NoteKind.IDEA, "Tid + Ekonomi"),
        ("Fem", NoteKind.IDEA, ""),
    ]  # fmt: skip


def test_notes_of_another_workshop_keep_their_kind_whatever_lane_one_pastes_in() -> None:
    theirs = small(note("a"), note("x", "idea"), replace(note("q", number=2), kind=NoteKind.QUESTION))
    own = clipping(theirs, ("a", "x", "q"), Language("sv")).own
    state = done(small(), PasteNotes(pasted(Offered(own=own), "another").notes, "problem"))
    assert [(n.text, n.kind) for n in notes_in_lane(state, "problem")] == [
        ("a", NoteKind.PROBLEM), ("q", NoteKind.QUESTION),
    ]  # fmt: skip
    assert [(n.text, n.tag) for n in notes_in_lane(state, "idea")] == [("x", "")]
    canvas = Lane(id="free", workshop_id="w", position="4", kind=NoteKind.IDEA, title="Yta", free=True)
    state = done(small(canvas), PasteNotes((NewNote("a", NoteKind.PROBLEM, lane="Hinder"),), "free"))
    assert [(n.text, n.kind) for n in notes_in_lane(state, "free")] == [("a", NoteKind.PROBLEM)]


def test_notes_that_are_pasted_together_keep_the_links_between_them() -> None:
    state = done(board(), LinkNotes(("x",), "a"), LinkNotes(("y",), "c"), LinkNotes(("a",), "b"))
    own = clipping(state, ("x", "b", "a", "y"), Language("sv")).own
    for here in ("w", "another"):
        pasted_there = done(small(), PasteNotes(pasted(Offered(own=own), here).notes))
        names = {note.id: note.text for note in pasted_there.of(Note).values()}
        assert {(names[source], names[target]) for source, target in links(pasted_there)} == {("x", "a"), ("a", "b")}
    twice = done(state, PasteNotes(pasted(Offered(own=own), "w").notes, "problem"))
    assert len(links(twice)) == 5
    assert links(state) < links(twice)


def test_links_of_a_clipboard_that_lead_nowhere_are_left_out() -> None:
    notes = [{"text": text, "links": [0, 1, 1, 2, 3, 9, -1, True, "1"]} for text in ("Ett", "", "Två", "Tre")]
    own = json.dumps({"format": "verkstad-notes", "version": 1, "workshop": "w", "notes": notes}).encode()
    state = done(small(), PasteNotes(pasted(Offered(own=own), "w").notes, "idea"))
    names = {note.id: note.text for note in state.of(Note).values()}
    found = {frozenset((names[source], names[target])) for source, target in links(state)}
    assert found == {frozenset(pair) for pair in (("Ett", "Två"), ("Ett", "Tre"), ("Två", "Tre"))}
    assert len(links(state)) == 3


def test_a_note_linked_to_hundreds_keeps_its_links_and_a_clipboard_has_no_more_of_them_than_a_board() -> None:
    notes = [note(f"n{number}", number=number) for number in range(1, 301)]
    state = done(small(*notes, note("i", "idea")), *(LinkNotes(("i",), one.id) for one in notes))
    own = clipping(state, ("i", *(one.id for one in notes)), Language("sv")).own
    assert len(links(done(small(), PasteNotes(pasted(Offered(own=own), "another").notes)))) == 300
    web = [{"text": "a", "links": [*range(200)]} for _ in range(200)]
    own = json.dumps({"format": "verkstad-notes", "version": 1, "workshop": "w", "notes": web}).encode()
    assert sum(len(new.links) for new in pasted(Offered(own=own), "w").notes) == LINK_LIMIT


def test_notes_of_a_canvas_lie_as_they_lay_when_they_find_one_of_that_name() -> None:
    placed = (replace(note("i", "free"), x=640, y=120), replace(note("j", "free", number=2), x=90, y=500))
    own = clipping(small(note("a"), *placed, FREE), ("a", "i", "j"), Language("sv")).own
    state = done(small(FREE), PasteNotes(pasted(Offered(own=own), "another").notes, "problem"))
    assert [(n.text, n.x, n.y) for n in notes_in_lane(state, "free")] == [("i", 640, 120), ("j", 90, 500)]
    assert texts(state, "problem") == ["a"]
    again = notes_in_lane(done(state, PasteNotes(pasted(Offered(own=own), "another").notes, "problem")), "free")
    assert [(n.text, n.x, n.y) for n in again][2:] == [("i", 664, 144), ("j", 114, 524)]


def test_a_note_pasted_on_a_canvas_of_its_own_workshop_keeps_its_kind() -> None:
    canvas = Lane(id="free", workshop_id="w", position="4", kind=NoteKind.IDEA, title="Yta", free=True)
    state = small(note("a"), canvas)
    own = clipping(state, ("a",), Language("sv")).own
    state = done(state, PasteNotes(pasted(Offered(own=own), "w").notes, "free"))
    assert [(n.text, n.kind) for n in notes_in_lane(state, "free")] == [("a", NoteKind.PROBLEM)]


def test_notes_are_tidied_by_area() -> None:
    start = small(
        replace(note("a"), tag="tid"), note("b", number=2), replace(note("c", number=3), tag="Ansvar"),
        replace(note("d", number=4), tag="Tid + Ansvar"), replace(note("e", number=5), tag="tid"),
    )  # fmt: skip
    assert texts(done(start, TidyNotes(("problem",), Order.AREA)), "problem") == ["c", "d", "a", "e", "b"]


def test_joined_notes_keep_all_areas() -> None:
    start = small(
        replace(note("a"), tag="Hälsa"), replace(note("b", number=2), tag="Omvärld"), note("c", number=3),
        replace(note("d", number=4), tag="Omvärld + Hälsa"),
    )  # fmt: skip
    assert done(start, JoinNotes(("a", "b", "c", "d"))).of(Note)["a"].tag == "Hälsa + Omvärld"


def test_pasted_notes_bring_their_theme_by_name() -> None:
    start = small(note("a"), theme("T", title="Tid"))
    new = (NewNote("En", theme="tid"), NewNote("Två", theme="Ansvar"), NewNote("Tre", theme="ANSVAR"))
    state = done(start, PasteNotes(new))
    assert [(t.theme.name, [n.text for n in t.notes]) for t in themes(state)] == [
        ("Tid", ["En"]),
        ("Ansvar", ["Två", "Tre"]),
    ]


def test_tidying_puts_each_lane_in_order_and_leaves_equals_as_they_were() -> None:
    round_ = on_notes(RoundStage.REVEALED, "b", "c", dots={1: 1, 2: 4})
    state = small(
        replace(note("a", theme="U"), group=3), replace(note("b", number=2, theme="T"), group=1),
        note("c", number=3, theme="T"), replace(note("x", "idea"), position="15", lane_id="problem"),
        theme("T"), theme("U", 2), *round_,
    )  # fmt: skip
    orders = {Order.KIND: "abcx", Order.THEME: "bcax", Order.GROUP: "baxc", Order.DOTS: "cbax"}
    for by, order in orders.items():
        assert [n.id for n in notes_in_lane(done(state, TidyNotes(("problem", "idea"), by)), "problem")] == list(order)


@given(st.lists(st.integers(0, 5), max_size=40))
def test_tidying_moves_no_more_than_it_must(groups: list[int]) -> None:
    keys = keys_between("", "", len(groups))
    notes = [
        replace(note(f"n{place}", number=place + 1), position=key, group=group)
        for place, (key, group) in enumerate(zip(keys, groups, strict=True))
    ]
    state = small(*notes)
    command = TidyNotes(("problem",), Order.GROUP)
    after = done(state, command)
    order = [n.group or 99 for n in notes_in_lane(after, "problem")]
    assert order == sorted(order)
    assert done(after, command) == after
    ranks = [group or 99 for group in groups]
    longest = [1] * len(ranks)
    for place, rank in enumerate(ranks):
        longest[place] = 1 + max((longest[i] for i in range(place) if ranks[i] <= rank), default=0)
    assert len(list(command.plan(state, context()))) == len(ranks) - max(longest, default=0)


def test_notes_on_a_free_lane_are_not_tidied() -> None:
    notes = [replace(note(f"n{g}", number=5 - g), lane_id="free", group=g) for g in (1, 2, 3)]
    state = small(FREE, *notes)
    assert done(state, TidyNotes(("free",), Order.GROUP)) == state


def test_undoing_is_exact_for_every_tool() -> None:
    start = small(
        note("a", text="En. Två."), note("b", number=2, theme="T"), note("x", "idea", theme="U"), theme("T", title=""),
        theme("U", 2),
    )  # fmt: skip
    state = done(start, LinkNotes(("x",), "a"), AddAction("Göra", note_id="x"))
    commands: tuple[Command, ...] = (
        LinkNotes(("x",), "b"), Unlink(("a",)), ChangeKind(("a", "b"), NoteKind.IDEA), DuplicateNotes(("a", "x")),
        SplitNote("a"), JoinNotes(("b", "a", "x")), MergeTwins((("b", "x"),)), PasteNotes((NewNote("Ny", theme="V"),)),
        TidyNotes(("problem", "idea"), Order.THEME), DeleteNotes(("x", "a")),
    )  # fmt: skip
    for command in commands:
        changes, _ = enforce(state, ChangeSet.of(command.plan(state, context())))
        after = state.apply(changes)
        assert after != state or isinstance(command, TidyNotes)
        assert enforce(after, undo_of(changes_to_plain(changes), after))[1] == state


def test_notes_that_come_to_a_free_lane_by_their_kind_do_not_lie_on_each_other() -> None:
    lane = replace(FREE, kind=NoteKind.IDEA, position="0")
    state = done(small(lane, note("a"), note("b", number=2)), ChangeKind(("a", "b"), NoteKind.IDEA))
    assert apart(state, "a", "b")


def test_parked_notes_that_come_back_to_a_free_lane_do_not_lie_on_each_other() -> None:
    problem = replace(small().need(Lane, "problem"), free=True)
    state = done(small(problem, note("a", "parked"), note("b", "parked", number=2)), GroupNotes(("a", "b"), "Tid"))
    assert {one.lane_id for one in state.of(Note).values()} == {"problem"}
    assert apart(state, "a", "b")


def apart(state: State, one: str, other: str) -> bool:
    return not note_box(state.need(Note, one)).meets(note_box(state.need(Note, other)))


def test_a_note_named_twice_is_joined_linked_and_copied_once() -> None:
    state = small(note("a"), note("b", number=2))
    with pytest.raises(DomainError, match="nothing_to_join"):
        done(state, JoinNotes(("a", "a")))
    assert len(done(state, LinkNotes(("a", "a"), "b")).of(Link)) == 1
    assert len(done(state, DuplicateNotes(("a", "a"))).of(Note)) == 3


def test_no_picture_is_lost_when_notes_become_one() -> None:
    pictures = [Picture(id=name, workshop_id="w", width=3, height=3, digest=name * 64) for name in "12"]
    a, b, c = (note(name, number=number, text="Bild") for number, name in enumerate("abc", 1))
    state = small(*pictures, replace(a, picture="1"), replace(b, picture="2"), c)
    with pytest.raises(DomainError, match="two_pictures"):
        done(state, JoinNotes(("a", "b", "c")))
    assert done(state, JoinNotes(("c", "a"))).need(Note, "c").picture == "1"
    merged = done(state, MergeTwins((("c", "a"), ("c", "b"))))
    assert {one.id: one.picture for one in merged.of(Note).values()} == {"c": "1", "b": "2"}
    assert merged.of(Picture).keys() == {"1", "2"}


def test_thousands_of_notes_are_copied_and_merged_at_once() -> None:
    keys = keys_between("", "", 4000)
    state = small(*(replace(note(f"n{at:04}", number=at + 1), position=key) for at, key in enumerate(keys)))
    ids = tuple(state.of(Note))
    start = perf_counter()
    copied = done(state, DuplicateNotes(ids))
    assert [one.text for one in notes_in_lane(copied, "problem")] == [name for name in ids for _ in range(2)]
    assert len(done(state, MergeTwins(tuple(zip(ids[:2000], ids[2000:], strict=True)))).of(Note)) == 2000
    assert perf_counter() - start < 3  # note by note it took ten
