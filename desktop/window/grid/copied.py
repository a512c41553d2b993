"""Cells as they are copied: for spreadsheets, in which figures are figures, and for texts."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QMimeData

_FIGURE = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,10})?")
# Excel keeps the lines of a cell in one cell only where the style says so, and takes what looks
# like a figure or a date for one only where no style says that it is text.
_HEAD = "<style>br{mso-data-placement:same-cell;} td{mso-number-format:'\\@';}</style>"
_TEXT = ' sdnum="1033;0;@"'
_EXCEL = "urn:schemas-microsoft-com:office:excel"


class CopiedCell(NamedTuple):
    """A text, and whether its column has figures."""

    text: str
    is_figure: bool = False

    @property
    def figure(self) -> str:
        """The figure without separators, as programs read it; empty where it is none."""
        found = self.is_figure and _FIGURE.fullmatch(self.text.strip())
        return self.text.strip().replace(",", "") if found else ""


def copied_data(block: Sequence[Sequence[CopiedCell]]) -> QMimeData:
    """A block of cells as the clipboard holds it, for spreadsheets and texts alike."""
    data = QMimeData()
    data.setText(tabbed(block))
    data.setHtml(table_html(block))
    return data


def tabbed(block: Sequence[Sequence[CopiedCell]]) -> str:
    """Lines with tabs, as Excel writes them: a cell of several lines in quotation marks."""
    return "".join(
        "\t".join(cell.figure or _quoted(cell.text) for cell in row) + "\n" for row in block
    )


def table_html(block: Sequence[Sequence[CopiedCell]]) -> str:
    """A table for Word and Excel."""
    rows = ("<tr>" + "".join(map(_cell_html, row)) + "</tr>" for row in block)
    return (
        f'<html xmlns:x="{_EXCEL}"><head><meta charset="utf-8">{_HEAD}</head>'
        f"<body><table>{''.join(rows)}</table></body></html>"
    )


def _cell_html(cell: CopiedCell) -> str:
    words = html.escape(cell.text).replace("\n", "<br>")
    if not cell.figure:
        # LibreOffice goes by this, where Excel goes by the style of the head.
        return f"<td{_TEXT if cell.text[:1].isdigit() else ''}>{words}</td>"
    # The figure itself, for Excel and for LibreOffice, whatever separators they are used to.
    _, _, places = cell.figure.partition(".")
    shown = "\\#\\,\\#\\#0" + (f"\\.{'0' * len(places)}" if places else "")
    return (
        f'<td align="right" x:num="{cell.figure}" sdval="{cell.figure}" sdnum="1033;"'
        f" style=\"mso-number-format:'{shown}'\">{words}</td>"
    )


def _quoted(text: str) -> str:
    if any(letter in text for letter in '\t\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text
