"""A pasted list of participants is understood as people mean it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.participants import CELL_LIMIT, parse_participants, participants_text


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        ("Anna Lind, Skola", ("Anna Lind", "Skola")),
        ("Anna Lind;Skola", ("Anna Lind", "Skola")),
        ("Anna Lind\tSkola", ("Anna Lind", "Skola")),
        ("Anna", ("Anna", "")),
        ("Anna Lind", ("Anna Lind", "")),
        (", Ekonomi", ("", "Ekonomi")),
        ("  Anna   Lind ,  Vård  ", ("Anna Lind", "Vård")),
        ("Anna, Vård, skola och omsorg", ("Anna", "Vård, skola och omsorg")),
        ("Lind, Anna; Skola", ("Lind, Anna", "Skola")),
        ('"Lind, Anna";"Skola"', ("Lind, Anna", "Skola")),
        ("Anna\tSkola\tanna@example.org", ("Anna", "Skola")),
        ("1. Anna, Skola", ("Anna", "Skola")),
        ("12) Anna, Skola", ("Anna", "Skola")),
        ("3\tAnna\tSkola", ("Anna", "Skola")),
        ("• Anna, Skola", ("Anna", "Skola")),
        ("- Anna", ("Anna", "")),
        ("4. , Ekonomi", ("", "Ekonomi")),
        ("Jean-Luc, IT", ("Jean-Luc", "IT")),
    ],
)
def test_a_line_is_name_and_unit(line: str, pair: tuple[str, str]) -> None:
    assert parse_participants(line) == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "Namn\tEnhet\nAnna Ek\tSkola\nBo Al\tVård",
        " \nName, Unit\nAnna Ek, Skola\nBo Al, Vård",
        "Förvaltning;Namn;Roll\nSkola;Anna Ek;chef\nVård;Bo Al;",
        "Nr\tFörnamn\tEfternamn\tEnhet:\n1\tAnna\tEk\tSkola\n2\tBo\tAl\tVård",
        "Namn, Enhet, Roll\nAnna Ek, Skola\nBo Al, Vård",
        "Förnamn,Efternamn,Enhet\nAnna,Ek,Skola\nBo,Al,Vård",
        "Nr,Namn,Enhet,E-post\n1,Anna Ek,Skola,anna@example.com\n2,Bo Al,Vård,",
    ],
)
def test_a_line_of_headings_is_no_person_and_says_which_column_is_what(text: str) -> None:
    assert parse_participants(text) == [("Anna Ek", "Skola"), ("Bo Al", "Vård")]


def test_one_heading_alone_is_one_too_and_words_that_only_look_so_are_people() -> None:
    assert parse_participants("Deltagare\nAnna") == [("Anna", "")]
    assert parse_participants("Enhet\nSkola\nVård") == [("", "Skola"), ("", "Vård")]
    assert parse_participants("Namn Namnsson, Enhet\nAnna") == [("Namn Namnsson", "Enhet"), ("Anna", "")]
    assert parse_participants("Roll\nAnna") == [("Roll", ""), ("Anna", "")]


def test_line_ends_of_every_system_and_empty_lines() -> None:
    assert parse_participants("\r\nA, x\r\n\r\nB\n \n,\n\rC, y\n") == [("A", "x"), ("B", ""), ("C", "y")]


def test_two_with_the_same_name_are_two() -> None:
    assert parse_participants("Anna, HR\nAnna, HR") == [("Anna", "HR"), ("Anna", "HR")]


def test_a_line_of_a_million_characters_is_cut() -> None:
    [(name, unit)] = parse_participants("x" * 1_000_000)
    assert name == "x" * CELL_LIMIT
    assert unit == ""


cell = st.text(max_size=40)


@given(st.lists(st.tuples(cell, cell)))
def test_what_was_understood_can_be_shown_and_read_again(rows: list[tuple[str, str]]) -> None:
    people = parse_participants("\n".join(f"{name}\t{unit}" for name, unit in rows))
    assert parse_participants(participants_text(people)) == people


@given(st.text(max_size=300))
def test_any_text_gives_clean_pairs_that_survive_the_way_back(text: str) -> None:
    people = parse_participants(text)
    for name, unit in people:
        assert name or unit
        assert all(character.isprintable() for character in name + unit)
    assert parse_participants(participants_text(people)) == people
