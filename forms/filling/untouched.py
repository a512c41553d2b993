"""Whether a cell says what it said when it went out, however programs write it."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from db.fields import Kind
from db.records import Package
from forms.editing.entry import entry_value
from forms.editing.entry_error import EntryError
from forms.filling.kinds import Column
from forms.filling.layout import FillCell
from forms.filling.reading import FilledCell


def is_untouched(column: Column, was: FillCell, cell: FilledCell, base: Package) -> bool:
    """Whether nothing was changed in a cell of a plan that went out, `base`."""
    if cell.trouble:
        return False
    if isinstance(was.value, str | None):
        before = was.value or ""
        if _squeezed(before) == _squeezed(cell.text):
            return True
        return _is_same_value(column, before, cell.text, base)
    try:
        return float(was.value) == float(Decimal(cell.text))
    except InvalidOperation:
        return False


def _is_same_value(column: Column, before: str, after: str, base: Package) -> bool:
    """Whether two texts of a field that is no text mean the same: `ต.ค. 67` and a date."""
    if column.spec.kind in {Kind.TEXT, Kind.TEXTS}:
        return False
    try:
        old, new = (entry_value(column.spec, text, base) for text in (before, after))
    except EntryError:
        return False
    return bool(old == new)


def _squeezed(text: str) -> str:
    """A text as programs keep it at the least: spaces at ends of lines come and go."""
    return "\n".join(line.strip() for line in text.strip().split("\n"))
