"""Languages: gettext for words, Babel for dates and numbers. Source strings are English."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import cache
from gettext import NullTranslations
from struct import iter_unpack, unpack_from
from typing import Any

from workshop_app.frozen import frozen
from workshop_app.resources import resource

LANGUAGES = ("sv", "en")
"""Complete at every landing."""
SHORT_MONTHS = {
    "sv": ("jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"),
}
"""As Babel has them, which the home page does not wait for: Babel takes 12 ms to import."""


def N_(message: str) -> str:
    """Mark a string for translation where it stands, to be translated where it is shown."""
    return message


@frozen
class Language:
    """One language: how to say things, and how to write dates and numbers."""

    code: str

    @property
    def locale(self) -> str:
        """Babel's name of the locale."""
        return {"sv": "sv_SE", "en": "en_GB"}[self.code]

    @property
    def tag(self) -> str:
        """The BCP 47 tag, for documents."""
        return self.locale.replace("_", "-")

    def gettext(self, message: str) -> str:
        """Translate; the empty string stays empty (gettext would return its header)."""
        return _catalogue(self.code).gettext(message) if message else ""

    def ngettext(self, singular: str, plural: str, count: int, **words: object) -> str:
        """Translate a phrase with a number in it, `{n}` standing for the number, and perhaps other words."""
        return _catalogue(self.code).ngettext(singular, plural, count).format(n=count, **words)

    def date(self, day: date, style: str = "") -> str:
        """A date, such as 10 juni 2026; other styles as Babel names them."""
        if not style:
            return f"{day.day} {SHORT_MONTHS[self.code][day.month - 1]} {day.year}"
        from babel.dates import format_date

        return format_date(day, style, locale=self.locale).replace(".", "")

    def clock(self, moment: time | datetime) -> str:
        """A clock time, 09:05 in every language."""
        return f"{moment:%H:%M}"

    def number(self, value: float) -> str:
        """A number, 2,6 or 2.6."""
        from babel.numbers import format_decimal

        return format_decimal(value, locale=self.locale)

    def listed(self, words: Sequence[str]) -> str:
        """Several in a sentence: a, b och c."""
        from babel.lists import format_list

        return format_list(words, locale=self.locale)


class _Catalogue(NullTranslations):
    """A compiled catalogue whose words are decoded when they are asked for. `GNUTranslations` decodes all thousand
    before the first, at every start. All our languages say one thing, or several."""

    def _parse(self, fp: Any) -> None:
        whole = fp.read()
        count, *tables = unpack_from("<3I", whole, 8)
        ids, words = (
            [whole[at : at + size] for size, at in iter_unpack("<2I", whole[table : table + 8 * count])]
            for table in tables
        )
        self._words = {phrase.partition(b"\0")[0]: said for phrase, said in zip(ids, words, strict=True)}

    def gettext(self, message: str) -> str:
        """A phrase, in English where it is not translated."""
        found = self._words.get(message.encode())
        return message if found is None else found.decode().partition("\0")[0]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """A phrase with a number, in English where it is not translated."""
        found = self._words.get(msgid1.encode())
        return (msgid1, msgid2)[n != 1] if found is None else found.decode().split("\0")[n != 1]


@cache
def _catalogue(code: str) -> NullTranslations:
    """The words of a language. `gettext.translation` would look for them under all the names that locales have, which
    takes twice as long as reading them; English stands in the program."""
    if code == "en":
        return NullTranslations()
    with resource(f"locale/{code}/LC_MESSAGES/workshop_app.mo").open("rb") as file:
        return _Catalogue(file)


class _Current:
    language = Language("sv")


def use(code: str) -> None:
    """Choose the language of the program."""
    _Current.language = Language(code)


def current() -> Language:
    """The language of the program."""
    return _Current.language


def _(message: str) -> str:
    """Translate into the language of the program."""
    return _Current.language.gettext(message)


def ngettext(singular: str, plural: str, count: int, **words: object) -> str:
    """Translate a phrase with a number, `{n}`, into the language of the program."""
    return _Current.language.ngettext(singular, plural, count, **words)


def right_to_left(text: str) -> bool:
    """Whether a text begins in a script that is written from right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
