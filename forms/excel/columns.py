"""The columns of a sheet: such that tables of different columns all stand on them.

A cell of a sheet is one column wide where it can be: only then can rows be sorted, copied
and fitted. So the edges of tables that differ are laid upon each other, and a column of a
table that takes several of the sheet has its text in the widest of them. Where that would
make a table much too high its cells are joined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise, product
from math import ceil
from typing import NamedTuple

from forms.document import Paragraph, Row, Table
from forms.excel.letters import line_height, text_width
from forms.excel.measure import pixels_for, usable_width, widest_word
from forms.heights import header_cells

# So many rows of a kind of tables tell how high they are.
_SAMPLE = 40
# By what shares of the sheet's width edges are moved while better ones are looked for.
_STEPS = (0.04, 0.02, 0.01)
# How many times as high as in its own columns a table may be before its cells are joined:
# one that is worked in, and one that is read among text.
_MOST_HIGHER, _MOST_HIGHER_READ = 1.5, 1.1
# What a pixel costs that a column lacks for its words, in points of height.
_LACK = 20.0
# The names of months may be made so much smaller.
_SMALL_MONTH = 0.6
# Columns of a sheet are not narrower than this, in pixels.
_NARROWEST = 12
# Of more columns than this edges are moved one by one alone.
_MANY = 10
# So many ways to lay one kind's edges upon the others' are tried at the most.
_MOST_TRIALS = 256


class Region(NamedTuple):
    """What a column of a table takes of a sheet: columns, and the one its text stands in.

    `at` is None where they are joined. `left` and `right` are pixels from the sheet's left,
    `room` what text may fill in points.
    """

    first: int
    last: int
    at: int | None
    left: int
    right: int
    room: float

    def through(self, other: Region) -> Region:
        """This region and all to the right up to another, joined."""
        if other.first == self.first:
            return self
        room = usable_width(other.right - self.left)
        return Region(self.first, other.last, None, self.left, other.right, room)


class Columns(NamedTuple):
    """The widths of a sheet's columns in pixels, and where each kind of tables stands."""

    widths: tuple[int, ...]
    regions: tuple[tuple[Region, ...], ...]


class _Kind:
    """Tables of the same headings, and how high they are in columns of some widths."""

    def __init__(self, tables: Sequence[Table], width: float) -> None:
        shares = tables[0].widths
        self.groups = list(_groups(tables[0]))
        self.count = len(self.groups)
        scale = width / (sum(shares) or 1.0)
        self.own = [sum(shares[first:end]) * scale for first, end in self.groups]
        limits = tables[0].limits or tuple((share, share) for share in shares)
        self.limits = [
            (
                sum(least for least, _ in limits[first:end]) * scale,
                sum(most for _, most in limits[first:end]) * scale,
            )
            for first, end in self.groups
        ]
        self.free = bool(tables[0].limits)
        # The group of each column that stands alone: the text of others is not measured.
        self._alone = {
            first: number for number, (first, end) in enumerate(self.groups) if end - first == 1
        }
        rows = [(table, row) for table in tables for row in table.body]
        sample = rows[:: ceil(len(rows) / _SAMPLE) or 1]
        self._times = len(rows) / max(len(sample), 1)
        self._least = line_height(tables[0].size)
        self.needs = [float(_NARROWEST)] * self.count
        self._rows = [list(self._cells(table, row)) for table, row in sample]
        for _, (first, end), cell in header_cells(tables[0].header):
            if end - first == 1:
                self._need_for(first, max(map(widest_word, cell.flow), default=0.0))
        # What a table has not in its own widths it cannot ask of others.
        self.needs = [min(need, own) for need, own in zip(self.needs, self.own, strict=True)]

    def _cells(self, table: Table, row: Row) -> Iterator[tuple[int, list[float], float]]:
        """Of each cell its group, the lengths of its paragraphs, and the height of a line."""
        column = 0
        for cell in row.cells:
            if cell.columns == 1 and cell.flow and column in self._alone:
                group = self._alone[column]
                texts = [flow for flow in cell.flow if isinstance(flow, Paragraph)]
                lengths = [_length(text) for text in texts]
                words = lengths if cell.number is not None else map(widest_word, texts)
                self._need(group, max(words, default=0.0))
                yield group, lengths, line_height(texts[0].size if texts else table.size)
            column += cell.columns

    def _need(self, group: int, points: float) -> None:
        self.needs[group] = max(self.needs[group], pixels_for(points))

    def _need_for(self, column: int, points: float) -> None:
        """Let a column be wide enough for a word of its heading; months all alike."""
        for number, (first, end) in enumerate(self.groups):
            if first <= column < end:
                count = end - first
                wide = pixels_for(points * (_SMALL_MONTH if count > 1 else 1)) * count
                self.needs[number] = max(self.needs[number], wide)

    def height(self, widths: Sequence[float]) -> float:
        """About how high the tables are in columns of these widths in pixels, in points."""
        rooms = [usable_width(width) for width in widths]
        total = 0.0
        for cells in self._rows:
            highest = self._least
            for column, lengths, line in cells:
                room = rooms[column]
                lines = sum([ceil(length / room) or 1 for length in lengths])
                highest = max(highest, lines * line)
            total += highest
        lack = sum([max(need - width, 0.0) for need, width in zip(self.needs, widths, strict=True)])
        return total * self._times + lack * _LACK


def _groups(table: Table) -> Iterator[tuple[int, int]]:
    """The columns, from each to the one after it; months are one, which stay alike."""
    months = table.months or ("",) * len(table.widths)
    start = 0
    for is_month, group in groupby(months, key=bool):
        end = start + len(list(group))
        yield from ((start, end),) if is_month else ((at, at + 1) for at in range(start, end))
        start = end


@lru_cache(maxsize=8192)
def _length(text: Paragraph) -> float:
    return sum([text_width(run.text, text.size, bold=run.bold) for run in text.runs])


# Where the edges of a kind's columns are among the sheet's, the outer ones included.
_Places = tuple[int, ...]


@lru_cache(maxsize=64)
def columns_for(
    kinds: tuple[tuple[Table, ...], ...], width: int, *, among_text: bool = False
) -> Columns:
    """The columns of a sheet of a width in pixels for kinds of tables, the chief one first.

    Tables that stand `among_text` are there to be read.
    """
    found = [_Kind(tables, width) for tables in kinds]
    edges = _own_edges(found[0], width)
    places: list[_Places] = [tuple(range(len(edges)))]
    for number, kind in enumerate(found[1:], 1):
        edges, places = _with_kind(found[:number], kind, edges, places)
    if len(found) > 1:
        edges = _moved(edges, lambda trial: _height(found, trial, places), None)
    pixels = [round(edge) for edge in edges]
    most = _MOST_HIGHER_READ if among_text else _MOST_HIGHER
    joined = [
        _is_joined(kind, place, edges, most) for kind, place in zip(found, places, strict=True)
    ]
    pixels, places = _with_months(found, pixels, places)
    regions = tuple(
        tuple(_regions(place, pixels, joined=each))
        for place, each in zip(places, joined, strict=True)
    )
    return Columns(tuple(b - a for a, b in pairwise(pixels)), regions)


def _with_months(
    kinds: Sequence[_Kind], pixels: list[int], places: Sequence[_Places]
) -> tuple[list[int], list[_Places]]:
    """The edges with those between months, and the places of all columns among them."""
    wanted: list[list[int]] = []
    for kind, place in zip(kinds, places, strict=True):
        edges = [0]
        for (first, end), (a, b) in zip(kind.groups, pairwise(place), strict=True):
            width, count = pixels[b] - pixels[a], end - first
            edges += [pixels[a] + round(width * part / count) for part in range(1, count + 1)]
        wanted.append(edges)
    union = sorted({edge for edges in wanted for edge in edges})
    at = {edge: number for number, edge in enumerate(union)}
    return union, [tuple(at[edge] for edge in edges) for edges in wanted]


def _own_edges(kind: _Kind, width: float) -> list[float]:
    edges = [0.0]
    for own in kind.own:
        edges.append(edges[-1] + own)
    edges[-1] = width
    if not kind.free:
        return edges
    limits = kind.limits

    def height(trial: Sequence[float]) -> float:
        return kind.height([b - a for a, b in pairwise(trial)])

    def allowed(trial: Sequence[float]) -> bool:
        widths = (b - a for a, b in pairwise(trial))
        pairs = zip(widths, limits, strict=True)
        return all(least - 1 <= each <= most + 1 for each, (least, most) in pairs)

    return _moved(edges, height, allowed)


def _moved(
    edges: list[float],
    height: Callable[[Sequence[float]], float],
    allowed: Callable[[Sequence[float]], bool] | None,
) -> list[float]:
    """Edges moved one by one, and columns with them, as long as that makes tables lower."""
    best, lowest = edges, height(edges)
    for step in _STEPS:
        by = step * edges[-1]
        better = True
        while better:
            better = False
            for trial in _shifts(best, by):
                if min(b - a for a, b in pairwise(trial)) < _NARROWEST:
                    continue
                if allowed and not allowed(trial):
                    continue
                found = height(trial)
                # A line less is worth it; a letter is not.
                if found < lowest * 0.995 - 1:
                    best, lowest, better = trial, found, True
    return best


def _shifts(edges: Sequence[float], by: float) -> Iterator[list[float]]:
    """The edges with some of them, neighbours, moved to either side."""
    inner = len(edges) - 1
    together = 1 if inner > _MANY else inner
    for first in range(1, inner):
        for last in range(first, min(first + together, inner)):
            for way in (by, -by):
                yield [edge + way if first <= at <= last else edge for at, edge in enumerate(edges)]


def _effective(places: _Places, edges: Sequence[float]) -> list[float]:
    """The width of the widest column in each region."""
    widths = [b - a for a, b in pairwise(edges)]
    return [max(widths[a:b]) for a, b in pairwise(places)]


def _height(kinds: Sequence[_Kind], edges: Sequence[float], places: Sequence[_Places]) -> float:
    pairs = zip(kinds, places, strict=True)
    return sum([kind.height(_effective(place, edges)) for kind, place in pairs])


def _with_kind(
    others: Sequence[_Kind], kind: _Kind, edges: list[float], places: list[_Places]
) -> tuple[list[float], list[_Places]]:
    """The edges and places with those of one kind more, as low as may be together."""
    wanted = [0.0]
    for own in kind.own:
        wanted.append(wanted[-1] + own)
    options = [
        _options(wanted[at], edges, kind.needs[at - 1], kind.needs[at])
        for at in range(1, kind.count)
    ]
    while _trials(options) > _MOST_TRIALS:
        longest = max(options, key=len)
        longest.pop()
    best: tuple[float, list[float], list[_Places]] | None = None
    for chosen in product(*options):
        if any(b - a < _NARROWEST for a, b in pairwise((0.0, *chosen, edges[-1]))):
            continue
        union = sorted({*edges, *chosen})
        if any(b - a < _NARROWEST for a, b in pairwise(union)):
            continue
        at = {edge: number for number, edge in enumerate(union)}
        trial = [tuple(at[edges[number]] for number in place) for place in places]
        trial.append((0, *(at[edge] for edge in chosen), len(union) - 1))
        height = _height((*others, kind), union, trial)
        if best is None or height < best[0]:
            best = height, union, trial
    if best is None:
        return _beyond(edges, places, kind.count)
    return best[1], best[2]


def _trials(options: Iterable[Sequence[float]]) -> int:
    count = 1
    for each in options:
        count *= len(each)
    return count


def _options(
    wanted: float, edges: Sequence[float], need_before: float, need_after: float
) -> list[float]:
    """Where an edge may lie: on those around it, on its own place, or close to one of them."""
    left = max(edge for edge in edges if edge <= wanted)
    right = min((edge for edge in edges if edge > wanted), default=edges[-1])
    found = [edge for edge in (left, right) if 0 < edge < edges[-1]]
    found += [
        edge
        for edge in (wanted, right - need_after, left + need_before)
        if left + _NARROWEST < edge < right - _NARROWEST
    ]
    return list(dict.fromkeys(found)) or [wanted]


def _beyond(
    edges: list[float], places: list[_Places], count: int
) -> tuple[list[float], list[_Places]]:
    """Columns for a table of more than there is room for: each of the sheet parted evenly."""
    parts = ceil(count / (len(edges) - 1))
    union = [a + (b - a) * part / parts for a, b in pairwise(edges) for part in range(parts)]
    moved = [tuple(number * parts for number in place) for place in places]
    return [*union, edges[-1]], [*moved, (*range(count), len(union))]


def _is_joined(kind: _Kind, places: _Places, edges: Sequence[float], most: float) -> bool:
    """Whether tables are too high unless their cells are joined."""
    whole = kind.height([edges[b] - edges[a] for a, b in pairwise(places)])
    return kind.height(_effective(places, edges)) > most * whole


def _regions(places: _Places, pixels: Sequence[int], *, joined: bool) -> Iterator[Region]:
    for first, end in pairwise(places):
        at = max(range(first, end), key=lambda each: pixels[each + 1] - pixels[each])
        wide = joined and end - first > 1
        left, right = (first, end) if wide else (at, at + 1)
        room = usable_width(pixels[right] - pixels[left])
        yield Region(first, end - 1, None if wide else at, pixels[first], pixels[end], room)
