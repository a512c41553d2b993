"""The day of today as a field has it, for who enters it with one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.fields import Kind
from forms.calendar import buddhist_date, short_date
from forms.editing.entry import entry_text

if TYPE_CHECKING:
    import datetime as dt

    from db.fields import Spec
    from db.records import Package


def today_text(day: dt.date, spec: Spec | None, package: Package) -> str:
    """A day of the common era as the text of a field: `9 ม.ค. 2568`; its month where it has one."""
    date = buddhist_date(day)
    if spec is not None and spec.kind is Kind.MONTH:
        return entry_text(spec, date[:7], package)
    if spec is not None and spec.kind is Kind.DATE:
        return entry_text(spec, date, package)
    return short_date(date)
