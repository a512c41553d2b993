"""What stands beside the figures of a quarter: reckoned once, and anew when they change."""

from dataclasses import replace
from decimal import Decimal

import pytest

from db import edits
from db.package.file import read_package
from db.records import Activity, Result, Span, Spending, Step, StepDone
from forms.editions.opening import load_edition
from forms.reporting.progress import months_of_step
from forms.reporting.reckoned import Reckoned, Reckoner, span_words
from forms.resources import RESOURCES

RULES = load_edition("2567").rules


@pytest.fixture(scope="module")
def sample():
    return read_package(RESOURCES / "sample" / "plan.json")


def test_last_quarter_is_told_with_its_number(sample):
    second = Reckoned(sample, 2, RULES)
    result = sample.reports[1].results[0]
    before = sample.reports[0].results[0]
    assert second.earlier_progress(result) == (before.progress, 1)
    assert Reckoned(sample, 1, RULES).earlier_progress(result) == (None, None)


def test_proposals_are_those_of_steps_formula_and_rubric(sample):
    proposals = Reckoned(sample, 2, RULES).proposals(sample.reports[1].results[0])
    result = sample.reports[1].results[0]
    assert proposals.value == result.numerator * 100 / result.denominator
    assert proposals.progress == result.progress
    assert proposals.level == result.level


def test_nothing_is_proposed_for_an_indicator_that_is_gone(sample):
    assert Reckoned(sample, 2, RULES).proposals(Result("ไม่มี")) == (None, None, None)


def test_step_is_found_by_its_number_in_either_digits(sample):
    reckoned = Reckoned(sample, 2, RULES)
    row = sample.reports[1].steps[0]
    found = reckoned.step(row)
    assert found is not None
    thai = StepDone(row.project, row.activity, "๑")
    assert reckoned.step(thai) is reckoned.step(StepDone(row.project, row.activity, "1."))


def test_step_is_due_from_its_first_month_until_it_was_done(sample):
    rows = sample.reports[1].steps
    reckoned = Reckoned(sample, 2, RULES)
    done_before = [row for row in rows if reckoned.earlier_done(row) == 100]
    assert done_before
    assert not any(reckoned.is_due(row) for row in done_before)
    project = sample.plan.projects[0]
    last = len(project.activities[0].steps) - 1
    later = edits.replaced(
        sample,
        ("plan", "projects", 0, "activities", 0, "steps", last, "spans"),
        (Span("2568-09", "2568-09"),),
    )
    number = project.activities[0].steps[last].number
    assert not Reckoned(later, 2, RULES).is_due(StepDone(project.key, 0, number))
    assert Reckoned(later, 4, RULES).is_due(StepDone(project.key, 0, number))


def test_spending_before_the_quarter_is_that_of_the_newest_report(sample):
    spent = sample.reports[0].spending[0]
    assert Reckoned(sample, 2, RULES).earlier_spent(Spending(spent.project)) == spent.amount
    assert Reckoned(sample, 1, RULES).earlier_spent(Spending(spent.project)) is None


def test_reckoned_is_kept_until_plan_or_quarter_change(sample):
    quarters = [1]
    reckoner = Reckoner(lambda: quarters[0], lambda: RULES)
    first = reckoner.of(sample)
    assert reckoner.of(sample) is first
    quarters[0] = 2
    second = reckoner.of(sample)
    assert (second is first, second.quarter) == (False, 2)
    changed = edits.replaced(sample, ("reports", 1, "results", 0, "progress"), Decimal(99))
    assert reckoner.of(changed).package is changed


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        ((), ""),
        ((Span("2567-10", "2567-10"),), "ต.ค. 2567"),
        ((Span("2567-10", "2567-11"), Span("2568-02", "2568-03")), "ต.ค. 2567 - มี.ค. 2568"),
    ],
)
def test_months_of_a_step_are_told_from_first_to_last(spans, words):
    assert span_words(months_of_step(Step("1", "งาน", None, spans))) == words


def test_step_without_months_has_those_above_it(sample):
    spans = (Span("2567-11", "2567-12"),)
    steps = (Step("1", "งาน", spans=spans), Step("1.1", "ส่วน", Decimal(100)))
    project = replace(sample.plan.projects[0], activities=(Activity("", steps),))
    plan = replace(sample.plan, projects=(project, *sample.plan.projects[1:]))
    reckoned = Reckoned(replace(sample, plan=plan), 1, RULES)
    assert reckoned.step_months(StepDone(project.key, 0, "1.1")) == ("2567-11", "2567-12")
    assert reckoned.step_months(StepDone(project.key, 0, "9")) == ()
