"""What a table can be told to do, by its menu and by keys: as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QTableView

from desktop.window.grid.block_edits import BlockEdits
from desktop.window.grid.cell_editing import CellEditing
from desktop.window.grid.commands import Command
from desktop.window.grid.model import GridModel
from desktop.window.grid.movement import Movement
from desktop.window.grid.row_filter import RowFilter
from desktop.window.grid.selection import CellSelection

Act = Callable[[], object]


class ViewCommands:
    """The commands of one table; those of rows are where these come and go."""

    def __init__(
        self,
        table: QTableView,
        *,
        edits: BlockEdits,
        editing: CellEditing,
        selection: CellSelection,
        movement: Movement,
        rows: RowFilter,
        open_column_menu: Callable[[], None],
    ) -> None:
        self._table = table
        self._edits = edits
        self._editing = editing
        self._selection = selection
        self._movement = movement
        self._rows = rows
        self._open_column_menu = open_column_menu

    def offered(self, model: GridModel) -> list[Command]:
        """What the menu offers, with its keys."""
        edits, name = self._edits, model.name
        commands = [
            Command("ตัด", "Ctrl+X", edits.cut),
            Command("คัดลอก", "Ctrl+C", edits.copy),
            Command("คัดลอกพร้อมหัวคอลัมน์", "Ctrl+Shift+C", edits.copy_with_heads),
            Command("วาง", "Ctrl+V", edits.paste),
            Command("ล้างข้อมูล", "Delete", edits.clear),
            Command("เติมลง", "Ctrl+D", edits.fill_down),
            Command("เติมไปทางขวา", "Ctrl+R", edits.fill_right),
        ]
        if not model.fixed:
            commands += [
                Command(f"แทรก{name}", "Insert", edits.insert_row),
                Command(f"ทำสำเนา{name}", "Ctrl+Shift+D", edits.duplicate_rows),
                Command(f"ลบ{name}", "Ctrl+-", edits.remove_rows),
                Command("ย้ายขึ้น", "Alt+Shift+Up", lambda: edits.move_rows(-1)),
                Command("ย้ายลง", "Alt+Shift+Down", lambda: edits.move_rows(1)),
            ]
        commands.append(Command("เมนูของคอลัมน์…", "Ctrl+Shift+L", self._open_column_menu))
        return commands

    def silent(self, model: GridModel) -> list[tuple[str, Act]]:
        """What keys do that is in no menu, as (keys, what they do)."""
        table, selection, editing = self._table, self._selection, self._editing
        acts: list[tuple[str, Act]] = [
            ("Shift+Space", selection.select_rows),
            ("Ctrl+Space", selection.select_columns),
            *((keys, self._select_all) for keys in ("Ctrl+A", "Ctrl+Shift+8", "Ctrl+*")),
            ("Ctrl+.", selection.next_corner),
            ("Ctrl+Backspace", lambda: table.scrollTo(table.currentIndex())),
            ("F2", editing.go_on),
            ("Backspace", editing.begin_empty),
            ("Ctrl+'", editing.begin_with_above),
            ("Ctrl+;", editing.begin_with_today),
            ("Alt+Down", editing.open_list),
        ]
        if not model.fixed:
            acts += ((keys, self._edits.insert_row) for keys in ("Ctrl+Shift+=", "Ctrl++"))
        return acts

    def _select_all(self) -> None:
        """Select every record; again: the row for a new one as well."""
        has_records = bool(self._rows.rowCount()) and not self._rows.is_spare(0)
        self._selection.select_all(self._movement.last_row if has_records else -1)
