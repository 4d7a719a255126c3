"""Notes that say the same: found by their words, in Swedish and English, without a network. Says why in one phrase."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from workshop_app.frozen import frozen

ALIKE = 0.6
"""Notes are nearly the same when so much of their words, weighed by length, is shared."""
LEAST = 0.5
"""So much is shared even when one note says all that the other says, and more."""
NO_PICTURES: Mapping[str, str] = {}
COMMON = 400
"""What more notes than this share by their rarest words is how that board speaks: nobody is asked about it."""

_WORDS = r"[^\W_]+"
_STOP = frozenset((
    "att", "av", "bara", "blir", "bli", "de", "den", "det", "detta", "din", "dom", "då", "där", "eller", "en",
    "ett", "för", "från", "få", "får", "ha", "har", "hur", "här", "i", "in", "inom", "ja", "jag", "kan", "kommer",
    "man", "med", "men", "måste", "ni", "nog", "nu", "när", "och", "om", "oss", "också", "på", "sig", "sin", "ska",
    "skulle", "som", "så", "till", "upp", "vad", "var", "vara", "vi", "vid", "vill", "vår", "våra", "vårt", "åt",
    "är", "över", "a", "about", "also", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "do",
    "does", "for", "from", "get", "has", "have", "if", "in", "into", "is", "it", "its", "just", "must", "my", "of",
    "on", "or", "our", "so", "some", "than", "that", "the", "their", "them", "there", "they", "this", "to", "too",
    "us", "very", "was", "we", "were", "what", "when", "which", "will", "with", "would", "you", "your",
))  # fmt: skip
"""Small words that say nothing of what a note is about."""
_NOT = ("inte", "ej", "inga", "inget", "ingen", "utan", "aldrig", "not", "no", "without", "never", "nobody")
"""One of these turns what a note says into the opposite."""
_ENDINGS = (
    "arnas", "ernas", "ornas", "elser", "heten", "heter", "ningar", "ningen", "arna", "erna", "orna", "ande", "ende",
    "aste", "ades", "ning", "else", "ings", "ing", "ers", "ens", "ets", "ade", "are", "ast", "ies", "ied", "ar", "er",
    "or", "en", "et", "as", "es", "ed", "ly", "na", "de", "te", "s", "a", "e", "n", "t", "r",
)  # fmt: skip
"""Endings of Swedish and English that a word may have or lack and still be the same word; the longest first."""
STEM = 4
"""So many letters are left of a word when its ending is taken off."""


class Why(StrEnum):
    """Why two notes are taken to say the same."""

    SAME = "same"
    """The same words."""
    WITHIN = "within"
    """One says all that the other says, and more."""
    ALIKE = "alike"
    """Most of their words are the same."""


@frozen
class Twins:
    """Two notes that look alike."""

    first: str
    second: str
    why: Why
    likeness: float
    """1 for the same words."""


@frozen
class _Said:
    """What a note says, brought to what can be compared."""

    id: str
    words: frozenset[str]
    weight: int
    picture: str


def plain_words(text: str) -> str:
    """A text without case, punctuation and accents; å, ä and ö are letters of their own and stay."""
    letters = unicodedata.normalize("NFC", text).casefold()
    return " ".join(re.findall(_WORDS, "".join(map(_bare, letters))))


def _bare(letter: str) -> str:
    if letter in "åäö" or letter.isascii():
        return letter
    return "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))


def stem(word: str) -> str:
    """A word without its endings."""
    for ending in _ENDINGS:
        if len(word) - len(ending) >= STEM and word.endswith(ending):
            return stem(word[: -len(ending)])
    return word


_TURNS = frozenset(map(stem, _NOT))


def find_twins(
    texts: Mapping[str, str], among: Iterable[str] | None = None, pictures: Mapping[str, str] = NO_PICTURES
) -> list[Twins]:
    """Pairs of notes that look alike, those most alike first; with `among` only pairs that one of these is part of.

    The one that comes first in `texts` comes first in its pair. Of notes with the same words the first stands for all:
    the others are paired with it, and nobody is asked about each of them again. Notes with different `pictures` are
    never one note.
    """
    said = [_said(note_id, text, pictures.get(note_id, "")) for note_id, text in texts.items()]
    asked = set(texts) if among is None else set(among)
    firsts, again = _first_of_each(said)
    same = [Twins(one.id, two.id, Why.SAME, 1.0) for one, two in again if one.id in asked or two.id in asked]
    alike = [twins for pair in _candidates(firsts, asked) if (twins := _compared(*pair)) is not None]
    return [*same, *sorted(alike, key=lambda twins: -twins.likeness)]


def _first_of_each(said: Iterable[_Said]) -> tuple[list[_Said], list[tuple[_Said, _Said]]]:
    """Those that say something first, and each of the others with the one that stands for it."""
    firsts: list[_Said] = []
    again: list[tuple[_Said, _Said]] = []
    standing: dict[frozenset[str], dict[str, _Said]] = {}
    for one in said:
        by_picture = standing.setdefault(one.words, {})
        any_of_them = None if one.picture else next(iter(by_picture.values()), None)
        first = by_picture.get(one.picture) or by_picture.get("") or any_of_them
        if first is None:
            by_picture[one.picture] = one
            firsts.append(one)
        else:
            again.append((first, one))
    return firsts, again


def _said(note_id: str, text: str, picture: str) -> _Said:
    plain = plain_words(text)
    words = frozenset(stem(word) for word in plain.split() if word not in _STOP)
    words = words or frozenset({plain or "".join(sign for sign in text if unicodedata.category(sign)[0] == "S")})
    return _Said(note_id, words, sum(map(len, words)), picture)


def _candidates(said: Sequence[_Said], asked: set[str]) -> Iterator[tuple[_Said, _Said]]:
    """Pairs that may be alike, each once and in order.

    Notes that share enough share one of the words that the least notes have: only by these they are looked up, and only
    among those with the same numbers and the same *not*. So thousands take no longer than a moment, whatever they say.
    """
    common = Counter(word for one in said for word in one.words)
    telling = [[(_turned(one), word) for word in _telling(one, common)] for one in said]
    places: dict[tuple[frozenset[str], str], list[int]] = {}
    for place, words in enumerate(telling):
        for word in words:
            places.setdefault(word, []).append(place)
    for place, one in enumerate(said):
        if one.id not in asked:
            continue
        beside = (places[word] for word in telling[place])
        for other in {other for them in beside if len(them) <= COMMON for other in them}:
            two = said[other]
            twice = other < place and two.id in asked
            if other != place and not twice and min(one.weight, two.weight) >= LEAST * max(one.weight, two.weight):
                yield (one, two) if place < other else (two, one)


def _telling(one: _Said, common: Mapping[str, int]) -> list[str]:
    """The rarest words of a note, so many that the rest is too little to be alike by."""
    rest, telling = float(one.weight), []
    for word in sorted(one.words, key=lambda word: (common[word], word)):
        telling.append(word)
        rest -= len(word)
        if rest < LEAST * one.weight:
            break
    return telling


def _turned(one: _Said) -> frozenset[str]:
    """The words of which one more or less makes two notes say different things."""
    return frozenset([word for word in one.words if word in _TURNS or word.isdigit()])


def _compared(one: _Said, two: _Said) -> Twins | None:
    if one.picture != two.picture and "" not in (one.picture, two.picture):
        return None
    shared = one.words & two.words
    weight = sum(map(len, shared))
    likeness = weight / (one.weight + two.weight - weight)
    if likeness < LEAST:
        return None
    if len(shared) >= 2 and weight == min(one.weight, two.weight):
        return Twins(one.id, two.id, Why.WITHIN, 0.5 + likeness / 2)
    return Twins(one.id, two.id, Why.ALIKE, likeness) if likeness >= ALIKE else None
