"""The demo from the command line, in both languages: an empty library, real hands, and what they leave behind."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QImage

from tests.helpers.program import environment
from tests.helpers.said import said
from tests.helpers.vera import validate
from tests.helpers.workshops import Ids, library, planned
from workshop_app.domain.records import Workshop
from workshop_app.domain.state import State
from workshop_app.domain.templates import from_example
from workshop_app.resources import resource
from workshop_app.services.ports import Listed
from workshop_app.storage.store import SqliteStore

MADE = ("library.db", "minutes.pdf")


@dataclass(frozen=True)
class Played:
    """What a demo left in its folder."""

    folder: Path
    language: str
    output: str

    def listed(self) -> list[Listed]:
        """The workshops in its library, the one that was played first."""
        store = SqliteStore(self.folder / "library.db")
        try:
            return store.workshops()
        finally:
            store.close()

    def state(self) -> State:
        """The workshop that was played."""
        store = SqliteStore(self.folder / "library.db")
        try:
            return store.load(store.workshops()[0].id)
        finally:
            store.close()

    def pictures(self) -> list[Path]:
        """The pictures in order."""
        return sorted(self.folder.glob("*.png"))


def demo(folder: Path, language: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "workshop_app", "--lang", language, "demo", str(folder)]
    return subprocess.run(
        command, env=environment(folder.parent), capture_output=True, text=True, timeout=280, check=False
    )


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Played]:
    """The demo in Swedish, and then in English into the same folder."""
    folder = tmp_path_factory.mktemp("a place with åäö") / "demo"
    kept = folder.parent / "kept"
    swedish = demo(folder, "sv")
    assert swedish.returncode == 0, swedish.stderr
    shutil.copytree(folder, kept)
    (folder / "99-old.png").write_bytes((folder / "01-home.png").read_bytes())
    english = demo(folder, "en")
    assert english.returncode == 0, english.stderr
    return {"sv": Played(kept, "sv", swedish.stdout), "en": Played(folder, "en", english.stdout)}


@pytest.fixture(params=["sv", "en"])
def played(request: pytest.FixtureRequest, both: dict[str, Played]) -> Played:
    return both[request.param]


def shipped(played: Played) -> State:
    """The example as it is shipped, held on the day of the demo."""
    plan = json.loads(resource("examples/ledningsgrupp.json").read_text(encoding="utf-8"))
    day = date.fromisoformat(played.state().workshop.date)
    return State.of_records(from_example(plan, played.language, day, Ids("shipped")))


@pytest.mark.parametrize(
    "part", ["facts", "lanes", "steps", "participants", "notes", "groups", "themes", "rounds", "actions", "decisions"]
)
def test_the_library_holds_the_example_exactly_as_it_is_shipped(played: Played, part: str) -> None:
    assert said(played.state())[part] == said(shipped(played))[part]


def test_the_played_workshop_lies_beside_the_example_of_the_first_start(played: Played) -> None:
    assert [listed.title for listed in played.listed()] == [shipped(played).workshop.title] * 2
    assert {listed.stage.value for listed in played.listed()} == {"done"}


def test_the_pictures_are_there_in_order_and_show_something(played: Played) -> None:
    pictures = played.pictures()
    numbers = [int(picture.name.split("-")[0]) for picture in pictures]
    assert numbers == list(range(1, len(pictures) + 1))
    names = {picture.stem.split("-", 1)[1] for picture in pictures}
    wanted = {
        "home", "plan", "buzz-groups", "console", "themes", "vote-open", "booth", "results", "actions", "minutes",
        "projector-board", "projector-reveal", "projector-results", "projector-actions",
    }  # fmt: skip
    assert wanted <= names
    for picture in pictures:
        image = QImage(str(picture))
        size = (1920, 1080) if "projector" in picture.name else (1600, 900)
        assert (image.width(), image.height()) == size, picture.name
        assert len({image.pixel(x, y) for x in range(3, size[0], 11) for y in range(3, size[1], 11)}) > 8, picture.name


def test_the_two_languages_look_different(both: dict[str, Played]) -> None:
    swedish, english = both["sv"].pictures(), both["en"].pictures()
    assert [picture.name for picture in swedish] == [picture.name for picture in english]
    alike = [one.name for one, other in zip(swedish, english, strict=True) if one.read_bytes() == other.read_bytes()]
    assert alike == []


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return "".join("".join(pages).replace("\ufffe", "").split())


def test_the_minutes_say_the_themes_the_actions_and_the_decisions(played: Played) -> None:
    text = text_of(played.folder / "minutes.pdf").replace("-", "")
    there = said(shipped(played))
    wanted = [*there["themes"], *(action[0] for action in there["actions"]), *there["decisions"]]
    missing = [words for words in wanted if "".join(words.split()).replace("-", "") not in text]
    assert missing == []
    assert {"sv": "Slutlig", "en": "Final"}[played.language] in text


def test_the_minutes_conform_in_both_languages(both: dict[str, Played]) -> None:
    assert validate([one.folder / "minutes.pdf" for one in both.values()]) == []


def test_a_second_demo_into_the_same_folder_replaces_the_first(both: dict[str, Played]) -> None:
    english = both["en"]
    assert len(english.listed()) == 2
    assert {picture.name for picture in english.pictures()} == {picture.name for picture in both["sv"].pictures()}
    assert english.state().workshop.language == "en"


def test_a_folder_with_somebodys_library_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    store = library(folder, planned("bikupa", "en"))
    store.close()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    ran = demo(folder, "en")
    assert ran.returncode == 1
    assert len(ran.stderr.strip().splitlines()) == 1
    assert str(folder) in ran.stderr
    assert ran.stdout == ""
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_folder_that_cannot_be_made_is_told_of_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    ran = demo(tmp_path / "file" / "demo", "sv")
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1


def test_nothing_is_said_on_the_way(played: Played) -> None:
    assert "Traceback" not in played.output
    assert all((played.folder / name).exists() for name in MADE)
    assert played.state().of(Workshop)
