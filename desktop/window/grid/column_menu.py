"""The menus of columns: what is done by one of them, and which of them are in sight."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop.window.grid.columns import Columns
from desktop.window.grid.model import GridModel
from desktop.window.grid.row_filter import RowFilter
from desktop.window.widgets.icons import icon

_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
# More texts of a column than these are found by the search, not one by one.
_MOST_VALUES = 30
# A text in a menu is cut after so many letters.
_LONGEST = 48
_EMPTY = "(ว่าง)"


class StayingMenu(QMenu):
    """A menu that stays while its choices are ticked, by mouse or by the space bar."""

    def _ticks(self, command: QAction | None) -> bool:
        if command is None or not command.isCheckable() or not command.isEnabled():
            return False
        command.trigger()
        return True

    # Qt's own names from here on.

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._ticks(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        # Qt takes keys of menus before keyPressEvent for their accelerators.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            ticks = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if event.key() in ticks and self._ticks(self.activeAction()):
                return True
        return super().event(event)


class ColumnMenus:
    """Makes the menus of the columns of one grid; `sort` and `fit` do it by column."""

    def __init__(
        self,
        parent: QWidget,
        *,
        model: GridModel,
        rows: RowFilter,
        columns: Columns,
        sort: Callable[[int, Qt.SortOrder], None],
        filtered: Callable[[], None],
        fit: Callable[[int], None],
    ) -> None:
        self._parent = parent
        self._model = model
        self._rows = rows
        self._columns = columns
        self._sort = sort
        self._filtered = filtered
        self._fit = fit

    def of_column(self, column: int) -> QMenu:
        """What is done by a column: order, rows, and its own place and width."""
        menu = self._made(f"คอลัมน์{self._model.columns[column].words}")
        self._add_orders(menu, column)
        menu.addSeparator()
        self._add_values(menu, column)
        menu.addSeparator()
        still = self._columns.still[-1:] == [column]
        words = "เลิกตรึงคอลัมน์" if still else "ตรึงถึงคอลัมน์นี้"
        self._add(menu, "freeze", words, lambda: self._columns.freeze(-1 if still else column))
        self._add_moves(menu, column)
        hide = self._add(menu, "hide", "ซ่อนคอลัมน์", lambda: self._columns.show(column, shown=False))
        hide.setEnabled(len(self._columns.open) > 1)
        self._add(menu, "fit", "กว้างพอดีข้อความ", lambda: self._fit(column))
        return menu

    def of_all(self) -> QMenu:
        """Which columns are in sight."""
        menu = self._made("คอลัมน์ที่แสดง")
        for at in self._columns.known:
            empty = " (ยังว่าง)" if at in self._columns.folded else ""
            command = menu.addAction(f"{self._model.columns[at].words}{empty}".replace("\n", " "))
            command.setCheckable(True)
            command.setChecked(self._columns.is_open(at))
            command.triggered.connect(
                lambda shown, command=command, at=at: self._show(command, at, shown)
            )
        menu.addSeparator()
        self._add(menu, "fit", "กลับเป็นคอลัมน์ตั้งต้น", self._columns.reset)
        return menu

    def _made(self, words: str) -> StayingMenu:
        menu = StayingMenu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(words)
        return menu

    def _add(self, menu: QMenu, picture: str, words: str, act: Callable[[], object]) -> QAction:
        command = menu.addAction(icon(picture), words)
        command.triggered.connect(lambda _checked=False: act())
        return command

    def _add_moves(self, menu: QMenu, column: int) -> None:
        if not self._columns.movable:
            return
        for picture, words, step in (
            ("earlier", "ย้ายคอลัมน์ไปทางซ้าย", -1),
            ("later", "ย้ายคอลัมน์ไปทางขวา", 1),
        ):
            beside = self._columns.beside(column, step)
            move = self._add(menu, picture, words, partial(self._columns.move, column, beside))
            move.setEnabled(beside >= 0)

    def _add_orders(self, menu: QMenu, column: int) -> None:
        place = self._model.place
        figures = bool(place and self._model.columns[column].is_figure(place))
        up, down = ("น้อยไปมาก", "มากไปน้อย") if figures else (" ก ไป ฮ", " ฮ ไป ก")
        sorted_by = self._rows.sortColumn() == column
        orders = (("sorted-up", up, _UP), ("sorted-down", down, _DOWN))
        for picture, words, order in orders:
            is_now = sorted_by and self._rows.sortOrder() == order
            act = partial(self._sort, -1, _UP) if is_now else partial(self._sort, column, order)
            label = f"เลิกเรียงจาก{words}" if is_now else f"เรียงจาก{words}"
            self._add(menu, picture, label, act)

    def _add_values(self, menu: StayingMenu, column: int) -> None:
        counts = self._rows.counts(column)
        kept = self._rows.values_of(column)
        every = self._add(menu, "filter", "แสดงทุกค่า", lambda: self._keep(column, None))
        every.setEnabled(kept is not None)
        if len(counts) > _MOST_VALUES:
            more = menu.addAction(f"มี {len(counts):,} ค่า หาด้วยช่องค้นหาในตาราง")
            more.setEnabled(False)
            return
        for text, count in counts.items():
            words = text.replace("\n", " ").replace("&", "&&") or _EMPTY
            cut = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
            command = menu.addAction(f"{cut}\t{count:,}")
            command.setCheckable(True)
            command.setChecked(kept is None or text in kept)
            command.triggered.connect(
                lambda shown, text=text: self._toggle(column, text, every, shown)
            )

    def _toggle(self, column: int, text: str, every: QAction, shown: bool) -> None:  # noqa: FBT001 - Qt's
        texts = self._rows.counts(column)
        kept = self._rows.values_of(column)
        chosen = set(texts if kept is None else kept)
        chosen = chosen | {text} if shown else chosen - {text}
        self._keep(column, None if chosen.issuperset(texts) else chosen)
        every.setEnabled(self._rows.values_of(column) is not None)

    def _keep(self, column: int, texts: set[str] | None) -> None:
        self._rows.set_values(column, texts)
        self._filtered()

    def _show(self, command: QAction, column: int, shown: bool) -> None:  # noqa: FBT001 - Qt's
        self._columns.show(column, shown=shown)
        # The last one in sight stays.
        command.setChecked(self._columns.is_open(column))
