"""What is painted can be heard: each painted thing of every page has a name, a role and a state."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from db.package.file import read_package
from desktop.window.grid.model import TROUBLE
from desktop.window.widgets.mark import Mark
from desktop.window.widgets.painting.row_pen import RowPen
from forms.resources import RESOURCES
from forms.severities import SEVERITIES
from tests.desktop.window.called import column_called

_NAME = QAccessible.Text.Name
_NO_ROLES = {QAccessible.Role.NoRole}


@pytest.fixture
def faulty(window, store, session, qtbot):
    """The sample with an amount that is none and an empty name, all problems found."""
    package = read_package(RESOURCES / "sample" / "plan.json")
    first, *rest = package.plan.projects
    plan = replace(package.plan, projects=(replace(first, name=""), *rest))
    session.open(store.add(replace(package, plan=plan)))
    session.set_texts({("plan", "projects", 1, "budget", "amount"): "ห้าแสน"})
    window.resize(1366, 738)
    qtbot.waitUntil(lambda: bool(window.checker.problems))
    return window


def pages(window):
    """Each page in turn, and each of its tabs."""
    for name in window.specs:
        window.show_page(name)
        QApplication.processEvents()
        tabs = getattr(window.page, "tabs", None) or getattr(window.page, "_tabs", None)
        count = tabs.count() if hasattr(tabs, "count") and hasattr(tabs, "setCurrentIndex") else 0
        yield name
        for at in range(1, count):
            tabs.setCurrentIndex(at)
            QApplication.processEvents()
            yield f"{name} {at}"


def paints(widget: QWidget) -> bool:
    """Whether a widget of ours paints something itself."""
    return any(
        "paintEvent" in vars(kind)
        for kind in type(widget).__mro__
        if kind.__module__.startswith("desktop.")
    )


def is_told(widget: QWidget) -> bool:
    """Whether what a widget shows can be heard: of it, or of the one that it is a part of."""
    # A mark stands beside words, or in what has a name.
    if isinstance(widget, Mark):
        return True
    interface = QAccessible.queryAccessibleInterface(widget)
    return bool(interface.text(_NAME).strip()) and interface.role() not in _NO_ROLES


def test_every_widget_that_paints_has_a_name_and_a_role(faulty):
    nameless = {
        (page, type(widget).__name__, widget.objectName())
        for page in pages(faulty)
        for widget in faulty.findChildren(QWidget)
        if widget.isVisible() and paints(widget) and not is_told(widget)
    }
    assert nameless == set()


def rows(model, parent):
    """Every row of a list or a tree, below `parent`."""
    for row in range(model.rowCount(parent)):
        yield model.index(row, 0, parent)
        if not isinstance(model, QAbstractListModel):
            yield from rows(model, model.index(row, 0, parent))


def test_every_row_of_every_list_and_tree_says_what_it_shows(faulty):
    silent = set()
    for page in pages(faulty):
        for view in faulty.findChildren(QAbstractItemView):
            # Cells of tables may be empty.
            if view.isVisible() and not isinstance(view, QHeaderView | QTableView):
                for index in rows(view.model(), QModelIndex()):
                    said = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()
                    if not str(said or "").strip():
                        silent.add((page, type(view).__name__, index.row()))
    assert silent == set()


def test_the_state_of_a_row_with_a_shape_is_said_in_words(faulty):
    faulty.show_page("projects")
    QApplication.processEvents()
    model, vertical = faulty.page.grid.view.model(), Qt.Orientation.Vertical
    shaped = [row for row in range(model.rowCount()) if model.headerData(row, vertical, TROUBLE)]
    assert 1 in shaped
    for row in shaped:
        said = model.headerData(row, vertical, Qt.ItemDataRole.AccessibleTextRole)
        assert any(words in str(said) for words in SEVERITIES.values()), (row, said)
    index = model.index(1, column_called(faulty.page.grid, "งบประมาณ (บาท)"))
    assert "ห้าแสน" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert SEVERITIES["error"] in str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_texts_of_a_painted_row_stand_within_it(faulty, monkeypatch):
    beyond, painted = [], []
    text = RowPen.text

    def told(pen, words, left, width, *args, **more):
        painted.append(words)
        if (
            words
            and width > 0
            and (left < pen.box.left() - 2 or left + width > pen.box.right() + 2)
        ):
            beyond.append((words, left, width, pen.box))
        return text(pen, words, left, width, *args, **more)

    monkeypatch.setattr(RowPen, "text", told)
    for width in (1366, 910):
        faulty.resize(width, 738)
        faulty.show_page("standing")
        QApplication.processEvents()
        faulty.grab()
    assert beyond == []
    assert painted
