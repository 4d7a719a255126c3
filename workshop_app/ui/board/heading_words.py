"""The words of headings in lines, by their widths in ems: those are the same at every size, and are known quickly."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from workshop_app.parting import in_pieces
from workshop_app.ui.board.faces import written

SHORT = 4.0
"""In ems: no word is parted in a first line that is shorter than this and than the others."""


@lru_cache(maxsize=4096)
def ems(words: str) -> float:
    """The width of words, in their size; that of small letters is not quite as even."""
    return written(100, "bold", tabular=True).measure.horizontalAdvance(words) / 99


def lines_of(name: str, size: float, width: float, indents: tuple[float, float]) -> Iterator[tuple[str, str, bool]]:
    """Lines of a name, each with all that is left where it begins, and whether a word is parted at its end."""
    first, other = ((width - indent) / size for indent in indents)
    words, room = name.split(), first
    while words:
        rest, taken, used = " ".join(words), 0, 0.0
        while taken < len(words) and (used := used + ems(words[taken])) <= room:
            taken, used = taken + 1, used + ems(" ")
        if taken or (room < other and (room < SHORT or ems(words[0]) <= other)):  # it begins in the next line
            yield " ".join(words[:taken]), rest, False
            words = words[taken:]
        else:
            (piece, hyphen), *later = in_pieces(words[0], room, ems)
            yield piece + hyphen, rest, bool(later)
            words = ["".join(part for part, _hyphen in later), *words[1:]] if later else words[1:]
        room = other
