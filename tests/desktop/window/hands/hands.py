"""Two hands at a window: at random they type, paste, paint, pick, move and undo in its pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from desktop.window.fields.fields import Field
from desktop.window.fields.picker import Picker
from desktop.window.fields.text_editors import LineBox
from desktop.window.frame.find_panel import FindPanel
from desktop.window.reports.issue_part import IssuePart
from desktop.window.reports.quarter_bar import Segment
from desktop.window.steps.months_bar import MonthsBar
from tests.desktop.keyboard import type_text
from tests.desktop.window.hands.fields import FieldHands
from tests.desktop.window.hands.grids import GridHands
from tests.desktop.window.hands.lists import ListHands
from tests.desktop.window.hands.months import MonthHands
from tests.desktop.window.hands.placed import PlacedHands
from tests.desktop.window.hands.reach import CONTROL, LEFT, TEXTS, Key

# What asks for a file or a printer, or cannot be undone.
_ASKS = (
    "นำเข้าจากแฟ้มรายการ",
    "พิมพ์",
    "ส่งออก",
    "ออกรายงาน",
    "เปิดแก้ไข",
    "ดูเอกสารที่ออก",
    "คำสั่ง",
)


class Hands(FieldHands, GridHands, ListHands, MonthHands, PlacedHands):
    """Acts on the pages of a window; the same `chance` does the same."""

    def act(self) -> None:
        """Do one thing, at once or after a while."""
        self.come_back()
        if self._chance.random() < 0.2:
            self.wait()
        acts, weights = zip(*self._acts(), strict=True)
        for act in self._chance.choices(acts, weights, k=5):
            name = act.__name__.strip("_")
            self.done.append(name)
            act()
            # Where Enter, or a button, has opened one.
            self.end_placed()
            if self.done[-1] != name:
                # There was something to do it with.
                break
        QApplication.processEvents()

    def _acts(self) -> Sequence[tuple[Callable[[], object], int]]:
        """What they do, and how often of them all."""
        return (
            (self._go, 7),
            (self._turn_tab, 3),
            (self._type, 16),
            (self._mend, 2),
            (self._paste_text, 4),
            (self._put_object, 4),
            (self._move_object, 4),
            (self._change_object, 4),
            (self._pick, 8),
            (self._edit_cell, 14),
            (self._correct_cell, 2),
            (self._go_about, 8),
            (self._click_heading, 4),
            (self._press_in_grid, 12),
            (self._paste_block, 10),
            (self._drag_row, 2),
            (self._drag_months, 10),
            (self._press_in_months, 10),
            (self._type_months, 2),
            (self._write_on_arrow, 3),
            (self._order_rows, 8),
            (self._press_in_list, 6),
            (self._drag, 4),
            (self._click, 7),
            (self._command, 2),
            (self._sift, 2),
            (self._replace, 1),
            (self._undo, 15),
        )

    def show_all(self) -> None:
        """Let every page show all that it has, in the order of the plan."""
        while self._sifted:
            self._sifted.pop()()
        QApplication.processEvents()

    def send_up(self) -> bool:
        """Send the report of a quarter up, or open one again; whether that could be done."""
        session = self._window.session
        reports = range(len(session.package.reports))
        for at in self._chance.sample(reports, len(reports)):
            self.done.append(f"send_up {at}")
            before = session.package
            self._window.go_to(("reports", at, "issuances"))
            QApplication.processEvents()
            part = self._window.page.findChild(IssuePart)
            buttons = (part.issue_button, part.reopen_button)
            next(each for each in buttons if each.isVisible()).click()
            if session.package is not before:
                return True
        return False

    def _go(self) -> None:
        """Go to another page, mostly to a field of it."""
        # Where one prints, every step has the whole plan laid out anew, here while one waits,
        # and where it stands is reckoned anew; nothing is written at either.
        pages = [each for each in self._window.specs.values() if each.needs_plan]
        often = [{"print": 0, "standing": 1}.get(each.name, 8) for each in pages]
        (spec,) = self._chance.choices(pages, often)
        place = self.somewhere(spec) if self._chance.random() < 0.8 else ()
        self._note(f"{spec.name} {place}")
        if not place or not self._window.go_to(place):
            self._window.enter_page(spec.name)

    def _turn_tab(self) -> None:
        bar = self._found(QTabBar)
        if bar is not None and bar.count():
            bar.setCurrentIndex(self._chance.randrange(bar.count()))

    def _click(self) -> None:
        """Click a button, or choose in its menu, or do what the notice offers."""
        # Mostly on the page, else in what stands around it.
        inside = self._any([*[None] * 7, self._window.notice, *[self._window.frame.head] * 2])
        button = self._found(QAbstractButton, _is_plain, inside=inside)
        if button is None:
            return
        self._note(button.text())
        if isinstance(button, QToolButton) and button.menu() is not None:
            # Some menus are filled as they come up.
            button.menu().aboutToShow.emit()
            self._any([each for each in button.menu().actions() if each.isEnabled()]).trigger()
        else:
            QTest.mouseClick(button, LEFT)
        self._end_picker()

    def _command(self) -> None:
        """Do what the menu has for the page in sight."""
        commands = [each for each in self._window.page.commands() if each.isEnabled()]
        if commands:
            command = self._any(commands)
            self._note(command.text())
            command.trigger()
            self._end_picker()

    def _sift(self) -> None:
        """Show only some rows, or in another order, or as they were."""
        box = self._found(QWidget, _sifts)
        if box is not None:
            # As a click does.
            box.setFocus()
        if isinstance(box, QComboBox):
            self._sifted.append(partial(box.setCurrentIndex, box.currentIndex()))
            box.setCurrentIndex(self._chance.randrange(box.count()))
        elif isinstance(box, QCheckBox):
            self._sifted.append(partial(box.setChecked, box.isChecked()))
            box.click()
        elif isinstance(box, LineBox):
            self._sifted.append(partial(box.setText, box.text()))
            type_text(box, self._any(["ก", "1", "งาน"]))

    def _replace(self) -> None:
        """Replace words in the whole plan, one of them or all."""
        self.press(Key.Key_H, CONTROL)
        panel = self._window.findChild(FindPanel)
        if panel is None or not panel.isVisible():
            return
        words = self._text().strip()
        type_text(panel.wanted, words)
        panel.other.setFocus()
        panel.other.selectAll()
        # None longer: what is replaced again and again would grow without end.
        type_text(panel.other, self._any([each for each in TEXTS if len(each) <= len(words)]))
        self.wait()
        button = self._any([panel.one, panel.one, panel.all])
        if button.isEnabled():
            self._note(button.text())
            QTest.mouseClick(button, LEFT)
        if self._chance.random() < 0.7:
            QTest.keyClick(panel.wanted, Key.Key_Escape)

    def _undo(self) -> None:
        """Undo some steps and redo them, not always all."""
        back = self._chance.randrange(20)
        on = back if self._chance.random() < 0.8 else self._chance.randrange(back + 1)
        for key, count in ((Key.Key_Z, back), (Key.Key_Y, on)):
            for _ in range(count):
                self.press(key, CONTROL)


def _is_plain(button: QAbstractButton) -> bool:
    words = (button.text() or button.accessibleName()).strip()
    has_state = button.isCheckable() and not isinstance(button, Segment)
    return bool(words) and not has_state and not words.startswith(_ASKS)


def _sifts(box: QWidget) -> bool:
    """Whether a box only says what is shown."""
    above = box.parentWidget()
    while above is not None and not isinstance(above, Field | MonthsBar | Picker):
        above = above.parentWidget()
    return above is None and isinstance(box, QComboBox | QCheckBox | LineBox)
