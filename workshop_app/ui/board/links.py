"""Links between notes: which there are, the way along them, and how they are drawn as quiet curves."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from workshop_app.domain.board_geometry import Box
from workshop_app.ui import theme
from workshop_app.ui.board.areas import rect

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget

QUIET, CLEAR, STRONG = 0.38, 0.6, 0.95
"""How solid a link is drawn: quiet, in high contrast, and one of a note that is chosen."""
FEW = 5
"""The links of more notes than this, chosen together, are quiet: they are to be moved, not followed."""
HEAD = 11.0
"""Length of the arrowhead, in pixels of the screen."""
MARK, LEAST = 4.0, 0.45
"""Radius of the mark on a note that has links, on the screen, and the distance from which it would be only noise."""
BOW = 110.0
"""How far a level link swings aside."""
AIR = 3.0
"""Between a note's edge and the curve, likewise."""


class Links:
    """The links of a board; hidden until they are asked for, but those of the chosen notes are always seen."""

    def __init__(self, board: BoardWidget) -> None:
        self._board = board
        self.shown = False
        self._of: tuple[tuple[str, str], ...] = ()
        self._ends: dict[str, list[str]] = {}
        self._from = ""
        self._at = ""
        self._drawn = False

    def toggle(self) -> None:
        """Show all links, or hide them again."""
        self.shown = not self.shown
        self._board.viewport().update()

    def ends(self, note: str) -> list[str]:
        """The notes that a note is linked to, in either direction."""
        links = self._board.picture.links
        if links is not self._of:
            self._of, self._ends = links, {}
            for source, target in links:
                self._ends.setdefault(source, []).append(target)
                self._ends.setdefault(target, []).append(source)
        return self._ends.get(note, [])

    def next_end(self, note: str) -> str:
        """Where the links of a note lead on the board; asked again from there, where the next of them leads."""
        if note != self._at or not self._from:
            self._from = note
        round_trip = [self._from, *(end for end in self.ends(self._from) if end in self._board.cards)]
        if len(round_trip) < 2:
            self._from = self._at = ""
            return ""
        place = round_trip.index(note) if note in round_trip else 0
        self._at = round_trip[(place + 1) % len(round_trip)]
        return self._at

    def codes(self, note: str) -> list[str]:
        """What the notes are called that a note is linked to."""
        return [self._board.cards[end].code for end in self.ends(note) if end in self._board.cards]

    def reach(self) -> bool:
        """Whether any link is drawn, or was until now, so that what is painted reaches from note to note."""
        return self._drawn or self.shown or any(self.ends(note) for note in self._board.choice.notes)

    def draw(self, painter: QPainter) -> None:
        """All links, or only those of the chosen notes; in the board's coordinates."""
        board, chosen = self._board, self._board.choice.notes
        quiet, strong = [], []
        seen = board.seen(board.viewport().rect()).adjusted(-BOW, -BOW, BOW, BOW)
        for source, target in board.picture.links:
            start, end = board.box_of(source), board.box_of(target)
            if start is None or end is None or not seen.intersects(rect(start).united(rect(end))):
                continue
            of_chosen = source in chosen or target in chosen
            if of_chosen and len(chosen) <= FEW:
                strong.append((start, end))
            elif (of_chosen or self.shown) and not (board.finder.dims(source) and board.finder.dims(target)):
                quiet.append((start, end))
        self._drawn = bool(quiet or strong)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_marks(painter)
        contrast = theme.palette().name == "contrast"
        for boxes, alpha, width in ((quiet, CLEAR if contrast else QUIET, 2.0), (strong, STRONG, 2.6)):
            color = QColor(theme.palette().brand)
            color.setAlphaF(alpha)
            for start, end in boxes:
                draw_link(painter, start, end, color, width / board.zoom, board.zoom)
        painter.restore()

    def _draw_marks(self, painter: QPainter) -> None:
        """A small ring on the edge of every note that has links, where it can be seen."""
        board = self._board
        if not board.picture.links or board.zoom < LEAST:
            return
        p, size = theme.palette(), MARK / board.zoom
        seen = board.seen(board.viewport().rect())
        color = QColor(p.brand)
        painter.setPen(QPen(color, 1.6 / board.zoom))
        painter.setBrush(QColor(p.card))
        self.ends("")
        for note in self._ends:
            box = board.box_of(note)
            if box is not None and not board.finder.dims(note) and seen.intersects(rect(box)):
                painter.drawEllipse(QPointF(box.right, box.y + box.h / 2), size, size)

    def draw_led(self, painter: QPainter, source: str, at: QPointF) -> None:
        """The link that is being led from a note to where the pointer is, or to the note that is there."""
        board = self._board
        start, target = board.box_of(source), board.note_at(at)
        end = board.box_of(target) if target and target != source else Box(round(at.x()), round(at.y()), 1, 1)
        if start is None or end is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = QColor(theme.palette().brand)
        draw_link(painter, start, end, color, 3 / board.zoom, board.zoom)
        if end.w > 1:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color, 3 / board.zoom))
            painter.drawRoundedRect(rect(end).adjusted(-5, -5, 5, 5), 14, 14)
        painter.restore()


def draw_link(painter: QPainter, start: Box, end: Box, color: QColor, width: float, zoom: float) -> None:
    """A curve from the edge of one note to the edge of another, with an arrowhead there."""
    leaving, arriving = facing(start, end)
    out, into = _edge(start, leaving, AIR / zoom), _edge(end, arriving, AIR / zoom)
    head = HEAD / zoom
    neck = QPointF(into.x() + arriving.x() * head * 0.8, into.y() + arriving.y() * head * 0.8)
    across = abs(neck.x() - out.x()) if leaving != arriving and leaving.x() else 60.0 if leaving == arriving else 240.0
    reach = max(18.0, min(0.42 * hypot(neck.x() - out.x(), neck.y() - out.y()), 24 + 0.6 * across, 220.0))
    bow = QPointF(0, _bow(out, neck) if leaving.x() else 0.0)
    path = QPainterPath(out)
    path.cubicTo(out + leaving * reach + bow, neck + arriving * reach + bow, neck)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(path)
    side = QPointF(-arriving.y(), arriving.x()) * head * 0.45
    back = into + arriving * head
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(QPolygonF([into, back + side, back - side]))


def _bow(start: QPointF, end: QPointF) -> float:
    """How far a long, level link swings upwards, or downwards at the top: straight it would strike the text out."""
    along, down = abs(end.x() - start.x()), abs(end.y() - start.y())
    bow = min(BOW, 0.3 * along) * max(0.0, 1 - 2 * down / max(1.0, along))
    return -bow if min(start.y(), end.y()) > bow else bow


def facing(start: Box, end: Box) -> tuple[QPointF, QPointF]:
    """The sides on which a link leaves one note and reaches another, as directions outwards."""
    right, below = QPointF(1, 0), QPointF(0, 1)
    if start.right <= end.x:
        return right, -right
    if end.right <= start.x:
        return -right, right
    if start.bottom <= end.y:
        # In the same column the curve goes round notes in between, at the right.
        return (below, -below) if end.y - start.bottom < 80 else (right, right)
    if end.bottom <= start.y:
        return (-below, below) if start.y - end.bottom < 80 else (right, right)
    return right, right


def _edge(box: Box, side: QPointF, air: float) -> QPointF:
    """The middle of a side of a note, a little outside it."""
    area = rect(box)
    half = QPointF(side.x() * (area.width() / 2 + air), side.y() * (area.height() / 2 + air))
    return area.center() + half
