"""Backups of the library: when they are made, which are kept, and which of them is good."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Protocol

INTERVAL = timedelta(minutes=9, seconds=30)
"""Ten minutes, less what a clock may be early."""
HOURLY_DAYS = 1
"""Today and so many days before keep one backup for each hour."""
DAILY_DAYS = 14
WEEKLY_DAYS = DAILY_DAYS + 8 * 7
RECENT = timedelta(hours=2)
"""What is not much older than the newest stays: whoever misses something most often misses it soon."""

_NAME = r"verkstad-(\d{8}-\d{6})\.db"
_STAMP = "%Y%m%d-%H%M%S"


class Copied(Protocol):
    """What a backup needs from the library."""

    def copy_to(self, path: Path) -> None:
        """A checked copy, with its SHA-256 beside it."""
        ...

    def secret_vote_in(self) -> str | None:
        """The title of a workshop where a copy made now could tell one ballot from the next, or None."""
        ...

    def writes(self) -> int:
        """How much has been written since it was opened."""
        ...


def keep(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which backups to keep: all of the last two hours, hourly for today and yesterday, daily for two weeks, weekly for
    eight, then monthly.

    Of those in one hour (day, week, month) the newest stays. The last two hours are those before the newest of all. A
    clock that was wrong once, or is now, leaves some in the future: they are thinned out alike, but as if it were the
    day before the newest.
    """
    found = sorted(times)
    ahead = [moment for moment in found if moment > now]
    later = max(now, ahead[-1] - timedelta(days=HOURLY_DAYS)) if ahead else now
    newest = {_span(moment, now if moment <= now else later): moment for moment in found}
    return {*newest.values(), *(moment for moment in found if found[-1] - moment < RECENT)}


def _span(moment: datetime, now: datetime) -> tuple[object, ...]:
    """The hour, day, week or month of which only one backup is kept. Weeks are whole parts of a month, and pass on to
    the next rule whole, so that what was thinned out once is never asked for again."""
    day = moment.date()
    if _days(day, now) <= HOURLY_DAYS:
        return ("hour", day, moment.hour)
    if _days(day, now) <= DAILY_DAYS:
        return ("day", day)
    week = (day.day - 1) // 7
    end = min(day.replace(day=1) + timedelta(days=7 * week + 6), _month_end(day))
    if _days(end, now) <= WEEKLY_DAYS:
        return ("week", day.year, day.month, week)
    return ("month", day.year, day.month)


def _days(day: date, now: datetime) -> int:
    return (now.date() - day).days


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def backups_in(folder: Path) -> list[Path]:
    """The backups in a folder, newest first."""
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted((path for path in found if re.fullmatch(_NAME, path.name)), reverse=True)


def time_of(path: Path) -> datetime:
    """When a backup was made, in UTC, from its name."""
    match = re.fullmatch(_NAME, path.name)
    assert match is not None
    return datetime.fromisoformat(match[1].replace("-", "T")).replace(tzinfo=UTC)


def is_good(path: Path) -> bool:
    """Whether a backup is, to the last bit, what was written."""
    try:
        noted = path.with_suffix(".sha256").read_text(encoding="ascii").strip()
        with path.open("rb") as file:
            import hashlib  # costs 5 ms: not before the window is there

            return hashlib.file_digest(file, "sha256").hexdigest() == noted
    except (OSError, UnicodeDecodeError):
        return False


def newest_good(folder: Path) -> Path | None:
    """The newest backup that is whole, or None."""
    return next((path for path in backups_in(folder) if is_good(path)), None)


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Backups:
    """Makes backups of one library in one folder, and thins them out."""

    def __init__(self, store: Copied, folder: Path, now: Callable[[], datetime] = _utc_now) -> None:
        self._store = store
        self._folder = folder
        self._now = now
        self._made: tuple[datetime, int] | None = None
        """When this program last made sure of a backup, and how much had been written then."""

    def last(self) -> datetime | None:
        """When the newest backup was made, in local time, or None."""
        found = backups_in(self._folder)
        return time_of(found[0]).astimezone() if found else None

    def make_if_changed(self, *, at_once: bool = False) -> Path | None:
        """Make a backup if it is time and something has changed; at start and `at_once` (at exit) it is always time.

        Never while a secret vote is under way. StorageError or OSError when it cannot be written.
        """
        now, writes = self._now().astimezone(UTC), self._store.writes()
        if self._made is not None:
            made, written = self._made
            # A clock that was set back must not put off the next backup until it has caught up.
            if writes == written or (abs(now - made) < INTERVAL and not at_once):
                return None
        if self._store.secret_vote_in() is not None:
            return None
        path = self._copy(now)
        self._made = (now, writes)
        self._thin_out(now)
        return path

    def _copy(self, now: datetime) -> Path | None:
        self._folder.mkdir(parents=True, exist_ok=True)
        earlier = backups_in(self._folder)
        if earlier:
            # Names tell the order, so a clock that was set back must not put a new backup behind an old one. Time goes
            # on in names that are ahead, or all made until the clock has caught up would be thinned out as of one hour.
            newest = time_of(earlier[0])
            now = max(now, newest + (INTERVAL if newest > now else timedelta(seconds=1)))
        path = self._folder / f"verkstad-{now.strftime(_STAMP)}.db"
        self._store.copy_to(path)
        if earlier and is_good(earlier[0]) and _digest(earlier[0]) == _digest(path):
            _remove(path)  # nothing has changed since the newest one
            return None
        return path

    def _thin_out(self, now: datetime) -> None:
        found = {time_of(path): path for path in backups_in(self._folder)}
        good = newest_good(self._folder)
        for moment in found.keys() - keep(found, now):
            if found[moment] != good:
                _remove(found[moment])


def _digest(path: Path) -> str:
    return path.with_suffix(".sha256").read_text(encoding="ascii")


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_suffix(".sha256").unlink(missing_ok=True)
