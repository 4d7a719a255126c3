"""The result of a vote in the room: its ranking, and under that the rankings of its run-offs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workshop_app.i18n import Language
from workshop_app.services.audience import ResultRow, ResultView
from workshop_app.ui import theme
from workshop_app.ui.projector.sheet import page_of
from workshop_app.ui.ranking import LEAST, ROW, RankingWidget
from workshop_app.ui.ranking_row import SHARES, label_height
from workshop_app.ui.widgets.painting import paint_safely

SCALE = 1.95
"""The least text of a ranking is 16 px, and it may shrink by a tenth."""
PAGE_AIR = 12
"""At least so much is between names where there are several pages."""
TITLE, TITLE_ROOM = 30.0, 84.0
"""What stands over a run-off, and the height it takes with air above."""


class RoomResult(QWidget):
    """Rows of the same height in all rankings, and none that is cut. What there is no room for are the last of each;
    at least half of the room is for the round itself.

    Where a row of a round without run-offs would be left out or cut there are several pages, which turn by themselves.
    """

    def __init__(self, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._rankings = [RankingWidget(language, parent=self)]
        self._language = language
        self._titles: list[tuple[float, str]] = []
        self._scale = 1.0
        self._turned: tuple[Sequence[ResultRow | None], float] = ((), 0.0)
        """The rows that were shown last, and since when."""
        self.page, self.pages = 0, 1
        """The page that is up, from 0."""
        self.told = ""
        """Which rows are on it, unless it is all."""

    def show_view(self, view: ResultView, scale: float, seconds: float = 0.0) -> None:
        """Show it as large as it has room for; at 1 `scale` is that of 1920×1080. Pages turn with the `seconds`."""
        views = (view, *view.run_offs)
        if view.rows != self._turned[0]:
            self._turned = (view.rows, seconds)
        while len(self._rankings) < len(views):
            self._rankings.append(RankingWidget(self._language, parent=self))
        self._scale, self._titles = scale, []
        parts = self._parts(view)
        self.page, self.pages = page_of(len(parts), 1, seconds - self._turned[1])
        self.told = self._which(parts[self.page], len(view.rows))
        heights, top = self._heights(view), 0.0
        for place, ranking in enumerate(self._rankings):
            ranking.setVisible(place < len(views))
            if place >= len(views):
                continue
            if place:
                self._titles.append((top, views[place].heading.eyebrow))
                top += TITLE_ROOM * scale
            ranking.setGeometry(0, round(top), self.width(), round(heights[place]))
            ranking.set_scale(SCALE * scale)
            part = range(len(views[place].rows)) if place else parts[self.page]
            one, above = views[place], view.names if place else ()
            ranking.set_rows(one.rows, one.advance, one.most, one.names, above, part)
            top += heights[place]
        self.update()

    def _parts(self, view: ResultView) -> list[range]:
        """The rows on each page; while not all have been shown only the page of the latest one."""
        least, smallest = LEAST * ROW * SCALE * self._scale, 0.9 * SCALE * self._scale
        high = label_height(view.names, smallest, SHARES[-1] * self.width())
        total = len(view.rows)
        if view.run_offs or max(least, high) * total <= self.height():
            return [range(total)]
        # All pages are alike: rows that were higher where a long name is still hidden would tell of it.
        fit = max(1, int(self.height() / max(least, high + PAGE_AIR * SCALE * self._scale)))
        each = -(-total // -(-total // fit))
        parts = [range(start, min(start + each, total)) for start in range(0, total, each)]
        latest = sum(row is None for row in view.rows)
        return [part for part in parts if latest in part] if latest else parts

    def _which(self, part: range, total: int) -> str:
        if len(part) == total:
            return ""
        one, several = self._language.gettext("{first} of {total}"), self._language.gettext("{first}–{last} of {total}")
        return (several if len(part) > 1 else one).format(first=part.start + 1, last=part.stop, total=total)

    def _heights(self, view: ResultView) -> list[float]:
        if not view.run_offs:
            return [self.height()]
        room = self.height() - TITLE_ROOM * self._scale * len(view.run_offs)
        rows = [len(one.rows) for one in (view, *view.run_offs)]
        largest = ROW * SCALE * self._scale
        row = max(LEAST * largest, min(largest, room / sum(rows)))
        fits = int(room / row + 0.01)
        if sum(rows) > fits:
            most = max(1, fits // 2 // len(view.run_offs))
            apart = [min(count, most) for count in rows[1:]]
            rows = [min(rows[0], fits - sum(apart)), *apart]
        return [row * count for count in rows]

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
