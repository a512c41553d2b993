"""What defines an indicator or a KPI of the framework."""

from __future__ import annotations

from decimal import Decimal

from db import fields as f
from db.record_classes import record


@record
class Formula:
    """Printed as a fraction: numerator over denominator, times multiplier."""

    label: str = f.text("ชื่อสูตร")
    numerator: str = f.text("ตัวตั้ง", required=True, long=True)
    denominator: str = f.text("ตัวหาร", required=True, long=True)
    multiplier: Decimal | None = f.number("ตัวคูณ")
    id: str = f.identity()


@record
class Measure:
    """What defines an indicator: the sections of its definition column, in order."""

    definition: str = f.text("นิยาม", long=True, marked=True)
    explanation: str = f.text("คำอธิบายตัวชี้วัด", long=True, marked=True)
    target: str = f.text("ค่าเป้าหมาย", marked=True)
    scope: str = f.text("ขอบเขตการวัด/วิธีการวัด", long=True, marked=True)
    responsibilities: str = f.text("ภารกิจของหน่วยงาน/ส่วนราชการฯ ที่เกี่ยวข้อง", long=True, marked=True)
    method: str = f.text("วิธีคำนวณ/วัดผลการดำเนินงาน/สูตรคำนวณ", long=True, marked=True)
    formulas: tuple[Formula, ...] = f.many("สูตร", Formula)
    evidence: str = f.text("วิธีเก็บข้อมูล/หลักฐาน", long=True, marked=True)
