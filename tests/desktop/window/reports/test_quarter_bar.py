from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.window.reports.quarter_bar import Segment
from desktop.window.widgets.theme import sized
from tests.desktop.window.called import part_of


def test_button_has_room_for_the_stronger_letters_it_has_when_down(qtbot, theme):
    words = "ไตรมาส 2 · กำลังทำ" * 12  # what the letters grow by adds up
    plain, segment = QPushButton(words), Segment("middle")
    plain.setProperty("segment", "middle")
    qtbot.addWidget(plain)
    qtbot.addWidget(segment)
    segment.setText(words)
    around = plain.sizeHint().width() - plain.fontMetrics().horizontalAdvance(words)
    strong = QFontMetrics(sized(segment.font(), 1, strong=True)).horizontalAdvance(words)
    assert strong > plain.fontMetrics().horizontalAdvance(words)
    assert segment.sizeHint().width() >= strong + around


def test_quarters_are_gone_through_by_keys_to_where_one_begins(open_quarter, sample):
    page = open_quarter(sample, 2)
    held = Qt.KeyboardModifier.AltModifier
    page.begin()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageDown, held)
    assert page.quarter() == 3
    assert QApplication.focusWidget() is page.empty.button
    for quarter in (2, 1, 1):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageUp, held)
        assert page.quarter() == quarter
    assert QApplication.focusWidget() is part_of(page, "ตัวชี้วัด").grid.view
