"""The minutes page with real hands: every choice is seen, every kind is written, nothing half-made is left."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from tests.helpers.pages import pdf_text
from tests.helpers.program import House, answer_file, houses, label_texts, look, no_room, when_dialog
from tests.helpers.workshops import example, planned
from workshop_app.commands.agenda import EditWorkshop
from workshop_app.commands.notes import AddNotes
from workshop_app.domain.records import Lane
from workshop_app.services.settings import Settings, SettingsFile
from workshop_app.ui.driving import button, click, press, settle, wait_until
from workshop_app.ui.jobs import wait_for_jobs
from workshop_app.ui.minutes import MinutesPage
from workshop_app.ui.widgets.buttons import Pressable
from workshop_app.ui.widgets.choices import CheckBox
from workshop_app.ui.widgets.toast import Toast

__all__ = ["look"]  # fixtures

needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="no limits for files")
TITLE = "Continuous improvement – the management team"


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    (tmp_path / "out").mkdir()
    yield from houses(tmp_path, qtbot, example("en"))


def opened(house: House) -> MinutesPage:
    house.window.open_workshop(house.id)
    page = house.window.page
    assert isinstance(page, MinutesPage)
    ready(page)
    return page


def ready(page: MinutesPage) -> None:
    wait_until(lambda: not page.preview.busy())


def shown(page: MinutesPage) -> str:
    ready(page)
    return pdf_text(page.preview.pdf)


def width(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return round(document[0].get_width())
    finally:
        document.close()


def pick(page: MinutesPage, opener: str, entry: str) -> None:
    """Click a button and, in the menu it opens, an entry."""
    click(button(page, opener))
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    action = found(menu, entry)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    settle()


def found(menu: QMenu, entry: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == entry and action.isVisible())


def told(page: MinutesPage, beginning: str) -> None:
    wait_until(lambda: page.banner.isVisible() and page.banner.text().startswith(beginning))


def in_turn(*answers: Callable[[QDialog], None]) -> None:
    """Answer dialogs that come one after the other."""
    first, *others = answers

    def answer(dialog: QDialog) -> None:
        first(dialog)
        if others:  # only now, or the next answer would be given to this dialog
            in_turn(*others)

    when_dialog(answer)


@pytest.fixture
def old(house: House) -> Path:
    """A file that was saved before."""
    path = house.path.with_name("out") / "a.pdf"
    path.write_bytes(b"the old file")
    return path


def is_untouched(old: Path) -> bool:
    """It says what it said, and nothing has come to lie beside it."""
    return old.read_bytes() == b"the old file" and list(old.parent.iterdir()) == [old]


def test_characters_that_no_font_has_are_named_before_anything_is_saved(house: House) -> None:
    page = opened(house)
    assert not page.banner.isVisible()
    house.session.run(EditWorkshop({"purpose": "日本 and Ä and 👍"}))
    ready(page)
    assert page.banner.text() == "No font for the PDF has these characters, so they become □: 日 本"
    page.banner.clear()
    page.refresh()
    ready(page)
    assert not page.banner.isVisible(), "it is said once"


# --- the choices ---


@pytest.mark.parametrize(
    ("choice", "comes", "goes"),
    [
        ("Short", "Minutes in short", "The board by theme"),
        ("Appendix", "Appendix to the minutes", "The group goes on with"),
        ("Svenska", "Protokoll", "Decisions"),
    ],
)
def test_what_is_chosen_is_seen_in_the_preview(house: House, choice: str, comes: str, goes: str) -> None:
    page = opened(house)
    before = shown(page)
    assert comes not in before
    assert goes in before
    click(button(page, choice))
    after = shown(page)
    assert comes in after
    assert goes not in after


def test_the_paper_and_the_archive_level_are_those_chosen(house: House) -> None:
    page = opened(house)
    assert width(page.preview.pdf) == 595
    click(button(page, "Letter"))
    ready(page)
    assert width(page.preview.pdf) == 612
    wait_until(lambda: any("pages, Letter" in text for text in texts(page)))
    assert b"<pdfaid:part>2</pdfaid:part>" in page.preview.pdf
    click(button(page, "More"))
    click(button(page, "PDF/A-1a"))
    ready(page)
    assert b"<pdfaid:part>1</pdfaid:part>" in page.preview.pdf


def test_what_more_opens_is_seen_also_in_a_low_window(house: House) -> None:
    page = opened(house)
    house.window.resize(1280, 640)
    click(button(page, "More"))
    choice = button(page, "PDF/A-1a")
    wait_until(lambda: choice.visibleRegion().boundingRect() == choice.rect())
    ready(page)


def texts(page: MinutesPage) -> list[str]:
    return label_texts(page)


def test_a_workshop_without_a_name_is_called_so(house: House) -> None:
    ready(opened(house))
    house.session.run(EditWorkshop({"title": ""}))
    house.window.show_home()
    assert "Workshop without a name" in texts(opened(house))


def test_choices_that_come_fast_end_with_the_last(house: House) -> None:
    page = opened(house)
    for choice in ("Short", "Appendix", "Full", "Short"):
        click(button(page, choice))
    assert "Minutes in short" in shown(page)


def test_the_file_is_what_the_preview_shows(house: House, tmp_path: Path) -> None:
    page = opened(house)
    click(button(page, "Short"))
    click(button(page, "Letter"))
    seen = shown(page)
    when_dialog(answer_file(tmp_path / "out" / "a.pdf"))
    press("Ctrl+S", page)
    told(page, "Saved as ")
    written = (tmp_path / "out" / "a.pdf").read_bytes()
    assert pdf_text(written) == seen
    assert width(written) == 612


def test_the_choices_hold_when_the_page_is_left_and_opened_again(house: House) -> None:
    page = opened(house)
    click(button(page, "Letter"))
    ready(page)
    house.window.show_plan()
    house.window.show_minutes()
    settle()
    again = house.window.page
    assert isinstance(again, MinutesPage)
    ready(again)
    assert width(again.preview.pdf) == 612


def test_a_draft_is_marked_until_the_workshop_is_finished(tmp_path: Path, qtbot: QtBot) -> None:
    for house in houses(tmp_path, qtbot, planned("bikupa", "en")):
        house.begin()
        house.window.show_minutes()
        page = house.window.page
        assert isinstance(page, MinutesPage)
        assert "Draft" in shown(page)
        click(button(page, "Finish the workshop"))
        after = shown(page)
        assert "Draft" not in after
        assert "Checksum" in after


# --- the logo ---


def picture(path: Path) -> Path:
    Image.new("RGBA", (300, 100), (200, 30, 30, 128)).save(path)
    return path


def test_a_logo_is_cleaned_kept_and_taken_away(house: House, tmp_path: Path) -> None:
    page = opened(house)
    before = page.preview.pdf
    when_dialog(answer_file(picture(tmp_path / "logo.png")))
    click(button(page, "Choose…"))
    ready(page)
    kept = tmp_path / "logo.jpg"
    with Image.open(kept) as image:
        assert image.mode == "RGB"
    assert len(page.preview.pdf) > len(before)
    house.restart()
    page = house.window.page  # type: ignore[assignment]
    ready(page)
    assert len(page.preview.pdf) > len(before), "at the next start it is still there"
    click(button(page, "Remove"))
    ready(page)
    assert not kept.exists()
    assert shown(page) == pdf_text(before)


def test_a_picture_that_is_none_is_refused_and_the_logo_stays(house: House, tmp_path: Path) -> None:
    page = opened(house)
    when_dialog(answer_file(picture(tmp_path / "logo.png")))
    click(button(page, "Choose…"))
    kept = (tmp_path / "logo.jpg").read_bytes()
    (tmp_path / "bad.png").write_bytes(b"GIF89a not a picture")
    when_dialog(answer_file(tmp_path / "bad.png"))
    click(button(page, "Choose…"))
    assert page.banner.text() == "The logo cannot be read. Choose a picture that ends in .png or .jpg."
    assert (tmp_path / "logo.jpg").read_bytes() == kept
    ready(page)


def test_something_else_in_the_place_of_the_logo_is_no_logo(house: House, tmp_path: Path) -> None:
    (tmp_path / "logo.jpg").write_bytes(b"not a picture")
    assert "Minutes" in shown(opened(house))


# --- one file ---


def zipped(name: str) -> Callable[[bytes], bool]:
    return lambda data: name in ZipFile(BytesIO(data)).namelist()


@pytest.mark.parametrize(
    ("entry", "suffix", "is_readable"),
    [
        ("Word document", ".docx", zipped("word/document.xml")),
        ("Web page", ".html", lambda data: b"<h1" in data),
        ("Plain text with headings (Markdown)", ".md", lambda data: b"\n# " in data),
        ("Excel workbook", ".xlsx", zipped("xl/workbook.xml")),
        ("Notes as a table (CSV)", ".csv", lambda data: data.startswith(b"\xef\xbb\xbf")),
        ("Calendar of dated actions", ".ics", lambda data: b"BEGIN:VTODO" in data or b"BEGIN:VEVENT" in data),
        ("Picture of the board (PNG)", ".png", lambda data: Image.open(BytesIO(data)).width > 500),
        ("Picture of the board, any size (SVG)", ".svg", lambda data: b"<svg" in data),
        ("Everything as data (JSON)", ".json", lambda data: json.loads(data)["workshop"]["title"] == TITLE),
        ("Workshop file (.verkstad)", ".verkstad", lambda data: data.startswith(b"SQLite format 3")),
    ],
)
def test_each_kind_is_in_the_menu_and_is_written(
    house: House, tmp_path: Path, entry: str, suffix: str, is_readable: Callable[[bytes], bool]
) -> None:
    page = opened(house)
    path = tmp_path / "out" / f"åäö{suffix}"
    when_dialog(answer_file(path))
    pick(page, "Save as…", entry)
    told(page, "Saved as ")
    assert page.banner.text() == f"Saved as {path}"
    assert is_readable(path.read_bytes())
    assert list(path.parent.iterdir()) == [path]


def test_a_name_without_a_suffix_gets_that_of_the_kind(house: House, tmp_path: Path) -> None:
    page = opened(house)
    when_dialog(answer_file(tmp_path / "out" / "minutes"))
    pick(page, "Save as…", "Word document")
    told(page, "Saved as ")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["minutes.docx"]


def test_no_file_is_written_over_unasked_because_its_suffix_was_left_out(house: House, old: Path) -> None:
    old = old.rename(old.with_name("Minutes 10.6.pdf"))
    page = opened(house)
    asked: list[str] = []

    def give_up(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        asked.extend(dialog.selectedFiles())
        press("Escape", dialog)

    in_turn(answer_file(old.with_suffix("")), give_up)
    press("Ctrl+S", page)
    assert asked == [str(old)]
    assert is_untouched(old)


def test_giving_up_the_dialog_writes_nothing(house: House, tmp_path: Path) -> None:
    page = opened(house)
    when_dialog(lambda dialog: press("Escape", dialog))
    press("Ctrl+S", page)
    assert not page.banner.isVisible()
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(
    "entry",
    ["Run sheet", "Ballots", "What we vote on", "Note cards", "Actions by person", "The board as a wall (A3)"],
)
def test_each_printout_is_in_the_menu_and_is_written(house: House, tmp_path: Path, entry: str) -> None:
    page = opened(house)
    path = tmp_path / "out" / "print.pdf"
    when_dialog(answer_file(path))
    pick(page, "Print…", entry)
    told(page, "Saved as ")
    assert pdf_text(path.read_bytes()).strip()
    assert (width(path.read_bytes()) in (842, 1191)) == ("A3" in entry)


def test_the_calendar_waits_for_an_action_with_a_date(tmp_path: Path, qtbot: QtBot) -> None:
    for house in houses(tmp_path, qtbot, planned("bikupa", "en")):
        house.begin()
        house.window.show_minutes()
        page = house.window.page
        assert isinstance(page, MinutesPage)
        click(button(page, "Save as…"))
        menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
        assert not found(menu, "Calendar of dated actions").isEnabled()
        menu.close()
        ready(page)


def test_what_would_be_empty_paper_cannot_be_printed(tmp_path: Path, qtbot: QtBot) -> None:
    for house in houses(tmp_path, qtbot, planned("ledningsgrupp", "en")):
        house.begin()
        house.window.show_minutes()
        page = house.window.page
        assert isinstance(page, MinutesPage)

        def offered(page: MinutesPage = page) -> list[str]:
            click(button(page, "Print…"))
            menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
            names = [entry.text() for entry in menu.actions() if entry.isEnabled()]
            menu.close()
            return names

        assert offered() == ["Run sheet"]
        house.session.run(AddNotes(house.state.ordered(Lane)[1].id, ("An idea",)))
        assert offered() == ["Run sheet", "Note cards", "The board as a wall (A3)"]
        ready(page)


# --- several ---


def tick(*words: str) -> Callable[[QDialog], None]:
    """Tick exactly these, and go on."""

    def answer(dialog: QDialog) -> None:
        for box in dialog.findChildren(CheckBox):
            if box.isChecked() != (box.text() in words) and box.isEnabled():
                click(box)
        click(button(dialog, "Choose a folder…"))

    return answer


ALL = (
    "PDF document", "Word document", "Web page", "Plain text with headings (Markdown)", "Excel workbook",
    "Notes as a table (CSV)", "Calendar of dated actions", "Picture of the board (PNG)",
    "Picture of the board, any size (SVG)", "Everything as data (JSON)", "Workshop file (.verkstad)",
)  # fmt: skip


def test_several_come_together_in_a_dated_folder(house: House, tmp_path: Path) -> None:
    page = opened(house)
    in_turn(tick(*ALL), answer_file(tmp_path / "out"))
    click(button(page, "Several at once…"))
    said = []
    wait_until(lambda: said.append(page.banner.text()) or page.banner.text().startswith("Saved as "))
    (made,) = (tmp_path / "out").iterdir()
    assert made.name == f"2026-06-10 {TITLE}"
    assert page.banner.text() == f"Saved as {made}"
    assert len(list(made.iterdir())) == 11
    assert any(" of 11: " in text for text in said)


def test_what_was_ticked_is_ticked_the_next_time(house: House, tmp_path: Path) -> None:
    page = opened(house)
    in_turn(tick("Web page", "Excel workbook"), answer_file(tmp_path / "out"))
    click(button(page, "Several at once…"))
    told(page, "Saved as ")
    house.window.show_plan()
    house.window.show_minutes()
    settle()
    seen: list[str] = []

    def read(dialog: QDialog) -> None:
        seen.extend(box.text() for box in dialog.findChildren(CheckBox) if box.isChecked())
        press("Escape", dialog)

    when_dialog(read)
    click(button(house.window.page, "Several at once…"))
    assert seen == ["Web page", "Excel workbook"]
    again = house.window.page
    assert isinstance(again, MinutesPage)
    ready(again)


def test_cancel_leaves_nothing_behind(house: House, tmp_path: Path) -> None:
    page = opened(house)
    in_turn(tick(*ALL), answer_file(tmp_path / "out"))
    click(button(page, "Several at once…"))
    assert not any(one.text() == "Save as PDF…" and one.isEnabled() for one in page.findChildren(Pressable))
    click(button(page.banner, "Cancel"))
    told(page, "Cancelled")
    assert page.banner.text() == "Cancelled. Nothing was saved."
    assert list((tmp_path / "out").iterdir()) == []
    assert button(page, "Save as PDF…").isEnabled()


def test_cancel_of_one_file_leaves_the_old_one(house: House, old: Path) -> None:
    page = opened(house)
    page.write(old)
    click(button(page.banner, "Cancel"))
    told(page, "Cancelled")
    assert is_untouched(old)


# --- what goes wrong ---


@needs_limits
def test_a_full_disk_is_told_and_the_old_file_is_whole(house: House, old: Path) -> None:
    page = opened(house)
    with no_room(1000):
        page.write(old)
        told(page, "a.pdf was not saved: the disk is full.")
    assert is_untouched(old)


@needs_limits
@pytest.mark.parametrize("to", ["home", "plan", "console"])
def test_what_could_not_be_saved_is_told_where_one_is_then(house: House, old: Path, to: str) -> None:
    page, window = opened(house), house.window
    with no_room(1000):
        page.write(old)
        {"home": window.show_home, "plan": window.show_plan, "console": window.show_console}[to]()
        wait_until(lambda: any(toast.isVisible() for toast in window.findChildren(Toast)))
    [toast] = window.findChildren(Toast)
    assert toast.text.startswith("a.pdf was not saved: the disk is full.")
    assert is_untouched(old)


@needs_limits
def test_what_could_not_be_saved_is_told_when_the_program_is_closed_meanwhile(house: House, old: Path) -> None:
    page, said = opened(house), list[str]()

    def read(dialog: QDialog) -> None:
        said.extend(label_texts(dialog))
        press("Return", dialog)

    when_dialog(read)
    with no_room(1000):
        page.write(old)
        house.window.close()
    assert said[0] == "The file was not saved"
    assert said[1].startswith("a.pdf was not saved: the disk is full.")
    assert is_untouched(old)
    assert not house.window.isVisible()


def test_what_is_saved_after_the_page_was_left_is_saved_without_a_word(house: House, old: Path) -> None:
    opened(house).write(old)
    house.window.show_home()
    wait_for_jobs()
    settle()
    assert old.read_bytes().startswith(b"%PDF")
    assert not house.window.findChildren(Toast)


@needs_limits
def test_several_on_a_full_disk_leave_nothing(house: House, tmp_path: Path) -> None:
    page = opened(house)
    with no_room(1000):
        in_turn(tick("Word document", "Web page"), answer_file(tmp_path / "out"))
        click(button(page, "Several at once…"))
        told(page, "out was not saved: the disk is full.")
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_closed_is_told_and_gets_nothing(house: House, tmp_path: Path) -> None:
    page = opened(house)
    (tmp_path / "out").chmod(0o555)
    try:
        page.write(tmp_path / "out" / "a.pdf")
        told(page, "a.pdf was not saved: it is open in another program, or the folder may not be written to.")
        assert list((tmp_path / "out").iterdir()) == []
    finally:
        (tmp_path / "out").chmod(0o755)


def test_a_folder_that_is_gone_is_told(house: House, tmp_path: Path) -> None:
    page = opened(house)
    page.write(tmp_path / "gone" / "a.docx")
    told(page, "a.docx was not saved: the folder is not there any more.")
    assert not (tmp_path / "gone").exists()


def test_a_folder_in_the_place_of_the_file_is_told(house: House, tmp_path: Path) -> None:
    page = opened(house)
    (tmp_path / "out" / "a.md").mkdir()
    page.write(tmp_path / "out" / "a.md")
    told(page, "a.md was not saved: ")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.md"]


def test_leaving_the_page_lets_the_file_be_finished(house: House, tmp_path: Path) -> None:
    page = opened(house)
    page.write(tmp_path / "out" / "a.pdf")
    house.window.show_home()
    settle()
    wait_until(lambda: (tmp_path / "out" / "a.pdf").exists())
    assert "Minutes" in pdf_text((tmp_path / "out" / "a.pdf").read_bytes())


# --- the clipboard, and the folder ---


def test_the_summary_is_copied_as_plain_and_rich_text(house: House) -> None:
    page = opened(house)
    click(button(page, "Svenska"))
    press("Ctrl+Shift+C", page)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().startswith(TITLE)
    assert "\nÅtgärder\n" in data.text()
    assert "<h1>" in data.html()
    assert "<h2>Åtgärder</h2>" in data.html()
    assert [toast.text for toast in house.window.findChildren(Toast) if toast.isVisible()] == [
        "The summary is copied. Paste it into an e-mail."
    ]
    ready(page)


def test_the_folder_is_remembered(house: House, tmp_path: Path) -> None:
    page = opened(house)
    remembered: list[str] = []
    house.window.folderUsed.connect(remembered.append)
    when_dialog(answer_file(tmp_path / "out" / "a.md"))
    pick(page, "Save as…", "Plain text with headings (Markdown)")
    told(page, "Saved as ")
    assert remembered == [str(tmp_path / "out")]
    places: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        places.append(dialog.directory().absolutePath())
        press("Escape", dialog)

    when_dialog(read)
    click(button(page, "Save as PDF…"))
    assert places == [str(tmp_path / "out")]


def test_a_remembered_folder_is_kept_in_the_settings(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    long = "/" + "a" * 300
    file.save(Settings(folder=long))
    assert file.load().folder == long
