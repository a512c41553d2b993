"""A grid with its commands and what it says of the cell the cursor is in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from db.places import Place
from desktop.window.fields.note_key import NoteKey
from desktop.window.grid.changes import Changes
from desktop.window.grid.column import GridColumn
from desktop.window.grid.frozen import FrozenView
from desktop.window.grid.headings import shown_columns
from desktop.window.grid.model import TROUBLE, GridModel
from desktop.window.grid.row_filter import RowTest
from desktop.window.grid.troubles import troubles_in
from desktop.window.grid.view import GridView
from desktop.window.page import Tools
from desktop.window.widgets.controls import tool_button
from desktop.window.widgets.notice import Mark
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em
from forms.editing.changes import EVERYTHING, Change

if TYPE_CHECKING:
    from db.records import Package
    from desktop.session.session import Session

NewItem = Callable[["Package"], Any]
# Columns at least so wide (em) take a share of the room that is left.
_WIDE = 8
# For the list of keys of a page with a grid; the rows of some are given.
FIXED_GRID_KEYS = (
    ("เริ่มกรอกทับช่อง / แก้ไขต่อท้าย", "กรอกได้เลย, F2"),
    ("จบการแก้ไข ไปแถวถัดไป / ช่องถัดไป", "Enter, Tab"),
    ("ขึ้นบรรทัดใหม่ในช่อง", "Alt+Enter"),
    ("เลิกแก้ไขช่อง", "Esc"),
    ("แสดงรายการให้เลือก", "Alt+↓"),
    ("ตัด คัดลอก วางหลายช่อง (กับ Excel และ Word)", "Ctrl+X, Ctrl+C, Ctrl+V"),
    ("ล้างข้อมูลในช่อง", "Delete"),
    ("เติมลงตามแถวแรก", "Ctrl+D"),
    ("ออกจากตาราง", "F6, Shift+F6"),
)
GRID_KEYS = (
    *FIXED_GRID_KEYS,
    ("แทรกแถว / ลบแถว", "Insert หรือ Ctrl++, Ctrl+-"),
    ("ย้ายแถวขึ้น / ลง", "Alt+↑, Alt+↓"),
)


class Grid(QWidget):
    """Shows and changes the list at a place as a spreadsheet would.

    `list_place` gives the place of the list of records, or None where there is none;
    `new_item` makes a record for an added row; `name` is the Thai noun of a row. Rows come
    and go through `changes`, which is made for the model.
    What is wrong in the fields named `elsewhere` is not marked here. With `spread` the
    wider columns share what room the grid has, as long as nobody has set their widths;
    with `frozen` the first one stays in sight. The rows of a `fixed` one are given; while it
    is `locked` nothing can be changed. `link_followed` gives the row of a cell that leads
    somewhere, once it is clicked or entered.
    """

    current_changed = Signal(int)
    link_followed = Signal(int)
    selection_changed = Signal()

    def __init__(
        self,
        tools: Tools,
        list_place: Callable[[], Place | None],
        columns: Sequence[GridColumn],
        *,
        new_item: NewItem,
        name: str,
        changes: Callable[[Session, GridModel, NewItem], Changes] = Changes,
        elsewhere: Sequence[str] = (),
        spread: bool = False,
        frozen: bool = False,
        fixed: bool = False,
        locked: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__()
        # First: keys are asked about from the start.
        self.note = NoteKey(tools, self.column_place, self._put_note)
        self._spread = spread
        self._is_shared = False
        self._elsewhere = frozenset(elsewhere)
        self._tools = tools
        self._columns = tuple(columns)
        self._row = -1
        # The buttons that do something with rows.
        self._of_row: list[QToolButton] = []
        self._memory_name = ""
        self._model = GridModel(
            tools.session,
            list_place,
            columns,
            name=name,
            fixed=fixed,
            locked=locked,
            parent=self,
        )
        self.changes = changes(tools.session, self._model, new_item)
        self.view = (FrozenView if frozen else GridView)(tools.theme, self._model, self.changes)
        self.view.link_followed.connect(self.link_followed)
        self.view.setAccessibleName(f"ตาราง{name}")
        self.view.had_no_effect.connect(
            lambda words: tools.notice.show_result(words, severity="warning")
        )
        self.view.row_changed.connect(self._on_current_changed)
        self.view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.view.horizontalHeader().sectionResized.connect(lambda *_: self._remember())
        self._arrange(name)
        tools.checker.changed.connect(self._on_problems_changed)
        self.refresh()

    @property
    def model(self) -> GridModel:
        """The cells of every row, whatever the filter."""
        return self._model

    @property
    def place(self) -> Place | None:
        """The field that the cursor is in, or the list where it is in none."""
        if self._model.place is None or self.current_row < 0:
            return self._model.place
        return self._model.place_of(self.current_row, max(0, self.view.currentIndex().column()))

    @property
    def current_row(self) -> int:
        """The row of the list that the cursor is in; -1 where it is in none."""
        return self.view.row

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the list as it is now; the cursor and the selection stay.

        A change of another list is looked for where cells name records of it. What computed
        cells show of other places is their owner's to know: it asks without a change.
        """
        known = self._model.place
        if not self._tools.session.is_open:
            self.setEnabled(False)
            return
        if self._model.is_leaving:
            self.keep_typed()
        self._model.refresh()
        place = self._model.place
        if place == known and not self._is_touched(place, change):
            return
        self.setEnabled(self._model.place is not None)
        if self._model.place != known:
            self._restore()
        self._mark()
        self.view.viewport().update()
        self._show_current()
        # Rows that came or went took the cursor along, which the view does not tell.
        self._tell_row()

    def _is_touched(self, place: Place | None, change: Change) -> bool:
        if place is None:
            return change.whole
        return change.touches(place, *self._named(place))

    def _named(self, place: Place) -> Iterator[Place]:
        """The lists whose records are named in the cells, and what locks a report."""
        if place[0] == "reports":
            yield (*place[:2], "issuances")
        for column in self._columns:
            spec = column.spec(place)
            if spec is not None and spec.target:
                yield tuple(spec.target.split("."))

    def keep_typed(self) -> None:
        """Put what is being typed in a cell into the list, before another one is shown."""
        # Where the plan has another list there, this one has gone, or is elsewhere.
        if self._model.is_as_shown:
            self.view.settle()

    def show_place(self, place: Place) -> bool:
        """Put the cursor into the cell of a field; False where the list does not hold it.

        For the list itself it is the first cell: of the row to begin in, where it is empty.
        """
        own = self._model.place
        if own is None or place[: len(own)] != own:
            return False
        row = place[len(own)] if len(place) > len(own) else 0
        if not isinstance(row, int) or (place != own and row >= len(self._model.records)):
            return False
        path = tuple(part for part in place[len(own) + 1 :] if isinstance(part, str))
        self.view.show_cell(row, self._column_of(path))
        self.view.setFocus()
        return True

    def column_place(self) -> Place | None:
        """What the column of the cursor shows, in whatever row: list and names of fields."""
        place, column = self._model.place, max(0, self.view.currentIndex().column())
        return None if place is None else (*place, *self._columns[column].path)

    def set_row(self, row: int) -> None:
        """Put the cursor into a row, in the column where it is or one begins."""
        index = self.view.currentIndex()
        self.view.show_cell(row, index.column() if index.isValid() else self.view.first_column)

    def show_column(self, column: int, *, shown: bool) -> None:
        """Show a column, or keep it out of sight: nothing is pasted into it then."""
        if shown == self.view.isColumnHidden(column):
            self.view.setColumnHidden(column, not shown)
            self._share_room()

    def set_test(self, test: RowTest | None) -> None:
        """Show only the rows that pass; None shows all."""
        self.view.row_filter.set_test(test)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows in sight by a column; -1: as the plan has them."""
        self.view.row_filter.sort(column, order)

    def shown_rows(self) -> tuple[int, ...]:
        """The rows of the list that pass the filter, from top to bottom."""
        row_filter = self.view.row_filter
        rows = (
            row_filter.mapToSource(row_filter.index(n, 0)).row()
            for n in range(row_filter.rowCount())
        )
        return tuple(row for row in rows if not self._model.is_spare(row))

    def selected_rows(self) -> tuple[int, ...]:
        """The rows of the list in which something is selected."""
        row_filter = self.view.row_filter
        shown = {index.row() for index in self.view.selectionModel().selectedIndexes()}
        rows = (row_filter.mapToSource(row_filter.index(row, 0)).row() for row in shown)
        return tuple(sorted(row for row in rows if not self._model.is_spare(row)))

    def in_tab_order(self) -> list[QWidget]:
        """The buttons over the table, then the table."""
        return [*self.findChildren(QToolButton), self.view]

    def _arrange(self, name: str) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(em(self, 0.2))
        for words, keys, picture, act in (
            (f"แทรก{name}", "Insert", "add", self.view.edits.insert_row),
            (f"ลบ{name}", "Ctrl+-", "remove", self.view.edits.remove_rows),
            ("ย้ายขึ้น", "Alt+↑", "up", lambda: self.view.edits.move_rows(-1)),
            ("ย้ายลง", "Alt+↓", "down", lambda: self.view.edits.move_rows(1)),
        ):
            if self._model.fixed:
                break
            button = tool_button(picture, f"{words} ({keys})", act)
            bar.addWidget(button)
            if picture != "add":
                self._of_row.append(button)
        self.bar = bar
        self._mark_icon = Mark(self._tools.theme, "error", "error", size=1.1)
        self._message = Label()
        self._message.setWordWrap(True)
        self._message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(em(self, 0.4))
        foot.addWidget(self._mark_icon, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._message, 1)
        self._foot.hide()
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.3))
        column.addLayout(bar)
        column.addWidget(self.view, 1)
        column.addWidget(self._foot)
        for before, after in pairwise(self.in_tab_order()):
            self.setTabOrder(before, after)

    def _put_note(self, panel: QWidget) -> None:
        """Give the note its room below the table."""
        cast(QVBoxLayout, self.layout()).insertWidget(2, panel)

    def _column_of(self, path: tuple[str, ...]) -> int:
        """The column that shows a field, or holds it; the first where none does."""
        best, length = 0, 0
        for at, column in enumerate(self._columns):
            own = column.path
            pairs = zip(own, path, strict=False)
            alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
            if alike > length:
                best, length = at, alike
        return best

    def _mark(self) -> None:
        place = self._model.place
        if place is None or not self._tools.session.is_open:
            return
        paths = [column.path for column in self._columns]
        problems = [
            problem
            for problem in self._tools.checker.problems
            if not self._elsewhere.intersection(problem.place[len(place) + 1 : len(place) + 2])
        ]
        troubles = troubles_in(self._tools.session, problems, place, paths)
        if troubles != self._model.troubles:
            self._model.set_troubles(troubles)
            self._show_message()

    def _on_problems_changed(self) -> None:
        # A grid out of sight is marked when it is shown.
        if self.isVisible():
            self._mark()

    def _on_current_changed(self) -> None:
        self.note.hide()
        self._show_current()
        self._tell_row()

    def _tell_row(self) -> None:
        """Tell of the row that the cursor is in, where it is another one than before."""
        row = self.view.row
        if row != self._row:
            self._row = row
            self.current_changed.emit(row)

    def _on_selection_changed(self, *_changes: object) -> None:
        self._offer()
        self.selection_changed.emit()

    def _show_current(self) -> None:
        """Offer what can be done with the row of the cursor, and say what is wrong there."""
        self._offer()
        self._show_message()

    def _offer(self) -> None:
        """Let the buttons rest that do something with rows while there is none to do it with."""
        is_any = self.view.row >= 0 or bool(self.selected_rows())
        for button in self._of_row:
            button.setEnabled(is_any)

    def _show_message(self) -> None:
        """Say what is wrong where the cursor is: in the cell, else in the row."""
        index = self.view.currentIndex()
        trouble = index.data(TROUBLE) if index.isValid() else None
        if trouble is None and self.view.row >= 0:
            trouble = self._model.troubles.of_row(self.view.row)
        self._foot.setVisible(trouble is not None)
        if trouble is not None:
            self._mark_icon.set_mark(trouble.severity, trouble.severity)
            self._message.setText(trouble.words)

    def _restore(self) -> None:
        """Give the columns the widths that they had the last time."""
        names = [part for part in self._model.place or () if isinstance(part, str)]
        self._memory_name = "grid-" + "-".join(names) if names else ""
        # Qt's own state of a header is not taken back where its headings wrap.
        words = self._tools.memory.text(self._memory_name).split() if names else []
        widths = [int(word) for word in words if word.isdecimal()]
        if len(widths) == len(self._columns):
            for at, width in enumerate(widths):
                self.view.setColumnWidth(at, width)
            self._spread = False

    def _remember(self) -> None:
        """Keep the widths that are set by dragging, not those that follow the window."""
        dragged = QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton
        if self._memory_name and dragged:
            self._spread = False
            widths = (self.view.columnWidth(at) for at in range(len(self._columns)))
            self._tools.memory.set_text(self._memory_name, " ".join(map(str, widths)))

    def _share_room(self) -> None:
        """Give the wider columns what the grid has room for; all where they are alike."""
        if not self._spread:
            return
        shown = shown_columns(self.view)
        wide = [at for at in shown if self._columns[at].width >= _WIDE] or shown
        least = {at: em(self, self._columns[at].width) for at in shown}
        spare = self.view.viewport().width() - sum(least.values())
        share = sum(least[at] for at in wide)
        for at in wide:
            self.view.setColumnWidth(at, least[at] + max(0, spare) * least[at] // share)
        # The last column took its room before, and no one was told.
        self.view.measure()
        if not self._is_shared and self.current_row > 0:
            # Rows were higher while the grid had no room: the cursor's is elsewhere now.
            self.view.show_cell(self.current_row, max(0, self.view.currentIndex().column()))
        self._is_shared = True

    # Qt's own names from here on.

    def event(self, event: QEvent) -> bool:
        # Keys that neither the cell nor the table takes come here.
        return self.note.takes(event) or super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._tools.session.is_open:
            # What was found while it was out of sight.
            self._mark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._spread and event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self._share_room)
