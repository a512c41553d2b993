"""Which drafts a quarter's memo is offered, and in which order."""

from dataclasses import replace

import pytest

from db.package.file import read_package
from db.records import Memo, Report
from forms.editions.opening import opened_edition
from forms.reporting.memo import compose
from forms.reporting.memo_drafts import drafts
from forms.resources import RESOURCES


@pytest.fixture(scope="module")
def sample():
    return read_package(RESOURCES / "sample" / "plan.json")


def offered(package, quarter):
    return drafts(package, quarter, opened_edition(package.plan).edition)


def with_memos(package, *memos):
    reports = tuple(replace(r, memo=m) for r, m in zip(package.reports, memos, strict=True))
    return replace(package, reports=reports)


def test_last_memo_comes_first_then_the_template_then_the_neutral_words(sample):
    found = offered(sample, 3)
    assert [draft.kind for draft in found] == ["last", "template", "neutral"]
    assert [draft.label for draft in found] == [
        "จากบันทึกข้อความไตรมาส 2",
        "จากแบบบันทึกข้อความ",
        "จากข้อความมาตรฐานของแบบฟอร์ม",
    ]
    assert found[0].memo.proposal == sample.reports[1].memo.proposal
    assert len({draft.memo.facts for draft in found}) == 3


def test_template_is_the_memo_as_it_is_composed(sample):
    report = sample.reports[1]
    found = {draft.kind: draft.memo for draft in offered(sample, 2)}
    assert found["template"] == compose(sample, report, opened_edition(sample.plan).edition)


def test_first_quarter_has_no_memo_before_it(sample):
    assert [draft.kind for draft in offered(sample, 1)] == ["template", "neutral"]


def test_later_memo_is_not_that_of_an_earlier_quarter(sample):
    package = with_memos(sample, Memo(), sample.reports[1].memo)
    assert offered(package, 1)[0].kind == "template"


def test_memo_without_words_is_passed_over(sample):
    first, second = (report.memo for report in sample.reports)
    package = with_memos(sample, first, Memo(number=second.number, signatures=second.signatures))
    assert offered(package, 3)[0].label == "จากบันทึกข้อความไตรมาส 1"


def test_neutral_words_are_all_there_is_without_template_and_memo(sample):
    plan = replace(sample.plan, memo_template=Memo())
    package = replace(sample, plan=plan, reports=(Report(1),))
    (draft,) = offered(package, 1)
    assert draft.kind == "neutral"
    assert draft.memo.subject.endswith("ไตรมาสที่ 1")


def test_number_and_date_of_the_quarters_own_memo_stay_in_each(sample):
    own = sample.reports[1].memo
    for draft in offered(sample, 2):
        assert (draft.memo.number, draft.memo.date) == (own.number, own.date)
