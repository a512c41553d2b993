"""Every part of every page and dialog: it is heard, has its place, its room and its name."""

from PySide6.QtWidgets import QApplication, QTabWidget

from desktop.window.tabbed_page import TabbedPage
from tests.desktop.window.rules_of_parts import OF_THE_WINDOW, OF_WHAT_IS_SEEN, broken
from tests.desktop.window.test_room_for_dialogs import DIALOGS
from tests.forms.everything import everything


def test_parts_of_pages_are_heard_and_have_place_room_and_name(open_page, window):
    open_page(everything(), "projects")
    window.resize(1900, 1000)
    window.side.show_preview(False)
    found = []
    for name in window.specs:
        window.show_page(name)
        page = window.page
        tabs = page.tabs if isinstance(page, TabbedPage) else None
        for at in range(tabs.count() if tabs else 1):
            if tabs:
                tabs.setCurrentIndex(at)
            QApplication.processEvents()
            found += [f"{name} {at}: {each}" for each in broken(page, OF_WHAT_IS_SEEN)]
    found += broken(window, OF_THE_WINDOW)
    assert "\n".join(found) == ""


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
