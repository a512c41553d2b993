"""What is left to decide in a plan made from last year's: kept until all is decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMainWindow

from desktop.window.memory import Memory
from desktop.window.theme import Theme, em
from desktop.workspace import Workspace

if TYPE_CHECKING:
    from db.places import Place
    from desktop.window.decisions_dock import DecisionsDock
    from forms.next_year import Decision

_NAME = "decisions"
_HEIGHT = 10


class Decisions(QObject):
    """Shows the decisions of the plan that was made last, while that plan is open.

    They are remembered from day to day; each goes when it is made, all when the list is
    closed.
    """

    def __init__(
        self,
        window: QMainWindow,
        workspace: Workspace,
        memory: Memory,
        theme: Theme,
        go_to: Callable[[Place], object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._memory = memory
        self._theme = theme
        self._go_to = go_to
        self.dock: DecisionsDock | None = None
        workspace.plan_opened.connect(self._on_plan_opened)

    def begin(self, decisions: Sequence[Decision]) -> None:
        """Show the decisions of the open plan, in the place of any others."""
        self._keep([(decision.place, decision.words) for decision in decisions])
        self._on_plan_opened()

    def _on_plan_opened(self) -> None:
        found = self._kept()
        if found:
            self._shown().show_decisions(found)
        elif self.dock is not None:
            self.dock.hide()

    def _shown(self) -> DecisionsDock:
        if self.dock is None:
            # Seldom needed, and never for the first paint.
            from desktop.window.decisions_dock import DecisionsDock  # noqa: PLC0415

            self.dock = DecisionsDock(self._theme, self._go_to, self._window)
            self.dock.changed.connect(self._keep)
            self._window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.dock)
            height = em(self._window, _HEIGHT)
            self._window.resizeDocks([self.dock], [height], Qt.Orientation.Vertical)
        return self.dock

    def _head(self) -> str:
        return f"{self._workspace.number} {self._workspace.store_name}"

    def _keep(self, items: Sequence[tuple[Place, str]]) -> None:
        from db.places import dotted  # noqa: PLC0415 - the records come with it

        lines = [f"{dotted(place)}\t{' '.join(words.split())}" for place, words in items]
        self._memory.set_text(_NAME, "\n".join([self._head(), *lines]) if lines else "")

    def _kept(self) -> list[tuple[Place, str]]:
        head, *lines = self._memory.text(_NAME).split("\n")
        if self._workspace.number is None or head != self._head():
            return []
        from db.places import parsed  # noqa: PLC0415

        pairs = (line.partition("\t") for line in lines)
        return [(parsed(path), words) for path, _, words in pairs if words]
