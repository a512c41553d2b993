"""All fields of one indicator, in four tabs beside the list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget

from db.places import Place
from desktop.session.seen import Seen
from desktop.window.fields.record_stack import PlaceOf
from desktop.window.indicators.indicator_parts import (
    DefinitionPart,
    IndicatorPart,
    MainPart,
    ProjectsAndAnnexesPart,
    RubricPart,
)
from desktop.window.page import Tools
from desktop.window.widgets.controls import mark_tab
from desktop.window.widgets.tab_order import begin_in_tab, chain
from forms.editing.changes import EVERYTHING, Change

_PARTS: tuple[tuple[str, type[IndicatorPart], frozenset[str]], ...] = (
    ("ข้อมูลหลัก", MainPart, frozenset()),
    ("นิยามและสูตร", DefinitionPart, frozenset({"measure"})),
    ("เกณฑ์การให้คะแนน", RubricPart, frozenset({"rubrics", "remarks"})),
    ("โครงการและเอกสารแนบ", ProjectsAndAnnexesPart, frozenset({"projects", "annexes"})),
)


class IndicatorDetail(QTabWidget):
    """Shows the indicator at a place. A tab is made when it is first wanted."""

    def __init__(self, tools: Tools, place_of: PlaceOf) -> None:
        super().__init__()
        self._tools = tools
        self._place_of = place_of
        self._parts: dict[int, IndicatorPart] = {}
        self._areas: list[QScrollArea] = []
        self._seen = Seen(tools.session)
        self._chained: set[int] = set()
        for named in (self, self.tabBar()):
            named.setAccessibleName("ส่วนของตัวชี้วัด")
        self.setDocumentMode(True)
        for words, _make, _names in _PARTS:
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setAccessibleName(words)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._areas.append(area)
            self.addTab(area, words)
        self.currentChanged.connect(self._on_tab_changed)
        self.currentChanged.connect(lambda _at: begin_in_tab(self))

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show what changed, in the tab in sight; the others when they come into sight."""
        if change.whole:
            self._seen.forget()
            self._count_problems()
        self._on_tab_changed(self.currentIndex())

    def begin_anew(self) -> None:
        """Let every tab begin with its first field, where one was in another before."""
        for area in self._areas:
            last = area.focusWidget()
            if last is not None:
                last.clearFocus()

    def show_place(self, place: Place) -> bool:
        """Bring a field of the indicator into sight, with the focus."""
        root = self._place_of()
        if root is None or place[: len(root)] != root:
            return False
        name = place[len(root)] if len(place) > len(root) else "name"
        at = next((i for i, (_w, _m, names) in enumerate(_PARTS) if name in names), 0)
        self.setCurrentIndex(at)
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
            chain(self.tabBar(), self._parts[at])

    def _count_problems(self) -> None:
        """Say on each tab how many problems are behind it."""
        root = self._place_of()
        counts = [0] * len(_PARTS)
        for problem in self._tools.checker.problems:
            place = problem.place
            if root is not None and place[: len(root)] == root and len(place) > len(root):
                name = place[len(root)]
                counts[next((i for i, p in enumerate(_PARTS) if name in p[2]), 0)] += 1
        for at, (words, _make, _names) in enumerate(_PARTS):
            mark_tab(self, at, words, counts[at])

    def show_problems(self) -> None:
        """The problems are others; fields follow them by themselves."""
        self._count_problems()
