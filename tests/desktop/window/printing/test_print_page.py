import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStyleOptionComboBox, QToolButton, QWidget

from db.package.file import read_package
from desktop.window.printing.paper import PaperPrinter
from desktop.window.printing.zoom_bar import ZoomBar
from desktop.window.widgets.roles import Role
from forms.checks import Problem
from forms.printing import lay_out, prepare_issue, silent
from forms.reporting.issuing import issued
from forms.resources import RESOURCES
from tests.desktop.dialogs import answer
from tests.desktop.window.called import called, choose, choose_tab, chosen_tab

TODAY = dt.date(2025, 1, 9)


@pytest.fixture
def page(full_window):
    full_window.show_page("print")
    return full_window.page


# No page has a field for it.
REPORT = ("reports", 0)
NOWHERE = ("plan",)  # pages have parts of it


def quarter_of(page):
    return called(page, "รายงานของไตรมาส")


def digits_of(page):
    return called(page, "ตัวเลขในแบบฟอร์ม")


def found(page, *problems):
    page._checker.problems = problems
    page._checker.changed.emit()


def row_of(page, form):
    return next(
        n
        for n, line in enumerate(page.problems.lines)
        if line.problem and line.problem.form == form
    )


def problem(severity="error", form="table-c", place=REPORT):
    message = f"ข้อความ {severity}"
    return Problem("code", severity, form, place, message, "แก้ให้ถูก", "รายงานไตรมาส 1")


def test_first_form_and_its_pages_are_in_sight_when_a_plan_is_opened(page):
    assert page.forms.form.id == "cover"
    assert page.view.count == 1


def test_whole_plan_is_in_sight_when_its_row_is_chosen(page):
    page.forms.list.choose(0)
    assert page.forms.form is None
    assert page.view.count > 10


def test_arrow_keys_walk_the_forms_when_pressed(qtbot, page):
    qtbot.keyClick(page.forms.list, Qt.Key.Key_Down)
    assert page.forms.form.id == "preface"


def test_newest_quarter_is_offered_first_when_there_are_reports(page):
    assert [quarter_of(page).itemText(row) for row in range(2)] == ["ไตรมาส 1", "ไตรมาส 2"]
    assert quarter_of(page).count() == 4
    assert quarter_of(page).currentData() == 2
    choose(quarter_of(page), "ไตรมาส 1")
    assert page._job().quarter == 1


def ids(page):
    model = page.forms.list.model()
    entries = [model.index(row, 0).data(Role.ITEM) for row in range(1, model.rowCount())]
    return [entry.id for entry in entries]


def test_quarter_without_a_report_is_offered_with_the_forms_it_has(page):
    page.forms.choose("memo")
    choose(quarter_of(page), "ไตรมาส 3")
    assert quarter_of(page).currentText() == "ไตรมาส 3 (ไม่มีรายงาน)"
    assert "progress" in ids(page)
    assert "memo" not in ids(page)
    page.forms.choose("progress")
    assert page.view.count == 1
    choose(quarter_of(page), "ไตรมาส 1")
    assert "memo" in ids(page)
    assert page.forms.form.id == "progress"


def test_no_quarter_is_offered_when_there_is_no_report(page, store, session):
    session.open(1)
    assert not quarter_of(page).isVisible()
    assert page._job().quarter is None


def test_chosen_form_stays_when_another_plan_has_it_too(page, store, session):
    page.forms.choose("table-a")
    session.open(1)
    assert page.forms.form.id == "table-a"


def test_form_of_a_problem_comes_into_sight_when_it_is_double_clicked(qtbot, page):
    found(page, problem(form="table-c"), problem(form="table-a", place=NOWHERE))
    choose_tab(page.switch, "ข้อที่ตรวจพบ")
    view = page.problems.list
    row = row_of(page, "table-a")
    rect = view.visualRect(view.model().index(row, 0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert page.forms.form.id == "table-a"
    assert page.view.isVisible()


def test_form_of_a_problem_comes_into_sight_when_enter_is_pressed(qtbot, page):
    found(page, problem(form="table-c", place=NOWHERE))
    choose_tab(page.switch, "ข้อที่ตรวจพบ")
    page.problems.list.choose(1)
    qtbot.keyClick(page.problems.list, Qt.Key.Key_Return)
    assert page.forms.form.id == "table-c"


def test_form_stays_when_the_problem_is_on_no_form(page):
    page._on_problem_chosen(problem(form=""))
    assert page.forms.form.id == "cover"


def test_forms_count_their_problems_when_there_are_some(page):
    page.forms.set_problems([problem(form="table-c"), problem(form="table-c")])
    model = page.forms.list.model()
    words = {
        model.index(row, 0).data(): model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    }
    title = next(title for title in words if title.startswith("ตาราง ค"))
    assert words[title] == f"{title}\nมีข้อที่ตรวจพบ 2 ข้อ"


@pytest.mark.parametrize(
    ("key", "expected"), [("=", 1.1), ("-", 0.9), ("0", "width"), ("9", "page")]
)
def test_zoom_keys_work_anywhere_on_the_page(qtbot, full_window, page, key, expected):
    page.view.set_zoom(1.0)
    full_window.activateWindow()
    qtbot.waitUntil(full_window.isActiveWindow)
    qtbot.keyClick(page.forms.list, key, Qt.KeyboardModifier.ControlModifier)
    assert page.view.zoom == pytest.approx(expected) if key in "=-" else expected


@pytest.mark.parametrize("width", [250, 300, 500])
def test_nothing_in_the_bar_of_the_zoom_is_chopped(page, qtbot, width):
    window = QWidget()
    qtbot.addWidget(window)
    bar = ZoomBar(page.view, window)
    bar.resize(width, bar.sizeHint().height())
    page.view.set_zoom(1.0)
    window.show()
    QApplication.processEvents()
    place, zoom = bar._place, bar._zoom
    assert place.fontMetrics().horizontalAdvance(place.text()) <= place.width()
    assert (place.text() == place.words) == (width == 500)
    option = QStyleOptionComboBox()
    zoom.initStyleOption(option)
    assert option.currentText == "100 %"  # type: ignore[attr-defined]
    buttons = bar.findChildren(QToolButton)
    assert all(each.width() >= each.sizeHint().width() for each in buttons)


def test_zoom_list_says_the_zoom_when_it_changes(page):
    bar = page._zoom_bar
    page.view.set_zoom(1.1)
    assert bar._zoom.currentText() == "110 %"
    page.view.set_zoom("page")
    assert bar._zoom.currentText() == "พอดีทั้งหน้า"
    bar._on_zoom_chosen(bar._zoom.findData(2.0))
    assert page.view.zoom == 2.0


def test_field_of_a_problem_is_gone_to_when_a_page_has_it(qtbot, page):
    gone_to = []
    page._go_to = lambda place: gone_to.append(place) or True
    found(page, problem(form="table-a", place=("plan", "part1", 0)))
    choose_tab(page.switch, "ข้อที่ตรวจพบ")
    page.problems.list.choose(1)
    page.problems.list.setFocus()
    qtbot.keyClick(page.problems.list, Qt.Key.Key_Return)
    assert gone_to == [("plan", "part1", 0)]
    assert page.forms.form.id == "cover"


def test_problem_that_no_page_has_is_shown_in_its_list(page):
    found(page, problem(), problem(form="table-a", place=("plan", "title")))
    page.problem_list.show_severity("error", shown=False)
    page.show_place(("plan", "title"))
    assert chosen_tab(page.switch) == "ข้อที่ตรวจพบ"
    assert page.problems.list.chosen.problem.form == "table-a"
    assert page.forms.form.id == "table-a"


def test_ctrl_p_prints_the_form_that_the_page_in_sight_writes(full_window, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(
        PaperPrinter,
        "ask",
        lambda _self, job, form, title: asked.append((form, title, job.quarter)),
    )
    full_window.show_page("indicators")
    full_window.activateWindow()
    qtbot.waitUntil(full_window.isActiveWindow)
    qtbot.keyClick(full_window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert [form for form, *_ in asked] == ["table-c"]
    assert "ตาราง ค" in asked[0][1]
    assert full_window.page.forms.form.id == "table-c"
    # Of the quarter in sight, whichever was printed last.
    full_window.show_page("memo")
    full_window.page.quarters.choose(1)
    qtbot.keyClick(full_window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert asked[-1][::2] == ("memo", 1)


def test_page_begins_in_the_list_in_sight_so_that_arrow_keys_choose_there(full_window):
    full_window.enter_page("print")
    page = full_window.page
    assert full_window.focusWidget() is page.forms.list
    choose_tab(page.switch, "ข้อที่ตรวจพบ")
    page.begin()
    assert full_window.focusWidget() is page.problems.list


@pytest.fixture
def issued_page(window, plans, open_page, tasks):
    """The print page of the sample, whose first quarter was issued and an indicator renamed."""
    sample = read_package(RESOURCES / "sample" / "plan.json")
    reports = tuple(replace(report, issuances=()) for report in sample.reports)
    page = open_page(replace(sample, reports=reports), "print")
    session = window.session
    made = prepare_issue(session.package, session.edition, 0, TODAY, silent)
    sent = {"by": "ผู้ออก", "date": "2568-01-09", "identity": made.papers.issuance}
    session.seal(issued(session.package, 0, **sent), made.papers)
    session.set_texts({("plan", "indicators", 0, "name"): "ชื่อที่ตั้งทีหลัง"})
    choose(quarter_of(page), "ไตรมาส 1")
    page.forms.choose("progress")
    return page


def test_issued_quarter_is_shown_and_printed_as_it_was_issued(issued_page, monkeypatch):
    shown, papers = [], issued_page._papers()
    monkeypatch.setattr(issued_page._preview, "show", lambda *what: shown.append(what))
    monkeypatch.setattr(issued_page._printer, "ask", lambda *what: shown.append(what))
    issued_page._on_form_chosen()
    issued_page.print_paper()
    assert issued_page.copy.isVisible()
    for job, form, *_title in shown:
        assert (job.issued, job.forms, form) == (papers, ("progress",), "progress")
        assert lay_out(job, silent).data == papers.paper("progress").pdf
    # The paper has the digits that it was issued in; the plan's own forms have those chosen.
    assert not digits_of(issued_page).isEnabled()
    issued_page.forms.choose("table-c")
    assert digits_of(issued_page).isEnabled()
    assert issued_page.view.count > 0


def test_today_s_copy_is_shown_when_asked_for_and_says_where_it_differs(issued_page):
    assert not issued_page.differences.isVisible()
    choose(issued_page.copy, "ตามข้อมูลวันนี้")
    assert issued_page._job().today
    assert issued_page.differences.isVisible()
    seen = []
    answer(lambda dialog: seen.append(dialog.list.model().rowCount()))
    issued_page.differences.click()
    assert seen[0] > 0
    choose(issued_page.copy, "ฉบับที่ออกรายงานแล้ว")
    assert not issued_page.differences.isVisible()


def test_quarter_that_is_not_issued_has_one_copy(issued_page):
    choose(quarter_of(issued_page), "ไตรมาส 2")
    issued_page.forms.choose("progress")
    assert not issued_page.copy.isVisible()
    assert issued_page._job().issued is None


def test_exported_form_of_an_issued_quarter_is_the_paper(issued_page, tmp_path):
    path = tmp_path / "สยป3.pdf"
    issued_page._exporter.write(issued_page._job()._replace(forms=("progress",)), path)
    assert path.read_bytes() == issued_page._papers().paper("progress").pdf
