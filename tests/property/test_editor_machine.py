"""What is on the screen is on disk, undo goes back exactly, and a restart changes nothing: whatever is done."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.helpers.acts import WORDS, any_act, board, free_lanes, one_act, some, tools, votes
from tests.helpers.pictures import drawing
from tests.helpers.workshops import Clock, Ids, context, planned
from workshop_app.commands.actions import AddAction, AddDecision
from workshop_app.commands.agenda import FinishWorkshop, SetParticipants
from workshop_app.commands.base import Command
from workshop_app.commands.canvas import AddShape, MakeLaneFree, PlaceOnCanvas
from workshop_app.commands.copies import DuplicateShapes
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.pasting import PasteNotes
from workshop_app.commands.pictures import AddPictureNotes, PictureNote, RemovePictures, SetPicture
from workshop_app.commands.themes import GroupNotes
from workshop_app.commands.voting import CloseRound, Reveal
from workshop_app.domain.enums import RoundStage, ShapeKind, Stage
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import (
    Action,
    Decision,
    Lane,
    Link,
    Note,
    Participant,
    Picture,
    Record,
    Round,
    Shape,
    Step,
    Theme,
)
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.services.clipboard import Offered, clipping, pasted
from workshop_app.services.editor import Editor, Event
from workshop_app.services.transfer import from_json, to_json
from workshop_app.storage.store import SqliteStore

UNDOABLE: tuple[type[Record], ...] = (Note, Theme, Lane, Link, Shape, Picture, Step, Participant, Action, Decision)
PICTURES = [drawing(8 + number, 6) for number in range(3)]


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
    def work_on_notes(self, data: st.DataObject) -> None:
        self.do(data.draw(one_act(tools(self.editor.state))))

    @rule(data=st.data())
    def work_on_a_canvas(self, data: st.DataObject) -> None:
        """Draw and place things on a lane that is free, or made so."""
        state = self.editor.state
        lane = data.draw(st.sampled_from(state.ordered(Lane)))
        if not lane.free:
            self.do(MakeLaneFree(lane.id))
        at, size = st.integers(0, 400), st.integers(1, 400)
        place = some(state, Note).flatmap(lambda ids: st.tuples(*(st.tuples(st.just(note), at, at) for note in ids)))
        line = st.lists(size, min_size=4, max_size=4).map(tuple)
        acts = [
            st.builds(PlaceOnCanvas, st.just(lane.id), place, nudge=st.booleans()),
            st.builds(AddShape, st.just(lane.id), st.sampled_from(ShapeKind), at, at, size, size, WORDS, points=line),
            st.builds(DuplicateShapes, some(state, Shape), some(state, Note)),
            *free_lanes(state),
        ]
        for act in data.draw(st.lists(one_act(acts), min_size=1, max_size=3)):
            self.do(act)

    @rule(data=st.data())
    def work_on_pictures(self, data: st.DataObject) -> None:
        """Put pictures on notes, new and old, and take them off; their bytes are kept before the act."""
        state = self.editor.state
        facts = [self.editor.put_picture(picture) for picture in PICTURES]
        note = st.builds(PictureNote, st.sampled_from(sorted(state.of(Lane))), WORDS, st.sampled_from(facts))
        acts: list[st.SearchStrategy[Command]] = [
            st.builds(AddPictureNotes, st.lists(note, min_size=1, max_size=3).map(tuple)),
            st.builds(RemovePictures, some(state, Note)),
        ]
        if state.of(Note):
            acts.append(st.builds(SetPicture, st.sampled_from(sorted(state.of(Note))), st.sampled_from(facts)))
        self.do(data.draw(one_act(acts)))

    @precondition(lambda self: self.editor.state.of(Note))
    @rule(data=st.data())
    def copy_and_paste(self, data: st.DataObject) -> None:
        """What is copied comes back with its words, picture, theme and group."""
        state = self.editor.state
        chosen = data.draw(some(state, Note))
        made = clipping(state, chosen, Language("sv"))
        notes = pasted(
            Offered(made.plain, made.html, made.own), self.editor.workshop_id, self.editor.take_picture
        ).notes
        self.do(PasteNotes(notes, data.draw(st.sampled_from(["", *sorted(state.of(Lane))]))))
        new = [note for note_id, note in self.editor.state.of(Note).items() if note_id not in state.of(Note)]
        told = [(note.picture, note.group) for note in map(state.of(Note).__getitem__, chosen)]
        assert [(note.picture, note.group) for note in new] == told

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

    @precondition(lambda self: self.store.first_undone(self.editor.workshop_id))
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

    @invariant()
    def every_picture_is_on_a_note_and_has_its_bytes(self) -> None:
        if not hasattr(self, "editor"):
            return
        state = self.editor.state
        assert {note.picture for note in state.of(Note).values()} - {""} == state.of(Picture).keys()
        for picture in state.of(Picture).values():
            assert self.store.picture(self.editor.workshop_id, picture.digest) in PICTURES

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
            if round_.stage is not RoundStage.REVEALED:
                self.editor.execute(Reveal(round_.id))  # what is voted on stays as it is until then
        if self.editor.state.workshop.stage is Stage.OPEN:
            self.editor.execute(FinishWorkshop())
        whole = from_json(to_json(self.editor.state, self.editor.pictures))
        assert State.of_records(whole.records) == self.editor.state
        assert whole.pictures.keys() == {picture.digest for picture in self.editor.state.of(Picture).values()}

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
