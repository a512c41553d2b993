"""Words typed with the keyboard set to the other language, corrected where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from desktop.session.session import Session
from desktop.window.widgets.utf16 import letters, units
from forms.checks.keys import corrected
from forms.editing.find import Hit

# What stands in a text for a table or a picture, which is no word.
_OBJECT = "\ufffc"


@dataclass(frozen=True, slots=True)
class _Text:
    """A text and which of its letters are marked; nothing is marked at a bare cursor."""

    words: str
    start: int
    end: int


def correct_focused_words(session: Session) -> str:
    """Correct the marked words, or the word at the cursor, where the focus is.

    Gives what to tell of it; empty where there was nothing to correct.
    """
    widget = QApplication.focusWidget()
    if isinstance(widget, QAbstractItemView):
        return _correct_cell(widget)
    text = _text_of(widget)
    if text is None or widget is None or _OBJECT in text.words[text.start : text.end]:
        return ""
    found = corrected(text.words, text.start, text.end)
    if found is None:
        return ""
    start, end, words = found
    session.start_typing()
    _mark(widget, text.words, start, end)
    if isinstance(widget, QLineEdit):
        widget.insert(words)
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        widget.textCursor().insertText(words)
    return f"แก้ “{text.words[start:end]}” เป็น “{words}” แล้ว"


def marked_text(widget: QWidget | None) -> str:
    """The words that are marked in a text widget."""
    text = _text_of(widget)
    return text.words[text.start : text.end] if text is not None else ""


def mark_text(widget: QWidget | None, hit: Hit) -> None:
    """Mark a hit in the widget that shows its text, if it does."""
    text = _text_of(widget)
    if text is None or widget is None:
        return
    # Its text may stand among others: the nearest of the same words is the one.
    wanted = hit.context[1]
    starts = [at for at in range(len(text.words)) if _line(text.words[at:]).startswith(wanted)]
    if starts:
        start = min(starts, key=lambda at: abs(at - hit.start))
        _mark(widget, text.words, start, start + len(wanted))


def _text_of(widget: QWidget | None) -> _Text | None:
    if isinstance(widget, QLineEdit):
        if widget.isReadOnly():
            return None
        words, chosen = widget.text(), widget.selectedText()
        start = letters(words, widget.selectionStart() if chosen else widget.cursorPosition())
        return _Text(words, start, start + len(chosen))
    if isinstance(widget, QPlainTextEdit | QTextEdit) and not widget.isReadOnly():
        words, cursor = widget.toPlainText(), widget.textCursor()
        ends = (cursor.selectionStart(), cursor.selectionEnd())
        return _Text(words, *(letters(words, end) for end in ends))
    return None


def _mark(widget: QWidget, words: str, start: int, end: int) -> None:
    """Mark some letters of the words in a widget."""
    first, count = units(words[:start]), units(words[start:end])
    if isinstance(widget, QLineEdit):
        widget.setSelection(first, count)
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        cursor = widget.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(first + count, QTextCursor.MoveMode.KeepAnchor)
        widget.setTextCursor(cursor)


def _correct_cell(view: QAbstractItemView) -> str:
    """Mend the first slip in the cell that is chosen."""
    index: QModelIndex = view.currentIndex()
    if not index.isValid() or not index.flags() & Qt.ItemFlag.ItemIsEditable:
        return ""
    value: Any = index.data(Qt.ItemDataRole.EditRole)
    if not isinstance(value, str):
        return ""
    found = corrected(value, 0, 0)
    if found is None:
        return ""
    start, end, words = found
    view.model().setData(index, value[:start] + words + value[end:], Qt.ItemDataRole.EditRole)
    return f"แก้ “{value[start:end]}” เป็น “{words}” แล้ว"


def _line(text: str) -> str:
    return text.replace("\n", " ").replace("\u00a0", " ")
