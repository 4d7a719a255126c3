"""What fingers on the board mean. A state chart for any number of fingers; knows nothing of windows."""

from __future__ import annotations

from collections.abc import Mapping
from math import copysign, hypot
from typing import Literal

from workshop_app.frozen import frozen, mutable

STILL = 10.0
"""Pixels a finger may tremble without moving."""
HOLD = 0.5
"""Seconds after which a finger that lies still asks for something else."""
TWICE = 0.4
"""Seconds within which two taps are one double tap."""
NEAR = 40.0
"""Pixels between two taps that are one double tap, at most."""
SPREADING = 6.0
"""Pixels that fingers must come nearer or go apart before they zoom, lest panning makes text blurred."""


@frozen
class Take:
    """A finger begins to drag what was under it; with no item it is a lasso."""

    finger: int
    item: str
    x: float
    y: float


@frozen
class Carry:
    """It drags it on to here."""

    finger: int
    x: float
    y: float


@frozen
class Land:
    """It lets go."""

    finger: int


@frozen
class PutBack:
    """What it dragged goes back to where it was."""

    finger: int


@frozen
class Look:
    """The board follows the fingers: nearer by a factor around a point, then moved."""

    x: float
    y: float
    factor: float
    by_x: float
    by_y: float


@frozen
class Tap:
    """A short touch; on nothing the item is empty."""

    item: str


@frozen
class DoubleTap:
    """Two short touches."""

    item: str


@frozen
class Hold:
    """A finger lies still on something: lifted now it asks for the menu, moved it drags."""

    item: str


@frozen
class Menu:
    """It was lifted. A menu that came earlier would be touched at once."""

    item: str
    x: float
    y: float


Intent = Take | Carry | Land | PutBack | Look | Tap | DoubleTap | Hold | Menu
State = Literal["resting", "held", "dragging", "looking", "spent"]


@mutable
class Finger:
    """A finger on the glass: what was under it when it came, where it came and where it is."""

    item: str
    start: tuple[float, float]
    at: tuple[float, float]
    since: float
    state: State = "resting"


class TouchChart:
    """Fingers come, move and go; what comes out is what they mean. Points are those of the view.

    One person uses both hands (`apart` is False): fingers that come down together pinch, wherever they are. With
    several people each finger on a note is somebody's own, and only fingers on empty ground look together.
    """

    def __init__(self, *, apart: bool = False) -> None:
        self.apart = apart
        self.fingers: dict[int, Finger] = {}
        self._seen: tuple[float, float, float] | None = None
        """Middle and spread of the fingers that look, when they were last followed."""
        self._zooms = False
        self._tapped: tuple[str, float, float, float] = ("", 0.0, 0.0, -TWICE)

    def due(self) -> float | None:
        """When a finger will have lain still for long; None when none is about to."""
        resting = [finger.since + HOLD for finger in self.fingers.values() if finger.state == "resting"]
        return min(resting, default=None) if not self.apart else None

    def down(self, finger: int, item: str, x: float, y: float, now: float) -> list[Intent]:
        """A finger comes down on an item, or on the ground."""
        intents = self.lost(finger)
        new = Finger(item, (x, y), (x, y), now)
        others = [other for other in self.fingers.values() if other.state in ("resting", "held", "looking")]
        if self.apart:
            others = [other for other in others if not other.item] if not item else []
        self.fingers[finger] = new
        if others:
            for one in (new, *others):
                one.state = "looking"
            self._look_anew()
        return intents

    def move(self, points: Mapping[int, tuple[float, float]]) -> list[Intent]:
        """Fingers have moved, all at the same time."""
        intents: list[Intent] = []
        for number, (x, y) in points.items():
            finger = self.fingers.get(number)
            if finger is None:
                continue
            finger.at = (x, y)
            if finger.state in ("resting", "held") and hypot(x - finger.start[0], y - finger.start[1]) >= STILL:
                intents += self._set_off(number, finger)
            if finger.state == "dragging":
                intents.append(Carry(number, x, y))
        return intents + self._follow()

    def up(self, finger: int, now: float) -> list[Intent]:
        """A finger leaves."""
        gone = self.fingers.pop(finger, None)
        if gone is None:
            return []
        if gone.state == "looking":
            self._look_anew()
        if gone.state == "dragging":
            return [Land(finger)]
        if gone.state == "held":
            return [Menu(gone.item, *gone.start)]
        return [self._tap(gone, now)] if gone.state == "resting" else []

    def tick(self, now: float) -> list[Intent]:
        """Time has passed: a finger that lies still on something asks for the menu, one on the ground for a lasso."""
        intents: list[Intent] = []
        for number, finger in self.fingers.items():
            if self.apart or finger.state != "resting" or now < finger.since + HOLD:
                continue
            if not finger.item:
                finger.state = "dragging"
                intents.append(Take(number, "", *finger.start))
            elif len(self.fingers) == 1:
                finger.state = "held"
                intents.append(Hold(finger.item))
            else:
                finger.since = now  # a menu in the middle of what others do would take it from them
        return intents

    def give_up(self) -> list[Intent]:
        """Everything goes back; fingers that still lie there mean nothing until they are lifted."""
        back: list[Intent] = [PutBack(number) for number, f in self.fingers.items() if f.state == "dragging"]
        for finger in self.fingers.values():
            finger.state = "spent"
        self._look_anew()
        return back

    def lost(self, finger: int) -> list[Intent]:
        """A finger is gone, and nobody told of its going."""
        gone = self.fingers.pop(finger, None)
        if gone is not None and gone.state == "looking":
            self._look_anew()
        return [PutBack(finger)] if gone is not None and gone.state == "dragging" else []

    def beside_pen(self) -> list[Intent]:
        """A pen or mouse goes to work: what drags nothing is the hand that holds it, and means nothing until lifted.

        With several people a finger on a note is somebody who is about to drag it.
        """
        back: list[Intent] = []
        for number, finger in self.fingers.items():
            if finger.item and (self.apart or finger.state == "dragging"):
                continue
            if finger.state == "dragging":
                back.append(PutBack(number))
            finger.state = "spent"
        self._look_anew()
        return back

    def clear(self) -> list[Intent]:
        """No finger is there any longer, and none has let go."""
        back = self.give_up()
        self.fingers.clear()
        return back

    def _set_off(self, number: int, finger: Finger) -> list[Intent]:
        if not finger.item:
            finger.state = "looking"
            self._look_anew()
            return []
        finger.state = "dragging"
        return [Take(number, finger.item, *finger.start)]

    def _tap(self, finger: Finger, now: float) -> Intent:
        item, x, y, before = self._tapped
        again = item == finger.item and now - before < TWICE
        again = again and hypot(finger.at[0] - x, finger.at[1] - y) < NEAR
        self._tapped = (finger.item, *finger.at, now if not again else now - TWICE)
        return DoubleTap(finger.item) if again else Tap(finger.item)

    # looking

    def _look_anew(self) -> None:
        """Other fingers look now: what they do is counted from here."""
        self._seen, self._zooms = self._sight(), False

    def _sight(self) -> tuple[float, float, float] | None:
        points = [finger.at for finger in self.fingers.values() if finger.state == "looking"]
        if not points:
            return None
        x, y = sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
        return x, y, sum(hypot(px - x, py - y) for px, py in points) / len(points)

    def _follow(self) -> list[Intent]:
        before, now = self._seen, self._sight()
        if before is None or now is None:
            return []
        if not self._zooms and abs(now[2] - before[2]) >= SPREADING:
            self._zooms, before = True, (before[0], before[1], before[2] + copysign(SPREADING, now[2] - before[2]))
        factor = now[2] / before[2] if self._zooms and min(now[2], before[2]) > 1 else 1.0
        self._seen = now if self._zooms else (now[0], now[1], before[2])
        if factor == 1.0 and now[:2] == before[:2]:
            return []
        return [Look(before[0], before[1], factor, now[0] - before[0], now[1] - before[1])]
