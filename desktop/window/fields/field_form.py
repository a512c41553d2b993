"""The fields of one record, in columns."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from db.fields import Spec
from db.places import Place
from desktop.window.fields.fields import Field
from desktop.window.page import Tools
from desktop.window.widgets.theme import em, font_of
from desktop.window.widgets.tokens import CAPTION
from forms.editing.changes import EVERYTHING, Change

if TYPE_CHECKING:
    from desktop.window.fields.picks import Pick


class FieldForm(QWidget):
    """Fields of one record, in columns where there is the width for them.

    `root` is the place of the record, and may be told or changed later by `set_root`.
    """

    def __init__(
        self,
        tools: Tools,
        root: Place | None = None,
        *,
        columns: int = 1,
        least: float = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._root = root
        self._columns = columns
        # The width of a column, in letters, below which there is one less.
        self._least = least
        self._fields: list[tuple[Place, Field, int]] = []
        # How many columns there are, and over how many of them each offered field goes.
        self._now: tuple[int, tuple[tuple[Field, int], ...]] = (0, ())
        self._grid = QGridLayout(self)
        self._gap = em(self, 1)
        self._grid.setContentsMargins(0, 0, 0, 0)
        # Qt's own space between columns is only where a field begins.
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(em(self, 0.8))

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields in order."""
        return tuple(field for _path, field, _span in self._fields)

    def add(
        self,
        path: str,
        *,
        words: str | None = None,
        lines: int = 1,
        span: int = 0,
        spec: Spec | None = None,
        offered: Callable[[Pick], bool] | None = None,
    ) -> Field:
        """Add the field at a dotted path in the record, over `span` columns (0: all)."""
        parts: Place = tuple(path.split("."))
        field = Field(
            self._tools,
            lambda: None if self._root is None else (*self._root, *parts),
            words=words,
            lines=lines,
            spec=spec,
            offered=offered,
            parent=self,
        )
        if self._columns > 1:
            # Columns are alike, whatever stands in them.
            policy = field.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            field.setSizePolicy(policy)
        self._fields.append((parts, field, span or self._columns))
        self._arrange()
        return field

    def set_root(self, place: Place | None, change: Change = EVERYTHING) -> None:
        """Show the fields of another record, or of the same one where a change touches them."""
        self._root = place
        self.refresh(change)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Let every field that a change touches show what stands there now."""
        for field in self.fields:
            field.refresh(change)
        self._arrange()

    def show_place(self, place: Place) -> bool:
        """Give the field at (or above) a place the focus; False where there is none here."""
        root = self._root
        if root is None or place[: len(root)] != root:
            return False
        rest = place[len(root) :]
        for path, field, _span in self._fields:
            if rest[: len(path)] == path:
                field.focus()
                return True
        return False

    def _arrange(self) -> None:
        """Put the fields that the edition has into as many columns as there is room for."""
        room = max(1, round(self.width() / em(self, self._least)))
        columns = min(self._columns, room) if self.width() > em(self, 6) else self._columns
        offered = tuple(
            (field, self._span(field, span, columns))
            for _path, field, span in self._fields
            if not field.isHidden()
        )
        if self._now == (columns, offered):
            return
        for column in range(self._columns):
            self._grid.setColumnStretch(column, int(column < columns))
        self._now = columns, offered
        row = column = 0
        for field in self.fields:
            if field.isHidden():
                self._grid.removeWidget(field)
        for field, span in offered:
            if column + span > columns:
                row, column = row + 1, 0
            self._grid.removeWidget(field)
            self._grid.addWidget(field, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
            field.setContentsMargins(0, 0, self._gap if column < columns else 0, 0)

    def _span(self, field: Field, wanted: int, columns: int) -> int:
        """Over how many of the columns a field goes: no label of a narrow one has two lines."""
        column = max(self.width(), 1) / columns
        if self._columns == 1:
            return 1
        words = QFontMetricsF(font_of(CAPTION)).horizontalAdvance(field.label.text())
        needed = ceil((words + 1 + self._gap) / column)
        return min(max(wanted, needed), columns)

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint.expandedTo(QSize(em(self, self._columns * self._least), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
