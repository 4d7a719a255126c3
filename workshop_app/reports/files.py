"""Names of files made from what people write, and writing them so that the old file is whole until the new one is."""

from __future__ import annotations

import os
import re
import secrets
import unicodedata
from pathlib import Path

MAX_NAME_BYTES = 120
"""Leaves room for a suffix and a number in every file system."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]')
_UNSEEN = {"Cs", "Co", "Cn", "Cf", "Zl", "Zp"}
_RESERVED = {"CON", "PRN", "AUX", "NUL"} | {f"{port}{n}" for port in ("COM", "LPT") for n in "0123456789¹²³"}


def safe_name(text: str, fallback: str) -> str:
    """A file name without suffix that every system accepts, as near to `text` as that allows; `fallback` (a safe name)
    when nothing is left, and before a name that Windows keeps for devices."""
    spaced = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", text))
    known = "".join(char for char in spaced if unicodedata.category(char) not in _UNSEEN)
    name = _shortened(" ".join(known.split()).strip(" .~-"))
    if not name:
        return fallback
    return _shortened(f"{fallback} {name}") if name.split(".")[0].strip().upper() in _RESERVED else name


def _shortened(name: str) -> str:
    return name.encode()[:MAX_NAME_BYTES].decode(errors="ignore").strip(" .")


def write_atomically(path: Path, data: bytes) -> None:
    """Write the file whole or not at all. An OSError leaves the old file as it was and nothing beside it."""
    temporary = path.parent / f".{secrets.token_hex(8)}.tmp"
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut, where the system can (Windows cannot open folders)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
