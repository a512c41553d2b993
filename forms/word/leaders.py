"""Lines of labels and values on dotted leaders, as on a memo: rows of a table without lines.

The dots are a dotted underline of the value and of the tab that fills the rest of its cell:
they stay at the foot of every line, whatever is typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from forms.document import Leaders
from forms.thai.measuring import text_width
from forms.word.looks import LEADING, line_spacing, spacing, type_size
from forms.word.measures import point_twips
from forms.word.styles import LEADERS_TABLE
from forms.word.text import shown
from forms.word.work import Work, runs_of

# Between a label and its value, and between a value's end and the next label (points).
_GAP = 5.0
# The share of a line of type that is above its baseline.
_ABOVE = 0.65
_MOST_LABEL = 0.8


class _Cell(NamedTuple):
    """A cell from `left` to `right` in points: a label, a value above its dots, or a gap."""

    left: float
    right: float
    text: str = ""
    size: float = 16
    before: float = 0.0
    dotted: bool = False
    leading: float = 0.0


def leaders_xml(work: Work, lines: Sequence[Leaders], width: float) -> str:
    """Lines of labels and values as one table, `width` points wide."""
    rows = [_cells(line, width) for line in lines]
    edges = sorted({0.0, width, *(edge for row in rows for cell in row for edge in cell[:2])})
    grid = [point_twips(edge) for edge in edges]
    columns = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(grid))
    made = [
        (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{LEADERS_TABLE}"/>'
            f'<w:tblW w:w="{grid[-1]}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>"
        )
    ]
    for row in rows:
        cells = (_cell(work, cell, edges, grid) for cell in row)
        made.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return "".join((*made, "</w:tbl>"))


def _cells(line: Leaders, width: float) -> list[_Cell]:
    """The cells of a line; a gap stands between a value and the next label."""
    found: list[_Cell] = []
    # A value stands on the baseline of its label, which is larger.
    drop = max((line.label_size - line.size) * (line.leading or LEADING) * _ABOVE, 0.0)
    leading = 0.0 if line.leading == LEADING else line.leading
    left = 0.0
    for number, (label, value, share) in enumerate(line.parts, 1):
        last = number == len(line.parts)
        right = width if last else round(left + width * share, 1)
        needed = text_width(label, line.label_size, bold=True) + _GAP if label else 0.0
        start = round(left + min(needed, (right - left) * _MOST_LABEL), 1)
        if start > left:
            found.append(_Cell(left, start, label, line.label_size, leading=leading))
        end = right if last else round(right - _GAP, 1)
        below = drop if label else 0.0
        found.append(_Cell(start, end, value, line.size, below, dotted=True, leading=leading))
        if end < right:
            found.append(_Cell(end, right, size=line.size, leading=leading))
        left = right
    return found


def _cell(work: Work, cell: _Cell, edges: Sequence[float], grid: Sequence[int]) -> str:
    first, last = edges.index(cell.left), edges.index(cell.right)
    width = grid[last] - grid[first]
    parts = [f'<w:tcW w:w="{width}" w:type="dxa"/>']
    if last - first > 1:
        parts.append(f'<w:gridSpan w:val="{last - first}"/>')
    return f"<w:tc><w:tcPr>{''.join(parts)}</w:tcPr>{_paragraph(work, cell, width)}</w:tc>"


def _paragraph(work: Work, cell: _Cell, width: int) -> str:
    style = work.styles.of("plain")
    text = " ".join(shown(cell.text).split("\n"))
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>' if cell.dotted else ""
    between = line_spacing(cell.leading) if cell.leading else ""
    before = spacing(cell.before, 0.0, between) if cell.before or between else ""
    size = type_size(cell.size)
    look = f'<w:pPr><w:pStyle w:val="{style.id}"/>{tabs}{before}<w:rPr>{size}</w:rPr></w:pPr>'
    said = runs_of(
        text,
        style.look,
        bold=bool(cell.text) and not cell.dotted,
        size=cell.size,
        underline="dotted" if cell.dotted else "",
    )
    rest = '<w:r><w:rPr><w:u w:val="dotted"/></w:rPr><w:tab/></w:r>' if cell.dotted else ""
    return f"<w:p>{look}{said}{rest}</w:p>"
