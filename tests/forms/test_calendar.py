"""Months and dates of the Buddhist era."""

import datetime as dt

import pytest

from forms import calendar


def test_a_fiscal_year_begins_in_october_of_the_year_before() -> None:
    assert calendar.fiscal_months(2567) == (
        *("2566-10", "2566-11", "2566-12"),
        *("2567-01", "2567-02", "2567-03", "2567-04", "2567-05", "2567-06"),
        *("2567-07", "2567-08", "2567-09"),
    )


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2566-11", "2567-02", ("2566-11", "2566-12", "2567-01", "2567-02")),
        ("2567-05", "2567-05", ("2567-05",)),
        ("2567-05", "2567-04", ()),
    ],
)
def test_months_are_listed_with_both_ends(start: str, end: str, months: tuple[str, ...]) -> None:
    assert calendar.months_between(start, end) == months


def test_a_month_is_shifted_over_the_year_when_it_must_be() -> None:
    assert calendar.shifted("2566-12", 1) == "2567-01"
    assert calendar.shifted("2567-01", -13) == "2565-12"
    assert calendar.shifted("2567-01", 0) == "2567-01"


NAMES = """
    ตุลาคม พฤศจิกายน ธันวาคม มกราคม กุมภาพันธ์ มีนาคม
    เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน
"""
SHORT_NAMES = "ต.ค. พ.ย. ธ.ค. ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย."


def test_months_have_their_thai_names() -> None:
    months = calendar.fiscal_months(2567)
    assert [calendar.month_name(month) for month in months] == NAMES.split()
    assert [calendar.month_abbreviation(month) for month in months] == SHORT_NAMES.split()


def test_months_and_dates_are_written_with_their_year() -> None:
    assert calendar.month_and_year("2562-10") == "ตุลาคม 2562"
    assert calendar.short_month_and_year("2562-10") == "ต.ค. 2562"
    assert calendar.long_date("2563-01-02") == "2 มกราคม 2563"
    assert calendar.long_date("") == ""


def test_a_date_is_printed_as_typed_when_no_calendar_has_it() -> None:
    assert calendar.long_date("2567-02-31") == "31 กุมภาพันธ์ 2567"


@pytest.mark.parametrize(
    ("date", "real"),
    [
        ("2567-02-29", True),  # 2024 of the common era
        ("2566-02-29", False),
        ("2567-02-31", False),
        ("2567-04-31", False),
        ("2563-01-02", True),
    ],
)
def test_a_date_is_real_when_the_calendar_has_it(date: str, real: bool) -> None:
    assert calendar.is_real_date(date) is real


def test_a_moment_is_said_by_the_clock_on_the_wall() -> None:
    wall = dt.datetime(2026, 11, 20, 17, 43).astimezone()
    for zone in (wall.tzinfo, dt.UTC):
        moment = wall.astimezone(zone).isoformat()
        assert calendar.moment_words(moment) == "20 พ.ย. 2569 เวลา 17.43 น."
    assert calendar.moment_words("") == calendar.moment_words("วันก่อน") == ""


def test_the_last_date_of_february_is_the_29th_in_a_leap_year() -> None:
    months = ("2566-02", "2567-02", "2567-04", "2567-12")
    assert [calendar.last_date(month)[8:] for month in months] == ["28", "29", "30", "31"]
