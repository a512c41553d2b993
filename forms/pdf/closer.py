"""Items set closer together, where that saves a page of a few lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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

# From line to line in ems, close enough for the tallest ink not to touch.
_LEADING = 1.1
_SHARE = 0.5

# What may stand in a group.
GroupItem = Heading | Flow | Leaders


def passages(items: Sequence[Item]) -> list[list[Item]]:
    """The items between page breaks, which begin a page each; one passage at the least."""
    found: list[list[Item]] = [[]]
    for item in items:
        if not isinstance(item, PageBreak):
            found[-1].append(item)
        elif found[-1]:
            found.append([])
    return found if found[-1] or len(found) == 1 else found[:-1]


def closer(form: Form, items: Sequence[Item], pages: int) -> tuple[Item, ...]:
    """Items that took so many pages, set closer where they will take fewer; nothing else."""
    found = tuple(_item(item) for item in items)
    fewer = PageCount(replace(form, items=found)).pages() < pages
    return found if fewer else ()


def _item(item: Item) -> Item:
    match item:
        case Group():
            return Group(tuple(_grouped(inner) for inner in item.items))
        case Heading() | Paragraph() | Table():
            return _grouped(item)
        case _:
            return item


def _grouped(item: GroupItem) -> GroupItem:
    if isinstance(item, Heading):
        return replace(item, paragraphs=tuple(map(_paragraph, item.paragraphs)))
    return item if isinstance(item, Leaders) else _flow(item)


def _paragraph(paragraph: Paragraph) -> Paragraph:
    return replace(
        paragraph,
        before=paragraph.before * _SHARE,
        after=paragraph.after * _SHARE,
        leading=min(paragraph.leading or _LEADING, _LEADING),
    )


def _flow(flow: Flow) -> Flow:
    if isinstance(flow, Paragraph):
        return _paragraph(flow)
    if not isinstance(flow, Table):
        return flow
    return replace(
        flow,
        header=tuple(map(_row, flow.header)),
        body=tuple(map(_row, flow.body)),
        before=flow.before * _SHARE,
        after=flow.after * _SHARE,
    )


def _row(row: Row) -> Row:
    return replace(row, cells=tuple(map(_cell, row.cells)))


def _cell(cell: Cell) -> Cell:
    return replace(cell, flow=tuple(map(_flow, cell.flow))) if cell.flow else cell
