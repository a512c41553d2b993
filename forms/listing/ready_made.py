"""Mappings that come with the program: what online systems mostly ask, to begin with."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from forms.listing.forms import Forms
from forms.listing.kinds import ListKind, list_kinds
from forms.listing.mapping import ListMapping, MappedColumn

# Columns by name, with their headings; an empty one is what the column is called.
_PROJECTS = {
    "plan.fiscal_year": "",
    "plan.unit.name": "",
    "project.online.code": "รหัสโครงการ",
    "project.name": "",
    "project.kind": "",
    "project.divisions": "ส่วนราชการที่รับผิดชอบ",
    "project.budget.amount": "งบประมาณ (บาท)",
    "project.budget.status": "",
    "project.strategy_code": "",
    "project.policies": "",
    "project.online.responsible": "ผู้รับผิดชอบ",
    "project.online.phone": "โทรศัพท์",
    **{f"project.online.quarter{n}.target": f"เป้าหมายไตรมาส {n}" for n in (1, 2, 3, 4)},
    **{f"project.online.quarter{n}.planned": f"แผนเบิกจ่ายไตรมาส {n}" for n in (1, 2, 3, 4)},
}
_INDICATORS = {
    "plan.fiscal_year": "",
    "plan.unit.name": "",
    "indicator.number": "ลำดับ",
    "indicator.name": "",
    "indicator.kind": "",
    "indicator.target": "",
    "indicator.target_value": "",
    "indicator.unit_of_measure": "",
    "indicator.weight": "",
    "indicator.projects": "",
    "indicator.measure.definition": "นิยาม",
    "indicator.measure.method": "วิธีคำนวณ",
    "indicator.measure.evidence": "วิธีเก็บข้อมูล/หลักฐาน",
}
_PROGRESS = {
    "plan.fiscal_year": "",
    "report.quarter": "",
    "project.online.code": "รหัสโครงการ",
    "project.name": "",
    "project.budget.amount": "งบประมาณ (บาท)",
    "online_quarter.target": "เป้าหมายของไตรมาส",
    "done": "",
    "online_quarter.planned": "แผนเบิกจ่ายของไตรมาส",
    "spent": "เบิกจ่ายสะสม (บาท)",
    "online_quarter.problem": "ปัญหาอุปสรรค",
    "online_quarter.remedy": "แนวทางแก้ไข",
    "project.online.responsible": "ผู้รับผิดชอบ",
    "project.online.phone": "โทรศัพท์",
}


@lru_cache(maxsize=1)
def ready_made() -> tuple[ListMapping, ...]:
    """The mappings that there always are, in the order in which they are offered."""
    kinds = list_kinds()
    money = Forms(decimals=2)
    return (
        _mapping("โครงการ (พร้อมใช้)", kinds["projects"], _PROJECTS, money),
        _mapping("ตัวชี้วัด (พร้อมใช้)", kinds["indicators"], _INDICATORS, Forms()),
        _mapping("ความก้าวหน้ารายไตรมาส (พร้อมใช้)", kinds["progress"], _PROGRESS, money),
    )


def whole_list(kind: ListKind) -> ListMapping:
    """A list with all its columns, called as they are declared."""
    names = {column.name: "" for column in kind.columns}
    return _mapping(f"{kind.title} ทุกคอลัมน์", kind, names, Forms())


def _mapping(name: str, kind: ListKind, names: Mapping[str, str], forms: Forms) -> ListMapping:
    labels = {column.name: column.label for column in kind.columns}
    columns = (MappedColumn(each, heading or labels[each]) for each, heading in names.items())
    return ListMapping(name, kind.name, tuple(columns), forms)
