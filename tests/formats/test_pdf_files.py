"""Files are named so that every system takes the name, and written whole or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.reports.files import safe_name, write_atomically

RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in "123456789")}


@given(st.text(st.characters(codec=None), max_size=400))
def test_any_text_gives_a_name_inside_the_folder(text: str) -> None:
    name = safe_name(text, "Workshop")
    path = Path("/chosen/folder") / f"{name}.pdf"
    assert path.parent == Path("/chosen/folder")
    assert name == name.strip(" .")
    assert 0 < len(name.encode()) <= 140 - len(".pdf")
    assert name.split(".")[0].strip().upper() not in RESERVED
    assert not set(name) & set('<>:"/\\|?*')
    assert name.replace("\u00a0", " ").isprintable()


@given(st.text(st.characters(codec=None), max_size=100))
def test_a_safe_name_is_left_as_it_is(text: str) -> None:
    name = safe_name(text, "Workshop")
    assert safe_name(name, "Workshop") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Protokoll: möte 12/3?", "Protokoll möte 12 3"),
        ("Ständiga förbättringar – ledningsgruppen", "Ständiga förbättringar – ledningsgruppen"),
        ("../../etc/passwd", "etc passwd"),
        ("C:\\Windows\\x", "C Windows x"),
        (".ssh", "ssh"),
        ("-rf", "rf"),
        ("~root", "root"),
        ("x\u202egpj.exe", "x gpj.exe"),
        ("con.txt", "Workshop con.txt"),
        ("nul ", "Workshop nul"),
        ("LPT1", "Workshop LPT1"),
        ("a\ud800b", "ab"),
        ("", "Workshop"),
        ("...", "Workshop"),
        ("\x00/", "Workshop"),
        ("o\u0308", "ö"),
    ],
)
def test_names_that_systems_stumble_on(text: str, name: str) -> None:
    assert safe_name(text, "Workshop") == name


def test_writing_replaces_the_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    write_atomically(path, b"old")
    write_atomically(path, b"new" * 100_000)
    assert path.read_bytes() == b"new" * 100_000
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes to stand for a full disk")
def test_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(b"old")
    code = (
        "import resource, sys; from pathlib import Path; from workshop_app.reports.files import write_atomically\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try: write_atomically(Path(sys.argv[1]), b'n' * 1_000_000)\n"
        "except OSError as error: print(error.errno)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert int(done.stdout) > 0
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_place_that_cannot_be_written_is_left_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "minutes.pdf"
    folder.mkdir()
    with pytest.raises((IsADirectoryError, PermissionError)):
        write_atomically(folder, b"new")
    assert list(tmp_path.iterdir()) == [folder]
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "gone" / "minutes.pdf", b"new")
