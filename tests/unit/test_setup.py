"""The set-up: dev.py needs nothing but Python, and what is installed brings the fonts and the catalogue with it."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

from workshop_app.resources import resource

ROOT = Path(__file__).parents[2]


def test_dev_imports_only_the_standard_library() -> None:
    tree = ast.parse((ROOT / "dev.py").read_text("utf-8"))
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names


def test_an_old_python_understands_dev_well_enough_to_say_it_is_too_old() -> None:
    ast.parse((ROOT / "dev.py").read_text("utf-8"), feature_version=(3, 8))


def test_dev_without_a_command_names_the_commands() -> None:
    done = subprocess.run([sys.executable, ROOT / "dev.py"], capture_output=True, encoding="utf-8")
    assert done.returncode == 2
    assert all(f"    {command} " in done.stdout for command in ("run", "test", "bench", "catalogue"))


def test_every_font_lies_there_with_its_licence() -> None:
    fonts = {path.name for path in resource("fonts").glob("*.ttf")}
    assert {"SourceSans3-Regular.ttf", "SourceSans3-Bold.ttf", "NotoNaskhArabic-Regular.ttf"} <= fonts
    for font in fonts:
        licence = resource("fonts") / f"{font.split('-')[0]}-OFL.txt"
        assert "SIL OPEN FONT LICENSE" in licence.read_text("utf-8"), font


def test_the_wheel_holds_every_resource_and_the_commands(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        tmp_path,
        ROOT,
    ]
    subprocess.run(command, check=True)
    (wheel,) = tmp_path.glob("workshop_app-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        held = {name: archive.getinfo(name).file_size for name in archive.namelist()}
        entry_points = next(archive.read(name).decode() for name in held if name.endswith("/entry_points.txt"))
    files = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    for path in files:
        assert held[f"workshop_app/{path.relative_to(ROOT).as_posix()}"] == path.stat().st_size
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    assert all(f"{name} = {target}" in entry_points for name, target in scripts.items())
