"""Dates and times, typed as people write them, or picked from a calendar."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from workshop_app import i18n
from workshop_app.i18n import _
from workshop_app.ui import theme
from workshop_app.ui.widgets.buttons import IconButton
from workshop_app.ui.widgets.fields import TextField

_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.]\s*(\d{1,2})\.?(?:\s*[/.]?\s*(\d{4}))?")
_NAMED = re.compile(r"(\d{1,2})\.?\s+([^\W\d]+)\.?(?:\s+(\d{4}))?")
_WEEK = re.compile(
    r"(?:(?:i|in|under)\s+|([^\W\d_]+)\s+(?:(?:i|in)\s+)?)?(?:veckan?|v\.?|week|wk\.?|w\.?)\s*(\d{1,2})(?:,?\s+(\d{4}))?"
)
_FRIDAY = 4
_YEARS = 9
"""In so many years there is every day, also 29 February, and every week."""
_AHEAD = re.compile(r"\+\s*(\d{1,4})")
_TIME = re.compile(r"(?:kl\.?|klockan|at)?\s*(\d{1,2})(?:\s*[:.]?\s*([0-5]\d))?", re.IGNORECASE)


class _NoSuchDayError(ValueError):
    """There is no such day, or no such week."""


def parse_date(text: str, today: date) -> date | None:
    """A date from `2026-06-30`, `30/6`, `30.6.2026`, `30 jun`, `today`, `friday`, `week 7` or `+14` days. No year: the
    next one; a day of the week is the next such day, not today; a week is its Friday, when what is due then is due."""
    try:
        return _read(text, today)
    except _NoSuchDayError:
        return None


def no_such_day(text: str, today: date) -> str:
    """What to say of a date that can be read, but is a day or week that there is not; else nothing."""
    try:
        _read(text, today)
    except _NoSuchDayError:
        return _("There is no such day in the calendar.")
    return ""


def _read(text: str, today: date) -> date | None:
    clean = " ".join(text.casefold().split())
    for words, days in ((_("today"), 0), (_("tomorrow"), 1)):
        if clean.replace(" ", "") == words.casefold().replace(" ", ""):
            return today + timedelta(days=days)
    if match := _AHEAD.fullmatch(clean):
        return today + timedelta(days=int(match[1]))
    if match := _ISO.fullmatch(clean):
        return _next(match[1], _in_month(int(match[2]), int(match[3])), today)
    if match := _NUMBERS.fullmatch(clean):
        return _next(match[3], _in_month(int(match[2]), int(match[1])), today)
    if match := _NAMED.fullmatch(clean):
        month = _named("months", match[2])
        return _next(match[3], _in_month(month, int(match[1])), today) if month is not None else None
    clean = clean.removeprefix("på ").removeprefix("on ")
    if match := _WEEK.fullmatch(clean):
        day = _named("days", match[1]) if match[1] else _FRIDAY
        return _next(match[3], _in_week(int(match[2]), day), today) if day is not None else None
    weekday = _named("days", clean)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1) if weekday is not None else None


def parse_time(text: str) -> time | None:
    """A time of day from `9`, `905`, `9:05`, `09.05` or `kl 9`."""
    match = _TIME.fullmatch(text.strip())
    if match is None or int(match[1]) > 23:
        return None
    return time(int(match[1]), int(match[2] or 0))


def _in_month(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _in_week(week: int, weekday: int) -> Callable[[int], date]:
    return lambda year: date.fromisocalendar(year, week, weekday + 1)


def _next(year: str | None, day_in: Callable[[int], date], today: date) -> date:
    """A day in the year that was written, or else the next such day; what was within a month is not a year ahead."""
    for number in (int(year),) if year else range(today.year, today.year + _YEARS):
        try:
            found = day_in(number)
        except ValueError:
            continue
        if year or found >= today - timedelta(days=31):
            return found
    raise _NoSuchDayError


def _named(what: Literal["months", "days"], word: str) -> int | None:
    """The number of the month (from 1) or of the day of the week (Monday is 0) that a word begins."""
    if len(word) < 3:
        return None
    from babel.dates import get_day_names, get_month_names

    names = get_month_names if what == "months" else get_day_names
    for locale in {i18n.current().locale, "en_GB"}:
        for number, name in names("wide", locale=locale).items():
            if name.casefold().startswith(word):
                return int(number)
    return None


class DateField(TextField):
    """A date that may be empty. `valueChanged` carries a `date` or None."""

    valueChanged = Signal(object)

    def __init__(
        self,
        name: str,
        value: date | None = None,
        *,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, placeholder=_("Date"), limit=200, parent=parent)
        self._today = today
        self._date: date | None = None
        self.setTextMargins(0, 0, 34, 0)
        self._open = IconButton("calendar", _("Choose in a calendar"), "Alt+↓", parent=self)
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._open.clicked.connect(self.openCalendar)
        self.editingFinished.connect(self._read)
        self.textEdited.connect(lambda _text: self.setProblem(""))
        self.setValue(value)

    def value(self) -> date | None:
        """The date that stands there."""
        return self._date

    def setValue(self, value: date | None) -> None:
        """Show a date without telling."""
        self._date = value
        self.setText(i18n.current().date(value) if value else "")
        self.setProblem("")

    def openCalendar(self) -> None:
        """Open the calendar below the field."""
        from workshop_app.ui.widgets.calendar import Calendar  # late: few open it

        popup = Calendar(self, self._date or self._today())
        popup.chosen.connect(self._take)
        popup.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the calendar."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.openCalendar()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the calendar button last."""
        super().resizeEvent(event)
        self._open.setGeometry(self.width() - 43, 3, 40, self.height() - 6)

    def _read(self) -> None:
        found = parse_date(self.text(), self._today()) if self.text().strip() else None
        shown = i18n.current().date(self._date) if self._date else ""
        if self.text() == shown:
            return
        if found is None and self.text().strip():
            problem = no_such_day(self.text(), self._today())
            self.setProblem(problem or _("Write for example 24 Nov or 24/11."))
            return
        self._take(found)

    def _take(self, value: date | None) -> None:
        changed = value != self._date
        self.setValue(value)
        if changed:
            self.valueChanged.emit(value)


class TimeField(TextField):
    """A time of day that may be empty. `valueChanged` carries a `time` or None."""

    valueChanged = Signal(object)

    def __init__(self, name: str, value: time | None = None, parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder=_("hh:mm"), limit=16, parent=parent)
        self._time: time | None = None
        self.setFont(theme.font(theme.BODY, tabular=True))
        self.editingFinished.connect(self._read)
        self.textEdited.connect(lambda _text: self.setProblem(""))
        self.setValue(value)

    def value(self) -> time | None:
        """The time that stands there."""
        return self._time

    def setValue(self, value: time | None) -> None:
        """Show a time without telling."""
        self._time = value
        self.setText(i18n.current().clock(value) if value else "")
        self.setProblem("")

    def _read(self) -> None:
        found = parse_time(self.text())
        if found is None and self.text().strip():
            self.setProblem(_("Write for example 9 or 13:30."))
            return
        changed = found != self._time
        self.setValue(found)
        if changed:
            self.valueChanged.emit(found)
