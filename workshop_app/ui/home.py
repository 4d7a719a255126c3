"""The home page: start something new, or go on with what is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from workshop_app import i18n
from workshop_app.domain.errors import DomainError
from workshop_app.i18n import _
from workshop_app.services.library import Library
from workshop_app.ui.home_deletions import Deletions
from workshop_app.ui.home_keys import home_keys
from workshop_app.ui.home_list import WorkshopList
from workshop_app.ui.home_nothing import NothingFound, NoWorkshops
from workshop_app.ui.home_rows import Row, hits, listed_row, note_row
from workshop_app.ui.home_templates import TemplateRow
from workshop_app.ui.widgets.banner import Banner
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.card import Card
from workshop_app.ui.widgets.fields import SearchField
from workshop_app.ui.widgets.keys_overlay import show_keys
from workshop_app.ui.widgets.labels import ElidedLabel, label
from workshop_app.ui.widgets.marks import Divider
from workshop_app.ui.widgets.scroll_area import ScrollArea
from workshop_app.ui.widgets.toast import PLACE
from workshop_app.wording import error_text

WIDEST = 1840
"""On a larger screen what stands in a row would be too far apart to be read as one."""
LEAST_LIST = 120
"""So high the list is at least, its heading with it: rather than that the page scrolls, there is one row to see."""
HITS = 50
"""So many hits are shown."""


class HomePage(QWidget):
    """Templates, the workshops worked on last, and the search through all of them."""

    opened = Signal(str, str)
    """The id of a workshop to open, old or just made, and that of the note in it that was looked for, or empty."""
    file_requested = Signal()
    """The user wants to open a file."""

    def __init__(
        self,
        library: Library,
        organisation: str = "",
        *,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._organisation = organisation
        self._today = today
        self._left = ""
        """The workshop that was opened last: whoever comes back finds it chosen."""
        self._deletions = Deletions(library, self)
        self._deletions.brought_back.connect(self.refresh)
        self.setAccessibleName(_("Home"))
        self._build()
        self._add_keys()
        self.setFocusProxy(self.search)
        self.opened.connect(self._leave_for)

    # --- what others use ---

    def set_backup_line(self, text: str) -> None:
        """What the line at the bottom says of saving and backups."""
        self._backup.setText(text)

    def set_organisation(self, organisation: str) -> None:
        """Whose workshops are made from now on."""
        self._organisation = organisation

    def refresh(self) -> None:
        """Read the list, or the search, again."""
        words = " ".join(self.search.text().split())
        try:
            rows, more = self._found(words) if words else (self._latest(), False)
        except DomainError as error:
            self._say(error)
            return
        self.list.show_rows(rows)
        self._heading.setText(hits(i18n.current(), len(rows), more=more) if words else _("Latest"))
        self._open_file.setVisible(not words)
        if words and not rows:
            self._no_hits.setTitle(_("Nothing found for “{words}”").format(words=words))
        self._stack.setCurrentWidget(self.list if rows else (self._no_hits if words else self._nothing))

    def finish_deletion(self) -> None:
        """Delete for good what could be brought back until now."""
        if refusal := self._deletions.finish():
            self._banner.say(refusal, "danger")
            self.refresh()

    # --- building ---

    def _build(self) -> None:
        area = self._area = ScrollArea(padding=0, spacing=16, widest=WIDEST)
        area.body.setContentsMargins(40, 24, 40, 12)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        head = QHBoxLayout()
        head.setSpacing(24)
        title = ElidedLabel(_("What will you work on?"), "title")
        title.setObjectName(PLACE)
        head.addWidget(title, 3)
        self.search = SearchField(_("Search all workshops"), placeholder=_("Search all workshops"), keys="Ctrl+K")
        self.search.setMinimumWidth(300)
        self.search.setMaximumWidth(400)
        self.search.textEdited.connect(lambda _text: self.refresh())
        self.search.installEventFilter(self)
        self.search.returnPressed.connect(self._open_first)
        head.addWidget(self.search, 2)
        self._banner = Banner()
        self.templates = TemplateRow(self._library.templates())
        self.templates.chosen.connect(self._create)
        self._backup = ElidedLabel("", "small")
        area.body.addLayout(head)
        area.body.addWidget(self._banner)
        area.body.addWidget(self.templates)
        area.body.addWidget(self._list_card(), 1)
        area.body.addWidget(self._backup)

    def _list_card(self) -> Card:
        card = Card(padding=1, spacing=0)
        card.setMinimumHeight(LEAST_LIST)
        head = QHBoxLayout()
        head.setContentsMargins(20, 10, 16, 10)
        head.setSpacing(12)
        self._heading = label(_("Latest"), "heading")
        self._open_file = Button(_("Open file…"))
        room = self._open_file.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self._open_file.setSizePolicy(room)
        self._open_file.clicked.connect(self.file_requested)
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self._open_file)
        self.list = WorkshopList(_("Workshops"))
        self.list.opened.connect(self.opened)
        self.list.copied.connect(self._copy)
        self.list.deleted.connect(self._delete)
        self.list.left_upwards.connect(lambda: self.search.setFocus(Qt.FocusReason.TabFocusReason))
        self._stack = QStackedWidget()
        self._stack.setSizePolicy(room.horizontalPolicy(), QSizePolicy.Policy.Ignored)  # what there is, it scrolls in
        self._stack.addWidget(self.list)
        card.body.addLayout(head)
        card.body.addWidget(Divider())
        card.body.addWidget(self._stack, 1)
        return card

    # What stands where the list does while there is nothing in it is made when it is needed, which is seldom.

    @cached_property
    def _nothing(self) -> NoWorkshops:
        page = NoWorkshops()
        self._stack.addWidget(page)
        return page

    @cached_property
    def _no_hits(self) -> NothingFound:
        page = NothingFound()
        self._stack.addWidget(page)
        return page

    def _add_keys(self) -> None:
        for keys, act in (
            ("Ctrl+K", self._to_search),
            ("Ctrl+O", self.file_requested.emit),
            ("Ctrl+D", self._copy_chosen),
            ("Ctrl+Z", self._deletions.keep),
            ("F1", self._show_keys),
            ("?", self._show_keys),
        ):
            QShortcut(QKeySequence(keys), self, act)

    def _show_keys(self) -> None:
        show_keys(self.window(), home_keys())

    # --- what is shown ---

    def _latest(self) -> list[Row]:
        language = i18n.current()
        listed = self._library.workshops()
        return [listed_row(language, one) for one in listed if one.id not in self._deletions]

    def _found(self, words: str) -> tuple[list[Row], bool]:
        """What is found, and whether there is more."""
        language = i18n.current()
        parts = tuple(words.split())
        found = [one for one in self._library.search(words, HITS + 1) if one.workshop.id not in self._deletions]
        more = {one.workshop.id for at, one in enumerate(found) if one.more or at >= HITS}
        last = {one.workshop.id: one for one in found[:HITS]}
        rows = [
            note_row(language, one, parts, more=one is last[one.workshop.id] and one.workshop.id in more)
            if one.note_id
            else listed_row(language, one.workshop, parts)
            for one in found[:HITS]
        ]
        return rows, bool(more)

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _say(self, error: DomainError) -> None:
        self._banner.say(error_text(i18n.current(), error), "danger")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the search into the list; Ctrl+Z passes the empty search by when a deletion waits."""
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self.list.take_focus()
            return True
        if event.type() == QEvent.Type.ShortcutOverride and self._deletions and not self.search.text():
            event.ignore()
            return event.matches(QKeySequence.StandardKey.Undo)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the search from anywhere on the page."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self._to_search()
            self.search.clear()
            self.refresh()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The templates leave room for the list."""
        sides = self._area.body.contentsMargins()
        room = min(self.width() - self._area.verticalScrollBar().sizeHint().width(), WIDEST)
        self.templates.fit(room - sides.left() - sides.right(), self.height())

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes back sees what has happened meanwhile, and all workshops; a lost keyboard is in the search."""
        super().showEvent(event)
        if not event.spontaneous():
            self.search.clear()
            if self.window().focusWidget() is None:
                self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()
        if not event.spontaneous():
            self.list.choose(self._left)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the page ends the time for undo."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.finish_deletion()

    # --- what is done ---

    def _leave_for(self, workshop_id: str) -> None:
        self._left = workshop_id

    def _open_first(self) -> None:
        if self.search.text().strip() and self.list.rows.rowCount():
            self.opened.emit(*self.list.rows.rows[0].target)

    def _create(self, template_id: str) -> None:
        language = i18n.current().code
        self._make(lambda: self._library.create_from_template(template_id, language, self._today(), self._organisation))

    def _copy_chosen(self) -> None:
        if self.list.hasFocus() and self.list.current_id():
            self._copy(self.list.current_id())

    def _copy(self, workshop_id: str) -> None:
        self._make(lambda: self._library.duplicate(workshop_id, self._today()))

    def _make(self, make: Callable[[], str]) -> None:
        try:
            workshop_id = make()
        except DomainError as error:
            self._say(error)
            return
        self._banner.clear()
        self.search.clear()
        self.refresh()
        self.list.take_focus()  # it is where one comes back to: on the template Enter would make another one
        self.opened.emit(workshop_id, "")

    def _delete(self, workshop_id: str) -> None:
        """Hide it now; it is deleted when the page is left, so that undo is simply not deleting."""
        title = next((row.title for row in self.list.rows.rows if row.workshop_id == workshop_id), "")
        self._deletions.add(workshop_id, title)
        self.refresh()
