from dataclasses import replace

from db.records import Indicator, Package, Plan
from forms.checks import check
from forms.checks.completeness import completeness
from forms.editions.opening import load_edition

LIST = ("plan", "indicators")


def plan_of(*indicators):
    return Package(Plan(fiscal_year=2568, indicators=indicators))


def found(package):
    return check(package, load_edition("2567"))


def test_records_that_lack_something_are_not_complete():
    bare = Indicator(key="a", number="1", name="ตัวชี้วัด")
    package = plan_of(bare, replace(bare, key="b", number="2", weight=5))
    problems = found(package)
    assert any(problem.lacks for problem in problems)
    total, complete, missing = completeness(package, problems, LIST)
    assert total == 2
    assert complete < 2
    assert missing >= 2 - complete


def test_other_faults_leave_a_record_complete():
    package = plan_of(Indicator(key="a", number="1", name="ตัวชี้วัด"))
    faults = [replace(problem, lacks=False) for problem in found(package)]
    assert completeness(package, faults, LIST) == (1, 1, 0)


def test_without_a_list_what_is_missing_is_counted():
    problems = found(Package(Plan()))
    lacking = sum(problem.lacks for problem in problems)
    assert lacking
    assert completeness(Package(Plan()), problems, ()) == (0, 0, lacking)
