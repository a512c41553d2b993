"""What a person types into a field that an edition has added, as it is kept, and to be edited."""

from __future__ import annotations

from db.fields import Kind, Spec
from db.letters import why_unfit
from db.records import Indicator, Package, Project
from forms.editing.entry import entry_text, entry_value
from forms.editing.entry_error import EntryError
from forms.editions.own_fields import OwnField
from forms.own_values import Owner, fits, number_in, text_of, with_text

_KINDS = {"text": Kind.TEXT, "number": Kind.NUMBER, "date": Kind.DATE}


def spec_of(field: OwnField) -> Spec:
    """An own field as one is declared: its kind and its label."""
    return Spec(_KINDS[field.kind], field.label, long=field.kind == "text")


def shown(record: Project | Indicator, field: OwnField, package: Package) -> str:
    """What stands in an own field, as the text to edit."""
    text = text_of(record, field)
    if not text or field.kind == "text" or not fits(field, text):
        return text
    value = number_in(text) if field.kind == "number" else text
    return entry_text(spec_of(field), value, package)


def with_typed(record: Owner, field: OwnField, typed: str, package: Package) -> Owner:
    """The record with a typed text in an own field, read as its kind where it can be.

    What cannot is kept as it was typed: a check tells of it, and nothing is lost.
    """
    return with_text(record, field, _kept(field, typed, package))


def _kept(field: OwnField, typed: str, package: Package) -> str:
    spec, text = spec_of(field), typed.strip()
    if why_unfit(text, spec.longest):
        # A package would not be taken with it.
        raise EntryError(why_unfit(text, spec.longest))
    if field.kind == "text" or not text:
        return text
    try:
        value = entry_value(spec, text, package)
    except EntryError:
        return text
    if value is None:
        return ""
    return f"{value:f}" if field.kind == "number" else str(value)
