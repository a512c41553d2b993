"""A grid with its commands and what it says of the cell the cursor is in."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.places import Place
from desktop.window.fields.note_key import NoteKey
from desktop.window.grid.arrangement import Arrangement
from desktop.window.grid.captions import CaptionOf
from desktop.window.grid.changes import Changes
from desktop.window.grid.column import GridColumn, Show
from desktop.window.grid.column_menu import ColumnMenus
from desktop.window.grid.cursor_words import selection_words, trouble_at_cursor
from desktop.window.grid.density import DENSITIES, Density
from desktop.window.grid.empty_words import EmptyWords
from desktop.window.grid.floating_note import FloatingNote
from desktop.window.grid.footer import EDITING_KEYS, GridFooter, Totals
from desktop.window.grid.grid_bar import GridBar
from desktop.window.grid.model import GridModel
from desktop.window.grid.paths import path_within
from desktop.window.grid.row_filter import RowTest
from desktop.window.grid.troubles import troubles_in
from desktop.window.grid.view import GridView
from desktop.window.page import Tools
from desktop.window.widgets.theme import Theme
from desktop.window.widgets.toolbar import Toolbar
from forms.editing.changes import EVERYTHING, Change

if TYPE_CHECKING:
    from db.records import Package
    from desktop.session.session import Session

NewItem = Callable[["Package"], Any]
TotalsOf = Callable[[Sequence[Any]], Totals]
# Columns at least so wide (em) take a share of the room that is left.
_WIDE = 8


class Grid(QWidget):
    """Shows and changes the list at a place as a spreadsheet would.

    `list_place` gives the place of the list of records, or None where there is none;
    `new_item` makes a record for an added row; `name` is the Thai noun of a row. Rows come
    and go through `changes`, which is made for the model.
    What is wrong in the fields named `elsewhere` is not marked here. With `spread` the
    wider columns share what room the grid has, or only those that are `elastic` and at least
    `least` pixels wide, as long as nobody has set their widths; with `frozen` the first one
    stays in sight. The rows of a `fixed` one are given; while it is `locked` nothing can be
    changed. A record that is `struck` counts no more; `totals` says what records come to.
    Rows are `numbered` as their records say; `captions` stand over the first of each group.
    One that is not `adjustable` has no choice of columns and row heights. `link_followed`
    gives the row of a cell that leads somewhere, once it is clicked or entered;
    `filter_changed` follows another choice of rows. `empty` says what the list is for, and what
    comes first, while it has no records.
    """

    current_changed = Signal(int)
    link_followed = Signal(int)
    filter_changed = Signal()

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
        elastic: Sequence[int] = (),
        least: int = 0,
        frozen: bool = False,
        fixed: bool = False,
        locked: Callable[[], bool] = lambda: False,
        struck: Callable[[Any], bool] = lambda _record: False,
        footer: Callable[[Theme, GridView], GridFooter] = GridFooter,
        empty: str = "",
        numbered: Show | None = None,
        captions: CaptionOf | None = None,
        totals: TotalsOf | None = None,
        adjustable: bool = True,
    ) -> None:
        super().__init__()
        # First: keys are asked about from the start.
        self.note = NoteKey(tools, self.column_place, self._put_note)
        self._elsewhere = frozenset(elsewhere)
        self._tools = tools
        self._columns = tuple(columns)
        self._totals = totals or self._count
        self._row = -1
        # What the cells are marked with: the list's place, its drafts' state, the problems.
        self._marked: tuple[object, object, object] = (None, None, None)
        self._is_adjustable = adjustable
        self._model = GridModel(
            tools.session,
            list_place,
            columns,
            name=name,
            fixed=fixed,
            locked=locked,
            struck=struck,
            numbered=numbered,
            parent=self,
        )
        self.changes = changes(tools.session, self._model, new_item)
        self.view = GridView(tools.theme, self._model, self.changes)
        self.view.captions.of_record = captions
        self.view.setAccessibleName(f"ตาราง{name}")
        wide = [at for at, column in enumerate(self._columns) if column.width >= _WIDE]
        shared = elastic or wide or range(len(self._columns))
        self.view.columns.arrange(shared if spread or elastic else (), int(frozen), least)
        self._arrangement = Arrangement(tools.memory, self._model, self.view)
        self._plan: int | None = None
        self.footer = footer(tools.theme, self.view)
        self.menus = ColumnMenus(
            self,
            model=self._model,
            rows=self.view.row_filter,
            columns=self.view.columns,
            sort=self._sort_by_heading,
            filtered=self._on_filtered,
            fit=self.view.fit_column,
        )
        self.bar = GridBar(self.view, name, fixed=fixed, adjustable=adjustable)
        self._arrange()
        self._connect()
        self.bar.show_density(self.view.heights.density)
        if empty:
            EmptyWords(self.view, self._model, empty)
        self.refresh()

    def _connect(self) -> None:
        view, tools = self.view, self._tools
        view.link_followed.connect(self.link_followed)
        view.had_no_effect.connect(
            lambda words: tools.notice.show_result(words, severity="warning")
        )
        view.edits.pasted.connect(self._offer_divisions)
        self._model.text_entered.connect(
            lambda row, column, _text: self._offer_divisions([(row, column)])
        )
        view.row_changed.connect(self._on_current_changed)
        view.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        view.columns.changed.connect(self._on_columns_changed)
        view.columns.laid_out.connect(self._show_columns)
        view.menu_wanted.connect(self._open_menu)
        view.zoomed.connect(self._zoom)
        view.editing_changed.connect(
            lambda editing: self.footer.tell_keys(EDITING_KEYS if editing else ())
        )
        self.bar.columns_wanted.connect(self._open_columns)
        self.bar.density_chosen.connect(self.set_density)
        tools.checker.changed.connect(self._on_problems_changed)

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
        plan = self._tools.session.number
        if (self._model.place, plan) != (known, self._plan):
            # Of another plan other columns are empty.
            self._plan = plan
            self._arrangement.restore()
            self._show_columns()
        self._mark()
        self.view.show_change()
        self._show_totals()
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

    def give_frame(self) -> tuple[Toolbar, GridFooter]:
        """Let what stands over and under the table be its page's own."""
        for widget in (self.bar, self.footer):
            cast(QVBoxLayout, self.layout()).removeWidget(widget)
            # It belongs to whoever puts it around the page: here it would lie over the table.
            widget.setParent(None)
        return self.bar, self.footer

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
        path = path_within(self._tools.session.package, place, len(own) + 1)
        self.view.show_cell(row, self._column_of(path))
        self.view.setFocus()
        return True

    def come_into_sight(self) -> None:
        """Show the cell that the cursor is in."""
        self.view.scrollTo(self.view.currentIndex())

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
        self.view.columns.set_absent(column, absent=not shown)

    def set_test(self, test: RowTest | None) -> None:
        """Show only the rows that pass; None shows all."""
        self.view.row_filter.set_test(test)
        self._show_totals()

    def show_all(self) -> None:
        """Show every row, in the order of the plan."""
        self.view.row_filter.show_all()
        self.sort(-1)
        self._on_filtered()

    def set_density(self, density: Density) -> None:
        """Show rows of another height, in all tables from now on."""
        self._arrangement.keep_density(density)
        self.wear_density()

    def _zoom(self, step: int) -> None:
        """Show rows of the next height, where one may choose it."""
        known = self._arrangement.density
        at = DENSITIES.index(known) + step
        if self._is_adjustable and 0 <= at < len(DENSITIES):
            self.set_density(DENSITIES[at])

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows in sight by a column; -1: as the plan has them."""
        self.view.row_filter.sort(column, order)
        self.view.horizontalHeader().viewport().update()

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
        return [*self.bar.row_buttons, *self.bar.looks, self.view]

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)
        column.addWidget(self.footer)
        for before, after in pairwise(self.in_tab_order()):
            self.setTabOrder(before, after)

    def _put_note(self, panel: QWidget) -> None:
        """Lay the note over the table, which keeps its height."""
        FloatingNote(self.view, self.view.row_in_use).put(panel)

    def _count(self, records: Sequence[Any]) -> Totals:
        """How many rows are in sight, where nobody knows more of them."""
        known = len(self._model.records)
        if len(records) < known:
            return Totals(f"แสดง {len(records):,} จาก {known:,} รายการ")
        return Totals(f"{known:,} รายการ")

    def _show_totals(self) -> None:
        records = self._model.records
        self.footer.show_totals(self._totals([records[row] for row in self.shown_rows()]))

    def _show_columns(self) -> None:
        """Say how many columns are in sight."""
        self.bar.show_columns(len(self.view.columns.open), len(self.view.columns.known))

    def _open_menu(self, column: int) -> None:
        """Open the menu of a column under its heading."""
        header = self.view.horizontalHeader()
        at = QPoint(max(0, self.view.left_of(column)), header.height())
        self.menus.of_column(column).popup(header.viewport().mapToGlobal(at))

    def _open_columns(self, at: QPoint) -> None:
        self.menus.of_all().popup(at)

    def _sort_by_heading(self, column: int, order: Qt.SortOrder) -> None:
        self.sort(column, order)
        self.filter_changed.emit()

    def _on_filtered(self) -> None:
        self._show_totals()
        self.view.horizontalHeader().viewport().update()
        self.filter_changed.emit()

    def _column_of(self, path: tuple[str, ...]) -> int:
        """The column that shows a field, or holds it; the first where none does."""
        best, length = 0, 0
        for at, column in enumerate(self._columns):
            for own in column.fields:
                pairs = zip(own, path, strict=False)
                alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
                if alike > length:
                    best, length = at, alike
        return best

    def _mark(self) -> None:
        place, session = self._model.place, self._tools.session
        if place is None or not session.is_open:
            return
        # What is wrong with a draft may be told otherwise in any other state.
        drafts = session.state if session.state.drafts else None
        wanted = place, drafts, self._tools.checker.problems
        if all(map(operator.is_, wanted, self._marked)):
            return
        self._marked = wanted
        cells = {path: column.path for column in self._columns for path in column.fields}
        problems = [
            problem
            for problem in self._tools.checker.problems
            if not self._elsewhere.intersection(problem.place[len(place) + 1 : len(place) + 2])
        ]
        troubles = troubles_in(session, problems, place, cells)
        if troubles != self._model.troubles:
            self._model.set_troubles(troubles)
            self._show_message()

    def _on_problems_changed(self) -> None:
        # A grid out of sight is marked when it is shown.
        if self.isVisible():
            self._mark()

    def _offer_divisions(self, cells: Iterable[tuple[int, int]]) -> None:
        """Offer those to be added that cells just written name in vain."""
        if not self._tools.session.state.drafts:
            return
        # With what is marked alone: a plan is seen before that.
        from desktop.window.grid.division_offer import offer_divisions  # noqa: PLC0415

        offer_divisions(self._tools, self._model, cells)

    def _on_current_changed(self) -> None:
        self.note.hide()
        self._tools.notice.give_way()
        self._show_current()
        self._tell_row()

    def _tell_row(self) -> None:
        """Tell of the row that the cursor is in, where it is another one than before."""
        row = self.view.row
        if row != self._row:
            self._row = row
            self.current_changed.emit(row)

    def _show_current(self) -> None:
        """Offer what can be done with the row of the cursor, and say what is wrong there."""
        self._offer()
        self._show_message()

    def _offer(self) -> None:
        """Say what the selected cells come to, and what can be done with their rows."""
        self.bar.offer_rows(is_any=self.view.row >= 0 or bool(self.selected_rows()))
        self.footer.show_selection(selection_words(self.view))

    def _show_message(self) -> None:
        """Say what is wrong where the cursor is."""
        self.footer.tell_trouble(trouble_at_cursor(self.view, self._model))

    def _on_columns_changed(self) -> None:
        """Keep what was chosen of the columns, and the cursor in one of them."""
        columns = self.view.columns
        self._arrangement.keep()
        index = self.view.currentIndex()
        if index.isValid() and not columns.is_open(index.column()):
            near = columns.nearest(index.column())
            self.view.setCurrentIndex(self.view.row_filter.index(index.row(), near))
        self._show_columns()

    def wear_density(self) -> None:
        """Give the rows the height that was chosen last, in whatever table, where one may."""
        if not self._is_adjustable:
            return
        density = self._arrangement.density
        if density is not self.view.heights.density:
            self.view.heights.set_density(density)
        self.bar.show_density(density)

    # Qt's own names from here on.

    def event(self, event: QEvent) -> bool:
        # Keys that neither the cell nor the table takes come here.
        return self.note.takes(event) or super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.wear_density()
        if self._tools.session.is_open:
            # What was found while it was out of sight.
            self._mark()
