"""What is done to the selected cells of a grid and to their rows, each as one step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

from db.errors import PhaenError
from desktop.window.grid.cell_block import CellBlock
from desktop.window.grid.changes import Changes
from desktop.window.grid.clipboard import Block, block_of, repeated
from desktop.window.grid.columns import Columns
from desktop.window.grid.copied import CopiedCell, copied_data
from desktop.window.grid.model import GridModel
from desktop.window.grid.row_filter import RowFilter
from desktop.window.grid.selection import selected_ranges
from desktop.window.widgets.pasted import PasteError
from forms.editing.framework_codes import are_codes
from forms.editing.series import filled

if TYPE_CHECKING:
    from forms.editing.pasted_tables import PastedTable

# The column of what goes past the last one.
_PAST = -1
_ONE_BLOCK = "คัดลอกได้ทีละกลุ่มช่องที่อยู่ติดกัน เลือกเป็นกลุ่มเดียวแล้วคัดลอกใหม่"
_ONE_RUN = "ย้ายได้ทีละกลุ่มแถวที่อยู่ติดกัน เลือกเป็นกลุ่มเดียวแล้วย้ายใหม่"
_SHOW_ALL_FIRST = "ย้ายแถวได้เมื่อแสดงทุกแถวตามลำดับของแผน ล้างตัวกรองและการเรียงก่อน"


class BlockEdits(QObject):
    """Acts on what is selected in a table, else on its current cell.

    `table` shows the rows that `row_filter` lets through of `model`, whose list is changed
    through `changes`. `had_no_effect` says why nothing came of something; `row_added` gives
    the row of the list and the column to go on in; `pasted` the cells of the list that were
    written.
    """

    had_no_effect = Signal(str)
    pasted = Signal(object)
    row_added = Signal(int, int)

    def __init__(
        self,
        table: QTableView,
        row_filter: RowFilter,
        model: GridModel,
        changes: Changes,
        columns: Columns,
    ) -> None:
        super().__init__(table)
        self._columns = columns
        self._table = table
        self._row_filter = row_filter
        self._model = model
        self._changes = changes

    def copy(self) -> None:
        """Put the selected block on the clipboard."""
        self._copy(with_heads=False)

    def copy_with_heads(self) -> None:
        """Put the selected block on the clipboard, below the headings of its columns."""
        self._copy(with_heads=True)

    def _copy(self, *, with_heads: bool) -> bool:
        rows, columns = self.block()
        if self._count() != len(rows) * len(columns):
            self.had_no_effect.emit(_ONE_BLOCK)
            return False
        block = [[cell for at in columns for cell in self._copied(row, at)] for row in rows]
        if with_heads:
            block.insert(0, [head for at in columns for head in self._heads(at)])
        if block:
            QGuiApplication.clipboard().setMimeData(copied_data(block))
        return bool(block)

    def _copied(self, row: int, column: int) -> Iterator[CopiedCell]:
        place = self._model.place
        is_figure = place is not None and self._model.columns[column].is_figure(place)
        for text in self._texts(row, column):
            yield CopiedCell(text, is_figure)

    def _heads(self, column: int) -> Iterator[CopiedCell]:
        """The heading of a column, once for each of its parts, as those are cells when copied."""
        shown = self._model.columns[column]
        names = shown.head.split("/") if len(shown.fields) > 1 else (shown.head,)
        for at in range(len(shown.fields)):
            yield CopiedCell(names[at].strip() if at < len(names) else "")

    def cut(self) -> None:
        """Put the selected block on the clipboard, and clear it."""
        if self._copy(with_heads=False):
            self._clear("ตัดข้อมูล")

    def clear(self) -> None:
        """Empty the selected cells."""
        self._clear("ล้างข้อมูล")

    def enter(self, text: str) -> None:
        """Put a text into every selected cell."""
        cells = [(c.row(), c.column()) for c in self._cells()]
        texts = {cell: text for cell in cells if self._model.is_writable(cell[1])}
        self._write(texts, f"กรอก {len(texts)} ช่อง" if len(texts) > 1 else "")

    def paste(self) -> None:
        """Put the clipboard's block into the cells from the selection's first one on.

        A table under headings like those of the grid goes to the columns of those names.
        """
        try:
            block = block_of(QGuiApplication.clipboard().mimeData())
        except PasteError as error:
            self.had_no_effect.emit(str(error))
            return
        rows, columns = self.block()
        if not (block and rows and columns):
            return
        table = self._meant(block)
        if table is None:
            return
        if table.columns:
            slots = self._slots(self._columns.in_use)
            across = [None if at is None else slots[at] for at in table.columns]
            self._put(table.rows, rows[0], len(table.rows), across)
        else:
            self._paste(table.rows, rows, columns)

    def _meant(self, block: Block) -> PastedTable | None:
        """What of a block is to be pasted; None where nothing is."""
        heads: list[str] = []
        last = -1
        for at in self._slots(self._columns.in_use):
            # The second part of a cell has no heading of its own.
            heads.append("" if at == last else self._model.columns[at].head)
            last = at
        # With the first paste: a plan is seen before that, and the checks' words come with it.
        from desktop.window.grid.paste_question import meant_table  # noqa: PLC0415

        return meant_table(self._table.window(), block, heads)

    def _paste(self, block: Block, rows: Sequence[int], columns: Sequence[int]) -> None:
        high, wide = len(block), max(len(line) for line in block)
        is_whole = wide == 1
        if len(rows) % high:
            rows = rows[:1]
        if len(self._slots(columns, is_whole=is_whole)) % wide:
            columns = columns[:1]
        high = max(high, len(rows))
        wide = max(wide, len(self._slots(columns, is_whole=is_whole)))
        from_here = self._columns.in_use[self._columns.in_use.index(columns[0]) :]
        across = self._slots(from_here, is_whole=is_whole)
        if wide == max(map(len, block)):
            across = self._passing_over(block, across)
        past = [_PAST] * (wide - len(across))
        self._put(block, rows[0], high, [*across[:wide], *past])

    def _passing_over(self, block: Block, across: Sequence[int]) -> list[int]:
        """The columns for a block that begins with codes of records: a text is no parent's code."""
        columns, left = self._model.columns, list(across)
        if not left or columns[left[0]].path != ("code",):
            return left
        fitting = []
        for texts in zip_longest(*block, fillvalue=""):
            while left and columns[left[0]].target and not are_codes(texts):
                left.pop(0)
            if left:
                fitting.append(left.pop(0))
        return fitting

    def _put(self, block: Block, first: int, high: int, across: Sequence[int | None]) -> None:
        """Write a block, repeated over `high` rows, into the columns that are given for its own."""
        # Where the rows are given, none is added for what goes past the last one in sight.
        bottom = self._row_filter.rowCount() if self._model.fixed else first + high
        texts: dict[tuple[int, int], str] = {}
        dropped = 0
        to = self._rows_for(block, first, high)
        for down, right, text in repeated(block, high, len(across)):
            row, column = to[down], across[right]
            if row is None or column is None:
                continue
            if row >= bottom or column == _PAST:
                dropped += bool(text)
            elif self._model.is_writable(column):
                # The second part of a cell follows its first.
                cell = row, column
                texts[cell] = f"{texts[cell]} / {text}" if cell in texts else text
        known = [at for at in across if at is not None and at != _PAST]
        cells = self._write(texts, f"วางข้อมูล {len(texts)} ช่อง")
        self._select(first, high, sorted(known))
        if not (texts or dropped):
            self.had_no_effect.emit(self._model.why_not(known[0]))
        if dropped:
            edge = "ขอบ" if first + high > bottom else "คอลัมน์สุดท้าย"
            self.had_no_effect.emit(f"ข้อมูล {dropped} ช่องเกิน{edge}ของตาราง จึงไม่ได้วาง")
        self.pasted.emit(cells)

    def _slots(self, columns: Sequence[int], *, is_whole: bool = False) -> list[int]:
        """The columns, one for each cell of the clipboard; those of parts take several.

        What `is_whole` comes cell by cell, as it is typed.
        """
        parts = (1 if is_whole else len(self._model.columns[at].fields) for at in columns)
        return [at for at, count in zip(columns, parts, strict=True) for _ in range(count)]

    def _rows_for(self, block: Block, first: int, high: int) -> list[int | None]:
        """The row in sight that each line goes to; a blank one makes no new record."""
        row, rows = first, list[int | None]()
        for down in range(high):
            blank = not any(text.strip() for text in block[down % len(block)])
            is_new = not self._model.fixed and self._row_filter.is_spare(row)
            rows.append(None if blank and is_new else row)
            row += not (blank and is_new)
        return rows

    def fill_down(self) -> None:
        """Give the cells of the selection what stands in its first row, or above it."""
        rows, columns = self.block()
        if len(rows) == 1 and rows[0] > 0:
            rows = [rows[0] - 1, rows[0]]
        if len(rows) < 2:
            return
        cells = [(row, column) for row in rows[1:] for column in columns]
        self._fill({cell: self._text(rows[0], cell[1]) for cell in cells}, "เติมลง")

    def fill_right(self) -> None:
        """Give the cells of the selection what stands in its first column, or left of it."""
        rows, columns = self.block()
        if len(columns) == 1:
            before = self._columns.beside(columns[0], -1)
            columns = [before, columns[0]] if before >= 0 else columns
        if rows and len(columns) > 1:
            first = columns[0]
            cells = [(row, column) for row in rows for column in columns[1:]]
            self._fill({cell: self._text(cell[0], first) for cell in cells}, "เติมไปทางขวา")

    def fill(self, known: CellBlock, to: CellBlock, *, swapped: bool = False) -> None:
        """Fill a larger block from the one within it, down or up, or to one side.

        Series are continued and a text alone is repeated; `swapped`: the other way round.
        """
        columns = self._columns.in_use
        inner = columns[known.left : known.right + 1]
        rows, places = to.new_rows(known), to.new_places(known)
        texts: dict[tuple[int, int], str] = {}
        if rows:
            for column in inner:
                lane = [self._text(row, column) for row in range(known.top, known.bottom + 1)]
                found = self._continued(column, lane, rows, swapped=swapped)
                texts |= {(row, column): text for row, text in found}
        elif places:
            for row in range(known.top, known.bottom + 1):
                lane = [self._text(row, column) for column in inner]
                found = self._continued(inner[0], lane, places, swapped=swapped)
                texts |= {(row, columns[at]): text for at, text in found}
        self._fill(texts, "เติม")
        self._select(to.top, to.bottom - to.top + 1, columns[to.left : to.right + 1])

    def _continued(
        self, column: int, lane: list[str], new: range, *, swapped: bool
    ) -> Iterator[tuple[int, str]]:
        """What a lane of texts goes on with at each new row or place, away from it."""
        away = lane if new.step > 0 else lane[::-1]
        place = self._model.place
        if place is not None and self._model.columns[column].is_chosen(place):
            # What is chosen from a list is no series.
            return zip(new, (away[at % len(away)] for at in range(len(new))), strict=True)
        return zip(new, filled(away, len(new), swapped=swapped), strict=True)

    def filled_below(self, block: CellBlock) -> int:
        """The row down to which the column beside a block is filled; -1 where it is not."""
        columns = self._columns.in_use
        beside = [block.left - 1, block.right + 1]
        for column in (columns[at] for at in beside if 0 <= at < len(columns)):
            row = block.bottom
            while row + 1 < self._row_filter.rowCount() and self._text(row + 1, column):
                row += 1
            if row > block.bottom:
                return row
        return -1

    def selected_block(self) -> CellBlock | None:
        """The block that is selected, or the cell of the cursor; None where it is no block."""
        rows, columns = self.block()
        if not rows or not columns or self._count() != len(rows) * len(columns):
            return None
        in_use = self._columns.in_use
        return CellBlock(rows[0], in_use.index(columns[0]), rows[-1], in_use.index(columns[-1]))

    def _fill(self, texts: Mapping[tuple[int, int], str], words: str) -> None:
        """Write what may be written of it, in the rows that there are."""
        kept = {
            (row, column): text
            for (row, column), text in texts.items()
            if self._model.is_writable(column) and not self._row_filter.is_spare(row)
        }
        if kept:
            self._write(kept, f"{words} {len(kept)} ช่อง")

    def insert_row(self) -> None:
        """Put a new row over the one that the cursor is in."""
        if self._model.place is None:
            return
        index = self._table.currentIndex()
        at_record = index.isValid() and not self._row_filter.is_spare(index.row())
        row = self._row_filter.source_row(index.row()) if at_record else len(self._model.records)
        self._changes.insert(row)
        self.row_added.emit(row, max(0, index.column()))

    def duplicate_rows(self) -> None:
        """Put copies of the selected records below them, and go there."""
        shown = (self._row_filter.source_row(row) for row in self.block()[0])
        rows = sorted(row for row in shown if not self._model.is_spare(row))
        if not rows or not self._model.may_change:
            return
        try:
            first = self._changes.duplicate(rows)
        except PhaenError as error:
            self.had_no_effect.emit(str(error))
            return
        self.row_added.emit(first, max(0, self._table.currentIndex().column()))

    def remove_rows(self) -> None:
        """Take the selected rows out."""
        index = self._table.currentIndex()
        self._changes.remove(self._row_filter.source_row(row) for row in self.block()[0])
        if index.isValid():
            row = min(index.row(), self._row_filter.rowCount() - 1)
            self._table.setCurrentIndex(self._row_filter.index(row, index.column()))

    def move_rows(self, step: int) -> None:
        """Move the selected rows up (-1) or down (1) by one."""
        rows = [row for row in self.block()[0] if not self._row_filter.is_spare(row)]
        if not rows or not self._may_move():
            return
        if rows[-1] - rows[0] >= len(rows):
            self.had_no_effect.emit(_ONE_RUN)
            return
        to = rows[0] + step
        if 0 <= to <= len(self._model.records) - len(rows):
            self._changes.move(rows[0], len(rows), to)

    def drag_row(self, old: int, new: int) -> None:
        """Move a row that was dragged to where another one is in sight."""
        last = len(self._model.records) - 1
        if self._may_move() and old <= last:
            self._changes.move(old, 1, min(new, last))

    def block(self) -> tuple[list[int], list[int]]:
        """The rows and columns in sight of the selection, else of the current cell."""
        rows, known = set[int](), set[int]()
        for down, across in selected_ranges(self._table):
            rows.update(down)
            known.update(across)
        here = self._table.currentIndex()
        if not rows and here.isValid():
            rows, known = {here.row()}, {here.column()}
        return sorted(rows), [at for at in self._columns.in_use if at in known]

    def _count(self) -> int:
        """How many cells are selected in columns in sight: the current one, where none is."""
        in_use, found = set(self._columns.in_use), selected_ranges(self._table)
        here = self._table.currentIndex()
        if not found and here.isValid():
            return int(here.column() in in_use)
        return sum(len(down) * len(in_use.intersection(across)) for down, across in found)

    def _cells(self) -> list[QModelIndex]:
        """The selected cells in columns in sight, else the current one."""
        cells = self._table.selectionModel().selectedIndexes() or [self._table.currentIndex()]
        in_use = set(self._columns.in_use)
        return [cell for cell in cells if cell.isValid() and cell.column() in in_use]

    def _clear(self, words: str) -> None:
        cells = [cell for cell in self._writable() if self._text(*cell)]
        self._write(dict.fromkeys(cells, ""), f"{words} {len(cells)} ช่อง")

    def _writable(self) -> Iterator[tuple[int, int]]:
        """The selected cells that something can be written in."""
        for row, column in sorted((cell.row(), cell.column()) for cell in self._cells()):
            if self._model.is_writable(column) and not self._row_filter.is_spare(row):
                yield row, column

    def _text(self, row: int, column: int) -> str:
        return self._model.text(self._row_filter.source_row(row), column)

    def _texts(self, row: int, column: int) -> tuple[str, ...]:
        return self._model.texts(self._row_filter.source_row(row), column)

    def _write(self, texts: Mapping[tuple[int, int], str], words: str) -> list[tuple[int, int]]:
        """Write texts into cells in sight; gives the cells of the list, by row and column."""
        rows = {row: self._row_filter.source_row(row) for row in {row for row, _at in texts}}
        cells = {(rows[row], at): text for (row, at), text in texts.items()}
        self._changes.write(cells, words)
        return list(cells)

    def _select(self, row: int, high: int, columns: Sequence[int]) -> None:
        last = min(row + high, self._row_filter.rowCount()) - 1
        block = QItemSelection()
        for column in columns:
            cells = self._row_filter.index(row, column), self._row_filter.index(last, column)
            block.select(*cells)
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self._table.selectionModel().select(block, how)

    def _may_move(self) -> bool:
        if not self._row_filter.is_plain:
            self.had_no_effect.emit(_SHOW_ALL_FIRST)
        return self._row_filter.is_plain
