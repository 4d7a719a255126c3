"""PySide's enumerations, made quickly: two hundred, of three thousand members, until the first page is painted."""

from __future__ import annotations

import sys
from enum import KEEP, Enum, EnumType, Flag, IntEnum, IntFlag
from typing import Any

KINDS = (Enum, Flag, IntEnum, IntFlag)
"""What PySide derives its enumerations from."""


def make_enumerations_quickly() -> None:
    """Have enumerations of plain names and numbers made as the standard library makes them, without its many steps for
    each member: a tenth of the time. All others, and all on another Python, are made by the standard library."""
    if sys.version_info[:2] != (3, 11):
        return  # what a made enumeration holds is Python's own affair, and another in each version
    original = EnumType._create_  # type: ignore[attr-defined]
    patterns = {kind: _own(original(kind, "Pattern", [], module=__name__, boundary=KEEP)) for kind in KINDS}

    def create(kind: Any, name: str, names: Any, *, boundary: Any = None, **more: Any) -> Any:
        if boundary is KEEP and kind in patterns and _plain(names):
            return _made(kind, name, names, patterns[kind])
        return original(kind, name, names, boundary=boundary, **more)

    EnumType._create_ = create  # type: ignore[attr-defined]


def _own(pattern: Any) -> dict[str, Any]:
    """What an enumeration without members holds by itself."""
    return {name: value for name, value in vars(pattern).items() if name not in ("__dict__", "__weakref__")}


def _plain(names: Any) -> bool:
    """Whether these are pairs of a name and a number, and no name means something to `enum`."""
    return isinstance(names, list) and all(pair.__class__ is tuple and _is_plain(*pair) for pair in names)


def _is_plain(name: str, value: object) -> bool:
    return value.__class__ is int and name[0] != "_" and name not in ("name", "value", "mro")


def _made(kind: Any, name: str, pairs: list[tuple[str, int]], pattern: dict[str, Any]) -> Any:
    """The enumeration; PySide then says which module and class it belongs to."""
    by_name: dict[str, Any] = {}
    by_value: dict[int, Any] = {}
    told: list[str] = []
    own = {"_member_map_": by_name, "_value2member_map_": by_value, "_member_names_": told, "_unhashable_values_": []}
    made: Any = type.__new__(EnumType, name, (kind,), {**pattern, **own})
    new, numbers, flags = pattern["_new_member_"], pattern["_use_args_"], issubclass(kind, Flag)
    for called, value in pairs:
        member = by_value.get(value)
        if member is None:
            member = by_value[value] = new(made, value) if numbers else new(made)
            member._value_ = value
            member._name_ = called
            member.__objclass__ = made
            member._sort_order_ = len(told)
            if not flags or (value > 0 and not value & (value - 1)):
                told.append(called)
        by_name[called] = member
    for called, member in by_name.items():  # not above: whatever is looked up in a class that has changed takes long
        type.__setattr__(made, called, member)
    if flags:
        _count_bits(made, by_value, [by_name[called]._value_ for called in told])
    return made


def _count_bits(made: Any, values: dict[int, Any], singles: list[int]) -> None:
    """Tell a made flag which bits it has, and whether they were told in their order."""
    mask = 0
    for value in values:
        mask |= value
    type.__setattr__(made, "_flag_mask_", mask)
    type.__setattr__(made, "_singles_mask_", sum(singles))
    type.__setattr__(made, "_all_bits_", 2 ** mask.bit_length() - 1)
    if singles != sorted(singles):
        made._iter_member_ = made._iter_member_by_def_
