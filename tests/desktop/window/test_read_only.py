"""A plan that may only be read: whatever would change it looks and is at rest."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QMenu,
    QTabWidget,
    QWidget,
)
from shiboken6 import isValid

from db.store.lock import StoreLock
from db.store.store import Store
from desktop.window.fields.fields import Field
from desktop.window.fields.picker import Picker
from desktop.window.fields.text_editors import LineBox, TextBox
from desktop.window.frame.find_panel import FindPanel
from desktop.window.grid.view import GridView
from desktop.window.placed.placed_dialog import PlacedDialog
from desktop.window.widgets.writing import writes
from tests.desktop.window.test_every_value import go, placed_dialogs, sight
from tests.forms.everything import everything

# Boxes in which one looks for something.
_LOOKING = ("ค้นหา", "กรอง", "คำที่ค้น", "แทนด้วย")


@pytest.fixture
def other(tmp_path):
    """Another window has the store, in which there is a plan with something of everything."""
    path = tmp_path / "store.db"
    with Store.open(path, create=True) as store:
        store.add(everything("2567"))
    lock = StoreLock(path)
    assert lock.take() is None
    yield lock
    lock.release()


@pytest.fixture
def reading(other, window, session, monkeypatch):
    """The window with that plan open; dialogs are answered with no."""
    for kind in (QDialog, QPrintDialog):
        monkeypatch.setattr(kind, "exec", lambda *_: 0)
    monkeypatch.setattr(QMenu, "exec", lambda *_: None)
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: ("", ""))
    # It draws a page for each thing that is looked at.
    window.menus.preview.setChecked(False)
    session.open(1)
    assert session.read_only
    QApplication.processEvents()
    return window


def views(window):
    """Brings each tab of each page of the plan into sight; gives what tells which it is."""
    for name in [spec.name for spec in window.specs.values() if spec.needs_plan]:
        window.show_page(name)
        tabs = window.page.findChild(QTabWidget)
        for at in range(tabs.count() if tabs else 1):
            if tabs:
                tabs.setCurrentIndex(at)
            QApplication.processEvents()
            yield name, at


def come_back(window, name, at):
    for picker in window.findChildren(Picker):
        picker.dismiss()
    for dialog in placed_dialogs(window):
        dialog.close()
    if window.page_name != name:
        window.show_page(name)
    tabs = window.page.findChild(QTabWidget)
    if tabs and tabs.currentIndex() != at:
        tabs.setCurrentIndex(at)


def seen(kind, top):
    return [each for each in top.findChildren(kind) if isValid(each) and each.isVisible()]


def buttons_of(page):
    """Those in sight on a page, and in what the window puts around it."""
    around = (page.toolbar, page.switch, page.primary, page.footer)
    tops = [page, *(each for each in around if each is not None)]
    return list(dict.fromkeys(each for top in tops for each in seen(QAbstractButton, top)))


def name_of(control: QWidget) -> str:
    return control.accessibleName() or control.toolTip() or type(control).__name__


def writable(top: QWidget) -> list[str]:
    """What in sight takes something."""
    found = []
    for field in seen(Field, top):
        box = field.box
        if box is not None:
            takes = not box.isReadOnly() if isinstance(box, LineBox | TextBox) else box.isEnabled()
            found += [str(field.place)] * takes
    for box in (*seen(LineBox, top), *seen(TextBox, top)):
        looks = any(words in name_of(box) for words in _LOOKING)
        if not (looks or box.isReadOnly()) and box.isEnabled():
            found.append(name_of(box))
    for view in seen(GridView, top):
        model = view.model()
        flags = (
            model.flags(model.index(row, column))
            for row in range(min(model.rowCount(), 20))
            for column in range(model.columnCount())
        )
        if any(flag & Qt.ItemFlag.ItemIsEditable for flag in flags):
            found.append(view.grid.name)
    return found


# The offscreen platform says of itself what it cannot do for a menu.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_fields_and_cells_are_read_only_and_nothing_that_can_be_pressed_is_refused(
    reading, session
):
    """What would change the plan is at rest; all else is not, and goes on."""
    refused, pressed, before = [], set(), session.package
    told = []
    session.refused.connect(refused.append)

    def settle(*pressed_here):
        if refused:
            told.append(pressed_here)
            refused.clear()

    for name, at in views(reading):
        assert writable(reading.page) == [], (name, at)
        for button in buttons_of(reading.page):
            if not isValid(button) or not (button.isVisible() and button.isEnabled()):
                continue
            # One of those that each record has is enough.
            kind = re.sub(r"\d+", "", name_of(button))
            if (name, kind) in pressed:
                continue
            pressed.add((name, kind))
            button.click()
            QApplication.processEvents()
            settle(name, at, name_of(button))
            come_back(reading, name, at)
        for command in reading.page.commands():
            command.trigger()
            settle(name, at, command.text())
            come_back(reading, name, at)
    for place in (("plan", "tables", 0), ("plan", "pictures", 0)):
        go(reading, place)
        assert isinstance(sight(reading), PlacedDialog)
        assert writable(sight(reading)) == []
        for button in seen(QAbstractButton, sight(reading)):
            if isValid(button) and button.isVisible():
                button.click()
                settle(place, name_of(button))
    assert not told, told
    assert session.package is before
    # Looking and printing go on.
    assert {("print", "พิมพ์…"), ("print", "ส่งออก…")} <= pressed


def test_why_is_said_once_over_the_pages(reading, session):
    assert reading.frame.read_only._words.text() == session.read_only
    assert not reading.notice.isVisible()


def test_plans_are_neither_made_nor_taken_out(reading):
    reading.show_page("start")
    start = reading.page
    making = (start._carry, start.carry_button, start._remove_command)
    assert not any(control.isEnabled() for control in making)
    assert start._open_command.isEnabled()
    files = reading.menuBar().findChildren(QMenu)[0].actions()
    assert [command.isEnabled() for command in files[:4]] == [False, False, False, True]
    reading.show_page("unit")
    reading.side.show_find(replacing=True)
    panel = reading.findChild(FindPanel)
    assert panel.isVisible()
    assert not any(button.isEnabled() for button in (panel.one, panel.all))


def test_all_is_writable_again_once_the_other_window_has_gone(reading, other, session, plans):
    reading.show_page("indicators")
    field = next(f for f in seen(Field, reading.page) if isinstance(f.box, LineBox))
    resting = [b for b in seen(QAbstractButton, reading.page) if not b.isEnabled()]
    writing = [each for each in reading.findChildren(QAction) if writes(each)]
    assert resting
    assert writing
    assert [each.text() for each in writing if each.isEnabled()] == []
    assert field.box.isReadOnly()
    other.release()
    plans.lock.look()
    assert not session.read_only
    assert not field.box.isReadOnly()
    assert any(button.isEnabled() for button in resting)
    assert any(each.isEnabled() for each in writing)


def test_taking_over_brings_a_window_that_wrote_to_rest(window, store, session, plans):
    session.open(2)
    window.show_page("unit")
    session.set_texts({("plan", "vision"): "ใหม่"})
    field = next(f for f in seen(Field, window.page) if isinstance(f.box, LineBox))
    assert not field.box.isReadOnly()
    mine, other = plans.lock._lock, StoreLock(plans.store_path)
    mine.path.unlink()
    assert other.take() is None
    plans.lock._on_looked(mine, (mine.holder(), "เปิดให้อ่านอย่างเดียว"))
    assert field.box.isReadOnly()
    # Nothing leads behind what another may write from now on.
    assert session.history.count() == 0
    other.release()
