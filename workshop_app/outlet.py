"""Workshops out of and into the library, as files of the kind their suffix says."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from workshop_app.domain.errors import DomainError
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.reports.files import write_atomically
from workshop_app.services.clock import new_id
from workshop_app.services.importing import decode, read_bytes
from workshop_app.services.ports import Store
from workshop_app.services.transfer import SIZE_LIMIT, fresh_ids, from_json, to_json
from workshop_app.storage.exchange import read_exchange, write_exchange

SUFFIXES = (".pdf", ".json", ".verkstad", ".csv")


def export_workshop(state: State, path: Path, language: Language) -> None:
    """Write a workshop to a file, whole or not at all. DomainError('unknown_suffix'), OSError."""
    match path.suffix.casefold():
        case ".pdf":
            from workshop_app.reports.build import minutes_report
            from workshop_app.reports.pdf import render_pdf

            write_atomically(path, render_pdf(minutes_report(state, language, datetime.now().astimezone())))
        case ".json":
            write_atomically(path, to_json(state).encode())
        case ".csv":
            from workshop_app.reports.csv_notes import notes_csv

            write_atomically(path, notes_csv(state, language))
        case ".verkstad":
            write_exchange(path, state)
        case suffix:
            raise DomainError("unknown_suffix", suffix=suffix or path.name, known=", ".join(SUFFIXES))


def import_workshop(store: Store, path: Path) -> str:
    """Add the workshop of a .json or .verkstad file to the library; its id. A workshop already there is kept: the
    file becomes a copy."""
    if path.suffix.casefold() == ".verkstad":
        records = read_exchange(path)
    else:
        records = from_json(decode(read_bytes(path, SIZE_LIMIT)))
    if store.taken(records):
        records = fresh_ids(records, new_id)
    store.add(records)
    return records[0].workshop_id
