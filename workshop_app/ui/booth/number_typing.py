"""Candidate numbers typed without Enter and without a clock: slow fingers must not place dots on the wrong one."""

from __future__ import annotations


class NumberTyping:
    """Collects digits. A number is complete when no candidate's number goes on from it; else it waits.

    With 40 candidates 7 is complete at once, 1 waits for one more digit, or for Space or Enter. So 1 and then 2 is
    always 12, however long the pause was, and what waits is shown on the screen.
    """

    def __init__(self, highest: int) -> None:
        self._highest = highest
        self.waiting = ""

    def digit(self, digit: str) -> int | None:
        """Take a digit; the number when it is complete. Zeros in front are allowed: 07."""
        self.waiting += digit
        number = int(self.waiting)
        if number > self._highest:
            self.waiting = ""
            return number
        if number and number * 10 > self._highest:
            self.waiting = ""
            return number
        if len(self.waiting) > len(str(self._highest)):
            self.waiting = ""
        return None

    def finish(self) -> int | None:
        """Space or Enter: the number that waits, if any."""
        number = int(self.waiting or "0")
        self.waiting = ""
        return number or None

    def back(self) -> bool:
        """Take the latest digit away; whether there was one."""
        was = bool(self.waiting)
        self.waiting = self.waiting[:-1]
        return was
