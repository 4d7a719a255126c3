"""Numbers and minutes: typed, stepped with the arrows, or pressed with − and +."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox, QWidget

from workshop_app.i18n import _, current
from workshop_app.ui import theme
from workshop_app.ui.widgets.buttons import IconButton
from workshop_app.wording import length_text

_HOURS_AND_MINUTES = r"(\d{1,2})\s*[:.]\s*([0-5]\d)"
_WORDS = r"(?:(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:h|t|tim|timmar|timme|hour|hours)\.?)?\s*(?:(\d{1,4})\s*(?:m|min|minuter|minut|minutes)?\.?)?"  # fmt: skip # noqa: E501


def parse_minutes(text: str) -> int | None:
    """Minutes from `5`, `5 min`, `1 h 30`, `1:30` or `1,5 h`; None when it is none of them."""
    clean = " ".join(text.casefold().split())
    if match := re.fullmatch(_HOURS_AND_MINUTES, clean):
        return int(match[1]) * 60 + int(match[2])
    match = re.fullmatch(_WORDS, clean)
    if not clean or match is None or not (match[1] or match[2]):
        return None
    return round(float((match[1] or "0").replace(",", ".")) * 60) + int(match[2] or 0)


def minutes_text(minutes: int) -> str:
    """`5 min`, `2 h` or `1 h 30 min`, with spaces that do not break."""
    return length_text(current(), minutes).replace(" ", "\u00a0")


class Stepper(QSpinBox):
    """A whole number between − and +."""

    def __init__(
        self,
        name: str,
        value: int = 0,
        minimum: int = 0,
        maximum: int = 999,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("stepper", True)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setRange(minimum, maximum)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFont(theme.font(theme.BODY, tabular=True))
        self.setFixedHeight(theme.TARGET)
        self.setMinimumWidth(132)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._less = self._side_button("minus", _("Less"), -1)
        self._more = self._side_button("plus", _("More"), 1)
        self.setValue(value)

    def setPlain(self) -> None:
        """Without − and +, where there is little room; the arrow keys still step."""
        self._less.hide()
        self._more.hide()
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumWidth(84)

    def _side_button(self, icon: str, name: str, direction: int) -> IconButton:
        button = IconButton(icon, name, parent=self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoRepeat(True)
        button.clicked.connect(lambda: self.stepBy(direction))
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put − first and + last."""
        super().resizeEvent(event)
        height = self.height() - 6
        edge = 14 if self._less.isHidden() else 40
        self.lineEdit().setGeometry(edge, 2, max(0, self.width() - 2 * edge), self.height() - 4)
        self._less.setGeometry(3, 3, 38, height)
        self._more.setGeometry(self.width() - 41, 3, 38, height)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class MinutesField(Stepper):
    """Minutes, written as people write them: `5`, `5 min`, `1:30`, `1 h 30`."""

    def __init__(
        self, name: str, value: int = 5, minimum: int = 0, maximum: int = 24 * 60, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, value, minimum, maximum, parent=parent)
        self.setMinimumWidth(168)

    def textFromValue(self, value: int) -> str:
        """How minutes are written."""
        return minutes_text(value)

    def valueFromText(self, text: str) -> int:
        """How minutes are read; what cannot be read changes nothing."""
        found = parse_minutes(text)
        return self.value() if found is None else min(self.maximum(), max(self.minimum(), found))

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Anything may be typed on the way to something that can be read."""
        state = QValidator.State.Intermediate if parse_minutes(text) is None else QValidator.State.Acceptable
        return (state if len(text) < 40 else QValidator.State.Invalid), text, position

    def fixup(self, text: str) -> str:
        """What cannot be read goes back to what was."""
        return self.textFromValue(self.value())
