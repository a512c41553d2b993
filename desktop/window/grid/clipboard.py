"""Blocks of cells from Excel and Word: tables of HTML, or lines with tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from PySide6.QtCore import QMimeData

from desktop.window.widgets.pasted import (
    MOST_COLUMNS,
    MOST_ROWS,
    html_in,
    refuse_size,
    text_in,
)
from desktop.window.widgets.visible_html import visible_html

Block = tuple[tuple[str, ...], ...]

_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
_MOST_DIGITS = 6
# A cell in quotation marks, and any other; so many of the first are looked for, so far.
_QUOTED = re.compile(r'"((?:[^"]|""){0,5000})"(?=[\t\n]|\Z)')
_PLAIN = re.compile(r"([^\t\n]*)")
_NEEDS_QUOTES = re.compile(r'[\t\n"]')
_MOST_OPENINGS = 1_000
# What parts the rows and cells of a table within a cell.
_WITHIN = {"tr": "\r", "td": " ", "th": " "}
_BREAKS = {"br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6"}


def block_of(data: QMimeData | None) -> Block:
    """The block of cells on the clipboard; empty where there is no text.

    A table of HTML says for certain where its cells end; Word's text does not.

    Raises:
        PasteError: it is more than is pasted.
    """
    if data is None:
        return ()
    block = read_html(html_in(data)) or read_tabbed(text_in(data).replace("\v", "\n"))
    refuse_size(len(block), max(map(len, block), default=0))
    return block


def lone_table(data: QMimeData) -> Block:
    """The cells of what was copied where that is a table and nothing else; else none.

    A single column is lines of text as well, and stays that.

    Raises:
        PasteError: it is more than is pasted.
    """
    reader = _read(html_in(data))
    block = () if reader.has_more else reader.block()
    return block if block and len(block[0]) > 1 else ()


def repeated(block: Block, high: int, wide: int) -> Iterator[tuple[int, int, str]]:
    """The cells of an area that a block fills, again and again, as (down, right, text).

    What a line is short of its block's width is empty.
    """
    width = max(len(line) for line in block)
    for down in range(high):
        line = block[down % len(block)]
        for right in range(wide):
            at = right % width
            yield down, right, line[at] if at < len(line) else ""


def read_tabbed(text: str) -> Block:
    """The cells of lines with tabs.

    Spreadsheets put a cell in quotation marks where it holds a break, a tab or such a mark;
    all others stand for themselves.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows: list[list[str]] = [[]]
    at, openings = 0, 0
    while plain and at <= len(plain):
        openings += plain[at : at + 1] == '"'
        quoted = _QUOTED.match(plain, at) if openings <= _MOST_OPENINGS else None
        found = quoted if quoted and _NEEDS_QUOTES.search(quoted[1]) else _PLAIN.match(plain, at)
        assert found is not None  # noqa: S101 - nothing is a plain cell as well
        rows[-1].append(found[1].replace('""', '"') if found is quoted else found[1])
        at = found.end() + 1
        if plain[found.end() : at] == "\n":
            rows.append([])
    return tuple(map(tuple, rows)) if plain else ()


def read_html(text: str) -> Block:
    """The cells of the tables of a page; empty where it has none.

    What spans several cells stands in the first; the others are empty. A table within a
    cell is read as that cell's text.
    """
    return _read(text).block()


def _read(text: str) -> _TableReader:
    reader = _TableReader()
    if "<table" in text.lower():
        reader.feed(visible_html(text))
        reader.close()
    return reader


class _TableReader(HTMLParser):
    """Gathers the cells of every table of a page, one table under the other."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._rows: list[dict[int, str]] = []
        # By column, the row before which a cell from above ends.
        self._taken: dict[int, int] = {}
        self._depth = 0
        # Whether words stand outside the tables.
        self.has_more = False
        self._cell: list[str] | None = None
        self._column = 0
        # The column after the last cell of the row.
        self._next = 0

    def block(self) -> Block:
        width = max((max(row) + 1 for row in self._rows if row), default=0)
        return tuple(
            tuple(row.get(column, "") for column in range(width)) for row in self._rows if row
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            # One that begins where no cell is open does so after another that was left open.
            self._depth += self._depth == 0 or self._cell is not None
        elif tag in _WITHIN and self._depth > 1 and self._cell is not None:
            self._cell.append(_WITHIN[tag])
        elif tag == "tr" and self._depth == 1:
            self._end_cell()
            self._rows.append({})
            self._next = 0
            refuse_size(len(self._rows), 0)
        elif tag in {"td", "th"} and self._depth == 1 and self._rows:
            self._end_cell()
            self._start_cell(dict(attrs))
        elif tag in _BREAKS and self._cell is not None:
            self._cell.append("\n" if tag == "br" else "\r")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in {"br", "td", "th", "tr"}:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            if self._depth == 1:
                self._end_cell()
            elif self._cell is not None:
                self._cell.append("\r")
            self._depth = max(0, self._depth - 1)
        elif tag in {"td", "th", "tr"} and self._depth == 1:
            self._end_cell()
        elif tag in _BREAKS - {"br"} and self._cell is not None:
            self._cell.append("\r")

    def close(self) -> None:
        super().close()
        # The last cell may be left open.
        self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(_SPACES.sub(" ", data))
        elif not self._depth and data.strip():
            self.has_more = True

    def _start_cell(self, attributes: dict[str, str | None]) -> None:
        row = len(self._rows) - 1
        while self._taken.get(self._next, 0) > row:
            self._next += 1
        self._column = self._next
        self._next += _span(attributes.get("colspan"), MOST_COLUMNS)
        refuse_size(0, self._next)
        end = row + _span(attributes.get("rowspan"), MOST_ROWS)
        for column in range(self._column, self._next):
            self._taken[column] = end
            self._rows[row][column] = ""
        self._cell = []

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        # A paragraph's end (\r) is one line's end however often it is said.
        text = re.sub(r" *\r[\r ]*", "\r", "".join(self._cell)).strip("\r ")
        lines = text.replace("\r", "\n").split("\n")
        self._rows[-1][self._column] = "\n".join(line.strip() for line in lines).strip("\n")
        self._cell = None


def _span(text: str | None, most: int) -> int:
    number = int(text) if text and text.isdecimal() and len(text) <= _MOST_DIGITS else 1
    return max(1, min(number, most))
