"""The minutes: what they will look like, beside what can be chosen; export at any moment of the meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.enums import Stage
from workshop_app.domain.records import Action
from workshop_app.i18n import Language, _
from workshop_app.reports.build import minutes_report
from workshop_app.reports.choices import Scope
from workshop_app.reports.summary import summary_html, summary_text
from workshop_app.ui.minutes_choices import ChoicesPanel
from workshop_app.ui.minutes_exports import KINDS, PRINTOUTS, Exports, Remembered
from workshop_app.ui.minutes_preview import Preview
from workshop_app.ui.minutes_saving import Saver
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.banner import Banner
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.keys_overlay import show_keys
from workshop_app.ui.widgets.marks import Divider
from workshop_app.ui.widgets.menu import Menu
from workshop_app.ui.widgets.toast import show_toast
from workshop_app.ui.widgets.topbar import TopBar

COLUMN = 400
MOST_NAMED = 30
"""So many characters that cannot be shown are named."""


class MinutesPage(QWidget):
    """Choices at the left, preview at the right."""

    homeWanted = Signal()
    consoleWanted = Signal()
    planWanted = Signal()
    folderUsed = Signal(str)

    def __init__(
        self, session: Session, exports: Exports, remembered: Remembered | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._remembered = remembered or Remembered()
        language = session.language.code
        self._panel = ChoicesPanel(replace(self._remembered.choices, language=language, logo=exports.logo()))
        self.preview = Preview()
        self.banner = Banner()
        self._saver = Saver(session, exports, self._remembered, self.banner, self)
        self._saving: list[Button] = []
        self._told_missing: set[str] = set()
        self._build()
        self._connect()
        self._keys()
        self.setFocusProxy(self.preview)
        self.refresh()

    def _build(self) -> None:
        self.bar = TopBar(self._session.workshop.title or _("Workshop without a name"), _("Minutes"))
        for text, kind, icon, signal in (
            (_("Home"), "quiet", "home", self.homeWanted),
            (_("The plan"), "secondary", "", self.planWanted),
            (_("Back to the workshop"), "secondary", "arrow-left", self.consoleWanted),
        ):
            button = Button(text, "quiet" if kind == "quiet" else "secondary", icon=icon)
            button.clicked.connect(signal)
            self.bar.addWidget(button)
        save = Button(_("Save as PDF…"), "primary", key="Ctrl+S")
        save.clicked.connect(self.save_pdf)
        self._saving.append(save)
        self.bar.addWidget(save)
        left = QWidget()
        left.setFixedWidth(COLUMN)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._panel, 1)
        column.addWidget(Divider())
        column.addLayout(self._exports_part())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(left)
        middle.addWidget(Divider(vertical=True))
        middle.addWidget(self.preview, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        self.banner.setContentsMargins(20, 12, 20, 12)
        box.addWidget(self.banner)
        box.addLayout(middle, 1)

    def _exports_part(self) -> QVBoxLayout:
        self._other = Button(_("Save as…"), icon="export")
        self._other.clicked.connect(self._open_kinds)
        self._print = Button(_("Print…"), icon="print")
        self._print.clicked.connect(self._open_printouts)
        several = Button(_("Several at once…"), icon="folder")
        several.clicked.connect(self.save_several)
        copy = Button(_("Copy summary"), key="Ctrl+Shift+C", icon="copy")
        copy.clicked.connect(self.copy_summary)
        self._saving += [self._other, self._print, several]
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._other)
        row.addWidget(self._print)
        part = QVBoxLayout()
        part.setContentsMargins(24, 14, 24, 16)
        part.setSpacing(8)
        part.addLayout(row)
        part.addWidget(several)
        part.addWidget(copy)
        return part

    def _connect(self) -> None:
        self.bar.homeClicked.connect(self.homeWanted)
        self._panel.changed.connect(self.refresh)
        self._panel.logoWanted.connect(self._choose_logo)
        self._panel.logoRemoved.connect(lambda: self._take_logo(self._saver.keep_logo(None)))
        self._panel.finishWanted.connect(self._session.finish)
        self.preview.begun.connect(lambda: self._panel.setNotice(_("Making the preview…")))
        self.preview.counted.connect(self._panel.setPages)
        self.preview.counted.connect(self._tell_missing)
        self.preview.failed.connect(lambda: self._panel.setNotice(_("The preview could not be made.")))
        self._saver.busyChanged.connect(self._set_busy)
        self._saver.folderUsed.connect(self.folderUsed)
        self._session.changed.connect(self.refresh)
        self._session.refused.connect(self._tell)
        self._session.not_saved.connect(self._tell)

    def _keys(self) -> None:
        bar = self.preview.verticalScrollBar()
        for keys, act in (
            ("Ctrl+S", self.save_pdf),
            ("Ctrl+Shift+C", self.copy_summary),
            ("Esc", self.consoleWanted.emit),
            ("Home", lambda: bar.setValue(0)),
            ("End", lambda: bar.setValue(bar.maximum())),
            ("F1", self._show_keys),
            ("?", self._show_keys),
        ):
            QShortcut(QKeySequence(keys), self, act)

    def _show_keys(self) -> None:
        keys = [
            ("Ctrl+S", _("Save as PDF…")),
            ("Ctrl+Shift+C", _("Copy summary")),
            ("PgDn / PgUp", _("Next or previous page")),
            ("Home / End", _("First or last page")),
            ("Esc", _("Back to the workshop")),
            ("F1 / ?", _("All keys on this screen")),
        ]
        show_keys(self.window(), keys)

    def refresh(self) -> None:
        """Make the preview anew, as things are and are chosen now."""
        choices = self._panel.choices
        self._remembered.choices = choices
        self._panel.setFinal(self._session.workshop.stage is Stage.DONE)
        state, now = self._session.state, datetime.now().astimezone()
        pictures = self._session.editor.pictures
        report = partial(minutes_report, state, Language(choices.language), now, choices, pictures)
        self.preview.preview(report, choices)

    def wait(self) -> None:
        """Let a preview that is being made come to its end."""
        self.preview.wait()

    def save_pdf(self) -> None:
        """Ask where, and write the PDF."""
        self.save_as(".pdf")

    def save_as(self, suffix: str) -> None:
        """Ask where, and write a file of a kind."""
        if self._can_save():
            self._saver.save_as(suffix, self._panel.choices)

    def write(self, path: Path) -> None:
        """Write the file whole or not at all, and say how it went."""
        self._saver.write(path, self._panel.choices)

    def save_several(self) -> None:
        """Ask which kinds and where, and write them."""
        self._saver.save_several(self._panel.choices)

    def copy_summary(self) -> None:
        """Put what the meeting came to on the clipboard, for an e-mail."""
        choices = replace(self._panel.choices, scope=Scope.SHORT)
        now = datetime.now().astimezone()
        report = minutes_report(self._session.state, Language(choices.language), now, choices)
        data = QMimeData()
        data.setText(summary_text(report))
        data.setHtml(summary_html(report))
        QGuiApplication.clipboard().setMimeData(data)
        show_toast(self.window(), _("The summary is copied. Paste it into an e-mail."))

    def _open_kinds(self) -> None:
        dated = any(action.due for action in self._session.state.of(Action).values())
        menu = Menu(self._other)
        for suffix, (words, _files) in KINDS.items():
            entry = menu.addAction(_(words), partial(self.save_as, suffix))
            entry.setVisible(suffix != ".pdf")
            entry.setEnabled(suffix != ".ics" or dated)
        _pop_up(menu, self._other)

    def _open_printouts(self) -> None:
        menu = Menu(self._print)
        for name, make, has_something in PRINTOUTS:
            words = Language(self._panel.choices.language).gettext(name)
            entry = menu.addAction(_(name), partial(self._saver.save_printout, words, make, self._panel.choices))
            entry.setEnabled(has_something(self._session.state))
        _pop_up(menu, self._print)

    def _choose_logo(self) -> None:
        self._take_logo(self._saver.ask_logo())

    def _take_logo(self, logo: bytes | None) -> None:
        if logo is not None:
            self.banner.clear()
            self._panel.setLogo(logo)
            self.refresh()

    def _can_save(self) -> bool:
        return self._saving[0].isEnabled()

    def _set_busy(self, busy: bool) -> None:
        for button in self._saving:
            button.setEnabled(not busy)

    def _tell_missing(self) -> None:
        """Before the PDF is saved: which characters cannot be read in it."""
        new, self._told_missing = self.preview.missing - self._told_missing, self.preview.missing
        if new:
            names = sorted(self.preview.missing)
            shown = " ".join(names[:MOST_NAMED]) + (" …" if names[MOST_NAMED:] else "")
            words = _("No font for the PDF has these characters, so they become □: {characters}")
            self.banner.say(words.format(characters=shown), "warning")

    def _tell(self, text: str) -> None:
        self.banner.say(text, "danger")


def _pop_up(menu: Menu, button: Button) -> None:
    """Above the button, which stands low."""
    menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))
