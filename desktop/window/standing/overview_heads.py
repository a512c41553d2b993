"""What stands over the rows of the overview: titles of sections, heads of columns."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.window.standing import overview_rows as rows
from desktop.window.widgets.column_head import ColumnHead
from desktop.window.widgets.painting.row_pen import RowPen
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import Theme, px, set_role
from desktop.window.widgets.tokens import (
    CAPTION,
    GAP_2,
    GAP_4,
    HEADER_HEIGHT,
)

_TITLE_HEIGHT = 38


class SectionTitle(QFrame):
    """The title of a section, and in small letters what its rows say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("section-title")
        self.setFixedHeight(px(_TITLE_HEIGHT))
        self.title, self.words = Label(), Label()
        set_role(self.title, "section")
        set_role(self.words, "caption")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(GAP_4), 0, px(GAP_2), 0)
        self._row.setSpacing(px(GAP_2))
        self._row.addWidget(self.title)
        self._row.addWidget(self.words)
        self._row.addStretch(1)

    def add(self, widget: QWidget) -> None:
        """Put a button at the right end."""
        self._row.addWidget(widget)

    def say(self, title: str, words: str, *, shown: bool = True) -> None:
        """Say something else, or be out of sight."""
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.words.setText(words)
        self.setVisible(shown)


def indicator_head(theme: Theme) -> ColumnHead:
    """The heads of the columns of indicators."""
    return ColumnHead(theme, "หัวคอลัมน์ ชื่อตัวชี้วัด ก้าวหน้า แผน คะแนน", _write_indicator_heads)


def _write_indicator_heads(pen: RowPen, box: QRectF) -> None:
    at = rows.columns(0, box.right())
    pen.text("ชื่อตัวชี้วัด", at.name, at.progress - at.name, CAPTION, "text2")
    wide = at.plan - at.progress
    pen.text("ก้าวหน้า (ร้อยละ)", at.progress + px(GAP_2), wide, CAPTION, "text2")
    pen.text("แผน", at.plan, at.score - at.plan, CAPTION, "text2", right=True)
    end = at.end - at.score - px(HEADER_HEIGHT) // 4
    pen.text("คะแนน → คาด", at.score, end, CAPTION, "text2", right=True)
