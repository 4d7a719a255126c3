"""Which font has a character and how wide it is there; what stands in for a character that no font has."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts

from workshop_app.frozen import frozen
from workshop_app.resources import resource

REGULAR = "SourceSans3-Regular"
SEMIBOLD = "SourceSans3-SemiBold"
BOLD = "SourceSans3-Bold"
FALLBACKS = (
    "NotoEmoji-Regular",
    "NotoNaskhArabic-Regular",
    "NotoSansSymbols2-Regular",
    "NotoSansHebrew-Regular",
    "NotoSansEthiopic-Regular",
    "NotoSansMath-Regular",
)
STAND_IN = "□"
"""Drawn for a character that no font has; Source Sans 3 has it in every weight."""
_JOINERS = dict.fromkeys((0x200C, 0x200D))

_reportlab: Any = ttfonts
_metrics: Any = pdfmetrics
_settings: Any = rl_config


@frozen
class Run:
    """Characters set in one font."""

    font: str
    text: str


@lru_cache
def advances(name: str) -> dict[str, float]:
    """Every character of a font with its width at size 1; registers the font with ReportLab."""
    # Shaping would register glyphs in the private use area, so that their text could not be read out.
    font = _reportlab.TTFont(name, str(resource(f"fonts/{name}.ttf")), shapable=False)
    _metrics.registerFont(font)
    face = font.face
    return {chr(code): face.charWidths.get(code, face.defaultWidth) / 1000 for code in face.charToGlyph if code >= 32}


class Faces:
    """The fonts of one document, and the characters it could not show."""

    def __init__(self) -> None:
        self.missing: set[str] = set()

    def runs(self, text: str, font: str) -> tuple[Run, ...]:
        """The text in pieces of one font each, `font` wherever it has the character.

        Joiners are not set: what they do to Arabic is done before, and no font here joins emoji.
        """
        base = advances(font)
        if all(map(base.__contains__, text)):
            return (Run(font, text),) if text else ()
        runs: list[Run] = []
        for char in text.translate(_JOINERS):
            name = font if char in base else self._fallback(char)
            if not name:
                self.missing.add(unicodedata.normalize("NFKC", char))
                name, char = font, STAND_IN
            if runs and runs[-1].font == name:
                runs[-1] = Run(name, runs[-1].text + char)
            else:
                runs.append(Run(name, char))
        return tuple(runs)

    def width(self, text: str, font: str, size: float) -> float:
        """How wide the text is."""
        base = advances(font)
        try:
            return sum(map(base.__getitem__, text)) * size
        except KeyError:
            return sum(sum(map(advances(run.font).__getitem__, run.text)) for run in self.runs(text, font)) * size

    def _fallback(self, char: str) -> str:
        return next((name for name in FALLBACKS if char in advances(name)), "")


def _unicode_map(_font: str, subset: list[int]) -> str:
    """The ToUnicode map of a subset. ReportLab 5.1 writes characters beyond U+FFFF with five digits, maps code 0 to
    U+0000 and puts more than 100 entries in a block, all of which break reading the text back."""
    # Code 32 is a filler in later subsets: only in the first is it the blank.
    entries = [(at, code) for at, code in enumerate(subset) if code and (code != 32 or at == 32)]
    lines = [
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def",
        "1 begincodespacerange", "<00> <FF>", "endcodespacerange",
    ]  # fmt: skip
    for start in range(0, len(entries), 100):
        block = entries[start : start + 100]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{at:02X}> <{_letter(code).encode('utf-16-be').hex().upper()}>" for at, code in block]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


def _letter(code: int) -> str:
    """The letter behind a presentation form of Arabic or Hebrew; other characters as they are."""
    if 0xFB1D <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFC:
        return unicodedata.normalize("NFKC", chr(code))
    return chr(code)


_reportlab.makeToUnicodeCMap = _unicode_map
_settings.useA85 = 0  # streams in ASCII cost a quarter more and lack the line end that PDF/A wants
