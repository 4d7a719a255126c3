"""Time and ids: a clock that keeps pace when the system clock jumps, and sortable ids."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime, timedelta


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


def new_id() -> str:
    """A UUIDv7 (RFC 9562): 48 bits of milliseconds, then random bits, so that ids sort by age."""
    value = int.from_bytes(os.urandom(16), "big")
    value = (int(time.time() * 1000) << 80) | (value & ((1 << 80) - 1))
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    digits = f"{(value & ~(0x3 << 62)) | (0x2 << 62):032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
