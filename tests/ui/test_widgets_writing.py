"""The fields of the kit, with real keys: text, minutes, dates and times."""

from __future__ import annotations

import time as clock
from datetime import date, time

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from tests.helpers.boards import on_screen
from tests.helpers.keys import LEFT
from tests.helpers.kit import heard, look, put, window
from workshop_app import i18n
from workshop_app.domain.rules import NOTE_LIMIT
from workshop_app.ui.widgets.buttons import IconButton
from workshop_app.ui.widgets.dates import DateField, TimeField, parse_date, parse_time
from workshop_app.ui.widgets.fields import Field, SearchField, TextArea, TextField
from workshop_app.ui.widgets.numbers import MinutesField, Stepper, minutes_text, parse_minutes
from workshop_app.ui.widgets.text_limits import tame

__all__ = ["look", "window"]  # fixtures

TODAY = date(2026, 6, 10)
MILLION = "x" * 1_000_000


def paste(widget: QLineEdit | QPlainTextEdit, text: str) -> float:
    """Paste with Ctrl+V; how long it took until it was on the screen."""
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)
    start = clock.monotonic()
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    widget.grab()
    return clock.monotonic() - start


def test_a_million_characters_in_one_line_do_not_hang_a_text_area(window: QWidget) -> None:
    area = TextArea("Notes", limit=2_000)
    put(window, area)
    assert paste(area, MILLION) < 2
    assert len(area.text()) <= 2_000
    assert max(len(line) for line in area.text().split("\n")) <= 1_000


def test_the_largest_text_area_takes_a_hundred_thousand(window: QWidget) -> None:
    area = TextArea("Participants", limit=100_000)
    put(window, area)
    assert paste(area, MILLION) < 2
    assert 90_000 < len(area.text()) <= 100_000


def test_a_million_characters_do_not_hang_a_text_field(window: QWidget) -> None:
    field = TextField("Title", limit=500)
    put(window, field)
    assert paste(field, MILLION) < 2
    assert len(field.text()) == 500


def test_setting_a_long_text_is_capped_too(window: QWidget) -> None:
    area, field = TextArea("Notes", text=MILLION, limit=300), TextField("Title", text=MILLION, limit=300)
    assert len(area.text()) <= 300
    assert len(field.text()) == 300


def test_pasting_again_does_not_pass_the_limit(window: QWidget) -> None:
    area = TextArea("Notes", limit=50)
    put(window, area)
    for _round in range(3):
        paste(area, "0123456789" * 2)
    assert len(area.text()) == 50
    QTest.keyClicks(area, "abc")
    assert len(area.text()) == 50


def test_what_is_written_into_the_middle_of_a_full_text_pushes_nothing_out_at_its_end(window: QWidget) -> None:
    area = TextArea("Notes", limit=6)
    put(window, area)
    told = heard(area.too_long)
    QTest.keyClicks(area, "abcdef")
    assert told == []
    for _letter in range(3):
        QTest.keyClick(area, Qt.Key.Key_Left)
    QTest.keyClicks(area, "X")
    accent = QInputMethodEvent("", [])
    accent.setCommitString("é")
    QApplication.sendEvent(area, accent)
    assert area.text() == "abcdef"
    assert len(told) == 2
    QTest.keyClick(area, Qt.Key.Key_Backspace)
    QTest.keyClick(area, Qt.Key.Key_Backspace)
    paste(area, "123")
    assert area.text() == "a12def", "as much as there is room for"
    QTest.keyClick(area, Qt.Key.Key_Backspace)
    accent.setCommitString("éé")
    QApplication.sendEvent(area, accent)
    assert area.text() == "a1édef"
    QTest.keyClick(area, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert area.text() == "a1def", "what was not taken in leaves nothing to undo"


def test_only_plain_text_is_pasted(window: QWidget) -> None:
    area = TextArea("Notes")
    put(window, area)
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("<b>plain</b>")
    QGuiApplication.clipboard().setMimeData(data)
    area.paste()
    assert area.text() == "<b>plain</b>"


def test_a_pasted_paragraph_becomes_one_line_in_a_text_field(window: QWidget) -> None:
    field = TextField("Title")
    put(window, field)
    paste(field, "one\r\ntwo\tthree\x00")
    assert field.text() == "one two three"


def test_writing_goes_on_after_an_emoji(window: QWidget) -> None:
    field = TextField("Title")
    put(window, field)
    paste(field, "👍")
    paste(field, "👩‍🚒")
    QTest.keyClicks(field, " tack")
    assert field.text() == "👍👩‍🚒 tack"


def test_a_line_holds_as_many_emoji_as_letters(window: QWidget) -> None:
    """To Qt 👍 is two letters, and what there was room for could end in half of one."""
    field = TextField("Title", limit=5)
    put(window, field)
    paste(field, "👍" * 4)
    paste(field, "👎👎")
    assert field.text() == "👍👍👍👍👎"
    field.setText("👍" * 6)
    assert field.text() == "👍" * 5


def test_what_is_written_into_the_middle_of_a_full_line_pushes_nothing_out_at_its_end(window: QWidget) -> None:
    field = TextField("Title", limit=6)
    put(window, field)
    QTest.keyClicks(field, "abcdef")
    typed = heard(field.textEdited)
    for _letter in range(3):
        QTest.keyClick(field, Qt.Key.Key_Left)
    QTest.keyClicks(field, "X")
    assert (field.text(), field.cursorPosition(), typed) == ("abcdef", 3, [])
    field.setSelection(1, 2)
    paste(field, "123")
    assert (field.text(), field.cursorPosition()) == ("a12def", 3), "as much as there is room for"
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClicks(field, "YZ")
    assert field.text() == "a1Ydef"
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "a1def", "what was not taken in leaves nothing to undo, and does not take that away"


def test_an_empty_text_area_shows_another_hint_at_once(window: QWidget) -> None:
    area = TextArea("Said", placeholder="Write what is said")
    put(window, area, TextField("Elsewhere"))
    window.findChildren(QLineEdit)[0].setFocus()
    before = on_screen(area)
    area.setPlaceholderText("The room sees only P1")
    other = on_screen(area)
    assert other != before
    area.setPlaceholderText("Write what is said")
    assert on_screen(area) == before


def test_taming_keeps_ordinary_text_as_it_is() -> None:
    assert tame("Hej!\r\nFika 🙂\tnu\u2028sen") == "Hej!\nFika 🙂\tnu\nsen"


def test_taming_takes_no_letter_from_a_text_as_long_as_a_note() -> None:
    whole = "a long note " * (NOTE_LIMIT // 12) + "and an end"
    assert tame(whole[-NOTE_LIMIT:], NOTE_LIMIT) == whole[-NOTE_LIMIT:]


def test_taming_parts_a_long_line_between_its_words() -> None:
    words = "responsibility " * 400
    lines = tame(words).split("\n")
    assert max(map(len, lines)) <= 1_000
    assert " ".join(line.rstrip() for line in lines) == words.rstrip()


def test_tab_leaves_a_text_area_and_that_ends_the_editing(window: QWidget) -> None:
    area, after = TextArea("Notes"), TextField("After")
    put(window, area, after)
    done = heard(area.editingFinished)
    area.setFocus()
    QTest.keyClicks(area, "hej")
    QTest.keyClick(area, Qt.Key.Key_Tab)
    assert len(done) == 1
    assert area.text() == "hej"
    assert QApplication.focusWidget() is after


def test_escape_empties_a_search_field(window: QWidget) -> None:
    field = SearchField("Search", keys="Ctrl+K")
    put(window, field)
    QTest.keyClicks(field, "fika")
    told = heard(field.textEdited)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert told == [""]


def test_an_error_stands_below_its_field(window: QWidget) -> None:
    field = Field("By", TextField("By"), hint="not shown on the projector")
    put(window, field)
    field.setError("There is no such date.")
    shown = [text.text() for text in field.findChildren(QLabel) if text.isVisible()]
    assert "There is no such date." in shown
    field.setError("")
    assert "There is no such date." not in [text.text() for text in field.findChildren(QLabel) if text.isVisible()]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("5", 5),
        ("5 min", 5),
        ("5min", 5),
        ("90 m", 90),
        ("1 h", 60),
        ("1h30", 90),
        ("1 h 30 min", 90),
        ("1:30", 90),
        ("0:05", 5),
        ("1,5 h", 90),
        ("2 tim 15 min", 135),
        (" 1 H\u00a030 ", 90),
        ("", None),
        ("min", None),
        ("five", None),
        ("1:75", None),
        ("-5", None),
    ],
)
def test_minutes_are_read_as_people_write_them(text: str, minutes: int | None) -> None:
    assert parse_minutes(text) == minutes


@pytest.mark.parametrize("minutes", [0, 1, 59, 60, 61, 90, 600])
def test_minutes_that_are_written_can_be_read(minutes: int) -> None:
    assert parse_minutes(minutes_text(minutes)) == minutes


def test_typing_minutes(window: QWidget) -> None:
    field = MinutesField("In buzz groups", 5)
    put(window, field)
    told = heard(field.valueChanged)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "1:30")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == 90
    field.selectAll()
    QTest.keyClicks(field, "soon")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == 90
    assert parse_minutes(field.text()) == 90
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert told == [90, 91]


def test_plus_and_minus_step_within_the_range(window: QWidget) -> None:
    field = Stepper("How many", 2, 1, 3)
    put(window, field)
    less, more = (field.findChildren(IconButton)[i] for i in (0, 1))
    for _press in range(3):
        QTest.mouseClick(more, LEFT)
    assert field.value() == 3
    for _press in range(5):
        QTest.mouseClick(less, LEFT)
    assert field.value() == 1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-06-30", date(2026, 6, 30)),
        ("20260630", date(2026, 6, 30)),
        ("30/6", date(2026, 6, 30)),
        ("30.6.2027", date(2027, 6, 30)),
        ("30 jun", date(2026, 6, 30)),
        ("30 June 2026", date(2026, 6, 30)),
        ("15 jan", date(2027, 1, 15)),
        ("today", TODAY),
        ("tomorrow", date(2026, 6, 11)),
        ("Friday", date(2026, 6, 12)),
        ("on wed", date(2026, 6, 17)),
        ("tue", date(2026, 6, 16)),
        ("week 7", date(2027, 2, 19)),
        ("w 27", date(2026, 7, 3)),
        ("week 7, 2028", date(2028, 2, 18)),
        ("Tuesday week 27", date(2026, 6, 30)),
        ("29/2", date(2028, 2, 29)),
        ("week 54", None),
        ("week 53 2027", None),
        ("note 7", None),
        ("31 feb", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, day: date | None) -> None:
    assert parse_date(text, TODAY) == day


def test_dates_are_read_in_swedish() -> None:
    i18n.use("sv")
    assert parse_date("3 maj 2027", TODAY) == date(2027, 5, 3)
    assert parse_date("17 okt", TODAY) == date(2026, 10, 17)
    assert parse_date("imorgon", TODAY) == parse_date("I morgon", TODAY) == date(2026, 6, 11)
    assert parse_date("fredag", TODAY) == parse_date("på fre", TODAY) == date(2026, 6, 12)
    assert parse_date("lördagen", TODAY) is None
    for text in ("vecka 7", "v. 7", "v7", "V 7", "i vecka 7", "på fredag v. 7", "v 7 2027"):
        assert parse_date(text, TODAY) == date(2027, 2, 19), text
    assert parse_date("måndag v. 27", TODAY) == date(2026, 6, 29)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("9", time(9)),
        ("905", time(9, 5)),
        ("9:05", time(9, 5)),
        ("13.30", time(13, 30)),
        ("kl 8", time(8)),
        ("Kl. 8.15", time(8, 15)),
        ("25", None),
        ("x", None),
    ],
)
def test_times_are_read_as_people_write_them(text: str, moment: time | None) -> None:
    assert parse_time(text) == moment


def test_a_date_field_tells_the_date_and_shows_what_it_cannot_read(window: QWidget) -> None:
    field = DateField("By", today=lambda: TODAY)
    put(window, field)
    told = heard(field.valueChanged)
    QTest.keyClicks(field, "30/6")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == [date(2026, 6, 30)]
    field.selectAll()
    QTest.keyClicks(field, "soonish")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == date(2026, 6, 30)
    assert field.property("invalid")
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == [date(2026, 6, 30), None]


@pytest.mark.parametrize("text", ["31/2", "2026-02-31", "31 June", "week 54", "29/2 2027"])
def test_a_day_that_there_is_not_is_called_so(window: QWidget, text: str) -> None:
    field = DateField("By", today=lambda: TODAY)
    put(window, field)
    said = heard(field.problemChanged)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.value() is None
    assert said == ["There is no such day in the calendar."]


def test_a_week_becomes_its_friday_for_all_to_see(window: QWidget) -> None:
    field = DateField("By", today=lambda: TODAY)
    put(window, field)
    QTest.keyClicks(field, "week 7")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == date(2027, 2, 19)
    assert field.text() == "19 Feb 2027"


def test_a_time_field_tells_the_time(window: QWidget) -> None:
    field = TimeField("Start", time(9))
    put(window, field)
    told = heard(field.valueChanged)
    field.selectAll()
    QTest.keyClicks(field, "1015")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == [time(10, 15)]
    assert field.text() == "10:15"
