"""Words that were typed and went out of sight without being in the plan."""

from __future__ import annotations

import re

import pytest

from desktop.window.fields.fields import Field
from desktop.window.grid.cell_editor import CellEditor
from desktop.window.grid.cells import CellDelegate


def watch(patch: pytest.MonkeyPatch) -> list[str]:
    """Tells, as it happens, what words of a cell or of a field are dropped."""
    lost: list[str] = []
    show_text, end, hide = CellEditor.show_text, CellEditor._end, CellEditor.hideEvent
    write, leave = CellDelegate.setModelData, Field._leave_old_place
    everywhere = CellDelegate._enter_everywhere

    def shown(editor, text):
        show_text(editor, text)
        editor.setProperty("known", editor.toPlainText())

    def ended(editor, *, keep, **steps):
        if not keep:
            editor.setProperty("known", editor.toPlainText())
        end(editor, keep=keep, **steps)

    def written(delegate, editor, model, index):
        editor.setProperty("known", editor.toPlainText())
        write(delegate, editor, model, index)

    def entered(delegate, editor, text):
        editor.setProperty("known", editor.toPlainText())
        everywhere(delegate, editor, text)

    def hidden(editor, event):
        # With a page that is left it goes out of sight first, and is heard of then.
        if editor.window().isVisible() and editor.parentWidget().isVisible():
            _note(lost, "a cell", editor.property("known"), editor.toPlainText())
        hide(editor, event)

    def left(field):
        place, words = field._at, field.box.words()
        leave(field)
        if place is not None:
            _note(lost, str(place), field._tools.session.text_at(place), words)

    patch.setattr(CellEditor, "show_text", shown)
    patch.setattr(CellEditor, "_end", ended)
    patch.setattr(CellEditor, "hideEvent", hidden)
    patch.setattr(CellDelegate, "setModelData", written)
    patch.setattr(CellDelegate, "_enter_everywhere", entered)
    patch.setattr(Field, "_leave_old_place", left)
    return lost


def _note(lost: list[str], where: str, known: str | None, words: str) -> None:
    if known is None or _in_one_line(known) != _in_one_line(words):
        lost.append(f"{where}: {words!r} was typed and dropped")


def _in_one_line(words: str) -> str:
    """A text as a field of one line takes the lines that are pasted into it."""
    return re.sub(r"\s*\n\s*", " ", words.strip("\r\n"))
