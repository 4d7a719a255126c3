"""The headings of a board lead the notes under them: never smaller than their words, and all of one size."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.boards import shown
from tests.helpers.drawn import words_drawn
from tests.helpers.room import Shown, show
from tests.helpers.workshops import Ids, context, done, planned
from tests.ui.test_board_distances import lanes, opened
from workshop_app.commands.agenda import EditStep, GoToStep
from workshop_app.commands.lanes import AddLane, EditLane
from workshop_app.commands.notes import AddNotes
from workshop_app.commands.themes import GroupNotes
from workshop_app.domain.enums import NoteKind, StepKind
from workshop_app.domain.records import Lane, Note, Step
from workshop_app.domain.state import State
from workshop_app.i18n import _
from workshop_app.services.board_view import BoardPicture, BoardSection
from workshop_app.ui.board.heading_size import heading_size
from workshop_app.ui.board.wall import Wall

__all__ = ["show"]

LONG = "Hur vi tar hand om det som redan är på gång"
GROUPED = "Notes that are in no theme lie here. Drag one here to take it out of its theme."
FIVE = (
    "Det som redan fungerar bra i våra verksamheter",
    "Frågor till ledningen inför budgeten nästa år",
    "Hinder som vi själva kan ta bort",
    "Behov av stöd från andra förvaltningar",
    "Sådant som vi vill pröva redan i höst",
)
NAMES = ("Tid", LONG, "Gemensam idéparkering")


def at(kind: StepKind, notes: int) -> State:
    """A step of a meeting with so many notes in its first lane."""
    state = State.of_records(planned("ledningsgrupp"))
    step = state.ordered(Step, lambda one: one.kind is kind)[0]
    texts = tuple(
        f"Påstående nummer {number} om det akuta, som äter upp tiden för allt annat" for number in range(notes)
    )
    return done(state, AddNotes(state.ordered(Lane)[0].id, texts), GoToStep(step.id), using=context(Ids("headings")))


def test_the_room_sees_headings_at_least_as_large_as_the_words_on_few_notes(show: Callable[[State], Shown]) -> None:
    state = at(StepKind.COLLECT, 2)
    seen = show(state)
    seen.picture()
    words = max(size for text, size in seen.sizes.items() if "Påstående" in text)
    assert words > 40, "few notes are large"
    assert seen.sizes[state.ordered(Lane)[0].title] >= words


def test_a_long_name_makes_the_names_of_all_themes_a_little_smaller(show: Callable[[State], Shown]) -> None:
    state = at(StepKind.THEME, 21)
    notes = [note.id for note in state.ordered(Note)]
    for number, name in enumerate(NAMES):
        state = done(state, GroupNotes(tuple(notes[number::3]), name), using=context(Ids(f"theme{number}")))
    seen = show(state)
    seen.picture()
    assert LONG in seen.sizes, "nothing of it is cut"
    assert len({seen.sizes[name] for name in NAMES if name in seen.sizes}) == 1
    assert seen.sizes[LONG] >= max(size for text, size in seen.sizes.items() if "Påstående" in text)


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)])
def test_names_of_four_lanes_are_read_whole_in_the_room_in_two_lines(
    size: tuple[int, int], show: Callable[[State], Shown]
) -> None:
    state = at(StepKind.COLLECT, 3)
    before = state.ordered(Lane)
    names = ("Det som redan fungerar bra", "Frågor till ledningen")
    added = [AddLane(NoteKind.QUESTION, name) for name in names]
    state = done(state, *added, using=context(Ids("more")))
    lanes_seen = [*before[:2], *(lane for lane in state.ordered(Lane) if lane.title in names)]
    step = EditStep(state.workshop.current_step, {"lanes": tuple(lane.id for lane in lanes_seen)})
    seen = show(done(state, step, using=context(Ids("again"))))
    seen.surface.resize(*size)
    seen.picture()
    drawn = {text: drawn for text, drawn in seen.sizes.items() if any(text in name for name in names)}
    assert [name for name in names if name not in " ".join(drawn)] == []
    assert not any(text.endswith("…") for text in seen.sizes)
    assert min(drawn.values()) >= 28 * size[1] / 1080 - 0.5
    assert {seen.sizes[lane.title] for lane in before[:2]} == set(drawn.values()), "all names are of one size"


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)])
@pytest.mark.parametrize("notes", [3, 60])
@pytest.mark.parametrize("more", ["", " och som vi vill komma ihåg"])
def test_long_names_of_five_lanes_are_read_whole_in_the_room_in_as_many_lines_as_they_need(
    more: str, notes: int, size: tuple[int, int], show: Callable[[State], Shown]
) -> None:
    names = tuple(f"{name}{more}" for name in FIVE)
    state = at(StepKind.COLLECT, 0)
    first = EditLane(state.ordered(Lane)[0].id, names[0])
    state = done(state, first, *(AddLane(NoteKind.IDEA, name) for name in names[1:]), using=context(Ids("more")))
    five = {lane.title: lane.id for lane in state.ordered(Lane) if lane.title in names}
    step = EditStep(state.workshop.current_step, {"lanes": tuple(five.values())})
    said = AddNotes(five[names[1]], tuple(f"Påstående nummer {number}" for number in range(notes)))
    seen = show(done(state, step, said, using=context(Ids("again"))))
    seen.surface.resize(*size)
    seen.picture()
    drawn = {text: drawn for text, drawn in seen.sizes.items() if any(text in name for name in names)}
    words = {word for text in drawn for word in text.split()}
    assert [name for name in names if set(name.split()) - words] == [], "no word is missing or parted"
    assert [text for text in seen.sizes if text.endswith("…")] == []
    assert min(drawn.values()) >= 28 * size[1] / 1080 - 0.5


@pytest.mark.parametrize("notes", [3, 12, 60, 400])
def test_headings_stand_in_their_places_and_are_never_smaller_than_the_text(notes: int, qtbot: QtBot) -> None:
    board = opened(lanes(notes), qtbot)
    size = heading_size(board.picture.sections, board.layout_, board.room())
    assert size.whole >= size.name >= board.layout_.size
    assert [heading for heading in board.ground.headings.all() if heading.fitted] == []


@pytest.mark.parametrize(("notes", "says"), [(0, "No notes to group yet. Collect some first."), (3, GROUPED)])
def test_a_board_of_themes_without_any_note_says_what_comes_first(
    notes: int, says: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = words_drawn(monkeypatch)
    grouped = (BoardSection("t", "theme", "Tid", lanes(9).sections[0].notes[:notes], 1),) if notes else ()
    board = Wall(hints=True)
    board.set_picture(BoardPicture((*grouped, BoardSection("loose", "loose", "Not grouped yet", ())), by_theme=True))
    shown(board, qtbot).grab()
    assert _(says) in drawn
