"""The console's centre while the action plan is made: what it is about at the left, the plan at the right."""

from __future__ import annotations

from collections import Counter
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.commands.actions import DeleteAction, MoveAction
from workshop_app.domain.actions import by_thread
from workshop_app.domain.records import Action, BallotBox, Count, Decision, Note, Round, Theme
from workshop_app.i18n import _, ngettext
from workshop_app.services.editor import Event
from workshop_app.ui.console.actions_decisions import Decisions
from workshop_app.ui.console.actions_editing import ActionEditing
from workshop_app.ui.console.actions_form import ActionForm, add_action
from workshop_app.ui.console.actions_rows import ActionItem
from workshop_app.ui.console.actions_threads import NO_THREAD, Thread, thread_of, threads, worked_on
from workshop_app.ui.console.actions_winners import Winners, chain
from workshop_app.ui.session import Draft, Session
from workshop_app.ui.undo_offer import offer_undo
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.clearing import clear
from workshop_app.ui.widgets.empty_state import EmptyState
from workshop_app.ui.widgets.keys_overlay import KeyGroup
from workshop_app.ui.widgets.labels import label
from workshop_app.ui.widgets.scroll_area import ScrollArea
from workshop_app.ui.widgets.sheet import Sheet
from workshop_app.ui.widgets.toast import show_toast

LOWEST = 36
"""Pixels of a list in a low window: there is always something of it to be seen, and all that one writes in is whole."""


class ActionsStage(QWidget):
    """Picking a theme or note says what the next action belongs to; the thread is kept."""

    def __init__(self, session: Session, step_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._step_id = session, step_id
        draft = session.drafts.get(step_id)  # there if something was picked or written here
        self._holds, self._thread = draft is not None, draft.place if draft else None
        """Key of the thread that was picked, empty for none; None before anything was."""
        self._belonging = NO_THREAD  # what is added now belongs to it
        self._focus_on = ""
        self._editing = ActionEditing(session, self._today, self)
        self._editing.ended.connect(self._edited)
        self._shown: tuple[object, ...] = ()
        self.items: dict[str, ActionItem] = {}
        self.winners = Winners()
        self.winners.chosen.connect(self._choose)
        self.winners.opened.connect(self._set_thread)
        self.decisions = Decisions(session)
        self.form = ActionForm(_("Add"), self._today)
        self.form.submitted.connect(self._add)
        self.form.restore(draft or Draft())
        self.form.edited.connect(self._keep_draft)
        self._left = self._left_pane()
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._left, 5)
        box.addWidget(self._right_pane(), 7)
        session.changed.connect(self._changed)
        session.drafts_kept.connect(self._drafts_kept)
        self.refresh()

    def keys(self) -> list[KeyGroup]:
        """The keys of this stage, for the sheet of keys."""
        keys = [
            ("Enter", _("Add the action")),
            ("Tab", _("What, who, when, level")),
            ("F2 / Enter", _("Change the chosen action")),
            ("J", _("Show what the chosen action comes from")),
            ("Del", _("Delete the chosen action")),
            ("Alt+↑ / Alt+↓", _("Move the chosen action")),
        ]
        return [KeyGroup(_("Actions"), keys)]

    def _left_pane(self) -> QWidget:
        pane = QWidget()
        self._left_box = QVBoxLayout(pane)
        self._left_box.setContentsMargins(28, 18, 24, 16)
        self._left_box.setSpacing(12)
        self._facts = label("", "small", wrap=True)
        area = ScrollArea(spacing=4, edge=True)
        area.setMinimumHeight(LOWEST)
        self._list = area.body
        area.body.addWidget(self.winners)
        self._none = Button("", "quiet")
        self._none.setCheckable(True)
        self._none.clicked.connect(lambda: self._choose(NO_THREAD))
        area.body.addWidget(self._none, 0, Qt.AlignmentFlag.AlignLeft)
        area.body.addStretch(1)
        self._topic = label("", "title")
        self._left_box.addWidget(self._topic)
        self._left_box.addWidget(self._facts)
        self._left_box.addWidget(area, 1)
        return pane

    def _right_pane(self) -> QWidget:
        pane = Sheet()
        self._right_box = QVBoxLayout(pane)
        self._right_box.setContentsMargins(20, 18, 20, 16)  # the frames of rows reach 8 pixels outside their words
        self._right_box.setSpacing(12)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.addWidget(label(_("Actions"), "title"), 1)
        self._count = label("", tone="ink_2")
        self._count.setContentsMargins(0, 0, 0, 6)  # on the baseline of the heading
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        self._area = ScrollArea(spacing=0, edge=True)
        self._area.setMinimumHeight(LOWEST)
        words = _("Write what is to be done and press Enter. Who and when can be filled in at once or later.")
        self._empty = EmptyState(_("No actions yet"), words, icon="checklist")
        self._belongs = label("", "body", wrap=True, tone="ink_2")
        self._belongs.setContentsMargins(8, 8, 8, 0)  # apart from a list that goes on
        self._right_box.addLayout(head)
        self._right_box.addWidget(self._empty, 1)
        self._right_box.addWidget(self._area, 1)
        self._right_box.addWidget(self._belongs)
        self._right_box.addWidget(self.form)
        return pane

    def _today(self) -> date:
        return self._session.now().astimezone().date()

    # Showing

    def refresh(self) -> None:
        """Show threads, plan and decisions as they are now."""
        found = threads(self._session.state)
        actions = self._session.state.ordered(Action)
        self._left.setVisible(bool(found))
        (self._left_box if found else self._right_box).addWidget(self.decisions)
        self.decisions.setContentsMargins(0 if found else 8, 8, 0 if found else 8, 0)
        thread = self._belonging = self._picked(found)
        counts = Counter(action.theme_id or action.note_id or "" for action in actions)
        self.winners.show_threads(self._session.state, found, counts, thread.key)
        self._show_topic(found)
        self._none.setChecked(not thread.key)
        self._belongs.setVisible(bool(thread.key))
        self._belongs.setText(_("For {rank} · {words}").format(rank=thread.mark, words=thread.short))
        self._count.setText(ngettext("{n} action", "{n} actions", len(actions)) if actions else "")
        self._empty.setVisible(not actions)
        self._area.setVisible(bool(actions))
        self.decisions.refresh()
        self._show_plan(found, actions)
        self._keep_draft()  # for the thread it is for now

    def _keep_draft(self) -> None:
        draft = self.form.draft(self._belonging)
        self._session.write_draft(self._step_id, draft)
        if not (self._holds or any((draft.words, *draft.more))):
            del self._session.drafts[self._step_id]  # the next time the winner of the vote is picked

    def _drafts_kept(self) -> None:
        if self._step_id not in self._session.drafts:
            self.form.restore(Draft())

    def _picked(self, found: list[Thread]) -> Thread:
        """The thread that is picked; before anything was, the one that was worked on last."""
        if self._thread is None:
            self._thread = worked_on(self._session.state, found)
        return next((thread for thread in found if thread.key == self._thread), NO_THREAD)

    def _show_topic(self, found: list[Thread]) -> None:
        """Say what the list at the left is. "None of these" stands last after a vote, else first."""
        voted = bool(found and found[0].standing)
        themed = bool(found and found[0].theme_id)
        self._topic.setText(_("Result") if voted else _("Themes") if themed else _("Notes"))
        arrow = _("Choose what the next action is about. The arrow shows the notes behind it.")
        self._facts.setText(arrow if themed else _("Choose what the next action is about."))
        self._none.setText(_("An action without a theme") if themed else _("An action without a note"))
        self._list.insertWidget(1 if voted else 0, self._none, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_plan(self, found: list[Thread], actions: list[Action]) -> None:
        ranks = {thread.key: thread for thread in found}
        now = (tuple(actions), self._editing.action_id, [(each.key, each.mark, each.short) for each in found])
        if now == self._shown:
            return
        self._shown = now
        place = self._area.verticalScrollBar().value()
        if self._editing.form is not None:
            self._area.body.removeWidget(self._editing.form)  # what is half changed stays as it is
        clear(self._area.body)
        self.items = {}
        groups = by_thread(self._session.state)
        for key, group in groups.items():
            title = f"{ranks[key].mark} · {ranks[key].short}" if key in ranks else group[0].source
            self._add_group(title or (_("Other actions") if len(groups) > 1 else ""), group)
        self._area.body.addStretch(1)
        self._area.verticalScrollBar().setValue(place)
        chain([self._none, *self.items.values(), self.form.what])

    def _add_group(self, title: str, actions: list[Action]) -> None:
        if title:
            head = label(title, "eyebrow", wrap=True, tone="brand")
            head.setContentsMargins(8, 14, 8, 4)
            self._area.body.addWidget(head)
            head.show()
        for action in actions:
            if self._editing.form is not None and action.id == self._editing.action_id:
                self._area.body.addWidget(self._editing.form)
                continue
            item = ActionItem(action)
            item.editWanted.connect(lambda which=action.id: self._edit(which))
            item.deleteWanted.connect(lambda which=action.id: self._delete(which))
            item.followWanted.connect(lambda which=action.id: self._follow(which))
            item.moveWanted.connect(lambda by, which=action.id: self._move(which, by))
            item.dropped.connect(lambda way, which=action.id: self._drop(which, way))
            self._area.body.addWidget(item)
            item.show()
            self.items[action.id] = item
            if action.id == self._focus_on:
                item.setFocus(Qt.FocusReason.OtherFocusReason)
                self._focus_on = ""

    # Acting

    def _set_thread(self, thread: Thread) -> None:
        self._thread, self._holds = thread.key, True
        self.refresh()

    def _choose(self, thread: Thread) -> None:
        """What is written next belongs there, so the keyboard goes to where it is written."""
        self._set_thread(thread)
        self.form.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, values: dict[str, object]) -> None:
        if not self._editing.finish():
            return
        refusal = self._session.attempt(add_action(self._belonging, values))
        if refusal:
            self.form.say(refusal)
            return
        self.form.empty()
        if newest := max(self.items, default=""):
            self._area.ensureWidgetVisible(self.items[newest], 0, 40)

    def _follow(self, action_id: str) -> None:
        """Go from an action to the theme or note it comes from; when that is gone, say what it was."""
        action = self._session.state.need(Action, action_id)
        thread = thread_of(self._session.state, action)
        if thread.key:
            self.winners.lead_to(thread)
        elif action.source:
            show_toast(self.window(), _("It comes from: {words}").format(words=action.source))

    def _edit(self, action_id: str) -> None:
        if self._editing.finish():
            form = self._editing.begin(self._session.state.need(Action, action_id))
            self.refresh()
            form.show()
            form.what.setFocus(Qt.FocusReason.OtherFocusReason)
            form.what.selectAll()

    def _edited(self, action_id: str) -> None:
        self._focus_on = action_id
        self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to what is to be done; not by a focus proxy, to which Tab would leap past the plan."""
        self.form.what.setFocus(event.reason())

    def hideEvent(self, event: QHideEvent) -> None:
        """Another step, or home; a window that is made small goes nowhere."""
        if not event.spontaneous():
            self._editing.leave()

    def _delete(self, action_id: str) -> None:
        order = list(self.items)
        at = order.index(action_id)
        self._focus_on = next(iter(order[at + 1 : at + 2] or order[at - 1 : at]), "")
        if self._session.run(DeleteAction(action_id)):
            offer_undo(self.window(), self._session, _("The action is deleted"))
        if not self.items:
            self.form.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, action_id: str, by: int) -> None:
        order = list(self.items)
        at = order.index(action_id) + by
        if 0 <= at < len(order):
            self._focus_on = action_id
            plan = [action.id for action in self._session.state.ordered(Action)]
            self._session.run(MoveAction(action_id, plan.index(order[at])))

    def _drop(self, action_id: str, way: int) -> None:
        """A row was dragged: it goes past every row whose middle its own middle has passed."""
        order, middles = list(self.items), {key: item.geometry().center().y() for key, item in self.items.items()}
        at, dropped = order.index(action_id), middles[action_id] + way
        passed = sum(1 for key in order[at + 1 :] if middles[key] < dropped)
        if passed := passed or -sum(1 for key in order[:at] if middles[key] > dropped):
            self._move(action_id, passed)

    def _changed(self, event: Event) -> None:
        if event.changes.touches(Action, Decision, Round, BallotBox, Count, Theme, Note):
            if self._session.state.find(Action, self._editing.action_id) is None:
                self._editing.end()
            self.refresh()
