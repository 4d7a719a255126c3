"""The Swedish catalogue: bring it up to date with the sources (no argument), or say what is wrong with it (--check)."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "workshop_app"
PO = ROOT / "resources" / "locale" / "sv" / "LC_MESSAGES" / "workshop_app.po"
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}


def extract(folder: Path) -> Catalog:
    """The strings of all Python files in a folder."""
    found = Catalog(project="Verkstad")
    for name, _line, message, _comments, context in extract_from_dir(str(folder), keywords=KEYWORDS, comment_tags=()):
        found.add(message, locations=[(f"{folder.name}/{name}", 0)], context=context)
    return found


def read(path: Path) -> Catalog:
    """The Swedish catalogue, empty where there is no file yet."""
    if not path.exists():
        return Catalog(locale="sv", project="Verkstad", fuzzy=False)
    return read_po(io.BytesIO(path.read_bytes()), locale="sv")


def update(folder: Path, path: Path) -> Catalog:
    """Take new strings in and gone strings out, and compile; a translation that fits is kept."""
    catalogue = read(path)
    catalogue.update(extract(folder), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    for message in catalogue:
        if message.id:
            message.flags.discard("fuzzy")
        # A number for every string would change with every line written above it.
        message.locations = [(name, 0) for name, _line in message.locations]
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=110, sort_output=True, include_lineno=False)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)
    return catalogue


def english(message: Message) -> tuple[str, ...]:
    """A message as it stands in the sources: one text, or singular and plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def texts(catalogue: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    """What the catalogue says, without where the strings stand: the English forms and the Swedish ones."""
    found = {}
    for message in catalogue:
        if message.id:
            swedish = (message.string,) if isinstance(message.string, str) else message.string
            found[english(message)] = tuple(swedish or ())
    return found


def problems(folder: Path, path: Path) -> list[str]:
    """What is wrong with the catalogue, a line for each."""
    wanted, present = texts(extract(folder)).keys(), texts(read(path))
    done = {key: swedish for key, swedish in present.items() if all(swedish)}
    wrong = [key for key, swedish in done.items() if not same_placeholders(key, swedish)]
    found = [
        *(f"not in the catalogue: {' / '.join(key)}" for key in wanted - present.keys()),
        *(f"no longer in the sources: {' / '.join(key)}" for key in present.keys() - wanted),
        *(f"lacks Swedish: {' / '.join(key)}" for key in present.keys() - done.keys()),
        *(f"other placeholders in Swedish: {' / '.join(key)}" for key in wrong),
    ]
    compiled = path.with_suffix(".mo")
    shipped = texts(read_mo(io.BytesIO(compiled.read_bytes()))) if compiled.exists() else {}
    if {key: shipped.get(key) for key in done} != done or shipped.keys() - present.keys():
        found.append("the compiled catalogue (.mo) differs from the .po")
    return sorted(found)


def same_placeholders(english: tuple[str, ...], swedish: tuple[str, ...]) -> bool:
    """Whether each form has its `{name}`s; "one note" may leave the number out, as every plural form knows `{n}`."""
    free = {"{n}"} if len(english) > 1 else set()
    return all(
        set(re.findall(r"\{\w*\}", one)) | free == set(re.findall(r"\{\w*\}", other)) | free
        for one, other in zip(english, swedish, strict=True)
    )


def main() -> int:
    """Update, or check."""
    if "--check" not in sys.argv:
        update(SOURCES, PO)
    found = problems(SOURCES, PO)
    for line in found:
        print(line)
    if not found:
        print(f"{len(read(PO))} strings, all in Swedish")
    elif "--check" in sys.argv:
        print("Mend it: python3 dev.py catalogue, then fill in what lacks Swedish in", PO.relative_to(ROOT))
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
