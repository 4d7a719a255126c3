"""Movement: short glides, and none at all for those who have asked for less."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QPropertyAnimation, QVariantAnimation
from PySide6.QtWidgets import QApplication

SHORT = 150
NORMAL = 200
LONG = 250

A = TypeVar("A", bound=QVariantAnimation)


class _Wish:
    reduced = False


def set_reduced(reduced: bool) -> None:
    """What the settings say about movement."""
    _Wish.reduced = reduced


def enabled() -> bool:
    """Whether things may move: settings, VERKSTAD_REDUCED_MOTION and the system all have a say."""
    if _Wish.reduced or os.environ.get("VERKSTAD_REDUCED_MOTION", "") not in ("", "0"):
        return False
    from PySide6.QtWidgets import QStyle  # its many enumerations take 4 ms: not before the window is there

    style = QApplication.style()
    return style is None or style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0


def glide(
    target: QObject, prop: str, end: object, ms: int = NORMAL, then: Callable[[], None] | None = None
) -> QPropertyAnimation | None:
    """Move a Qt property of `target` to `end`; at once, and None, when movement is off."""
    if not enabled():
        target.setProperty(prop, end)
        if then is not None:
            then()
        return None
    animation = QPropertyAnimation(target, prop.encode(), target)
    animation.setEndValue(end)
    return _start(animation, ms, then)


def glide_value(
    owner: QObject,
    start: float,
    end: float,
    step: Callable[[float], None],
    ms: int = NORMAL,
    then: Callable[[], None] | None = None,
) -> QVariantAnimation | None:
    """Call `step` with values from `start` to `end`; only with `end` when movement is off."""
    if not enabled():
        step(end)
        if then is not None:
            then()
        return None
    animation = QVariantAnimation(owner)
    animation.setStartValue(float(start))
    animation.setEndValue(float(end))
    animation.valueChanged.connect(step)
    return _start(animation, ms, then)


def _start(animation: A, ms: int, then: Callable[[], None] | None) -> A:
    animation.setDuration(ms)
    animation.setEasingCurve(QEasingCurve.Type.OutCubic)
    if then is not None:
        animation.finished.connect(then)
    animation.start(QAbstractAnimation.DeletionPolicy.DeleteWhenStopped)
    return animation
