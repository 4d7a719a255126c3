"""The calendar that opens under a date field."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QVBoxLayout, QWidget

from workshop_app import i18n
from workshop_app.i18n import _
from workshop_app.ui import icons, theme
from workshop_app.ui.widgets.painting import focus_ring, paint_safely, round_window, surface, trim_corners


class _Month(QCalendarWidget):
    """A month with the numbers of its weeks; days of the months beside it are quieter."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setLocale(QLocale(i18n.current().locale))
        self.setAccessibleName(_("Calendar"))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.setMinimumSize(360, 320)
        quiet = QTextCharFormat()
        quiet.setForeground(QColor(theme.palette().ink_2))
        self.setHeaderTextFormat(quiet)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, quiet)
        for name, icon in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            button = self.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                button.setIcon(icons.icon(icon))

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate) -> None:
        """A day: filled when it is the one chosen, framed when it is today."""
        p = theme.palette()
        area = QRectF(rect).adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(p.card))
        chosen = day == self.selectedDate()
        if chosen:
            surface(painter, area, 8, p.brand)
        elif day == QDate.currentDate():
            focus_ring(painter, area, 8)
        here = day.month() == self.monthShown()
        painter.setFont(theme.font(theme.BODY, "semibold" if chosen else "regular", tabular=True))
        painter.setPen(QColor(p.on_brand if chosen else p.ink if here else p.ink_2))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        painter.restore()


class Calendar(QWidget):
    """Opens under a field; `chosen` carries the `date` that was picked."""

    chosen = Signal(object)

    def __init__(self, owner: QWidget, shown: date) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        round_window(self)
        month = _Month(self)
        month.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        month.activated.connect(self._choose)
        month.clicked.connect(self._choose)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.addWidget(month)
        self.move(owner.mapToGlobal(QPoint(0, owner.height() + 4)))
        month.setFocus(Qt.FocusReason.PopupFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the corners round."""
        trim_corners(self, theme.RADIUS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet."""
        p = theme.palette()
        paint_safely(self, lambda painter: surface(painter, QRectF(self.rect()), theme.RADIUS, p.card, p.line))

    def _choose(self, day: QDate) -> None:
        self.chosen.emit(date(day.year(), day.month(), day.day()))
        self.close()
