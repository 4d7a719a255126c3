"""Values that nobody can change: the type checker sees to it, so that nothing is paid for it while a workshop runs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import field, fields, replace
from pathlib import Path
from threading import Barrier

import pytest
from mypy import api

from workshop_app.frozen import frozen, mutable


@frozen
class Place:
    """Where something is."""

    x: int
    y: int = 0
    kept: object = field(default=None, compare=False, repr=False)


@frozen(kw_only=True)
class Named(Place):
    """A place with a name."""

    name: str


@frozen
class Shelf:
    """A value with a list of its own."""

    books: list[str] = field(default_factory=list)
    lent: list[str] = field(default_factory=list, init=False)
    board: str = field(default="oak", init=False)


@frozen
class Nothing:
    """A value without fields."""


@mutable
class Hand:
    """What something is held in, as long as it is."""

    held: list[str] = field(default_factory=list)
    moves: bool = False


def test_values_are_what_their_fields_say() -> None:
    assert Place(1, 2) == Place(1, 2, kept="something else")
    assert Place(1, 2) != Place(2, 1)
    assert len({Place(1, 2), Place(1, 2, kept="something else"), Place(1)}) == 2
    assert len({Nothing(), Nothing()}) == 1
    assert Place(1) != Named(x=1, name="")
    assert Place(1) != (1, 0)


def test_values_are_shown_as_the_code_that_makes_them_and_can_be_replaced() -> None:
    assert repr(Named(x=1, name="Lund")) == "Named(x=1, y=0, name='Lund')"
    assert replace(Named(x=1, name="Lund"), y=5) == Named(x=1, y=5, name="Lund")
    assert [f.name for f in fields(Named)] == ["x", "y", "kept", "name"]


def test_a_value_takes_what_it_is_given_by_place_or_by_name_and_nothing_else() -> None:
    assert (Place(1, y=2).x, Place(x=1).y, Named(2, name="Lund").x, Named(name="Lund", x=2, y=3).y) == (1, 0, 2, 3)
    for given, named in (((), {}), ((1, 2, 3, 4), {}), ((1,), {"z": 1}), ((1,), {"x": 1})):

        @frozen
        class Fresh(Place):
            """A kind of which no value has been made yet."""

        for _ in range(2):  # the first and every other
            with pytest.raises(TypeError, match=r"Fresh\.__init__\(\)"):
                Fresh(*given, **named)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="name"):
        Named(x=1)  # type: ignore[call-arg]


def test_what_is_made_anew_for_each_value_is_its_own() -> None:
    one, other = Shelf(), Shelf()
    one.books.append("Emil")
    one.lent.append("Ronja")
    assert (one.books, other.books, Shelf(["Ronja"]).books) == (["Emil"], [], ["Ronja"])
    assert (one.lent, other.lent, other.board) == (["Ronja"], [], "oak")
    with pytest.raises(TypeError):
        Shelf(["Emil"], ["Ronja"])  # type: ignore[call-arg]


def test_the_thousandth_value_is_as_the_first() -> None:
    """The method that makes values quickly is compiled when there are many."""

    @frozen
    class Many:
        """A kind of which there are many."""

        value: str
        books: list[str] = field(default_factory=list)
        board: str = field(default="oak", init=False)
        x: int = 1

    ways = set()
    for x in range(1000):
        made = [Many("a", ["b"], x), Many("a", x=x), Many(x=x, books=["b"], value="a"), Many(value="a")]
        assert [(one.value, one.books, one.board, one.x) for one in made] == [
            ("a", ["b"], "oak", x), ("a", [], "oak", x), ("a", ["b"], "oak", x), ("a", [], "oak", 1)
        ]  # fmt: skip
        assert made[1].books is not made[3].books
        ways.add(Many.__init__)
    assert len(ways) == 2


def test_a_value_that_changes_is_equal_to_itself_alone() -> None:
    one, other = Hand(["a note"]), Hand(["a note"])
    one.moves = True
    other.held.append("another")
    assert (one.held, one.moves, other.held, other.moves) == (["a note"], True, ["a note", "another"], False)
    assert (one == one, Hand() == Hand(), len({one, other, one})) == (True, False, 2)
    with pytest.raises(AttributeError):
        one.holds = []  # type: ignore[attr-defined]


def test_nothing_can_be_added_to_a_value() -> None:
    with pytest.raises(AttributeError):
        Place(1).z = 3  # type: ignore[attr-defined]


def test_the_type_checker_lets_nobody_change_a_value_add_to_it_or_leave_out_a_name(tmp_path: Path) -> None:
    code = """
from workshop_app.commands.notes import DeleteNotes
from workshop_app.domain.records import Note, Timer

def change(note: Note, command: DeleteNotes) -> None:
    note.text = ""
    command.note_ids = ()
    note.size = 3
    Timer("t", "w")
"""
    told, _, status = api.run(["--config-file=", f"--cache-dir={tmp_path}", "--strict", "-c", code])
    said = [told.count(words) for words in ("is read-only", 'has no attribute "size"', "Too many positional arguments")]
    assert (status, said) == (1, [2, 1, 1]), told


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Threads take turns as often as Python lets them."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hasty_threads")
def test_a_kind_is_read_once_whoever_asks_first() -> None:
    """Threads that export and draw may make the first value of a kind at the same moment."""
    for _ in range(200):

        @frozen
        class Fresh:
            """A kind that nobody has asked for yet."""

            names: list[str] = field(default_factory=list)
            x: int = 1

        both = Barrier(2)

        def make(kind: type[Fresh] = Fresh, both: Barrier = both) -> Fresh:
            both.wait()
            return kind()

        with ThreadPoolExecutor(2) as pool:
            one, other = pool.submit(make), pool.submit(make)
        assert one.result() == other.result() == Fresh([], 1)
        assert one.result().names is not other.result().names
