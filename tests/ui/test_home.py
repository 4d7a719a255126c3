"""The home page, with real keys and a real mouse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.drawn import words_drawn
from tests.helpers.keys import CONTROL, LEFT, NONE
from tests.helpers.planning import DAY, library, look, open_session, press, show, store, write
from tests.helpers.workshops import context
from workshop_app import i18n
from workshop_app.commands.agenda import EditWorkshop, FinishWorkshop, GoToStep, SetParticipants
from workshop_app.commands.notes import AddNotes
from workshop_app.domain.errors import StorageError
from workshop_app.domain.records import Lane, Note, Step
from workshop_app.services.editor import Editor
from workshop_app.services.library import Library
from workshop_app.storage.store import SqliteStore
from workshop_app.ui.home import HomePage
from workshop_app.ui.home_rows import spans
from workshop_app.ui.widgets.banner import Banner
from workshop_app.ui.widgets.buttons import Button, Pressable
from workshop_app.ui.widgets.keys_overlay import KeysOverlay
from workshop_app.ui.widgets.scroll_area import ScrollArea
from workshop_app.ui.widgets.toast import Toast

__all__ = ["library", "look", "store"]  # fixtures

Make = Callable[..., HomePage]


@pytest.fixture
def make(qtbot: QtBot, library: Library) -> Make:
    def make(width: int = 1280, height: int = 720) -> HomePage:
        page = HomePage(library, "Ånge kommun", today=lambda: DAY)
        show(qtbot, page, width, height)
        return page

    return make


def three(library: Library) -> list[str]:
    """Ids of three workshops, in the order they are listed: newest first."""
    return [library.create_from_template(name, "en", DAY) for name in ("bikupa", "ledningsgrupp", "tom-tavla")][::-1]


def titles(page: HomePage) -> list[str]:
    return [row.title for row in page.list.rows.rows]


def said(page: HomePage) -> list[str]:
    return [words.text() for words in page.findChildren(QLabel)]


def opened(page: HomePage) -> list[str]:
    heard: list[str] = []
    page.opened.connect(lambda workshop, _note: heard.append(workshop))
    return heard


def test_a_finished_workshop_is_listed_with_the_day_it_was_held(
    make: Make, library: Library, store: SqliteStore
) -> None:
    """As in its minutes: it had been planned for the week after."""
    held = library.create_from_template("bikupa", "en", DAY + timedelta(days=7))
    assert make().list.rows.rows[0].date == "17 Jun 2026"
    editor = Editor(store, held, context())
    editor.execute(GoToStep(editor.state.ordered(Step)[0].id))
    editor.execute(FinishWorkshop())
    assert make().list.rows.rows[0].date == "10 Jun 2026"


def test_a_template_makes_a_workshop_with_mouse_and_with_keys(make: Make, library: Library, store: SqliteStore) -> None:
    page = make()
    heard = opened(page)
    QTest.mouseClick(page.templates.cards[0], LEFT)
    page.templates.cards[0].setFocus()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    made = [store.load(one).workshop for one in heard]
    assert [workshop.template for workshop in made] == [template.id for template in library.templates()[:2]]
    assert [(one.organisation, one.date, one.language) for one in made] == [("Ånge kommun", "2026-06-10", "en")] * 2
    assert len(titles(page)) == 2


def test_arrows_and_enter_open(make: Make, library: Library) -> None:
    ids = three(library)
    page = make()
    heard = opened(page)
    page.search.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert heard == [ids[1]]
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    assert page.search.hasFocus()


def test_a_click_opens(make: Make, library: Library) -> None:
    ids = three(library)
    page = make()
    heard = opened(page)
    spot = page.list.visualRect(page.list.rows.index(2, 0)).center()
    QTest.mouseClick(page.list.viewport(), LEFT, NONE, spot)
    assert heard == [ids[2]]


def test_search_finds_what_a_note_says(make: Make, library: Library, store: SqliteStore) -> None:
    ids = three(library)
    session = open_session(store, ids[2])
    lane = session.state.ordered(Lane)[0]
    session.run(AddNotes(lane.id, ("Fakturorna <b>fastnar</b> i tre led innan någon attesterar dem",)))
    session.close()
    page = make()
    heard = opened(page)
    QTest.keyClick(page, Qt.Key.Key_K, CONTROL)
    write("fastnar tre")
    [row] = page.list.rows.rows
    assert row.note_id == session.state.ordered(Note)[0].id
    assert "<b>fastnar</b> i tre led" in row.below
    assert [row.below[a:b] for a, b in spans(row.below, row.words)] == ["fastnar", "tre"]
    press(Qt.Key.Key_Return)
    assert heard == [ids[2]]
    press(Qt.Key.Key_Escape)
    assert page.search.text() == ""
    assert len(titles(page)) == 3


def test_search_finds_titles_as_one_types_and_says_when_there_is_nothing(make: Make, library: Library) -> None:
    three(library)
    page = make()
    QTest.keyClick(page, Qt.Key.Key_K, CONTROL)
    write("manage")
    assert titles(page) == ["Management team"]
    write("zzz")
    assert titles(page) == []
    assert not page.list.isVisible()
    press(Qt.Key.Key_Escape)
    assert len(titles(page)) == 3


@pytest.mark.parametrize("width", [876, 1196, 1836])
def test_the_word_that_was_searched_for_is_seen_however_long_the_title_is(
    make: Make, library: Library, store: SqliteStore, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    drawn = words_drawn(monkeypatch)
    session = open_session(store, three(library)[0])
    title = "A workshop for everybody who works " + "with this or that " * 12 + "and has ideas to give to the others"
    session.run(EditWorkshop({"title": title}))
    session.close()
    page = make(width)
    page.grab()
    assert not any("others" in words for words in drawn), "it is too long for its row"
    QTest.keyClick(page, Qt.Key.Key_K, CONTROL)
    write("everybo")
    page.grab()
    assert "A workshop for " in drawn, "what is seen anyway stays as it is"
    page.search.selectAll()
    write("idea")
    page.grab()
    assert "idea" in drawn
    assert any(words.startswith("… ") and words.endswith(" has ") for words in drawn)
    page.search.selectAll()
    drawn.clear()
    write("others")
    page.grab()
    assert any(words.endswith(" give to the ") for words in drawn), "at the end there is room before it"


def test_the_search_says_that_there_is_more_than_it_shows_and_in_which_workshop(
    make: Make, library: Library, store: SqliteStore
) -> None:
    session = open_session(store, three(library)[2])
    lane = session.state.ordered(Lane)[0].id
    session.run(AddNotes(lane, tuple(f"Queue {number}" for number in range(50))))
    page = make()
    page.search.setFocus()
    write("queue")
    assert "50 hits" in said(page)
    session.run(AddNotes(lane, ("Queue again",)))
    session.close()
    page.refresh()
    assert "50 hits, and there are more" in said(page)
    rows = page.list.rows.rows
    assert rows[0].below == "Queue again"
    assert [row.next for row in rows] == [""] * 49 + ["More in this workshop"]


def test_what_stands_in_a_row_keeps_together_on_a_very_wide_screen(make: Make, library: Library) -> None:
    three(library)
    assert make(3840, 1600).list.width() < 1840
    assert make(1280, 720).list.width() > 1100, "a usual one is made use of"


def test_no_letter_is_lost_after_going_for_hits_that_were_not_there(make: Make, library: Library) -> None:
    three(library)
    page = make()
    page.search.setFocus()
    write("zzz")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_A, CONTROL)
    for letter in "manage":
        write(letter)
    assert page.search.text() == "manage"
    assert titles(page) == ["Management team"]


def test_escape_in_the_list_empties_the_search(make: Make, library: Library) -> None:
    three(library)
    page = make()
    page.search.setFocus()
    write("manage")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Escape)
    assert page.search.text() == ""
    assert page.search.hasFocus()
    assert len(titles(page)) == 3


def test_who_comes_back_sees_all_workshops(make: Make, library: Library) -> None:
    three(library)
    page = make()
    page.search.setFocus()
    write("manage")
    page.hide()
    page.show()
    assert page.search.text() == ""
    assert len(titles(page)) == 3


@pytest.mark.parametrize("in_search", [False, True])
def test_ctrl_z_brings_a_deleted_workshop_back(qtbot: QtBot, make: Make, library: Library, in_search: bool) -> None:
    ids = three(library)
    page = make()
    page.list.take_focus()
    press(Qt.Key.Key_Delete)
    if in_search:
        page.search.setFocus()
    press(Qt.Key.Key_Z, CONTROL)
    assert len(titles(page)) == 3
    qtbot.waitUntil(lambda: not page.findChildren(Toast))
    assert [one.id for one in library.workshops()] == ids


def test_delete_can_be_undone_and_nothing_is_deleted_meanwhile(make: Make, library: Library) -> None:
    ids = three(library)
    page = make()
    page.list.take_focus()
    press(Qt.Key.Key_Delete)
    assert len(titles(page)) == 2
    assert [one.id for one in library.workshops()] == ids
    [toast] = page.findChildren(Toast)
    button = toast.findChildren(Pressable)[0]
    QTest.mouseClick(button, LEFT)
    QApplication.processEvents()
    assert len(titles(page)) == 3
    assert [one.id for one in library.workshops()] == ids


def test_what_is_deleted_can_be_brought_back_one_by_one_until_the_page_is_left(
    qtbot: QtBot, make: Make, library: Library
) -> None:
    """Also when the message has gone: whoever deletes the wrong one may notice late."""
    ids = three(library)
    page = make()
    page.list.take_focus()
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Delete)
    page.findChildren(Toast)[-1].leave()
    qtbot.waitUntil(lambda: not page.findChildren(Toast))
    assert (len(titles(page)), [one.id for one in library.workshops()]) == (1, ids)
    press(Qt.Key.Key_Z, CONTROL)
    assert len(titles(page)) == 2
    press(Qt.Key.Key_Z, CONTROL)
    assert len(titles(page)) == 3
    press(Qt.Key.Key_Delete)
    page.hide()
    assert [one.id for one in library.workshops()] == ids[:2]


def test_only_the_workshop_that_could_not_be_deleted_comes_back_and_it_is_said_which(
    make: Make, library: Library, store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    _first, stays, _last = three(library)
    delete, page = store.delete, make()

    def full(workshop_id: str) -> None:
        if workshop_id == stays:
            raise StorageError("disk_full")
        delete(workshop_id)

    monkeypatch.setattr(store, "delete", full)
    page.list.take_focus()
    for _ in range(3):
        press(Qt.Key.Key_Delete)
    assert titles(page) == []
    page.hide()
    page.show()
    assert [row.workshop_id for row in page.list.rows.rows] == [stays]
    assert [one.id for one in library.workshops()] == [stays]
    [title] = titles(page)
    assert page.findChild(Banner).isVisible()
    assert page.findChild(Banner).text().startswith(f"“{title}” was not deleted. The disk is full.")
    assert page.findChild(Banner).text().count("\n") == 0


def test_whoever_comes_back_finds_the_workshop_chosen_that_was_left(
    make: Make, library: Library, store: SqliteStore
) -> None:
    """Delete must not meet another one: here it was opened by a note that was found in it."""
    ids = three(library)
    editor = Editor(store, ids[2], context())
    editor.execute(AddNotes(editor.state.ordered(Lane)[0].id, ("The printer",)))
    library.create_from_template("bikupa", "en", DAY)
    page = make()
    page.search.setFocus()
    write("printer")
    page.list.take_focus()
    press(Qt.Key.Key_Return)
    page.hide()
    page.show()
    assert page.list.current_id() == ids[2]


def test_a_deleted_workshop_is_not_found_while_it_waits(make: Make, library: Library) -> None:
    three(library)
    page = make()
    page.list.take_focus()
    press(Qt.Key.Key_Delete)
    page.search.setFocus()
    write("empty")
    assert titles(page) == []


def test_a_workshop_is_used_as_a_template(make: Make, library: Library, store: SqliteStore) -> None:
    held = library.ensure_example("en", DAY)
    page = make()
    heard = opened(page)
    page.list.take_focus()
    press(Qt.Key.Key_D, CONTROL)
    [made] = heard
    assert made != held
    assert len(store.load(made).of(Step)) == len(store.load(held).of(Step))
    assert len(titles(page)) == 2


def test_the_dots_open_a_menu_with_what_can_be_done(make: Make, library: Library) -> None:
    three(library)
    page = make()
    heard = opened(page)
    rect = page.list.visualRect(page.list.rows.index(1, 0))
    spot = QPoint(rect.right() - 24, rect.center().y())
    QTest.mouseClick(page.list.viewport(), LEFT, NONE, spot)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["Open", "Use as a template for a new one", "Delete"]
    assert heard == []
    menu.close()


def test_a_row_says_how_far_a_workshop_has_come(make: Make, library: Library, store: SqliteStore) -> None:
    planned, running = (library.create_from_template("ledningsgrupp", "en", DAY) for _ in range(2))
    session = open_session(store, running)
    session.run(SetParticipants((), 23))
    session.run(GoToStep(session.state.ordered(Step)[3].id))
    session.close()
    page = make()
    rows = {row.workshop_id: row for row in page.list.rows.rows}
    assert (rows[planned].stage_word, rows[planned].next) == ("Planned", "2 h")
    assert (rows[running].stage_word, rows[running].next) == ("Under way", "Step 4 of 12")
    assert rows[running].below == "0 notes · 23 participants"
    assert rows[running].spoken().startswith("Management team, 0 notes · 23 participants, 10 Jun 2026, Under way")


def test_the_example_tells_of_its_open_actions(make: Make, library: Library) -> None:
    library.ensure_example("en", DAY)
    page = make()
    [row] = page.list.rows.rows
    assert row.stage_word == "Done"
    assert row.next.endswith("open actions")


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("width", [804, 1144])
def test_in_a_low_window_the_list_gives_way_to_a_long_banner_and_the_page_stands_still(
    make: Make, library: Library, store: SqliteStore, monkeypatch: pytest.MonkeyPatch, width: int, language: str
) -> None:
    i18n.use(language)
    for _ in range(2):
        library.create_from_template("bikupa", language, DAY)

    def refused(_workshop_id: str) -> None:
        raise StorageError("disk_full")

    monkeypatch.setattr(store, "delete", refused)
    page = make(width, 580)
    page.list.take_focus()
    press(Qt.Key.Key_Delete)
    page.hide()
    page.show()
    QApplication.processEvents()
    assert page.findChild(Banner).isVisible()
    assert page.findChild(ScrollArea).verticalScrollBar().maximum() == 0
    assert page.list.height() >= 50


@pytest.mark.parametrize("width", [960, 1184, 1824])
@pytest.mark.parametrize("name", ["Bikupa", "Verksamhetsövergripande utvecklingsdag för alla chefer"])
def test_a_message_lies_on_nothing_that_one_works_on(
    make: Make, library: Library, store: SqliteStore, width: int, name: str
) -> None:
    session = open_session(store, library.create_from_template("bikupa", "en", DAY))
    session.run(EditWorkshop({"title": name}))
    session.close()
    page = make(width, 720)
    QApplication.processEvents()
    page.list.take_focus()
    press(Qt.Key.Key_Delete)
    QApplication.processEvents()
    [toast] = page.findChildren(Toast)
    for other in (page.search, page.list, *page.templates.cards):
        where = QRect(other.mapTo(page, QPoint(0, 0)), other.size())
        assert not where.intersects(toast.geometry()), other.accessibleName()
    assert page.rect().contains(toast.geometry())


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(("width", "height"), [(960, 600), (1280, 720), (1920, 1080)])
def test_templates_wrap_and_everything_stays_inside(
    make: Make, library: Library, store: SqliteStore, width: int, height: int, language: str
) -> None:
    i18n.use(language)
    session = open_session(store, library.create_from_template("bikupa", language, DAY))
    session.run(EditWorkshop({"title": "Verksamhetsövergripande" * 8}))
    session.close()
    page = make(width, height)
    for card in page.templates.cards:
        right = card.mapTo(page, QPoint(card.width(), 0)).x()
        assert right <= width
        assert card.height() >= card.heightForWidth(card.width())
    assert page.list.isVisible()
    assert page.list.width() <= width
    page.grab()


def test_two_hundred_workshops_are_shown_and_walked_through(make: Make, library: Library) -> None:
    for _ in range(200):
        library.create_from_template("tom-tavla", "en", DAY)
    page = make()
    heard = opened(page)
    page.list.take_focus()
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Return)
    assert heard == [library.workshops()[-1].id]


def test_a_file_can_be_asked_for(make: Make) -> None:
    page = make()
    asked: list[bool] = []
    page.file_requested.connect(lambda: asked.append(True))
    QTest.keyClick(page, Qt.Key.Key_O, CONTROL)
    assert asked == [True]


def test_the_backup_line_is_shown(make: Make) -> None:
    page = make()
    page.set_backup_line("Everything is saved on this computer.")
    shown = [child.text() for child in page.findChildren(QLabel) if child.isVisible()]
    assert "Everything is saved on this computer." in shown


def test_everything_that_can_be_reached_has_a_name(make: Make, library: Library) -> None:
    three(library)
    page = make()
    for child in page.findChildren(QWidget):
        if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert child.accessibleName(), child


def test_f1_shows_the_keys(make: Make) -> None:
    page = make()
    QTest.keyClick(page, Qt.Key.Key_F1)
    [sheet] = page.findChildren(KeysOverlay)
    assert "Search all workshops" in sheet.accessibleDescription()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert page.search.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Question])
def test_the_keys_are_shown_wherever_the_keyboard_is_in_the_window(qtbot: QtBot, library: Library, key: Qt.Key) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    beside = Button("Beside the page")
    row.addWidget(beside)
    row.addWidget(HomePage(library))
    show(qtbot, window)
    beside.setFocus()
    press(key)
    assert len(window.findChildren(KeysOverlay)) == 1
    press(key)
    qtbot.waitUntil(lambda: not window.findChildren(KeysOverlay))
    assert beside.hasFocus()


def test_a_question_mark_can_be_searched_for(make: Make) -> None:
    page = make()
    page.search.setFocus()
    write("why?")
    assert page.search.text() == "why?"
    assert not page.findChildren(KeysOverlay)


def test_a_library_that_cannot_be_written_is_told_where_one_looks(
    make: Make, store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make()
    heard = opened(page)

    def full(*_arguments: object) -> None:
        raise StorageError("disk_full")

    monkeypatch.setattr(store, "add", full)
    QTest.mouseClick(page.templates.cards[0], LEFT)
    assert heard == []
    assert "The disk is full" in page.findChild(Banner).accessibleName()
    assert page.findChild(Banner).isVisible()
