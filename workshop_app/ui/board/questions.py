"""Questions that the next keys answer: where to, which kind, linked to which note. Each says how it stands in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import Qt

from workshop_app.frozen import frozen
from workshop_app.ui.board.walk import Direction

ARROWS: dict[int, Direction] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
}
GO = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
HELD = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_AltGr, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
"""Keys that are pressed for the sake of the next."""

Act = Callable[[], object]


class Question(Protocol):
    """What the keyboard of a board is asked; it has it until the answer is given or another key says never mind."""

    def words(self) -> str:
        """The question with what has been typed so far."""

    def parts(self) -> list[tuple[str, str]]:
        """The same to be drawn: keys, each with the words after it; no key before the question itself."""

    def answer(self, key: int, text: str) -> bool:
        """A key; whether the question is still open."""


@frozen
class Option:
    """One answer: the key, what it is called, what it does."""

    key: str
    words: str
    act: Act


class Pick:
    """One key is the answer."""

    def __init__(
        self, asks: str, options: Sequence[Option], arrows: Callable[[Direction], object] | None = None
    ) -> None:
        self._asks = asks
        self._options = {option.key: option for option in options}
        self._arrows = arrows

    def words(self) -> str:
        """The question and its answers."""
        answers = "   ".join(f"{option.key} {option.words}" for option in self._options.values())
        return self._asks.format(answers=answers)

    def parts(self) -> list[tuple[str, str]]:
        """The question, then each answer with its key."""
        asked = ("", self._asks.format(answers="").strip())
        return [asked, *((option.key, option.words) for option in self._options.values())]

    def answer(self, key: int, text: str) -> bool:
        """Any other key ends it."""
        if key in HELD:
            return True
        option = self._options.get(text.upper())
        if option is not None:
            option.act()
        elif self._arrows is not None and key in ARROWS:
            self._arrows(ARROWS[key])
        return False


class Number:
    """A number is the answer; it goes by itself when no longer one is possible."""

    def __init__(
        self, asks: str, most: int, act: Callable[[int], object], others: Mapping[str, Act] | None = None
    ) -> None:
        self._asks, self._most, self._act = asks, most, act
        self._others = others or {}
        """What certain letters, or a nought, do instead."""
        self._typed = ""

    def words(self) -> str:
        """The question with the digits typed so far."""
        return self._asks.format(number=self._typed or "…")

    def parts(self) -> list[tuple[str, str]]:
        """The question alone."""
        return [("", self.words())]

    def answer(self, key: int, text: str) -> bool:
        """Digits, Backspace, Enter."""
        if key in HELD:
            return True
        if key == Qt.Key.Key_Backspace:
            self._typed = self._typed[:-1]
            return True
        if not self._typed and (other := self._others.get(text.upper())) is not None:
            other()
        elif text.isdecimal() and text.isascii():
            self._typed += text
            if int(self._typed) and int(self._typed) * 10 <= self._most:
                return True
            self._go()
        elif key in GO:
            self._go()
        return False

    def _go(self) -> None:
        number = int(self._typed or "0")
        if 1 <= number <= self._most:
            self._act(number)


class Code:
    """The code of a note is the answer, such as P3; or Enter on the note that the arrows walk to."""

    def __init__(
        self,
        asks: str,
        codes: Mapping[str, str],
        act: Callable[[str], object],
        walk: Callable[[Direction], str],
    ) -> None:
        self._asks, self._act, self._walk = asks, act, walk
        self._codes = {code.upper(): note for code, note in codes.items()}
        """Notes by what can be typed for them; of those with the same number the first counts for the bare number."""
        for code, note in codes.items():
            self._codes.setdefault(code.lstrip("".join(letter for letter in code if not letter.isdigit())), note)
        self._typed = ""
        self._here = ""

    def words(self) -> str:
        """The question with what has been typed so far."""
        return self._asks.format(code=self._typed or "…")

    def parts(self) -> list[tuple[str, str]]:
        """The question alone."""
        return [("", self.words())]

    def answer(self, key: int, text: str) -> bool:
        """Letters, digits, Backspace, arrows, Enter."""
        if key in ARROWS:
            self._here, self._typed = self._walk(ARROWS[key]), ""
            return True
        if key == Qt.Key.Key_Backspace:
            self._typed = self._typed[:-1]
            return True
        if text.isalnum():
            self._typed += text.upper()
            return not self._goes_alone()
        if key in GO:
            self._go(self._codes.get(self._typed, "") if self._typed else self._here)
        return key in HELD

    def _goes_alone(self) -> bool:
        """A code with its letter that no longer one begins with needs no Enter; one that none begins with ends it."""
        longer = [code for code in self._codes if code.startswith(self._typed)]
        if longer == [self._typed] and not self._typed.isdecimal():
            self._go(self._codes[self._typed])
            return True
        return False

    def _go(self, note: str) -> None:
        if note:
            self._act(note)
