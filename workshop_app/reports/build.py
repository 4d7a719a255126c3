"""The minutes of a workshop as a report: decisions and actions first, then how the group got there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import cache

from workshop_app.domain import board
from workshop_app.domain.actions import in_order
from workshop_app.domain.agenda import day_held, schedule
from workshop_app.domain.buzz_groups import head_count
from workshop_app.domain.enums import Stage
from workshop_app.domain.records import Action, Decision, Note, Participant, Picture
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.reports.canvases import canvases
from workshop_app.reports.checksum import checksum
from workshop_app.reports.choices import DEFAULT, ReportChoices, Scope
from workshop_app.reports.model import (
    Block,
    BulletList,
    Column,
    NoteGroup,
    Paragraph,
    Report,
    ReportNote,
    Section,
    Table,
)
from workshop_app.reports.pictures import printable
from workshop_app.reports.threads import linked_codes, thread_words
from workshop_app.reports.votes import Votes
from workshop_app.services.ports import PictureSource, without_pictures
from workshop_app.wording import LEVELS, kind_word, kinds_summary, length_text, note_code, theme_name

LINKS = 7
"""So many of the notes that a note is linked to are named beside its code; the line over its text holds no more."""


def minutes_report(
    state: State,
    language: Language,
    now: datetime,
    choices: ReportChoices = DEFAULT,
    pictures: PictureSource = without_pictures,
) -> Report:
    """The minutes in a language, which may be another than the workshop's, dated `now` (aware)."""
    return Minutes(state, choices.language_or(language), pictures).report(now, choices)


class Minutes:
    """Builds the sections; each returns what there is, and nothing when there is nothing."""

    def __init__(self, state: State, language: Language, pictures: PictureSource = without_pictures) -> None:
        self.state = state
        self._printed = cache(lambda digest: printable(pictures(state.workshop.id, digest)))  # many notes may show one
        self.language = language
        self.gettext = language.gettext
        self.votes = Votes(state, language)
        self.dots = self.votes.dots()
        self.linked = linked_codes(state, language)

    def report(self, now: datetime, choices: ReportChoices = DEFAULT) -> Report:
        """The whole report."""
        sections = tuple(section for section in self._sections(choices.scope) if section.blocks)
        report = replace(self.head(self._kind(choices.scope), now, choices), sections=sections)
        report = replace(report, one_page=choices.scope is Scope.SHORT)
        return report if report.draft else replace(report, closing=self._closing(report, now))

    def _sections(self, scope: Scope) -> list[Section]:
        if scope is Scope.SHORT:
            return [self._summary(), self._actions(thread=False)]
        happened = [*self.votes.results(), self.board(), *canvases(self.state, self.language)]
        happened += [self.parking(), self._agenda(), self._present()]
        if scope is Scope.APPENDIX:
            return happened
        return [self._summary(), self._actions(), *happened, self.votes.method()]

    def _kind(self, scope: Scope) -> str:
        return {
            Scope.FULL: self.gettext("Minutes"),
            Scope.SHORT: self.gettext("Minutes in short"),
            Scope.APPENDIX: self.gettext("Appendix to the minutes"),
        }[scope]

    def _closing(self, report: Report, now: datetime) -> str:
        closed = self.state.workshop.closed
        since = datetime.fromisoformat(closed) if closed else now
        return self.gettext("Final since {date}, {time}. Checksum of the text (SHA-256): {checksum}").format(
            date=self.language.date(since.date(), "d MMMM yyyy"),
            time=self.language.clock(since),
            checksum=checksum(report),
        )

    def head(self, kind: str, now: datetime, choices: ReportChoices = DEFAULT) -> Report:
        """A report of any kind, without sections."""
        workshop = self.state.workshop
        draft = workshop.stage is not Stage.DONE
        return Report(
            language=self.language.tag,
            kind=kind,
            title=workshop.title,
            organisation=workshop.organisation,
            purpose=workshop.purpose,
            status=self.gettext("Draft") if draft else self.gettext("Final"),
            draft=draft,
            facts=self._facts(now),
            sections=(),
            created=now,
            page_label=self.gettext("Page {page} of {pages}"),
            missing_label=self.gettext("Characters that could not be shown: {characters}"),
            logo=choices.logo,
            logo_text=self.gettext("Logo of {organisation}").format(organisation=workshop.organisation),
            contents_label=self.gettext("Contents"),
        )

    def _facts(self, now: datetime) -> tuple[tuple[str, str], ...]:
        workshop = self.state.workshop
        facts = []
        day = day_held(workshop, now)
        if day:
            facts.append((self.gettext("Date"), self.language.date(day, "EEEE d MMMM yyyy")))
        slots = schedule(self.state)
        if slots:
            end = datetime.fromisoformat(workshop.closed) if workshop.closed else slots[-1].end
            times = f"{self.language.clock(slots[0].start)}–{self.language.clock(end)}"
            facts.append((self.gettext("Time"), times))
        if workshop.place:
            facts.append((self.gettext("Place"), workshop.place))
        people = head_count(self.state)
        if people:
            facts.append((self.gettext("Participants"), self.language.ngettext("{n} person", "{n} people", people)))
        notes = len(self.state.of(Note))
        if notes:
            facts.append((self.gettext("Notes"), str(notes)))
        return tuple(facts)

    def _summary(self) -> Section:
        blocks = self.votes.summary()
        decisions = [decision.text for decision in self.state.ordered(Decision)]
        if decisions:
            blocks.append(Paragraph(text=self.gettext("Decisions"), style="lead"))
            blocks.append(BulletList(items=tuple(decisions), numbered=True))
        return Section(heading=self.gettext("Summary"), blocks=tuple(blocks))

    def _actions(self, thread: bool = True) -> Section:
        actions = in_order(self.state)
        return Section(heading=self.gettext("Actions"), blocks=(self.plan(actions, thread=thread),) if actions else ())

    def plan(self, actions: list[Action], *, who: bool = True, thread: bool = True) -> Table:
        """Actions as a table: what, who, when, and when it is said of any in the workshop at what level and whence."""
        columns = [
            Column(heading=self.gettext("What"), share=0.0, strong=True),
            Column(heading=self.gettext("Who"), share=0.2),
            Column(heading=self.gettext("When"), share=0.12),
            Column(heading=self.gettext("Level"), share=0.14, pill=True),
            Column(heading=self.gettext("From"), share=0.19),
        ]
        every = self.state.ordered(Action)
        level = any(action.level for action in every)
        whence = thread and any(thread_words(self.state, self.language, action) for action in every)
        shown = [at for at, wanted in enumerate((True, who, True, level, whence)) if wanted]
        columns[0] = replace(columns[0], share=1.0 - sum(columns[at].share for at in shown))
        rows = [
            (
                action.what,
                action.who,
                self.language.date(date.fromisoformat(action.due)) if action.due else "",
                self.gettext(LEVELS[action.level]),
                thread_words(self.state, self.language, action),
            )
            for action in actions
        ]
        return Table(
            caption=self.gettext("The action plan"),
            columns=tuple(columns[at] for at in shown),
            rows=tuple(tuple(row[at] for at in shown) for row in rows),
        )

    def board(self) -> Section:
        """The notes by theme, or by lane when there are no themes."""
        themes = board.themes(self.state)
        blocks: list[Block] = [
            NoteGroup(
                heading=theme_name(self.language, theme.theme.name),
                notes=self._notes(theme.notes),
                number=theme.number,
                summary=kinds_summary(self.language, theme.notes),
            )
            for theme in themes
        ]
        loose = board.loose_notes(self.state)
        if themes:
            if loose:
                blocks.append(NoteGroup(heading=self.gettext("Not grouped"), notes=self._notes(loose)))
            return Section(heading=self.gettext("The board by theme"), blocks=tuple(blocks))
        for lane in board.lanes_shown(self.state, None):
            notes = board.notes_in_lane(self.state, lane.id)
            if notes:
                summary = kinds_summary(self.language, notes)
                blocks.append(NoteGroup(heading=lane.title, notes=self._notes(notes), summary=summary))
        return Section(heading=self.gettext("The board"), blocks=tuple(blocks))

    def parking(self) -> Section:
        """What was kept for later."""
        lot = board.parking_lot(self.state)
        notes = board.notes_in_lane(self.state, lot.id) if lot else []
        blocks: tuple[Block, ...] = ()
        if notes and lot:
            lead = Paragraph(text=self.gettext("Kept for later; not dealt with at this meeting."), style="quiet")
            blocks = (lead, NoteGroup(heading="", notes=self._notes(notes)))
        return Section(heading=lot.title if lot else "", blocks=blocks)

    def _notes(self, notes: list[Note]) -> tuple[ReportNote, ...]:
        return tuple(
            ReportNote(
                code=self._code(note),
                kind=note.kind,
                kind_word=kind_word(self.language, note.kind),
                text=note.text,
                tag=note.tag,
                dots=(dots := self.dots.get(note.id, 0)),
                dots_label=self.language.ngettext("{n} dot", "{n} dots", dots) if dots else "",
                picture=self._picture(note),
            )
            for note in notes
        )

    def _code(self, note: Note) -> str:
        """The code of a note, and of those that it is linked to: I2 → P3."""
        ends = self.linked.get(note.id, [])
        codes = ", ".join([*ends[:LINKS], *("…" for _ in ends[LINKS:][:1])])
        return note_code(self.language, note) + (f" → {codes}" if codes else "")

    def _picture(self, note: Note) -> bytes:
        picture = self.state.find(Picture, note.picture)
        return self._printed(picture.digest) if picture else b""

    def _agenda(self) -> Section:
        columns = (
            Column(heading=self.gettext("Time"), share=0.11),
            Column(heading=self.gettext("Step"), share=0.29, strong=True),
            Column(heading=self.gettext("Question"), share=0.46),
            Column(heading=self.gettext("Length"), share=0.14, align="right"),
        )
        rows = tuple(
            (
                self.language.clock(slot.start),
                slot.step.title,
                slot.step.question,
                length_text(self.language, slot.step.minutes),
            )
            for slot in schedule(self.state)
        )
        blocks: list[Block] = [Table(caption=self.gettext("The agenda"), columns=columns, rows=rows)] if rows else []
        if rows and self.state.workshop.opened:
            told = self.gettext("Times and lengths as planned, counted from when the meeting began.")
            blocks.insert(0, Paragraph(text=told, style="quiet"))
        return Section(heading=self.gettext("Agenda"), blocks=tuple(blocks))

    def _by_unit(self, people: list[Participant]) -> tuple[str, ...]:
        """One line for each unit with the names of those who came from it; those without a unit last."""
        units = sorted({person.unit for person in people}, key=lambda unit: (not unit, unit.casefold()))
        lines = []
        for unit in units:
            names = [person.name or self.gettext("one participant") for person in people if person.unit == unit]
            lines.append(f"{unit}: {', '.join(names)}" if unit else ", ".join(names))
        return tuple(lines)

    def _present(self) -> Section:
        people = self.state.ordered(Participant)
        blocks: tuple[Block, ...] = ()
        if any(person.name for person in people):
            blocks = (BulletList(items=self._by_unit(people)),)
        elif people:
            units = sorted({person.unit for person in people if person.unit})
            count = self.language.ngettext("{n} person took part.", "{n} people took part.", len(people))
            blocks = (Paragraph(text=count), Paragraph(text=", ".join(units), style="quiet"))
        elif self.state.workshop.participant_count:
            number = self.state.workshop.participant_count
            blocks = (Paragraph(text=self.language.ngettext("{n} person took part.", "{n} people took part.", number)),)
        return Section(heading=self.gettext("Participants"), blocks=blocks)
