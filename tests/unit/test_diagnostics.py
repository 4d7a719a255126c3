"""A bug ends in a report file without the user's words, and in one calm sentence; the program goes on."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workshop_app import VERSION
from workshop_app.diagnostics import REPORTS_KEPT, CrashReporter, start_log, told

SECRET = "Anna says that the boss is asleep"


@pytest.fixture
def hooks() -> Iterator[None]:
    """The places where exceptions end are as they were, afterwards."""
    before = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = before


@pytest.fixture
def root_log() -> Iterator[logging.Logger]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield root
    for handler in [one for one in root.handlers if one not in handlers]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def caught(error: BaseException) -> BaseException:
    try:
        raise error
    except BaseException as raised:  # noqa: BLE001 - that is what is tested
        return raised


def meet(reporter: CrashReporter, error: BaseException) -> None:
    met = caught(error)
    reporter.take(type(met), met, met.__traceback__)


def test_an_exception_ends_in_a_report_and_is_told_of(tmp_path: Path, expect_warning: Callable[[str], None]) -> None:
    expect_warning("unhandled")
    heard: list[Path | None] = []
    meet(CrashReporter(tmp_path / "reports", heard.append), AttributeError("'NoneType' object has no attribute 'x'"))
    (report,) = heard
    assert report is not None
    text = report.read_text("utf-8")
    assert f"Verkstad {VERSION}" in text
    assert "test_diagnostics.py" in text, "where it happened"
    assert text.rstrip().endswith("AttributeError: 'NoneType' object has no attribute 'x'")


@pytest.mark.parametrize(
    "error", [ValueError(SECRET), KeyError(SECRET), UnicodeEncodeError("ascii", SECRET, 0, 1, "no")]
)
def test_what_people_wrote_is_not_in_the_report_nor_in_the_log(
    error: Exception, tmp_path: Path, root_log: logging.Logger, expect_warning: Callable[[str], None]
) -> None:
    expect_warning("unhandled")
    start_log(tmp_path)
    heard: list[Path | None] = []
    meet(CrashReporter(tmp_path / "reports", heard.append), error)
    assert heard[0] is not None
    for file in (heard[0], tmp_path / "verkstad.log"):
        text = file.read_text("utf-8")
        assert "Anna" not in text
        assert type(error).__name__ in text


def test_the_whole_chain_of_exceptions_is_told() -> None:
    try:
        try:
            raise ValueError(SECRET)
        except ValueError as first:
            raise TypeError("unsupported operand") from first
    except TypeError as error:
        story = told(error)
    assert story.index("ValueError") < story.index("then") < story.index("TypeError: unsupported operand")
    assert "Anna" not in story


def test_exceptions_of_threads_end_there_too(
    tmp_path: Path, hooks: None, expect_warning: Callable[[str], None]
) -> None:
    expect_warning("unhandled")
    heard: list[Path | None] = []
    CrashReporter(tmp_path, heard.append).install()
    thread = threading.Thread(target=lambda: [].pop())
    thread.start()
    thread.join()
    assert len(heard) == 1
    assert heard[0] is not None
    assert "IndexError" in heard[0].read_text("utf-8")


def test_one_is_told_of_at_a_time_and_none_is_forgotten(
    tmp_path: Path, watch: object, expect_warning: Callable[[str], None]
) -> None:
    """While the dialog is open, a clock that ticks may go on failing: that is logged and no second dialog comes."""
    expect_warning("unhandled")
    heard: list[Path | None] = []

    def tell(report: Path | None) -> None:
        heard.append(report)
        meet(reporter, RuntimeError("again"))

    reporter = CrashReporter(tmp_path, tell)
    meet(reporter, RuntimeError("first"))
    assert len(heard) == 1
    messages = [text for text in watch.messages if "unhandled" in text]  # type: ignore[attr-defined]
    assert ["again" in text for text in messages] == [False, True]
    meet(reporter, RuntimeError("later"))
    assert len(heard) == 2


def test_a_folder_that_cannot_be_written_to_is_no_reason_to_be_silent(
    tmp_path: Path, expect_warning: Callable[[str], None]
) -> None:
    expect_warning("no report could be written")
    expect_warning("unhandled")
    in_the_way = tmp_path / "reports"
    in_the_way.write_text("a file, not a folder", "utf-8")
    heard: list[Path | None] = []
    meet(CrashReporter(in_the_way, heard.append), RuntimeError("x"))
    assert heard == [None]
    assert in_the_way.read_text("utf-8") == "a file, not a folder"


def test_only_the_newest_reports_are_kept(tmp_path: Path, expect_warning: Callable[[str], None]) -> None:
    expect_warning("unhandled")
    heard: list[Path | None] = []
    reporter = CrashReporter(tmp_path, heard.append)
    for _number in range(REPORTS_KEPT + 5):
        meet(reporter, RuntimeError("x"))
    left = sorted(tmp_path.glob("report-*.txt"))
    assert left == sorted(path for path in heard[-REPORTS_KEPT:] if path is not None)


def test_control_c_ends_the_program_as_it_should(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    heard: list[Path | None] = []
    meet(CrashReporter(tmp_path, heard.append), KeyboardInterrupt())
    assert heard == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_the_log_lies_in_the_data_folder(tmp_path: Path, root_log: logging.Logger) -> None:
    start_log(tmp_path / "new")
    logging.getLogger("workshop_app.x").info("saved %s", 3)
    assert "INFO workshop_app.x saved 3" in (tmp_path / "new" / "verkstad.log").read_text("utf-8")


def test_without_a_place_for_the_log_the_program_starts_all_the_same(tmp_path: Path, root_log: logging.Logger) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    start_log(tmp_path / "file" / "data")
    logging.getLogger("workshop_app.x").info("nowhere")


def test_a_long_log_is_laid_aside_when_the_program_starts(tmp_path: Path, root_log: logging.Logger) -> None:
    (tmp_path / "verkstad.log").write_text("old\n" * 200_000, "utf-8")
    start_log(tmp_path)
    logging.getLogger("workshop_app.x").info("new")
    assert "new" in (tmp_path / "verkstad.log").read_text("utf-8")
    assert (tmp_path / "verkstad.log").stat().st_size < 1000
    assert (tmp_path / "verkstad.log.1").read_text("utf-8").startswith("old")
