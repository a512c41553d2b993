"""Tables of any shape have a tree that is whole, and that validators find sound."""

from __future__ import annotations

import os
import random

import pytest

from forms.document import Arrow, Cell, Flow, Fraction, Row, Table, plain
from forms.pdf import render_pdf
from tests.forms.pdf.structure_reader import StructuredFile
from tests.forms.pdf.test_standards import faults
from tests.forms.pdf.test_structure import form
from tests.forms.pdf.tree_rules import assert_is_whole

# So many tables are tried in the usual run, and so many at length (tests.long).
SEEDS = 150 if "PHAEN_TREES" in os.environ else 4
# No deeper do tables stand in tables.
DEEPEST = 2


def flow(rng: random.Random, depth: int) -> Flow:
    kind = rng.random()
    if kind < 0.1:
        return Fraction("ก", "ข")
    if kind < 0.25 and depth < DEEPEST:
        return any_table(rng, depth + 1)
    return plain(rng.choice(("", "ก", "ข ค " * rng.choice((1, 5, 60)))), size=14)


def any_row(rng: random.Random, count: int, depth: int, *, heading: bool = False) -> Row:
    """A row that says no more than there is room for, and often less."""
    cells: list[Cell] = []
    room = count
    while room and rng.random() < 0.9:
        columns = min(rng.choice((1, 1, 1, 2, 3)), room)
        flows = (flow(rng, DEEPEST if heading else depth) for _ in range(rng.choice((0, 1, 1, 2))))
        joined = not heading and rng.random() < 0.25
        rows = rng.choice((1, 1, 2)) if heading else 1
        cells.append(Cell(tuple(flows), columns=columns, rows=rows, joined=joined))
        room -= columns
    arrows: list[Arrow] = []
    if not heading and not depth and rng.random() < 0.4:
        arrows += [
            Arrow(first, rng.randint(first, count - 1), rng.choice(("", "คำ")))
            for first in rng.choices(range(count), k=2)
        ]
    return Row(tuple(cells), arrows=tuple(arrows))


def any_table(rng: random.Random, depth: int = 0) -> Table:
    count = rng.randint(1, 6)
    header = tuple(
        any_row(rng, count, depth, heading=True) for _ in range(rng.choice((0, 1, 2, 3)))
    )
    body = tuple(any_row(rng, count, depth) for _ in range(rng.choice((0, 1, 4, 12))))
    title = plain("ชื่อตาราง") if rng.random() < 0.3 else None
    return Table((1,) * count, header, body, title=title)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_any_table_has_a_tree_that_is_whole(seed):
    rng = random.Random(seed)
    data = render_pdf(form(*(any_table(rng) for _ in range(3))))
    assert_is_whole(StructuredFile(data))
    assert faults(data) == []
