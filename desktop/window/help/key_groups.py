"""Every key of the program, page by page, as the last chapter of the manual in the window."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.window.frame.menus import keys_of
from desktop.window.grid.keys import EXCEPTIONS, GRID_KEYS
from desktop.window.page import Page

Keys = tuple[tuple[str, str], ...]  # (words, key)
TITLE = "แป้นพิมพ์ลัด"
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


def chapter_of(groups: KeyGroups) -> str:
    """The keys as a chapter of the manual, a table under each heading."""
    lines = [f"# {TITLE}", ""]
    for heading, keys in groups:
        lines += [f"## {heading}", "", "| คำสั่ง | แป้นพิมพ์ |", "| :--- | :--- |"]
        lines += [*(f"| {words} | {key} |" for words, key in keys), ""]
    return "\n".join(lines)
