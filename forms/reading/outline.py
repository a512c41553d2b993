"""A document as its reader sees it: paragraphs and tables in order, each with its place.

Every source gives the same: what a Word file, a workbook or a web page calls things is
forgotten here. A place (`Spot`) is the number of a block of the document; within a table the
row and the column of the cell, and the number of a piece within that; and so on inwards.
All count from 0, blank paragraphs aside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

Spot = tuple[int, ...]
# Stands in a text for each of its formulas, in order.
FORMULA = "\ufffc"


@dataclass(frozen=True, slots=True)
class FormulaText:
    """A fraction and what stands after it: `× 100`."""

    numerator: str
    denominator: str
    factor: str = ""

    @property
    def line(self) -> str:
        """The formula in one line, for fields that hold none."""
        return f"({self.numerator}) / ({self.denominator}) {self.factor}".strip()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line that is drawn over a table, from its cell's left edge on, in twips."""

    offset: int
    width: int


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; its lines are parted by line feeds.

    `level` is that of a heading, 1 outermost, 0 of other paragraphs. `lead` is how many
    letters at its beginning are bold. `label` is the number or mark that the program counted
    before it; it is no part of `text`. `contents`: it is a line of a table of contents.
    `running`: it stands at the edge of pages, or at their foot.
    """

    spot: Spot
    text: str
    level: int = 0
    lead: int = 0
    label: str = ""
    formulas: tuple[FormulaText, ...] = ()
    drawn: tuple[Drawn, ...] = ()
    contents: bool = False
    running: bool = False

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return bool(self.text.strip()) and self.lead >= len(self.text.rstrip())

    @property
    def labelled(self) -> str:
        """The text with the number that was counted before it."""
        return f"{self.label} {self.text}" if self.label else self.text

    @property
    def plain(self) -> str:
        """The labelled text with each formula in its line."""
        text = self.labelled
        for formula in self.formulas:
            text = text.replace(FORMULA, formula.line, 1)
        return text


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, over `rows` and `columns` of the grid from its own on."""

    spot: Spot
    row: int
    column: int
    pieces: tuple[Text | Grid, ...] = ()
    rows: int = 1
    columns: int = 1
    shaded: bool = False

    @property
    def texts(self) -> tuple[Text, ...]:
        """Its paragraphs, those of tables within it among them."""
        return tuple(_texts(self.pieces))

    @property
    def text(self) -> str:
        """Its words, a line a paragraph."""
        return "\n".join(text.plain for text in self.texts)

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing."""
        return not any(text.plain.strip() for text in self.texts)


@dataclass(frozen=True, slots=True)
class Beside:
    """Words beside a row of a sheet's table that are not printed, and what is over them."""

    row: int
    heading: str
    text: Text


@dataclass(frozen=True)
class Grid:
    """A table: `rows` of equal length, each with the cell that covers each column.

    A cell over several columns or rows stands in each of them. Where a row has no cell it is
    None. `heads` is how many rows at its top the program repeats on each page; `widths` are
    those of the columns, in twips, if they are known.
    """

    spot: Spot
    rows: tuple[tuple[Cell | None, ...], ...]
    heads: int = 0
    widths: tuple[int, ...] = ()
    beside: tuple[Beside, ...] = ()

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Each cell once, row by row."""
        return tuple(
            cell
            for at, row in enumerate(self.rows)
            for column, cell in enumerate(row)
            if cell is not None and (cell.row, cell.column) == (at, column)
        )

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The words of each place of the grid; those of a cell where it begins."""
        return self._texts

    @cached_property
    def _texts(self) -> tuple[tuple[str, ...], ...]:
        return tuple(
            tuple(
                cell.text if cell is not None and (cell.row, cell.column) == (at, column) else ""
                for column, cell in enumerate(row)
            )
            for at, row in enumerate(self.rows)
        )


Block = Text | Grid


@dataclass(frozen=True, slots=True)
class Outline:
    """A document. `notices` say in Thai what its reader should know of the reading.

    `sheets` are the names of a workbook's sheets, by the number of the block each begins with.
    """

    blocks: tuple[Block, ...]
    notices: tuple[str, ...] = ()
    sheets: tuple[tuple[int, str], ...] = ()


def units(outline: Outline) -> Iterator[Text | Cell]:
    """Every paragraph outside of tables, and every cell that says something of its own.

    They are what is counted: each of them is taken, doubtful or left over. A cell that holds
    but a table has none: the cells of that are counted.
    """
    for block in outline.blocks:
        yield from _units(block)


def _units(block: Block) -> Iterator[Text | Cell]:
    if isinstance(block, Text):
        yield block
        return
    for cell in block.cells:
        if any(isinstance(piece, Text) and piece.plain.strip() for piece in cell.pieces):
            yield cell
        for piece in cell.pieces:
            if isinstance(piece, Grid):
                yield from _units(piece)
    for beside in block.beside:
        yield beside.text


def _texts(pieces: tuple[Block, ...]) -> Iterator[Text]:
    for piece in pieces:
        if isinstance(piece, Text):
            yield piece
        else:
            for cell in piece.cells:
                yield from _texts(cell.pieces)


def spot_words(outline: Outline, spot: Spot) -> str:
    """A place in the reader's words: `ตารางที่ 3 แถว 2 ช่อง 4`; all count from 1."""
    words = [f"แผ่นงาน {name}" for first, name in outline.sheets if first <= spot[0]][-1:]
    block = outline.blocks[spot[0]]
    same = (each for each in outline.blocks[: spot[0] + 1] if isinstance(each, type(block)))
    kind = "ตารางที่" if isinstance(block, Grid) else "ย่อหน้าที่"
    words.append(f"{kind} {sum(1 for _ in same)}")
    rest = spot[1:]
    while len(rest) >= 2:
        words.append(f"แถว {rest[0] + 1} ช่อง {rest[1] + 1}")
        if len(rest) >= 5:
            words.append("ตารางในช่อง")
        rest = rest[3:]
    return " ".join(words)
