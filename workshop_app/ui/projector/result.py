"""The result of a vote in the room: its ranking, and under that or on pages of their own those of its run-offs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workshop_app.domain.board_columns import filled
from workshop_app.i18n import Language
from workshop_app.services.audience import ResultView
from workshop_app.ui import theme
from workshop_app.ui.projector.sheet import EACH, page_of
from workshop_app.ui.ranking import LEAST, ROW, RankingWidget, row_wanted
from workshop_app.ui.ranking_row import SHARES, label_height
from workshop_app.ui.widgets.painting import paint_safely

SCALE = 1.95
"""The least text of a ranking is 16 px, and it may shrink by a tenth."""
PAGE_AIR = 12
"""At least so much is between names where there are several pages."""
TITLE, TITLE_ROOM = 30.0, 84.0
"""What stands over a run-off, and the height it takes with air above."""


class _Part(NamedTuple):
    """Rows of a ranking that are on a page."""

    place: int
    """0 is the round, then its run-offs."""
    rows: range


_Pages = list[list[_Part]]


class RoomResult(QWidget):
    """Rows of the same height in all rankings and on all pages, and none that is cut.

    Where not all have room for that there are several pages, which turn by themselves: first those of the round, then
    those of its run-offs.
    """

    def __init__(self, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._rankings = [RankingWidget(language, parent=self)]
        self._language = language
        self._titles: list[tuple[float, str]] = []
        self._scale = 1.0
        self._turned: tuple[ResultView | None, float] = (None, 0.0)
        """What was shown last, and since when."""
        self.page, self.pages = 0, 1
        """The page that is up, from 0."""
        self.told = ""
        """Which rows are on it, unless it is all."""

    def show_view(self, view: ResultView, scale: float, seconds: float = 0.0) -> None:
        """Show it as large as it has room for; at 1 `scale` is that of 1920×1080. Pages turn with the `seconds`."""
        self._scale = scale
        views = (view, *view.run_offs)
        row, pages = self._arranged(views)
        before, since = self._turned
        if before is None or view.rows != before.rows:
            since = seconds - EACH * _news(view, before, pages)
        self._turned = (view, since)
        self.page, self.pages = page_of(len(pages), 1, seconds - since)
        self.told = self._which(views, pages[self.page])
        self._place(views, pages[self.page], row)

    def _arranged(self, views: Sequence[ResultView]) -> tuple[float, _Pages]:
        """The height of a row, and what is on each page; while not all of a round is shown only its latest row's."""
        view, size, title = views[0], SCALE * self._scale, TITLE_ROOM * self._scale
        wanted = row_wanted(view.names, size, self.width())
        high = label_height(view.names, 0.9 * size, SHARES[-1] * self.width())
        least = LEAST * ROW * size
        counts = [len(one.rows) for one in views]
        room = self.height() - title * len(view.run_offs)
        if max(least, high) * sum(counts) <= room:
            return min(wanted, room / sum(counts)), [[_Part(*part) for part in enumerate(map(range, counts))]]
        # All pages are alike: rows that were higher where a long name is still hidden would tell of it.
        least = max(least, high + PAGE_AIR * size)
        rooms = [self.height() - (title if place else 0.0) for place in range(len(views))]
        most = [max(1, int(room / least)) for room in rooms]
        each = [-(-count // -(-count // fit)) for count, fit in zip(counts, most, strict=True)]
        row = min(wanted, *(room / count for room, count in zip(rooms, each, strict=True)))
        pages = [[_Part(0, rows)] for rows in _split(counts[0], each[0])]
        latest = sum(one is None for one in view.rows)
        if latest:
            return row, [page for page in pages if latest in page[0].rows]
        apart = [_Part(place, rows) for place in range(1, len(views)) for rows in _split(counts[place], each[place])]
        together = filled([title + row * len(part.rows) for part in apart], self.height(), 0)
        return row, [*pages, *([apart[number] for number in page] for page in together)]

    def _which(self, views: Sequence[ResultView], page: Sequence[_Part]) -> str:
        told = []
        total = len(views[page[0].place].rows)
        if len(page) == 1 and len(page[0].rows) < total:
            words = self._language
            one, several = words.gettext("{first} of {total}"), words.gettext("{first}–{last} of {total}")
            rows = page[0].rows
            told = [(several if len(rows) > 1 else one).format(first=rows.start + 1, last=rows.stop, total=total)]
        if len(views) > 1 and self.pages > 1:  # they are not pages of one ranking, so its rows do not tell how many
            told.append(f"{self.page + 1} / {self.pages}")
        return " · ".join(told)

    def _place(self, views: Sequence[ResultView], page: Sequence[_Part], row: float) -> None:
        while len(self._rankings) < len(views):
            self._rankings.append(RankingWidget(self._language, parent=self))
        self._titles, top = [], 0.0
        parts = dict(page)
        for place, ranking in enumerate(self._rankings):
            ranking.setVisible(place in parts)
            if place not in parts:
                continue
            if place:
                self._titles.append((top, views[place].heading.eyebrow))
                top += TITLE_ROOM * self._scale
            one, part = views[place], parts[place]
            ranking.setGeometry(0, round(top), self.width(), round(row * len(part)))
            ranking.set_scale(SCALE * self._scale)
            ranking.set_rows(one.rows, one.advance, one.most, one.names, views[0].names if place else (), part)
            top += row * len(part)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what stands over the run-offs."""
        paint_safely(self, self._draw)

    def _draw(self, painter: QPainter) -> None:
        font = theme.font(TITLE * self._scale, "bold")
        painter.setFont(font)
        painter.setPen(QColor(theme.palette().brand))
        low = (TITLE_ROOM - 14) * self._scale - QFontMetricsF(font).descent()
        for top, title in self._titles:
            painter.drawText(QPointF(0, top + low), title)


def _split(count: int, each: int) -> list[range]:
    return [range(start, min(start + each, count)) for start in range(0, count, each)]


def _news(view: ResultView, before: ResultView | None, pages: _Pages) -> int:
    """The page to begin with: that of a run-off whose last row has just been shown, else the first."""
    of_this = before is not None and before.names in (view.names, *(one.names for one in view.run_offs))
    if before is None or not of_this or len(view.run_offs) <= len(before.run_offs):
        return 0
    latest = len(view.run_offs)
    return next((number for number, page in enumerate(pages) if latest in dict(page)), 0)
