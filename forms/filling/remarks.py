"""What of a workbook did not become a value: told by sheet, row and cell."""

from __future__ import annotations

from typing import Any, NamedTuple

from forms.filling.reading import FilledCell, FilledRow, FilledSheet
from forms.filling.scope import Subject

_LONGEST_QUOTE = 60


class Remark(NamedTuple):
    """Something of a workbook that did not become a value: its sheet, cell or row, and why."""

    file: str
    sheet: str
    ref: str
    text: str
    reason: str

    @property
    def words(self) -> str:
        """`ฝ่ายบริหาร.xlsx แผ่นงาน โครงการ ช่อง C7: “สิบล้าน” ไม่ใช่ตัวเลข …`."""
        sheet = f"แผ่นงาน {self.sheet}" if self.sheet else ""
        where = " ".join(filter(None, (self.file, sheet, self.ref)))
        return f"{where}: {self.said}"

    @property
    def said(self) -> str:
        """What stands there and why it is told, each once."""
        quoted = f"“{self.text[:_LONGEST_QUOTE]}”" if self.text else ""
        return self.reason if quoted in self.reason else f"{quoted}: {self.reason}"


class Remarks:
    """The remarks on a workbook, as they come."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._found: list[Remark] = []

    @property
    def found(self) -> tuple[Remark, ...]:
        """All of them."""
        return tuple(self._found)

    def of_cell(self, sheet: FilledSheet, cell: FilledCell, reason: str) -> None:
        """A cell whose text is no value."""
        self._add(sheet.name, f"ช่อง {cell.ref}", cell.text, reason)

    def of_row(self, sheet: FilledSheet, row: FilledRow, reason: str, text: str = "") -> None:
        """A row that was not read."""
        self._add(sheet.name, f"แถวที่ {row.number}", text, reason)

    def of_lacking_row(self, sheet: FilledSheet, subject: Subject) -> None:
        """A record whose row is no longer there."""
        shown = subject.shown[0] if subject.shown else ""
        text = f"{shown} {name_of(subject.record)}".strip()
        reason = "แถวของรายการนี้ถูกลบออกจากสมุดงาน แผนยังมีรายการนี้อยู่ ถ้าจะลบ โปรดลบในโปรแกรม"
        self._add(sheet.name, "", text, reason)

    def of_lacking_sheet(self, name: str) -> None:
        """A sheet that is no longer there, or no longer begins as it was sent."""
        reason = (
            "ไม่พบแผ่นงานนี้ หรือมีแถวแทรกเหนือหัวตาราง จึงไม่ได้อ่านสิ่งที่กรอกในแผ่นงานนี้ "
            "ถ้ามีสิ่งที่กรอกไว้ โปรดคัดลอกลงในสมุดงานเดิมแล้วอ่านอีกครั้ง"
        )
        self._add(name, "", "", reason)

    def of_copied_sheet(self, sheet: FilledSheet, read: FilledSheet) -> None:
        """A sheet of the same records as another."""
        reason = (
            f"แผ่นงานนี้เป็นสำเนาของแผ่นงาน “{read.name}” จึงไม่ได้อ่าน "
            "ถ้ากรอกไว้ในแผ่นงานนี้ โปรดคัดลอกไปไว้ในแผ่นงานนั้นแล้วอ่านอีกครั้ง"
        )
        self._add(sheet.name, "", "", reason)

    def of_lacking_column(self, sheet: FilledSheet, label: str) -> None:
        """A column that is no longer there."""
        reason = f"ไม่พบคอลัมน์ “{label}” จึงไม่ได้อ่านคอลัมน์นี้ แผนยังเป็นตามเดิม"
        self._add(sheet.name, "", "", reason)

    def of_unknown_column(self, sheet: FilledSheet, path: str) -> None:
        """A column that this program knows nothing of, with something in it."""
        reason = f"โปรแกรมรุ่นนี้ไม่รู้จักคอลัมน์ “{path}” จึงไม่ได้อ่านคอลัมน์นี้ โปรดอ่านด้วยโปรแกรมรุ่นที่ส่งสมุดงานออก"
        self._add(sheet.name, "", "", reason)

    def _add(self, sheet: str, ref: str, text: str, reason: str) -> None:
        self._found.append(Remark(self._file, sheet, ref, text, reason))


def name_of(record: Any) -> str:
    """What a record is called; empty where it is called nothing."""
    return getattr(record, "name", "") or getattr(record, "text", "")
