"""Decisions in words: a short list with a line to write on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workshop_app.commands.actions import AddDecision, DeleteDecision, EditDecision
from workshop_app.domain.records import Decision
from workshop_app.i18n import _
from workshop_app.ui import theme
from workshop_app.ui.console.actions_winners import chain
from workshop_app.ui.session import DECISION, Draft, Session
from workshop_app.ui.text_blocks import draw_block, wrapped
from workshop_app.ui.undo_offer import offer_undo
from workshop_app.ui.widgets.buttons import Bin, Pressable
from workshop_app.ui.widgets.clearing import clear
from workshop_app.ui.widgets.fields import TextField, set_invalid
from workshop_app.ui.widgets.labels import label
from workshop_app.ui.widgets.painting import focus_ring, surface
from workshop_app.ui.widgets.scroll_area import ScrollArea

LINE = 24
LEAST, MOST = 44, 148
"""Pixels of the list: a decision of one line, and three or so."""


class DecisionItem(Pressable):
    """One decision. Double-click, F2 or Enter changes it, Delete removes it."""

    editWanted = Signal()
    deleteWanted = Signal()

    def __init__(self, decision: Decision) -> None:
        super().__init__()
        self._text = decision.text
        self.setAccessibleName(decision.text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._delete = Bin(_("Delete the decision"), "Del", parent=self)
        self._delete.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._delete.clicked.connect(self.deleteWanted)
        self._delete.hide()

    def _lines(self, width: int) -> list[str]:
        return wrapped(self._text, theme.font(theme.BODY), max(80, width - 76), len(self._text) + 1)

    def hasHeightForWidth(self) -> bool:
        """Yes."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its words."""
        return max(44, len(self._lines(width)) * LINE + 14)

    def sizeHint(self) -> QSize:
        """As high as its words."""
        return QSize(260, self.heightForWidth(self.width() or 260))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button stays last, and the height follows the width."""
        if event.oldSize().width() != self.width():
            self.updateGeometry()
        top = min((self.height() - 44) // 2, 2 * LINE)  # in sight beside a decision that is higher than the list
        self._delete.setGeometry(self.width() - 46, top, 44, 44)

    def event(self, event: QEvent) -> bool:
        """The button appears under the pointer and with the keyboard."""
        done = super().event(event)
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave, QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._delete.setVisible(self.underMouse() or self.hasFocus())
        return done

    def pressed_twice(self, event: QMouseEvent) -> None:
        """Change it in place."""
        self.editWanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 and Enter change, Delete removes; up and down read on, and lead to the next one where nothing is left."""
        seen = self.visibleRegion().boundingRect()
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.editWanted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleteWanted.emit()
        elif (event.key() == Qt.Key.Key_Down and seen.bottom() < self.rect().bottom()) or (
            event.key() == Qt.Key.Key_Up and seen.top() > 0
        ):
            event.ignore()  # it is for the list, which scrolls
        else:
            super().keyPressEvent(event)

    def draw(self, painter: QPainter) -> None:
        """A tick and the words."""
        p = theme.palette()
        area = QRectF(self.rect())
        if self.hovered() or self.hasFocus():
            surface(painter, area, 10, p.hover)
        lines = self._lines(self.width())
        painter.setPen(QColor(p.brand))
        top = (self.height() - len(lines) * LINE) / 2
        draw_block(painter, QRectF(8, top, 20, LINE), "✓", theme.font(theme.BODY, "bold"), lines=1)
        painter.setPen(QColor(p.ink))
        words = QRectF(30, top, self.width() - 76, len(lines) * LINE)
        draw_block(painter, words, "\n".join(lines), theme.font(theme.BODY), lines=len(lines))
        if self.ring:
            focus_ring(painter, area, 10)


class _List(ScrollArea):
    """As high as it is wanted to be; in a low window it gives way, and scrolls."""

    def __init__(self) -> None:
        super().__init__(spacing=0, edge=True)
        self._high = 0
        self.setMinimumHeight(LEAST)

    def want(self, high: int) -> None:
        """Be so high where there is room."""
        self._high = high
        self.setMaximumHeight(high)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as it is wanted to be."""
        return QSize(super().sizeHint().width(), self._high)


class Decisions(QWidget):
    """The decisions and the line where the next one is written."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[object, ...] | None = None
        self._editing = ""
        self.items: dict[str, DecisionItem] = {}
        self.entry = TextField(_("New decision"), placeholder=_("Write a decision, then Enter"), limit=1000)
        self.entry.returnPressed.connect(self._add)
        self.entry.textEdited.connect(lambda _text: set_invalid(self.entry, False))
        self.entry.setText(session.drafts.get(DECISION, Draft()).words)
        keep = session.write_draft
        self.entry.textChanged.connect(lambda text: keep(DECISION, Draft(text, keep=AddDecision(text))))
        session.drafts_kept.connect(self._drafts_kept)
        self._area = _List()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(label(_("Decisions"), "heading"))
        box.addWidget(self._area)
        box.addWidget(self.entry)

    def refresh(self) -> None:
        """Show the decisions as they are now."""
        decisions = self._session.state.ordered(Decision)
        if (tuple(decisions), self._editing) == self._shown:
            return
        self._shown = (tuple(decisions), self._editing)
        clear(self._area.body)
        self.items = {}
        for decision in decisions:
            if decision.id == self._editing:
                self._show_editor(decision)
                continue
            item = DecisionItem(decision)
            item.editWanted.connect(lambda which=decision.id: self._edit(which))
            item.deleteWanted.connect(lambda which=decision.id: self._delete(which))
            self.items[decision.id] = item
            self._area.body.addWidget(item)
            item.show()
        self._area.setVisible(bool(decisions))
        self._fit()
        chain([self._area, *self.items.values(), self.entry])

    def _fit(self) -> None:
        """As high as the decisions, three or so at most; then they scroll."""
        width = self.width() - 12
        wanted = sum(item.heightForWidth(width) for item in self.items.values()) + (44 if self._editing else 0)
        self._area.want(min(MOST, max(LEAST, wanted)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words break in other places."""
        self._fit()

    def _show_editor(self, decision: Decision) -> None:
        field = TextField(_("Decision"), text=decision.text, limit=1000)
        field.editingFinished.connect(lambda: self._save(decision, field.text()))
        self._area.body.addWidget(field)
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self, decision_id: str) -> None:
        self._editing = decision_id
        self.refresh()

    def _save(self, decision: Decision, text: str) -> None:
        if self._editing != decision.id:
            return
        self._editing = ""
        if text.strip() and text.strip() != decision.text:
            self._session.run(EditDecision(decision.id, text))
        self.refresh()

    def _add(self) -> None:
        refusal = self._session.attempt(AddDecision(self.entry.text())) if self.entry.text().strip() else ""
        set_invalid(self.entry, bool(refusal))
        if not refusal:
            self.entry.setText("")  # not clear(): Ctrl+Z then takes back the decision

    def _drafts_kept(self) -> None:
        if DECISION not in self._session.drafts:
            self.entry.setText("")

    def _delete(self, decision_id: str) -> None:
        if self._session.run(DeleteDecision(decision_id)):
            offer_undo(self.window(), self._session, _("The decision is deleted"))
