"""What a row of the home page's list says: pure words, no painting."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from workshop_app.domain.enums import Stage
from workshop_app.frozen import frozen
from workshop_app.i18n import Language
from workshop_app.services.ports import Found, Listed
from workshop_app.wording import STAGES, length_text

EXCERPT = 160


@frozen
class Row:
    """A workshop, or a hit of the search, in words."""

    workshop_id: str
    title: str
    below: str
    """The second line: counts, or the words of the note that was found."""
    date: str = ""
    stage: Stage | None = None
    stage_word: str = ""
    next: str = ""
    words: tuple[str, ...] = ()
    """What was searched for, to be set off in title and second line."""
    note_id: str = ""
    """The note that was found, if it was one."""

    @property
    def target(self) -> tuple[str, str]:
        """What opens: the workshop, and the note in it."""
        return self.workshop_id, self.note_id

    def spoken(self) -> str:
        """The row for those who cannot see it."""
        return ", ".join(part for part in (self.title, self.below, self.date, self.stage_word, self.next) if part)


def listed_row(language: Language, listed: Listed, words: tuple[str, ...] = ()) -> Row:
    """A workshop of the list."""
    return Row(
        workshop_id=listed.id,
        title=listed.title or language.gettext("Workshop without a name"),
        below=_counts(language, listed),
        date=_day(language, listed),
        stage=listed.stage,
        stage_word=language.gettext(STAGES[listed.stage]),
        next=_next(language, listed),
        words=words,
    )


def note_row(language: Language, found: Found, words: tuple[str, ...], *, more: bool) -> Row:
    """A note that was found, with its workshop, and whether that has more than is shown."""
    return replace(
        listed_row(language, found.workshop, words),
        below=excerpt(found.excerpt, words),
        next=language.gettext("More in this workshop") if more else "",
        note_id=found.note_id,
    )


def hits(language: Language, count: int, *, more: bool) -> str:
    """How many hits are shown."""
    if more:
        return language.gettext("{n} hits, and there are more").format(n=count)
    return language.ngettext("{n} hit", "{n} hits", count)


def excerpt(text: str, words: tuple[str, ...]) -> str:
    """The part of a text around the first hit, in one line."""
    flat = " ".join(text.split())
    found = spans(flat, words)
    start = found[0][0] if found else 0
    if start > 60:
        cut = flat.find(" ", start - 40)
        flat = "… " + flat[cut + 1 if 0 <= cut < start else start :]
    return flat if len(flat) <= EXCERPT else flat[: EXCERPT - 1].rstrip() + "…"


def around_hit(text: str, words: tuple[str, ...], width: float, measure: Callable[[str], float]) -> str:
    """The text from a little before the first hit, when that would be cut away in this width: it is then in the middle,
    or further to the right at the end of the text."""
    start, end = next(iter(spans(text, words)), (0, 0))
    if min(measure(text), measure(text[:end] + "…")) <= width:
        return text
    for space in re.finditer(" ", text[:start]):
        before, shown = text[space.end() : end], text[space.end() :]
        if min(2 * measure("… " + before), measure("… " + shown)) <= width:
            return "… " + shown
    return "… " + text[start:]


def spans(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where words of the text begin with one of the searched words: (from, to), in order."""
    if not words:
        return []
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return [match.span() for match in re.finditer(rf"(?<!\w)(?:{pattern})", text, re.IGNORECASE)]


def _counts(language: Language, listed: Listed) -> str:
    people = language.ngettext("{n} participant", "{n} participants", listed.participants)
    if listed.stage is Stage.PLANNED and not listed.notes:
        first = language.ngettext("{n} step", "{n} steps", listed.steps)
    else:
        first = language.ngettext("{n} note", "{n} notes", listed.notes)
    return f"{first} · {people}" if listed.participants else first


def _day(language: Language, listed: Listed) -> str:
    try:
        day = listed.day
    except ValueError:
        return ""
    return language.date(day) if day else ""


def _next(language: Language, listed: Listed) -> str:
    if listed.stage is Stage.PLANNED:
        return length_text(language, listed.minutes)
    if listed.stage is Stage.OPEN:
        return language.gettext("Step {number} of {count}").format(number=listed.step_number, count=listed.steps)
    still_open = listed.actions - listed.actions_done
    if not listed.actions:
        return language.gettext("No actions")
    if not still_open:
        return language.ngettext("{n} action, done", "{n} actions, all done", listed.actions)
    if not listed.actions_done:
        return language.ngettext("{n} open action", "{n} open actions", still_open)
    return language.gettext("{open} of {all} actions open").format(open=still_open, all=listed.actions)
