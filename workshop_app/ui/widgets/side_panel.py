"""A panel at the side of a screen that folds away."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from workshop_app.i18n import _
from workshop_app.ui import motion, theme
from workshop_app.ui.widgets.buttons import IconButton
from workshop_app.ui.widgets.labels import label
from workshop_app.ui.widgets.painting import paint_safely

Side = Literal["left", "right"]

FOLDED = 52


class SidePanel(QWidget):
    """Title and content; folds to a strip with a button. Put things in `body`; `foldedChanged` carries a bool."""

    foldedChanged = Signal(bool)

    def __init__(
        self,
        title: str,
        side: Side = "left",
        width: int = 270,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._side = side
        self._wide = width
        self._is_folded = False
        self._glide: QVariantAnimation | None = None
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._title = label(title, "strong")
        self._title.setFont(theme.font(18, "bold"))
        self._fold = IconButton("chevron-left", title)
        self._fold.clicked.connect(self.toggle)
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(16, 0, 16, 16)
        self.body.setSpacing(12)
        self._build()
        self._show_fold()
        self.setFixedWidth(width)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(4, 8, 4, 4)
        parts: list[QWidget] = [self._title, self._fold] if self._side == "left" else [self._fold, self._title]
        for part in parts:
            head.addWidget(part, 1 if part is self._title else 0)
        self._title.setContentsMargins(16 if self._side == "left" else 0, 0, 0, 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.setAlignment(head, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self._content, 1)

    def isFolded(self) -> bool:
        """Whether it is folded away."""
        return self._is_folded

    def toggle(self) -> None:
        """Fold or unfold."""
        self.setFolded(not self._is_folded)

    def setFolded(self, folded: bool) -> None:
        """Fold it away or bring it back, gliding."""
        if folded == self._is_folded:
            return
        self._is_folded = folded
        if folded:
            self._content.hide()
            self._title.hide()
        self._show_fold()
        self.foldedChanged.emit(folded)
        end = FOLDED if folded else self._wide
        if self._glide is not None and isValid(self._glide):
            self._glide.stop()  # else the way back would still be under way, and could be what ends last
        self._glide = motion.glide_value(self, self.width(), end, self._take_width, motion.NORMAL, self.settle)

    def _take_width(self, width: float) -> None:
        self.setFixedWidth(round(width))

    def settle(self) -> None:
        """It has its width: show what is in it, or nothing."""
        self._content.setVisible(not self._is_folded)
        self._title.setVisible(not self._is_folded)

    def _show_fold(self) -> None:
        points_left = (self._side == "left") != self._is_folded
        self._fold.setIconName("chevron-left" if points_left else "chevron-right")
        words = _("Show {panel}") if self._is_folded else _("Hide {panel}")
        self._fold.setName(words.format(panel=self._title.text()))

    def sizeHint(self) -> QSize:
        """Its width, unfolded."""
        return QSize(self._wide, 400)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and a hairline towards the middle."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        p = theme.palette()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(self.rect(), QColor(p.paper))
        x = self.width() - 1 if self._side == "left" else 0
        painter.fillRect(QRectF(x, 0, 1, self.height()), QColor(p.line))
