"""What composing a memo anew would do to the one that stands there."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from db.fields import is_empty, specs
from db.records import Memo, Package
from forms.editions.edition import Edition
from forms.reporting.memo_drafts import Draft, DraftKind, drafts
from forms.thai.digits import arabic_digits


def drafts_of(package: Package, index: int, edition: Edition) -> tuple[Draft, ...]:
    """The drafts for the memo of the report at `index`, the likeliest first."""
    return drafts(package, package.reports[index].quarter or 0, edition)


def composed(package: Package, index: int, edition: Edition, kind: DraftKind | None = None) -> Memo:
    """The memo of the report at `index` as the data have it, in the words of a draft.

    Without a kind it is the likeliest draft. What already says the same, in whatever
    digits, stays as it was typed, and so does what the draft has no words for.
    """
    report = package.reports[index]
    offered = drafts_of(package, index, edition)
    made = next((draft.memo for draft in offered if draft.kind == kind), offered[0].memo)
    kept = {
        field.name: getattr(report.memo, field.name)
        for field in fields(Memo)
        if is_empty(getattr(made, field.name))
        or _plain(getattr(made, field.name)) == _plain(getattr(report.memo, field.name))
    }
    return replace(made, **kept)


def replaced_fields(before: Memo, after: Memo) -> tuple[str, ...]:
    """The labels of the fields whose words would be lost."""
    return tuple(
        spec.label
        for name, spec in specs(Memo).items()
        if not is_empty(getattr(before, name)) and getattr(before, name) != getattr(after, name)
    )


def _plain(value: Any) -> Any:
    """A text or texts in Arabic digits; signatures as they are."""
    if isinstance(value, str):
        return arabic_digits(value).strip()
    return tuple(arabic_digits(item).strip() if isinstance(item, str) else item for item in value)
