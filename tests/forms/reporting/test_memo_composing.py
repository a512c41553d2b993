"""What composing a memo anew keeps and what it replaces."""

from dataclasses import replace

import pytest

from db.package.file import read_package
from db.records import Memo, Signature
from forms.editions.opening import load_edition
from forms.reporting.memo import compose
from forms.reporting.memo_composing import composed, drafts_of, replaced_fields
from forms.resources import RESOURCES
from forms.thai.digits import thai_digits

EDITION = load_edition("2567")


@pytest.fixture(scope="module")
def sample():
    return read_package(RESOURCES / "sample" / "plan.json")


def with_memo(package, memo):
    first, *more = package.reports
    return replace(package, reports=(replace(first, memo=memo), *more))


def test_empty_memo_becomes_what_the_template_says(sample):
    package = with_memo(sample, Memo())
    assert composed(package, 0, EDITION) == compose(package, package.reports[0], EDITION)


def test_memo_is_the_likeliest_draft_unless_another_is_asked_for(sample):
    last, second = sample.reports
    package = replace(sample, reports=(last, replace(second, memo=Memo())))
    found = {draft.kind: draft.memo for draft in drafts_of(package, 1, EDITION)}
    assert list(found) == ["last", "template", "neutral"]
    assert composed(package, 1, EDITION) == found["last"]
    assert composed(package, 1, EDITION).proposal == last.memo.proposal
    for kind, memo in found.items():
        assert composed(package, 1, EDITION, kind) == memo


def test_text_that_says_the_same_in_other_digits_stays(sample):
    made = composed(with_memo(sample, Memo()), 0, EDITION)
    typed = replace(
        made,
        subject=thai_digits(made.subject),
        facts=tuple(thai_digits(text) for text in made.facts),
    )
    assert typed != made
    assert composed(with_memo(sample, typed), 0, EDITION) == typed


def test_what_the_template_has_no_words_for_stays(sample):
    plan = replace(
        sample.plan, people=(), memo_template=Memo(), unit=replace(sample.plan.unit, phone="")
    )
    memo = Memo(phone="1234", date="2568-01-09", signatures=(Signature(name="นายหนึ่ง"),))
    made = composed(with_memo(replace(sample, plan=plan), memo), 0, EDITION)
    assert (made.phone, made.date, made.signatures) == (memo.phone, memo.date, memo.signatures)
    assert made.subject


def test_fields_are_named_whose_words_would_be_lost():
    before = Memo(subject="เก่า", to="", closing="เดิม", facts=("หนึ่ง",))
    after = Memo(subject="ใหม่", to="ใคร", closing="เดิม", facts=("สอง",))
    assert replaced_fields(before, after) == ("เรื่อง", "ข้อเท็จจริง")
