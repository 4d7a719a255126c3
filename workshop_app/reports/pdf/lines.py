"""Breaks a text into lines, from the left or from the right, keeping words whole where they fit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from workshop_app.frozen import frozen
from workshop_app.i18n import right_to_left
from workshop_app.parting import in_pieces
from workshop_app.reports.pdf.fonts import Faces, Run
from workshop_app.reports.pdf.look import Style

_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


@frozen
class Line:
    """One set line."""

    runs: tuple[Run, ...]
    width: float
    end: str
    """A blank where a word ends, so that read aloud the words do not run together; a hyphen that parts one, which is
    drawn but not in the runs; or nothing."""
    right: bool = False


def from_right(text: str) -> bool:
    """Whether any of the text is written from right to left."""
    return bool(_FROM_RIGHT.search(text))


def break_lines(text: str, style: Style, width: float, faces: Faces) -> tuple[Line, ...]:
    """The lines of a cleaned text; line feeds always break, empty lines are left out."""
    setter = _Setter(style, width, faces)
    paragraphs = [words for line in text.split("\n") if (words := line.split(" ")) and any(words)]
    lines = [line for words in paragraphs for line in setter.paragraph([*filter(None, words)]) if line.runs]
    return (*lines[:-1], Line(lines[-1].runs, lines[-1].width, "", lines[-1].right)) if lines else ()


def balanced_lines(text: str, style: Style, width: float, faces: Faces) -> tuple[Line, ...]:
    """As `break_lines`, with lines of like length, for headings of more than one line; no word is broken for that."""
    lines = break_lines(text, style, width, faces)
    if not 1 < len(lines) < 6:
        return lines
    narrow, wide = max(width / 2, widest_word(text, style, faces)), width
    while wide - narrow > 4:
        middle = (narrow + wide) / 2
        if len(break_lines(text, style, middle, faces)) > len(lines):
            narrow = middle
        else:
            wide = middle
    return break_lines(text, style, wide, faces)


def widest_word(text: str, style: Style, faces: Faces) -> float:
    """How wide a line must be for all words of a cleaned text to be whole."""
    words = (word for line in text.split("\n") for word in _dashes_held([*filter(None, line.split(" "))]))
    return max((faces.width(word, style.font, style.size) for word in words), default=0.0)


class _Setter:
    """Sets paragraphs in one style and width."""

    def __init__(self, style: Style, width: float, faces: Faces) -> None:
        self.style, self.room, self.faces = style, width, faces
        self.space = faces.width(" ", style.font, style.size)

    def paragraph(self, words: list[str]) -> Iterator[Line]:
        """Fill the lines one after another, each as full as it gets."""
        if from_right("".join(words)):
            right = right_to_left("".join(words))
            for text, end in self._filled(words, shape=True):
                seen = _as_seen(_shape(text), right)
                yield self._line(seen, end, right)
        else:
            for text, end in self._filled(_dashes_held(words), shape=False):
                yield self._line(text, end, False)

    def _line(self, text: str, end: str, right: bool) -> Line:
        runs = self.faces.runs(text, self.style.font)
        return Line(runs, self.faces.width(text, self.style.font, self.style.size), end, right)

    def _filled(self, words: list[str], shape: bool) -> Iterator[tuple[str, str]]:
        """The text of each line, and what ends it."""
        line: list[str] = []
        used = 0.0
        for whole in words:
            word, wide = whole, self._width(whole, shape)
            if line and used + self.space + wide > self.room:
                yield " ".join(line), " "
                line, used = [], 0.0
            if not line and wide > self.room:
                for piece, hyphen in self._shaped_pieces(word) if shape else self._pieces(word):
                    yield piece, hyphen
                    word = word[len(piece) :]
                wide = self._width(word, shape)
            used += wide + (self.space if line else 0)
            line.append(word)
        if line:
            yield " ".join(line), " "

    def _pieces(self, word: str) -> Iterable[tuple[str, str]]:
        """All of a long word that stands on lines of its own, and the hyphens that part it."""
        return in_pieces(word, self.room, lambda letters: self._width(letters, shape=False))[:-1]

    def _shaped_pieces(self, word: str) -> Iterator[tuple[str, str]]:
        """The same where letters take other forms beside each other."""
        while self._width(word, shape=True) > self.room and 1 < len(word) != (cut := self._cut(word)):
            yield word[:cut], ""
            word = word[cut:]

    def _cut(self, word: str) -> int:
        """How much of a long word goes on this line: at least one character, and its accents with it."""
        low, high = 1, min(len(word), int(self.room / self.style.size * 6) + 1)
        while low < high:
            middle = (low + high + 1) // 2
            if self._width(word[:middle], shape=True) <= self.room:
                low = middle
            else:
                high = middle - 1
        cut = low
        while cut > 1 and cut < len(word) and unicodedata.combining(word[cut]):
            cut -= 1
        return cut if cut > 1 else low

    def _width(self, word: str, shape: bool) -> float:
        return self.faces.width(_shape(word) if shape else word, self.style.font, self.style.size)


def _dashes_held(words: list[str]) -> list[str]:
    """The words with every lone dash tied to the word before it: no line begins with a dash."""
    held: list[str] = []
    for word in words:
        if held and word in ("–", "—"):
            held[-1] += " " + word
        else:
            held.append(word)
    return held


def _as_seen(text: str, right: bool) -> str:
    """Letters from left to right as they stand on paper."""
    from bidi import algorithm  # late, and so below: few documents need it

    display: Any = algorithm.get_display
    return str(display(text, base_dir="R" if right else "L"))


@lru_cache
def _reshaper() -> Any:
    import arabic_reshaper

    arabic: Any = arabic_reshaper
    settings = {"delete_harakat": False, "support_ligatures": True}
    return arabic.ArabicReshaper(settings)


def _shape(text: str) -> str:
    """Arabic letters in the forms they take beside each other."""
    return str(_reshaper().reshape(text))
