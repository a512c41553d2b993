"""The contents of a table's cells that are computed rather than filled into a template.

Each name of `show` in an edition is a function here; it gives a cell from the names of
its row.
"""

from __future__ import annotations

from collections.abc import Callable

from forms.build.cells import measures, progress, projects, scores
from forms.build.context import Context
from forms.document import Cell
from forms.editions.blocks import Column
from forms.templates.filling import Scope

Show = Callable[[Context, Column, Scope], Cell]

SHOWS: dict[str, Show] = {
    show.__name__: show
    for module in (projects, measures, progress, scores)
    for show in module.SHOWS
}
