"""The SWOT as its four quadrants, each a list of sentences with codes, areas and factors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import takewhile

from PySide6.QtCore import QMimeData, QStringListModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QCompleter,
    QFrame,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from db.places import Place, value_at
from db.records import SwotItem
from desktop.window.fields.fields import Field
from desktop.window.fields.record_stack import PlaceOf
from desktop.window.fields.row_list import RowCommand, RowList
from desktop.window.fields.word_paste import blocks_of
from desktop.window.page import Tools
from desktop.window.widgets.controls import check_box
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, set_role
from forms.editing.changes import EVERYTHING, Change
from forms.editing.pasted_texts import bare_item
from forms.editing.swot_edits import SWOT, moving_to, next_code, place_in

SWOT_KEYS = (("ย้ายข้อไปกลุ่มก่อนหน้า / กลุ่มถัดไปของ SWOT", "Alt+Shift+←, Alt+Shift+→"),)
_TITLES = {
    "S": "จุดแข็ง (Strengths)",
    "W": "จุดอ่อน (Weakness)",
    "O": "โอกาส (Opportunity)",
    "T": "อุปสรรค ข้อจำกัด หรือปัจจัยคุกคาม (Threats)",
}
_GROUPING, _CAPTIONS = ("area", "factor"), ("ด้าน", "ปัจจัย")
# Narrower than so many letters, the quadrants stand below one another.
_ROOMY = 52


class _Item(QWidget):
    """One sentence with its code; above the first of an area that, and of a factor in it that.

    What is typed there is said of all sentences that follow under the same one.
    """

    def __init__(self, editor: SwotEditor, quadrant: Quadrant, place_of: PlaceOf) -> None:
        super().__init__()
        self._editor = editor
        self._quadrant = quadrant
        self._place_of = place_of
        self.code = self._field("code", "รหัส")
        self.code.setFixedWidth(em(self, 3.6))
        self.text = self._field("text", "ข้อความ")
        self._grouping: tuple[Field, ...] = ()
        self._captions: dict[Field, Label] = {}
        # The places of the sentences that follow under the same area, and the same factor.
        self._same: dict[str, tuple[Place, ...]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(em(self, 0.3))
        self._grid.addWidget(self.code, 2, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self.text, 2, 1)
        self._grid.setRowStretch(3, 1)
        self._grid.setColumnStretch(1, 1)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the item as it is now."""
        for field in (self.code, self.text):
            field.refresh(change)
        box = self.text.box
        if box is not None and box.take_enter is None:
            box.take_enter = self._quadrant.rows.add_below
            box.take_paste = self._paste
        self._show_grouping(change)

    def in_tab_order(self) -> tuple[QWidget, ...]:
        """The area and the factor stand above the code and the sentence."""
        return (*self._grouping, self.code, self.text)

    def show_place(self, place: Place) -> bool:
        """Go to the code, area or factor where they are named, else to the sentence."""
        at = self._place_of()
        name = place[len(at)] if at is not None and len(place) > len(at) else "text"
        if name in {"area", "factor"}:
            self.begin_grouping(factor=name == "factor")
        else:
            (self.code if name == "code" else self.text).focus()
        return True

    def begin_grouping(self, *, factor: bool = False) -> None:
        """Go to the area or the factor, where need be for this sentence alone."""
        self._editor.show_grouping()
        for field in self._grouping:
            self._captions[field].show()
            field.show()
        self._grouping[factor].focus()

    def _field(self, name: str, words: str, hint: str = "") -> Field:
        def place() -> Place | None:
            at = self._place_of()
            return None if at is None else (*at, name)

        def along() -> list[Place]:
            return [(*at, name) for at in self._same.get(name, ())]

        tools = self._editor.tools
        return Field(tools, place, words=words, labelled=False, lines=0, hint=hint, along=along)

    def _show_grouping(self, change: Change) -> None:
        if self._editor.is_grouped and not self._grouping:
            self._make_grouping()
        place, focus = self._place_of(), QApplication.focusWidget()
        for name, field in zip(_GROUPING, self._grouping, strict=False):
            begins, same = (False, ()) if place is None else self._quadrant.run_from(place, name)
            is_here = focus is not None and field.isAncestorOf(focus)
            if not is_here:
                # Not while one types: what one types may come to be what the next one says.
                self._same[name] = same
            shown = self._editor.is_grouped and (begins or is_here)
            self._captions[field].setVisible(shown)
            field.setVisible(shown)
            field.refresh(change)

    def _make_grouping(self) -> None:
        self._grouping = (
            self._field("area", _CAPTIONS[0], "เช่น ด้านแผน"),
            self._field("factor", _CAPTIONS[1], "เช่น โครงสร้าง (Structure)"),
        )
        for row, (title, field) in enumerate(zip(_CAPTIONS, self._grouping, strict=True)):
            caption = self._captions[field] = Label(title)
            set_role(caption, "caption")
            self._grid.addWidget(caption, row, 0)
            self._grid.addWidget(field, row, 1)
        for field, words in zip(self._grouping, self._editor.known, strict=True):
            _complete(field, words)
            field.box.editing_ended.connect(self._on_grouping_left)

    def _on_grouping_left(self) -> None:
        """Show above the sentence what belongs there, once one has gone on."""
        if not any(field.box.hasFocus() for field in self._grouping):
            self._show_grouping(EVERYTHING)

    def _paste(self, source: QMimeData) -> bool:
        """Make each pasted paragraph an item of its own."""
        place = self._place_of()
        texts = [text for block in blocks_of(source) for text in (block.heading, *block.paragraphs)]
        # They have codes of their own here.
        texts = [bare_item(text) for text in texts if text]
        box = self.text.box
        if place is None or not texts:
            return False
        box.insertPlainText(texts[0])
        if texts[1:]:
            self.text.commit()
            self._quadrant.take(place, texts[1:])
        return True


class Quadrant(QFrame):
    """One of the four: its title and its items."""

    def __init__(self, editor: SwotEditor, quadrant: str) -> None:
        super().__init__()
        self.setObjectName("record")
        self._editor = editor
        self._quadrant = quadrant
        title = Label(f"{quadrant}  {_TITLES[quadrant]}")
        set_role(title, "section")
        title.setWordWrap(True)
        self.rows = RowList(
            editor.tools,
            SWOT,
            lambda place_of: _Item(editor, self, place_of),
            new_item=self._new_item,
            noun=_noun(quadrant),
            keep=lambda item: item.quadrant == quadrant,
            more=tuple(self._moves()),
        )
        column = QVBoxLayout(self)
        pad = em(self, 0.6)
        column.setContentsMargins(0, pad, 0, pad)
        column.setSpacing(em(self, 0.6))
        column.addWidget(title)
        column.addWidget(self.rows)
        column.addStretch(1)

    def take(self, place: Place, texts: Sequence[str]) -> None:
        """Put sentences below the item at a place, each an item of its own."""
        session = self._editor.tools.session
        at = int(place[-1])
        before = session.package.plan.swot[at]
        items = list(session.package.plan.swot)
        added: list[SwotItem] = []
        for text in texts:
            code = next_code((*items, *added), self._quadrant)
            added.append(SwotItem(self._quadrant, code, before.area, before.factor, text))
        words = f"วาง {len(texts)} ข้อ"
        session.insert(SWOT, at + 1, added, words)
        self.rows.focus_row(self.rows.current + len(added) if self.rows.current >= 0 else 0)

    def run_from(self, place: Place, name: str) -> tuple[bool, tuple[Place, ...]]:
        """Whether an area or factor begins with an item, and the items after it that have it."""
        items, at = self._editor.tools.session.package.plan.swot, int(place[-1])
        here = [n for n, item in enumerate(items) if item.quadrant == self._quadrant]
        before, after = here[: here.index(at)], here[here.index(at) + 1 :]
        own = _group(items[at], name)
        if before and _group(items[before[-1]], name) == own:
            return False, ()
        same = takewhile(lambda n: _group(items[n], name) == own, after)
        return True, tuple((*SWOT, n) for n in same)

    def _moves(self) -> Iterator[RowCommand]:
        """What takes an item to each other quadrant, and what gives it another group."""
        names = list(_TITLES)
        here = names.index(self._quadrant)
        keys = {here - 1: "Alt+Shift+Left", here + 1: "Alt+Shift+Right"}
        for at, name in enumerate(names):
            if at != here:
                words, act = f"ย้ายไป{_noun(name)}", partial(self._move, name)
                yield RowCommand(words, act, keys.get(at, ""))
        yield RowCommand("แก้ด้านและปัจจัยของข้อนี้", self._begin_grouping)

    def _begin_grouping(self, row: int, _at: int) -> None:
        self.rows.contents[row].begin_grouping()

    def _move(self, quadrant: str, row: int, at: int) -> None:
        words = f"ย้าย{_noun(self._quadrant)}ที่ {row + 1} ไป{_noun(quadrant)}"
        session = self._editor.tools.session
        to = place_in(session.package.plan.swot, at, quadrant)
        session.act(moving_to, at, quadrant, words)
        self._editor.show_place((*SWOT, to))

    def _new_item(self, before: SwotItem | None) -> SwotItem:
        items = self._editor.tools.session.package.plan.swot
        last = before if before is not None and before.quadrant == self._quadrant else None
        return SwotItem(
            quadrant=self._quadrant,
            code=next_code(items, self._quadrant),
            area=last.area if last else "",
            factor=last.factor if last else "",
        )


class SwotEditor(QWidget):
    """Two by two where there is the width for it."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.tools = tools
        self.known = (QStringListModel(self), QStringListModel(self))
        self._asked = False
        self.grouped = check_box("แยกตามด้านและปัจจัย")
        self.grouped.setToolTip("ถ้ามีมากกว่าหนึ่งด้าน ตารางจะมีคอลัมน์ละด้าน และหัวข้อละปัจจัย")
        self.grouped.clicked.connect(self._on_grouped)
        hint = Label("กรอกทีละข้อ กด Enter เพื่อขึ้นข้อใหม่ วางหลายบรรทัดจาก Word ได้ บรรทัดละหนึ่งข้อ")
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        self.quadrants = {name: Quadrant(self, name) for name in _TITLES}
        self._grid = QGridLayout()
        self._grid.setSpacing(em(self, 0.8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.6))
        column.addWidget(hint)
        column.addWidget(self.grouped)
        column.addLayout(self._grid)
        self._columns = 0
        self._arrange(1)

    @property
    def is_grouped(self) -> bool:
        """Whether areas and factors are in sight."""
        return self.grouped.isChecked()

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the items as they are now."""
        if not change.touches(SWOT):
            return
        items = value_at(self.tools.session.package, SWOT)
        for model, name in zip(self.known, ("area", "factor"), strict=True):
            words = list(dict.fromkeys(getattr(item, name) for item in items))
            if (known := [word for word in words if word]) != model.stringList():
                model.setStringList(known)
        was_grouped = self.is_grouped
        used = any(item.area or item.factor for item in items)
        self.grouped.setChecked(used or self._asked)
        self.grouped.setEnabled(not used)
        for quadrant in self.quadrants.values():
            quadrant.rows.refresh(change)
            if self.is_grouped != was_grouped:
                quadrant.rows.order_tabs()

    def show_place(self, place: Place) -> bool:
        """Bring a field into sight; False where it is not one of these."""
        if place == SWOT:
            return self.quadrants["S"].rows.show_place(place)
        return any(quadrant.rows.show_place(place) for quadrant in self.quadrants.values())

    def show_grouping(self) -> None:
        """Bring areas and factors into sight."""
        if not self.is_grouped:
            self.grouped.click()

    def _on_grouped(self, checked: bool) -> None:  # noqa: FBT001 - Qt's own signature
        self._asked = checked
        self.refresh()
        for quadrant in self.quadrants.values():
            quadrant.rows.order_tabs()

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, quadrant in enumerate(self.quadrants.values()):
            self._grid.addWidget(quadrant, at // columns, at % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, int(columns == 2))

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if self.width() > em(self, _ROOMY) else 1)


def _group(item: SwotItem, name: str) -> tuple[str, ...]:
    """What an item stands under: an area, or a factor in it."""
    return (item.area,) if name == "area" else (item.area, item.factor)


def _noun(quadrant: str) -> str:
    """What one item of a quadrant is called."""
    return _TITLES[quadrant].partition(" ")[0]


def _complete(field: Field, words: QStringListModel) -> None:
    """Offer in a box what others of its kind hold."""
    completer = QCompleter(words, field)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.box.setCompleter(completer)
    completer.activated.connect(lambda _text: field.box.edited.emit())
