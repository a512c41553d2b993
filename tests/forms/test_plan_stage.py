"""How far a plan has come, and what it lacks, in the order in which one works."""

from dataclasses import replace

import pytest

from db.package.file import read_package
from db.records import Division, Organisation, Package, Plan, Project, Report
from forms.editing.next_year import next_year
from forms.plan_stage import WORKING_ORDER, lacking, stage_words, stages, summary
from forms.reporting.issuing import issued
from forms.resources import RESOURCES

UNIT = Organisation(name="กอง")


@pytest.fixture(scope="module")
def sample():
    package = read_package(RESOURCES / "sample" / "plan.json")
    reports = tuple(replace(report, issuances=()) for report in package.reports)
    return replace(package, reports=reports)


def test_new_plan_lacks_all_in_the_order_of_work():
    pages = [each.page for each in lacking(Plan(2569, "2567", unit=UNIT))]
    assert pages == [page for page in WORKING_ORDER if page in pages]
    assert pages[0] == "unit"
    named = Plan(2569, "2567", unit=UNIT, divisions=(Division("d1", "ฝ่าย"),))
    assert [each.page for each in lacking(named)] == pages[1:]


def test_whole_plan_lacks_nothing(sample):
    assert lacking(sample.plan) == ()


def test_stage_goes_on_with_the_reports(sample):
    draft = replace(sample, reports=())
    assert stage_words(draft) == "ร่างแผน"
    assert [stage.state for stage in stages(draft)] == ["now", *["later"] * 5]
    assert stage_words(sample) == "ไตรมาส 2 กำลังทำ"
    assert [stage.state for stage in stages(sample)] == [*["done"] * 3, "now", "later", "later"]
    sent = issued(sample, 1, by="ผู้ออก", date="2568-04-09", identity="x")
    assert stage_words(sent) == "ออกรายงานไตรมาส 2 แล้ว"
    assert [stage.state for stage in stages(sent)][:5] == [*["done"] * 4, "now"]


def test_year_is_over_when_all_quarters_are_issued(sample):
    memo = sample.reports[0].memo
    reports = tuple(Report(quarter, memo=memo) for quarter in (1, 2, 3, 4))
    whole = replace(sample, reports=reports)
    for at in range(4):
        whole = issued(whole, at, by="ผู้ออก", date="2568-10-09", identity=str(at))
    assert stage_words(whole) == "ออกรายงานครบ 4 ไตรมาส"
    assert {stage.state for stage in stages(whole)} == {"done"}


def test_plan_of_next_year_is_counted_by_its_decisions(sample):
    made = next_year(sample, ("2567",))
    found = summary(made, ())
    assert (found.open_kind, found.complete) == ("carried", 0)
    assert found.open_count == found.total == len(made.plan.decisions)
    assert found.stage == f"เหลือ {found.total} เรื่องที่ต้องตัดสินใจ"


def test_plan_with_empty_parts_is_not_done():
    package = Package(Plan(2569, "2567", unit=UNIT, projects=(Project("p1", "ก"),)))
    found = summary(package, ())
    assert found.open_kind == "not-granted"
    assert found.open_count == len(lacking(package.plan))
