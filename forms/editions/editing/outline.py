"""What stands on a form, line by line: its blocks, and the lines and columns in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from forms.editions.blocks import BlockSpec, Column, Line
from forms.editions.editing.blocks_of import PlacedBlock, block_words, blocks_of, plain_words
from forms.editions.editing.draft import EditionDraft, Spot
from forms.editions.editing.holes import names_of_line, names_of_lines
from forms.editions.edition import FormSpec
from forms.editions.vocabulary.kinds import KINDS
from forms.editions.vocabulary.shows import SECTIONS


class Node(NamedTuple):
    """Something on a form: where it is, what it is called, and how deep it lies in others.

    `table` is the block whose columns it is among, or which it is; `movable`: it may change
    places with its neighbours, or go.
    """

    spot: Spot
    words: str
    depth: int
    movable: bool = False
    table: PlacedBlock | None = None


def outline_of(draft: EditionDraft, form: FormSpec) -> tuple[Node, ...]:
    """All that stands on a form, from top to bottom."""
    return tuple(_nodes(blocks_of(draft, form)))


def _nodes(blocks: Iterator[PlacedBlock]) -> Iterator[Node]:
    for placed in blocks:
        block, depth = placed.block, placed.depth
        table = placed if block.columns else None
        words = block_words(block, names_of_lines(placed))
        yield Node(placed.spot, words, depth, movable=True, table=table)
        yield from _things(placed, "columns", block.columns, "คอลัมน์", table)
        yield from _lines(placed)
        yield from _things(placed, "total", block.total, "แถวรวม", None, movable=False)
        for at, section in enumerate(block.sections):
            words = f"หัวข้อนิยาม: {plain_words(section.heading) or SECTIONS[section.field]}"
            yield Node((*placed.spot, "sections", at), words, depth + 1, movable=True)


def _lines(placed: PlacedBlock) -> Iterator[Node]:
    block: BlockSpec = placed.block
    kind = KINDS[block.kind]
    if len(block.lines) == 1 and not block.columns and not kind.lines:
        # The block is called by its only line, which is changed with it.
        words = f"บรรทัด: {_line_words(placed, block.lines[0])}"
        yield Node((*placed.spot, "lines", 0), words, placed.depth + 1)
        return
    for at, line in enumerate(block.lines):
        says = kind.lines[at].says if at < len(kind.lines) else "บรรทัด"
        spot = (*placed.spot, "lines", at)
        words = f"{says}: {_line_words(placed, line)}"
        yield Node(spot, words, placed.depth + 1, movable=not kind.lines)


def _things(
    placed: PlacedBlock,
    name: str,
    items: Sequence[Any],
    what: str,
    table: PlacedBlock | None,
    *,
    movable: bool = True,
) -> Iterator[Node]:
    for at, item in enumerate(items):
        words = _column_words(item, placed) if name == "columns" else plain_words(item.text)
        words = words or "(ผลรวม)"
        spot = (*placed.spot, name, at)
        yield Node(spot, f"{what}: {words}", placed.depth + 1, movable, table)


def _line_words(placed: PlacedBlock, line: Line) -> str:
    return plain_words(line.text, names_of_line(placed, line))


def _column_words(column: Column, placed: PlacedBlock) -> str:
    return plain_words(column.heading, placed.around)
