"""Cells of texts, figures and money."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from forms.build.context import Context
from forms.document import Cell, Flow, Paragraph, Run
from forms.editions.blocks import BlockSpec, Column
from forms.figures import baht, figure, figure_format, rounded
from forms.page_setup import Align
from forms.templates.filling import Scope, words


def text_cell(texts: Iterable[str], column: Column, size: float) -> Cell:
    """A cell of paragraphs, one a text and one a line of it."""
    lines = [line for text in texts for line in text.split("\n")]
    return Cell(tuple(paragraph(line, column.align, size) for line in lines))


def paragraph(text: str, align: Align, size: float, *, bold: bool = False) -> Paragraph:
    """One paragraph of a cell; a bold one leads what stands below it, and stays with that."""
    return Paragraph((Run(text, bold=bold),), align=align, size=size, keep=bold)


def number_cell(
    number: Decimal | int | None, column: Column, size: float, *, places: int = 0
) -> Cell:
    """A figure as a number, with at least `places` decimals; an empty cell for None."""
    if number is None:
        return Cell()
    exact = Decimal(number)
    written = f"{rounded(exact, places):,f}" if places else figure(exact)
    flow = (paragraph(written, column.align, size),)
    return Cell(flow, number=exact, number_format=figure_format(written))


def money_words(context: Context, amount: Decimal) -> str:
    """An amount as the forms write it: `20,000,000.-`, or with its satang."""
    if amount == amount.to_integral_value():
        return words(context.words.amount, {"amount": figure(amount)})
    return baht(amount)


def amount_cell(
    context: Context,
    amount: Decimal | None,
    column: Column,
    size: float,
    *,
    below: tuple[Flow, ...] = (),
    bold: bool = False,
) -> Cell:
    """Money as a number, unless something stands below it; blank for None."""
    if amount is None:
        return Cell()
    head = paragraph(money_words(context, amount), column.align, size, bold=bold)
    if below:
        return Cell((head, *below))
    whole = amount == amount.to_integral_value()
    return Cell((head,), number=amount, number_format='#,##0".-"' if whole else "#,##0.00")


def size_of(scope: Scope) -> float:
    """The type size of the table at hand, in points."""
    block: BlockSpec = scope["block"]
    return block.size
