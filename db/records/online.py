"""What the online systems of the agency ask for and no form does: folded away, all optional."""

from __future__ import annotations

from decimal import Decimal

from db import fields as f
from db.record_classes import record


@record
class OnlineQuarter:
    """One quarter of a project there: what is planned for it, and what got in its way."""

    target: str = f.text("เป้าหมาย", long=True)
    planned: Decimal | None = f.money("เงินตามแผน (บาท)", nullable=True)
    problem: str = f.text("ปัญหาอุปสรรค", long=True)
    remedy: str = f.text("แนวทางแก้ไข", long=True)


@record
class Online:
    """A project as the online systems know it, with its four quarters."""

    code: str = f.text("รหัสโครงการในระบบออนไลน์")
    responsible: str = f.text("ผู้รับผิดชอบ")
    phone: str = f.text("โทรศัพท์")
    quarter1: OnlineQuarter = f.one("ไตรมาสที่ 1", OnlineQuarter)
    quarter2: OnlineQuarter = f.one("ไตรมาสที่ 2", OnlineQuarter)
    quarter3: OnlineQuarter = f.one("ไตรมาสที่ 3", OnlineQuarter)
    quarter4: OnlineQuarter = f.one("ไตรมาสที่ 4", OnlineQuarter)


@record
class Entered:
    """A row of a list that somebody has entered in an online system, by a mapping's name.

    `record` is the identity of what the row speaks of, in the report of a `quarter` where it is
    of one; `content` a digest of what the row said: of one that says something else by now, the
    tick is out of date.
    """

    mapping: str = f.text("ชื่อแบบรายการ", required=True)
    record: str = f.text("รหัสรายการ", required=True)
    content: str = f.text("รหัสเนื้อหาที่กรอก", required=True)
    quarter: int | None = f.integer("ไตรมาส", minimum=1, maximum=4)
    date: str = f.date("วันที่กรอก")
    id: str = f.identity()
