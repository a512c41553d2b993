import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QStatusBar

from db.package.file import read_package
from forms.resources import RESOURCES


@pytest.fixture
def opened(open_page, window):
    open_page(read_package(RESOURCES / "sample" / "plan.json"), "framework")
    return window


def row_of(window):
    """Whether the toolbar of the page in sight stands below the title, or beside it."""
    toolbar, head = window.page.toolbar, window.frame.head
    top = toolbar.mapTo(window, QPoint(0, 0)).y()
    bottom = head.mapTo(window, QPoint(0, head.height())).y()
    return "below" if top >= bottom else "beside"


@pytest.mark.parametrize(
    ("width", "height", "row"),
    [(1366, 738, "below"), (1366, 690, "beside"), (1700, 900, "beside"), (1100, 740, "below")],
)
def test_toolbar_stands_where_there_is_room(opened, width, height, row):
    opened.resize(width, height)
    QApplication.processEvents()
    assert row_of(opened) == row
    assert opened.page.toolbar.isVisible()


def test_box_to_search_in_is_wide_enough_and_all_acts_are_in_sight_on_a_low_window(
    open_page, window, qtbot
):
    package = read_package(RESOURCES / "sample" / "plan.json")
    page = open_page(package, "projects")
    window.resize(911, 482)
    QApplication.processEvents()
    assert row_of(window) == "beside"
    qtbot.waitUntil(lambda: not page.toolbar.folded)
    assert page.filter.query.width() >= 120
    # What is missing is said where there is room for it.
    assert not window.frame.head._meter.isVisible()
    window.resize(1366, 738)
    QApplication.processEvents()
    assert window.frame.head._meter.isVisible()


def test_tabs_of_the_framework_are_all_in_sight_beside_nothing(opened):
    opened.resize(1366, 738)
    QApplication.processEvents()
    tabs = opened.page.tabs
    for at in range(tabs.count()):
        tabs.setCurrentIndex(at)
        QApplication.processEvents()
        bar = tabs.tabBar()
        assert bar.tabRect(0).left() >= 0
        assert bar.tabRect(tabs.count() - 1).right() <= bar.width()
        acts = opened.page.grid(opened.page.current.name).bar
        assert acts.isVisible()
        assert opened.page.toolbar.isAncestorOf(acts)
        assert not acts.folded


def test_toolbar_goes_with_its_page(opened):
    opened.resize(1700, 900)
    toolbar = opened.page.toolbar
    opened.show_page("unit")
    QApplication.processEvents()
    assert not toolbar.isVisible()
    opened.show_page("framework")
    QApplication.processEvents()
    assert toolbar.isVisible()
    assert row_of(opened) == "beside"
    opened.resize(1366, 738)
    QApplication.processEvents()
    assert row_of(opened) == "below"


def test_what_acts_on_the_whole_page_stands_in_its_head(opened):
    for name in ("results", "print"):
        opened.show_page(name)
        page = opened.page
        for widget in (page.switch, page.primary):
            if widget is not None:
                assert opened.frame.head.isAncestorOf(widget)
                assert widget.isVisible()
    assert opened.page.primary is not None


def test_foot_says_what_is_wrong_where_one_is(qtbot, opened):
    session = opened.session
    place = ("plan", "projects", 0, "budget", "amount")
    session.set_texts({place: "2,700,00O"})
    opened.show_page("essentials")
    assert opened.body.footer.trouble == ""
    session.set_texts({("plan", "unit", "name"): ""})
    opened.checker.check()
    opened.go_to(("plan", "unit", "name"))
    qtbot.waitUntil(lambda: "ชื่อหน่วยงาน" in opened.body.footer.trouble)
    opened.go_to(("plan", "title"))
    assert opened.body.footer.trouble == ""


def test_foot_counts_what_the_page_counts(opened):
    opened.show_page("part3")
    assert "โครงการ" in opened.body.footer.words
    opened.show_page("unit")
    assert opened.body.footer.words == ""


@pytest.mark.parametrize("size", [(911, 512), (683, 384)])
def test_small_windows_lose_nothing(opened, size):
    opened.resize(*size)
    for name in opened.specs:
        opened.show_page(name)
        QApplication.processEvents()
        assert (opened.width(), opened.height()) == size, name
        head = opened.frame.head
        for each in (head.preview, head.more):
            if each.isVisible():
                right = each.mapTo(opened, QPoint(each.width(), 0)).x()
                assert right <= opened.width(), name


def test_nothing_of_the_window_is_a_status_bar(opened):
    assert opened.findChild(QStatusBar) is None
