"""Settings: few, in words, and at once in force."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workshop_app import VERSION
from workshop_app.i18n import _
from workshop_app.services.settings import ORGANISATION_LIMIT, Settings
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.card import Card
from workshop_app.ui.widgets.choices import CheckBox, Segmented
from workshop_app.ui.widgets.fields import Field, TextField
from workshop_app.ui.widgets.labels import ElidedLabel, label
from workshop_app.ui.widgets.marks import Divider
from workshop_app.ui.widgets.scroll_area import ScrollArea

WIDEST = 860


class SettingsPage(QWidget):
    """What the user can choose about the program; `changed` carries the new Settings."""

    changed = Signal(object)

    def __init__(
        self, settings: Settings, library_path: Path, backups_path: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setAccessibleName(_("Settings"))
        area = ScrollArea(spacing=20)
        area.body.setContentsMargins(40, 24, 40, 24)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        area.body.addWidget(label(_("Settings"), "title"))
        for card in (self._look(), self._work(), self._places(library_path, backups_path)):
            card.setMaximumWidth(WIDEST)
            area.body.addWidget(card)
        area.body.addWidget(label(_("Verkstad {version}").format(version=VERSION), "small"))
        area.body.addStretch(1)

    @property
    def settings(self) -> Settings:
        """The choices as they stand."""
        return self._settings

    def _look(self) -> Card:
        card = Card(padding=24, spacing=18)
        self.language = Segmented(
            _("Language"),
            [(_("As the computer"), "system"), ("Svenska", "sv"), ("English", "en")],
            self._settings.language,
        )
        self.theme = Segmented(
            _("Appearance"),
            [
                (_("As the computer"), "system"),
                (_("Light"), "light"),
                (_("Dark"), "dark"),
                (_("High contrast"), "contrast"),
            ],
            self._settings.theme,
        )
        self.reduced_motion = CheckBox(_("Less movement"), self._settings.reduced_motion)
        self.language.valueChanged.connect(lambda value: self._take(language=value))
        self.theme.valueChanged.connect(lambda value: self._take(theme=value))
        self.reduced_motion.toggled.connect(lambda on: self._take(reduced_motion=on))
        card.body.addWidget(label(_("Language and appearance"), "heading"))
        card.body.addWidget(Field(_("Language"), self.language, hint=_("of the program; each workshop has its own")))
        card.body.addWidget(Field(_("Appearance"), self.theme))
        card.body.addWidget(self.reduced_motion)
        return card

    def _work(self) -> Card:
        card = Card(padding=24, spacing=18)
        self.organisation = TextField(_("Organisation"), text=self._settings.organisation, limit=ORGANISATION_LIMIT)
        self.organisation.editingFinished.connect(self._take_organisation)
        card.body.addWidget(label(_("Your workshops"), "heading"))
        card.body.addWidget(Field(_("Organisation"), self.organisation, hint=_("stands in new workshops and minutes")))
        return card

    def _places(self, library_path: Path, backups_path: Path) -> Card:
        card = Card(padding=24, spacing=14)
        card.body.addWidget(label(_("Where everything lies"), "heading"))
        card.body.addWidget(
            label(_("Everything is stored on this computer. Nothing is sent anywhere."), tone="ink_2", wrap=True)
        )
        card.body.addLayout(self._place(_("Library"), library_path, library_path.parent))
        card.body.addWidget(Divider())
        card.body.addLayout(self._place(_("Backups"), backups_path, backups_path))
        return card

    def _place(self, name: str, path: Path, folder: Path) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        where: QLabel = ElidedLabel(str(path), "small")
        words.addWidget(label(name, "strong"))
        words.addWidget(where)
        button = Button(_("Show the folder"), icon="folder")
        button.setAccessibleDescription(str(folder))
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(button)
        return row

    def _take_organisation(self) -> None:
        self._take(organisation=self.organisation.text().strip())

    def _take(self, **values: Any) -> None:
        settings = replace(self._settings, **values)
        if settings != self._settings:
            self._settings = settings
            self.changed.emit(settings)
