"""Makes docs/pictures anew: plays the demo in both languages and keeps the pictures that the guides show.

Run it from anywhere with the project's own Python: .venv/bin/python docs/make_pictures.py
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

PROJECT = Path(__file__).resolve().parent.parent
PICTURES = PROJECT / "docs" / "pictures"
FOLDERS = {"en": PICTURES, "sv": PICTURES / "sv"}
CHOSEN = (
    "home",
    "facts",
    "participants",
    "plan",
    "buzz-groups",
    "projector-buzz-groups",
    "harvest-problems",
    "console",
    "projector-board",
    "themes-half-way",
    "themes",
    "vote-before",
    "vote-open",
    "booth",
    "projector-ballots-in",
    "projector-reveal",
    "results",
    "actions",
    "minutes",
)
WIDEST = 1600
LARGEST = 150_000
COLOURS = (256, 192, 128, 96, 64)


def main() -> None:
    """Play, pick and shrink."""
    for language, folder in FOLDERS.items():
        with tempfile.TemporaryDirectory() as played:
            play = [sys.executable, "-m", "workshop_app", "--lang", language, "demo", played]
            subprocess.run(play, cwd=PROJECT, check=True, stderr=subprocess.DEVNULL)
            folder.mkdir(parents=True, exist_ok=True)
            for name in CHOSEN:
                shrink(taken(Path(played), name), folder / f"{name}.png")
        sys.stdout.write(f"{language}: {len(CHOSEN)} pictures in {folder}\n")


def taken(played: Path, name: str) -> Path:
    """The picture of that name; the demo puts a number before it."""
    return next(path for path in played.glob("[0-9][0-9]-*.png") if path.stem[3:] == name)


def shrink(source: Path, target: Path) -> None:
    """At most WIDEST pixels wide and LARGEST bytes, with as many colours as fit."""
    with Image.open(source) as opened:
        picture = opened.convert("RGB")
    if picture.width > WIDEST:
        height = round(picture.height * WIDEST / picture.width)
        picture = picture.resize((WIDEST, height), Image.Resampling.LANCZOS)
    for colours in COLOURS:
        picture.quantize(colours, dither=Image.Dither.NONE).save(target, optimize=True)
        if target.stat().st_size < LARGEST:
            return
    sys.exit(f"{target} is still {target.stat().st_size} bytes with {COLOURS[-1]} colours.")


if __name__ == "__main__":
    main()
