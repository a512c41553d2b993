"""What a form goes through: each name of `rows` in an edition, and the names it gives.

A source yields, for one row or repeated block, the names that templates and computed
cells may use there. `place` is the record the row speaks of; `group` makes the row a
heading across the table; `joined` names the cells that go on from the row above; `facts` is
what the row says to formulas, and `formulas` how its figures are computed, by name; the sums
of the `whole` table are known elsewhere. `dates` are the days that templates print in words.
"""

from forms.build.rows import grids, lists, measures, parts, scores
from forms.build.rows.names import Names, RowSource

SOURCES: dict[str, RowSource] = {
    source.__name__: source
    for module in (parts, measures, grids, lists, scores)
    for source in module.SOURCES
}

__all__ = ["SOURCES", "Names", "RowSource"]
