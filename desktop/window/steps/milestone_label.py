"""Words on an arrow, written where the arrow stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QTableView

from desktop.window.fields.text_editors import LineBox, is_undo
from desktop.window.steps.milestone_boxes import span_box
from desktop.window.steps.span_edits import SpanEdits
from desktop.window.widgets.theme import em
from forms.editing.spans import Spans

# The least width, in letters.
_LEAST = 12


class LabelBox(LineBox):
    """A line over the arrow under the cursor. Enter and leaving keep what was typed, Esc not."""

    def __init__(self, table: QTableView, edits: SpanEdits) -> None:
        super().__init__(table.viewport())
        self._table = table
        self._edits = edits
        self._row = -1
        self._spans: Spans = ()
        self._index = -1
        self.setAccessibleName("ข้อความบนลูกศร")
        self.editing_ended.connect(self._end)
        self.edited.connect(self._on_edited)
        for bar in (table.horizontalScrollBar(), table.verticalScrollBar()):
            bar.valueChanged.connect(lambda _at: self._end())
        self.hide()

    def open(self) -> bool:
        """Begin to write on the arrow under the cursor; False where there is none."""
        edits, index = self._edits, self._edits.held
        if index is None:
            return False
        self._row, self._spans, self._index = edits.row, edits.spans, index
        span = self._spans[index]
        self.setText(span.label)
        self._stand(span_box(self._table, edits.milestones.months, edits.row, span))
        self.show()
        self.selectAll()
        self.setFocus()
        return True

    def _stand(self, arrow: QRectF) -> None:
        """Stand over an arrow, as far as the months in sight reach."""
        room, high = self._table.viewport().rect(), self.sizeHint().height()
        wide = min(max(round(arrow.width()), em(self, _LEAST)), room.width())
        left = max(0, min(round(arrow.left()), room.width() - wide))
        top = max(0, min(round(arrow.center().y() - high / 2), room.height() - high))
        self.setGeometry(left, top, wide, high)

    def _on_edited(self) -> None:
        if self._row >= 0:
            before = self._spans[self._index].label
            self._edits.typing(self._row, self._index, self.words, before)

    def _end(self, *, keep: bool = True) -> None:
        """Put the line away, with what was typed in the plan or not."""
        if self._row < 0:
            return
        row, self._row = self._row, -1
        had_focus = self.hasFocus()
        self.hide()
        if had_focus:
            self._table.setFocus()
        if keep:
            words = " ".join(self.words().split())
            self._edits.label(row, self._spans, self._index, words)
        self._edits.typing_ended()

    # Qt's own names from here on.

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if is_undo(event):
                # The plan's own undo acts, on what was typed so far as well.
                self._end()
                event.ignore()
                return True
            return QLineEdit.event(self, event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Neither goes on to the months, which would act on them.
        if event.key() == Qt.Key.Key_Escape:
            self._end(keep=False)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._end()
        else:
            super().keyPressEvent(event)
