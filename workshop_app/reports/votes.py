"""What the minutes say of the votes: who goes on, the rankings, and how it was done."""

from __future__ import annotations

from collections.abc import Iterator

from workshop_app.domain import voting
from workshop_app.domain.enums import RoundStage, Stage
from workshop_app.domain.records import Round
from workshop_app.domain.state import State
from workshop_app.domain.voting import Standing, Tally
from workshop_app.i18n import Language
from workshop_app.reports.model import Block, BulletList, Paragraph, Ranking, RankingRow, Section
from workshop_app.wording import TIE_RULES, round_name, theme_name


class Votes:
    """The rounds whose result the room has seen in full, or that are revealed when the meeting is over."""

    def __init__(self, state: State, language: Language) -> None:
        self.state = state
        self.language = language
        self.gettext = language.gettext
        told = state.ordered(Round, lambda round_: voting.is_told(state, round_))
        self.rounds = [(round_, voting.tally(state, round_)) for round_ in told]
        self.run_offs = {round_.id for round_, _ in self.rounds if voting.settled_round(state, round_)}

        over = state.workshop.stage is Stage.DONE
        self.hidden = state.ordered(Round, lambda round_: over and round_.stage is RoundStage.CLOSED)

    def summary(self) -> list[Block]:
        """Who goes on after the last vote; what a run-off settled stands in the round that it settled."""
        blocks: list[Block] = []
        for round_, tally in [pair for pair in self.rounds if pair[0].id not in self.run_offs][-1:]:
            going = [standing for standing in tally.standings if standing.advances]
            if going:
                blocks.append(Paragraph(text=self.gettext("The group goes on with:"), style="lead"))
                dots = [self.language.ngettext("{n} dot", "{n} dots", standing.dots) for standing in going]
                items = [f"{self._label(standing)} – {count}" for standing, count in zip(going, dots, strict=True)]
                blocks.append(BulletList(items=tuple(items), numbered=not tally.tied_at_cut))
            if tally.tied_at_cut:
                blocks.append(Paragraph(text=self._tie_words(round_, tally), style="quiet"))
        return blocks

    def results(self) -> list[Section]:
        """A ranking for each round."""
        return [self._result(round_, tally) for round_, tally in self.rounds]

    def method(self) -> Section:
        """How each round was done."""
        blocks: list[Block] = []
        for round_, tally in self.rounds:
            if len(self.rounds) + len(self.hidden) > 1:
                blocks.append(Paragraph(text=self.name(round_), style="lead"))
            blocks.append(Paragraph(text=" ".join(self._how(round_, tally))))
        for round_ in self.hidden:
            blocks.append(Paragraph(text=round_.question, style="lead"))
            words = self.gettext("The vote was closed, but its result has not been shown.")
            cast = self._cast(round_, voting.tally(self.state, round_))
            blocks.append(Paragraph(text=" ".join(filter(None, (words, cast)))))
        return Section(heading=self.gettext("How the vote was done"), blocks=tuple(blocks))

    def dots(self) -> dict[str, int]:
        """Dots by note or theme in the latest round on it; a run-off says nothing of how many it got."""
        found: dict[str, int] = {}
        for round_, tally in self.rounds:
            if round_.id not in self.run_offs:
                found.update((standing.candidate.ref, standing.dots) for standing in tally.standings)
        return found

    def _label(self, standing: Standing) -> str:
        return theme_name(self.language, standing.candidate.label)

    def name(self, round_: Round) -> str:
        """What a round asks, and that it is a run-off when it is."""
        return round_name(self.language, round_, run_off=round_.id in self.run_offs)

    def _tie_words(self, round_: Round, tally: Tally) -> str:
        numbers = self.language.listed([str(standing.candidate.number) for standing in tally.tied_at_cut])
        rule = self.gettext(TIE_RULES[round_.tie_rule])
        return self.gettext("Numbers {numbers} share the last place. Rule agreed before the vote: {rule}.").format(
            numbers=numbers, rule=rule
        )

    def _result(self, round_: Round, tally: Tally) -> Section:
        rows = tuple(
            RankingRow(
                rank=standing.rank,
                number=standing.candidate.number,
                label=self._label(standing),
                dots=standing.dots,
                voters=standing.voters,
                advances=standing.advances,
                tied=standing.tied,
            )
            for standing in tally.standings
        )
        going = sum(row.advances for row in rows)
        cut = self._cut_words(round_, going) if going else ""
        description = self.gettext("Bar chart of the ranking: {rows}").format(
            rows="; ".join(f"{row.rank}. {row.label}, {row.dots}" for row in rows)
        )
        ranking = Ranking(
            rows=rows,
            description=description,
            cut_label=cut,
            headings=(self.gettext("Place"), self.gettext("Candidate"), self.gettext("Dots"), self.gettext("Voters")),
            tied_label=self.gettext("tied"),
        )
        heading, question = self.gettext("Result of the vote"), round_.question
        if round_.id in self.run_offs:
            heading, question = self.name(round_), ""
        elif len(self.rounds) > 1:
            heading = self.gettext("Result of the vote: {question}").format(question=question)
            question = ""
        about = " ".join(filter(None, (question, self._cast(round_, tally), *dict.fromkeys(self._settled(round_)))))
        blocks: tuple[Block, ...] = (Paragraph(text=about, style="quiet"), ranking) if about else (ranking,)
        return Section(heading=heading, blocks=blocks)

    def _cut_words(self, round_: Round, going: int) -> str:
        if round_.id in self.run_offs:  # those above them in the round that it settled go on too
            return self.language.ngettext("{n} of these goes on to actions", "{n} of these go on to actions", going)
        return self.language.ngettext("{n} goes on to actions", "The top {n} go on to actions", going)

    def _settled(self, round_: Round) -> Iterator[str]:
        """Who shared a place and had a run-off; beside them in the ranking nothing else tells them apart."""
        for run_off in voting.run_offs(self.state, round_):
            if voting.settled_round(self.state, run_off) == round_:
                words = self.gettext("Numbers {numbers} shared a place; a run-off was held among them.")
                numbers = self.language.listed([str(candidate.number) for candidate in run_off.candidates])
                yield words.format(numbers=numbers)

    def _cast(self, round_: Round, tally: Tally) -> str:
        words = []
        if tally.ballots:
            cast = self.gettext("{ballots} of {voters} voted in the booth.")
            words.append(cast.format(ballots=tally.ballots, voters=round_.voters))
        if tally.counted:
            words.append(self.language.ngettext("{n} dot was counted.", "{n} dots were counted.", tally.counted))
        return " ".join(words)

    def _how(self, round_: Round, tally: Tally) -> list[str]:
        dots = self.language.ngettext("Each voter had {n} dot", "Each voter had {n} dots", round_.dots)
        words = [self.gettext("{dots}, at most {cap} on one candidate.").format(dots=dots, cap=round_.cap)]
        if tally.ballots:
            secret = self.gettext(
                "{ballots} of {voters} voted one by one in a booth, in secret: "
                "who voted what, in which order and when is not stored anywhere."
            )
            words.append(secret.format(ballots=tally.ballots, voters=round_.voters))
        if tally.counted:
            words.append(
                self.language.ngettext(
                    "{n} dot was called out in the room and counted by the facilitator.",
                    "{n} dots were called out in the room and counted by the facilitator.",
                    tally.counted,
                )
            )
        words.append(self.gettext("The result was hidden until the vote was closed."))
        words.append(self.gettext("Rule for ties: “{rule}”.").format(rule=self.gettext(TIE_RULES[round_.tie_rule])))
        return words
