"""What the manual says to choose from a menu is an entry of that menu."""

import re

from PySide6.QtWidgets import QMenu

from forms.manual.chapters import chapters

# “ตั้งค่า…” ในเมนูแฟ้ม, and เมนูแฟ้ม “ตั้งค่า…”.
TOLD = (
    re.compile(r"“(?P<entry>[^”]+)” ?ในเมนู(?P<menu>[ก-๛]+)"),
    re.compile(r"เมนู(?P<menu>[ก-๛]+) “(?P<entry>[^”]+)”"),
)


def plain(words):
    """The words of a menu or an entry without the mark of its key."""
    return re.sub(r"\(&\w\)|&", "", words).strip()


def test_entries_of_menus_are_there(full_window):
    menus = {
        plain(menu.title()): {plain(act.text()) for act in menu.actions()}
        for menu in full_window.menuBar().findChildren(QMenu)
    }
    told = [
        (found["menu"], found["entry"])
        for chapter in chapters()
        for pattern in TOLD
        for found in pattern.finditer(chapter.text)
    ]
    assert len(told) > 10
    # A menu's name runs into what follows it: Thai has no blanks between words.
    unknown = [
        (menu, entry)
        for menu, entry in told
        if not any(menu.startswith(title) and entry in acts for title, acts in menus.items())
    ]
    assert unknown == []
