"""What the booth says of a ballot: what can be done, what is left, what waits, what is full."""

from __future__ import annotations

from workshop_app.domain.enums import CandidateKind
from workshop_app.domain.records import Round
from workshop_app.i18n import Language


def full_words(language: Language, round_: Round) -> str:
    """Beside a candidate that can take no more of the voter's dots."""
    if _on_themes(round_):
        return language.ngettext("at most {n} per theme", "at most {n} per theme", round_.cap)
    return language.ngettext("at most {n} per note", "at most {n} per note", round_.cap)


def hint_words(language: Language, round_: Round, *, waits: bool) -> str:
    """How dots are placed; `waits` when a number can have two digits."""
    if waits:
        return language.gettext("Point, or type a number and Space")
    if _on_themes(round_):
        return language.gettext("Point, or type the number of a theme")
    return language.gettext("Point, or type the number of a note")


def left_words(language: Language, left: int, dots: int) -> str:
    """How many of the dots are left to place."""
    if left == 0:
        return language.ngettext("Your dot is placed", "All {n} dots are placed", dots)
    return language.ngettext("{n} dot left to place", "{n} dots left to place", left)


def waiting_words(language: Language, round_: Round, typed: str) -> str:
    """What becomes of the digits that have been typed; nothing when there are none."""
    if not typed:
        return ""
    number = int(typed)
    if all(candidate.number != number for candidate in round_.candidates):
        return no_such_number(language, number)
    return language.gettext("Space places a dot on number {number}.").format(number=number)


def no_such_number(language: Language, number: int) -> str:
    """A number that no candidate has."""
    return language.gettext("There is no number {number} on the list.").format(number=number)


def asking_words(language: Language, placed: int, left: int) -> str:
    """Before a ballot goes in that is not full."""
    if not placed:
        return language.gettext("You have placed no dots. Press A to abstain.")
    return language.ngettext(
        "{n} dot left. Press Enter again to hand in anyway.",
        "{n} dots left. Press Enter again to hand in anyway.",
        left,
    )


def _on_themes(round_: Round) -> bool:
    return round_.candidates[0].kind is CandidateKind.THEME
