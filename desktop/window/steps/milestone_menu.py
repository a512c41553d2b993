"""What can be done at a month of a step, as a menu: each with its key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from desktop.window.steps.milestone_gesture import REMOVED, grab, paint
from desktop.window.steps.milestone_keys import SAME
from forms.calendar import short_month_and_year
from forms.editing.spans import span_at, span_words

if TYPE_CHECKING:
    from desktop.window.steps.milestone_keys import MilestoneKeys
    from desktop.window.steps.milestone_view import MilestoneView

_SHIFTS = (("เลื่อนให้เร็วขึ้นหนึ่งเดือน", "Ctrl+Left", -1), ("เลื่อนให้ช้าลงหนึ่งเดือน", "Ctrl+Right", 1))


def month_menu(view: MilestoneView, keys: MilestoneKeys) -> QMenu:
    """The menu of the month under the cursor."""
    menu = QMenu(view)
    spans = view.months.spans(view.row)
    index = span_at(spans, view.month)
    if index is None:
        _add(menu, f"ระบาย {short_month_and_year(view.month)}", "Space", lambda: _paint(view))
    else:
        _add(menu, f"{REMOVED} {span_words(spans[index])}", "Delete", keys.remove)
        for words, key, by in _SHIFTS:
            _add(menu, words, key, partial(_shift, view, by))
        _add(menu, "ข้อความบนลูกศร…", "F2", view.write_label)
    if len(spans) > 1 or (spans and index is None):
        _add(menu, "ลบทุกช่วงเวลาของขั้นตอนนี้", "", lambda: view.give(view.row, (), REMOVED))
    if view.row > 0 and view.months.spans(view.row - 1) != spans:
        _add(menu, SAME, "Ctrl+D", keys.copy_from_above)
    return menu


def _paint(view: MilestoneView) -> None:
    view.show_gesture(paint(view.row, view.months.spans(view.row), view.month))
    view.finish()


def _shift(view: MilestoneView, by: int) -> None:
    months = view.months.months
    column = months.index(view.month) + by
    if 0 <= column < len(months):
        held = grab(view.row, view.months.spans(view.row), view.month, "inside")
        view.show_gesture(held.to(months[column], months))
        view.finish()
        view.step_cursor(by)


def _add(menu: QMenu, words: str, key: str, act: Callable[[], object]) -> None:
    command = menu.addAction(words)
    command.setShortcut(QKeySequence(key))
    command.triggered.connect(lambda _checked=False: act())
