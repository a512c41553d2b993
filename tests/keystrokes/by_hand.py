"""How many keys the same plan takes in blank forms, where every cell is typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from db.records import Package, Plan
from forms.build import build
from forms.document import Document, Group, Heading, Item, Leaders, Paragraph, Table
from forms.editions.opening import opened_edition


@dataclass(frozen=True, slots=True)
class ByHand:
    """Letters of the cells and paragraphs, one key to go to each, and a key a month of arrows."""

    letters: int
    cells: int
    arrows: int

    @property
    def keys(self) -> int:
        """All of them."""
        return self.letters + self.cells + self.arrows


def by_hand(plan: Plan) -> ByHand:
    """Count what the forms of a plan say and the blank forms do not.

    What a form says of itself (titles, heads of tables) and the table of contents is not
    counted: a word processor's file of the forms has it. Names that a form repeats are.
    """
    blank = set(_texts(_document(_emptied(plan))))
    typed = [text for text in _texts(_document(plan)) if text not in blank]
    letters = sum(len(line) for text in typed for line in text.split("\n"))
    tables = (item for form in _document(plan).forms for item in form.items)
    rows = (row for item in tables if isinstance(item, Table) for row in item.body)
    arrows = sum(arrow.last - arrow.first + 1 for row in rows for arrow in row.arrows)
    return ByHand(letters, len(typed), arrows)


def _document(plan: Plan) -> Document:
    return build(Package(plan), opened_edition(plan).edition)


def _emptied(plan: Plan) -> Plan:
    """The plan of the same unit and year with nothing in it."""
    return Plan(fiscal_year=plan.fiscal_year, edition=plan.edition)


def _texts(document: Document) -> Iterator[str]:
    """Every text that is not empty, form by form, without the heads of tables."""
    for form in document.forms:
        for item in form.items:
            yield from (text for text in _texts_of(item) if text.strip())


def _texts_of(item: Item) -> Iterator[str]:
    if isinstance(item, Paragraph):
        yield item.text
    elif isinstance(item, Heading):
        yield from (paragraph.text for paragraph in item.paragraphs)
    elif isinstance(item, Table):
        for row in item.body:
            yield from (cell.text for cell in row.cells if not cell.joined)
    elif isinstance(item, Group):
        for each in item.items:
            yield from _texts_of(each)
    elif isinstance(item, Leaders):
        yield from (value for _label, value, _share in item.parts)
