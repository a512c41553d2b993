"""How narratives are written down a quarter: beside what was said before, from empty to empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent

from desktop.window.grid import Grid
from desktop.window.reports.indicator_columns import BEFORE, NARRATIVE
from desktop.window.reports.narrative_twin import (
    COPY,
    COPY_KEY,
    UNCHANGED,
    UNCHANGED_KEY,
    NarrativeTwin,
)
from desktop.window.widgets.key_places import combination, pressed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db.records import Result
    from desktop.window.page import Tools
    from forms.reporting.narratives import Said
    from forms.reporting.reckoned import Reckoner

NEXT_EMPTY, NEXT_EMPTY_KEY = "ข้อถัดไปที่ว่าง", "Ctrl+Enter"
_NEXT_EMPTY, _UNCHANGED = combination("Ctrl+Return"), combination(UNCHANGED_KEY)
_COPY = combination(COPY_KEY)
_NOTHING_SAID = "ไตรมาสก่อนไม่มีข้อความของตัวชี้วัดนี้ให้ยกมา"
_NONE_LEFT = "กรอกครบทุกตัวชี้วัดแล้ว ไม่มีช่องว่างเหลือ"


class Narrator(QObject):
    """Acts on the narratives of a grid of results.

    While one is typed, what was said before stands beside it; its keys do so in the cell, too.
    """

    def __init__(self, tools: Tools, grid: Grid, reckoner: Reckoner) -> None:
        super().__init__(grid)
        self._tools = tools
        self._grid = grid
        self._view = grid.view
        self._reckoner = reckoner
        self.twin = NarrativeTwin(tools.theme, self._view.viewport())
        self.twin.copied.connect(self.copy)
        self.twin.unchanged.connect(self.leave_unchanged)
        self._view.editing_changed.connect(self._on_editing)
        self._view.installEventFilter(self)
        self._view.verticalScrollBar().valueChanged.connect(lambda _at: self._show_twin())

    def offer_keys(self) -> None:
        """Name the keys of the narratives under the grid, while something can be written."""
        is_open = not self._grid.model.locked()
        self._grid.footer.usual_keys = ((NEXT_EMPTY_KEY, NEXT_EMPTY),) if is_open else ()
        self._grid.footer.update()

    def copy(self) -> None:
        """Put what was said before where the cursor is in the narrative, to be changed."""
        said, row = self._said(self._grid.current_row), self._grid.current_row
        if said is None:
            self._tell(_NOTHING_SAID)
            return
        editor = self._view.editor
        if editor is None:
            editor = self._view.open_cell(row, NARRATIVE)
            if editor is None:
                return
            if editor.toPlainText():
                editor.insertPlainText("\n")
        editor.insertPlainText(said.words)

    def leave_unchanged(self) -> None:
        """Say of the chosen results what was said before, as one step, and go on.

        Of several only those are filled that say nothing yet.
        """
        model = self._grid.model
        if model.place is None or model.locked():
            return
        rows = self._grid.selected_rows()
        if len(rows) < 2:
            rows = (self._grid.current_row,) if self._grid.current_row >= 0 else ()
        several = len(rows) > 1
        found = {row: self._said(row) for row in rows}
        texts = {
            (row, NARRATIVE): said.words
            for row, said in found.items()
            if said is not None and not (several and model.text(row, NARRATIVE).strip())
        }
        if not texts:
            self._tell(_NOTHING_SAID)
            return
        editor = self._view.editor
        if editor is not None:
            # What was typed is not what is meant.
            editor.give_up()
        self._grid.changes.write(texts, f"ไม่เปลี่ยนจากไตรมาสก่อน {len(texts)} ตัวชี้วัด")
        if not several:
            self._go_on(rows[0])

    def next_empty(self) -> None:
        """Go to the next row that has nothing in the column of the cursor; begin to write there.

        Where a column is full, the narratives are what is left.
        """
        editor = self._view.editor
        if editor is not None:
            editor.settle()
        column = self._view.currentIndex().column()
        if column < 0 or not self._grid.model.columns[column].writable:
            column = NARRATIVE
        row = self._empty_after(self._grid.current_row, column)
        if row is None and column != NARRATIVE:
            column = NARRATIVE
            row = self._empty_after(len(self._grid.model.records) - 1, column)
        if row is None:
            self._tell(_NONE_LEFT)
        elif column == NARRATIVE:
            self._view.open_cell(row, column)
        else:
            self._view.show_cell(row, column)

    def _go_on(self, row: int) -> None:
        """Go to the next narrative that is empty, as after writing one."""
        after = self._empty_after(row, NARRATIVE)
        self._view.show_cell(row if after is None else after, NARRATIVE)
        self._view.setFocus()

    def _empty_after(self, row: int, column: int) -> int | None:
        """The next row in sight with nothing in a column, from the top after the last."""
        rows: Sequence[int] = self._grid.shown_rows()
        at = rows.index(row) + 1 if row in rows else 0
        text = self._grid.model.text
        empty = (each for each in (*rows[at:], *rows[:at]) if not text(each, column).strip())
        return next(empty, None)

    def _said(self, row: int) -> Said | None:
        model = self._grid.model
        if model.package is None or not 0 <= row < len(model.records):
            return None
        result: Result = model.records[row]
        return self._reckoner.of(model.package).said_before(result)

    def _tell(self, words: str) -> None:
        self._tools.notice.show_result(words)

    def _on_editing(self, editing: bool) -> None:  # noqa: FBT001 - a signal's
        editor = self._view.editor if editing else None
        if editor is not None:
            editor.installEventFilter(self)
        if editor is None or not self._is_in_narrative():
            self.twin.hide()
            return
        # Where the cell goes with its row, what stands beside it goes too.
        editor.destroyed.connect(self.twin.hide)
        said = ((COPY_KEY, COPY), (UNCHANGED_KEY, UNCHANGED)) if self._is_told() else ()
        self._grid.footer.tell_keys(((NEXT_EMPTY_KEY, NEXT_EMPTY), *said, ("Esc", "เลิกแก้ช่อง")))
        self._show_twin()

    def _is_told(self) -> bool:
        return self._said(self._grid.current_row) is not None

    def _show_twin(self) -> None:
        """Lay what was said before beside the editor, while there is one."""
        editor, said = self._view.editor, self._said(self._grid.current_row)
        index = self._view.currentIndex()
        if editor is None or said is None or index.column() != NARRATIVE:
            self.twin.hide()
            return
        column = self._view.visualRect(index.siblingAtColumn(BEFORE))
        self.twin.show_beside(editor.geometry(), column, said.words)

    def _acts(self, event: QKeyEvent) -> bool:
        """Whether a key is one of the narratives', and what it does then."""
        act = self._act_of(event)
        if act is None:
            return False
        if event.type() == QEvent.Type.KeyPress:
            act()
        event.accept()
        return True

    def _act_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        keys = pressed(event)
        if keys == _NEXT_EMPTY:
            return self.next_empty
        typed_elsewhere = self._view.is_editing and not self._is_in_narrative()
        if keys == _UNCHANGED and not typed_elsewhere:
            return self.leave_unchanged
        if keys == _COPY and self._copies():
            return self.copy
        return None

    def _is_in_narrative(self) -> bool:
        return self._view.currentIndex().column() == NARRATIVE

    def _copies(self) -> bool:
        """Whether what was said is copied: of several cells the first one is filled down."""
        return self._is_in_narrative() and len(self._grid.selected_rows()) < 2

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            return self._acts(cast(QKeyEvent, event))
        if kind in {QEvent.Type.Resize, QEvent.Type.Move} and watched is not self._view:
            self._show_twin()
        return False
