"""A damaged or newer library, a full disk, a read-only folder: a clear message, and nothing overwritten."""

from __future__ import annotations

import hashlib
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.helpers.workshops import Ids, context, editor, library, planned
from workshop_app import paths
from workshop_app.commands.notes import AddNotes
from workshop_app.domain.errors import StorageError
from workshop_app.domain.records import Lane
from workshop_app.i18n import Language
from workshop_app.services import half_written
from workshop_app.services.editor import Event
from workshop_app.storage import database
from workshop_app.storage.checking import check_ahead
from workshop_app.storage.store import SqliteStore
from workshop_app.wording import error_text

ROOT = Path(__file__).parents[2]
HEADER_VERSION = slice(60, 64)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library with a workshop and a few notes, closed."""
    store = library(tmp_path, planned())
    with closing(store):
        session = editor(store)
        session.execute(AddNotes(session.state.ordered(Lane)[0].id, tuple(f"Lapp {n} " + "x" * 500 for n in range(80))))
    return store.path


def patched(path: Path, change: Callable[[bytearray], object]) -> None:
    data = bytearray(path.read_bytes())
    change(data)
    path.write_bytes(data)


def scribble(data: bytearray) -> None:
    data[4096 * 3 : 4096 * 40] = b"\xa5" * (4096 * 37)


def snapshot(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir() if file.is_file()}


DAMAGES: dict[str, tuple[Callable[[bytearray], object], str]] = {
    "pages scribbled over": (scribble, "library_damaged"),
    "cut in the middle": (lambda data: data.__delitem__(slice(len(data) // 2, None)), "library_damaged"),
    "cut in the header": (lambda data: data.__delitem__(slice(60, None)), "library_damaged"),
    "made by a newer version": (lambda data: data.__setitem__(HEADER_VERSION, b"\0\0\0\x63"), "library_newer"),
    "another program's database": (lambda data: data.__setitem__(slice(68, 72), b"ABCD"), "library_not_ours"),
    "a text": (lambda data: data.__setitem__(slice(0, None), b"hej " * 500), "library_not_ours"),
    "a short text": (lambda data: data.__setitem__(slice(0, None), b"hej"), "library_not_ours"),
}


@pytest.mark.parametrize("ahead", [False, True], ids=["", "checked while importing"])
@pytest.mark.parametrize("name", DAMAGES)
def test_what_cannot_be_opened_is_named_and_left_to_the_last_bit(path: Path, name: str, ahead: bool) -> None:
    change, code = DAMAGES[name]
    patched(path, change)
    before = snapshot(path.parent)
    if ahead:
        check_ahead(path)
    with pytest.raises(StorageError) as caught:
        SqliteStore(path)
    assert caught.value.code == code
    assert snapshot(path.parent) == before
    for language in ("sv", "en"):
        sentence = error_text(Language(language), caught.value)
        assert str(path) in sentence
        assert "{" not in sentence


def test_a_check_that_was_begun_is_done_again_when_the_library_has_been_written_since(path: Path) -> None:
    check_ahead(path)
    patched(path, scribble)
    with pytest.raises(StorageError, match="library_damaged"):
        SqliteStore(path)


def test_a_check_that_was_begun_is_done_again_when_only_the_wal_has_been_written_since(
    path: Path, tmp_path: Path
) -> None:
    aside = tmp_path / "aside"
    aside.mkdir()
    shutil.copy(path, aside)
    with closing(sqlite3.connect(aside / path.name, isolation_level=None)) as other:
        other.execute("pragma writable_schema = on")
        other.execute("update sqlite_schema set rootpage = 9999 where name = 'note'")
        damaged = (aside / "library.db-wal").read_bytes()
    check_ahead(path)
    for check in [thread for thread in threading.enumerate() if thread.name == "check of the library"]:
        check.join()
    wal = path.with_name("library.db-wal")
    wal.write_bytes(damaged)
    with pytest.raises(StorageError, match="library_damaged"):
        SqliteStore(path)
    assert wal.read_bytes() == damaged, "and it is not folded in"


def test_a_library_that_was_checked_or_not_yet_there_is_opened(path: Path, tmp_path: Path) -> None:
    new = tmp_path / "new" / "library.db"
    for place, workshops in ((path, 1), (new, 0)):
        check_ahead(place)
        with closing(SqliteStore(place)) as store:
            assert len(store.workshops()) == workshops


def test_a_damaged_library_keeps_its_wal_too(path: Path) -> None:
    """What was written last may still be in the WAL: it must not be folded into a damaged file."""
    store = SqliteStore(path)
    session = editor(store)
    session.execute(AddNotes(session.state.ordered(Lane)[0].id, ("sist",)))
    aside = path.parent / "crashed"
    aside.mkdir()
    for file in path.parent.glob("library.db*"):
        shutil.copy(file, aside / file.name)
    store.close()
    crashed = aside / "library.db"
    patched(crashed, scribble)
    before = snapshot(aside)
    assert before["library.db-wal"] != hashlib.sha256(b"").hexdigest()
    with pytest.raises(StorageError, match="library_damaged"):
        SqliteStore(crashed)
    after = snapshot(aside)
    assert {name: after[name] for name in ("library.db", "library.db-wal")} == {
        name: before[name] for name in ("library.db", "library.db-wal")
    }


def test_an_empty_file_becomes_a_new_library(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.touch()
    with closing(SqliteStore(path)) as store:
        assert store.workshops() == []


def test_what_a_crashed_first_start_left_is_cleared_away(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.with_name("library.db.new").write_bytes(b"half")
    SqliteStore(path).close()
    assert [file.name for file in tmp_path.iterdir()] == ["library.db"]


class Failing:
    """A session on a library that cannot grow, with what is told to the views."""

    def __init__(self, store: SqliteStore) -> None:
        self.store = store
        self.session = editor(store)
        self.told: list[Event] = []
        self.session.subscribe(self.told.append)
        self.before = self.session.state

    def add(self, size: int = 1900) -> None:
        lane = self.session.state.ordered(Lane)[0].id
        self.session.execute(AddNotes(lane, tuple("å" * size for _ in range(40))))

    def assert_unchanged(self) -> None:
        assert self.session.state is self.before
        assert self.store.load(self.session.workshop_id) == self.before
        assert self.told == []
        assert self.store.check() == []


def test_a_full_disk_changes_nothing_anywhere_and_work_goes_on_when_there_is_room(path: Path) -> None:
    """RLIMIT_FSIZE stands in for the disk: the system itself refuses to let any file grow."""
    with closing(SqliteStore(path)) as store:
        failing = Failing(store)
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
        try:
            with pytest.raises(StorageError) as caught:
                failing.add()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert caught.value.code in ("disk_full", "disk_error")
        failing.assert_unchanged()
        failing.add()
        assert len(failing.told) == 1
        assert store.load(failing.session.workshop_id) == failing.session.state


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with room for very little."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], capture_output=True)
    if made.returncode:
        pytest.skip("file systems cannot be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_really_full_disk_says_so(path: Path, tiny_disk: Path) -> None:
    shutil.copy(path, tiny_disk / "library.db")
    with closing(SqliteStore(tiny_disk / "library.db")) as store:
        (tiny_disk / "filler").write_bytes(b"\0" * (shutil.disk_usage(tiny_disk).free - 20_000))
        failing = Failing(store)
        with pytest.raises(StorageError, match="disk_full"):
            failing.add()
        failing.assert_unchanged()
        with pytest.raises(StorageError, match="disk_full"):
            store.make_room()
        with pytest.raises(StorageError, match="disk_full"):
            store.copy_to(tiny_disk / "copy.db")
        assert sorted(file.name for file in tiny_disk.glob("copy*")) == []
        (tiny_disk / "filler").unlink()
        failing.add()
        assert store.check() == []


def test_what_is_half_written_stays_as_it_was_kept_when_the_disk_is_full(tiny_disk: Path) -> None:
    path = half_written.file_of(tiny_disk / "library.db", "w")
    half_written.write(path, {"step": ["halv", ""]})
    half_written.write(path, {"step": ["å" * 600_000, ""]})
    assert half_written.read(path) == {"step": ["halv", ""]}
    assert [file.name for file in tiny_disk.iterdir()] == [path.name]


def test_a_library_in_use_by_another_program_is_not_waited_for_for_ever(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_WAIT_MS", 200)
    with closing(SqliteStore(path)) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        failing = Failing(store)
        other.execute("begin immediate")
        with pytest.raises(StorageError, match="library_locked"):
            failing.add()
        other.execute("rollback")
        failing.assert_unchanged()
        failing.add()


def test_what_is_in_the_index_is_found_also_while_new_notes_cannot_come_into_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_WAIT_MS", 200)
    with closing(SqliteStore(path)) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        session = editor(store, context(Ids("later")))
        lane = session.state.ordered(Lane)[0].id
        session.execute(AddNotes(lane, ("kö i receptionen",)))
        assert [hit.excerpt for hit in store.search("kö")] == ["kö i receptionen"]
        session.execute(AddNotes(lane, ("kö vid kassan",)))
        other.execute("begin immediate")
        assert [hit.excerpt for hit in store.search("kö")] == ["kö i receptionen"]
        other.execute("rollback")
        assert len(store.search("kö")) == 2


def test_a_library_that_is_moved_while_open_is_noticed(path: Path) -> None:
    with closing(SqliteStore(path)) as store:
        assert not store.moved()
        path.rename(path.with_name("moved.db"))
        assert store.moved()
        shutil.copy(path.with_name("moved.db"), path)
        assert store.moved()


AS_NOBODY = """
import os, sys
from pathlib import Path
from workshop_app.domain.errors import StorageError
from workshop_app.storage.checking import check_ahead
from workshop_app.storage.store import SqliteStore
if os.geteuid() == 0:
    os.setgid(65534); os.setuid(65534)
check_ahead(Path(sys.argv[1]))
try:
    SqliteStore(Path(sys.argv[1])).workshops()
except StorageError as error:
    print(error.code)
else:
    print("opened")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="folders are protected otherwise on Windows")
@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o444), (0o777, 0o444), (0o000, 0o444)])
def test_a_read_only_place_is_refused_at_once(path: Path, folder_mode: int, file_mode: int, home: Path) -> None:
    place = Path(os.path.realpath("/tmp")) / f"verkstad-read-only-{os.getpid()}"
    place.mkdir(mode=0o755)
    try:
        shutil.copy(path, place / "library.db")
        (place / "library.db").chmod(file_mode)
        place.chmod(folder_mode)
        before = snapshot(place)
        ran = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, str(place / "library.db")],
            capture_output=True, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert ran.stdout.strip() == "library_read_only", ran.stderr
        assert snapshot(place)["library.db"] == before["library.db"]
    finally:
        place.chmod(0o755)
        shutil.rmtree(place)


MOUNTS = """\
proc /proc proc rw 0 0
/dev/sda1 / ext4 rw 0 0
server:/home /home/with\\040space nfs4 rw 0 0
//server/share /mnt/share cifs rw 0 0
tmpfs /mnt/share/local tmpfs rw 0 0
user@host:/ /home/me/remote fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/home/me/library.db", "ext4"),
        ("/home/with space/library.db", "nfs4"),
        ("/mnt/share/a/library.db", "cifs"),
        ("/mnt/sharep/library.db", "ext4"),
        ("/mnt/share/local/library.db", "tmpfs"),
        ("/home/me/remote/library.db", "fuse.sshfs"),
    ],
)
def test_the_file_system_of_a_path_is_found(place: str, kind: str) -> None:
    assert paths.file_system_of(place, MOUNTS) == kind


def test_a_library_on_a_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "NETWORK_FILE_SYSTEMS", {paths.file_system_of(*own_mount(tmp_path))})
    with pytest.raises(StorageError, match="library_on_share"):
        SqliteStore(tmp_path / "library.db")
    assert list(tmp_path.iterdir()) == []


def own_mount(folder: Path) -> tuple[str, str]:
    return folder.resolve().as_posix(), Path("/proc/mounts").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "share"),
    [
        (r"\\server\share\library.db", True),
        ("//server/share/library.db", True),
        (r"\\?\UNC\server\share\library.db", True),
        (r"C:\Users\me\library.db", False),
        (r"\\?\C:\Users\me\library.db", False),
        ("/home/me/library.db", False),
    ],
)
def test_a_windows_share_is_recognised(text: str, share: bool) -> None:
    assert paths.is_unc(text) is share
