"""Periods within texts, by the names of months as they are written."""

from __future__ import annotations

import pytest

from forms.calendar import MONTH_ABBREVIATIONS, MONTH_NAMES
from forms.checks.words import periods_in


@pytest.mark.parametrize("names", [MONTH_NAMES, MONTH_ABBREVIATIONS])
@pytest.mark.parametrize("at", range(12))
def test_a_period_is_read_from_whatever_month_it_begins_in(names: tuple[str, ...], at: int) -> None:
    (period,) = periods_in(f"ตั้งแต่ 1 {names[at]} - 31 ธันวาคม 2567 ทุกวัน")
    assert (period.start, period.end) == (f"2567-{at + 1:02}", "2567-12")


@pytest.mark.parametrize("name", MONTH_ABBREVIATIONS)
def test_other_letters_are_no_months(name: str) -> None:
    # The dots are dots, and no letters of whatever kind.
    assert periods_in(f"1 {name.replace('.', 'า')} - 31 ธันวาคม 2567") == ()
