"""The cell formats of a workbook: one for each combination of looks and lines."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook

from forms.excel.sheet import BOTTOM, DOTTED, LEFT, RIGHT, TOP, Look, Words

FONT = "TH SarabunPSK"
# Lines and arrows: letters of one width that join, in a font that every office has.
LINE_FONT = "Courier New"
_LINK_COLOUR = "#0563C1"
_SHADE = "#D9D9D9"
# One step of a cell's indent, three spaces of the workbook's first font, in millimetres.
_INDENT_STEP = 3.175
_THIN, _DOTTED = 1, 4
_ALIGN = {"left": "left", "center": "center", "right": "right"}
_VERTICAL = {"top": "top", "center": "vcenter", "bottom": "bottom"}


class Formats:
    """Formats of one workbook, each made when it is first asked for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._of_cells: dict[tuple[Look, int, bool], Any] = {}
        self._of_words: dict[tuple[float, bool, bool, bool, bool], Any] = {}
        # That of columns: what is typed into an empty cell looks as the form does.
        self.column: Any = book.add_format({"font_name": FONT, "font_size": 16})

    def cell(self, look: Look, lines: int, *, quoted: bool = False) -> Any:
        """The format of a cell; `quoted` tells programs to keep its text a text."""
        key = look, lines, quoted
        found = self._of_cells.get(key)
        if found is None:
            found = self._of_cells[key] = self._book.add_format(_properties(look, lines))
            if quoted:
                found.set_quote_prefix()
        return found

    def words(self, words: Words) -> Any:
        """The format of words within a cell."""
        key = words[1:]
        if key not in self._of_words:
            properties: dict[str, Any] = {
                "font_name": LINE_FONT if words.ruled else FONT,
                "font_size": words.size,
                "bold": words.bold,
                "underline": int(words.underline),
                "font_script": int(words.raised),
            }
            self._of_words[key] = self._book.add_format(properties)
        return self._of_words[key]


def _properties(look: Look, lines: int) -> dict[str, Any]:
    align = "center_across" if look.across else _ALIGN[look.align]
    found: dict[str, Any] = {
        "font_name": LINE_FONT if look.ruled else FONT,
        "font_size": look.size,
        "bold": look.bold,
        "underline": int(look.underline or look.link),
        "align": align,
        "valign": _VERTICAL[look.vertical],
        "num_format": look.number_format,
        "left": _THIN if lines & LEFT else 0,
        "right": _THIN if lines & RIGHT else 0,
        "top": _THIN if lines & TOP else 0,
        "bottom": _THIN if lines & BOTTOM else _DOTTED if lines & DOTTED else 0,
    }
    if look.wrapped:
        found["text_wrap"] = True
    if look.shrunk:
        found["shrink"] = True
    if look.shaded:
        found |= {"bg_color": _SHADE, "pattern": 1}
    if look.link:
        found["font_color"] = _LINK_COLOUR
    if steps := round(look.indent / _INDENT_STEP):
        found["indent"] = steps
    return found
