"""What the window shows while no workshop is open: home and settings behind the rail."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from workshop_app.i18n import _
from workshop_app.ui.home import HomePage
from workshop_app.ui.services import Services
from workshop_app.ui.widgets.banner import Banner
from workshop_app.ui.widgets.rail import Rail


class Front(QWidget):
    """The rail, and the place it leads to."""

    settingsChanged = Signal(object)

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._services = services
        self.rail = Rail(_("Places"))
        self.rail.add("home", "home", _("Home"))
        self.rail.add("settings", "settings", _("Settings"))
        self.rail.chosen.connect(self._go)
        self.home = HomePage(services.library, organisation=services.settings.organisation)
        self.banner = Banner()
        self._places = QStackedLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        notice = QVBoxLayout()
        notice.setContentsMargins(40, 12, 40, 0)
        notice.addWidget(self.banner)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(notice)
        column.addLayout(self._places, 1)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self._places.addWidget(self.home)  # it is shown there and then: within a window, not as one of its own

    def show_place(self, place: str) -> None:
        """Go to a place of the rail."""
        self.rail.setCurrent(place)
        self._go(place)

    def _go(self, place: str) -> None:
        if place == "settings" and self._places.count() == 1:
            from workshop_app.ui.settings_page import SettingsPage

            services = self._services
            settings = SettingsPage(services.settings, services.library_path, services.backups_path)
            settings.changed.connect(self.settingsChanged)
            self._places.addWidget(settings)
        self._places.setCurrentIndex(1 if place == "settings" else 0)
