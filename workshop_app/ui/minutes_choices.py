"""The choices of the minutes: how much, in which language, on which paper, for which archive, whose logo."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workshop_app.i18n import _, ngettext
from workshop_app.reports.choices import ArchiveLevel, Paper, ReportChoices, Scope
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.choices import Segmented
from workshop_app.ui.widgets.labels import label
from workshop_app.ui.widgets.marks import Pill
from workshop_app.ui.widgets.scroll_area import ScrollArea

LOGO_WIDTH, LOGO_HEIGHT = 150, 52


class ChoicesPanel(ScrollArea):
    """`changed` when something else is chosen; `logoWanted`, `logoRemoved` and `finishWanted` ask for more."""

    changed = Signal()
    logoWanted = Signal()
    logoRemoved = Signal()
    finishWanted = Signal()

    def __init__(self, choices: ReportChoices) -> None:
        super().__init__(padding=24, spacing=8)
        self.choices = choices
        """What is chosen now."""
        self._heading()
        self._add(
            "scope",
            _("Contents"),
            [(_("Full"), Scope.FULL), (_("Short"), Scope.SHORT), (_("Appendix"), Scope.APPENDIX)],
        )
        self._add("language", _("Language of the minutes"), [("Svenska", "sv"), ("English", "en")])
        self._add("paper", _("Paper"), [("A4", Paper.A4), ("Letter", Paper.LETTER)])
        self._logo()
        self._more()
        self.body.addStretch(1)
        self.setLogo(choices.logo)

    def _heading(self) -> None:
        row = QHBoxLayout()
        row.addWidget(label(_("Minutes"), "title"), 1)
        self._status = Pill("", "honey")
        row.addWidget(self._status)
        self._count = label("", "small", wrap=True)
        self._draft = label(_("Every page is marked as a draft until the workshop is finished."), "small", wrap=True)
        self._finish = Button(_("Finish the workshop"))
        self._finish.clicked.connect(self.finishWanted)
        self.body.addLayout(row)
        self.body.addWidget(self._count)
        self.body.addWidget(self._draft)
        self.body.addWidget(self._finish)

    def _add(self, name: str, words: str, options: list[tuple[str, Any]], into: QVBoxLayout | None = None) -> None:
        box = into if into is not None else self.body
        if into is None:
            box.addSpacing(8)
        segments = Segmented(words, options, getattr(self.choices, name))
        segments.valueChanged.connect(lambda value: self._take(name, value))
        box.addWidget(label(words, "eyebrow"))
        box.addWidget(segments)

    def _logo(self) -> None:
        self.body.addSpacing(8)
        self.body.addWidget(label(_("The organisation’s logo"), "eyebrow"))
        self._picture = QLabel()
        self._picture.setTextFormat(Qt.TextFormat.PlainText)
        self._picture.setAccessibleName(_("The organisation’s logo"))
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setStyleSheet("background: white; border-radius: 8px; padding: 6px;")
        choose = Button(_("Choose…"))
        choose.clicked.connect(self.logoWanted)
        self._remove = Button(_("Remove"), "quiet")
        self._remove.clicked.connect(self.logoRemoved)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(choose)
        row.addWidget(self._remove)
        row.addStretch(1)
        self.body.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(row)

    def _more(self) -> None:
        self._more_button = Button(_("More"), "quiet", icon="chevron-down")
        self._more_button.setAccessibleDescription(_("For the archive"))
        self._more_button.clicked.connect(self._turn_more)
        self._more_part = QWidget()
        box = QVBoxLayout(self._more_part)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        levels = [("PDF/A-2a", ArchiveLevel.A2), ("PDF/A-1a", ArchiveLevel.A1)]
        self._add("level", _("For the archive"), levels, into=box)
        box.addWidget(label(_("1a is older; choose it when the archive asks for it."), "small", wrap=True))
        self.body.addWidget(self._more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._more_part)
        self._open_more(self.choices.level is ArchiveLevel.A1)

    def _open_more(self, is_open: bool) -> None:
        self._more_part.setVisible(is_open)
        self._more_button.setIconName("chevron-up" if is_open else "chevron-down")

    def _turn_more(self) -> None:
        self._open_more(self._more_part.isHidden())
        if self._more_part.isVisible():  # it is laid out first
            QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self._more_part))

    def _take(self, name: str, value: Any) -> None:
        changed: dict[str, Any] = {name: value}
        self.choices = replace(self.choices, **changed)
        self.changed.emit()

    def setLogo(self, logo: bytes) -> None:
        """Show a logo (JPEG), or that there is none."""
        self.choices = replace(self.choices, logo=logo)
        pixmap = QPixmap()
        shown = bool(logo) and pixmap.loadFromData(logo)
        self._picture.setVisible(shown)
        self._remove.setVisible(bool(logo))
        if shown:
            ratio = self.devicePixelRatioF()
            pixmap = pixmap.scaled(
                round(LOGO_WIDTH * ratio),
                round(LOGO_HEIGHT * ratio),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            pixmap.setDevicePixelRatio(ratio)
            self._picture.setPixmap(pixmap)

    def setFinal(self, final: bool) -> None:
        """Say whether the minutes are a draft."""
        self._status.setText(_("Final") if final else _("Draft"))
        self._status.setTone("idea" if final else "honey")
        self._draft.setVisible(not final)
        self._finish.setVisible(not final)

    def setPages(self, pages: int) -> None:
        """Say how many pages there are."""
        paper = "A4" if self.choices.paper is Paper.A4 else "Letter"
        self._count.setText(
            ngettext(
                "{n} page, {paper}, readable by a screen reader",
                "{n} pages, {paper}, readable by a screen reader",
                pages,
                paper=paper,
            )
        )

    def setNotice(self, text: str) -> None:
        """Say something where the number of pages stands."""
        self._count.setText(text)
