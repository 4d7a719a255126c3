"""Parting words that are too long for a line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.parting import in_pieces


@given(st.from_regex(r"[a-zåäö]{1,20}(-[a-zåäö]{1,20}){0,3}", fullmatch=True), st.integers(3, 20))
def test_every_letter_of_a_parted_word_is_there_once_and_no_line_begins_with_a_hyphen(word: str, limit: int) -> None:
    pieces = in_pieces(word, limit, len)
    assert "".join(piece for piece, _hyphen in pieces) == word
    lines = [piece + hyphen for piece, hyphen in pieces]
    assert all(0 < len(line) <= limit and line[0] != "-" for line in lines)
    assert all(line.endswith("-") and not line.endswith("--") for line in lines[:-1])
