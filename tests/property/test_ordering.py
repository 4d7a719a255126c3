"""Position keys: there is always room between two, and an insert touches nothing else."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.ordering import DIGITS, key_between, keys_between

KEYS = st.builds(str.__add__, st.text(alphabet=DIGITS, max_size=4), st.sampled_from(DIGITS[1:]))


@given(KEYS, KEYS)
def test_between_any_two_keys_there_is_a_third(one: str, other: str) -> None:
    low, high = sorted((one, other))
    if low == high:
        with pytest.raises(ValueError, match="no key between"):
            key_between(low, high)
        return
    between = key_between(low, high)
    assert low < between < high
    assert not between.endswith(DIGITS[0]), "there must be room before it too"


@given(KEYS)
def test_there_is_room_before_the_first_and_after_the_last(key: str) -> None:
    assert key_between("", key) < key < key_between(key, "")


@given(KEYS, KEYS, st.one_of(st.integers(0, 40), st.integers(60, 400)))
def test_many_keys_at_once_rise(one: str, other: str, count: int) -> None:
    low, high = sorted((one, other))
    for found in (keys_between(low, "", count), keys_between("", high, count), keys_between("", "", count)):
        assert len(found) == count
        assert found == sorted(set(found))
    if low < high:
        found = [low, *keys_between(low, high, count), high]
        assert found == sorted(set(found))


@given(st.lists(st.integers(0, 100), max_size=120))
def test_a_list_built_by_inserting_anywhere_stays_in_order(places: list[int]) -> None:
    keys: list[str] = []
    for place in places:
        place = min(place, len(keys))
        low = keys[place - 1] if place else ""
        high = keys[place] if place < len(keys) else ""
        keys.insert(place, key_between(low, high))
    assert keys == sorted(set(keys))


def test_keys_stay_short_when_notes_are_written_one_after_another() -> None:
    key = ""
    for _ in range(1000):
        key = key_between(key, "")
    assert len(key) < 25


def test_keys_of_thousands_at_once_are_short_and_leave_room_around_each() -> None:
    keys = keys_between("V", "", 5000)
    assert max(map(len, keys)) <= 5
    assert not any(key.endswith(DIGITS[0]) for key in keys)
    assert len(key_between(keys[-1], "")) <= 5


@given(st.lists(KEYS, max_size=20))
def test_sqlite_sorts_keys_as_we_do(keys: list[str]) -> None:
    with closing(sqlite3.connect(":memory:")) as conn:
        conn.execute("create table k(key text)")
        conn.executemany("insert into k values (?)", [(key,) for key in keys])
        assert [row[0] for row in conn.execute("select key from k order by key")] == sorted(keys)


@pytest.mark.parametrize(("low", "high"), [("V", "V0"), ("V", "V000"), ("", "0"), ("W", "V"), ("V", "V")])
def test_between_keys_that_leave_no_room_none_is_looked_for(low: str, high: str) -> None:
    with pytest.raises(ValueError, match="no key between"):
        keys_between(low, high, 3)
