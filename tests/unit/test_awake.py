"""Keeping the computer awake leaves nothing behind when it is over."""

from __future__ import annotations

import gc
import os
import select
import sys
import warnings
from pathlib import Path

import pytest

from workshop_app.ui.projector.awake import Awake

STAND_IN = """#!/bin/sh
{{ echo awake; cat; }} <&0 >"{alive}" &
wait
"""
"""What systemd-inhibit is to us, where there is no systemd to ask: it starts what holds the computer awake."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere another program holds the computer awake")


def test_no_pipe_and_no_process_is_left_when_the_computer_may_sleep_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, alive = tmp_path / "systemd-inhibit", tmp_path / "alive"
    program.write_text(STAND_IN.format(alive=alive))
    program.chmod(0o700)
    os.mkfifo(alive)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    gc.collect()
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        before = len(os.listdir("/proc/self/fd"))
        awake = Awake("a test")
        with alive.open() as until:
            assert until.readline() == "awake\n"
            awake.release()
            assert select.select([until], [], [], 10)[0], "what it started has ended too"
            assert until.read() == ""
        assert len(os.listdir("/proc/self/fd")) == before
        awake.release()
        del awake
        gc.collect()
    assert [str(one.message) for one in warned] == []


def test_where_there_is_no_such_program_one_goes_on_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    Awake("a test").release()
