"""The forms of figures, months and days in a list, out and in: what they write they read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Literal, NamedTuple

from db.fields import PATTERNS, Kind
from db.record_classes import record
from forms.calendar import ERA_OFFSET, MONTH_ABBREVIATIONS, MONTH_NAMES
from forms.figures import rounded
from forms.listing.columns import Column, Value
from forms.thai.digits import arabic_digits, thai_digits

Digits = Literal["arabic", "thai"]
Era = Literal["buddhist", "common"]
Dates = Literal["dd/mm/yyyy", "d/m/yyyy", "yyyy-mm-dd", "yyyymmdd", "d mmm yyyy", "d mmmm yyyy"]
Encoding = Literal["utf-8-sig", "utf-8", "cp874", "utf-16"]
Separator = Literal[",", ";", "\t"]

YES, NO = "ใช่", "ไม่"
_FIGURE = re.compile(r"-?\d+(\.\d+)?")
_THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")


class _Pattern(NamedTuple):
    """How a day and a month are written; `{name}` and `{short}` are the month's names."""

    day: str
    month: str


_PATTERNS: Mapping[Dates, _Pattern] = {
    "dd/mm/yyyy": _Pattern("{day:02}/{number:02}/{year:04}", "{number:02}/{year:04}"),
    "d/m/yyyy": _Pattern("{day}/{number}/{year}", "{number}/{year}"),
    "yyyy-mm-dd": _Pattern("{year:04}-{number:02}-{day:02}", "{year:04}-{number:02}"),
    "yyyymmdd": _Pattern("{year:04}{number:02}{day:02}", "{year:04}{number:02}"),
    "d mmm yyyy": _Pattern("{day} {short} {year}", "{short} {year}"),
    "d mmmm yyyy": _Pattern("{day} {name} {year}", "{name} {year}"),
}
_PARTS = {
    "{day:02}": r"(?P<day>\d{2})",
    "{day}": r"(?P<day>\d{1,2})",
    "{number:02}": r"(?P<number>\d{2})",
    "{number}": r"(?P<number>\d{1,2})",
    "{year:04}": r"(?P<year>\d{4})",
    "{year}": r"(?P<year>\d{4})",
    "{name}": f"(?P<name>{'|'.join(map(re.escape, MONTH_NAMES))})",
    "{short}": f"(?P<name>{'|'.join(map(re.escape, MONTH_ABBREVIATIONS))})",
}


class FormError(ValueError):
    """A text that is no value of its column; its words say why, in Thai."""


@record
class Forms:
    """How a list writes what it holds, and its file.

    `decimals` are those of figures (None: as they are; money and shares alike), which have their
    `thousands` parted or not. `cells_of_values`: a workbook's figures and days are such to it,
    not texts. Digits are those of figures and days; texts stay as they are.
    """

    digits: Digits = "arabic"
    era: Era = "buddhist"
    dates: Dates = "dd/mm/yyyy"
    encoding: Encoding = "utf-8-sig"
    separator: Separator = ","
    decimals: int | None = None
    thousands: bool = False
    cells_of_values: bool = True

    def text(self, column: Column, value: Value) -> str:
        """A value as the text of a cell; nothing as an empty one."""
        if value is None:
            return ""
        if column.spec.kind is Kind.FLAG:
            return YES if value else NO
        if column.spec.kind in {Kind.MONTH, Kind.DATE}:
            return self.day(str(value))
        if isinstance(value, int):
            return self._in_digits(str(self.year(value) if column.is_year else value))
        if isinstance(value, Decimal):
            sign = "," if self.thousands else ""
            return self._in_digits(f"{self.figure(value):{sign}f}")
        return value

    def value(self, column: Column, text: str) -> Value:
        """The value that a text of a cell stands for.

        Raises:
            FormError: it is none.
        """
        kind = column.spec.kind
        if kind not in {Kind.FLAG, Kind.MONTH, Kind.DATE, Kind.INTEGER, Kind.NUMBER}:
            return text or None
        text = arabic_digits(text.strip())
        if not text:
            return None
        if kind is Kind.FLAG:
            if text not in {YES, NO}:
                raise FormError(f"“{text}” ต้องเป็น {YES} หรือ {NO}")
            return text == YES
        if kind in {Kind.MONTH, Kind.DATE}:
            return self._read(text, kind)
        return self.whole(column, text) if kind is Kind.INTEGER else _figure(text)

    def day(self, value: str) -> str:
        """A month or a day of a plan as it is written."""
        return self._in_digits(self._written(value))

    def figure(self, value: Decimal) -> Decimal:
        """A figure as it is written: of so many decimals, else without idle zeros."""
        if self.decimals is not None:
            return rounded(value, self.decimals)
        # Not `normalize`: it rounds long figures.
        text = f"{value:f}" if value else "0"
        return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)

    def year(self, value: int) -> int:
        """A year of the Buddhist era in that of the list."""
        return value - ERA_OFFSET if self.era == "common" else value

    def whole(self, column: Column, text: str) -> int:
        """The whole number of a text; a year is one of the Buddhist era.

        Raises:
            FormError: it is none.
        """
        number = _figure(text)
        if number != number.to_integral_value():
            raise FormError(f"“{text}” ต้องเป็นจำนวนเต็ม")
        shift = ERA_OFFSET if column.is_year and self.era == "common" else 0
        return int(number) + shift

    def _in_digits(self, text: str) -> str:
        return thai_digits(text) if self.digits == "thai" else text

    def _written(self, value: str) -> str:
        """A month or a day of a plan as the pattern has it."""
        year, number, *day = (int(part) for part in value.split("-"))
        pattern = _PATTERNS[self.dates]
        return (pattern.day if day else pattern.month).format(
            year=self.year(year),
            number=number,
            day=day[0] if day else 0,
            name=MONTH_NAMES[number - 1],
            short=MONTH_ABBREVIATIONS[number - 1],
        )

    def _read(self, text: str, kind: Kind) -> str:
        is_day = kind is Kind.DATE
        pattern = _PATTERNS[self.dates].day if is_day else _PATTERNS[self.dates].month
        found = re.fullmatch(_expression(pattern), text)
        refusal = FormError(f"“{text}” ไม่ใช่{'วันที่' if is_day else 'เดือน'}ตามรูปแบบของแบบรายการ")
        if found is None:
            raise refusal
        parts = found.groupdict()
        number = int(parts["number"]) if "number" in parts else _month_number(parts["name"])
        year = int(parts["year"]) + (ERA_OFFSET if self.era == "common" else 0)
        value = f"{year:04}-{number:02}" + (f"-{int(parts['day']):02}" if is_day else "")
        if not PATTERNS[kind].fullmatch(value):
            raise refusal
        return value


def _expression(pattern: str) -> str:
    parts = re.split(r"(\{[^}]*\})", pattern)
    return "".join(_PARTS.get(part) or re.escape(part) for part in parts)


def _month_number(name: str) -> int:
    names = MONTH_NAMES if name in MONTH_NAMES else MONTH_ABBREVIATIONS
    return names.index(name) + 1


def _figure(text: str) -> Decimal:
    plain = text.replace(",", "") if _THOUSANDS.fullmatch(text) else text
    try:
        if _FIGURE.fullmatch(plain):
            return Decimal(plain)
    except InvalidOperation:
        pass
    raise FormError(f"“{text}” ไม่ใช่ตัวเลข")
