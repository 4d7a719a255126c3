"""Small marks: pills, the hexagon, hairlines."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.ui import theme
from workshop_app.ui.widgets.painting import hexagon, paint_safely, surface

Tone = Literal["brand", "honey", "idea", "problem", "question", "parked", "neutral", "danger"]


def tone_colours(tone: Tone) -> tuple[str, str]:
    """Fill and ink of a tone, for those who draw themselves."""
    p = theme.palette()
    return {
        "brand": (p.brand_soft, p.brand),
        "honey": (p.honey_soft, p.honey_ink),
        "idea": (p.idea, p.idea_ink),
        "problem": (p.problem, p.problem_ink),
        "question": (p.question, p.question_ink),
        "parked": (p.parked, p.parked_ink),
        "neutral": (p.neutral, p.ink),
        "danger": (p.danger_soft, p.danger),
    }[tone]


def pill_size(words: str) -> QSizeF:
    """How large a pill with these words is: they, and a little air."""
    return QSizeF(round(QFontMetricsF(_pill_font()).horizontalAdvance(words)) + 25, 26)


def draw_pill(painter: QPainter, area: QRectF, words: str, tone: Tone) -> None:
    """Draw a pill, for those who draw themselves."""
    fill, ink = tone_colours(tone)
    surface(painter, area, area.height() / 2, fill, ink if theme.palette().name == "contrast" else "")
    painter.setPen(QColor(ink))
    painter.setFont(_pill_font())
    painter.drawText(area.translated(0, -0.5), Qt.AlignmentFlag.AlignCenter, words)


def _pill_font() -> QFont:
    return theme.font(14, "semibold", tabular=True)


class Pill(QWidget):
    """A word or two in a rounded shape: a state, a kind, a number of minutes."""

    def __init__(self, text: str, tone: Tone = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone: Tone = tone
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def text(self) -> str:
        """What it says."""
        return self._text

    def setText(self, text: str) -> None:
        """Say something else."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def setTone(self, tone: Tone) -> None:
        """Take other colours."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        """The text and a little air."""
        return pill_size(self._text).toSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill."""
        paint_safely(self, lambda painter: draw_pill(painter, QRectF(self.rect()), self._text, self._tone))


class Hexagon(QWidget):
    """The mark of the program and of templates and buzz groups; a picture only."""

    def __init__(self, color: str = "", size: int = 30, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._color = color
        self._size = size
        self.setFixedSize(size, size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def setColor(self, color: str) -> None:
        """Take another colour; the empty string is honey."""
        self._color = color
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hexagon."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._color or theme.palette().honey))
        painter.drawPath(hexagon(QPointF(self._size / 2, self._size / 2), self._size))


class Divider(QWidget):
    """A hairline, lying or standing."""

    def __init__(self, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        paint_safely(self, lambda painter: painter.fillRect(self.rect(), QColor(theme.palette().line)))


class Bar(QWidget):
    """A horizontal bar for a part of a whole: progress, dots, hours."""

    def __init__(self, height: int = 6, color: str = "", track: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._color = color
        self._track = track
        self.setFixedHeight(height)

    def setShare(self, share: float) -> None:
        """How much is filled, 0 to 1."""
        self._share = min(1.0, max(0.0, share))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        area = QRectF(self.rect())
        radius = min(6.0, area.width() / 2, area.height() / 2)
        if self._track != "none":
            surface(painter, area, radius, self._track or theme.palette().track)
        if self._share:
            width = max(2 * radius, area.width() * self._share)
            surface(painter, QRectF(0, 0, width, area.height()), radius, self._color or theme.palette().honey)


def program_icon(size: int = 128) -> QIcon:
    """The hexagon, as the program's icon."""
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.palette().honey))
        painter.drawPath(hexagon(QPointF(size / 2, size / 2), size * 0.94))
    return QIcon(picture)
