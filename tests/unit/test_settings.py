"""Settings are kept whole, and a bad file never stops the program."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from workshop_app.domain.errors import StorageError
from workshop_app.services.settings import Settings, SettingsFile


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path / "settings.json").load() == Settings()


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    chosen = Settings(language="en", theme="contrast", organisation="Västra Ånge kommun", reduced_motion=True)
    file = SettingsFile(tmp_path / "new folder" / "settings.json")
    file.save(chosen)
    assert SettingsFile(file.path).load() == chosen
    assert [path.name for path in file.path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("content", [b"{", b"", b"[1]", b"\xff\xfe", b'"sv"', b"[" * 100_000])
def test_a_damaged_file_gives_defaults_and_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    file.path.write_bytes(content)
    assert file.load() == Settings()
    assert not file.path.exists()
    assert (tmp_path / "settings.json.damaged").read_bytes() == content


def test_unknown_values_give_way_one_by_one(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    odd = {"language": "xx", "theme": ["dark"], "organisation": "Ånge", "reduced_motion": "yes", "later": 1}
    file.path.write_text(json.dumps(odd), encoding="utf-8")
    assert file.load() == Settings(organisation="Ånge")
    assert file.path.exists()


def test_a_failed_save_leaves_the_old_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    file.save(Settings(theme="dark"))

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError):
        file.save(Settings(theme="light"))
    assert file.load() == Settings(theme="dark")


@pytest.mark.parametrize(
    ("spoken", "language"), [("sv_SE.UTF-8", "sv"), ("en_GB.UTF-8", "en"), ("de_DE", "sv"), ("C.UTF-8", "sv")]
)
def test_the_language_of_the_system(monkeypatch: pytest.MonkeyPatch, spoken: str, language: str) -> None:
    monkeypatch.setenv("LC_ALL", spoken)
    assert Settings().language_code() == language
    assert Settings(language="en").language_code() == "en"
