"""The minutes: preview, language, draft and final, and files that are written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.helpers.program import House, answer_file, houses, label_texts, look, no_room, when_dialog
from tests.helpers.vera import validate
from tests.helpers.workshops import example, planned
from workshop_app.commands.agenda import EditWorkshop, ReopenWorkshop
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.voting import CastBallot, OpenRound
from workshop_app.domain.records import Lane, Note, Record, Round, StepKind, Workshop
from workshop_app.services.transfer import from_json
from workshop_app.storage.exchange import read_exchange
from workshop_app.ui.console.page import ConsolePage
from workshop_app.ui.driving import button, click, press, settle, wait_until
from workshop_app.ui.jobs import Job, wait_for_jobs
from workshop_app.ui.minutes import MinutesPage, page_images
from workshop_app.ui.plan import PlanPage

__all__ = ["look"]  # fixtures


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    """The example, finished, with its minutes on the screen."""
    for made in houses(tmp_path, qtbot, example("en")):
        made.window.open_workshop(made.id)
        yield made


@pytest.fixture
def small(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    """A workshop of one page, to be quick."""
    for made in houses(tmp_path, qtbot, planned("bikupa", "en")):
        made.window.open_workshop(made.id)
        made.window.show_minutes()
        yield made


def minutes(house: House) -> MinutesPage:
    page = house.window.page
    assert isinstance(page, MinutesPage)
    return page


def ready(house: House) -> MinutesPage:
    """The page when its preview is there."""
    page = minutes(house)
    wait_until(lambda: any("readable by a screen reader" in text for text in label_texts(page)))
    return page


def shown_pages(page: MinutesPage) -> list[QLabel]:
    return [one for one in page.findChildren(QLabel) if one.accessibleName().startswith("Page ")]


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document).replace("\r\n", "\n")
    finally:
        document.close()


def words(text: str) -> str:
    """Text without what lines and hyphens make of it."""
    return " ".join(text.replace("\ufffe", "").replace("\u00ad", "").split())


def save(house: House, path: Path, *, by: str = "Save as PDF…") -> None:
    """Press the button, and answer where to."""
    page = minutes(house)
    when_dialog(answer_file(path))
    click(button(page, by))
    wait_until(lambda: page.banner.isVisible() and "Saving" not in page.banner.text())


# --- preview ---


def test_the_preview_shows_every_page_as_it_will_be(house: House) -> None:
    page = ready(house)
    pages = shown_pages(page)
    assert [one.accessibleName() for one in pages] == [f"Page {n} of {len(pages)}" for n in range(1, len(pages) + 1)]
    assert f"{len(pages)} pages, A4, readable by a screen reader" in label_texts(page)
    path = house.path.with_name("minutes.pdf")
    save(house, path)
    document = pypdfium2.PdfDocument(path)
    assert len(document) == len(pages)
    document.close()
    pictures = [one.pixmap().toImage() for one in pages]
    assert all(picture.width() > picture.height() / 2 for picture in pictures)
    assert all(
        len({picture.pixel(x, y) for x in range(0, 700, 9) for y in range(0, 900, 9)}) > 3 for picture in pictures
    )


def test_the_preview_follows_what_is_changed(house: House) -> None:
    page = ready(house)
    before = shown_pages(page)[0].pixmap().toImage()
    assert house.session.run(EditWorkshop({"title": "Another name for it"}))
    wait_until(lambda: shown_pages(page)[0].pixmap().toImage() != before)


def test_only_the_first_pages_of_a_very_long_file_are_drawn() -> None:
    document = pypdfium2.PdfDocument.new()
    for _page in range(45):
        document.new_page(200, 280)
    data = io.BytesIO()
    document.save(data)
    document.close()
    images, pages = page_images(data.getvalue(), 50)
    assert (len(images), pages) == (40, 45)
    assert {image.width() for image in images} == {50}


def test_leaving_while_a_preview_is_made_is_safe(house: House) -> None:
    """There and back again, with something changed on the way: each leaves a preview that nobody waits for."""
    for number in range(6):
        house.window.show_minutes()
        house.session.run(EditWorkshop({"title": f"Title {number}"}))
        house.window.show_console()
        settle(1)
    house.window.show_minutes()
    house.window.show_home()
    wait_for_jobs()
    settle()
    assert house.window.session is None


# --- language ---


def test_the_language_of_the_minutes_can_be_another_than_the_programs(house: House) -> None:
    page = ready(house)
    english = shown_pages(page)[0].pixmap().toImage()
    click(button(page, "Svenska"))
    wait_until(lambda: bool(shown_pages(page)) and shown_pages(page)[0].pixmap().toImage() != english)
    path = house.path.with_name("protokoll.pdf")
    save(house, path)
    text = words(text_of(path))
    for heading in ("Sammanfattning", "Åtgärder", "Resultat av omröstningen", "Så gick omröstningen till", "Slutlig"):
        assert heading in text
    assert "Actions" not in text
    assert label_texts(page)[0] != "Protokoll", "the program itself speaks English still"


# --- draft and final ---


def test_a_draft_is_marked_until_the_workshop_is_finished_and_all_files_conform(house: House) -> None:
    house.session.run(ReopenWorkshop())
    page = ready(house)
    assert "Draft" in label_texts(page) or any("draft" in text for text in label_texts(page))
    draft, final = house.path.with_name("draft.pdf"), house.path.with_name("final.pdf")
    save(house, draft)
    click(button(page, "Finish the workshop"))
    ready(house)
    with pytest.raises(LookupError):
        button(page, "Finish the workshop")
    save(house, final)
    pages = text_of(draft).count("Draft")
    assert pages > 1, "each page says that it is a draft"
    assert "Draft" not in text_of(final)
    assert "Final" in text_of(final)
    assert validate([draft, final]) == []


def test_the_file_says_themes_actions_and_decisions(house: House) -> None:
    path = house.path.with_name("minutes.pdf")
    save(house, path)
    text = words(text_of(path))
    assert "A quick answer to every idea" in text
    assert "Give every proposal a first answer within ten working days" in text
    assert "The top three themes become the first step." in text


# --- saving ---


def test_the_name_of_the_file_is_made_from_the_title_and_ends_as_it_should(small: House) -> None:
    offered: list[str] = []
    small.session.run(EditWorkshop({"title": "Thursday/Friday: what <now>?"}))

    def answer(dialog: object) -> None:
        offered.extend(Path(one).name for one in dialog.selectedFiles())  # type: ignore[attr-defined]
        answer_file(small.path.with_name("without suffix"))(dialog)  # type: ignore[arg-type]

    when_dialog(answer)
    press("Ctrl+S", minutes(small))
    path = small.path.with_name("without suffix.pdf")
    wait_until(lambda: str(path) in minutes(small).banner.text())
    assert offered == ["Thursday Friday what now.pdf"]
    assert path.read_bytes().startswith(b"%PDF")
    assert minutes(small).banner.text() == f"Saved as {path}"


def test_a_suffix_in_capitals_is_a_suffix(small: House) -> None:
    save(small, small.path.with_name("MINUTES.PDF"))
    assert small.path.with_name("MINUTES.PDF").exists()
    assert not small.path.with_name("MINUTES.PDF.pdf").exists()


def test_giving_up_writes_nothing(small: House) -> None:
    before = sorted(small.path.parent.iterdir())
    when_dialog(lambda dialog: press("Escape", dialog))
    press("Ctrl+S", minutes(small))
    assert sorted(small.path.parent.iterdir()) == before
    assert not minutes(small).banner.isVisible()


def write_to(house: House, path: Path) -> str:
    """What the banner says of an attempt to write to a path."""
    page = minutes(house)
    page.write(path)
    wait_until(lambda: page.banner.isVisible() and "Saving" not in page.banner.text())
    return page.banner.text()


@pytest.mark.parametrize("name", ["minutes.pdf", "notes.csv", "all.json", "all.verkstad"])
def test_a_place_that_cannot_be_written_to_is_told_of_and_leaves_nothing(small: House, name: str) -> None:
    folder = small.path.with_name("a-file")
    folder.write_text("not a folder", "utf-8")
    before = sorted(small.path.parent.iterdir())
    told = write_to(small, folder / name)
    assert "was not saved" in told or "Nothing has been changed" in told
    assert name in told
    assert sorted(small.path.parent.iterdir()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("name", ["minutes.pdf", "all.json", "all.verkstad"])
def test_a_full_disk_leaves_the_old_file_whole_and_no_other(small: House, name: str) -> None:
    folder = small.path.with_name("minutes")
    folder.mkdir()
    (folder / name).write_bytes(b"the minutes of last time")
    with no_room(2000):
        told = write_to(small, folder / name)
    assert "Saved as" not in told
    assert (folder / name).read_bytes() == b"the minutes of last time"
    assert [path.name for path in folder.iterdir()] == [name]
    assert write_to(small, folder / name) == f"Saved as {folder / name}"


def test_a_workshop_is_not_written_whole_while_a_secret_vote_is_under_way(house: House) -> None:
    """Two copies could tell which ballot came in between."""
    house.session.run(ReopenWorkshop())
    house.session.run(OpenRound(house.step(StepKind.VOTE).id))
    round_id = house.state.ordered(Round)[-1].id
    house.session.run(CastBallot(round_id, ((1, 1),)))
    told = write_to(house, house.path.with_name("all.verkstad"))
    assert told.startswith("A secret vote is under way")
    assert not house.path.with_name("all.verkstad").exists()


# --- other files ---


def saved(house: House, name: str, words_on_button: str) -> Path:
    path = house.path.with_name(name)
    save(house, path, by=words_on_button)
    return path


def test_the_table_of_notes_can_be_read(house: House) -> None:
    path = saved(house, "notes.csv", "Notes as a table (CSV)")
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
    texts = {note.text for note in house.state.of(Note).values()}
    assert texts == {row[4] for row in rows[1:]}


def test_everything_as_data_can_be_read_again(house: House) -> None:
    path = saved(house, "all.json", "Everything as data (JSON)")
    assert same(from_json(path.read_text("utf-8")), house)
    assert json.loads(path.read_text("utf-8"))["workshop"]["title"] == house.state.workshop.title


def test_the_workshop_file_can_be_read_again(house: House) -> None:
    assert same(read_exchange(saved(house, "all.verkstad", "Workshop file (.verkstad)")), house)


def same(records: list[Record], house: House) -> bool:
    return {record.id: record for record in records} == {record.id: record for record in house.state.records()}


# --- where one can go ---


def test_one_can_go_back_to_the_workshop_and_to_the_plan(small: House) -> None:
    click(button(minutes(small), "Back to the workshop"))
    assert isinstance(small.window.page, ConsolePage)
    small.window.show_minutes()
    click(button(minutes(small), "The plan"))
    assert isinstance(small.window.page, PlanPage)


def test_an_unfinished_workshop_with_nothing_in_it_has_minutes_too(tmp_path: Path, qtbot: QtBot) -> None:
    empty = [record for record in example("en") if isinstance(record, Workshop | Lane)]
    records: list[Record] = [
        replace(record, current_step="", stage="planned") if isinstance(record, Workshop) else record  # type: ignore[arg-type]
        for record in empty
    ]
    for made in houses(tmp_path, qtbot, records):
        made.window.open_workshop(made.id)
        made.window.show_minutes()
        assert len(shown_pages(ready(made))) == 1


def test_four_hundred_notes_give_good_pages_and_the_window_goes_on_meanwhile(house: House) -> None:
    page = ready(house)
    house.session.run(AddNotes(next(iter(house.state.of(Lane))), tuple(f"Note {n} of many" for n in range(400))))
    rounds = 0
    while not any("readable by a screen reader" in text for text in label_texts(page)):
        settle(1)
        rounds += 1
    assert rounds > 1, "the window was alive while the pages were made"
    assert len(shown_pages(page)) > 10


# --- work in threads ---


def test_jobs_are_done_one_at_a_time_and_told_in_the_windows_thread(qtbot: QtBot) -> None:
    busy: list[int] = []
    told: list[tuple[object, bool]] = []
    here = QThread.currentThread()

    def work() -> int:
        busy.append(1)
        most = len(busy)
        busy.pop()
        assert QThread.currentThread() is not here
        return most

    jobs = [Job(work) for _number in range(8)]
    for job in jobs:
        job.succeeded.connect(lambda value: told.append((value, QThread.currentThread() is here)))
        job.begin()
    wait_until(lambda: len(told) == 8)
    assert told == [(1, True)] * 8
    wait_for_jobs()
    settle()


def test_an_exception_of_a_job_is_handed_to_who_asked(qtbot: QtBot) -> None:
    heard: list[Exception] = []

    def work() -> None:
        raise OSError("no")

    job = Job(work)
    job.failed.connect(heard.append)
    job.begin()
    wait_until(lambda: bool(heard))
    assert isinstance(heard[0], OSError)
    wait_for_jobs()
    settle()
