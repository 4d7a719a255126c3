"""The facts of the workshop, folded into one line until they are wanted."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from workshop_app import i18n
from workshop_app.commands.agenda import EditWorkshop
from workshop_app.domain.agenda import begins, day_held
from workshop_app.domain.records import Workshop
from workshop_app.i18n import _
from workshop_app.ui import theme
from workshop_app.ui.icons import paint_icon
from workshop_app.ui.plan.binding import Binder, GrowingArea
from workshop_app.ui.plan.lanes import LanesEditor
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.card import Card, CardButton
from workshop_app.ui.widgets.choices import Segmented
from workshop_app.ui.widgets.dates import DateField, TimeField
from workshop_app.ui.widgets.fields import Field, TextField
from workshop_app.ui.widgets.labels import ElidedLabel, label
from workshop_app.ui.widgets.painting import focus_ring, surface


def day_of(iso: str) -> date | None:
    """The date, or None when there is none."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


class FactsHead(CardButton):
    """What is known of the workshop in two lines; a press anywhere on it folds or unfolds the fields."""

    def __init__(self) -> None:
        super().__init__(_("Show the facts of the workshop"), look="plain", horizontal=True, padding=0, spacing=12)
        self.body.setContentsMargins(18, 10, theme.TARGET + 18, 10)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._heading = ElidedLabel("", "strong")
        self._details = ElidedLabel("", "small")
        words.addWidget(self._heading)
        words.addWidget(self._details)
        self._offer = label(_("Name, date and place"), "small")
        self.body.addLayout(words, 1)
        self.body.addWidget(self._offer)
        self.show_open(False)

    def show_open(self, is_open: bool) -> None:
        """Say what a press does."""
        self._offer.setVisible(not is_open)
        self._icon = "chevron-up" if is_open else "chevron-down"
        self.update()
        self.setAccessibleName(_("Hide the facts of the workshop") if is_open else _("Show the facts of the workshop"))

    def show_words(self, title: str, details: str) -> None:
        """The name of the workshop, and when and where it is."""
        self._heading.setText(title)
        self._details.setText(details)
        self.setAccessibleDescription(f"{title}, {details}")

    def draw(self, painter: QPainter) -> None:
        """The arrow, lit under the pointer, and the ring."""
        p = theme.palette()
        size = theme.TARGET
        arrow = QRectF(self.width() - size - 10, (self.height() - size) / 2, size, size)
        lit = self.hovered() or self.isDown()
        if lit:
            surface(painter, arrow, 12, p.hover)
        paint_icon(painter, self._icon, arrow.center(), 22, p.ink if lit else p.ink_2)
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), theme.RADIUS)


class FactsCard(Card):
    """Title, date, place and the rest. Folds."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, spacing=0, parent=parent)
        self._session = session
        self.binder = Binder(session, self, lambda: session.workshop, EditWorkshop)
        self.fold = FactsHead()
        self.fold.clicked.connect(self.toggle)
        self.body.addWidget(self.fold)
        self._form = QWidget()
        self._lanes = LanesEditor(session)
        self._build_form()
        self._form.hide()
        self.body.addWidget(self._form)
        self.refresh()

    def toggle(self) -> None:
        """Fold or unfold."""
        is_open = self._form.isHidden()
        self._form.setVisible(is_open)
        self.fold.show_open(is_open)
        if is_open:
            self.title.setFocus(Qt.FocusReason.TabFocusReason)  # chosen whole: a new workshop bears its template's name

    def refresh(self) -> None:
        """Show what has changed."""
        workshop = self._session.workshop
        day = day_held(workshop, self._session.now())
        language = i18n.current()
        parts = (
            language.date(day, "EEE d MMM yyyy") if day else _("No date yet"),
            language.clock(begins(workshop)),
            workshop.place,
            workshop.organisation,
        )
        title = workshop.title or _("Workshop without a name")
        self.fold.show_words(title, " · ".join(part for part in parts if part))
        self.binder.show()
        self._lanes.refresh()

    def flush(self) -> bool:
        """Try to save what was refused; whether nothing is left."""
        return self.binder.flush()

    def _build_form(self) -> None:
        self.title = TextField(_("Name"), limit=200)
        self.date = DateField(_("Date"))
        self.start = TimeField(_("Begins"))
        self.place = TextField(_("Place"), limit=200)
        self.purpose = GrowingArea(_("Purpose"))
        self.organisation = TextField(_("Organisation"), limit=200)
        self.language = Segmented(_("Language in the room"), [("Svenska", "sv"), ("English", "en")])
        for field, name in ((self.title, "title"), (self.place, "place"), (self.organisation, "organisation")):
            self.binder.line(field, name)
        self.binder.area(self.purpose, "purpose")
        self.binder.choice(self.language, "language")
        self.date.valueChanged.connect(self._take_date)
        self.start.valueChanged.connect(self._take_start)
        self.binder.custom(self._show_times)
        grid = QGridLayout(self._form)
        grid.setContentsMargins(18, 4, 18, 18)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        grid.addWidget(Field(_("Name"), self.title), 0, 0, 1, 4)
        grid.addWidget(Field(_("Date"), self.date), 1, 0)
        grid.addWidget(Field(_("Begins"), self.start), 1, 1)
        grid.addWidget(Field(_("Place"), self.place), 1, 2, 1, 2)
        grid.addWidget(Field(_("Purpose"), self.purpose), 2, 0, 1, 4)
        grid.addWidget(Field(_("Organisation"), self.organisation), 3, 0, 1, 2)
        grid.addWidget(Field(_("Language in the room"), self.language, hint=_("and in the minutes")), 3, 2, 1, 2)
        lanes = label(_("Lanes of the board"), "eyebrow")
        lanes.setFont(theme.font(theme.SMALL, "semibold"))
        grid.addWidget(lanes, 4, 0, 1, 4)
        grid.addWidget(self._lanes, 5, 0, 1, 4)
        for column in range(4):
            grid.setColumnStretch(column, 1)

    def _show_times(self, workshop: Workshop) -> None:
        """Only what is another than the fields hold, so that what cannot be understood yet is not written over."""
        day, start = day_of(workshop.date), begins(workshop)
        self.start.setEnabled(not workshop.opened)  # it has begun
        if self.date.value() != day:
            self.date.setValue(day)
        if self.start.value() != start:
            self.start.setValue(start)

    def _take_date(self, day: date | None) -> None:
        self.binder.change({"date": day.isoformat() if day else ""})

    def _take_start(self, start: time | None) -> None:
        self.binder.change({"start": (start or time(9, 0)).strftime("%H:%M")})
        self._show_times(self._session.workshop)
