"""Data classes that cost little: some hundred and fifty kinds are there before the board of a workshop is, and
thousands of records are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, field, fields
from functools import cached_property
from itertools import count
from operator import attrgetter
from threading import RLock
from types import SimpleNamespace
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")
FIELDS = "__dataclass_fields__"
"""Where `dataclasses` keeps and looks for the fields of a class."""
FEW = 40
"""Making so many values of a kind takes as long as compiling what makes them quickly."""


@overload
def frozen(kind: type[T], /) -> type[T]: ...
@overload
def frozen(*, kw_only: bool = False) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[Any] | None = None, /, *, kw_only: bool = False) -> Any:
    """A data class with slots, compared, hashed and shown by its fields. That nobody changes a value, or gives by place
    what has a name, mypy sees to.

    A class becomes one when its first value is made or its fields are first asked for: most kinds have no value at
    start. `dataclass(frozen=True)` would also compile six methods where this compiles one, for kinds with many values,
    and set each field of each record by a call (docs/decisions.md).
    """

    def later(kind: type[Any]) -> type[Any]:
        return _Unread(kind, kw_only=kw_only).kind

    return later if kind is None else later(kind)


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def mutable(kind: type[T]) -> type[T]:
    """A data class with slots whose values are changed: each is equal to itself alone."""
    return _Unread(kind, compared=False).kind


class _Unread:
    """Stands where the fields of a class will be."""

    _reading = RLock()
    """Two threads may ask at once; reading a class reads those it comes from."""

    def __init__(self, written: type[Any], *, kw_only: bool = False, compared: bool = True) -> None:
        self._written, self._kw_only, self._compared = written, kw_only, compared
        self.kind = kind = _slotted(written)
        setattr(kind, FIELDS, self)

        def first(value: Any, /, *given: Any, **named: Any) -> None:
            self._read()
            kind.__init__(value, *given, **named)

        kind.__init__ = first

    def __get__(self, _value: object, _kind: type[Any]) -> Any:
        self._read()
        return self.kind.__dict__[FIELDS]

    def _read(self) -> None:
        with self._reading:
            if self.kind.__dict__[FIELDS] is self:
                made = dataclass(init=False, eq=False, repr=False, kw_only=self._kw_only)(self._written)
                for name in (FIELDS, "__dataclass_params__", "__match_args__"):
                    setattr(self.kind, name, getattr(made, name))
                if self._compared:
                    _add_methods(self.kind)
                self.kind.__init__ = _few(self.kind)


def _slotted(written: type[Any]) -> type[Any]:
    """The class once more with a slot for each field of its own, which no class gets later: they are found a tenth
    sooner. One that keeps what it has worked out needs a dictionary for that."""
    if any(isinstance(value, cached_property) for value in vars(written).values()):
        return written
    hints = vars(written).get("__annotations__", {})
    taken = {slot for base in written.__mro__ for slot in getattr(base, "__slots__", ())}
    own = [name for name, hint in hints.items() if not hint.startswith("ClassVar") and name not in taken]
    apart = {*own, "__dict__", "__weakref__"}
    namespace = {name: value for name, value in vars(written).items() if name not in apart}
    meta: Any = type(written)
    kind: type[Any] = meta(written.__name__, written.__bases__, {**namespace, "__slots__": tuple(own)})
    kind.__qualname__ = written.__qualname__
    return kind


def by_place(kind: type[Any]) -> list[Field[Any]]:
    """The fields in the order in which a value takes them without their names: those without a default first."""
    return sorted(fields(kind), key=lambda f: f.default is not MISSING or f.default_factory is not MISSING)


def _add_methods(kind: type[Any]) -> None:
    names = [f.name for f in fields(kind) if f.compare]
    said: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()

    def same(self: Any, other: object) -> bool:
        return said(self) == said(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(said(self))

    for name, method in {"__eq__": same, "__hash__": hashed, "__repr__": _shown}.items():
        setattr(kind, name, method)


def _few(kind: type[Any]) -> Callable[..., None]:
    """What takes the fields of the first values of a kind, and does as the one compiled does, which comes after them or
    when it can say what is wrong with what was given."""
    order = by_place(kind)
    taken = [f.name for f in order if f.init]
    needed = {f.name for f in order if f.init and f.default is MISSING and f.default_factory is MISSING}
    made = count()

    def few(value: Any, /, *given: Any, **named: Any) -> None:
        told = {**dict(zip(taken, given, strict=False)), **named}
        wrong = len(told) < len(given) + len(named) or not needed <= told.keys() <= {*taken}
        if wrong or next(made) >= FEW:
            kind.__init__ = _init(kind)
            kind.__init__(value, *given, **named)
            return
        for f in order:
            if f.name not in told:
                told[f.name] = f.default if f.default_factory is MISSING else f.default_factory()
            setattr(value, f.name, told[f.name])

    return few


def _init(kind: type[Any]) -> Callable[..., None]:
    """What takes the fields of a new value, as `dataclass` would compile it. Those that mypy has named can be given by
    place too, those without a default first: thousands of values are made from rows."""
    taken: list[str] = []
    body = ["pass"]
    for f in by_place(kind):
        made_anew = f.default_factory is not MISSING
        given, default = f.name, "" if f.default is MISSING else f"=_.{f.name}.default"
        if made_anew:
            given, default = f"_.{f.name}.default_factory() if {f.name} is _.{f.name} else {f.name}", f"=_.{f.name}"
        if f.init:
            taken.append(f.name + default)
        else:
            given = f"_.{f.name}.default_factory()" if made_anew else f"_.{f.name}.default"
        body.append(f"self.{f.name} = {given}")
    made: dict[str, Any] = {"_": SimpleNamespace(**kind.__dataclass_fields__)}
    exec(f"def __init__({', '.join(['self', *taken])}):\n    " + "\n    ".join(body), made)
    init: Callable[..., None] = made["__init__"]
    init.__qualname__ = f"{kind.__qualname__}.__init__"
    return init


def _shown(value: Any) -> str:
    """A value as the code that makes it."""
    shown = ", ".join(f"{f.name}={getattr(value, f.name)!r}" for f in fields(value) if f.repr)
    return f"{type(value).__qualname__}({shown})"
