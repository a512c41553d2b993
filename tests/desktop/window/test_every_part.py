"""Every part of every page and dialog: it is heard, has its place, its room and its name."""

from PySide6.QtWidgets import QAbstractButton, QApplication, QTabWidget

from db.records import Organisation, Package, Plan
from desktop.window.tabbed_page import TabbedPage
from tests.desktop.window.rules_of_parts import OF_THE_WINDOW, OF_WHAT_IS_SEEN, broken
from tests.desktop.window.test_room_for_dialogs import DIALOGS
from tests.forms.everything import everything


def sights(window):
    """Brings each tab of each page into sight; gives its page and number."""
    for name in window.specs:
        window.show_page(name)
        tabs = window.page.tabs if isinstance(window.page, TabbedPage) else None
        for at in range(tabs.count() if tabs else 1):
            if tabs:
                tabs.setCurrentIndex(at)
            QApplication.processEvents()
            yield name, at


def taking(window):
    """The buttons in sight that take away or move what is chosen, by what they are called."""
    for button in window.findChildren(QAbstractButton):
        words = button.accessibleName() or button.text()
        if button.isVisible() and words.startswith(("ลบ", "ย้าย")):
            yield words, button


def test_parts_of_pages_are_heard_and_have_place_room_and_name(open_page, window):
    open_page(everything(), "projects")
    window.resize(1900, 1000)
    window.side.show_preview(False)
    found, usable = [], set()
    for name, at in sights(window):
        found += [f"{name} {at}: {each}" for each in broken(window.page, OF_WHAT_IS_SEEN)]
        usable |= {words for words, button in taking(window) if button.isEnabled()}
    found += broken(window, OF_THE_WINDOW)
    assert "\n".join(found) == ""
    # Of the first record one sees of each page.
    assert {"ย้ายขึ้น", "ย้ายลง", "ลบโครงการ", "ลบส่วนราชการ"} <= usable


def test_parts_of_dialogs_are_heard_and_have_place_room_and_name(full_window, store, memory, theme):
    found = []
    for name, make in DIALOGS.items():
        dialog = make(full_window, store, memory, theme)
        dialog.show()
        tabs = dialog.findChild(QTabWidget)
        for at in range(tabs.count() if tabs else 1):
            if tabs:
                tabs.setCurrentIndex(at)
            QApplication.processEvents()
            found += [f"{name} {at}: {each}" for each in broken(dialog)]
        dialog.close()
        dialog.deleteLater()
    assert "\n".join(found) == ""


def test_nothing_can_be_taken_away_or_moved_where_there_is_nothing(open_page, window):
    open_page(Package(Plan(fiscal_year=2569, edition="2567", unit=Organisation("กองใหม่"))), "unit")
    offered, seen = [], set()
    for name, at in sights(window):
        for words, button in taking(window):
            seen.add(words)
            offered += [f"{name} {at}: {words}"] * button.isEnabled()
    assert len(seen) > 5
    assert offered == []
