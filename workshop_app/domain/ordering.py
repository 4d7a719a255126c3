"""Fractional position keys: strings with room between any two, so that an insert touches one record."""

from __future__ import annotations

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
"""In ASCII order, so that SQLite and Python sort keys alike."""


def key_between(before: str, after: str) -> str:
    """A key after `before` and before `after`; an empty string means the open end.

    Keys never end in the lowest digit, so there is always room before one.
    """
    if after and before >= after:
        raise ValueError(f"no key between {before!r} and {after!r}")
    key = ""
    place = 0
    bounded = bool(after)
    while True:
        low = DIGITS.index(before[place]) if place < len(before) else 0
        high = DIGITS.index(after[place]) if bounded and place < len(after) else len(DIGITS)
        if high - low > 1:
            # At the open end grow slowly: appending is the common case and keys stay short.
            step = low + 1 if not bounded else (low + high) // 2
            return key + DIGITS[step]
        key += DIGITS[low]
        if high - low == 1:
            bounded = False
        place += 1


def keys_between(before: str, after: str, count: int) -> list[str]:
    """`count` rising keys between two keys."""
    if count == 0:
        return []
    if not after and count > len(DIGITS):
        return _spread(key_between(before, ""), count)
    if not after:
        keys = []
        for _ in range(count):
            before = key_between(before, "")
            keys.append(before)
        return keys
    middle = key_between(before, after)
    left = (count - 1) // 2
    return [*keys_between(before, middle, left), middle, *keys_between(middle, after, count - 1 - left)]


def _spread(prefix: str, count: int) -> list[str]:
    """So many rising keys that begin alike, evenly spread: one after the other they would grow by a digit in 61."""
    width = 1
    while len(DIGITS) ** width < 2 * count:
        width += 1
    step = len(DIGITS) ** width // (count + 1)
    return [prefix + _digits(place * step, width).rstrip(DIGITS[0]) for place in range(1, count + 1)]


def _digits(number: int, width: int) -> str:
    digits = ""
    for _ in range(width):
        number, digit = divmod(number, len(DIGITS))
        digits = DIGITS[digit] + digits
    return digits
