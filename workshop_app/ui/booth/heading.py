"""The top of the booth: what one votes on, and the rule."""

from __future__ import annotations

from itertools import accumulate

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.ui import theme
from workshop_app.ui.widgets.labels import label


class Heading(QWidget):
    """The question takes the width it needs, the rule the rest."""

    def __init__(self, question: str, rule: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentences = rule
        self._question = label(question, "title", wrap=True)
        self._rule = label(rule, "body", wrap=True, tone="ink_2")
        self._rule.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(32)
        self._row.addWidget(self._question)
        self._row.addWidget(self._rule)

    def fit(self, page: int, width: int) -> None:
        """Be as large as suits a page so wide, in the width there is."""
        self._question.setFont(theme.font(max(30, min(46, page / 40)), "bold"))
        self._rule.setFont(theme.font(max(18, min(24, page / 72))))
        room = max(200, width - self._row.spacing())
        share = min(self._question.fontMetrics().horizontalAdvance(self._question.text()) + 8, round(room * 0.6))
        self._rule.setText(_in_lines(self._sentences, self._rule.fontMetrics(), room - share))
        self._row.setStretch(0, share)
        self._row.setStretch(1, room - share)


def _in_lines(sentences: str, metrics: QFontMetrics, width: int) -> str:
    """One line if it fits, else two about equally long, broken between sentences."""
    if metrics.horizontalAdvance(sentences) <= width:
        return sentences
    ends = list(accumulate(len(part) + 2 for part in sentences.split(". ")))[:-1]
    return min(
        (f"{sentences[: end - 1]}\n{sentences[end:]}" for end in ends),
        key=lambda text: max(map(metrics.horizontalAdvance, text.split("\n"))),
        default=sentences,
    )
