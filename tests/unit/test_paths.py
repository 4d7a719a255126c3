"""Where the program keeps its things."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest

from workshop_app import paths


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is asked")
@pytest.mark.parametrize("home", ["/home/åsa", "", "relative"])
@pytest.mark.parametrize("said", [None, "", "/srv/data", "/srv/data/", "/srv/en mapp å", "relative/data", "~/data"])
def test_the_library_lies_where_programs_keep_what_is_the_users(
    said: str | None, home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", home)
    monkeypatch.delenv("VERKSTAD_DATA", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    if said is not None:
        monkeypatch.setenv("XDG_DATA_HOME", said)
    wanted = platformdirs.user_data_path("verkstad", appauthor=False, roaming=False)
    assert paths.data_folder() == wanted
    assert paths.library_path() == wanted / "library.db"


def test_a_rehearsal_has_a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VERKSTAD_DATA", str(tmp_path))
    assert paths.config_path().parent == tmp_path
