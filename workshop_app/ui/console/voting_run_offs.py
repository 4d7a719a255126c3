"""The run-offs that settled the ties of a round, each with its own ranking under that of the round."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.services.audience import ResultView
from workshop_app.ui.ranking import RankingWidget
from workshop_app.ui.widgets.clearing import clear
from workshop_app.ui.widgets.labels import label


class RunOffs(QWidget):
    """Empty when there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)

    def show_under(self, settled: ResultView, title: str, facts: Sequence[str]) -> None:
        """Show those of a round under a title, each with what is to be known of it."""
        now = (settled, *facts)
        if now == self._shown:
            return
        self._shown = now
        clear(self._box)
        for view, known in zip(settled.run_offs, facts, strict=True):
            heading = label(title, "heading", wrap=True)
            heading.setContentsMargins(0, 24, 0, 0)
            ranking = RankingWidget()
            ranking.set_rows(view.rows, view.advance, view.most, view.names, settled.names)
            ranking.setFixedHeight(ranking.sizeHint().height())
            for widget in (heading, label(known, "body", wrap=True, tone="ink_2"), ranking):
                self._box.addWidget(widget)
        self.setVisible(bool(facts))
