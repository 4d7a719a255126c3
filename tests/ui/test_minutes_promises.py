"""The minutes under way: previews that nobody waits for any more, files that conform and can be read again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.helpers.pages import pdf_text
from tests.helpers.program import House, houses, look
from tests.helpers.vera import validate
from tests.helpers.workshops import example
from workshop_app.commands.agenda import EditWorkshop, ReopenWorkshop
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.voting import CastBallot, OpenRound
from workshop_app.domain.enums import Stage, StepKind
from workshop_app.domain.records import Lane, Note, Record, Round, Workshop
from workshop_app.services.transfer import from_json
from workshop_app.storage.exchange import read_exchange
from workshop_app.ui.console.page import ConsolePage
from workshop_app.ui.driving import button, click, settle, wait_until
from workshop_app.ui.jobs import Job, wait_for_jobs
from workshop_app.ui.minutes import MinutesPage
from workshop_app.ui.minutes_preview import page_images
from workshop_app.ui.plan.page import PlanPage

__all__ = ["look"]  # fixtures


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    """The example, finished, with its minutes on the screen."""
    for made in houses(tmp_path, qtbot, example("en")):
        made.window.open_workshop(made.id)
        yield made


def minutes(house: House) -> MinutesPage:
    page = house.window.page
    assert isinstance(page, MinutesPage)
    return page


def ready(house: House) -> MinutesPage:
    """The page when its preview is there."""
    page = minutes(house)
    wait_until(lambda: not page.preview.busy())
    return page


def shown_pages(page: MinutesPage) -> list[QLabel]:
    return [one for one in page.findChildren(QLabel) if one.accessibleName().startswith("Page ")]


def told(house: House, path: Path) -> str:
    """What the banner says when a file has been written, or has not."""
    page = minutes(house)
    page.write(path)
    wait_until(lambda: page.banner.isVisible() and not page.banner.text().startswith("Saving"))
    return page.banner.text()


def saved(house: House, name: str) -> Path:
    path = house.path.with_name(name)
    assert str(path) in told(house, path)
    return path


# --- previews ---


def test_the_preview_shows_every_page_of_the_file(house: House) -> None:
    page = ready(house)
    pages = shown_pages(page)
    assert [one.accessibleName() for one in pages] == [f"Page {n} of {len(pages)}" for n in range(1, len(pages) + 1)]
    document = pypdfium2.PdfDocument(saved(house, "minutes.pdf"))
    assert len(document) == len(pages)
    document.close()
    for one in pages:
        picture = one.pixmap().toImage()
        assert len({picture.pixel(x, y) for x in range(0, 700, 19) for y in range(0, 900, 19)}) > 3, "not blank"


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


def test_four_hundred_notes_give_good_pages_and_the_window_goes_on_meanwhile(house: House) -> None:
    page = ready(house)
    house.session.run(AddNotes(next(iter(house.state.of(Lane))), tuple(f"Note {n} of many" for n in range(400))))
    rounds = 0
    while page.preview.busy():
        settle(1)
        rounds += 1
    assert rounds > 1, "the window was alive while the pages were made"
    assert len(shown_pages(page)) > 10


def test_a_workshop_with_nothing_in_it_has_minutes_of_one_page(tmp_path: Path, qtbot: QtBot) -> None:
    records: list[Record] = [record for record in example("en") if isinstance(record, Lane)]
    workshop = next(record for record in example("en") if isinstance(record, Workshop))
    empty = replace(workshop, current_step="", stage=Stage.PLANNED, opened="", closed="")
    for made in houses(tmp_path, qtbot, [empty, *records]):
        made.window.open_workshop(made.id)
        made.window.show_minutes()
        assert len(shown_pages(ready(made))) == 1


# --- files ---


def test_draft_and_final_are_told_apart_and_both_conform(house: House) -> None:
    house.session.run(ReopenWorkshop())
    draft = saved(house, "draft.pdf")
    click(button(minutes(house), "Finish the workshop"))
    with pytest.raises(LookupError):
        button(minutes(house), "Finish the workshop")
    final = saved(house, "final.pdf")
    document = pypdfium2.PdfDocument(draft)
    assert pdf_text(draft).count("Draft") >= len(document), "each page says that it is a draft"
    document.close()
    assert "Draft" not in pdf_text(final)
    assert "Final" in pdf_text(final)
    assert validate([draft, final]) == []


def test_the_files_for_another_computer_can_be_read_again(house: House) -> None:
    rows = list(csv.reader(io.StringIO(saved(house, "notes.csv").read_bytes().decode("utf-8-sig"))))
    assert {note.text for note in house.state.of(Note).values()} == {row[4] for row in rows[1:]}
    assert same(from_json(saved(house, "all.json").read_text("utf-8")).records, house)
    assert same(read_exchange(saved(house, "all.verkstad")).records, house)


def same(records: list[Record], house: House) -> bool:
    return {record.id: record for record in records} == {record.id: record for record in house.state.records()}


def test_a_workshop_is_not_written_whole_while_a_secret_vote_is_under_way(house: House) -> None:
    """Two copies could tell which ballot came in between."""
    house.session.run(ReopenWorkshop())
    house.session.run(OpenRound(house.step(StepKind.VOTE).id))
    round_id = house.state.ordered(Round)[-1].id
    house.session.run(CastBallot(round_id, ((1, 1),)))
    path = house.path.with_name("all.verkstad")
    assert "secret vote is under way" in told(house, path)
    assert not path.exists()


def test_one_can_go_back_to_the_workshop_and_to_the_plan(house: House) -> None:
    click(button(minutes(house), "Back to the workshop"))
    assert isinstance(house.window.page, ConsolePage)
    house.window.show_minutes()
    click(button(minutes(house), "The plan"))
    assert isinstance(house.window.page, PlanPage)


# --- work in threads ---


def test_jobs_are_done_one_at_a_time_and_told_in_the_windows_thread(qtbot: QtBot) -> None:
    busy: list[int] = []
    heard: list[tuple[object, bool]] = []
    here = QThread.currentThread()

    def work() -> int:
        busy.append(1)
        most = len(busy)
        assert QThread.currentThread() is not here
        busy.pop()
        return most

    jobs = [Job(work) for _number in range(8)]
    for job in jobs:
        job.succeeded.connect(lambda value: heard.append((value, QThread.currentThread() is here)))
        job.begin()
    wait_until(lambda: len(heard) == 8)
    assert heard == [(1, True)] * 8
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
