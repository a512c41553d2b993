"""The strip under a part's tree: the whole text of the current row, and where it leads."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from desktop.window.parts.part_nodes import Node
from desktop.window.widgets.controls import link_button
from desktop.window.widgets.elided_label import ElidedLabel
from desktop.window.widgets.lines_label import LinesLabel
from desktop.window.widgets.mark import Mark
from desktop.window.widgets.theme import Theme, px, set_role
from desktop.window.widgets.tokens import BLEED, GAP_2, GAP_3, PAGE_SIDE, STRONG
from forms.severities import SEVERITIES

# Two lines with the marks that stand out of them, and a line of links.
_HEIGHT = 2 * STRONG.line + 2 * BLEED + 2 * GAP_3 + 4
# Where what is only listed here is written, by the kind of the row.
_LEADS = {
    "project": "ไปที่โครงการ",
    "indicator": "ไปที่ตัวชี้วัด",
    "kpi": "ไปที่กรอบยุทธศาสตร์",
    "key_result": "ไปที่กรอบยุทธศาสตร์",
}


class PartStrip(QFrame):
    """Says of a row what its line has no room for. Always of one height.

    `lead` goes to where the row is written, `edit` shows its fields here.
    """

    def __init__(
        self, theme: Theme, lead: Callable[[], object], edit: Callable[[], object]
    ) -> None:
        super().__init__()
        self.setObjectName("part-strip")
        self.setFixedHeight(px(_HEIGHT))
        self.text = LinesLabel(theme, STRONG, 2)
        self.more = ElidedLabel()
        set_role(self.more, "caption")
        self._mark = Mark(theme, "", "error", size=1)
        self._mark.hide()
        self.lead = link_button("ไปที่โครงการ", lead)
        self.edit = link_button("", edit)
        row = QHBoxLayout()
        row.setSpacing(px(GAP_2))
        row.addWidget(self._mark)
        row.addWidget(self.more, 1)
        for link in (self.edit, self.lead):
            link.setFixedHeight(px(2 * GAP_3))
            row.addWidget(link)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(GAP_3), px(2), px(PAGE_SIDE), px(2))
        column.setSpacing(0)
        column.addWidget(self.text, 1)
        column.addLayout(row)

    @property
    def links(self) -> tuple[QPushButton, QPushButton]:
        """What leads on, in the order of the Tab key."""
        return self.edit, self.lead

    def show_node(self, node: Node | None, fields: str) -> None:
        """Show a row; `fields` are the words of what shows its fields here, if there are any."""
        card = node.card if node is not None else None
        self.text.set_words(card.title if card is not None else "")
        said = tuple(f"{words}: " for words in SEVERITIES.values())
        lines = card.lines if card is not None else ()
        wrong = [line for line in lines if line.startswith(said)]
        plain = [line for line in lines if not line.startswith(said)]
        words = wrong[:1] or [card.label if card is not None else "", *plain]
        severity = card.severity if card is not None else ""
        self._mark.set_mark(severity, severity or "text")
        self._mark.setVisible(bool(severity))
        self.more.set_words(" · ".join(filter(None, words)))
        leads = node is not None and bool(node.record)
        if node is not None and leads:
            self.lead.setText(_LEADS[node.kind])
            self.lead.setAccessibleName(_LEADS[node.kind])
        self.lead.setVisible(leads)
        self.edit.setText(fields)
        self.edit.setAccessibleName(fields)
        self.edit.setVisible(bool(fields))
