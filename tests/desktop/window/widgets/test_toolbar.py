import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from db.records import Package, Plan
from desktop.window.widgets.controls import act_button
from desktop.window.widgets.toolbar import Toolbar


@pytest.fixture
def done():
    return []


@pytest.fixture
def toolbar(qtbot, theme, done):
    bar = Toolbar()
    qtbot.addWidget(bar)
    for words, sign in (("เพิ่ม", "add"), ("ทำสำเนา", "copy"), ("ย้ายขึ้น", "up")):
        bar.add(act_button(words, sign, lambda words=words: done.append(words)))
    box = QLineEdit()
    box.setMinimumWidth(80)
    bar.add(box)
    bar.end()
    bar.add(act_button("คอลัมน์", "list", lambda: done.append("คอลัมน์")))
    bar.resize(900, bar.height())
    bar.show()
    return bar


def in_sight(bar):
    return [each for each in (*bar._left, *bar._right) if each.isVisible()]


def test_all_stand_on_one_line_the_last_at_the_right_edge(toolbar):
    shown = in_sight(toolbar)
    assert len(shown) == 5
    assert not toolbar._more.isVisible()
    for before, after in itertools.pairwise(shown):
        assert before.geometry().right() < after.geometry().left()
    assert shown[-1].geometry().right() > toolbar.width() - 20


@pytest.mark.parametrize("width", [420, 300, 200, 120])
def test_what_has_no_room_stands_in_the_menu_and_works_there(qtbot, toolbar, done, width):
    toolbar.resize(width, toolbar.height())
    QApplication.processEvents()
    assert toolbar.folded
    assert toolbar._more.isVisible()
    for each in (*in_sight(toolbar), toolbar._more):
        assert each.geometry().left() >= 0
        assert each.geometry().right() <= toolbar.width()
    menu = toolbar.made_menu()
    assert [act.text() for act in menu.actions()] == [b.text() for b in toolbar.folded]
    menu.actions()[0].trigger()
    assert done == [toolbar.folded[0].text()]
    menu.deleteLater()


def test_room_that_comes_back_brings_the_buttons_back(toolbar):
    toolbar.resize(160, toolbar.height())
    toolbar.resize(900, toolbar.height())
    QApplication.processEvents()
    assert len(in_sight(toolbar)) == 5


def test_what_a_page_hides_stays_hidden(toolbar):
    toolbar._left[1].hide()
    QApplication.processEvents()
    toolbar.resize(160, toolbar.height())
    toolbar.resize(900, toolbar.height())
    QApplication.processEvents()
    assert not toolbar._left[1].isVisible()


def test_compact_buttons_are_of_icons_alone(toolbar):
    wide = toolbar._left[0].width()
    toolbar.set_compact(compact=True)
    QApplication.processEvents()
    assert toolbar._left[0].width() < wide
    toolbar.set_compact(compact=False)
    QApplication.processEvents()
    assert toolbar._left[0].width() == wide


def test_compact_buttons_of_one_icon_keep_their_words(qtbot, theme):
    bar = Toolbar()
    qtbot.addWidget(bar)
    bar.add(act_button("โครงการ", "add", list), act_button("กลยุทธ์", "add", list))
    bar.add(act_button("ลบ", "remove", list))
    wide = [each.sizeHint().width() for each in bar._left]
    bar.set_compact(compact=True)
    narrow = [each.sizeHint().width() for each in bar._left]
    assert narrow[:2] == wide[:2]
    assert narrow[2] < wide[2]


def test_compact_buttons_of_a_table_are_of_icons_alone(open_page):
    bar = open_page(Package(Plan(2567, "2567")), "projects").grid.bar
    bar.set_compact(compact=True)
    styles = {button.toolButtonStyle() for button in bar.buttons if button.text()}
    assert styles == {Qt.ToolButtonStyle.ToolButtonIconOnly}
