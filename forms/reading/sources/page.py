"""Pages as programs put them on the clipboard (HTML), as outlines.

Word writes what it copies so, with deleted and hidden text in it; web pages leave tags open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html

from forms.reading.outline import Block, Cell, Grid, Outline, Spot, Text
from forms.reading.refusals import (
    DEEPEST,
    LARGEST_FILE,
    MOST_BLOCKS,
    MOST_COLUMNS,
    ReadRefusedError,
    too_large,
)
from forms.reading.sources.typed import Run, typed

_BLOCKS = frozenset(
    {
        *("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "dd", "dt"),
        *("section", "article", "blockquote", "pre", "body", "center", "header", "footer", "main"),
    }
)
_UNSEEN = frozenset({"script", "style", "head", "del", "template", "noscript", "title", "meta"})
_BOLD = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"})
_HEADING = re.compile(r"h([1-6])")
_HIDDEN = re.compile(
    r"(?:display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden)", re.IGNORECASE
)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
_DELETED = re.compile(r"(?:msodel|deleted)", re.IGNORECASE)


def page_outline(text: str) -> Outline:
    """The outline of a page's HTML.

    Raises:
        ReadRefusedError: it is no page, or beyond the bounds.
    """
    if len(text) > LARGEST_FILE:
        raise too_large("เนื้อหาใหญ่เกินไป")
    if text.lstrip().startswith("Version:"):
        # What Windows puts before a page on the clipboard.
        text = text[max(text.find("<"), 0) :]
    try:
        root = html.document_fromstring(
            text, parser=html.HTMLParser(remove_comments=True, remove_pis=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadRefusedError("ไม่มีข้อความให้อ่าน โปรดคัดลอกใหม่") from error
    body = root.find("body")
    reader = _Page()
    blocks = reader.blocks(body if body is not None else root, lambda at: (at,), 0)
    return Outline(tuple(blocks))


@dataclass(slots=True)
class _Open:
    """A paragraph on its way."""

    runs: list[Run] = field(default_factory=list)
    level: int = 0


class _Page:
    """A page on its way into blocks."""

    def __init__(self) -> None:
        self._count = 0

    def blocks(self, element: Any, spot_of: Any, depth: int) -> list[Block]:
        """The blocks of an element."""
        found: list[Block] = []
        opened = _Open()
        for piece in self._pieces(element, bold=False, level=0):
            if isinstance(piece, Run):
                opened.runs.append(piece)
                continue
            self._close(opened, found, spot_of)
            opened = _Open(level=piece if isinstance(piece, int) else 0)
            if not isinstance(piece, int):
                grid = self._grid(piece, spot_of(len(found)), depth + 1)
                if grid is not None:
                    found.append(grid)
        self._close(opened, found, spot_of)
        return found

    def _close(self, opened: _Open, found: list[Block], spot_of: Any) -> None:
        runs = [
            Run(re.sub(r"[ \t\r\n\u00a0]+", " ", run.text) if run.text != "\n" else "\n", run.bold)
            for run in opened.runs
        ]
        made = typed(runs)
        if not made.text.strip():
            return
        self._count += 1
        if self._count > MOST_BLOCKS:
            raise too_large("มีย่อหน้ามากเกินไป")
        found.append(
            Text(
                spot_of(len(found)),
                made.text,
                level=opened.level,
                lead=made.lead,
                formulas=made.formulas,
            )
        )

    def _pieces(self, element: Any, *, bold: bool, level: int) -> Iterator[Run | int | Any]:
        """Letters, the beginnings of paragraphs (as the level of their heading), and tables."""
        if element.text:
            yield Run(element.text, bold)
        for child in element:
            yield from self._piece(child, bold=bold, level=level)
            if child.tail:
                yield Run(child.tail, bold)

    def _piece(self, child: Any, *, bold: bool, level: int) -> Iterator[Run | int | Any]:
        tag = child.tag.lower() if isinstance(child.tag, str) else ""
        style = child.get("style", "") if tag else ""
        if (
            not tag
            or tag in _UNSEEN
            or _HIDDEN.search(style)
            or _DELETED.search(child.get("class", ""))
        ):
            return
        if tag == "table":
            yield child
            yield 0
        elif tag == "br":
            yield Run("\n", bold)
        else:
            own_bold = bold or tag in _BOLD or bool(_BOLD_STYLE.search(style))
            heading = _HEADING.fullmatch(tag)
            own_level = int(heading[1]) if heading else level
            if tag in _BLOCKS:
                yield own_level
            if tag == "li":
                yield Run(_label(child), own_bold)
            yield from self._pieces(child, bold=own_bold, level=own_level)
            if tag in _BLOCKS:
                yield level

    def _grid(self, table: Any, spot: Spot, depth: int) -> Grid | None:
        """A table by its rows, wherever they are; those of tables within it are theirs."""
        if depth > DEEPEST:
            raise too_large("มีตารางซ้อนกันมากเกินไป")
        placed: dict[tuple[int, int], Cell] = {}
        taken: set[tuple[int, int]] = set()
        rows = list(_rows(table))
        for at, row in enumerate(rows):
            column = 0
            for element in (
                e for e in row if isinstance(e.tag, str) and e.tag.lower() in {"td", "th"}
            ):
                while (at, column) in taken:
                    column += 1
                across, down = (_span(element.get(name)) for name in ("colspan", "rowspan"))
                down = min(down, len(rows) - at)
                if column + across > MOST_COLUMNS:
                    raise too_large("มีตารางที่มีคอลัมน์มากเกินไป")
                place = (*spot, at, column)
                pieces = self.blocks(element, lambda n, place=place: (*place, n), depth)
                shaded = "background" in element.get("style", "") or bool(element.get("bgcolor"))
                placed[at, column] = Cell(place, at, column, tuple(pieces), down, across, shaded)
                taken |= {(at + d, column + a) for d in range(down) for a in range(across)}
                column += across
        width = max((column for _, column in taken), default=-1) + 1
        if not width:
            return None
        matrix: list[list[Cell | None]] = [[None] * width for _ in rows]
        for cell in placed.values():
            for d in range(cell.rows):
                for a in range(cell.columns):
                    matrix[cell.row + d][cell.column + a] = cell
        return Grid(spot, tuple(map(tuple, matrix)))


def _label(item: Any) -> str:
    """The number or mark that a page draws before an item of a list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "- "
    before = sum(1 for each in item.itersiblings("li", preceding=True))
    start = parent.get("start", "1")
    return f"{(int(start) if start.isdecimal() else 1) + before}. "


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        tag = child.tag.lower() if isinstance(child.tag, str) else ""
        if tag == "tr":
            yield child
        elif tag in {"thead", "tbody", "tfoot"}:
            yield from _rows(child)


def _span(text: str | None) -> int:
    number = int(text) if text and text.isdecimal() and len(text) < 4 else 1
    return max(number, 1)
