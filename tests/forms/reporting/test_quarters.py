"""Reports of quarters: what one begins with, and what it lacks when the plan has grown."""

from dataclasses import replace
from decimal import Decimal

import pytest

from db import edits
from db.package.file import read_package
from db.records import Indicator, Result, Signature
from forms.compute import leaf_steps
from forms.reporting.issuing import issued
from forms.reporting.progress import spent_by
from forms.reporting.quarters import begun, completed, is_locked, missing_rows, report_index
from forms.resources import RESOURCES


@pytest.fixture(scope="module")
def sample():
    package = read_package(RESOURCES / "sample" / "plan.json")
    reports = tuple(replace(report, issuances=()) for report in package.reports)
    return replace(package, reports=reports)


def test_begun_report_has_a_row_for_all_that_is_reported(sample):
    package = begun(replace(sample, reports=()), 1)
    (report,) = package.reports
    assert [row.indicator for row in report.results] == [i.key for i in sample.plan.indicators]
    projects = [project for project in sample.plan.projects if not project.dropped]
    leaves = sum(len(leaf_steps(activity)) for p in projects for activity in p.activities)
    assert len(report.steps) == leaves > 0
    assert {row.project for row in report.spending} == {p.key for p in projects if p.budget.amount}
    assert missing_rows(package, report).count == 0


def test_begun_report_carries_on_what_adds_up(sample):
    package = begun(sample, 3)
    report = package.reports[report_index(package, 3)]
    assert all(row.progress is None and not row.narrative for row in report.results)
    for row in report.spending:
        assert row.amount == (spent_by(sample, row.project, 2) or 0)
    told = {(row.project, row.activity or 0, row.step): row.done for row in sample.reports[1].steps}
    carried = {(row.project, row.activity or 0, row.step): row.done for row in report.steps}
    assert any(done > 0 for done in carried.values())
    assert all(carried[at] == done for at, done in told.items())


def test_begun_report_has_the_second_line_of_the_one_before_it(sample):
    first, second = sample.reports
    package = replace(sample, reports=(replace(first, heading="มิติที่ 1"), second))
    assert [report.heading for report in begun(package, 3).reports] == ["มิติที่ 1", "", "มิติที่ 1"]


def test_begun_report_stands_at_its_place_in_time(sample):
    package = replace(sample, reports=sample.reports[1:])
    assert [report.quarter for report in begun(package, 1).reports] == [1, 2]
    assert [report.quarter for report in begun(package, 4).reports] == [2, 4]


def test_begun_report_is_signed_by_the_people_with_a_part_in_it(sample):
    people = (Signature("ผู้รายงาน", "นายหนึ่ง"), Signature("", "นายสอง"))
    package = replace(sample, plan=replace(sample.plan, people=people))
    report = begun(package, 3).reports[-1]
    assert [person.name for person in report.signatures] == ["นายหนึ่ง"]


def test_begun_report_is_signed_as_the_newest_where_no_people_are_kept(sample):
    package = replace(sample, plan=replace(sample.plan, people=()))
    assert begun(package, 3).reports[-1].signatures == sample.reports[-1].signatures


def test_report_is_completed_with_what_came_into_the_plan(sample):
    new = Indicator("k99", "ตัวชี้วัดใหม่")
    place = ("plan", "indicators")
    package = edits.inserted(sample, place, len(sample.plan.indicators), (new,))
    before = package.reports[0]
    assert missing_rows(package, before).results[-1].indicator == "k99"
    after = completed(package, 0).reports[0]
    assert after.results[: len(before.results)] == before.results
    assert missing_rows(package, after).count == 0


def test_completing_a_complete_report_changes_nothing(sample):
    package = begun(replace(sample, reports=()), 1)
    assert completed(package, 0) is package


def test_report_is_locked_from_issuing_on(sample):
    assert not is_locked(sample, 1)
    assert not is_locked(sample, 4)
    assert is_locked(issued(sample, 0, by="ผู้ใช้", date="2568-01-09"), 1)


def test_amounts_are_figures(sample):
    rows = missing_rows(sample, replace(sample.reports[0], spending=()))
    assert all(isinstance(row.amount, Decimal) for row in rows.spending)


def test_completed_report_keeps_each_list_in_plan_order(sample):
    whole = begun(replace(sample, reports=()), 1).reports[0]
    less = replace(whole, results=whole.results[1:], steps=whole.steps[3:], spending=())
    strange = replace(less, results=(Result("gone"), *less.results))
    report = completed(replace(sample, reports=(strange,)), 0).reports[0]
    assert report.results == (*whole.results, Result("gone"))
    assert (report.steps, report.spending) == (whole.steps, whole.spending)
