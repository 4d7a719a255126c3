"""The summary for an e-mail: what was decided and who does what, the same in plain and in rich text."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from tests.helpers.hostile import MARKUP, NOW, workshop
from tests.helpers.workshops import example
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.reports.build import minutes_report
from workshop_app.reports.choices import ReportChoices, Scope
from workshop_app.reports.model import Report
from workshop_app.reports.summary import summary_html, summary_text


def short(state: State, language: str = "sv") -> Report:
    return minutes_report(state, Language(language), NOW, ReportChoices(scope=Scope.SHORT))


def lines(html: str) -> list[str]:
    """The text of a rich text, an element a line."""
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_data(self, data: str) -> None:
            if data.strip():
                found.append(data)

    Reader().feed(html)
    return found


def test_the_example_in_short() -> None:
    text = summary_text(short(State.of_records(example())))
    assert text.startswith("Ständiga förbättringar – ledningsgruppen\n")
    assert "onsdag 10 juni 2026" in text
    assert "\n1. Snabbt svar på varje idé – 26 prickar\n" in text
    assert "\n1. De tre översta temana blir det första steget." in text
    assert (
        "\n– Ta fram en gemensam idéparkering och pröva den i tre verksamheter – HR-avdelningen och IT-avdelningen – "
        "8 sep 2026\n" in text
    )
    assert len(text) < 2_000


def test_plain_and_rich_text_say_the_same() -> None:
    report = short(workshop(*MARKUP, title="<b>Möte</b> & *mera*"), "en")
    found = (line.removeprefix("– ") for line in summary_text(report).split("\n"))
    plain = [line.lstrip("0123456789").removeprefix(". ") for line in found]
    assert lines(summary_html(report)) == [line for line in plain if line]


def test_a_workshop_where_nothing_has_happened_has_a_title_at_least() -> None:
    report = replace(short(workshop()), title="", sections=())
    assert summary_text(report).splitlines()[0] == report.kind
    assert "<h1>" in summary_html(report)
