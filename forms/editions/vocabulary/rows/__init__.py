"""The lists that a block may go through, by the name of `rows`."""

from collections.abc import Mapping

from forms.editions.vocabulary.rows import grids, lists, measures, parts, scores
from forms.editions.vocabulary.rows.declared import Rows

ROWS: Mapping[str, Rows] = {
    **parts.ROWS,
    **measures.ROWS,
    **grids.ROWS,
    **lists.ROWS,
    **scores.ROWS,
}

__all__ = ["ROWS", "Rows"]
