"""The delegate of a grid: its cells are painted by their look, and their editors opened here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from desktop.window.fields.text_editors import words_in
from desktop.window.grid.cell_editor import CellEditor
from desktop.window.grid.cell_look import CellLook
from desktop.window.grid.model import GridModel, Index
from desktop.window.widgets.theme import Theme, em, px

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QAbstractItemModel, QKeyCombination

# Where texts are typed, an editor is at least so many letters wide.
_LEAST = 9


class CellDelegate(QStyledItemDelegate):
    """Opens the editors of cells; `moved` gives the keys that ended an edit, None where none did.

    `entered_everywhere` gives a text that was typed for all selected cells. `paste_limited`
    says why a paste into a cell was not taken, or not all of it.
    """

    moved = Signal(object)
    entered_everywhere = Signal(str)
    paste_limited = Signal(str)

    def __init__(
        self,
        theme: Theme,
        view: QTableView,
        model: GridModel,
        source: Callable[[Index], Index],
        look: CellLook,
    ) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._model = model
        self._source = source
        self._look = look

    def _on_typed(self, editor: CellEditor, cell: QPersistentModelIndex) -> None:
        if cell.isValid():
            self._model.typing(cell.row(), cell.column(), lambda: words_in(editor))

    # Qt's own names from here on.

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self._look.paint(painter, option, index)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.columnWidth(index.column())
        return QSize(width, self._look.row_height(index.row(), {index.column(): width}))

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        source = self._source(index)
        column = self._model.columns[source.column()]
        place, package = self._model.place, self._model.package
        assert place is not None  # noqa: S101 - a cell has a list
        assert package is not None  # noqa: S101
        editor = CellEditor(
            parent,
            self._theme,
            column.choices(place, package),
            by_line=column.holds_lines(place),
            closed=column.is_chosen(place),
            one_line=column.is_one_line(place),
            right=self._look.is_right(source.column()),
        )
        editor.setAccessibleName(column.words)
        editor.ended.connect(lambda keep, keys: self._end(editor, keep, keys))
        editor.entered_everywhere.connect(lambda text: self._enter_everywhere(editor, text))
        editor.paste_limited.connect(self.paste_limited)
        cell = QPersistentModelIndex(source)
        editor.textChanged.connect(lambda: self._on_typed(editor, cell))
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        super().destroyEditor(editor, index)
        self._model.typing_ended()

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, CellEditor) and not editor.property("filled"):
            # Once only: what is typed is never written over while the plan changes.
            editor.setProperty("filled", True)  # noqa: FBT003 - Qt's own signature
            editor.show_text(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, CellEditor):
            model.setData(index, words_in(editor))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        if isinstance(editor, CellEditor):
            cell = option.rect  # type: ignore[attr-defined]  # PySide's stubs omit it
            least = (
                0 if self._look.is_right(self._source(index).column()) else em(self._view, _LEAST)
            )
            editor.stand_on(cell, px(self._look.density.above), least)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            # The editor knows its keys.
            return False
        return super().eventFilter(editor, event)

    def _end(self, editor: CellEditor, keep: bool, keys: QKeyCombination | None) -> None:  # noqa: FBT001 - a signal's
        if keep:
            self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.moved.emit(keys)

    def _enter_everywhere(self, editor: CellEditor, text: str) -> None:
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.entered_everywhere.emit(text)
        self.moved.emit(None)
