"""Headed paragraphs, written and pasted as in a document."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from db import edits
from db.fields import Kind, Spec
from db.markers import kept_text
from db.places import Place, spec_at, value_at
from db.records import Block
from desktop.window.fields.fields import Field
from desktop.window.fields.marked_box import MarkedBox
from desktop.window.fields.picker import Picker
from desktop.window.fields.record_stack import PlaceOf
from desktop.window.fields.row_list import RowList
from desktop.window.fields.text_editors import TextBox
from desktop.window.fields.word_paste import blocks_of
from desktop.window.page import Tools
from desktop.window.widgets.controls import menu_button, push_button
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em
from desktop.window.widgets.utf16 import letters, units
from desktop.window.widgets.writing import writing
from forms.editing.changes import EVERYTHING, Change
from forms.editing.entry import paragraphs_of, paragraphs_text

_LEVELS = Spec(
    Kind.CHOICE,
    "ระดับหัวข้อ",
    choices=(1, 2, 3, 4, 5),
    words=("ระดับ 1", "ระดับ 2", "ระดับ 3", "ระดับ 4", "ระดับ 5"),
)
# Long ones are seen whole.
_HEADING = replace(spec_at(("plan", "situation", "heading")), long=True)
# Codes in brackets at the end of a text, as (S1, O2), still open or closed.
_CITED = re.compile(r"\((?:[STWO]\d+,? ?)+\)?$")


class _BlockRow(QWidget):
    """One block: its heading and depth, and its paragraphs below."""

    def __init__(self, editor: BlockEditor, place_of: PlaceOf) -> None:
        super().__init__()
        self._editor = editor
        self._place_of = place_of
        tools = editor.tools
        self.heading = Field(
            tools,
            lambda: self._at("heading"),
            words="หัวข้อ",
            labelled=False,
            lines=0,
            spec=_HEADING,
            hint="หัวข้อ (เว้นว่างได้)",
        )
        self.level = Field(tools, lambda: self._at("level"), labelled=False, spec=_LEVELS)
        self.paragraphs = Field(
            tools,
            lambda: self._at("paragraphs"),
            words="ย่อหน้า",
            labelled=False,
            hint="กรอกหรือวางข้อความจาก Word บรรทัดละหนึ่งย่อหน้า",
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(em(self, 0.3))
        grid.addWidget(self.heading, 0, 0)
        grid.addWidget(self.level, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.paragraphs, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(2, 1)
        self.level.setFixedWidth(em(self, 7.5))
        self.level.setObjectName("beside-text")

    @property
    def box(self) -> MarkedBox | None:
        """The box of the paragraphs."""
        box: MarkedBox | None = self.paragraphs.box
        return box

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the block as it is now."""
        for field in (self.heading, self.level, self.paragraphs):
            field.refresh(change)
        if self.box is not None and self.box.take_paste is None:
            self.box.take_paste = self._paste
            self.box.focus_entered.connect(lambda: self._editor.remember(self))
            self.heading.box.take_enter = self.paragraphs.focus
            self.heading.box.take_paste = self._paste_heading

    def show_place(self, place: Place) -> bool:
        """Go to the heading or the level where they are named, else to the text."""
        at = self._place_of()
        rest = place[len(at) :] if at is not None else ()
        names: dict[Any, Field] = {("heading",): self.heading, ("level",): self.level}
        names.get(rest[:1], self.paragraphs if rest else self.heading).focus()
        return True

    def _at(self, name: str) -> Place | None:
        place = self._place_of()
        return None if place is None else (*place, name)

    def _paste_heading(self, source: QMimeData) -> bool:
        """A heading is one line; of several paragraphs comes the text below it, or blocks."""
        place, found = self._place_of(), blocks_of(source)
        texts = [text for block in found for text in (block.heading, *block.paragraphs) if text]
        if place is None or len(texts) < 2:
            self.heading.box.insertPlainText(" ".join(" ".join(texts).split()))
            return True
        self.heading.commit()
        below = paragraphs_text(value_at(self._editor.tools.session.package, place).paragraphs)
        self._editor.take(place, tuple(map(_as_text, found)), below, "")
        return True

    def _paste(self, source: QMimeData) -> bool:
        """Put pasted headings in as blocks of their own; text alone stays in the box."""
        place, box, found = self._place_of(), self.box, blocks_of(source)
        if place is None or box is None or not found:
            return False
        if not any(block.heading for block in found):
            box.insertPlainText(paragraphs_text(found[0].paragraphs))
            return True
        self.paragraphs.commit()
        self._editor.take(place, tuple(map(_as_text, found)), *box.around())
        return True


class BlockEditor(QWidget):
    """The blocks at a place. With `citing` the codes of the SWOT can be put into a text."""

    def __init__(self, tools: Tools, place: Place, *, hint: str = "", citing: bool = False) -> None:
        super().__init__()
        self.tools = tools
        self._place = place
        self._last: _BlockRow | None = None
        self._picker: Picker | None = None
        self.cite: QPushButton | None = None
        self.rows = RowList(
            tools,
            place,
            lambda place_of: _BlockRow(self, place_of),
            new_item=lambda before: Block(level=before.level if before else None),
            noun="หัวข้อ",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.6))
        words = Label(hint)
        words.setObjectName("hint")
        words.setWordWrap(True)
        if not hint:
            words.hide()
        column.addWidget(words)
        column.addWidget(self.rows)
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self.put = menu_button("แทรกตาราง/รูปภาพ", "table", menu)
        self.put.setToolTip("แทรกในย่อหน้าที่เคอร์เซอร์อยู่ (Shift+F10 ในย่อหน้า)")
        writing(self.put)
        self.rows.foot.insertWidget(1, self.put)
        if citing:
            self.cite = push_button("แทรกรหัส S W O T…", "list", self._ask_code)
            self.cite.setToolTip("เลือกรหัสที่ข้อสรุปอ้างถึง แล้วแทรกในย่อหน้า (Ctrl+L)")
            writing(self.cite)
            self.rows.foot.insertWidget(1, self.cite)
            shortcut = QShortcut(QKeySequence("Ctrl+L"), self)
            shortcut.activated.connect(self._ask_code)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the blocks as they are now."""
        self.rows.refresh(change)
        # They go into a text, and there may be none yet.
        for button in filter(None, (self.put, self.cite)):
            button.setEnabled(bool(self.rows.contents))

    def show_place(self, place: Place) -> bool:
        """Bring a field into sight; False where it is not one of these."""
        return self.rows.show_place(place)

    def remember(self, row: _BlockRow) -> None:
        """The row that one writes in, for codes."""
        self._last = row

    def take(self, place: Place, found: tuple[Block, ...], before: str, after: str) -> None:
        """Put pasted blocks into and below a block, as one step."""
        package = self.tools.session.package
        index = place[-1]
        here = value_at(package, place)
        first = found[0].paragraphs if not found[0].heading else ()
        rest = list(found if found[0].heading else found[1:])
        kept = (*_paragraphs(before), *first)
        if not rest:
            words = f"วาง {len(first)} ย่อหน้า"
            self.tools.session.set_value(
                (*place, "paragraphs"), (*kept, *_paragraphs(after)), words
            )
            self.rows.focus_row(int(index))
            return
        rest[-1] = replace(rest[-1], paragraphs=(*rest[-1].paragraphs, *_paragraphs(after)))
        if not kept and not here.heading and isinstance(index, int):
            # Nothing stood there: the paste takes its place.
            package = edits.removed(package, self._place, index)
        elif isinstance(index, int):
            package = edits.replaced(package, (*place, "paragraphs"), kept)
            index += 1
        package = edits.inserted(package, self._place, int(index), rest)
        self.tools.session.apply(package, f"วาง {len(rest)} หัวข้อ")
        self.rows.focus_row(int(index) + len(rest) - 1)

    def _ask_code(self) -> None:
        if self.cite is None or not self.cite.isEnabled():
            return
        if self._picker is None:
            self._picker = Picker(self.tools, "plan.swot", self, many=True)
            self._picker.picked.connect(self._put_code)
        self._picker.open_below(self.cite)

    @property
    def _current(self) -> _BlockRow | None:
        """The row that one wrote in last, or the last of all."""
        rows = self.rows.contents
        return self._last if self._last in rows else rows[-1] if rows else None

    def _fill(self, menu: QMenu) -> None:
        """Offer what can be put into the text that one wrote in last."""
        row = self._current
        if row is not None and row.paragraphs.placed_edits is not None:
            row.paragraphs.placed_edits.fill(menu)

    def _put_code(self, code: str) -> None:
        row = self._current
        if row is not None and row.box is not None:
            put_code(row.box, code)
            row.paragraphs.commit()


def put_code(box: TextBox, code: str) -> None:
    """Cite a code where the cursor is: in brackets of its own, or in those before it."""
    cursor = box.textCursor()
    cursor.setPosition(cursor.selectionEnd())
    block = cursor.block()
    before = block.text()[: letters(block.text(), cursor.positionInBlock())]
    cited = _CITED.search(before.rstrip())
    if cited is None:
        gap = "" if not before or before.endswith(" ") else " "
        cursor.insertText(f"{gap}({code})")
    elif cited.group().endswith(")"):
        cursor.setPosition(block.position() + units(before[: cited.end() - 1]))
        cursor.insertText(f", {code}")
        cursor.movePosition(QTextCursor.MoveOperation.Right)
    else:
        cursor.insertText(f", {code}")
    box.setTextCursor(cursor)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(paragraph for paragraph in paragraphs_of(text) if paragraph.strip())


def _as_text(block: Block) -> Block:
    """A pasted block, in which no line names a table or picture of this plan."""
    return replace(block, paragraphs=tuple(map(kept_text, block.paragraphs)))
