"""The command line, as people and scripts use it: exit codes, one sentence when something is wrong, two languages."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.workshops import example, library
from workshop_app import cli
from workshop_app.instance import try_lock

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VERKSTAD_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")
    return tmp_path


class Ran:
    """What a command did."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> object:
    def run(*words: object) -> Ran:
        with pytest.raises(SystemExit) as ended:
            cli.main([str(word) for word in words])
        out, err = capsys.readouterr()
        return Ran(int(ended.value.code or 0), out, err)

    return run


@pytest.fixture
def held(folder: Path) -> str:
    """The id of the example, in the user's own library."""
    (folder / "data").mkdir()
    store = library(folder / "data", example())
    listed = store.workshops()[0].id
    store.close()
    return listed


def assert_refused(ran: Ran, words: str) -> None:
    assert ran.code == 1, ran.err
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert words in ran.err
    assert "Traceback" not in ran.err


def test_list_shows_id_date_title_state_and_counts(run, held) -> None:
    ran = run("list")
    assert ran.code == 0
    assert ran.out.startswith(f"{held}  2026-06-10  ")
    assert "23 deltagare" in ran.out
    assert "6 actions" in run("--lang", "en", "list").out


def test_list_as_json_is_for_programs(run, held) -> None:
    (found,) = json.loads(run("list", "--json").out)
    assert found["id"] == held
    assert (found["date"], found["stage"], found["participants"], found["actions"]) == ("2026-06-10", "done", 23, 6)
    assert json.loads(run("--lang=en", "list", "--json").out) == [found]
    described = (ROOT / "docs" / "format.md").read_text(encoding="utf-8").split("`workshop-app list --json`")[1]
    assert re.findall(r"`(\w+)`", described) == list(found)


def test_json_goes_round_and_comes_back_the_same(run, held, folder) -> None:
    assert run("export", held, folder / "ut.json").code == 0
    other = folder / "annat bibliotek å.db"
    assert run("--library", other, "import", folder / "ut.json").out == f"{held}\n"
    assert run("--library", other, "export", held, folder / "igen.json").code == 0
    assert (folder / "igen.json").read_bytes() == (folder / "ut.json").read_bytes()


def test_a_verkstad_file_goes_round_too(run, held, folder) -> None:
    run("export", held, folder / "ut.verkstad")
    run("export", held, folder / "ut.json")
    other = folder / "b.db"
    assert run("--library", other, "import", folder / "ut.verkstad").code == 0
    run("--library", other, "export", held, folder / "igen.json")
    assert (folder / "igen.json").read_bytes() == (folder / "ut.json").read_bytes()
    again = run("--library", other, "import", folder / "ut.verkstad").out.strip()
    assert again != held, "what is there already becomes a copy"
    assert len(json.loads(run("--library", other, "list", "--json").out)) == 2


def test_the_minutes_and_the_notes_can_be_exported(run, held, folder) -> None:
    assert run("export", held, folder / "ut.pdf").code == 0
    assert (folder / "ut.pdf").read_bytes().startswith(b"%PDF-")
    assert run("export", held, folder / "ut.csv").code == 0
    assert "Prickar" in (folder / "ut.csv").read_text(encoding="utf-8-sig")
    run("--lang", "en", "export", held, folder / "en.csv")
    assert "Dots" in (folder / "en.csv").read_text(encoding="utf-8-sig")


def test_statements_go_into_a_new_workshop_or_into_one_that_is_there(run, held, folder) -> None:
    (folder / "Idéer till mötet.txt").write_text("1. Kortare möten\n2. Tydligare mål\n", encoding="utf-8")
    made = run("import", folder / "Idéer till mötet.txt", "--lane", "idea").out.strip()
    listed = {found["id"]: found for found in json.loads(run("list", "--json").out)}
    assert (listed[made]["title"], listed[made]["notes"]) == ("Idéer till mötet", 2)
    run("export", made, folder / "ut.csv")
    assert "I1;Idé;Idéer;;Kortare möten" in (folder / "ut.csv").read_text(encoding="utf-8-sig")
    before = listed[held]["notes"]
    assert run("import", folder / "Idéer till mötet.txt", "--workshop", held).out.strip() == held
    listed = {found["id"]: found for found in json.loads(run("list", "--json").out)}
    assert listed[held]["notes"] == before + 2


def test_columns_of_a_file_that_are_left_out_are_said_on_standard_error(run, held, folder) -> None:
    (folder / "a.csv").write_text("Problem;Idé;Vem\nLång kö;Fler luckor;Anna\n", encoding="utf-8")
    said = run("--lang", "en", "import", folder / "a.csv", "--workshop", held)
    assert (said.out, said.err) == (f"{held}\n", "1 column was left out.\n")


def test_what_the_user_can_mend_is_one_sentence_and_exit_1(run, held, folder) -> None:
    (folder / "a.txt").write_text("hej", encoding="utf-8")
    (folder / "a.json").write_text("hej", encoding="utf-8")
    (folder / "a.docx").write_text("hej", encoding="utf-8")
    (folder / "not-ours.db").write_bytes(b"SQLite format 3\0" + b"\0" * 4096)
    en = ("--lang", "en")
    assert_refused(run(*en, "--library", folder / "none.db", "list"), "There is no library at")
    assert_refused(run(*en, "--library", folder / "not-ours.db", "check"), "is not a Verkstad library")
    assert_refused(run(*en, "export", "nowhere", folder / "a.pdf"), "There is no workshop with the id nowhere.")
    assert_refused(run(*en, "export", held, folder / "a.odt"), ".odt")
    assert_refused(run(*en, "export", held, folder / "none" / "a.pdf"), "cannot be written")
    assert_refused(run(*en, "export", held, folder / "none" / "a.verkstad"), "")
    assert_refused(run(*en, "import", folder / "none.txt"), "There is no file")
    assert_refused(run(*en, "import", folder / "a.docx"), "does not know files that end in .docx")
    assert_refused(run(*en, "import", folder / "a.json"), "cannot read the file")
    assert_refused(run(*en, "import", folder / "a.txt", "--workshop", "nowhere"), "There is no workshop")
    assert_refused(run(*en, "import", folder / "a.txt", "--workshop", held, "--lane", "question"), "no such lane")
    assert_refused(run(*en, "--library", folder / "a.txt" / "l.db", "import", folder / "a.txt"), "cannot be opened")
    assert_refused(run(*en, "import", folder / "a.txt", "--lane", "question"), "no such lane")
    assert [listed["id"] for listed in json.loads(run("list", "--json").out)] == [held], "nothing is left half done"
    assert not (folder / "none.db").exists(), "looking makes no library"


def test_the_same_sentences_in_swedish(run, held, folder) -> None:
    assert_refused(run("import", folder / "none.txt"), "Det finns ingen fil")
    assert_refused(run("--lang", "sv", "--library", folder / "none.db", "list"), "Det finns inget bibliotek")


@pytest.mark.parametrize(
    "words",
    [
        ["dance"],
        ["export"],
        ["list", "--colour"],
        ["--lang", "fi", "list"],
        ["import", "a.txt", "--lane", "sofa"],
        ["import", "a.json", "--lane", "idea"],
        ["import", "a.verkstad", "--workshop", "x"],
    ],
)
def test_wrong_use_is_exit_2(run, words) -> None:
    assert run(*words).code == 2


def test_check_says_in_words_whether_the_library_is_sound(run, held, folder) -> None:
    ran = run("check")
    assert (ran.code, ran.out) == (0, "1 workshop, och inget fel.\n")
    path = folder / "data" / "library.db"
    data = bytearray(path.read_bytes())
    data[4096 * 5 : 4096 * 30] = b"\xa5" * (4096 * 25)
    path.write_bytes(data)
    assert_refused(run("--lang", "en", "check"), "is damaged. It has been left as it is.")
    assert path.read_bytes() == data


def test_import_waits_for_nobody_while_the_program_is_open(run, held, folder) -> None:
    (folder / "a.txt").write_text("hej", encoding="utf-8")
    lock = try_lock(folder / "data" / "library.db")
    assert lock is not None
    assert try_lock(folder / "data" / "library.db") is None
    assert_refused(run("--lang", "en", "import", folder / "a.txt"), "already open")
    assert run("list").code == 0, "reading is no trouble"
    lock.unlock()
    assert run("import", folder / "a.txt").code == 0


def test_help_is_in_the_chosen_language(run) -> None:
    assert "planera" in run("--lang", "sv", "--help").out
    assert "plan, run and minute" in run("--lang", "en", "--help").out
    assert "Visa den här hjälpen" in run("--lang=sv", "import", "--help").out
    for command in ("demo", "list", "import", "export", "check"):
        assert command in run("--help").out


def test_the_system_decides_the_language_when_nobody_else_does(run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "planera" in run("--help").out
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert "plan, run and minute" in run("--help").out


def test_it_runs_as_a_module_and_says_its_version() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "workshop_app", "--version"], capture_output=True, text=True, cwd=ROOT, env=os.environ
    )
    assert ran.returncode == 0
    assert "0." in ran.stdout


def test_asking_for_help_loads_neither_qt_nor_the_typesetter() -> None:
    code = (
        "import sys; from workshop_app.cli import commands; commands.program(); "
        "print([m for m in ('PySide6', 'reportlab', 'sqlite_utils', 'openpyxl') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert ran.stdout == "[]\n"
