"""A year at the window: every figure on every paper is that of an independent reckoning."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from db.package.file import read_package
from db.settings import declared
from desktop.session.plans import Plans
from forms.build import build
from forms.build.forms import FormError
from forms.editions.opening import opened_edition
from forms.reporting.sealed import is_issued
from forms.resources import RESOURCES
from tests.desktop.dialogs import answer, press
from tests.desktop.window.year.desk import INDICATORS, SCORE, SPENDING, STEPS, Desk
from tests.desktop.window.year.papers import baht, date, decimals, rows_of_scores, short
from tests.desktop.window.year.prints import SKIPPED, Prints
from tests.desktop.window.year.readers import figures
from tests.desktop.window.year.reckoning import Year
from tests.desktop.window.year.typed import (
    AGAIN,
    MENDED_STEP,
    PAID,
    REASON,
    REOPENED,
    mended,
    typed,
)

SAMPLE = RESOURCES / "sample" / "plan.json"
USER = "นางสาววารี ใจงาม"


@pytest.fixture
def plan():
    return json.loads(SAMPLE.read_text(encoding="utf-8"))["plan"]


@pytest.fixture
def desk(window, open_page, memory, monkeypatch):
    """The sample without a report, open at the first quarter of the results."""
    memory.settings.set(declared.USER, USER)
    memory.set_text("quarter", "1")
    open_page(replace(read_package(SAMPLE), reports=()), "results")
    return Desk(window, monkeypatch)


def iso(day):
    year, month, number = day
    return f"{year + 543}-{month:02}-{number:02}"


def sent(report, day, reopened="-"):
    """A row of the history: when, who, under which memo, and why it was opened."""
    memo = f"ที่ {report.memo_number} ลงวันที่ {date(report.memo_date)}"
    return date(iso(day)), USER, memo, reopened


def check_papers(prints, year, rows, changes=()):
    prints.check_pages()
    prints.check_progress(year)
    prints.check_scores(year)
    prints.check_memo(year)
    prints.check_standing(year)
    prints.check_issuances(year, list(rows), list(changes))


def report_quarter(desk, report, before=None):
    """Begin, fill in and send up a quarter; what adds up goes on from the one before."""
    desk.begin(report.number)
    begun = desk.report(report.number)
    done = {(row.project, row.activity, row.step): row.done for row in begun.steps}
    spent = {row.project: row.amount for row in begun.spending}
    assert done == (before.done if before else dict.fromkeys(report.done, 0))
    assert spent == {key: Decimal(before.spending[key]) if before else 0 for key in PAID}
    desk.tell(report)
    desk.write_memo(report)
    desk.issue(report.number, report.day)
    assert is_issued(desk.report(report.number))


def check_locked(desk, quarter):
    """Nothing of an issued report is changed by hand, by undo or by way of the plan."""
    before, stack = desk.package, desk.window.session.history
    assert not stack.can_undo()
    desk.keys.press("Ctrl+Z")
    assert desk.package is before
    page = desk.page("results", quarter, INDICATORS)
    for tab, field in ((INDICATORS, "progress"), (STEPS, "done"), (SPENDING, "amount")):
        page.tabs.setCurrentIndex(tab)
        assert desk.is_locked(page.part(tab).grid, 0, field)
    desk.window.show_page("indicators")
    desk.window.page.list.choose(0)
    answer(press("ลบ"))
    desk.window.page.remove()
    assert desk.package is before
    assert "รายงานไตรมาส 1 ออกแล้ว" in desk.window.notice.words


def filled(rows):
    """The cells in which something stands."""
    return [[cell for cell in row if cell not in {"", "-"}] for row in rows]


def check_screen(desk, year, quarter):
    """The scores and the money on the page are those of the papers."""
    table = desk.page("results", quarter, SCORE).part(SCORE)
    shown = [
        [table.item(row, column).text() for column in range(1, table.columnCount())]
        for row in range(table.rowCount())
    ]
    # The page has no order, and no percent of the plan.
    wanted = [[*row[2:7], *row[8:]] for row in rows_of_scores(year, quarter)]
    assert filled(shown) == filled(wanted)
    page = desk.page("results", quarter, SPENDING)
    spent, budget = year.whole(quarter)
    said = (baht(spent), baht(budget), decimals(spent / budget * 100))
    assert figures(page.part(SPENDING).grid.footer.words)[:3] == [*said]


def check_skipped(desk, year, folder):
    """The quarter without a report says so, on the page and on the papers that it has."""
    page = desk.page("results", 2)
    assert page.empty.isVisible()
    assert page.form() == ""
    with pytest.raises(FormError, match="ไม่มีรายงานของไตรมาส 2"):
        build(desk.package, opened_edition(desk.package.plan).edition, forms=("memo",), quarter=2)
    prints = Prints(desk.package, 2, folder, SKIPPED)
    prints.check_pages()
    prints.check_progress(year)
    prints.check_scores(year)
    prints.check_standing(year)
    on_paper = "\n".join(prints.pages["progress"])
    # The column is narrow: the words stand on two lines.
    assert "".join(on_paper.split()).count("(ข้อมูลไตรมาส1)") == len(year.indicators)
    for person in year.plan["people"]:
        if person.get("role"):
            assert person["name"] in on_paper


def check_reopened_store(desk, folder):
    """The store opened anew holds all of the year: reports, issuances, reasons."""
    plans = Plans(folder / "store.db")
    desk.window._plans.close_store()
    plans.open_store(create=True)
    stored = plans.load(1)
    assert stored == desk.package
    third = next(report for report in stored.reports if report.quarter == 3)
    assert [issuance.reason for issuance in third.issuances] == [REASON, ""]
    assert [len(report.issuances) for report in stored.reports] == [1, 2, 1]
    plans.close_store()


def mend(desk, report):
    """Put right what was wrong: a step, a sum, and the figures of an indicator."""
    page = desk.page("results", 3, STEPS)
    steps = desk.report(3).steps
    row = next(
        at for at, row in enumerate(steps) if (row.project, row.activity, row.step) == MENDED_STEP
    )
    desk.put(page.part(STEPS).grid, row, "done", f"{float(report.done[MENDED_STEP]):g}")
    page = desk.page("results", 3, SPENDING)
    desk.put(page.part(SPENDING).grid, len(report.spending) - 1, "amount", report.spending["p19"])
    page = desk.page("results", 3, INDICATORS)
    at = [*report.results].index("k4")
    desk.tell_of(page.part(INDICATORS).grid, at, report.results["k4"])


def changes_of(plan, before, after):
    """What the history lists: the figures of k4, of the step and of the money put right."""
    old, new = (Year(plan, {3: each}).measured("k4", 3) for each in (before, after))
    indicator = next(each for each in plan["indicators"] if each["key"] == "k4")
    named = f"ตัวชี้วัด {indicator['number']} {indicator['name']}"
    names = {each["key"]: each["name"] for each in plan["projects"]}
    step, (project, _, number) = MENDED_STEP, MENDED_STEP
    return [
        (f"{named} : ความก้าวหน้า (ร้อยละ)", short(old.progress), short(new.progress)),
        (f"{named} : ค่าที่ได้", short(old.value), short(new.value)),
        (f"{named} : ตัวตั้ง", short(old.numerator), short(new.numerator)),
        (f"{named} : ผลการดำเนินงาน", old.narrative, new.narrative),
        (
            f"{names[project]} ขั้นตอนที่ {number} : ทำแล้ว (ร้อยละ)",
            short(before.done[step]),
            short(after.done[step]),
        ),
        (f"{names['p19']} : เบิกจ่าย (บาท)", "5,049,000", "5,049,000.50"),
    ]


def test_year_is_on_paper_what_an_independent_reckoning_says(desk, plan, tmp_path):
    first, third, fourth = (typed(plan, quarter) for quarter in (1, 3, 4))

    def printed(quarter):
        return Prints(desk.package, quarter, tmp_path)

    report_quarter(desk, first)
    check_papers(printed(1), Year(plan, {1: first}), [sent(first, first.day)])
    check_locked(desk, 1)
    check_skipped(desk, Year(plan, {1: first}), tmp_path)

    report_quarter(desk, third, first)
    year = Year(plan, {1: first, 3: third})
    check_papers(printed(3), year, [sent(third, third.day)])
    check_locked(desk, 3)
    desk.reopen(3, REOPENED, REASON)
    assert not is_issued(desk.report(3))
    assert not desk.window.session.history.can_undo()
    again = mended(third)
    mend(desk, again)
    desk.write_memo(again, anew=True)
    desk.issue(3, AGAIN)
    opened = f"{date(iso(REOPENED))} โดย {USER} เหตุผล: {REASON}"
    history = [sent(third, third.day, opened), sent(again, AGAIN)]
    year = Year(plan, {1: first, 3: again})
    check_papers(printed(3), year, history, changes_of(plan, third, again))
    check_locked(desk, 3)

    report_quarter(desk, fourth, again)
    year = Year(plan, {1: first, 3: again, 4: fourth})
    check_screen(desk, year, 4)
    check_screen(desk, year, 3)
    check_papers(printed(4), year, [sent(fourth, fourth.day)])
    # What was sent up before says the same as then.
    check_papers(printed(1), year, [sent(first, first.day)])
    check_papers(printed(3), year, history, changes_of(plan, third, again))
    check_reopened_store(desk, tmp_path)
