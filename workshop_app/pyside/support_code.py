"""The byte code of the Python part of PySide, kept beside ours: it lies as source in a library, and would be compiled
in every process."""

from __future__ import annotations

import builtins
import marshal
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import cache_from_source, source_hash
from typing import Any

NEVER_USED = "shibokensupport/signature/lib/pyi_generator.py"
"""Makes the files with signatures for type checkers. Nothing of PySide calls it: only its own tool does."""
SIGNATURES = "shibokensupport.signature.parser"
"""Reads signatures, when it is to be said what is wrong with an argument."""


@contextmanager
def support_code_kept() -> Iterator[None]:
    """While this lasts, source that was compiled in an earlier process is not compiled again, and the pattern of
    signatures, a quarter of that, not before it is used.

    Code is known by the hash of its source, so that it is always that of this PySide. Where nothing can be written, the
    source is compiled each time, as it would be without this.
    """
    path = os.path.join(os.path.dirname(cache_from_source(__file__)), f"pyside.{sys.implementation.cache_tag}.marshal")
    kept = _read(path)
    used: dict[Any, Any] = {}
    compile_anew = builtins.compile

    def compile_once(source: Any, filename: Any, mode: str, *more: Any, **options: Any) -> Any:
        if more or options or not isinstance(source, bytes):
            return compile_anew(source, filename, mode, *more, **options)
        if filename == NEVER_USED:
            source = b""
        key = (source_hash(source), filename, mode)
        used[key] = kept[key] if key in kept else compile_anew(source, filename, mode)
        return used[key]

    compile_pattern = re.compile

    def compile_later(pattern: Any, flags: Any = 0) -> Any:
        asking = sys._getframe(1).f_globals.get("__name__")
        return _Pattern(pattern, flags) if asking == SIGNATURES else compile_pattern(pattern, flags)

    builtins.compile, re.compile = compile_once, compile_later
    try:
        yield
    finally:
        builtins.compile, re.compile = compile_anew, compile_pattern
    if not used.keys() <= kept.keys() and not sys.dont_write_bytecode:
        _write(path, used)


class _Pattern:
    """As much of a pattern as PySide uses of that of its signatures; `re` keeps what it has compiled."""

    def __init__(self, *given: Any) -> None:
        self._given = given

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """What it finds in a text."""
        return re.compile(*self._given).finditer(text)


def _read(path: str) -> dict[Any, Any]:
    try:
        with open(path, "rb") as file:
            kept = marshal.loads(file.read())
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _write(path: str, kept: dict[Any, Any]) -> None:
    """Whole or not at all; a folder that cannot be written is no matter, as for Python's own byte code."""
    partial = f"{path}.{os.getpid()}"
    with suppress(OSError):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(partial, "wb") as file:
            file.write(marshal.dumps(kept))
        os.replace(partial, path)
