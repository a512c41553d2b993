"""A document as plain values: what stands on the forms, before it becomes PDF or Excel.

Builders make these from a plan and an edition; renderers turn them into files and
decide nothing about content. Lengths are millimetres, type sizes points.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from db.places import Place
from db.record_classes import record
from forms.formulas import Fact, Formula
from forms.page_setup import MARGINS, Align, Digits, Margins, Numbering, Orientation

# What renderers call now and then with how much is done and how much there is; what it
# raises goes through, so that the caller can cancel.
Progress = Callable[[int, int], None]


@record
class Reckoned:
    """A figure within words that is computed from the table above: how, and how it is written.

    `text` is what is printed, `format` the spreadsheet format that writes the figure so,
    and `absent` what stands in place of nothing.
    """

    text: str
    formula: Formula
    format: str = "#,##0"
    absent: str = ""


@record
class Run:
    """Text of one look. A line feed in it starts a new line.

    With a `note` it is the raised number of a footnote, whose text stands at the foot of
    the page that the number is on. Its number is no part of what a paragraph says.
    `reckoned` says how the text is computed, where it is.
    """

    text: str
    bold: bool = False
    underline: bool = False
    note: str = ""
    reckoned: Reckoned | None = None


@record
class Paragraph:
    """Runs set as one paragraph.

    `indent` is the left indent of every line, `first` what the first line adds to it
    (negative: the first line hangs out). `before` and `after` are points. `keep` keeps
    it on one page with what follows. `leading` is the way from line to line in ems, 0 the
    usual one. `label` is the number that the text of an item of a list begins with.
    """

    runs: tuple[Run, ...]
    align: Align = "left"
    size: float = 16
    indent: float = 0
    first: float = 0
    before: float = 0
    after: float = 0
    keep: bool = False
    leading: float = 0
    label: str = ""

    @property
    def text(self) -> str:
        """The words, without their looks and without the numbers of footnotes."""
        return "".join(run.text for run in self.runs if not run.note)


@record
class Fraction:
    """A formula: `label` on a line above, numerator, bar, denominator, `factor` beside."""

    numerator: str
    denominator: str
    label: str = ""
    factor: str = ""
    size: float = 16


@record
class Figure:
    """A picture of the plan within its text, centred, with its caption below it.

    `data` is the file; `width` is millimetres, 0 for the picture's own, and never more
    than the room it stands in.
    """

    data: bytes
    caption: str = ""
    width: float = 0
    size: float = 16


@record
class Cell:
    """One cell of a table.

    `columns` and `rows` say how many it covers (rows: in header rows only). `number` is
    its value where it is a figure, with the spreadsheet format that prints it as `flow`
    does, and `formula` how that is computed. `fact` is the name that formulas of its table
    know the figure by, `known_as` the one that those of other tables do. `date` is the day that
    its words name. `joined`: it goes on from the cell above, with no line between.
    """

    flow: tuple[Flow, ...] = ()
    columns: int = 1
    rows: int = 1
    number: Decimal | None = None
    number_format: str = "General"
    joined: bool = False
    middle: bool = False
    formula: Formula | None = None
    fact: str = ""
    known_as: str = ""
    date: dt.date | None = None

    @property
    def text(self) -> str:
        """The words of all its flow, a line each."""
        return "\n".join(flow_text(flow) for flow in self.flow)


@record
class Arrow:
    """A span drawn over the columns `first` to `last` of its row, both included.

    `label` are words written on it.
    """

    first: int
    last: int
    label: str = ""


@record
class Row:
    """Cells from left to right; together with `joined` and spans they fill the columns.

    A header row leaves out the cells that a cell above it covers. `place` is the record
    that the row speaks of. `keep` keeps the row on one page with the next. `facts` are what
    it says to formulas beside its figures, and `part` the part of the table it is in.
    """

    cells: tuple[Cell, ...]
    arrows: tuple[Arrow, ...] = ()
    place: Place | None = None
    keep: bool = False
    facts: tuple[tuple[str, Fact], ...] = ()
    part: str = ""


@record
class Table:
    """`widths` are shares of the text width; `header` is repeated on every page.

    `limits` are the least and the most share of each column, where the widths may be
    chosen so that the table takes the fewest pages; tables of one form with the same
    header, widths and limits get the same. `title` stands above, with the first rows.
    `months` are the months of the columns that are months, "YYYY-MM", empty for others.
    """

    widths: tuple[float, ...]
    header: tuple[Row, ...]
    body: tuple[Row, ...]
    size: float = 14
    before: float = 4
    after: float = 8
    limits: tuple[tuple[float, float], ...] = ()
    title: Paragraph | None = None
    months: tuple[str, ...] = ()


# What a cell holds: a table in a cell stands in the cell's width.
Flow = Paragraph | Fraction | Figure | Table


@record
class Heading:
    """A heading: bookmarked at `level` (1 outermost), and listed in the contents.

    `entry` is its line in the contents; without one it is not listed. A bookmark takes
    `entry`, or the heading's own words. It never stands last on a page.
    """

    paragraphs: tuple[Paragraph, ...]
    level: int = 1
    entry: str = ""
    place: Place | None = None

    @property
    def text(self) -> str:
        """Its words in one line."""
        return " ".join(paragraph.text for paragraph in self.paragraphs)


@record
class Group:
    """Items that stay together on one page where one page can hold them."""

    items: tuple[Heading | Paragraph | Fraction | Figure | Table | Leaders, ...]


@record
class Leaders:
    """One line of labels and values, each value on a dotted leader, as on a memo.

    Each part is (label, value, share of the text width); values that are too long go on
    below their line. `size` is the value's, `label_size` the bold label's, `leading` as a
    paragraph's.
    """

    parts: tuple[tuple[str, str, float], ...]
    size: float = 16
    label_size: float = 20
    leading: float = 0


@record
class Picture:
    """A picture file, `height` millimetres high, at the left; blank space without a file.

    What follows starts beside it, at the height of its top.
    """

    path: str
    height: float


# The unit of figures that are parts of a hundred.
PERCENT = "ร้อยละ"


@record
class Series:
    """Figures of one name, one for each label of its chart; None where there is none."""

    name: str
    values: tuple[Decimal | None, ...]
    ink: Literal["planned", "actual"]


@record
class Chart:
    """Figures as a picture.

    "lines": percent over the labels, `height` millimetres high; "bars": a row for each
    label, with its note at the right; "shares": one bar parted by the figures of its one
    series. `unit` is what the figures are.
    """

    kind: Literal["lines", "bars", "shares"]
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    notes: tuple[str, ...] = ()
    height: float = 60
    size: float = 12
    after: float = 2


@record
class PageBreak:
    """What follows starts a new page."""


@record
class Contents:
    """The table of contents: every heading with an entry, and its page number.

    `marks` stand before the entries, by level from 1; levels beyond have none.
    """

    heading: str
    page_heading: str
    size: float = 16
    marks: tuple[str, ...] = ()

    def mark(self, level: int) -> str:
        """What stands before an entry of a level."""
        return self.marks[level - 1] if level <= len(self.marks) else ""


Item = (
    Heading
    | Paragraph
    | Fraction
    | Figure
    | Table
    | Group
    | Leaders
    | Picture
    | Chart
    | PageBreak
    | Contents
)


# What stands in running lines and catchwords for what is known when pages are made.
PAGE = "{page}"
WORDS = "{words}"


@record
class Form:
    """One standard form: its id, its Thai name (bookmark, sheet), its paper and items.

    A form starts a new page. `running` is printed at the top of each further page, as
    the title lines of สยป.3 are; `PAGE` in it is the number of the page within the form.
    `catchword` stands at the right foot of a page that the form goes on from, `WORDS` in
    it being the next page's first. `tighter` are the same items with less and less space
    between them: the roomiest that take the fewest pages are printed. `foot` is printed small
    at the right foot of every page.
    """

    id: str
    title: str
    items: tuple[Item, ...]
    sheet: str = ""
    orientation: Orientation = "portrait"
    numbering: Numbering = "figures"
    margins: Margins = MARGINS
    digits: Digits = "typed"
    centred: bool = False
    running: tuple[Paragraph, ...] = ()
    catchword: str = ""
    tighter: tuple[tuple[Item, ...], ...] = ()
    foot: str = ""


# What a column of a list of records holds.
ListKind = Literal["text", "whole", "figure", "money", "percent", "month", "date"]


@record
class ListColumn:
    """A column of a list of records: its heading, and what it holds."""

    heading: str
    kind: ListKind = "text"


@record
class RecordList:
    """Records of a plan as plain values, to be sorted, joined and added up.

    `name` is its Latin name. A row has a value for each column, None where there is none;
    months are the first days of them.
    """

    name: str
    title: str
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[str | int | Decimal | dt.date | None, ...], ...]


@record
class Document:
    """The forms of one plan, in the order they are bound.

    `date` is the day it is made on. `lists` are the plan's records, where they are wanted
    beside the forms. `keywords` stand among what the file says of itself.
    """

    title: str
    author: str
    forms: tuple[Form, ...]
    subject: str = ""
    date: dt.date | None = None
    lists: tuple[RecordList, ...] = ()
    keywords: str = ""


def flow_text(flow: Flow) -> str:
    """The words of a flow item."""
    if isinstance(flow, Paragraph):
        return flow.text
    if isinstance(flow, Figure):
        return flow.caption
    if isinstance(flow, Table):
        return table_text(flow)
    head = f"{flow.label}\n" if flow.label else ""
    return f"{head}{flow.numerator}\n{flow.denominator} {flow.factor}".rstrip()


def table_text(table: Table) -> str:
    """The words of a table, a line a row, the cells parted by tabs."""
    title = [table.title.text] if table.title else []
    rows = ("\t".join(cell.text for cell in row.cells) for row in (*table.header, *table.body))
    return "\n".join((*title, *rows))


def plain(text: str, *, bold: bool = False, align: Align = "left", size: float = 16) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(text, bold=bold),), align=align, size=size)


def resized(paragraph: Paragraph, size: float) -> Paragraph:
    """The paragraph in another size."""
    return replace(paragraph, size=size)
