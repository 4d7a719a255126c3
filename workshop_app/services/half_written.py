"""What is half written in an open workshop, in a small file beside the library: a crash takes none of it."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from pathlib import Path

log = logging.getLogger(__name__)

Fields = list[str]
"""What stands in the fields of a place where one writes."""


def file_of(library: Path, workshop_id: str) -> Path:
    """Where it is kept, while there is anything."""
    return library.with_name(f"{library.stem}-{workshop_id}.half-written.json")


def read(path: Path) -> dict[str, Fields]:
    """What was half written when the program ended; nothing when the file is not there or damaged."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        log.info("what was half written cannot be read: %s", error)
        return {}
    return {place: fields for place, fields in found.items() if _is_good(fields)} if isinstance(found, dict) else {}


def write(path: Path, places: Mapping[str, Fields]) -> None:
    """Keep it, whole or not at all; no file when there is nothing."""
    partial = path.with_name(path.name + ".part")
    try:
        try:
            if places:
                with partial.open("w", encoding="utf-8") as file:
                    json.dump(places, file, ensure_ascii=False)
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(partial, path)
            else:
                path.unlink(missing_ok=True)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        log.info("what is half written cannot be kept: %s", error)


def _is_good(fields: object) -> bool:
    """Whether these can be the words and their place, and what stands in other fields."""
    return isinstance(fields, list) and len(fields) >= 2 and all(isinstance(field, str) for field in fields)
