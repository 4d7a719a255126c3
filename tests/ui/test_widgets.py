"""The kit, with real keys and a real mouse: pressing, choosing, the larger pieces."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.keys import LEFT
from tests.helpers.kit import heard, look, put, window
from workshop_app.ui import theme
from workshop_app.ui.driving import press, wait_until
from workshop_app.ui.widgets.banner import Banner
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.card import CardButton
from workshop_app.ui.widgets.choices import CheckBox, Choice, Segmented
from workshop_app.ui.widgets.dialog import Dialog
from workshop_app.ui.widgets.fields import TextField
from workshop_app.ui.widgets.flow_layout import FlowLayout
from workshop_app.ui.widgets.keys_overlay import show_keys
from workshop_app.ui.widgets.labels import ElidedLabel, label
from workshop_app.ui.widgets.numbers import Stepper
from workshop_app.ui.widgets.rail import Rail
from workshop_app.ui.widgets.scroll_area import ScrollArea
from workshop_app.ui.widgets.side_panel import SidePanel
from workshop_app.ui.widgets.timer_ring import TimerRing, clock_text
from workshop_app.ui.widgets.toast import Toast, show_toast
from workshop_app.ui.widgets.topbar import TopBar

__all__ = ["look", "window"]  # fixtures


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize(
    "make", [lambda: Button("Go", key="F5"), lambda: IconButton("trash", "Delete"), lambda: CardButton("Open")]
)
def test_what_can_be_pressed_is_pressed_with_the_keyboard(
    window: QWidget, make: Callable[[], Button | IconButton | CardButton], key: Qt.Key
) -> None:
    button = make()
    put(window, button)
    pressed = heard(button.clicked)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, key)
    assert len(pressed) == 1


def test_a_press_on_the_words_of_a_card_presses_the_card(window: QWidget) -> None:
    card = CardButton("Buzz group")
    words = label("Ask, talk in twos, collect", wrap=True)
    card.body.addWidget(words)
    put(window, card)
    pressed = heard(card.clicked)
    QTest.mouseClick(words, LEFT)
    assert len(pressed) == 1


def test_a_disabled_button_cannot_be_pressed(window: QWidget) -> None:
    button = Button("Go")
    button.setEnabled(False)
    put(window, button)
    pressed = heard(button.clicked)
    QTest.mouseClick(button, LEFT)
    assert pressed == []


def test_an_ampersand_in_a_name_is_an_ampersand(window: QWidget) -> None:
    button = Button("Skola & vård")
    assert button.text() == "Skola & vård"
    assert button.accessibleName() == "Skola & vård"
    assert button.shortcut().isEmpty()


def test_focus_by_keyboard_is_seen(window: QWidget) -> None:
    for widget in (Button("Go", "primary"), Button("Go"), IconButton("trash", "Delete"), CardButton("Open")):
        put(window, widget)
        widget.clearFocus()
        before = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert widget.grab().toImage() != before


def test_all_that_can_be_pressed_is_large_enough_for_a_finger(window: QWidget) -> None:
    for widget in (Button("Go"), IconButton("trash", "Delete"), CheckBox("Yes"), Stepper("N"), Choice("C", [("a", 1)])):
        put(window, widget)
        assert widget.height() >= 44
    for segment in Segmented("Size", [("2", 2), ("3", 3)]).findChildren(QWidget):
        assert segment.sizeHint().height() >= 44
        assert segment.sizeHint().width() >= 44


def test_arrows_move_in_a_segmented_choice_and_stop_at_the_ends(window: QWidget) -> None:
    size = Segmented("Buzz groups of", [("2", 2), ("3", 3), ("4", 4)], 2)
    put(window, size)
    told = heard(size.valueChanged)
    size.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    assert told == [3, 4, 3, 2]
    assert size.value() == 2


def test_tab_reaches_a_segmented_choice_once(window: QWidget) -> None:
    size = Segmented("Buzz groups of", [("2", 2), ("3", 3), ("4", 4)], 3)
    after = TextField("After")
    put(window, size, after)
    size.setFocus(Qt.FocusReason.TabFocusReason)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QWidget)
    assert focused.accessibleName() == "3"
    QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after


def test_a_press_chooses(window: QWidget) -> None:
    size = Segmented("Buzz groups of", [("2", 2), ("3", 3)], 2)
    put(window, size)
    told = heard(size.valueChanged)
    three = next(child for child in size.findChildren(QWidget) if child.accessibleName() == "3")
    QTest.mouseClick(three, LEFT)
    QTest.mouseClick(three, LEFT)
    assert told == [3]


def test_a_segment_is_a_radio_button_to_a_screen_reader(window: QWidget) -> None:
    size = Segmented("Buzz groups of", [("2", 2), ("3", 3)], 2)
    put(window, size)
    two = next(child for child in size.findChildren(QWidget) if child.accessibleName() == "2")
    told = QAccessible.queryAccessibleInterface(two)
    assert told.role() == QAccessible.Role.RadioButton
    assert told.state().checked


def test_choice_tells_only_what_the_user_does(window: QWidget) -> None:
    choice = Choice("Level", [("Central", "c"), ("Unit", "u")])
    put(window, choice)
    told = heard(choice.valueChanged)
    choice.setValue("u")
    assert told == []
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Up)
    assert told == ["c"]
    assert choice.value() == "c"


def test_check_box_with_space_enter_and_mouse(window: QWidget) -> None:
    box = CheckBox("Show first names")
    put(window, box)
    told = heard(box.toggled)
    QTest.keyClick(box, Qt.Key.Key_Space)
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.mouseClick(box, LEFT, pos=QPoint(60, 20))
    assert told == [True, False, True]


def test_the_rail_goes_where_one_presses(window: QWidget) -> None:
    rail = Rail("Go to")
    rail.add("home", "home", "Home")
    rail.add("ideas", "idea-bank", "Idea bank")
    rail.setCurrent("home")
    put(window, rail)
    told = heard(rail.chosen)
    ideas = next(child for child in rail.findChildren(QWidget) if child.accessibleName() == "Idea bank")
    QTest.mouseClick(ideas, LEFT)
    QTest.mouseClick(ideas, LEFT)
    assert told == ["ideas", "ideas"]
    assert rail.current() == "ideas"


def test_a_long_title_is_cut_and_told_whole(window: QWidget) -> None:
    bar = TopBar("Continuous improvements " * 40, "Step 4 of 8")
    bar.addWidget(Button("Next step", "primary", "PgDn"))
    put(window, bar)
    assert bar.width() <= window.width()
    title = next(text for text in bar.findChildren(ElidedLabel) if text.text().startswith("Continuous"))
    assert "Continuous improvements" in title.toolTip()


def test_a_side_panel_folds_and_comes_back(window: QWidget) -> None:
    panel = SidePanel("Agenda")
    inside = label("Welcome")
    panel.body.addWidget(inside)
    put(window, panel)
    wide = panel.width()
    told = heard(panel.foldedChanged)
    fold = panel.findChild(IconButton)
    assert isinstance(fold, IconButton)
    QTest.mouseClick(fold, LEFT)
    assert panel.width() < 60
    assert not inside.isVisible()
    QTest.keyClick(fold, Qt.Key.Key_Space)
    assert panel.width() == wide
    assert inside.isVisible()
    assert told == [True, False]


@pytest.mark.parametrize(
    ("seconds", "text"), [(198, "3:18"), (197.2, "3:18"), (0, "0:00"), (-0.4, "+0:01"), (-42, "+0:42"), (3750, "62:30")]
)
def test_the_clock_counts_down_and_then_up(seconds: float, text: str) -> None:
    assert clock_text(seconds) == text


def test_the_ring_says_its_time_to_those_who_cannot_see_it(window: QWidget) -> None:
    ring = TimerRing()
    ring.setTime(198, 300)
    put(window, ring)
    assert ring.accessibleName() == "3:18, of 5\u00a0min"
    ring.setTime(-42, 300)
    assert ring.accessibleName() == "+0:42, over time"


def test_a_toast_offers_the_way_back_and_makes_room(window: QWidget) -> None:
    undone: list[bool] = []
    show_toast(window, "First")
    toast = show_toast(window, "The note is gone", "Undo", lambda: undone.append(True))
    assert [each.text for each in window.findChildren(Toast) if each.isVisible()] == ["The note is gone"]
    button = next(child for child in toast.findChildren(QWidget) if child.accessibleName() == "Undo")
    QTest.mouseClick(button, LEFT)
    assert undone == [True]
    assert not toast.isVisible()


def test_a_toast_with_much_to_read_stays_longer_than_one_with_little(window: QWidget, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    much = show_toast(window, "Verkstad has added 100 of 103 pictures. " * 3, seconds=0.02)
    little = show_toast(other, "Saved", seconds=0.02)
    with qtbot.waitSignal(little.destroyed, timeout=2000):
        pass
    assert much.isVisible()


def test_a_toast_goes_by_itself(window: QWidget, qtbot: QtBot) -> None:
    toast = show_toast(window, "Saved", seconds=0.02)
    with qtbot.waitSignal(toast.destroyed, timeout=2000):
        pass


def test_a_banner_of_another_tone_is_painted_anew_to_its_edges(window: QWidget) -> None:
    banner = Banner()
    put(window, banner, QLabel("below"))

    def seen() -> QColor:
        QApplication.processEvents()
        shown = window.screen().grabWindow(window.winId()).toImage()
        return shown.pixelColor(banner.mapTo(window, QPoint(6, banner.height() // 2)))

    banner.say("Saving…", "info")
    before = seen()
    banner.say("Saved.", "good")
    assert seen() == QColor(theme.palette().idea) != before


def test_a_banner_says_and_offers_and_can_be_closed(window: QWidget) -> None:
    banner = Banner()
    put(window, banner)
    assert not banner.isVisible()
    done: list[bool] = []
    banner.say("The disk is full.", "danger", "Choose another place", lambda: done.append(True))
    assert banner.isVisible()
    QTest.mouseClick(banner.findChildren(Button)[0], LEFT)
    QTest.mouseClick(banner.findChildren(IconButton)[0], LEFT)
    assert done == [True]
    assert not banner.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_Question])
def test_the_keys_of_a_screen_come_and_go(window: QWidget, key: Qt.Key) -> None:
    field = TextField("Note")
    put(window, field)
    field.setFocus()
    sheet = show_keys(window, [("F5", "Projector on and off"), ("Ctrl+K", "Search"), ("F1 / ?", "These keys")])
    assert sheet.isVisible()
    assert "Projector on and off" in [text.text() for text in sheet.findChildren(QLabel)]
    QTest.keyClick(sheet, key)
    assert not sheet.isVisible()
    assert QApplication.focusWidget() is field


@pytest.mark.parametrize("parent", [True, False])
def test_enter_in_a_dialog_of_buttons_does_the_main_thing(window: QWidget, parent: bool) -> None:
    dialog = Dialog(window if parent else None, "The library could not be opened", "It lies far away.")
    dialog.addButton("Quit")
    dialog.addButton("Restore the newest backup", "primary")
    dialog.open()
    dialog.activateWindow()
    wait_until(lambda: QApplication.focusWidget() in dialog.findChildren(QWidget))
    press("Return")
    assert dialog.result() == Dialog.DialogCode.Accepted.value
    dialog.deleteLater()


def test_enter_in_a_dialog_does_the_main_thing_and_escape_closes(window: QWidget) -> None:
    for key, result in (
        (Qt.Key.Key_Return, Dialog.DialogCode.Accepted),
        (Qt.Key.Key_Escape, Dialog.DialogCode.Rejected),
    ):
        dialog = Dialog(window, "Name it", "So that it can be found.")
        field = TextField("Name")
        dialog.body.addWidget(field)
        dialog.addButton("Cancel")
        dialog.addButton("Save", "primary")
        dialog.open()
        field.setFocus()
        QTest.keyClick(field, key)
        assert dialog.result() == result.value
        assert not dialog.isVisible()


def test_a_flow_breaks_into_lines(window: QWidget) -> None:
    holder = QWidget()
    flow = FlowLayout(holder, spacing=10)
    for number in range(6):
        flow.addWidget(Button(f"Number {number}"))
    one = flow.sizeHint()
    assert flow.heightForWidth(one.width()) == 44
    assert flow.heightForWidth(one.width() // 2 + 20) == 98
    assert flow.heightForWidth(10) == 6 * 44 + 5 * 10


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_what_tab_comes_to_is_scrolled_into_sight_from_outside_too(window: QWidget, key: Qt.Key) -> None:
    area, before, after = ScrollArea(), Button("Before"), Button("After")
    rows = [Button(f"Row {number}") for number in range(30)]
    for row in rows:
        area.body.addWidget(row)
    put(window, before, area, after)
    forwards = key == Qt.Key.Key_Tab
    bar, (start, to) = area.verticalScrollBar(), (before, rows[0]) if forwards else (after, rows[-1])
    bar.setValue(bar.maximum() if forwards else 0)
    start.setFocus()
    QTest.keyClick(start, key)
    assert to.hasFocus()
    assert area.viewport().rect().contains(to.geometry().translated(0, -bar.value()))
