"""The board of units as a table: sorted by any column, filtered by name and state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from desktop.window.widgets.plain_words import tip
from desktop.window.widgets.theme import em, px
from forms.figures import baht, rounded
from forms.gathering.board import money_of
from forms.gathering.names import same_name
from forms.severities import SEVERITIES

if TYPE_CHECKING:
    from forms.gathering.board import BoardLine

_Index = QModelIndex | QPersistentModelIndex
_Value = str | int | Decimal | None
_ROW_HEIGHT, _HEAD_HEIGHT = 30, 44
_LONGEST_NOTE = 30
_NOTE_WIDTH = 8
_AT_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Column(NamedTuple):
    """A column: its heading, its width in letters, what a line says there, how it is written.

    Where there is no room for all, those of the greatest `folds` give way first; 0 never does.
    """

    heading: str
    width: float
    value: Callable[[BoardLine], _Value]
    written: Callable[[Any], str] = str
    folds: int = 0

    @property
    def is_figure(self) -> bool:
        """Whether its cells are figures, which stand at the right."""
        return self.written is not str


def _count(number: int) -> str:
    return f"{number:,}"


def _percent(value: Decimal) -> str:
    return f"{rounded(value):,f}"


def _problems(severity: str) -> Callable[[BoardLine], _Value]:
    return lambda line: line.plan.problems[severity] if line.plan else None  # type: ignore[index]


def _score(quarter: int) -> Callable[[BoardLine], _Value]:
    return lambda line: line.plan.scores[quarter - 1] if line.plan else None


def _of_money(name: str) -> Callable[[BoardLine], _Value]:
    return lambda line: getattr(money_of(line.plan), name) if line.plan else None


# Which findings give way first: those that can wait.
_FOLDED_FINDINGS = {"advice": 9, "warning": 4}

COLUMNS = (
    _Column("หน่วยงาน", 13, lambda line: line.unit),
    _Column("สถานะ", 6, lambda line: line.state),
    _Column("ตั้งแต่ครั้งก่อน", 6, lambda line: line.change, folds=1),
    _Column("โครงการ", 4.5, lambda line: line.plan.counted if line.plan else None, _count, 2),
    _Column("ตัวชี้วัด", 4.5, lambda line: line.plan.indicators if line.plan else None, _count, 3),
    _Column("งบประมาณ (บาท)", 8, _of_money("budget"), baht),
    _Column("เบิกจ่าย (บาท)", 7.5, _of_money("spent"), baht),
    _Column("เบิกจ่าย (ร้อยละ)", 5, _of_money("percent"), _percent, 8),
    *(
        _Column(words, 5.5, _problems(name), _count, _FOLDED_FINDINGS.get(name, 0))
        for name, words in SEVERITIES.items()
    ),
    *(
        _Column(f"คะแนน ไตรมาส {number}", 5, _score(number), _percent, 8 - number)
        for number in range(1, 5)
    ),
    _Column("หมายเหตุ", _NOTE_WIDTH, lambda line: line.note),
)


class BoardModel(QAbstractTableModel):
    """The lines of a board, a column for each of COLUMNS."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[BoardLine, ...] = ()
        # Reckoned once: a table asks for them with every paint.
        self._values: list[list[_Value]] = []

    def set_lines(self, lines: Sequence[BoardLine]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self._values = [[column.value(line) for column in COLUMNS] for line in lines]
        self.endResetModel()

    def value(self, row: int, column: int) -> _Value:
        """What a line says in a column; None where it has nothing to say."""
        return self._values[row][column]

    # Qt's own names from here on.

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as above
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].heading
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            # What Qt gives by itself would stand in the middle.
            side = _AT_RIGHT if COLUMNS[section].is_figure else _AT_LEFT
            return side.value | Qt.TextFlag.TextWordWrap.value
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        value = self.value(index.row(), index.column())
        is_figure = isinstance(value, int | Decimal)
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if value is None else COLUMNS[index.column()].written(value)
        if role == Qt.ItemDataRole.TextAlignmentRole and is_figure:
            return _AT_RIGHT
        if role == Qt.ItemDataRole.ToolTipRole and len(str(value or "")) > _LONGEST_NOTE:
            return tip(str(value))
        return None


class SortedBoard(QSortFilterProxyModel):
    """The lines that a name and a state ask for, in the order of a column's values."""

    def __init__(self, model: BoardModel) -> None:
        super().__init__(model)
        self._model = model
        self._name = self._state = ""
        self.setSourceModel(model)

    def narrow(self, name: str, state: str) -> None:
        """Show the lines whose units hold a name, of a state; empty: all."""
        self._name, self._state = same_name(name), state
        self.invalidateRowsFilter()

    # Qt's own names from here on.

    def filterAcceptsRow(self, row: int, _parent: _Index) -> bool:
        line = self._model.lines[row]
        return self._name in same_name(line.unit) and self._state in {"", line.state}

    def lessThan(self, left: _Index, right: _Index) -> bool:
        one, other = (self._model.value(each.row(), each.column()) for each in (left, right))
        # What is not there stands before all that is.
        if one is None or other is None:
            return one is None and other is not None
        if isinstance(one, str) or isinstance(other, str):
            return str(one) < str(other)
        return one < other


class BoardView(QTableView):
    """Shows a board; `wanted` gives the line that is double-clicked, or chosen by Enter.

    Columns in which no line says anything, and those that there is no room for, are folded away,
    but for `show_all`.
    """

    wanted = Signal(object)
    # How many columns are folded away.
    folded = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.board = BoardModel(self)
        self._all = False
        self.sorted = SortedBoard(self.board)
        self.setModel(self.sorted)
        self.setObjectName("sheet")
        self.setAccessibleName("ทะเบียนแผนของหน่วยงาน")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(_ROW_HEIGHT))
        head = self.horizontalHeader()
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSortIndicatorClearable(True)
        head.setHighlightSections(False)
        head.setDefaultAlignment(
            Qt.AlignmentFlag(Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value)
        )
        head.setFixedHeight(px(_HEAD_HEIGHT))
        head.setStretchLastSection(True)
        for at, column in enumerate(COLUMNS):
            self.setColumnWidth(at, em(self, column.width))
        self.activated.connect(lambda index: self.wanted.emit(self._line(index)))

    def show_lines(self, lines: Sequence[BoardLine]) -> None:
        """Show other lines."""
        self.board.set_lines(lines)
        self._fold()

    def show_all(self, shown: bool) -> None:  # noqa: FBT001 - a signal's
        """Show all columns, or those that say something and have room."""
        self._all = shown
        self._fold()

    def _fold(self) -> None:
        hidden = set() if self._all else self._without_words() | self._without_room()
        for at in range(len(COLUMNS)):
            self.setColumnHidden(at, at in hidden)
        self.folded.emit(len(hidden))

    def _without_words(self) -> set[int]:
        """The columns in which no line says anything; the notes keep what room is left."""
        count = len(self.board.lines)
        columns = range(len(COLUMNS) - 1) if count else ()
        return {
            at
            for at in columns
            if all(self.board.value(row, at) in {None, ""} for row in range(count))
        }

    def _without_room(self) -> set[int]:
        """The columns that give way, until the others have room; the latest score stays."""
        empty = self._without_words()
        scores = [at for at, each in enumerate(COLUMNS) if each.heading.startswith("คะแนน")]
        latest = max((at for at in scores if at not in empty), default=-1)
        shown = [at for at in range(len(COLUMNS)) if at not in empty]
        room = self.viewport().width()
        gone: set[int] = set()
        for at in sorted(shown, key=lambda at: -COLUMNS[at].folds):
            wide = sum(em(self, COLUMNS[each].width) for each in shown if each not in gone)
            if wide <= room or not COLUMNS[at].folds:
                break
            if at != latest:
                gone.add(at)
        return gone

    def _line(self, index: QModelIndex) -> BoardLine:
        return self.board.lines[self.sorted.mapToSource(index).row()]

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
