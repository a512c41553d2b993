"""The columns of the fields that an edition adds to projects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from desktop.window.grid import GridColumn
from forms.editing.entry_error import EntryError
from forms.editing.own_entry import shown, with_typed

if TYPE_CHECKING:
    from db.records import Package, Project
    from desktop.window.page import Tools
    from forms.editions.own_fields import OwnField

_WIDTH = 8.4


def own_columns(tools: Tools, fields: Sequence[OwnField]) -> Iterator[GridColumn]:
    """A column for each of these fields, which reads what is typed as its kind."""
    for field in fields:
        yield GridColumn(
            field.label,
            ("own_values", field.key),
            _WIDTH,
            show=partial(_shown, field),
            write=partial(_written, tools, field),
            figures=field.kind == "number",
        )


def _shown(field: OwnField, project: Project, package: Package) -> str:
    return shown(project, field, package)


def _written(tools: Tools, field: OwnField, project: Project, text: str) -> Project:
    try:
        return with_typed(project, field, text, tools.session.package)
    except EntryError as error:
        tools.notice.show_result(str(error), severity="warning")
        return project
