"""Text made harmless before a widget sees it: a line of a million characters hangs every editor for half a minute."""

from __future__ import annotations

import re

PASTE_LIMIT = 100_000
LINE_LIMIT = 1_000

UNITS = ("utf-16-le", "surrogatepass")
"""What Qt counts places of a text in, two bytes each: 👍 has two."""

_BREAKS = r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
_CONTROLS = r"[\x00-\x08\x0e-\x1f\x7f]"


def tame(text: str, limit: int = PASTE_LIMIT) -> str:
    """Plain text of at most `limit` characters, without control characters, in lines of at most a thousand."""
    cut = text[: min(limit, PASTE_LIMIT)]
    cut = re.sub(_CONTROLS, "", re.sub(_BREAKS, "\n", cut))
    lines = [line[i : i + LINE_LIMIT] for line in cut.split("\n") for i in range(0, max(1, len(line)), LINE_LIMIT)]
    return "\n".join(lines)[:limit]


def one_line(text: str, limit: int) -> str:
    """The same in one line: breaks and tabs become spaces."""
    return tame(text, limit).replace("\n", " ").replace("\t", " ")
