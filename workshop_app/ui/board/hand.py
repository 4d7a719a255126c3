"""What the pointer does on a board: choosing, the lasso, dragging. Only the view moves until the button is let go."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication

from workshop_app.domain.board_geometry import Box
from workshop_app.ui import theme
from workshop_app.ui.board.areas import box_around, rect
from workshop_app.ui.board.before import Before
from workshop_app.ui.board.drop import Drop, drop_of_notes, drop_of_theme
from workshop_app.ui.board.edge import EdgeScroll
from workshop_app.ui.board.hand_chart import Choosing, HandChart, Mode
from workshop_app.ui.board.heading_size import heading_size
from workshop_app.ui.board.landing import draw_landing, land, parking_at, strip_area
from workshop_app.ui.board.lasso import draw_lasso
from workshop_app.ui.board.panels import draw_section
from workshop_app.ui.widgets.painting import surface

if TYPE_CHECKING:
    from workshop_app.ui.board.widget import BoardWidget

LAYER = 7
"""Pixels by which notes in the hand lie beside each other."""
SWING = 500
"""Around the two ends of a link that is led, so far may something be drawn."""


class Hand:
    """A pointer as a small state chart: idle, pressed, lasso, dragging notes, a theme or a link."""

    def __init__(self, board: BoardWidget) -> None:
        self._board = board
        self._chart = HandChart()
        self.drop: Drop | None = None
        self._grip = QPointF()
        self._before = Before(board)
        self._covers: dict[str, Box] = {}
        """What it drew on last."""
        self._edge = EdgeScroll(board, self.move)

    # what is held

    @property
    def mode(self) -> Mode:
        """What it does."""
        return self._chart.mode

    @property
    def dragged(self) -> tuple[str, ...]:
        """The notes that are being dragged."""
        return self._chart.held if self.mode == "notes" else ()

    @property
    def _item(self) -> str:
        return self._chart.item

    @property
    def _at(self) -> QPointF:
        return QPointF(*self._chart.at)

    @property
    def _start(self) -> QPointF:
        return QPointF(*self._chart.start)

    # what happens

    def press(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The button goes down, at a point of the board."""
        board, held = self._board, Qt.KeyboardModifier
        note, heading = board.note_at(point), board.heading_at(point)
        self._before = Before(board)
        choosing = self._chart.press(
            point.toTuple(),
            note or heading,
            is_note=bool(note),
            chosen=board.choice.notes,
            shift=bool(modifiers & held.ShiftModifier),
            control=bool(modifiers & held.ControlModifier),
            alt=bool(modifiers & held.AltModifier) and not board.participants,
        )
        self._choose(choosing)
        board.choice_changed()

    def _choose(self, choosing: Choosing | None) -> None:
        choice = self._board.choice
        match choosing:
            case Choosing("only", item):
                choice.only(item, note=item in self._board.cards)
            case Choosing("toggle", item):
                choice.toggle(item)
            case Choosing("extend", item):
                choice.extend(self._board.layout_.order, item)
            case Choosing("go", item):
                choice.current = item
            case Choosing("clear"):
                choice.clear()

    def move(self, point: QPointF) -> None:
        """The pointer moves with the button down."""
        far = (point - self._start).manhattanLength() * self._board.zoom >= QApplication.startDragDistance()
        if self._chart.move(point.toTuple(), far=far):
            self._chart.begin(self._board.chosen() if self._item in self._board.choice.notes else ())
            self._begun()
        if self.mode == "pressed":
            return
        if self.mode == "lasso":
            self._catch()
        else:
            self.drop = None if self.mode == "link" else self._landing()
            self._edge.at(point, parks=bool(self._board.strip_lane()))
        self._show()

    def take(self, item: str, point: QPointF) -> None:
        """A finger begins to drag: a note with those chosen with it, a theme, or with no item a lasso."""
        board = self._board
        self._before = Before(board)
        elsewhere = board.hands.dragged()
        notes = board.chosen() if item in board.choice.notes else (item,)
        here = tuple(note for note in notes if note not in elsewhere)
        is_note = item in board.cards
        self._chart.take(point.toTuple(), item, is_note=is_note, chosen=board.choice.notes, notes=here)
        self._begun()
        self._show()

    def _begun(self) -> None:
        self._grip = self._start - self._corner()
        self._board.hands.renew()

    def _corner(self) -> QPointF:
        """Where the thing that leads is, if it were not dragged."""
        box = self._board.box_of(self._item) or self._board.stops().get(self._item)
        return QPointF(box.x, box.y) if box is not None else self._start

    def stay(self) -> None:
        """Everything else may lie elsewhere now: what is held stays in the hand."""
        if not self._chart.keep(self._board.stops()):
            self._rest()
        elif self.mode in ("notes", "theme"):
            self.drop = self._landing()

    def release(self) -> None:
        """The button is let go: one act, or none."""
        drop, at = self.drop, self._at
        mode, item, held, choosing = self._chart.release()
        if choosing is not None:
            self._choose(choosing)
            self._board.choice_changed()
        self._rest()
        if drop is not None and mode == "notes":
            land(self._board, drop, held, item, at - self._grip)
        elif drop is not None and mode == "theme":
            self._board.deeds.merge(item, drop.target)
        elif mode == "link":
            self._board.tools.link(held, self._board.note_at(at))

    def cancel(self) -> bool:
        """Escape: everything back. Whether there was anything to give up."""
        if self.mode == "idle":
            return False
        self._rest()
        self._before.bring_back(looks=not self._board.hands.busy())
        return True

    def _rest(self) -> None:
        self._chart.rest()
        self.drop = None
        self._edge.stop()
        self._show()
        self._board.hands.renew()

    def _landing(self) -> Drop | None:
        board, x, y = self._board, self._at.x(), self._at.y()
        if self.mode == "theme":
            return drop_of_theme(board.picture, board.layout_, self._item, x, y)
        if (parking := parking_at(board, self._at)) is not None:
            return parking
        drop = drop_of_notes(board.picture, board.layout_, self.dragged, x, y, groups=not board.participants)
        return None if drop is not None and board.participants and drop.target == board.deeds.parking()[0] else drop

    def _catch(self) -> None:
        area = QRectF(self._start, self._at).normalized()
        box = Box(int(area.x()), int(area.y()), int(area.width()) + 1, int(area.height()) + 1)
        caught = {place.id for place in self._board.layout_.notes_in(box)}
        self._board.choice.notes = caught | (self._chart.before if self._chart.adds else set())
        self._board.choice_changed()

    # how it looks

    def _show(self) -> None:
        """Paint again what it covered and what it covers now, as far as that is not the same."""
        before, self._covers = self._covers, self.covers()
        changed = before.items() ^ self._covers.items()
        self._board.repaint_over(box for _part, box in changed)

    def covers(self) -> dict[str, Box]:
        """The boxes of the board that it draws on."""
        found: dict[str, Box] = {}
        board, at = self._board, self._at
        if self.mode == "lasso":
            found["lasso"] = box_around(QRectF(self._start, at).normalized())
        if self.mode == "link":
            # The curve swings out, and there is a ring around the note it leads to.
            found["link"] = box_around(QRectF(self._start, at).normalized().adjusted(-SWING, -SWING, SWING, SWING))
        if self.mode in ("notes", "theme"):
            by = at - self._grip - self._corner()
            held = board.box_of(self._item) or board.stops().get(self._item)
            if held is not None:
                found["held"] = box_around(rect(held).translated(by).adjusted(0, -LAYER, 3 * LAYER, 2 * LAYER))
        if self.mode == "notes" and board.strip_lane():
            lit = self.drop is not None and self.drop.landing == "park"
            view = strip_area(board)
            found["lit strip" if lit else "strip"] = box_around(
                QRectF(board.on_board(view.topLeft()), view.size() / board.zoom)
            )
        if self.drop is not None and self.drop.landing != "park":
            found["mark"] = self.drop.mark
        return found

    def draw(self, painter: QPainter) -> None:
        """What is dragged, where it would land, the lasso."""
        match self.mode:
            case "lasso":
                draw_lasso(painter, QRectF(self._start, self._at).normalized(), 1 / self._board.zoom)
            case "link":
                self._board.links.draw_led(painter, self._item, self._at)
            case "notes":
                draw_landing(painter, self._board, self.drop, strip=True)
                self._draw_notes(painter)
            case "theme":
                draw_landing(painter, self._board, self.drop, strip=False)
                self._draw_theme(painter)

    def _draw_notes(self, painter: QPainter) -> None:
        held, places = self.dragged, self._board.layout_.places
        lead = places.get(self._item)
        if lead is None:
            return
        by = self._at - self._grip - self._corner()
        others = islice((note for note in held if note != lead.id), 2)
        for depth, place in reversed(list(enumerate([lead, *(places[note] for note in others)]))):
            x = lead.box.x - place.box.x + by.x() + LAYER * depth
            y = lead.box.y - place.box.y + by.y() + LAYER * depth
            self._board.draw_held(painter, place, x, y)
        if len(held) > 1:
            p = theme.palette()
            badge = QRectF(lead.box.right + by.x() - 18, lead.box.y + by.y() - 14, 34, 28)
            surface(painter, badge, 14, p.brand)
            painter.setPen(QColor(p.on_brand))
            painter.setFont(theme.font(theme.SMALL, "bold", tabular=True))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(len(held)))

    def _draw_theme(self, painter: QPainter) -> None:
        board = self._board
        place = board.place_of(self._item)
        if place is None:
            return
        by = self._at - self._grip - self._corner()
        section, heading = board.picture.sections[place.section], place.box._replace(h=place.header.h)
        size = heading_size(board.picture.sections, board.layout_, board.room())
        painter.translate(by)
        painter.setOpacity(0.92)
        draw_section(painter, section, place._replace(box=heading), size, hints=bool(section.notes))
        painter.setOpacity(1.0)
        painter.translate(-by)
