"""What the room sees of a result whose ties a run-off has settled, however many were voted on."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest

from tests.helpers.planning import look
from tests.helpers.room import Shown, show
from tests.helpers.votes import latest, round_of, vote_on
from tests.helpers.workshops import Ids, context, done
from workshop_app.commands.voting import CallOut, CloseRound, MoveCut, OpenRound, Reveal
from workshop_app.domain.records import Round
from workshop_app.domain.state import State
from workshop_app.ui.driving import press
from workshop_app.ui.projector.sheet import EACH

__all__ = ["look", "show"]  # fixtures

APART = "Omröstning mellan dem som delade plats"
LONG = "som alla förvaltningar ska kunna ta till sig redan i höst, utan att det kostar mer än det gör i dag"
SIZES = pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)])


def tied_vote(count: int, tied: int, words: str = "", above: int = 2) -> State:
    """A vote that has been shown whole: a few lead, and then so many share a place across the line."""
    state = vote_on(count, words, voters=60)
    first = round_of(state)
    dots = [30 - place for place in range(above)] + [7] * tied + [2] * (count - above - tied)
    calls = " ".join(f"{number}={each}" for number, each in enumerate(dots, 1))
    return done(state, CallOut(first.id, calls), CloseRound(first.id), Reveal(first.id), MoveCut(first.id, above + 1))


def run_off_counted(count: int, tied: int, words: str = "") -> State:
    """The same with a run-off that is counted and closed: the last of those tied got most dots in it."""
    state = tied_vote(count, tied, words)
    first = round_of(state)
    state = done(state, OpenRound(first.step_id, 60, run_off=first.id), using=context(Ids("again")))
    again = round_of(state)
    calls = " ".join(f"{one.number}={place}" for place, one in enumerate(again.candidates, 1) if place < 10)
    last = again.candidates[-1].number
    return done(state, CallOut(again.id, calls), CallOut(again.id, f"{last}=11"), CloseRound(again.id))


def settled(count: int, tied: int, words: str = "") -> State:
    """The same when the room has seen all of that."""
    state = run_off_counted(count, tied, words)
    return done(state, Reveal(round_of(state).id))


def named(shown: Shown) -> set[str]:
    """Which proposals have been drawn."""
    return {found[0] for text in shown.sizes if (found := re.match(r"Förslag \d+", text))}


def all_pages(shown: Shown) -> list[set[str]]:
    """Turn all pages, and check of each that all its words are whole and large enough for the back row."""
    pages: list[set[str]] = []
    while True:
        shown.sizes.clear()
        shown.picture()
        assert not [text for text in shown.sizes if "…" in text]
        assert min(shown.sizes.values()) > 27.99 * shown.surface.width() / 1920
        pages.append(set(shown.sizes))
        told = next(text for text in shown.sizes if " / " in text)
        page, last = map(int, told.split("·")[-1].split("/"))
        assert page == len(pages)
        if page == last:
            return pages
        shown.forward(EACH)


@SIZES
@pytest.mark.parametrize("words", ["", LONG])
@pytest.mark.parametrize(("count", "tied"), [(12, 3), (12, 9), (40, 4), (40, 26)])
def test_every_row_of_the_round_and_of_its_run_off_is_read_whole(
    show: Callable[[State], Shown], count: int, tied: int, words: str, size: tuple[int, int]
) -> None:
    shown = show(settled(count, tied, words))
    shown.surface.resize(*size)
    pages = all_pages(shown)
    of_round = " ".join(text for page in pages if APART not in page for text in page)
    apart = " ".join(text for page in pages if APART in page for text in page)
    assert [APART in page for page in pages] == sorted(APART in page for page in pages), "first the round"
    proposals = {f"Förslag {number}" for number in range(count)}
    assert set(re.findall(r"Förslag \d+", of_round)) == proposals
    assert set(re.findall(r"Förslag \d+", apart)) == {f"Förslag {number}" for number in range(2, 2 + tied)}


@SIZES
def test_pages_of_a_round_with_a_run_off_are_those_it_had_before(
    show: Callable[[State], Shown], size: tuple[int, int]
) -> None:
    shown = show(settled(40, 4))
    shown.surface.resize(*size)
    told = [text for page in all_pages(shown) for text in page if " / " in text]
    rows = [f"{first}–{first + 9} av 40" for first in (1, 11, 21, 31)]
    assert told == [*(f"{part} · {page} / 5" for page, part in enumerate(rows, 1)), "5 / 5"]


@pytest.mark.parametrize(("count", "tied"), [(28, 0), (12, 3), (27, 13), (40, 26)])
def test_rows_are_as_high_on_all_pages(show: Callable[[State], Shown], count: int, tied: int) -> None:
    shown = show(settled(count, tied) if tied else tied_vote(count, 2))
    apart: set[int] = set()
    for _page in range(6):
        shown.places.clear()
        shown.picture()
        lines = sorted(place.y() for text, place in shown.places.items() if text.startswith("Förslag"))
        apart |= {round(second - first) for first, second in pairwise(lines)}
        shown.forward(EACH)
    assert max(apart) - min(apart) <= 1


def test_few_stand_on_one_page_with_their_run_off(show: Callable[[State], Shown]) -> None:
    shown = show(settled(6, 3))
    shown.picture()
    first = shown.sizes.copy()
    shown.forward(EACH)
    shown.picture()
    assert APART in first
    assert len(named(shown)) == 6
    assert shown.sizes == first
    assert not [text for text in first if "/" in text or " av 6" in text]


@pytest.mark.parametrize("tied", [3, 13])
def test_a_run_off_tells_nothing_before_its_turn_and_its_winner_is_what_the_room_sees_then(
    show: Callable[[State], Shown], tied: int
) -> None:
    shown = show(run_off_counted(40, tied))
    again = shown.session.state.ordered(Round)[-1]
    for number in range(1, tied + 1):
        shown.session.run(Reveal(again.id, number))
        shown.sizes.clear()
        shown.picture()
        if number < tied:
            came = next(row for row in latest(shown.surface.view) if row is not None)
            assert came.label in named(shown), "the row that has just come"
            assert f"Förslag {tied + 1}" not in named(shown), "the winner is the last"
            assert len(named(shown)) <= number
            assert not [text for text in shown.sizes if " / " in text]
    assert APART in shown.sizes
    assert f"Förslag {tied + 1}" in named(shown)
    for _page in range(1 + tied // 10):
        shown.sizes.clear()
        shown.forward(EACH)
        shown.picture()
    assert any(text.startswith("1–10 av 40 · 1 / ") for text in shown.sizes)
    assert {"Förslag 0", "Förslag 1", f"Förslag {tied + 1}"} <= named(shown), "then the round as it was settled"


def test_pages_are_turned_by_the_arrows_too(show: Callable[[State], Shown]) -> None:
    shown = show(settled(12, 3))
    shown.picture()
    assert APART not in shown.sizes
    press("Right", shown.surface)
    shown.picture()
    assert APART in shown.sizes
