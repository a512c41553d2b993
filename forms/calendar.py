"""Months and dates of the Buddhist era, as plans write them.

A month is a text 'YYYY-MM' and a date 'YYYY-MM-DD', both in Buddhist years; as texts
they sort in order of time. A date that no calendar has is printed as it was typed.
"""

from __future__ import annotations

import calendar
import datetime as dt

MONTH_NAMES = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
MONTH_ABBREVIATIONS = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
# Buddhist years run this far ahead of the common era.
ERA_OFFSET = 543
# A fiscal year begins in this month of the year before.
FIRST_FISCAL_MONTH = 10


def month_of(year: int, number: int) -> str:
    """The month 'YYYY-MM' of a Buddhist year and a number from 1 to 12."""
    return f"{year:04d}-{number:02d}"


def year_of(month: str) -> int:
    """The Buddhist year of a month or date."""
    return int(month[:4])


def number_of(month: str) -> int:
    """The number, 1 to 12, of a month or date within its calendar year."""
    return int(month[5:7])


def shifted(month: str, by: int) -> str:
    """The month `by` months later, or earlier where `by` is negative."""
    count = year_of(month) * 12 + number_of(month) - 1 + by
    return month_of(count // 12, count % 12 + 1)


def months_between(start: str, end: str) -> tuple[str, ...]:
    """Every month from `start` to `end`, both included; none where end is before start."""
    count = (year_of(end) - year_of(start)) * 12 + number_of(end) - number_of(start) + 1
    return tuple(shifted(start, by) for by in range(count))


def fiscal_months(fiscal_year: int) -> tuple[str, ...]:
    """The twelve months of a fiscal year, from October of the year before."""
    start = month_of(fiscal_year - 1, FIRST_FISCAL_MONTH)
    return months_between(start, shifted(start, 11))


def month_name(month: str) -> str:
    """The full Thai name of a month or of a date's month, without its year."""
    return MONTH_NAMES[number_of(month) - 1]


def month_abbreviation(month: str) -> str:
    """The short Thai name, `ม.ค.`, of a month or of a date's month, without its year."""
    return MONTH_ABBREVIATIONS[number_of(month) - 1]


def month_and_year(month: str) -> str:
    """`ตุลาคม 2566`."""
    return f"{month_name(month)} {year_of(month)}"


def short_month_and_year(month: str) -> str:
    """`ต.ค. 2566`."""
    return f"{month_abbreviation(month)} {year_of(month)}"


def long_date(date: str) -> str:
    """`2 มกราคม 2563`; empty where there is no date. Any day of 1 to 31 is printed."""
    return f"{int(date[8:10])} {month_and_year(date)}" if date else ""


def short_date(date: str) -> str:
    """`2 ม.ค. 2563`; empty where there is no date."""
    return f"{int(date[8:10])} {short_month_and_year(date)}" if date else ""


def last_date(month: str) -> str:
    """The last date of a month: `2567-02-29` of `2567-02`."""
    year, number = year_of(month), number_of(month)
    return f"{month}-{calendar.monthrange(year - ERA_OFFSET, number)[1]:02}"


def buddhist_date(date: dt.date) -> str:
    """A date of the common era as plans write it."""
    return f"{date.year + ERA_OFFSET}-{date:%m-%d}"


def is_real_date(date: str) -> bool:
    """Whether the calendar has this date: 31 February it has not."""
    return real_date(date) is not None


def real_date(date: str) -> dt.date | None:
    """A date of the Buddhist era as a day; None where no calendar has it."""
    year, month, day = (int(part) for part in date.split("-"))
    try:
        return dt.date(year - ERA_OFFSET, month, day)
    except ValueError:
        return None


def short_moment_words(moment: str, today: dt.date) -> str:
    """An ISO moment as a list has room for: the time of today, the day of this year, the date.

    `วันนี้ 14.05 น.`, `28 มี.ค. 16.40 น.`, `4 ต.ค. 2567`; empty of no moment.
    """
    try:
        local = dt.datetime.fromisoformat(moment).astimezone()
    except (ValueError, OverflowError, OSError):
        return ""
    day = f"{local.day} {MONTH_ABBREVIATIONS[local.month - 1]}"
    if local.date() == today:
        return f"วันนี้ {local:%H.%M} น."
    if local.year == today.year:
        return f"{day} {local:%H.%M} น."
    return f"{day} {local.year + ERA_OFFSET}"


def moment_words(moment: str, *, exact: bool = False) -> str:
    """An ISO moment by the clock on the wall: `20 พ.ย. 2569 เวลา 17.43 น.`; empty of no moment.

    `exact`: with its seconds, `17.43.07 น.`
    """
    try:
        local = dt.datetime.fromisoformat(moment).astimezone()
    except (ValueError, OverflowError, OSError):
        return ""
    month = MONTH_ABBREVIATIONS[local.month - 1]
    clock = f"{local:%H.%M.%S}" if exact else f"{local:%H.%M}"
    return f"{local.day} {month} {local.year + ERA_OFFSET} เวลา {clock} น."
