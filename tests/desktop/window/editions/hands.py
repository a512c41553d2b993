"""What a person does in the window of editions, by the words that are seen there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from desktop.window.fields.value_editors import FlagBox


def form(editions, words):
    """Choose a form, or a part of the whole set, in the list at the left."""
    rows = editions.body.forms.list
    (item,) = rows.findItems(words, Qt.MatchFlag.MatchExactly)
    rows.setCurrentItem(item)


def printed(editions, words, *, checked):
    """Check whether a form is printed."""
    (item,) = editions.body.forms.list.findItems(words, Qt.MatchFlag.MatchExactly)
    item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)


def thing(editions, words, under=""):
    """Choose what is called so on the form, the first below another thing."""
    items = [item.text(0) for item in tree(editions)]
    start = items.index(under) if under else 0
    at = next(at for at in range(start, len(items)) if items[at] == words)
    editions.body.outline.tree.setCurrentItem(tree(editions)[at])


def tree(editions):
    """All that stands on the form in sight, from top to bottom."""
    found, waiting = [], [editions.body.outline.tree.invisibleRootItem()]
    while waiting:
        item = waiting.pop(0)
        found.append(item)
        waiting = [item.child(at) for at in range(item.childCount())] + waiting
    return found[1:]


def write(values, words, text):
    """Write into the control that is called so, and leave it."""
    control = values.controls[words]
    if isinstance(control, QComboBox):
        control.setCurrentText(text)
        control.activated.emit(control.currentIndex())
    elif isinstance(control, FlagBox):
        control.click()
    else:
        control.setFocus()
        control.show_words(text)
        control.settle()


def click(button):
    """Click a button that can be clicked."""
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
