"""The pages down the left edge: where one is, and where problems are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QSize, Signal
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QWidget

from desktop.window.page import PageSpec
from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.roles import Role
from desktop.window.widgets.theme import Theme, em


class Rail(CardList):
    """A list of pages; on a narrow window of icons alone, with their names as tips."""

    page_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        specs: Sequence[PageSpec],
        *,
        title: Callable[[PageSpec], str],
        badge: Callable[[PageSpec], int],
        resting: Callable[[PageSpec], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "แถบข้าง รายชื่อหน้า", parent=parent)
        self.setObjectName("rail")
        # The style has looked at Qt's own bar before it was one of the rail. To ask the style
        # to look again makes Qt's Python side learn all of QStyle before the first paint.
        self.setVerticalScrollBar(QScrollBar())
        self._title = title
        self._badge = badge
        self._resting = resting
        self._model: CardModel[PageSpec] = CardModel(self._card, self)
        self._model.set_items(specs)
        self.setModel(self._model)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_page(self, name: str) -> None:
        """Mark a page as the one in sight."""
        row = self._model.row_of(lambda spec: spec.name == name)
        if row is not None and row != self.currentIndex().row():
            self.choose(row)

    def refresh(self) -> None:
        """Ask again for the titles, the badges and which pages rest."""
        self._model.refresh()

    def set_compact(self, *, compact: bool) -> None:
        """Show icons alone, or titles as well."""
        if self.cards.compact != compact:
            self.cards.compact = compact
            self.updateGeometry()
            self.scheduleDelayedItemsLayout()

    def _least(self) -> QSize:
        return QSize(em(self, 3.6), em(self, 6))

    def _card(self, spec: PageSpec) -> Card:
        count, title = self._badge(spec), self._title(spec)
        return Card(
            title=title,
            icon=spec.icon,
            chip=str(count) if count else "",
            chip_words=f"มีข้อที่ตรวจพบ {count} ข้อ" if count else "",
            tip=title,
            enabled=not self._resting(spec),
        )

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.page_chosen.emit(current.data(Role.ITEM).name)

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        return QSize(em(self, 13), em(self, 20)) if not self.cards.compact else self._least()

    def minimumSizeHint(self) -> QSize:
        return self._least()
