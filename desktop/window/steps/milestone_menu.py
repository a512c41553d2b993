"""What can be done at a month of a step, as a menu: each with its key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.window.steps.span_edits import REMOVED, SAME, SpanEdits
from forms.calendar import short_month_and_year
from forms.editing.spans import span_words

_SHIFTS = (("เลื่อนให้เร็วขึ้นหนึ่งเดือน", "Ctrl+Left", -1), ("เลื่อนให้ช้าลงหนึ่งเดือน", "Ctrl+Right", 1))


def month_menu(parent: QWidget, edits: SpanEdits, write_label: Callable[[], object]) -> QMenu:
    """The menu of the month under the cursor; `write_label` writes on its span."""
    menu = QMenu(parent)
    spans, held = edits.spans, edits.held
    if held is None:
        _add(menu, f"ขีดเดือน {short_month_and_year(edits.month)}", "Space", edits.paint_month)
    else:
        _add(menu, f"{REMOVED} {span_words(spans[held])}", "Delete", edits.remove)
        for words, key, by in _SHIFTS:
            _add(menu, words, key, partial(edits.shift, by))
        _add(menu, "ข้อความบนลูกศร…", "F2", write_label)
    if len(spans) > 1 or (spans and held is None):
        _add(menu, "ลบทุกช่วงเวลาของขั้นตอนนี้", "", edits.remove_all)
    if edits.row > 0 and edits.milestones.spans(edits.row - 1) != spans:
        _add(menu, SAME, "Ctrl+D", edits.copy_from_above)
    return menu


def _add(menu: QMenu, words: str, key: str, act: Callable[[], object]) -> None:
    command = menu.addAction(words)
    command.setShortcut(QKeySequence(key))
    command.triggered.connect(lambda _checked=False: act())
