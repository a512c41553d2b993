"""Tables of a Word file: heading rows that pages repeat, rows that may break over them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from forms.cells import PAD_X, fitted
from forms.document import Cell, Flow, Row, Table
from forms.heights import header_cells
from forms.word.measures import point_twips
from forms.word.spans import SHADE, Span, spans
from forms.word.styles import TABLE, Style
from forms.word.work import Work

# Sets the content of a cell in a room of so many points.
SetFlows = Callable[..., str]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell over the columns from `start` to before `end`.

    `merged` says whether it begins a cell over several rows, or goes on with one. `xml` is
    its content where that is made already.
    """

    start: int
    end: int
    cell: Cell
    merged: str = ""
    xml: str = ""
    shaded: bool = False


def table_xml(
    work: Work,
    table: Table,
    width: float,
    set_flows: SetFlows,
    *,
    keep: bool = False,
    whole: bool = False,
) -> str:
    """A table on `width` points; `set_flows` sets what its cells hold.

    `whole` keeps its rows together, and `keep` keeps them with what follows, too.
    """
    return "".join(_Layout(work, table, width, set_flows).pieces(keep=keep, whole=whole))


class _Layout:
    """A table on its way into a file."""

    def __init__(self, work: Work, table: Table, width: float, set_flows: SetFlows) -> None:
        self._work = work
        self._table = table
        self._set_flows = set_flows
        whole = sum(table.widths) or 1.0
        self._edges = [share * width / whole for share in accumulate(table.widths, initial=0.0)]
        self._twips = [point_twips(edge) for edge in self._edges]
        self._head = work.styles.of("head", table.size)
        self._text = work.styles.of("cell", table.size)

    def pieces(self, *, keep: bool, whole: bool) -> Iterator[str]:
        """The elements of the table, in order."""
        columns = (f'<w:gridCol w:w="{self._width(at, at + 1)}"/>' for at in range(self._count))
        yield (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE}"/>'
            f'<w:tblW w:w="{self._twips[-1]}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
            f"<w:tblGrid>{''.join(columns)}</w:tblGrid>"
        )
        for placed in _header(self._table, self._count):
            yield f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{self._cells(placed, self._head)}</w:tr>"
        rows = list(_body(self._table, self._count))
        for number, (row, placed) in enumerate(zip(self._table.body, rows, strict=True), 1):
            kept = row.keep or keep or (whole and number < len(rows))
            if row.arrows:
                found = spans(self._table, row, self._edges, self._text, keep=kept)
                placed = _with_spans(placed, found)  # noqa: PLW2901 - the row as it is drawn
            yield f"<w:tr>{self._cells(placed, self._text, keep=kept)}</w:tr>"
        yield "</w:tbl>"

    @property
    def _count(self) -> int:
        return len(self._table.widths)

    def _width(self, start: int, end: int) -> int:
        return self._twips[end] - self._twips[start]

    def _cells(self, placed: Iterable[_Placed], style: Style, *, keep: bool = False) -> str:
        return "".join(self._cell(each, style, keep=keep) for each in placed)

    def _cell(self, placed: _Placed, style: Style, *, keep: bool) -> str:
        heading = style is self._head
        width = self._edges[placed.end] - self._edges[placed.start]
        pad, flows = PAD_X, placed.cell.flow
        if not placed.xml:
            pad, flows = fitted(flows, width, heading=heading)
        content = placed.xml or self._set_flows(
            self._work, flows, width - 2 * pad, style, keep=keep
        )
        return f"<w:tc>{self._properties(placed, pad)}{content}</w:tc>"

    def _properties(self, placed: _Placed, pad: float) -> str:
        span = placed.end - placed.start
        parts = [f'<w:tcW w:w="{self._width(placed.start, placed.end)}" w:type="dxa"/>']
        if span > 1:
            parts.append(f'<w:gridSpan w:val="{span}"/>')
        if placed.merged:
            parts.append(f'<w:vMerge w:val="{placed.merged}"/>')
        if placed.shaded:
            parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>')
        if placed.xml or pad < PAD_X:
            side = 0 if placed.xml else point_twips(pad)
            sides = (f'<w:{name} w:w="{side}" w:type="dxa"/>' for name in ("left", "right"))
            parts.append(f"<w:tcMar>{''.join(sides)}</w:tcMar>")
        if placed.cell.middle or placed.xml:
            parts.append('<w:vAlign w:val="center"/>')
        return f"<w:tcPr>{''.join(parts)}</w:tcPr>"


def _header(table: Table, count: int) -> Iterator[list[_Placed]]:
    """The cells of each heading row, those that go on from the row above among them."""
    rows: list[dict[int, _Placed]] = [{} for _ in table.header]
    for top, (start, beyond), cell in header_cells(table.header):
        end = min(beyond, count)
        reach = min(cell.rows, len(rows) - top)
        if start >= end:
            continue
        rows[top][start] = _Placed(start, end, cell, "restart" if reach > 1 else "")
        for below in range(top + 1, top + reach):
            rows[below][start] = _Placed(start, end, Cell(), "continue")
    for row in rows:
        yield _filled([row[start] for start in sorted(row)], count)


def _body(table: Table, count: int) -> Iterator[list[_Placed]]:
    """The cells of each row; what goes on from the cell above is one cell with that."""
    rows = [{placed.start: placed for placed in _filled(_placed(row), count)} for row in table.body]
    for number, row in enumerate(rows):
        for start, placed in row.items():
            if not placed.cell.joined or not number:
                continue
            top = number - 1
            while rows[top].get(start, placed).merged == "continue":
                top -= 1
            above = rows[top].get(start)
            if above is None or above.end != placed.end or not _reaches(rows, top, number, placed):
                continue
            flow: tuple[Flow, ...] = above.cell.flow + placed.cell.flow
            rows[top][start] = replace(above, cell=replace(above.cell, flow=flow), merged="restart")
            row[start] = replace(placed, cell=Cell(), merged="continue")
    return (list(row.values()) for row in rows)


def _reaches(rows: Sequence[dict[int, _Placed]], top: int, number: int, placed: _Placed) -> bool:
    """Whether a cell stands over the same columns in each row between two."""
    return all(
        placed.start in rows[at] and rows[at][placed.start].end == placed.end
        for at in range(top, number)
    )


def _placed(row: Row) -> Iterator[_Placed]:
    start = 0
    for cell in row.cells:
        yield _Placed(start, start + cell.columns, cell)
        start += cell.columns


def _filled(placed: Iterable[_Placed], count: int) -> list[_Placed]:
    """The cells of a row, with empty ones where none stands and none beyond the last column."""
    found: list[_Placed] = []
    at = 0
    for each in placed:
        if each.start > at:
            found.append(_Placed(at, each.start, Cell()))
        if each.start < count:
            found.append(replace(each, end=min(each.end, count)) if each.end > count else each)
        at = each.end
    if at < count:
        found.append(_Placed(at, count, Cell()))
    return found


def _with_spans(placed: Iterable[_Placed], found: Iterable[Span]) -> list[_Placed]:
    """The cells of a row with its spans in place of the months that they cover."""
    over = list(found)
    free = [
        each for each in placed if not any(span.first <= each.start <= span.last for span in over)
    ]
    made = [_Placed(s.first, s.last + 1, Cell(), xml=s.xml, shaded=s.shaded) for s in over]
    return sorted([*free, *made], key=lambda each: each.start)
