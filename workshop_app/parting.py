"""Where a word that is too long for a line is parted: alike on the screen and on paper."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import chain

MARKS = "-–—/._&=?@,;:|"
"""A word is parted after what is written between its parts rather than anywhere."""
VOWELS = "aeiouyæøαεηιουωаеиоуыэюяіє"
"""Without the marks that they may have: å is an a."""
JOINTS = ("hets", "ings", "ions", "skaps")
"""Ends of the first part of a Swedish compound: verksamhets-, upphandlings-."""
LEAST_REST = 4
"""A broken word leaves at least so many letters for its last line."""
_ADDRESS = r"[./@:_=?&]\w"


def in_pieces(word: str, limit: float, advance: Callable[[str], float]) -> list[tuple[str, str]]:
    """A word in pieces that fit, not parting a letter from its marks, each with the hyphen that it is given or nothing.

    Only scripts that have hyphens get them, and never an address.
    """
    address, letters, pieces = is_address(word), clusters(word), []
    room = limit - (0 if address else advance("-"))
    while (most := _fitting(letters, room, advance)) < len(letters):
        cut = after_mark(letters[:most]) or (most if address else parting(letters, most))
        hyphen = "-" if not address and _is_cased(letters[cut - 1]) else ""
        if hyphen and letters[cut].startswith("-"):  # its own takes the place of ours
            cut, hyphen = cut + 1, ""
        pieces.append(("".join(letters[:cut]), hyphen))
        letters = letters[cut:]
    return [*pieces, ("".join(letters), "")] if letters else pieces


def _is_cased(letter: str) -> bool:
    """Whether a letter is of a script that parts its words with hyphens: those with capitals do."""
    return letter.lower() != letter.upper()


def _fitting(letters: list[str], room: float, advance: Callable[[str], float]) -> int:
    """How many of these letters there is room for, one at least."""
    used = 0.0
    for count, letter in enumerate(letters):
        used += advance(letter)
        if used > room:
            return max(1, count)
    return len(letters)


def is_address(word: str) -> bool:
    """Whether a word is the address of a page or for mail, where a hyphen would be taken for one of its own."""
    return re.search(_ADDRESS, word) is not None


def after_mark(letters: Sequence[str]) -> int:
    """How many of these letters reach up to the last mark; none when that would leave half of the line empty."""
    marked = (at + 1 for at in range(len(letters) // 2, len(letters)) if letters[at] in MARKS)
    return max(marked, default=0)


def parting(word: Sequence[str], most: int) -> int:
    """How many of the letters of a word go on a line that has room for so many: up to where a compound has its joint.

    Else up to a consonant before a vowel: so Swedish parts its words, and most languages nearly so. Elsewhere as many
    as there is room for, but no crumb is left.
    """
    fewest = max(2, most // 2)
    most = min(most, max(fewest, len(word) - LEAST_REST))
    joints = (at for at in range(most, 2 * most // 3, -1) if _joined(word[:at]))
    syllables = (
        at for at in range(most, fewest - 1, -1) if _begins(*word[at : at + 2]) and not _joined(word[: at + 1])
    )
    return next(chain(joints, syllables), most)


def _joined(letters: Sequence[str]) -> bool:
    """Whether these letters of a word are the first part of a compound."""
    return "".join(letters).lower().endswith(JOINTS)


def _begins(first: str, second: str = "") -> bool:
    """Whether a syllable begins with these two letters."""
    bare = [unicodedata.normalize("NFD", letter)[:1].lower() for letter in (first, second)]
    return bare[0].isalpha() and bare[0] not in VOWELS and bare[1] != "" and bare[1] in VOWELS


def clusters(word: str) -> list[str]:
    """Letters with the marks and joiners that belong to them."""
    found: list[str] = []
    for letter in word:
        joined = found and (found[-1].endswith("\u200d") or letter in "\u200d\ufe0f\ufe0e")
        if joined or (found and unicodedata.combining(letter)) or "\U0001f3fb" <= letter <= "\U0001f3ff":
            found[-1:] = [(found[-1] if found else "") + letter]
        else:
            found.append(letter)
    return found
