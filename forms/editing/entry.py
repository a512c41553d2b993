"""What a person types into a field, read as its value, and the value as text to edit.

Figures are taken as people write them: Thai or Arabic digits, separators, `.-`, บาท;
months as ต.ค. 67, ตุลาคม 2567 or 10/2567, dates with the day before them; names of records
by name, short name or key.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from db.fields import MOST_ITEMS, PATTERNS, Kind, Spec
from db.letters import why_unfit
from db.places import value_at
from db.records import Package
from forms.calendar import (
    MONTH_ABBREVIATIONS,
    MONTH_NAMES,
    month_of,
    short_date,
    short_month_and_year,
)
from forms.figures import baht, figure
from forms.thai.digits import arabic_digits

# Breaks the line within a paragraph, where each line is a paragraph of its own.
LINE_BREAK = "\u2028"
# Figures, months, choices, names of records, even many of them, are not longer.
_LONGEST_ENTRY = 20_000
_YES, _NO = ("ใช่", "1", "x", "✓", "true"), ("ไม่", "ไม่ใช่", "0", "false")
_MONEY = re.compile(r"(บาท|฿|,|\s|\.-$)")
_MONTH = re.compile(
    r"^(?P<name>[^\d/]+?)\.?\s*(?P<year>\d{2,4})$"
    r"|^(?P<number>\d{1,2})\s*[/-]\s*(?P<of>\d{2,4})$"
)
# 2 ม.ค. 68, 2/1/2568: a day before a month as above.
_DATE = re.compile(r"^(?P<day>\d{1,2})(?:\s*[/-]\s*|\s*)(?P<month>\D.*|\d{1,2}\s*[/-]\s*\d+)$")
_CENTURY = 2500


class EntryError(ValueError):
    """A text that cannot be the value of a field; says in Thai why."""


def entry_text(spec: Spec, value: Any, package: Package) -> str:
    """The value of a field as the text to edit; what it reads as again."""
    if value is None or value in ("", ()):
        return ""
    writer = _WRITERS.get(spec.kind)
    return writer(spec, value, package) if writer else str(value)


def entry_value(spec: Spec, text: str, package: Package) -> Any:
    """The value that a typed text stands for; empty text is the absent value.

    Raises:
        EntryError: the text cannot be this field's value.
    """
    reader = _READERS.get(spec.kind)
    if reader is None:
        return _fit(spec, text.replace(LINE_BREAK, "\n"))
    if spec.kind is not Kind.TEXTS and len(text) > _LONGEST_ENTRY:
        raise EntryError(why_unfit(text, _LONGEST_ENTRY))
    return reader(spec, text.strip(), package) if text.strip() else absent(spec)


def absent(spec: Spec) -> Any:
    """The value of a field that is left empty."""
    if spec.kind in {Kind.NUMBER, Kind.INTEGER, Kind.FLAG}:
        return None
    if spec.kind is Kind.CHOICE:
        return "" if isinstance(spec.choices[0], str) else None
    return () if spec.kind in {Kind.TEXTS, Kind.REFS} else ""


def _fit(spec: Spec, text: str) -> str:
    if reason := why_unfit(text, spec.longest):
        raise EntryError(reason)
    return text


def _texts(spec: Spec, text: str, _package: Package) -> tuple[str, ...]:
    found = paragraphs_of(text)
    if len(found) > MOST_ITEMS:
        raise EntryError(f"มี {len(found):,} ย่อหน้า เกิน {MOST_ITEMS:,} ย่อหน้า โปรดลดลง")
    return tuple(_fit(spec, each) for each in found)


def paragraphs_text(paragraphs: Iterable[str]) -> str:
    """Paragraphs as one text, a paragraph a line; their own lines are parted by LINE_BREAK."""
    return "\n".join(paragraph.replace("\n", LINE_BREAK) for paragraph in paragraphs)


def paragraphs_of(text: str) -> tuple[str, ...]:
    """The paragraphs of such a text."""
    return tuple(line.replace(LINE_BREAK, "\n") for line in text.split("\n"))


def month_entry(text: str) -> str:
    """A month as typed, as 'YYYY-MM' of a Buddhist year.

    Raises:
        EntryError: it names no month.
    """
    written = arabic_digits(text.strip())
    if PATTERNS[Kind.MONTH].fullmatch(written):
        return written
    found = _MONTH.match(written)
    month = _month_found(found) if found else ""
    if not PATTERNS[Kind.MONTH].fullmatch(month):
        raise EntryError(f"“{text}” ไม่ใช่เดือน กรอกแบบ ต.ค. 67")
    return month


def _month_found(found: re.Match[str]) -> str:
    year = int(found["year"] or found["of"])
    number = int(found["number"]) if found["number"] else _month_number(found["name"])
    return month_of(year + _CENTURY if year < 100 else year, number)


def date_entry(text: str) -> str:
    """A date as typed, as 'YYYY-MM-DD' of a Buddhist year; the calendar may not have it.

    Raises:
        EntryError: it is no date.
    """
    written = arabic_digits(text.strip())
    if PATTERNS[Kind.DATE].fullmatch(written):
        return written
    found = _DATE.match(written)
    try:
        date = f"{month_entry(found['month'])}-{int(found['day']):02}" if found else ""
    except EntryError:
        date = ""
    if not PATTERNS[Kind.DATE].fullmatch(date):
        raise EntryError(f"“{text}” ไม่ใช่วันที่ กรอกแบบ 9 ม.ค. 68")
    return date


def _month_number(name: str) -> int:
    bare = re.sub(r"[.\s]", "", name)
    for names in (MONTH_NAMES, MONTH_ABBREVIATIONS):
        for number, known in enumerate(names, 1):
            if bare == known.replace(".", ""):
                return number
    return 0


def _number(spec: Spec, text: str, _package: Package) -> Decimal:
    bare = _MONEY.sub("", arabic_digits(text)).removesuffix("%")
    try:
        number = Decimal(bare)
    except InvalidOperation:
        raise EntryError(f"“{text}” ไม่ใช่ตัวเลข") from None
    if not number.is_finite() or abs(number.adjusted()) > 30:
        raise EntryError(f"“{text}” มีหลักมากเกินไป กรอกจำนวนที่สั้นลง")
    return _bounded(spec, number)


def _integer(spec: Spec, text: str, package: Package) -> int:
    number = _number(spec, text, package)
    if number != number.to_integral_value():
        raise EntryError(f"“{text}” ต้องเป็นจำนวนเต็ม")
    return int(number)


def _bounded(spec: Spec, number: Decimal) -> Decimal:
    if spec.minimum is not None and number < spec.minimum:
        raise EntryError(f"{figure(number)} น้อยกว่า {spec.minimum:,}")
    if spec.above is not None and number <= spec.above:
        raise EntryError(f"{figure(number)} ต้องมากกว่า {spec.above:,}")
    if spec.maximum is not None and number > spec.maximum:
        raise EntryError(f"{figure(number)} มากกว่า {spec.maximum:,}")
    return number


def _flag(_spec: Spec, text: str, _package: Package) -> bool:
    if text.lower() in _YES:
        return True
    if text.lower() in _NO:
        return False
    raise EntryError(f"“{text}” ต้องเป็น {_YES[0]} หรือ {_NO[0]}")


def _choice(spec: Spec, text: str, _package: Package) -> str | int:
    for value, word in zip(spec.choices, spec.words, strict=True):
        if text in (word, str(value)) or arabic_digits(text) == str(value):
            return value
    raise EntryError(f"“{text}” ไม่มีให้เลือก เลือกได้ {', '.join(spec.words)}")


def _keys(spec: Spec, text: str, package: Package) -> tuple[str, ...]:
    names = [name.strip() for name in re.split(r"[\n;]", text) if name.strip()]
    return tuple(dict.fromkeys(_key(spec, name, package) for name in names))


def _key(spec: Spec, text: str, package: Package) -> str:
    """The key of the record that a text names: by its name, short name or key."""
    records: Sequence[Any] = value_at(package, tuple(spec.target.split(".")))
    wanted = _squeezed(text)
    for record in records:
        names = (_title(record), getattr(record, "abbreviation", ""), record.key)
        if any(wanted == _squeezed(name) for name in names if name):
            key: str = record.key
            return key
    raise EntryError(f"ไม่พบ “{text}” ในรายการ{spec.label}")


# The names of a list are looked through for every cell of a block.
@lru_cache(maxsize=4096)
def _squeezed(text: str) -> str:
    return "".join(text.split())


def _name_of(package: Package, target: str, key: str) -> str:
    records = value_at(package, tuple(target.split(".")))
    return next((_title(record) for record in records if record.key == key), key)


def _title(record: Any) -> str:
    """What a record with a key is called: its name, or its text."""
    title: str = getattr(record, "name", "") or getattr(record, "text", "")
    return title or record.key


def _figure_text(spec: Spec, value: Any, _package: Package) -> str:
    """A figure; one that is bounded, as a year or a share, has no separators."""
    text = baht(value) if spec.money else figure(Decimal(value))
    return text.replace(",", "") if spec.maximum else text


_WRITERS: dict[Kind, Callable[[Spec, Any, Package], str]] = {
    Kind.NUMBER: _figure_text,
    Kind.INTEGER: _figure_text,
    Kind.FLAG: lambda _spec, value, _package: _YES[0] if value else _NO[0],
    Kind.CHOICE: lambda spec, value, _package: spec.words[spec.choices.index(value)],
    Kind.MONTH: lambda _spec, value, _package: short_month_and_year(value),
    Kind.DATE: lambda _spec, value, _package: short_date(value),
    Kind.REF: lambda spec, value, package: _name_of(package, spec.target, value),
    Kind.REFS: lambda spec, value, package: "\n".join(
        _name_of(package, spec.target, key) for key in value
    ),
    Kind.TEXTS: lambda _spec, value, _package: paragraphs_text(value),
}
_READERS: dict[Kind, Callable[[Spec, str, Package], Any]] = {
    Kind.NUMBER: _number,
    Kind.INTEGER: _integer,
    Kind.FLAG: _flag,
    Kind.CHOICE: _choice,
    Kind.MONTH: lambda _spec, text, _package: month_entry(text),
    Kind.DATE: lambda _spec, text, _package: date_entry(text),
    Kind.REF: _key,
    Kind.REFS: _keys,
    Kind.TEXTS: _texts,
}
