"""What the help menu shows: how to use the program, and every key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.window.frame.menus import keys_of
from desktop.window.grid.keys import EXCEPTIONS, GRID_KEYS
from desktop.window.page import Page
from desktop.window.widgets.dialogs import HelpDialog, Keys
from forms.resources import RESOURCES

_TABLES = "ในตาราง"
_UNLIKE_EXCEL = "ในตาราง ที่ต่างจาก Excel"
# What every box for text and every dialog does without a command of the menu.
_IN_FIELDS: Keys = (
    ("ไปช่องถัดไป หรือช่องก่อนหน้า", "Tab, Shift+Tab"),
    ("ไปแท็บถัดไป หรือแท็บก่อนหน้าของหน้า", "Ctrl+Tab, Ctrl+Shift+Tab"),
    ("วิธีกรอกช่องนี้ และแบบฟอร์มที่จะพิมพ์ (ในตารางด้วย)", "F1"),
    ("ขึ้นบรรทัดใหม่ในย่อหน้าเดิม", "Shift+Enter"),
    ("ตัด คัดลอก วาง", "Ctrl+X, Ctrl+C, Ctrl+V"),
    ("แทรกตาราง รูปภาพ หรือสูตรในข้อความ", "Shift+F10"),
    ("แก้ตารางหรือรูปภาพที่เลือก", "F2, Enter"),
    ("แทรกหรือลบคอลัมน์ในหน้าต่างของตาราง", "Ctrl+Insert, Ctrl+Delete"),
    ("ปิดหน้าต่างย่อย หรือการค้นหา", "Esc"),
)


KeyGroups = tuple[tuple[str, Keys], ...]  # (heading, keys)


def groups_of(everywhere: Keys, pages: Sequence[tuple[str, Page]]) -> KeyGroups:
    """Every key, as (heading, keys): those of all pages, of fields and grids, then page by page."""
    found = [
        ("ทุกหน้า", everywhere),
        ("ในช่องที่กรอก", _IN_FIELDS),
        (_TABLES, GRID_KEYS),
        (_UNLIKE_EXCEL, EXCEPTIONS),
    ]
    for title, page in pages:
        listed = page.keys()
        own = tuple(key for key in listed if key not in GRID_KEYS)
        keys = (*keys_of((*page.commands(), *page.looks())), *own)
        if keys:
            found.append((heading_of(title), keys))
    return tuple(found)


def heading_of(title: str) -> str:
    """What stands over the keys of a page."""
    return title if title.startswith("หน้า") else f"หน้า{title}"


def show_help(groups: KeyGroups, parent: QWidget, *, at: str = "") -> None:
    """Show the help text and every key, from the heading `at` on.

    A page that has no keys of its own has those of tables.
    """
    at = at if at in dict(groups) else _TABLES
    text = (RESOURCES / "help" / "first-steps.md").read_text(encoding="utf-8")
    HelpDialog(text, groups, parent, at=at).exec()
