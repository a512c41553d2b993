"""Findings that are accepted: told apart as long as what they are of stays as it is."""

from dataclasses import replace
from decimal import Decimal

import pytest

from db import edits
from db.package.file import package_bytes, parse_package, read_package
from db.records import Package
from db.settling import settled, taken_in
from forms.checks import check
from forms.checks.accepted import acceptance_words, finding_in, finding_of
from forms.editing.accepting import AcceptError, accepted, taken_back
from forms.editing.next_year import next_year
from forms.editing.states import State
from forms.editions.opening import opened_edition
from forms.resources import RESOURCES

PROGRESS = ("reports", 1, "results", 0, "progress")
WHO = {"by": "นางสาววารี ใจงาม", "date": "2568-04-09", "reason": "แก้ยอดไตรมาสก่อน"}


def with_fall(package: Package, progress: str = "1") -> Package:
    """The progress of an indicator less than a quarter before."""
    return edits.replaced(package, PROGRESS, Decimal(progress))


@pytest.fixture(scope="module")
def package() -> Package:
    found = taken_in(read_package(RESOURCES / "sample" / "plan.json"))
    reports = tuple(replace(report, issuances=()) for report in found.reports)
    return with_fall(replace(found, reports=reports))


def found_in(package, code="PROGRESS-FALL"):
    problems = check(package, opened_edition(package.plan).edition)
    return [problem for problem in problems if problem.code == code]


def agreed(package):
    (fall,) = found_in(package)
    return accepted(State(package), fall, **WHO)


@pytest.fixture(scope="module")
def kept(package):
    act = agreed(package)
    assert act.words.startswith("ยอมรับข้อที่ตรวจพบ")
    return settled(act.after.package, package)


def test_nothing_is_accepted_in_a_plan_without_acceptances(package):
    problems = check(package, opened_edition(package.plan).edition)
    assert {problem.accepted for problem in problems} == {None}
    # An error has no content that could be accepted, any other has.
    assert all(bool(p.content) == (p.severity != "error") for p in problems)


def test_accepted_finding_says_by_whom_and_why(kept):
    (fall,) = found_in(kept)
    (acceptance,) = kept.plan.acceptances
    assert fall.accepted == acceptance
    assert acceptance.found == fall.message
    assert finding_in(acceptance) == finding_of(fall, kept)
    assert acceptance_words(acceptance) == (
        "ยอมรับโดย นางสาววารี ใจงาม เมื่อ 9 เมษายน 2568 เหตุผล: แก้ยอดไตรมาสก่อน"
    )
    others = [p for p in check(kept, opened_edition(kept.plan).edition) if p.code != fall.code]
    assert all(problem.accepted is None for problem in others)


def test_finding_is_due_again_when_what_stands_there_changes(kept):
    (fall,) = found_in(with_fall(kept, "2"))
    assert fall.accepted is None
    # And accepted again when it is as it was.
    (fall,) = found_in(with_fall(with_fall(kept, "2"), "1"))
    assert fall.accepted is not None


def test_finding_is_due_again_when_what_it_is_compared_with_changes(kept):
    earlier = ("reports", 0, "results", 0, "progress")
    (fall,) = found_in(edits.replaced(kept, earlier, Decimal("77.77")))
    assert fall.accepted is None


def test_acceptance_follows_its_record(kept):
    moved = edits.moved(kept, ("reports", 1, "results"), 0, 1, 2)
    (fall,) = found_in(moved)
    assert fall.place == ("reports", 1, "results", 2, "progress")
    assert fall.accepted is not None


def test_acceptance_travels_with_the_plan_and_not_to_older_programs(kept):
    again = parse_package(package_bytes(kept))
    assert found_in(again)[0].accepted == kept.plan.acceptances[0]
    assert b"acceptances" not in package_bytes(kept, version=1)


def test_same_finding_is_accepted_once(kept):
    (fall,) = found_in(kept)
    act = accepted(State(kept), fall, **WHO | {"reason": "เหตุผลใหม่"})
    (acceptance,) = act.after.package.plan.acceptances
    assert acceptance.reason == "เหตุผลใหม่"


def test_what_was_accepted_is_taken_back(kept):
    (fall,) = found_in(kept)
    package = taken_back(State(kept), fall).after.package
    assert package.plan.acceptances == ()
    assert found_in(package)[0].accepted is None


def test_errors_are_not_accepted(package):
    broken = with_fall(package, "1000")
    (error,) = found_in(broken, "PROGRESS-RANGE")
    with pytest.raises(AcceptError, match="โปรดแก้ไข"):
        accepted(State(broken), error, **WHO)


@pytest.mark.parametrize("lacking", ["by", "reason"])
def test_who_accepts_and_why_is_asked(package, lacking):
    (fall,) = found_in(package)
    with pytest.raises(AcceptError, match="เหตุผล"):
        accepted(State(package), fall, **WHO | {lacking: " "})


def test_plan_of_next_year_has_accepted_nothing(kept):
    made, _ = next_year(kept, ("2567",))
    assert made.plan.acceptances == ()
