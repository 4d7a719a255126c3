"""The commands. Everything they say is in the language chosen with --lang, or else in the system's."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from workshop_app import i18n, paths
from workshop_app.commands.agenda import EditWorkshop
from workshop_app.commands.notes import ImportNotes
from workshop_app.domain.enums import NoteKind
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import Lane
from workshop_app.i18n import LANGUAGES, _, ngettext
from workshop_app.services.clock import SteadyClock, new_id
from workshop_app.services.editor import Editor, system_context
from workshop_app.services.importing import STATEMENT_FILES, read_statements
from workshop_app.services.library import Library
from workshop_app.services.ports import Listed
from workshop_app.services.settings import SettingsFile
from workshop_app.services.tables import Statement
from workshop_app.storage.store import SqliteStore
from workshop_app.wording import STAGES, error_text

WORKSHOP_FILES = (".json", ".verkstad")


def run(given: list[str]) -> None:
    """Run what was said on the command line and exit: 0 done, 1 with a sentence on standard error, 2 for wrong use."""
    i18n.use(_language(given))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # an old terminal that lacks å shows ? and goes on
    program().main(given, prog_name="workshop-app")


def _language(arguments: list[str]) -> str:
    """The language asked for, looked up before click does, so that the help is in it too."""
    for place, word in enumerate(arguments):
        chosen = word.partition("=")[2] if word.startswith("--lang=") else "".join(arguments[place + 1 : place + 2])
        if word.split("=")[0] == "--lang" and chosen in LANGUAGES:
            return chosen
    return SettingsFile(paths.config_path()).load().language_code()


def program() -> click.Group:
    """The commands, with help in the language of the moment."""

    @click.group(invoke_without_command=True, help=_("Verkstad: plan, run and minute workshops."))
    @click.option("--library", type=click.Path(path_type=Path), help=_("The library to use instead of your own."))
    @click.option("--lang", type=click.Choice(LANGUAGES), help=_("The language to speak."))
    @click.version_option(package_name="workshop-app", help=_("Show the version."))
    @click.help_option(help=_("Show this help."))
    @click.pass_context
    def group(context: click.Context, library: Path | None, lang: str | None) -> None:
        context.obj = library or paths.library_path()
        if context.invoked_subcommand is None:
            from workshop_app.app import run_program

            context.exit(run_program(library, lang))

    for command in (_demo(), _list(), _import(), _export(), _check()):
        group.add_command(command)
    return group


@contextmanager
def _sentences() -> Iterator[None]:
    """What the user can mend becomes one sentence on standard error, and exit code 1."""
    try:
        yield
    except DomainError as error:
        _fail(error_text(i18n.current(), error))


def _fail(sentence: str) -> NoReturn:
    click.echo(" ".join(sentence.split()), err=True)
    click.get_current_context().exit(1)


@contextmanager
def _opened(library: Path, *, make: bool = False) -> Iterator[SqliteStore]:
    """The library; one that is not there is only made when something is to be put into it."""
    if not make and not library.exists():
        raise DomainError("no_library", path=library)
    store = SqliteStore(library)
    try:
        yield store
    finally:
        store.close()


def _demo() -> click.Command:
    @click.command("demo", help=_("Play the example workshop through the windows, into FOLDER."))
    @click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
    @click.help_option(help=_("Show this help."))
    def demo(folder: Path) -> None:
        from workshop_app.demo import play_demo

        with _sentences():
            play_demo(folder, i18n.current().code)
            click.echo(
                _("The example has been played: pictures, library and minutes.pdf lie in {folder}.").format(
                    folder=folder
                )
            )

    return demo


def _list() -> click.Command:
    @click.command("list", help=_("List the workshops: id, date, title, state and counts."))
    @click.option("--json", "as_json", is_flag=True, help=_("As JSON."))
    @click.help_option(help=_("Show this help."))
    @click.pass_obj
    def list_(library: Path, as_json: bool) -> None:
        with _sentences(), _opened(library) as store:
            found = store.workshops(limit=100_000)
            if as_json:
                click.echo(json.dumps([asdict(listed) for listed in found], ensure_ascii=False, indent=1))
            else:
                for listed in found:
                    click.echo(_line(listed))

    return list_


def _line(listed: Listed) -> str:
    counts = (
        ngettext("{n} participant", "{n} participants", listed.participants),
        ngettext("{n} note", "{n} notes", listed.notes),
        ngettext("{n} action", "{n} actions", listed.actions),
    )
    title = listed.title or _("Without a title")
    held = listed.day.isoformat() if listed.day else "----------"
    return "  ".join((listed.id, held, title, _(STAGES[listed.stage]), ", ".join(counts)))


def _import() -> click.Command:
    @click.command(
        "import", help=_("Import statements (.txt, .md, .csv, .tsv, .xlsx) or whole workshops (.json, .verkstad).")
    )
    @click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
    @click.option("--workshop", metavar="ID", help=_("Put the statements into this workshop, not a new one."))
    @click.option(
        "--lane",
        type=click.Choice([kind.value for kind in NoteKind]),
        help=_("The lane for statements whose lane the file does not say."),
    )
    @click.help_option(help=_("Show this help."))
    @click.pass_obj
    def import_(library: Path, file: Path, workshop: str | None, lane: str | None) -> None:
        suffix = file.suffix.casefold()
        if suffix in WORKSHOP_FILES and (workshop or lane):
            raise click.UsageError(_("--workshop and --lane are for statements (.txt, .md, .csv, .tsv, .xlsx)."))
        with _sentences():
            if suffix not in (*WORKSHOP_FILES, *STATEMENT_FILES):
                raise DomainError("file_kind_unknown", suffix=file.suffix or file.name)
            if not file.is_file():
                raise DomainError("file_missing", path=file)
            click.echo(_import_file(library, file, workshop, NoteKind(lane) if lane else None))

    return import_


def _import_file(library: Path, file: Path, workshop: str | None, lane: NoteKind | None) -> str:
    """Import while nobody else writes; the id of the workshop it went into."""
    from workshop_app.instance import take_lock
    from workshop_app.outlet import import_workshop

    lock = take_lock(library)
    try:
        with _opened(library, make=True) as store:
            if file.suffix.casefold() in WORKSHOP_FILES:
                return import_workshop(store, file)
            table = read_statements(file)
            if table.left_out:
                left_out = ngettext("{n} column was left out.", "{n} columns were left out.", table.left_out)
                click.echo(left_out, err=True)
            statements = table.statements
            if workshop is not None:
                return _import_statements(store, statements, workshop, lane)
            return _import_as_new(store, statements, lane, file.stem)
    finally:
        lock.unlock()


def _import_as_new(store: SqliteStore, statements: tuple[Statement, ...], lane: NoteKind | None, title: str) -> str:
    """Into a workshop of their own; there is none when they cannot be written."""
    library = Library(store, new_id)
    workshop = library.create_from_template("tom-tavla", i18n.current().code, date.today())
    try:
        Editor(store, workshop, system_context(new_id, SteadyClock().now)).execute(EditWorkshop({"title": title}))
        return _import_statements(store, statements, workshop, lane)
    except DomainError:
        library.delete(workshop)
        raise


def _import_statements(
    store: SqliteStore, statements: tuple[Statement, ...], workshop: str, lane: NoteKind | None
) -> str:
    editor = Editor(store, workshop, system_context(new_id, SteadyClock().now))
    lanes = {known.kind: known.id for known in reversed(editor.state.ordered(Lane))}
    if not lanes or (lane is not None and lane not in lanes):
        raise DomainError("no_such_lane")
    rest = lanes[lane] if lane else editor.state.ordered(Lane)[0].id
    placed = ((lanes.get(s.lane_kind, rest) if s.lane_kind else rest, s.text, s.tag) for s in statements)
    editor.execute(ImportNotes(tuple(placed)))
    return workshop


def _export() -> click.Command:
    @click.command(
        "export",
        help=_(
            "Export a workshop to a file: FILE ends in .pdf, .docx, .html, .md, .xlsx, .csv, .ics, .png, .svg, .json "
            "or .verkstad. Or name a FOLDER/: several kinds of file go into a new folder in it, "
            "named by date and title."
        ),
    )
    @click.argument("workshop", metavar="ID")
    @click.argument("target", metavar="FILE|FOLDER/")
    @click.option(
        "--as", "kinds", metavar="pdf,docx,…", help=_("The kinds of file for a folder; all of them if not said.")
    )
    @click.help_option(help=_("Show this help."))
    @click.pass_obj
    def export(library: Path, workshop: str, target: str, kinds: str | None) -> None:
        into_folder = target.endswith(("/", os.sep)) or Path(target).is_dir()
        if kinds and not into_folder:
            raise click.UsageError(_("--as is for a folder; the name of a folder ends in /."))
        with _sentences(), _opened(library) as store:
            _export_to(store, workshop, Path(target), into_folder=into_folder, kinds=kinds)

    return export


def _export_to(store: SqliteStore, workshop: str, target: Path, *, into_folder: bool, kinds: str | None) -> None:
    """Write the file; or the folder, and say where it is."""
    from workshop_app.outlet import SUFFIXES, export_folder, export_workshop

    state, language = store.load(workshop), i18n.current()
    try:
        if into_folder:
            asked = [f".{kind.strip().removeprefix('.')}" for kind in kinds.split(",")] if kinds else SUFFIXES
            click.echo(export_folder(state, target, asked, language, pictures=store.picture))
        else:
            export_workshop(state, target, language, pictures=store.picture)
    except OSError as error:
        raise DomainError("file_not_written", path=target, reason=error.strerror or str(error)) from error


def _check() -> click.Command:
    @click.command("check", help=_("Check that the library is sound."))
    @click.help_option(help=_("Show this help."))
    @click.pass_obj
    def check(library: Path) -> None:
        with _sentences(), _opened(library) as store:
            wrong = store.check()
            if wrong:
                _fail(" ".join(error_text(i18n.current(), DomainError(code, path=library)) for code in wrong))
            count = len(store.workshops(limit=100_000))
            click.echo(ngettext("{n} workshop, and nothing is wrong.", "{n} workshops, and nothing is wrong.", count))

    return check
