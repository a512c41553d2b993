"""What a box with a list shows of a choice that is longer than it."""

import pytest
from PySide6.QtWidgets import QApplication, QStyleOptionComboBox, QWidget

from desktop.window.widgets.combo import Combo

LONG = "ร่วมมือกันในการทำงานของทุกภาคส่วน เพื่อการพัฒนาเมือง"


@pytest.fixture
def box(qtbot, theme):
    box = Combo()
    qtbot.addWidget(box)
    box.addItem(LONG)
    return box


def shown(box):
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    return option.currentText  # type: ignore[attr-defined]


def test_choice_ends_in_dots_when_there_is_no_room_for_it(box):
    box.resize(150, box.sizeHint().height())
    words = shown(box)
    assert words.endswith("…")
    assert LONG.startswith(words[:-1])
    assert 10 < len(words) < len(LONG)
    assert box.currentText() == LONG


def test_choice_is_whole_when_there_is_room(box):
    box.resize(box.sizeHint())
    assert shown(box) == LONG


def test_last_letter_is_not_cut_when_it_is_painted(box):
    """At the right of the words there is nothing up to the arrow's room, however wide the box."""
    for width in range(150, 190, 3):
        box.resize(width, box.sizeHint().height())
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        picture = box.grab().toImage()
        field = box.style().subControlRect(
            box.style().ComplexControl.CC_ComboBox,
            option,
            box.style().SubControl.SC_ComboBoxEditField,
            box,
        )
        ground = picture.pixelColor(field.right(), field.top())
        column = [picture.pixelColor(field.right(), y) for y in range(field.top(), field.bottom())]
        assert all(each == ground for each in column), width


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize(("count", "rows"), [(40, 12), (12, 12), (5, 5)])
def test_list_stands_under_the_box_with_some_of_its_rows(qtbot, count, rows):
    page = QWidget()
    qtbot.addWidget(page)
    combo = Combo(page)
    combo.addItems([f"ส่วนราชการที่ {n}" for n in range(count)])
    page.resize(400, 100)
    page.show()
    combo.setCurrentIndex(count - 1)
    combo.showPopup()
    QApplication.processEvents()
    view = combo.view()
    row = view.visualRect(view.currentIndex()).height()
    assert view.currentIndex().row() == count - 1
    assert rows <= view.viewport().height() / row < rows + 1
    assert view.window().y() >= combo.mapToGlobal(combo.rect().bottomLeft()).y() - 2
    combo.hidePopup()
