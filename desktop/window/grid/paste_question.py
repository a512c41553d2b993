"""What is asked before a table is pasted whose rows are not all records."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.window.widgets.dialogs import message_box
from forms.editing.pasted_tables import PastedTable, Rows, pasted_table
from forms.shortened import shortened

_MOST_NAMED = 8


def meant_table(parent: QWidget, block: Rows, headings: Sequence[str]) -> PastedTable | None:
    """What of a block is to be pasted over a grid with such headings, asked where need be.

    A table that goes to the columns of its headings has `columns`. None: nothing at all.
    """
    table = pasted_table(block, headings)
    if not table.rows:
        # Cells that are empty empty others.
        return PastedTable(block)
    if not (table.columns or table.sums):
        return table
    box = message_box(parent, "วางตาราง", _found(table), _follows(table, headings), picture="help")
    as_meant = box.addButton(_offer(table), QMessageBox.ButtonRole.AcceptRole)
    all_rows = box.addButton("วางทุกแถวตั้งแต่ช่องนี้", QMessageBox.ButtonRole.ActionRole)
    give_up = box.addButton("ยกเลิก", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(as_meant)
    box.setEscapeButton(give_up)
    box.exec()
    if box.clickedButton() is as_meant:
        return PastedTable(table.without_sums(), table.columns)
    return pasted_table(block, ()) if box.clickedButton() is all_rows else None


def _found(table: PastedTable) -> str:
    found = []
    if table.columns:
        found.append("แถวแรกของตารางที่คัดลอกไว้เป็นหัวตาราง")
    if table.sums:
        found.append(f"ตารางที่คัดลอกไว้มีแถวผลรวม {len(table.sums)} แถว")
        first = next(text for text in table.rows[table.sums[0]] if text.strip())
        found[-1] += f" เช่น “{' '.join(first.split())}”"
    return "\n".join(found)


def _follows(table: PastedTable, headings: Sequence[str]) -> str:
    if not table.columns:
        return "โปรแกรมคิดผลรวมให้ จึงไม่ต้องวางแถวผลรวม"
    names = [headings[at] for at in table.columns if at is not None]
    words = f"ข้อมูลจะวางในคอลัมน์ {_listed(names)}"
    if table.unplaced:
        words += f"\nตารางนี้ไม่มีคอลัมน์ {_listed(table.unplaced)} จึงจะไม่วางคอลัมน์นั้น"
    return words


def _listed(names: Sequence[str]) -> str:
    return shortened([" ".join(name.split()) for name in names], _MOST_NAMED, "คอลัมน์")


def _offer(table: PastedTable) -> str:
    if not table.columns:
        return "วางโดยไม่มีแถวผลรวม"
    return "วางตามหัวตาราง ไม่มีแถวผลรวม" if table.sums else "วางตามหัวตาราง"
