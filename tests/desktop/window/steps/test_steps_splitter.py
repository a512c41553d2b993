"""How the table of steps and its months share their room: as is best, or as one divided it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.window.steps.steps_splitter import StepsSplitter
from forms.editing.changes import EVERYTHING

LEFT = Qt.MouseButton.LeftButton


def test_room_is_shared_anew_until_it_is_divided_by_hand(page, months):
    splitter = page.findChild(StepsSplitter)
    page.show_change(EVERYTHING)
    best = splitter.sizes()
    splitter.setSizes([best[0] + 80, best[1] - 80])
    page.show_change(EVERYTHING)
    assert splitter.sizes() == best
    handle = splitter.handle(1)
    middle = handle.rect().center()
    QTest.mousePress(handle, LEFT, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(-80, 0))
    QTest.mouseRelease(handle, LEFT, pos=middle + QPoint(-80, 0))
    divided = splitter.sizes()
    assert divided[0] < best[0] - 40
    page.show_change(EVERYTHING)
    QApplication.processEvents()
    assert splitter.sizes() == divided
