"""The page of a quarter's results: begun, typed, pasted, proposed, filtered, and locked."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.records import Indicator, Result
from desktop.window.widgets.theme import font_of
from desktop.window.widgets.tokens import CAPTION
from forms.reporting.issuing import issued
from forms.reporting.progress import project_progress, proposed_progress
from forms.reporting.quarters import begun, completed
from forms.reporting.scores import score_sheet
from tests.desktop.keyboard import type_text
from tests.desktop.parts import package
from tests.desktop.window.called import column_called, quarter_button

INDICATORS, STEPS, SPENDING, SCORE, HEADING = range(5)
NAME, PROGRESS, MEASURED = "ตัวชี้วัด", "ก้าวหน้า ร้อยละ", "ตัวตั้ง / ตัวหาร"
VALUE, LEVEL = "ค่าที่ได้", "ระดับ"
WEIGHT, POINTS = "น้ำหนัก", "คะแนน"
PROJECT, DONE, WORK = "โครงการ/กิจกรรม", "ทำแล้ว (ร้อยละ)", "ก้าวหน้า / แผน"
AMOUNT, PERCENT, LEFT = "เบิกจ่ายสะสม (บาท)", "ร้อยละ", "คงเหลือ (บาท)"
CONFIRMED = "ยืนยัน"
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_quarter_that_comes_after_a_report_says_that_it_can_be_skipped(open_quarter, sample):
    page = open_quarter(sample, 3)
    assert "แบบจะแสดงข้อมูลไตรมาสก่อนหน้า" in page.empty.hint.text()
    page = open_quarter(replace(sample, reports=()), 3)
    assert "ไตรมาสก่อนหน้า" not in page.empty.hint.text()


def report_of(page, quarter=3):
    reports = page.window().session.package.reports
    return next(report for report in reports if report.quarter == quarter)


def put_cursor(page, row, heading, tab=INDICATORS):
    grid = page.part(tab).grid
    grid.view.show_cell(row, column_called(grid, heading))
    grid.view.setFocus()
    return grid.view


def chosen_column(grid):
    return grid.model.columns[grid.view.currentIndex().column()].words


def text_at(grid, row, heading):
    return grid.model.text(row, column_called(grid, heading))


def steps_taken(page):
    return page.window().session.history.count()


def paste(view, text):
    mime = QMimeData()
    mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)
    QTest.keyClick(view, Qt.Key.Key_V, CONTROL)


def accessible(page, row, heading):
    grid = page.part(INDICATORS).grid
    at = grid.model.index(row, column_called(grid, heading))
    return at.data(Qt.ItemDataRole.AccessibleTextRole)


# To begin a report and to keep up with the plan.


def test_quarter_without_a_report_is_begun_by_one_button_and_one_step(open_quarter, sample):
    page = open_quarter(sample, 3)
    assert page.empty.isVisible()
    assert not page.tabs.isVisible()
    assert page.form() == ""
    assert page.empty.button.text().strip() == "เริ่มรายงานไตรมาส 3"
    assert not page.empty.other.isVisible()
    page.empty.button.click()
    assert steps_taken(page) == 1
    assert not page.empty.isVisible()
    assert page.tabs.isVisible()
    assert page.part(INDICATORS).grid.model.rowCount() == len(sample.plan.indicators)
    page.window().session.history.undo()
    assert page.window().session.package.reports == sample.reports
    assert page.empty.isVisible()
    # What stood below the tables is not of a quarter without any.
    assert page.footer.words == ""


def test_report_of_an_empty_plan_has_empty_tables(open_quarter):
    page = open_quarter(package("หน่วยว่าง"), 1)
    assert "ยังไม่มีตัวชี้วัดหรือโครงการ" in page.empty.hint.text()
    assert page.empty.other.isVisible()
    page.empty.button.click()
    for tab in (INDICATORS, STEPS, SPENDING, SCORE):
        page.tabs.setCurrentIndex(tab)
        QApplication.processEvents()
    assert page.part(STEPS).grid.model.rowCount() == 0
    assert "ยังไม่มีขั้นตอน" in page.part(STEPS).grid.footer.words
    assert "ยังไม่มีโครงการที่มีงบประมาณ" in page.part(SPENDING).grid.footer.words
    QTest.keyClick(page.part(STEPS).grid.view, Qt.Key.Key_9, ALT)
    assert steps_taken(page) == 1


def test_what_the_plan_has_and_the_report_has_not_is_added_in_one_step(open_quarter, sample):
    opened = begun(sample, 3)
    grown = replace(
        opened,
        plan=replace(
            opened.plan, indicators=(*opened.plan.indicators, Indicator("new", "9", "ใหม่"))
        ),
    )
    page = open_quarter(grown, 3)
    assert page.state.isVisible()
    assert page.state.words.text() == "มีตัวชี้วัด 1 รายการ ที่ยังไม่อยู่ในรายงาน"
    page.state.add.click()
    assert report_of(page).results[-1] == Result("new")
    assert steps_taken(page) == 1
    assert not page.state.isVisible()


def test_place_in_another_quarter_brings_that_quarter(third, window):
    assert window.go_to(("reports", 0, "steps", 2, "done"))
    assert third.quarter() == 1
    assert third.tabs.currentIndex() == STEPS
    grid = third.part(STEPS).grid
    assert (grid.view.row, chosen_column(grid)) == (2, DONE)


# Indicators.


def test_figures_are_typed_down_a_column_by_keys_alone(third):
    view = put_cursor(third, 0, PROGRESS)
    for text in ("61", "62.5"):
        type_text(view, text[0])
        type_text(QApplication.focusWidget(), text[1:])
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    results = report_of(third).results
    assert [row.progress for row in results[:3]] == [Decimal(61), Decimal("62.5"), None]
    assert steps_taken(third) == 2


def test_column_of_excel_is_pasted_as_far_as_there_are_rows(third):
    count = len(report_of(third).results)
    view = put_cursor(third, 0, PROGRESS)
    paste(view, "\r\n".join(str(at + 50) for at in range(count + 2)))
    results = report_of(third).results
    assert [row.progress for row in results] == [Decimal(at + 50) for at in range(count)]
    assert steps_taken(third) == 1
    assert "2 ช่องเกินขอบของตาราง" in third.window().notice.words


@pytest.mark.parametrize(
    ("key", "held"),
    [(Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Minus, CONTROL)],
)
def test_rows_are_the_plans_own(third, key, held):
    view = put_cursor(third, 1, PROGRESS)
    QTest.keyClick(view, key, held)
    assert steps_taken(third) == 0
    assert not third.part(INDICATORS).grid.bar.row_buttons


def test_progress_of_the_steps_is_seen_in_the_empty_cell_and_taken_by_its_key(third):
    result = report_of(third).results[0]
    opened = third.window().session.package
    wanted = round(proposed_progress(opened, opened.plan.indicators[0], 3), 2)
    view = put_cursor(third, 0, PROGRESS)
    assert result.progress is None
    assert f"= {wanted.normalize():f}" in accessible(third, 0, PROGRESS)
    QTest.keyClick(view, Qt.Key.Key_1, ALT)
    assert report_of(third).results[0].progress == wanted
    assert steps_taken(third) == 1
    QTest.keyClick(view, Qt.Key.Key_Z, CONTROL)
    assert report_of(third).results[0].progress is None


def test_value_of_the_formula_then_its_level_are_taken(third):
    third.part(INDICATORS).detail_button.click()
    view = put_cursor(third, 0, MEASURED)
    paste(view, "90\t1000")
    detail = third.part(INDICATORS).detail
    assert detail.buttons["value"].text() == "จากสูตร 9"
    QTest.keyClick(view, Qt.Key.Key_2, ALT)
    QTest.keyClick(view, Qt.Key.Key_3, ALT)
    row = report_of(third).results[0]
    assert (row.value, row.level) == (Decimal(9), Decimal(4))
    assert not detail.buttons["level"].isEnabled()
    assert re.search("<b>ระดับ 4.*ระดับที่ได้", detail.rubric.text())
    assert not detail.note.isVisibleTo(detail)


def test_mean_of_a_survey_becomes_its_level(open_quarter):
    survey = Indicator("survey", "1", "ระดับความพึงพอใจของผู้ใช้", unit_of_measure="ระดับ")
    empty = package()
    opened = replace(empty, plan=replace(empty.plan, indicators=(survey,)))
    page = open_quarter(begun(opened, 1), 1)
    view = put_cursor(page, 0, VALUE)
    paste(view, "4.51")
    assert "= 5" in accessible(page, 0, LEVEL)
    page.part(INDICATORS).detail_button.click()
    assert page.part(INDICATORS).detail.note.text() == "ค่าเฉลี่ยอยู่ในระดับมากที่สุด"
    QTest.keyClick(view, Qt.Key.Key_3, ALT)
    assert report_of(page, 1).results[0].level == 5


def test_progress_of_the_steps_is_taken_for_all_that_have_none(third):
    view = put_cursor(third, 2, PROGRESS)
    paste(view, "7")
    QTest.keyClick(view, Qt.Key.Key_R, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    opened = third.window().session.package
    wanted = [proposed_progress(opened, each, 3) for each in opened.plan.indicators]
    wanted = [None if each is None else round(each, 2) for each in wanted]
    wanted[2] = Decimal(7)
    assert [row.progress for row in report_of(third).results] == wanted
    assert steps_taken(third) == 2


def test_narrative_begins_with_that_of_the_quarter_before(third, sample):
    third.part(INDICATORS).detail_button.click()
    view = put_cursor(third, 0, PROGRESS)
    assert "ไตรมาส 2" in third.part(INDICATORS).detail.history.text().splitlines()[0]
    QTest.keyClick(view, Qt.Key.Key_4, ALT)
    assert report_of(third).results[0].narrative == sample.reports[1].results[0].narrative
    assert steps_taken(third) == 1


# Steps.


def test_selected_steps_are_done_by_one_key_and_their_project_follows(open_quarter, sample):
    page = open_quarter(begun(sample, 3), 3, STEPS)
    grid = page.part(STEPS).grid
    view = put_cursor(page, 0, DONE, STEPS)
    key = report_of(page).steps[0].project
    count = sum(row.project == key for row in report_of(page).steps)
    for _ in range(count - 1):
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_5, ALT)
    assert steps_taken(page) == 1
    assert [row.done for row in report_of(page).steps[:count]] == [Decimal(50)] * count
    QTest.keyClick(view, Qt.Key.Key_9, ALT)
    opened = page.window().session.package
    project = next(each for each in opened.plan.projects if each.key == key)
    assert project_progress(opened, project, 3) == 100
    assert text_at(grid, 0, WORK).startswith("100 / ")
    words = page.part(STEPS).grid.footer.words
    assert "ก้าวหน้าร้อยละ 100 " in words
    assert f" · {project.name}" in words


@pytest.mark.parametrize("tab", [STEPS, SPENDING])
def test_carried_figure_is_marked_until_it_is_touched_or_confirmed(open_quarter, sample, tab):
    page = open_quarter(begun(sample, 3), 3, tab)
    part, field = page.part(tab), DONE if tab == STEPS else AMOUNT
    model = part.grid.model

    def marked():
        return [
            at for at in range(len(model.records)) if text_at(part.grid, at, CONFIRMED) == "ยกมา"
        ]

    first = marked()
    assert [at for at, row in enumerate(model.records) if row.carried] == first != []
    # The same figure typed again is one that somebody has looked at.
    view = put_cursor(page, first[0], field, tab)
    paste(view, text_at(part.grid, first[0], field))
    assert marked() == first[1:]
    put_cursor(page, first[1], field, tab)
    QTest.keyClick(view, Qt.Key.Key_7, ALT)
    assert marked() == first[2:]
    assert steps_taken(page) == 2
    assert part.confirm_buttons[0].isVisible()
    QTest.keyClick(view, Qt.Key.Key_8, ALT)
    assert (marked(), steps_taken(page)) == ([], 3)
    assert not part.confirm_buttons[0].isVisible()
    page.window().session.history.undo()
    assert marked() == first[2:]


def test_project_is_named_in_the_first_row_in_sight_of_each_activity(open_quarter, sample):
    page = open_quarter(begun(sample, 3), 3, STEPS)
    part = page.part(STEPS)

    def heads():
        return [at for at in part.grid.shown_rows() if text_at(part.grid, at, PROJECT)]

    def firsts():
        rows = [(at, part.grid.model.records[at]) for at in part.grid.shown_rows()]
        groups = [(row.project, row.activity or 0) for _, row in rows]
        return [at for n, (at, _) in enumerate(rows) if n == 0 or groups[n] != groups[n - 1]]

    every = firsts()
    assert heads() == every
    part.due.setChecked(True)
    assert heads() == firsts() != every


def test_steps_are_filtered_by_division_and_by_what_is_to_be_reported(open_quarter, sample):
    page = open_quarter(completed(completed(sample, 0), 1), 1, STEPS)
    part, projects = page.part(STEPS), {each.key: each for each in sample.plan.projects}
    division = sample.plan.divisions[1].key
    part.division.setCurrentIndex(part.division.findData(division))
    shown = [part.grid.model.records[at] for at in part.grid.shown_rows()]
    assert shown == [
        row for row in report_of(page, 1).steps if division in projects[row.project].divisions
    ]
    part.division.setCurrentIndex(0)
    part.due.setChecked(True)
    shown = len(part.grid.shown_rows())
    assert 0 < shown < len(report_of(page, 1).steps)
    # Another quarter asks for other steps.
    quarter_button(page, 2).click()
    reckoned = part._reckoner.of(page.window().session.package)
    wanted = [at for at, row in enumerate(report_of(page, 2).steps) if reckoned.is_due(row)]
    assert list(part.grid.shown_rows()) == wanted


# Money and scores.


def test_money_is_shown_with_its_share_and_what_is_left(open_quarter, sample):
    page = open_quarter(begun(sample, 3), 3, SPENDING)
    view = put_cursor(page, 0, AMOUNT, SPENDING)
    row = report_of(page).spending[0]
    budget = next(p.budget.amount for p in sample.plan.projects if p.key == row.project)
    paste(view, f"{budget / 4:,.2f}")
    grid = page.part(SPENDING).grid
    assert report_of(page).spending[0].amount == budget / 4
    assert text_at(grid, 0, PERCENT) == "25.00"
    assert text_at(grid, 0, LEFT).replace(",", "") == f"{budget * 3 / 4:.0f}"
    assert steps_taken(page) == 1


def score_under(table, row, heading):
    columns = range(table.columnCount())
    (at,) = [n for n in columns if table.horizontalHeaderItem(n).text() == heading]
    return table.item(row, at).text()


def scored_rows(table):
    """The rows of indicators: below a component's heading, above its sum."""
    rows = range(table.rowCount())
    shown = [at for at in rows if score_under(table, at, NAME)[:1].isdigit()]
    return [at for at in shown if score_under(table, at, WEIGHT)]


def test_scores_are_those_of_the_sheet(third):
    third.tabs.setCurrentIndex(SCORE)
    table = third.part(SCORE)
    opened = third.window().session.package
    sheet = score_sheet(opened, 3, table._reckoner.of(opened).rules)
    points = [line.points for part in sheet.components for line in part.lines]
    told = [score_under(table, at, POINTS) for at in scored_rows(table)]
    assert told == ["-" if each is None else f"{each:,.2f}" for each in points]
    total = score_under(table, table.rowCount() - 2, POINTS)
    assert total == f"{sheet.total.points:,.2f}"
    assert third.form() == "score"


def test_scores_follow_a_level_that_is_typed(third):
    paste(put_cursor(third, 0, LEVEL), "5")
    third.tabs.setCurrentIndex(SCORE)
    table = third.part(SCORE)
    assert score_under(table, scored_rows(table)[0], LEVEL) == "5"


# A report that was issued.


@pytest.fixture
def sealed(open_quarter, sample):
    return open_quarter(issued(sample, 1, by="นางผู้ออก", date="2568-04-10"), 2)


def test_issued_report_says_by_which_memo_and_leads_to_its_opening(sealed, window, sample):
    memo = sample.reports[1].memo
    assert memo.number in sealed.state.words.text()
    assert "9 เมษายน 2568" in sealed.state.words.text()
    assert not sealed.state.add.isVisible()
    sealed.state.reopen.click()
    assert window.page_name == "memo"
    assert window.page.quarter() == 2


@pytest.mark.parametrize("tab", [INDICATORS, STEPS, SPENDING])
def test_nothing_of_an_issued_report_can_be_changed(sealed, tab):
    sealed.tabs.setCurrentIndex(tab)
    QApplication.processEvents()
    grid, before = sealed.part(tab).grid, sealed.window().session.package
    column = (PROGRESS, DONE, AMOUNT)[tab]
    view = put_cursor(sealed, 0, column, tab)
    assert not view.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable
    type_text(view, "1")
    paste(view, "1")
    for key, held in (
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_D, CONTROL),
        *((getattr(Qt.Key, f"Key_{n}"), ALT) for n in (0, 1, 2, 3, 4, 5, 9)),
        (Qt.Key.Key_R, CONTROL | Qt.KeyboardModifier.ShiftModifier),
    ):
        QTest.keyClick(view, key, held)
    assert grid.model.is_sealed if hasattr(grid.model, "is_sealed") else grid.model.locked()
    assert sealed.window().session.package is before


def test_looking_at_every_tab_writes_nothing(third):
    before = third.window().session.package
    for quarter in (1, 2, 3, 4):
        quarter_button(third, quarter).click()
        for tab in (INDICATORS, STEPS, SPENDING, SCORE):
            third.tabs.setCurrentIndex(tab)
            QApplication.processEvents()
    assert third.window().session.package is before
    assert steps_taken(third) == 0


def test_what_is_missing_is_marked_in_its_cell_and_gone_to(third, window):
    problems = [p for p in third.window().checker.problems if third.has(INDICATORS, p.place)]
    assert len(problems) == len(report_of(third).results)
    assert third.tabs.tabText(INDICATORS) == f"ตัวชี้วัด ({len(problems)})"
    window.show_problem(problems[3], "")
    grid = third.part(INDICATORS).grid
    assert (grid.view.row, chosen_column(grid)) == (3, PROGRESS)
    assert "ไม่มีความก้าวหน้าในไตรมาสนี้" in grid.footer.trouble


@pytest.mark.parametrize("width", [910, 1366])
def test_money_needs_no_scroll_bar_on_a_small_screen(open_quarter, window, sample, width):
    window.resize(width, 512)
    page = open_quarter(sample, 2, SPENDING)
    view = page.part(SPENDING).grid.view
    QTest.qWait(1)
    assert view.horizontalScrollBar().maximum() == 0


def test_low_window_has_several_indicators_in_sight(open_quarter, window, sample):
    window.resize(910, 512)
    page = open_quarter(sample, 2)
    part = page.part(INDICATORS)
    QTest.qWait(1)
    view = part.grid.view
    assert view.rowAt(view.viewport().height() - 1) >= 5
    part.detail_button.click()
    QTest.qWait(1)
    assert view.rowAt(view.viewport().height() - 1) >= 2
    # The buttons that take what was reckoned are whole.
    buttons = [*part.detail.buttons.values(), part.detail.all, part.detail.narrative]
    seen = part.detail.viewport().rect()
    assert all(
        seen.contains(each.rect().translated(each.mapTo(part.detail.viewport(), QPoint())))
        for each in buttons
    )


@pytest.mark.parametrize(
    ("tab", "column"), [(INDICATORS, PROGRESS), (STEPS, DONE), (SPENDING, AMOUNT)]
)
def test_tab_begins_in_the_first_cell_that_is_typed(open_quarter, sample, tab, column):
    page = open_quarter(sample, 2, SCORE)
    page.tabs.tabBar().setFocus()
    page.tabs.setCurrentIndex(tab)
    QApplication.processEvents()
    page.begin()
    grid = page.part(tab).grid
    assert grid.view.hasFocus()
    assert (grid.view.row, chosen_column(grid)) == (0, column)


def test_typing_into_a_cell_that_is_reckoned_moves_nothing_and_is_told(third, sample):
    view = put_cursor(third, 0, NAME)
    QTest.keyClicks(view, "5")
    assert view.currentIndex().row() == 0
    assert "แก้ช่องนี้ไม่ได้" in third.window().notice.words
    assert steps_taken(third) == 0


def test_pasting_into_cells_that_are_reckoned_is_told(third):
    paste(put_cursor(third, 0, NAME), "5")
    assert "แก้ช่องนี้ไม่ได้" in third.window().notice.words
    assert steps_taken(third) == 0


def test_typing_into_an_issued_report_is_told(open_quarter, sample):
    sent = issued(sample, 1, by="ผู้ใช้", date="2568-04-09")
    page = open_quarter(sent, 2, SPENDING)
    QTest.keyClicks(put_cursor(page, 0, AMOUNT, SPENDING), "5")
    assert "แก้ไขไม่ได้" in page.window().notice.words
    assert page.window().session.package == sent


def test_figures_of_a_project_stay_in_sight_below_the_steps_of_a_small_window(
    open_quarter, window, sample
):
    window.resize(720, 512)
    page = open_quarter(sample, 2, STEPS)
    put_cursor(page, 0, DONE, STEPS)
    QApplication.processEvents()
    footer = page.part(STEPS).grid.footer
    figures, _, name = footer.words.rpartition(" · ")
    # What is cut is the name behind them.
    assert "ตามแผนร้อยละ" in figures
    assert name.startswith("โครงการ")
    assert QFontMetrics(font_of(CAPTION)).horizontalAdvance(figures) < footer.width() * 0.8


def test_second_line_of_the_form_is_written_and_says_what_stands_there_without_it(
    open_quarter, sample, window
):
    first = replace(sample.reports[0], quarter=1, heading="")
    whole = replace(sample, reports=(first, replace(first, quarter=2), replace(first, quarter=3)))
    page = open_quarter(whole, 3)
    place = ("reports", 2, "heading")
    assert window.go_to(place)
    box = page.part(HEADING).fields[0].box
    assert box.hasFocus()
    assert box.placeholderText() == "สรุปผลการดำเนินงานตัวชี้วัด"
    assert page.form() == "progress"
    # What an earlier quarter says goes on until another is written.
    assert window.go_to(("reports", 0, "heading"))
    type_text(box, "สรุปผล ด้านที่ 1")
    assert window.go_to(place)
    assert box.placeholderText() == "สรุปผล ด้านที่ 1"
    type_text(box, "สรุปผลด้านที่สอง")
    window.show_page("unit")
    reports = page.window().session.package.reports
    assert [report.heading for report in reports] == ["สรุปผล ด้านที่ 1", "", "สรุปผลด้านที่สอง"]
    page.window().session.history.undo()
    assert report_of(page).heading == ""
