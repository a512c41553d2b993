import pytest
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.window.printing.page_view import PageView

A4 = QSizeF(595, 842)


@pytest.fixture
def view(qtbot, theme):
    view = PageView()
    qtbot.addWidget(view)
    view.resize(600, 500)
    view.show()
    view.wanted = []  # type: ignore[attr-defined]
    view.page_wanted.connect(lambda number, scale: view.wanted.append((number, scale)))  # type: ignore[attr-defined]
    return view


def picture(colour):
    image = QImage(200, 300, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def test_only_pages_in_sight_and_the_next_are_asked_for_when_shown(qtbot, view):
    view.show_pages((A4,) * 40)
    qtbot.waitUntil(lambda: len(view.wanted) >= 2)
    assert {number for number, _scale in view.wanted} == {0, 1}


def test_each_page_is_asked_for_once_when_painted_again(qtbot, view):
    view.show_pages((A4,))
    qtbot.waitUntil(lambda: bool(view.wanted))
    for _ in range(3):
        view.viewport().repaint()
    assert len(view.wanted) == 1


def test_pages_come_anew_in_the_new_size_when_zoomed(qtbot, view):
    view.show_pages((A4,))
    qtbot.waitUntil(lambda: bool(view.wanted))
    view.set_zoom(2.0)
    qtbot.waitUntil(lambda: len(view.wanted) == 2)
    assert view.wanted[-1][1] == pytest.approx(2 * view.logicalDpiX() / 72)


def test_picture_is_painted_when_it_has_come(qtbot, view):
    view.show_pages((A4,))
    view.set_picture(0, view.wanted[0][1] if view.wanted else 1.0, picture("#00ff00"))
    middle = view.viewport().rect().center()
    assert view.viewport().grab().toImage().pixelColor(middle) == QColor("#00ff00")


def test_picture_of_a_page_that_is_gone_is_ignored_when_it_comes_late(view):
    view.show_pages((A4,))
    view.set_picture(5, 1.0, picture("#00ff00"))


def test_current_page_follows_when_scrolled(qtbot, view):
    view.show_pages((A4,) * 5)
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current == 4
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.current == 0
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.verticalScrollBar().value() > 0
    view.go_to(2)
    assert view.current == 2


def test_first_and_last_page_are_gone_to_and_none_beyond_them(view):
    view.show_pages((A4,) * 3)
    for number, current in ((2, 2), (0, 0), (3, 0), (1, 1), (-1, 1)):
        view.go_to(number)
        assert view.current == current, number


def test_same_page_stays_on_top_when_the_window_is_resized(qtbot, view):
    view.show_pages((A4,) * 9)
    view.go_to(5)
    view.resize(900, 500)
    assert view.current == 5


@pytest.mark.parametrize(("delta", "grows"), [(120, True), (-120, False)])
def test_wheel_zooms_when_control_is_held(view, delta, grows):
    view.show_pages((A4,) * 3)
    before = view.factor
    event = QWheelEvent(
        QPointF(50, 50),
        view.mapToGlobal(QPointF(50, 50)),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)
    assert (view.factor > before) is grows


def test_words_stand_where_pages_would_when_there_are_none(view):
    view.show_pages((A4,) * 3)
    blank = view.viewport().grab().toImage()
    view.show_message("กำลังจัดหน้า…")
    assert view.count == 0
    assert view.viewport().grab().toImage() != blank


def test_memory_is_bounded_when_many_large_pages_were_seen(view, monkeypatch):
    one = picture("#ffffff").sizeInBytes()
    monkeypatch.setattr("desktop.window.printing.page_view._KEPT_BYTES", 3 * one)
    view.show_pages((A4,) * 20)
    for number in range(20):
        view.set_picture(number, 1.0, picture("#ffffff"))
    assert len(view._pictures) <= 3
    assert 0 in view._pictures
