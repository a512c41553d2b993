"""What a form says of a table's counts and sums, for those who ask without the form."""

from __future__ import annotations

from dataclasses import replace

from db.records import Package
from forms.build.blocks import below_table
from forms.build.context import Context
from forms.document import Paragraph
from forms.editions.edition import Edition


def sentences(package: Package, edition: Edition, rows: str) -> tuple[str, ...]:
    """The sentences with counts and sums below the first table that goes through `rows`."""
    outermost = (block for form in edition.forms for block in form.blocks)
    found = (block for block in outermost if block.kind == "table" and block.rows == rows)
    block = next(found, None)
    if block is None:
        return ()
    counting = tuple(line for line in block.lines if "count}" in line.text)
    context = Context(package, edition)
    made = below_table(context, replace(block, lines=counting), context.scope)
    return tuple(item.text for item in made if isinstance(item, Paragraph))
