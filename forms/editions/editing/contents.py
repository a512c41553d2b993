"""What a column may show: the facts of its rows, and what the program computes of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from forms.editions.blocks import Column
from forms.editions.editing.blocks_of import PlacedBlock
from forms.editions.editing.readable import readable
from forms.editions.vocabulary.rows import ROWS
from forms.editions.vocabulary.shows import MONTHS, SHOWS
from forms.templates.names import Many, Names, is_printable

# So far into records inside records: โครงการ › งบประมาณ › หมายเหตุ.
_DEEPEST = 2


class Content(NamedTuple):
    """Something that a column may show: what it is, and how the column says so."""

    words: str
    text: str = ""
    show: str = ""

    def of(self, column: Column) -> bool:
        """Whether a column shows it."""
        return (column.show, column.text if not self.show or self.text else "") == self[2:0:-1]


def contents_of(placed: PlacedBlock) -> tuple[Content, ...]:
    """What columns of a table may show, facts first."""
    rows = ROWS.get(placed.block.rows)
    given = dict(rows.names) if rows is not None else {}
    own = {name: each for name, each in placed.inside.items() if name.endswith("_own")}
    # Of what stands around the rows only records: the rest is the same in every row.
    around = {
        name: each
        for name, each in placed.around.items()
        if name in _RECORDS and isinstance(each.holding, type)
    }
    facts = {**own, **given, **around}
    return (*_facts(facts), *_computed(placed.inside))


_RECORDS = ("project", "indicator", "issue", "component", "rubric", "activity")


def _facts(names: Names, above: str = "", said: str = "", depth: int = 0) -> Iterator[Content]:
    for name, each in names.items():
        words = f"{said} › {each.says}" if said else each.says
        if is_printable(each.holding):
            yield Content(words, f"{{{above}{name}}}")
        elif depth < _DEEPEST and not isinstance(each.holding, Many):
            yield from _facts(readable(each), f"{above}{name}.", words, depth + 1)


def _computed(names: Names) -> Iterator[Content]:
    for name, show in SHOWS.items():
        if name == MONTHS or any(need not in names for need in show.needs):
            continue
        if not show.texts:
            yield Content(show.says, show=name)
        for text, says in show.texts.items():
            yield Content(f"{show.says}: {says}", text, name)
