"""The list beside the action plan: which theme or note the next action belongs to, and what its notes say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.domain.board import notes_in_theme
from workshop_app.domain.records import Note
from workshop_app.domain.state import State
from workshop_app.i18n import _, current, ngettext
from workshop_app.ui import theme
from workshop_app.ui.console.actions_threads import Thread
from workshop_app.ui.text_blocks import draw_block, wrapped
from workshop_app.ui.widgets.buttons import IconButton, Pressable
from workshop_app.ui.widgets.clearing import clear
from workshop_app.ui.widgets.labels import label
from workshop_app.ui.widgets.painting import focus_ring, surface
from workshop_app.wording import SHAPES, note_code

LINE = 24


class WinnerRow(Pressable):
    """A thread: rank, label, a bar and the number of actions, or without a vote number or code and label.

    The chosen one is framed. The chevron of a theme opens its notes.
    """

    openWanted = Signal()

    def __init__(self, thread: Thread, most: int, actions: int) -> None:
        super().__init__()
        self._thread = thread
        self._standing = thread.standing
        self._share = thread.standing.dots / max(1, most) if thread.standing else 0.0
        self._bold = thread.standing.advances if thread.standing else thread.theme_id is not None
        self._actions = actions
        self.setCheckable(True)
        self.setAccessibleName(_told(thread))
        self.setAccessibleDescription(ngettext("{n} action", "{n} actions", actions))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._chevron = IconButton("chevron-down", _("Show the notes"), "→", parent=self)
        self._chevron.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._chevron.clicked.connect(self.openWanted)
        self._chevron.setVisible(thread.theme_id is not None)

    def set_open(self, is_open: bool) -> None:
        """Whether its notes are shown."""
        self._chevron.setIconName("chevron-up" if is_open else "chevron-down")
        self._chevron.setName(_("Hide the notes") if is_open else _("Show the notes"))

    def nextCheckState(self) -> None:
        """The list says which one is chosen."""

    def _lines(self, width: int) -> list[str]:
        weight = theme.font(17, "semibold" if self._bold else "regular")
        return wrapped(self._thread.words, weight, max(80, width - 108), 3)

    def hasHeightForWidth(self) -> bool:
        """Yes."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Label, and bar or number of actions."""
        foot = 44 if self._standing or self._actions else 20
        return len(self._lines(width)) * LINE + foot

    def sizeHint(self) -> QSize:
        """As high as its label."""
        return QSize(280, self.heightForWidth(self.width() or 280))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chevron stays last, and the height follows the width."""
        if event.oldSize().width() != self.width():
            self.updateGeometry()
        self._chevron.setGeometry(self.width() - 46, (self.height() - 44) // 2, 44, 44)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Right opens the notes, Up and Down go to the neighbours."""
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            if self._thread.theme_id is not None:
                self.openWanted.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def draw(self, painter: QPainter) -> None:
        """Frame, mark, label, bar, figures."""
        p = theme.palette()
        area = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        behind = self._standing is not None and not self._standing.advances
        if self.isChecked():
            surface(painter, area, 12, p.card, p.brand, 2)
        elif self.hovered():
            surface(painter, area, 12, p.hover)
        painter.setPen(QColor(p.ink_2 if behind else p.ink))
        painter.setFont(theme.font(21 if self._thread.theme_id else theme.BODY, "bold", tabular=True))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(0, 9, 40, LINE), right, self._thread.mark)
        lines = self._lines(self.width())
        painter.setPen(QColor(p.ink))
        words = theme.font(17, "semibold" if self._bold else "regular")
        draw_block(painter, QRectF(52, 9, self.width() - 108, len(lines) * LINE), "\n".join(lines), words, lines=3)
        self._draw_foot(painter, 9.0 + len(lines) * LINE + 5)
        if self.ring:
            focus_ring(painter, area, 12)

    def _draw_foot(self, painter: QPainter, top: float) -> None:
        p = theme.palette()
        facts, left = [], 52.0
        if self._standing is not None:
            goes = self._standing.advances
            room = max(40.0, self.width() - 52 - 150)
            edge = (p.honey_line if goes else p.ink_2) if p.name == "contrast" else ""
            bar = QRectF(52, top + 4, max(4.0, room * self._share), 12)
            if self._share:
                surface(painter, bar, 4, p.honey if goes else p.bar_muted, edge)
            facts.append(str(self._standing.dots))
            left += room + 12
        if self._actions:
            facts.append(ngettext("{n} action", "{n} actions", self._actions))
        painter.setPen(QColor(p.ink_2))
        painter.setFont(theme.font(theme.SMALL, tabular=True))
        painter.drawText(
            QRectF(left, top - 3, self.width() - left, 26), int(Qt.AlignmentFlag.AlignVCenter), " · ".join(facts)
        )


class Winners(QWidget):
    """The threads as headings to choose from. `chosen` and `opened` (its notes are shown or hidden) carry a Thread."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)
        self.rows: dict[str, WinnerRow] = {}
        """By the key of their thread."""
        self._open = ""
        self._shown: tuple[object, ...] = ()

    def show_threads(self, state: State, threads: list[Thread], counts: dict[str, int], chosen: str) -> None:
        """List the threads; `chosen` is the key of the one that is picked."""
        notes = {t.key: notes_in_theme(state, t.theme_id) if t.theme_id else [] for t in threads}
        now = (tuple(threads), tuple(counts.items()), chosen, self._open, tuple(map(tuple, notes.values())))
        if now == self._shown:
            return
        self._shown = now
        had_focus = self.hasFocusInside()
        clear(self._box)
        rows: list[QWidget] = [self]
        self.rows = {}
        most = max((thread.standing.dots for thread in threads if thread.standing), default=0)
        for thread in threads:
            row = WinnerRow(thread, most, counts.get(thread.key, 0))
            row.setChecked(thread.key == chosen)
            row.set_open(self._open == thread.key)
            row.clicked.connect(lambda _down=False, thread=thread: self.chosen.emit(thread))
            row.openWanted.connect(lambda thread=thread: self._toggle(thread))
            self._box.addWidget(row)
            row.show()
            rows.append(row)
            self.rows[thread.key] = row
            if self._open == thread.key:
                told = _notes_of(notes[thread.key])
                self._box.addWidget(told)
                told.show()
            if had_focus and thread.key == chosen:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
        chain(rows)

    def lead_to(self, thread: Thread) -> None:
        """Show a thread with its notes and take the keyboard there."""
        self._open = thread.key if thread.theme_id else self._open
        self.opened.emit(thread)
        if thread.key in self.rows:
            self.rows[thread.key].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hasFocusInside(self) -> bool:
        """Whether the keyboard is on one of the headings."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _toggle(self, thread: Thread) -> None:
        self._open = "" if self._open == thread.key else thread.key
        self.opened.emit(thread)


def chain(widgets: Sequence[QWidget]) -> None:
    """Let Tab go through widgets in this order, though some were made later than others."""
    for first, second in pairwise(widgets):
        QWidget.setTabOrder(first, second)


def _told(thread: Thread) -> str:
    if thread.standing is None:
        return f"{thread.mark} · {thread.words}"
    dots = ngettext("{n} dot", "{n} dots", thread.standing.dots)
    return _("Place {rank}: {label}, {dots}").format(rank=thread.mark, label=thread.words, dots=dots)


def _notes_of(notes: list[Note]) -> QWidget:
    words = [f"{SHAPES[note.kind]} {note_code(current(), note)}  {note.text}" for note in notes]
    told = label("\n".join(words) if words else _("There are no notes behind this."), "small", wrap=True)
    told.setContentsMargins(52, 2, 12, 10)
    return told
