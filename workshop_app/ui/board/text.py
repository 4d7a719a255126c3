"""Breaking notes into lines: the layout measures with it and the cards draw the very same lines."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple
from weakref import WeakValueDictionary

from PySide6.QtGui import QFontMetricsF

from workshop_app.domain.board_geometry import line_height
from workshop_app.parting import in_pieces
from workshop_app.ui import theme

REFERENCE = 100
"""Words are measured once at this size; without hinting widths grow evenly with the size."""
KEPT = 40_000
"""Words, texts, broken and parted ones, and counts for a width, kept before all of them are forgotten."""
WIDTHS = 12
"""Line counts are kept for so many widths and sizes, the latest: a window that is resized goes through many."""


class _Word(NamedTuple):
    text: str
    width: float


_Paragraph = tuple[list[float], float]
"""Where each of its words ends when all stand in one line, with the space after it, and how wide the widest is."""


class _Steps(dict[str, float]):
    """How far a word and the space after it reach; measured when a word is first asked for."""

    def __init__(self, metrics: QFontMetricsF) -> None:
        super().__init__()
        self._metrics = metrics
        self.space = metrics.horizontalAdvance(" ")

    def __missing__(self, word: str) -> float:
        if len(self) > KEPT:
            self.clear()
        step = self[word] = self._metrics.horizontalAdvance(word) + self.space
        return step


class NoteText:
    """Breaks texts into lines of a certain width, and remembers them."""

    def __init__(self) -> None:
        self._steps = _Steps(QFontMetricsF(theme.font(REFERENCE)))
        self._space = self._steps.space
        self._paragraphs: dict[str, list[_Paragraph]] = {}
        self._counts: OrderedDict[tuple[int, int], dict[str, int]] = OrderedDict()
        self._broken: dict[tuple[str, int, int], tuple[str, ...]] = {}
        self._parted: dict[tuple[str, float], list[tuple[str, str]]] = {}

    def height(self, text: str, width: float, size: int) -> int:
        """The height of a text in lines of this width."""
        key = (round(width), size)
        counts = self._counts.get(key)
        if counts is None:
            counts = self._counts[key] = {}
            if len(self._counts) > WIDTHS:
                self._counts.popitem(last=False)
        count = counts.get(text)
        if count is None:
            if len(counts) > KEPT:
                counts.clear()
            count = counts[text] = self._count(text, max(1, key[0]) * REFERENCE / size)
        return count * line_height(size)

    def lines(self, text: str, width: float, size: int) -> tuple[str, ...]:
        """The lines of a text; words wider than a line are broken where they must."""
        key = (text, round(width), size)
        found = self._broken.get(key)
        if found is None:
            if len(self._broken) > KEPT:
                self._broken.clear()
            limit = max(1, key[1]) * REFERENCE / size
            found = self._broken[key] = tuple(self._lines(text, limit))
        return found

    def spans(self, line: str) -> list[tuple[float, float]]:
        """Where each word of a line begins and how long it is, in ems."""
        found, start, space = [], 0.0, self._space / REFERENCE
        for word in line.split():
            step = self._steps[word] / REFERENCE
            found.append((start, step - space))
            start += step
        return found

    def _count(self, text: str, limit: float) -> int:
        count, reach = 0, limit + self._space
        for ends, widest in self._measured(text):
            if widest > limit:
                return sum(1 for _line in self._lines(text, limit))
            stop, last = bisect_right(ends, reach), len(ends)
            count += 1
            while stop < last:  # as in `_breaks`: thousands are counted when a workshop is opened
                stop = bisect_right(ends, ends[stop - 1] + reach, stop)
                count += 1
        return count

    def _lines(self, text: str, limit: float) -> Iterator[str]:
        for (ends, widest), words in zip(self._measured(text), text.split("\n"), strict=True):
            if widest > limit:
                yield from self._fill([_Word(word, self._advance(word)) for word in words.split()], limit)
                continue
            found, start = words.split(), 0
            for stop in self._breaks(ends, limit):
                yield " ".join(found[start:stop])
                start = stop

    def _breaks(self, ends: list[float], limit: float) -> list[int]:
        """The number of the word after each line."""
        count = len(ends)
        limit += self._space
        stop = bisect_right(ends, limit)
        breaks = [stop]
        while stop < count:
            stop = bisect_right(ends, ends[stop - 1] + limit, stop)
            breaks.append(stop)
        return breaks

    def _measured(self, text: str) -> list[_Paragraph]:
        found = self._paragraphs.get(text)
        if found is None:
            if len(self._paragraphs) > KEPT:
                self._paragraphs.clear()
            found = self._paragraphs[text] = []
            for words in text.split("\n"):
                steps = [*map(self._steps.__getitem__, words.split())]
                found.append(([*accumulate(steps)], max(steps, default=self._space) - self._space))
        return found

    def _advance(self, text: str) -> float:
        return self._steps[text] - self._space

    def _fill(self, words: list[_Word], limit: float) -> list[str]:
        lines: list[str] = []
        line: list[str] = []
        used = 0.0
        for text, width in words:
            if line and used + self._space + width <= limit:
                line.append(text)
                used += self._space + width
                continue
            if line:
                lines.append(" ".join(line))
            rest = text
            if width > limit:
                *whole, (rest, _none) = self._pieces(text, limit)
                lines += [piece + hyphen for piece, hyphen in whole]
                width = self._advance(rest)
            line, used = [rest], width
        lines.append(" ".join(line))
        return lines

    def _pieces(self, word: str, limit: float) -> list[tuple[str, str]]:
        found = self._parted.get((word, limit))
        if found is None:
            if len(self._parted) > KEPT:
                self._parted.clear()
            found = self._parted[word, limit] = in_pieces(word, limit, self._advance)
        return found


_SHARED: WeakValueDictionary[tuple[str, ...], NoteText] = WeakValueDictionary()
"""By the families of its font. It goes with the last board."""


def note_text() -> NoteText:
    """What breaks the texts of every board: what one of them has measured the others know."""
    families = tuple(theme.families())
    text = _SHARED.get(families)
    if text is None:
        text = _SHARED[families] = NoteText()
    return text
