"""PySide6 6.12.0 gives away a reference to None with every call and aborts on Python 3.11: why it is pinned."""

from __future__ import annotations

import subprocess
import sys

import pytest

CALLS = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
widget = QWidget()
before = sys.getrefcount(None)
for _ in range(1000):
    widget.update()
print(before - sys.getrefcount(None))
for _ in range(19000):
    widget.update()
"""


@pytest.fixture(scope="module")
def calls() -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", CALLS], capture_output=True, encoding="utf-8")


def test_twenty_thousand_calls_do_not_abort(calls: subprocess.CompletedProcess[str]) -> None:
    assert calls.returncode == 0, calls.stderr


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calls_keep_the_references_to_none(calls: subprocess.CompletedProcess[str]) -> None:
    assert int(calls.stdout.split()[0]) < 50
