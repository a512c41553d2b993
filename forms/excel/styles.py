"""Styled cells to write through: one for each combination of looks and lines."""

from __future__ import annotations

from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font, Side

from forms.excel.sheet import BOTTOM, DOTTED, LEFT, RIGHT, TOP, Look, Value, Words

FONT = "TH SarabunPSK"
# Lines and arrows: letters of one width that join, in a font that every office has.
_LINE_FONT = "Courier New"
_LINK_COLOUR = "FF0563C1"

# One step of a cell's indent, three spaces of the workbook's first font, in millimetres.
_INDENT_STEP = 3.175
_FORMULA_STARTS = ("=", "+", "-", "@")

_THIN = Side(style="thin")
_DOTS = Side(style="dotted")
_NONE = Side()


class CellMaker:
    """Makes the cells of one sheet, in order.

    A cell is only good until the next is asked for: cells of one style are the same
    object, which spares building each its own font, borders and alignment.
    """

    def __init__(self, worksheet: Any) -> None:
        self._worksheet = worksheet
        self._styled: dict[tuple[Look, int, bool], Any] = {}
        self._blank: dict[int, Any] = {}

    def blank(self, lines: int) -> Any:
        """An empty cell within a merged block, for the lines around the block."""
        if lines not in self._blank:
            cell = WriteOnlyCell(self._worksheet)
            cell.border = _border(lines)
            self._blank[lines] = cell
        return self._blank[lines]

    def cell(self, value: Value, look: Look, lines: int) -> Any:
        """A cell that shows a value. No text is ever a formula, a date or an error."""
        quoted = isinstance(value, str) and len(value) > 1 and value.startswith(_FORMULA_STARTS)
        key = (look, lines, quoted)
        cell = self._styled.get(key)
        if cell is None:
            cell = self._styled[key] = self._new(look, lines, quoted=quoted)
        if isinstance(value, tuple):
            value = rich_text(value)
        cell.value = value
        if isinstance(value, str | CellRichText):
            cell.data_type = "s"
        return cell

    def _new(self, look: Look, lines: int, *, quoted: bool) -> Any:
        cell = WriteOnlyCell(self._worksheet)
        cell.font = _font(look)
        cell.border = _border(lines)
        cell.alignment = Alignment(
            horizontal=look.align,
            vertical=look.vertical,
            wrap_text=not (look.ruled or look.shrunk),
            shrink_to_fit=look.shrunk,
            indent=round(look.indent / _INDENT_STEP),
        )
        cell.number_format = look.number_format
        if quoted:
            cell.quotePrefix = True
        return cell


def rich_text(words: tuple[Words, ...]) -> CellRichText:
    """Words of several looks as one cell's text."""
    return CellRichText([TextBlock(_inline_font(w), w.text) for w in words])


def _font(look: Look) -> Font:
    return Font(
        name=_LINE_FONT if look.ruled else FONT,
        size=look.size,
        bold=look.bold,
        underline="single" if look.underline or look.link else None,
        color=_LINK_COLOUR if look.link else None,
    )


_inline_fonts: dict[tuple[float, bool, bool, bool], InlineFont] = {}


def _inline_font(words: Words) -> InlineFont:
    key = words[1:]
    if key not in _inline_fonts:
        _inline_fonts[key] = InlineFont(
            rFont=_LINE_FONT if words.ruled else FONT,
            sz=words.size,
            b=words.bold or None,
            u="single" if words.underline else None,
        )
    return _inline_fonts[key]


def _border(lines: int) -> Border:
    return Border(
        left=_THIN if lines & LEFT else _NONE,
        right=_THIN if lines & RIGHT else _NONE,
        top=_THIN if lines & TOP else _NONE,
        bottom=_THIN if lines & BOTTOM else _DOTS if lines & DOTTED else _NONE,
    )
