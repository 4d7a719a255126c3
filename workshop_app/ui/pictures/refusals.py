"""Why pictures and other files were not taken: which they are, why, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workshop_app.domain.errors import DomainError
from workshop_app.frozen import frozen
from workshop_app.i18n import current, ngettext
from workshop_app.services.lines import cleaned
from workshop_app.wording import error_text

LONGEST, END = 60, 20
"""Letters of a file's name that are told, and so many of them from its end when it is longer."""


@frozen
class Refusal:
    """A picture that was not taken: the name of its file, if it is one, and why."""

    file: str
    error: DomainError


def why_not(refusals: Iterable[Refusal]) -> str:
    """A sentence or two for each cause; of several files the first is named."""
    causes: dict[str, list[Refusal]] = {}
    for refusal in refusals:
        causes.setdefault(refusal.error.code, []).append(refusal)
    return " ".join(map(_told, causes.values()))


def for_a_next_go(added: int, most: int, more: Sequence[str]) -> str:
    """So many were added of as many as can be read at once, and these files came with them."""
    return ngettext(
        "Verkstad has added {added} of {all} pictures; it takes no more than {most} at once. "
        "Add the one that is left, {name}, in another go.",
        "Verkstad has added {added} of {all} pictures; it takes no more than {most} at once. "
        "Add the {n} that are left in another go. The first of them is {name}.",
        len(more), added=added, all=most + len(more), most=most, name=_short(cleaned(more[0])),
    )  # fmt: skip


def _told(alike: list[Refusal]) -> str:
    first, n = alike[0], len(alike)
    name = _short(cleaned(first.file))
    match first.error.code if name else "":
        case "picture_unknown":
            return ngettext(
                "{name} is neither a picture nor a list that Verkstad can read. "
                "Save a picture as JPEG or PNG, or a list as .txt, .csv or .xlsx, and try again.",
                "{n} files are neither pictures nor lists that Verkstad can read, the first of them {name}. "
                "Save pictures as JPEG or PNG, or lists as .txt, .csv or .xlsx, and try again.",
                n, name=name,
            )  # fmt: skip
        case "picture_broken":
            return ngettext(
                "{name} is damaged and cannot be read. Save the picture anew and try again.",
                "{n} pictures are damaged and cannot be read, the first of them {name}. "
                "Save them anew and try again.",
                n, name=name,
            )  # fmt: skip
        case "picture_too_large":
            return ngettext(
                "{name} is larger than {limit} MB or {pixels} million pixels. Make it smaller and try again.",
                "{n} pictures are larger than {limit} MB or {pixels} million pixels, the first of them {name}. "
                "Make them smaller and try again.",
                n, name=name, **first.error.params,
            )  # fmt: skip
        case "file_missing" | "file_not_readable":
            return ngettext(
                "{name} cannot be opened. Copy it to a folder on this computer and try again.",
                "{n} files cannot be opened, the first of them {name}. "
                "Copy them to a folder on this computer and try again.",
                n, name=name,
            )  # fmt: skip
    return error_text(current(), first.error)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - END]}…{name[-END:]}"
