"""The cells of a sheet as XML: columns, rows, merged blocks and links.

openpyxl writes everything else. It makes an object and an element tree of every cell;
this writes the same elements as text, in a fraction of the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from openpyxl.utils import get_column_letter

from forms.excel.sheet import BOTTOM, DOTTED, LEFT, RIGHT, TOP, Sheet, Spot, Value, Words
from forms.excel.styles import FONT, LINE_FONT, Styles

# Pixels of one unit of column width: a digit of the workbook's first font.
_DIGIT = 8


def cells_xml(sheet: Sheet, styles: Styles, names: Sequence[str]) -> str:
    """The elements from `cols` to `hyperlinks`; `names` are those of all sheets."""
    letters = [get_column_letter(number) for number in range(1, len(sheet.widths) + 1)]
    rows: list[list[tuple[int, str]]] = [[] for _ in sheet.heights]
    merged: list[str] = []
    links: list[str] = []
    for spot in sheet.spots:
        place = f"{letters[spot.first]}{spot.top + 1}"
        if spot.first == spot.last and spot.top == spot.bottom:
            style = styles.number(spot.look, spot.lines, quoted=_looks_like_formula(spot.value))
            rows[spot.top].append((spot.first, _cell(place, style, spot.value)))
        else:
            merged.append(f'<mergeCell ref="{place}:{letters[spot.last]}{spot.bottom + 1}"/>')
            _add_block(rows, spot, styles, letters)
        if spot.target:
            location = quoteattr(_location(names[spot.target[0]], spot.target[1]))
            links.append(f'<hyperlink ref="{place}" location={location}/>')
    parts = ["<cols>"]
    look = f'customWidth="1" style="{styles.column}"'
    for number, pixels in enumerate(sheet.widths, 1):
        parts.append(f'<col min="{number}" max="{number}" width="{pixels / _DIGIT:g}" {look}/>')
    parts.append("</cols><sheetData>")
    for number, (height, cells) in enumerate(zip(sheet.heights, rows, strict=True), 1):
        parts.append(f'<row r="{number}" ht="{height:.2f}" customHeight="1">')
        cells.sort()
        parts.extend([cell for _, cell in cells])
        parts.append("</row>")
    parts.append("</sheetData>")
    if merged:
        parts += [f'<mergeCells count="{len(merged)}">', *merged, "</mergeCells>"]
    if links:
        parts += ["<hyperlinks>", *links, "</hyperlinks>"]
    return "".join(parts)


def _add_block(
    rows: list[list[tuple[int, str]]], spot: Spot, styles: Styles, letters: Sequence[str]
) -> None:
    """Add a merged block: the value in its first cell, its lines on the cells around."""
    first, last = spot.first, spot.last
    for row in range(spot.top, spot.bottom + 1):
        lines = spot.lines
        if row != spot.top:
            lines &= ~TOP
        if row != spot.bottom:
            lines &= ~(BOTTOM | DOTTED)
        left = lines & ~RIGHT if first < last else lines
        if row == spot.top:
            style = styles.number(spot.look, left, quoted=_looks_like_formula(spot.value))
            cells = _cell(f"{letters[first]}{row + 1}", style, spot.value)
        else:
            cells = _blanks(letters[first : first + 1], row, left, styles)
        cells += _blanks(letters[first + 1 : last], row, lines & ~(LEFT | RIGHT), styles)
        if first < last:
            cells += _blanks(letters[last : last + 1], row, lines & ~LEFT, styles)
        rows[row].append((first, cells))


def _blanks(letters: Sequence[str], row: int, lines: int, styles: Styles) -> str:
    """Cells of a block that say nothing; those without lines need not be there at all."""
    if not letters or not lines:
        return ""
    rest = f'{row + 1}" s="{styles.blank(lines)}"/>'
    return "".join([f'<c r="{letter}{rest}' for letter in letters])


def _cell(place: str, style: int, value: Value) -> str:
    """One cell. Text is marked as text: none is ever a formula, a date or an error."""
    if isinstance(value, str):
        return f'<c r="{place}" s="{style}" t="inlineStr"><is>{_text(value)}</is></c>'
    if value is None:
        return f'<c r="{place}" s="{style}"/>'
    if isinstance(value, tuple):
        words = "".join([_words(part) for part in value])
        return f'<c r="{place}" s="{style}" t="inlineStr"><is>{words}</is></c>'
    return f'<c r="{place}" s="{style}"><v>{value:f}</v></c>'


def _text(text: str) -> str:
    return f'<t xml:space="preserve">{escape(text)}</t>'


def _words(words: Words) -> str:
    """Text of its own look within a cell."""
    bold = "<b/>" if words.bold else ""
    underline = "<u/>" if words.underline else ""
    font = LINE_FONT if words.ruled else FONT
    raised = '<vertAlign val="superscript"/>' if words.raised else ""
    look = f'<rPr>{bold}{underline}<sz val="{words.size:g}"/><rFont val="{font}"/>{raised}</rPr>'
    return f"<r>{look}{_text(words.text)}</r>"


def _looks_like_formula(value: Value) -> bool:
    """Whether a program would take the text for a formula once it is edited."""
    return isinstance(value, str) and len(value) > 1 and value[0] in "=+-@"


def _location(name: str, row: int) -> str:
    quoted = name.replace("'", "''")
    return f"'{quoted}'!A{row + 1}"
