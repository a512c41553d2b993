"""The cells of a grid: the records of a list of the plan, and a last row for a new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from db.places import Place, spec_at, value_at
from desktop.window.grid.column import GridColumn, Meter, Show
from desktop.window.grid.troubles import Trouble, Troubles
from desktop.window.widgets.plain_words import tip
from forms.editing.entry import entry_text

if TYPE_CHECKING:
    from db.fields import Spec
    from db.records import Package
    from desktop.session.session import Session

Index = QModelIndex | QPersistentModelIndex
# The Trouble of a cell or a row, and whether a row is there only to be filled.
TROUBLE = Qt.ItemDataRole.UserRole + 1
NO_INDEX = QModelIndex()


class GridModel(QAbstractTableModel):
    """Shows the state of the list as it was at the last `refresh`.

    It changes nothing itself: `text_entered` gives the row and the column of a cell and what
    is to stand in it. The rows of a `fixed` one are given: none is added, taken out or
    moved. While it is `locked` nothing can be changed. A record that is `struck` counts no
    more, and looks so. Rows are counted, or `numbered` as their records say.
    """

    text_entered = Signal(int, int, str)

    def __init__(
        self,
        session: Session,
        list_place: Callable[[], Place | None],
        columns: Sequence[GridColumn],
        *,
        name: str,
        fixed: bool = False,
        locked: Callable[[], bool] = lambda: False,
        struck: Callable[[Any], bool] = lambda _record: False,
        numbered: Show | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._numbered = numbered
        self._struck = struck
        self.fixed = fixed
        self.locked = locked
        self._session = session
        self._list_place = list_place
        self.columns = tuple(columns)
        self.name = name
        self.place: Place | None = None
        self.records: tuple[Any, ...] = ()
        self.package: Package | None = None
        self._drafts: Mapping[Place, str] = {}
        self._specs: tuple[Spec | None, ...] = ()
        # The declarations of fields by their paths: every cell that is shown asks for one.
        self._declared: dict[tuple[str, ...], Spec] = {}
        self.troubles = Troubles((), {})

    def refresh(self) -> None:
        """Take over the state of the plan, with the least stir."""
        place = self._list_place()
        if place is None:
            records: tuple[Any, ...] = ()
            self.package, self._drafts = None, {}
        else:
            state = self._session.state
            records = value_at(state.package, place)
            self.package, self._drafts = state.package, state.drafts
        if place != self.place:
            self.beginResetModel()
            self.place, self.records = place, records
            self._declared.clear()
            self._specs = tuple(column.spec(place) if place else None for column in self.columns)
            self.endResetModel()
        elif records is not self.records:
            self._take(records)

    @property
    def is_leaving(self) -> bool:
        """Whether the next `refresh` takes over another list than the one that is shown."""
        return self.place is not None and self.place != self._list_place()

    @property
    def is_as_shown(self) -> bool:
        """Whether the plan has, at the place of the list, the records that are shown."""
        with suppress(LookupError, AttributeError):
            return value_at(self._session.package, self.place or ()) is self.records
        return False

    def set_troubles(self, troubles: Troubles) -> None:
        """Mark other cells and rows; only of those that are marked otherwise anything is told."""
        unlike = [row for row in troubles.rows_unlike(self.troubles) if row < self.rowCount()]
        self.troubles = troubles
        last = len(self.columns) - 1
        for _, run in groupby(enumerate(unlike), lambda pair: pair[1] - pair[0]):
            rows = [row for _, row in run]
            first, final = self.index(rows[0], 0), self.index(rows[-1], last)
            self.dataChanged.emit(first, final, [TROUBLE])
            self.headerDataChanged.emit(Qt.Orientation.Vertical, rows[0], rows[-1])

    def is_spare(self, row: int) -> bool:
        """Whether a row is the last, which waits for a new record."""
        return row >= len(self.records)

    def is_head(self, _row: int) -> bool:
        """Whether a row heads those below it, and looks so."""
        return False

    def is_struck(self, row: int) -> bool:
        """Whether a row's record counts no more."""
        return not self.is_spare(row) and self._struck(self.records[row])

    def is_writable(self, column: int) -> bool:
        """Whether the cells of a column can be changed now."""
        return self.columns[column].writable and self.may_change

    @property
    def may_change(self) -> bool:
        """Whether anything in it can be changed now."""
        return not (self._session.read_only or self.locked())

    @property
    def first_writable(self) -> int:
        """The first column whose cells can ever be changed; 0 where there is none."""
        return next((at for at, column in enumerate(self.columns) if column.writable), 0)

    def why_not(self, column: int) -> str:
        """Why the cells of a column cannot be changed now; empty where they can."""
        if self.is_writable(column):
            return ""
        if self.columns[column].writable:
            return self._session.read_only or "ตอนนี้ตารางนี้แก้ไขไม่ได้"
        return "แก้ช่องนี้ไม่ได้ โปรแกรมนำค่ามาจากแผนหรือคำนวณให้"

    def is_required(self, column: int) -> bool:
        """Whether a record cannot do without the field of a column."""
        spec = self.spec(column)
        return spec is not None and spec.required

    def spec(self, column: int) -> Spec | None:
        """The declaration of the field of a column; none where it is computed."""
        return self._specs[column] if self._specs else None

    def place_of(self, row: int, column: int) -> Place:
        """Where the field of a cell stands in the package."""
        return (*(self.place or ()), row, *self.columns[column].path)

    def typing(self, row: int, column: int, words: Callable[[], str]) -> None:
        """Tell of a text that is being typed over a cell and is not in the plan yet."""
        if self.place is not None:
            self._session.typing(self.place_of(row, column), words, self.text(row, column))

    def typing_ended(self) -> None:
        """Tell that it is in the plan, or was given up."""
        self._session.typing_ended()

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        if self.package is None or self.is_spare(row):
            return ""
        show = self.columns[column].show
        if show is not None:
            return show(self.records[row], self.package)
        texts = self.texts(row, column)
        return texts[0] if len(texts) == 1 else GridColumn.joined(texts)

    def texts(self, row: int, column: int) -> tuple[str, ...]:
        """What stands in each of the fields of a cell."""
        if self.columns[column].show is not None or self.package is None or self.is_spare(row):
            return (self.text(row, column),)
        package, fields = self.package, self.columns[column].fields
        return tuple(self._written(package, row, path) for path in fields)

    def _written(self, package: Package, row: int, path: tuple[str, ...]) -> str:
        draft = self._drafts.get((*(self.place or ()), row, *path)) if self._drafts else None
        if draft is not None:
            return draft
        spec = self._declared.get(path)
        if spec is None:
            spec = self._declared[path] = spec_at((*(self.place or ()), *path))
        return entry_text(spec, value_at(self.records[row], path), package)

    def under(self, row: int, column: int) -> str:
        """What stands below the text of a cell."""
        shown = self.columns[column]
        if self.package is None or self.is_spare(row):
            return ""
        if shown.under is not None:
            return shown.under(self.records[row], self.package)
        second = self.texts(row, column)[1:]
        return f"/ {second[0]}" if second and second[0] else ""

    def meter(self, row: int, column: int) -> Meter | None:
        """The bar before the text of a cell."""
        meter = self.columns[column].meter
        if meter is None or self.package is None or self.is_spare(row):
            return None
        return meter(self.records[row], self.package)

    def sign(self, row: int, column: int) -> str:
        """The shape before the text of a cell; empty where there is none."""
        sign = self.columns[column].sign
        if sign is None or self.package is None or self.is_spare(row):
            return ""
        return sign(self.records[row], self.package)

    def is_blank(self, row: int, column: int) -> bool:
        """Whether nothing is said in a cell."""
        text = self.text(row, column)
        return self.place is None or self.columns[column].is_blank(self.place, text)

    def shown(self, row: int, column: int) -> str:
        """What a cell shows while it is not edited."""
        brief, text = self.columns[column].brief, self.text(row, column)
        if brief is None or not text or self.package is None:
            return text
        is_draft = bool(self._drafts) and self.place_of(row, column) in self._drafts
        return text if is_draft else brief(self.records[row], self.package)

    def hint(self, row: int, column: int) -> str:
        """What an empty cell proposes."""
        hint = self.columns[column].hint
        if hint is None or self.package is None or self.is_spare(row):
            return ""
        return hint(self.records[row], self.package)

    def _take(self, new: tuple[Any, ...]) -> None:
        """Show other records: rows in, rows out, rows elsewhere, or rows that changed."""
        old = self.records
        start = _alike(old, new)
        end = _alike(old[start:][::-1], new[start:][::-1])
        gone, come = old[start : len(old) - end], new[start : len(new) - end]
        if len(gone) == len(come) and {id(r) for r in gone} == {id(r) for r in come}:
            self._reorder(new)
            return
        both = min(len(gone), len(come))
        if both:
            self.records = (*old[:start], *come[:both], *old[start + both :])
            self.dataChanged.emit(
                self.index(start, 0), self.index(start + both - 1, len(self.columns) - 1)
            )
        if len(come) > both:
            # At the end it is the spare row that becomes the first of them: a cursor in it stays.
            first = start + both + (start + both == len(old) and not self.fixed)
            self.beginInsertRows(NO_INDEX, first, first + len(come) - both - 1)
            self.records = new
            self.endInsertRows()
            if first > start + both:
                self._tell_of_row(first - 1)
        elif len(gone) > both:
            self.beginRemoveRows(NO_INDEX, start + both, start + len(gone) - 1)
            self.records = new
            self.endRemoveRows()
        self.records = new

    def _tell_of_row(self, row: int) -> None:
        """All of a row is another, its head as well."""
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, row, row)

    def _reorder(self, new: tuple[Any, ...]) -> None:
        self.layoutAboutToBeChanged.emit()
        where = {id(record): row for row, record in enumerate(new)}
        before = self.persistentIndexList()
        after = [
            index
            if self.is_spare(index.row())
            else self.index(where[id(self.records[index.row()])], index.column())
            for index in before
        ]
        self.records = new
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _told(self, row: int, column: int, role: int) -> Trouble | str | None:
        """What is wrong in a cell: itself, its words, or the cell in words."""
        trouble = self.troubles.of_cell(row, self.columns[column].path)
        if role == TROUBLE:
            return trouble
        words = trouble.words if trouble else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(words) or None
        text = self.text(row, column) or self.hint(row, column)
        if self.sign(row, column):
            text = self.shown(row, column).strip()
        if self.columns[column].under is not None and (under := self.under(row, column)):
            text = f"{text} ก่อนหน้า {under}"
        gone = "ยกเลิกแล้ว" if self.is_struck(row) else ""
        return " ".join(filter(None, (self.columns[column].head, text, gone, words)))

    # Qt's own names from here on.

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        if parent.isValid() or self.place is None:
            return 0
        return len(self.records) + (not self.fixed)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.place is None:
            return None
        row, column = index.row(), index.column()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self.text(row, column)
        if role in {TROUBLE, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._told(row, column, role)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        if not self.is_writable(index.column()):
            return False
        if str(value) != self.text(index.row(), index.column()):
            self.text_entered.emit(index.row(), index.column(), str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        writable = self.is_writable(index.column())
        return plain | Qt.ItemFlag.ItemIsEditable if writable else plain

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            known = 0 <= section < len(self.columns)
            shown = role == Qt.ItemDataRole.DisplayRole
            return self.columns[section].head if known and shown else None
        if self.is_spare(section):
            return "+" if role == Qt.ItemDataRole.DisplayRole else None
        if role == TROUBLE:
            return self.troubles.of_row(section)
        trouble = self.troubles.of_row(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(trouble.words) if trouble else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"แถวที่ {section + 1} {trouble.words if trouble else ''}".strip()
        return self._number(section) if role == Qt.ItemDataRole.DisplayRole else None

    def _number(self, row: int) -> str:
        """What a row is numbered."""
        own = ""
        if self._numbered is not None and self.package is not None:
            own = self._numbered(self.records[row], self.package)
        return own or str(row + 1)


def _alike(one: tuple[Any, ...], other: tuple[Any, ...]) -> int:
    """How many records from the start are the same in both."""
    count = 0
    for mine, yours in zip(one, other, strict=False):
        if mine is not yours:
            break
        count += 1
    return count
