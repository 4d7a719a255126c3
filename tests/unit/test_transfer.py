"""Whole workshops as JSON: complete, the same text again, and nothing bad is let in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.workshops import Ids, context, done, editor, example, library, note, planned, small, theme
from workshop_app.commands.actions import AddAction, AddDecision
from workshop_app.commands.agenda import GoToPhase, GoToStep, RunTimer, SetParticipants
from workshop_app.commands.buzz_groups import DrawGroups
from workshop_app.commands.voting import CastBallot, CloseRound, CountDots, OpenRound, Reveal
from workshop_app.domain.changes import ChangeSet, created
from workshop_app.domain.enums import Level, ShapeKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import KINDS, Link, Picture, Record, Round, Shape, Workshop
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.outlet import import_workshop
from workshop_app.services.transfer import LISTS, RECORD_LIMIT, as_version_1, fresh_ids, from_json, to_json
from workshop_app.storage.store import SqliteStore
from workshop_app.wording import error_text

ROOT = Path(__file__).parents[2]


def whole() -> State:
    """A workshop with at least one record of every kind."""
    state = small(
        note("n1", theme="t1"), note("n2", "idea", theme="t2"), note("n3", "parked"), theme("t1"), theme("t2", 2)
    )
    state = done(state, SetParticipants((("Åsa", "Vård"), ("Bo", ""), ("", "Skola"))), DrawGroups("buzz"))
    state = done(state, GoToStep("buzz"), GoToPhase("buzz", 2), GoToStep("vote"), OpenRound("vote"))
    round_id = next(iter(state.of(Round)))
    state = done(state, CastBallot(round_id, ((1, 2), (2, 1))), CastBallot(round_id, ()), CountDots(round_id, 2, 2))
    state = done(state, CloseRound(round_id), Reveal(round_id))
    state = done(state, AddAction("Göra", "Åsa", "2026-09-01", Level.UNIT, "t1", "n1"), AddDecision("Beslutat"))
    drawn: tuple[Record, ...] = (
        Link(id="l1", workshop_id="w", source="n2", target="n1"),
        Shape(
            id="s1", workshop_id="w", position="a", lane_id="idea", kind=ShapeKind.ARROW, x=4, y=5, w=60, h=7, text="ä",
            labels=("lätt", "svårt"), points=(0, 0, 60, 7),
        ),
        Picture(id="p1", workshop_id="w", width=640, height=480, digest="0a" * 32),
    )  # fmt: skip
    state = state.apply(ChangeSet(created(*drawn)))
    return done(state, RunTimer("vote", False))


def test_every_kind_of_record_is_in_the_text_with_all_its_fields() -> None:
    document = json.loads(to_json(whole()))
    assert document["format"] == "verkstad"
    assert document["version"] == 2
    assert set(document) == {"format", "version", "workshop", *LISTS.values()}
    assert set(LISTS) | {"workshop"} == set(KINDS)
    for name, plural in LISTS.items():
        assert document[plural], name
        assert {"workshop_id", *document[plural][0]} == {field.name for field in fields(KINDS[name])}


@pytest.mark.parametrize("state", [whole(), State.of_records(example()), State.of_records(planned("tom-tavla"))])
def test_export_import_export_gives_the_same_text(state: State, tmp_path: Path) -> None:
    text = to_json(state)
    assert text.endswith("}\n")
    assert "\\u00e5" not in text, "å is written as å"
    records, _pictures = from_json(text)
    assert State.of_records(records) == state
    with closing(library(tmp_path, records)) as store:
        assert to_json(editor(store).state) == text


def test_what_the_first_version_wrote_is_read_as_it_was_meant() -> None:
    text = (ROOT / "tests" / "version_1" / "workshop.json").read_text("utf-8")
    document = json.loads(to_json(State.of_records(from_json(text).records)))
    assert as_version_1(document) == json.loads(text)


def test_the_order_of_the_records_in_memory_does_not_show() -> None:
    assert to_json(State.of_records(reversed(example()))) == to_json(State.of_records(example()))


def test_a_copy_has_new_ids_all_through_and_says_the_same() -> None:
    records = list(whole().records())
    copy = State.of_records(fresh_ids(records, Ids("copy")))
    text = to_json(copy)
    old = {record.id for record in records} | {"w"}
    assert not {record.id for record in copy.records()} & old
    made_up = {"n1", "n2", "n3", "t1", "t2", "w"}
    assert made_up <= old
    assert not set(re.findall(r'"([^"]+)"', text)) & made_up
    assert from_json(text).records
    # Giving the copy the old names again, in order, makes it the original.
    names = dict(zip((r.id for r in copy.records()), (r.id for r in State.of_records(records).records()), strict=True))
    for new, former in sorted(names.items(), key=lambda pair: -len(pair[0])):
        text = text.replace(f'"{new}"', f'"{former}"')
    assert json.loads(text) == json.loads(to_json(State.of_records(records)))


def test_importing_twice_makes_a_copy_and_leaves_the_first_alone(tmp_path: Path) -> None:
    state, path = whole(), tmp_path / "möte.json"
    path.write_text(to_json(state), encoding="utf-8")
    with closing(SqliteStore(tmp_path / "library.db")) as store:
        first, second = import_workshop(store, path), import_workshop(store, path)
        assert first != second
        assert len(store.workshops()) == 2
        assert store.load(first) == state
        assert store.check() == []
        session = editor(store, context())
        assert session.workshop_id == second


def test_a_file_cannot_write_over_records_of_another_workshop(tmp_path: Path) -> None:
    """Its workshop has an id of its own, but its notes have the ids of notes that are there."""
    with closing(library(tmp_path, example())) as store:
        before = editor(store).state
        hostile = json.loads(to_json(before))
        hostile["workshop"]["id"] = "another"
        for found in hostile["notes"]:
            found["text"] = "stulen"
        path = tmp_path / "hostile.json"
        path.write_text(json.dumps(hostile), encoding="utf-8")
        import_workshop(store, path)
        assert store.load(before.workshop.id) == before
        assert len(store.workshops()) == 2


Change = Callable[[dict[str, Any]], object]


def first(plural: str, **values: Any) -> Change:
    return lambda document: document[plural][0].update(values)


def at_workshop(**values: Any) -> Change:
    return lambda document: document["workshop"].update(values)


BAD: dict[str, Change] = {
    "no workshop": lambda d: d.pop("workshop"),
    "a workshop that is a list": lambda d: d.update(workshop=[]),
    "notes that are a word": lambda d: d.update(notes="hej"),
    "a note that is a number": lambda d: d["notes"].append(5),
    "a list of an unknown kind": lambda d: d.update(spies=[]),
    "version 0": lambda d: d.update(version=0),
    "version true": lambda d: d.update(version=True),
    "version in words": lambda d: d.update(version="1"),
    "a field too many": first("notes", spy=1),
    "another workshop's note": first("notes", workshop_id="other"),
    "a field too few": lambda d: d["notes"][0].pop("text"),
    "a text that is a number": first("notes", text=5),
    "a number that is a text": first("notes", number="1"),
    "a number that is true": first("notes", number=True),
    "a number that is a fraction": first("notes", number=1.5),
    "a number without end": first("notes", number=10**30),
    "a number below nothing": first("steps", minutes=-5),
    "half a character": first("notes", text="\ud800"),
    "an id that is a path": first("notes", id="../../etc/passwd"),
    "an id of 65 characters": first("decisions", id="x" * 65),
    "an empty id": first("decisions", id=""),
    "an id with a line break": first("decisions", id="x\n"),
    "the same id twice": lambda d: d["notes"].append({**d["notes"][0]}),
    "a lane that is not there": first("notes", lane_id="gone"),
    "a theme that is not there": first("notes", theme_id="gone"),
    "a lane of a step that is not there": first("steps", lanes=["gone"]),
    "a step that is not there": first("buzz_groups", step_id="gone"),
    "a member that is not there": first("buzz_groups", members=["gone"]),
    "a clock of no step": first("timers", id="gone"),
    "an action of no theme": first("actions", theme_id="gone"),
    "a current step that is not there": at_workshop(current_step="gone"),
    "a spotlight on nothing": at_workshop(spotlight="gone"),
    "an unknown language": at_workshop(language="tlh"),
    "an unknown stage": at_workshop(stage="paused"),
    "a date in words": at_workshop(date="i morgon"),
    "a moment in words": at_workshop(opened="nyss"),
    "a moment without a zone": at_workshop(opened="2026-06-10T09:00:00"),
    "a day that is not": first("actions", due="2026-02-30"),
    "a kind that is not": first("notes", kind="secret"),
    "a note too long": first("notes", text="x" * 2001),
    "a note of blanks": first("notes", text="  "),
    "a title too long": at_workshop(title="x" * 100_001),
    "a position that leaves no room": first("steps", position="0"),
    "a position in other signs": first("steps", position="a-b"),
    "two steps in one place": lambda d: d["steps"][1].update(position=d["steps"][0]["position"]),
    "a running clock that never started": first("timers", running=True, started=""),
    "a fourth phase": first("timers", phase=3),
    "a group of nine": first("steps", group_size=9),
    "a step of two weeks": first("steps", minutes=14 * 24 * 60),
    "a harvest of two weeks": first("steps", harvest_minutes=14 * 24 * 60),
    "a ballot over the budget": first("ballot_boxes", ballots=[[], [[1, 2], [2, 2], [3, 2]]]),
    "a ballot over the cap": first("ballot_boxes", ballots=[[], [[1, 3]]]),
    "a ballot on nothing": first("ballot_boxes", ballots=[[], [[99, 1]]]),
    "a ballot of nothing": first("ballot_boxes", ballots=[[], [[1, 0]]]),
    "a ballot below nothing": first("ballot_boxes", ballots=[[], [[1, -1]]]),
    "a ballot twice on one": first("ballot_boxes", ballots=[[], [[1, 1], [1, 1]]]),
    "a ballot out of order": first("ballot_boxes", ballots=[[], [[2, 1], [1, 1]]]),
    "ballots that tell their order": first("ballot_boxes", ballots=[[[1, 1]], []]),
    "more ballots than voters": first("ballot_boxes", ballots=[[]] * 4),
    "a ballot with three numbers": first("ballot_boxes", ballots=[[[1, 1, 1]]]),
    "a round without a box": lambda d: d.update(ballot_boxes=[]),
    "a candidate twice": lambda d: d["rounds"][0]["candidates"].append(d["rounds"][0]["candidates"][0]),
    "a candidate without a name": lambda d: d["rounds"][0]["candidates"][0].pop("label"),
    "a candidate that is a number": lambda d: d["rounds"][0]["candidates"].append(3),
    "a round that shows too much": first("rounds", shown=99),
    "a hidden round that shows rows": first("rounds", stage="closed"),
    "a count of another name": first("counts", id="x:1"),
    "a count of no candidate": lambda d: d["counts"][0].update(id=f"{d['rounds'][0]['id']}:9", number=9),
    "a count of no dots": first("counts", dots=0),
    "too many of a kind": lambda d: d.update(decisions=[{}] * (RECORD_LIMIT + 1)),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_with_something_wrong_in_it_is_refused(name: str) -> None:
    document = json.loads(to_json(whole()))
    BAD[name](document)
    with pytest.raises(DomainError) as caught:
        from_json(json.dumps(document))
    assert caught.value.code == "bad_record"
    sentence = error_text(Language("en"), caught.value)
    assert "{" not in sentence


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "file_not_readable"),
        ("hej", "file_not_readable"),
        ("[]", "file_not_readable"),
        ("null", "file_not_readable"),
        ("{}", "file_not_readable"),
        ('{"format": "other", "version": 1}', "file_not_readable"),
        ('{"format": "verkstad", "version": 3}', "file_newer"),
        ("[" * 200_000, "file_not_readable"),
        ('{"a":' * 100_000, "file_not_readable"),
        ('{"format": "verkstad", "version": NaN}', "file_not_readable"),
        (" " * (33 << 20), "file_too_big"),
    ],
)
def test_what_is_no_workshop_file_says_so(text: str, code: str) -> None:
    with pytest.raises(DomainError) as caught:
        from_json(text)
    assert caught.value.code == code


@pytest.mark.parametrize("number", ["1e999", "1" + 400 * "0"])
def test_a_clock_that_is_no_number_is_refused(number: str) -> None:
    text = to_json(whole()).replace('"elapsed": 0.0', f'"elapsed": {number}')
    with pytest.raises(DomainError, match="bad_record"):
        from_json(text)


def test_the_format_is_described_field_by_field() -> None:
    described = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    for kind in KINDS.values():
        for field in fields(kind):
            if field.name != "workshop_id":
                assert f"`{field.name}`" in described, f"{kind.__name__}.{field.name}"
    assert all(f"`{plural}`" in described for plural in LISTS.values())
    assert Workshop.kind_name in described


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        ("shape", {"points": []}, "points"),
        ("shape", {"points": [1, 2]}, "points"),
        ("shape", {"kind": "stroke", "points": []}, "points"),
        ("shape", {"points": [0, 0, 1, 20_001]}, "points"),
        ("shape", {"w": 20_001}, "w"),
        ("shape", {"y": 1_000_000}, "y"),
        ("note", {"x": 20_001}, "x"),
    ],
)
def test_what_cannot_be_drawn_is_not_let_in(kind: str, values: dict[str, Any], field: str) -> None:
    document = json.loads(to_json(whole()))
    document[LISTS[kind]][0] |= values
    with pytest.raises(DomainError) as error:
        from_json(json.dumps(document))
    assert (error.value.code, error.value.params["field"]) == ("bad_record", field)
