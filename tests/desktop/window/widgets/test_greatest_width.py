"""What is held to a width that is good to read is as high as it needs to be at that width."""

import pytest
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.window.widgets.greatest_width import at_most
from desktop.window.widgets.theme import px

WORDS = "เปิดแผนของปีก่อนหรือเริ่มแผนใหม่ แล้วกรอกชื่อหน่วยงาน " * 6


@pytest.mark.parametrize("width", [250, 320, 900, 1800])
def test_words_are_whole_however_wide_the_room_is(qtbot, width):
    label = QLabel(WORDS, wordWrap=True)
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(at_most(label, 300))
    column.addStretch(1)
    area = QScrollArea(widgetResizable=True)
    area.setWidget(holder)
    qtbot.addWidget(area)
    area.resize(width, 200)
    with qtbot.waitExposed(area):
        area.show()
    assert label.width() == min(px(300), holder.width())
    assert label.height() >= label.heightForWidth(label.width())
