"""Dates and times as Babel writes them and phrases as the standard library reads them, though no page waits for
either."""

from __future__ import annotations

import re
from datetime import date, datetime
from gettext import GNUTranslations

import pytest
from babel.dates import format_date, format_time

from tests.helpers import catalogue
from workshop_app.i18n import LANGUAGES, Language


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("month", range(1, 13))
def test_a_date_is_written_as_babel_writes_it(code: str, month: int) -> None:
    language, day = Language(code), date(2026, month, 3)
    assert language.date(day) == format_date(day, "d MMM yyyy", locale=language.locale).replace(".", "")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("hour", [0, 9, 13])
def test_a_clock_time_is_written_as_babel_writes_it(code: str, hour: int) -> None:
    language, moment = Language(code), datetime(2026, 6, 10, hour, 5)
    assert language.clock(moment) == format_time(moment, "HH:mm", locale=language.locale)
    assert language.clock(moment.time()) == language.clock(moment)


def test_several_words_stand_in_a_sentence_as_people_say_them() -> None:
    assert [Language("sv").listed(words) for words in (["a"], ["a", "b"], ["a", "b", "c"])] == [
        "a",
        "a och b",
        "a, b och c",
    ]
    assert Language("en").listed(["Problems", "Ideas"]) == "Problems and Ideas"


def test_every_phrase_is_said_as_the_standard_library_reads_it() -> None:
    swedish = Language("sv")
    with catalogue.PO.with_suffix(".mo").open("rb") as file:
        standard = GNUTranslations(file)
    phrases = [message.id for message in catalogue.read(catalogue.PO) if message.id]
    assert len(phrases) > 500
    for phrase in phrases:
        if isinstance(phrase, str):
            assert swedish.gettext(phrase) == standard.gettext(phrase)
            continue
        assert swedish.gettext(phrase[0]) == standard.gettext(phrase[0])
        words = {name: f"<{name}>" for name in re.findall(r"{(\w+)}", "".join(phrase)) if name != "n"}
        for count in (0, 1, 2, 21):
            said = standard.ngettext(*phrase, count).format(n=count, **words)
            assert swedish.ngettext(*phrase, count, **words) == said


def test_what_is_in_no_catalogue_is_said_in_english() -> None:
    for code in LANGUAGES:
        assert Language(code).gettext("nobody translated this") == "nobody translated this"
        assert [Language(code).ngettext("{n} owl", "{n} owls", count) for count in (1, 2)] == ["1 owl", "2 owls"]
