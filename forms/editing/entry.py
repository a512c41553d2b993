"""What a person types into a field, read as its value, and the value as text to edit.

Typed and pasted texts are read alike: figures, months and dates, names and codes each by a
module of their own (`typed_figures`, `typed_months`, `typed_names`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from db.fields import MOST_ITEMS, Kind, Spec
from db.letters import why_unfit
from db.places import value_at
from db.records import Package
from forms.calendar import long_date, month_and_year, short_date, short_month_and_year
from forms.editing.entry_error import EntryError
from forms.editing.pasted_texts import one_line
from forms.editing.typed_figures import bounded_figure, whole_figure
from forms.editing.typed_months import date_entry, month_entry
from forms.editing.typed_names import codes_entry, digits_entry, key_entry, keys_entry, title_of
from forms.figures import baht, figure
from forms.thai.digits import arabic_digits

# Breaks the line within a paragraph, where each line is a paragraph of its own.
LINE_BREAK = "\u2028"
# Figures, months, choices, names of records, even many of them, are not longer.
_LONGEST_ENTRY = 20_000
_YES, NO = ("ใช่", "1", "x", "✓", "true"), ("ไม่", "ไม่ใช่", "0", "false")


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
        return _fit(spec, _text(spec, text.replace(LINE_BREAK, "\n")))
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


def _text(spec: Spec, text: str) -> str:
    """A text as its field holds it: of one line, unless it is a long one."""
    if spec.in_digits:
        return digits_entry(text)
    return text if spec.long or spec.marked else one_line(text)


def _texts(spec: Spec, text: str, _package: Package) -> tuple[str, ...]:
    found = codes_entry(text) if spec.coded else paragraphs_of(text)
    if len(found) > MOST_ITEMS:
        raise EntryError(f"มี {len(found):,} ย่อหน้า เกิน {MOST_ITEMS:,} ย่อหน้า โปรดลดลง")
    return tuple(_fit(spec, each) for each in found)


def paragraphs_text(paragraphs: Iterable[str]) -> str:
    """Paragraphs as one text, a paragraph a line; their own lines are parted by LINE_BREAK."""
    return "\n".join(paragraph.replace("\n", LINE_BREAK) for paragraph in paragraphs)


def paragraphs_of(text: str) -> tuple[str, ...]:
    """The paragraphs of such a text."""
    return tuple(line.replace(LINE_BREAK, "\n") for line in text.split("\n"))


def _flag(_spec: Spec, text: str, _package: Package) -> bool:
    if text.lower() in _YES:
        return True
    if text.lower() in NO:
        return False
    raise EntryError(f"“{text}” ไม่อยู่ในตัวเลือก กรอก {_YES[0]} หรือ {NO[0]}")


def _choice(spec: Spec, text: str, _package: Package) -> str | int:
    for value, word in zip(spec.choices, spec.words, strict=True):
        if text in (word, str(value)) or arabic_digits(text) == str(value):
            return value
    *words, last = spec.words
    raise EntryError(f"“{text}” ไม่อยู่ในตัวเลือก เลือก {' '.join(words)} หรือ {last}")


def _name_of(package: Package, target: str, key: str) -> str:
    records = value_at(package, tuple(target.split(".")))
    return next((title_of(record) for record in records if record.key == key), key)


def _figure_text(spec: Spec, value: Any, _package: Package) -> str:
    """A figure; one that is bounded, as a year or a share, has no separators."""
    text = baht(value) if spec.money else figure(Decimal(value))
    return text.replace(",", "") if spec.maximum else text


def _month_text(_spec: Spec, value: str, package: Package) -> str:
    """A month in short, unless the plan is of years so far away that it would read as another."""
    near, short = package.plan.fiscal_year, short_month_and_year(value)
    return short if _reads_as(month_entry, short, near, value) else month_and_year(value)


def _date_text(_spec: Spec, value: str, package: Package) -> str:
    near, short = package.plan.fiscal_year, short_date(value)
    return short if _reads_as(date_entry, short, near, value) else long_date(value)


def _reads_as(
    read: Callable[[str, int | None], str], text: str, near: int | None, value: str
) -> bool:
    try:
        return read(text, near) == value
    except EntryError:
        return False


_WRITERS: dict[Kind, Callable[[Spec, Any, Package], str]] = {
    Kind.NUMBER: _figure_text,
    Kind.INTEGER: _figure_text,
    Kind.FLAG: lambda _spec, value, _package: _YES[0] if value else NO[0],
    Kind.CHOICE: lambda spec, value, _package: spec.words[spec.choices.index(value)],
    Kind.MONTH: _month_text,
    Kind.DATE: _date_text,
    Kind.REF: lambda spec, value, package: _name_of(package, spec.target, value),
    Kind.REFS: lambda spec, value, package: "\n".join(
        _name_of(package, spec.target, key) for key in value
    ),
    Kind.TEXTS: lambda _spec, value, _package: paragraphs_text(value),
}
_READERS: dict[Kind, Callable[[Spec, str, Package], Any]] = {
    Kind.NUMBER: lambda spec, text, _package: bounded_figure(spec, text),
    Kind.INTEGER: lambda spec, text, _package: whole_figure(spec, text),
    Kind.FLAG: _flag,
    Kind.CHOICE: _choice,
    Kind.MONTH: lambda _spec, text, package: month_entry(text, package.plan.fiscal_year),
    Kind.DATE: lambda _spec, text, package: date_entry(text, package.plan.fiscal_year),
    Kind.REF: key_entry,
    Kind.REFS: keys_entry,
    Kind.TEXTS: _texts,
}
