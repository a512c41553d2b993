"""Items set closer together, where that saves a page of a few lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from forms.document import (
    Cell,
    Flow,
    Form,
    Group,
    Heading,
    Item,
    Leaders,
    PageBreak,
    Paragraph,
    Row,
    Table,
)
from forms.pages import PageCount

# From line to line in ems, as close as the tallest ink does not touch; the share of space.
_LEADING = 1.1
_SHARE = 0.5
# Lines of cells stand closer on so many pages at the most: they look a little unlike others.
_FEW_PAGES = 3

# What may stand in a group.
GroupItem = Heading | Flow | Leaders


def passages(items: Sequence[Item]) -> list[tuple[Item, ...]]:
    """The items between page breaks, which begin a page each; one passage at the least."""
    found: list[list[Item]] = [[]]
    for item in items:
        if not isinstance(item, PageBreak):
            found[-1].append(item)
        elif found[-1]:
            found.append([])
    return [tuple(each) for each in found if each] or [()]


@lru_cache(maxsize=64)
def closer(form: Form, items: tuple[Item, ...], pages: int) -> tuple[Item, ...]:
    """Items that took so many pages, set closer where they may take fewer; else nothing.

    There is less space around paragraphs and tables, and between the lines of cells.
    """
    leading = _LEADING if pages <= _FEW_PAGES else 0.0
    found = tuple(_item(item, leading) for item in items)
    return found if PageCount(replace(form, items=found)).pages() < pages else ()


def _item(item: Item, leading: float) -> Item:
    match item:
        case Group():
            return Group(tuple(_grouped(inner, leading) for inner in item.items))
        case Heading() | Paragraph() | Table():
            return _grouped(item, leading)
        case _:
            return item


def _grouped(item: GroupItem, leading: float) -> GroupItem:
    match item:
        case Heading():
            return replace(item, paragraphs=tuple(map(_less_space, item.paragraphs)))
        case Paragraph():
            return _less_space(item)
        case Table():
            closer_cells = _with_leading(item, leading) if leading else item
            before, after = item.before * _SHARE, item.after * _SHARE
            return replace(closer_cells, before=before, after=after)
        case _:
            return item


def _less_space(paragraph: Paragraph) -> Paragraph:
    before, after = paragraph.before * _SHARE, paragraph.after * _SHARE
    return replace(paragraph, before=before, after=after)


def _with_leading(table: Table, leading: float) -> Table:
    """A table whose lines stand so many ems apart."""

    def flow(each: Flow) -> Flow:
        if isinstance(each, Table):
            return _with_leading(each, leading)
        return replace(each, leading=leading) if isinstance(each, Paragraph) else each

    def cell(each: Cell) -> Cell:
        return replace(each, flow=tuple(map(flow, each.flow))) if each.flow else each

    def row(each: Row) -> Row:
        return replace(each, cells=tuple(map(cell, each.cells)))

    return replace(table, header=tuple(map(row, table.header)), body=tuple(map(row, table.body)))
