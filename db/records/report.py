"""A quarter's report, the memo it goes up with, and each time that it did."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from db import fields as f
from db.records.lists import INDICATORS, PROJECTS


@dataclass(frozen=True, slots=True)
class Signature:
    """A person who signs, with the lines of the position."""

    role: str = f.text("ฐานะ")
    name: str = f.text("ชื่อ", required=True)
    position: tuple[str, ...] = f.texts("ตำแหน่ง")
    id: str = f.identity()


@dataclass(frozen=True, slots=True)
class Memo:
    """บันทึกข้อความ."""

    office: str = f.text("ส่วนราชการ")
    phone: str = f.text("โทร.")
    number: str = f.text("ที่")
    date: str = f.date("วันที่")
    subject: str = f.text("เรื่อง", long=True)
    to: str = f.text("เรียน")
    background: tuple[str, ...] = f.texts("ต้นเรื่อง")
    facts: tuple[str, ...] = f.texts("ข้อเท็จจริง")
    proposal: tuple[str, ...] = f.texts("ข้อพิจารณาและเสนอแนะ")
    closing: str = f.text("คำลงท้าย", long=True)
    signatures: tuple[Signature, ...] = f.many("ผู้ลงนาม", Signature)


@dataclass(frozen=True, slots=True)
class Result:
    """How far an indicator has come; `progress` is percent since the year began."""

    indicator: str = f.ref("ตัวชี้วัด", INDICATORS, required=True)
    progress: Decimal | None = f.number("ความก้าวหน้า (ร้อยละ)", nullable=True)
    value: Decimal | None = f.number("ค่าที่ได้", nullable=True)
    numerator: Decimal | None = f.number("ตัวตั้ง", nullable=True)
    denominator: Decimal | None = f.number("ตัวหาร", nullable=True)
    level: Decimal | None = f.number("ระดับที่ได้", nullable=True)
    narrative: str = f.text("ผลการดำเนินงาน", long=True)
    id: str = f.identity()


@dataclass(frozen=True, slots=True)
class StepDone:
    """Percent of one step done by the quarter's end; `activity` counts from 0.

    `carried`: it is the figure of an earlier quarter, which nobody has confirmed for this one.
    """

    project: str = f.ref("โครงการ", PROJECTS, required=True)
    activity: int | None = f.integer("กิจกรรม", minimum=0)
    step: str = f.step_number("ขั้นตอน")
    done: Decimal | None = f.number("ทำแล้ว (ร้อยละ)", required=True, minimum=0, maximum=100)
    carried: bool | None = f.flag("ยกมาจากไตรมาสก่อน ยังไม่ยืนยัน", since=2)
    id: str = f.identity()


@dataclass(frozen=True, slots=True)
class Spending:
    """Baht disbursed for a project since the fiscal year began; `carried` as of `StepDone`."""

    project: str = f.ref("โครงการ", PROJECTS, required=True)
    amount: Decimal | None = f.money("จำนวนเงิน", required=True)
    carried: bool | None = f.flag("ยกมาจากไตรมาสก่อน ยังไม่ยืนยัน", since=2)
    id: str = f.identity()


@dataclass(frozen=True, slots=True)
class IssuedFigure:
    """One figure as it was issued, in words of that day: it outlives what it speaks of.

    `place` names it among the figures of a report, the same in every issuance.
    """

    place: str = f.text("ตำแหน่ง", required=True)
    what: str = f.text("รายการ", required=True)
    value: str = f.text("ค่า", long=True)
    id: str = f.identity()


@dataclass(frozen=True, slots=True)
class Issuance:
    """A report sent up under a memo; reopened where there is a date of that.

    `content_code` is that of the plan with its reports as of then (`db.content_code`).
    """

    date: str = f.date("วันที่ออกรายงาน")
    by: str = f.text("ผู้ออกรายงาน")
    number: str = f.text("เลขที่ของบันทึกข้อความ")
    memo_date: str = f.date("วันที่ของบันทึกข้อความ")
    figures: tuple[IssuedFigure, ...] = f.many("ตัวเลขที่ออก", IssuedFigure)
    reopened_date: str = f.date("วันที่เปิดแก้ไข")
    reopened_by: str = f.text("ผู้เปิดแก้ไข")
    reason: str = f.text("เหตุผลที่เปิดแก้ไข", long=True)
    content_code: str = f.text("รหัสเนื้อหา", since=2)
    id: str = f.identity()

    @property
    def is_reopened(self) -> bool:
        """Whether the report has been opened again since."""
        return bool(self.reopened_date or self.reopened_by or self.reason)


@dataclass(frozen=True, slots=True)
class Report:
    """One quarter's report (สยป.3) and the memo it goes with."""

    quarter: int | None = f.choice(
        "ไตรมาส",
        {1: "ไตรมาสที่ 1", 2: "ไตรมาสที่ 2", 3: "ไตรมาสที่ 3", 4: "ไตรมาสที่ 4"},
        required=True,
    )
    memo: Memo = f.one("บันทึกข้อความ", Memo)
    results: tuple[Result, ...] = f.many("ผลตัวชี้วัด", Result)
    steps: tuple[StepDone, ...] = f.many("ผลขั้นตอน", StepDone)
    spending: tuple[Spending, ...] = f.many("การเบิกจ่าย", Spending)
    signatures: tuple[Signature, ...] = f.many("ผู้ลงนาม", Signature)
    issuances: tuple[Issuance, ...] = f.many("การออกรายงาน", Issuance, beside=True)
    heading: str = f.text("บรรทัดที่สองของ สยป.3")
    id: str = f.identity()

    @property
    def is_issued(self) -> bool:
        """Whether it was sent up and has not been opened again."""
        return bool(self.issuances) and not self.issuances[-1].is_reopened
