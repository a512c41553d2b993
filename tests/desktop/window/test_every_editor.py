"""Whatever one types in, a kill a second later loses nothing of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabWidget
from shiboken6 import isValid

from db.rescue.rescue import parse
from desktop.window.fields.text_editors import LineBox, TextBox, words_in
from desktop.window.grid.cell_editor import CellEditor
from desktop.window.grid.view import GridView
from desktop.window.placed.placed_dialog import PlacedDialog
from desktop.window.steps.activity_tabs import ActivityTabs
from desktop.window.steps.milestone_label import LabelBox
from tests.desktop.keyboard import type_text
from tests.desktop.window.test_every_value import go, sight
from tests.forms.everything import everything

# Boxes in which one looks for something, and nothing of the plan is written.
_LOOKING = ("ค้นหา", "กรอง", "คำที่ค้น", "แทนด้วย")
_TYPED = "๗"
_SECOND = 1000  # milliseconds


def words_of(box) -> str:
    return words_in(box) if isinstance(box, CellEditor) else box.words()


@pytest.fixture
def editors(window, session, plans, store):
    """Types in every kind of box in sight, and tells which of them were not kept."""
    # It draws a page after each thing that is typed.
    window.menus.preview.setChecked(False)
    session.open(plans.add(everything("2567")))
    folder = plans.store_path.with_name(f"{plans.store_path.name}.rescue")
    known = set()

    def kept() -> list[str]:
        """What is on the disk by the end of the second."""
        rescuer = session.rescuer
        if not (rescuer._pause.isActive() and rescuer._pause.remainingTime() < _SECOND):
            return []
        rescuer.write()
        files = folder.glob("*.json") if folder.exists() else ()
        rescues = [parse(path.read_bytes()) for path in files]
        return [each.typed.text for each in rescues if each.typed is not None]

    def lost_of(box, where) -> list[tuple[str, ...]]:
        name = box.accessibleName()
        if (where, type(box), name) in known or any(words in name for words in _LOOKING):
            return []
        known.add((where, type(box), name))
        before, stood = session.state, words_of(box)
        box.setFocus()
        type_text(box, _TYPED)
        text = words_of(box)
        is_kept = session.state is not before or text in kept()
        assert _TYPED in text, name
        # Nothing is to be checked and shown anew for it.
        box.setPlainText(stood) if isinstance(box, CellEditor) else box.show_words(stood)
        return [] if is_kept else [(*where, name)]

    def cells(top, where):
        lost = []
        for view in [each for each in top.findChildren(GridView) if each.isVisible()]:
            model = view.grid
            for column in range(len(model.columns)):
                index = view.row_filter.index(0, column)
                if not (model.is_writable(column) and index.isValid()):
                    continue
                if view.isColumnHidden(column):
                    continue
                view.setCurrentIndex(index)
                QTest.keyClick(view, Qt.Key.Key_F2)
                for editor in view.viewport().findChildren(CellEditor):
                    lost += lost_of(editor, (*where, model.name))
                view.settle()
                QApplication.processEvents()
        return lost

    def typing(top, where):
        lost = cells(top, where)
        for tabs in top.findChildren(ActivityTabs):
            # Title and months stand in a line that is asked for.
            tabs.write_months(last=False)
        QApplication.processEvents()
        for box in (*top.findChildren(LineBox), *top.findChildren(TextBox)):
            if not isValid(box) or not box.isVisible():
                continue
            if box.isEnabled() and not box.isReadOnly() and not isinstance(box, LabelBox):
                lost += lost_of(box, where)
        return lost

    return typing, known


def test_text_is_kept_in_every_box_of_every_page(window, editors):
    typing, known = editors
    lost = []
    for name in [spec.name for spec in window.specs.values() if spec.needs_plan]:
        window.show_page(name)
        tabs = window.page.findChild(QTabWidget)
        for at in range(tabs.count() if tabs else 1):
            if tabs:
                tabs.setCurrentIndex(at)
            QApplication.processEvents()
            lost += typing(window.page, (name, at))
    assert lost == []
    names = {name for _where, _kind, name in known}
    assert {"เดือนแรกของตาราง", "เดือนสุดท้ายของตาราง"} <= names
    assert len(known) > 100


@pytest.mark.parametrize("of", ["tables", "pictures"])
def test_text_is_kept_in_every_box_of_a_table_or_picture(window, editors, of):
    typing, known = editors
    go(window, ("plan", of, 0))
    assert isinstance(sight(window), PlacedDialog)
    assert typing(sight(window), (of,)) == []
    if of == "tables":
        assert "ความกว้างของคอลัมน์ที่เลือก" in {name for _where, _kind, name in known}
