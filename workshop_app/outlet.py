"""Workshops out of and into the library, as files of the kind their suffix says."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from workshop_app.domain.agenda import day_held
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import Action
from workshop_app.domain.state import State
from workshop_app.i18n import Language
from workshop_app.reports.build import minutes_report
from workshop_app.reports.choices import DEFAULT, ReportChoices, clean_logo
from workshop_app.reports.csv_notes import render_csv
from workshop_app.reports.files import safe_name, write_atomically
from workshop_app.reports.html import render_html
from workshop_app.reports.ics import action_calendar, render_ics
from workshop_app.reports.markdown import render_markdown
from workshop_app.reports.model import Report
from workshop_app.reports.print_model import Printout
from workshop_app.reports.tables import data_tables
from workshop_app.services.clock import new_id
from workshop_app.services.importing import decode, read_bytes
from workshop_app.services.ports import PictureSource, Store, without_pictures
from workshop_app.services.transfer import FILE_LIMIT, fresh_ids, from_json, to_json
from workshop_app.storage.exchange import read_exchange, write_exchange

SUFFIXES = (".pdf", ".docx", ".html", ".md", ".xlsx", ".csv", ".ics", ".png", ".svg", ".json", ".verkstad")
"""What a workshop can be written as: documents, tables, a calendar, pictures, and everything for another computer."""

LOGO_LIMIT = 10_000_000

Step = Callable[[str], None]
"""Told the name of a file before it is made and before it is written; what it raises stops, and nothing is left."""


def _go_on(name: str) -> None:
    """Nobody wants to know."""


def export_workshop(
    state: State,
    path: Path,
    language: Language,
    choices: ReportChoices = DEFAULT,
    step: Step = _go_on,
    pictures: PictureSource = without_pictures,
) -> None:
    """Write a workshop to a file, whole or not at all. DomainError('unknown_suffix', 'no_dated_actions',
    'vote_under_way'), OSError."""
    suffix = path.suffix.casefold()
    _check_suffix(suffix or path.name)
    step(path.name)
    if suffix == ".verkstad":
        write_exchange(path, state, pictures)
        return
    content = _content(state, suffix, choices.language_or(language), choices, pictures)
    step(path.name)
    write_atomically(path, content)


def export_folder(
    state: State,
    folder: Path,
    suffixes: Iterable[str],
    language: Language,
    choices: ReportChoices = DEFAULT,
    step: Step = _go_on,
    pictures: PictureSource = without_pictures,
) -> Path:
    """Write a workshop as several kinds of file into a new folder in `folder`, called by date and title; that folder.

    All of them or nothing; but no calendar when no action has a date. Errors as `export_workshop`.
    """
    chosen = list(dict.fromkeys(suffix.casefold() for suffix in suffixes))
    for suffix in chosen:
        _check_suffix(suffix)
    if not any(action.due for action in state.of(Action).values()):
        chosen = [suffix for suffix in chosen if suffix != ".ics"]
    words = choices.language_or(language)
    name = safe_name(state.workshop.title, words.gettext("Workshop"))
    now = datetime.now().astimezone()
    day = day_held(state.workshop, now) or now.date()
    being_made = folder / f".{secrets.token_hex(8)}.tmp"
    being_made.mkdir(parents=True)
    try:
        for suffix in chosen:
            export_workshop(state, being_made / f"{name}{suffix}", language, choices, step, pictures)
        step("")
        finished = _free(folder, f"{day} {name}")
        being_made.replace(finished)
    except BaseException:
        shutil.rmtree(being_made, ignore_errors=True)
        raise
    return finished


def export_printout(
    path: Path, made: Callable[[], Printout | Report], choices: ReportChoices = DEFAULT, step: Step = _go_on
) -> None:
    """Write what is printed for the room as a PDF, whole or not at all. OSError."""
    from workshop_app.reports.pdf import render_printout

    step(path.name)
    content = render_printout(made(), choices)
    step(path.name)
    write_atomically(path, content)


def read_logo(kept: Path) -> bytes:
    """The logo that `keep_logo` kept; nothing when there is none, or something else lies there."""
    try:
        data = kept.read_bytes()
    except OSError:
        return b""
    return data if data.startswith(b"\xff\xd8\xff") and data.endswith(b"\xff\xd9") else b""


def keep_logo(kept: Path, chosen: Path | None) -> bytes:
    """Clean a picture and keep it as the logo, or keep none; what is kept now. DomainError('logo_unreadable',
    'file_missing', ...), OSError: then the logo before is there still."""
    if chosen is None:
        kept.unlink(missing_ok=True)
        return b""
    cleaned = clean_logo(read_bytes(chosen, LOGO_LIMIT))
    kept.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(kept, cleaned)
    return cleaned


def _check_suffix(suffix: str) -> None:
    if suffix not in SUFFIXES:
        raise DomainError("unknown_suffix", suffix=suffix, known=", ".join(SUFFIXES))


def _free(folder: Path, name: str) -> Path:
    """The folder of this name, numbered when there is one already."""
    names = (name, *(f"{name} ({number})" for number in range(2, 10_000)))
    return next(folder / free for free in names if not (folder / free).exists())


def _content(state: State, suffix: str, language: Language, choices: ReportChoices, pictures: PictureSource) -> bytes:
    """The bytes of a file. What writes them is imported when it is asked for: the program starts without it."""
    now = datetime.now().astimezone()
    match suffix:
        case ".pdf":
            from workshop_app.reports.pdf import render_pdf

            return render_pdf(minutes_report(state, language, now, choices, pictures), choices)
        case ".docx":
            from workshop_app.reports.docx import render_docx

            return render_docx(minutes_report(state, language, now, choices, pictures))
        case ".html":
            return render_html(minutes_report(state, language, now, choices, pictures))
        case ".md":
            return render_markdown(minutes_report(state, language, now, choices, pictures))
        case ".xlsx":
            from workshop_app.reports.xlsx import render_xlsx

            return render_xlsx(data_tables(state, language, now))
        case ".csv":
            return render_csv(data_tables(state, language, now))
        case ".ics":
            return render_ics(action_calendar(state, language, now))
        case ".png" | ".svg":
            from workshop_app.reports.board_drawing import draw_board
            from workshop_app.reports.board_picture import render_png, render_svg

            drawing = draw_board(state, language, now, pictures)
            return render_png(drawing) if suffix == ".png" else render_svg(drawing)
        case _:
            return to_json(state, pictures).encode()


def import_workshop(store: Store, path: Path) -> str:
    """Add the workshop of a .json or .verkstad file to the library; its id. A workshop already there is kept: the
    file becomes a copy."""
    if path.suffix.casefold() == ".verkstad":
        records, pictures = read_exchange(path)
    else:
        records, pictures = from_json(decode(read_bytes(path, FILE_LIMIT)))
    if store.taken(records):
        records = fresh_ids(records, new_id)
    store.add(records, pictures)
    return records[0].workshop_id
