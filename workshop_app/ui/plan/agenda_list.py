"""The agenda as rows that can be chosen, dragged, moved with the keyboard, copied and removed."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from workshop_app.commands.agenda import DeleteStep, DuplicateStep, MoveStep
from workshop_app.domain.agenda import ends_expected, schedule
from workshop_app.domain.enums import Stage, StepKind
from workshop_app.domain.records import Step
from workshop_app.i18n import _
from workshop_app.services.editor import Event
from workshop_app.ui import motion, theme
from workshop_app.ui.plan.step_row import HEIGHT, StepRow, clock_text
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.painting import paint_safely, surface

GAP = 8
SMALLER = 0.96
"""A row that follows the pointer is a little smaller, so that the mark below it shows at both ends."""
EDGE = 4
"""Room above the first row and below the last for the mark that says where a dragged row lands."""
AT_ONCE = 6
"""So many steps are seen on any screen before one scrolls."""


class AgendaList(QWidget):
    """All steps. `selected` carries the id of the chosen one, `removed` the title of one that was deleted."""

    selected = Signal(str)
    removed = Signal(str)
    edit_wanted = Signal()
    """Enter was pressed on a step."""
    reached = Signal(int, int)
    """From and to (y) of what should be in view."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rows: list[StepRow] = []
        self.chosen = ""
        self._moving = 0
        self._target = -1
        """Where a dragged row would land among the others, -1 when nothing is dragged."""
        self._mark = _Mark(self)
        self._ghost = QLabel(self)
        self._ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ghost.hide()
        self.setAccessibleName(_("Agenda"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.refresh(glide=False)

    def refresh(self, *, glide: bool = True) -> None:
        """Show the agenda as it is; rows that have moved glide."""
        state = self._session.state
        current = state.workshop.current_step if state.workshop.stage is Stage.OPEN else ""
        before, self.rows = self.rows, []
        old = {row.step_id: row for row in before}
        ends = ends_expected(state, self._session.now())
        for slot in schedule(state):
            row = old.pop(slot.step.id, None) or StepRow(self, self, slot)
            row.show_slot(slot, clock_text(slot, ends, state.workshop), on_screen=slot.step.id == current)
            row.show()
            self.rows.append(row)
        for row in old.values():
            if row.dragged:
                self.cancel_drag()
            if row.hasFocus() and self.rows:  # or hiding it would give the keyboard to what stands far below
                self.rows[min(before.index(row), len(self.rows) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
            row.hide()
            row.deleteLater()
        self._place(glide=glide and motion.enabled() and self.isVisible())
        for above, row in pairwise(self.rows):
            QWidget.setTabOrder(above, row)

    def tell_times(self) -> None:
        """Show when each step is expected now."""
        ends = ends_expected(self._session.state, self._session.now())
        for row in self.rows:
            row.show_clock(clock_text(row.slot, ends, self._session.workshop))

    def follow(self, event: Event) -> None:
        """Refresh after a change, and choose the step that has come to be."""
        steps = [change for change in event.changes.changes if isinstance(change.record, Step)]
        made = next((change.after for change in steps if change.before is None), None)
        at = next((i for i, row in enumerate(self.rows) if row.step_id == self.chosen), 0)
        self.refresh()
        ids = [row.step_id for row in self.rows]
        if made is not None:
            self.select(made.id, focus=self._has_focus())
        elif self.chosen not in ids:
            had_focus = self._has_focus()
            self.select(ids[min(at, len(ids) - 1)] if ids else "", focus=had_focus)

    def begin(self) -> None:
        """Choose the step on the screen; before the workshop the first with a question to write, else the first.

        That must be seen without scrolling: a page begins with its heading.
        """
        workshop, steps = self._session.workshop, self._session.state.ordered(Step)
        if workshop.stage is Stage.PLANNED:
            steps = [step for step in steps[:AT_ONCE] if step.kind is StepKind.BUZZ_GROUP] or steps
        first = steps[0].id if steps else ""
        self.select(workshop.current_step if workshop.stage is Stage.OPEN else first)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to the chosen step; not by a focus proxy, from which Tab would never reach the rest."""
        for row in self.rows:
            if row.isChecked():
                row.setFocus(event.reason())

    def select(self, step_id: str, *, focus: bool = False) -> None:
        """Choose a step."""
        changed = step_id != self.chosen
        self.chosen = step_id
        for row in self.rows:
            row.setChecked(row.step_id == step_id)
            reachable = row.isChecked() or not step_id
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if reachable else Qt.FocusPolicy.ClickFocus)
            if row.isChecked() and focus:
                row.setFocus(Qt.FocusReason.TabFocusReason)
        if changed:
            self._session.editor.end_bout()
            self.selected.emit(step_id)
        self.reach()

    def handle_key(self, event: QKeyEvent) -> bool:
        """Whether a key was one of the list's own, and done."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            (self._shift if alt else self._walk)(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._walk(len(self.rows) if key == Qt.Key.Key_End else -len(self.rows))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete()
        elif key == Qt.Key.Key_D and control:
            self.duplicate()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self.edit_wanted.emit()
        elif key == Qt.Key.Key_Escape and self._target >= 0:
            self.cancel_drag()
        else:
            return False
        return True

    def delete(self) -> None:
        """Remove the chosen step."""
        step = self._session.state.find(Step, self.chosen)
        if step is not None and self._session.run(DeleteStep(step.id)):
            self.removed.emit(step.title)

    def duplicate(self) -> None:
        """Put a copy after the chosen step."""
        if self.chosen:
            self._session.run(DuplicateStep(self.chosen))

    # --- dragging ---

    def drag(self, row: StepRow, y: int) -> None:
        """A row follows the pointer; a mark says where it would land."""
        if self._target < 0:
            self._ghost.setPixmap(_faint(row.grab()))
            self._ghost.resize(self._ghost.pixmap().deviceIndependentSize().toSize())
            row.dragged = True
            row.update()
            self._ghost.show()
            self._mark.show()
            self._ghost.raise_()
            row.setFocus(Qt.FocusReason.MouseFocusReason)
        self._ghost.move(16, y - HEIGHT // 2)
        others = [other for other in self.rows if other is not row]
        self._target = sum(1 for other in others if other.geometry().center().y() < y)
        at = next((o.y() - GAP // 2 for o in others[self._target : self._target + 1]), None)
        if at is None:
            at = others[-1].geometry().bottom() + 1 + GAP // 2 if others else EDGE
        if self._target < len(others) and self.rows.index(row) == self._target:
            at = row.y() - GAP // 2
        self._mark.setGeometry(0, at - 4, self.width(), 8)
        self.reached.emit(y - HEIGHT, y + HEIGHT)

    def drop(self, row: StepRow) -> None:
        """The row lands."""
        target = self._target
        self.cancel_drag()
        if target >= 0:
            self._session.run(MoveStep(row.step_id, target))

    def cancel_drag(self) -> None:
        """Everything as before."""
        self._target = -1
        self._mark.hide()
        self._ghost.hide()
        for row in self.rows:
            if row.dragged:
                row.dragged = False
                row.let_go()
                row.update()

    # --- moving about ---

    def _walk(self, step: int) -> None:
        ids = [row.step_id for row in self.rows]
        here = ids.index(self.chosen) if self.chosen in ids else -1
        if ids:
            self.select(ids[min(len(ids) - 1, max(0, here + step))], focus=True)

    def _shift(self, step: int) -> None:
        ids = [row.step_id for row in self.rows]
        if self.chosen in ids:
            self._session.run(MoveStep(self.chosen, max(0, ids.index(self.chosen) + step)))
            self.reach()

    def _has_focus(self) -> bool:
        return any(row.hasFocus() for row in self.findChildren(StepRow))

    def reach(self) -> None:
        """Ask for the chosen step to be in view."""
        number = next((i for i, row in enumerate(self.rows) if row.step_id == self.chosen), None)
        if number is not None:
            top = EDGE + number * (HEIGHT + GAP)
            self.reached.emit(top - GAP, top + HEIGHT + GAP)

    # --- where rows stand ---

    def _place(self, *, glide: bool) -> None:
        self._moving += 1
        turn = self._moving
        self.setFixedHeight(2 * EDGE + max(0, len(self.rows) * (HEIGHT + GAP) - GAP))
        paths = []
        for number, row in enumerate(self.rows):
            end = QPoint(0, EDGE + number * (HEIGHT + GAP))
            begin = row.pos() if row.height() == HEIGHT and row.width() == self.width() else end
            row.setGeometry(begin.x(), begin.y(), self.width(), HEIGHT)
            paths.append((row, begin, end))

        def step(share: float) -> None:
            if turn == self._moving:
                for row, begin, end in paths:
                    row.move(begin + (end - begin) * share)

        if glide and any(begin != end for _row, begin, end in paths):
            motion.glide_value(self, 0.0, 1.0, step, motion.NORMAL)
        else:
            step(1.0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as wide as the list."""
        self._place(glide=False)

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(420, self.height())


def _faint(picture: QPixmap) -> QPixmap:
    """The picture of a row, seen through enough for the mark below it."""
    picture = picture.scaledToWidth(round(picture.width() * SMALLER), Qt.TransformationMode.SmoothTransformation)
    result = QPixmap(picture.size())
    result.setDevicePixelRatio(picture.devicePixelRatio())
    result.fill(Qt.GlobalColor.transparent)
    with QPainter(result) as painter:
        painter.setOpacity(0.82)
        painter.drawPixmap(0, 0, picture)
    return result


class _Mark(QWidget):
    """The line that says where a dragged row lands."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line with a dot at its beginning."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        p = theme.palette()
        middle = self.height() / 2
        surface(painter, QRectF(4, middle - 1.5, self.width() - 4, 3), 1.5, p.brand)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(p.brand))
        painter.drawEllipse(QRectF(0, middle - 4, 8, 8))
