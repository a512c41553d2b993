"""The overview: charts of the chosen quarter, and what is due by division."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from db.package.file import read_package
from db.records import Organisation, Package, Plan
from desktop.window.standing import due_calendar
from forms.editions.opening import opened_edition
from forms.reporting.standing import Standing
from forms.resources import RESOURCES
from tests.desktop.window.called import choose_tab, part_of, quarter_button


@pytest.fixture
def sample():
    return read_package(RESOURCES / "sample" / "plan.json")


@pytest.fixture
def page(open_page, sample):
    page = open_page(sample, "standing")
    choose_tab(page.tabs, "กราฟ")
    return page


def standing(sample, quarter):
    return Standing(sample, quarter, opened_edition(sample.plan).edition.rules)


def choose(combo, start):
    combo.setCurrentIndex(
        next(at for at in range(combo.count()) if combo.itemText(at).startswith(start))
    )


def button(page, quarter):
    return quarter_button(page, quarter)


def leaves_of(item):
    below = [leaf for at in range(item.childCount()) for leaf in leaves_of(item.child(at))]
    return [item, *below] if item.data(0, due_calendar._PLACE) else below


def leaves(tree):
    return [
        leaf for at in range(tree.topLevelItemCount()) for leaf in leaves_of(tree.topLevelItem(at))
    ]


def test_newest_quarter_is_shown_at_first(page, sample):
    charts = part_of(page, "กราฟ")
    assert page.quarter() == 2
    work = standing(sample, 2).whole()
    assert f"{work.actual:.2f}" in charts.figures.text()
    assert f"{work.planned:.2f}" in charts.figures.text()


def test_other_quarter_is_taken_by_its_button(page, sample, qtbot):
    qtbot.mouseClick(button(page, 1), Qt.MouseButton.LeftButton)
    assert page.quarter() == 1
    assert f"{standing(sample, 1).whole().actual:.2f}" in part_of(page, "กราฟ").figures.text()
    assert button(page, 1).isChecked()
    assert not button(page, 2).isChecked()


def test_quarter_stays_chosen_on_another_visit(page, window, qtbot):
    qtbot.mouseClick(button(page, 1), Qt.MouseButton.LeftButton)
    window.show_page("unit")
    window.show_page("standing")
    assert page.quarter() == 1


def test_buttons_say_how_far_each_report_is(page):
    assert [button(page, quarter).text() for quarter in (1, 2, 3)] == [
        *("1 กำลังทำ", "2 กำลังทำ", "3 ยังไม่เริ่ม")
    ]


def test_progress_is_that_of_the_division_chosen(page, sample):
    charts = part_of(page, "กราฟ")
    division = sample.plan.divisions[0]
    choose(charts.scope, f"ส่วนราชการ: {division.name}")
    found = standing(sample, 2)
    planned, actual = charts.progress.chart.series
    assert planned.values == found.planned_by_month(found.of_division(division.key))
    assert actual.values == found.actual_by_month(found.of_division(division.key))


def test_progress_is_that_of_the_project_chosen(page, sample):
    charts = part_of(page, "กราฟ")
    project = sample.plan.projects[0]
    choose(charts.scope, f"โครงการ: {project.name}")
    assert charts.progress.chart.series[1].values == standing(sample, 2).actual_by_month((project,))


def test_money_is_parted_as_chosen(page, sample):
    charts = part_of(page, "กราฟ")
    choose(charts.money, "ตามสถานะ")
    names = [money.name for money in standing(sample, 2).money_by_status()]
    assert list(charts.money_bars.chart.labels) == names


def test_states_count_every_indicator(page, sample):
    (counts,) = part_of(page, "กราฟ").states.chart.series
    assert sum(counts.values) == len(sample.plan.indicators)


def test_plan_without_figures_says_so(open_page):
    empty = Package(Plan(fiscal_year=2568, edition="2567", unit=Organisation("กองใหม่")))
    page = open_page(empty, "standing")
    choose_tab(page.tabs, "กราฟ")
    charts = part_of(page, "กราฟ")
    assert all(label.isVisible() for label in charts._empty.values())
    assert not charts.progress.isVisible()


def test_looking_writes_nothing(page, plans, sample, session):
    choose_tab(page.tabs, "ปฏิทินงาน")
    assert session.package == sample


@pytest.fixture
def calendar(page, monkeypatch):
    year = page.window().session.package.plan.fiscal_year - 543
    monkeypatch.setattr(due_calendar, "local_today", lambda: dt.date(year, 2, 14))
    choose_tab(page.tabs, "ปฏิทินงาน")
    return part_of(page, "ปฏิทินงาน")


def test_calendar_begins_with_the_month_it_is(calendar):
    assert calendar.month.currentText().startswith("กุมภาพันธ์")
    titles = [calendar.tree.topLevelItem(at).text(0) for at in range(2)]
    assert titles[0].startswith("เดือนนี้ · กุมภาพันธ์")
    assert titles[1].startswith("เดือนถัดไป · มีนาคม")


def test_calendar_goes_on_to_the_next_month(calendar):
    calendar.month.setCurrentIndex(calendar.month.currentIndex() + 1)
    assert calendar.tree.topLevelItem(0).text(0).startswith("เดือนที่จะถึง · มีนาคม")


def test_last_month_is_followed_by_what_the_end_of_the_year_finds_undone(calendar):
    calendar.month.setCurrentIndex(11)
    year = calendar.window().session.package.plan.fiscal_year
    titles = [calendar.tree.topLevelItem(at).text(0) for at in range(2)]
    assert titles[0].startswith("เดือนที่จะถึง · กันยายน")
    assert titles[1].startswith(f"สิ้นปีงบประมาณ {year} · ยังไม่แล้วเสร็จ")


def test_year_that_is_over_is_known_to_be_so(page, monkeypatch, sample):
    year = sample.plan.fiscal_year
    monkeypatch.setattr(due_calendar, "local_today", lambda: dt.date(year - 543, 11, 3))
    choose_tab(page.tabs, "ปฏิทินงาน")
    tree = part_of(page, "ปฏิทินงาน").tree
    left = {tuple(leaf.data(0, due_calendar._PLACE)) for leaf in leaves_of(tree.topLevelItem(0))}
    first = tree.topLevelItem(0).text(0)
    assert first == f"ปีงบประมาณ {year} สิ้นสุดแล้ว · ยังไม่แล้วเสร็จ {len(left)} ขั้นตอน"
    assert left
    assert tree.topLevelItem(1).text(0).startswith("เดือนที่ผ่านมา · กันยายน")


def test_steps_stand_under_their_division(calendar):
    found = leaves(calendar.tree)
    assert found
    assert {item.parent().text(0).rpartition(" (")[0] for item in found} <= {
        division.name for division in calendar.window().session.package.plan.divisions
    }


def test_step_is_gone_to_with_the_enter_key(calendar, window, qtbot):
    item = leaves(calendar.tree)[0]
    calendar.tree.setCurrentItem(item)
    calendar.tree.setFocus()
    qtbot.keyClick(calendar.tree, Qt.Key.Key_Return)
    assert window.page_name == "steps"


def test_quarter_that_is_taken_over_the_calendar_brings_its_months(calendar, page, qtbot):
    qtbot.mouseClick(button(page, 2), Qt.MouseButton.LeftButton)
    # It shows one of them already.
    assert calendar.month.currentText().startswith("กุมภาพันธ์")
    qtbot.mouseClick(button(page, 4), Qt.MouseButton.LeftButton)
    assert calendar.month.currentText().startswith("กรกฎาคม")
    assert calendar.tree.topLevelItem(0).text(0).startswith("เดือนที่จะถึง · กรกฎาคม")


def test_paper_of_the_charts_is_not_that_of_the_calendar(page):
    assert page.form() == "standing"
    choose_tab(page.tabs, "ปฏิทินงาน")
    assert page.form() == ""


def test_plan_without_a_report_says_where_results_come_from(open_page, window, sample):
    page = open_page(replace(sample, reports=()), "standing")
    choose_tab(page.tabs, "กราฟ")
    charts = part_of(page, "กราฟ")
    assert charts.unreported.isVisible()
    charts.report.click()
    assert window.page_name == "results"


def test_charts_of_reports_offer_no_way_to_them(page):
    assert not part_of(page, "กราฟ").unreported.isVisible()
    assert not part_of(page, "กราฟ").report.isVisible()
