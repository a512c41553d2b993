"""Writing into a list of the framework: a code says under which other one its record is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from db.places import Place, value_at
from desktop.window.grid.changes import Changes
from desktop.window.grid.column import GridColumn
from forms.editing.framework_codes import parent_code

# The fields that name what a record is under.
_ABOVE = {("strategy",), ("substrategy",), ("goal",), ("tactic",)}

Texts = Mapping[tuple[int, int], str]


class FrameworkChanges(Changes):
    """Fills in what a record belongs to, where its code says so and nothing else does."""

    def write(self, texts: Texts, words: str = "") -> None:
        """Put texts into cells by (row, column), and parents beside the codes among them."""
        words = words or (self._words_of(texts) if texts else "")
        super().write({**texts, **dict(self._parents(texts))}, words)

    def _parents(self, texts: Texts) -> Iterator[tuple[tuple[int, int], str]]:
        columns = self._model.columns
        codes = [at for at, column in enumerate(columns) if column.path == ("code",)]
        parents = [at for at, column in enumerate(columns) if column.path in _ABOVE]
        package = self._session.package
        count = len(value_at(package, self._place))
        for (row, at), code in texts.items():
            if at not in codes or not code.strip():
                continue
            for parent in parents:
                place = self._model.place_of(row, parent)
                if (row, parent) in texts or (row < count and self._session.text_at(place)):
                    continue
                known = [each.code for each in value_at(package, _list(columns[parent]))]
                if found := parent_code(code, known, next_above=parent == parents[0]):
                    yield (row, parent), found


def _list(column: GridColumn) -> Place:
    """The list whose codes a column names."""
    return tuple(column.target.split("."))
