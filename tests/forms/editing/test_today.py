"""Today as fields have it."""

import datetime as dt

import pytest

from db.places import spec_at
from db.records import Package, Plan
from forms.editing.entry import entry_value
from forms.editing.today import today_text

DAY = dt.date(2024, 10, 9)
MONTH = ("plan", "projects", 0, "grid", "start")
DATE = ("reports", 0, "memo", "date")


@pytest.mark.parametrize(
    ("place", "text", "value"),
    [(MONTH, "ต.ค. 2567", "2567-10"), (DATE, "9 ต.ค. 2567", "2567-10-09")],
)
def test_today_is_read_as_today(place, text, value):
    package = Package(Plan(fiscal_year=2568))
    assert today_text(DAY, spec_at(place), package) == text
    assert entry_value(spec_at(place), text, package) == value


def test_today_is_a_date_in_texts_and_where_nothing_is_declared():
    assert today_text(DAY, None, Package(Plan())) == "9 ต.ค. 2567"
    assert today_text(DAY, spec_at(("plan", "title")), Package(Plan())) == "9 ต.ค. 2567"
