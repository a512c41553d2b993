"""Every shortcut that is put in is listed in the help, under the page that has it."""

import re

import pytest
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from desktop.window.grid.view import GridView
from desktop.window.help.help_window import PAGES
from forms.manual.chapters import chapters

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

# Keys of the manual that are Word's.
OF_OTHERS = {"F9"}


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
    specs = [spec for spec in full_window.specs.values() if not full_window.pages.is_resting(spec)]
    for spec in specs:
        full_window.show_page(spec.name)
        QApplication.processEvents()
    return {spec.title: full_window.pages.get(spec.name) for spec in specs}


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


def keys_told(text):
    """The keys with a modifier, and those of functions, that a text of the manual names."""
    found = re.findall(r"(?:(?:Ctrl|Alt|Shift)\+)+[A-Za-z0-9←→↑↓]+|\bF\d+\b", text)
    return set().union(*map(keys_in, found))


def test_keys_that_the_manual_tells_of_are_those_of_the_program(full_window, pages):
    """What it says of a page are keys of that page, of all pages, of fields or of tables."""
    of_page = {title: listed(full_window, title) for title in pages}
    anywhere = set().union(*of_page.values()) | OF_OTHERS
    unknown, told = {}, set()
    for chapter in chapters():
        for section in chapter.sections:
            keys = keys_told(section.words)
            is_of_page = chapter.name == PAGES and section.heading in pages
            unknown[section.heading] = keys - (of_page[section.heading] if is_of_page else anywhere)
            told |= keys
    assert len(told) > 30
    assert {heading: keys for heading, keys in unknown.items() if keys} == {}
