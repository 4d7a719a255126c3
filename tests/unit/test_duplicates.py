"""Notes that say the same are found by their words, and those that only look it are not."""

from __future__ import annotations

from itertools import product
from random import Random
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.duplicates import Why, find_twins


def why(first: str, second: str) -> Why | None:
    found = find_twins({"a": first, "b": second})
    assert [(twins.first, twins.second) for twins in found] in ([], [("a", "b")])
    return found[0].why if found else None


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Beslut kommer för sent", "beslut kommer för sent!", Why.SAME),
        ("Besluten kommer för sent", "Beslut kommer sent", Why.SAME),
        ("Vi har för många möten", "För många möten", Why.SAME),
        ("Decisions are too late", "The decision is late", Why.SAME),
        ("Idéer försvinner", "Ideer försvinner", Why.SAME),
        ("Chefer läser idéloggen", "Cheferna läser idéloggen varje månad", Why.WITHIN),
        ("Chefer behöver läsa idéloggen varje månad", "Cheferna borde läsa idéloggen varje månad", Why.ALIKE),
        ("Beslut kommer för sent", "Möten börjar för sent", None),
        ("Vi har ett system", "Vi har inte ett system", None),
        ("Möte vecka 1 med ledningen", "Möte vecka 2 med ledningen", None),
        ("Öppna dörrar", "Oppna dorrar", None),
        ("Inget system för idéer", "System för idéer", None),
        ("Tid", "Tid för reflektion varje vecka", None),
        ("Det är så", "Vi har det", None),
        ("!!!", "???", Why.SAME),
        ("👍", "👍 !", Why.SAME),
        ("👍", "👎", None),
        ("+", "−", None),
    ],
)
def test_pairs_that_look_alike_and_why(first: str, second: str, expected: Why | None) -> None:
    assert why(first, second) == expected
    assert why(second, first) == expected


def test_those_most_alike_come_first_and_nobody_is_asked_the_same_twice() -> None:
    texts = {"a": "Chefer läser idéloggen", "b": "chefer läser idéloggen varje månad", "c": "Chefer läser idéloggen."}
    found = [(twins.first, twins.second) for twins in find_twins(texts)]
    assert found == [("a", "c"), ("a", "b")]


def test_a_list_that_was_pasted_many_times_over_is_one_note_and_its_copies() -> None:
    texts = {f"n{place}": ("Beslut dröjer", "Möten drar ut på tiden")[place % 2] for place in range(2000)}
    found = {(twins.first, twins.second) for twins in find_twins(texts)}
    assert found == {(f"n{place % 2}", f"n{place}") for place in range(2, 2000)}


def test_what_half_a_large_board_says_is_no_likeness() -> None:
    own = ("".join(letters) for letters in product("bdfghjklmp", repeat=3))
    texts = {f"n{word}": f"Bättre verktyg stödjer medarbetare i {word}" for word in own}
    assert find_twins(texts) == []
    few = dict(list(texts.items())[:100])
    assert len(find_twins(few)) == 100 * 99 / 2


def test_thousands_that_differ_in_a_number_only_are_not_alike() -> None:
    assert find_twins({f"n{place}": f"Rad {place}, som ingen har sagt" for place in range(5000)}) == []


def test_only_pairs_with_what_is_asked_about() -> None:
    texts = {"a": "Beslut dröjer", "b": "Beslut dröjer", "c": "Möten drar ut", "d": "Möten drar ut"}
    assert [(twins.first, twins.second) for twins in find_twins(texts, {"d"})] == [("c", "d")]
    assert len(find_twins(texts, set(texts))) == 2


def test_each_picture_has_its_own_copies() -> None:
    texts = dict.fromkeys(("a", "b", "c", "a2", "b2", "c2", "plain"), "Bild")
    pictures = {"a": "1", "b": "2", "c": "3", "a2": "1", "b2": "2", "c2": "3"}
    found = {(twins.first, twins.second) for twins in find_twins(texts, pictures=pictures)}
    assert found == {("a", "a2"), ("b", "b2"), ("c", "c2"), ("a", "plain")}


def test_notes_with_different_pictures_are_not_alike() -> None:
    texts = {"a": "Chefer läser idéloggen", "b": "Cheferna läser idéloggen varje månad", "c": "Chefer läser idéloggen"}
    assert [(twins.first, twins.second) for twins in find_twins(texts, pictures={"a": "1", "b": "2", "c": ""})] == [
        ("a", "c")
    ]


def test_two_hundred_among_five_thousand_are_compared_at_once() -> None:
    chance = Random(7)
    words = [f"ord{number:x}lag" for number in range(4000)]
    texts = {f"n{place}": " ".join(chance.sample(words, 12)) for place in range(5000)}
    texts |= {f"p{place}": texts[f"n{20 * place}"] for place in range(200)}
    start = perf_counter()
    found = find_twins(texts, {f"p{place}" for place in range(200)})
    assert perf_counter() - start < 3
    assert {(twins.first, twins.second) for twins in found} == {(f"n{20 * place}", f"p{place}") for place in range(200)}


@given(st.lists(st.text(alphabet="abAB åinte1!. ", max_size=12), max_size=12))
def test_every_pair_is_found_from_either_side(texts: list[str]) -> None:
    named = {f"n{place}": text for place, text in enumerate(texts)}
    whole = {(twins.first, twins.second, twins.why) for twins in find_twins(named)}
    assert len(whole) == len(find_twins(named))
    for name in named:
        mine = {(twins.first, twins.second, twins.why) for twins in find_twins(named, {name})}
        assert mine == {pair for pair in whole if name in pair[:2]}
