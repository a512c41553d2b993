"""The rows of a list as a block goes through them: what is at hand, and what each row gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from forms.build.context import Context
from forms.build.rows import SOURCES
from forms.build.rows.names import Names
from forms.editions.own_fields import OWNERS, OwnField, name_at_hand
from forms.own_values import printed
from forms.templates.filling import Scope


def rows_of(context: Context, rows: str, scope: Scope) -> list[Names]:
    """The names of each row of a list beside those at hand, its records' own fields among them."""
    found = [{**scope, **names} for names in SOURCES[rows](context, scope)]
    fields = context.edition.own_fields
    return [{**names, **_own(fields, names)} for names in found] if fields else found


def _own(fields: Sequence[OwnField], names: Names) -> Mapping[str, object]:
    return {
        name_at_hand(owner): {
            field.name: printed(names[owner], field) for field in fields if field.of == owner
        }
        for owner in OWNERS
        if names.get(owner) is not None
    }
