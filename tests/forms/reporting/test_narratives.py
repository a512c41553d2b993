"""What a quarter says in words, beside what was said before."""

from dataclasses import replace
from decimal import Decimal

import pytest

from db.records import Package, Plan, Report, Result
from forms.reporting.narratives import Said, is_carried, narratives, said_before

FIRST = Report(
    1, results=(Result("a", narrative="เริ่มแล้ว"), Result("b"), Result("c", narrative=" "))
)
SECOND = Report(2, results=(Result("a"), Result("b", narrative="ประชุม\nแล้ว")))
PACKAGE = Package(Plan(), reports=(FIRST, SECOND))


def test_what_was_said_last_is_of_the_newest_quarter_that_says_something():
    assert said_before(PACKAGE, 1) == {}
    assert said_before(PACKAGE, 2) == {"a": Said(1, "เริ่มแล้ว")}
    assert said_before(PACKAGE, 3) == {"a": Said(1, "เริ่มแล้ว"), "b": Said(2, "ประชุม\nแล้ว")}


@pytest.mark.parametrize(
    ("now", "carried"),
    [("เริ่มแล้ว", True), ("เริ่มแล้ว\n", True), ("เริ่มแล้ว 1", False), ("", False)],
)
def test_narrative_is_carried_until_somebody_writes_on_it(now, carried):
    assert is_carried(Result("a", narrative=now), Said(1, "เริ่มแล้ว")) is carried
    assert not is_carried(Result("a", narrative=now), None)


def test_report_counts_what_is_told_empty_and_carried():
    third = Report(
        3,
        results=(
            Result("a", Decimal(60), narrative="เริ่มแล้ว"),
            Result("b", narrative="ทำต่อ"),
            Result("c", Decimal(5)),
        ),
    )
    package = replace(PACKAGE, reports=(*PACKAGE.reports, third))
    assert narratives(package, third) == (3, 1, 1, 1)
    assert narratives(package, FIRST) == (3, 0, 2, 0)
