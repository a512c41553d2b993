"""What is asked for beside a part's tree: the fields of the current row, and the summary."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.window.page import Tools
from desktop.window.parts.part_forms import Detail
from desktop.window.parts.part_nodes import Node
from desktop.window.parts.summary_panel import SummaryPanel
from desktop.window.widgets.controls import tab_widget, tool_button
from desktop.window.widgets.theme import em, px
from desktop.window.widgets.tokens import GAP_3, PAGE_SIDE
from forms.editing.changes import EVERYTHING, Change

DETAIL, SUMMARY = range(2)


class PartPanel(QWidget):
    """Out of sight until it is asked for; Esc and its button close it."""

    closed = Signal()

    def __init__(
        self, tools: Tools, part: int, details: Mapping[str, Callable[[], QWidget]]
    ) -> None:
        super().__init__()
        self._makers = details
        self._made: dict[str, QWidget] = {}
        self._node: Node | None = None
        self.summary = SummaryPanel(tools, part)
        self._stack = QStackedWidget()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidget(self._stack)
        self.tabs = tab_widget("รายละเอียดหรือสรุป")
        self.tabs.addTab(self._scroll, "รายละเอียด")
        self.tabs.addTab(self.summary, "สรุปโครงการและงบประมาณ")
        self.tabs.setCornerWidget(tool_button("close", "ปิด (Esc)", self.close_up))
        # It scrolls: it keeps no window from being small.
        self.tabs.setMinimumSize(em(self, 12), em(self, 7))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self.hide()

    @property
    def detail(self) -> Detail | None:
        """What shows the fields of the current row."""
        node = self._node
        if node is None or node.kind not in self._makers:
            return None
        found: Detail = self._part(node.kind)  # type: ignore[assignment]  # each of them is one
        return found

    def show_node(self, node: Node | None, change: Change = EVERYTHING) -> None:
        """Let it be of a row, as that is now."""
        self._node = node
        if not self.isVisible():
            return
        detail = self.detail
        self._stack.setVisible(detail is not None)
        if node is not None and detail is not None:
            self._stack.setCurrentIndex(list(self._made).index(node.kind))
            detail.show_node(node, change)

    def open_up(self, tab: int) -> None:
        """Come into sight with one of the tabs."""
        self.show()
        self.tabs.setCurrentIndex(tab)
        self.show_node(self._node)

    def close_up(self) -> None:
        """Go out of sight."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def _part(self, kind: str) -> QWidget:
        """What shows rows of a kind, made when the first one is shown."""
        if kind not in self._made:
            self._made[kind] = self._makers[kind]()
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(px(PAGE_SIDE), px(GAP_3), px(PAGE_SIDE), px(GAP_3))
            column.addWidget(self._made[kind])
            column.addStretch(1)
            self._stack.addWidget(holder)
        return self._made[kind]

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)
