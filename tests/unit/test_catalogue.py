"""The catalogue check finds every way in which the Swedish can fall behind the sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import catalogue

SOURCE = """
from workshop_app.i18n import _, N_, ngettext
title = _("Open {name}")
label = N_("Close")
count = ngettext("one note", "{n} notes", 3)
"""
SWEDISH = {"Open {name}": "Öppna {name}", "Close": "Stäng", "one note": "en lapp", "{n} notes": "{n} lappar"}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "program"
    folder.mkdir()
    (folder / "words.py").write_text(SOURCE, "utf-8")
    return folder


@pytest.fixture
def po(sources: Path, tmp_path: Path) -> Path:
    """A whole catalogue of those sources."""
    path = tmp_path / "sv" / "words.po"
    catalogue.update(sources, path)
    translate(path, SWEDISH)
    catalogue.update(sources, path)
    assert catalogue.problems(sources, path) == []
    return path


def translate(path: Path, swedish: dict[str, str]) -> None:
    """Fill in a catalogue as a translator does, in the file."""
    lines = path.read_text("utf-8").splitlines()
    waiting: list[str] = []
    for at, line in enumerate(lines):
        word, _, text = line.partition(" ")
        if word in ("msgid", "msgid_plural"):
            waiting.append(text.strip('"'))
        elif word.startswith("msgstr") and waiting[0] in swedish:
            lines[at] = f'{word} "{swedish[waiting.pop(0)]}"'
        elif word.startswith("msgstr"):
            waiting.pop(0)
    path.write_text("\n".join(lines) + "\n", "utf-8")


def test_the_program_speaks_whole_swedish() -> None:
    assert catalogue.problems(catalogue.SOURCES, catalogue.PO) == []


def test_a_new_string_is_missed(sources: Path, po: Path) -> None:
    (sources / "more.py").write_text('_("New")', "utf-8")
    assert catalogue.problems(sources, po) == ["not in the catalogue: New"]
    catalogue.update(sources, po)
    assert catalogue.problems(sources, po) == ["lacks Swedish: New"]


def test_a_string_that_is_gone_is_found_and_taken_out(sources: Path, po: Path) -> None:
    (sources / "words.py").write_text(SOURCE.replace('"Close"', '"Open {name}"'), "utf-8")
    assert catalogue.problems(sources, po) == ["no longer in the sources: Close"]
    catalogue.update(sources, po)
    assert catalogue.problems(sources, po) == []


@pytest.mark.parametrize(
    ("english", "swedish", "problem"),
    [
        ("Open {name}", "Öppna", "other placeholders in Swedish: Open {name}"),
        ("Open {name}", "Öppna {namn}", "other placeholders in Swedish: Open {name}"),
        ("{n} notes", "{antal} lappar", "other placeholders in Swedish: one note / {n} notes"),
        ("{n} notes", "", "lacks Swedish: one note / {n} notes"),
    ],
)
def test_a_faulty_translation_is_found(sources: Path, po: Path, english: str, swedish: str, problem: str) -> None:
    translate(po, {**SWEDISH, english: swedish})
    catalogue.update(sources, po)
    assert catalogue.problems(sources, po) == [problem]


def test_a_catalogue_that_was_not_compiled_is_found(sources: Path, po: Path) -> None:
    translate(po, {**SWEDISH, "Close": "Slut"})
    assert catalogue.problems(sources, po) == ["the compiled catalogue (.mo) differs from the .po"]


def test_an_update_without_news_leaves_the_files_as_they_are(sources: Path, po: Path) -> None:
    before = po.read_bytes(), po.with_suffix(".mo").read_bytes()
    catalogue.update(sources, po)
    assert (po.read_bytes(), po.with_suffix(".mo").read_bytes()) == before
