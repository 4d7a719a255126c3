"""Buttons: what can be pressed with mouse, finger, Space and Enter."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QSizePolicy, QWidget

from workshop_app.ui import theme
from workshop_app.ui.icons import paint_icon
from workshop_app.ui.widgets.keycap import draw_keys, keys_width
from workshop_app.ui.widgets.labels import set_tooltip
from workshop_app.ui.widgets.painting import focus_ring, paint_safely, surface

Kind = Literal["primary", "secondary", "quiet", "danger"]

_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_MOUSE = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class Pressable(QAbstractButton):
    """A surface that can be pressed, with a focus ring when the keyboard brought the focus. Subclasses draw."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ring = False
        self._words = ""
        self._pressed_at: int | None = None
        """When the mouse pressed here last, in milliseconds of the window system."""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def text(self) -> str:
        """What it says."""
        return self._words

    def setText(self, text: str) -> None:
        """Say something; an & is an &, not a shortcut."""
        self._words = text
        super().setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the ring is wanted, and show it: Qt scrolls only to what Tab comes to from the same area."""
        self.ring = event.reason() not in _MOUSE
        super().focusInEvent(event)
        above = self.parentWidget() if event.reason() in _TAB else None
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring without focus."""
        self.ring = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _WITH_CONTROL:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember when."""
        self._pressed_at = event.timestamp()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press of a double click is not for what has come under the pointer since the first."""
        if soon_after(self._pressed_at, event):
            self.pressed_twice(event)

    def pressed_twice(self, event: QMouseEvent) -> None:
        """Both presses of a double click were here: a press like any other, unless a subclass says more."""
        self.mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """A disabled surface has no hand above it."""
        if event.type() == QEvent.Type.EnabledChange:
            hand = Qt.CursorShape.PointingHandCursor if self.isEnabled() else Qt.CursorShape.ArrowCursor
            self.setCursor(hand)
        super().changeEvent(event)

    def hovered(self) -> bool:
        """Whether the pointer is on it and it can be pressed."""
        return self.underMouse() and self.isEnabled()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw, safely."""
        paint_safely(self, self.draw)

    def draw(self, painter: QPainter) -> None:
        """What it looks like."""


def soon_after(earlier: int | None, event: QMouseEvent) -> bool:
    """Whether a press comes so soon after an earlier one that both are a double click."""
    return earlier is not None and 0 <= event.timestamp() - earlier <= QApplication.doubleClickInterval()


OPENS = ("chevron-down", "chevron-up")
"""Icons of buttons that open something: they stand after the words."""
_WITH_CONTROL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Button(Pressable):
    """A button with words; `key` is drawn as a cap (the shortcut itself belongs to the screen)."""

    def __init__(
        self,
        text: str,
        kind: Kind = "secondary",
        key: str | None = None,
        icon: str | None = None,
        *,
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind: Kind = kind
        self._icon = icon or ""
        self._key = key or ""
        self._large = large
        self.setFont(theme.font(20 if large else theme.BODY, "semibold", tabular=True))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Change the words; the layout follows."""
        super().setText(text)
        self.setAccessibleDescription(self._key)

    def setKey(self, key: str) -> None:
        """Change the key that does the same."""
        self._key = key
        self.setText(self.text())

    def setKind(self, kind: Kind) -> None:
        """Change how it looks."""
        self._kind = kind
        self.update()

    def set_size(self, pixels: int) -> None:
        """Words so large on a surface to match, and neither ever smaller than usual."""
        self.setFont(theme.font(max(theme.BODY, pixels), "semibold", tabular=True))
        self.setFixedHeight(max(theme.TARGET, 2 * pixels))
        self.updateGeometry()

    def setIconName(self, icon: str) -> None:
        """Change the icon before the words."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Icon, words and cap in a row, 44 px high at least."""
        width = self._padding() * 2 + self._words_width() + self._icon_width() + self._key_width()
        return QSize(round(width), 60 if self._large else theme.TARGET)

    def minimumSizeHint(self) -> QSize:
        """It may shrink until few letters are left."""
        hint = self.sizeHint()
        spare = max(0.0, self._words_width() - 64)
        return QSize(round(hint.width() - spare), hint.height())

    def _padding(self) -> int:
        return 26 if self._large else (12 if self._kind == "quiet" else 18)

    def _words_width(self) -> float:
        return float(QFontMetricsF(self.font()).horizontalAdvance(self.text()))

    def _icon_width(self) -> float:
        return (20 + (8 if self.text() else 0)) if self._icon else 0

    def _key_width(self) -> float:
        return keys_width(self._key) + 10 if self._key else 0

    def _colours(self) -> tuple[str, str, str]:
        """Fill, line and ink."""
        p = theme.palette()
        lit = self.hovered() or self.isDown()
        if not self.isEnabled():
            if self._kind == "quiet":
                return "", "", p.ink_2
            filled = self._kind == "primary" or p.name == "contrast"
            return (p.neutral, "", p.ink_2) if filled else ("", p.line, p.off)
        if self._kind == "primary":
            return (p.brand_hover if lit else p.brand), "", p.on_brand
        if self._kind == "danger":
            return (p.danger_soft if lit else p.card), p.danger if lit else p.line, p.danger
        if self._kind == "quiet":
            return (p.brand_soft if lit or self.isChecked() else ""), "", p.brand
        if self.isChecked():
            return p.brand_soft, p.brand, p.ink
        return (p.hover if lit else p.card), p.field_line if lit else p.line, p.ink

    def draw(self, painter: QPainter) -> None:
        """Surface, icon, words, cap, ring."""
        fill, line, ink = self._colours()
        area = QRectF(self.rect())
        surface(painter, area, 12, fill, line)
        spare = area.width() - self._icon_width() - self._key_width() - 2 * self._padding()
        metrics = QFontMetricsF(self.font())
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, max(0.0, spare) + 1)
        left = self._padding() + max(0.0, (spare - metrics.horizontalAdvance(words)) / 2)
        middle = area.height() / 2
        width = metrics.horizontalAdvance(words)
        if self._icon in OPENS:
            paint_icon(painter, self._icon, QPointF(left + width + self._icon_width() - 10, middle), 20, ink)
        elif self._icon:
            paint_icon(painter, self._icon, QPointF(left + 10, middle), 20, ink)
            left += self._icon_width()
        painter.setPen(QColor(ink))
        painter.setFont(self.font())
        painter.drawText(QRectF(left, -1, width + 2, area.height()), int(Qt.AlignmentFlag.AlignVCenter), words)
        if self._key:
            on_brand = self._kind == "primary" and self.isEnabled()
            painter.setOpacity(1.0 if self.isEnabled() else 0.5)
            draw_keys(painter, self._key, left + width + 10, middle, on_brand=on_brand)
            painter.setOpacity(1.0)
        if self.ring:
            focus_ring(painter, area, 12)
            if self._kind == "primary":
                surface(painter, area.adjusted(2, 2, -2, -2), 10, "", theme.palette().on_brand, 2)


class IconButton(Pressable):
    """A button that is only an icon; its name is told to those who cannot see it, and in the tooltip."""

    def __init__(
        self, icon: str, name: str, key: str | None = None, *, framed: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._framed = framed
        self._key = key or ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setName(name)

    def setName(self, name: str) -> None:
        """Change what it is called."""
        self.setAccessibleName(name)
        set_tooltip(self, f"{name} ({self._key})" if self._key else name)

    def setIconName(self, icon: str) -> None:
        """Change the icon."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        """A square to touch."""
        return QSize(theme.TARGET, theme.TARGET)

    def draw(self, painter: QPainter) -> None:
        """Surface, icon, ring."""
        p = theme.palette()
        area = QRectF(self.rect())
        lit = self.hovered() or self.isDown()
        checked = self.isChecked()
        fill = p.brand_soft if checked else (p.hover if lit else (p.card if self._framed else ""))
        surface(painter, area, 12, fill, (p.brand if checked else p.line) if self._framed else "")
        ink = p.off if not self.isEnabled() else (p.brand if checked else (p.ink if lit else p.ink_2))
        paint_icon(painter, self._icon, QPointF(area.center()), max(22, self.height() // 2), ink)
        if self.ring:
            focus_ring(painter, area, 12)


class Bin(IconButton):
    """Deletes. A press so soon after another on any bin was not meant for what is deleted by it now."""

    _latest: int | None = None

    def __init__(self, name: str, key: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__("trash", name, key, parent=parent)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Only the first of several."""
        soon, Bin._latest = soon_after(Bin._latest, event), event.timestamp()
        if not soon:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Never the second press; a third may follow."""
        Bin._latest = event.timestamp()
