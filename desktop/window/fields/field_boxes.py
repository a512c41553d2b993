"""Which control fits the kind of a field."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from db.fields import Kind, Spec
from desktop.window.fields.text_editors import LineBox, TextBox
from desktop.window.fields.value_editors import ChoiceBox, FlagBox
from desktop.window.page import Tools
from desktop.window.widgets.theme import em

if TYPE_CHECKING:
    from desktop.window.fields.picks import Pick

_FIGURES = {Kind.NUMBER, Kind.INTEGER, Kind.MONTH, Kind.DATE}
_EXAMPLES = {Kind.MONTH: "เช่น ต.ค. 66", Kind.DATE: "เช่น 9 ม.ค. 68"}


def box_for(
    tools: Tools, spec: Spec, words: str, lines: int, offered: Callable[[Pick], bool] | None
) -> QWidget:
    """The control for a field; a box for text has at least so many `lines`."""
    makers: dict[Kind, Callable[[], QWidget]] = {
        Kind.CHOICE: lambda: ChoiceBox(spec),
        Kind.FLAG: lambda: FlagBox(words),
        Kind.TEXTS: lambda: TextBox(lines=max(lines, 2), numbered=True),
    }
    # The first page that is seen has no such text, and names no record.
    if spec.marked:
        from desktop.window.fields.marked_box import MarkedBox  # noqa: PLC0415

        several = spec.kind is Kind.TEXTS
        least = max(lines, 2) if spec.long or several else max(lines, 1)
        return MarkedBox(tools.theme, lines=least, numbered=several)
    if spec.kind in {Kind.REF, Kind.REFS}:
        from desktop.window.fields.reference_editors import RefBox, RefList  # noqa: PLC0415

        return RefBox(tools, spec, offered) if spec.kind is Kind.REF else RefList(tools, spec)
    if spec.kind in makers:
        return makers[spec.kind]()
    if spec.long or lines > 1:
        # Where no lines are asked for, one is enough of a text that is mostly longer.
        return TextBox(lines=max(lines, 2) if lines else 1, one_line=not spec.long)
    box = LineBox(one_line=spec.kind is Kind.TEXT)
    box.setPlaceholderText(_EXAMPLES.get(spec.kind, ""))
    if spec.kind in _FIGURES:
        box.setMaximumWidth(em(box, 14))
    return box
