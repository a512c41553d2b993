"""The settings that new plans begin with: what a unit may choose of how its forms print.

Each of them is a choice of a plan (`PrintChoices`), which keeps it and may change it: the same
plan prints the same on every computer.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from db.fields import specs
from db.records import Plan, PrintChoices
from db.settings.declared import Kind, Setting, Where
from db.settings.settings import Settings

_EXPLAINED = {
    "footnotes": "เชิงอรรถบอกวิธีกรอกของแบบฟอร์ม ที่ท้ายหน้าแต่ละหน้า",
    "success_measures": "แทนหัวข้อตัวชี้วัดในสาระสำคัญของแผน",
    "number_each_project": "ลำดับที่นับต่อเนื่องทุกโครงการ แทนการนับที่แผนงาน",
    "activity_names": "แทนคำว่า ชื่อโครงการ ในตารางขั้นตอนของรายการที่เป็นกิจกรรม",
    "whole_definitions": "พิมพ์ทุกหัวข้อของนิยาม แม้หัวข้อนั้นยังไม่ได้กรอก",
    "plain_responsibilities": "พิมพ์เฉพาะหัวข้อ ไม่พิมพ์คำอธิบายในวงเล็บ",
    "policy_names": "พิมพ์รหัสนโยบายแล้วตามด้วยชื่อ แทนการพิมพ์รหัสอย่างเดียว",
    "bare_points": "พิมพ์ตัวเลขของคะแนน โดยไม่มีคำประกอบ",
    "distributed": "ข้อความยาวชิดขอบทั้งสองข้างโดยเฉลี่ยช่องว่างระหว่างอักษร แทนการชิดซ้าย",
}

NEW_PLANS = {
    name: Setting(
        f"new_plan.{name}", spec.label, _EXPLAINED[name], Kind.FLAG, Where.NEW_PLANS, default=False
    )
    for name, spec in specs(PrintChoices).items()
}


def begun_as_set(plan: Plan, settings: Settings, offered: Collection[str]) -> Plan:
    """A new plan with the choices that are set, of those that its edition has `offered`."""
    kept = {n: True for n, each in NEW_PLANS.items() if n in offered and settings.flag(each)}
    return replace(plan, print_choices=PrintChoices(**kept))
