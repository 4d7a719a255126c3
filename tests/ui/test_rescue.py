"""When the library cannot be opened, or the program meets a bug: what is asked, and that nothing is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from tests.helpers.program import answer_file, label_texts, look, when_dialog
from tests.helpers.workshops import example, library
from workshop_app.app import open_library
from workshop_app.domain.errors import StorageError
from workshop_app.domain.records import Note
from workshop_app.instance import try_lock
from workshop_app.services.backup import Backups, newest_good
from workshop_app.storage.rescue import restore
from workshop_app.storage.store import SqliteStore
from workshop_app.ui.driving import button, click, press
from workshop_app.ui.rescue import ask_about_library, ask_after_crash, tell

__all__ = ["look"]  # fixtures

RESTORE, AGAIN, OTHER, QUIT = "Restore the newest backup", "Try again", "Choose another library…", "Quit"


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    monkeypatch.setenv("VERKSTAD_DATA", str(tmp_path / "data"))


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A library with the example, a good backup of it, and then damage in the middle of the file."""
    store = library(tmp_path, example("en"))
    Backups(store, backups(store.path)).make_if_changed()
    store.close()
    data = bytearray(store.path.read_bytes())
    data[8192:40960] = b"\x5a" * (40960 - 8192)
    store.path.write_bytes(data)
    return store.path


def backups(path: Path) -> Path:
    return path.parent / f"{path.stem}-backups"


def why(path: Path) -> StorageError:
    """Why a library cannot be opened."""
    with pytest.raises(StorageError) as caught:
        SqliteStore(path)
    return caught.value


def buttons(dialog: QDialog) -> list[str]:
    found = []
    for words in (QUIT, OTHER, AGAIN, RESTORE):
        try:
            found.append(button(dialog, words).text())
        except LookupError:
            continue
    return found


def test_the_newest_backup_is_offered_for_a_damaged_library_and_what_is_restored_opens(damaged: Path) -> None:
    before = damaged.read_bytes()
    seen: list[str] = []

    def answer(dialog: QDialog) -> None:
        seen.extend([*label_texts(dialog), *buttons(dialog)])
        press("Return", dialog)

    when_dialog(answer)
    chosen = ask_about_library(damaged, why(damaged), newest_good(backups(damaged)), restore)
    assert seen[0] == "The library could not be opened"
    assert seen[1] == f"{damaged} is damaged. It has been left as it is. Restore the newest backup."
    assert seen[2:] == [QUIT, OTHER, RESTORE]
    assert chosen == damaged
    store = SqliteStore(damaged)
    assert len(store.load(store.workshops()[0].id).of(Note)) == 59
    store.close()
    aside = [path for path in damaged.parent.glob("library-damaged-*.db") if path.read_bytes() == before]
    assert len(aside) == 1, "what was there is kept beside it, to the last bit"


def test_escape_gives_up_and_leaves_everything_as_it_is(damaged: Path) -> None:
    before = {path.name: path.read_bytes() for path in damaged.parent.iterdir() if path.is_file()}
    when_dialog(lambda dialog: press("Escape", dialog))
    assert ask_about_library(damaged, why(damaged), newest_good(backups(damaged)), restore) is None
    assert {path.name: path.read_bytes() for path in damaged.parent.iterdir() if path.is_file()} == before


def test_without_a_good_backup_one_can_only_try_again_or_choose_another(damaged: Path) -> None:
    for path in backups(damaged).glob("*.db"):
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert newest_good(backups(damaged)) is None
    seen: list[str] = []

    def answer(dialog: QDialog) -> None:
        seen.extend(buttons(dialog))
        assert any("There is no backup of it." in words for words in label_texts(dialog))
        click(button(dialog, AGAIN))

    when_dialog(answer)
    assert ask_about_library(damaged, why(damaged), None, restore) == damaged
    assert seen == [QUIT, OTHER, AGAIN]


def test_a_newer_library_is_never_replaced_by_an_old_backup(damaged: Path) -> None:
    seen: list[str] = []

    def answer(dialog: QDialog) -> None:
        seen.extend(buttons(dialog))
        click(button(dialog, QUIT))

    when_dialog(answer)
    error = StorageError("library_newer", path=str(damaged))
    assert ask_about_library(damaged, error, newest_good(backups(damaged)), restore) is None
    assert seen == [QUIT, OTHER, AGAIN]


def test_another_library_can_be_chosen_or_made(damaged: Path) -> None:
    other = damaged.parent / "other.db"

    def answer(dialog: QDialog) -> None:
        when_dialog(answer_file(other))
        click(button(dialog, OTHER))

    when_dialog(answer)
    assert ask_about_library(damaged, why(damaged), None, restore) == other


# --- as the program opens its library ---


def test_the_program_opens_what_was_restored(damaged: Path) -> None:
    when_dialog(lambda dialog: press("Return", dialog))
    changed: list[Path] = []
    opened = open_library(damaged, changed.append)
    assert opened is not None
    assert changed == [damaged], "what was written after the backup is not there"
    store, lock = opened
    assert len(store.load(store.workshops()[0].id).of(Note)) == 59
    assert try_lock(damaged) is None, "nobody else can open it"
    store.close()
    lock.unlock()


def test_a_backup_that_cannot_be_restored_is_told_of_and_one_may_choose_again(damaged: Path) -> None:
    (damaged.parent / f"{damaged.name}.restored").mkdir()
    told: list[str] = []

    def third(dialog: QDialog) -> None:
        press("Escape", dialog)

    def second(dialog: QDialog) -> None:
        told.extend(label_texts(dialog))
        when_dialog(third)
        press("Return", dialog)

    def first(dialog: QDialog) -> None:
        when_dialog(second)
        press("Return", dialog)

    when_dialog(first)
    before = damaged.read_bytes()
    assert open_library(damaged) is None
    assert told[0] == "The backup was not restored"
    assert damaged.read_bytes() == before


def test_a_library_that_is_open_already_is_not_opened_twice(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    library(tmp_path, example("en")).close()
    other = try_lock(path)
    assert other is not None
    told: list[str] = []

    def answer(dialog: QDialog) -> None:
        told.extend(label_texts(dialog))
        other.unlock()
        click(button(dialog, AGAIN))

    when_dialog(answer)
    opened = open_library(path)
    assert told[:2] == ["Only one Verkstad at a time", "Verkstad is already open. Close it first, then try again."]
    assert opened is not None, "when the other has been closed, trying again helps"
    opened[0].close()
    opened[1].unlock()


def test_the_library_chosen_instead_is_locked_too(damaged: Path) -> None:
    other = damaged.parent / "other.db"

    def answer(dialog: QDialog) -> None:
        when_dialog(answer_file(other))
        click(button(dialog, OTHER))

    when_dialog(answer)
    opened = open_library(damaged)
    assert opened is not None
    assert opened[0].path == other
    assert try_lock(other) is None
    free = try_lock(damaged)
    assert free is not None, "the one that was given up is free"
    free.unlock()
    opened[0].close()
    opened[1].unlock()


@pytest.mark.parametrize("place", ["file.txt/library.db", "file.txt/deep/library.db"])
def test_a_place_where_no_library_can_be_is_told_of(tmp_path: Path, place: str) -> None:
    (tmp_path / "file.txt").write_text("not a folder", "utf-8")
    told: list[str] = []

    def answer(dialog: QDialog) -> None:
        told.extend(label_texts(dialog))
        press("Escape", dialog)

    when_dialog(answer)
    assert open_library(tmp_path / place) is None
    assert told[0] == "The library could not be opened"
    assert "Nothing has been changed." in told[1]
    assert (tmp_path / "file.txt").read_text("utf-8") == "not a folder"


def test_somebody_elses_file_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "holiday.db"
    path.write_bytes(b"SQLite format 3\0" + b"\1" * 5000)
    when_dialog(lambda dialog: press("Escape", dialog))
    assert open_library(path) is None
    assert path.read_bytes() == b"SQLite format 3\0" + b"\1" * 5000


# --- what is said ---


def test_what_must_be_read_is_shown_as_plain_text_until_it_is_answered() -> None:
    told: list[str] = []

    def answer(dialog: QDialog) -> None:
        told.extend(label_texts(dialog))
        press("Return", dialog)

    when_dialog(answer)
    tell(None, "Title", "<b>not markup</b> {x}")
    assert told == ["Title", "<b>not markup</b> {x}"]


@pytest.mark.parametrize("report", [Path("/tmp/report-1.txt"), None])
def test_after_a_bug_one_is_told_what_is_kept_and_where_the_report_is(report: Path | None) -> None:
    told: list[str] = []

    def answer(dialog: QDialog) -> None:
        told.extend(label_texts(dialog))
        press("Return", dialog)

    when_dialog(answer)
    ask_after_crash(None, report)
    assert told[0] == "Sorry"
    assert told[1].startswith("Something went wrong in the program. Everything that was shown as saved is kept.")
    assert ("/tmp/report-1.txt" in told[1]) == (report is not None)
    assert "Traceback" not in told[1]
