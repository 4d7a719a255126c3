"""A whole workshop as JSON and back: docs/format.md says what stands in it. What is read is never trusted."""

from __future__ import annotations

import binascii
import json
import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from workshop_app.domain.codec import Plain, from_plain, to_plain
from workshop_app.domain.enums import RoundStage, Stage
from workshop_app.domain.errors import DomainError
from workshop_app.domain.pictures import BYTES_LIMIT, TOTAL_LIMIT, facts_of
from workshop_app.domain.records import (
    KINDS,
    Action,
    BallotBox,
    BuzzGroup,
    Count,
    Harvest,
    Link,
    Note,
    Picture,
    Record,
    Round,
    Shape,
    Step,
    Timer,
    Workshop,
)
from workshop_app.domain.state import State
from workshop_app.domain.whole import check_whole
from workshop_app.services.ports import PictureSource, without_pictures

FORMAT = "verkstad"
VERSION = 2
SIZE_LIMIT = 32 << 20
"""Longest JSON text read, in characters and without its pictures: some 50,000 notes."""
FILE_LIMIT = SIZE_LIMIT + 4 * (TOTAL_LIMIT // 3) + (1 << 20)
"""Largest JSON file read, with its pictures."""
RECORD_LIMIT = 100_000

LISTS = {
    "participant": "participants", "step": "steps", "timer": "timers", "buzz_group": "buzz_groups",
    "harvest": "harvests", "lane": "lanes", "theme": "themes", "note": "notes", "round": "rounds",
    "ballot_box": "ballot_boxes", "count": "counts", "decision": "decisions", "action": "actions", "link": "links",
    "shape": "shapes", "picture": "pictures",
}  # fmt: skip
"""What the list of each kind is called."""
NEW_IN_2 = {"lanes": ("free",), "notes": ("x", "y", "picture"), "links": None, "shapes": None, "pictures": None}
"""Fields, or whole lists (None), that version 1 did not have."""


_DATA = re.compile(r'"data": *"[A-Za-z0-9+/=]*"')
"""The bytes of a picture in JSON."""


class Whole(NamedTuple):
    """A whole workshop from a file: its records, and the bytes of its pictures by digest."""

    records: list[Record]
    pictures: dict[str, bytes]


def to_json(state: State, pictures: PictureSource = without_pictures) -> str:
    """The workshop as text; DomainError('vote_under_way') while a secret vote is not revealed."""
    document = to_document(state)
    for plain in document["pictures"]:
        if data := pictures(state.workshop.id, plain["digest"]):
            plain["data"] = b64encode(data).decode()
    return dumps(document)


def dumps(document: Plain) -> str:
    """The one way a document is written, so that the same workshop always gives the same text."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def to_document(state: State) -> Plain:
    """The workshop as plain values, in an order that follows from what it says."""
    refuse_under_way(state)
    document: Plain = {"format": FORMAT, "version": VERSION, "workshop": _without_workshop(state.workshop)}
    for name, kind in KINDS.items():
        if name in LISTS:
            document[LISTS[name]] = [_without_workshop(record) for record in state.ordered(kind)]
    return document


def as_version_1(document: Plain) -> Plain:
    """The document as the first version wrote it, to compare checksums with."""
    old = {name: value for name, value in document.items() if name not in NEW_IN_2 or NEW_IN_2[name]}
    for name, new in NEW_IN_2.items():
        if new:
            old[name] = [{key: value for key, value in plain.items() if key not in new} for plain in document[name]]
    return {**old, "version": 1}


def refuse_under_way(state: State) -> None:
    """DomainError('vote_under_way') when ballots are hidden: two copies would tell which ballot came between them."""
    hidden = (r for r in state.of(Round).values() if r.stage is not RoundStage.REVEALED)
    boxes = (state.find(BallotBox, round_.id) for round_ in hidden)
    if state.workshop.stage is Stage.OPEN and any(box is not None and box.ballots for box in boxes):
        raise DomainError("vote_under_way")


def from_json(text: str) -> Whole:
    """A workshop, checked in full.

    DomainError: file_too_big, file_not_readable, file_newer, bad_record.
    """
    if len(text) > SIZE_LIMIT and len(_DATA.sub("", text)) > SIZE_LIMIT:
        raise DomainError("file_too_big", limit=SIZE_LIMIT >> 20)
    try:
        document = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise DomainError("file_not_readable") from error
    pictures = _taken_out(document)
    whole = Whole(from_document(document), pictures)
    check_pictures(whole)
    return whole


def _taken_out(document: Any) -> dict[str, bytes]:
    """The bytes of the pictures, taken out of a document so that only records are left."""
    found: dict[str, bytes] = {}
    listed = document.get("pictures") if isinstance(document, dict) else None
    for plain in listed if isinstance(listed, list) else ():
        if isinstance(plain, dict) and "data" in plain:
            text, digest = plain.pop("data"), plain.get("digest")
            if not isinstance(text, str) or not isinstance(digest, str) or len(text) > 4 * (BYTES_LIMIT // 3) + 4:
                raise DomainError("bad_record", kind="picture", field="data")
            try:
                found[digest] = b64decode(text, validate=True)
            except (binascii.Error, ValueError) as error:
                raise DomainError("bad_record", kind="picture", field="data") from error
    return found


def check_pictures(whole: Whole) -> None:
    """Every picture's bytes are what its record says, and no more than a workshop may hold; else 'bad_record'."""
    said: dict[str, set[tuple[int, int, str]]] = {}
    for record in whole.records:
        if isinstance(record, Picture):
            said.setdefault(record.digest, set()).add((record.width, record.height, record.digest))
    for digest, data in whole.pictures.items():
        try:
            good = said.get(digest) == {facts_of(data)}
        except DomainError:
            good = False
        if not good:
            raise DomainError("bad_record", kind="picture", field="data")
    if sum(map(len, whole.pictures.values())) > TOTAL_LIMIT:
        raise DomainError("bad_record", kind="picture", field="data")


def from_document(document: Any) -> list[Record]:
    """The records of a document, checked in full; errors as from_json."""
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise DomainError("file_not_readable")
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise DomainError("bad_record", kind="file", field="version")
    if version > VERSION:
        raise DomainError("file_newer")
    unknown = document.keys() - {"format", "version", "workshop", *LISTS.values()}
    if unknown:
        raise DomainError("bad_record", kind="file", field=", ".join(sorted(unknown))[:200])
    records = _records(document)
    check_whole(records)
    return records


def _records(document: Plain) -> list[Record]:
    head = document.get("workshop")
    workshop_id = head.get("id") if isinstance(head, dict) else None
    records = [_record(Workshop, head, workshop_id)]
    for name, plural in LISTS.items():
        found = document.get(plural, [])
        if not isinstance(found, list) or len(found) > RECORD_LIMIT:
            raise DomainError("bad_record", kind="file", field=plural)
        records += [_record(KINDS[name], plain, workshop_id) for plain in found]
    return records


def _record(kind: type[Record], plain: Any, workshop_id: Any) -> Record:
    if not isinstance(plain, dict) or "workshop_id" in plain:
        raise DomainError("bad_record", kind=kind.kind_name, field="workshop_id")
    return from_plain(kind, {"workshop_id": workshop_id, **plain})


def _without_workshop(record: Record) -> Plain:
    return {name: value for name, value in to_plain(record).items() if name != "workshop_id"}


def _no_constant(name: str) -> Any:
    raise ValueError(name)  # NaN and the infinities are not JSON


def fresh_ids(records: Iterable[Record], new_id: Callable[[], str]) -> list[Record]:
    """The same workshop as a copy: every record gets a new id, and everything that refers to it follows."""
    whole = list(records)
    shared = (Timer, Harvest, BallotBox, Count)  # these are called after the step or round they belong to
    new = {(r.kind_name, r.id): new_id() for r in whole if not isinstance(r, shared)}
    return [_renamed(record, new) for record in whole]


def _renamed(record: Record, new: dict[tuple[str, str], str]) -> Record:
    def name(kind: str, old: str) -> str:
        return new.get((kind, old), old)

    own = name(record.kind_name, record.id)
    values: dict[str, Any] = {"id": own, "workshop_id": name("workshop", record.workshop_id)}
    match record:
        case Workshop():
            values |= {"current_step": name("step", record.current_step), "spotlight": name("note", record.spotlight)}
        case Step():
            values["lanes"] = tuple(name("lane", lane) for lane in record.lanes)
        case Timer() | Harvest():
            values["id"] = name("step", record.id)
        case BuzzGroup():
            values["step_id"] = name("step", record.step_id)
            values["members"] = tuple(name("participant", person) for person in record.members)
        case Note():
            values["lane_id"] = name("lane", record.lane_id)
            values["theme_id"] = record.theme_id and name("theme", record.theme_id)
            values["picture"] = name("picture", record.picture)
        case Link():
            values |= {"source": name("note", record.source), "target": name("note", record.target)}
        case Shape():
            values["lane_id"] = name("lane", record.lane_id)
        case Round():
            values["step_id"] = name("step", record.step_id)
            values["candidates"] = tuple(replace(c, ref=name(c.kind.value, c.ref)) for c in record.candidates)
        case BallotBox():
            values["id"] = name("round", record.id)
        case Count():
            values["round_id"] = name("round", record.round_id)
            values["id"] = f"{values['round_id']}:{record.number}"
        case Action():
            values["theme_id"] = record.theme_id and name("theme", record.theme_id)
            values["note_id"] = record.note_id and name("note", record.note_id)
        case _:
            pass
    return replace(record, **values)
