"""Rounded surfaces that carry other widgets."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.ui import theme
from workshop_app.ui.widgets.buttons import Pressable
from workshop_app.ui.widgets.painting import focus_ring, paint_safely, surface

Look = Literal["card", "sunken", "plain"]


def _box(owner: QWidget, horizontal: bool, padding: int, spacing: int) -> QBoxLayout:
    body: QBoxLayout = QHBoxLayout(owner) if horizontal else QVBoxLayout(owner)
    body.setContentsMargins(padding, padding, padding, padding)
    body.setSpacing(spacing)
    return body


class Card(QWidget):
    """A surface with a hairline; put things in `body`."""

    def __init__(
        self,
        *,
        look: Look = "card",
        horizontal: bool = False,
        padding: int = 20,
        spacing: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look: Look = look
        self.body = _box(self, horizontal, padding, spacing)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        p = theme.palette()
        fill = {"card": p.card, "sunken": p.sunken, "plain": ""}[self._look]
        surface(painter, QRectF(self.rect()), theme.RADIUS, fill, "" if self._look == "plain" else p.line)


class CardButton(Pressable):
    """A card that can be pressed: hover, focus, Enter and Space; `checked` is the chosen one. Give it a name."""

    def __init__(
        self,
        name: str,
        *,
        look: Look = "card",
        horizontal: bool = False,
        padding: int = 20,
        spacing: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look: Look = look
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.body = _box(self, horizontal, padding, spacing)

    def sizeHint(self) -> QSize:
        """As large as its content."""
        return self.body.sizeHint()

    def draw(self, painter: QPainter) -> None:
        """Surface, edge, ring."""
        p = theme.palette()
        area = QRectF(self.rect())
        lit = self.hovered() or self.isDown()
        rest = {"card": p.card, "sunken": p.sunken, "plain": ""}[self._look]
        fill = p.hover if lit else rest
        edge = "" if self._look == "plain" else p.line
        if self._look == "card" and lit:
            fill, edge = p.card, p.field_line
        chosen = self.isChecked()
        surface(painter, area, theme.RADIUS, fill, p.brand if chosen else edge, 2 if chosen else 1)
        if self.ring:
            focus_ring(painter, area, theme.RADIUS)
