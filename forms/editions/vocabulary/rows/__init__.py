"""The lists that a block may go through, by the name of `rows`."""

from collections.abc import Mapping

from forms.editions.vocabulary.rows import grids, lists, measures, parts, scores
from forms.editions.vocabulary.rows.declared import Rows
from forms.templates.names import Names

ROWS: Mapping[str, Rows] = {
    **parts.ROWS,
    **measures.ROWS,
    **grids.ROWS,
    **lists.ROWS,
    **scores.ROWS,
}

# Every name that some list gives: not at hand where no such list is gone through.
ELSEWHERE: Names = {name: each for rows in ROWS.values() for name, each in rows.names.items()}

__all__ = ["ELSEWHERE", "ROWS", "Rows"]
