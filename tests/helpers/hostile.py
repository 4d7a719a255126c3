"""Texts that have broken documents, and boards and reports made of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tests.helpers.sample_report import sample_report
from tests.helpers.workshops import done, note, small, theme
from workshop_app.commands.agenda import SetParticipants
from workshop_app.commands.voting import CastBallot, CloseRound, OpenRound, Reveal
from workshop_app.domain.enums import Level
from workshop_app.domain.records import Action, Decision, Participant, Round, Workshop
from workshop_app.domain.state import State
from workshop_app.reports.model import Matrix, MatrixPoint, Radar, RadarAxis, Report, Section

NOW = datetime(2026, 6, 10, 12, 5, tzinfo=UTC)
FORMULAS = (
    "=1+1", "+46 70 123", "-5", "@SUM(A1)", " =cmd|' /C calc'!A0", "\t=1", "＝1+1", "\u200b=1",
    '=HYPERLINK("http://x","y")', "\r=1", "\n=1", "\u00a0@x", "＋1",
)  # fmt: skip
MARKUP = (
    "<script>alert(1)</script>", "<b>x", "</td></table>", "a & b &amp; &#0; &copy", "]]>", "<!-- --> x",
    "\"'><img src=x>",
    "**fet** _kursiv_ `kod` ~~ut~~", "# Rubrik", "1. lista", "2) lista", "- punkt", "+ punkt", "---", "===", "> citat",
    "[x](javascript:alert(1)) ![y](z)", "| a | b |", "\\ bakstreck \\", "http://exempel.se www.exempel.se a@b.se",
    "{page} %s %(x)s {0.__class__}", "x #", "BEGIN:VEVENT\r\nUID:1", "a;b,c:d\\n", "    indrag", "~~~\nkod",
    "[^1]: not",
)  # fmt: skip
SCRIPTS = (
    "שלום עולם", "مرحبا بالعالم", "Buorre beaivi, đŋŧž", "👍🏽 👨‍👩‍👧 ✔", "ሰላም", "a\x00b\x07c\x1bd", "x\ud800y",
    "ok \u202egnp.exe",
    "två\nrader", "tabb\there",
)  # fmt: skip
LONG = ("x" * 240, "Å" * 240 + " slut", "ord " * 250_000)
ALL = (*FORMULAS, *MARKUP, *SCRIPTS, *LONG)


def numbered(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The texts, each told from all others by its end."""
    return tuple(text if len(text) > 9_000 else f"{text} n{place}n" for place, text in enumerate(texts))


def drawn() -> Section:
    """What the minutes draw, that other formats say as tables."""
    matrix = Matrix(
        points=(MatrixPoint(number=1, label="Punkt <ett>", right=0.2, up=0.9),), description="Matrisen",
        right=("Insats", "liten", "stor"), up=("Nytta", "låg", "hög"), fields=("Gör nu", "Planera", "Vänta", "Låt bli"),
        headings=("Nr", "Förslag", "Fält"),
    )  # fmt: skip
    axes = tuple(
        RadarAxis(name=f"Axel {n}", mean=n, low=1, high=4, mean_text=f"{n},5", spread_text="1–4") for n in (1, 2, 3)
    )
    radar = Radar(axes=axes, description="Radarn", headings=("Fråga", "Medel", "Spridning"))
    return Section(heading="Matris och radar", blocks=(matrix, radar))


def reports() -> dict[str, Report]:
    """Reports of every size and kind, by name."""
    plain = sample_report("sv", 24, 3)
    hostile = sample_report("en", len(ALL), 2, texts=numbered(ALL), draft=True)
    nasty = replace(hostile, title=MARKUP[0], organisation="=1+1 & <co>", purpose="# x\n- y\n1. z", closing="*slut*")
    return {
        "plain": replace(plain, sections=(*plain.sections, drawn()), closing="Fastställt."),
        "hostile": nasty,
        "large": sample_report("sv", 120, 28, draft=True),
    }


def workshop(*texts: str, **values: str) -> State:
    """A workshop whose notes say these texts, with a theme, a vote on it that has been shown, and two actions."""
    notes = (
        replace(note(f"n{n}", number=n, text=text, theme="t1" if n == 1 else None), position=f"{n:04}")
        for n, text in enumerate(texts, start=1)
    )
    people = (Participant(id="p1", workshop_id="w", position="1", name="=Åsa", unit="Vård"),)
    actions = (
        Action(id="a1", workshop_id="w", position="1", what="Mät; \\ varje, vecka", who="Åsa\nBo", due="2026-06-30",
               level=Level.UNIT, theme_id="t1"),
        Action(id="a2", workshop_id="w", position="2", what="Utan datum"),
    )  # fmt: skip
    decision = Decision(id="d1", workshop_id="w", position="1", text="Så gör vi")
    state = small(*notes, theme("t1", title="Tema ett"), theme("t2", 2, title="Tema två"), *people, *actions, decision)
    changed = replace(state.workshop, **{"title": "Mötet", "date": "2026-06-10", **values})  # type: ignore[arg-type]
    records = [record for record in state.records() if not isinstance(record, Workshop)]
    return State.of_records([changed, *records])


def voting(state: State) -> State:
    """The same with an open vote that has one ballot: two dots on the first theme, one on the second."""
    state = done(state, SetParticipants(count=2), OpenRound("vote"))
    return done(state, CastBallot(next(iter(state.of(Round))), ((1, 2), (2, 1))))


def voted(state: State) -> State:
    """The same when the result has been shown."""
    state = voting(state)
    round_id = next(iter(state.of(Round)))
    return done(state, CloseRound(round_id), Reveal(round_id))
