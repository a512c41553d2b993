"""What the history of a quarter's report tells, newest first."""

from dataclasses import replace
from decimal import Decimal

import pytest

from db import edits
from db.package.file import read_package
from forms.reporting.issue_history import history, reopened_words
from forms.reporting.issuing import issued, reopened
from forms.resources import RESOURCES

PROGRESS = ("reports", 0, "results", 0, "progress")


@pytest.fixture(scope="module")
def sent():
    package = read_package(RESOURCES / "sample" / "plan.json")
    reports = tuple(replace(report, issuances=()) for report in package.reports)
    return issued(replace(package, reports=reports), 0, by="นางสาววารี", date="2568-01-09")


def told(package):
    return history(package, package.reports[0])


def opened(package):
    return reopened(package, 0, by="นายสมาน", date="2568-01-20", reason="กรอกผิด")


def test_report_that_was_never_issued_has_no_history(sent):
    assert history(sent, replace(sent.reports[0], issuances=())) == ()


def test_first_issuance_says_who_when_and_under_which_memo(sent):
    (entry,) = told(sent)
    number = sent.reports[0].memo.number
    assert entry.title == "ออกครั้งที่ 1"
    assert entry.lines[0] == "9 มกราคม 2568 โดย นางสาววารี"
    assert entry.lines[1].startswith(f"บันทึกข้อความที่ {number} ลงวันที่ ")
    assert entry.changes == ()


def test_open_report_says_what_has_changed_since(sent):
    now, first = told(opened(sent))
    assert now.changes == ()
    assert "ยังไม่มี" in now.lines[0]
    assert first.lines[-1] == "เปิดแก้ไข 20 มกราคม 2568 โดย นายสมาน เหตุผล: กรอกผิด"
    changed = edits.replaced(opened(sent), PROGRESS, Decimal("99.5"))
    now, first = told(changed)
    assert [change.after for change in now.changes] == ["99.5"]
    assert now.lines == ()


def test_each_issuance_says_what_changed_from_the_one_before(sent):
    changed = edits.replaced(opened(sent), PROGRESS, Decimal("99.5"))
    again = issued(changed, 0, by="นางสาววารี", date="2568-01-21")
    second, first = told(again)
    assert (second.title, [c.after for c in second.changes]) == ("ออกครั้งที่ 2", ["99.5"])
    assert first.changes == ()


def test_nobody_is_said_to_have_opened_it_who_did_not(sent):
    assert reopened_words(sent.reports[0].issuances[0]) == ""


NAME = ("plan", "indicators", 0, "name")


def test_renaming_after_issuing_is_said_and_not_that_a_figure_changed(sent):
    old = sent.plan.indicators[0]
    renamed = edits.replaced(sent, NAME, "ชื่อใหม่")
    since, first = told(renamed)
    assert since.title == "เปลี่ยนแล้วตั้งแต่ออกรายงาน"
    number = f"{old.number} " if old.number else ""
    assert since.lines[0] == (
        f"ตั้งแต่ออกรายงาน ชื่อตัวชี้วัดเปลี่ยนจาก “{number}{old.name}” เป็น “{number}ชื่อใหม่”"
    )
    assert "ฉบับที่ออกไปแล้วยังเป็นชื่อเดิม" in since.lines
    assert since.changes == ()
    assert first == told(sent)[0]


def test_renamed_project_is_said_once_for_all_its_steps(sent):
    key = sent.reports[0].steps[0].project
    at = next(n for n, project in enumerate(sent.plan.projects) if project.key == key)
    old = sent.plan.projects[at].name
    since = told(edits.replaced(sent, ("plan", "projects", at, "name"), "โครงการใหม่"))[0]
    assert since.lines[0] == (f"ตั้งแต่ออกรายงาน ชื่อโครงการ/กิจกรรมเปลี่ยนจาก “{old}” เป็น “โครงการใหม่”")
    assert len(since.lines) == 2


def test_renaming_before_the_next_issuing_is_said_with_that(sent):
    renamed = edits.replaced(opened(sent), NAME, "ชื่อใหม่")
    assert any("ชื่อใหม่" in line for line in told(renamed)[0].lines)
    again = issued(renamed, 0, by="นางสาววารี", date="2568-01-21")
    second, first = told(again)
    assert any("ตั้งแต่ครั้งก่อน ชื่อตัวชี้วัดเปลี่ยนจาก" in line for line in second.lines)
    assert not any("เปลี่ยนจาก" in line for line in first.lines)
