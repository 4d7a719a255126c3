"""Choosing: one of a few side by side, one of many in a list, yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QListView, QSizePolicy, QWidget

from workshop_app.ui import theme
from workshop_app.ui.icons import paint_icon
from workshop_app.ui.widgets.buttons import Pressable
from workshop_app.ui.widgets.painting import focus_ring, paint_safely, round_window, surface, trim_corners

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -1000,
    Qt.Key.Key_End: 1000,
}


class _Segment(Pressable):
    """One of the choices."""

    def __init__(self, owner: Segmented, text: str, index: int) -> None:
        super().__init__(owner)
        self._owner = owner
        self._index = index
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFont(theme.font(theme.BODY, "semibold", tabular=True))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)
        self.clicked.connect(lambda: owner.choose(index))

    def sizeHint(self) -> QSize:
        """The words and air; never narrower than high."""
        return QSize(max(48, round(QFontMetricsF(self.font()).horizontalAdvance(self.text())) + 33), theme.TARGET)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose the neighbour; Enter on what is chosen already is for the form."""
        step = _STEPS.get(Qt.Key(event.key()))
        if self.isChecked() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        elif step is None:
            super().keyPressEvent(event)
        else:
            self._owner.choose(self._index + step, focus=True)

    def draw(self, painter: QPainter) -> None:
        """Filled when chosen."""
        p = theme.palette()
        area = QRectF(self.rect())
        chosen = self.isChecked()
        lit = self.hovered()
        if chosen:
            surface(painter, area, 12, p.brand if self.isEnabled() else p.ink_2)
        else:
            surface(painter, area, 12, p.hover if lit else p.card, p.field_line if lit else p.line)
        painter.setPen(QColor(p.on_brand if chosen else (p.ink if self.isEnabled() else p.ink_2)))
        painter.setFont(self.font())
        words = QFontMetricsF(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width() - 12)
        painter.drawText(area.translated(0, -0.5), Qt.AlignmentFlag.AlignCenter, words)
        if self.ring:
            focus_ring(painter, area, 12)
            surface(painter, area.adjusted(2, 2, -2, -2), 10, "", p.on_brand if chosen else p.card, 2)


class Segmented(QWidget):
    """A few choices side by side, of which one is chosen; arrow keys move. Options are (words, value)."""

    valueChanged = Signal(object)

    def __init__(
        self, name: str, options: Sequence[tuple[str, Any]], value: Any = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values = [option[1] for option in options]
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self._segments = [_Segment(self, words, index) for index, (words, _value) in enumerate(options)]
        for segment in self._segments:
            segment.setAccessibleDescription(name)
            box.addWidget(segment)
        box.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._index = -1
        self.setValue(self._values[0] if value is None and self._values else value)

    def value(self) -> Any:
        """What is chosen."""
        return self._values[self._index] if self._index >= 0 else None

    def setValue(self, value: Any) -> None:
        """Choose without telling; a value that is no option leaves nothing chosen."""
        self._show(self._values.index(value) if value in self._values else -1)

    def choose(self, index: int, *, focus: bool = False) -> None:
        """Choose as the user does: tells when it differs. Stops at the ends."""
        index = min(len(self._segments) - 1, max(0, index))
        changed = index != self._index
        self._show(index)
        if focus:
            self._segments[index].setFocus(Qt.FocusReason.TabFocusReason)
        if changed:
            self.valueChanged.emit(self._values[index])

    def _show(self, index: int) -> None:
        self._index = index
        for number, segment in enumerate(self._segments):
            segment.setAutoExclusive(False)
            segment.setChecked(number == index)
            segment.setAutoExclusive(True)
            reached = number == index or (index < 0 and number == 0)
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if reached else Qt.FocusPolicy.ClickFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to what is chosen; not by a focus proxy, from which Tab would never reach the rest."""
        if self._segments:
            self._segments[max(0, self._index)].setFocus(event.reason())


class Choice(QComboBox):
    """One of many, in a list that opens. Options are (words, value). The wheel scrolls the page, not the choice."""

    valueChanged = Signal(object)

    def __init__(
        self, name: str, options: Sequence[tuple[str, Any]], value: Any = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setView(QListView(self))  # the style sheet dresses the rows of this view only
        self._sheet = self.view().window()
        round_window(self._sheet)
        self._sheet.installEventFilter(self)
        self.setFixedHeight(theme.TARGET)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(12)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setOptions(options, value)
        self.activated.connect(lambda _index: self.valueChanged.emit(self.value()))

    def setOptions(self, options: Sequence[tuple[str, Any]], value: Any = None) -> None:
        """Take other options and choose one, without telling."""
        self.clear()
        self._values = [option[1] for option in options]  # not as Qt's data: of an enumeration it keeps only the text
        self.addItems([words for words, _value in options])
        self.setValue(self._values[0] if value is None and options else value)

    def value(self) -> Any:
        """What is chosen."""
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None

    def setValue(self, value: Any) -> None:
        """Choose without telling; a value that is no option leaves nothing chosen."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the corners of the open list round."""
        if watched is self._sheet and event.type() == QEvent.Type.Resize:
            trim_corners(self._sheet, 12)
        return super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, then its chevron."""
        super().paintEvent(event)
        ink = theme.palette().ink_2
        paint_safely(
            self, lambda p: paint_icon(p, "chevron-down", QPointF(self.width() - 22, self.height() / 2), 20, ink)
        )


class CheckBox(QCheckBox):
    """Yes or no, with words after."""

    def __init__(self, text: str, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text
        self._ring = False
        super().setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setChecked(checked)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """The words."""
        return self._words

    def sizeHint(self) -> QSize:
        """The box, a gap, the words."""
        return QSize(round(QFontMetricsF(self.font()).horizontalAdvance(self._words)) + 42, theme.TARGET)

    def minimumSizeHint(self) -> QSize:
        """The box and few letters."""
        return QSize(min(80, self.sizeHint().width()), theme.TARGET)

    def hitButton(self, pos: object) -> bool:
        """The words can be pressed too."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ticks, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the ring is wanted."""
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, tick and words."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        p = theme.palette()
        box = QRectF(3, self.height() / 2 - 11, 22, 22)
        if self.isChecked():
            surface(painter, box, 6, p.brand if self.isEnabled() else p.ink_2)
            paint_icon(painter, "check", box.center(), 18, p.on_brand)
        else:
            line = p.off if not self.isEnabled() else p.brand if self.underMouse() else p.field_line
            surface(painter, box, 6, p.card, line, 1.5)
        if self.hasFocus() and self._ring:
            surface(painter, box.adjusted(-3, -3, 3, 3), 8, "", p.brand, 2)  # a wider one would melt into the box
        painter.setPen(QColor(p.ink if self.isEnabled() else p.ink_2))
        painter.setFont(self.font())
        room = QRectF(37, -0.5, self.width() - 37, self.height())
        words = QFontMetricsF(self.font()).elidedText(self._words, Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
