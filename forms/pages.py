"""How many pages a form takes, reckoned from the heights of what stands on it.

That is nearly what a layout comes to, in a fraction of its time. All lengths are points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from forms.cells import FEW_LINES, FEWEST_LINES, PAD_Y
from forms.document import (
    Form,
    Fraction,
    Group,
    Heading,
    Item,
    Leaders,
    PageBreak,
    Paragraph,
    Row,
    Table,
)
from forms.heights import BodyHeights, HeaderHeight, RowHeight, flow_height
from forms.thai.setting import LEADING
from forms.thai.strips import POINTS

# A4 in millimetres.
_PAPER = (210.0, 297.0)

# The shares of the width that the columns of a table have at the moment.
Widths = Callable[[Table], Sequence[float]]


def text_size(form: Form) -> tuple[float, float]:
    """The width and the height between a form's margins."""
    width, height = _PAPER if form.orientation == "portrait" else _PAPER[::-1]
    margins = form.margins
    across, down = margins.left + margins.right, margins.top + margins.bottom
    return (width - across) * POINTS, (height - down) * POINTS


class _EnoughError(Exception):
    """There are more pages than need be counted."""


class PageCount:
    """Counts the pages of a form, for one choice of its tables' widths after the other."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self.width, self._page = text_size(form)
        # It takes no fewer than it is told to.
        self.least = 1 + sum(isinstance(item, PageBreak) for item in form.items)
        self._running = sum(flow_height(each, self.width) for each in form.running)
        self._bodies: dict[int, BodyHeights] = {}
        self._headers: dict[tuple[tuple[Row, ...], float], HeaderHeight] = {}
        self._measures: dict[int, tuple[Sequence[float], float, list[RowHeight]]] = {}
        self._widths: Widths
        self._lost = 0
        self._pages = 1
        self._most = 0
        self._top = self._y = 0.0
        # The height of what keeps with the next item.
        self._waiting = 0.0

    def body(self, table: Table) -> BodyHeights:
        """The body of a table of the form, to be measured."""
        known = self._bodies.get(id(table))
        if known is None:
            known = self._bodies[id(table)] = BodyHeights(table)
        return known

    def header(self, table: Table) -> HeaderHeight:
        """The header of a table, the same for all that have it."""
        key = table.header, table.size
        known = self._headers.get(key)
        if known is None:
            known = self._headers[key] = HeaderHeight(*key)
        return known

    def pages(self, widths: Widths | None = None, *, lost: int = 0, most: int = 0) -> int:
        """How many pages the form takes with those widths, or its tables' own.

        `lost` is how many lines stay blank where a row is parted: none at the best; one is
        what it mostly comes to. With `most` it says no more of many than that they are more.
        """
        self._widths = widths or _own
        self._lost, self._most = lost, most
        self._pages = 1
        self._top = self._y = self._waiting = 0.0
        try:
            self._set(self._form.items)
            self._begin(0.0)
        except _EnoughError:
            return most + 1
        return self._pages

    def _set(self, items: Iterable[Item]) -> None:
        for item in items:
            match item:
                case PageBreak():
                    self._break()
                case Group():
                    self._begin_group(item)
                    self._set(item.items)
                case Table():
                    self._set_table(item)
                case Heading() | Paragraph(keep=True):
                    self._waiting += self._height(item)
                case _:
                    height = self._height(item)
                    least = FEWEST_LINES * item.size * LEADING if isinstance(item, Paragraph) else 0
                    self._begin(min(height, least) if least else height)
                    self._fill(height)

    def _break(self) -> None:
        if self._y > self._top:
            self._turn()

    def _turn(self) -> None:
        self._pages += 1
        if self._pages > self._most > 0:
            raise _EnoughError
        self._y = self._top = self._running

    def _begin(self, lead: float) -> None:
        """Go past what waits, on a new page where what it leads to has no room on this."""
        if self._y > self._top and self._y + self._waiting + lead > self._page:
            self._turn()
        waiting, self._waiting = self._waiting, 0.0
        self._fill(waiting)

    def _begin_group(self, group: Group) -> None:
        height = sum([self._height(item) for item in group.items])
        if self._waiting + height <= self._page - self._running:
            self._begin(height)

    def _fill(self, height: float) -> None:
        """Go down by a height, over as many pages as it takes."""
        self._y += height
        while self._y > self._page:
            rest = self._y - self._page
            self._turn()
            self._y += rest

    def _height(self, item: Item) -> float:
        """The height of an item in one piece."""
        match item:
            case Heading():
                return sum([flow_height(each, self.width) for each in item.paragraphs])
            case Paragraph() | Fraction():
                return flow_height(item, self.width)
            case Table():
                header, rows = self._measured(item)
                return (
                    item.before
                    + self._title(item)
                    + header
                    + sum([row.whole for row in rows])
                    + item.after
                )
            case Leaders():
                return item.label_size * LEADING
            case _:
                # Beside a picture stands what follows it.
                return 0.0

    def _measured(self, table: Table) -> tuple[float, list[RowHeight]]:
        """The height of a table's header, and of each of its rows."""
        shares = self._widths(table)
        known = self._measures.get(id(table))
        if known is None or known[0] != shares:
            widths = self.points(shares)
            header = self.header(table).height(widths)
            known = shares, header, self.body(table).rows(widths)
            self._measures[id(table)] = known
        return known[1:]

    def _title(self, table: Table) -> float:
        return flow_height(table.title, self.width) if table.title else 0.0

    def points(self, shares: Sequence[float]) -> tuple[float, ...]:
        """The widths of columns that share the text width so."""
        whole = sum(shares) or 1.0
        return tuple(share * self.width / whole for share in shares)

    def _set_table(self, table: Table) -> None:
        header, rows = self._measured(table)
        line = table.size * LEADING
        title = self._title(table)
        self._begin(table.before + title + header + _first(rows, FEW_LINES * line))
        self._y += table.before + title + header
        for row in rows:
            room = self._page - self._y
            if row.whole > room and row.least > room and self._y > self._top + header:
                self._turn()
                self._y += header
            self._set_row(row.whole, line, header)
        self._y += table.after

    def _set_row(self, row: float, line: float, header: float) -> None:
        """A row, whole lines of it on each of its pages."""
        while self._y + row > self._page:
            stands = ((self._page - self._y - 2 * PAD_Y) // line - self._lost) * line
            row -= max(stands, line)
            self._turn()
            self._y += header
        self._y += row


def _first(rows: Sequence[RowHeight], few: float) -> float:
    """The least height of the rows that a table begins with."""
    height = 0.0
    for row in rows:
        height += max(row.least, min(row.whole, few))
        if height >= few:
            break
    return height


def _own(table: Table) -> Sequence[float]:
    return table.widths
