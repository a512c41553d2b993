import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.window.app import start
from desktop.window.frame.tour import Tour


def tour_of(window):
    return next((t for t in window.findChildren(Tour) if t.isVisible()), None)


@pytest.fixture
def tour(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_tour()
    return tour_of(window)


def test_enter_goes_through_every_stop_and_ends(qtbot, window, tour, memory):
    count = len(tour._stops)
    assert 5 <= count <= 6
    for at in range(count):
        assert tour.at == at
        assert tour._count.text() == f"{at + 1} จาก {count}"
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not tour.isVisible()
    assert memory.text("tour") == "seen"


def test_every_callout_is_in_the_window_and_its_spot_is_real(window, tour):
    for at, stop in enumerate(tour._stops):
        tour._show(at)
        assert window.rect().contains(tour._bubble.geometry()), stop.title
        assert stop.spot().isValid(), stop.title
        assert window.rect().contains(stop.spot().center()), stop.title
        words = tour._words
        assert words.height() >= words.heightForWidth(words.width()), stop.title


def test_escape_leaves_and_it_does_not_come_again(qtbot, window, tour, memory):
    qtbot.keyClick(tour, Qt.Key.Key_Escape)
    assert tour_of(window) is None
    assert memory.text("tour") == "seen"


def test_tab_stays_within_the_callout(qtbot, tour):
    tour._show(1)
    seen = set()
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget())
    assert seen == {tour._skip, tour._back, tour._next}


def test_tour_comes_by_itself_only_where_there_is_no_plan(window, plans, session, tasks):
    assert tour_of(window) is None
    start(window, plans, session, tasks, tour=True)
    assert tour_of(window) is not None


def test_tour_stays_away_when_there_is_a_plan(window, store, session, tasks):
    start(window, store, session, tasks, tour=True)
    assert tour_of(window) is None
