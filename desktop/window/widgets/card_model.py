"""Lists of cards: one model for every list of the window, told how a row reads."""

# Annotations are no texts here: of a named tuple each would be compiled before the first paint.
from collections.abc import Callable, Container, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.window.widgets.plain_words import tip
from desktop.window.widgets.roles import Role

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Card(NamedTuple):
    """How a row reads: a label over its title, lines under it, an icon, a count."""

    title: str
    lines: tuple[str, ...] = ()
    icon: str = ""
    tone: str = "text"
    label: str = ""
    chip: str = ""
    tip: str = ""
    # What a screen reader says of the chip.
    chip_words: str = ""
    enabled: bool = True
    # Where in the title, and how far, letters are bold.
    strong: tuple[int, int] = (0, 0)
    # The worst of what is wrong there, and the group that begins with the row.
    severity: str = ""
    group: str = ""
    # What it is numbered with, in a list of numbered rows.
    number: str | None = None

    @property
    def words(self) -> str:
        """Everything the card says, for a screen reader and for the clipboard."""
        parts = (self.label, self.title, *self.lines, self.chip_words)
        return "\n".join(part for part in parts if part)


_READ: dict[int, Callable[[Card], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda card: card.title,
    Qt.ItemDataRole.AccessibleTextRole: lambda card: card.words,
    Qt.ItemDataRole.ToolTipRole: lambda card: tip(card.tip) or None,
    Role.LINES: lambda card: card.lines,
    Role.ICON: lambda card: card.icon,
    Role.TONE: lambda card: card.tone,
    Role.LABEL: lambda card: card.label,
    Role.CHIP: lambda card: card.chip,
    Role.STRONG: lambda card: card.strong,
    Role.SEVERITY: lambda card: card.severity,
    Role.GROUP: lambda card: card.group,
    Role.NUMBER: lambda card: card.number,
}


def read_card(card: Card, role: int) -> Any:
    """What a card has to say in one of the roles; None in others."""
    read = _READ.get(role)
    return read(card) if read else None


class CardModel(QAbstractListModel, Generic[T]):
    """Rows of any kind, shown as `card` says."""

    def __init__(self, card: Callable[[T], Card], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._card = card
        self._items: tuple[T, ...] = ()
        # By row: cards are made when they are first asked for.
        self._cards: dict[int, Card] = {}

    @property
    def items(self) -> tuple[T, ...]:
        """The objects of the rows."""
        return self._items

    def set_items(self, items: Sequence[T]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._items = tuple(items)
        self._cards = {}
        self.endResetModel()

    def add_items(self, items: Sequence[T]) -> None:
        """Show more rows behind the others, which stay as they are."""
        start = len(self._items)
        if items:
            self.beginInsertRows(_ROOT, start, start + len(items) - 1)
            self._items += tuple(items)
            self.endInsertRows()

    def refresh(self, changed: Container[T] | None = None) -> None:
        """Ask again how each row reads, or only those of some objects; the rows stay."""
        for row, old in tuple(self._cards.items()):
            item = self._items[row]
            if changed is None or item in changed:
                self._cards[row] = self._card(item)
                if self._cards[row] != old:
                    self.dataChanged.emit(self.index(row), self.index(row))

    def _card_at(self, row: int) -> Card:
        card = self._cards.get(row)
        if card is None:
            card = self._cards[row] = self._card(self._items[row])
        return card

    def row_of(self, wanted: Callable[[T], bool]) -> int | None:
        """The first row whose object is the wanted one."""
        return next((row for row, item in enumerate(self._items) if wanted(item)), None)

    # Qt's own names from here on.

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and not self._card_at(index.row()).enabled:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._items):
            return None
        if role == Role.ITEM:
            return self._items[index.row()]
        return read_card(self._card_at(index.row()), role)
