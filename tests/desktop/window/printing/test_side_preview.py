from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from db.package.file import read_package
from db.records import SupportingIndicator
from desktop.window.field_places import field_of
from desktop.window.fields.fields import Field
from desktop.window.page import Page, PageSpec
from desktop.window.printing.side_preview import SidePreview, row_at, rows_of
from forms import printing
from forms.pdf import PageInfo, PlacedRow
from forms.resources import RESOURCES
from tests.desktop.parts import package
from tests.desktop.window.called import choose_tab

NAME = ("plan", "supporting_indicators", 0, "name")


class ListPage(Page):
    """A page with one field of a table's row."""

    def __init__(self, tools):
        super().__init__()
        self.shown = []
        self.field = Field(tools, lambda: NAME)
        QVBoxLayout(self).addWidget(self.field)

    def show_change(self, _change):
        self.field.refresh()

    def show_place(self, place):
        self.shown.append(place)
        self.field.focus()


@pytest.fixture
def paged(window, plans, session):
    """The window with a page that writes ตาราง ฉ, a plan with two rows, and the preview on."""
    plans.open_store()
    rows = tuple(SupportingIndicator(component="2", name=f"ตัวชี้วัด {n}") for n in range(2))
    made = package("หน่วย ค")
    number = plans.add(replace(made, plan=replace(made.plan, supporting_indicators=rows)))
    tools = window.side._tools
    spec = PageSpec(
        "listing",
        "รายการ",
        "document",
        lambda: ListPage(tools),
        holds=lambda place: place[:2] == NAME[:2],
        form="table-f",
    )
    # Before any other page that has the place.
    window.pages.specs = {"listing": spec, **window.specs}
    session.open(number)
    window.show_page("listing")
    window.side.show_preview(True)
    return window


def shown(window):
    preview = window.side.currentWidget()
    assert isinstance(preview, SidePreview)
    return preview


def test_pages_of_the_form_stand_beside_its_fields(qtbot, paged):
    preview = shown(paged)
    assert paged.side.isVisible()
    qtbot.waitUntil(lambda: preview.view.count > 0)
    assert preview.form == "table-f"
    assert {info.form for info in preview._infos} == {"table-f"}


def test_pages_follow_after_typing_without_losing_their_place(qtbot, paged, monkeypatch):
    preview = shown(paged)
    qtbot.waitUntil(lambda: preview.view.count > 0)
    preview.view.set_zoom(3.0)
    preview.view.verticalScrollBar().setValue(400)
    jobs = []
    lay_out = printing.lay_out
    monkeypatch.setattr(
        printing, "lay_out", lambda job, progress: jobs.append(job) or lay_out(job, progress)
    )
    before = preview._pages
    paged.session.set_texts({NAME: "ชื่อใหม่"})
    paged.session.set_texts({NAME: "ชื่อใหม่กว่า"})
    assert jobs == []
    qtbot.waitUntil(lambda: preview._pages is not before, timeout=20_000)
    assert [job.forms for job in jobs] == [("table-f",)]
    assert jobs[0].package is paged.session.package
    assert preview.view.verticalScrollBar().value() == 400
    assert preview.view.zoom == 3.0


def test_pages_stay_where_one_reads_while_the_field_of_another_row_is_typed_in(qtbot, paged):
    preview = shown(paged)
    qtbot.waitUntil(lambda: preview.view.count > 0)
    paged.activateWindow()
    qtbot.waitUntil(paged.isActiveWindow)
    paged.page.field.focus()
    qtbot.waitUntil(lambda: len(preview.view._outlines) == 1)
    preview.view.set_zoom(3.0)
    bar = preview.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    before = preview._pages
    paged.session.set_texts({NAME: "ชื่อใหม่"})
    qtbot.waitUntil(lambda: preview._pages is not before, timeout=20_000)
    assert bar.value() > 0.9 * bar.maximum()


def test_click_on_a_row_goes_to_its_field(qtbot, paged):
    preview = shown(paged)
    qtbot.waitUntil(lambda: preview.view.count > 0)
    row = next(r for info in preview._infos for r in info.rows if r.place == (*NAME[:2], 1))
    rect = preview.view._on_view(0, _rect(row))
    assert preview.view.viewport().rect().contains(rect.center().toPoint())
    qtbot.mouseClick(
        preview.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center().toPoint()
    )
    assert paged.page.shown == [(*NAME[:2], 1)]


def _rect(row):
    return QRectF(QPointF(row.left, row.top), QPointF(row.right, row.bottom))


def test_row_of_the_field_is_outlined_when_it_has_the_focus(qtbot, paged):
    preview = shown(paged)
    qtbot.waitUntil(lambda: preview.view.count > 0)
    paged.activateWindow()
    qtbot.waitUntil(paged.isActiveWindow)
    paged.page.field.focus()
    qtbot.waitUntil(lambda: len(preview.view._outlines) == 1)
    (row,) = (r for info in preview._infos for r in info.rows if r.place == NAME[:3])
    assert preview.view._outlines[0][1] == _rect(row)


def test_preview_goes_when_its_key_is_pressed_and_is_remembered(qtbot, paged, memory):
    paged.activateWindow()
    qtbot.waitUntil(paged.isActiveWindow)
    assert paged.menus.preview.isChecked()
    qtbot.keyClick(paged, Qt.Key.Key_F8)
    assert not paged.side.isVisible()
    assert not paged.menus.preview.isChecked()
    assert memory.text("preview-listing") == "off"
    qtbot.keyClick(paged, Qt.Key.Key_F8)
    assert paged.side.isVisible()


def test_pages_without_a_form_have_nothing_beside_them(paged):
    paged.show_page("print")
    assert not paged.side.isVisible()
    paged.show_page("listing")
    assert paged.side.isVisible()


def test_form_that_cannot_be_laid_out_says_why(qtbot, paged):
    """A memo before there is a report."""
    paged.specs["listing"] = PageSpec("listing", "", "document", Page, form="memo")
    paged.side.arrange()
    preview = shown(paged)
    qtbot.waitUntil(lambda: "ยังไม่มีรายงาน" in preview.view._message)


def test_form_that_the_plans_edition_has_not_is_none(paged):
    paged.specs["listing"] = PageSpec("listing", "", "document", Page, form="table-z")
    paged.side.arrange()
    assert not paged.side.isVisible()


def placed(*place, left=0, top=0, right=100, bottom=100):
    return PlacedRow(place, left, top, right, bottom)


def test_closest_rows_are_those_of_a_place():
    outer = placed("plan", "projects", 0)
    inner = placed("plan", "projects", 0, "activities", 0)
    other = placed("plan", "projects", 1)
    infos = (PageInfo("a", "1", 1, 1, (outer, other)), PageInfo("a", "2", 1, 1, (inner, inner)))
    step = ("plan", "projects", 0, "activities", 0, "steps", 2, "text")
    assert rows_of(infos, step) == [(1, inner), (1, inner)]
    assert rows_of(infos, ("plan", "projects", 0, "name")) == [(0, outer)]
    assert rows_of(infos, ("plan", "title")) == []
    assert rows_of(infos, None) == []


def test_smallest_row_is_the_one_at_a_point():
    small, large = placed(1, left=10, top=10, right=20, bottom=20), placed(2)
    assert row_at((large, small), QPointF(15, 15)) is small
    assert row_at((large, small), QPointF(50, 50)) is large
    assert row_at((large, small), QPointF(500, 50)) is None


def test_field_is_found_from_within(qtbot):
    outer = QWidget()
    qtbot.addWidget(outer)
    outer.place = NAME  # type: ignore[attr-defined]
    inner = QWidget(outer)
    assert field_of(inner) is outer
    assert field_of(None) is None


WIDE, NARROW = 1400, 1100


def test_page_of_fields_has_the_preview_in_a_wide_window_and_a_grid_when_it_is_asked_for(
    open_page,
):
    window = open_page(package("หน่วย ค"), "support").window()
    side, button = window.side, window.frame.head.preview

    def seen(page, width):
        window.resize(width, window.height())
        window.show_page(page)
        QApplication.processEvents()
        return side.isVisible(), window.menus.preview.isChecked(), button.isChecked()

    assert seen("unit", WIDE) == (True, True, True)
    assert seen("support", WIDE) == (False, False, False)
    assert seen("unit", NARROW) == (False, False, False)
    window.show_page("support")
    button.click()
    # What is asked for is of that page, at any width.
    assert seen("support", NARROW) == (True, True, True)
    assert seen("support", WIDE) == (True, True, True)
    assert seen("projects", WIDE) == (False, False, False)


def test_button_says_why_there_is_no_preview(open_page):
    window = open_page(package("หน่วย ค"), "framework").window()
    window.resize(WIDE, window.height())
    assert not window.frame.head.preview.isEnabled()
    assert "ไม่มีแบบฟอร์ม" in window.frame.head.preview.toolTip()
    assert not window.side.isVisible()


def test_preview_comes_and_goes_with_the_width_of_the_window(open_page):
    window = open_page(package("หน่วย ค"), "unit").window()
    for width, is_seen in ((NARROW, False), (WIDE, True), (800, False)):
        window.resize(width, window.height())
        QApplication.processEvents()
        assert window.side.isVisible() == is_seen


def test_tab_that_is_chosen_is_brought_into_sight_without_a_field(qtbot, open_page, window):
    page = open_page(read_package(RESOURCES / "sample" / "plan.json"), "essentials")
    window.side.show_preview(True)
    preview = shown(window)
    page.tabs.tabBar().setFocus()
    choose_tab(page.tabs, "SWOT")
    page.tabs.tabBar().setFocus()
    qtbot.waitUntil(lambda: outlined(preview, "swot"))


def outlined(preview, name):
    """Whether a row is outlined that speaks of something in a list of the plan."""
    places = [row.place for _number, row in rows_of(preview._infos, preview._place)]
    return bool(places) and all(place[:2] == ("plan", name) for place in places)


def test_preview_that_is_asked_for_says_why_there_is_none(open_page, window):
    open_page(package("หน่วย ค"), "framework")
    window.menus.preview.trigger()
    assert not window.side.isVisible()
    assert "ไม่มีแบบฟอร์ม" in window.notice.words
    assert not window.frame.head.preview.isEnabled()
    assert "ไม่มีแบบฟอร์ม" in window.frame.head.preview.toolTip()


def test_preview_stands_in_the_place_of_its_page_in_a_narrow_window(qtbot, paged):
    page = paged.page
    paged.resize(1200, 700)
    qtbot.waitUntil(lambda: page.isVisible() and paged.side.isVisible())
    paged.resize(911, 512)
    qtbot.waitUntil(lambda: page.isVisible() and not paged.side.isVisible())
    paged.menus.preview.trigger()
    assert not page.isVisible()
    qtbot.waitUntil(lambda: paged.side.width() > 800)
    paged.menus.preview.trigger()
    assert page.isVisible()
    paged.menus.preview.trigger()
    # One that goes on is not met by paper there.
    paged.show_page("unit")
    assert paged.page.isVisible()
    paged.show_page("listing")
    assert page.isVisible()
    paged.resize(1200, 700)
    qtbot.waitUntil(lambda: page.isVisible() and paged.side.isVisible())


def test_click_on_paper_comes_back_to_the_page_in_a_narrow_window(qtbot, paged):
    paged.resize(911, 512)
    paged.menus.preview.trigger()
    preview = shown(paged)
    qtbot.waitUntil(lambda: preview.view.count > 0)
    number, row = rows_of(preview._infos, NAME)[0]
    preview._on_clicked(number, QPointF(row.left + 1, row.top + 1))
    assert paged.page.isVisible()
    assert paged.page.shown == [NAME[: len(row.place)]]
