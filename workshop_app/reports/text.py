"""Makes any text fit to be written in a document, whatever was pasted into the program."""

from __future__ import annotations

import re
import unicodedata

from workshop_app.services.lines import joiners_in_place

MAX_TEXT = 10_000
"""No single text of a report is longer than this; what is cut off is shown by '…'."""

REPLACEMENT = "\ufffd"

_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\u0085]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb"  # direction, width
    "\ufe00-\ufe0f\U000e0000-\U000e0fff]"  # variation selectors and tags
)
_NO_CHARACTER = {"Cs", "Co", "Cn"}
"""Lone surrogates, private use, unassigned."""


def clean(text: str, limit: int = MAX_TEXT) -> str:
    """The text in composed form, with line feeds alone between lines, no invisible characters but joiners in their
    place, and at most `limit` characters; what stands for no character becomes U+FFFD."""
    lined = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    lined = _INVISIBLE.sub("", lined)
    if not lined.replace("\n", "").isprintable():  # nearly all texts are, and it is quick to ask
        lined = "".join(REPLACEMENT if unicodedata.category(char) in _NO_CHARACTER else char for char in lined)
    composed = unicodedata.normalize("NFC", joiners_in_place(lined)).strip()
    return composed if len(composed) <= limit else composed[: limit - 1].rstrip() + "…"


def one_line(text: str) -> str:
    """The cleaned text without line breaks, for titles and names."""
    return " ".join(clean(text).split())
