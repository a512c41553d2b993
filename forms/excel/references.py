"""Formulas as a spreadsheet writes them: what they speak of as cells of a sheet.

What rows say beside their figures stands in hidden columns beyond the paper: formulas go to
those alone. A formula that speaks of what is not there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import product

from xlsxwriter.utility import xl_rowcol_to_cell

from forms.excel.sheet import Block, Line, Said, Sheet
from forms.formulas import (
    Count,
    Difference,
    Either,
    Formula,
    Given,
    Greater,
    Nth,
    Own,
    Percent,
    Reached,
    Share,
    Sum,
    Total,
    Where,
)

# What programs take of a text within a formula, and of a formula.
_LONGEST_TEXT = 255
_LONGEST = 8000


class _NotThereError(Exception):
    """A formula speaks of something that no cell holds."""


class References:
    """The formulas of one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._filled = {
            (spot.top, spot.first): spot.value for spot in sheet.spots if spot.value is not None
        }
        self.hidden = self._hidden_columns()

    def _hidden_columns(self) -> dict[str, int]:
        """The columns beyond the paper, by what they say; one is left free for a link."""
        said = [
            name for block in self._sheet.tables for line in block.lines for name, _ in line.facts
        ]
        summed = [
            formula.name
            for formula in self._formulas()
            if isinstance(formula, Sum) and formula.where
        ]
        start = len(self._sheet.widths) + 1
        return {name: start + at for at, name in enumerate(dict.fromkeys((*said, *summed)))}

    def _formulas(self) -> Iterator[Formula]:
        for spot in self._sheet.spots:
            if spot.formula:
                yield spot.formula
            elif isinstance(spot.value, Said):
                yield from (part[0] for part in spot.value.parts if not isinstance(part, str))

    def of_cell(self, formula: Formula, table: int, row: int) -> str | None:
        """How the figure of a cell in a row of a table is computed; None where it is not."""
        block = self._sheet.tables[table]
        line = next(at for at, each in enumerate(block.lines) if each.row == row)
        try:
            text = _Writer(self, block, line).text(formula)
        except _NotThereError:
            return None
        if isinstance(formula, Sum) and formula.positive:
            text = f'IF({text}=0,"",{text})'
        elif isinstance(formula, Percent):
            whole = _Writer(self, block, line).text(formula.whole)
            text = f'IF({whole}=0,"",{text})'
        return f"={text}"

    def of_words(self, said: Said, table: int) -> str | None:
        """How a text that speaks of the table is computed; None where it is not."""
        block = self._sheet.tables[table]
        try:
            parts = [_said(part, _Writer(self, block, len(block.lines) - 1)) for part in said.parts]
        except _NotThereError:
            return None
        text = "&".join(parts)
        return f"={text}" if len(text) <= _LONGEST else None

    def facts(self) -> Iterator[tuple[int, int, str | None, Decimal | str]]:
        """What stands in hidden columns: row, column, the cell it is taken from, and value."""
        for block in self._sheet.tables:
            for line in block.lines:
                said = dict(line.facts)
                for name, column in self.hidden.items():
                    own = line.figures.get(name)
                    shown = self._filled.get((line.row, own)) if own is not None else None
                    if own is not None and isinstance(shown, Decimal):
                        yield line.row, column, f"={xl_rowcol_to_cell(line.row, own)}", shown
                    elif (value := said.get(name)) is not None and value != "":
                        yield line.row, column, None, value

    def given(self, name: str) -> str:
        """The cell of a name."""
        if name not in self._sheet.named:
            raise _NotThereError
        return str(xl_rowcol_to_cell(*self._sheet.named[name], row_abs=True, col_abs=True))

    def column_of(self, line: Line, name: str) -> int | None:
        """Where a line says something: among its figures, or in a hidden column."""
        if name in line.figures:
            return line.figures[name]
        return self.hidden.get(name) if dict(line.facts).get(name) is not None else None

    def is_empty(self, row: int, column: int) -> bool:
        """Whether nothing stands in a cell."""
        return (row, column) not in self._filled


def _said(part: str | tuple[Formula, str, str], writer: _Writer) -> str:
    if isinstance(part, str):
        cuts = range(0, len(part), _LONGEST_TEXT)
        return "&".join(_quoted(part[at : at + _LONGEST_TEXT]) for at in cuts) or '""'
    formula, form, absent = part
    figure = writer.text(formula)
    text = f"TEXT({figure},{_quoted(form)})"
    return f"IF({figure}=0,{_quoted(absent)},{text})" if absent else text


def _quoted(text: str) -> str:
    return '"{}"'.format(text.replace('"', '""'))


class _Writer:
    """Writes formulas for one line of a table."""

    def __init__(self, references: References, block: Block, line: int) -> None:
        self._references = references
        self._block = block
        self._line = line

    def text(self, formula: Formula) -> str:
        """A formula without its sign."""
        match formula:
            case Sum() | Count() | Own() | Given():
                return self._of_cells(formula)
            case Difference() | Share() | Percent():
                return self._of_two(formula)
            case _:
                return self._of_some(formula)

    def _of_cells(self, formula: Sum | Count | Own | Given) -> str:
        match formula:
            case Sum():
                return self._sum(formula)
            case Count(where):
                return self._over("COUNTIFS", "", where)
            case Own(name):
                return self._own(name)
            case Given(name, _):
                return self._references.given(name)

    def _of_two(self, formula: Difference | Share | Percent) -> str:
        match formula:
            case Difference(whole, part):
                return f"({self.text(whole)}-{self.text(part)})"
            case Share(whole, percent):
                return f"{self.text(whole)}*{self.text(percent)}/100"
            case Percent(part, whole):
                return f"{self.text(part)}/{self.text(whole)}*100"

    def _of_some(self, formula: Total | Either | Greater | Nth | Reached) -> str:
        match formula:
            case Total(terms):
                return f"SUM({','.join(map(self.text, terms))})"
            case Nth(number, figures):
                return f"CHOOSE({self.text(number)}+1,{_figures(figures)})"
            case Reached(figure, marks):
                return f"SUMPRODUCT(--({self.text(figure)}>={{{_figures(marks)}}}))"
            case Greater(one, other):
                return self._of_either(one, other, "MAX({},{})")
            case Either(one, other):
                return self._of_either(one, other, "IF(ISNUMBER({0}),{0},{1})")

    def _of_either(self, one: Formula, other: Formula, form: str) -> str:
        texts = [text for text in (self._text_or_none(one), self._text_or_none(other)) if text]
        if not texts:
            raise _NotThereError
        return form.format(*texts) if len(texts) > 1 else texts[0]

    def _text_or_none(self, formula: Formula) -> str | None:
        try:
            return self.text(formula)
        except _NotThereError:
            return None

    def _own(self, name: str) -> str:
        line = self._block.lines[self._line]
        column = self._references.column_of(line, name)
        if column is None:
            raise _NotThereError
        return str(xl_rowcol_to_cell(line.row, column, col_abs=True))

    def _sum(self, formula: Sum) -> str:
        if formula.where:
            return self._over("SUMIFS", f"{self._range(formula.name)},", formula.where)
        lines = self._block.lines[: self._line + 1] if formula.through else self._block.lines
        cells = [
            (line.row, column)
            for line in lines
            if (not formula.part or line.part == formula.part)
            and (column := self._references.column_of(line, formula.name)) is not None
        ]
        if not cells:
            raise _NotThereError
        return f"SUM({','.join(self._runs(cells))})"

    def _runs(self, cells: Sequence[tuple[int, int]]) -> Iterator[str]:
        """The cells as ranges; what lies between two of one range is empty."""
        first = last = cells[0]
        for cell in cells[1:]:
            between = range(last[0] + 1, cell[0])
            empty = all(self._references.is_empty(row, last[1]) for row in between)
            if cell[1] != last[1] or not empty:
                yield _range(first, last)
                first = cell
            last = cell
        yield _range(first, last)

    def _over(self, function: str, summed: str, where: Sequence[Where]) -> str:
        """A sum or a count by what rows say, added up over all words that are asked for."""
        terms = []
        for words in product(*(each.words for each in where)):
            asked = ",".join(
                f"{self._range(each.name)},{_quoted(_literal(word))}"
                for each, word in zip(where, words, strict=True)
            )
            terms.append(f"{function}({summed}{asked})")
        return f"({'+'.join(terms)})" if len(terms) > 1 else "".join(terms) or "0"

    def _range(self, name: str) -> str:
        column = self._references.hidden.get(name)
        if column is None or not self._block.lines:
            raise _NotThereError
        rows = [line.row for line in self._block.lines if line.facts]
        if not rows:
            raise _NotThereError
        return _range((rows[0], column), (rows[-1], column))


def _literal(word: str) -> str:
    """A word as a condition says it: these signs would stand for any letters."""
    for sign in "~*?":
        word = word.replace(sign, f"~{sign}")
    return word


def _range(first: tuple[int, int], last: tuple[int, int]) -> str:
    start = xl_rowcol_to_cell(*first, row_abs=True, col_abs=True)
    if first == last:
        return str(start)
    return f"{start}:{xl_rowcol_to_cell(*last, row_abs=True, col_abs=True)}"


def _figures(figures: Iterable[Decimal]) -> str:
    return ",".join(f"{figure:f}" for figure in figures)
