"""Any command that a workshop can take, drawn by hypothesis from what is in it."""

from __future__ import annotations

from hypothesis import strategies as st

from workshop_app.commands import (
    actions,
    agenda,
    canvas,
    copies,
    lanes,
    links,
    notes,
    pasting,
    reshaping,
    themes,
    tidying,
    voting,
)
from workshop_app.commands.base import Command
from workshop_app.commands.buzz_groups import DrawGroups
from workshop_app.domain.enums import Level, NoteKind, ShapeKind, StepKind
from workshop_app.domain.records import Action, BuzzGroup, Decision, Lane, Note, Record, Round, Shape, Step, Theme
from workshop_app.domain.state import State

WORDS = st.text(alphabet="abcåäö 1\n", max_size=6)
PEOPLE = st.lists(st.tuples(st.sampled_from(["Åsa", "Bo", "Cy", ""]), st.sampled_from(["Vård", "Skola"])), max_size=6)


def ids(state: State, kind: type[Record]) -> st.SearchStrategy[str]:
    """The id of one that is there, the newest first, or now and then of none."""
    return st.sampled_from([*sorted(state.of(kind), reverse=True) * 3, "gone"])


def some(state: State, kind: type[Record]) -> st.SearchStrategy[tuple[str, ...]]:
    """Ids of one or more that are there."""
    known = sorted(state.of(kind)) or ["gone"]
    return st.lists(st.sampled_from(known), min_size=1, max_size=4, unique=True).map(tuple)


def board(state: State) -> list[st.SearchStrategy[Command]]:
    """Acts on lanes, notes and themes."""
    lane, note, theme = ids(state, Lane), ids(state, Note), ids(state, Theme)
    many, place = some(state, Note), st.integers(-1, 6)
    texts = st.lists(WORDS, min_size=1, max_size=5).map(tuple)
    return [
        st.builds(notes.AddNotes, lane, texts, st.integers(0, 3), WORDS, ids(state, Step)),
        st.builds(notes.AddNotes, lane, texts),
        st.builds(notes.ImportNotes, st.lists(st.tuples(lane, WORDS, WORDS), max_size=4).map(tuple)),
        st.builds(notes.EditNote, note, WORDS),
        st.builds(notes.EditNote, note, WORDS),
        st.builds(notes.MoveNotes, many, lane, st.one_of(st.just(""), note)),
        st.builds(notes.DeleteNotes, many),
        st.builds(themes.GroupNotes, many, WORDS),
        st.builds(themes.AddToTheme, many, theme),
        st.builds(themes.TakeFromTheme, many),
        st.builds(themes.RenameTheme, theme, WORDS),
        st.builds(themes.MergeThemes, theme, theme),
        st.builds(themes.Ungroup, theme),
        st.builds(themes.MoveTheme, theme, place),
        st.builds(lanes.AddLane, st.sampled_from(NoteKind), WORDS),
        st.builds(lanes.EditLane, lane, WORDS),
        st.builds(lanes.MoveLane, lane, place),
        st.builds(lanes.RemoveLane, lane),
        *tools(state),
        *free_lanes(state),
    ]


def tools(state: State) -> list[st.SearchStrategy[Command]]:
    """Acts that link, reshape, paste and tidy notes."""
    note, many, kinds = ids(state, Note), some(state, Note), st.sampled_from(NoteKind)
    new = st.builds(pasting.NewNote, WORDS, st.one_of(st.none(), kinds), WORDS, WORDS, st.integers(0, 3))
    pasted = st.lists(new, min_size=1, max_size=4).map(tuple)
    return [
        st.builds(links.LinkNotes, many, note),
        st.builds(links.LinkNotes, many, note),
        st.builds(links.Unlink, many, st.one_of(st.just(""), note)),
        st.builds(reshaping.ChangeKind, many, kinds),
        st.builds(reshaping.DuplicateNotes, many),
        st.builds(reshaping.SplitNote, note),
        st.builds(reshaping.JoinNotes, many),
        st.builds(reshaping.MergeTwins, st.lists(st.tuples(note, note), min_size=1, max_size=3).map(tuple)),
        st.builds(pasting.PasteNotes, pasted),
        st.builds(pasting.PasteNotes, pasted, ids(state, Lane)),
        st.builds(tidying.TidyNotes, some(state, Lane), st.sampled_from(tidying.Order)),
    ]


def free_lanes(state: State) -> list[st.SearchStrategy[Command]]:
    """Acts on free lanes and what is drawn there."""
    lane, shape, at, size = ids(state, Lane), ids(state, Shape), st.integers(-9, 900), st.integers(0, 300)
    points = st.lists(size, max_size=6).map(tuple)

    def places(kind: type[Record]) -> st.SearchStrategy[tuple[canvas.Place, ...]]:
        return some(state, kind).flatmap(lambda found: st.tuples(*(st.tuples(st.just(i), at, at) for i in found)))

    return [
        st.builds(canvas.MakeLaneFree, lane),
        st.builds(canvas.MakeLaneFree, lane),
        st.builds(canvas.MakeLaneFlow, lane),
        st.builds(canvas.PlaceOnCanvas, lane, places(Note), nudge=st.booleans()),
        st.builds(canvas.PlaceOnCanvas, lane, places(Note), places(Shape)),
        st.builds(canvas.AddShape, lane, st.sampled_from(ShapeKind), at, at, size, size, WORDS, points=points),
        st.builds(canvas.EditShape, shape, WORDS),
        st.builds(canvas.ResizeShape, shape, at, at, size, size),
        st.builds(canvas.RestackShapes, some(state, Shape), st.booleans()),
        st.builds(copies.DuplicateShapes, some(state, Shape), st.just(())),
        st.builds(canvas.DeleteShapes, some(state, Shape)),
        st.builds(canvas.DeleteShapes, some(state, Shape), some(state, Note)),
    ]


def outcome(state: State) -> list[st.SearchStrategy[Command]]:
    """Acts on actions and decisions."""
    action, decision = ids(state, Action), ids(state, Decision)
    refers = st.one_of(st.none(), ids(state, Theme)), st.one_of(st.none(), ids(state, Note))
    due = st.sampled_from(["", "2026-09-01", "someday"])
    return [
        st.builds(actions.AddAction, WORDS, WORDS, due, st.sampled_from(Level), *refers),
        st.builds(actions.EditAction, action, st.fixed_dictionaries({"what": WORDS})),
        st.builds(actions.EditAction, action, st.fixed_dictionaries({"done": st.booleans(), "due": due})),
        st.builds(actions.MoveAction, action, st.integers(-1, 4)),
        st.builds(actions.DeleteAction, action),
        st.builds(actions.AddDecision, WORDS),
        st.builds(actions.EditDecision, decision, WORDS),
        st.builds(actions.DeleteDecision, decision),
    ]


def plans(state: State) -> list[st.SearchStrategy[Command]]:
    """Acts on the plan and the participants."""
    step, minutes = ids(state, Step), st.integers(-1, 30)
    values = st.fixed_dictionaries({"title": WORDS, "notes": WORDS, "minutes": minutes})
    return [
        st.builds(agenda.EditWorkshop, st.fixed_dictionaries({"title": WORDS})),
        st.builds(agenda.EditWorkshop, st.fixed_dictionaries({"date": st.sampled_from(["", "2026-06-11", "x"])})),
        st.builds(agenda.AddStep, st.sampled_from(StepKind), WORDS, minutes, step),
        st.builds(agenda.EditStep, step, values),
        st.builds(agenda.MoveStep, step, st.integers(-1, 12)),
        st.builds(agenda.DuplicateStep, step),
        st.builds(agenda.DeleteStep, step),
        st.builds(agenda.SetParticipants, PEOPLE.map(tuple), st.integers(0, 9)),
        st.builds(DrawGroups, step),
    ]


def running(state: State) -> list[st.SearchStrategy[Command]]:
    """Acts that run the meeting."""
    step = ids(state, Step)
    return [
        st.builds(agenda.GoToStep, step),
        st.builds(agenda.FinishWorkshop),
        st.builds(agenda.RunTimer, step, st.booleans()),
        st.builds(agenda.AddTime, step, st.sampled_from([60, 300])),
        st.builds(agenda.GoToPhase, step, st.integers(0, 2)),
        st.builds(agenda.Spotlight, st.one_of(st.just(""), ids(state, Note))),
        st.builds(notes.SkipGroup, step),
        st.builds(notes.GiveTurn, step, st.sampled_from([g.number for g in state.of(BuzzGroup).values()] or [1])),
    ]


def votes(state: State) -> list[st.SearchStrategy[Command]]:
    """Acts of a vote."""
    round_ = ids(state, Round)
    vote_steps = [step.id for step in state.ordered(Step) if step.kind is StepKind.VOTE]
    number, dots = st.integers(1, 3), st.integers(0, 2)
    ballot = st.lists(st.tuples(number, dots), max_size=4, unique_by=lambda pair: pair[0]).map(tuple)
    return [
        st.builds(voting.OpenRound, ids(state, Step), st.integers(0, 5)),
        st.builds(voting.OpenRound, st.sampled_from(vote_steps or ["gone"])),
        st.builds(voting.CastBallot, round_, ballot),
        st.builds(voting.CastBallot, round_, ballot),
        st.builds(voting.CountDots, round_, number, st.integers(-1, 8)),
        st.builds(voting.CallOut, round_, st.sampled_from(["1 1 2", "3=2", "x", "1=0"])),
        st.builds(voting.ChangeRule, round_, st.integers(0, 6), st.integers(1, 3), st.integers(0, 6)),
        st.builds(voting.CloseRound, round_),
        st.builds(voting.ReopenRound, round_),
        st.builds(voting.Reveal, round_, st.integers(-1, 4)),
        st.builds(voting.MoveCut, round_, st.integers(-1, 4)),
        st.builds(voting.CancelRound, round_),
    ]


def any_act(state: State) -> st.SearchStrategy[Command]:
    """Any act at all, those on the board most often."""
    groups = (board, board, outcome, plans, running, votes)
    return st.sampled_from(groups).flatmap(lambda group: one_act(group(state)))


def one_act(acts: list[st.SearchStrategy[Command]]) -> st.SearchStrategy[Command]:
    """One of these, each as likely as the next."""
    return st.sampled_from(acts).flatmap(lambda act: act)
