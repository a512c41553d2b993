"""Every part of every page and dialog: it is heard, has its place, its room and its name."""

from PySide6.QtWidgets import QApplication

from desktop.window.tabbed_page import TabbedPage
from tests.desktop.window.rules_of_parts import OF_THE_WINDOW, OF_WHAT_IS_SEEN
from tests.desktop.window.test_room_for_dialogs import DIALOGS
from tests.forms.everything import everything

# What a part offers, and not each page needs.
OFFERED = {
    *(f"{box}.{told}" for box in ("LineBox", "LabelBox", "PartFind")
      for told in ("edited", "editing_ended", "focus_entered", "paste_limited")),
    *(f"{grid}.{told}" for grid in ("Grid", "FittedGrid")
      for told in ("current_changed", "filter_changed", "link_followed")),
    "Field.focus_entered", "OrderedList.chosen", "PageView.clicked", "Picker.created",
    "IndicatorList.current_changed", "PartTree.current_changed",
}  # fmt: skip
# What stands apart on purpose: a grid's bar and foot, where a page gives them no place.
APART = {"Grid.bar", "Grid.footer", "GridBar.columns_button", "GridBar.density_button"}
# What scrolls while a hand drags, and what looks whether the hand rests.
GOING_ON = {"GridView", "GarbageSearch"}
AS_WIDE_AS_ITS_PANE = "QPushButton ชุดแบบฟอร์ม… is "


def is_meant(words):
    return words in {*OFFERED, *APART, *GOING_ON} or words.startswith(AS_WIDE_AS_ITS_PANE)


def told(rules, top, where, found):
    for rule in rules:
        for words in rule(top):
            if not is_meant(words):
                found.setdefault(f"{rule.__name__}: {words}", where)


def test_parts_of_pages_are_heard_and_have_place_room_and_name(open_page, window):
    open_page(everything(), "projects")
    window.resize(1900, 1000)
    window.side.show_preview(False)
    found = {}
    for name in window.specs:
        window.show_page(name)
        page = window.page
        tabs = page.tabs if isinstance(page, TabbedPage) else None
        for at in range(tabs.count() if tabs else 1):
            if tabs:
                tabs.setCurrentIndex(at)
            QApplication.processEvents()
            told(OF_WHAT_IS_SEEN, page, f"{name} {at}", found)
    told(OF_THE_WINDOW, window, "window", found)
    told(OF_WHAT_IS_SEEN, window, "window", found)
    assert "\n".join(found) == ""


def test_parts_of_dialogs_are_heard_and_have_place_room_and_name(full_window, store, memory, theme):
    found = {}
    for name, make in DIALOGS.items():
        dialog = make(full_window, store, memory, theme)
        dialog.show()
        QApplication.processEvents()
        told((*OF_THE_WINDOW, *OF_WHAT_IS_SEEN), dialog, name, found)
        dialog.close()
        dialog.deleteLater()
    assert "\n".join(found) == ""
