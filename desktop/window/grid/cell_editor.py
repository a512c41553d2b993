"""The editor that opens in a cell: lines of text, with what can be chosen offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QKeyCombination, QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop.window.fields.text_editors import is_of_window, words_in
from desktop.window.grid.choice_list import ChoiceList
from desktop.window.grid.movement import MOVING
from desktop.window.widgets.key_places import combination, pressed
from desktop.window.widgets.painting.text_layouts import setting
from desktop.window.widgets.pasted import DROPPED, PasteError, is_odd, text_in
from desktop.window.widgets.shadow import Shadow
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import CELL_SIDE, DATA, FOCUS
from forms.editing import pasted_texts

_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_EVERYWHERE, _TODAY = combination("Ctrl+Return"), combination("Ctrl+;")
# It grows to so many lines, and scrolls then.
_MOST_LINES = 10
# Where Qt puts the letters of a line of a fixed height: so much of it is above their foot.
_FOOT = 0.8


class CellEditor(QTextEdit):
    """Edits a cell. Enter and Tab end it, Alt+Enter begins another line, Esc gives it up.

    While it `is_typing`, which began by typing over what was there, the arrows end it as well;
    else they go through the text, and F2 lets them do the one or the other. `ended` gives
    whether to keep the text, and the keys that ended it, which lead on from the cell; None
    where none did. `entered_everywhere` gives a text for all selected cells.

    `choices` are (text, how it reads); a choice takes the place of the whole text, or with
    `by_line` of the line the cursor is in. Where only choices will do (`closed`), the first
    that fits is marked while one types, and taken by what leads on. A text of `one_line` takes
    no line breaks, typed or pasted.

    It lies over its cell, its letters where the cell's are, and grows over what is beside it.
    No QPlainTextEdit: its lines cannot be as close as those of a cell.
    """

    ended = Signal(bool, object)
    entered_everywhere = Signal(str)
    # Says why a paste was not taken, or not all of it.
    paste_limited = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        choices: Sequence[tuple[str, str]],
        *,
        by_line: bool,
        closed: bool,
        right: bool,
        one_line: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("cell")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._how = setting(DATA)
        self.document().setDefaultFont(self._how.font)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(side)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self._texts = {words: text for text, words in choices}
        self._by_line = by_line
        self._closed = closed
        self._is_one_line = one_line
        self._choices: ChoiceList | None = None
        self.is_typing = False
        # What Ctrl+; puts in.
        self.today: Callable[[], str] = str
        self._cell = QRect()
        self._above = self._least = 0
        self._shadow = Shadow(theme, self)
        self.textChanged.connect(self._fit)

    def show_text(self, text: str) -> None:
        """Put a text in, all of it selected, so that typing takes its place."""
        if text != self.toPlainText():
            self.setPlainText(text)
        self._set_lines()
        self._fit()
        self.selectAll()

    def stand_on(self, cell: QRect, above: int, least: int) -> None:
        """Lie over a cell of the viewport, whose text begins so far below its top.

        The editor is at least `least` pixels wide.
        """
        if (cell, above, least) != (self._cell, self._above, self._least):
            self._cell, self._above, self._least = QRect(cell), above, least
            self._fit()

    def put_cursor_last(self) -> None:
        """Go on at the end of the text, as F2 does."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    def put_cursor_at(self, at: QPoint) -> None:
        """Go on at a point of the table that it lies over, as a double click does."""
        inside = self.parentWidget()
        if inside is not None:
            self.setTextCursor(self.cursorForPosition(self.viewport().mapFrom(inside, at)))

    def offer(self, part: str = "") -> None:
        """Show what can be chosen and holds a text."""
        if not self._texts:
            return
        if self._choices is None:
            self._choices = ChoiceList(self, list(self._texts))
            self._choices.picked.connect(self._on_picked)
        self._choices.offer(part, mark=bool(part) and self._closed)

    def offer_texts(self, texts: Sequence[str]) -> None:
        """Offer some texts, which may be taken or not."""
        self._texts = {text.replace("\n", " "): text for text in texts}
        self._closed = False
        self.offer()

    def settle(self) -> None:
        """Keep the text, and end the editing."""
        self._end(keep=True)

    def give_up(self) -> None:
        """End the editing, and keep what was in the cell."""
        self._end(keep=False)

    def _set_lines(self) -> None:
        """Set all lines as those of cells are set, whatever their letters would want."""
        set_line_height(self.document(), self._how.line)

    def _fit(self) -> None:
        """Grow with the text from the cell down, or up where below is no room."""
        inside = self.parentWidget()
        if self._cell.isNull() or inside is None:
            return
        room = inside.rect()
        wide = max(self._cell.width(), self._least)
        left = max(0, min(self._cell.left(), room.width() - wide))
        frame = QRect(left, self._cell.top(), wide, self._cell.height())
        box = frame.adjusted(-FOCUS, -FOCUS, FOCUS, FOCUS) & room
        self._set_margins(box, frame)
        count, line = self._count_lines(box.width() - 2 * FOCUS), self._how.line
        shown = min(count, _MOST_LINES)
        height = max(box.height(), shown * line + self._above + px(2) + 2 * FOCUS)
        height = min(height, room.height())
        top = max(0, min(box.top(), room.height() - height))
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if count * line + self._above > height
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setGeometry(box.left(), top, box.width(), height)
        self.ensureCursorVisible()
        self._shadow.lie_under()
        if self._choices is not None and self._choices.isVisible():
            self._choices.follow()

    def _set_margins(self, box: QRect, frame: QRect) -> None:
        """Let the letters stand where those of the cell do."""
        metrics = QFontMetricsF(self._how.font)
        ascent, height = metrics.ascent(), metrics.ascent() + metrics.descent()
        drop = (self._how.line - height) / 2 + ascent - _FOOT * self._how.line
        form = QTextFrameFormat()
        side = px(CELL_SIDE)
        form.setLeftMargin(frame.left() + side - box.left() - FOCUS)
        # A cell has a line at its right.
        form.setRightMargin(box.right() - FOCUS - (frame.right() - side - 1))
        form.setTopMargin(frame.top() + self._above - box.top() - FOCUS + drop)
        root = self.document().rootFrame()
        if root.frameFormat() != form:
            root.setFrameFormat(form)

    def _count_lines(self, width: int) -> int:
        """How many lines the text takes in an editor so wide."""
        document = self.document()
        document.setTextWidth(width)
        top = document.rootFrame().frameFormat().topMargin()
        return max(1, round((document.size().height() - top) / self._how.line))

    def _line(self) -> QTextCursor:
        """The text that a choice takes the place of."""
        cursor = self.textCursor()
        if self._by_line:
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
        else:
            cursor.select(QTextCursor.SelectionType.Document)
        return cursor

    def _take(self, words: str) -> None:
        self._line().insertText(self._texts[words])
        self.put_choices_away()

    def put_choices_away(self) -> None:
        """Let the list of choices be out of sight."""
        if self._choices is not None:
            self._choices.hide()

    def _on_picked(self, words: str) -> None:
        self._take(words)
        if not self._by_line:
            self._end(keep=True)

    def _end(self, *, keep: bool, keys: QKeyCombination | None = None) -> None:
        self.put_choices_away()
        self.ended.emit(keep, keys)

    def _goes_through_choices(self, event: QKeyEvent) -> bool:
        """Whether a key acts on the list of choices."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Down and alt:
            self.offer()
            return True
        if self._choices is None or not self._choices.isVisible():
            return False
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._choices.step(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.put_choices_away()
            return True
        leads = self._leads_on(pressed(event).key()) or event.key() in _ENTERS
        if leads and not alt and self._choices.chosen:
            self._take(self._choices.chosen)
            # Of several a line, Enter takes one and waits for the next.
            return self._by_line and event.key() in _ENTERS
        return False

    def _ends(self, event: QKeyEvent) -> bool:
        """Whether a key ends the editing, and its end."""
        keys = pressed(event)
        key, held = keys.key(), keys.keyboardModifiers()
        if key == Qt.Key.Key_Escape:
            self._end(keep=False)
        elif keys == _EVERYWHERE:
            self.put_choices_away()
            self.entered_everywhere.emit(words_in(self))
        elif key == Qt.Key.Key_Tab and held & Qt.KeyboardModifier.ControlModifier:
            # On to another tab of the page, once what was typed is kept.
            self._end(keep=True)
            event.ignore()
        elif not held & Qt.KeyboardModifier.AltModifier and self._leads_on(key):
            self._end(keep=True, keys=keys)
        else:
            return False
        return True

    def _leads_on(self, key: Qt.Key) -> bool:
        """Whether a key leads to another cell."""
        return key in {Qt.Key.Key_Return, Qt.Key.Key_Tab} or (self.is_typing and key in MOVING)

    def _acts(self, event: QKeyEvent) -> bool:
        """Whether a key does something else with the text than type, and that."""
        keys = pressed(event)
        if keys == _TODAY:
            self.insertPlainText(self.today())
        elif event.key() == Qt.Key.Key_F2 and not event.modifiers():
            self.is_typing = not self.is_typing
        elif keys.key() == Qt.Key.Key_Return:
            if not self._is_one_line:
                self.insertPlainText("\n")
        else:
            return False
        return True

    # Qt's own names from here on.

    def insertFromMimeData(self, source: QMimeData) -> None:
        try:
            text = text_in(source)
        except PasteError as error:
            self.paste_limited.emit(str(error))
            return
        text = text.replace("\v", "\n")
        self.insertPlainText(pasted_texts.one_line(text) if self._is_one_line else text)
        if is_odd(source):
            self.paste_limited.emit(DROPPED)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoes = event.matches(QKeySequence.StandardKey.Undo)
            if undoes or event.matches(QKeySequence.StandardKey.Redo):
                # The plan's own undo acts, on what was typed so far as well.
                self._end(keep=True)
                event.ignore()
                return False
            if is_of_window(event):
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._goes_through_choices(event) or self._ends(event) or self._acts(event):
            return
        before = self.toPlainText()
        super().keyPressEvent(event)
        if self.toPlainText() != before:
            self.offer(self._line().selectedText().strip())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Who clicks into the text goes on with it.
        self.is_typing = False
        super().mousePressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.put_choices_away()
        super().focusOutEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._shadow.lie_under()

    def hideEvent(self, event: QHideEvent) -> None:
        self._shadow.hide()
        inside = self.parentWidget()
        table = inside.parentWidget() if inside is not None and self.hasFocus() else None
        if table is not None:
            # Its cell has gone: the keys are the table's, as after any editing.
            table.setFocus()
        # The list is the window's child: it does not go by itself.
        if self._choices is not None:
            self._choices.hide()
            self._choices.deleteLater()
            self._choices = None
        super().hideEvent(event)


def set_line_height(document: QTextDocument, height: int) -> None:
    """Set all lines of a text so high, in pixels, whatever their letters would want."""
    form = QTextBlockFormat()
    form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(form)
