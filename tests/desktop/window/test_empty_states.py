"""What pages say of a plan that has nothing yet: what comes first, and one way to begin."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from db.records import Organisation, Package, Plan, Project
from desktop.window.grid.empty_words import EmptyWords
from desktop.window.start.new_plan_dialog import NewPlanDialog
from desktop.window.widgets.empty_state import EmptyState
from desktop.window.widgets.tokens import PAGE_SIDE, PROSE_WIDTH
from tests.desktop.window.called import part_of


@pytest.fixture
def empty():
    return Package(Plan(fiscal_year=2569, edition="2567", unit=Organisation("กองใหม่")))


def visible(page, kind):
    return [each for each in page.findChildren(kind) if each.isVisible()]


@pytest.mark.parametrize("name", ["indicators", "steps", "results", "memo", "standing"])
def test_page_without_records_says_what_comes_first_and_offers_one_button(open_page, empty, name):
    page = open_page(empty, name)
    (state,) = visible(page, EmptyState)
    assert state.button.isVisible()
    assert state.hint.text()


@pytest.mark.parametrize("name", ["indicators", "results"])
def test_words_are_no_wider_than_is_good_to_read(open_page, window, qtbot, name):
    page = open_page(Package(Plan(fiscal_year=2569, edition="2567")), name)
    (state,) = visible(page, EmptyState)
    state.hint.setText("คำอธิบายที่ยาวกว่าหนึ่งบรรทัด " * 9)
    window.resize(1900, 900)
    window.side.show_preview(False)
    qtbot.waitUntil(lambda: state.width() > PROSE_WIDTH + 2 * PAGE_SIDE)
    qtbot.waitUntil(lambda: state.hint.width() == PROSE_WIDTH)
    assert state.hint.height() == state.hint.heightForWidth(PROSE_WIDTH)


def left_of(widget, page):
    return widget.mapTo(page, widget.rect().topLeft()).x()


@pytest.mark.parametrize("name", ["indicators", "results", "memo", "standing"])
def test_words_begin_where_those_of_every_page_begin(open_page, empty, name):
    page = open_page(empty, name)
    (state,) = visible(page, EmptyState)
    assert left_of(state.button, page) == left_of(state.hint, page) == PAGE_SIDE


def test_nothing_stands_over_the_words_of_steps_without_projects(open_page, empty):
    page = open_page(empty, "steps")
    (state,) = visible(page, EmptyState)
    assert state.mapTo(page, state.rect().topLeft()).y() == 0


@pytest.mark.parametrize("name", ["projects", "framework", "support"])
def test_table_without_records_says_what_it_is_for_below_its_row(open_page, empty, name):
    (words,) = visible(open_page(empty, name), EmptyWords)
    view = words._view
    assert view.model().rowCount() == 1
    assert words.geometry().top() >= view.rowViewportPosition(0) + view.rowHeight(0)


def test_words_go_with_the_first_record_and_come_back_when_it_is_undone(open_page, empty, session):
    page = open_page(empty, "projects")
    session.insert(("plan", "projects"), 0, (Project(name="ก"),))
    assert visible(page, EmptyWords) == []
    session.history.undo()
    assert len(visible(page, EmptyWords)) == 1


def test_overview_of_a_plan_without_projects_leads_to_them(open_page, window, empty):
    page = open_page(empty, "standing")
    part_of(page, "ภาพรวม").without_rows.button.click()
    assert window.page_name == "projects"


def test_examples_of_a_new_plan_stand_below_the_fields_and_are_no_values(window):
    dialog = NewPlanDialog((), window)
    boxes = [*dialog.findChildren(QLineEdit), *dialog.findChildren(QPlainTextEdit)]
    assert [box.placeholderText() for box in boxes if box.placeholderText()] == []  # type: ignore[attr-defined]
    assert dialog.plan.agency.name == dialog.agency.text() == ""
    dialog.deleteLater()


def test_tour_points_to_where_one_begins_and_to_no_empty_page(window):
    window.show_tour()
    page = window.page
    spot = page.beginning()
    assert spot is not None
    assert spot.isVisible()
    assert spot.height() < page.height() / 2
