"""What the room sees of a vote on many things."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QImage

from tests.helpers.planning import look
from tests.helpers.room import Shown, show
from tests.helpers.votes import latest, vote_on
from tests.helpers.workshops import done
from workshop_app.commands.voting import CallOut, CastBallot, CloseRound, Reveal
from workshop_app.domain.records import Round
from workshop_app.domain.state import State
from workshop_app.ui.projector.sheet import EACH

__all__ = ["look", "show"]  # fixtures

BESIDE_THE_RULE = QRect(1920 - 88 - 120, 150, 120, 44)


def inked(picture: QImage, area: QRect) -> int:
    """How many rows of a picture have something dark in an area."""
    rows = range(area.top(), area.bottom())
    return sum(any(picture.pixelColor(x, y).lightness() < 140 for x in range(area.left(), area.right())) for y in rows)


def test_which_page_of_the_ballot_the_room_sees_is_told_whole(show: Callable[[State], Shown]) -> None:
    shown = show(vote_on(40))
    first = shown.picture()
    assert inked(first, BESIDE_THE_RULE) >= 18, "as high as figures of 28 pixels"
    shown.forward(EACH + 1)
    second = shown.picture()
    assert first.copy(BESIDE_THE_RULE) != second.copy(BESIDE_THE_RULE)


def test_few_have_no_pages(show: Callable[[State], Shown]) -> None:
    assert not inked(show(vote_on(6)).picture(), BESIDE_THE_RULE)


@pytest.mark.parametrize("shows", [False, True])
@pytest.mark.parametrize("words", [4, 11, 20, 28])
def test_a_long_question_is_whole_and_stands_off_the_rule(
    show: Callable[[State], Shown], words: int, shows: bool
) -> None:
    question = " ".join(f"vilka{number}" for number in range(words))
    state = vote_on(6, asks=question)
    if shows:
        round_ = next(iter(state.of(Round)))
        state = done(state, CastBallot(round_, ()), CloseRound(round_), Reveal(round_))
    shown = show(state)
    shown.picture()
    lines = [text for text in shown.places if "vilka" in text]
    assert " ".join(lines) == question
    if not shows:
        rule = next(place.y() for text, place in shown.places.items() if text.startswith("5 prickar var"))
        assert rule - shown.places[lines[-1]].y() >= 40
        assert rule < 240, "and off the candidates"
        told = next(place.y() for text, place in shown.places.items() if text.startswith("Bestäm dig tyst"))
        assert rule + 30 < told < shown.places["1"].y() - 65, "what to do stands between them, and on no card"


@pytest.mark.parametrize("longest", ["", "och det räcker " * 35])
@pytest.mark.parametrize("count", [3, 12, 42])
def test_long_names_are_read_whole_however_many_there_are(
    show: Callable[[State], Shown], count: int, longest: str
) -> None:
    shown = show(
        vote_on(count, "som alla förvaltningar ska kunna ta till sig redan i höst, utan att det kostar", longest)
    )
    for _page in range(8):
        shown.picture()
        shown.forward(EACH)
    assert not [text for text in shown.sizes if "…" in text]
    said = " ".join(shown.sizes)
    assert all(f"Förslag {number} som" in said for number in range(count))


@pytest.mark.parametrize("count", [2, 4, 7, 23])
@pytest.mark.parametrize("longer", [3, 9, 20])
def test_no_candidate_is_set_larger_than_another_of_the_same_vote(
    show: Callable[[State], Shown], count: int, longer: int
) -> None:
    shown = show(vote_on(count, longest="Längre " + "ord " * longer))
    sizes: set[float] = set()
    named = 0
    for _page in range(4):
        shown.sizes.clear()
        shown.picture()
        names = {line: size for line, size in shown.sizes.items() if line.startswith(("Förslag", "Längre"))}
        sizes |= set(names.values())
        named += len(names)
        shown.forward(EACH)
    assert len(sizes) == 1
    assert named > count
    assert count > 4 or min(sizes) >= 40, "few are read from far away"


@pytest.mark.parametrize("count", [13, 14, 22, 30])
def test_no_page_of_a_vote_is_left_with_a_few_candidates(show: Callable[[State], Shown], count: int) -> None:
    shown = show(vote_on(count, "som alla förvaltningar ska kunna ta till sig"))
    on_page: list[int] = []
    while sum(on_page) < count:
        shown.sizes.clear()
        shown.picture()
        on_page.append(sum(line.startswith("Förslag") for line in shown.sizes))
        shown.forward(EACH)
    assert sum(on_page) == count
    assert len(on_page) > 1
    assert min(on_page) > 0.4 * max(on_page)


def test_long_names_turn_no_more_pages_than_they_must(show: Callable[[State], Shown]) -> None:
    shown = show(vote_on(32, "som alla förvaltningar ska kunna ta till sig redan i höst " * 2))
    shown.picture()
    assert [text for text in shown.sizes if text.startswith("1 / ")] == ["1 / 4"], "fewer columns, and fewer pages"


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)])
@pytest.mark.parametrize("count", [7, 8, 10])
def test_long_names_are_read_whole_in_a_result(
    show: Callable[[State], Shown], count: int, size: tuple[int, int]
) -> None:
    words = (
        "kan tas upp av alla förvaltningar redan i höst, utan att det kostar mer än det gör i dag och utan att någon"
    )
    state = vote_on(count, f"{words} behöver vänta på svar")
    round_ = next(iter(state.of(Round)))
    ballots = [CastBallot(round_, ((1, 2), (2, 2), (3, 1))) for _voter in range(9)]
    shown = show(done(state, *ballots, CloseRound(round_), Reveal(round_)))
    shown.surface.resize(*size)
    shown.picture()
    assert not [text for text in shown.sizes if "…" in text]
    said = " ".join(shown.sizes)
    assert all(f"Förslag {number} kan" in said for number in range(count))
    assert min(shown.sizes.values()) > 27.99 * size[0] / 1920


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)])
@pytest.mark.parametrize("times", [3, 8])
def test_names_too_long_for_one_page_of_a_result_are_read_whole_on_several(
    show: Callable[[State], Shown], times: int, size: tuple[int, int]
) -> None:
    words = "kan tas upp av alla förvaltningar redan i höst utan att det kostar mer än i dag"
    state = vote_on(8, " ".join(f"{words} {part}" for part in range(times)))
    round_ = next(iter(state.of(Round)))
    ballots = [CastBallot(round_, ((1, 2), (2, 2), (3, 1))) for _voter in range(9)]
    shown = show(done(state, *ballots, CloseRound(round_)))
    shown.surface.resize(*size)
    for number in range(8):
        shown.session.run(Reveal(round_, number + 1))
        shown.sizes.clear()
        shown.picture()
        labels = [row.label for row in latest(shown.surface.view) if row is not None]
        assert labels[0][:12] in " ".join(shown.sizes), f"the row that came as number {number} is seen"
    whole: set[str] = set()
    seen = 0
    while seen < 8:
        (told,) = (text for text in shown.sizes if text.endswith(" av 8"))
        first, last = int(told.split("–")[0].split()[0]), int(told.removesuffix(" av 8").split("–")[-1])
        assert first == seen + 1, "the winner is seen first, and then those that come after"
        seen = last
        assert not [text for text in shown.sizes if "…" in text]
        assert min(shown.sizes.values()) > 27.99 * size[0] / 1920
        said = " ".join(shown.sizes)
        whole |= {label for label in labels if label[:12] in said}
        shown.sizes.clear()
        shown.forward(EACH)
        shown.picture()
    assert len(whole) == 8


@pytest.mark.parametrize("count", [8, 14, 40])
def test_all_of_a_long_result_is_seen_and_it_is_told_which_part(show: Callable[[State], Shown], count: int) -> None:
    state = vote_on(count)
    round_ = next(iter(state.of(Round)))
    ballots = [CastBallot(round_, ((1, 2), (2, 2), (3, 1))) for _voter in range(9)]
    shown = show(done(state, *ballots, CloseRound(round_), Reveal(round_, 1)))
    shown.picture()
    parts = {text for text in shown.sizes if text.endswith(f" av {count}")}
    assert all(text.endswith(f"–{count} av {count}") for text in parts), "the last are shown first"
    shown.session.run(Reveal(round_))
    seen: set[str] = set()
    for _page in range(4):
        shown.sizes.clear()
        shown.picture()
        told = {text for text in shown.sizes if text.endswith(f" av {count}")}
        assert len(told) == (count > 8)
        parts |= told
        seen |= {text for text in shown.sizes if text.startswith("Förslag")}
        shown.forward(EACH)
    assert len(seen) == count
    assert count < 40 or parts == {"1–10 av 40", "11–20 av 40", "21–30 av 40", "31–40 av 40"}


def test_names_in_a_result_have_air_where_there_is_room_for_it(show: Callable[[State], Shown]) -> None:
    state = vote_on(3, "kan tas upp av alla förvaltningar redan i höst")
    round_ = next(iter(state.of(Round)))
    shown = show(done(state, CastBallot(round_, ((1, 2), (2, 2), (3, 1))), CloseRound(round_), Reveal(round_)))
    shown.picture()
    lines = sorted(place.y() for text, place in shown.places.items() if "Förslag" in text or "höst" in text)
    apart = [second - first for first, second in pairwise(lines)]
    assert max(apart) > 2 * min(apart), "more between two names than between the lines of one"


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)])
def test_no_row_of_a_result_moves_for_the_next_and_none_is_told_before_its_turn(
    show: Callable[[State], Shown], size: tuple[int, int]
) -> None:
    long = "kan tas upp av alla förvaltningar redan i höst, utan att det kostar mer än det gör i dag " * 2
    state = vote_on(4, longest=f"Förslag 4 {long.strip()}")
    round_ = next(iter(state.of(Round)))
    ballots = [CastBallot(round_, ((5, 2), (1, 1), (2, 1))) for _voter in range(9)]
    shown = show(done(state, *ballots, CloseRound(round_)))
    shown.surface.resize(*size)
    places: list[dict[str, QPointF]] = []
    for number in range(1, 6):
        shown.session.run(Reveal(round_, number))
        shown.places.clear()
        shown.sizes.clear()
        shown.picture()
        places.append({line: place for line, place in shown.places.items() if line.startswith("Förslag")})
        assert len(places[-1]) == number, "no name before its turn"
        assert ("Förslag 4" in " ".join(shown.sizes)) is (number == 5), "the winner is the last"
    assert all(before.items() <= after.items() for before, after in pairwise(places))


def test_a_vote_by_dots_that_are_called_out_waits_for_no_ballots(show: Callable[[State], Shown]) -> None:
    state = vote_on(6)
    round_ = next(iter(state.of(Round)))
    shown = show(state)
    shown.picture()
    assert "0 av 9 valsedlar är inne" in shown.sizes
    shown.session.run(CallOut(round_, "1 1 3"))
    shown.sizes.clear()
    shown.picture()
    assert "Prickarna räknas." in shown.sizes
    assert not [text for text in shown.sizes if "valsedlar" in text]
    shown.session.run(CastBallot(round_, ((2, 2),)))
    shown.sizes.clear()
    shown.picture()
    assert "1 av 9 valsedlar är inne" in shown.sizes


def test_there_is_no_bar_of_ballots_when_the_vote_is_closed(show: Callable[[State], Shown]) -> None:
    state = vote_on(6)
    round_ = next(iter(state.of(Round)))
    shown = show(done(state, CastBallot(round_, ((1, 2),))))
    bar = QRect(140, 997, 300, 8)
    full = {shown.picture().pixelColor(x, bar.center().y()).name() for x in range(bar.left(), bar.right())}
    shown.session.run(CloseRound(round_))
    empty = {shown.picture().pixelColor(x, bar.center().y()).name() for x in range(bar.left(), bar.right())}
    assert len(full) > 1, "one of nine"
    assert len(empty) == 1
