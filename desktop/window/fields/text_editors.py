"""Boxes for text that keep no undo of their own: what is typed belongs to the plan's steps."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QScrollArea, QTextEdit, QWidget

from db.letters import usable
from desktop.window.widgets.pasted import DROPPED, MOST_LETTERS, PasteError, is_odd, text_in
from desktop.window.widgets.theme import em
from desktop.window.widgets.utf16 import units
from forms.editing import pasted_texts
from forms.editing.entry import LINE_BREAK

_UNDO_KEYS = frozenset({"Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Alt+Backspace"})
_BREAKS = re.compile(r"\r\n|[\r\u2029\f]")
# A break within a paragraph, as Word and as Qt have it.
_INNER_BREAKS = re.compile(rf"[\v{LINE_BREAK}]")
_BLANKS = re.compile(r"[\t\u00a0]+")

# A paragraph that bears a number of its own: 1. ๒) (3) 1.2 ข้อ 4. The margin of a text with such
# counts none: two rows of numbers would be read as one. What has no sign of its own gets one.
_OWN_NUMBER = re.compile(
    r"\s*(?:\(?[0-9๐-๙]+(?:\.[0-9๐-๙]+)*[.)]|[0-9๐-๙]+(?:\.[0-9๐-๙]+)+\s|ข้อ(?:ที่)?\s*[0-9๐-๙])"
)
_OWN_SIGN = re.compile(r"\s*[-–•]")
_PARAGRAPH = "•"

# Pixels: more than any box is high, and what the sheet has above the first line.
_TALL, _EDGE = 1 << 16, 2


def clean_lines(text: str, *, inner: str = "\n") -> str:
    """Pasted text with one kind of line end, `inner` within paragraphs, and plain spaces."""
    return _BLANKS.sub(" ", _INNER_BREAKS.sub(inner, _BREAKS.sub("\n", text)))


def words_in(box: QPlainTextEdit | QTextEdit) -> str:
    """The text of a box with the line breaks within its paragraphs, which Qt makes line ends."""
    return box.document().toRawText().replace("\u2029", "\n").replace("\u00a0", " ")


def is_undo(event: QKeyEvent) -> bool:
    """Whether a key asks for undo or redo, which are the plan's."""
    keys = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
    return keys in _UNDO_KEYS


def is_command(event: QKeyEvent) -> bool:
    """Whether a key may be a shortcut, before which what was typed must be in the plan."""
    return bool(
        event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    ) or (not event.text().isprintable() or not event.text())


def is_of_window(event: QKeyEvent) -> bool:
    """Whether Ctrl and a letter are the window's, though the system has an edit of a text by them.

    X11 ends a line by Ctrl+E, which is a command here as on every other system.
    """
    is_letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    is_held = held == Qt.KeyboardModifier.ControlModifier
    return is_letter and is_held and event.key() not in _OF_TEXT


# What Ctrl and a letter do in a text on every system.
_OF_TEXT = frozenset({Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X})


class LineBox(QLineEdit):
    """One line. `edited` follows what the user types, `editing_ended` that it is done.

    With `one_line` what is pasted loses its line breaks at once; else they tell values apart.
    """

    edited = Signal()
    editing_ended = Signal()
    focus_entered = Signal()
    # Says why a paste was not taken, or not all of it.
    paste_limited = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, one_line: bool = False) -> None:
        super().__init__(parent)
        self._is_one_line = one_line
        # What others make of a paste (True: it is done).
        self.take_paste: Callable[[QMimeData], bool] | None = None
        # Not cut in silence: the field says that it is too long.
        self.setMaxLength(MOST_LETTERS)
        self.textEdited.connect(self._on_text_edited)
        self.returnPressed.connect(self.editing_ended)

    def words(self) -> str:
        """The text in sight."""
        return self.text()

    def settle(self) -> None:
        """Say that what was typed is done."""
        self.editing_ended.emit()

    def _on_text_edited(self, text: str) -> None:
        known = usable(text)
        clean = pasted_texts.one_line(known) if self._is_one_line else known
        if clean != text:
            at = len(clean) - len(text) + self.cursorPosition()
            self.setText(clean)
            self.setCursorPosition(max(0, at))
        if known != text:
            self.paste_limited.emit(DROPPED)
        self.edited.emit()

    def show_words(self, text: str) -> None:
        """Show another text; the cursor stays where it was."""
        if text != self.text():
            at = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(at if self.hasFocus() else 0)

    # Qt's own names from here on.

    def event(self, event: QEvent) -> bool:
        if _before_shortcut(event, self.editing_ended.emit):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo(event):
            event.ignore()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        # PySide's stubs do not say that there may be nothing.
        source: QMimeData | None = QGuiApplication.clipboard().mimeData()
        taken = source is not None and not self.isReadOnly() and self._takes(source)
        if not taken:
            super().paste()

    def _takes(self, source: QMimeData) -> bool:
        """Whether others have done with a paste."""
        try:
            return self.take_paste is not None and self.take_paste(source)
        except PasteError as error:
            self.paste_limited.emit(str(error))
            return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            # A list of what others hold comes and goes as one types.
            self.focus_entered.emit()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.editing_ended.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        edit_menu(self, any_chosen=self.hasSelectedText()).exec(event.globalPos())


class TextBox(QPlainTextEdit):
    """Lines of text, as high as they are.

    `numbered`: each is a paragraph, counted in the margin, in which Shift+Enter breaks a line.
    `one_line`: it is wrapped where it is long, but has no line breaks of its own.
    """

    edited = Signal()
    editing_ended = Signal()
    focus_entered = Signal()
    paste_limited = Signal(str)

    def __init__(
        self,
        *,
        lines: int = 2,
        numbered: bool = False,
        one_line: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least = lines
        self._is_one_line = one_line
        self._showing = False
        self._is_measuring = False
        # Where the text that is shown was another one before.
        self._changed_at = -1
        # What others make of a paste (True: it is done), and of Enter.
        self.take_paste: Callable[[QMimeData], bool] | None = None
        self.take_enter: Callable[[], None] | None = None
        self._margin = _Margin(self) if numbered else None
        self._numbers_itself = False
        self.document().setDocumentMargin(0)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._show_cursor)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        if self._margin:
            self.updateRequest.connect(lambda _rect, _dy: self._margin.update())
            self._make_margin()
        self._grow()

    def words(self) -> str:
        """The text in sight; lines within a paragraph are parted by LINE_BREAK."""
        return words_in(self) if self._margin else self.toPlainText()

    def settle(self) -> None:
        """Say that what was typed is done."""
        self.editing_ended.emit()

    def show_words(self, text: str) -> None:
        """Show another text, touching only what differs: cursor and scroll stay."""
        old = self.words()
        if text == old:
            return
        start = common_start(old, text)
        end = common_start(old[start:][::-1], text[start:][::-1])
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(old[:start]))
        cursor.setPosition(units(old[: len(old) - end]), QTextCursor.MoveMode.KeepAnchor)
        self._showing = True
        cursor.insertText(text[start : len(text) - end])
        self._showing = False
        self._note_change(cursor, is_part=bool(start or end))
        if not (self.hasFocus() or start or end):
            # Another text altogether: where one was in the last one says nothing of it.
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def _note_change(self, cursor: QTextCursor, *, is_part: bool) -> None:
        """Keep where the text has changed; of another text altogether that says nothing."""
        self._changed_at = cursor.position() if is_part else -1

    def show_change(self) -> None:
        """Put the cursor where the text has become another one, in sight."""
        if self._changed_at >= 0:
            cursor = self.textCursor()
            cursor.setPosition(min(self._changed_at, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
            self._show_cursor()

    def _paste(self, source: QMimeData) -> None:
        """Put in what was copied.

        Raises:
            PasteError: it is more than is pasted.
        """
        if self.take_paste is not None and self.take_paste(source):
            return
        if source.hasText():
            inner = LINE_BREAK if self._margin else "\n"
            text = clean_lines(text_in(source), inner=inner)
            if self._is_one_line:
                text = pasted_texts.one_line(text)
            elif self._margin:
                # A blank paragraph says nothing.
                text = "\n".join(line for line in text.split("\n") if line.strip())
            self.insertPlainText(text)

    def _on_text_changed(self) -> None:
        if self._margin:
            self._make_margin()
        if self.placeholderText():
            self._grow()
        if not self._showing:
            self.edited.emit()

    def _make_margin(self) -> None:
        digits = len(str(self.blockCount()))
        numbered = any(_OWN_NUMBER.match(line) for line in words_in(self).split("\n"))
        if numbered != self._numbers_itself:
            self._numbers_itself = numbered
            if self._margin:
                self._margin.update()
        self.setViewportMargins(self.fontMetrics().horizontalAdvance("9" * digits + ". ."), 0, 0, 0)

    def _grow(self) -> None:
        """Take the height of all lines, so that it is the page that scrolls."""
        # Each line that is measured may be wrapped by that, and tells of another size.
        if self._is_measuring:
            return
        self._is_measuring = True
        try:
            lines = self._measured()
        finally:
            self._is_measuring = False
        least = max(self._least * self.fontMetrics().lineSpacing(), self._hint_height())
        # A part of a pixel less, and it would scroll.
        height = ceil(max(lines, least)) + 2 * _EDGE + 1
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def _measured(self) -> float:
        """The height of all lines; the document's own counts lines before they are wrapped."""
        block, lines = self.document().begin(), 0.0
        while block.isValid():
            lines += self.blockBoundingRect(block).height()
            block = block.next()
        return lines

    def _hint_height(self) -> int:
        """The height of the words that stand in the box while it is empty."""
        if not self.placeholderText() or not self.document().isEmpty():
            return 0
        width = self.viewport().width() - 2 * round(self.document().documentMargin())
        room = QRect(0, 0, max(width, 1), _TALL)
        flags = Qt.TextFlag.TextWordWrap
        return self.fontMetrics().boundingRect(room, flags, self.placeholderText()).height()

    def _show_cursor(self) -> None:
        """Keep the line one writes in within the page's sight."""
        if not self.hasFocus():
            return
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea) and above.widget() is not None:
            spot = self.viewport().mapTo(above.widget(), self.cursorRect().center())
            above.ensureVisible(spot.x(), spot.y(), 0, 2 * self.fontMetrics().lineSpacing())

    def mark(self, paragraph: int) -> str:
        """What the margin says of a paragraph: which one it is, as long as none says so itself."""
        if not self._numbers_itself:
            return f"{paragraph + 1}."
        words = self.document().findBlockByNumber(paragraph).text()
        return "" if _OWN_NUMBER.match(words) or _OWN_SIGN.match(words) else _PARAGRAPH

    def paint_margin(self, painter: QPainter, area: QRect) -> None:
        """Mark the paragraphs beside the text."""
        painter.setPen(self.palette().placeholderText().color())
        painter.setFont(self.font())
        block, high = self.firstVisibleBlock(), self.fontMetrics().lineSpacing()
        width = self.viewportMargins().left() - em(self, 0.2)
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if place.top() > area.bottom():
                break
            spot = QRect(0, round(place.top()), width, high)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(spot, flags, self.mark(block.blockNumber()))
            block = block.next()

    # Qt's own names from here on.

    def setPlaceholderText(self, words: str) -> None:
        super().setPlaceholderText(words)
        self._grow()

    def event(self, event: QEvent) -> bool:
        if _before_shortcut(event, self.editing_ended.emit):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo(event) or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif self.take_enter is not None and _is_plain_enter(event):
            self.editing_ended.emit()
            self.take_enter()
        elif self._is_one_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.editing_ended.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.focus_entered.emit()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.editing_ended.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        edit_menu(self, any_chosen=self.textCursor().hasSelection()).exec(event.globalPos())

    def insertFromMimeData(self, source: QMimeData) -> None:
        try:
            self._paste(source)
        except PasteError as error:
            self.paste_limited.emit(str(error))
            return
        if is_odd(source):
            self.paste_limited.emit(DROPPED)

    def createMimeDataFromSelection(self) -> QMimeData:
        # As Word gives its text, so that breaks within paragraphs come back as such; Qt's
        # own data would write over it.
        data, chosen = QMimeData(), self.textCursor().selectedText()
        data.setText(chosen.replace("\u2029", "\n").replace(LINE_BREAK, "\v"))
        return data

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._margin:
            # Higher than any box: a box that grows as it is laid out says so too late.
            inner, width = self.contentsRect(), self.viewportMargins().left()
            self._margin.setGeometry(inner.left(), inner.top(), width, _TALL)
        self._grow()


class _Margin(QWidget):
    """The strip of numbers beside a text box."""

    def __init__(self, box: TextBox) -> None:
        super().__init__(box)
        self._box = box
        self.setAccessibleName("ลำดับย่อหน้า")

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        self._box.paint_margin(QPainter(self), event.rect())


def _before_shortcut(event: QEvent, commit: Callable[[], None]) -> bool:
    """Let what was typed come first where a key may be a command, which is not the box's."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    with_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
    if is_command(event) and event.key() not in (_HELD if with_alt else _EDITING):
        commit()
    if is_undo(event) or is_of_window(event):
        event.ignore()
        return True
    return False


# Keys that say nothing by themselves, and those that with Ctrl go through or change a text.
_HELD = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt})
_EDITING = _HELD | {
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
}


def _is_plain_enter(event: QKeyEvent) -> bool:
    """Enter alone; with Shift it breaks the line."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
        event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    )


def common_start(one: Sequence[object], other: Sequence[object]) -> int:
    """How many letters two texts begin with alike."""
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))


def edit_menu(box: QLineEdit | QPlainTextEdit, *, any_chosen: bool) -> QMenu:
    """What can be done with the text, in Thai."""
    menu = QMenu(box)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    writable = not box.isReadOnly()
    for words, keys, act, enabled in (
        ("ตัด", QKeySequence.StandardKey.Cut, box.cut, any_chosen and writable),
        ("คัดลอก", QKeySequence.StandardKey.Copy, box.copy, any_chosen),
        ("วาง", QKeySequence.StandardKey.Paste, box.paste, writable),
        ("เลือกทั้งหมด", QKeySequence.StandardKey.SelectAll, box.selectAll, True),
    ):
        command = menu.addAction(words)
        command.setShortcut(QKeySequence(keys))
        command.setEnabled(enabled)
        command.triggered.connect(lambda _checked=False, act=act: act())
    return menu
