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


def forms(message: Message) -> list[tuple[str, str]]:
    """Each form of a message in English, with its Swedish."""
    english = (message.id,) if isinstance(message.id, str) else message.id
    swedish = (message.string,) if isinstance(message.string, str) else message.string or ()
    return list(zip(english, swedish, strict=True))


def texts(catalogue: Catalog) -> dict[str, list[tuple[str, str]]]:
    """What the catalogue says, without where the strings stand."""
    return {str(message.id): forms(message) for message in catalogue if message.id}


def problems(folder: Path, path: Path) -> list[str]:
    """What is wrong with the catalogue, a line for each."""
    wanted, present = {str(message.id) for message in extract(folder) if message.id}, texts(read(path))
    found = [f"not in the catalogue: {key}" for key in wanted - present.keys()]
    found += [f"no longer in the sources: {key}" for key in present.keys() - wanted]
    for key, pairs in present.items():
        if not all(swedish for _english, swedish in pairs):
            found.append(f"lacks Swedish: {key}")
        elif any(placeholders(english, pairs) != placeholders(swedish, pairs) for english, swedish in pairs):
            found.append(f"other placeholders in Swedish: {key}")
    compiled, done = path.with_suffix(".mo"), {key: pairs for key, pairs in present.items() if all(dict(pairs).values())}
    if done and (not compiled.exists() or texts(read_mo(io.BytesIO(compiled.read_bytes()))) != done):
        found.append("the compiled catalogue (.mo) differs from the .po")
    return sorted(found)


def placeholders(text: str, pairs: list[tuple[str, str]]) -> set[str]:
    """The `{name}`s of a text; "one note" may leave the number out, as `{n}` is there for every plural form."""
    return set(re.findall(r"\{\w*\}", text)) | ({"{n}"} if len(pairs) > 1 else set())


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
