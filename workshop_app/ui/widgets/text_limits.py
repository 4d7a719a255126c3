"""Text made harmless before a widget sees it: a line of a million characters hangs every editor for half a minute."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
