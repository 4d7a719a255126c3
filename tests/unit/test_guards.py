"""tests/conftest.py fails a test that warns or leaves something behind. Each bad test here must fail, the good pass."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

TESTS = """
import gc, logging, os, threading, time
import pytest
from pathlib import Path
from hypothesis import given, strategies
from PySide6.QtCore import QObject, QThread, QTimer, qInfo, qWarning
from PySide6.QtWidgets import QLabel, QPushButton

kept = []

def test_good(qtbot, home):
    window = QLabel("good")
    qtbot.addWidget(window)
    timer = QTimer(window)
    timer.start(1000)
    window.show()
    qInfo("harmless")
    qWarning("This plugin does not support propagateSizeHints()")
    assert Path.home() == home

@given(strategies.text())
def test_good_property(text):
    assert text == text

def test_good_expected(expect_warning):
    expect_warning("disk .* full")
    logging.getLogger("x").warning("the disk is full")

def test_bad_absent_warning(expect_warning):
    expect_warning("disk .* full")

def test_bad_log():
    logging.getLogger("x").warning("no")

def test_bad_qt_message(qtbot):
    qWarning("no")

def test_bad_slot(qtbot):
    button = QPushButton()
    qtbot.addWidget(button)
    button.clicked.connect(lambda: 1 / 0)
    button.click()

def test_bad_exception_in_thread():
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()

def test_bad_finalizer():
    class Careless:
        def __del__(self):
            raise ValueError
    Careless()
    gc.collect()

def test_bad_thread():
    threading.Thread(target=time.sleep, args=(3,), daemon=True).start()

def test_bad_timer(qtbot):
    kept.append(QTimer())
    kept[-1].start(1000)

def test_bad_timer_of_a_controller(qtbot):
    kept.append(QObject())
    QTimer(kept[-1]).start(1000)

def test_bad_qt_thread(qtbot):
    kept.append(QThread())
    kept[-1].start()

def test_bad_window(qtbot):
    kept.append(QLabel("left"))
    kept[-1].show()

def test_good_end(qtbot):
    for thread in kept:
        if isinstance(thread, QThread):
            thread.quit()
            thread.wait()
"""

SETTINGS = """
[pytest]
qt_api = pyside6
addopts = --no-qt-log -p no:cacheprovider
filterwarnings = error
"""


def test_each_fault_fails_its_test_and_only_that(tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").write_text(SETTINGS, "utf-8")
    (tmp_path / "conftest.py").write_text((Path(__file__).parents[1] / "conftest.py").read_text("utf-8"), "utf-8")
    (tmp_path / "test_faults.py").write_text(TESTS, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--junitxml=result.xml"], cwd=tmp_path, capture_output=True, text=True
    )
    # A test whose fault shows when it is torn down is listed twice, once as passed.
    failed, seen = set(), set()
    for case in ElementTree.parse(tmp_path / "result.xml").iter("testcase"):
        seen.add(case.attrib["name"])
        if len(case):
            failed.add(case.attrib["name"])
    assert {name for name in seen if name.startswith("test_bad")} == failed, done.stdout
    assert len(seen) == 15
