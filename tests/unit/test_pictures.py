"""Pictures on notes without a window: kept once, undone and redone, gone with their workshop, and in every copy."""

from __future__ import annotations

import base64
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from tests.helpers.pictures import hostile, kept, photo
from tests.helpers.workshops import MORNING, Ids, context, done, editor, library, note, small
from workshop_app.commands.notes import DeleteNotes
from workshop_app.commands.pasting import PasteNotes
from workshop_app.commands.pictures import AddPictureNotes, PictureNote, RemovePictures, SetPicture
from workshop_app.commands.reshaping import DuplicateNotes
from workshop_app.domain import pictures
from workshop_app.domain.canvas import boxes_on
from workshop_app.domain.errors import DomainError
from workshop_app.domain.pictures import Facts, facts_of
from workshop_app.domain.records import Harvest, Lane, Note, Picture
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.outlet import export_workshop, import_workshop
from workshop_app.reports.build import minutes_report
from workshop_app.reports.model import NoteGroup
from workshop_app.services.backup import Backups
from workshop_app.services.clipboard import Offered, clipping, pasted
from workshop_app.services.editor import Editor
from workshop_app.services.transfer import fresh_ids, from_json
from workshop_app.storage.exchange import read_exchange
from workshop_app.storage.rescue import restore
from workshop_app.storage.store import SqliteStore

SV = Language("sv")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with closing(library(tmp_path, small(note("n1"), note("n2", number=2)).records())) as opened:
        yield opened


def with_pictures(store: SqliteStore, count: int = 2) -> Editor:
    """An editor whose first notes have a picture each."""
    session = editor(store, context(Ids("new")))
    for number in range(1, count + 1):
        session.execute(SetPicture(f"n{number}", session.put_picture(kept(seed=number)[0])))
    return session


def shown(state: State) -> dict[str, str]:
    """Digest by note, of the notes with pictures."""
    known = state.of(Picture)
    return {note.id: known[note.picture].digest for note in state.of(Note).values() if note.picture}


# commands


def test_on_a_canvas_new_pictures_get_room_of_their_own() -> None:
    state = small()
    lanes = [replace(lane, free=True) for lane in state.of(Lane).values()]
    state = State.of_records([*lanes, *(record for record in state.records() if not isinstance(record, Lane))])
    state = done(state, AddPictureNotes((PictureNote("problem", "En", kept(300, 400)[1]),)))
    state = done(state, AddPictureNotes((PictureNote("problem", "Två", kept(300, 400, 2)[1]),)))
    boxes = boxes_on(state, "problem")
    assert len(boxes) == 2
    assert not boxes[0].meets(boxes[1])
    assert min(box.h for box in boxes) > 150


def test_a_picture_makes_a_note_with_its_words_in_a_lane() -> None:
    facts = kept()[1]
    state = done(small(note("n1")), AddPictureNotes((PictureNote("problem", " Tavlan #3 ", facts),)))
    added = state.ordered(Note)[-1]
    assert (added.text, added.tag, added.lane_id, added.number) == ("Tavlan #3", "", "problem", 2)
    assert state.need(Picture, added.picture) == Picture(
        id=added.picture, workshop_id="w", width=320, height=240, digest=facts.digest
    )


@pytest.mark.parametrize("texts", [("", "Två"), ("Ett", " "), ("",)])
def test_a_picture_without_words_is_refused_with_all_that_come_with_it(texts: tuple[str, ...]) -> None:
    news = tuple(PictureNote("problem", text, kept(seed=seed)[1]) for seed, text in enumerate(texts, 1))
    with pytest.raises(DomainError, match="note_empty"):
        done(small(), AddPictureNotes(news))


def test_several_pictures_go_to_their_lanes_in_order_as_one_act() -> None:
    news = tuple(
        PictureNote(lane, f"Lapp {number}", kept(seed=number)[1])
        for number, lane in enumerate(("problem", "idea", "problem"), 1)
    )
    state = done(small(), AddPictureNotes(news))
    by_lane = {lane: [n.text for n in state.ordered(Note) if n.lane_id == lane] for lane in ("problem", "idea")}
    assert by_lane == {"problem": ["Lapp 1", "Lapp 3"], "idea": ["Lapp 2"]}
    assert len(set(shown(state).values())) == 3


def test_in_a_harvest_the_turn_goes_on_once() -> None:
    harvest = Harvest(id="buzz", workshop_id="w", turn=1)
    state = done(small(harvest), AddPictureNotes((PictureNote("idea", "Bild", kept()[1]),), group=1, step_id="buzz"))
    assert state.ordered(Note)[0].group == 1


def test_the_same_picture_on_two_notes_is_one_record_and_goes_with_the_last_of_them() -> None:
    facts = kept()[1]
    state = done(small(note("n1"), note("n2", number=2)), SetPicture("n1", facts), SetPicture("n2", facts))
    assert len(state.of(Picture)) == 1
    state = done(state, RemovePictures(("n1",)))
    assert len(state.of(Picture)) == 1
    assert not done(state, DeleteNotes(("n2",))).of(Picture)


def test_another_picture_takes_the_place_of_the_first() -> None:
    state = done(small(note("n1")), SetPicture("n1", kept(seed=1)[1]), SetPicture("n1", kept(seed=2)[1]))
    assert shown(state) == {"n1": kept(seed=2)[1].digest}
    assert len(state.of(Picture)) == 1


# what is kept


def test_bytes_are_kept_once_and_found_by_their_digest_from_any_thread(store: SqliteStore) -> None:
    data, facts = kept()
    assert store.put_picture("w", data) == store.put_picture("w", data) == facts
    found: list[bytes] = []
    thread = Thread(target=lambda: found.append(store.picture("w", facts.digest)))
    thread.start()
    thread.join()
    assert found == [store.picture("w", facts.digest)] == [data]
    assert store.picture("w", "0" * 64) == b""
    assert store.picture("another", facts.digest) == b""


def test_what_is_no_picture_of_ours_is_not_kept(store: SqliteStore) -> None:
    """The header alone is looked at here: who draws a picture does not trust the rest either."""
    foreign = [data for name, (data, _code) in hostile().items() if name != "a PNG without a body"]
    for data in (*foreign, kept()[0] + b"more", b"x" * (7 << 20), photo(2001, 9)):
        with pytest.raises(DomainError, match="picture_broken"):
            store.put_picture("w", data)


def test_a_workshop_has_room_for_so_much_and_removing_makes_room(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = with_pictures(store)
    size = sum(len(session.pictures("w", digest)) for digest in shown(session.state).values())
    monkeypatch.setattr("workshop_app.storage.store.TOTAL_LIMIT", size + 1000)
    with pytest.raises(DomainError, match="pictures_full"):
        session.put_picture(kept(seed=3)[0])
    session.execute(RemovePictures(("n1",)))
    assert session.put_picture(kept(seed=3)[0])


def test_pictures_that_come_together_have_to_fit_together(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    session = with_pictures(store, 0)
    one, other = (kept(seed=seed)[0] for seed in (1, 2))
    monkeypatch.setattr("workshop_app.storage.store.TOTAL_LIMIT", len(one) + len(other) - 1)
    first = session.put_picture(one)
    with pytest.raises(DomainError, match="pictures_full"):
        session.put_picture(other)
    assert session.pictures("w", facts_of(other).digest) == b""
    session.execute(SetPicture("n1", first))
    assert session.put_picture(one) == first, "what is there already takes no more room"
    session.execute(RemovePictures(("n1",)))
    session.execute(SetPicture("n1", session.put_picture(one)))
    session.execute(RemovePictures(("n1",)))
    assert session.put_picture(other)


def test_undo_and_redo_have_the_bytes_still_also_after_the_program_was_closed(tmp_path: Path) -> None:
    with closing(library(tmp_path, small(note("n1"), note("n2", number=2)).records())) as store:
        session = with_pictures(store)
        before = shown(session.state)
        session.execute(DeleteNotes(("n1", "n2")))
        assert not session.state.of(Picture)
    with closing(SqliteStore(tmp_path / "library.db")) as store:
        session = editor(store)
        session.undo()
        assert shown(session.state) == shown(store.load("w")) == before
        assert all(facts_of(session.pictures("w", digest)).digest == digest for digest in before.values())
        session.undo()
        assert shown(session.state) == {"n1": before["n1"]}
        session.redo()
        session.redo()
        assert shown(session.state) == {}


def test_deleting_a_workshop_erases_its_pictures_and_no_other(store: SqliteStore, tmp_path: Path) -> None:
    session = with_pictures(store)
    export_workshop(session.state, tmp_path / "a.verkstad", SV, pictures=store.picture)
    copy = import_workshop(store, tmp_path / "a.verkstad")
    digest = shown(session.state)["n1"]
    data = session.pictures("w", digest)
    store.delete("w")
    assert store.picture("w", digest) == b""
    assert store.picture(copy, digest) == data
    store.delete(copy)
    assert store.check() == []
    assert data[200:260] not in store.path.read_bytes()


def test_a_picture_whose_bytes_have_changed_is_found_by_the_check(store: SqliteStore) -> None:
    with_pictures(store)
    assert store.check() == []
    with closing(sqlite3.connect(store.path)) as conn, conn:
        conn.execute("update picture_bytes set data = zeroblob(length(data)) where rowid = 1")
    assert store.check() == ["library_picture_damaged"]


def test_backup_and_rescue_have_the_pictures(store: SqliteStore, tmp_path: Path) -> None:
    session = with_pictures(store)
    digest = shown(session.state)["n1"]
    backup = Backups(store, tmp_path / "backups").make_if_changed()
    assert backup is not None
    broken = tmp_path / "broken" / "library.db"
    broken.parent.mkdir()
    broken.write_bytes(b"not a library")
    restore(broken, backup)
    with closing(SqliteStore(broken)) as again:
        assert again.check() == []
        assert again.picture("w", digest) == store.picture("w", digest) != b""


def test_notes_copied_to_another_workshop_bring_their_pictures(store: SqliteStore, tmp_path: Path) -> None:
    session = with_pictures(store)
    store.add(fresh_ids(small().records(), Ids("other")))
    other = editor(store, context(Ids("pasted")))
    assert other.workshop_id != "w"
    own = Offered(own=clipping(session.state, ("n1", "n2"), SV).own)
    other.execute(PasteNotes(pasted(own, other.workshop_id, other.take_picture).notes))
    assert sorted(shown(other.state).values()) == sorted(shown(session.state).values())
    store.delete("w")
    for digest in shown(other.state).values():
        assert facts_of(other.pictures(other.workshop_id, digest)).digest == digest


def test_notes_cut_out_and_pasted_again_have_their_pictures(store: SqliteStore) -> None:
    session = with_pictures(store)
    before = sorted(shown(session.state).values())
    own = Offered(own=clipping(session.state, ("n1", "n2"), SV).own)
    session.execute(DeleteNotes(("n1", "n2")))
    session.execute(PasteNotes(pasted(own, "w", session.take_picture).notes))
    assert sorted(shown(session.state).values()) == before


def test_a_clipboard_that_names_a_picture_nobody_has_gives_the_words(store: SqliteStore) -> None:
    session = with_pictures(store)
    state = State.of_records([*small().records(), replace(note("n1"), picture="p"),
                              Picture(id="p", workshop_id="w", width=1, height=1, digest="f" * 64)])  # fmt: skip
    own = Offered(own=clipping(state, ("n1",), SV).own)
    assert [new.picture for new in pasted(own, "w", session.take_picture).notes] == [None]


# files for another computer


@pytest.mark.parametrize("suffix", [".json", ".verkstad"])
def test_exported_imported_and_exported_again_is_the_same_to_the_last_byte(
    store: SqliteStore, tmp_path: Path, suffix: str
) -> None:
    session = with_pictures(store)
    first, second = tmp_path / f"1{suffix}", tmp_path / f"2{suffix}"
    export_workshop(session.state, first, SV, pictures=store.picture)
    with closing(SqliteStore(tmp_path / "other.db")) as other:
        assert import_workshop(other, first) == "w"
        assert other.load("w") == session.state
        export_workshop(other.load("w"), second, SV, pictures=other.picture)
        copy = import_workshop(other, first)
        digests = sorted(shown(session.state).values())
        assert sorted(shown(other.load(copy)).values()) == digests
        assert all(other.picture(copy, digest) == session.pictures("w", digest) for digest in digests)
    assert first.read_bytes() == second.read_bytes()


def test_a_file_without_the_bytes_is_read_and_the_notes_keep_their_words(store: SqliteStore, tmp_path: Path) -> None:
    session = with_pictures(store)
    export_workshop(session.state, tmp_path / "a.json", SV)
    with closing(SqliteStore(tmp_path / "other.db")) as other:
        copy = other.load(import_workshop(other, tmp_path / "a.json"))
        assert copy == session.state
        assert other.check() == []


def test_a_picture_on_many_notes_is_made_small_once_for_the_minutes() -> None:
    data, facts = kept()
    asked: list[str] = []

    def source(workshop_id: str, digest: str) -> bytes:
        asked.append(digest)
        return data

    state = done(small(note("n1")), SetPicture("n1", facts), DuplicateNotes(("n1",)))
    report = minutes_report(state, SV, MORNING, pictures=source)
    groups = (block for section in report.sections for block in section.blocks if isinstance(block, NoteGroup))
    pictures_shown = [one.picture for group in groups for one in group.notes]
    assert len(pictures_shown) == 2
    assert all(pictures_shown)
    assert asked == [facts.digest]


def test_no_second_record_may_say_something_else_of_the_same_bytes(store: SqliteStore, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    session = with_pictures(store, 1)
    export_workshop(session.state, path, SV, pictures=store.picture)
    document = json.loads(path.read_text(encoding="utf-8"))
    (true,) = document["pictures"]
    false = {name: value for name, value in true.items() if name != "data"} | {"id": "false", "height": 2}
    document["pictures"].insert(0, false)
    with pytest.raises(DomainError, match="bad_record"):
        from_json(json.dumps(document))


def first_data(document: dict[str, object]) -> dict[str, object]:
    listed = document["pictures"]
    assert isinstance(listed, list)
    first: dict[str, object] = listed[0]
    return first


def text_of(data: bytes) -> str:
    return base64.b64encode(data).decode()


BAD: dict[str, Callable[[dict[str, object]], object]] = {
    "another picture": lambda p: p.update(data=text_of(kept(seed=9)[0])),
    "a picture of another size": lambda p: p.update(width=5),
    "no picture": lambda p: p.update(data=text_of(b"hej")),
    "a picture with more behind it": lambda p: p.update(data=text_of(base64.b64decode(str(p["data"])) + b"!")),
    "no base64": lambda p: p.update(data="å"),
    "a number": lambda p: p.update(data=5),
    "a digest that is a list": lambda p: p.update(digest=[]),
    "a size that no picture here has": lambda p: (p.pop("data"), p.update(height=3000)),
    "far too much": lambda p: p.update(data="A" * (9 << 20)),
}


@pytest.mark.parametrize("name", BAD)
def test_bytes_that_are_not_what_the_record_says_are_refused(store: SqliteStore, tmp_path: Path, name: str) -> None:
    session = with_pictures(store)
    export_workshop(session.state, tmp_path / "a.json", SV, pictures=store.picture)
    document = json.loads((tmp_path / "a.json").read_text("utf-8"))
    BAD[name](first_data(document))
    with pytest.raises(DomainError, match="bad_record"):
        from_json(json.dumps(document))


@pytest.mark.parametrize(
    "change",
    [
        "update picture set data = x'89504e470d0a1a0a'",
        "update picture set data = zeroblob(100000)",
        "update picture set digest = 'x' where digest = (select min(digest) from picture)",
        "insert into picture values ('00', x'00')",
        f"insert into picture values ('{'0' * 64}', x'00')",
        "update picture set data = substr(data, 1, length(data) - 1)",
    ],
)
def test_an_exchange_file_whose_pictures_were_changed_is_refused(
    store: SqliteStore, tmp_path: Path, change: str
) -> None:
    session, path = with_pictures(store), tmp_path / "a.verkstad"
    export_workshop(session.state, path, SV, pictures=store.picture)
    assert len(read_exchange(path).pictures) == 2
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute(change)
    with pytest.raises(DomainError, match="bad_record"):
        read_exchange(path)


def test_pictures_count_to_what_a_file_may_hold(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A JSON text longer than its limit is read all the same when what is long are its pictures."""
    session = with_pictures(store)
    export_workshop(session.state, tmp_path / "a.json", SV, pictures=store.picture)
    text = (tmp_path / "a.json").read_text("utf-8")
    monkeypatch.setattr("workshop_app.services.transfer.SIZE_LIMIT", len(text) // 2)
    assert from_json(text).records
    monkeypatch.setattr("workshop_app.services.transfer.SIZE_LIMIT", 1000)
    with pytest.raises(DomainError, match="file_too_big"):
        from_json(text)


# headers


def test_the_header_alone_says_how_large_a_picture_is() -> None:
    assert facts_of(photo(33, 44))[:2] == (33, 44)
    assert facts_of(photo(44, 33, progressive=True, exif=b"Exif\0\0" + bytes(500)))[:2] == (44, 33)


@pytest.mark.parametrize("cut", [0, 3, 10, 20, 100, 600, -1])
def test_a_picture_that_is_cut_anywhere_is_refused(cut: int) -> None:
    with pytest.raises(DomainError, match="picture_broken"):
        facts_of(kept()[0][:cut])


def test_facts_are_of_these_bytes() -> None:
    data = kept()[0]
    assert facts_of(data) == Facts(320, 240, pictures.digest_of(data))
