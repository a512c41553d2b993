"""Lines of labels and values on dotted leaders, as on a memo: rows of a table without lines.

The dots are the lower edge of the value's cell, so that they stay where they are whatever
is typed above them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from forms.document import Leaders, Paragraph, Run
from forms.thai.measuring import text_width
from forms.word.flows import cell_flows
from forms.word.looks import Look
from forms.word.measures import RULE, point_twips
from forms.word.paragraphs import LEADING
from forms.word.styles import LEADERS_TABLE, Style
from forms.word.work import Work

# Between a label and its value, and between a value's end and the next label (points).
_GAP = 5.0
# The share of a line of type that is below its baseline.
_BELOW = 0.35
_MOST_LABEL = 0.8

# A cell: from where to where in points, what it says, and whether dots are below it.
_Cell = tuple[float, float, Paragraph | None, bool]


def leaders_xml(work: Work, lines: Sequence[Leaders], width: float) -> str:
    """Lines of labels and values as one table, `width` points wide."""
    rows = [list(_cells(line, width)) for line in lines]
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
    style = work.styles.of("plain")
    for row in rows:
        cells = (_cell(work, cell, edges, grid, style) for cell in row)
        made.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return "".join((*made, "</w:tbl>"))


def _cells(line: Leaders, width: float) -> list[_Cell]:
    """The cells of a line; a gap stands between a value and the next label."""
    found: list[_Cell] = []
    drop = (line.label_size - line.size) * LEADING * _BELOW
    left = 0.0
    for number, (label, value, share) in enumerate(line.parts, 1):
        right = width if number == len(line.parts) else left + width * share
        needed = text_width(label, line.label_size, bold=True) + _GAP if label else 0.0
        start = round(left + min(needed, (right - left) * _MOST_LABEL), 1)
        if start > left:
            head = Paragraph((Run(label, bold=True),), size=line.label_size)
            found.append((left, start, head, False))
        end = right if number == len(line.parts) else round(right - _GAP, 1)
        said = Paragraph((Run(value),), size=line.size, after=max(drop, 0.0))
        found.append((start, end, said, True))
        if end < right:
            right = round(right, 1)
            found.append((end, right, None, False))
        left = right
    return found


def _cell(
    work: Work, cell: _Cell, edges: Sequence[float], grid: Sequence[int], style: Style
) -> str:
    left, right, paragraph, dotted = cell
    first, last = edges.index(left), edges.index(right)
    parts = [f'<w:tcW w:w="{grid[last] - grid[first]}" w:type="dxa"/>']
    if last - first > 1:
        parts.append(f'<w:gridSpan w:val="{last - first}"/>')
    if dotted:
        dots = f'<w:bottom w:val="dotted" w:sz="{RULE}" w:space="0" w:color="000000"/>'
        parts.append(f"<w:tcBorders>{dots}</w:tcBorders>")
    parts.append('<w:vAlign w:val="bottom"/>')
    flows = () if paragraph is None else (paragraph,)
    content = cell_flows(work, flows, right - left, Style(style.id, Look()), keep=False)
    return f"<w:tc><w:tcPr>{''.join(parts)}</w:tcPr>{content}</w:tc>"
