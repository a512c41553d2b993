"""Two hands at a window: at random they type, paste, paint, pick, move and undo in its pages."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QTabBar, QToolButton, QWidget

from db.fields import Kind, specs
from db.places import Place
from desktop.window.card_list import CardList
from desktop.window.division_tree import DivisionTree
from desktop.window.fields import Field
from desktop.window.grid.cell_editor import CellEditor
from desktop.window.grid.view import GridView
from desktop.window.main_window import MainWindow
from desktop.window.milestone_view import MilestoneView
from desktop.window.page import PageSpec
from desktop.window.part_tree import PartTree
from desktop.window.picker import Picker
from desktop.window.row_list import RowList
from desktop.window.text_editors import LineBox, TextBox
from desktop.window.value_editors import RefBox, RefList
from tests.desktop.keyboard import type_text
from tests.desktop.window.waiting import end_pauses

ALT, CONTROL, SHIFT, NONE = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key
Press = tuple[Qt.Key, Qt.KeyboardModifier]

# What people type: words, figures of all kinds, months, choices, and what is no value.
TEXTS = (
    "ก", "งานที่ดี ๒", "  เว้น  วรรค ", "๑,๕๐๐.-", "0", "-1", "12.5", "100", "ห้าแสน", "2567",
    "ต.ค. 66", "มี.ค. 2567", "13/2567", "ใช่", "โครงการ", "S1", "1.2", "p1", "น้ำ 😀 ใจ", "<b>&amp;",
    "c]h;", "ได้รับงบประมาณ", "5", "\u200bซ่อน", "ผู้ที่ปั้นน้ำ",
)  # fmt: skip
_MOVES: tuple[Press, ...] = ((Key.Key_Up, ALT), (Key.Key_Down, ALT))
_GRID: tuple[Press, ...] = (
    (Key.Key_Delete, NONE),
    (Key.Key_Insert, NONE),
    (Key.Key_Minus, CONTROL),
    (Key.Key_C, CONTROL),
    (Key.Key_X, CONTROL),
    (Key.Key_D, CONTROL),
    *_MOVES,
)
_STEPS: tuple[Press, ...] = ((Key.Key_Right, CONTROL), (Key.Key_Left, CONTROL))
_ROWS: tuple[Press, ...] = ((Key.Key_Return, CONTROL), (Key.Key_Minus, CONTROL), *_MOVES)
_LISTS: tuple[Press, ...] = (
    (Key.Key_Up, NONE),
    (Key.Key_Down, NONE),
    (Key.Key_Insert, NONE),
    (Key.Key_Delete, NONE),
    *_MOVES,
)
_TREE: tuple[Press, ...] = (
    (Key.Key_Insert, NONE),
    (Key.Key_Insert, SHIFT),
    (Key.Key_Minus, CONTROL),
    (Key.Key_Right, ALT),
    (Key.Key_Left, ALT),
    *_MOVES,
)
_MONTHS: tuple[Press, ...] = (
    (Key.Key_Space, NONE),
    (Key.Key_Delete, NONE),
    (Key.Key_Return, NONE),
    (Key.Key_Escape, NONE),
    (Key.Key_D, CONTROL),
    *_MOVES,
)
W = TypeVar("W", bound=QWidget)


class Hands:
    """Acts on the pages of a window; the same `chance` does the same.

    `done` tells what was done, `steps` how many edits were made, undone and redone.
    """

    def __init__(self, window: MainWindow, chance: random.Random) -> None:
        self._window = window
        self._chance = chance
        self.done: list[str] = []
        self.steps: Counter[str] = Counter()
        self._stroke: Press = (Key.Key_unknown, NONE)
        window._editor.saved.connect(self._count)
        self._acts: tuple[tuple[Callable[[], object], int], ...] = (
            (self._go, 7),
            (self._turn_tab, 3),
            (self._type, 16),
            (self._paste_text, 4),
            (self._pick, 8),
            (self._edit_cell, 14),
            (self._press_in_grid, 12),
            (self._paste_block, 10),
            (self._drag_months, 10),
            (self._press_in_months, 10),
            (self._order_rows, 8),
            (self._press_in_list, 6),
            (self._click, 6),
            (self._undo, 12),
        )

    def act(self) -> None:
        """Do one thing, at once or after a while."""
        if not self._window.isActiveWindow():
            # Offscreen, nobody gives it the focus back when what was over it has closed.
            self._window.activateWindow()
            QApplication.processEvents()
        if self._chance.random() < 0.2:
            self.wait()
        acts, weights = zip(*self._acts, strict=True)
        for act in self._chance.choices(acts, weights, k=5):
            name = act.__name__.strip("_")
            self.done.append(name)
            act()
            if self.done[-1] != name:
                # There was something to do it with.
                break
        QApplication.processEvents()

    def wait(self) -> None:
        """Let as much time go by as any pause takes."""
        end_pauses(self._window, self._window._workspace)

    def _count(self) -> None:
        kinds = {(Key.Key_Z, CONTROL): "undone", (Key.Key_Y, CONTROL): "redone"}
        self.steps[kinds.get(self._stroke, "edited")] += 1

    def leave(self) -> None:
        """Let go of what is being written, as by a click elsewhere."""
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()
        QApplication.processEvents()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is."""
        self._note(f"{held.name} {key.name}")
        self._stroke = (key, held)
        QTest.keyClick(QApplication.focusWidget() or self._window, key, held)
        self._stroke = (Key.Key_unknown, NONE)

    # Where something is.

    def _found(self, kind: type[W], where: Callable[[W], bool] = lambda _each: True) -> W | None:
        """One of the widgets of a kind on the page in sight."""
        every = self._window.page.findChildren(kind)
        seen = [each for each in every if each.isVisible() and each.isEnabled() and where(each)]
        if not seen:
            return None
        chosen = self._chance.choice(seen)
        self._note(chosen.accessibleName() or type(chosen).__name__)
        return chosen

    def _note(self, words: str) -> None:
        self.done[-1] += f" · {words}"

    def _any(self, choices: Sequence[Any]) -> Any:
        return self._chance.choice(choices)

    def _text(self) -> str:
        text = self._any(TEXTS)
        self._note(text)
        return text

    # What can be done.

    def _go(self) -> None:
        """Go to another page, mostly to a field of it."""
        # Where one prints, every step has the whole plan laid out anew, here while one waits.
        pages = self._window._specs.values()
        spec = self._any([each for each in pages if each.needs_plan and each.name != "print"])
        place = self.somewhere(spec)
        self._note(f"{spec.name} {place}")
        if not place or not self._window.go_to(place):
            self._window.show_page(spec.name)

    def somewhere(self, spec: PageSpec | None = None) -> Place:
        """A place on a page, or on that in sight; empty where none was found."""
        wanted = spec or self._window._specs[self._window._name]
        places = (self._place() for _ in range(300))
        return next((place for place in places if wanted.holds(place)), ())

    def _place(self) -> Place:
        """Somewhere in the plan."""
        record: Any = self._window._editor.package.plan
        place: Place = ("plan",)
        while True:
            name = self._any([*specs(type(record))])
            spec, value = specs(type(record))[name], getattr(record, name)
            place = (*place, name)
            if spec.kind is Kind.RECORD:
                record = value
            elif spec.kind is Kind.RECORDS and value:
                at = self._chance.randrange(len(value))
                place, record = (*place, at), value[at]
            else:
                return place

    def _turn_tab(self) -> None:
        bar = self._found(QTabBar)
        if bar is not None and bar.count():
            bar.setCurrentIndex(self._chance.randrange(bar.count()))

    def _focused_field(self, *kinds: type[QWidget]) -> Field | None:
        field = self._found(Field, lambda each: isinstance(each.box, kinds))
        if field is not None:
            self._note(str(field.place))
            field.focus()
        return field

    def _type(self) -> None:
        """Type into a field; what is typed is often left there without leaving the field."""
        field = self._focused_field(LineBox, TextBox)
        if field is None:
            return
        if self._chance.random() < 0.6:
            field.box.selectAll()
        type_text(field.box, self._text())
        after = self._any(
            [None, None, (Key.Key_Tab, NONE), (Key.Key_Z, CONTROL), (Key.Key_Return, NONE)]
        )
        if after is not None:
            self.press(*after)

    def _paste_text(self) -> None:
        """Paste paragraphs into a field, as Word or a plain editor has them."""
        if self._focused_field(LineBox, TextBox) is None:
            return
        mime, lines = QMimeData(), [self._text() for _ in range(self._chance.randrange(1, 4))]
        mime.setText("\r\n".join(lines))
        if self._chance.random() < 0.5:
            tags = [self._any(["p", "h1", "h2", "li"]) for _ in lines]
            pairs = zip(tags, lines, strict=True)
            mime.setHtml("".join(f"<{tag}>{line}</{tag}>" for tag, line in pairs))
        QGuiApplication.clipboard().setMimeData(mime)
        self.press(Key.Key_V, CONTROL)

    def _pick(self) -> None:
        """Choose, tick, or pick records in a field."""
        field = self._found(Field, lambda each: not isinstance(each.box, LineBox | TextBox))
        if field is None or field.box is None:
            return
        self._note(str(field.place))
        field.focus()
        if isinstance(field.box, RefBox):
            self.press(*self._any([(Key.Key_Delete, NONE), (Key.Key_Return, NONE)]))
        elif isinstance(field.box, RefList):
            for _ in range(self._chance.randrange(3)):
                self.press(Key.Key_Down)
            self.press(*self._any([*_LISTS[2:], (Key.Key_Insert, NONE)]))
        else:
            self.press(self._any([Key.Key_Down, Key.Key_Up, Key.Key_Space]))
            self._end_popup()
        self._end_picker()

    def _end_picker(self) -> None:
        """Where a picker has opened: look for something or not, and take it or not."""
        QApplication.processEvents()
        pickers = [each for each in self._window.findChildren(Picker) if each.isVisible()]
        for picker in pickers:
            if self._chance.random() < 0.3:
                type_text(picker.query, self._text())
            for _ in range(self._chance.randrange(4)):
                self.press(Key.Key_Down)
            self.press(self._any([Key.Key_Return, Key.Key_Return, Key.Key_Escape]))
            picker.dismiss()

    def _end_popup(self) -> None:
        """Take what is marked in the list that a combo has opened."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            QTest.keyClick(popup, self._any([Key.Key_Down, Key.Key_Up]))
            QTest.keyClick(popup, Key.Key_Return)

    def _cell(self) -> GridView | None:
        """Put the cursor in a cell of a grid, with what is beside it selected or not."""
        view = self._found(GridView)
        if view is None or not view.model().rowCount():
            return None
        columns = [at for at in range(view.model().columnCount()) if not view.isColumnHidden(at)]
        index = view.model().index(
            self._chance.randrange(view.model().rowCount()), self._any(columns)
        )
        self._note(f"{index.row()},{index.column()}")
        view.setFocus()
        view.setCurrentIndex(index)
        view.scrollTo(index)
        for _ in range(self._any([0, 0, 1, 3])):
            self.press(self._any([Key.Key_Down, Key.Key_Right]), SHIFT)
        return view

    def _edit_cell(self) -> None:
        view = self._cell()
        if view is None:
            return
        if self._chance.random() < 0.3:
            self.press(Key.Key_F2)
        text = self._text()
        type_text(view, text[:1])
        editors = [each for each in view.findChildren(CellEditor) if each.isVisible()]
        if editors:
            type_text(editors[-1], text[1:])
            end = self._any([Key.Key_Return, Key.Key_Tab, Key.Key_Escape, Key.Key_Return])
            self.press(end)

    def _press_in_grid(self) -> None:
        if self._cell() is not None:
            on_steps = self._window._name == "steps"
            self.press(*self._any(_GRID + (_STEPS if on_steps else ())))

    def _paste_block(self) -> None:
        """Paste cells, as Excel has them or as a table of Word."""
        if self._cell() is None:
            return
        wide, high = self._chance.randrange(1, 4), self._chance.randrange(1, 5)
        block = [[self._text() for _ in range(wide)] for _ in range(high)]
        mime = QMimeData()
        mime.setText("\r\n".join("\t".join(line) for line in block))
        if self._chance.random() < 0.4:
            rows = ("".join(f"<td>{text}</td>" for text in line) for line in block)
            mime.setHtml(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
        if self._chance.random() < 0.8:
            # Else what was copied or cut before.
            QGuiApplication.clipboard().setMimeData(mime)
        self.press(Key.Key_V, CONTROL)

    def _months(self) -> MilestoneView | None:
        if self._window._name != "steps" and self._chance.random() < 0.1:
            self._window.show_page("steps")
            QApplication.processEvents()
        view = self._found(MilestoneView)
        return view if view is not None and view.months.rowCount() else None

    def _spot(self, view: MilestoneView, row: int) -> QPoint:
        column = self._chance.randrange(len(view.months.months))
        x = view.columnViewportPosition(column) + view.columnWidth(column) * self._chance.random()
        return QPoint(round(x), view.row_box(row).center().y())

    def _drag_months(self) -> None:
        """Paint, stretch or move a span with the mouse."""
        view = self._months()
        if view is None:
            return
        row = self._chance.randrange(view.months.rowCount())
        view.scrollTo(view.months.index(row, 0))
        first, last = self._spot(view, row), self._spot(view, row)
        self._note(f"{row} {first.toTuple()} {last.toTuple()}")
        port = view.viewport()
        QTest.mousePress(port, LEFT, NONE, first)
        QTest.mouseMove(port, first + QPoint(2, 0))
        QTest.mouseMove(port, last)
        if self._chance.random() < 0.1:
            self.press(Key.Key_Escape)
        QTest.mouseRelease(port, LEFT, NONE, last)

    def _press_in_months(self) -> None:
        """Paint, stretch or move a span with the keys."""
        view = self._months()
        if view is None:
            return
        view.setFocus()
        view.put_cursor(
            self._chance.randrange(view.months.rowCount()), self._any(view.months.months)
        )
        held = self._any([SHIFT, CONTROL, NONE])
        if held is NONE:
            self.press(*self._any(_MONTHS))
        for _ in range(self._chance.randrange(4)):
            self.press(self._any([Key.Key_Left, Key.Key_Right]), held)
        if self._chance.random() < 0.8:
            QTest.keyRelease(
                view, {SHIFT: Key.Key_Shift, CONTROL: Key.Key_Control}.get(held, Key.Key_A)
            )

    def _order_rows(self) -> None:
        """Add, move and remove rows that are written in place, and divisions."""
        rows = self._found(QWidget, lambda each: isinstance(each, RowList | DivisionTree))
        if isinstance(rows, DivisionTree):
            rows.tree.setFocus()
            self.press(self._any([Key.Key_Up, Key.Key_Down]))
            self.press(*self._any(_TREE))
        elif isinstance(rows, RowList):
            if rows.contents:
                rows.focus_row(self._chance.randrange(len(rows.contents)))
                self.press(*self._any(_ROWS))
            else:
                rows.add_button.click()

    def _press_in_list(self) -> None:
        """Add, move and remove in lists and trees of records."""
        found = self._found(QWidget, lambda each: isinstance(each, CardList | PartTree))
        if found is None:
            return
        found.setFocus()
        for _ in range(self._chance.randrange(6)):
            self.press(self._any([Key.Key_Down, Key.Key_Down, Key.Key_Up]))
        self.press(*self._any(_LISTS))
        self._end_picker()

    def _click(self) -> None:
        """Click a button that asks for nothing in a dialog."""
        button = self._found(QAbstractButton, _is_plain)
        if button is not None:
            self._note(button.text())
            QTest.mouseClick(button, LEFT)
            self._end_picker()

    def _undo(self) -> None:
        """Undo some steps and redo them, not always all."""
        back = self._chance.randrange(20)
        on = back if self._chance.random() < 0.8 else self._chance.randrange(back + 1)
        for key, count in ((Key.Key_Z, back), (Key.Key_Y, on)):
            for _ in range(count):
                self.press(key, CONTROL)


def _is_plain(button: QAbstractButton) -> bool:
    words = button.text() or button.accessibleName()
    has_menu = isinstance(button, QToolButton) and button.menu() is not None
    return bool(words) and not button.isCheckable() and not words.endswith("…") and not has_menu
