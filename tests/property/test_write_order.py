"""Whatever changes together is written, in whichever order the changes come: nothing refers to what is not there."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.unit.test_transfer import whole
from workshop_app.domain.changes import Change, ChangeSet
from workshop_app.domain.codec import changes_to_plain
from workshop_app.domain.records import Action, Lane, Link, Note, Record, Shape, Theme, Workshop
from workshop_app.domain.state import State
from workshop_app.domain.whole import REFERENCES
from workshop_app.services.ports import Remembered
from workshop_app.storage.store import SqliteStore

COMMITS = 150
REMEMBERED = Remembered(command="x", label="x", undoable=True, bout="", changes=[])
LED = ((Note, "lane_id", Lane), (Note, "theme_id", Theme), (Link, "source", Note), (Shape, "lane_id", Lane),
       (Action, "theme_id", Theme), (Action, "note_id", Note))  # fmt: skip
"""What may come to refer to something else."""


def some(chance: Random, records: Iterable[Record]) -> State:
    """Some of the records, each of which refers to any others that are there."""
    state = State.of_records(one for one in records if isinstance(one, Workshop) or chance.random() < 0.75)
    for kind, name, target in LED:
        found = [
            replace(one, **{name: chance.choice([*state.of(target), getattr(one, name)])})
            for one in state.of(kind).values()
        ]
        state = State.of_records([*state.records(), *found])
    while loose := [one for one in state.records() if _refers_to_nothing(state, one)]:
        state = State.of_records(one for one in state.records() if one not in loose)
    return state


def _refers_to_nothing(state: State, record: Record) -> bool:
    wanted = ((getattr(record, name), target) for kind, name, target in REFERENCES if isinstance(record, kind))
    return any(value not in state.of(target) for value, target in wanted if isinstance(value, str) and value)


@pytest.mark.parametrize("seed", range(3))
def test_any_change_set_is_written_and_comes_back(seed: int, tmp_path: Path) -> None:
    chance, records = Random(seed), list(whole().records())
    with closing(SqliteStore(tmp_path / "library.db")) as store:
        before = some(chance, records)
        store.add(before.records())
        for _commit in range(COMMITS):
            after = some(chance, records)
            keys = {(type(one), one.id) for state in (before, after) for one in state.records()}
            both = [Change(before.find(kind, id_), after.find(kind, id_)) for kind, id_ in sorted(keys, key=str)]
            changes = [change for change in both if change.before != change.after]
            chance.shuffle(changes)
            store.commit("w", changes_to_plain(ChangeSet(tuple(changes))), REMEMBERED)
            before = after
        assert store.load("w") == before
        assert store.check() == []
