"""Exports as people meet them: every kind of file, several at once into a dated folder, whole or not at all."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.hostile import voted, voting, workshop
from tests.helpers.workshops import example, library
from workshop_app import cli
from workshop_app.domain.enums import Stage
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import Action
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.outlet import SUFFIXES, export_folder, export_workshop
from workshop_app.reports.choices import ReportChoices, Scope

SV = Language("sv")
BEGINNINGS = {
    ".pdf": b"%PDF-", ".docx": b"PK", ".xlsx": b"PK", ".html": b"<!DOCTYPE html>", ".md": b"# M",
    ".csv": b"\xef\xbb\xbf",
    ".ics": b"BEGIN:VCALENDAR", ".png": b"\x89PNG", ".svg": b"<?xml", ".json": b"{", ".verkstad": b"SQLite format 3",
}  # fmt: skip


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_suffix_decides_the_kind(suffix: str, tmp_path: Path) -> None:
    export_workshop(voted(workshop("a")), tmp_path / f"ut{suffix.upper()}", SV)
    assert (tmp_path / f"ut{suffix.upper()}").read_bytes().startswith(BEGINNINGS[suffix])
    assert len(list(tmp_path.iterdir())) == 1


def test_an_unknown_suffix_is_refused_with_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(DomainError) as refused:
        export_workshop(workshop("a"), tmp_path / "ut.odt", SV)
    assert refused.value.params["suffix"] == ".odt"
    assert all(suffix in str(refused.value.params["known"]) for suffix in SUFFIXES)
    with pytest.raises(DomainError):
        export_folder(workshop("a"), tmp_path, [".pdf", ".odt"], SV)
    assert list(tmp_path.iterdir()) == []


def test_the_choices_count_in_every_document(tmp_path: Path) -> None:
    state = State.of_records(example())
    for suffix in (".html", ".md"):
        export_workshop(state, tmp_path / f"a{suffix}", SV, ReportChoices(scope=Scope.SHORT, language="en"))
        text = (tmp_path / f"a{suffix}").read_text(encoding="utf-8")
        assert "Minutes" in text
        assert "Actions" in text
        assert "The board by theme" not in text


def test_several_kinds_go_into_a_folder_with_date_and_title(tmp_path: Path) -> None:
    made = export_folder(workshop("a", title="Möte: <ett>"), tmp_path / "ny", SUFFIXES, SV)
    assert made == tmp_path / "ny" / "2026-06-10 Möte ett"
    assert {path.name for path in made.iterdir()} == {f"Möte ett{suffix}" for suffix in SUFFIXES}
    assert [path.name for path in (tmp_path / "ny").iterdir()] == [made.name]


def test_the_folder_has_the_day_the_meeting_was_held(tmp_path: Path) -> None:
    state = workshop("a")
    moved = replace(
        state.workshop, date="2026-06-12", opened="2026-06-11T09:00:00+02:00", closed="2026-06-11T12:00:00+02:00"
    )
    held = State.of_records([moved, *(record for record in state.records() if record.id != moved.id)])
    assert export_folder(held, tmp_path, [".md"], SV).name == "2026-06-11 Mötet"


def test_an_older_folder_is_left_alone(tmp_path: Path) -> None:
    first = export_folder(workshop("a"), tmp_path, [".md"], SV)
    before = (first / "Mötet.md").read_bytes()
    second = export_folder(workshop("b"), tmp_path, [".md", ".MD"], SV)
    assert second.name == "2026-06-10 Mötet (2)"
    assert (first / "Mötet.md").read_bytes() == before


def test_without_dated_actions_there_is_no_calendar_and_all_else(tmp_path: Path) -> None:
    state = State.of_records([record for record in workshop("a").records() if not isinstance(record, Action)])
    made = export_folder(state, tmp_path, [".ics", ".md"], SV)
    assert [path.suffix for path in made.iterdir()] == [".md"]
    with pytest.raises(DomainError, match="no_dated_actions"):
        export_workshop(state, tmp_path / "a.ics", SV)


def test_a_folder_is_whole_or_not_there(tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="vote_under_way"):
        export_folder(_open(voting(workshop("a"))), tmp_path, [".md", ".json", ".pdf"], SV)
    assert list(tmp_path.iterdir()) == []


def _open(state: State) -> State:
    changed = replace(state.workshop, stage=Stage.OPEN)
    return State.of_records([changed, *(record for record in state.records() if record.kind_name != "workshop")])


def run(*words: object) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main([str(word) for word in words])
    return int(ended.value.code or 0)


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("VERKSTAD_DATA", str(tmp_path / "data"))
    (tmp_path / "data").mkdir()
    store = library(tmp_path / "data", example())
    listed = store.workshops()[0].id
    store.close()
    return listed


def test_the_command_writes_several_kinds_and_says_where(
    held: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--lang", "sv", "export", held, f"{tmp_path}/ut/", "--as", "docx,.JSON, ics") == 0
    made = Path(capsys.readouterr().out.strip())
    assert made.parent == tmp_path / "ut"
    assert made.name.startswith("2026-06-10 ")
    assert sorted(path.suffix for path in made.iterdir()) == [".docx", ".ics", ".json"]
    assert json.loads(next(made.glob("*.json")).read_text(encoding="utf-8"))["workshop"]["id"] == held


def test_an_existing_folder_needs_no_slash_and_gets_every_kind(
    held: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ut").mkdir()
    assert run("export", held, tmp_path / "ut") == 0
    made = Path(capsys.readouterr().out.strip())
    assert {path.suffix for path in made.iterdir()} == set(SUFFIXES)


def test_the_command_refuses_what_it_cannot_do(held: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--lang", "en", "export", held, tmp_path / "a.pdf", "--as", "pdf") == 2
    assert run("--lang", "en", "export", held, f"{tmp_path}/ut/", "--as", "pdf,odt") == 1
    assert ".odt" in capsys.readouterr().err
    (tmp_path / "fil").write_bytes(b"")
    assert run("--lang", "en", "export", held, f"{tmp_path}/fil/", "--as", "md") == 1
    assert "cannot be written" in capsys.readouterr().err
    assert not (tmp_path / "ut").exists()
