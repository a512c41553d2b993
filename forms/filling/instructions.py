"""What a division reads first: what the workbook is, what to fill in, how, and what then."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from forms.filling.layout import FillBook

GUIDE_NAME = "อ่านก่อน"


class GuideLine(NamedTuple):
    """A line: its words and look."""

    text: str
    bold: bool = False
    size: int = 16
    ground: str = ""


def guide(book: FillBook) -> Iterator[GuideLine]:
    """The lines, from above."""
    whom = book.division or book.unit
    quarter = f" และผลไตรมาส {book.quarter}" if book.quarter else ""
    yield GuideLine(f"สมุดงานให้กรอก: {whom}", bold=True, size=24)
    yield GuideLine(f"{book.title}{quarter}", size=18)
    yield GuideLine(book.unit)
    yield GuideLine("ทำอย่างไร", bold=True, size=18)
    yield GuideLine("1. เปิดแผ่นงานทีละแผ่นจากรายการด้านล่าง หรือจากแถบชื่อแผ่นงานท้ายจอ")
    yield GuideLine("2. กรอกหรือแก้เฉพาะช่องสีเหลือง ช่องสีเทาแก้ไม่ได้", ground="#FFF9DB")
    yield GuideLine("3. รายการใหม่ กรอกในแถวว่างสีเขียวท้ายตาราง", ground="#E9F5E9")
    yield GuideLine("4. ช่องที่มีรายการให้เลือก กดลูกศรข้างช่องแล้วเลือก")
    yield GuideLine("5. วิธีกรอกแต่ละช่องอยู่ที่หัวคอลัมน์ (ชี้ที่มุมสีแดง) ช่องที่มี * ต้องกรอก")
    yield GuideLine("6. สิ่งที่ไม่เปลี่ยน ไม่ต้องทำอะไร ปล่อยไว้ตามเดิม")
    yield GuideLine("7. รายการที่จะยกเลิก อย่าลบแถว ให้เขียนบอกในช่องหมายเหตุหรือแจ้งผู้จัดทำแผน")
    yield GuideLine("8. บันทึกแฟ้มด้วยชื่อเดิม (.xlsx) แล้วส่งกลับผู้จัดทำแผน")
    yield GuideLine(
        "ผู้จัดทำแผนจะเห็นทุกช่องที่เปลี่ยนก่อนนำเข้าแผน แฟ้มนี้ไม่แก้แผนโดยตรง ถ้าต้องการแถวเพิ่ม โปรดแจ้งผู้จัดทำแผน"
    )
    yield GuideLine("แผ่นงานที่ต้องกรอก", bold=True, size=18)
