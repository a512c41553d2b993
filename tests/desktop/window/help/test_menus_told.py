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


def is_there(window, menu, entry):
    """Whether an entry is in a menu, whose name runs into what follows it: Thai has no blanks."""
    return any(
        menu.startswith(plain(each.title()))
        and entry in map(plain, (a.text() for a in each.actions()))
        for each in window.menuBar().findChildren(QMenu)
    )


def test_entries_of_menus_are_there(full_window):
    pages = {spec.title: spec.name for spec in full_window.specs.values()}
    told, unknown = 0, []
    for section in (each for chapter in chapters() for each in chapter.sections):
        for found in (found for pattern in TOLD for found in pattern.finditer(section.words)):
            told += 1
            if is_there(full_window, **found.groupdict()):
                continue
            # A page has entries of its own.
            if section.heading in pages:
                full_window.show_page(pages[section.heading])
            if not is_there(full_window, **found.groupdict()):
                unknown.append(found[0])
    assert told > 10
    assert unknown == []
