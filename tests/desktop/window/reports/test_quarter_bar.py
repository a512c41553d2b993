from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton

from desktop.window.reports.quarter_bar import Segment
from desktop.window.widgets.theme import sized


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
