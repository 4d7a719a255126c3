"""Qt's own messages go to the log, not to the terminal."""

from __future__ import annotations

import logging

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("qt")

LEVELS = {QtMsgType.QtCriticalMsg: logging.ERROR, QtMsgType.QtFatalMsg: logging.CRITICAL}
"""Warnings of Qt's are remarks to us (off-screen windows cannot be raised ...): they are told as information."""


def hear_qt() -> None:
    """Listen from now on."""
    qInstallMessageHandler(_hear)


def _hear(kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    log.log(LEVELS.get(kind, logging.INFO), "%s", text)
