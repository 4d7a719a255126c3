"""What is on the screen is on disk, undo goes back exactly, and a restart changes nothing: whatever is done."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.helpers.acts import any_act, board, one_act, votes
from tests.helpers.workshops import Clock, Ids, context, planned
from workshop_app.commands.actions import AddAction, AddDecision
from workshop_app.commands.agenda import FinishWorkshop, SetParticipants
from workshop_app.commands.base import Command
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.themes import GroupNotes
from workshop_app.commands.voting import CloseRound
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import (
    Action,
    Decision,
    Lane,
    Note,
    Participant,
    Record,
    Round,
    RoundStage,
    Stage,
    Step,
    Theme,
)
from workshop_app.domain.state import State
from workshop_app.services.editor import Editor, Event
from workshop_app.services.transfer import from_document, to_document
from workshop_app.storage.store import SqliteStore

UNDOABLE: tuple[type[Record], ...] = (Note, Theme, Lane, Step, Participant, Action, Decision)


class Workshop(RuleBasedStateMachine):
    """A facilitator who does anything, in any order."""

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "library.db"
        self.clock = Clock()
        self.context = context(Ids(), self.clock)
        store = SqliteStore(self.path)
        store.add(planned())
        editor = Editor(store, store.workshops()[0].id, self.context)
        lane = editor.state.ordered(Lane)[0].id
        editor.execute(SetParticipants((("Åsa", "Vård"), ("Bo", "Skola"), ("", "Vård"), ("", ""))))
        editor.execute(AddNotes(lane, ("ett", "två", "tre", "fyra")))
        notes = editor.state.ordered(Note)
        editor.execute(GroupNotes((notes[0].id, notes[1].id), "Tid"))
        editor.execute(GroupNotes((notes[2].id,)))
        editor.execute(AddAction("Göra"))
        editor.execute(AddDecision("Beslutat"))
        store.close()
        self.exact: dict[int, tuple[State, State]] = {}
        """By journal entry: the state before and after it was done."""
        self.undone: dict[int, tuple[State, State]] = {}
        self.open()
        while self.editor.undo():
            pass
        self.first = self.editor.state
        while self.editor.redo():
            pass

    def open(self) -> None:
        self.store = SqliteStore(self.path)
        self.editor = Editor(self.store, self.store.workshops()[0].id, self.context)
        self.view = self.editor.state
        self.editor.subscribe(self.see)

    def see(self, event: Event) -> None:
        assert event.changes, "views are never woken for nothing"
        self.view = self.view.apply(event.changes)

    def do(self, command: Command) -> None:
        before, top = self.editor.state, self.store.last_done(self.editor.workshop_id)
        try:
            changes = self.editor.execute(command)
        except DomainError:
            assert self.editor.state is before, "a refused act changes nothing"
            return
        if not changes or not command.undoable:
            return
        entry = self.store.last_done(self.editor.workshop_id)
        assert entry is not None
        if top is not None and entry.sequence == top.sequence:  # typing went on in the same bout
            earlier = self.exact.get(entry.sequence)
            if earlier is not None and earlier[1] == before:
                self.exact[entry.sequence] = (earlier[0], self.editor.state)
            else:
                self.exact.pop(entry.sequence, None)
        else:
            self.exact[entry.sequence] = (before, self.editor.state)

    @rule(data=st.data())
    def act(self, data: st.DataObject) -> None:
        self.do(data.draw(any_act(self.editor.state)))

    @rule(data=st.data())
    def act_on_the_board(self, data: st.DataObject) -> None:
        self.do(data.draw(one_act(board(self.editor.state))))

    @rule(data=st.data())
    def a_vote_with_ballots(self, data: st.DataObject) -> None:
        for _ in range(3):
            self.do(data.draw(one_act(votes(self.editor.state))))

    @rule(seconds=st.sampled_from([0.25, 59.0, 4000.0]))
    def time_passes(self, seconds: float) -> None:
        self.clock.forward(seconds)

    @rule()
    def stop_typing(self) -> None:
        self.editor.end_bout()

    @precondition(lambda self: self.editor.undo_label)
    @rule()
    def undo(self) -> None:
        now, entry = self.editor.state, self.store.last_done(self.editor.workshop_id)
        assert entry is not None
        known = self.exact.get(entry.sequence)
        if known is None or known[1] != now or known[0] == known[1]:
            self.try_turn(self.editor.undo)  # something that is not undone came in between
            return
        assert self.editor.undo() == entry.label
        assert self.editor.state == known[0]
        self.undone[entry.sequence] = (now, self.editor.state)

    @precondition(lambda self: self.editor.redo_label)
    @rule()
    def redo(self) -> None:
        now, entry = self.editor.state, self.store.first_undone(self.editor.workshop_id)
        assert entry is not None
        known = self.undone.get(entry.sequence)
        if known is None or known[1] != now:
            self.try_turn(self.editor.redo)
            return
        assert self.editor.redo() == entry.label
        assert self.editor.state == known[0]

    def try_turn(self, turn: object) -> None:
        before = self.editor.state
        try:
            turn()  # type: ignore[operator]
        except DomainError:
            assert self.editor.state is before

    @rule()
    def start_the_program_again(self) -> None:
        state = self.editor.state
        self.store.close()
        self.open()
        assert self.editor.state == state

    @invariant()
    def memory_is_disk_is_what_the_views_have_been_told(self) -> None:
        if not hasattr(self, "editor"):
            return
        assert self.editor.state == self.store.load(self.editor.workshop_id)
        assert self.view == self.editor.state

    def teardown(self) -> None:
        if not hasattr(self, "editor"):
            return
        try:
            self.a_copy_of_it_can_always_be_read_back()
            self.undo_reaches_back_to_the_first_minute()
            assert self.store.check() == []
            self.store.close()
            self.no_ballot_is_in_the_journal()
        finally:
            self.folder.cleanup()

    def a_copy_of_it_can_always_be_read_back(self) -> None:
        for round_ in self.editor.state.of(Round).values():
            if round_.stage is RoundStage.OPEN:
                self.editor.execute(CloseRound(round_.id))
        if self.editor.state.workshop.stage is Stage.OPEN:
            self.editor.execute(FinishWorkshop())
        assert State.of_records(from_document(to_document(self.editor.state))) == self.editor.state

    def undo_reaches_back_to_the_first_minute(self) -> None:
        while self.editor.undo():
            pass
        for kind in UNDOABLE:
            assert self.editor.state.of(kind) == self.first.of(kind), kind.__name__

    def no_ballot_is_in_the_journal(self) -> None:
        with closing(sqlite3.connect(self.path)) as conn:
            rows = conn.execute("select count(*) from journal where changes like '%ballot%' or command = 'CastBallot'")
            assert rows.fetchone() == (0,)


TestWorkshop = Workshop.TestCase
TestWorkshop.settings = settings(
    max_examples=60, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
