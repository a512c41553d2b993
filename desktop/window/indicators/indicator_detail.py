"""All fields of one indicator beside the list: its name, then four tabs by how one works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from db.places import Place
from desktop.session.seen import Seen
from desktop.window.fields.fields import Field
from desktop.window.fields.record_stack import PlaceOf
from desktop.window.indicators.indicator_parts import (
    AnnexPart,
    DefinitionPart,
    FiguresPart,
    IndicatorPart,
    LinksPart,
)
from desktop.window.page import Tools
from desktop.window.widgets.controls import mark_tab, tab_widget
from desktop.window.widgets.tab_order import begin_in_tab, chain, first_box
from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import GAP_1, GAP_2, GAP_3
from forms.editing.changes import EVERYTHING, Change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from forms.checks import Problem

_PARTS: tuple[tuple[str, type[IndicatorPart], frozenset[str]], ...] = (
    ("ข้อมูลและเกณฑ์", FiguresPart, frozenset()),
    ("นิยามและสูตร", DefinitionPart, frozenset({"measure"})),
    (
        "โครงการและความเชื่อมโยง",
        LinksPart,
        frozenset({"projects", "link", "component"}),
    ),
    ("เอกสารแนบ", AnnexPart, frozenset({"annexes"})),
)
# What stands over the tabs.
_HEAD = ("number", "name")
_NUMBER_WIDTH = 48


class IndicatorDetail(QWidget):
    """Shows the indicator at a place. A tab is made when it is first wanted.

    `acts` are the buttons for the indicator as a whole, which stand beside its name.
    """

    def __init__(self, tools: Tools, place_of: PlaceOf, acts: Sequence[QToolButton]) -> None:
        super().__init__()
        self._tools = tools
        self._place_of = place_of
        self._parts: dict[int, IndicatorPart] = {}
        self._areas: list[QScrollArea] = []
        self._seen = Seen(tools.session)
        self._chained: set[int] = set()
        self._acts = tuple(acts)
        self.number = Field(tools, lambda: self._at("number"), labelled=False)
        self.name = Field(tools, lambda: self._at("name"), labelled=False, lines=0)
        self.tabs = tab_widget("ส่วนของตัวชี้วัด")
        self.tabs.setObjectName("sections")
        for words, _make, _names in _PARTS:
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setAccessibleName(words)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._areas.append(area)
            self.tabs.addTab(area, words)
        # A click leaves the focus with the fields, of which the first in the tab gets it.
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.tabs.currentChanged.connect(lambda _at: begin_in_tab(self.tabs))
        self._arrange(acts)

    def _arrange(self, acts: Sequence[QToolButton]) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(px(GAP_3), px(GAP_2), px(GAP_2), px(GAP_1))
        head.setSpacing(px(GAP_1))
        self.number.setFixedWidth(px(_NUMBER_WIDTH))
        top = Qt.AlignmentFlag.AlignTop
        head.addWidget(self.number, 0, top)
        head.addWidget(self.name, 1, top)
        for button in acts:
            head.addWidget(button, 0, top)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)

    def _order_tabs(self) -> None:
        """Let the Tab key go from what acts on the whole to the name, and on to the tabs."""
        boxes = (box for box in (self.number.box, self.name.box) if box is not None)
        chain(self._acts[-1], *boxes, self.tabs.tabBar())

    def _at(self, name: str) -> Place | None:
        place = self._place_of()
        return None if place is None else (*place, name)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show what changed, in the tab in sight; the others when they come into sight."""
        for field in (self.number, self.name):
            field.refresh(change)
            if field.box is not None and not field.box.property("heading"):
                field.box.setProperty("heading", True)  # noqa: FBT003 - Qt's own signature
                field.box.style().polish(field.box)
                self._order_tabs()
        if change.whole:
            self._seen.forget()
            self._count_problems()
        self._on_tab_changed(self.tabs.currentIndex())

    def begin_anew(self) -> None:
        """Let every tab begin with its first field, where one was in another before."""
        for area in (self, *self._areas):
            last = area.focusWidget()
            if last is not None:
                last.clearFocus()

    def show_place(self, place: Place) -> bool:
        """Bring a field of the indicator into sight, with the focus."""
        root = self._place_of()
        if root is None or place[: len(root)] != root:
            return False
        name = place[len(root)] if len(place) > len(root) else "name"
        if name in _HEAD:
            (self.name if name == "name" else self.number).focus()
            return True
        at = next((i for i, (_w, _m, names) in enumerate(_PARTS) if name in names), 0)
        self.tabs.setCurrentIndex(at)
        self._on_tab_changed(at)
        return self._parts[at].show_place((*root, name, *place[len(root) + 1 :]))

    def _on_tab_changed(self, at: int) -> None:
        if at not in self._parts:
            part = _PARTS[at][1](self._tools, self._place_of)
            self._parts[at] = part
            self._areas[at].setWidget(part)
        missed = self._seen.missed(at)
        if missed:
            self._parts[at].refresh(missed)
        if at not in self._chained and self._place_of() is not None:
            # Its controls are made once there is an indicator.
            self._chained.add(at)
            chain(self.tabs.tabBar(), self._parts[at])

    def _count_problems(self) -> None:
        """Say on each tab how many problems are behind it."""
        root = self._place_of()
        found: list[list[Problem]] = [[] for _part in _PARTS]
        for problem in self._tools.checker.problems:
            place = problem.place
            if root is not None and place[: len(root)] == root and len(place) > len(root):
                name = place[len(root)]
                if name in _HEAD:
                    # It is in sight over all of them.
                    continue
                found[next((i for i, p in enumerate(_PARTS) if name in p[2]), 0)].append(problem)
        for at, (words, _make, _names) in enumerate(_PARTS):
            mark_tab(self.tabs, at, words, found[at], self._tools.theme)

    def in_tab_order(self) -> Sequence[QWidget]:
        """The name, then the tabs."""
        return (self.number, self.name, self.tabs.tabBar(), *self._parts.values())

    def show_problems(self) -> None:
        """The problems are others; fields follow them by themselves."""
        self._count_problems()

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # From the name as from within the tabs.
        step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())
            box = first_box(self.tabs.currentWidget())
            if box is not None:
                box.setFocus()
        else:
            super().keyPressEvent(event)
