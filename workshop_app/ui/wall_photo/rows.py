"""The boxes of a photo as a list: a small picture, the words, the lane."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.board_geometry import Box
from workshop_app.domain.records import Lane
from workshop_app.domain.rules import NOTE_LIMIT
from workshop_app.i18n import _
from workshop_app.ui import theme
from workshop_app.ui.wall_photo.boxes import Boxes, Piece
from workshop_app.ui.wall_photo.numbers import draw_number
from workshop_app.ui.widgets.buttons import Bin
from workshop_app.ui.widgets.choices import Choice
from workshop_app.ui.widgets.fields import TextField
from workshop_app.ui.widgets.labels import label
from workshop_app.ui.widgets.painting import paint_safely, surface
from workshop_app.ui.widgets.scroll_area import ScrollArea

CROP = QSize(92, 92)
Crop = Callable[[Box], QImage]


class _Crop(QWidget):
    """What is in a box, with its number."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(CROP)
        self._area: Box | None = None
        self._image = QImage()
        self._number = 0

    def show_area(self, area: Box, number: int, crop: Crop) -> None:
        """Show a part of the photo."""
        if area != self._area:
            smooth = Qt.TransformationMode.SmoothTransformation
            size = CROP * self.devicePixelRatioF()
            self._image = crop(area).scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        self._area, self._number = area, number
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture in the middle, the number in its corner."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        surface(painter, QRectF(self.rect()), 8, theme.palette().neutral)
        size = QSize(self._image.size() / self.devicePixelRatioF())
        corner = QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2)
        painter.drawImage(QRectF(corner, size), self._image)
        draw_number(painter, 4, 4, self._number)


class _Field(TextField):
    """A field that tells when the keyboard comes."""

    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The box is chosen on the photo too."""
        super().focusInEvent(event)
        self.entered.emit()


class PieceRow(QWidget):
    """One box."""

    def __init__(self, owner: PieceList, index: int) -> None:
        super().__init__()
        self._index = index
        self._owner = owner
        self._lit = False
        self.crop = _Crop()
        number = index + 1
        self.field = _Field(_("Text of note {number}").format(number=number), limit=NOTE_LIMIT)
        self.lane = Choice(_("Lane of note {number}").format(number=number), [])
        self.away = Bin(_("Delete box {number}").format(number=number), "Del")
        self.field.textEdited.connect(lambda text: owner.said.emit(index, text))
        self.field.entered.connect(lambda: owner.chosen.emit(index))
        self.field.returnPressed.connect(lambda: owner.go_on(index))
        self.lane.valueChanged.connect(lambda lane: owner.put.emit(index, lane))
        self.away.clicked.connect(lambda: owner.removed.emit(index))
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.lane, 1)
        below.addWidget(self.away)
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(self.field)
        words.addLayout(below)
        box = QHBoxLayout(self)
        box.setContentsMargins(10, 8, 10, 8)
        box.setSpacing(12)
        box.addWidget(self.crop)
        box.addLayout(words, 1)

    def show_piece(self, piece: Piece, *, lit: bool, lane_id: str, usual: str, crop: Crop) -> None:
        """Show the box as it is now."""
        self.crop.show_area(piece.area, self._index + 1, crop)
        if self.field.text() != piece.text:
            self.field.setText(piece.text)
        self.field.setPlaceholderText(usual)
        if self.lane.value() != lane_id:
            self.lane.setValue(lane_id)
        self._lit = lit
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the box."""
        self._owner.chosen.emit(self._index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chosen one stands out."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        p = theme.palette()
        line, width = (p.honey_line, 2) if self._lit else (p.line, 1)
        surface(painter, QRectF(self.rect()), theme.RADIUS, p.card, line, width)


class PieceList(QWidget):
    """All boxes, in the order they were drawn."""

    said = Signal(int, str)
    """A box is to say something."""
    put = Signal(int, str)
    """A box is for a lane."""
    chosen = Signal(int)
    removed = Signal(int)
    left = Signal()
    """Enter in the last field."""

    def __init__(self, crop: Crop, usual: Callable[[int], str]) -> None:
        super().__init__()
        self._crop = crop
        self._usual = usual
        """By the number of a note, the words it gets when none are written."""
        self._lanes: list[Lane] = []
        self.rows: list[PieceRow] = []
        self._chosen = -1
        self._empty = label(
            _("Drag a box around a note on the photo, or press Ctrl+N."), "body", wrap=True, tone="ink_2"
        )
        self._area = ScrollArea(spacing=10)
        self._area.body.setContentsMargins(0, 0, 14, 8)
        self._area.body.addWidget(self._empty)
        self._area.body.addStretch(1)
        self._area.verticalScrollBar().rangeChanged.connect(self._show_chosen)  # a new row has its place only then
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    def set_lanes(self, lanes: Sequence[Lane]) -> None:
        """The lanes that notes may go to; the first is the usual one."""
        if list(lanes) != self._lanes:
            self._lanes = list(lanes)
            for row in self.rows:
                row.lane.setOptions(self._options())

    def _options(self) -> list[tuple[str, str]]:
        return [(lane.title, lane.id) for lane in self._lanes]

    def show_boxes(self, boxes: Boxes) -> None:
        """Show the boxes as they are now."""
        while len(self.rows) > len(boxes.pieces):
            row = self.rows.pop()
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(boxes.pieces):
            row = PieceRow(self, len(self.rows))
            row.lane.setOptions(self._options())
            self.rows.append(row)
            self._area.body.insertWidget(len(self.rows), row)
        self._empty.setVisible(not self.rows)
        known = [lane.id for lane in self._lanes]
        for index, (row, piece) in enumerate(zip(self.rows, boxes.pieces, strict=True)):
            lit, usual = index == boxes.chosen, self._usual(index + 1)
            row.show_piece(piece, lit=lit, lane_id=piece.lane_among(known), usual=usual, crop=self._crop)
        self._chosen = boxes.chosen
        self._show_chosen()

    def _show_chosen(self) -> None:
        if 0 <= self._chosen < len(self.rows):
            self._area.ensureWidgetVisible(self.rows[self._chosen], 0, 12)

    def write(self, index: int, typed: str = "") -> None:
        """Let the words of a box be written, beginning with what has been typed already."""
        if 0 <= index < len(self.rows):
            field = self.rows[index].field
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            if typed:
                field.end(False)
                field.insert(typed)
                self.said.emit(index, field.text())
            else:
                field.selectAll()

    def go_on(self, index: int) -> None:
        """To the next field; after the last one the list is left."""
        if index + 1 < len(self.rows):
            self.write(index + 1)
        else:
            self.left.emit()
