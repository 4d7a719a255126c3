"""Candidate numbers typed without a clock: neither quick nor slow fingers may place dots on the wrong one."""

from __future__ import annotations

from collections.abc import Iterable


class NumberTyping:
    """Collects digits. One that begins no other number is a number at once; all else waits for Space, + or Enter.

    With 20 candidates 7 is a number at once, 1 and 12 wait. Whoever means 1, 2 and 3 and types 123 places no dot on 12:
    digits are never put together to a number that counts without a word, and what waits is shown large.
    """

    def __init__(self, numbers: Iterable[int]) -> None:
        self._numbers = [str(number) for number in numbers]
        self._most = max(map(len, self._numbers)) + 1
        self.waiting = ""

    @property
    def waits(self) -> bool:
        """Whether any number takes more than one key."""
        return self._most > 2

    def digit(self, digit: str) -> int | None:
        """Take a digit; the number when it is complete."""
        if self.waiting or any(number != digit and number.startswith(digit) for number in self._numbers):
            self.waiting = (self.waiting + digit)[: self._most]  # one digit too many is no number, however many follow
            return None
        return int(digit)

    def finish(self) -> int | None:
        """Space, + or Enter: the number that waits, if any."""
        number = int(self.waiting) if self.waiting else None
        self.waiting = ""
        return number

    def back(self) -> bool:
        """Take the latest digit away; whether there was one."""
        was = bool(self.waiting)
        self.waiting = self.waiting[:-1]
        return was
