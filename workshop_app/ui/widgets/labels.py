"""Labels and tooltips. Everything shown is plain text: a note that says `<img>` shows those characters."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from workshop_app.ui import theme
from workshop_app.ui.widgets.painting import paint_safely

Role = Literal["body", "title", "heading", "small", "strong", "eyebrow", "clock"]
"""body 17, title 32 bold, heading 21 bold, small 15 grey, strong 17 semibold, eyebrow 15 bold, clock 60 bold."""

_TONES = {"small": "ink_2"}
_MARKS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""As `html.escape` has them; that brings the names of all letters along, and no page is kept waiting for them."""


def _font(role: Role) -> QFont:
    """The font of a role."""
    match role:
        case "title":
            return theme.font(theme.TITLE, "bold")
        case "heading":
            return theme.font(theme.HEADING, "bold")
        case "strong":
            return theme.font(theme.BODY, "semibold")
        case "eyebrow":
            return theme.font(theme.SMALL, "bold")
        case "small":
            return theme.font(theme.SMALL, tabular=True)
        case "clock":
            return theme.font(60, "bold", tabular=True)
        case _:
            return theme.font(theme.BODY)


def label(
    text: str = "", role: Role = "body", *, wrap: bool = False, tone: str = "", parent: QWidget | None = None
) -> QLabel:
    """A label of plain text. `tone` is a colour name of the palette that text may have, such as `ink_2` or `danger`."""
    result = QLabel(parent)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setText(text)
    result.setFont(_font(role))
    result.setWordWrap(wrap)
    result.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    set_tone(result, tone or _TONES.get(role, "ink"))
    return result


def set_tone(widget: QLabel, tone: str) -> None:
    """Give a label another of the palette's text colours."""
    widget.setForegroundRole(QPalette.ColorRole.WindowText)  # or it takes that of a button it stands in
    colours = widget.palette()
    colours.setColor(QPalette.ColorRole.WindowText, QColor(getattr(theme.palette(), tone)))
    widget.setPalette(colours)


def set_tooltip(widget: QWidget, text: str) -> None:
    """A tooltip that shows exactly `text`."""
    widget.setToolTip(for_tooltip(text))


def for_tooltip(text: str) -> str:
    """A text as a tooltip takes it to show exactly that, in lines."""
    return f"<qt>{text.translate(_MARKS)}</qt>" if text else ""


class ElidedLabel(QLabel):
    """One line that ends with … when it does not fit; the whole text is in the tooltip then."""

    def __init__(self, text: str = "", role: Role = "body", *, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(_font(role))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_tone(self, tone or _TONES.get(role, "ink"))
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text; line breaks become spaces."""
        super().setText(" ".join(text.split()))
        self._tell_whole()

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        metrics = QFontMetrics(self.font())
        return QSize(min(metrics.horizontalAdvance(self.text()), metrics.averageCharWidth() * 6), metrics.height())

    def resizeEvent(self, event: object) -> None:
        """Tell the whole text in the tooltip when it is cut."""
        self._tell_whole()

    def _tell_whole(self) -> None:
        cut = QFontMetrics(self.font()).horizontalAdvance(self.text()) > self.width()
        set_tooltip(self, self.text() if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, cut where it must be."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        painter.setPen(self.palette().color(self.foregroundRole()))
        area = self.contentsRect()
        text = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(self.alignment() | Qt.TextFlag.TextSingleLine), text)
