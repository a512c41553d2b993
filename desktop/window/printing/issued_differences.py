"""Where what the plan says today differs from the paper that was issued: a list to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.window.widgets.difference_list import Sides
from desktop.window.widgets.differences_dialog import DifferencesDialog
from desktop.window.widgets.theme import Theme
from forms.editing.comparing import Difference

if TYPE_CHECKING:
    from forms.since_issued import FormDifference

# A passage is told by so many letters of it.
_MOST = 300


def issued_differences_dialog(
    theme: Theme, found: tuple[FormDifference, ...], parent: QWidget
) -> DifferencesDialog:
    """Every passage that differs, form by form: as it was issued, and as it is today."""
    forms = "\n".join(f"•  {form.title}: {len(form.passages)} แห่ง" for form in found)
    return DifferencesDialog(
        theme,
        parent,
        title="ต่างจากฉบับที่ออก",
        words="ข้อมูลวันนี้ต่างจากฉบับที่ออกรายงานแล้ว",
        more=f"{forms}\nฉบับที่ออกยังเป็นอย่างเดิม",
        differences=[
            Difference(form.title, _cut(passage.before), _cut(passage.after))
            for form in found
            for passage in form.passages
        ],
        sides=Sides("ฉบับที่ออก", "วันนี้"),
        answers=("ปิด",),
    )


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _MOST else f"{words[:_MOST].rstrip()}…"
