"""Frozen data classes that cost little: some hundred and twenty kinds are defined before the board of a workshop is
there, and thousands of records made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields
from operator import attrgetter
from types import SimpleNamespace
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")


@overload
def frozen(kind: type[T], /) -> type[T]: ...
@overload
def frozen(*, kw_only: bool = False) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[Any] | None = None, /, *, kw_only: bool = False) -> Any:
    """A data class with slots, compared, hashed and shown by its fields, that mypy lets nobody change.

    `dataclass(frozen=True)` would compile six methods for each class where this compiles one, when the first value of
    that class is made, and set each field of each record by a call (docs/decisions.md).
    """

    def make(kind: type[Any]) -> type[Any]:
        made = dataclass(init=False, eq=False, repr=False, slots=True, kw_only=kw_only)(kind)
        names = [f.name for f in fields(made) if f.compare]
        said: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()

        def same(self: Any, other: object) -> bool:
            return said(self) == said(other) if other.__class__ is self.__class__ else NotImplemented

        def hashed(self: Any) -> int:
            return hash(said(self))

        def first(self: Any, *given: Any, **named: Any) -> None:
            made.__init__ = _init(made)
            made.__init__(self, *given, **named)

        methods = {"__init__": first, "__eq__": same, "__hash__": hashed, "__repr__": _shown}
        for name, method in methods.items():
            setattr(made, name, method)
        return made

    return make if kind is None else make(kind)


def _init(kind: type[Any]) -> Callable[..., None]:
    """What takes the fields of a new value, as `dataclass` would compile it."""
    taken: list[str] = []
    named: list[str] = []
    body = ["pass"]
    for f in fields(kind):
        made_anew = f.default_factory is not MISSING
        given, default = f.name, "" if f.default is MISSING else f"=_.{f.name}.default"
        if made_anew:
            given, default = f"_.{f.name}.default_factory() if {f.name} is _.{f.name} else {f.name}", f"=_.{f.name}"
        if f.init:
            (named if f.kw_only else taken).append(f.name + default)
        else:
            given = f"_.{f.name}.default_factory()" if made_anew else f"_.{f.name}.default"
        body.append(f"self.{f.name} = {given}")
    head = ", ".join(["self", *taken, *(["*", *named] if named else [])])
    made: dict[str, Any] = {"_": SimpleNamespace(**kind.__dataclass_fields__)}
    exec(f"def __init__({head}):\n    " + "\n    ".join(body), made)
    init: Callable[..., None] = made["__init__"]
    init.__qualname__ = f"{kind.__qualname__}.__init__"
    return init


def _shown(value: Any) -> str:
    """A value as the code that makes it."""
    shown = ", ".join(f"{f.name}={getattr(value, f.name)!r}" for f in fields(value) if f.repr)
    return f"{type(value).__qualname__}({shown})"
