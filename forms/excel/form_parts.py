"""What of a form stands on which sheet, and the kinds of its tables.

A form whose last part has tables of other kinds has that part on a sheet of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from forms.charts.table import chart_table
from forms.document import Chart, Form, Group, Heading, Item, PageBreak, Paragraph, Table
from forms.excel.months import on_one_axis


class Kept(NamedTuple):
    """An item, whether it stays with the next, and whether its own rows stay together.

    `drawn`: its table has the figures of a chart.
    """

    item: Item
    keep: bool
    whole: bool = False
    drawn: bool = False


class Part(NamedTuple):
    """What of a form stands on one sheet: its items, and the name that is wished for it."""

    form: Form
    items: tuple[Kept, ...]
    name: str


# The headings of tables that have the same.
Kind = tuple[str, ...]


def parts_of(form: Form) -> Iterator[Part]:
    """The parts of a form, a sheet each: one that begins a page and has its own tables."""
    items = [_with_tables(kept) for kept in _flat(form.items)]
    axis = on_one_axis(kept.item for kept in items if isinstance(kept.item, Table))
    items = [
        kept._replace(item=axis.get(kept.item, kept.item)) if isinstance(kept.item, Table) else kept
        for kept in items
    ]
    name = form.sheet or form.title
    breaks = [at for at, kept in enumerate(items) if isinstance(kept.item, PageBreak)]
    start = 0
    for at in breaks:
        before, after = items[start:at], items[at + 1 :]
        heading = after[0].item if after else None
        above, below = set(kinds_of(before)), set(kinds_of(after))
        if isinstance(heading, Heading) and above and below and not above & below:
            yield Part(form, tuple(before), name)
            name, start = f"{form.sheet or form.title} {heading.text}", at + 1
    yield Part(form, tuple(items[start:]), name)


def _flat(items: Iterable[Item]) -> Iterator[Kept]:
    """The items, those of groups among them."""
    for item in items:
        if isinstance(item, Group):
            for inner in item.items:
                yield Kept(inner, inner is not item.items[-1], whole=True)
        else:
            yield Kept(item, isinstance(item, Heading))


def _with_tables(kept: Kept) -> Kept:
    """An item as sheets have it: charts are tables there."""
    if not isinstance(kept.item, Chart):
        return kept
    return kept._replace(item=chart_table(kept.item), drawn=True)


def kind_of(table: Table) -> Kind:
    """What tells tables apart: their headings and how many columns they have."""
    words = (cell.text for row in table.header for cell in row.cells)
    return (str(len(table.widths)), *words)


def kinds_of(items: Iterable[Kept]) -> dict[Kind, list[Table]]:
    """The tables of each kind; the one that says most, the chief one, first."""
    found: dict[Kind, list[Table]] = {}
    for kept in items:
        if isinstance(kept.item, Table):
            found.setdefault(kind_of(kept.item), []).append(kept.item)
    said = {kind: sum(map(letters, tables)) for kind, tables in found.items()}
    return {kind: found[kind] for kind in sorted(found, key=lambda kind: -said[kind])}


def letters(item: Item) -> int:
    """About how much an item says."""
    if isinstance(item, Table):
        return sum(len(cell.text) for row in item.body for cell in row.cells)
    if isinstance(item, Heading | Paragraph):
        return len(item.text)
    return 0
