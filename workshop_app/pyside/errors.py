"""Errors in what Qt calls are told of at once, and go no further: handed on to PySide they can end the program."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

DECIDES = ("event", "eventFilter", "viewportEvent", "focusNextPrevChild", "hasHeightForWidth", "hitButton")
"""What answers yes or no: after an error no."""
ACTS = ("scrollContentsBy", "insertFromMimeData", "nextCheckState", "paint", "paintCell")
"""What answers nothing, beside all that is called after an event."""
ANSWERS = (
    "sizeHint", "minimumSizeHint", "minimumSize", "heightForWidth", "expandingDirections",
    "validate", "valueFromText", "textFromValue",
)  # fmt: skip
"""What answers otherwise: after an error as the class of Qt does that it was made from."""


def contain_errors() -> None:
    """Have no error leave a method that Qt calls.

    While Python calls Qt – `event` that asks `super()` is enough – PySide 6.11 keeps an error of such a method until
    that call ends. On Python 3.11 it crashes over those that C raises (an index out of range, an object that Qt has
    deleted), which are no whole exceptions yet; others come up in methods that are called meanwhile, and it counts one
    reference too few to a method. Elsewhere it tells `sys.excepthook` of them and goes on: so do we, everywhere.
    """
    from PySide6.QtCore import QObject

    QObject.__init_subclass__ = classmethod(_contain)  # type: ignore[assignment]


def _contain(kind: type[Any]) -> None:
    """A class of ours is made."""
    base = next((base for base in kind.__mro__ if base.__module__.startswith("PySide6.")), None)
    for name, method in list(vars(kind).items()):
        if name in DECIDES:
            setattr(kind, name, _told(method, lambda *_given: False))
        elif name in ACTS or (name.endswith("Event") and hasattr(base, name)):
            setattr(kind, name, _told(method, lambda *_given: None))
        elif name in ANSWERS and hasattr(base, name):
            setattr(kind, name, _told(method, getattr(base, name)))


def _told(method: Callable[..., Any], instead: Callable[..., Any]) -> Callable[..., Any]:
    def call(*given: Any) -> Any:
        try:
            return method(*given)
        except Exception as error:  # noqa: BLE001 - told, as PySide would
            sys.excepthook(type(error), error, error.__traceback__)
        return instead(*given)

    call.__name__, call.__qualname__, call.__doc__ = method.__name__, method.__qualname__, method.__doc__
    return call
