"""The start page: one button to where one left off, plans as rows, what is left in order."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from db.package.file import read_package
from db.records import Organisation, Package, Plan, Project
from desktop.window.start import to_do
from desktop.window.start.first_steps import FirstSteps
from desktop.window.start.open_plan import StageLine
from desktop.window.widgets.column_head import ColumnHead
from forms.plan_stage import WORKING_ORDER, Stage
from forms.resources import RESOURCES
from tests.desktop.parts import package


@pytest.fixture
def sample():
    return read_package(RESOURCES / "sample" / "plan.json")


@pytest.fixture
def today(monkeypatch):
    """Sets the day that it is."""
    return lambda *day: monkeypatch.setattr(to_do, "local_today", lambda: dt.date(*day))


@pytest.fixture
def old(store, sample):
    """The number of the sample plan in the store."""
    return store.add(sample)


@pytest.fixture
def start(window, store):
    window.show_page("start")
    return window.page


def test_button_goes_on_where_one_left_off_in_the_open_plan(window, start, session, store, sample):
    session.open(store.add(sample))
    window.show_page("indicators")
    session.set_texts({("plan", "indicators", 2, "name"): "ชื่อใหม่"})
    window.show_page("start")
    assert start.open_plan.go.accessibleName() == "ทำต่อ: ตัวชี้วัด"
    assert start.open_plan.words.text() == "ล่าสุดอยู่ที่ตัวชี้วัด 3 ชื่อ"
    start.open_plan.go.click()
    assert window.page_name == "indicators"
    # In another plan one left off elsewhere, and this one's is not forgotten.
    number = session.number
    session.open(1)
    window.show_page("projects")
    session.open(number)
    window.show_page("unit")
    window.show_page("start")
    assert start.open_plan.go.accessibleName() == "ทำต่อ: หน่วยงาน"
    session.open(1)
    window.show_page("start")
    assert "โครงการ" in start.open_plan.go.accessibleName()


def test_button_opens_the_chosen_plan_while_none_is_open(window, start, session, store):
    assert not session.is_open
    start.list.choose(1)
    assert start.open_plan.go.isEnabled()
    assert start.open_plan.go.accessibleName() == "เปิดแผน ปี 2566"
    start.open_plan.go.click()
    assert session.number == 1


def test_heads_stand_over_their_columns_beside_a_scroll_bar_too(qtbot, window, start, store):
    for year in range(2550, 2570):
        store.add(Package(Plan(year, "2567", unit=Organisation(f"กอง {year}"))))
    qtbot.waitUntil(start.list.verticalScrollBar().isVisible)
    (head,) = start.findChildren(ColumnHead)
    widths = []
    head._write = lambda _pen, box: widths.append(box.width())
    head.grab()
    assert widths[-1] == start.list.viewport().width() < head.width()


@pytest.mark.parametrize("now", [0, 3, 5])
@pytest.mark.parametrize("wide", [150, 260, 420, 1200])
def test_stages_without_room_are_in_the_tip_and_the_one_of_now_never(start, now, wide):
    names = ["ร่างแผน", "ประกาศใช้", *(f"ไตรมาส {quarter}" for quarter in range(1, 5))]
    states = ["done" if at < now else "now" if at == now else "later" for at in range(6)]
    line = StageLine(start._tools.theme)
    line.show_stages([Stage(*each) for each in zip(names, states, strict=True)])
    line.resize(wide, 20)
    line.grab()
    assert now in line.shown
    hidden = [name for at, name in enumerate(names) if at not in line.shown]
    assert all(name in line.toolTip() for name in hidden)
    assert bool(line.toolTip()) is bool(hidden) is (wide < 600)


def test_nothing_due_is_said_below_the_calendar(window, start, session, store):
    session.open(store.add(Package(Plan(2569, "2567", unit=Organisation("กองใหม่")))))
    window.show_page("start")
    assert start.to_do._no_dates.isVisible()
    assert start.to_do._no_dates.text() == "ไม่มีขั้นตอนที่ต้องทำ"


def test_enter_on_the_plan_that_is_open_goes_on_in_it(qtbot, window, start, session):
    session.open(2)
    window.show_page("unit")
    window.show_page("start")
    row = start.list.items.row_of(lambda line: line.is_open)
    start.list.choose(row)
    qtbot.keyClick(start.list, Qt.Key.Key_Return)
    assert window.page_name == "unit"


def known(qtbot, start):
    """Wait until each plan was looked at."""
    qtbot.waitUntil(lambda: all(line.summary is not None for line in start.list.items.items))


def test_plans_are_rows_that_say_how_far_they_have_come(qtbot, start, store, sample):
    store.add(sample)
    known(qtbot, start)
    found = {line.entry.fiscal_year: line.summary for line in start.list.items.items}
    assert found[2567].stage == "ไตรมาส 2 กำลังทำ"
    assert found[2566].stage == "ร่างแผน"
    assert found[2568].total == len(sample.plan.projects) + len(sample.plan.indicators)
    assert found[2568].open_kind == ""
    words = start.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "โครงการ/กิจกรรม" in words


def test_open_plan_is_counted_as_the_checker_has_it(window, start, session, store, sample):
    session.open(store.add(sample))
    window.show_page("start")
    session.set_value(("plan", "indicators", 0, "weight"), Decimal(3))
    window.checker.check()
    graver = [p for p in window.checker.problems if p.severity != "advice"]
    (line,) = [line for line in start.list.items.items if line.is_open]
    assert line.summary.open_count == len(graver) > 0


def test_plan_made_from_last_years_says_how_much_is_to_decide(qtbot, window, start, session, old):
    window.plan_commands.carry_over(old)
    window.show_page("start")
    (line,) = [line for line in start.list.items.items if line.is_open]
    assert line.summary.open_kind == "carried"
    first = start.to_do.lines[0]
    assert (first.page, first.number) == ("decisions", line.summary.open_count)
    session.open(1)
    window.show_page("start")
    known(qtbot, start)
    (other,) = [line for line in start.list.items.items if line.entry.fiscal_year == 2569]
    assert other.summary.open_count == first.number


def test_new_plan_says_what_is_missing_in_the_order_in_which_one_works(
    window, start, session, store
):
    session.open(store.add(Package(Plan(2569, "2567", unit=Organisation("กองใหม่")))))
    window.show_page("start")
    pages = [line.page for line in start.to_do.lines]
    order = [page for page in WORKING_ORDER if page in pages]
    assert pages[:6] == order[:6]
    assert pages[:5] == ["unit", "framework", "projects", "indicators", "steps"]
    assert "ยังไม่มีส่วนราชการ" in start.to_do.lines[0].words
    start.to_do.tasks.choose(2)
    start.to_do._on_task()
    assert window.page_name == "projects"
    session.insert(("plan", "projects"), 0, (Project(name="ก"),))
    window.show_page("start")
    assert "projects" not in [line.page for line in start.to_do.lines if line.kind == "not-granted"]


def test_page_with_faults_leads_to_the_worst_of_them(window, start, session, store, sample):
    plan = replace(sample.plan, swot=tuple(s for s in sample.plan.swot if s.quadrant != "T"))
    session.open(store.add(replace(sample, plan=plan)))
    window.show_page("start")
    row = next(n for n, line in enumerate(start.to_do.lines) if line.page == "essentials")
    assert start.to_do.lines[row].kind == "error"
    start.to_do.tasks.choose(row)
    start.to_do._on_task()
    assert window.page_name == "essentials"


def test_next_dates_lead_to_their_steps(window, start, session, old, today):
    today(2025, 4, 2)
    session.open(old)
    window.show_page("start")
    lines = start.to_do.dates.items.items
    assert lines[0].late
    assert lines[0].month == "มี.ค."
    assert start.to_do._month.text() == "เมษายน 2568"
    start.to_do.dates.choose(0)
    start.to_do._on_date()
    assert window.page_name == "steps"


def test_year_that_is_over_says_so(window, start, session, old, today):
    today(2026, 1, 5)
    session.open(old)
    window.show_page("start")
    assert start.to_do._month.text() == "ปีงบประมาณ 2568 สิ้นสุดแล้ว"


def test_plans_out_of_sight_are_not_looked_at(window, start, store, monkeypatch):
    looked = set()
    look = store.look
    monkeypatch.setattr(store, "look", lambda number: looked.add(number) or look(number))
    start.list.setFixedHeight(200)
    numbers = {store.add(package(f"หน่วย {at:02}", year=2570)) for at in range(20)}
    window.show_page("start")
    for scroll in (start.list.scrollToTop, start.list.scrollToBottom):
        scroll()
        start.summaries.look()
    # Those at both ends, and none between them.
    assert {min(numbers), max(numbers)} <= looked
    assert len(looked & numbers) < len(numbers)


def test_plan_that_cannot_be_read_hinders_no_other(window, start, store, monkeypatch):
    look = store.look

    def broken(number):
        if number == 1:
            from db.errors import StoreError  # noqa: PLC0415

            raise StoreError("เสียหาย")
        return look(number)

    monkeypatch.setattr(store, "look", broken)
    number = store.add(package("หน่วย ง", year=2570))
    window.show_page("start")
    start.summaries.look()
    found = {line.entry.number: line.summary for line in start.list.items.items}
    assert found[number] is not None


def test_nothing_is_said_of_plans_while_no_store_is_open(window, plans):
    window.show_page("start")
    first = window.page.findChild(FirstSteps)
    assert first is not None
    assert first.isVisible()
    plans.close_store()
    plans.changed.emit()
    assert not first.isVisible()
    plans.open_store()
    assert first.isVisible()
