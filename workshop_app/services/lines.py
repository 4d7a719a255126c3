"""Lines of text that came from elsewhere: cleaned, and without what makes a list of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import islice

from workshop_app.domain.rules import NOTE_LIMIT

SIZE_LIMIT = 16 << 20
"""No more is read of what comes at once, in bytes or letters."""
STATEMENT_LIMIT = 5_000
"""So many statements may come at once."""
_MARK = r"(?:[-–—*+•·‣▪◦●○■□▲►✓✔☐☑]|\[[ xX]?\])"
_BULLET = rf"^(?:{_MARK}\s+)*(?:{_MARK}(?:\s+|$)|\(?(?:\d{{1,3}}|[a-zåäöA-ZÅÄÖ])\)\s+)"
"""Marks, or a number or letter with a bracket, before a line of a list; marks may stand before nothing."""
_COUNTED = r"^(?:(\d{1,3})|([a-zåäö]))([.:])\s+"
"""What is a number or letter of a list only if the lines count: “3. kvartalet”, “t. ex.” and “s. 14” are none."""
_ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"
_DIRECTION = "[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
_JOINED = (
    "\u0590-\u167f\u1681-\u180d\u180f-\u1cff\ufb50-\ufdff\ufe70-\ufefc\U00010800-\U00011fff"  # scripts
    "\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff"  # emoji
)
_ASTRAY = f"(?<![{_JOINED}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINED}])"
"""Joiners that join nothing. Between two emoji they make one of them, and some scripts spell with them. Compiled when
the first text comes: it costs the start half a millisecond."""


def joiners_in_place(text: str) -> str:
    """The text without joiners but where they mean something."""
    return re.sub(_ASTRAY, "", text)


def cleaned(text: str) -> str:
    """The text on one line, without control characters and what is not seen, such as marks that turn its direction."""
    composed = unicodedata.normalize("NFC", joiners_in_place(re.sub(_DIRECTION, "", text)))
    spaced = "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in composed)
    return " ".join("".join(char for char in spaced if unicodedata.category(char) != "Cs").split())


def statements(text: str) -> list[str]:
    """The lines of a pasted list as statements, without bullets and numbering; empty lines are left out.

    Of a list or line that is too long only so much is read that this can be seen.
    """
    lines = (cleaned(line[: 2 * NOTE_LIMIT]) for line in text[:SIZE_LIMIT].splitlines())
    return [*filter(None, without_bullets(islice(filter(None, lines), STATEMENT_LIMIT + 1)))]


def without_bullets(lines: Iterable[str]) -> list[str]:
    """The lines of a list without bullets and numbering; nothing is left of a line that is a bullet.

    “3.” and “c.” belong to a list when a line before has the number before, or a later one the next; alone they are
    what somebody wrote.
    """
    plain = [re.sub(_BULLET, "", line) for line in lines]
    numbers = [_number(line) for line in plain]
    last = {number: at for at, number in enumerate(numbers)}
    first = {number: at for at, number in reversed([*enumerate(numbers)])}

    def counts(at: int) -> bool:
        form, number = numbers[at]
        return first.get((form, number - 1), at) < at or last.get((form, number + 1), at) > at

    return [re.sub(_COUNTED, "", line) if counts(at) else line for at, line in enumerate(plain)]


def _number(line: str) -> tuple[str, int]:
    """How a line is numbered (no words when it is not) and with which number."""
    found = re.match(_COUNTED, line)
    if found is None:
        return "", 0
    digits, letter, mark = found.groups()
    return (f"1{mark}", int(digits)) if digits else (f"a{mark}", _ALPHABET.index(letter))
