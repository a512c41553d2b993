"""Every control has a name, and every page and dialog can be walked by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QTabBar,
    QWidget,
)

from db.backups.names import Reason
from db.errors import Refusal, StoreError, StoreTrouble
from db.markers import Marker
from db.package.file import read_package
from db.records import Package, Plan, TextPicture, TextTable, TextTableRow
from desktop.window.backups.backups_dialog import BackupsDialog
from desktop.window.backups.store_trouble import StoreTroubleDialog
from desktop.window.placed.new_table import NewTableDialog
from desktop.window.placed.open_placed import open_placed
from desktop.window.printing.export_dialog import ExportDialog
from desktop.window.start.new_plan_dialog import NewPlanDialog
from desktop.window.widgets.dialogs import RefusalDialog
from forms.resources import RESOURCES
from tests.db.packages import PNG

PARTS = ["part1", "part2", "part3"]
# With the tab whose controls are in sight; the staffing's keys are a grid's.
TABBED = [
    *("unit-0", "unit-1", "unit-3"),
    *(f"essentials-{tab}" for tab in range(8)),
    *("results-2", "results-3", "results-4"),
    *(f"memo-{tab}" for tab in range(4)),
]
GRIDS = ["framework", "projects", "support", "results"]
DIALOGS = [
    "refusal",
    "help",
    "export",
    "new-plan",
    "new-table",
    "table",
    "picture",
    "backups",
    "store",
]
PRINTING = ["print", "problems", "choices"]
SUBJECTS = ["start", "empty", *PRINTING, *PARTS, *GRIDS, *TABBED, "decisions", *DIALOGS]


@pytest.fixture
def subject(request, qtbot, window, theme, session):
    """A page of the window or a dialog, by name."""
    name = request.param
    if name in {"start", *PRINTING}:
        store = request.getfixturevalue("store")
        session.open(2)
        window.show_page("start" if name == "start" else "print")
        if name in {"problems", "choices"}:
            window.page._tabs.setCurrentIndex(1 if name == "problems" else 2)
        return window
    if name in {*PARTS, "decisions"}:
        store = request.getfixturevalue("store")
        number = store.add(read_package(RESOURCES / "sample" / "plan.json"))
        session.open(number)
        if name == "decisions":
            window.plan_commands.carry_over(number)
        else:
            window.show_page(name)
            window.page.show_place(("plan", name, 0))
        return window
    if name in TABBED:
        page, _, tab = name.partition("-")
        store = request.getfixturevalue("store")
        session.open(store.add(read_package(RESOURCES / "sample" / "plan.json")))
        window.show_page(page)
        window.page.tabs.setCurrentIndex(int(tab))
        return window
    if name in GRIDS:
        # With rows the Tab key goes from cell to cell first.
        request.getfixturevalue("store")
        session.open(2)
        window.show_page(name)
        return window
    if name == "empty":
        return window
    if name in {"table", "picture"}:
        store = request.getfixturevalue("store")
        plan = Plan(2567, "2567", preface=("[table t1]", "[picture p1]"))
        # Of few cells: the Tab key goes from one to the next first.
        table = TextTable("t1", rows=(TextTableRow(("",)),))
        plan = replace(plan, tables=(table,), pictures=(TextPicture("p1", "image/png", PNG),))
        session.open(store.add(Package(plan)))
        key = {"table": "t1", "picture": "p1"}[name]
        return open_placed(window.tools, window, Marker(name, key))
    dialog = {
        "refusal": lambda: RefusalDialog(theme, "ก.json", [Refusal("แผน", "ผิด")], window),
        "help": lambda: window.commands.help,
        "export": lambda: ExportDialog("ตาราง ก", window),
        "new-plan": lambda: NewPlanDialog((), window),
        "new-table": lambda: NewTableDialog(window),
        "backups": lambda: backups_dialog(request.getfixturevalue("store"), window),
        "store": lambda: StoreTroubleDialog(
            StoreError("เสียหาย", StoreTrouble.DAMAGED),
            lambda _backup: None,
            window.tools.tasks,
            theme,
            window,
        ),
    }[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def backups_dialog(store, window):
    store.backups.make(Reason.ASKED)
    commands = window.backup_commands
    return BackupsDialog(store.backups, commands._keeper, commands._tasks, commands._theme, window)


def focusable(top: QWidget):
    inner = {scroll.viewport() for scroll in top.findChildren(QAbstractScrollArea)}
    inner |= {spin.lineEdit() for spin in top.findChildren(QAbstractSpinBox)}
    for widget in top.findChildren(QWidget):
        takes_focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes_focus and widget.isVisibleTo(top) and widget not in inner:
            yield widget


def name_of(widget: QWidget, top: QWidget) -> str:
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    buddies = [label.text() for label in top.findChildren(QLabel) if label.buddy() is widget]
    return buddies[0] if buddies else ""


def nameless(top: QWidget) -> list[str]:
    """What can take the focus and has no name."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in focusable(top)
        if not name_of(widget, top).strip()
    ]


def not_reached(qtbot, top: QWidget) -> set[str]:
    """What the Tab key, pressed again and again, does not come to."""
    top.activateWindow()
    qtbot.waitUntil(top.isActiveWindow)
    wanted = {
        widget
        for widget in focusable(top)
        if widget.isEnabled() and not isinstance(widget, QTabBar)
    }
    # Of radio buttons one takes the Tab key; arrows move among them.
    wanted = {w for w in wanted if not (isinstance(w, QAbstractButton) and w.group())}
    reached = set()
    for _ in range(3 * len(wanted) + 10):
        qtbot.keyClick(QApplication.focusWidget() or top, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    return {type(w).__name__ + name_of(w, top) for w in wanted - reached}


def of_small_letters(top: QWidget) -> set[str]:
    """Captions have 13 pixels, below which marks run together; all else has more."""
    return {
        type(widget).__name__
        for widget in top.findChildren(QWidget)
        if widget.isVisibleTo(top) and widget.fontInfo().pixelSize() < 13
    }


@pytest.mark.parametrize("subject", SUBJECTS, indirect=True)
def test_controls_have_names_and_large_letters_and_tab_reaches_all_of_them(qtbot, subject):
    assert nameless(subject) == []
    assert of_small_letters(subject) == set()
    assert not_reached(qtbot, subject) == set()


@pytest.mark.parametrize("subject", DIALOGS, indirect=True)
def test_dialog_closes_when_escape_is_pressed(qtbot, subject):
    assert isinstance(subject, QDialog)
    qtbot.keyClick(subject, Qt.Key.Key_Escape)
    assert not subject.isVisible()


@pytest.mark.parametrize("subject", ["print", "problems"], indirect=True)
def test_choices_are_readable_when_lists_are_closed(subject):
    for combo in subject.findChildren(QComboBox):
        if combo.isVisibleTo(subject):
            assert combo.currentText(), combo.accessibleName()
