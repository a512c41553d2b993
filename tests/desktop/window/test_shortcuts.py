"""Every shortcut that is put in is listed in the help, under the page that has it."""

import re

import pytest
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from desktop.window.grid.view import GridView

ARROWS = {"↑": "Up", "↓": "Down", "←": "Left", "→": "Right", "Enter": "Return"}
# Keys of one place on a keyboard, of which one is listed.
TWINS = {
    "Ctrl+Enter": "Ctrl+Return",
    "Ctrl+=": "Ctrl++",
    "Ctrl+Shift+=": "Ctrl++",
    # What is around the cursor, in a table of records, is all of them.
    "Ctrl+Shift+8": "Ctrl+A",
    "Ctrl+*": "Ctrl+A",
}


def keys_in(text):
    """The keys that a line of the help names."""
    found = set()
    for piece in re.split(r", | / | หรือ ", text):
        modifiers, plus, key = piece.strip().rpartition("+")
        if piece.endswith("++"):
            modifiers, key = modifiers.removesuffix("+"), "+"
        found.add(plain(modifiers + plus + ARROWS.get(key, key)))
    return found


def plain(keys):
    words = QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)
    return TWINS.get(words, words)


def installed(page):
    """The keys of the shortcuts that widgets of a page have put in."""
    shortcuts = {plain(found.key().toString()) for found in page.findChildren(QShortcut)}
    actions = {
        plain(keys.toString())
        for action in page.findChildren(QAction)
        for keys in action.shortcuts()
    }
    tables = {
        plain(QKeySequence(keys).toString())
        for view in page.findChildren(GridView)
        for keys in view.keyboard.keys
    }
    return (shortcuts | actions | tables) - {""}


@pytest.fixture
def pages(full_window):
    """Every page, made and shown once."""
    specs = [spec for spec in full_window.specs.values() if not full_window.is_resting(spec)]
    for spec in specs:
        full_window.show_page(spec.name)
        QApplication.processEvents()
    return {spec.title: full_window._pages[spec.name] for spec in specs}


def listed(window, title):
    groups = dict(window.commands.key_groups())
    names = ("ทุกหน้า", "ในช่องที่กรอก", "ในตาราง", title, f"หน้า{title}")
    return set().union(*(keys_in(keys) for name in names for _, keys in groups.get(name, ())))


def test_every_shortcut_of_a_page_is_listed(full_window, pages):
    missing = {
        title: sorted(installed(page) - listed(full_window, title)) for title, page in pages.items()
    }
    assert {title: keys for title, keys in missing.items() if keys} == {}


def test_every_command_of_the_menu_is_listed_with_the_key_that_it_has(full_window, pages):
    menus = [found for found in full_window.menuBar().findChildren(QAction) if found.shortcuts()]
    assert menus
    words = {plain(keys.toString()) for action in menus for keys in action.shortcuts()}
    everything = set().union(*(listed(full_window, title) for title in pages))
    assert words - everything == set()
