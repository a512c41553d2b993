"""The pages down the left edge: where one is, and where problems are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QScrollBar, QSizePolicy, QWidget

from desktop.window.frame.badges import Badge
from desktop.window.frame.rail_rows import RailRows
from desktop.window.page import PageSpec
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.roles import Role
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import NARROW_RAIL_WIDTH, RAIL_WIDTH


class Rail(QListView):
    """A list of pages; on a narrow window of icons alone, with their names as tips."""

    page_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        specs: Sequence[PageSpec],
        *,
        title: Callable[[PageSpec], str],
        badge: Callable[[PageSpec], Badge],
        resting: Callable[[PageSpec], bool],
        offered: Callable[[PageSpec], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName("แถบข้าง รายชื่อหน้า")
        # The style has looked at Qt's own bar before it was one of the rail. To ask the style
        # to look again makes Qt's Python side learn all of QStyle before the first paint.
        self.setVerticalScrollBar(QScrollBar())
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.rows = RailRows(self, theme)
        self.setItemDelegate(self.rows)
        self._title = title
        self._badge = badge
        self._resting = resting
        self._offered = offered
        self._specs = tuple(specs)
        self._captions = _captions(specs)
        self._room = self.height()
        self._model: CardModel[PageSpec] = CardModel(self._card, self)
        self._model.set_items([spec for spec in specs if offered(spec)])
        self.setModel(self._model)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def is_compact(self) -> bool:
        """Whether it shows icons alone."""
        return self.rows.compact

    def show_page(self, name: str) -> None:
        """Mark a page as the one in sight."""
        row = self._model.row_of(lambda spec: spec.name == name)
        if row is not None and row != self.currentIndex().row():
            index = self._model.index(row)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def refresh(self) -> None:
        """Ask again for the titles, the badges, which pages rest, and which there are."""
        specs = tuple(spec for spec in self._specs if self._offered(spec))
        if specs == self._model.items:
            self._model.refresh()
            return
        current = self.currentIndex().data(Role.ITEM)
        self._model.set_items(specs)
        self._fit()
        if current is not None:
            self.show_page(current.name)

    def set_compact(self, *, compact: bool) -> None:
        """Show icons alone, or titles as well."""
        if self.rows.compact != compact:
            self.rows.compact = compact
            self._fit()
            self.updateGeometry()
            self.scheduleDelayedItemsLayout()

    def _fit(self) -> None:
        """Let the rows have the height that there is."""
        over = [self._captions.get(spec.name, "") for spec in self._model.items]
        captions = sum(bool(words.strip()) for words in over)
        gaps = sum(bool(words) for words in over) - captions
        self.rows.fit(self._room, rows=len(over), captions=captions, gaps=gaps)

    def _card(self, spec: PageSpec) -> Card:
        badge, title = self._badge(spec), self._title(spec)
        return Card(
            title=title,
            icon=spec.icon,
            chip=str(badge.number) if badge.number else "",
            chip_words=badge.words,
            severity=badge.severity or "",
            group=self._captions.get(spec.name, ""),
            tip=title,
            enabled=not self._resting(spec),
        )

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.page_chosen.emit(current.data(Role.ITEM).name)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._room = event.size().height()
        self._fit()
        self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        width = NARROW_RAIL_WIDTH if self.rows.compact else RAIL_WIDTH
        # A line is at its right.
        return QSize(px(width) - 1, px(120))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), px(60))


def _captions(specs: Sequence[PageSpec]) -> dict[str, str]:
    """The captions over the first pages of groups, by their names; " " is a gap without one.

    Over the first group stands the plan's name, and one page alone says itself what it is.
    """
    sizes: dict[str, int] = {}
    for spec in specs:
        # A page that comes and goes moves no other by a caption.
        sizes[spec.group] = sizes.get(spec.group, 0) + (spec.left is None)
    return {
        spec.name: spec.group if sizes[spec.group] > 1 else " "
        for before, spec in pairwise(specs)
        if spec.group != before.group
    }
