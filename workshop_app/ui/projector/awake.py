"""Keeping the computer awake while the room is looking. Where it cannot be done, the program goes on without."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys

log = logging.getLogger(__name__)

ES_CONTINUOUS, ES_SYSTEM, ES_DISPLAY = 0x80000000, 0x1, 0x2


class Awake:
    """Holds off sleep and the screen saver until `release`."""

    def __init__(self, reason: str) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        if sys.platform == "win32":
            self._windows(ES_CONTINUOUS | ES_SYSTEM | ES_DISPLAY)
        elif sys.platform == "darwin":
            self._start(["caffeinate", "-d", "-w", str(os.getpid())])
        else:
            self._start(["systemd-inhibit", "--what=idle:sleep", f"--why={reason}", "--mode=block", "cat"])

    def release(self) -> None:
        """Let the computer sleep again."""
        if sys.platform == "win32":
            self._windows(ES_CONTINUOUS)
        if self._process is not None:
            self._process.terminate()
            if self._process.stdin is not None:
                self._process.stdin.close()  # what it started ends with this, and not only with us
            self._process.wait(timeout=5)
            self._process = None

    def _start(self, command: list[str]) -> None:
        # cat ends when the pipe from us breaks: should we die, nothing keeps the computer awake.
        if shutil.which(command[0]):
            pipe, null = subprocess.PIPE, subprocess.DEVNULL
            self._process = subprocess.Popen(command, stdin=pipe, stdout=null, stderr=null)
        else:
            log.info("no %s: the computer may go to sleep", command[0])

    def _windows(self, flags: int) -> None:
        import ctypes

        ctypes.windll.kernel32.SetThreadExecutionState(flags)  # type: ignore[attr-defined]
