import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.package.file import read_package
from forms.resources import RESOURCES


@pytest.fixture
def opened(open_page, window):
    open_page(read_package(RESOURCES / "sample" / "plan.json"), "unit")
    window.enter_page("unit")
    return window


def part(window):
    """The part of the window that has the focus."""
    parts = {
        "rail": window.frame.rail,
        "head": window.body.top,
        "page": window.body.pages,
        "side": window.side,
    }
    focus = QApplication.focusWidget()
    return next((name for name, each in parts.items() if each is focus or each.isAncestorOf(focus)))


@pytest.mark.parametrize("beside", [True, False])
def test_f6_goes_through_all_that_is_in_sight_and_back(qtbot, opened, beside):
    opened.side.show_preview(beside)
    order = ["page", *(["side"] if beside else []), "rail", "head", "page"]
    seen = [part(opened)]
    for _ in order[1:]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        seen.append(part(opened))
    assert seen == order
    back = [part(opened)]
    for _ in order[1:]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        back.append(part(opened))
    assert back == order[::-1]


def test_f6_comes_back_to_where_one_wrote(qtbot, opened):
    opened.go_to(("plan", "unit", "name"))
    before = QApplication.focusWidget()
    qtbot.keyClick(before, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is not before
    while part(opened) != "page":
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
    assert QApplication.focusWidget() is before


def test_f6_leaves_a_grid(qtbot, opened):
    opened.enter_page("projects")
    assert part(opened) == "page"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
    assert part(opened) != "page"
