"""The immutable content of the data formats: what a workshop holds, as tables of typed columns in one language."""

from __future__ import annotations

from datetime import date, datetime

from workshop_app.domain import board
from workshop_app.domain.actions import in_order
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.records import Decision, Lane, Note, Participant, Theme
from workshop_app.domain.state import State
from workshop_app.frozen import frozen
from workshop_app.i18n import Language
from workshop_app.reports.canvases import places
from workshop_app.reports.threads import linked_codes, thread_words
from workshop_app.reports.votes import Votes
from workshop_app.wording import LEVELS, kind_word, note_code, theme_name

Value = str | int | date | None
"""None is an empty cell; texts are as people wrote them."""


@frozen
class DataColumn:
    """A column: its heading, and how many letters wide it is best read."""

    heading: str
    width: int


@frozen
class DataTable:
    """A table by its name."""

    name: str
    columns: tuple[DataColumn, ...]
    rows: tuple[tuple[Value, ...], ...]


@frozen(kw_only=True)
class DataTables:
    """All tables of a workshop."""

    title: str
    organisation: str
    language: str
    """BCP 47, such as sv-SE."""
    created: datetime
    """Aware; the only time in a file made of it."""
    notes: DataTable
    themes: DataTable
    votes: DataTable
    decisions: DataTable
    actions: DataTable
    participants: DataTable

    @property
    def tables(self) -> tuple[DataTable, ...]:
        """All of them, in the order they are read."""
        return (self.notes, self.themes, self.votes, self.decisions, self.actions, self.participants)


def data_tables(state: State, language: Language, now: datetime) -> DataTables:
    """The tables of a workshop; of a vote there is nothing before the room has seen all of its result."""
    made = _Tables(state, language)
    return DataTables(
        title=state.workshop.title,
        organisation=state.workshop.organisation,
        language=language.tag,
        created=now,
        notes=made.notes(),
        themes=made.themes(),
        votes=made.votes(),
        decisions=made.decisions(),
        actions=made.actions(),
        participants=made.participants(),
    )


class _Tables:
    """Makes the tables one by one."""

    def __init__(self, state: State, language: Language) -> None:
        self.state, self.language, self.gettext = state, language, language.gettext
        self.told = Votes(state, language)
        self.dots = self.told.dots()

    def _yes(self, value: bool) -> str:
        return self.gettext("Yes") if value else self.gettext("No")

    def notes(self) -> DataTable:
        """Every note, lane by lane."""
        lanes, themes = self.state.of(Lane), self.state.of(Theme)
        linked, placed = linked_codes(self.state, self.language), places(self.state, self.language)
        order = {lane.id: place for place, lane in enumerate(self.state.ordered(Lane))}
        notes = sorted(self.state.ordered(Note), key=lambda note: order.get(note.lane_id, 0))
        columns = (
            DataColumn(self.gettext("Number"), 10),
            DataColumn(self.gettext("Kind"), 12),
            DataColumn(self.gettext("Lane"), 18),
            DataColumn(self.gettext("Theme"), 30),
            DataColumn(self.gettext("Text"), 70),
            DataColumn(self.gettext("Group"), 8),
            DataColumn(self.gettext("Area"), 24),
            DataColumn(self.gettext("Linked to"), 16),
            DataColumn(self.gettext("On the canvas"), 30),
            DataColumn(self.gettext("Dots"), 9),
            DataColumn(self.gettext("Dots on the theme"), 18),
        )
        rows = tuple(
            (
                note_code(self.language, note),
                kind_word(self.language, note.kind),
                lanes[note.lane_id].title,
                theme.name if (theme := themes.get(note.theme_id or "")) else "",
                note.text,
                note.group or None,
                note.tag,
                ", ".join(linked.get(note.id, ())),
                placed.get(note.id, ""),
                self.dots.get(note.id),
                self.dots.get(note.theme_id or ""),
            )
            for note in notes
        )
        return DataTable(self.gettext("Notes"), columns, rows)

    def themes(self) -> DataTable:
        """The themes with how many notes of each kind they have, and their dots."""
        kinds = (NoteKind.PROBLEM, NoteKind.IDEA, NoteKind.QUESTION)
        columns = (
            DataColumn(self.gettext("Number"), 10),
            DataColumn(self.gettext("Theme"), 44),
            DataColumn(self.gettext("Notes"), 10),
            *(DataColumn(kind_word(self.language, kind), 12) for kind in kinds),
            DataColumn(self.gettext("Dots"), 9),
        )
        rows = tuple(
            (
                numbered.number,
                theme_name(self.language, numbered.theme.name),
                len(numbered.notes),
                *(sum(note.kind is kind for note in numbered.notes) for kind in kinds),
                self.dots.get(numbered.theme.id),
            )
            for numbered in board.themes(self.state)
        )
        return DataTable(self.gettext("Themes"), columns, rows)

    def votes(self) -> DataTable:
        """The result of every round, best first."""
        columns = (
            DataColumn(self.gettext("Round"), 9),
            DataColumn(self.gettext("Question"), 40),
            DataColumn(self.gettext("Place"), 8),
            DataColumn(self.gettext("Number"), 10),
            DataColumn(self.gettext("Candidate"), 44),
            DataColumn(self.gettext("Dots"), 9),
            DataColumn(self.gettext("Voters"), 10),
            DataColumn(self.gettext("Goes on"), 12),
        )
        rows = tuple(
            (
                number,
                self.told.name(round_),
                standing.rank,
                standing.candidate.number,
                theme_name(self.language, standing.candidate.label),
                standing.dots,
                standing.voters,
                self._yes(standing.advances),
            )
            for number, (round_, tally) in enumerate(self.told.rounds, start=1)
            for standing in tally.standings
        )
        return DataTable(self.gettext("Votes"), columns, rows)

    def decisions(self) -> DataTable:
        """What was decided, numbered as in the minutes."""
        columns = (DataColumn(self.gettext("Number"), 10), DataColumn(self.gettext("Decision"), 70))
        rows = tuple((number, one.text) for number, one in enumerate(self.state.ordered(Decision), start=1))
        return DataTable(self.gettext("Decisions"), columns, rows)

    def actions(self) -> DataTable:
        """The action plan, what is about the same together."""
        columns = (
            DataColumn(self.gettext("What"), 60),
            DataColumn(self.gettext("Who"), 28),
            DataColumn(self.gettext("When"), 12),
            DataColumn(self.gettext("Level"), 14),
            DataColumn(self.gettext("From"), 40),
            DataColumn(self.gettext("Done"), 8),
        )
        rows = tuple(
            (
                action.what,
                action.who,
                date.fromisoformat(action.due) if action.due else None,
                self.gettext(LEVELS[action.level]),
                thread_words(self.state, self.language, action),
                self._yes(action.done),
            )
            for action in in_order(self.state)
        )
        return DataTable(self.gettext("Actions"), columns, rows)

    def participants(self) -> DataTable:
        """Who was there, as far as it was written down."""
        columns = (DataColumn(self.gettext("Name"), 32), DataColumn(self.gettext("Unit"), 32))
        rows = tuple((person.name, person.unit) for person in self.state.ordered(Participant))
        return DataTable(self.gettext("Participants"), columns, rows)
