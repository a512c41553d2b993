"""A report sent up: what is kept, what is locked, and what opening it again asks for."""

from dataclasses import replace
from decimal import Decimal

import pytest

from db import edits
from db.fields import Kind, specs
from db.package.file import read_package
from db.places import dotted, spec_at, value_at
from db.records import Report
from forms.reporting.issuing import IssueError, altered, changes, figures_of, issued, reopened
from forms.reporting.sealed import is_issued
from forms.resources import RESOURCES


@pytest.fixture(scope="module")
def sample():
    package = read_package(RESOURCES / "sample" / "plan.json")
    reports = tuple(replace(report, issuances=()) for report in package.reports)
    return replace(package, reports=reports)


@pytest.fixture(scope="module")
def sent(sample):
    return issued(sample, 0, by="นางสาววารี ใจงาม", date="2568-01-09")


def with_progress(package, quarter, result, progress):
    place = ("reports", quarter, "results", result, "progress")
    return edits.replaced(package, place, Decimal(progress))


def opened(package, reason="กรอกตัวเลขของตัวชี้วัดที่ 1 ผิด"):
    return reopened(package, 0, by="นายสมาน ตั้งตรง", date="2568-01-20", reason=reason)


def test_issued_report_bears_its_memo_and_who_sent_it(sent):
    report = sent.reports[0]
    (issuance,) = report.issuances
    assert is_issued(report)
    assert (issuance.by, issuance.date) == ("นางสาววารี ใจงาม", "2568-01-09")
    assert (issuance.number, issuance.memo_date) == (report.memo.number, report.memo.date)


def test_every_figure_of_the_report_is_kept(sample, sent):
    report = sample.reports[0]
    kept = sent.reports[0].issuances[0].figures
    places = [figure.place for figure in kept]
    assert len(places) == len(set(places))
    for result in report.results:
        assert f"results/{result.indicator}/progress" in places
    assert sum(place.startswith("steps/") for place in places) == len(report.steps)
    assert sum(place.startswith("spending/") for place in places) == len(report.spending)
    assert all(figure.what and figure.value for figure in kept)


@pytest.mark.parametrize(
    ("field", "words"), [("number", "เลขที่ของบันทึกข้อความ"), ("date", "วันที่ของบันทึกข้อความ")]
)
def test_report_is_not_issued_when_its_memo_lacks(sample, field, words):
    package = edits.replaced(sample, ("reports", 0, "memo", field), "")
    with pytest.raises(IssueError, match=words):
        issued(package, 0, by="ผู้ใช้", date="2568-01-09")


def test_report_is_not_issued_when_nobody_is_named(sample):
    with pytest.raises(IssueError, match="ชื่อผู้ออกรายงาน"):
        issued(sample, 0, by="  ", date="2568-01-09")


def test_report_is_not_issued_twice(sent):
    with pytest.raises(IssueError, match="ออกแล้ว"):
        issued(sent, 0, by="ผู้ใช้", date="2568-01-10")


def test_reopening_keeps_who_when_and_why(sent):
    issuance = opened(sent).reports[0].issuances[0]
    assert not is_issued(opened(sent).reports[0])
    assert issuance.reopened_by == "นายสมาน ตั้งตรง"
    assert issuance.reopened_date == "2568-01-20"
    assert issuance.reason == "กรอกตัวเลขของตัวชี้วัดที่ 1 ผิด"


@pytest.mark.parametrize(("by", "reason"), [("", "เหตุ"), ("ใคร", " ")])
def test_reopening_asks_who_and_why(sent, by, reason):
    with pytest.raises(IssueError, match="เหตุผล"):
        reopened(sent, 0, by=by, date="2568-01-20", reason=reason)


def test_open_report_is_not_reopened(sample):
    with pytest.raises(IssueError, match="ยังไม่ได้ออก"):
        opened(sample)


def test_reissue_says_which_figures_changed(sent):
    package = opened(sent)
    before = package.reports[0].results[0].progress
    package = with_progress(package, 0, 0, before + 1)
    package = issued(package, 0, by="นางสาววารี ใจงาม", date="2568-01-21")
    first, second = package.reports[0].issuances
    (change,) = changes(first, second.figures)
    assert change.what.endswith("ความก้าวหน้า (ร้อยละ)")
    assert (Decimal(change.before), Decimal(change.after)) == (before, before + 1)


def test_figures_taken_away_and_added_are_changes(sent):
    figures = figures_of(sent, sent.reports[0])
    issuance = sent.reports[0].issuances[0]
    (gone,) = changes(issuance, figures[1:])
    assert (gone.before, gone.after) == (figures[0].value, "")
    (added,) = changes(replace(issuance, figures=figures[1:]), figures)
    assert (added.before, added.after) == ("", figures[0].value)


def test_locked_report_is_altered_when_a_figure_changes(sent):
    progress = sent.reports[0].results[0].progress
    changed = with_progress(sent, 0, 0, progress + 1)
    assert altered(sent, changed) == sent.reports[0]


def test_locked_report_is_altered_when_its_indicator_is_removed(sent):
    gone = edits.removed(sent, ("plan", "indicators"), 0)
    assert altered(sent, gone) == sent.reports[0]


def test_locked_report_is_altered_when_it_is_removed(sent):
    assert altered(sent, edits.removed(sent, ("reports",), 0)) == sent.reports[0]


def test_locked_report_is_not_altered_by_other_changes(sent):
    assert altered(sent, sent) is None
    assert altered(sent, edits.replaced(sent, ("plan", "vision"), "ใหม่")) is None
    assert altered(sent, with_progress(sent, 1, 0, "99")) is None
    assert altered(sent, edits.moved(sent, ("reports",), 0, 1, 1)) is None


def fields_of(record, place):
    """The places of all that a record holds, the fields that are empty among them."""
    for name, spec in specs(type(record)).items():
        found, here = getattr(record, name), (*place, name)
        if spec.kind is Kind.RECORD:
            yield from fields_of(found, here)
            continue
        yield here
        if spec.kind is Kind.RECORDS:
            for at, item in enumerate(found):
                yield from fields_of(item, (*here, at))


def another(kind, value):
    """Another value of a kind."""
    if kind in {Kind.TEXTS, Kind.RECORDS, Kind.REFS}:
        return value[1:] if value else (("ก",) if kind is Kind.TEXTS else value)
    if kind is Kind.FLAG:
        return None if value else True
    if isinstance(value, str):
        return f"{value}ก"
    return Decimal(1) if value is None else value + 1


def test_locked_report_is_altered_by_a_change_of_any_of_its_fields(sent):
    # A step may be renumbered or moved with its plan; and a report may be opened again.
    follow = {("steps", "activity"), ("steps", "step")}
    follow |= {("issuances", name) for name in ("reopened_date", "reopened_by", "reason")}
    kinds, wrong = set(), []
    for place in fields_of(sent.reports[0], ("reports", 0)):
        value, kind = value_at(sent, place), spec_at(place).kind
        other = another(kind, value)
        if other == value:
            continue
        expected = (place[2], place[-1]) not in follow
        kinds.add((place[2], place[-1]))
        if (altered(sent, edits.replaced(sent, place, other)) is not None) != expected:
            wrong.append(dotted(place))
    assert wrong == []
    # Each list of a report has something in the sample.
    assert {first for first, _last in kinds} >= {name for name in specs(Report) if name != "id"}


def test_locked_report_is_not_altered_when_a_step_is_renumbered(sent):
    place = ("reports", 0, "steps", 0, "step")
    assert altered(sent, edits.replaced(sent, place, "99")) is None


def test_report_open_again_is_altered_when_its_history_is(sent):
    again = opened(sent)
    assert altered(again, edits.removed(again, ("reports",), 0)) == again.reports[0]
    place = ("reports", 0, "issuances", 0, "reason")
    assert altered(again, edits.replaced(again, place, "เหตุอื่น")) == again.reports[0]


def test_reopening_is_no_alteration(sent):
    assert altered(sent, opened(sent)) is None
    again = with_progress(opened(sent), 0, 0, "99")
    assert altered(opened(sent), again) is None


def test_number_that_was_only_begun_is_no_number(sample):
    package = edits.replaced(sample, ("reports", 0, "memo", "number"), " กท 2303.1/ ")
    with pytest.raises(IssueError, match=r"เลขที่ของบันทึกข้อความ ต่อจาก “กท 2303\.1/”"):
        issued(package, 0, by="ผู้ใช้", date="2568-01-09")
