"""The overview: figures that lead to their rows, rows that lead to their fields."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from db import edits
from db.package.file import read_package
from db.places import parsed
from desktop.window.standing import overview_part, overview_rows
from desktop.window.widgets.painting.row_pen import RowPen
from forms.editions.opening import opened_edition
from forms.printing import Job, lay_out, silent
from forms.reporting.standing import Standing
from forms.resources import RESOURCES
from tests.desktop.window.called import part_of
from tests.desktop.window.strategy_plan import strategy_plan


@pytest.fixture
def sample():
    return read_package(RESOURCES / "sample" / "plan.json")


@pytest.fixture
def today(monkeypatch):
    """Sets the day that it is."""

    def setting(*day):
        monkeypatch.setattr(overview_part, "local_today", lambda: dt.date(*day))

    setting(2025, 4, 2)
    return setting


@pytest.fixture
def late(sample):
    """The sample with two indicators of which less is done than planned."""
    for at in (1, 6):
        sample = edits.replaced(sample, parsed(f"reports[1].results[{at}].progress"), Decimal(20))
    return sample


@pytest.fixture
def part(open_page, late, today):
    return part_of(open_page(late, "standing"), "ภาพรวม")


def link(cell, words):
    return next(button for button in cell.links if words in button.text())


def standing(package, quarter=2):
    return Standing(package, quarter, opened_edition(package.plan).edition.rules)


def test_figures_are_those_of_the_paper(part, late):
    found = standing(late)
    assert part.work.figure.text() == f"{found.whole().actual:.1f}".rstrip("0").rstrip(".")
    states = found.states()
    assert part.states.figure.text() == str(states["สำเร็จ"] + states["ตามแผน"])
    assert part.money.of.text().startswith("จาก ")


def test_late_indicators_are_shown_alone_by_their_figure_and_all_again(part, late):
    assert len(part.indicators.items.items) == len(late.plan.indicators)
    link(part.states, "ช้ากว่าแผน 2").click()
    assert [line.place[-1] for line in part.indicators.items.items] == [1, 6]
    assert part.everything.isVisible()
    part.everything.click()
    assert len(part.indicators.items.items) == len(late.plan.indicators)
    assert not part.everything.isVisible()


def test_row_of_an_indicator_leads_to_its_result(part, window):
    part.indicators.choose(2)
    part._on_indicator()
    assert window.page_name == "results"


def test_late_projects_are_counted_and_all_of_them_shown_when_asked_for(part, window):
    late = part.overview.late_projects
    assert len(part.late.items.items) == min(len(late), overview_part._MOST)
    assert [line.late for line in late] == sorted((line.late for line in late), reverse=True)
    link(part.work, f"{len(late)} โครงการช้า").click()
    assert len(part.late.items.items) == len(late)
    part.late.choose(0)
    part._on_late()
    assert window.page_name == "steps"


def test_money_of_the_divisions_is_that_of_the_plan(part):
    lines = part._money.items
    assert sum(line.money.budget for line in lines) == part.overview.standing.money().budget
    assert max(line.share for line in lines) == 1


def test_figures_of_points_and_money_lead_to_the_report(part, window):
    part.money.links[0].click()
    assert window.page_name == "results"
    window.show_page("standing")
    part.score.links[0].click()
    assert window.page_name == "results"


def test_steps_are_overdue_due_and_begun_by_the_day_it_is(part, today):
    assert [due.state for due in part.overdue.items.items] == ["overdue"] * len(
        part.overdue.items.items
    )
    assert len(part.overdue.items.items) == 2
    assert part._titles["month"].title.text() == "เมษายน 2568"
    assert {due.state for due in part.month.items.items} == {"ends", "begins"}


def test_year_that_is_over_has_what_was_left_and_no_month(part, today):
    today(2026, 1, 5)
    part.refresh()
    assert part.month.items.items == ()
    assert part._titles["overdue"].title.text().startswith("ค้างเมื่อสิ้นปี")
    assert part._titles["month"].words.text() == "ปีงบประมาณ 2568 สิ้นสุดแล้ว"
    assert all(due.done < 100 for due in part.overdue.items.items)


def painted(view, monkeypatch):
    """What is painted of each row of a list, word by word, in order."""
    rows = []
    write, paint_row = RowPen.text, type(view.rows).paint_row

    def begin(rows_of, pen, item, state):
        rows.append((item, []))
        paint_row(rows_of, pen, item, state)

    def text(pen, words, *where, **how):
        rows[-1][1].append(words)
        return write(pen, words, *where, **how)

    with monkeypatch.context() as patched:
        patched.setattr(RowPen, "text", text)
        patched.setattr(type(view.rows), "paint_row", begin)
        view.grab()
    assert [item for item, _ in rows] == list(view.items.items)
    return rows


def test_rows_of_work_say_its_project_by_number_and_how_much_is_done(part, late, monkeypatch):
    link(part.work, f"{len(part.overview.late_projects)} โครงการช้า").click()
    for view in (part.overdue, part.month, part.late):
        for item, words in painted(view, monkeypatch):
            project = late.plan.projects[item.place[2]]
            assert words[words.index(f"โครงการ {1 + late.plan.projects.index(project)}")]
            done = item.actual if view is part.late else item.done
            assert overview_rows.short(done) in words
            said = project.name if view is part.late else item.step.text
            assert any(each and each in said for each in words)


def test_rows_of_money_say_what_is_spent_of_how_much(part, monkeypatch):
    for item, words in painted(part.divisions, monkeypatch):
        money = item.money
        told = f"{float(money.spent) / 1e6:,.2f}", f" / {float(money.budget) / 1e6:,.2f}"
        assert {*told, money.name, overview_rows.short(money.percent)} <= set(words)


def test_plan_without_a_report_says_what_comes_first(open_page, window, sample, today):
    part = part_of(open_page(replace(sample, reports=()), "standing"), "ภาพรวม")
    assert part.empty.isVisible()
    part.empty.button.click()
    assert window.page_name == "results"


def test_all_of_it_prints_on_one_page(sample):
    job = Job(sample, opened_edition(sample.plan).edition, quarter=2, forms=("standing",))
    (page,) = lay_out(job, silent).pages
    # A4, upright.
    assert (round(page.width), round(page.height)) == (595, 842)


def test_button_prints_the_overview_of_the_quarter(part, window, monkeypatch):
    asked = []
    monkeypatch.setattr(window, "_print_paper", lambda *what: asked.append(what))
    window.page.print_button.click()
    assert asked == [("standing", 2)]


def test_large_plan_is_all_there(open_page, today):
    part = part_of(open_page(strategy_plan(), "standing"), "ภาพรวม")
    assert len(part.indicators.items.items) == 15


@pytest.mark.parametrize(("width", "columns"), [(1366, 2), (1920, 3), (911, 2)])
def test_lists_stand_in_as_many_columns_as_there_is_room_for(part, window, qtbot, width, columns):
    window.resize(width, 738)
    qtbot.waitUntil(lambda: part.columns.count == columns)
    QApplication.processEvents()
    lists = (part.indicators, part.divisions, part.late, part.overdue)
    assert all(each.isVisible() for each in lists)
    # At the top of each column: nothing has slipped below what stretches.
    assert part.indicators.mapTo(part.columns, QPoint(0, 0)).y() < 100
    lefts = [each.mapTo(part, QPoint(0, 0)).x() for each in lists]
    assert lefts == sorted(lefts)
    assert len(set(lefts)) == columns
    for each in lists:
        assert each.mapTo(part, QPoint(each.width(), 0)).x() <= part.width()


def test_figures_of_the_strip_stand_on_one_line(open_page, sample, today):
    part = part_of(open_page(sample, "standing"), "ภาพรวม")
    cells = (part.work, part.states, part.score, part.money)
    part.window().resize(1366, 738)
    QApplication.processEvents()
    # Under one of them are words that lead nowhere.
    assert {bool(cell.links) for cell in cells} == {True, False}
    for label in ("caption", "figure"):
        assert len({getattr(cell, label).geometry().bottom() for cell in cells}) == 1
