"""Fractional position keys: strings with room between any two, so that an insert touches one record."""

from __future__ import annotations

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
"""In ASCII order, so that SQLite and Python sort keys alike."""
BASE = len(DIGITS)


def key_between(before: str, after: str) -> str:
    """A key after `before` and before `after`; an empty string means the open end.

    Keys never end in the lowest digit, so there is always room before one.
    """
    return keys_between(before, after, 1)[0]


def keys_between(before: str, after: str, count: int) -> list[str]:
    """`count` rising keys between two keys."""
    if after and before >= after.rstrip(DIGITS[0]):
        raise ValueError(f"no key between {before!r} and {after!r}")
    if after:
        shared = 0
        while before[shared : shared + 1] == after[shared : shared + 1]:
            shared += 1
        return _spread(before[:shared], before[shared:], after[shared:], count)
    if count > BASE:
        return _spread(_next(before), "", "", count)
    keys = []
    for _ in range(count):
        before = _next(before)
        keys.append(before)
    return keys


def _next(key: str) -> str:
    """A key after this one that leaves room for many: appending is the common case, and keys stay short."""
    for place, digit in enumerate(key):
        if digit != DIGITS[-1]:
            return key[:place] + DIGITS[DIGITS.index(digit) + 1]
    return key + DIGITS[1]


def _spread(prefix: str, low: str, high: str, count: int) -> list[str]:
    """So many rising keys that begin alike, evenly between what follows in two keys: one after the other they would
    grow by a digit in 61."""
    width, start, end = 0, 0, 0 if high else 1
    while end - start < 2 * count:
        start, end = start * BASE + _digit(low, width), end * BASE + _digit(high, width)
        width += 1
    parts = count + 1
    return [prefix + _digits(start + place * (end - start) // parts, width) for place in range(1, parts)]


def _digit(key: str, place: int) -> int:
    return DIGITS.index(key[place]) if place < len(key) else 0


def _digits(number: int, width: int) -> str:
    """A number as so many digits, without zeros at the end."""
    digits = ""
    for _ in range(width):
        number, digit = divmod(number, BASE)
        if digit or digits:
            digits = DIGITS[digit] + digits
    return digits
