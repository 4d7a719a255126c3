"""Time and ids: a clock that keeps pace when the system clock jumps, and sortable ids."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta
from random import Random
from threading import Lock


class SteadyClock:
    """Wall time at the start of the program plus time passed since, so that durations never jump."""

    def __init__(self) -> None:
        self._start = datetime.now(UTC)
        self._mark = _passed()

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return self._start + timedelta(seconds=_passed() - self._mark)


def _passed() -> float:
    """Seconds that never jump; where the system can tell, those that the computer slept count too."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


_chance = Random().getrandbits
"""Begun with what the system calls random: to be unlike others is enough, nobody has to be unable to guess an id."""


class _Newest:
    """The id that was made last: its milliseconds, and its 74 random bits."""

    lock = Lock()
    made = (0, 0)


def new_id() -> str:
    """A UUIDv7 (RFC 9562): 48 bits of milliseconds, then random bits that grow within a millisecond (its method 2), so
    that ids sort by age, also those of an example that is made in one."""
    with _Newest.lock:
        last, tail = _Newest.made
        now = int(time.time() * 1000)
        # A clock that is set back makes no older ids: the last millisecond goes on.
        now, tail = (now, _chance(73)) if now > last else (last, tail + 1 + _chance(32))
        _Newest.made = now, tail
    value = now << 80 | 0x7 << 76 | tail >> 62 << 64 | 0x2 << 62 | tail & (1 << 62) - 1
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
