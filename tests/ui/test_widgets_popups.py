"""What opens over a page: menus, lists, the calendar and messages, whole and readable."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel, QWidget

from tests.helpers.kit import look, put, window
from workshop_app.ui import theme
from workshop_app.ui.driving import settle
from workshop_app.ui.widgets.banner import Banner
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.choices import Choice
from workshop_app.ui.widgets.dates import DateField
from workshop_app.ui.widgets.dialog import Dialog
from workshop_app.ui.widgets.menu import Menu
from workshop_app.ui.widgets.toast import show_toast
from workshop_app.ui.widgets.topbar import TopBar

__all__ = ["look", "window"]  # fixtures


def picture(widget: QWidget) -> QImage:
    pixmap = QPixmap(widget.size())
    pixmap.fill(Qt.GlobalColor.magenta)
    widget.render(pixmap)
    return pixmap.toImage()


@contextmanager
def opened(menu: Menu) -> Iterator[Menu]:
    menu.popup(QPoint(20, 20))
    settle()
    yield menu
    menu.close()
    settle()


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_the_corners_of_a_menu_are_round_in_every_theme(window: QWidget, qapp: QApplication, name: str) -> None:
    theme.apply(qapp, name)
    menu = Menu(window)
    menu.addAction("Open")
    with opened(menu):
        image = picture(menu)
    right, bottom = image.width() - 1, image.height() - 1
    corners = {image.pixelColor(x, y).name() for x in (0, right) for y in (0, bottom)}
    assert corners == {"#ff00ff"}, "nothing is painted there"
    assert image.pixelColor(right // 2, 3).name() == theme.palette().card.lower()
    theme.apply(qapp, "light")


def test_the_keys_of_a_menu_stand_at_its_right_edge_and_quietly(window: QWidget) -> None:
    menu = Menu(window)
    menu.addAction("A long entry that makes the menu wide")
    keyed = menu.addAction("Undo\tWW")
    with opened(menu):
        image, entry = picture(menu), menu.actionGeometry(keyed)
    keys = [x for x in range(entry.right() - 60, entry.right()) for y in range(entry.top() + 8, entry.bottom() - 8)
            if image.pixelColor(x, y).name() == theme.palette().ink_2.lower()]  # fmt: skip
    assert keys
    assert entry.right() - max(keys) <= 20


def test_an_and_in_an_entry_is_an_and(window: QWidget) -> None:
    """As a name of a theme may have one."""
    shown = []
    for words in ("R && D", "R D"):
        menu = Menu(window)
        menu.addAction(words)
        menu.addAction("A long entry that makes the menu wide")
        with opened(menu):
            shown.append(picture(menu))
    assert shown[0].size() == shown[1].size()
    assert shown[0] != shown[1]


def test_a_menu_that_is_higher_than_the_screen_scrolls(window: QWidget) -> None:
    menu = Menu(window)
    for number in range(80):
        menu.addAction(f"Entry {number}")
    with opened(menu):
        assert menu.height() <= menu.screen().geometry().height()
        assert menu.actionGeometry(menu.actions()[0]).width() > menu.width() - 20, "in one column"
        for _ in range(40):
            QTest.keyClick(menu, Qt.Key.Key_Down)
        assert menu.activeAction() is menu.actions()[39]
        assert menu.rect().contains(menu.actionGeometry(menu.actions()[39]))


def test_a_list_opens_below_its_field(window: QWidget) -> None:
    choice = Choice("Rule", [("First", 1), ("Second", 2)], 2)
    put(window, choice)
    choice.showPopup()
    settle()
    sheet = choice.view().window()
    assert sheet.isVisible()
    assert sheet.mapToGlobal(QPoint(0, 0)).y() >= choice.mapToGlobal(QPoint(0, choice.height())).y() - 1
    choice.hidePopup()


def test_a_day_is_picked_from_the_calendar(window: QWidget) -> None:
    field = DateField("When", date(2026, 6, 10))
    put(window, field)
    picked: list[date] = []
    field.valueChanged.connect(picked.append)
    field.openCalendar()
    settle()
    month = field.findChild(QCalendarWidget)
    assert isinstance(month, QCalendarWidget)
    QTest.keyClick(month.focusWidget() or month, Qt.Key.Key_Right)
    QTest.keyClick(month.focusWidget() or month, Qt.Key.Key_Return)
    assert picked == [date(2026, 6, 11)]


@pytest.mark.parametrize("action", ["", "Undo"])
def test_a_long_message_is_set_in_lines_and_whole(window: QWidget, action: str) -> None:
    window.resize(700, 500)
    settle()
    toast = show_toast(window, "The library was made with a newer version of the program. " * 3, action)
    settle()
    words = next(child for child in toast.findChildren(QLabel))
    assert toast.width() <= 700 - 40
    assert words.height() >= words.heightForWidth(words.width())
    assert words.rect().height() > 2 * words.fontMetrics().height()


@pytest.mark.parametrize("text", ["Saved", "4 lappar tillagda", "Ångrat: Lägg till figur", "Ångrat: Lägg till lapp"])
def test_a_short_message_is_one_line(window: QWidget, text: str) -> None:
    toast = show_toast(window, text, "Undo")
    settle()
    words = next(child for child in toast.findChildren(QLabel))
    assert words.heightForWidth(words.width()) < 2 * words.fontMetrics().height()
    assert toast.height() == 52


def test_a_message_is_whole_when_the_window_changes_size_under_it(window: QWidget) -> None:
    window.resize(1200, 500)
    settle()
    toast = show_toast(window, "The library was made with a newer version of the program. " * 2)
    settle()
    wide = toast.geometry()
    for width in (500, 1200):
        window.resize(width, 500)
        settle()
        words = next(child for child in toast.findChildren(QLabel))
        assert window.rect().contains(toast.geometry())
        assert words.height() >= words.heightForWidth(words.width())
        assert abs(toast.geometry().center().x() - width // 2) <= 1
    assert toast.geometry() == wide


def test_a_message_in_the_bar_lies_beside_the_buttons_also_when_they_grow(window: QWidget) -> None:
    bar, button = TopBar("Hallway dialogues"), Button("Projector")
    bar.addWidget(button)
    put(window, bar)
    toast = show_toast(window, "4 notes added")
    settle()
    for width, words in ((900, "Projector"), (900, "Projector: participants"), (1200, "Projector")):
        window.resize(width, 500)
        button.setText(words)
        settle()
        gap = button.mapTo(window, QPoint(0, 0)).x() - toast.geometry().right()
        assert 0 < gap < 30
        assert bar.geometry().contains(toast.geometry())


def test_a_message_leaves_a_banner_to_be_read(window: QWidget) -> None:
    banner = Banner(window)
    banner.say("The file could not be written: the disk is full.", "danger")
    banner.setGeometry(20, 80, window.width() - 40, 60)
    toast = show_toast(window, "The summary is copied")
    settle()
    assert toast.y() > banner.geometry().bottom()
    banner.clear()
    toast = show_toast(window, "The summary is copied")
    assert toast.y() < 80


@pytest.mark.parametrize("parent", [True, False])
def test_a_question_is_as_large_as_its_words_need(window: QWidget, parent: bool) -> None:
    """Also before the program has a window, as when the library cannot be opened."""
    dialog = Dialog(window if parent else None, "The library could not be opened", "It lies far away. " * 12, width=400)
    buttons = [dialog.addButton(words) for words in ("Quit", "Choose another library…", "Restore the newest backup")]
    dialog.show()
    settle()
    for words in dialog.findChildren(QLabel):
        assert words.height() >= words.heightForWidth(words.width())
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
    dialog.reject()
    dialog.deleteLater()
    settle()
