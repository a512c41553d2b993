"""What is left to decide in a plan made from last year's: kept until all is decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMainWindow

from desktop.session.session import Session
from desktop.window.memory import Memory
from desktop.window.widgets.theme import Theme, em

if TYPE_CHECKING:
    from db.places import Place
    from desktop.window.start.decisions_dock import DecisionsDock
    from forms.editing.next_year import Decision
    from forms.editing.open_decisions import Waiting

_NAME = "decisions"
_HEIGHT = 10


class Decisions(QObject):
    """Shows the decisions of the plan that was made last, while that plan is open.

    They are remembered from day to day. Each goes out of sight when its field is changed,
    and comes back when that is undone; it is forgotten when it is ticked, and all are when
    the list is closed.
    """

    def __init__(
        self,
        window: QMainWindow,
        *,
        session: Session,
        store_name: str,
        memory: Memory,
        theme: Theme,
        go_to: Callable[[Place], object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._store_name = store_name
        self._memory = memory
        self._theme = theme
        self._go_to = go_to
        self.dock: DecisionsDock | None = None
        # What is kept of the open plan.
        self._kept: tuple[Waiting, ...] = ()
        session.opened.connect(self._on_plan_opened)
        session.changed.connect(self._show)

    def begin(self, decisions: Sequence[Decision]) -> None:
        """Show the decisions of the open plan, in the place of any others."""
        from forms.editing.open_decisions import waiting  # noqa: PLC0415 - the records come with it

        if self._session.is_open:
            package = self._session.package
            found = [waiting(package, each.place, _line(each.words)) for each in decisions]
            self._keep(found)
            self._on_plan_opened()

    def _on_plan_opened(self) -> None:
        self._kept = self._remembered()
        if self.dock is not None:
            self.dock.show_decisions(())
        self._show()

    def _show(self) -> None:
        """Show those that are still to be made."""
        items = self._items() if self._kept else {}
        if items and (self.dock is None or tuple(items) != self.dock.items):
            self._dock().show_decisions(tuple(items))
        elif not items and self.dock is not None:
            self.dock.show_decisions(())

    def _items(self) -> dict[tuple[Place, str], Waiting]:
        """What is to be decided, as the list has it."""
        from forms.editing.open_decisions import open_place  # noqa: PLC0415 - as above

        if not self._session.is_open:
            return {}
        package = self._session.package
        places = ((open_place(package, each), each) for each in self._kept)
        return {(place, each.words): each for place, each in places if place is not None}

    def _on_settled(self, left: Sequence[tuple[Place, str]]) -> None:
        """Some were ticked, or the list was closed: nothing is kept then."""
        gone = [each for item, each in self._items().items() if item not in left]
        self._keep([each for each in self._kept if left and each not in gone])

    def _dock(self) -> DecisionsDock:
        if self.dock is None:
            # Seldom needed, and never for the first paint.
            from desktop.window.start.decisions_dock import DecisionsDock  # noqa: PLC0415

            self.dock = DecisionsDock(self._theme, self._go_to, self._said, self._window)
            self.dock.changed.connect(self._on_settled)
            self._window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.dock)
            height = em(self._window, _HEIGHT)
            self._window.resizeDocks([self.dock], [height], Qt.Orientation.Vertical)
        return self.dock

    def _said(self, place: Place) -> str:
        """A place in the words of the plan's edition."""
        from forms.editions.labels import place_words  # noqa: PLC0415 - as above

        return place_words(self._session.edition, place)

    def _head(self) -> str:
        return f"{self._session.number} {self._store_name}"

    def _keep(self, kept: Sequence[Waiting]) -> None:
        from db.places import dotted  # noqa: PLC0415 - as above

        self._kept = tuple(kept)
        lines = ["\t".join((dotted(one.place), one.mark, one.key, one.words)) for one in kept]
        self._memory.set_text(_NAME, "\n".join([self._head(), *lines]) if lines else "")

    def _remembered(self) -> tuple[Waiting, ...]:
        head, *lines = self._memory.text(_NAME).split("\n")
        if self._session.number is None or head != self._head():
            return ()
        from db.places import parsed  # noqa: PLC0415 - as above
        from forms.editing.open_decisions import Waiting  # noqa: PLC0415 - as above

        parts = (line.split("\t") for line in lines)
        return tuple(
            Waiting(parsed(part[0]), part[3], part[1], part[2]) for part in parts if len(part) == 4
        )


def _line(words: str) -> str:
    return " ".join(words.split())
