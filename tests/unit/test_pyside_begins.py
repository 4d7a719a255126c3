"""PySide begins quicker than by itself, and is the same PySide."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from enum import KEEP, Enum, EnumType, Flag
from pathlib import Path
from typing import Any

import pytest

from workshop_app.pyside.enumerations import make_enumerations_quickly

ROOT = Path(__file__).parents[2]
QUICKLY = "from workshop_app.pyside import begin\nbegin()\n"
ENUMERATIONS = """
import copy, enum, json
from PySide6 import QtCore, QtGui, QtPrintSupport, QtSvg, QtWidgets

def of(holder, seen):
    for thing in [getattr(holder, name, None) for name in dir(holder)]:
        if isinstance(thing, type) and thing.__module__.startswith("PySide6") and thing not in seen:
            seen.add(thing)
            if isinstance(thing, enum.EnumType):
                yield thing
            yield from of(thing, seen)

def said(act):
    try:
        return repr(act())
    except (ValueError, AttributeError) as error:  # numbers below nothing; flags of several bits told out of order
        return repr(error)

def told(kind):
    members = list(kind.__members__.values())
    few = members[:3] + members[-3:]
    flags = issubclass(kind, enum.Flag)
    return {
        "is": [repr(kind), kind.__module__, kind.__qualname__, [base.__name__ for base in kind.__mro__]],
        "members": [[name, member.name, repr(member.value)] for name, member in kind.__members__.items()],
        "told": [member.name for member in kind],
        "holds": sorted(f"{name}={value!r}" for name, value in vars(kind).items()
                        if name.startswith("_") and not callable(value) and " at 0x" not in repr(value)),
        "methods": sorted(name for name, value in vars(kind).items() if callable(value)),
        "member": [sorted(f"{name}={value!r}" for name, value in vars(member).items()) for member in members[:1]],
        "shown": [[repr(member), str(member), format(member), repr(getattr(kind, member.name or "", None))]
                  for member in few],
        "found": [[kind(member.value) is member, kind[member.name] is member, member in kind,
                   {member: 1}[kind(member.value)], copy.deepcopy(member) is member, bool(member)]
                  for member in few if member.name],
        "joined": [[said(act) for act in (lambda: a | b, lambda: a & b, lambda: a ^ b, lambda: ~a, lambda: list(a | b),
                                          lambda: (a | b) in kind, lambda: kind(a.value | b.value) is a | b)]
                   for a in few for b in few] if flags else [],
        "order": [repr(members.index(member)) for member in few],
    }

seen = set()
made = [kind for module in (QtCore, QtGui, QtWidgets, QtSvg, QtPrintSupport) for kind in of(module, seen)]
print(json.dumps({f"{kind.__module__}.{kind.__qualname__}": told(kind) for kind in made}))
"""
SUPPORT = """
import builtins, json, os, re, sys
compiled, plain, plain_re = [], builtins.compile, re.compile
patterns, plain_pattern = [], re._compiler.compile
def heard_pattern(pattern, flags=0):
    patterns.append(len(pattern))
    return plain_pattern(pattern, flags)
re._compiler.compile = heard_pattern
def heard(source, name, *more, **options):
    if isinstance(source, bytes) and not options:
        compiled.append(str(name))
    return plain(source, name, *more, **options)
builtins.compile = heard
from workshop_app.pyside import begin
begin()
begun = max(patterns, default=0)
from PySide6.QtCore import QPoint, QSize
from PySide6.support.signature import get_signature
try:
    QPoint("a", {})
except TypeError as error:
    said = str(error)
print(json.dumps({"compiled": compiled, "said": said, "signature": str(get_signature(QSize.scaled)),
                  "back": builtins.compile is heard and re.compile is plain_re,
                  "lazy": sys.getdlopenflags() == os.RTLD_LAZY, "patterns": [begun, max(patterns)]}))
"""


def run(program: str, byte_code: Path) -> Any:
    """What a new process tells, with its byte code in a folder of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(byte_code)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment, timeout=120)
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == ""
    return json.loads(ran.stdout)


def kept_in(byte_code: Path) -> Path:
    """The one file with the byte code of PySide's support."""
    [found] = byte_code.rglob("*.marshal")
    return found


def test_every_enumeration_is_what_the_standard_library_makes_of_it(tmp_path: Path) -> None:
    slow, quick = run(ENUMERATIONS, tmp_path), run(QUICKLY + ENUMERATIONS, tmp_path)
    assert len(slow) > 500
    assert quick.keys() == slow.keys()
    for name, kind in slow.items():
        assert quick[name] == kind, name


def test_an_enumeration_of_ones_own_is_left_to_the_standard_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EnumType, "_create_", vars(EnumType)["_create_"])  # taken back when the test is over
    make_enumerations_quickly()
    assert [member.value for member in Enum("Said", "one two")] == [1, 2]
    assert Flag("Bits", ["one", "two"], boundary=KEEP)["two"].value == 2
    assert Enum("Odd", [("name", 7)], boundary=KEEP)["name"].value == 7
    assert Enum("Words", [("one", "a"), ("two", "b")], boundary=KEEP)("b").name == "two"


def test_the_second_start_compiles_nothing_of_pyside_and_says_the_same(tmp_path: Path) -> None:
    first, second = run(SUPPORT, tmp_path), run(SUPPORT, tmp_path)
    assert len(first["compiled"]) > 10
    assert second["compiled"] == []
    for told in (first, second):
        assert told["back"], "compiling is Python's own again"
        assert told["lazy"], "a function of Qt is looked up when it is called"
        assert told["patterns"][0] < 1000 < told["patterns"][1], "that of signatures is compiled when one is read"
        assert "QPoint" in told["said"], "a wrong argument is said to be wrong"
        assert "PySide6.QtCore.QSize" in told["signature"]
    assert first["said"] == second["said"]


def test_a_spoilt_file_of_byte_code_is_made_anew(tmp_path: Path) -> None:
    run(SUPPORT, tmp_path)
    kept = kept_in(tmp_path)
    whole = kept.read_bytes()
    for spoilt in (b"", whole[: len(whole) // 2], b"not byte code", b"N"):
        kept.write_bytes(spoilt)
        assert len(run(SUPPORT, tmp_path)["compiled"]) > 10
        assert kept_in(tmp_path).read_bytes() == whole
    assert run(SUPPORT, tmp_path)["compiled"] == []


def test_where_no_byte_code_can_be_written_pyside_begins_all_the_same(tmp_path: Path) -> None:
    taken = tmp_path / "a file, and no folder"
    taken.write_text("")
    for _ in range(2):
        assert len(run(SUPPORT, taken)["compiled"]) > 10
