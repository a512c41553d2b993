"""What plans hold in fields that an edition has added, as it is kept and as it is printed.

A number is kept as plain digits, a date as 'YYYY-MM-DD' of the Buddhist era. A text that is
neither is kept as it was typed, told of by a check, and printed so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from db.fields import PATTERNS, Kind
from db.places import Place
from db.records import Indicator, OwnValue, Plan, Project
from forms.calendar import is_real_date, long_date
from forms.editions.edition import Edition
from forms.editions.own_fields import OwnField

Owner = TypeVar("Owner", Project, Indicator)


def text_of(record: Project | Indicator, field: OwnField) -> str:
    """What is kept in an own field of a record; empty where nothing is."""
    return next((each.text for each in record.own_values if each.name == field.key), "")


def with_text(record: Owner, field: OwnField, text: str) -> Owner:
    """The record with another text kept in an own field; an empty one is not kept."""
    values: tuple[OwnValue, ...] = record.own_values
    if not text:
        kept = tuple(each for each in values if each.name != field.key)
    elif any(each.name == field.key for each in values):
        kept = tuple(replace(e, text=text) if e.name == field.key else e for e in values)
    else:
        kept = tuple(sorted((*values, OwnValue(field.key, text)), key=lambda each: each.name))
    return replace(record, own_values=kept)


def number_in(text: str) -> Decimal | None:
    """The number that is kept in a text; None where it is none."""
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def fits(field: OwnField, text: str) -> bool:
    """Whether what is kept in an own field is of its kind; nothing is."""
    if field.kind == "number":
        return not text or number_in(text) is not None
    is_date = bool(PATTERNS[Kind.DATE].fullmatch(text))
    return not text or field.kind == "text" or (is_date and is_real_date(text))


def printed(record: Project | Indicator, field: OwnField) -> str | Decimal:
    """What a form prints of an own field: a number as such, a date in words."""
    text = text_of(record, field)
    if not text or not fits(field, text) or field.kind == "text":
        return text
    number = number_in(text) if field.kind == "number" else None
    return long_date(text) if number is None else number


def unknown_values(plan: Plan, edition: Edition) -> tuple[tuple[Place, OwnValue], ...]:
    """The values of a plan in fields that the edition does not have, with their places."""
    known = {(field.of, field.key) for field in edition.own_fields}
    return tuple(
        (place, value)
        for owner, place, value in own_values(plan)
        if (owner, value.name) not in known
    )


def own_values(plan: Plan) -> Iterator[tuple[str, Place, OwnValue]]:
    """Everything that a plan holds in own fields: of what it is, its place, and itself."""
    for at, project in enumerate(plan.projects):
        for number, value in enumerate(project.own_values):
            yield "project", ("plan", "projects", at, "own_values", number), value
    for at, indicator in enumerate(plan.indicators):
        for number, value in enumerate(indicator.own_values):
            yield "indicator", ("plan", "indicators", at, "own_values", number), value
