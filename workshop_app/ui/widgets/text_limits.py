"""Text made harmless before a widget sees it: a line of a million characters hangs every editor for half a minute."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QValidator

PASTE_LIMIT = 100_000
LINE_LIMIT = 1_000
SHORT = 2 * LINE_LIMIT
"""A text no longer than this, as every note is, keeps its lines: a break more would take the place of a letter."""

UNITS = ("utf-16-le", "surrogatepass")
"""What Qt counts places of a text in, two bytes each: 👍 has two."""

_BREAKS = r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
_CONTROLS = r"[\x00-\x08\x0e-\x1f\x7f]"


def tame(text: str, limit: int = PASTE_LIMIT) -> str:
    """Plain text of at most `limit` characters, without control characters; if long, in lines of at most a thousand."""
    cut = text[: min(limit, PASTE_LIMIT)]
    cut = re.sub(_CONTROLS, "", re.sub(_BREAKS, "\n", cut))
    if len(text) > SHORT:
        cut = "\n".join(part for line in cut.split("\n") for part in _parts(line))
    return cut[:limit]


def _parts(line: str) -> Iterator[str]:
    """A line in parts of at most a thousand characters, between words where there are any."""
    while len(line) > LINE_LIMIT:
        end = line.rfind(" ", 0, LINE_LIMIT) + 1 or LINE_LIMIT
        yield line[:end]
        line = line[end:]
    yield line


def one_line(text: str, limit: int) -> str:
    """The same in one line: breaks and tabs become spaces."""
    return tame(text, limit).replace("\n", " ").replace("\t", " ")


class OneLine(QValidator):
    """Turns whatever comes, typed, pasted or dropped, into one plain line, with as much of it as there is room for."""

    def __init__(self, limit: int, field: QObject) -> None:
        super().__init__(field)
        self._limit = limit
        self._before = ""

    def validate(self, text: str, position: int) -> object:
        """Acceptable after washing; what nothing is left of is not, and Qt takes it back.

        What is new stands before the cursor. Letters are counted as people do: to QLineEdit 👍 is two.
        """
        units = text.encode(*UNITS)
        head, tail = (_washed(part.decode(*UNITS)) for part in (units[: 2 * position], units[2 * position :]))
        head = head[: max(0, self._limit - len(tail))]
        clean = (head + tail)[: self._limit]
        if clean != text and clean == self._before:
            return QValidator.State.Invalid, text, position
        self._before = clean
        return QValidator.State.Acceptable, clean, len(head.encode(*UNITS)) // 2


def _washed(text: str) -> str:
    return text if text.isprintable() else one_line(text, len(text))
