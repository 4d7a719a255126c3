"""A board as a first attempt would draw it: a plain graphics view, one item a note, each painting its own text.

No pictures kept, no levels of detail, no index of our own. What the real board is measured against.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QStaticText, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from workshop_app.ui import theme

WIDTH, HEIGHT, GAP = 180, 140, 20
EDGE = QRectF(-4, -4, WIDTH + 8, HEIGHT + 8)
COLOURS = ("#fff3a8", "#ffd6a5", "#caffbf", "#bde0fe")


class NaiveNote(QGraphicsItem):
    """Shadow, card, wrapped text, a line of small text, and dots."""

    def __init__(self, number: int, text: str, dots: int) -> None:
        super().__init__()
        self._number, self._dots = number, dots
        self._text = QStaticText(text)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        self._text.setTextWidth(WIDTH - 20)

    def boundingRect(self) -> QRectF:
        """The card with its shadow."""
        return EDGE

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw everything anew."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 38))
        painter.drawRoundedRect(QRectF(-1, 3, WIDTH + 2, HEIGHT + 1), 9, 9)
        painter.setBrush(QBrush(QColor(COLOURS[self._number % len(COLOURS)])))
        painter.setPen(QPen(QColor(0, 0, 0, 60)))
        painter.drawRoundedRect(QRectF(0, 0, WIDTH, HEIGHT), 8, 8)
        painter.setPen(QColor("#222222"))
        painter.setFont(theme.font(14))
        painter.drawStaticText(QPointF(10, 10), self._text)
        painter.setFont(theme.font(11))
        painter.drawText(QPointF(10, HEIGHT - 11), f"P{self._number} · Bikupa {1 + self._number % 8}")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#d7263d"))
        for dot in range(self._dots):
            painter.drawEllipse(QRectF(WIDTH - 18 - dot * 13, HEIGHT - 20, 10, 10))


class NaiveBoard(QGraphicsView):
    """All notes in a grid that is about as wide as it is high."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._scene = QGraphicsScene()
        super().__init__(self._scene)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        columns = max(1, round((len(texts) * 1.4) ** 0.5))
        self.notes: list[NaiveNote] = []
        for place, text in enumerate(texts):
            self.add(text, place % columns * (WIDTH + GAP), place // columns * (HEIGHT + GAP))
        self._scene.setSceneRect(self._scene.itemsBoundingRect())

    def add(self, text: str, x: float, y: float) -> None:
        """Put a note somewhere."""
        note = NaiveNote(len(self.notes) + 1, text, len(self.notes) % 7)
        note.setPos(x, y)
        self._scene.addItem(note)
        self.notes.append(note)

    def fit(self) -> None:
        """The whole board in the window."""
        self.fitInView(self.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)

    def actual(self) -> None:
        """100 %, in the middle."""
        self.resetTransform()
        self.centerOn(self.sceneRect().center())
